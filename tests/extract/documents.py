"""Documents, tables and blocks as readers would hand them over, written by hand in a line or two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extract.detect import detect
from extract.detect.plan.outline import Outline, build_outline
from extract.detect.plan.scheme import settle
from extract.detect.reading import read_entries
from extract.detect.words.legend import find_legend
from extract.document import (
    PLAIN,
    Block,
    Box,
    Cell,
    Document,
    Kind,
    Line,
    Place,
    Role,
    SourceFile,
    Style,
    Table,
    TextBlock,
)
from extract.printed import Field, Level, PrintedDocument, PrintedItem, PrintedValue

OS, OO, ACTION, SUB = Level.STRATEGIC, Level.OPERATIONAL, Level.ACTION, Level.SUB_ACTION
BOLD = Style(bold=True)
Position = tuple[int, int]
Content = str | Block | Sequence["str | Block"]


def paragraph(*lines: str, style: Style = PLAIN, role: Role = Role.BODY, page: int | None = None) -> TextBlock:
    """A paragraph, one string a printed line."""
    return TextBlock(Kind.PARAGRAPH, _lines(lines, style, page), role)


def heading(*lines: str, level: int | None = None, style: Style = BOLD, page: int | None = None) -> TextBlock:
    """A heading; ``level`` None where only its looks say so."""
    return TextBlock(Kind.HEADING, _lines(lines, style, page), level=level)


def bullet(*lines: str, glyph: str = "•", depth: int = 0, style: Style = PLAIN) -> TextBlock:
    """A list entry; ``glyph`` is its bullet or the number that the format computes."""
    return TextBlock(Kind.LIST_ITEM, _lines(lines, style, None), level=depth, marker=glyph)


def boxed(*lines: tuple[str, float, float, float], page: int = 1) -> TextBlock:
    """A paragraph with a box a line: text, left, top and right edge in points; lines are 12 points high."""
    return TextBlock(
        Kind.PARAGRAPH,
        tuple(Line(text, Place(page, Box(x0, top, x1, top + 12.0))) for text, x0, top, x1 in lines),
    )


def cell(row: int, col: int, content: Content = "", *, span: tuple[int, int] = (1, 1), fill: str | None = None) -> Cell:
    """One cell; ``content`` is a text (a paragraph a line), a block, or several of them; ``span`` is rows, columns."""
    return Cell(row, col, *span, blocks=_blocks(content), fill=fill)


def table(
    rows: Sequence[Sequence[Content]],
    *,
    spans: Mapping[Position, tuple[int, int]] | None = None,
    fills: Mapping[Position, str] | None = None,
    header_rows: int = 0,
    name: str | None = None,
) -> Table:
    """A table from rows of contents, all of one length; ``spans`` gives merged cells by their top left place.

    The contents of the places that a merged cell covers are left out.
    """
    n_cols = len(rows[0])
    assert all(len(row) == n_cols for row in rows), "rows of one length"
    merged, shades = spans or {}, fills or {}
    covered = {
        (r + i, c + j) for (r, c), (down, right) in merged.items() for i in range(down) for j in range(right)
    } - set(merged)
    cells = tuple(
        cell(r, c, content, span=merged.get((r, c), (1, 1)), fill=shades.get((r, c)))
        for r, row in enumerate(rows)
        for c, content in enumerate(row)
        if (r, c) not in covered
    )
    return Table(cells, len(rows), n_cols, header_rows=header_rows, name=name)


def document(*blocks: Block, name: str = "pst-2018-2024.docx") -> Document:
    """A document of these blocks; its file name says that it is a plan."""
    return Document(SourceFile(name, b""), "application/x-test", blocks)


def read(*blocks: Block) -> PrintedDocument:
    """What detection says of a document of these blocks."""
    return detect(document(*blocks))


def items(*blocks: Block) -> tuple[PrintedItem, ...]:
    """The roots of the tree that is read from these blocks, whatever kind of document they make."""
    return built(*blocks).items


def built(*blocks: Block) -> Outline:
    """The tree that is read from these blocks, with its warnings."""
    legend = find_legend(blocks)
    settled = settle(read_entries(blocks, legend))
    return build_outline(settled.entries, settled.confidence, legend)


def outline(roots: Iterable[PrintedItem]) -> list[str]:
    """The tree as lines: two blanks a depth, the level's short name, the number if any, the title."""
    return list(_outline(roots, 0))


def tree(*blocks: Block) -> list[str]:
    """The outline of the tree that is read from these blocks."""
    return outline(items(*blocks))


def find(roots: Iterable[PrintedItem], title: str) -> PrintedItem:
    """The only item whose title begins so."""
    found = [item for root in roots for item in root.walk() if item.title.startswith(title)]
    assert len(found) == 1, f"{title!r}: {len(found)}"
    return found[0]


def values(item: PrintedItem, field: Field) -> list[PrintedValue]:
    """The item's values of one field, in order."""
    return [value for value in item.values if value.field is field]


def raws(item: PrintedItem, field: Field) -> list[str]:
    """The raw texts of the item's values of one field, in order."""
    return [value.raw for value in values(item, field)]


_SHORT = {OS: "OS", OO: "OO", ACTION: "A", SUB: "SA"}


def _outline(roots: Iterable[PrintedItem], depth: int) -> Iterable[str]:
    for item in roots:
        number = f" {item.number}" if item.number else ""
        yield f"{'  ' * depth}{_SHORT[item.level]}{number} {item.title}".rstrip()
        yield from _outline(item.children, depth + 1)


def _lines(lines: Sequence[str], style: Style, page: int | None) -> tuple[Line, ...]:
    return tuple(Line(text, Place(page=page), style) for text in lines)


def _blocks(content: Content) -> tuple[Block, ...]:
    if isinstance(content, str):
        return tuple(paragraph(line) for line in content.split("\n")) if content else ()
    if isinstance(content, Sequence):
        return tuple(block for part in content for block in _blocks(part))
    return (content,)

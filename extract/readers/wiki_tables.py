"""Tables in a wiki's source: DokuWiki's rows between bars, MediaWiki's marked rows with their spans."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.document import Block, Cell, Table
from extract.readers.html_css import colour_of
from extract.readers.text_tables import TextLine
from extract.readers.wiki_inline import plain_text
from extract.wiki_source import Wiki

CellReader = Callable[[Sequence[TextLine]], tuple[Block, ...]]
_ABOVE = ":::"  # DokuWiki's cell that goes on with the one above
_MOST_SPAN = 100
_KEPT = r"\[\[.*?\]\]|\{\{.*?\}\}|\(\(.*?\)\)|<nowiki>.*?</nowiki>|<ref[^<>/]*>.*?</ref>"
_BARS = re.compile(rf"(?:{_KEPT}|%%.*?%%|<WRAP.*?</WRAP>|<code.*?</code>)|(?P<bar>[|^])", re.DOTALL)
_DOUBLE = re.compile(rf"(?:{_KEPT})|(?P<bar>\|\|)", re.DOTALL)
_DOUBLE_HEADER = re.compile(rf"(?:{_KEPT})|(?P<bar>\|\||!!)", re.DOTALL)
_SINGLE = re.compile(rf"(?:{_KEPT})|(?P<bar>\|)(?!\|)")
_ATTRIBUTE = re.compile(r"(?P<name>[\w-]+)\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|'(?P<single>[^']*)'|(?P<plain>[^\s\"'|]+))")
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*(?P<colour>[^;]+)", re.IGNORECASE)


@dataclass
class _Source:
    """A cell as it is written: its lines, and what its marks say of it."""

    lines: list[TextLine]
    is_header: bool = False
    row_span: int = 1
    col_span: int = 1
    fill: str | None = None


@dataclass
class _Rows:
    rows: list[list[_Source]] = field(default_factory=list)
    name: str | None = None


def starts_table(text: str, wiki: Wiki) -> bool:
    """Whether a table begins with this line."""
    text = text.lstrip(" \t")
    if wiki is Wiki.MEDIAWIKI:
        return text.lstrip(":*# ").startswith("{|")
    return text.startswith(("|", "^")) and len(text) > 1 and len(_split(text, _BARS)) > 1


def take_wiki_table(lines: Sequence[TextLine], at: int, wiki: Wiki, read_cell: CellReader) -> tuple[Table | None, int]:
    """Return the table that begins at ``lines[at]`` (None without cells) and the index after it."""
    if wiki is Wiki.MEDIAWIKI:
        end = _end(lines, at)
        return _table(_marked_rows(lines[at + 1 : end - 1]), read_cell), end
    end = at
    while end < len(lines) and starts_table(lines[end].text, wiki):
        end += 1
    return _table(_Rows([_barred_row(line) for line in lines[at:end]]), read_cell), end


def _split(text: str, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return the parts of ``text`` between bars, each with the bar before it."""
    parts: list[tuple[str, str]] = []
    bar, begin = "", 0
    for match in pattern.finditer(text):
        if match["bar"]:
            parts.append((bar, text[begin : match.start()]))
            bar, begin = match["bar"], match.end()
    return [*parts, (bar, text[begin:])]


# DokuWiki -------------------------------------------------------------------------------------------------------------


def _barred_row(line: TextLine) -> list[_Source]:
    """Return the cells of a row: a cell without even a blank belongs to the one at its left."""
    parts = _split(line.text.strip(), _BARS)[1:]
    if not parts[-1][1].strip():
        parts.pop()
    cells: list[_Source] = []
    for bar, text in parts:
        if not text and cells:
            cells[-1].col_span += 1
        else:
            cells.append(_Source([replace(line, text=text.strip())], bar == "^"))
    return cells


# MediaWiki ------------------------------------------------------------------------------------------------------------


def _end(lines: Sequence[TextLine], at: int) -> int:
    """Return the index after the line that closes a table, those in its cells passed over."""
    depth = 0
    for index in range(at, len(lines)):
        text = lines[index].text.strip()
        if text.lstrip(":*# ").startswith("{|"):
            depth += 1
        elif text.startswith("|}") and not text.startswith("|}}"):
            depth -= 1
            if not depth:
                return index + 1
    return len(lines) + 1


def _marked_rows(lines: Sequence[TextLine]) -> _Rows:
    found = _Rows([[]])
    depth = 0
    row_fill: str | None = None
    for line in lines:
        text = line.text.strip()
        was_inside = depth > 0
        depth += text.startswith("{|")
        depth -= text.startswith("|}") and not text.startswith("|}}") and depth > 0
        if was_inside or depth:
            _go_on(found, line)
        elif text.startswith("|+"):
            found.name = plain_text(_with_attributes(text[2:])[1], Wiki.MEDIAWIKI) or None
        elif text.startswith("|-"):
            row_fill = _fill(_attributes(text[2:]))
            found.rows.append([])
        elif text.startswith(("|", "!")):
            found.rows[-1].extend(_marked_cells(line, text, row_fill))
        else:
            _go_on(found, line)
    found.rows = [row for row in found.rows if row]
    return found


def _go_on(found: _Rows, line: TextLine) -> None:
    if found.rows[-1]:
        found.rows[-1][-1].lines.append(line)


def _marked_cells(line: TextLine, text: str, row_fill: str | None) -> Iterator[_Source]:
    is_header = text.startswith("!")
    for _, part in _split(text[1:], _DOUBLE_HEADER if is_header else _DOUBLE):
        attributes, content = _with_attributes(part)
        yield _Source(
            [replace(line, text=content.strip())],
            is_header,
            _span(attributes.get("rowspan")),
            _span(attributes.get("colspan")),
            _fill(attributes) or row_fill,
        )


def _with_attributes(text: str) -> tuple[dict[str, str], str]:
    """Part what a cell's marks say of it from what stands in it."""
    parts = _split(text, _SINGLE)
    if len(parts) > 1 and _ATTRIBUTE.search(parts[0][1]):
        return _attributes(parts[0][1]), "|".join(part for _, part in parts[1:])
    return {}, text


def _attributes(text: str) -> dict[str, str]:
    return {
        match["name"].lower(): match["quoted"] or match["single"] or match["plain"] or ""
        for match in _ATTRIBUTE.finditer(text)
    }


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MOST_SPAN) if text and text.strip().isdigit() else 1


def _fill(attributes: dict[str, str]) -> str | None:
    declared = _BACKGROUND.search(attributes.get("style", ""))
    colour = colour_of(declared["colour"] if declared else attributes.get("bgcolor"))
    return None if colour == "#ffffff" else colour


# The grid -------------------------------------------------------------------------------------------------------------


def _table(source: _Rows, read_cell: CellReader) -> Table | None:
    """Return the grid that rows lay out, cells with their spans; None without any cell."""
    placed: dict[tuple[int, int], tuple[int, int]] = {}  # where a cell stands -> its top left
    found: dict[tuple[int, int], _Source] = {}
    n_rows = len(source.rows)
    for row, cells in enumerate(source.rows):
        col = 0
        for cell in cells:
            while (row, col) in placed:
                col += 1
            above = placed.get((row - 1, col))
            if _is_above(cell) and above is not None and above[1] == col:
                found[above].row_span += 1
                cell.col_span = found[above].col_span
                top = above
            else:
                top = (row, col)
                cell.row_span = min(cell.row_span, n_rows - row)
                found[top] = cell
            rows = range(row, row + (cell.row_span if top == (row, col) else 1))
            placed.update({(r, c): top for r in rows for c in range(col, col + cell.col_span)})
            col += cell.col_span
    if not found:
        return None
    n_cols = 1 + max(col for _, col in placed)
    cells_read = tuple(_cell(top, cell, read_cell) for top, cell in found.items())
    return Table(
        cells_read,
        n_rows,
        n_cols,
        header_rows=_header_rows(source.rows),
        name=source.name,
        places=(next(iter(found.values())).lines[0].place,),
    )


def _is_above(cell: _Source) -> bool:
    return cell.lines[0].text == _ABOVE and len(cell.lines) == 1


def _cell(top: tuple[int, int], cell: _Source, read_cell: CellReader) -> Cell:
    lines = [replace(line, text="") if line.text == _ABOVE else line for line in cell.lines]
    return Cell(
        *top, cell.row_span, cell.col_span, read_cell(lines), cell.fill, 0, cell.is_header, (cell.lines[0].place,)
    )


def _header_rows(rows: Sequence[Sequence[_Source]]) -> int:
    """Return how many rows at the top are headers in all their cells; none where every row is."""
    count = 0
    while count < len(rows) and all(cell.is_header for cell in rows[count]):
        count += 1
    deepest = max((at + cell.row_span for at in range(count) for cell in rows[at]), default=0)
    return 0 if count == len(rows) else min(max(count, deepest), len(rows) - 1)

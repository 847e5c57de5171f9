"""The document model: what every reader produces and all that detection sees.

Frozen records; no library's object leaks out of a reader. Pages (slides, sheets) count from 1, boxes are PDF points
with the origin at the top left of the page as it is read (upright frame), paths are what a person can follow:
a CSS path (web), ``table 2 row 3 cell 1`` or ``paragraph 41`` (Word, ODT), ``Actions!B12`` (sheet), ``line 12`` (text),
an XPath (XML).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from extract.text import heal_lines


@dataclass(frozen=True)
class SourceFile:
    """The bytes of one document and where they come from.

    ``name`` is the file name shown to people; ``path`` is where the bytes lie on disk, None when they came from an
    archive member; ``url`` and ``retrieved_at`` (ISO 8601, UTC) are known when the scraper fetched it.
    """

    name: str
    data: bytes
    path: Path | None = None
    url: str | None = None
    retrieved_at: str | None = None

    @cached_property
    def digest(self) -> str:
        """Hexadecimal SHA-256 of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in PDF points, origin top left of the upright page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: Box) -> Box:
        """Return the smallest box that holds both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: a page with a box, or a path where the format has no boxes."""

    page: int | None = None
    box: Box | None = None
    path: str | None = None


def on_other_sheet(here: Sequence[Place], there: Sequence[Place]) -> bool:
    """Whether both are cells of a workbook and stand on two of its sheets: the one says nothing of the other."""
    if not here or not there or here[0].page == there[-1].page:
        return False
    return on_sheet(here) and on_sheet(there)


def on_sheet(places: Sequence[Place]) -> bool:
    """Whether places are cells of a workbook."""
    return bool(places) and "!" in (places[0].path or "")


def merge_places(places: Iterator[Place] | tuple[Place, ...] | list[Place]) -> tuple[Place, ...]:
    """Return one place a page (boxes united), keeping the first path where there is no box."""
    by_page: dict[tuple[int | None, str | None], Place] = {}
    for place in places:
        key = (place.page, place.path if place.box is None else None)
        known = by_page.get(key)
        if known is None:
            by_page[key] = place
        elif known.box is not None and place.box is not None:
            by_page[key] = Place(place.page, known.box.union(place.box), known.path)
    return tuple(by_page.values())


class Role(StrEnum):
    """What a block is for; everything but ``BODY`` is kept and marked, never dropped in silence."""

    BODY = "body"
    RUNNING_HEAD = "running-head"
    FOOTER = "footer"
    CONTENTS = "contents"
    NOTE = "note"
    FURNITURE = "furniture"  # menus, breadcrumbs, cookie banners
    HIDDEN = "hidden"  # white or invisible text, nodes that a browser does not show


class Kind(StrEnum):
    """How a block of text presents itself."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks. None means unknown, or nothing out of the ordinary.

    ``size`` in points; ``indent`` in points from the left edge of the text area (of the cell, inside a table);
    ``colour`` and ``fill`` as ``#rrggbb`` (``colour`` None for black or automatic, ``fill`` None for no shade or
    white); ``name`` is the style's name in a word processor.
    """

    size: float | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str | None = None
    fill: str | None = None
    indent: float | None = None
    centred: bool = False
    name: str | None = None


PLAIN = Style()
SIGNS = frozenset("●■◆▲▼★☺☹☻◉⬤◼")  # that may say something by their colour


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line (or one paragraph where the format does not keep lines).

    ``lead`` are the first words of the text where they are in another print than what follows: bold, or coloured.
    """

    text: str
    place: Place = Place()
    style: Style = PLAIN
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link with the text that it carries; ``target`` is absolute where the page's address is known."""

    text: str
    target: str


@dataclass(frozen=True, init=False)
class TextBlock:
    """A heading, a paragraph or a list entry.

    ``marker`` is what stands before the text and is not part of ``lines``: a bullet glyph ("-", "•", "☑"), or the
    number that a word processor or a browser computes ("1.1.", "a)", "O.S.3"). Numbers printed as plain text stay
    in the text. ``sign_colours`` are the colours of the signs (``SIGNS``) in the marker and the lines, in order, empty
    where none is coloured. ``level`` is the outline level of a heading (from 1; None when only the looks say so) or the
    depth of a list entry (from 0).
    """

    kind: Kind
    lines: tuple[Line, ...]
    role: Role = Role.BODY
    level: int | None = None
    marker: str | None = None
    links: tuple[Link, ...] = ()
    sign_colours: tuple[str | None, ...] = ()

    def __init__(
        self,
        kind: Kind,
        lines: tuple[Line, ...],
        role: Role = Role.BODY,
        level: int | None = None,
        marker: str | None = None,
        links: tuple[Link, ...] = (),
        sign_colours: tuple[str | None, ...] = (),
    ) -> None:
        own = (
            self.__dict__
        )  # written to at once: what ``dataclass`` generates takes twice as long, on each of thousands
        own["kind"] = kind
        own["lines"] = lines
        own["role"] = role
        own["level"] = level
        own["marker"] = marker
        own["links"] = links
        own["sign_colours"] = sign_colours

    @cached_property
    def text(self) -> str:
        """The healed text of the block: hyphenated line ends and line breaks mended, without the marker."""
        return heal_lines([line.text for line in self.lines])

    @cached_property
    def style(self) -> Style:
        """The style of the first line."""
        return self.lines[0].style if self.lines else PLAIN

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where the block stands, one place a page."""
        return merge_places([line.place for line in self.lines])


@dataclass(frozen=True, init=False)
class Cell:
    """One cell of a table, merged cells once, at their top left.

    ``blocks`` are the cell's paragraphs, list entries and nested tables in order; ``fill`` is its shade (``#rrggbb``,
    None for none or white); ``rotation`` is the turn of its text in degrees (0, 90, 270); ``places`` has one entry a
    page.
    """

    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    blocks: tuple[Block, ...] = ()
    fill: str | None = None
    rotation: int = 0
    is_header: bool = False
    places: tuple[Place, ...] = ()

    def __init__(
        self,
        row: int,
        col: int,
        row_span: int = 1,
        col_span: int = 1,
        blocks: tuple[Block, ...] = (),
        fill: str | None = None,
        rotation: int = 0,
        is_header: bool = False,
        places: tuple[Place, ...] = (),
    ) -> None:
        own = self.__dict__  # as in ``TextBlock``
        own["row"] = row
        own["col"] = col
        own["row_span"] = row_span
        own["col_span"] = col_span
        own["blocks"] = blocks
        own["fill"] = fill
        own["rotation"] = rotation
        own["is_header"] = is_header
        own["places"] = places

    @cached_property
    def text(self) -> str:
        """The cell's text, a line a block (nested tables: a line a cell); "" when empty."""
        if len(self.blocks) == 1:
            return _block_text(self.blocks[0])
        return "\n".join([text for block in self.blocks if (text := _block_text(block))])

    @cached_property
    def own_text(self) -> str:
        """The text of the cell's own text blocks, trimmed, without nested tables."""
        if not any(isinstance(block, Table) for block in self.blocks):
            return self.text.strip()
        return "\n".join([block.text for block in self.blocks if isinstance(block, TextBlock)]).strip()

    @cached_property
    def style(self) -> Style:
        """The style of the first text block that the cell holds."""
        return next((b.style for b in self.blocks if isinstance(b, TextBlock) and b.lines), PLAIN)

    @cached_property
    def text_blocks(self) -> tuple[TextBlock, ...]:
        """The cell's text blocks, those of nested tables included, in order."""
        return tuple(text_blocks_in(self.blocks))


@dataclass(frozen=True)
class Table:
    """A grid of cells. A row that runs over a page break is one row; a header repeated on each page stands once.

    ``header_rows`` is what the reader knows to be headers (repeated rows, ``<th>`` rows, Word's header mark), else 0;
    ``ruled`` says whether rules or a format's own table structure made the grid (False: white space alone);
    ``ragged``: empty cells may have been dropped, so that a row's cells stand too far to the left;
    ``name`` is a sheet's name or a caption; ``hidden_rows`` and ``hidden_cols`` are kept and marked.
    """

    cells: tuple[Cell, ...]
    n_rows: int
    n_cols: int
    header_rows: int = 0
    ruled: bool = True
    role: Role = Role.BODY
    name: str | None = None
    places: tuple[Place, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    col_edges: tuple[float, ...] = ()
    ragged: bool = False

    def grid(self) -> list[list[Cell | None]]:
        """Return ``n_rows`` lists of ``n_cols`` cells (not to be changed); a merged cell stands wherever it covers."""
        return self._grid

    @cached_property
    def _grid(self) -> list[list[Cell | None]]:
        grid: list[list[Cell | None]] = [[None] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            if cell.row_span == cell.col_span == 1 and cell.row < self.n_rows and cell.col < self.n_cols:
                grid[cell.row][cell.col] = cell
                continue
            for row in range(cell.row, min(cell.row + cell.row_span, self.n_rows)):
                for col in range(cell.col, min(cell.col + cell.col_span, self.n_cols)):
                    grid[row][col] = cell
        return grid


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or drawing: kept for its place and its alternative text."""

    alt: str = ""
    places: tuple[Place, ...] = ()
    role: Role = Role.BODY


Block = TextBlock | Table | Figure


@dataclass(frozen=True, slots=True)
class ReaderWarning:
    """Something a reader could not do, with a code of the closed list (``page-without-text``, ``encrypted`` …)."""

    code: str
    message: str
    raw: str | None = None
    place: Place = Place()


@dataclass(frozen=True)
class Document:
    """One document as read: blocks in reading order.

    ``page_count`` is None where the format has no pages. ``metadata`` holds what the file says of itself (``title``,
    ``author``, ``subject``, ``canonical`` …). ``methods`` names how it was read (``pdfium``, ``ruled-table``,
    ``structure-tree``, ``docx``, ``ocr`` …), for the plan file. ``page_confidence`` says of pages read by OCR how sure
    their text is (0 to 1); pages that are not in it are read as they were written.
    """

    source: SourceFile
    media_type: str
    blocks: tuple[Block, ...]
    page_count: int | None = None
    title: str | None = None
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    warnings: tuple[ReaderWarning, ...] = ()
    methods: tuple[str, ...] = ()
    is_scanned: bool = False
    page_confidence: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))

    def text_blocks(self, *roles: Role) -> Iterator[TextBlock]:
        """Yield all text blocks in order, those inside tables included, of these roles (default: the body)."""
        wanted = roles or (Role.BODY,)
        for block in self.blocks:
            if not isinstance(block, Figure) and block.role in wanted:
                yield from text_blocks_in((block,))


def text_blocks_in(blocks: Iterable[Block]) -> Iterator[TextBlock]:
    """Yield the text blocks of ``blocks`` in order, those inside tables included, whatever their role."""
    for block in blocks:
        if isinstance(block, TextBlock):
            yield block
        elif isinstance(block, Table):
            for cell in block.cells:
                yield from text_blocks_in(cell.blocks)


def _block_text(block: Block) -> str:
    if isinstance(block, TextBlock):
        return block.text
    if isinstance(block, Table):
        return "\n".join(text for text in (cell.text for cell in block.cells) if text)
    return ""

"""A title row at the foot of a page whose table begins overleaf: alone on its page it looks like any box of text.

Where the tables of a document open with a row of one text, on a shade or in bold print, a box that looks alike at the
foot of a page is the title row of the table that opens the next page, or the first lines of it, where that table opens
with the rest of a title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.document import Block, Box, Cell, Place, Table
from extract.layout.pages.page import Card, PageParts
from extract.layout.tables.cells import PageTable
from extract.layout.tables.cut_rows import goes_on_in_words
from extract.layout.tables.join_tables import joined_blocks
from extract.layout.tables.row_codes import opens_with_code
from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import TextLine
from extract.layout.text.paragraphs import to_blocks, usual_leading

_SAME_EDGE = 4.0  # points
_FEWEST_TABLES = 2  # with a title row of that look
_MOST_UNCODED = 0.2  # of the titles of a look: the rests of those that a page break cut


class _Look(NamedTuple):
    fill: str | None
    bold: bool


_PLAIN = _Look(None, bold=False)


class _Titles:
    """The title rows of a document's tables by their look: how many there are, and how many open with a code."""

    def __init__(self, pages: Sequence[PageParts]) -> None:
        self._all: Counter[_Look] = Counter()
        self._coded: Counter[_Look] = Counter()
        for table in (table for parts in pages for table in parts.tables):
            title = _title(table)
            if title is not None:
                self._all[_cell_look(title)] += 1
                self._coded[_cell_look(title)] += opens_with_code(title.text)

    def has(self, look: _Look) -> bool:
        """Whether tables open with a title of this look, which is not that of any text."""
        return look != _PLAIN and self._all[look] >= _FEWEST_TABLES

    def goes_on(self, look: _Look, above: str, below: str) -> bool:
        """Whether ``below`` is the rest of the title ``above``: no title of this look opens so."""
        if opens_with_code(below):
            return False
        coded = self._all[look] - self._coded[look] <= max(2, _MOST_UNCODED * self._all[look])
        return goes_on_in_words(above, below) or (coded and opens_with_code(above))


def with_titles_overleaf(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Return ``pages`` with the boxes that are title rows of tables overleaf as tables, left open at the page break."""
    feet = {parts.page: foot for parts in pages if (foot := _foot(parts, loose[parts.page])) is not None}
    if not feet:
        return list(pages)
    titles = _Titles(pages)
    tables = {parts.page: first for parts in pages if (first := _first(parts, loose[parts.page])) is not None}
    by_page = {parts.page: parts for parts in pages}
    for page, foot in feet.items():
        table = tables.get(page + 1)
        if table is None or not _is_title_of(foot, table, titles):
            continue
        parts, after = by_page[page], by_page[page + 1]
        cards = tuple(card for card in parts.cards if card is not foot)
        by_page[page] = parts._replace(cards=cards, tables=(*parts.tables, _title_row(foot, table, page)))
        if _title(table) is not None:
            rest = tuple(_without_title(one) if one is table else one for one in after.tables)
            by_page[page + 1] = after._replace(tables=rest)
    return [by_page[parts.page] for parts in pages]


def _foot(parts: PageParts, lines: Iterable[TextLine]) -> Card | None:
    """Return the box below which, and beside which, nothing stands on its page."""
    lowest = max(parts.cards, key=lambda card: card.bottom, default=None)
    if lowest is None or not lowest.lines:
        return None
    bottoms = [line.bottom for line in lines] + [table.box[3] for table in parts.tables]
    bottoms += [card.bottom for card in parts.cards if card is not lowest]
    return lowest if all(bottom <= lowest.top + 1 for bottom in bottoms) else None


def _first(parts: PageParts, lines: Iterable[TextLine]) -> PageTable | None:
    """Return the ruled table above which, and beside which, nothing stands on its page."""
    highest = min(parts.tables, key=lambda table: table.box[1], default=None)
    if highest is None or not highest.table.ruled:
        return None
    tops = [line.top for line in lines] + [card.top for card in parts.cards]
    tops += [table.box[1] for table in parts.tables if table is not highest]
    return highest if all(top >= highest.box[3] - 1 for top in tops) else None


def _is_title_of(foot: Card, table: PageTable, titles: _Titles) -> bool:
    """Whether a box at the foot of a page is the title row of the table overleaf, or the first lines of that row."""
    x0, _, x1, _ = table.box
    look = _Look(foot.fill, foot.lines[0].look.bold)
    if abs(foot.x0 - x0) > _SAME_EDGE or abs(foot.x1 - x1) > _SAME_EDGE or not titles.has(look):
        return False
    title = _title(table)
    if title is None:
        return table.table.n_cols > 1
    above = " ".join(word.text for line in foot.lines for word in line.words)
    return _cell_look(title) == look and titles.goes_on(look, above, title.text)


def _cell_look(title: Cell) -> _Look:
    return _Look(title.fill, title.style.bold)


def _title(table: PageTable) -> Cell | None:
    """Return the first row of a table where it is one cell with a text."""
    first = table.table.cells[0]
    alone = first.row == 0 and first.row_span == 1 and first.col_span == table.table.n_cols
    return first if alone and first.text and table.table.n_rows > 1 else None


def _title_row(foot: Card, table: PageTable, page: int) -> PageTable:
    """Return a box as a table of one row, with the columns of the table that it is the title of, the title whole."""
    edges = table.table.col_edges
    frame = Frame(page, foot.x0, foot.x1, usual_leading([foot.lines]), in_cell=True)
    blocks: tuple[Block, ...] = tuple(to_blocks(list(foot.lines), frame))
    places: tuple[Place, ...] = (Place(page, Box(foot.x0, foot.top, foot.x1, foot.bottom)),)
    if rest := _title(table):
        blocks, places = joined_blocks(blocks, rest.blocks), (*places, *rest.places)
    cell = Cell(0, 0, 1, len(edges) - 1, blocks, foot.fill, places=places)
    row = Table((cell,), 1, len(edges) - 1, ruled=True, places=places, col_edges=edges)
    return PageTable(row, page, (foot.top, foot.bottom), open_top=False, open_bottom=True)


def _without_title(table: PageTable) -> PageTable:
    """Return a table without its first row, whose text has gone to the page before."""
    cells = tuple(replace(cell, row=cell.row - 1) for cell in table.table.cells if cell.row)
    body = replace(table.table, cells=cells, n_rows=table.table.n_rows - 1)
    return table._replace(table=body, row_edges=table.row_edges[1:])

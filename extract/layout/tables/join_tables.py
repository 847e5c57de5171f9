"""Tables and paragraphs over page breaks: one table, its header once, its cut rows and merged cells whole again.

Two tables are one when the first ends where the page ends, the second opens the next page, and their columns agree.
What opens like the first one did (a title row of its own) is another table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from extract.document import Block, Cell, Kind, Line, Place, Role, Table, TextBlock, merge_places
from extract.layout.tables.cells import PageTable
from extract.layout.tables.cut_rows import goes_on_in_words, is_cut_cell, is_remainder, is_rest_of_row
from extract.layout.tables.fiche_rows import are_labelled
from extract.layout.text.broken_words import SOFT_HYPHEN, is_rest_of_word
from extract.text import ends_open, without_continued

_SAME_EDGE = 4.0
_ROOM = 15.0  # points, beyond the height of the next row, that may stay free above a page break
_MOST_HEADER_ROWS = 5
_MOST_PADDING = 8.0  # points between the rules and the text of a cell
_ROOM_LEFT = 0.1  # of a cell's width, behind the last word that a line ends with on purpose
_PASSED_OVER = (Role.RUNNING_HEAD, Role.FOOTER, Role.HIDDEN, Role.NOTE, Role.FURNITURE)
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…")
_LISTED = re.compile(r"\(?\w[.)°]\s")  # "c) Vendre": no text goes on so

Item = Block | PageTable
_Banner = tuple[object, ...] | None  # the look of a row that is one cell


def join_over_pages(pages: Sequence[Sequence[Item]], bottoms: Sequence[float]) -> tuple[Block, ...]:
    """Return all blocks in order; ``bottoms`` gives for each page how far down its kind of page is ever filled."""
    blocks: list[Block | _Growing] = []
    growing: _Growing | None = None
    banners: set[_Banner] = set()  # that open tables
    for index, items in enumerate(pages):
        body = [item for item in items if _is_body(item)]
        first = body[0] if body else None
        for item in items:
            if not isinstance(item, PageTable):
                if item is first and (growing.flows_on(item) if growing else _flows_on(blocks, item)):
                    continue
                blocks.append(item)
                continue
            if item is first and growing is not None and growing.goes_on(item, bottoms[index - 1], banners):
                growing.append(item)
            else:
                growing = _Growing(item)
                banners.add(_banners(item.table)[0])
                blocks.append(growing)
        if (
            not body
            or not isinstance(body[-1], PageTable)
            or (body[-1] is not first and growing is not None and growing.last is not body[-1])
        ):
            growing = None
    return tuple(item.table() if isinstance(item, _Growing) else item for item in blocks)


def flow_on(blocks: list[Item], more: Sequence[Item]) -> None:
    """Append ``more`` (the next column's) to ``blocks``, joining a paragraph that the column's end cut."""
    rest = list(more)
    first = next((at for at, item in enumerate(rest) if _is_body(item)), None)
    last = next((at for at in range(len(blocks) - 1, -1, -1) if _is_body(blocks[at])), None)
    if first is not None and last is not None:
        above, below = blocks[last], rest[first]
        if isinstance(above, TextBlock) and isinstance(below, TextBlock) and _same_paragraph(above, below):
            blocks[last] = replace(above, lines=above.lines + below.lines)
            del rest[first]
    blocks.extend(rest)


def _is_body(item: Item) -> bool:
    return isinstance(item, PageTable) or item.role not in _PASSED_OVER


def _flows_on(blocks: list[Block | _Growing], item: Block) -> bool:
    """Join a paragraph to the one that the previous page ended with; whether that was done."""
    for at in range(len(blocks) - 1, -1, -1):
        known = blocks[at]
        if isinstance(known, _Growing):
            return False
        if known.role in _PASSED_OVER:
            continue
        if isinstance(known, TextBlock) and isinstance(item, TextBlock) and _same_paragraph(known, item):
            blocks[at] = replace(known, lines=known.lines + item.lines)
            return True
        return False
    return False


def _same_paragraph(above: TextBlock, below: TextBlock) -> bool:
    if below.marker or above.role is not below.role or Kind.LIST_ITEM is below.kind:
        return False
    if below.kind is Kind.HEADING and above.kind is Kind.PARAGRAPH:
        return False
    one, other = above.lines[-1], below.lines[0]
    styles = [(line.style.size, line.style.bold, line.style.colour) for line in (one, other)]
    if styles[0] != styles[1] and not (other.lead and not one.lead):  # in other print stands what ends the text
        return False
    letter = next((char for char in other.text if char.isalnum()), "")
    if _LISTED.match(other.text):
        return False
    return letter.islower() and not one.text.rstrip().endswith(_SENTENCE_ENDS)


class _Growing:
    """A table that takes in its continuations; work is bounded by the page in hand, not by the table so far."""

    def __init__(self, first: PageTable) -> None:
        self.last = first
        self._first = first.table
        self._edges = first.table.col_edges
        self._cells = list(first.table.cells)
        self._rows = first.table.n_rows
        self._header = 0
        self._places = list(first.table.places)
        self._head = _row_texts(first.table.cells)
        self._titles = _title_rows(self._head)
        self._looks = _row_looks(first.table.cells)
        self._opening = self._looks[0] if self._looks else ()
        self._openings = self._looks.count(self._opening)
        self._banners = set(_banners(first.table))
        self._recent = self._cells
        self._tail = _reaching(self._cells, range(len(self._cells)), self._rows)  # the cells of the last row
        self._tail_candidates: list[int] = []

    def table(self) -> Table:
        """Return the table so far."""
        return replace(
            self._first,
            cells=tuple(sorted(self._cells, key=lambda cell: (cell.row, cell.col))),
            n_rows=self._rows,
            n_cols=len(self._edges) - 1,
            header_rows=self._header if self._header and not self._titles else self._first.header_rows,
            places=merge_places(self._places),
            col_edges=self._edges,
        )

    def goes_on(self, item: PageTable, bottom: float, banners: Set[_Banner]) -> bool:
        """Whether ``item``, which opens the next page, is the rest of this table; ``banners`` open other tables."""
        if item.table.header_rows == item.table.n_rows:
            return False  # names that head the tables below titles, no row
        if item.page != self.last.page + 1 or _common_edges(self._edges, item.table.col_edges) is None:
            return False
        if self.last.open_bottom or item.open_top or self._repeated_header(item.table):
            return True
        if item.table.ruled != self.last.table.ruled:
            return False
        heights = item.row_edges
        if bottom - self.last.row_edges[-1] > heights[1] - heights[0] + _ROOM:
            return False
        banner = _banners(item.table)[0]
        if banner is not None and banner in banners and banner not in self._banners:
            return False
        return not self._opens_alike(item.table)

    def flows_on(self, item: Block) -> bool:
        """Take in a text that can only be the rest of a cell of the last row; whether that was done."""
        if not isinstance(item, TextBlock) or not item.places or (box := item.places[0].box) is None:
            return False
        for at in self._tail:
            cell = self._cells[at]
            last = cell.blocks[-1] if cell.blocks else None
            inside = self._edges[cell.col] <= box.x0 and box.x1 <= self._edges[cell.col + cell.col_span]
            if inside and cell.col_span < len(self._edges) - 1 and isinstance(last, TextBlock):
                if not _same_paragraph(replace(last, kind=item.kind, marker=None), item):
                    return False
                rest = replace(last, lines=last.lines + item.lines)
                places = merge_places([*cell.places, *item.places])
                self._cells[at] = replace(cell, blocks=(*cell.blocks[:-1], rest), places=places)
                return True
        return False

    def append(self, item: PageTable) -> None:
        """Take in the rest of this table."""
        edges = _common_edges(self._edges, item.table.col_edges) or self._edges
        if len(edges) != len(self._edges):
            self._cells = self._recent = _on_edges(self._cells, self._edges, edges)
        added = _on_edges(list(item.table.cells), item.table.col_edges, edges)
        self._edges = edges
        header = self._repeated_header(item.table)
        if header:
            self._header = header
            added = [cell for cell in added if cell.row >= header]
        count = item.table.n_rows - header
        rest = [cell for cell in added if cell.row == header]
        if len(rest) == 1 and rest[0].col_span > 1 and len(rest[0].blocks) == 1 and self.flows_on(rest[0].blocks[0]):
            added, header, count = [cell for cell in added if cell.row > header], header + 1, count - 1
        if count > 0:
            cut = self.last.open_bottom or item.open_top
            row = self._rows - (1 if self._row_goes_on(added, header, cut) else 0)
            self._take(added, header, row)
            self._rows = row + count
            self._tail = _reaching(self._cells, self._tail_candidates, self._rows)
            looks = _row_looks(added)
            self._openings += looks.count(self._opening)
            self._banners.update(_banners(item.table))
        self._places.extend(item.table.places)
        self.last = item

    def _take(self, added: list[Cell], first: int, row: int) -> None:
        """Put the cells of ``added``, from their row ``first`` on, into the table from its row ``row`` on."""
        body = [cell for cell in self._recent if cell.row >= self._header]  # names over two rows tell no habit
        known, columns = [*body, *added], len(self._edges) - 1
        last = self._rows - 1
        bottom = {self._cells[at].col: at for at in self._tail}
        recent: list[Cell] = []
        for cell in added:
            moved = _moved(cell, cell.row - first + row)
            at = bottom.get(cell.col)
            if at is not None and cell.row == first:
                above = self._cells[at]
                if above.col_span == cell.col_span and (row == last or is_cut_cell(above, cell, known, columns)):
                    self._cells[at] = _joined_cell(above, moved)
                    continue
            recent.append(moved)
        self._tail_candidates = [*self._tail, *range(len(self._cells), len(self._cells) + len(recent))]
        self._cells.extend(recent)
        self._recent = recent or self._recent

    def _repeated_header(self, table: Table) -> int:
        """How many rows at the head of ``table`` repeat the head of this one."""
        most = self._header or min(_MOST_HEADER_ROWS, table.n_rows - 1, self._first.n_rows - 1)
        other = _row_texts(table.cells)
        count = _alike(self._head, other[:most]) or _alike(self._head[self._titles :], other[:most])
        if count and not self._header and are_labelled(self._head, other, count):
            return 0
        while count and any(cell.row < count < cell.row + cell.row_span for cell in table.cells):
            count -= 1
        return count

    def _opens_alike(self, table: Table) -> bool:
        """Whether ``table`` starts with a row such as only the first one here is: another table's title."""
        looks = _row_looks(table.cells)
        return bool(looks) and looks[0] == self._opening and self._openings == 1 and self._rows > 1

    def _row_goes_on(self, added: list[Cell], first: int, cut: bool) -> bool:
        """Whether the first new row, the row ``first`` of ``added``, is the rest of the last row here."""
        columns = len(self._edges) - 1
        last = {self._cells[at].col: self._cells[at] for at in self._tail}
        new = {cell.col: cell for cell in added if cell.row == first}
        if {(c.col, c.col_span) for c in last.values()} != {(c.col, c.col_span) for c in new.values()}:
            return False
        if not any(cell.blocks for cell in new.values()):
            return True
        whole_width = any(cell.col_span == columns and columns > 1 for cell in (*last.values(), *new.values()))
        if (whole_width and not cut) or _shade(new.values()) not in (None, _shade(last.values())):
            return False
        return is_rest_of_row(last, new, [*self._recent, *added], columns, cut)


def _shade(cells: Iterable[Cell]) -> str | None:
    """Return the shade that all cells of a row have: the rest of a row has that of the row."""
    shades = {cell.fill for cell in cells}
    return shades.pop() if len(shades) == 1 else None


def _joined_cell(above: Cell, below: Cell) -> Cell:
    blocks = above.blocks
    merged = above.row_span > 1 or below.row_span > 1
    if without_continued(below.text) != above.text or not merged:
        rest = _without_doubled_line(above, below)
        blocks = above.blocks + rest if _is_ended(above, rest) else joined_blocks(above.blocks, rest)
    return replace(
        above,
        blocks=blocks,
        row_span=below.row + below.row_span - above.row,
        fill=above.fill or below.fill,
        places=merge_places((*above.places, *below.places)),
    )


def _is_ended(above: Cell, below: tuple[Block, ...]) -> bool:
    """Whether a line of text ends a cell so early that the first word overleaf had room on it: an entry of a list."""
    one, other = above.blocks[-1:], below[:1]
    if not (one and other and isinstance(one[0], TextBlock) and isinstance(other[0], TextBlock)):
        return False
    last, first = one[0].lines[-1], other[0].lines[0]
    cell, box, after = above.places[-1].box if above.places else None, last.place.box, first.place.box
    if cell is None or box is None or after is None or not first.text[:1].isupper() or above.rotation:
        return False
    if last.text.endswith(",") or ends_open(last.text):
        return False
    word = (after.x1 - after.x0) * len(first.text.split()[0]) / len(first.text)
    pad = max(min(box.x0 - cell.x0, _MOST_PADDING), 0.0)
    room = cell.x1 - cell.x0 - (box.x1 - box.x0) - 2 * pad
    return room > word + (last.style.size or 0.0) + _ROOM_LEFT * (cell.x1 - cell.x0)


def _without_doubled_line(above: Cell, below: Cell) -> tuple[Block, ...]:
    """Return the blocks of ``below`` without the line that the page break cut in two, so that both pages print it."""
    one, other = above.blocks[-1:], below.blocks[:1]
    if not (one and other and isinstance(one[0], TextBlock) and isinstance(other[0], TextBlock)):
        return below.blocks
    last, first = one[0].lines[-1], other[0].lines[0]
    if last.text != first.text or not (_runs_out(last, above.places[-1:]) or _runs_out(first, below.places[:1])):
        return below.blocks
    rest = other[0].lines[1:]
    return (*([replace(other[0], lines=rest)] if rest else []), *below.blocks[1:])


def _runs_out(line: Line, places: Sequence[Place]) -> bool:
    """Whether a line stands partly above or below the cell that holds it."""
    box, cell = line.place.box, places[0].box if places else None
    return box is not None and cell is not None and (box.top < cell.top or box.bottom > cell.bottom)


def joined_blocks(above: tuple[Block, ...], below: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of two parts of a cell; the paragraph or nested table that was cut between them is one."""
    if not above or not below:
        return above or below
    one, other = above[-1], below[0]
    if isinstance(one, TextBlock) and isinstance(other, TextBlock) and not other.marker:
        if not one.text.endswith(_SENTENCE_ENDS) or goes_on_in_words(one.text, other.text):
            merged = replace(one, lines=_with_broken_word(one.lines, other.lines[0]) + other.lines)
            return (*above[:-1], merged, *below[1:])
    elif isinstance(one, Table) and isinstance(other, Table):
        inner = _joined_inner(one, other)
        if inner is not None:
            return (*above[:-1], inner, *below[1:])
    return above + below


def _with_broken_word(lines: tuple[Line, ...], after: Line) -> tuple[Line, ...]:
    """Return ``lines``, the last of them marked where ``after`` holds nothing but the rest of its word."""
    last = lines[-1]
    if " " in after.text or not (last.text[-1:].isalpha() and after.text.islower() and is_rest_of_word(after.text)):
        return lines
    return (*lines[:-1], replace(last, text=last.text + SOFT_HYPHEN))


def _joined_inner(above: Table, below: Table) -> Table | None:
    """Join a nested table with its rest; None when they are two."""
    if above.n_cols != below.n_cols:
        return None
    own, other = _row_texts(above.cells), _row_texts(below.cells)
    header = 0
    while header < min(len(own), len(other)) and own[header] == other[header] and any(own[header]):
        header += 1
    added = [cell for cell in below.cells if cell.row >= header]
    last = {cell.col: cell for cell in above.cells if cell.row + cell.row_span >= above.n_rows}
    new = {cell.col: cell for cell in added if cell.row == header}
    same = {(c.col, c.col_span) for c in last.values()} == {(c.col, c.col_span) for c in new.values()}
    cut = same and is_remainder(last, new, [*above.cells, *added])
    first = above.n_rows - (1 if cut else 0)
    cells = list(above.cells)
    bottom = {cell.col: at for at, cell in enumerate(cells) if cut and cell.row + cell.row_span >= above.n_rows}
    for cell in added:
        moved = _moved(cell, cell.row - header + first)
        known = bottom.get(cell.col) if cell.row == header else None
        if known is None:
            cells.append(moved)
        else:
            cells[known] = _joined_cell(cells[known], moved)
    return replace(
        above,
        cells=tuple(cells),
        n_rows=first + below.n_rows - header,
        header_rows=max(above.header_rows, header),
        places=merge_places((*above.places, *below.places)),
    )


def _common_edges(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...] | None:
    """Return the edges of the finer grid if the coarser one's lie on them, else None."""
    fine, coarse = (one, other) if len(one) >= len(other) else (other, one)
    if abs(fine[0] - coarse[0]) > _SAME_EDGE or abs(fine[-1] - coarse[-1]) > _SAME_EDGE:
        return None
    if all(any(abs(edge - known) <= _SAME_EDGE for known in fine) for edge in coarse):
        return fine
    return None


def _on_edges(cells: list[Cell], own: tuple[float, ...], edges: tuple[float, ...]) -> list[Cell]:
    """Renumber columns from ``own`` edges to the finer ``edges``."""
    if len(own) == len(edges):
        return cells
    index = [min(range(len(edges)), key=lambda at, edge=edge: abs(edges[at] - edge)) for edge in own]  # type: ignore[misc]
    return [
        replace(c, col=index[c.col], col_span=index[min(c.col + c.col_span, len(own) - 1)] - index[c.col])
        for c in cells
    ]


def _moved(cell: Cell, row: int) -> Cell:
    """Return ``cell`` in another row (``dataclasses.replace`` takes five times as long)."""
    return Cell(
        row, cell.col, cell.row_span, cell.col_span, cell.blocks, cell.fill, cell.rotation, cell.is_header, cell.places
    )


def _reaching(cells: list[Cell], candidates: Iterable[int], rows: int) -> list[int]:
    """Return the indexes of the cells that reach the last of ``rows`` rows."""
    return [at for at in candidates if cells[at].row + cells[at].row_span >= rows]


def _row_texts(cells: Sequence[Cell], rows: int = _MOST_HEADER_ROWS + 1) -> list[tuple[tuple[int, str], ...]]:
    """Return what the first rows hold, as pairs of column and text."""
    texts: list[list[tuple[int, str]]] = [[] for _ in range(rows)]
    for cell in cells:
        if cell.row < len(texts) and cell.blocks:
            texts[cell.row].append((cell.col, cell.text))
    return [tuple(sorted(row)) for row in texts]


def _banners(table: Table) -> list[_Banner]:
    """Return what each row looks like that one cell with a text fills; None for the others."""
    found: list[_Banner] = [None] * table.n_rows
    for cell in table.cells:
        first = cell.blocks[0] if cell.blocks else None
        if cell.col_span == table.n_cols > 1 and isinstance(first, TextBlock):
            found[cell.row] = cell.fill, first.style.size, first.style.bold, first.style.colour
    return found


def _title_rows(rows: Sequence[tuple[tuple[int, str], ...]]) -> int:
    """How many rows stand above the header that hold a text at most: the table's own title, printed once."""
    return next((at for at, row in enumerate(rows) if len(row) > 1), 0)


def _alike(own: Sequence[tuple[tuple[int, str], ...]], other: Sequence[tuple[tuple[int, str], ...]]) -> int:
    """How many rows two tables begin with alike."""
    count = 0
    while count < min(len(own), len(other)) and own[count] == other[count] and any(own[count]):
        count += 1
    return count


def _row_looks(cells: Sequence[Cell]) -> list[tuple[object, ...]]:
    """Return what each row looks like: where its cells stand, whether they are shaded and their text is bold."""
    looks: dict[int, list[tuple[object, ...]]] = {}
    for cell in cells:
        first = cell.blocks[0] if cell.blocks else None
        bold = isinstance(first, TextBlock) and first.lines[0].style.bold
        looks.setdefault(cell.row, []).append((cell.col, cell.col_span, cell.fill is not None, bold))
    return [tuple(looks[row]) for row in sorted(looks)]

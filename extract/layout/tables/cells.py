"""From a grid and the words that stand in it to a table: what each cell holds, its shade, how its text is turned."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.document import Block, Box, Cell, Place, Table, TextBlock
from extract.layout.engine.content import Fill, PageContent, Word
from extract.layout.tables.band_figures import without_figure
from extract.layout.tables.grid import Grid
from extract.layout.text.card_text import card_blocks
from extract.layout.text.drawn_signs import sign_alone
from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import TextLine, make_line, make_lines
from extract.layout.text.paragraphs import to_blocks, usual_leading

_OVER = 1.5  # points by which a word may pass a rule
_CUT = 0.3  # of a word's height by which its middle may pass the table's edge, where a page break cuts its line
_NO_GAP = 0.1  # of the font size
_FRAMED = 4  # cells of what is a frame around texts rather than a table
_LEAST_SHADED = 0.5  # of a cell's area
_PADDING = 4  # points at most between the walls of a cell and a bar across it
_OVER = 0.5  # points that a bar may run over a wall: edges are means of strokes
_LEAST_BAR = 6  # points of height; less is a stroke


class Columns(NamedTuple):
    """Where columns begin and end, and the points between a wall and the text behind it."""

    edges: tuple[float, ...]
    padding: float


class PageTable(NamedTuple):
    """A table of one page with what joining over page breaks needs to know.

    ``words`` are those of a table that only shades make: more of it may stand around them, without shade. ``columns``
    are those of the header where nothing parts the body below it.
    """

    table: Table
    page: int
    row_edges: tuple[float, ...]
    open_top: bool
    open_bottom: bool
    words: tuple[Word, ...] = ()
    tagged: bool = False
    crossed: int = 0  # words that run over a rule
    columns: Columns | None = None

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom of the grid."""
        edges = self.table.col_edges
        return edges[0], self.row_edges[0], edges[-1], self.row_edges[-1]


class Shared(NamedTuple):
    """Words shared out to the cells of a grid: words by cell index, those outside, how many run over a rule."""

    cells: dict[int, list[Word]]
    outside: list[Word]
    crossed: int


def words_by_cell(grid: Grid, words: Sequence[Word], content: PageContent) -> Shared:
    """Share out ``words`` to the cells of ``grid``; a word over a rule is cut where it was drawn apart."""
    xs, ys, owner = grid.xs, grid.ys, grid.owner
    left, right, top, bottom = xs[0] - 1, xs[-1] + 1, ys[0], ys[-1]
    columns, rows = len(xs) - 1, len(ys) - 1
    cells: dict[int, list[Word]] = {}
    outside: list[Word] = []
    crossed = 0
    height, line = None, owner[0]
    for word in words:
        _, x0, high, x1, low, _, _, _ = word
        middle, centre = (high + low) / 2, (x0 + x1) / 2
        if not (top <= middle <= bottom and left <= centre <= right):
            slack = max(1.0, _CUT * (low - high))
            if middle < top - slack or middle > bottom + slack or centre < left or centre > right:
                outside.append(word)
                continue
        if middle != height:  # words of one line stand at one height
            height, line = middle, owner[bisect_right(ys, middle, 1, rows) - 1]
        at = bisect_right(xs, centre, 1, columns) - 1
        if x0 + _OVER < xs[at] or x1 - _OVER > xs[at + 1]:
            first, last = (bisect_right(xs, x, 1, columns) - 1 for x in (x0 + _OVER, x1 - _OVER))
            crossed += line[first] != line[last]
            if line[first] != line[last] and content.cut and len(word.text) > 1:
                for piece in _apart(content.cut(word)):
                    cells.setdefault(line[bisect_right(xs, piece.x0 + _OVER, 1, columns) - 1], []).append(piece)
                continue
        known = cells.get(line[at])
        if known is None:
            cells[line[at]] = [word]
        else:
            known.append(word)
    return Shared(cells, outside, crossed)


def _apart(pieces: tuple[Word, ...]) -> tuple[Word, ...]:
    """Join the pieces of a cut word that touch, unless nothing would be left apart."""
    if len(pieces) > 1 and all(len(piece.text) == 1 for piece in pieces):
        return tuple(part for chain in _chains(pieces) for part in _by_capitals(chain))
    joined: list[Word] = []
    for piece in pieces:
        if joined and abs(piece.x0 - joined[-1].x1) < _NO_GAP * piece.look.size:
            joined[-1] = _with_letter(joined[-1], piece)
        else:
            joined.append(piece)
    return tuple(joined) if len(joined) > 1 else pieces  # one piece only: it stands where its first letter does


def _chains(letters: Sequence[Word]) -> list[list[Word]]:
    """Share out letters drawn one by one to the words they make, one of which may run over the next."""
    chains: list[list[Word]] = []
    for letter in letters:
        near = [chain for chain in chains if abs(letter.x0 - chain[-1].x1) < _NO_GAP * letter.look.size]
        if near:
            min(near, key=lambda chain: abs(letter.x0 - chain[-1].x1)).append(letter)
        else:
            chains.append([letter])
    return chains


def _by_capitals(letters: Sequence[Word]) -> list[Word]:
    """Join letters drawn one by one: a capital behind a small letter is the first of the next cell's word."""
    found = [letters[0]]
    for before, letter in pairwise(letters):
        if before.text.islower() and letter.text.isupper():
            found.append(letter)
        else:
            found[-1] = _with_letter(found[-1], letter)
    return found


def _with_letter(word: Word, letter: Word) -> Word:
    return word._replace(text=word.text + letter.text, x1=letter.x1, end=letter.end)


def make_table(
    grid: Grid, cells: dict[int, list[Word]], content: PageContent, nested: dict[int, list[PageTable]]
) -> PageTable:
    """Return the table of ``grid``; ``nested`` holds the tables that stand inside its cells, by cell index."""
    page = content.page
    grid, cells, nested = _without_open_ends(grid, cells, nested)
    if content.discs:
        cells = cells | _signs(grid, cells, content.discs)
    looks = {index: turned_lines(words) for index, words in cells.items()}
    leading = usual_leading([lines for lines, turn in looks.values() if not turn and len(lines) > 1])
    shades = _bars(grid, content.fills, cells) | _shades(grid, content.fills)
    xs, ys = grid.xs, grid.ys
    few = len(grid.regions) <= _FRAMED or len(xs) == 2  # large enough to hold parts side by side
    made: list[Cell] = []
    for index, (row, col, row_end, col_end) in enumerate(grid.regions):
        box = Box(xs[col], ys[row], xs[col_end], ys[row_end])
        blocks: list[Block] = []
        turn = 0
        if index in looks:
            lines, turn = looks[index]
            left, right = (box.x0, box.x1) if not turn else (0.0, box.bottom - box.top)
            frame = Frame(page, left, right, leading, in_cell=True)
            bar = 1 < col_end - col == len(xs) - 1 and not turn
            lines, figure = without_figure(lines, box) if bar else (lines, None)
            parted = few and not turn and (len(lines) > 1 or len(lines[0].words) > 1)
            blocks.extend(card_blocks(lines, frame) if parted else to_blocks(lines, frame))
            if figure is not None:
                blocks.extend(to_blocks([figure], frame))
            if turn:
                blocks = [placed_back(block, words_box(cells[index]), page) for block in blocks]
        if index in nested:
            blocks.extend(inner.table for inner in nested[index])
            blocks.sort(key=_block_top)
        made.append(
            Cell(
                row,
                col,
                row_end - row,
                col_end - col,
                tuple(blocks),
                shades.get(index),
                turn,
                places=(Place(page, box),),
            )
        )
    place = Place(page, Box(xs[0], ys[0], xs[-1], ys[-1]))
    table = Table(tuple(made), len(ys) - 1, len(xs) - 1, ruled=True, places=(place,), col_edges=xs)
    return PageTable(table, page, ys, grid.open_top, grid.open_bottom)


def _without_open_ends(
    grid: Grid, cells: dict[int, list[Word]], nested: dict[int, list[PageTable]]
) -> tuple[Grid, dict[int, list[Word]], dict[int, list[PageTable]]]:
    """Drop a first or last row that only rules running past the table make: the space up to the page break."""
    first, last = 0, len(grid.ys) - 1
    held = {grid.regions[index] for index in (*cells, *nested)}
    if grid.open_bottom and last > 1 and not any(region.row == last - 1 for region in held):
        last -= 1
    if grid.open_top and last - first > 1 and not any(region.row_end == 1 for region in held):
        first += 1
    if (first, last) == (0, len(grid.ys) - 1):
        return grid, cells, nested
    kept = [at for at, region in enumerate(grid.regions) if region.row < last and region.row_end > first]
    index = {at: position for position, at in enumerate(kept)}
    regions = tuple(
        region._replace(row=max(region.row - first, 0), row_end=min(region.row_end, last) - first)
        for region in (grid.regions[at] for at in kept)
    )
    owner = tuple(tuple(index[at] for at in row) for row in grid.owner[first:last])
    trimmed = grid._replace(ys=grid.ys[first : last + 1], regions=regions, owner=owner)
    return trimmed, {index[at]: w for at, w in cells.items()}, {index[at]: t for at, t in nested.items()}


def words_box(words: Sequence[Word]) -> Box:
    """Return the box around ``words``."""
    return Box(
        min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words)
    )


def shade_at(fills: Sequence[Fill], x: float, y: float) -> str | None:
    """Return the colour of the topmost shade at a point."""
    for fill in reversed(fills):
        if fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom:
            return fill.colour
    return None


def _shades(grid: Grid, fills: Sequence[Fill]) -> dict[int, str]:
    """Find the shade of each cell of which at least half is filled; what is drawn last wins."""
    x0, top, x1, bottom = grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]
    near = [f for f in fills if f.x0 < x1 and f.x1 > x0 and f.top < bottom and f.bottom > top]
    found: dict[int, str] = {}
    if not near:
        return found
    xs, ys = grid.xs, grid.ys
    for fill in near:
        # Only the cells under the fill: its middle tells for small ones, its span for bands.
        first = max(0, bisect_right(ys, fill.top + 2) - 1)
        last = min(len(ys) - 2, bisect_right(ys, fill.bottom - 2) - 1)
        start = max(0, bisect_right(xs, fill.x0 + 2) - 1)
        end = min(len(xs) - 2, bisect_right(xs, fill.x1 - 2) - 1)
        for index in {grid.owner[row][col] for row in range(first, last + 1) for col in range(start, end + 1)}:
            left, high, right, low = grid.box(grid.regions[index])
            wide = min(right, fill.x1) - max(left, fill.x0)
            high_part = min(low, fill.bottom) - max(high, fill.top)
            if wide > 0 and high_part > 0 and wide * high_part >= _LEAST_SHADED * (right - left) * (low - high):
                found[index] = fill.colour
    return found


def _bars(grid: Grid, fills: Sequence[Fill], cells: Mapping[int, list[Word]]) -> dict[int, str]:
    """Find the shade of each cell with a bar across it, from wall to wall, that holds all words of the cell."""
    xs, ys = grid.xs, grid.ys
    found: dict[int, str] = {}
    for fill in fills:
        x, y = (fill.x0 + fill.x1) / 2, (fill.top + fill.bottom) / 2
        if fill.bottom - fill.top < _LEAST_BAR or not (xs[0] < x < xs[-1] and ys[0] < y < ys[-1]):
            continue
        index = grid.owner[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]
        left, high, right, low = grid.box(grid.regions[index])
        across = -_OVER <= fill.x0 - left <= _PADDING and -_OVER <= right - fill.x1 <= _PADDING
        inside = high <= fill.top and fill.bottom <= low
        if across and inside and all(_stands_on(fill, word) for word in cells.get(index, ())):
            found[index] = fill.colour
    return found


def _stands_on(fill: Fill, word: Word) -> bool:
    return fill.top <= (word.top + word.bottom) / 2 <= fill.bottom


def _signs(grid: Grid, cells: Mapping[int, list[Word]], discs: Sequence[Fill]) -> dict[int, list[Word]]:
    """Return the drawn signs that stand alone in cells, by cell index."""
    inside: dict[int, list[Fill]] = {}
    for disc in discs:
        index = grid.locate((disc.x0 + disc.x1) / 2, (disc.top + disc.bottom) / 2)
        if index is not None and not cells.get(index):
            inside.setdefault(index, []).append(disc)
    return {index: [sign] for index, held in inside.items() if (sign := sign_alone(held)) is not None}


def turned_lines(words: list[Word]) -> tuple[list[TextLine], int]:
    """Return the lines of a cell and the turn of its text; turned words are laid flat first."""
    if len(words) == 1 and not words[0].look.turn:
        return [make_line(words)], 0
    turn = words[0].look.turn
    if turn and sum(word.look.turn == turn for word in words) * 2 > len(words):
        box = words_box(words)
        return make_lines([_flat(word, box, turn) for word in words]), turn
    return make_lines(words), 0


def _flat(word: Word, box: Box, turn: int) -> Word:
    if turn == 90:  # reads upwards: the bottom of the cell is where the line starts
        return word._replace(
            x0=box.bottom - word.bottom, x1=box.bottom - word.top, top=word.x0 - box.x0, bottom=word.x1 - box.x0
        )
    if turn == 180:
        return word._replace(
            x0=box.x1 - word.x1, x1=box.x1 - word.x0, top=box.bottom - word.bottom, bottom=box.bottom - word.top
        )
    return word._replace(x0=word.top - box.top, x1=word.bottom - box.top, top=box.x1 - word.x1, bottom=box.x1 - word.x0)


def placed_back(block: Block, box: Box, page: int) -> Block:
    """Return a block of lines that were laid flat, with the place where they stand on the page."""
    if not isinstance(block, TextBlock):
        return block
    return replace(block, lines=tuple(replace(line, place=Place(page, box)) for line in block.lines))


def _block_top(block: Block) -> float:
    box = block.places[0].box if block.places else None
    return box.top if box else 0.0

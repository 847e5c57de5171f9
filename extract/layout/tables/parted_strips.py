"""The strip over a ruled table that no upright rule parts: its words name the columns that they stand over.

Many plans print the header as one filled bar, and rules around the cells of the rows below only. Each name stands
between the edges of a column, or in the middle of several, and the blanks between the names are those of no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.document import merge_places
from extract.layout.engine.content import PageContent, Word
from extract.layout.tables.cells import PageTable, make_table
from extract.layout.tables.grid import Grid, Region
from extract.layout.text.lines import joined, make_lines, size_of

_FEWEST_NAMES = 3
_MOST_WORDS = 60
_FILLED = 0.5  # of the columns under a strip have a name
_OVER = 1.5  # points by which a name may pass the edge of its column
_CENTRED = 4.0  # points off the middle of several columns
_BLANK = 0.5  # font sizes between names at least
_WIDER = 1.3  # times the blanks within names
_HIGHEST = 60.0  # points
_LONGEST = 40  # letters of a name
_FIGURE = re.compile(r"(?!20[0-4]\d$)(?:[^\W\d]|[ .])*\d+(?:[ .,]\d+)*\.?|.*\d\s?[%€].*|.*:")

Span = tuple[int, int]


def with_parted_strips(grid: Grid, cells: dict[int, list[Word]]) -> tuple[Grid, dict[int, list[Word]]]:
    """Return the grid and the words of its cells, the cells over several columns that name these parted at their edges.

    >>> flat = Grid((0, 50, 100, 150), (0, 20), (Region(0, 0, 1, 3),), ((0, 0, 0),))
    >>> words = [Word(text, 50 * at + 10, 5, 50 * at + 40, 15) for at, text in enumerate(("Action", "Pilote", "2027"))]
    >>> len(with_parted_strips(flat, {0: words})[0].regions)
    3
    """
    parted: dict[int, dict[Span, list[Word]]] = {}
    for index, words in cells.items():
        region = grid.regions[index]
        if region.col_end - region.col >= _FEWEST_NAMES and len(words) <= _MOST_WORDS:
            names = names_over(words, grid.xs[region.col : region.col_end + 1])
            if names is not None and (region.row_end - region.row == 1 or not _upper(names)):
                parted[index] = {(a + region.col, b + region.col): held for (a, b), held in names.items()}
    return parted_grid(grid, cells, parted) if parted else (grid, cells)


def names_over(words: Sequence[Word], edges: Sequence[float]) -> dict[Span, list[Word]] | None:
    """The words that stand over each of the columns between ``edges``; None where they are no names of columns."""
    turned = [word for word in words if word.look.turn]
    if turned:
        words = [word for word in words if not word.look.turn]
    if not _stand_apart(words):
        return None
    found = _turned_names(turned, edges)
    if found is None:
        return None
    between: list[float] = []
    within: list[float] = []
    for line in make_lines(words):
        parts = list(_parts(line.words, edges))
        spans = _spans(parts, edges)
        if spans is None:
            return None
        for span, part in zip(spans, parts, strict=True):
            found.setdefault(span, []).extend(part)
            within.extend((b.x0 - a.x1) / (size_of(b) or 1.0) for a, b in pairwise(part))
        between.extend((b[0].x0 - a[-1].x1) / (size_of(b[0]) or 1.0) for a, b in pairwise(parts))
    named = sum(last - first for first, last in found)
    apart = min(between, default=0.0) >= max(_BLANK, _WIDER * max(within, default=0.0))
    if len(found) < _FEWEST_NAMES or named < _FILLED * (len(edges) - 1) or not apart:
        return None
    if (above := _upper(found)) and _storey(found, above) is None:
        return None
    texts = [joined(held) for held in found.values()]
    return None if any(len(text) > _LONGEST or _FIGURE.fullmatch(text) for text in texts) else found


def _turned_names(words: Sequence[Word], edges: Sequence[float]) -> dict[Span, list[Word]] | None:
    """The words that stand upright over narrow columns, by column; None where one stands over an edge."""
    found: dict[Span, list[Word]] = {}
    for word in words:
        col = next((at for at, x in enumerate(edges[1:]) if (word.x0 + word.x1) / 2 < x), None)
        if col is None or word.x0 < edges[col] - _OVER or word.x1 > edges[col + 1] + _OVER:
            return None
        found.setdefault((col, col + 1), []).append(word)
    return found


def _stand_apart(words: Sequence[Word]) -> bool:
    """Whether words of a line stand farther apart than those of a text: cells that are no strip are passed fast."""
    if len(words) < _FEWEST_NAMES:
        return False
    return have_blanks(words, _BLANK)


def have_blanks(words: Sequence[Word], blank: float) -> bool:
    """Whether two words of a line stand ``blank`` font sizes apart, or more."""
    placed = sorted(words, key=lambda word: (round(word.bottom), word.x0))
    return any(word.x0 - before.x1 >= blank * (size_of(word) or 1.0) for before, word in pairwise(placed))


def _parts(words: Sequence[Word], edges: Sequence[float]) -> Iterator[tuple[Word, ...]]:
    """Cut a line at the blanks in which a column ends."""
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or any(words[at - 1].x1 - _OVER <= x <= words[at].x0 + _OVER for x in edges):
            yield tuple(words[start:at])
            start = at


def _spans(parts: Sequence[tuple[Word, ...]], edges: Sequence[float]) -> list[Span] | None:
    """The columns that each part of a line stands over; None where one is neither within a column nor centred."""
    touched = [
        (
            max((at for at, x in enumerate(edges[:-1]) if x <= part[0].x0 + _OVER), default=0),
            min((at for at, x in enumerate(edges) if x >= part[-1].x1 - _OVER), default=len(edges) - 1),
        )
        for part in parts
    ]
    found: list[Span] = []
    for at, ((first, last), part) in enumerate(zip(touched, parts, strict=True)):
        if last - first == 1:
            found.append((first, last))
            continue
        low = touched[at - 1][1] if at else 0
        high = touched[at + 1][0] if at + 1 < len(parts) else len(edges) - 1
        middle = (part[0].x0 + part[-1].x1) / 2
        wide = [
            (a, b)
            for a in range(low, first + 1)
            for b in range(last, high + 1)
            if b - a > 1 and abs((edges[a] + edges[b]) / 2 - middle) <= _CENTRED
        ]
        if not wide:
            return None
        found.append(max(wide, key=lambda span: span[1] - span[0]))
    return found


def _upper(names: Mapping[Span, list[Word]]) -> list[Span]:
    """The names over several columns that have names of their own too: the upper storey of a header."""
    return [(a, b) for a, b in names if any(a <= c and d <= b and (a, b) != (c, d) for c, d in names)]


def _storey(names: Mapping[Span, list[Word]], above: Sequence[Span]) -> float | None:
    """Return the height between the names ``above`` and those under them; None where no level line parts them."""
    under = [(c, d) for c, d in names if any(c < b and a < d and (a, b) != (c, d) for a, b in above)]
    if any(span in above for span in under):
        return None
    low = max(word.bottom for span in above for word in names[span])
    high = min(word.top for span in under for word in names[span])
    return (low + high) / 2 if low <= high + _OVER else None


def strip_table(names: Mapping[Span, list[Word]], edges: tuple[float, ...], content: PageContent) -> PageTable:
    """Return the table, nothing but a header, that ``names``, which stand over columns with these ``edges``, make."""
    words = [word for held in names.values() for word in held]
    middle = (edges[0] + edges[-1]) / 2
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    shade = next((f for f in content.fills if f.x0 <= middle <= f.x1 and f.top <= top and bottom <= f.bottom), None)
    ys = (shade.top, shade.bottom) if shade is not None and shade.bottom - shade.top < _HIGHEST else (top, bottom)
    grid = Grid(edges, ys, (Region(0, 0, 1, len(edges) - 1),), ((0,) * (len(edges) - 1),))
    made = make_table(*parted_grid(grid, {0: words}, {0: names}), content, {})
    return made._replace(table=replace(made.table, header_rows=made.table.n_rows))


def with_strip(strip: PageTable, below: PageTable) -> PageTable:
    """Return the table ``below`` with the rows of ``strip`` above its own."""
    rows = strip.table.n_rows
    cells = (*strip.table.cells, *(replace(cell, row=cell.row + rows) for cell in below.table.cells))
    places = merge_places((*strip.table.places, *below.table.places))
    table = replace(below.table, cells=cells, n_rows=below.table.n_rows + rows, places=places)
    return below._replace(table=table, row_edges=(*strip.row_edges[:-1], *below.row_edges), open_top=False)


def parted_grid(
    grid: Grid, cells: Mapping[int, list[Word]], parted: Mapping[int, Mapping[Span, list[Word]]]
) -> tuple[Grid, dict[int, list[Word]]]:
    """Return the grid with the cells of ``parted`` cut at the columns' edges, and the words of each cell."""
    upper = {index: above for index, names in parted.items() if (above := _upper(names))}
    for index, above in upper.items():
        grid = _with_storey(grid, grid.regions[index].row, _storey(parted[index], above) or 0.0)
    made: list[tuple[Region, list[Word]]] = []
    for index, region in enumerate(grid.regions):
        if index not in parted:
            made.append((region, cells.get(index, [])))
            continue
        names = parted[index]
        named = {col for a, b in names for col in range(a, b)}
        rest: dict[Span, list[Word]] = {
            (col, col + 1): [] for col in range(region.col, region.col_end) if col not in named
        }
        for (a, b), held in {**names, **rest}.items():
            over = any((a, b) == span for span in upper.get(index, ()))
            under = not over and any(c <= a and b <= d for c, d in upper.get(index, ()))
            made.append((Region(region.row + under, a, region.row_end - over, b), held))
    return rebuilt(grid, made)


def rebuilt(grid: Grid, made: Sequence[tuple[Region, list[Word]]]) -> tuple[Grid, dict[int, list[Word]]]:
    """Return the grid with other regions on its rows and columns, and the words of each by its index."""
    made = sorted(made, key=lambda one: (one[0].row, one[0].col))
    owner = [[0] * (len(grid.xs) - 1) for _ in grid.ys[1:]]
    for at, (region, _) in enumerate(made):
        for row in range(region.row, region.row_end):
            owner[row][region.col : region.col_end] = [at] * (region.col_end - region.col)
    regions = tuple(region for region, _ in made)
    words = {at: held for at, (_, held) in enumerate(made) if held}
    return grid._replace(regions=regions, owner=tuple(map(tuple, owner))), words


def _with_storey(grid: Grid, row: int, y: float) -> Grid:
    """Return the grid with ``row`` cut in two at height ``y``; its cells span both."""
    regions = tuple(
        region._replace(row=region.row + (region.row > row), row_end=region.row_end + (region.row_end > row))
        for region in grid.regions
    )
    return grid._replace(ys=(*grid.ys[: row + 1], y, *grid.ys[row + 1 :]), regions=regions)

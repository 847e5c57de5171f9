"""One page taken apart: its tables, its cards (boxed text), its loose lines, and what is there but not shown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from extract.document import Box
from extract.layout.engine.content import PageContent, Word
from extract.layout.engine.structure_tree import PageTree
from extract.layout.open_tables.columns_between import with_columns_between
from extract.layout.open_tables.names_above import with_names_above
from extract.layout.open_tables.open_bodies import has_columns, reaching_down, with_open_body
from extract.layout.pages.boxed_fiches import boxed_fiche
from extract.layout.pages.chart_boxes import is_linked
from extract.layout.pages.columns_under_bands import columns_under_band
from extract.layout.pages.headed_columns import headed_columns
from extract.layout.pages.stacked_shades import stacked_shades
from extract.layout.pages.struck_words import strikes, struck_words
from extract.layout.tables.boxes_under_bands import boxes_under_band
from extract.layout.tables.cells import Columns, PageTable, make_table, shade_at, turned_lines, words_by_cell
from extract.layout.tables.coded_rows import with_coded_rows, with_codes_beside
from extract.layout.tables.form_fields import with_forms
from extract.layout.tables.grid import Grid, Rule, find_grids, rules_of
from extract.layout.tables.headed_rows import frames_rows, with_headed_rows
from extract.layout.tables.label_shades import with_label_shades
from extract.layout.tables.labelled_rows import with_labelled_rows
from extract.layout.tables.parted_rows import with_banded_rows, with_parted_rows
from extract.layout.tables.parted_strips import with_parted_strips
from extract.layout.tables.tag_rows import are_tags
from extract.layout.text.drop_caps import LEAST_SIZE, with_drop_caps
from extract.layout.text.font_drawings import without_drawings
from extract.layout.text.lines import TextLine, drop_doubles, make_line, make_lines, size_of, split_runs
from extract.layout.text.symbols import has_private, unprivate

_OVERPRINTED = 0.2  # of a word's width
_NEAR_WHITE = 0xF0
_PANEL = 0.95  # of the page's height
_FEWEST_GAPS = 3  # between the texts of a row
_LARGEST_CARD = 0.5  # of the page's area
_BLEED = 2.0  # points from the edge of the page, or beyond it
_FOOT = 0.94  # of the page's height: below it stand no words of its body
_MOST_INLINE = 12  # cells of what may be boxes around words instead of a table
_LEADER = re.compile(r"\.{4,}\s?\d*$")
_FEWEST_NAMES, _MOST_NAMES = 3, 40  # cells of a header
_FEWEST_EDGES = 2  # of one column or row
_MOST_SHADED = 4  # lines of words on a shade of their own
_SIDE = 3.0  # points
_NEXT = 12.0  # points to the next row


class Card(NamedTuple):
    """Text in a box of its own: a title on a shade, a framed remark, a text box.

    ``soft`` marks a shade without strokes: perhaps a row of a table. ``beside`` marks one of several boxes in a column
    of their own beside running text: each belongs to the text at its height, which stands at its right where it is
    ``ahead``. ``leads`` marks a title amid the boxes that speak of it.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    fill: str | None
    lines: tuple[TextLine, ...]
    soft: bool = False
    beside: bool = False
    leads: bool = False
    ahead: bool = False


class SideTitle(NamedTuple):
    """A title that stands upright at the side of a page, its lines laid flat; ``again``: the page before has it too."""

    text: str
    lines: tuple[TextLine, ...]
    box: Box
    again: bool


class PageParts(NamedTuple):
    """What a page consists of. ``runs`` are the loose lines, cut at wide blanks, row by row from the top."""

    page: int
    width: float
    height: float
    tables: tuple[PageTable, ...]
    cards: tuple[Card, ...]
    runs: tuple[TextLine, ...]
    hidden: tuple[TextLine, ...]
    strokes: tuple[Rule, ...]  # horizontal ones: underlines, separators, table rules too
    content: PageContent
    tree: PageTree | None = None  # what the tags say
    marks: Mapping[int, int] = MappingProxyType({})  # the marked content that each loose word belongs to
    site: tuple[TextLine, ...] = ()  # what a website prints around its text
    margin: tuple[TextLine, ...] = ()  # remarks beside the text
    side_titles: tuple[SideTitle, ...] = ()


def take_apart(content: PageContent, overleaf: Columns | None = None) -> PageParts:
    """Return the parts of a page; ``overleaf`` are the columns of a table that ends the page before and may go on."""
    shown, hidden = _shown(content)
    if stamped := {id(word) for word in hidden if word.look.slanted}:
        content = content._replace(words=tuple(word for word in content.words if id(word) not in stamped))
    if through := strikes(shown, content.segments):
        content = content._replace(segments=tuple(s for s in content.segments if s not in through))
    if struck := struck_words(shown, through, content.segments):
        hidden = [*hidden, *(word for word in shown if word in struck)]
        shown = tuple(word for word in shown if word not in struck)
    rules = rules_of(content.segments)
    grids = find_grids(content.segments, content.fills, rules, shown)
    forms, left = with_forms(grids, shown, content)
    tables, cards, rest = _boxed(grids, left, content, rules.horizontal, overleaf)
    tables = sorted([*tables, *forms], key=lambda table: (table.box[1], table.box[0])) if forms else tables
    runs = split_runs(make_lines(rest)) if rest else []
    return PageParts(
        content.page,
        content.width,
        content.height,
        tuple(tables),
        tuple(cards),
        tuple(runs),
        tuple(make_lines(hidden)) if hidden else (),
        tuple(rules.horizontal),
        content,
    )


def _shown(content: PageContent) -> tuple[tuple[Word, ...], list[Word]]:
    """Return the words that a reader sees, symbols mapped and doubles gone, and those unseen or stamped across them.

    Drawings from a font that stand alone beside a text are no words.
    """
    words = content.words
    looks = {id(word.look): word.look for word in words}.values()  # few: words of one text object share theirs
    if any(look.symbol for look in looks) or has_private("".join([word.text for word in words])):
        words = tuple(w._replace(text=unprivate(w.text, w.look.symbol)) for w in words)
        words = without_drawings(words)
    if any(look.size >= LEAST_SIZE for look in looks):
        words = with_drop_caps(words)
    if not any(look.invisible or look.slanted or look.colour is not None for look in looks):
        return drop_doubles(words), []
    ghostly = sum(word.look.invisible or word.look.slanted for word in words)
    if 2 * ghostly > len(words):  # the text layer of a scan: invisible, and all there is
        return drop_doubles(words), []
    shown: list[Word] = []
    hidden: list[Word] = []
    for word in words:
        look = word.look
        ghost = look.invisible or look.slanted or (look.colour is not None and _blends_in(word, content))
        (hidden if ghost else shown).append(word)
    return drop_doubles(shown), hidden


def _blends_in(word: Word, content: PageContent) -> bool:
    """Whether near-white text stands on the bare sheet."""
    colour = word.look.colour or "#000000"
    if min(int(colour[i : i + 2], 16) for i in (1, 3, 5)) < _NEAR_WHITE:
        return False
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    shade = shade_at(content.fills, x, y)
    if shade is not None and shade != colour:
        return False
    if content.shows is not None:  # rounded boxes, gradients, pictures: anything may be painted there
        return not content.shows(word) or _is_overprinted(word, content.words)
    return not any(
        x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in (*content.pictures, *content.segments)
    )


def _is_overprinted(word: Word, words: Sequence[Word]) -> bool:
    """Whether other, darker words are printed over a word: old text left white under the new one.

    A word across the page says nothing: the box around it is all but empty.
    """
    covered = 0.0
    for other in words:
        if other.look.slanted:
            continue
        across = min(word.x1, other.x1) - max(word.x0, other.x0)
        down = min(word.bottom, other.bottom) - max(word.top, other.top)
        if across > 0 and down > 0.5 * (word.bottom - word.top):
            covered += across if other.look.colour != word.look.colour else 0.0
    return covered >= _OVERPRINTED * (word.x1 - word.x0)


def _boxed(
    grids: list[Grid], words: Sequence[Word], content: PageContent, strokes: Sequence[Rule], overleaf: Columns | None
) -> tuple[list[PageTable], list[Card], list[Word]]:
    """Share out the words to tables and cards, inner ones first; return them and the words left over."""
    tables: list[PageTable] = []
    cards: list[Card] = []
    if not grids:
        return tables, cards, list(words)
    grids = [_with_rows_below(grid, grids, words, content) for grid in grids]
    grids = [_with_names(grid, words, content, strokes) for grid in grids]
    parents = _parents(grids)
    headed = headed_columns(grids, content)
    inner: dict[int, dict[int, list[PageTable]]] = {}
    left = list(words)
    for index in sorted(range(len(grids)), key=lambda at: _area(grids[at])):
        grid = grids[index]
        framing = len(grid.regions) <= _MOST_INLINE and not _is_panel(grid, content)
        if _is_before_leaders(grid, left) or (framing and _is_inline(grid, left, grids)):
            continue
        parent = parents[index]
        holds = inner.get(index, {})
        goes_on = overleaf is not None and has_columns(grid, overleaf)
        if len(grid.regions) == 1 and not goes_on:
            if parent is None and not holds:
                left = _take_card(grid, left, content, cards)
            elif holds:  # a frame around tables
                _hand_up(holds, parents[index], grids, inner, tables)
            continue
        if parent is not None and not holds and are_tags(grid, left, grids[parent]):
            continue
        foot = _foot_of_page(grid, left, content)
        body = [word for word in left if word not in foot] if foot else left
        cells, outside, crossed = words_by_cell(grid, body, content)
        if foot:
            outside.extend(word for word in left if word in foot)
        if not cells and not holds:
            continue
        if parent is not None and not holds and _shades_words(grid, cells, content):
            continue
        alone = parent is None and not holds and not goes_on
        if alone and (
            parts := headed.get(index)
            or boxes_under_band(grid, cells, strokes)
            or columns_under_band(grid, cells)
            or boxed_fiche(grid, cells, grids, content)
            or stacked_shades(grid, cells, content)
        ):
            for part in parts:
                left = _take_card(part, left, content, cards)
            continue
        beside_tab = len(cells) == 1 and not holds and len(grid.ys) == 2  # a title beside a coloured tab
        if beside_tab and _is_soft(grid, content):
            left = _take_card(grid, left, content, cards)
            continue
        grid, cells = (grid, cells) if holds else with_label_shades(grid, cells, content.fills)
        between = None
        if not holds and _is_soft(grid, content):
            between = with_columns_between(grid, cells, content, overleaf if goes_on else None)
            grid, cells = between[:2] if between is not None else (grid, cells)
        opened = with_open_body(grid, cells, content, strokes, overleaf)
        if opened is not None:
            grid, cells = opened.grid, opened.cells
            holds = _located([table for made in holds.values() for table in made], grid)
        elif len(grid.regions) == 1 and not holds:
            left = _take_card(grid, left, content, cards)
            continue
        elif not holds and frames_rows(grid, cells, content):
            continue
        elif not holds:
            grid, cells = with_parted_strips(*with_labelled_rows(grid, cells, doubled=True))
            grid, cells, outside = with_codes_beside(*with_coded_rows(grid, cells), outside)
            grid, cells = with_parted_rows(*with_banded_rows(grid, cells, content.fills))
            grid, cells = with_labelled_rows(*with_headed_rows(grid, cells, content))
        left = outside
        table = make_table(grid, cells, content, holds)._replace(crossed=crossed)
        if (told := opened or between) is not None:
            table = table._replace(columns=told.columns)
        if _is_soft(grid, content):
            table = table._replace(words=tuple(word for inside in cells.values() for word in inside))
        _hand_up({0: [table]}, parent, grids, inner, tables)
    tables.sort(key=lambda table: (table.box[1], table.box[0]))
    cards.sort(key=lambda card: (card.top, card.x0))
    return tables, cards, left


def _with_rows_below(grid: Grid, grids: Sequence[Grid], words: Sequence[Word], content: PageContent) -> Grid:
    """Return a header that shades make, or whose names are turned, with what stands below it."""
    if not _FEWEST_NAMES <= len(grid.regions) <= _MOST_NAMES:
        return grid
    inside = [word for word in words if grid.ys[0] <= word.bottom and word.top <= grid.ys[-1]]
    if not any(word.look.turn for word in inside) and not _is_soft(grid, content):
        return grid
    cells, _, _ = words_by_cell(grid, inside, content)
    longer = reaching_down(grid, cells, words, grids, content)
    goes_on = longer is not grid and any(_is_next_shade(other, grid, longer.ys[-1], content) for other in grids)
    return grid if goes_on else longer


def _with_names(grid: Grid, words: Sequence[Word], content: PageContent, strokes: Sequence[Rule]) -> Grid:
    """Return a table whose first columns are shaded with the names of columns that stand on no shade above it."""
    parted = len(grid.xs) > _FEWEST_EDGES and len(grid.ys) > _FEWEST_EDGES
    return with_names_above(grid, words, strokes) if parted and _is_soft(grid, content) else grid


def _is_next_shade(other: Grid, grid: Grid, bottom: float, content: PageContent) -> bool:
    """Whether right below ``bottom`` comes another shade with the sides of a header: some rows of its body have one."""
    sides = (abs(a - b) for a, b in ((other.xs[0], grid.xs[0]), (other.xs[-1], grid.xs[-1])))
    if not -_SIDE <= other.ys[0] - bottom <= _NEXT or max(sides) > _SIDE:
        return False
    own, shade = (shade_at(content.fills, one.xs[0] + _SIDE, (one.ys[0] + one.ys[1]) / 2) for one in (grid, other))
    return own != shade


def _foot_of_page(grid: Grid, words: Sequence[Word], content: PageContent) -> set[Word]:
    """The words at the foot of a page whose shades run to the edges of the sheet around its text: none of a table's."""
    down = grid.ys[0] <= _BLEED and grid.ys[-1] >= content.height - _BLEED
    across = grid.xs[0] <= _BLEED and grid.xs[-1] >= content.width - _BLEED
    return {word for word in words if word.top > _FOOT * content.height} if down and across else set()


def _is_before_leaders(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether dots lead from half of the rows of a grid to a page: its boxes frame the numbers of contents."""
    right = grid.xs[-1]
    heights = [(w.top + w.bottom) / 2 for w in words if w.x1 > right and _LEADER.search(w.text)]
    if not heights:
        return False
    led = sum(any(top <= height <= bottom for height in heights) for top, bottom in pairwise(grid.ys))
    return 2 * led >= len(grid.ys) - 1


def _is_inline(grid: Grid, words: Sequence[Word], grids: Sequence[Grid]) -> bool:
    """Whether a box only frames words in the middle of printed lines (a numbered tab, a highlighted word)."""
    x0, top, x1, bottom = grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]
    inside: list[Word] = []
    beside: list[Word] = []
    for word in words:
        middle = (word.top + word.bottom) / 2
        if top - 1 <= middle <= bottom + 1:
            reach = 2.0 * size_of(word)
            if x0 <= (word.x0 + word.x1) / 2 <= x1:
                inside.append(word)
            elif x1 - 1 <= word.x0 <= x1 + reach or x0 - reach <= word.x1 <= x0 + 1:
                beside.append(word)
    beside = [word for word in beside if not any(_parts(other, grid, word) for other in grids)]
    lines = {round(word.bottom / 2) for word in inside}
    along = {round(word.bottom / 2) for word in beside}
    shared = sum(any(abs(line - other) <= 1 for other in along) for line in lines)
    return bool(lines) and shared >= 0.7 * len(lines)


def _shades_words(grid: Grid, cells: Mapping[int, Sequence[Word]], content: PageContent) -> bool:
    """Whether shades within a cell follow one another down its lines: behind words of that cell, no table in it."""
    rows = [grid.regions[at].row for at in cells]
    return len(rows) == len(set(rows)) <= _MOST_SHADED and _is_soft(grid, content)


def _parts(other: Grid, grid: Grid, word: Word) -> bool:
    """Whether ``other`` sets ``word`` apart from the box ``grid``: the next box, or a table with cells for both."""
    if _is_next_box(other, grid, word):
        return True
    own = other.locate((grid.xs[0] + grid.xs[-1]) / 2, (grid.ys[0] + grid.ys[-1]) / 2) if other is not grid else None
    return own is not None and other.locate((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2) not in (None, own)


def _is_next_box(other: Grid, grid: Grid, word: Word) -> bool:
    """Whether a box that stands beside that of ``grid``, as wide as it at least, holds ``word``."""
    x0, x1 = other.xs[0], other.xs[-1]
    apart = x1 <= grid.xs[0] + 1 or x0 >= grid.xs[-1] - 1
    return (
        apart
        and x1 - x0 >= 0.5 * (grid.xs[-1] - grid.xs[0])
        and x0 - 1 <= word.x0
        and word.x1 <= x1 + 1
        and (other.ys[0] - 1 <= (word.top + word.bottom) / 2 <= other.ys[-1] + 1)
    )


def _located(tables: Sequence[PageTable], grid: Grid) -> dict[int, list[PageTable]]:
    """Share out inner tables to the cells of a grid that they stand in."""
    found: dict[int, list[PageTable]] = {}
    for table in tables:
        x0, top, x1, bottom = table.box
        found.setdefault(grid.locate((x0 + x1) / 2, (top + bottom) / 2) or 0, []).append(table)
    return found


def _hand_up(
    holds: dict[int, list[PageTable]],
    parent: int | None,
    grids: list[Grid],
    inner: dict[int, dict[int, list[PageTable]]],
    tables: list[PageTable],
) -> None:
    """Give finished tables to the cell that they stand in, or to the page."""
    for made in holds.values():
        if parent is None:
            tables.extend(made)
            continue
        for cell, own in _located(made, grids[parent]).items():
            inner.setdefault(parent, {}).setdefault(cell, []).extend(own)


def _take_card(grid: Grid, words: list[Word], content: PageContent, cards: list[Card]) -> list[Word]:
    x0, top, x1, bottom = grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]
    if (x1 - x0) * (bottom - top) > _LARGEST_CARD * content.width * content.height:
        return words
    cells, outside, _ = words_by_cell(grid, words, content)
    if not cells or frames_rows(grid, cells, content):
        return words
    fill = shade_at(content.fills, (x0 + x1) / 2, (top + bottom) / 2)
    inside = [word for held in cells.values() for word in held]
    at_edge = x0 <= _BLEED or x1 >= content.width - _BLEED  # tabs stand there
    lines = make_lines(inside) if at_edge else laid_flat(inside, x0, top)
    linked = bool(content.links) and is_linked((x0, top, x1, bottom), content)
    soft = not linked and _is_soft(grid, content) and not _is_panel(grid, content)
    cards.append(Card(x0, top, x1, bottom, fill, tuple(lines), soft))
    return outside


def _is_panel(grid: Grid, content: PageContent) -> bool:
    """Whether a box runs down a whole side of the page: no row of a table, nor a word on a shade, is as high."""
    at_edge = grid.xs[0] <= _BLEED or grid.xs[-1] >= content.width - _BLEED
    return at_edge and grid.ys[-1] - grid.ys[0] > _PANEL * content.height


def laid_flat(words: list[Word], x0: float, top: float) -> list[TextLine]:
    """Return the lines of a box; one whose text stands upright beside what it heads reads from its top left corner."""
    lines, turn = turned_lines(words)
    if turn not in (90, 270):
        return lines
    return [
        make_line(
            [
                word._replace(
                    x0=word.x0 + x0,
                    x1=word.x1 + x0,
                    top=word.top + top,
                    bottom=word.bottom + top,
                    look=word.look._replace(turn=0),
                )
                for word in line.words
            ]
        )
        for line in lines
    ]


def _is_soft(grid: Grid, content: PageContent) -> bool:
    """Whether only shades make the columns of a grid: neither an upright stroke nor a meter stands within it."""
    x0, top, x1, bottom = grid.xs[0] - 3, grid.ys[0] - 3, grid.xs[-1] + 3, grid.ys[-1] + 3
    metered = any(x0 < meter.x0 < x1 and grid.ys[0] < meter.top < grid.ys[-1] for meter in content.meters)
    if metered and not _is_row(grid, content):
        return False
    return bool(content.fills) and not any(
        s.bottom - s.top > max(4.0, s.x1 - s.x0) and s.x0 < x1 and s.x1 > x0 and s.top < bottom and s.bottom > top
        for s in content.segments
    )


def _is_row(grid: Grid, content: PageContent) -> bool:
    """Whether the words of a shade stand side by side in columns, as those of a table's row do."""
    inside = [w for w in content.words if grid.locate((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2) is not None]
    first = make_lines(inside)[0] if inside else None
    return first is not None and sum(b.x0 - a.x1 > size_of(b) for a, b in pairwise(first.words)) >= _FEWEST_GAPS


def _parents(grids: list[Grid]) -> list[int | None]:
    """Find the smallest grid of which one cell holds each grid wholly."""
    parents: list[int | None] = []
    for index, grid in enumerate(grids):
        best: int | None = None
        x0, top, x1, bottom = grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]
        for other, outer in enumerate(grids):
            if other == index or _area(outer) <= _area(grid):
                continue
            corners = {outer.locate(x, y) for x in (x0 + 3, x1 - 3) for y in (top + 3, bottom - 3)}
            if len(corners) == 1 and None not in corners and (best is None or _area(outer) < _area(grids[best])):
                best = other
        parents.append(best)
    return parents


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])

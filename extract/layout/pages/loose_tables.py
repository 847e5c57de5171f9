"""Tables among the loose lines of pages: those that tags, shades of labels or white space alone tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import inf

from extract.layout.engine.content import Word
from extract.layout.open_tables.columns import Stretch, runs_of
from extract.layout.open_tables.headed_parts import table_groups
from extract.layout.open_tables.labelled_lists import is_labelled_list
from extract.layout.open_tables.small_tables import small_table, small_tables
from extract.layout.open_tables.table import extended, open_tables
from extract.layout.open_tables.titles_between import titles_between
from extract.layout.open_tables.turned_texts import is_turned, with_turned_columns, with_turned_texts
from extract.layout.open_tables.turned_years import level_years
from extract.layout.open_tables.year_matrices import parted_at, year_matrices, year_matrix_table
from extract.layout.pages.card_columns import box_of
from extract.layout.pages.contents_page import contents_lines
from extract.layout.pages.label_stacks import FEWEST_ROWS, LabelStack, label_stacks, right_side, table_of
from extract.layout.pages.page import Card, PageParts
from extract.layout.pages.page_blocks import FLUSH, shape_of, top_of
from extract.layout.pages.page_columns import PageColumns, zones_of
from extract.layout.tables.cells import PageTable
from extract.layout.tables.grid import Rule
from extract.layout.tables.tagged_tables import TaggedTable, covers, tagged_tables, with_common_columns
from extract.layout.text.lines import TextLine, make_lines

_TOUCHING = 2.0  # points that a line may reach into the frame above or below it
_FEWEST_SHADED_ROWS = 3  # of a table that shades alone make
_FEWEST_CLOSED_ROWS = 2  # of one with strokes above and below each row


def with_open_tables(
    pages: Sequence[PageParts], loose: dict[int, list[TextLine]], columns: PageColumns
) -> list[PageParts]:
    """Find the tables without rules, take their lines out of ``loose`` and their shades' words out of the cards."""
    shapes: dict[tuple[int, int], list[tuple[int, list[list[TextLine]]]]] = {}
    by_page = {parts.page: parts for parts in pages}
    turned_years: dict[Word, Word] = {}  # as printed, by what they are read as
    columned: set[int] = set()  # pages of running text in columns: they may still hold the end of a table
    for parts in by_page.values():
        order = zones_of(parts, loose[parts.page], columns, [box_of(card) for card in parts.cards])
        if any(zone.left is not None for zone in order):
            columned.add(parts.page)
        words = [word for run in loose[parts.page] for word in run.words]
        soft = _soft_words(parts, loose[parts.page])
        if not words:
            continue
        years = level_years([*words, *soft])
        turned_years.update(years)
        upright = [*(word for word in (*words, *soft) if not is_turned(word)), *years]
        lines = make_lines(upright) if upright else []
        listed = contents_lines(lines)
        lines = [line for line in lines if line not in listed]
        shapes.setdefault(shape_of(parts), []).append((parts.page, _between_frames(lines, parts)))
    shapes = {shape: _with_small_tables(group, by_page, loose) for shape, group in shapes.items()}
    for group in shapes.values():
        found = table_groups([(page, pieces) for page, pieces in group if page not in columned])
        every = dict(group) | dict(found.pages)
        owned = {id(line) for members, _ in found.groups for stretch in members for line in stretch.lines}
        for members, edges in found.groups:
            if is_labelled_list(members):
                continue
            whole = extended(members, edges, every, found.tabular, owned)
            edges = with_turned_columns(edges, *_words_of(whole, loose))
            titles = titles_between(whole, every)
            for stretch in whole:
                parts = by_page[stretch.page]
                printed = (word for line in stretch.lines if line not in titles for word in line.words)
                used = {turned_years.get(word, word) for word in printed}
                for table in open_tables(stretch, edges, parts.strokes, parts.content.fills, whole, titles):
                    left = [word for run in loose[parts.page] for word in run.words if word not in used]
                    turned = [word for word in left if is_turned(word)]
                    table, beside = with_turned_texts(table, turned) if turned else (table, set())
                    by_page[stretch.page] = _with_table(by_page[stretch.page], table, used | beside, loose)
    return [by_page[parts.page] for parts in pages]


def _with_small_tables(
    group: list[tuple[int, list[list[TextLine]]]], by_page: dict[int, PageParts], loose: dict[int, list[TextLine]]
) -> list[tuple[int, list[list[TextLine]]]]:
    """Put the small tables of names over values on their pages; return the lines that are left of each page's parts."""
    matrices = year_matrices([(page, lines) for page, pieces in group for lines in pieces])
    made = [
        (matrix.stretch, year_matrix_table(matrix, by_page[matrix.stretch.page].content.fills)) for matrix in matrices
    ]
    group = parted_at(matrices, group) if matrices else group
    found = small_tables([(page, lines) for page, pieces in group for lines in pieces])
    made.extend((stretch, small_table(stretch, by_page[stretch.page].content.fills)) for stretch in found)
    for stretch, table in made:
        used = {word for line in stretch.lines for word in line.words}
        by_page[stretch.page] = _with_table(by_page[stretch.page], table, used, loose)
    taken = {line for stretch in found for line in stretch.lines}
    if not taken:
        return group
    left = [(page, [[line for line in lines if line not in taken] for lines in pieces]) for page, pieces in group]
    return [(page, [lines for lines in pieces if lines]) for page, pieces in left if any(pieces)]


def _between_frames(lines: list[TextLine], parts: PageParts) -> list[list[TextLine]]:
    """Part the lines of a page, from its top, at the tables and boxes with strokes that stand between two of them.

    No table without rules goes on behind one.
    """
    frames = [(table.box[1], table.box[3]) for table in parts.tables if not table.words]
    frames.extend((card.top, card.bottom) for card in parts.cards if not card.soft)
    pieces: list[list[TextLine]] = [[]]
    for line in lines:
        above = pieces[-1][-1].bottom if pieces[-1] else -inf
        if pieces[-1] and any(top > above - _TOUCHING and bottom < line.top + _TOUCHING for top, bottom in frames):
            pieces.append([])
        pieces[-1].append(line)
    return pieces


def _words_of(stretches: Sequence[Stretch], loose: dict[int, list[TextLine]]) -> tuple[list[Word], list[Word]]:
    """Return the turned words beside lines, on the first page that has any, and the words of the lines."""
    for stretch in stretches:
        top, bottom = stretch.lines[0].top, stretch.lines[-1].bottom
        words = (word for run in loose[stretch.page] for word in run.words if is_turned(word))
        turned = [word for word in words if top < word.bottom and word.top < bottom]
        if turned:
            return turned, [word for line in stretch.lines for word in line.words]
    return [], []


def with_tagged_tables(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Take the tables that tags describe out of the loose lines."""
    by_page = {parts.page: parts for parts in pages}
    found: list[TaggedTable] = []
    for parts in by_page.values():
        if parts.tree is None or not parts.tree.tables:
            continue
        words = [word for run in loose[parts.page] for word in run.words] + _soft_words(parts, loose[parts.page])
        taken = set(words)
        words.extend(word for table in parts.tables if table.columns for word in table.words if word not in taken)
        if covers(parts.tree, words, parts.marks):
            found.extend(tagged_tables(parts.page, parts.tree, words, parts.marks, parts.content.fills))
    for tagged in with_common_columns(found):
        parts = by_page[tagged.table.page]
        by_page[parts.page] = _with_table(parts, tagged.table._replace(tagged=True), set(tagged.words), loose)
    return [by_page[parts.page] for parts in pages]


def with_label_stacks(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Take the fiches whose labels stand on shades, with values beside them, out of the loose lines."""
    by_page = {parts.page: parts for parts in pages}
    found: list[tuple[int, LabelStack]] = []
    for parts in pages:
        if len(parts.content.fills) < FEWEST_ROWS:
            continue
        soft = [word for card in parts.cards if card.soft for line in card.lines for word in line.words]
        soft.extend(word for table in parts.tables for word in table.words)
        words = [word for run in loose[parts.page] for word in run.words] + soft
        found.extend((parts.page, stack) for stack in label_stacks(parts, words))
    right = right_side([stack for _, stack in found])
    for page, stack in found:
        by_page[page] = _with_table(by_page[page], table_of(stack, page, right), stack.words, loose)
    return [by_page[parts.page] for parts in pages]


def _soft_words(parts: PageParts, runs: list[TextLine]) -> list[Word]:
    """Words on shades that may be rows of a table with more rows around them."""
    words = [word for card in parts.cards if card.soft for line in card.lines for word in line.words]
    soft = (table for table in parts.tables if table.words and not _is_whole(table, runs, parts.strokes))
    return words + [word for table in soft for word in table.words]


def _is_whole(table: PageTable, runs: list[TextLine], strokes: Sequence[Rule]) -> bool:
    """Whether a table whose columns only shades make has nothing around it that may be more of its rows.

    One of few rows, in columns, is closed by strokes over its whole width, at its top, at its foot and between. One of
    one column holds no texts side by side.
    """
    x0, top, x1, bottom = table.box
    across = [s.at for s in strokes if s.start <= x0 + FLUSH and x1 - FLUSH <= s.end]
    closed = table.table.n_cols > 1 and all(any(abs(at - y) <= FLUSH for at in across) for y in table.row_edges)
    if table.table.n_rows < (_FEWEST_CLOSED_ROWS if closed else _FEWEST_SHADED_ROWS):
        return False
    if table.table.n_cols == 1 and sum(len(runs_of(line)) > 1 for line in make_lines(table.words)) > 1:
        return False
    beside: Counter[int] = Counter()
    for run in runs:
        reach = 2.5 * (run.bottom - run.top)
        if x0 <= run.x0 <= x1 and (top - reach < run.top < top or bottom < run.bottom < bottom + reach):
            beside[round(run.bottom)] += 1
    return all(count < 2 for count in beside.values())


def _with_table(parts: PageParts, table: PageTable, used: set[Word], loose: dict[int, list[TextLine]]) -> PageParts:
    left = [run for run in loose[parts.page] if run.words[0] not in used]
    cards: list[Card] = []
    tables: list[PageTable] = []
    freed: list[Word] = []  # words of a shade that the table took a part of
    for card in parts.cards:
        words = [word for line in card.lines for word in line.words]
        if card.soft and any(word in used for word in words):
            freed.extend(word for word in words if word not in used)
        else:
            cards.append(card)
    for known in parts.tables:
        if any(word in used for word in known.words):
            freed.extend(word for word in known.words if word not in used)
        else:
            tables.append(known)
    loose[parts.page] = [*left, *make_lines(freed)] if freed else left
    return parts._replace(tables=tuple(sorted([*tables, table], key=top_of)), cards=tuple(cards))

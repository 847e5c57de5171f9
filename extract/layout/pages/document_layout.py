"""All pages together: what repeats is set apart, lines become blocks, tables go on over page breaks.

``layout_pages`` is the way from what an engine sees (pdfium, or OCR with detected rules) to the blocks of a document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from math import inf
from typing import NamedTuple

from extract.document import Block, Kind, Role, TextBlock
from extract.layout.engine.content import PageContent, Word
from extract.layout.open_tables.columns import Stretch, runs_of
from extract.layout.open_tables.headed_parts import table_groups
from extract.layout.open_tables.labelled_lists import is_labelled_list
from extract.layout.open_tables.small_tables import small_table, small_tables
from extract.layout.open_tables.table import extended, open_tables
from extract.layout.open_tables.titles_between import titles_between
from extract.layout.open_tables.turned_texts import is_turned, with_turned_columns, with_turned_texts
from extract.layout.open_tables.turned_years import level_years
from extract.layout.open_tables.year_matrices import parted_at, year_matrices, year_matrix_table
from extract.layout.pages.barred_cards import with_barred_cards
from extract.layout.pages.bodies_overleaf import with_bodies_overleaf
from extract.layout.pages.card_columns import box_of, in_columns, with_titles_above
from extract.layout.pages.card_rows import with_card_rows
from extract.layout.pages.cards_overleaf import with_cards_overleaf
from extract.layout.pages.centred_names import with_centred_names
from extract.layout.pages.chapter_heads import chapter_heads
from extract.layout.pages.column_rules import rule_gutters
from extract.layout.pages.contents_page import contents_lines
from extract.layout.pages.drawn_trees import tree_order
from extract.layout.pages.edge_tabs import with_tabs_apart
from extract.layout.pages.fact_columns import with_fact_columns
from extract.layout.pages.figures import with_figures
from extract.layout.pages.heads_above import with_heads_above
from extract.layout.pages.label_stacks import FEWEST_ROWS, LabelStack, label_stacks, right_side, table_of
from extract.layout.pages.leading_boxes import with_leading_boxes
from extract.layout.pages.lists_overleaf import with_lists_overleaf
from extract.layout.pages.margin_notes import with_margin_notes
from extract.layout.pages.marked_lists import with_marked_lists
from extract.layout.pages.notes import note_lines
from extract.layout.pages.numbered_columns import with_numbered_columns
from extract.layout.pages.page import Card, PageParts, take_apart
from extract.layout.pages.reading_order import Column, Gutter, Zone, gutters_between, zones
from extract.layout.pages.running_tables import running_parts
from extract.layout.pages.sibling_heads import head_gutters, sibling_heads
from extract.layout.pages.side_boxes import box_gutters, with_side_boxes
from extract.layout.pages.side_texts import side_texts
from extract.layout.pages.site_parts import without_site
from extract.layout.pages.stacked_boxes import headings_between, with_stacked_boxes
from extract.layout.pages.titles_overleaf import with_titles_overleaf
from extract.layout.pages.topped_cards import with_topped_cards
from extract.layout.tables.cells import PageTable
from extract.layout.tables.grid import Rule
from extract.layout.tables.join_tables import flow_on, join_over_pages
from extract.layout.tables.page_tiles import join_page_tiles
from extract.layout.tables.tagged_tables import TaggedTable, covers, tagged_tables, with_common_columns
from extract.layout.text.card_text import card_blocks
from extract.layout.text.large_markers import with_large_first
from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import TextLine, make_lines
from extract.layout.text.own_hyphens import with_own_hyphens
from extract.layout.text.paragraphs import to_blocks, usual_leading

_SIDE_BY_SIDE = 0.5  # of the height of the lower of two boxes
_NEXT_LINE = 1.5  # font sizes between the baselines of one text
_FLUSH = 3.0  # points
_TOUCHING = 2.0  # points that a line may reach into the frame above or below it
_FEWEST_SHADED_ROWS = 3  # of a table that shades alone make
_FEWEST_CLOSED_ROWS = 2  # of one with strokes above and below each row


class _Looks(NamedTuple):
    """The document's habits: size of running text, leading, and the text area by page shape."""

    body_size: float
    leading: float
    areas: dict[tuple[int, int], tuple[float, float]]


def layout_pages(contents: Iterable[PageContent]) -> tuple[Block, ...]:
    """Return the blocks of a document, in reading order; tables that go on over page breaks are one table."""
    return layout_parts([take_apart(content) for content in contents])


class Layout(NamedTuple):
    """The blocks of a document in reading order, and whether tags told tables or headings."""

    blocks: tuple[Block, ...]
    used_tags: bool


def layout_parts(pages: Sequence[PageParts]) -> tuple[Block, ...]:
    """Return the blocks of pages already taken apart."""
    return lay_out(pages).blocks


def lay_out(pages: Sequence[PageParts]) -> Layout:
    """Return the layout of pages already taken apart."""
    pages = with_bodies_overleaf(pages)
    body_size = _body_size(pages)
    pages, running = running_parts(pages, body_size)
    for page, at in chapter_heads(pages, running, body_size).items():
        running.setdefault(page, {})[at] = Role.RUNNING_HEAD
    pages = with_tabs_apart(pages, running)
    loose = {p.page: [r for at, r in enumerate(p.runs) if at not in running.get(p.page, {})] for p in pages}
    pages = _with_label_stacks(_with_tagged_tables(without_site(pages, loose), loose), loose)
    pages = with_titles_overleaf(with_margin_notes(pages, loose, body_size), loose)
    pages = with_centred_names(with_heads_above(pages, loose), loose)
    tagged = any(table.tagged for parts in pages for table in parts.tables)
    pages = with_topped_cards(with_figures(with_leading_boxes(pages), loose), loose)
    pages = with_numbered_columns(with_barred_cards(pages, loose), loose)
    pages = with_marked_lists(pages, loose)
    pages = with_fact_columns(with_side_boxes(pages, loose), loose)
    pages = with_titles_above(with_card_rows(pages, loose), loose)
    pages, stacks = with_stacked_boxes(pages, loose)
    columns = _columns(pages, loose, stacks)
    pages = _with_open_tables(pages, loose, columns)
    orders = {
        parts.page: _zones(parts, loose[parts.page], columns, [box_of(o) for o in _obstacles(parts)]) for parts in pages
    }
    leading = usual_leading([zone.lines for order in orders.values() for zone in order])
    looks = _Looks(body_size, leading, _text_areas(pages, orders))
    laid: list[list[Block | PageTable]] = []
    for parts in pages:
        laid.append(_page_blocks(parts, orders[parts.page], running.get(parts.page, {}), looks))
    blocks = join_over_pages(join_page_tiles(with_cards_overleaf(pages, laid)), _bottoms(pages, loose))
    blocks = with_lists_overleaf(blocks)
    levels = any(isinstance(b, TextBlock) and b.kind is Kind.HEADING and b.level is not None for b in blocks)
    return Layout(with_own_hyphens(blocks), tagged or levels)


class _Columns(NamedTuple):
    """The blank strips between columns on pages of each shape; each page's lines, and its zones if it stood alone.

    ``stacks`` are the columns of boxes of pages that have some.
    """

    gutters: dict[tuple[int, int], list[Gutter]]
    alone: dict[int, tuple[list[TextLine], list[Zone]]]
    stacks: dict[int, list[Column]]


def _columns(pages: Sequence[PageParts], loose: dict[int, list[TextLine]], stacks: dict[int, list[Column]]) -> _Columns:
    """Look at each page alone: what it has of columns, the others may have too."""
    found = _Columns({}, {}, stacks)
    for parts in pages:
        lines = loose[parts.page]
        heads = sibling_heads(lines)
        own = head_gutters(heads, lines) if heads else ()
        boxes = [box_of(card) for card in parts.cards]
        beside = stacks.get(parts.page, ())
        ruled = rule_gutters(parts, lines)
        order = zones(lines, parts.width, (), boxes, own, heads, beside, parts.strokes, ruled)
        found.alone[parts.page] = lines, order
        known = found.gutters.setdefault(_shape(parts), [])
        known.extend(gutters_between(order))
        known.extend(box_gutters(parts, lines))
    return found


def _zones(
    parts: PageParts,
    lines: list[TextLine],
    columns: _Columns,
    boxes: Sequence[tuple[float, float, float, float]] = (),
) -> list[Zone]:
    gutters = columns.gutters[_shape(parts)]
    known, order = columns.alone[parts.page]
    if stacks := columns.stacks.get(parts.page):
        between = [*boxes, *headings_between(stacks, boxes, lines)]
        return zones(lines, parts.width, boxes=between, stacks=stacks)
    if not gutters and lines is known:
        return order
    heads = sibling_heads(lines)
    own = [*box_gutters(parts, lines), *(head_gutters(heads, lines) if heads else ())]
    ruled = rule_gutters(parts, lines)
    return zones(lines, parts.width, gutters, boxes, own, heads, strokes=parts.strokes, ruled=ruled)


def _with_open_tables(
    pages: Sequence[PageParts], loose: dict[int, list[TextLine]], columns: _Columns
) -> list[PageParts]:
    """Find the tables without rules, take their lines out of ``loose`` and their shades' words out of the cards."""
    shapes: dict[tuple[int, int], list[tuple[int, list[list[TextLine]]]]] = {}
    by_page = {parts.page: parts for parts in pages}
    turned_years: dict[Word, Word] = {}  # as printed, by what they are read as
    columned: set[int] = set()  # pages of running text in columns: they may still hold the end of a table
    for parts in by_page.values():
        order = _zones(parts, loose[parts.page], columns, [box_of(card) for card in parts.cards])
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
        shapes.setdefault(_shape(parts), []).append((parts.page, _between_frames(lines, parts)))
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


def _with_tagged_tables(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
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


def _with_label_stacks(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
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
    across = [s.at for s in strokes if s.start <= x0 + _FLUSH and x1 - _FLUSH <= s.end]
    closed = table.table.n_cols > 1 and all(any(abs(at - y) <= _FLUSH for at in across) for y in table.row_edges)
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
    return parts._replace(tables=tuple(sorted([*tables, table], key=_top)), cards=tuple(cards))


def _bottoms(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[float]:
    """Return for each page how far down the body goes on the fullest page of its shape."""
    lowest: dict[tuple[int, int], float] = {}
    for parts in pages:
        ends = [line.bottom for line in loose[parts.page]] + [table.box[3] for table in parts.tables]
        shape = _shape(parts)
        lowest[shape] = max([lowest.get(shape, 0.0), *ends])
    return [lowest[_shape(parts)] for parts in pages]


def _body_size(pages: Sequence[PageParts]) -> float:
    weights: Counter[float] = Counter()
    for parts in pages:
        for run in parts.runs:
            weights[round(run.look.size * 2) / 2] += sum(len(word.text) for word in run.words)
    if sum(weights.values()) < 200:
        for parts in pages:
            for word in parts.content.words:
                weights[round(word.look.size * 2) / 2] += len(word.text)
    return max(weights, key=lambda size: weights[size]) if weights else 0.0


def _text_areas(
    pages: Sequence[PageParts], orders: dict[int, list[Zone]]
) -> dict[tuple[int, int], tuple[float, float]]:
    sides: dict[tuple[int, int], tuple[list[float], list[float]]] = {}
    for parts in pages:
        left, right = sides.setdefault(_shape(parts), ([], []))
        for line in (line for zone in orders[parts.page] for line in zone.lines):
            left.append(line.x0)
            right.append(line.x1)
    return {
        shape: (sorted(left)[len(left) // 50], sorted(right)[-1 - len(right) // 50])
        for shape, (left, right) in sides.items()
        if left
    }


def _shape(parts: PageParts) -> tuple[int, int]:
    return round(parts.width), round(parts.height)


def _page_blocks(
    parts: PageParts, order: list[Zone], running: dict[int, Role], looks: _Looks
) -> list[Block | PageTable]:
    blocks: list[Block | PageTable] = []
    left, right = looks.areas.get(_shape(parts), (0.0, parts.width))
    frame = Frame(parts.page, left, right, looks.leading, looks.body_size)
    apart = {role: [parts.runs[at] for at, known in running.items() if known is role] for role in set(running.values())}
    for run in apart.get(Role.RUNNING_HEAD, ()):
        blocks.extend(to_blocks([run], frame._replace(role=Role.RUNNING_HEAD, body_size=0.0)))
    for zone, inside in _with_obstacles(order, _obstacles(parts)):
        frame = frame._replace(levels=_levels(parts, zone.lines))
        own = frame if zone.left is None else frame._replace(left=zone.left, right=zone.right or right)
        flow_on(blocks, _zone_blocks(zone.lines, inside, own, parts))
    for role in (Role.FOOTER, Role.FURNITURE):
        for run in apart.get(role, ()):
            blocks.extend(to_blocks([run], frame._replace(role=role, body_size=0.0)))
    if parts.margin:
        blocks.extend(to_blocks(parts.margin, frame._replace(role=Role.NOTE, body_size=0.0)))
    if parts.site:
        blocks.extend(to_blocks(parts.site, frame._replace(role=Role.FURNITURE, body_size=0.0)))
    if parts.hidden:
        blocks.extend(to_blocks(parts.hidden, frame._replace(role=Role.HIDDEN, body_size=0.0)))
    return blocks


def _obstacles(parts: PageParts) -> list[PageTable | Card]:
    return [*parts.tables, *parts.cards]


def _levels(parts: PageParts, lines: Sequence[TextLine]) -> dict[int, int]:
    """Return the outline level of the words that tags call headings, by their start."""
    tree = parts.tree
    if tree is None or not tree.headings:
        return {}
    words = [word for line in lines for word in line.words]
    found = {word.start: tree.headings.get(parts.marks.get(word.start, -1), 0) for word in words}
    return {start: level for start, level in found.items() if level} if covers(tree, words, parts.marks) else {}


def _with_obstacles(order: list[Zone], obstacles: list[PageTable | Card]) -> list[tuple[Zone, list[PageTable | Card]]]:
    """Give each table and card to the zone in whose column and at whose height it stands."""
    if not order:
        return [(Zone(()), _in_order(obstacles))]
    shared: list[list[PageTable | Card]] = [[] for _ in order]
    starts = _starts(order)
    for obstacle in obstacles:
        bottom = box_of(obstacle)[3]
        aside = isinstance(obstacle, Card) and obstacle.beside
        best = 0
        for at, zone in enumerate(order):
            if _fits(obstacle, zone, order) and starts[at] <= (bottom if aside else _top(obstacle)):
                best = at
        shared[best].append(obstacle)
    return [(zone, _in_order(inside)) for zone, inside in zip(order, shared, strict=True)]


def _starts(order: Sequence[Zone]) -> list[float]:
    """Where each zone begins: columns right below what spans them, whatever box stands over the text of one."""
    starts: list[float] = []
    spanned: float | None = 0.0  # the top of the page
    sides: list[float] = []  # of the columns below what spans them
    for zone in order:
        if zone.left is None:
            spanned, sides = (zone.lines[-1].bottom if zone.lines else None), []
            starts.append(zone.top)
            continue
        first = all(abs(zone.left - side) > _FLUSH for side in sides)
        sides.append(zone.left)
        starts.append(min(spanned, zone.top) if first and spanned is not None else zone.top)
    return starts


def _fits(item: PageTable | Card, zone: Zone, order: Sequence[Zone]) -> bool:
    """Whether a table or card stands in the column of a zone; a box beside text may stand before or behind it."""
    x0, _, x1, _ = box_of(item)
    if zone.left is None:
        return True
    if isinstance(item, Card) and item.ahead:
        before = max((z.right for z in order if z.right is not None and z.right <= zone.left + _FLUSH), default=0.0)
        return before - _FLUSH <= x0 <= zone.left + 15
    if isinstance(item, Card) and item.beside:
        return x0 > zone.left - 15
    after = min((z.left for z in order if z.left is not None and z.left > zone.left + 15), default=inf)
    return x0 > zone.left - 15 and x1 < max((zone.right or x1) + 15, after)


def _zone_blocks(
    lines: Sequence[TextLine], obstacles: list[PageTable | Card], frame: Frame, parts: PageParts
) -> list[Block | PageTable]:
    blocks: list[Block | PageTable] = []
    listed = contents_lines(lines)
    waiting: list[TextLine] = []
    obstacles = list(obstacles)
    aside = [box_of(item) for item in obstacles]
    for line in lines:
        while obstacles and _before(obstacles[0], line) and not (waiting and _cuts(obstacles[0], waiting[-1], line)):
            blocks.extend(_text(waiting, _narrowed(frame, waiting, aside), parts, listed))
            waiting = []
            blocks.extend(_obstacle(obstacles.pop(0), frame))
        if (
            waiting
            and _narrowed(frame, [line], aside) != _narrowed(frame, waiting, aside)
            and _is_set_off(line, waiting)
        ):
            blocks.extend(_text(waiting, _narrowed(frame, waiting, aside), parts, listed))
            waiting = []
        waiting.append(line)
    blocks.extend(_text(waiting, _narrowed(frame, waiting, aside), parts, listed))
    for obstacle in obstacles:
        blocks.extend(_obstacle(obstacle, frame))
    return blocks


def _narrowed(frame: Frame, lines: Sequence[TextLine], aside: Sequence[tuple[float, float, float, float]]) -> Frame:
    """Return the frame of lines, which ends where a box or table stands beside one of them."""
    sides = [
        x0
        for x0, top, _, bottom in aside
        if any(top < (line.top + line.bottom) / 2 < bottom and line.x1 <= x0 for line in lines)
    ]
    return frame._replace(right=min([frame.right, *sides])) if sides else frame


def _is_set_off(line: TextLine, above: Sequence[TextLine]) -> bool:
    """Whether a line begins another text than the lines above it, by its distance or its print."""
    last = above[-1]
    return line.look.size != last.look.size or line.bottom - last.bottom > _NEXT_LINE * line.look.size


def _in_order(obstacles: Sequence[PageTable | Card]) -> list[PageTable | Card]:
    """Order tables and cards from the top; those that stand side by side from the left, but a title amid them first.

    A tree is read branch by branch.
    """
    if tree := tree_order(obstacles):
        return list(tree)
    rows: list[list[PageTable | Card]] = []
    for item in sorted(obstacles, key=_top):
        if rows and _beside(rows[-1][0], item):
            rows[-1].append(item)
        else:
            rows.append([item])
    order = in_columns([sorted(row, key=lambda one: box_of(one)[0]) for row in rows])
    for leader in [item for item in order if isinstance(item, Card) and item.leads]:
        at = order.index(leader)
        while at and (box_of(order[at - 1])[2] <= leader.x0 or box_of(order[at - 1])[0] >= leader.x1):
            at -= 1
        order.remove(leader)
        order.insert(at, leader)
    return order


def _beside(one: PageTable | Card, other: PageTable | Card) -> bool:
    (left, top, right, bottom), (x0, high, x1, low) = box_of(one), box_of(other)
    apart = x0 >= right - 1 or x1 <= left + 1
    return apart and min(bottom, low) - max(top, high) > _SIDE_BY_SIDE * min(bottom - top, low - high)


def _top(item: PageTable | Card) -> float:
    return item.box[1] if isinstance(item, PageTable) else item.top


def _before(item: PageTable | Card, line: TextLine) -> bool:
    """Whether a table or card is read before ``line``: a box beside the text comes after all that it stands beside."""
    return item.bottom < line.bottom if isinstance(item, Card) and item.beside else _top(item) < line.top


def _cuts(item: PageTable | Card, above: TextLine, line: TextLine) -> bool:
    """Whether a box that would be read before ``line`` stands beside a text that goes on from the line above."""
    x0, _, x1, _ = box_of(item)
    aside = x1 < min(above.x0, line.x0) or x0 > max(above.x1, line.x1)
    same = above.look.size == line.look.size and above.look.bold == line.look.bold
    near = line.bottom - above.bottom < _NEXT_LINE * line.look.size
    flush = any(abs(word.x0 - line.x0) <= _FLUSH for word in above.words[:2])  # under the text behind a bullet too
    return isinstance(item, Card) and aside and same and near and flush


def _obstacle(item: PageTable | Card, frame: Frame) -> list[Block | PageTable]:
    if isinstance(item, PageTable):
        return [item]
    sides = (min(line.x0 for line in item.lines) - item.x0, item.x1 - max(line.x1 for line in item.lines))
    inside = frame._replace(left=item.x0, right=item.x1, fill=item.fill, padding=max(0.0, min(sides)))
    if item.beside:
        inside = inside._replace(body_size=0.0)
    return list(card_blocks(item.lines, inside))


def _text(
    lines: list[TextLine], frame: Frame, parts: PageParts, listed: dict[TextLine, int]
) -> list[Block | PageTable]:
    blocks: list[Block | PageTable] = []
    plain: list[TextLine] = []
    entry: list[TextLine] = []
    for position, line in enumerate(lines):
        if line not in listed:
            plain.append(line)
            continue
        blocks.extend(_texts(plain, frame, parts))
        plain = []
        entry.append(line)
        after = lines[position + 1] if position + 1 < len(lines) else None
        if after is None or listed.get(after) != listed[line]:
            blocks.extend(to_blocks(entry, frame._replace(role=Role.CONTENTS, body_size=0.0, leading=9.0)))
            entry = []
    blocks.extend(_texts(plain, frame, parts))
    return blocks


def _texts(lines: list[TextLine], frame: Frame, parts: PageParts) -> list[Block | PageTable]:
    blocks: list[Block | PageTable] = []
    for part in side_texts(with_large_first(lines)):
        column = frame._replace(left=part.left or frame.left, right=part.right or frame.right)
        blocks.extend(_prose(part.lines, column, parts))
    return blocks


def _prose(lines: list[TextLine], frame: Frame, parts: PageParts) -> list[Block | PageTable]:
    if not lines:
        return []
    frames = [box_of(obstacle) for obstacle in _obstacles(parts)]
    size = parts.width, parts.height
    notes = note_lines(lines, parts.strokes, frames, frame.body_size, size, parts.content.words)
    blocks: list[Block | PageTable] = []
    for is_note, group in groupby(lines, key=lambda line: line in notes):
        part = list(group)
        if is_note:
            blocks.extend(to_blocks(part, frame._replace(role=Role.NOTE, body_size=0.0)))
        else:
            blocks.extend(to_blocks(part, frame, _underlined(part, parts)))
    return blocks


def _underlined(lines: Sequence[TextLine], parts: PageParts) -> frozenset[int]:
    """Indexes of the lines with a stroke under most of their width, and not much beyond."""
    found = set()
    for index, line in enumerate(lines):
        size = line.look.size or line.bottom - line.top
        base = line.bottom - 0.22 * size
        wide = line.x1 - line.x0
        under = [s for s in parts.strokes if base - 0.5 <= s.at <= base + 0.35 * size + 1]
        covered = sum(max(0.0, min(s.end, line.x1) - max(s.start, line.x0)) for s in under)
        beyond = any(s.start < line.x0 - 12 or s.end > line.x1 + 12 for s in under)
        if covered >= 0.7 * wide and not beyond:
            found.add(index)
    return frozenset(found)

"""The blocks of a page, in reading order: its zones with the tables and boxes that stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import inf
from typing import NamedTuple

from extract.document import Block, Role
from extract.layout.engine.content import Link
from extract.layout.pages.card_columns import box_of, in_columns
from extract.layout.pages.contents_page import contents_lines
from extract.layout.pages.drawn_trees import linked_order, tree_order
from extract.layout.pages.notes import note_lines
from extract.layout.pages.page import Card, PageParts
from extract.layout.pages.reading_order import Zone
from extract.layout.pages.side_texts import side_texts
from extract.layout.pages.side_titles import side_title_blocks
from extract.layout.tables.cells import PageTable
from extract.layout.tables.join_tables import flow_on
from extract.layout.tables.tagged_tables import covers
from extract.layout.text.card_text import card_blocks
from extract.layout.text.hanging_markers import with_hanging_first
from extract.layout.text.large_markers import with_large_first
from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import TextLine
from extract.layout.text.paragraphs import to_blocks

_SIDE_BY_SIDE = 0.5  # of the height of the lower of two boxes
_NEXT_LINE = 1.5  # font sizes between the baselines of one text
FLUSH = 3.0  # points


class Looks(NamedTuple):
    """The document's habits: size of running text, leading, and the text area by page shape."""

    body_size: float
    leading: float
    areas: dict[tuple[int, int], tuple[float, float]]


def shape_of(parts: PageParts) -> tuple[int, int]:
    """Return the width and height of a page, in whole points."""
    return round(parts.width), round(parts.height)


def page_blocks(parts: PageParts, order: list[Zone], running: dict[int, Role], looks: Looks) -> list[Block | PageTable]:
    """Return the blocks of a page in reading order; ``running`` says which of its lines are heads and feet."""
    blocks: list[Block | PageTable] = []
    left, right = looks.areas.get(shape_of(parts), (0.0, parts.width))
    frame = Frame(parts.page, left, right, looks.leading, looks.body_size)
    apart = {role: [parts.runs[at] for at, known in running.items() if known is role] for role in set(running.values())}
    for run in apart.get(Role.RUNNING_HEAD, ()):
        blocks.extend(to_blocks([run], frame._replace(role=Role.RUNNING_HEAD, body_size=0.0)))
    blocks.extend(side_title_blocks(parts, frame))
    for zone, inside in _with_obstacles(order, obstacles_of(parts), parts.content.links):
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


def obstacles_of(parts: PageParts) -> list[PageTable | Card]:
    """Return what stands in boxes on a page: its tables and cards."""
    return [*parts.tables, *parts.cards]


def _levels(parts: PageParts, lines: Sequence[TextLine]) -> dict[int, int]:
    """Return the outline level of the words that tags call headings, by their start."""
    tree = parts.tree
    if tree is None or not tree.headings:
        return {}
    words = [word for line in lines for word in line.words]
    found = {word.start: tree.headings.get(parts.marks.get(word.start, -1), 0) for word in words}
    return {start: level for start, level in found.items() if level} if covers(tree, words, parts.marks) else {}


def _with_obstacles(
    order: list[Zone], obstacles: list[PageTable | Card], links: Sequence[Link]
) -> list[tuple[Zone, list[PageTable | Card]]]:
    """Give each table and card to the zone in whose column and at whose height it stands."""
    if not order:
        return [(Zone(()), _in_order(obstacles, links))]
    shared: list[list[PageTable | Card]] = [[] for _ in order]
    starts = _starts(order)
    for obstacle in obstacles:
        bottom = box_of(obstacle)[3]
        aside = isinstance(obstacle, Card) and obstacle.beside
        best = 0
        for at, zone in enumerate(order):
            if _fits(obstacle, zone, order) and starts[at] <= (bottom if aside else top_of(obstacle)):
                best = at
        shared[best].append(obstacle)
    return [(zone, _margin_last(_in_order(inside, links), zone)) for zone, inside in zip(order, shared, strict=True)]


def _margin_last(items: list[PageTable | Card], zone: Zone) -> list[PageTable | Card]:
    """Put boxes in the margin beside a column of boxes behind all of these: none of them is what they speak of."""
    aside = [item for item in items if isinstance(item, Card) and item.beside and item.x0 >= (zone.right or inf)]
    own = [item for item in items if item not in aside]
    beside = [item for item in aside if any(_beside(item, other) for other in own)]
    return [*(item for item in items if item not in beside), *beside] if beside else items


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
        first = all(abs(zone.left - side) > FLUSH for side in sides)
        sides.append(zone.left)
        starts.append(min(spanned, zone.top) if first and spanned is not None else zone.top)
    return starts


def _fits(item: PageTable | Card, zone: Zone, order: Sequence[Zone]) -> bool:
    """Whether a table or card stands in the column of a zone; a box beside text may stand before or behind it."""
    x0, _, x1, _ = box_of(item)
    if zone.left is None:
        return True
    if isinstance(item, Card) and item.ahead:
        before = max((z.right for z in order if z.right is not None and z.right <= zone.left + FLUSH), default=0.0)
        return before - FLUSH <= x0 <= zone.left + 15
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


def _in_order(obstacles: Sequence[PageTable | Card], links: Sequence[Link] = ()) -> list[PageTable | Card]:
    """Order tables and cards from the top; those that stand side by side from the left, but a title amid them first.

    A tree is read branch by branch, what else stands beside it behind it.
    """
    if chart := linked_order(obstacles, links):
        top = min(map(top_of, chart))
        others = [item for item in obstacles if item not in chart]
        above = [item for item in others if top_of(item) < top]
        return [*_in_order(above), *chart, *_in_order([item for item in others if item not in above])]
    if tree := tree_order(obstacles):
        return list(tree)
    rows: list[list[PageTable | Card]] = []
    for item in sorted(obstacles, key=top_of):
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


def top_of(item: PageTable | Card) -> float:
    """Return the upper edge of a table or card."""
    return item.box[1] if isinstance(item, PageTable) else item.top


def _before(item: PageTable | Card, line: TextLine) -> bool:
    """Whether a table or card is read before ``line``: a box beside the text comes after all that it stands beside."""
    return item.bottom < line.bottom if isinstance(item, Card) and item.beside else top_of(item) < line.top


def _cuts(item: PageTable | Card, above: TextLine, line: TextLine) -> bool:
    """Whether a box that would be read before ``line`` stands beside a text that goes on from the line above."""
    x0, _, x1, _ = box_of(item)
    aside = x1 < min(above.x0, line.x0) or x0 > max(above.x1, line.x1)
    same = above.look.size == line.look.size and above.look.bold == line.look.bold
    near = line.bottom - above.bottom < _NEXT_LINE * line.look.size
    flush = any(abs(word.x0 - line.x0) <= FLUSH for word in above.words[:2])  # under the text behind a bullet too
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
    for part in side_texts(with_hanging_first(with_large_first(lines))):
        column = frame._replace(left=part.left or frame.left, right=part.right or frame.right)
        blocks.extend(_prose(part.lines, column, parts))
    return blocks


def _prose(lines: list[TextLine], frame: Frame, parts: PageParts) -> list[Block | PageTable]:
    if not lines:
        return []
    frames = [box_of(obstacle) for obstacle in obstacles_of(parts)]
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

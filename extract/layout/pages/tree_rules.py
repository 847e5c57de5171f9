"""Trees drawn over a table: boxes joined by curves, down to lines of text with values beside them, under names.

Such a chart is read as the table that it stands for. Each line of text at an end of the tree is a row, each box a cell
as high as the rows that hang from it; their rules take the place of the strokes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.layout.engine.content import Box, PageContent, Segment, Strand, Word, bounds
from extract.layout.text.lines import TextLine, make_lines, size_of, split_runs

_FEWEST_LEAVES = 4
_FEWEST_STRANDS = 4
_MOST_STRANDS = 300
_SMALLEST = 14.0  # points high and wide
_TOUCH = 4.0  # points between a stroke and the box that it ends at
_NEAR = 1.5  # font sizes between the end of a stroke and its text, without the disc between them
_SAME_SIDE = 3.0  # points
_THICKEST = 4.0  # of a straight connection
_BLANK = 10.0  # points between columns
_FEWEST_NAMED = 3  # columns


@dataclass(slots=True)
class _Node:
    """A box or the text at an end: ``rows`` are the ends that hang from it, its own for an end."""

    box: Box
    is_leaf: bool = False
    depth: int = 0
    rows: list[int] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


def with_tree_rules(content: PageContent) -> PageContent:
    """Return a page whose tree, if there is one over named columns, has the rules of a table instead of its strokes."""
    if not _FEWEST_STRANDS <= len(content.strands) <= _MOST_STRANDS:
        return content
    boxes = _boxes(content)
    straight = [s for s in content.segments if _may_connect(s, boxes)]
    strands = [
        *content.strands,
        *(Strand(s.x0, (s.top + s.bottom) / 2, s.x1, (s.top + s.bottom) / 2) for s in straight),
    ]
    nodes = _tree(strands, boxes, content)
    levels = _levels(nodes)
    if not levels or len(levels[-1]) < _FEWEST_LEAVES or not all(node.is_leaf for node in levels[-1]):
        return content
    return _with_rules(content, levels, set(straight)) or content


def _boxes(content: PageContent) -> list[Box]:
    """The boxes of a page that hold words; one in another is the outer one's."""
    boxes = [shape[:4] for shape in (*content.pills, *content.fills)]
    roomy = [box for box in boxes if min(box[2] - box[0], box[3] - box[1]) >= _SMALLEST]
    found: list[Box] = []
    for box in sorted(roomy, key=lambda box: (box[0] - box[2]) * (box[3] - box[1])):
        if not any(_lies_in(box, other) for other in found) and any(_holds(box, word) for word in content.words):
            found.append(box)
    return found


def _may_connect(stroke: Segment, boxes: Sequence[Box]) -> bool:
    """Whether a level stroke begins at the right side of a box."""
    y = (stroke.top + stroke.bottom) / 2
    level = stroke.bottom - stroke.top <= _THICKEST < stroke.x1 - stroke.x0
    return level and any(abs(box[2] - stroke.x0) <= _TOUCH and box[1] < y < box[3] for box in boxes)


def _tree(strands: Sequence[Strand], boxes: Sequence[Box], content: PageContent) -> list[_Node]:
    """Return what strokes join, each box before what hangs from it; [] where one leads from or to nothing."""
    loose = [word for word in content.words if not any(_holds(box, word) for box in boxes)]
    lines = split_runs(make_lines(loose)) if loose else []
    nodes: dict[Box, _Node] = {}
    below: dict[Box, list[Box]] = {}
    for strand in strands:
        (x0, y0), (x1, y1) = sorted(((strand.x0, strand.y0), (strand.x1, strand.y1)))
        parent = next((box for box in boxes if abs(box[2] - x0) <= _TOUCH and box[1] <= y0 <= box[3]), None)
        child = next((box for box in boxes if abs(box[0] - x1) <= _TOUCH and box[1] <= y1 <= box[3]), None)
        leaf = _text_at(x1, y1, lines, content) if child is None else None
        end = child or leaf
        if parent is None or end is None:
            return []
        nodes.setdefault(parent, _Node(parent))
        nodes.setdefault(end, _Node(end, is_leaf=leaf is not None))
        below.setdefault(parent, []).append(end)
    hung = {child for children in below.values() for child in children}
    if len(hung) < sum(len(set(children)) for children in below.values()):
        return []
    ends = sorted((node for node in nodes.values() if node.is_leaf), key=lambda node: node.middle)
    for at, node in enumerate(ends):
        node.rows = [at]
    order: list[_Node] = []
    for root in [box for box in nodes if box not in hung]:
        _grow(nodes[root], nodes, below, order)
    return order if len(order) == len(nodes) else []


def _grow(node: _Node, nodes: Mapping[Box, _Node], below: Mapping[Box, Sequence[Box]], order: list[_Node]) -> None:
    """Give a box the rows of all that hangs from it."""
    order.append(node)
    for child in sorted(set(below.get(node.box, ())), key=lambda box: box[1]):
        nodes[child].depth = node.depth + 1
        _grow(nodes[child], nodes, below, order)
        node.rows.extend(nodes[child].rows)


def _text_at(x: float, y: float, lines: Iterable[TextLine], content: PageContent) -> Box | None:
    """The text that a stroke leads to from the left, perhaps to a disc before it."""
    disc = next((d for d in content.discs if abs(d.x0 - x) <= _TOUCH and d.top <= y <= d.bottom), None)
    start = disc.x1 if disc else x
    for line in lines:
        if line.top <= y <= line.bottom and -_TOUCH <= line.x0 - start <= _NEAR * line.look.size:
            return line.x0, line.top, line.x1, line.bottom
    return None


def _levels(nodes: Sequence[_Node]) -> list[list[_Node]]:
    """Share out a tree to its columns; [] where they overlap, or where rows of one box lie amid those of another."""
    if not nodes:
        return []
    levels: list[list[_Node]] = [[] for _ in range(max(node.depth for node in nodes) + 1)]
    for node in nodes:
        levels[node.depth].append(node)
    count = sum(node.is_leaf for node in nodes)
    for level in levels:
        level.sort(key=lambda node: node.middle)
        if [at for node in level for at in node.rows] != list(range(count)):
            return []
    apart = all(max(n.box[2] for n in left) < min(n.box[0] for n in right) for left, right in pairwise(levels))
    starts = [node.box[0] for node in levels[-1]]
    return levels if apart and max(starts) - min(starts) <= _SAME_SIDE else []


def _with_rules(content: PageContent, levels: Sequence[Sequence[_Node]], straight: set[Segment]) -> PageContent | None:
    """Return the page with the rules of a table; None where its columns have no names, or words stand across rules."""
    leaves = levels[-1]
    pitch = min(b.middle - a.middle for a, b in pairwise(leaves))
    edges = [(a.middle + b.middle) / 2 for a, b in pairwise(leaves)]
    ys = [leaves[0].middle - pitch / 2, *edges, leaves[-1].middle + pitch / 2]
    xs = [(max(n.box[2] for n in left) + min(n.box[0] for n in right)) / 2 for left, right in pairwise(levels)]
    words = [w for w in content.words if ys[0] <= (w.top + w.bottom) / 2 <= ys[-1]]
    xs = [min(n.box[0] for n in levels[0]) - _SAME_SIDE, *xs, *_behind(levels[-1], words)]
    names = _names(xs, ys[0], content.words)
    inside = [w for w in words if xs[0] <= w.x0]
    if names is None or not inside:
        return None
    ends = bounds([*inside, *names])
    xs.append(ends[2] + _SAME_SIDE)
    rules = list(_rules(xs, ys, levels, ends[1] - _SAME_SIDE))
    if any(_crosses(rule, word) for rule in rules for word in (*inside, *names)):
        return None
    whole = xs[0], ys[0], xs[-1], ys[-1]
    kept = [s for s in content.segments if s not in straight and not _lies_in(s, whole)]
    return content._replace(segments=(*kept, *rules), strands=(), pills=())


def _behind(leaves: Sequence[_Node], words: Sequence[Word]) -> list[float]:
    """Where the columns of values behind the texts at the ends begin: blank strips down all rows."""
    start = leaves[0].box[0] - _SAME_SIDE
    found: list[float] = []
    reach: float | None = None
    for x0, x1 in sorted((word.x0, word.x1) for word in words if word.x0 >= start):
        if reach is not None and x0 - reach >= _BLANK:
            found.append((x0 + reach) / 2)
        reach = max(x1, reach or x1)
    return found


def _names(xs: Sequence[float], top: float, words: Sequence[Word]) -> list[Word] | None:
    """The words of the line above the rows that names the columns, each in its own; None where there is none."""
    above = [word for word in words if word.bottom <= top]
    last = max(make_lines(above), key=lambda line: line.bottom) if above else None
    if last is None or top - last.bottom > _FEWEST_NAMED * size_of(last.words[0]):
        return None
    columns: list[int] = []
    for run in split_runs([last]):
        column = sum(x < run.x0 for x in xs)
        if column in columns or column != sum(x < run.x1 for x in xs):
            return None
        columns.append(column)
    return list(last.words) if len(columns) >= _FEWEST_NAMED else None


def _rules(
    xs: Sequence[float], ys: Sequence[float], levels: Sequence[Sequence[_Node]], top: float
) -> Iterator[Segment]:
    """Yield the rules of the table: level ones as far to the left as no box reaches over them."""
    for x in xs:
        yield Segment(x, top, x, ys[-1])
    for y in (top, ys[0], ys[-1]):
        yield Segment(xs[0], y, xs[-1], y)
    for at in range(1, len(levels[-1])):
        column = next(c for c, level in enumerate(levels) if any(node.rows[0] == at for node in level))
        yield Segment(xs[column], ys[at], xs[-1], ys[at])


def _crosses(rule: Segment, word: Word) -> bool:
    """Whether a rule runs through a word."""
    if rule.x1 - rule.x0 > rule.bottom - rule.top:
        inner = 0.25 * (word.bottom - word.top)
        return rule.x0 < word.x1 and word.x0 < rule.x1 and word.top + inner < rule.top < word.bottom - inner
    return rule.top < word.bottom and word.top < rule.bottom and word.x0 + 1 < rule.x0 < word.x1 - 1


def _lies_in(shape: Segment | Box, box: Box) -> bool:
    across = box[0] - _SAME_SIDE <= shape[0] and shape[2] <= box[2] + _SAME_SIDE
    return across and box[1] - _SAME_SIDE <= shape[1] and shape[3] <= box[3] + _SAME_SIDE


def _holds(box: Box, word: Word) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= (word.top + word.bottom) / 2 <= box[3]

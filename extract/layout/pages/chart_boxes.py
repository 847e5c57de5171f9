"""Which boxes of a page belong to a chart, and the order in which a chart is read: branch by branch."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from extract.layout.engine.content import Box, Link, PageContent, Word

_SAME = 4.0  # points between the sides of a box as drawn and as read
_LEVEL = 0.5  # of the height of the lower of two boxes


def is_linked(box: Box, content: PageContent) -> bool:
    """Whether a drawn connection ends at a box."""
    return any(are_same(box, end) for link in content.links for end in link)


def are_same(one: Box, other: Box) -> bool:
    """Whether two boxes are one, drawn with and without its border."""
    return all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))


def hung_from_largest(links: Sequence[Link], lone: Collection[Link], words: Sequence[Word]) -> list[Link]:
    """Return links so that the boxes of a chart hang from the one in the largest print, which may stand amid them.

    ``lone`` are those of strokes that join two boxes alone, which may lead either way.
    """
    boxes = {box for link in links for box in link}
    sizes = {box: max((word.look.size for word in words if _stands_in(word, box)), default=0.0) for box in boxes}
    largest = [box for box in boxes if sizes[box] == max(sizes.values())]
    if len(largest) != 1:
        return list(links)
    turned: list[Link] = []
    reached, left = list(largest), list(links)
    for box in reached:
        for link in [link for link in left if box in link]:
            if link.child == box and link not in lone:
                return list(links)
            turned.append(link if link.parent == box else Link(link.child, link.parent))
            left.remove(link)
            reached.append(turned[-1].child)
    return [*turned, *left]


def chart_order(links: Sequence[Link]) -> list[Box]:
    """Return the boxes of charts, each before those that hang from it."""
    below: dict[Box, list[Box]] = {}
    for parent, child in links:
        below.setdefault(parent, []).append(child)
        below.setdefault(child, [])
    hung = {child for children in below.values() for child in children}
    order: list[Box] = []
    for root in _in_rows(box for box in below if box not in hung):
        _walk(root, below, order)
    return order


def _walk(box: Box, below: Mapping[Box, Sequence[Box]], order: list[Box]) -> None:
    if box not in order:
        order.append(box)
        aside = [child for child in below[box] if child[2] <= box[0]]  # to the left of a box amid others
        right = [child for child in below[box] if child not in aside]
        for child in (*_in_rows(right), *_in_rows(aside)):
            _walk(child, below, order)


def _in_rows(boxes: Iterable[Box]) -> list[Box]:
    """Order boxes from the top, those side by side from the left."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda one: one[1]):
        if rows and _are_level(rows[-1][0], box):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows for box in sorted(row)]


def _are_level(one: Box, other: Box) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > _LEVEL * min(one[3] - one[1], other[3] - other[1])


def _stands_in(word: Word, box: Box) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= (word.top + word.bottom) / 2 <= box[3]

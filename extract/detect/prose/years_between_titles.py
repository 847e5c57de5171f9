"""Years on a line of time with a title at each side: of both, though they are printed once.

What stands left and right of such a year, at its height, is read before it; the year is said behind each of the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from extract.detect.prose.years_above_titles import is_year, label_of_years, year_line
from extract.document import Block, Box, TextBlock

_FEWEST = 3  # years alone on their lines


def with_years_at_both_sides(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, a year between two titles at its height behind each of them."""
    years = [at for at, block in enumerate(blocks) if is_year(block)]
    found = ((_last_at_left(blocks, at), at) for at in years) if len(years) >= _FEWEST else ()
    between = {last: at for last, at in found if last is not None}
    if not between:
        return list(blocks)
    label = label_of_years(blocks)
    whole: list[Block] = []
    for at, block in enumerate(blocks):
        whole.append(_labelled(block, label) if is_year(block) else block)
        if at in between:
            whole.append(_labelled(blocks[between[at]], label))
    return whole


def _labelled(block: Block, label: str) -> Block:
    return year_line(block, block.text.strip(), label) if isinstance(block, TextBlock) else block


def _last_at_left(blocks: Sequence[Block], at: int) -> int | None:
    """Return the last of the blocks at the left of a year, where others at its right stand between; None for others."""
    own = _box(blocks[at : at + 1])
    first_right = _run_up_to(blocks, at, at, own, left=False)
    first_left = _run_up_to(blocks, first_right, at, own, left=True)
    left, right = _box(blocks[first_left:first_right]), _box(blocks[first_right:at])
    if own is None or left is None or right is None:
        return None
    middle = (own.top + own.bottom) / 2
    level = left.top < middle < left.bottom and right.top < middle < right.bottom
    return first_right - 1 if level else None


def _run_up_to(blocks: Sequence[Block], end: int, year: int, own: Box | None, *, left: bool) -> int:
    """Return where the blocks before ``end`` begin that stand at one side of a year, on its page."""
    at = end
    while at and own is not None and (box := _box(blocks[at - 1 : at])) is not None:
        beside = box.x1 <= own.x0 if left else box.x0 >= own.x1
        if not beside or blocks[at - 1].places[0].page != blocks[year].places[0].page:
            break
        at -= 1
    return at


def _box(blocks: Sequence[Block]) -> Box | None:
    boxes = [place.box for block in blocks for place in block.places if place.box is not None]
    return reduce(Box.union, boxes) if boxes else None

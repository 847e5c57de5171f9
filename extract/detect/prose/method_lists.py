"""Lists that explain what a strategic plan is and what it serves: pages that present the method, no actions."""

from __future__ import annotations

from collections.abc import Sequence

from extract.detect.words.headings import announced
from extract.detect.words.markers import read_marker
from extract.detect.words.wording import is_about_the_method, speaks_of_method
from extract.document import Block, Kind, Role, TextBlock
from extract.printed import Level

_SHARE = 0.5  # of the entries of a list that explains the method, at least, speak in its words


def method_lists(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of list entries under a line about plans in general ("Le PST permet :"), and of that line.

    What such a line introduces may be the plan itself; its entries then speak of a bourg, not of planning.
    """
    found: set[int] = set()
    place = 1
    while place < len(blocks):
        end = place
        while end < len(blocks) and _is_listed(blocks[end]):
            end += 1
        if end > place and _introduces(blocks[place - 1]) and _explains(blocks[place:end]):
            found.update(range(place - 1, end))
        place = max(end, place + 1)
    return frozenset(found)


def _is_listed(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.kind is Kind.LIST_ITEM and block.role is Role.BODY


def _introduces(block: Block) -> bool:
    return isinstance(block, TextBlock) and announced(block.text) is None and is_about_the_method(block.text)


def _explains(entries: Sequence[Block]) -> bool:
    texts = [entry for entry in entries if isinstance(entry, TextBlock)]
    markers = (read_marker(text.text) for text in texts)
    if any(marker is not None and isinstance(marker.level, Level) and marker.number for marker in markers):
        return False
    return sum(speaks_of_method(text.text) for text in texts) >= _SHARE * len(texts)

"""A list that a column or a page cuts: its entries stand there as deep as those before it, which are out of sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Block, Kind, Role, TextBlock

_DEEPEST_TEXT = 24.0  # points that the text of an entry stands behind its bullet
_SAME_INDENT = 1.5  # points: the columns of a page may differ so much in where their text begins


def with_lists_overleaf(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks``, each entry of a column or page as deep as those before it that stand as far in."""
    found: list[Block] = []
    above: list[TextBlock] = []  # the last list entry below those that it is under, as long as the list goes on
    deeper: set[int] = set()  # entries that stand deeper than their page shows, by their identity
    for block in blocks:
        entry = isinstance(block, TextBlock) and block.kind is Kind.LIST_ITEM and block.role is Role.BODY
        if entry and isinstance(block, TextBlock):
            alike = next((one for one in reversed(above) if _stands_alike(one, block)), None)
            if lowered := alike is not None and (block.level or 0) < (alike.level or 0):
                block = replace(block, level=alike.level if alike is not None else None)
            above = [one for one in above if _indent(one) < _indent(block) - _SAME_INDENT]
            if above and id(above[-1]) in deeper and (block.level or 0) <= (above[-1].level or 0):
                block, lowered = replace(block, level=(above[-1].level or 0) + 1), True
            deeper.update({id(block)} if lowered else ())
            above.append(block)
        elif isinstance(block, TextBlock) and _is_label_within(above, block):
            block = replace(block, kind=Kind.PARAGRAPH)
        elif not isinstance(block, TextBlock) or (block.role is Role.BODY and not _is_within(above, block)):
            above = []
        found.append(block)
    return tuple(found)


def _indent(block: TextBlock) -> float:
    return block.style.indent or 0.0


def _stands_alike(above: TextBlock, block: TextBlock) -> bool:
    """Whether two entries have the same print and bullet, as far from the side of their text."""
    same = (above.marker, above.style.size, above.style.bold) == (block.marker, block.style.size, block.style.bold)
    return same and abs(_indent(above) - _indent(block)) < _SAME_INDENT


def _is_within(above: Sequence[TextBlock], block: TextBlock) -> bool:
    """Whether a paragraph stands further in than the bullet of the last entry: it is of that entry."""
    return bool(above) and block.kind is Kind.PARAGRAPH and _indent(block) > _indent(above[-1]) + _SAME_INDENT


def _is_label_within(above: Sequence[TextBlock], block: TextBlock) -> bool:
    """Whether bold words that only look like a heading stand on the next page where the text of an entry does."""
    if not above or block.kind is not Kind.HEADING or block.level is not None or block.style.centred:
        return False
    overleaf = block.places[0].page != above[-1].places[-1].page
    in_line = 0 < _indent(block) - _indent(above[-1]) - _SAME_INDENT < _DEEPEST_TEXT
    return overleaf and in_line and block.style.size == above[-1].style.size

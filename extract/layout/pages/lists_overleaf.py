"""A list that a column or a page cuts: its entries stand there as deep as those before it, which are out of sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Block, Kind, Role, TextBlock

_SAME_INDENT = 1.5  # points: the columns of a page may differ so much in where their text begins


def with_lists_overleaf(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks``, each first entry of a column or page as deep as the entry before it that stands as far in."""
    found: list[Block] = []
    above: TextBlock | None = None  # the last list entry, as long as what follows stands further in
    for block in blocks:
        entry = isinstance(block, TextBlock) and block.kind is Kind.LIST_ITEM and block.role is Role.BODY
        if entry and isinstance(block, TextBlock):
            if above is not None and (block.level or 0) < (above.level or 0) and _stands_alike(above, block):
                block = replace(block, level=above.level)
            above = block
        elif not isinstance(block, TextBlock) or (block.role is Role.BODY and not _is_within(above, block)):
            above = None
        found.append(block)
    return tuple(found)


def _stands_alike(above: TextBlock, block: TextBlock) -> bool:
    """Whether two entries have the same print and bullet, as far from the side of their text."""
    same = (above.marker, above.style.size, above.style.bold) == (block.marker, block.style.size, block.style.bold)
    return same and abs((above.style.indent or 0.0) - (block.style.indent or 0.0)) < _SAME_INDENT


def _is_within(above: TextBlock | None, block: TextBlock) -> bool:
    """Whether a paragraph stands further in than the bullet of an entry: it is of that entry."""
    if above is None or block.kind is not Kind.PARAGRAPH:
        return False
    return (block.style.indent or 0.0) > (above.style.indent or 0.0) + _SAME_INDENT

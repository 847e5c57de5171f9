"""Heads of what a web page unfolds: "▾ Loger dignement" in bold above its actions, once printed, is no list entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from extract.document import Block, Kind, Role, Table, TextBlock

_OPEN = frozenset("▾▿▼▽⏷")  # ordinary lists have other signs
_FOLDED = frozenset("▸▹▶▷►⏵")  # of the parts that the reader left folded
_FEWEST = 2


def with_fold_heads(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks, such list entries as headings; a tree, whose entries follow one another, stays a list.

    All entries with the sign of an open part are bold, in one print, and each has a text of another kind right below.
    """
    heads = [at for at, block in enumerate(blocks) if _is_entry(block) and _marker(block) in _OPEN]
    looks = {_look(blocks[at]) for at in heads}
    if len(heads) < _FEWEST or len(looks) > 1 or not all(_holds_text(blocks, at) for at in heads):
        return blocks
    found = {at for at, b in enumerate(blocks) if _is_entry(b) and _marker(b) in _OPEN | _FOLDED and _look(b) in looks}
    return [
        replace(block, kind=Kind.HEADING, marker=None, level=None) if at in found and _is_entry(block) else block
        for at, block in enumerate(blocks)
    ]


def _is_entry(block: Block) -> TypeGuard[TextBlock]:
    return isinstance(block, TextBlock) and block.kind is Kind.LIST_ITEM and block.role is Role.BODY


def _marker(block: TextBlock) -> str:
    return (block.marker or "").strip()


def _look(block: Block) -> tuple[object, ...] | None:
    """The print of a bold text; None for others."""
    style = block.style if isinstance(block, TextBlock) else None
    return (style.size, style.colour, style.fill) if style is not None and style.bold else None


def _holds_text(blocks: Sequence[Block], at: int) -> bool:
    """Whether a bold entry has a text right below, on its page or the next, that is in no list, or a table."""
    below = next((b for b in blocks[at + 1 :] if getattr(b, "role", Role.BODY) is Role.BODY), None)
    told = isinstance(below, Table) or (isinstance(below, TextBlock) and below.kind is not Kind.LIST_ITEM)
    return told and _look(blocks[at]) is not None

"""Pictograms before titles in brochures ("❀ Fleurir les entrées"): none is a bullet, and none belongs to a title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.document import Block, Kind, Role, TextBlock

# Drawings and stars; not the ticks, crosses and arrows that say a state or open lists.
_ICON = re.compile("[\u2600-\u2604\u2607-\u2610\u2614-\u2638\u263a-\u2705\u2708-\u2712\u2719-\u2727\u2729-\u2775"
                   "\U0001f300-\U0001f7df\U0001f900-\U0001faff]\ufe0f?")  # fmt: skip
_FEWEST = 3


def with_icons_apart(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those titles as headings without their pictograms, where several stand in one bold print.

    Their print is larger than that of nearly all texts.
    """
    found = {at: sign for at, block in enumerate(blocks) if (sign := _icon(block))}
    if len(found) < _FEWEST:
        return list(blocks)
    sizes = Counter(block.style.size or 0.0 for block in blocks if isinstance(block, TextBlock))
    prints = Counter(block.style.size or 0.0 for at in found if isinstance(block := blocks[at], TextBlock))
    usual = {size for size, _ in sizes.most_common(1)}
    size = max(prints, key=lambda known: prints[known])
    if prints[size] < _FEWEST or size <= max(usual):
        return list(blocks)
    return [_apart(block, found[at], size) if at in found else block for at, block in enumerate(blocks)]


def _icon(block: Block) -> str:
    """The pictogram before a bold title, as its bullet or its first sign; "" for none."""
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or not block.style.bold or not block.lines:
        return ""
    match = _ICON.match(block.marker or block.text)
    return match[0] if match is not None and (block.marker or block.text[match.end() :].strip()) else ""


def _apart(block: Block, sign: str, size: float) -> Block:
    if not isinstance(block, TextBlock) or block.style.size != size:
        return block
    first, *rest = block.lines
    if not block.marker:
        first = replace(first, text=first.text.removeprefix(sign).lstrip())
    lines = (first, *rest) if first.text else tuple(rest)
    level = block.level if block.kind is Kind.HEADING else None
    return replace(block, kind=Kind.HEADING, level=level, marker=None, lines=lines)

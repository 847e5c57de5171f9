"""Years in a print of their own before titles, as along a line of time: put on a line below with their label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Block, Kind, Role, TextBlock

_YEARS = re.compile(r"20[1-4]\d(?:\s?[–/-]\s?20[1-4]\d)?")
_FEWEST = 3  # titles


def with_years_below(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, the year before each of several titles on its own line below it."""
    dated = {id(block) for block in blocks if isinstance(block, TextBlock) and _begins_with_year(block)}
    if len(dated) < _FEWEST:
        return list(blocks)
    return [part for block in blocks for part in (_parted(block) if id(block) in dated else (block,))]


def _begins_with_year(block: TextBlock) -> bool:
    lead = block.lines[0].lead if block.lines and block.role is Role.BODY else ""
    rest = block.lines[0].text[len(lead) :].strip() if lead else ""
    return _YEARS.fullmatch(lead) is not None and rest[:1].isalpha()


def _parted(block: Block) -> Iterator[Block]:
    if not isinstance(block, TextBlock):
        return
    first, *others = block.lines
    yield replace(block, lines=(replace(first, text=first.text[len(first.lead) :].strip(), lead=""), *others))
    value = replace(first, text=f"Période : {first.lead}", lead="")
    yield replace(block, kind=Kind.PARAGRAPH, level=None, marker=None, lines=(value,), sign_colours=())

"""Years in a print of their own before titles, as along a line of time: put on a line below with their label.

In the small print under titles they open a line of values ("2026 Service Travaux"), which is read as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from extract.detect.prose.value_lines import line_look, value_line_looks
from extract.detect.prose.years_above_titles import begins_with_year, label_of_years, year_line
from extract.document import Block, TextBlock

_FEWEST = 3  # titles
_MOSTLY = 0.8  # of the lines of values stand under larger print


def with_years_below(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, the year before each of several titles on its own line below it."""
    dated = {id(block) for block in blocks if isinstance(block, TextBlock) and begins_with_year(block)}
    if len(dated) < _FEWEST or _are_values(blocks, dated):
        return list(blocks)
    label = label_of_years(blocks)
    return [part for block in blocks for part in (_parted(block, label) if id(block) in dated else (block,))]


def _are_values(blocks: Sequence[Block], dated: AbstractSet[int]) -> bool:
    """Whether the lines that open with years are values, each in smaller print than the title above it."""
    below = [(above, block) for above, block in pairwise(blocks) if id(block) in dated]
    if sum(_size(block) < _size(above) for above, block in below) < _MOSTLY * len(dated):
        return False
    looks = value_line_looks(blocks)
    told = sum(isinstance(block, TextBlock) and line_look(block) in looks for _, block in below)
    return told >= _MOSTLY * len(dated)


def _size(block: Block) -> float:
    return (block.style.size or 0.0) if isinstance(block, TextBlock) else 0.0


def _parted(block: Block, label: str) -> Iterator[Block]:
    if not isinstance(block, TextBlock):
        return
    first, *others = block.lines
    yield replace(block, lines=(replace(first, text=first.text[len(first.lead) :].strip(), lead=""), *others))
    yield year_line(block, first.lead, label)

"""Names of levels side by side over columns of boxes: "Être / objectifs stratégiques" beside "Agir / actions".

They say what stands in each column. Read one after the other they would announce what follows the last of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.detect.words.headings import announced
from extract.document import Block, Box, Role, TextBlock
from extract.printed import Level

_RANKS = {level.value: level.rank for level in Level}
_FEWEST = 2  # columns
_LONGEST = 60  # characters of a name
_MOST_WORDS = 4  # of what stands over a name
_LEVEL = 3.0  # points


def with_names_over_columns(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, such names as notes."""
    names: set[int] = set()
    told = [at for at, block in enumerate(blocks) if _rank(block) is not None]
    if len(told) < _FEWEST:
        return list(blocks)
    for first in told:
        columns = _columns(blocks, first, told)
        if first not in names and len(columns) >= _FEWEST:
            names.update(at for column in columns for at in column)
    return [
        replace(b, role=Role.NOTE) if at in names and isinstance(b, TextBlock) else b for at, b in enumerate(blocks)
    ]


def _columns(blocks: Sequence[Block], first: int, told: Sequence[int]) -> list[list[int]]:
    """The blocks of each name, from the one at ``first`` on: deeper levels from left to right, all at one height."""
    columns = [_with_line_above(blocks, first)]
    for before, at in pairwise(told[told.index(first) :]):
        column = _with_line_above(blocks, at)
        (above, below), (one, other) = (
            _ranks(blocks, before, at),
            (_box(blocks[columns[-1][0]]), _box(blocks[column[0]])),
        )
        if column[0] != before + 1 or above >= below or one is None or other is None:
            break
        if other.x0 <= one.x1 or abs(other.top - one.top) > _LEVEL or len(column) != len(columns[0]):
            break
        columns.append(column)
    return columns


def _ranks(blocks: Sequence[Block], one: int, other: int) -> tuple[int, int]:
    return _rank(blocks[one]) or 0, _rank(blocks[other]) or 0


def _with_line_above(blocks: Sequence[Block], at: int) -> list[int]:
    """The block of a name, with the few words in another print right over it."""
    over, name = blocks[at - 1] if at else None, blocks[at]
    if not isinstance(over, TextBlock) or not isinstance(name, TextBlock) or _rank(over) is not None:
        return [at]
    one, other = _box(over), _box(name)
    near = one is not None and other is not None and abs(one.x0 - other.x0) <= _LEVEL and one.top < other.top
    alone = over.style != name.style and len(over.text.split()) <= _MOST_WORDS
    return [at - 1, at] if near and alone else [at]


def _rank(block: Block) -> int | None:
    """How deep the level is that a block names and nothing else."""
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or len(block.text) > _LONGEST:
        return None
    level = announced(block.text)
    return _RANKS.get(level) if level is not None else None


def _box(block: Block) -> Box | None:
    return block.places[0].box if isinstance(block, TextBlock) and block.places else None

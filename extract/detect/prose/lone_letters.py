"""Letters that stand alone before titles, in circles as posters draw them: "A", "B", and again "A", "B" below the next.

The letter is the number of its title, be it a line of its own or the first word of that title's line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.document import Block, Document, Kind, Role, TextBlock

_FEWEST_SERIES = 2  # that begin with "A"
_FEWEST = 2  # letters a series, on average
_LETTER = re.compile(r"[A-H]")
_GLUED = re.compile(r"(?P<letter>[A-H]) (?=[A-ZÀ-Ý])")


class _Lettered(NamedTuple):
    at: int
    letter: str
    alone: bool


def with_lone_letters(document: Document) -> Document:
    """Return the document with each such letter, and a full stop, before its title."""
    blocks = document.blocks
    alone = [at for at, block in enumerate(blocks) if _LETTER.fullmatch(_text(block)) and _is_title(blocks, at + 1)]
    if len(alone) < _FEWEST:
        return document
    found = [_Lettered(at, _text(blocks[at]), True) for at in alone]
    titles = (at for at in range(len(blocks)) if _is_title(blocks, at))
    found.extend(_Lettered(at, match["letter"], False) for at in titles if (match := _GLUED.match(_text(blocks[at]))))
    found.sort()
    if not _are_series([one.letter for one in found]):
        return document
    turned = {one.at + one.alone: one for one in found}
    gone = {one.at for one in found if one.alone}
    return replace(
        document,
        blocks=tuple(
            _lettered(block, turned[at]) if at in turned else block for at, block in enumerate(blocks) if at not in gone
        ),
    )


def _text(block: Block) -> str:
    return block.text if isinstance(block, TextBlock) and block.role is Role.BODY and not block.marker else ""


def _is_title(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at] if at < len(blocks) else None
    return isinstance(block, TextBlock) and block.kind is Kind.HEADING and len(_text(block)) > 1


def _are_series(letters: Sequence[str]) -> bool:
    """Whether letters count up from "A", and from "A" again."""
    series = letters.count("A")
    counted = all(after == "A" or ord(after) == ord(before) + 1 for before, after in pairwise(letters))
    return letters[0] == "A" and counted and series >= _FEWEST_SERIES and len(letters) >= _FEWEST * series


def _lettered(block: Block, found: _Lettered) -> Block:
    if not isinstance(block, TextBlock):
        return block
    first = block.lines[0].text if found.alone else block.lines[0].text[1:].lstrip()
    return replace(block, lines=(replace(block.lines[0], text=f"{found.letter}. {first}"), *block.lines[1:]))

"""Letters that stand alone before titles, in circles as posters draw them: "A", "B", and again "A", "B" below the next.

The letter is the number of its title, be it a line of its own or the first word of that title's line. So is a small
letter in a print of its own before each entry of a list ("a", "b", and again "a").
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
_SMALL = re.compile(r"[a-h]")
_GLUED = re.compile(r"(?P<letter>[A-H]) (?=[A-ZÀ-Ý])")


class _Lettered(NamedTuple):
    at: int
    letter: str
    alone: bool


def with_lone_letters(document: Document) -> Document:
    """Return the document with each such letter, and a full stop, before its title; small ones take a bracket."""
    document = _with_small_letters(document)
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


def _with_small_letters(document: Document) -> Document:
    found = {at: block for at, block in enumerate(document.blocks) if _is_led(block)}
    letters = [block.lines[0].lead for block in found.values() if isinstance(block, TextBlock)]
    if len(letters) < _FEWEST * _FEWEST_SERIES or not _are_series(letters, "a"):
        return document
    blocks = tuple(_bracketed(block) if at in found else block for at, block in enumerate(document.blocks))
    return replace(document, blocks=blocks)


def _is_led(block: Block) -> bool:
    """Whether a text opens with a small letter in a print of its own, and goes on with a capital."""
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or block.marker or not block.lines:
        return False
    first = block.lines[0]
    return _SMALL.fullmatch(first.lead) is not None and first.text[2:3].isupper()


def _bracketed(block: Block) -> Block:
    if not isinstance(block, TextBlock):
        return block
    first = block.lines[0]
    text = f"{first.lead}) {first.text[1:].lstrip()}"
    return replace(block, lines=(replace(first, text=text, lead=f"{first.lead})"), *block.lines[1:]))


def _text(block: Block) -> str:
    return block.text if isinstance(block, TextBlock) and block.role is Role.BODY and not block.marker else ""


def _is_title(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at] if at < len(blocks) else None
    return isinstance(block, TextBlock) and block.kind is Kind.HEADING and len(_text(block)) > 1


def _are_series(letters: Sequence[str], start: str = "A") -> bool:
    """Whether letters count up from "A" (``start``), and from "A" again."""
    series = letters.count(start)
    counted = all(after == start or ord(after) == ord(before) + 1 for before, after in pairwise(letters))
    return letters[0] == start and counted and series >= _FEWEST_SERIES and len(letters) >= _FEWEST * series


def _lettered(block: Block, found: _Lettered) -> Block:
    if not isinstance(block, TextBlock):
        return block
    first = block.lines[0].text if found.alone else block.lines[0].text[1:].lstrip()
    return replace(block, lines=(replace(block.lines[0], text=f"{found.letter}. {first}"), *block.lines[1:]))

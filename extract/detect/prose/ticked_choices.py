"""Choices below a label, a box before each: what is ticked is the value, what is left open says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.detect.texts.celltext import ticked_options
from extract.detect.words.labels import FIELDS, meaning
from extract.detect.words.ticks import is_open_box
from extract.document import Block, Kind, Role, TextBlock
from extract.printed import Field

_BOXES = frozenset("☐□❏❑❒☑☒✓✔✗✘✕■")
_FEWEST = 2
_MOST_WORDS = 6  # of a choice
_LISTS = (Field.STEP, Field.INDICATOR, Field.DESCRIPTION, Field.REMARK)  # of which some may be done


def with_choices_made(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks``, those of the choices of a label replaced by what is ticked of them."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _is_choice(blocks[end]):
            end += 1
        choices = [block for block in blocks[at:end] if isinstance(block, TextBlock)]
        if choices and found and _is_label(found[-1]) and _offers(choices):
            found.extend(_ticked(choices))
            at = end
        else:
            found.extend(blocks[at : max(end, at + 1)])
            at = max(end, at + 1)
    return found


def _is_choice(block: Block) -> bool:
    """Whether a block is one choice, or several on a line, with boxes before them."""
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or (block.marker or "") not in _BOXES:
        return False
    words = [word for word in block.text.split() if word not in _BOXES]
    boxes = 1 + sum(word in _BOXES for word in block.text.split())
    return bool(block.marker) and len(words) <= _MOST_WORDS * boxes


def _is_label(block: Block) -> bool:
    """Whether a block is a label and nothing else, of a field that holds one value of several."""
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or len(block.lines) != 1:
        return False
    known = meaning(block.text.rstrip(" :?"))
    return known is not None and known.is_whole and known.target in FIELDS and known.target not in _LISTS


def _printed(block: TextBlock) -> str:
    return f"{block.marker} {block.text}"


def _offers(choices: Sequence[TextBlock]) -> bool:
    """Whether there are several choices, one of them at least left open."""
    words = " ".join(map(_printed, choices)).split()
    return sum(word in _BOXES for word in words) >= _FEWEST and any(map(is_open_box, words))


def _ticked(choices: Sequence[TextBlock]) -> list[TextBlock]:
    """Return what is ticked, a block each."""
    found: list[TextBlock] = []
    for block in choices:
        text = _printed(block)
        chosen = [option for option in ticked_options(text).split("\n") if option and option != text]
        if not chosen and not is_open_box(block.marker or "") and not set(block.text).intersection(_BOXES):
            chosen = [block.text]
        line = block.lines[0]
        found.extend(
            replace(block, kind=Kind.PARAGRAPH, level=None, marker=None, lines=(replace(line, text=option),))
            for option in chosen
        )
    return found

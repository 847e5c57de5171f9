"""Values to which dots lead from a title ("a. Curer le bief ...... 2027"), put on a line below it with their label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.detect.texts.unlabelled import unlabelled_values
from extract.detect.words.labels import FIELDS, meaning
from extract.document import Block, Kind, Role, TextBlock

_LEADER = re.compile(r"(?P<title>.*[^\s.…_])\s?(?:\.{4,}|…{2,}\.*|_{5,})\s?(?P<value>[^.…_\s][^…_]{0,60})")
_DOTS = ("....", "……", "_____")
_YEARS = re.compile(r"20\d\d(?:\s?[–/-]\s?20\d\d)?")
_FEWEST = 3  # titles
_NEAR = 4  # blocks from the name of the column to its first value
_MOST_WORDS = 4  # of that name


def with_led_values(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, each title without the dots behind it; the value that these lead to follows on its own line.

    The name of their column may stand above the first of them. Without one, they are years, or what else tells itself.
    """
    led = {at: match for at, block in enumerate(blocks) if (match := _led(block)) is not None}
    if len(led) < _FEWEST:
        return list(blocks)
    name = _name_above(blocks, min(led))
    values = [match["value"].strip() for match in led.values()]
    if name is not None:
        label = f"{name.text.strip(' :')} : "
    elif all(map(_YEARS.fullmatch, values)):
        label = "Période : "
    elif all(unlabelled_values(value, (), among_others=False) for value in values):
        label = ""
    else:
        return list(blocks)
    return [part for at, block in enumerate(blocks) if block is not name for part in _parted(block, led.get(at), label)]


def _parted(block: Block, match: re.Match[str] | None, label: str) -> Iterator[Block]:
    if match is None or not isinstance(block, TextBlock):
        yield block
        return
    yield replace(block, lines=(replace(block.lines[0], text=match["title"], lead=""),))
    value = replace(block.lines[-1], text=f"{label}{match['value'].strip()}", lead="")
    yield replace(block, kind=Kind.PARAGRAPH, level=None, marker=None, lines=(value,), sign_colours=())


def _led(block: Block) -> re.Match[str] | None:
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or not any(map(block.text.count, _DOTS)):
        return None
    return _LEADER.fullmatch(block.text)


def _name_above(blocks: Sequence[Block], first: int) -> TextBlock | None:
    """The block that is but the label of values, close above the first of them."""
    near = (b for b in reversed(blocks[max(0, first - _NEAR) : first]) if isinstance(b, TextBlock))
    names = (block for block in near if block.role is Role.BODY and len(block.text.split()) <= _MOST_WORDS)
    known = ((block, meaning(block.text.strip(" :"))) for block in names)
    return next((b for b, m in known if m is not None and m.is_whole and m.target in FIELDS), None)

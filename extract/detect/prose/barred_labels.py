"""Labels without a colon beside others that have one: "Échéance 2026 | Responsable : Travaux"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.detect.words.labels import FIELDS, meaning
from extract.detect.words.times import names_time
from extract.document import Block, Line, TextBlock

_BAR = re.compile(r"(\s+[|·•]\s+)")
_COLON = re.compile(r"[^:|]{3,30}\s?:\s")
_BARE = re.compile(r"(?P<label>[^\W\d_][^\d:|]{2,28}?)\s+(?P<value>\d[^:|]*)$")


def with_colons(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, a colon behind each label of a time that lacks one beside a label with one."""
    return [_with_colons(block) if isinstance(block, TextBlock) else block for block in blocks]


def _with_colons(block: TextBlock) -> TextBlock:
    if not any("|" in line.text or "·" in line.text or "•" in line.text for line in block.lines):
        return block
    return replace(block, lines=tuple(map(_line_with_colons, block.lines)))


def _line_with_colons(line: Line) -> Line:
    parts = _BAR.split(line.text)
    if len(parts) < 2 or not any(_COLON.match(part) for part in parts[::2]):
        return line
    text = "".join(part if at % 2 else _part_with_colon(part) for at, part in enumerate(parts))
    return replace(line, text=text) if text != line.text else line


def _part_with_colon(part: str) -> str:
    match = _BARE.fullmatch(part.strip())
    if match is None or not names_time(match["value"]):
        return part
    known = meaning(match["label"])
    return f"{match['label']} : {match['value']}" if known and known.is_whole and known.target in FIELDS else part

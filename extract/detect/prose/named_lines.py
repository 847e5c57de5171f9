"""Lines under titles whose parts a line at the head of the plan names: "actions – service pilote – calendrier".

Below each action then stands "Service des travaux – 2026-2027": a part for each name, in the same order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.blocks import paragraph_of
from extract.detect.prose.value_lines import line_look
from extract.detect.words.labels import FIELDS, meaning
from extract.detect.words.times import lasts, names_time
from extract.document import Block, Role, TextBlock
from extract.printed import Field

_BETWEEN = re.compile(r"\s+[–—|•·/-]\s+")
_FEWEST_NAMES, _MOST_NAMES = 2, 5  # of fields
_LONGEST = 90  # characters of the line that names them
_FEWEST = 3  # lines below
_MOST = 0.8  # of the lines of their look


class _Names(NamedTuple):
    """The line that names parts, where it stands, what it says before them, and the names with their fields."""

    at: int
    before: str
    labels: tuple[str, ...]
    fields: tuple[str, ...]


def with_parts_of_lines(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, each part of such a line on a line of its own behind its name; the first line keeps its level.

    The lines have a look of their own, which hardly any other line has.
    """
    names = next((told for at, block in enumerate(blocks) if (told := _names(at, block)) is not None), None)
    if names is None:
        return list(blocks)
    looks = Counter(look for block in blocks[names.at + 1 :] if (look := _look(block)) is not None)
    parts = {at: found for at, block in enumerate(blocks) if at > names.at and (found := _parts(block, names.fields))}
    often = Counter(_look(blocks[at]) for at in parts)
    own = {look for look, count in often.items() if look and count >= max(_FEWEST, _MOST * looks[look])}
    labelled = {at: found for at, found in parts.items() if _look(blocks[at]) in own}
    if not labelled:
        return list(blocks)
    lines: list[Block] = []
    for at, block in enumerate(blocks):
        if at == names.at and isinstance(block, TextBlock):
            lines.extend([_line(block, names.before)] if names.before else [])
        elif at in labelled and isinstance(block, TextBlock):
            lines.extend(_labelled(block, names.labels, labelled[at]))
        else:
            lines.append(block)
    return lines


def _names(at: int, block: Block) -> _Names | None:
    """The names of fields that a line consists of, perhaps behind that of a level; None for any other block."""
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or len(block.text) > _LONGEST:
        return None
    parts = _BETWEEN.split(block.text.strip())
    if not _FEWEST_NAMES <= len(parts) <= _MOST_NAMES + 1:
        return None
    known = [meaning(part) for part in parts]
    first, before = known[0], ""
    if first is not None and first.is_whole and first.target == "title":
        before, parts, known = parts[0], parts[1:], known[1:]
    fields = tuple(one.target for one in known if one is not None and one.is_whole and one.target in FIELDS)
    if len(fields) < len(parts) or len(fields) < _FEWEST_NAMES or len(set(fields)) < len(fields):
        return None
    return _Names(at, before, tuple(parts), fields)


def _look(block: Block) -> object:
    if not isinstance(block, TextBlock) or block.role is not Role.BODY:
        return None
    return line_look(block)


def _parts(block: Block, fields: Sequence[str]) -> list[str]:
    """The parts of a line, one for each field, times where one is named for them; [] for any other block."""
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or block.marker or len(block.lines) > 2:
        return []
    parts = _BETWEEN.split(block.text.strip())
    told = len(parts) == len(fields) and all(parts)
    return parts if told and all(map(_may_be, fields, parts)) else []


def _may_be(field: str, text: str) -> bool:
    return field != Field.SCHEDULE or names_time(text) or lasts(text)


def _labelled(block: TextBlock, labels: Sequence[str], parts: Sequence[str]) -> Iterator[TextBlock]:
    for label, part in zip(labels, parts, strict=True):
        yield _line(block, f"{label[:1].upper()}{label[1:]} : {part}")


def _line(block: TextBlock, text: str) -> TextBlock:
    return paragraph_of(block, replace(block.lines[0], text=text, lead=""))

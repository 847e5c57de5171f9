"""Values without labels whose order a sentence tells: "se suivent, séparés par un point : le pilote, la période"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.blocks import paragraph_of
from extract.detect.texts.celltext import full_text
from extract.detect.words.labels import FIELDS, Meaning, meaning
from extract.detect.words.times import lasts, names_time
from extract.document import Block, Role, TextBlock
from extract.printed import Field

_TOLD = re.compile(
    r"\b(?:suivent|succèdent|sépar[ée]e?s|ordre)\b[^.:]*:\s*(?P<list>[^.:]{10,200})\.", re.IGNORECASE
)  # what "." ends: the order of the values
_GUARDS = ("suiv", "succèd", "sépar", "ordre")
_NEXT = re.compile(r"\s*[,;]\s*(?:puis\s+|et\s+)?|\s+(?:puis|et)\s+")
_ARTICLE = re.compile(r"(?:(?:le|la|les|leurs?|son|sa|ses|un|une|des|puis|enfin)\s+|l['’]\s*)+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_BAR = re.compile(r"\s+[|·•/]\s+|\s*;\s+")
_FEWEST = 3  # values, one of them a time or a number of a goal
_LONGEST = 160  # characters of a line of values


def with_orders_told(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks, lines of such values as labelled ones, each a paragraph; all of them where nothing is told."""
    labels = next(filter(None, map(_told, blocks)), [])
    return [part for block in blocks for part in _labelled(block, labels)] if labels else blocks


def _told(block: Block) -> list[tuple[str, Meaning]]:
    """The labels, in order, that a sentence lists; [] where it lists anything else."""
    text = block.text if isinstance(block, TextBlock) and ":" in block.text else ""
    if not any(guard in text for guard in _GUARDS):
        return []
    match = _TOLD.search(" ".join(text.split()))
    names = [_ARTICLE.sub("", part, count=1) for part in _NEXT.split(_BRACKETS.sub("", match["list"]))] if match else []
    known = [(name, found) for name in names if (found := meaning(name)) is not None and found.target in FIELDS]
    return known if len(known) == len(names) >= _FEWEST else []


def _labelled(block: Block, labels: Sequence[tuple[str, Meaning]]) -> Iterator[Block]:
    text = full_text(block) if isinstance(block, TextBlock) and block.role is Role.BODY else ""
    parts = _BAR.split(" ".join(text.split())) if len(text) <= _LONGEST and ":" not in text else []
    if not isinstance(block, TextBlock) or len(parts) != len(labels) or not _fit(parts, labels):
        yield block
        return
    line = replace(block.lines[0], lead="")
    for part, (label, _) in zip(parts, labels, strict=True):
        yield paragraph_of(block, replace(line, text=f"{label[:1].upper()}{label[1:]} : {part}"))


def _fit(parts: Sequence[str], labels: Sequence[tuple[str, Meaning]]) -> bool:
    """Whether the times and the goals stand where the sentence says; without any no line is surely told."""
    fits = [_is_of(part, known) for part, (_, known) in zip(parts, labels, strict=True)]
    return False not in fits and True in fits


def _is_of(part: str, known: Meaning) -> bool | None:
    """Whether a text is what its label says; None where nothing tells."""
    if known.target == Field.SCHEDULE:
        return names_time(part) or lasts(part)
    return any(map(str.isdigit, part)) if known.target == Field.SDG else None

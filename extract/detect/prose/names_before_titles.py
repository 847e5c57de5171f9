"""The name of a level that stands before a title with nothing between: "Objectif opérationnel Border les rives"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.detect.words.labels import named_level
from extract.detect.words.markers import read_marker
from extract.document import Block, Kind, Role, TextBlock
from extract.text import fold

_NAMED = re.compile(r"(?P<name>[A-ZÀ-Ý][^\W\d_]+[ ][^\W\d_]+)[ ](?=[«\"“]?[ ]?[A-ZÀ-Ý][^\W\d_]*['’ ])")
_FEWEST = 2  # headings with one name


def with_names_apart(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, a colon behind the name of a level that opens several headings and their titles follow.

    A web page may show the name in small print over the title, in one heading.
    """
    names = [_name(block) for block in blocks]
    times = Counter(fold(name) for name in names if name)
    if max(times.values(), default=0) < _FEWEST:
        return list(blocks)
    return [
        _with_colon(block, name) if name and isinstance(block, TextBlock) and times[fold(name)] >= _FEWEST else block
        for block, name in zip(blocks, names, strict=True)
    ]


def _name(block: Block) -> str:
    """The name of a level, two words, before a title that begins with a capital; "" for anything else."""
    if not isinstance(block, TextBlock) or block.kind is not Kind.HEADING or block.role is not Role.BODY:
        return ""
    match = _NAMED.match(block.text)
    if match is None or named_level(match["name"]) is None or read_marker(block.text) is not None:
        return ""  # "Objectif stratégique I – …" has a number
    return match["name"]


def _with_colon(block: TextBlock, name: str) -> TextBlock:
    first = block.lines[0]
    if not first.text.startswith(name):
        return block
    rest = first.text[len(name) :].strip()
    return replace(block, lines=(replace(first, text=f"{name} : {rest}".strip(), lead=""), *block.lines[1:]))

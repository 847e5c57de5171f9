"""Codes in brackets behind the titles that they count: "Border le sentier (1.1.2)", "Trier (Piste 2.1.1)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from extract.blocks import with_texts
from extract.detect.texts.body_texts import body_texts
from extract.detect.words.markers import read_marker
from extract.document import Block, TextBlock
from extract.text import fold

_BEHIND = re.compile(
    r"(?:(?<=\S)\s?|^)\((?P<code>(?P<word>[^()\d]{0,28}?)(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}))\)\s?[.;,]?$"
)
_FEWEST = 4  # titles that such codes count
_MOSTLY = 0.9

_Group = tuple[str, int]


def with_numbers_first(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, the codes behind their titles before them, where these count the titles of the document."""
    found: dict[_Group, list[tuple[int, ...]]] = {}
    for match in _found(blocks):
        found.setdefault(_group(match), []).append(tuple(map(int, match["number"].split("."))))
    groups = {group for group, numbers in found.items() if _counts(numbers)}
    if sum(len(found[group]) for group in groups) < _FEWEST or all(len(set(found[group])) == 1 for group in groups):
        return list(blocks)
    return [with_texts(block, lambda text: _turned(text, groups)) for block in blocks]


def _group(match: re.Match[str]) -> _Group:
    return fold(match["word"]), match["number"].count(".") + 1


def _counts(numbers: Sequence[tuple[int, ...]]) -> bool:
    """Whether nearly all numbers go on with the count of those before them, repeat them, or begin again."""
    fits = 0
    for before, number in zip([(), *numbers], numbers, strict=False):
        goes_on = bool(before) and before[:-1] == number[:-1] and number[-1] - before[-1] in (0, 1)
        fits += goes_on or number[-1] == 1
    return fits >= _MOSTLY * len(numbers)


def _found(blocks: Sequence[Block]) -> Iterator[re.Match[str]]:
    for _, texts in body_texts(blocks):
        for text in texts:
            if (match := _behind(text)) is not None:
                yield match


def _behind(block: TextBlock) -> re.Match[str] | None:
    """The code that ends the last line of a text that begins with none; a number of one part has a level's word."""
    text = block.lines[-1].text.rstrip() if block.lines else ""
    if not text.rstrip(" .;,").endswith(")"):
        return None
    match = _BEHIND.search(text[-60:])
    if match is None or (match.start() == 0 and len(block.lines) == 1 and len(text) <= len(match[0])):
        return None
    own, before = read_marker(match["code"]), read_marker(block.text)
    if "." not in match["number"] and (own is None or own.level is None):
        return None
    return None if before is not None and before.number is not None else match


def _turned(block: TextBlock, groups: Set[_Group]) -> TextBlock:
    match = _behind(block)
    if match is None or _group(match) not in groups:
        return block
    text = block.lines[-1].text.rstrip()
    last = replace(block.lines[-1], text=text[: len(text) - len(match[0])])
    lines = [*block.lines[:-1], *([last] if last.text else [])]
    sign = " : " if match["word"].strip() else " "
    return replace(block, lines=(replace(lines[0], text=f"{match['code']}{sign}{lines[0].text}"), *lines[1:]))

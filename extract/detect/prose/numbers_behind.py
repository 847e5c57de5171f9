"""Codes in brackets behind the titles that they count: "Border le sentier (1.1.2)", "Trier (Piste 2.1.1)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from extract.detect.words.markers import read_marker
from extract.document import Block, Cell, Role, Table, TextBlock
from extract.text import fold

_BEHIND = re.compile(
    r"(?:(?<=\S)\s?|^)\((?P<code>(?P<word>[^()\d]{0,28}?)(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}))\)\s?[.;,]?$"
)
_FEWEST = 4  # titles that such codes count
_MOSTLY = 0.9
_MOST_CELLS = 4000

_Group = tuple[str, int]


def with_numbers_first(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, the codes behind their titles before them, where these count the titles of the document."""
    found: dict[_Group, list[tuple[int, ...]]] = {}
    for match in _found(blocks):
        found.setdefault(_group(match), []).append(tuple(map(int, match["number"].split("."))))
    groups = {group for group, numbers in found.items() if _counts(numbers)}
    if sum(len(found[group]) for group in groups) < _FEWEST or all(len(set(found[group])) == 1 for group in groups):
        return list(blocks)
    return [_turned(block, groups) for block in blocks]


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
    cells = 0
    for block in blocks:
        if isinstance(block, TextBlock) and block.role is Role.BODY:
            inner: Sequence[TextBlock] = (block,)
        elif isinstance(block, Table) and block.role is Role.BODY and cells < _MOST_CELLS:
            cells += len(block.cells)
            inner = [text for cell in block.cells for text in cell.text_blocks]
        else:
            continue
        for text in inner:
            match = _behind(text)
            if match is not None:
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


def _turned(block: Block, groups: Set[_Group]) -> Block:
    if isinstance(block, Table):
        cells = tuple(_turned_cell(cell, groups) for cell in block.cells)
        changed = any(new is not old for new, old in zip(cells, block.cells, strict=True))
        return replace(block, cells=cells) if changed else block
    match = _behind(block) if isinstance(block, TextBlock) else None
    if match is None or not isinstance(block, TextBlock) or _group(match) not in groups:
        return block
    text = block.lines[-1].text.rstrip()
    last = replace(block.lines[-1], text=text[: len(text) - len(match[0])])
    lines = [*block.lines[:-1], *([last] if last.text else [])]
    sign = " : " if match["word"].strip() else " "
    return replace(block, lines=(replace(lines[0], text=f"{match['code']}{sign}{lines[0].text}"), *lines[1:]))


def _turned_cell(cell: Cell, groups: Set[_Group]) -> Cell:
    blocks = tuple(_turned(block, groups) for block in cell.blocks)
    return replace(cell, blocks=blocks) if any(a is not b for a, b in zip(blocks, cell.blocks, strict=True)) else cell

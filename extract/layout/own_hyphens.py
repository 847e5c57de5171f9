"""Hyphens at line ends that belong to their words: a document that does not hyphenate prints no other.

"ciné-" / "débat" and "amé-" / "lioration" look alike. Where the lines of a document seldom end with a hyphen, no
program hyphenated it, and those hyphens are the words' own; a word printed elsewhere in one piece decides before that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Block, Cell, Line, Table, TextBlock

OWN_HYPHEN = "\u2011"  # non-breaking: healing keeps it as a hyphen and joins without a blank
_ENDS = re.compile(r"(?P<word>[^\W\d_]{2,}(?:-[^\W\d_]+)*)-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FEWEST_LINES = 60
_SELDOM = 0.025


def with_own_hyphens(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` with the hyphens at line ends that belong to their words marked as such."""
    pairs = list(_broken(blocks))
    lines = sum(max(0, len(block.lines) - 1) for block in _text_blocks(blocks))
    if not pairs:
        return tuple(blocks)
    seldom = lines >= _FEWEST_LINES and len(pairs) <= _SELDOM * lines
    words = {
        word.lower() for block in _text_blocks(blocks) for line in block.lines for word in _WORD.findall(line.text)
    }
    own = {
        (before, after)
        for before, after in pairs
        if f"{before}-{after}".lower() in words or (seldom and f"{before}{after}".lower() not in words)
    }
    return tuple(_marked(block, own) for block in blocks) if own else tuple(blocks)


def _broken(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """The two halves of each word cut at a line end."""
    for block in _text_blocks(blocks):
        for line, after in zip(block.lines, block.lines[1:], strict=False):
            halves = _halves(line, after)
            if halves is not None:
                yield halves


def _halves(line: Line, after: Line) -> tuple[str, str] | None:
    end, start = _ENDS.search(line.text.rstrip()), _WORD.match(after.text.lstrip())
    return (end["word"], start[0]) if end and start and start[0][0].islower() else None


def _text_blocks(blocks: Sequence[Block]) -> Iterator[TextBlock]:
    for block in blocks:
        if isinstance(block, TextBlock):
            yield block
        elif isinstance(block, Table):
            for cell in block.cells:
                yield from _text_blocks(cell.blocks)


def _marked(block: Block, own: set[tuple[str, str]]) -> Block:
    if isinstance(block, TextBlock):
        lines = [
            replace(line, text=line.text.rstrip()[:-1] + OWN_HYPHEN) if after and _halves(line, after) in own else line
            for line, after in zip(block.lines, (*block.lines[1:], None), strict=True)
        ]
        return replace(block, lines=tuple(lines)) if tuple(lines) != block.lines else block
    if isinstance(block, Table):
        return replace(block, cells=tuple(_marked_cell(cell, own) for cell in block.cells))
    return block


def _marked_cell(cell: Cell, own: set[tuple[str, str]]) -> Cell:
    return replace(cell, blocks=tuple(_marked(block, own) for block in cell.blocks))

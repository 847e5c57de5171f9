"""Hyphens at line ends that belong to their words: a document that does not hyphenate prints no other.

"ciné-" / "débat" and "amé-" / "lioration" look alike. Where the lines of a document seldom end with a hyphen, no
program hyphenated it, and those hyphens are the words' own; a word printed elsewhere in one piece decides before that,
and so does a second half that is nothing but the ending of a word ("consomma-" / "tions"). Numbers in
words have theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.blocks import with_texts
from extract.document import Block, Line, TextBlock, text_blocks_in

OWN_HYPHEN = "\u2011"  # non-breaking: healing keeps it as a hyphen and joins without a blank
_ENDS = re.compile(r"(?P<word>[^\W\d_]{2,}(?:-[^\W\d_]+)*)-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDING = re.compile(r"[a-zé]?(?:[ts]ions?|ments?|[lr]ités?)|euses?|iques?|ables?|ibles?")  # no word alone
_NUMBER = re.compile(
    r"(?:.+-)?(?:vingt|trente|quarante|cinquante|soixante|dix|quatre)"
    r"-(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?)",
    re.IGNORECASE,
)
_FEWEST_LINES = 60
_FEWEST_BROKEN = 2  # lines of a text that break a word
_SELDOM = 0.025


def with_own_hyphens(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` with the hyphens at line ends that belong to their words marked as such."""
    text_blocks = list(text_blocks_in(blocks))
    pairs = [
        halves for block in text_blocks if len(block.lines) >= _FEWEST_BROKEN for _, halves in _broken(block.lines)
    ]
    if not pairs:
        return tuple(blocks)
    lines = sum(max(0, len(block.lines) - 1) for block in text_blocks)
    seldom = lines >= _FEWEST_LINES and len(set(pairs)) <= _SELDOM * lines  # titles may come again
    words = set(_WORD.findall("\n".join([line.text for block in text_blocks for line in block.lines]).lower()))
    own = {
        (before, after)
        for before, after in pairs
        if f"{before}-{after}".lower() in words
        or _NUMBER.fullmatch(f"{before}-{after}")
        or (seldom and _ENDING.fullmatch(after) is None and f"{before}{after}".lower() not in words)
    }
    return tuple(with_texts(block, lambda text: _marked(text, own)) for block in blocks) if own else tuple(blocks)


def _broken(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the lines that end in the middle of a word, by index, with the two halves of that word."""
    for at, (line, after) in enumerate(pairwise(lines)):
        if "-" not in line.text:
            continue
        end, start = _ENDS.search(line.text.rstrip()), _WORD.match(after.text.lstrip())
        if end and start and start[0][0].islower():
            yield at, (end["word"], start[0])


def _marked(block: TextBlock, own: set[tuple[str, str]]) -> TextBlock:
    """Return ``block``, the same where there is nothing to mark."""
    if len(block.lines) < _FEWEST_BROKEN:
        return block
    ends = {at for at, halves in _broken(block.lines) if halves in own}
    if not ends:
        return block
    lines = [
        replace(line, text=line.text.rstrip()[:-1] + OWN_HYPHEN) if at in ends else line
        for at, line in enumerate(block.lines)
    ]
    return replace(block, lines=tuple(lines))

"""Tiles of figures: a number in large print, and under it what it counts ("20" over "actions")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, takewhile

from extract.detect.words.headings import is_count
from extract.detect.words.labels import FIELDS, meaning
from extract.document import Block, Document, Kind, Role, TextBlock

_FIGURE = re.compile(r"\d{1,3}")


def with_whole_figures(document: Document) -> Document:
    """Return the document with each number and the words that say what it counts in one paragraph.

    A number alone on its line is one where it is printed larger than the words under it, or where several such tiles
    follow one another: a lone page number before "Actions" is none. Numbers under the words that they belong to, as the
    first and the last tell, stay where they are.
    """
    blocks = document.blocks
    starts = [i for i in range(len(blocks) - 1) if _is_tile(blocks[i], blocks[i + 1])]
    known = set(starts) - set(_under_words(blocks, starts))
    joined = {i for i in known if {i - 2, i + 2} & known or _stands_out(blocks[i], blocks[i + 1])}
    if not joined:
        return document
    whole = (_whole(b, blocks[i + 1]) if i in joined else b for i, b in enumerate(blocks) if i - 1 not in joined)
    return replace(document, blocks=tuple(whole))


def _under_words(blocks: Sequence[Block], starts: Sequence[int]) -> Iterator[int]:
    """The numbers of runs that begin with words and end with a number."""
    for first in (i for i in starts if i - 2 not in starts and i > 0 and _is_tile(blocks[i], blocks[i - 1])):
        run = list(takewhile(lambda i: i in starts, count(first, 2)))
        after = blocks[run[-1] + 2] if run[-1] + 2 < len(blocks) else None
        if isinstance(after, TextBlock) and _FIGURE.fullmatch(after.text):
            yield from run


def _is_tile(figure: Block, words: Block) -> bool:
    if not isinstance(figure, TextBlock) or not isinstance(words, TextBlock):
        return False
    if figure.role is not Role.BODY or words.role is not Role.BODY or figure.marker or words.marker:
        return False
    if _FIGURE.fullmatch(figure.text) is None or _page(figure) != _page(words):
        return False
    return not _is_label(words.text) and is_count(f"{figure.text} {words.text}")


def _is_label(text: str) -> bool:
    """Whether a word in the singular names what follows it: "Priorité" below the value of another label."""
    known = meaning(text)
    return known is not None and known.is_whole and known.target in FIELDS and not text.rstrip(" :").endswith("s")


def _stands_out(figure: Block, words: Block) -> bool:
    if not isinstance(figure, TextBlock) or not isinstance(words, TextBlock):
        return False
    large, small = figure.style, words.style
    return (large.size or 0) > (small.size or large.size or 0) or (large.bold and not small.bold)


def _whole(figure: Block, words: Block) -> Block:
    if not isinstance(figure, TextBlock) or not isinstance(words, TextBlock):
        return figure
    return replace(words, kind=Kind.PARAGRAPH, level=None, lines=(*figure.lines, *words.lines))


def _page(block: TextBlock) -> int | None:
    return block.places[0].page if block.places else None

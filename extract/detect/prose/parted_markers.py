"""Markers printed in two parts: "1" in very large print beside "OBJECTIF STRATÉGIQUE", over or before their title.

A theme may have its word alone in small print over its title, in large print ("Ambition" / "Des rives vivantes").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.detect.words.markers import read_marker
from extract.document import Block, Document, Kind, Role, TextBlock
from extract.printed import Level

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}")
_FEWEST = 2  # themes
_LONGEST_WORD = 24  # letters
_LARGER = 1.2  # times the print of the word beside it


def with_whole_markers(document: Document) -> Document:
    """Return the document with each such number behind its word, where a title follows them on the page.

    The words of themes, two of them at least, stand before their titles.
    """
    found = list(_whole(document.blocks))
    themed = [at for at in range(1, len(found)) if _heads_theme(found[at - 1], found[at])]
    if len(themed) >= _FEWEST:
        found = [_themed(block, found[at - 1]) if at in themed else block for at, block in enumerate(found)]
        found = [block for at, block in enumerate(found) if at + 1 not in themed]
    return document if len(found) == len(document.blocks) else replace(document, blocks=tuple(found))


def _whole(blocks: Sequence[Block]) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        whole = _marker(blocks[at : at + 3])
        yield whole or blocks[at]
        at += 2 if whole is not None else 1


def _heads_theme(word: Block, title: Block) -> bool:
    """Whether a block is nothing but the word of a theme, right over a title in larger print."""
    if not isinstance(word, TextBlock) or not isinstance(title, TextBlock) or title.kind is not Kind.HEADING:
        return False
    if {word.role, title.role} != {Role.BODY} or len(word.lines) != 1 or len(word.text) > _LONGEST_WORD:
        return False
    marker = read_marker(word.text)
    bare = marker is not None and marker.level == "theme" and marker.number is None and not marker.rest
    near = word.places[0].page == title.places[0].page
    return bare and near and (title.style.size or 0) >= _LARGER * (word.style.size or 0) and _is_title(title)


def _themed(title: Block, word: Block) -> Block:
    if not isinstance(title, TextBlock) or not isinstance(word, TextBlock):
        return title
    first = replace(title.lines[0], text=f"{word.text.rstrip(' :')} : {title.lines[0].text}")
    return replace(title, lines=(first, *title.lines[1:]))


def _marker(blocks: Sequence[Block]) -> TextBlock | None:
    """Return the marker that the first two of three blocks are parts of; the third is its title."""
    texts = [block for block in blocks if isinstance(block, TextBlock) and block.role is Role.BODY and block.lines]
    if len(texts) < 3 or len({place.page for block in texts for place in block.places}) > 1:
        return None
    number, word = sorted(texts[:2], key=lambda block: _NUMBER.fullmatch(block.text) is None)
    if _NUMBER.fullmatch(number.text) is None or not _names_objective(word) or not _is_title(texts[2]):
        return None
    if (number.style.size or 0) < _LARGER * (word.style.size or 0):
        return None
    line = word.lines[-1]
    return replace(word, lines=(*word.lines[:-1], replace(line, text=f"{line.text} {number.text}")))


def _names_objective(block: TextBlock) -> bool:
    marker = read_marker(block.text)
    named = marker is not None and marker.level in (Level.STRATEGIC, Level.OPERATIONAL)
    return named and marker is not None and marker.number is None and not marker.rest


def _is_title(block: TextBlock) -> bool:
    return _NUMBER.fullmatch(block.text) is None and read_marker(block.text) is None

"""Markers printed in two parts: "1" in very large print beside "OBJECTIF STRATÉGIQUE", over or before their title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.detect.words.markers import read_marker
from extract.document import Block, Document, Role, TextBlock
from extract.printed import Level

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}")
_LARGER = 1.2  # times the print of the word beside it


def with_whole_markers(document: Document) -> Document:
    """Return the document with each such number behind its word, where a title follows them on the page."""
    found = list(_whole(document.blocks))
    return document if len(found) == len(document.blocks) else replace(document, blocks=tuple(found))


def _whole(blocks: Sequence[Block]) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        whole = _marker(blocks[at : at + 3])
        yield whole or blocks[at]
        at += 2 if whole is not None else 1


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

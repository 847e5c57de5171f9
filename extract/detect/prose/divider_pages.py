"""Pages that hold nothing but one objective, its marker under its title: slides that open a section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extract.detect.words.headings import volet_of
from extract.detect.words.markers import read_marker
from extract.document import Block, Document, Figure, Kind, Role, TextBlock
from extract.printed import Level

_MOST = 4  # blocks: a title, a marker, a volet, a line of the volet's own name


def with_markers_first(document: Document) -> Document:
    """Return the document with the marker of such pages before its title, and the volet before both."""
    if document.page_count is None:
        return document
    moved = [block for page, blocks in groupby(document.blocks, _page) for block in _in_order(page, list(blocks))]
    return replace(document, blocks=tuple(moved)) if list(document.blocks) != moved else document


def _in_order(page: int | None, blocks: Sequence[Block]) -> Iterator[Block]:
    body = [block for block in blocks if not isinstance(block, Figure) and block.role is Role.BODY]
    texts = [block for block in body if isinstance(block, TextBlock)]
    if page is None or not 2 <= len(body) == len(texts) <= _MOST:
        return iter(blocks)
    title, *rest = texts
    markers = [block for block in rest if _is_lone_marker(block)]
    volets = [block for block in rest if volet_of(block.text) is not None]
    if len(markers) != 1 or len(markers) + len(volets) != len(rest) or read_marker(title.text) or volet_of(title.text):
        return iter(blocks)
    if title.kind is not Kind.HEADING and (title.style.size or 0) <= (markers[0].style.size or 0):
        return iter(blocks)
    others = [block for block in blocks if not any(block is text for text in texts)]
    return iter([*volets, *markers, title, *others])


def _is_lone_marker(block: TextBlock) -> bool:
    marker = read_marker(block.text)
    named = marker is not None and isinstance(marker.level, Level) and marker.level.rank < 2
    return named and marker is not None and marker.number is not None and not marker.rest


def _page(block: Block) -> int | None:
    return block.places[0].page if block.places else None

"""Titles that run into their texts: "Action 3 : Curer la mare." in bold, sentences about it behind in plain print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.detect.prose.blocks import label_pairs
from extract.detect.texts.annotations import annotation
from extract.detect.words.markers import item_marker
from extract.document import Block, Kind, Line, Role, TextBlock
from extract.printed import Level

_FEWEST_WORDS = 2  # of a title
_FEWEST_BEHIND = 4  # words of a text about it
_ENDS = (".", "!", "?", "…")


def without_run_in_titles(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, each text that begins behind the title of an item, in plain print, as a paragraph of its own.

    The title has its number, with the word of its level or of several parts, is printed in bold or a colour, and ends
    as a sentence does.
    """
    return [part for block in blocks for part in _parted(block)]


def _parted(block: Block) -> Iterator[Block]:
    at = _end_of_title(block) if isinstance(block, TextBlock) else None
    if at is None or not isinstance(block, TextBlock):
        yield block
        return
    line = block.lines[at]
    title = replace(line, text=line.lead, style=block.style, lead="")
    rest = line.text[len(line.lead) :].strip()
    plain = replace(line.style, bold=False, colour=None)
    told = (*block.lines[:at], title)
    behind = (replace(line, text=rest, style=plain, lead=""), *block.lines[at + 1 :])
    if _tells(told, behind):
        yield replace(block, lines=told)
        yield replace(block, kind=Kind.PARAGRAPH, level=None, marker=None, lines=behind, links=(), sign_colours=())
    else:
        yield block


def _end_of_title(block: TextBlock) -> int | None:
    """The line in which the print changes, the lines above it being in the print that it begins with.

    A marker may be in a print of its own.
    """
    if block.role is not Role.BODY or block.kind is Kind.LIST_ITEM or block.marker is not None:
        return None
    marked = bool(block.lines[1:]) and _is_marker(block.lines[0].lead)
    at = next((at for at, line in enumerate(block.lines[marked:], marked) if line.lead), None)
    if at is None or any(line.lead for line in block.lines[at + 1 :]):
        return None
    line = block.lines[at]
    return at if line.lead.endswith(_ENDS) and line.text.startswith(line.lead) else None


def _is_marker(lead: str) -> bool:
    marker = item_marker(lead) if lead else None
    return marker is not None and not marker.rest


def _tells(title: Sequence[Line], behind: Sequence[Line]) -> bool:
    """Whether a title with its marker stands before sentences that say no value by a label."""
    marker = item_marker(" ".join(line.text for line in title))
    if marker is None or marker.number is None or not (isinstance(marker.level, Level) or marker.depth > 1):
        return False
    text = " ".join(line.text for line in behind)
    if len(marker.rest.split()) < _FEWEST_WORDS or len(text.split()) < _FEWEST_BEHIND:
        return False
    return text[:1].isupper() and not label_pairs(text) and annotation(text) is None

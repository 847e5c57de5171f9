"""Actions that the fiche of an objective lists: beside one label for all of them ("Actions"), an entry each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.detect.tables.cell_items import cell_items
from extract.detect.texts.cell_pairs import Pair
from extract.detect.texts.celltext import is_bullet, line_groups, text_blocks
from extract.detect.texts.entries import Entry
from extract.detect.words.markers import read_marker
from extract.document import Cell, Line, TextBlock
from extract.printed import Level
from extract.text import fold

_SEVERAL = re.compile(r"\b(?:actions|projets|mesures|(?:action|projet|mesure) s)\b")
_DASH = re.compile(r"\s*[-–—•▪*]\s+(?=\S)")
_SENTENCE_ENDS = re.compile(r"[.!?](?:\s+(?=[A-ZÀ-Ý])|\s*$)")
_MOST_WORDS = 45  # of an entry without a mark


def names_actions(pair: Pair) -> bool:
    """Whether a label names actions in the plural: what stands beside it is a list of them."""
    known = pair.meaning
    return known.target == "title" and known.level is Level.ACTION and _SEVERAL.search(fold(pair.label)) is not None


def names_steps(pair: Pair) -> bool:
    """Whether a label names sub-actions in the plural beside entries without a number: the steps of an action."""
    known = pair.meaning
    several = known.target == "title" and known.level is Level.SUB_ACTION and _SEVERAL.search(fold(pair.label))
    lines = [line.text for block in text_blocks(pair.value) for line in block.lines]
    markers = [block.marker for block in text_blocks(pair.value) if block.marker]
    return bool(several) and not any((m := read_marker(text)) is not None and m.number for text in (*lines, *markers))


def listed_actions(cell: Cell, block: int) -> list[Entry]:
    """Return the actions of a cell that lists them, one an entry of the list."""
    right = max((place.box.x1 for place in cell.places if place.box), default=None)
    parts = [part for text in text_blocks(cell) for part in _parts(text, right)]
    if len(parts) > 1 and parts[0].text.rstrip().endswith(":") and is_bullet(parts[1]):
        del parts[0]  # "Nous allons :" over the list
    apart = [(part,) for part in parts] if _are_alike(parts) else [tuple(parts)]
    cells = [replace(cell, blocks=blocks) for blocks in apart if blocks]
    return [e for one in cells for e in cell_items(one, Level.ACTION, None, deepest=True, filled=False, block=block)]


def _parts(block: TextBlock, right: float | None) -> Iterator[TextBlock]:
    """A paragraph taken apart at its lines: those that begin with a dash, or where a break was meant."""
    dashed = [_DASH.match(line.text) is not None for line in block.lines]
    if is_bullet(block) or not block.lines:
        yield block
    elif dashed[0]:
        for group in _cut(block.lines, dashed):
            first = replace(group[0], text=_DASH.sub("", group[0].text, count=1))
            yield replace(block, lines=(first, *group[1:]))
    else:
        for lines in line_groups(block, right):
            starts = [i > 0 and _ends_entry(lines[i - 1].text, line.text) for i, line in enumerate(lines)]
            yield from (replace(block, lines=tuple(group)) for group in _cut(lines, starts))


def _cut(lines: Sequence[Line], starts: Sequence[bool]) -> Iterator[Sequence[Line]]:
    ats = [0, *(i for i, start in enumerate(starts) if start and i), len(lines)]
    return (lines[a:b] for a, b in pairwise(ats))


def _ends_entry(before: str, after: str) -> bool:
    return before.rstrip().endswith(";") and not after[:1].islower()


def _are_alike(parts: Sequence[TextBlock]) -> bool:
    """Whether paragraphs without marks are entries each: they begin with capitals, and none or all are sentences."""
    texts = [part.text.strip() for part in parts]
    if len(texts) < 2 or any(is_bullet(part) or part.marker for part in parts):
        return False
    sentences = [len(_SENTENCE_ENDS.findall(text)) for text in texts]
    if max(sentences) > 1 or len(set(sentences)) > 1:
        return False
    return all(not text[:1].islower() and len(text.split()) <= _MOST_WORDS for text in texts)

"""Lines "label : value" in the cells of a table: cells made of nothing else, and those that follow a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extract.detect.texts.annotations import follows_annotation
from extract.detect.texts.cell_pairs import Pair, cut_label, own_pairs
from extract.detect.texts.celltext import nested_tables
from extract.detect.words.inline_labels import at_labels
from extract.detect.words.labels import FIELDS, meaning
from extract.document import Block, Cell, Line, TextBlock

_MANY = 3  # labels of a cell
_BETWEEN = re.compile(r"\s+[·•|]\s+")  # the labels of a line, all of them
_NEXT_LABEL = re.compile(r"\s*[;|]\s*(?=[A-ZÀ-Ý][^:;|]{1,44}:)")


def label_only(cell: Cell) -> list[Pair]:
    """Return the labels and values of a cell that holds nothing else; [] for any other cell.

    Labels follow one another on lines of their own, or on one line.
    """
    rest, pairs = split_labels(cell)
    return pairs if pairs and not rest.text.strip() and not nested_tables(rest) else []


def split_labels(cell: Cell) -> tuple[Cell, list[Pair]]:
    """Return the cell without its label lines, and their labels and values; the cell as it is where it has none."""
    if ":" not in cell.text and "?" not in cell.text:
        return cell, []
    kept: list[Block] = []
    labelled: list[TextBlock] = []
    within = _within_labels(cell)
    for at, block in enumerate(cell.blocks):
        if not isinstance(block, TextBlock):
            kept.append(block)
            continue
        lines = _run_on(block) or [part for line in block.lines for part in _at_semicolons(line)]
        first = next((i for i, line in enumerate(lines) if _opens_label(line.text)), None)
        awaits = first is None and bool(labelled) and labelled[-1].text.rstrip().endswith(":")
        if labelled and (awaits or at in within):
            first = 0  # the value on the line under its label, or more of one
        if first is None:
            kept.append(block)
            continue
        if first:
            kept.append(replace(block, lines=tuple(lines[:first])))
        labelled.append(replace(block, marker=None, lines=tuple(lines[first:])))
    rest = replace(cell, blocks=tuple(kept))
    if not labelled or (rest.text.strip() and _opens_label(cell.text)):
        return cell, []  # no label, or a title with a colon that goes on as a text
    return rest, own_pairs(replace(cell, blocks=tuple(labelled)))


def _within_labels(cell: Cell) -> range:
    """The blocks of a cell that opens with a label which are labels and their values: to the last of several labels.

    Where many labels stand above it, the last block is a value, too.
    """
    if not _opens_label(cell.text):
        return range(0)
    labels = [sum(_opens_label(line.text) for line in b.lines) if isinstance(b, TextBlock) else 0 for b in cell.blocks]
    return range(
        len(labels) if sum(labels) >= _MANY else max((at for at, count in enumerate(labels) if count), default=0)
    )


def _run_on(block: TextBlock) -> list[Line]:
    """The labels of a block, a line each, where one sign parts them all and they run over several printed lines."""
    parts = at_labels(block.text) if len(block.lines) > 1 and _BETWEEN.search(block.text) else []
    if len(parts) < 2 or len(parts) != len(_BETWEEN.split(block.text)):
        return []
    return [replace(block.lines[0], text=part, place=block.places[0]) for part in parts]


def _at_semicolons(line: Line) -> Iterator[Line]:
    parts = _NEXT_LABEL.split(line.text) if _opens_label(line.text) else [line.text]
    if len(parts) > 1 and all(_opens_label(part) for part in parts):
        yield from (replace(line, text=part) for part in parts)
    else:
        yield from (replace(line, text=part) for part in at_labels(line.text))


@lru_cache(maxsize=4096)
def _opens_label(text: str) -> bool:
    """Whether a line begins with the label of a value, its colon or question mark, and no title of a level."""
    label, colon, _ = cut_label(text)
    if not colon or not label[:1].isupper() or len(label) > 45 or follows_annotation(label):
        return False
    known = meaning(" ".join(label.split()))
    return known is not None and known.cover >= 0.8 and known.target in FIELDS

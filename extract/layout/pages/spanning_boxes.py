"""Boxes in columns, each as high as those at its right that it stands for: a chart that no stroke need join.

An objective stands beside all that serves it. An arrow printed between two boxes joins them as a stroke would, and is
no text. The cells of a table touch, or nearly do; these boxes stand apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import Box, Link, PageContent, Word

_FEWEST_COLUMNS = 3
_FEWEST_BOXES = 4
_MOST_DRAWN = 600  # strokes and shades of a page that is looked at: tables and drawings have more
_SAME_SIDE = 3.0  # points
_APART = 4.0  # points between boxes
_HEAD, _FOOT = 4.0, 9.0  # points by which boxes side by side begin and end at other heights
_ARROWS = frozenset("➜➔→➡➞➝➙➛➤▶►⇒⟶⮕❯›»>")


def with_spans(content: PageContent, boxes: Sequence[Box]) -> PageContent:
    """Return a page with such ``boxes`` joined, and without the arrows between them; others as they are."""
    drawn = len(content.segments) + len(content.fills)
    if content.links or not _FEWEST_BOXES <= drawn <= _MOST_DRAWN or not content.words:
        return content
    columns = _columns(boxes)
    if len(columns) < _FEWEST_COLUMNS:
        return content
    links: list[Link] = []
    for parents, children in pairwise(columns):
        own = _spanned(parents, children)
        if not own:
            return content
        links.extend(own)
    if len(links) == len(columns[0]) * (len(columns) - 1):
        return content  # each box stands beside one other: rows
    words = tuple(word for word in content.words if not _is_arrow(word, columns))
    return content._replace(links=tuple(links), words=words)


def _columns(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes of a page by the column that they stand in, from the left; [] where some touch or are out of line."""
    found: list[list[Box]] = []
    for box in sorted(boxes):
        last = found[-1][0] if found else None
        if last is not None and abs(box[0] - last[0]) <= _SAME_SIDE >= abs(box[2] - last[2]):
            found[-1].append(box)
        elif last is None or box[0] - last[2] >= _APART:
            found.append([box])
        else:
            return []
    found = [sorted(column, key=lambda box: box[1]) for column in found]
    apart = all(below[1] - above[3] >= _APART for column in found for above, below in pairwise(column))
    return found if apart else []


def _spanned(parents: Sequence[Box], children: Sequence[Box]) -> list[Link]:
    """What leads from each box to those at its right that it is as high as; [] where some belong to none."""
    found: list[Link] = []
    for parent in parents:
        own = [child for child in children if parent[1] - _HEAD <= child[1] and child[3] <= parent[3] + _FOOT]
        if not own or abs(own[0][1] - parent[1]) > _HEAD or abs(own[-1][3] - parent[3]) > _FOOT:
            return []
        found.extend(Link(parent, child) for child in own)
    return found if [link.child for link in found] == list(children) else []


def _is_arrow(word: Word, columns: Sequence[Sequence[Box]]) -> bool:
    """Whether a word is an arrow in the gap between two columns."""
    gaps = ((left[0][2], right[0][0]) for left, right in pairwise(columns))
    middle = (word.x0 + word.x1) / 2
    return word.text in _ARROWS and any(x0 <= middle <= x1 for x0, x1 in gaps)

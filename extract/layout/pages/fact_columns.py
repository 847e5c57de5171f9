"""Facts in a column of their own at the right of the text ("Budget : …" over "Année : …"), a stack beside each item.

Nothing is drawn around them. Every stack begins with the same label, level with the first line of its item: it is read
after the text at its height, as a box beside the text is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.layout.pages.page import Card, PageParts
from extract.layout.text.lines import TextLine
from extract.text import fold

_FEWEST_STACKS = 3  # in the document
_FEWEST_LABELS = 2  # in each stack
_RIGHT = 0.4  # of the page: no column of facts begins farther left
_SAME_SIDE = 1.0  # points
_LEVEL = 4.0  # points
_NEXT_LINE = 1.7  # font sizes between baselines
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:.;]{1,28}?)\s?:\s\S")


def with_fact_columns(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Return ``pages`` with such stacks as boxes beside the text, their lines taken out of ``loose``."""
    found = {parts.page: _stacks(parts, loose[parts.page]) for parts in pages}
    firsts = Counter(_label(stack[0]) for stacks in found.values() for stack in stacks)
    usual = {label for label, count in firsts.items() if count >= _FEWEST_STACKS}
    if not usual or len(firsts) > 1:
        return list(pages)
    result: list[PageParts] = []
    for parts in pages:
        stacks = found[parts.page]
        taken = {line for stack in stacks for line in stack}
        loose[parts.page] = [line for line in loose[parts.page] if line not in taken]
        cards = sorted(
            [*parts.cards, *(_card(stack, parts.width) for stack in stacks)], key=lambda card: (card.top, card.x0)
        )
        result.append(parts._replace(cards=tuple(cards)))
    return result


def _stacks(parts: PageParts, runs: Sequence[TextLine]) -> list[list[TextLine]]:
    """The stacks of a page, from its top; [] where one does not begin level with a text at its left."""
    labelled = [run for run in runs if run.x0 > _RIGHT * parts.width and _LABELLED.match(run.text)]
    if len(labelled) < _FEWEST_LABELS:
        return []
    sides = Counter(round(run.x0) for run in labelled)
    side = max(sides, key=lambda at: sides[at])
    column = sorted((run for run in runs if abs(run.x0 - side) <= _SAME_SIDE), key=lambda run: run.top)
    stacks: list[list[TextLine]] = []
    for run in column:
        near = stacks and run.bottom - stacks[-1][-1].bottom < _NEXT_LINE * run.look.size
        if near and run.look.size == stacks[-1][-1].look.size and _label(run) != _label(stacks[-1][0]):
            stacks[-1].append(run)
        else:
            stacks.append([run])
    return stacks if stacks and all(_is_beside(stack, runs) for stack in stacks) else []


def _is_beside(stack: Sequence[TextLine], runs: Sequence[TextLine]) -> bool:
    """Whether a stack of labels stands beside one text, in larger print, that begins level with it."""
    first = stack[0]
    if sum(_LABELLED.match(line.text) is not None for line in stack) < _FEWEST_LABELS or not _label(first):
        return False
    height = [run for run in runs if run.top < stack[-1].bottom and run.bottom > first.top and run not in stack]
    left = [run for run in height if run.x1 < first.x0]
    if not left or len(left) < len(height) or max(Counter(round(run.bottom / 3) for run in left).values()) > 1:
        return False
    title = min(left, key=lambda run: run.top)
    return abs(title.top - first.top) <= _LEVEL and first.look.size < title.look.size


def _label(line: TextLine) -> str:
    match = _LABELLED.match(line.text)
    return fold(match["label"]) if match is not None else ""


def _card(stack: Sequence[TextLine], right: float) -> Card:
    return Card(stack[0].x0, stack[0].top, right, stack[-1].bottom, None, tuple(stack), beside=True)

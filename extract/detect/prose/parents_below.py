"""Objectives that the page of an action names below its title: "Action 12 Curer la mare" over "OS 1 …", "OO 1.2 …"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extract.detect.texts.entries import Entry
from extract.detect.words.headings import is_state
from extract.detect.words.markers import Marker, item_marker
from extract.document import Block, Role, TextBlock
from extract.printed import Level
from extract.text import fold

Objective = tuple[Level, str]  # its level, and its number or its folded title
_USUAL = 0.8  # of the actions


def parents_below(blocks: Sequence[Block]) -> frozenset[Objective]:
    """Return the objectives that stand right below the titles of actions, where pages of actions name them there.

    In the outline of a plan an objective stands over its actions, and once: where one comes again right below the title
    of another action, and nearly all actions have theirs there, it only says whose they are.
    """
    found: Counter[Objective] = Counter()
    actions = followed = 0
    for below in _below_actions(blocks):
        found.update(below)
        actions += 1
        followed += bool(below)
    again = any(n > 1 for n in found.values())
    return frozenset(found) if again and followed >= _USUAL * actions else frozenset()


def is_parent(marker: Marker | None, action: Entry | None, known: frozenset[Objective]) -> bool:
    """Whether an objective's marker right below the title of an action names a parent of it.

    It does where the action's number begins with the objective's, or where all pages of the document do (``known``).
    """
    objective = _objective(marker)
    if objective is None or action is None or action.level is not Level.ACTION or action.marker is None:
        return False
    number = marker.number if marker is not None else None
    below = number is not None and (action.number or "").startswith(f"{number}.")
    return action.is_untold and (below or objective in known)


def _objective(marker: Marker | None) -> Objective | None:
    if marker is None or marker.level not in (Level.STRATEGIC, Level.OPERATIONAL) or not marker.rest:
        return None
    return Level(marker.level), marker.number or fold(marker.rest)


def _below_actions(blocks: Sequence[Block]) -> Iterator[list[Objective]]:
    """Yield for each action that a line names the objectives named between its title and anything else."""
    below: list[Objective] | None = None
    untitled = False
    for text in _lines(blocks):
        marker = item_marker(text) if text else None
        if marker is not None and marker.level is Level.ACTION and marker.number:
            yield from () if below is None else (below,)
            below, untitled = [], not marker.rest
        elif below is None or (marker is not None and marker.shape == "bare" and not marker.rest):
            continue
        elif (objective := _objective(marker)) is not None:
            below.append(objective)
        elif untitled and text:
            untitled = False
        elif not is_state(text):
            yield below
            below = None
    yield from () if below is None else (below,)


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the lines of running text that may name something; "" for a table, and the text of what has other lines."""
    for block in blocks:
        if not isinstance(block, TextBlock):
            yield ""
        elif block.role is Role.BODY:
            named = [line.text for line in block.lines if _objective(item_marker(line.text)) is not None]
            yield from named if len(named) > 1 else (block.text,)

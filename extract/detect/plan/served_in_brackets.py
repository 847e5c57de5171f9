"""Actions that name the objective they serve in a bracket behind them: "Planter un verger (OS B – 2026 – DG)".

The objectives are listed elsewhere; what stands in the bracket behind their code is said of the action.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from extract.detect.texts.entries import Entry
from extract.detect.words.markers import read_marker
from extract.document import Kind
from extract.printed import Level

_BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]\s*\.?$")
_JOINT = re.compile(r"^\s*[,;:·|/–—-]\s*")
_FEWEST = 4
_FEWEST_OBJECTIVES = 2
_Key = tuple[Level, str]


def say_what_brackets_serve(entries: Sequence[Entry]) -> None:
    """Make actions of the texts whose brackets begin with the code of an objective of the plan, each below it."""
    told = {(entry.level, entry.number) for entry in entries if entry.kind == "item" and entry.explicit}
    found = [(entry, served) for entry in entries if (served := _served(entry, told)) is not None]
    if len(found) < _FEWEST or len({key for _, (key, _) in found}) < _FEWEST_OBJECTIVES:
        return
    for entry, (key, title) in found:
        entry.kind, entry.title, entry.level = "item", title, Level.ACTION
        entry.under, entry.explicit = key, True
    _group(entries, {id(entry) for entry, _ in found})


def _group(entries: Sequence[Entry], found: Set[int]) -> None:
    """Make themes of the headings above such actions: villages, services, no objectives."""
    heads: list[Entry] = []
    for entry in entries:
        if id(entry) in found:
            for head in heads:
                head.kind = "theme"
        if entry.kind != "text" or id(entry) in found:
            heads = []
        elif entry.look is not None and entry.look.kind is Kind.HEADING:
            heads = [entry]


def _served(entry: Entry, told: set[tuple[Level | None, str | None]]) -> tuple[_Key, str] | None:
    """Return the objective that the bracket behind a text names, and the text with what else the bracket says."""
    item = entry.kind == "item" and not entry.explicit and entry.level in (None, Level.ACTION)
    if entry.kind != "text" and not item:
        return None
    match = _BRACKET.search(entry.title) if entry.title.rstrip(" .").endswith((")", "]")) else None
    marker = read_marker(match["inside"]) if match is not None else None
    if match is None or marker is None or marker.number is None or not isinstance(marker.level, Level):
        return None
    if (marker.level, marker.number) not in told or not entry.title[: match.start()].strip():
        return None
    rest = _JOINT.sub("", marker.rest).strip()
    title = entry.title[: match.start()].strip()
    return (marker.level, marker.number), f"{title} ({rest})" if rest else title

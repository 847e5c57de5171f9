"""Sentences that say to which volet numbered strategic objectives belong, and titles of plans of one volet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Literal

from extract.detect.texts.entries import Entry
from extract.document import Block, Role, TextBlock
from extract.printed import Level
from extract.text import fold

_CLAUSE = re.compile(r"[;.\n](?=\s|$)")
_NUMBERS = r"(?P<numbers>\d{1,2}(?: (?:a|et|au|n) \d{1,2}| \d{1,2})*)"
_AXES = r"axes?(?! strategiques?)"
_OBJECTIVES = rf"(?:objectifs? strategiques?|o ?s|axes? strategiques?|(?P<axes>{_AXES})) (?:n )?{_NUMBERS}"
_VOLET = r"\bvolet (?P<volet>interne|externe)\b"
_VOLET_NAMED = re.compile(_VOLET)
_BOTH_VOLETS = re.compile(r"\bvolets\b|\bvolet (?:interne|externe) (?:et|ou) |\b(?:et|ou) (?:interne|externe)\b")
_HEAD = 8  # blocks
_LONGEST_TITLE = 100  # characters
_SAYS = (re.compile(rf"\b{_OBJECTIVES}\b.*?{_VOLET}"), re.compile(rf"{_VOLET}.*?\b{_OBJECTIVES}\b"))
_OTHER = {"internal": "external", "external": "internal"}
_Named = tuple[Literal["objective", "axis"], str]
_NAMES = {"interne": "internal", "externe": "external"}


def say_volets(entries: Iterable[Entry], blocks: Sequence[Block]) -> None:
    """Give strategic objectives the volet that a sentence says, where no heading or cell announces any.

    What it says of axes it says of the objectives so called, or of those that stand below the axes. What stands before
    the first objective of the only volet named is the other one. The title of the document may name that of them all
    ("PST 2024-2030 – Actions du volet externe").
    """
    found = list(entries)
    objectives = [entry for entry in found if entry.kind == "item" and entry.level is Level.STRATEGIC]
    if any(entry.kind == "volet" or (entry.volet and entry.origin != "prose") for entry in found):
        return
    if not any(entry.volet for entry in found):
        _give_volets(found, _volets_said(blocks))
    named = {entry.volet for entry in objectives if entry.volet}
    if not named and (volet := _titled_volet(blocks)) is not None:
        for entry in objectives or (entry for entry in found if entry.kind == "item"):
            entry.volet = volet
        return
    other = _OTHER.get(named.pop()) if len(named) == 1 else None
    for entry in takewhile(lambda entry: entry.volet is None, objectives) if other else ():
        entry.volet = other


def _titled_volet(blocks: Sequence[Block]) -> str | None:
    """The volet that the title at the head of a document names, where its first lines name no other."""
    head = [block for block in blocks[:_HEAD] if isinstance(block, TextBlock) and block.role is Role.BODY]
    titles = [fold(block.text) for block in head if len(block.text) <= _LONGEST_TITLE and block.text[-1:] not in ".;:,"]
    found = {match["volet"] for title in titles for match in _VOLET_NAMED.finditer(title)}
    both = any(_BOTH_VOLETS.search(title) for title in titles)
    return _NAMES[found.pop()] if len(found) == 1 and not both else None


def _give_volets(entries: Sequence[Entry], said: Mapping[_Named, str]) -> None:
    themed = any(entry.kind == "theme" for entry in entries)
    under: str | None = None  # the volet of the axis that objectives stand below
    for entry in entries:
        number = entry.number or ""
        if entry.kind == "theme":
            under = said.get(("axis", number)) if _is_axis(entry) else None
        elif entry.kind == "item" and entry.level is Level.STRATEGIC:
            is_axis = _is_axis(entry) or (entry.code is None and not themed)
            entry.volet = said.get(("objective", number)) or (said.get(("axis", number)) if is_axis else under)


def _is_axis(entry: Entry) -> bool:
    return fold(entry.code or "").startswith("axe")


def _volets_said(blocks: Sequence[Block]) -> dict[_Named, str]:
    """Volets by the number of the objective or axis; none where sentences contradict one another."""
    said: dict[_Named, str] = {}
    for block in blocks:
        if not isinstance(block, TextBlock) or block.role is not Role.BODY or "volet" not in block.text.lower():
            continue
        for clause in _CLAUSE.split(block.text):
            folded = fold(clause)
            match = next((m for pattern in _SAYS if (m := pattern.search(folded))), None)
            if match is None or len(re.findall(_VOLET, folded)) != 1:
                continue
            for number in _numbers(match["numbers"]):
                name: _Named = ("axis" if match["axes"] else "objective", number)
                if said.setdefault(name, _NAMES[match["volet"]]) != _NAMES[match["volet"]]:
                    return {}
    return said


def _numbers(text: str) -> list[str]:
    """The numbers of "1 a 3", "1 2 et 5"."""
    found: list[int] = []
    reaches = False
    for word in text.split():
        if not word.isdigit():
            reaches = word in ("a", "au")
            continue
        found.extend(range(found[-1] + 1, int(word)) if reaches else ())
        found.append(int(word))
        reaches = False
    return [str(number) for number in found]

"""Hand-written plans: ``plans/*.txt``, a line an item, its facts after bars, read into the planted model."""

# ruff: noqa: E501 - prose and rows of content are kept whole
from __future__ import annotations

from pathlib import Path

from corpus.samples.generate.model import Facts, Node

_FOLDER = Path(__file__).parent / "plans"
_LISTS = {"svc": "services", "man": "mandataries", "steps": "steps", "ind": "indicators", "par": "partners"}
_WORDS = {"prio": "priority", "st": "status", "rem": "remarks", "desc": "description"}
_NUMBERS = {"ord": "ordinary", "ext": "extraordinary", "sub": "subsidy", "pc": "progress", "m": "month", "end": "end"}
_RANKS = {"OS": 0, "OO": 1, "A": 2, "-": 2, "SA": 3}


def read_plan(name: str) -> list[Node]:
    """Return the items of ``plans/<name>.txt``: "V external" opens a volet, "OS title", "OO title", "A title | key=value"."""
    roots: list[Node] = []
    stack: list[tuple[int, Node]] = []
    volet = None
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        level, _, rest = line.partition(" ")
        if level == "V":
            volet = rest
            continue
        title, *facts = [part.strip() for part in rest.split(" | ")]
        node = Node("A" if level == "-" else level, title, _facts(facts), volet=volet)
        while stack and stack[-1][0] >= _RANKS[level]:
            stack.pop()
        (stack[-1][1].children if stack else roots).append(node)
        stack.append((_RANKS[level], node))
    return roots


def _facts(parts: list[str]) -> Facts:
    facts = Facts()
    for part in parts:
        key, _, value = part.partition("=")
        if key == "cost":
            key, _, value = value.partition(":")
        if key in _LISTS:
            setattr(facts, _LISTS[key], value.split(";"))
        elif key in _WORDS:
            setattr(facts, _WORDS[key], value)
        elif key in _NUMBERS:
            setattr(facts, _NUMBERS[key], int(value))
        elif key == "odd":
            facts.sdgs = [int(number) for number in value.split(",")]
        elif key == "y":
            first, _, last = value.partition("-")
            facts.start, facts.end = int(first), int(last or first)
        else:
            raise ValueError(f"unknown fact {part!r}")
    return facts

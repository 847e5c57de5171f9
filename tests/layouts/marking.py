"""Markers of a made-up plan: patterns that number its items, and the numbers that a reader sees in them."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

import re

from corpus.samples.generate.model import Node, PlanModel

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ORDINALS = ("Premier", "Deuxième", "Troisième", "Quatrième", "Cinquième", "Sixième", "Septième", "Huitième")
_PLACE = re.compile(r"\{(\w+)\}")


def mark(plan: PlanModel, os: str | None = "OS {s}", oo: str | None = "OO {s}.{o}", action: str | None = "Action {a}",
         sub: str | None = "{sl})", restart_in_volet: bool = False) -> None:  # fmt: skip
    """Give every item its marker, None for no marker.

    Patterns: {s} {o} {a} {x} number of the objective, operational objective, action, sub-action in its parent; {gs} {go}
    {ga} through the whole plan; {S} roman, {ol} {al} {sl} small letter, {O} capital letter, {ord} ordinal word.
    The code is the marker without the punctuation after it; the number its digits with dots, or its letter.
    """
    patterns = {"OS": os, "OO": oo, "A": action, "SA": sub}
    counters = {"gs": 0, "go": 0, "ga": 0}
    volet: str | None = None

    def visit(nodes: list[Node], above: dict[str, int]) -> None:
        nonlocal volet
        index = 0
        for node in nodes:
            if restart_in_volet and node.level == nodes[0].level and above == {} and node.volet != volet:
                index, volet = 0, node.volet
            index += 1
            key = {"OS": "s", "OO": "o", "A": "a", "SA": "x"}[node.level]
            if node.level != "SA":
                counters["g" + key] += 1
            here = {**above, key: index}
            pattern = patterns[node.level]
            if pattern is not None:
                code, number = _filled(pattern, {**here, **counters})
                node.mark(code, number)
            visit(node.children, here)

    visit(plan.items, {})


def _filled(pattern: str, at: dict[str, int]) -> tuple[str, str]:
    numbers: list[str] = []

    def put(match: re.Match[str]) -> str:
        name = match[1]
        if name in at:
            numbers.append(str(at[name]))
            return str(at[name])
        kind, value = {
            "S": ("roman", "s"), "O": ("capital", "o"), "A": ("capital", "a"), "ord": ("ordinal", "s"), "ol": ("small", "o"),
            "al": ("small", "a"), "sl": ("small", "x"), "SL": ("capital", "s"),
        }[name]  # fmt: skip
        count = at.get(value, 1)
        if kind in ("roman", "ordinal"):
            numbers.append(str(count))
            return (_ROMAN if kind == "roman" else _ORDINALS)[count - 1]
        letter = chr(ord("A" if kind == "capital" else "a") + count - 1)
        numbers.append(letter)
        return letter

    printed = _PLACE.sub(put, pattern)
    return printed.rstrip(" :.-–—)").strip() if not printed.startswith("(") else printed.strip("() "), ".".join(numbers)

"""Signs that tick a cell or leave it open: crosses, ticks, boxes, the prompts of empty fields."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract import lexicon
from extract.text import fold

_TICKED = re.compile(r"^\s*(?:[xX✓✔☑☒✗✘●•■▪◼◆█▲►*+√]|[vV]|[oO]ui)\s*$")
_SIGNS = re.compile(r"^[\sxX✓✔☑☒✗✘●•■▪◼◆█▲►→*+vV√oO0-9n☐□❏❑❒○◯]{0,3}$")
_OPEN_BOX = re.compile(r"^\s*[☐□❏❑❒]\s*$")
_OPEN_CIRCLE = re.compile(r"^\s*[○◯]\s*$")


def is_ticked(text: str) -> bool:
    """Whether a cell holds nothing but a cross, a tick or a full dot."""
    return bool(_TICKED.match(text))


def is_open_box(text: str) -> bool:
    """Whether a cell holds nothing but a box that is left open."""
    return bool(_OPEN_BOX.match(text))


@lru_cache(maxsize=4096)
def is_prompt(text: str) -> bool:
    """Whether a text is what an empty field of a form says in the place of its value ("Choisissez un élément.")."""
    return any(pattern.fullmatch(fold(text)) for pattern in _prompts())


@cache
def _prompts() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for row in lexicon.load("labels")["prompt"] for p in row["patterns"])


def is_open(text: str, *, among_signs: bool) -> bool:
    """Whether a cell holds nothing but a box left open, or an open circle where every cell beside it bears a sign."""
    return is_open_box(text) or (among_signs and bool(_OPEN_CIRCLE.match(text)))


def are_signs(texts: list[str]) -> bool:
    """Whether the texts that are not blank may all be signs of a grid."""
    return all(_SIGNS.match(text) for text in texts)


def are_ticks(texts: list[str]) -> bool:
    """Whether some of the texts are ticked and all others left open."""
    filled = [text for text in texts if text.strip()]
    return any(map(is_ticked, filled)) and all(is_ticked(t) or is_open(t, among_signs=True) for t in filled)

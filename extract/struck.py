"""Options struck out in a line that offers several ("Haute – Moyenne – Basse", "biffer la mention inutile")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_BETWEEN = re.compile(r"\s+[-–—]+\s+|\s*[/|•·;,]+\s*|\s*:\s+|\s{2,}|\s+ou\s+|\n")
_CODE = re.compile(r"\W*(?:[^\W\d_]+\.?\s*)?(?:n°\s*)?[\w.]*\d[\w.)]*\W*")
_MOST_WORDS = 6  # of an option
_FEWEST_OF_TITLE = 3  # words


def without_struck(text: str, struck: Sequence[bool]) -> list[tuple[int, int]] | None:
    """Return the spans of a line that remain without the options struck out in it; None where it is no such line.

    ``struck`` says it of each character. A line struck out as a whole, or in the middle of a text, says what it says.

    >>> text = "Haute – Basse"
    >>> [text[a:b] for a, b in without_struck(text, [False] * 8 + [True] * 5)]
    ['Haute']
    """
    cuts = [(0, 0), *(match.span() for match in _BETWEEN.finditer(text)), (len(text), len(text))]
    options = [(a[1], b[0]) for a, b in pairwise(cuts)]
    out: list[bool] = []
    for start, end in options:
        marks = {struck[i] for i in range(start, end) if text[i].isalnum()}
        if len(marks) > 1 or (True in marks and len(text[start:end].split()) > _MOST_WORDS):
            return None
        out.append(True in marks)
    kept = [i for i, gone in enumerate(out) if not gone and any(map(str.isalnum, text[slice(*options[i])]))]
    if not kept or not any(out) or _is_only_code(text, options, out, kept) or _is_only_note(text, options, out, kept):
        return None
    return [span for at, i in enumerate(kept) for span in _with_sign(text, options, cuts, i, last=at == len(kept) - 1)]


def _with_sign(
    text: str, options: Sequence[tuple[int, int]], cuts: Sequence[tuple[int, int]], at: int, *, last: bool
) -> list[tuple[int, int]]:
    """An option, with what parts it from the next one that is kept; a label keeps its colon."""
    labels = ":" in text[slice(*cuts[at + 1])]
    return [options[at], cuts[at + 1]] if labels or not last else [options[at]]


def _is_only_code(text: str, options: Sequence[tuple[int, int]], out: Sequence[bool], kept: Sequence[int]) -> bool:
    """Whether nothing but a code before a title would remain ("Action 3 – Planter une haie", given up)."""
    struck = (text[slice(*span)] for span, gone in zip(options, out, strict=True) if gone)
    return (
        kept == [0]
        and _CODE.fullmatch(text[slice(*options[0])]) is not None
        and not any(any(map(str.isdigit, option)) for option in struck)
    )


def _is_only_note(text: str, options: Sequence[tuple[int, int]], out: Sequence[bool], kept: Sequence[int]) -> bool:
    """Whether nothing but a word before a text of several would remain ("ABANDONNÉE – Planter une haie")."""
    word = len(text[slice(*options[0])].split()) == 1
    struck = [text[slice(*span)] for span, gone in zip(options, out, strict=True) if gone]
    return kept == [0] and word and len(struck) == 1 and len(struck[0].split()) >= _FEWEST_OF_TITLE

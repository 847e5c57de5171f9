"""Colons that OCR loses or takes for a letter behind the labels of forms: "Partenaire(s) Adeps", "Pilote n Service".

A label is known from the lines of the document that it opens with its colon.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_MOST_WORDS = 5  # of a label
_FEWEST = 3  # lines that a label opens with its colon
_OFTENER = 2  # times as many as those without it
_STRAY = 2  # letters that a colon may become
_COLON = 0.45  # heights of the line: a blank so wide held a sign

_Label = tuple[str, ...]


class LostColon(NamedTuple):
    """The line and the word before which a colon is missing, or which is one (``stray``)."""

    line: int
    at: int
    stray: bool


def lost_colons(lines: Sequence[Sequence[str]], gaps: Sequence[Sequence[float]]) -> list[LostColon]:
    """Return where ``lines`` lack the colon of their label; ``gaps`` are the blanks before words, in line heights."""
    known = Counter(label for line in lines if (label := _label(line)))
    labels = {label for label, times in known.items() if times >= _FEWEST}
    if not labels:
        return []
    found = [(lost, lines[lost.line][: lost.at]) for lost in _lost(lines, gaps, labels)]
    times = Counter(tuple(label) for _, label in found)
    return [lost for lost, label in found if known[tuple(label)] >= _OFTENER * times[tuple(label)]]


def _label(line: Sequence[str]) -> _Label:
    """Return the words before the colon that a line has behind its first words; () for none."""
    for at, word in enumerate(line[: _MOST_WORDS + 1]):
        if word.endswith(":"):
            label = (*line[:at], word[:-1]) if word != ":" else tuple(line[:at])
            return label if label and label[0][:1].isupper() else ()
    return ()


def _lost(lines: Sequence[Sequence[str]], gaps: Sequence[Sequence[float]], labels: set[_Label]) -> Iterator[LostColon]:
    for number, line in enumerate(lines):
        if _label(line):
            continue
        for at in range(min(_MOST_WORDS, len(line) - 1), 0, -1):
            if tuple(line[:at]) not in labels:
                continue
            stray = at + 1 < len(line) and len(line[at]) <= _STRAY and line[at].islower() and _opens(line[at + 1])
            if stray or (_opens(line[at]) and gaps[number][at] >= _COLON):
                yield LostColon(number, at, stray)
            break


def _opens(word: str) -> bool:
    """Whether a word may open a value: a name, a figure."""
    return word[:1].isupper() or word[:1].isdigit()

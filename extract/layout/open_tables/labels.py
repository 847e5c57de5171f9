"""The labels of fiches without rules: texts that come again and again where others change.

A label stands at the left of its value on the same line ("Pilote | Service des travaux"), or one of several labels side
by side above theirs. What the lines say is not looked at: labels are what each fiche repeats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple, Protocol

from extract.layout.engine.content import Word
from extract.layout.tables.fiche_rows import may_be_label

_TIMES = 3  # a label comes at least so often
_FEWEST = 2  # labels
_SHARE = 0.6  # of the lines of the first column are labels
_BESIDE = 0.6  # of the labels stand on a line with their value
_AGAIN = 0.2  # of the labels follow one like them
_NEARER = 0.8  # times the usual step from label to label
_ROUNDS = 1.3  # times the fiches: how often the order of the labels begins anew

Piece = tuple[int, int, tuple[Word, ...]]


class _Line(Protocol):
    @property
    def bottom(self) -> float: ...

    @property
    def pieces(self) -> tuple[Piece, ...]: ...


class Labels(NamedTuple):
    """What the fiches of a table repeat: labels at the left of their values, or whole lines of labels above theirs."""

    beside: frozenset[str] = frozenset()
    above: frozenset[tuple[str, ...]] = frozenset()

    def opens(self, line: _Line) -> bool:
        """Whether a line begins with a label at the left of its value."""
        return bool(self.beside) and _first(line) in self.beside

    def heads(self, line: _Line) -> bool:
        """Whether a line is one of labels above their values."""
        return bool(self.above) and _texts(line) in self.above


def repeated_labels(lines: Sequence[_Line]) -> Labels:
    """Return the labels of all the lines of a table; none where its rows are no fiches."""
    first = [text for line in lines if (text := _first(line)) and not text[0].islower()]  # not the rest of a label
    times = Counter(filter(may_be_label, first))
    beside = frozenset(text for text, n in times.items() if n >= _TIMES)
    beside -= _rests(lines, beside)
    found = [line for line in lines if _first(line) in beside]
    valued = sum(len(line.pieces) > 1 for line in found)
    most = len(found) >= _SHARE * len(first) and valued >= _BESIDE * len(found)
    order = [_first(line) for line in found]
    most = most and sum(one == after for one, after in pairwise(order)) <= _AGAIN * len(order)  # no column of kinds
    if len(beside) >= _FEWEST and most and (_come_in_order(order) or _come_in_order(order[::-1])):
        return Labels(beside=beside)
    whole = Counter(texts for line in lines if len(texts := _texts(line)) > 1 and all(map(may_be_label, texts)))
    above = frozenset(texts for texts, n in whole.items() if n >= _TIMES)
    alone = len({texts[0] for texts in above}) == len(above)  # values that recur stand beside one word of codes
    return Labels(above=above) if len(above) >= _FEWEST and alone else Labels()


def _rests(lines: Sequence[_Line], labels: frozenset[str]) -> set[str]:
    """Return what goes on with the label above it: alone each time, and nearer below the same one than labels stand."""
    below = [(above, line, line.bottom - above.bottom) for above, line in pairwise(lines) if _first(line) in labels]
    steps = [step for _, line, step in below if len(line.pieces) > 1 and step > 0]
    usual = median(steps) if steps else 0.0
    over: dict[str, set[str]] = {}
    for above, line, step in below:
        goes_on = len(line.pieces) == 1 and 0 < step < _NEARER * usual
        over.setdefault(_first(line), set()).add(_first(above) if goes_on else "")
    return {text for text, labels_above in over.items() if len(labels_above) == 1 and "" not in labels_above}


def _come_in_order(labels: Sequence[str]) -> bool:
    """Whether labels follow one another in the order of the first ones time after time, as values that recur do not."""
    rank = {text: at for at, text in enumerate(dict.fromkeys(labels))}
    rounds = 1 + sum(rank[after] <= rank[before] for before, after in pairwise(labels))
    return rounds <= _ROUNDS * max(Counter(labels).values())


def _first(line: _Line) -> str:
    """Return what stands in the first column alone."""
    first, last, words = line.pieces[0]
    return " ".join(word.text for word in words) if first == last == 0 else ""


def _texts(line: _Line) -> tuple[str, ...]:
    return tuple(" ".join(word.text for word in words) for _, _, words in line.pieces)

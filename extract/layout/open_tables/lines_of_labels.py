"""Lines of labels with their values under titles ("Pilote : Voirie   Échéance : 2031"): no rows of a table.

Values of one width put the labels below each other by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.open_tables.columns import Run, Stretch

_FEWEST = 2  # lines of labels
_LONGEST_LABEL = 4  # words
_SIGN = ":"


def are_lines_of_labels(stretch: Stretch) -> bool:
    """Whether all lines in parts begin with the same two labels, and a line in one piece parts each from the next."""
    at = [index for index, row in enumerate(stretch.rows) if len(row) > 1]
    if len(at) < _FEWEST or any(below == above + 1 for above, below in pairwise(at)):
        return False
    found = {tuple(map(_label, stretch.rows[index][:2])) for index in at}
    return len(found) == 1 and all(next(iter(found)))


def _label(run: Run) -> str:
    """The label that a text begins with, its value behind it; "" where there is none."""
    words: Sequence[str] = [word.text for word in run.words]
    end = next((at for at, word in enumerate(words[: _LONGEST_LABEL + 1]) if word.endswith(_SIGN)), len(words))
    return " ".join(words[: end + 1]).rstrip(f" {_SIGN}") if end + 1 < len(words) else ""

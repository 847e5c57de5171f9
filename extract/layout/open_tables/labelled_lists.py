"""Lists that tab stops lay out: numbered texts, and below each of them labels with their values. They are no tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.layout.open_tables.columns import Run, Stretch
from extract.layout.tables.row_codes import is_coded

_MARK = re.compile(r"\(?\w{1,3}[.)°]|\d+(?:\.\d+)*\.?|[^\w\s]")
_LABELLED = re.compile(r"[^\W\d].{0,40}?\s?:(?:\s|$)|:\s")
_INDENTED = 4.0  # points
_FEWEST_ENTRIES, _FEWEST_LABELLED = 2, 3
_MOST_OTHERS = 0.05  # of the lines with several texts


def is_labelled_list(stretches: Sequence[Stretch]) -> bool:
    """Whether lines are entries of a list and labels with values, indented below them, and hardly anything else."""
    rows = [row for stretch in stretches for row in stretch.rows]
    entries = [row for row in rows if _is_entry(row)]
    labelled = [row for row in rows if not _is_entry(row) and _is_labelled(row)]
    several = [row for row in rows if len(row) > 1]
    others = sum(not _is_entry(row) and not _is_labelled(row) for row in several)
    if len(entries) < _FEWEST_ENTRIES or len(labelled) < _FEWEST_LABELLED or others > _MOST_OTHERS * len(several):
        return False
    beside = [row for row in labelled if len(row) > 1] or labelled  # a heading may have a colon, too
    return min(row[0].x0 for row in beside) > min(row[0].x0 for row in entries) + _INDENTED


def _is_entry(row: Sequence[Run]) -> bool:
    """Whether a line is a text behind its mark or number."""
    first = row[0].words
    if len(row) == 1:
        return len(first) > 1 and _MARK.fullmatch(first[0].text) is not None
    if len(row) != 2:
        return False
    figure = not any(map(str.isalpha, _text(row[1])))  # a column of them ("30 %") stands beside the entries
    return _MARK.fullmatch(_text(row[0])) is not None or (is_coded(first) and not figure)


def _is_labelled(row: Sequence[Run]) -> bool:
    """Whether a line holds nothing but labels and values: a colon behind every second text at least."""
    marked = [_LABELLED.match(_text(run)) is not None for run in row]
    return 2 * sum(marked) >= len(row) and (marked[0] or _text(row[1]).startswith(":"))


def _text(run: Run) -> str:
    return " ".join(word.text for word in run.words)

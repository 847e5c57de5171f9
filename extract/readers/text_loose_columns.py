"""Columns of a table that a conversion printed apart from its rows: values, one a line, that no row can be told for."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from extract.readers.text_cell_kinds import label_kind, opens_rows, value_kind
from extract.readers.text_tables import TextLine

_FEWEST_VALUES = 12  # one after the other: more than a row has
_MOST_LETTERS = 16  # of the rest of a word that a narrow column cut
_VALUES = frozenset({"money", "state", "rate"})


@dataclass(slots=True)
class _Run:
    """Lines that follow one another, empty ones aside, and how many of them are values and labels."""

    lines: list[TextLine]
    values: int = 0
    labels: int = 0


def loose_columns(lines: Sequence[TextLine], aside: Container[TextLine] = ()) -> list[list[TextLine]]:
    """Return the runs of lines that are nothing but values of columns and their labels, many more than a row has.

    Where there is such a run, shorter ones below labels are of such columns, too.
    """
    runs = [_Run([])]
    for line in lines:
        text = line.text.strip()
        if not text or line in aside:
            continue
        is_value = value_kind(text) in _VALUES
        kind = label_kind(text) if not opens_rows(text) else None
        is_label = kind not in (None, "tick")
        if is_value or kind is not None or (runs[-1].lines and _is_rest(text)):
            runs[-1].lines.append(line)
            runs[-1].values += is_value
            runs[-1].labels += is_label
        elif runs[-1].lines:
            runs.append(_Run([]))
    if not any(run.values >= _FEWEST_VALUES for run in runs):
        return []
    return [run.lines for run in runs if run.values >= _FEWEST_VALUES or run.values > run.labels > 0]


def _is_rest(text: str) -> bool:
    """Whether a text is what a narrow column cut off a word or a value."""
    return len(text) <= _MOST_LETTERS and text[0].islower()

"""Rows of fiches: a label and its value each, the same labels in fiche after fiche.

A table that opens a page with the rows of the page before does not repeat a header where these are labels and values:
the fiches of one objective share its name.
"""

from __future__ import annotations

from collections.abc import Sequence

_MOST_WORDS = 6
_UNITS = ("%", "€")
_FEWEST_LABELS = 2  # that two fiches share below the rows in which they are alike

_RowTexts = Sequence[tuple[int, str]]  # column and text of each filled cell


def may_be_label(text: str) -> bool:
    """Whether a text may be a label: a few words behind a capital or a unit, without figures.

    >>> [may_be_label(text) for text in ("Pilote", "% d'avancement", "%", "et voirie")]
    [True, True, False, False]
    """
    opens = text[:1].isupper() or (text[:1] in _UNITS and len(text) > 1)
    return opens and len(text.split()) <= _MOST_WORDS and not any(char.isdigit() for char in text)


def are_labelled(own: Sequence[_RowTexts], other: Sequence[_RowTexts], alike: int) -> bool:
    """Whether two tables open with the labels of a fiche, row by row, behind which ``alike`` rows have the same values.

    The rows below go on with the same labels and other values, each label of its own.
    """
    labels = [[row[0][1] if row and row[0][0] == 0 else "" for row in rows] for rows in (own, other)]
    going_on = 0
    for one, after in zip(labels[0][alike:], labels[1][alike:], strict=False):
        going_on += one == after
        if one != after or going_on == _FEWEST_LABELS:
            break
    shared = labels[0][: alike + going_on]
    return (
        going_on >= _FEWEST_LABELS
        and len(set(shared)) == len(shared)
        and all(may_be_label(label) for label in shared)
        and own[alike] != other[alike]
    )

"""Short texts side by side outside of tables: each a head over its text, read one after the other.

Two text boxes at the top of a page ("Objectif 1" over a title, "Objectif 1.1" over another one) share their baselines.
What shows that they are no rows: all heads look alike, and so do all texts under them, but not like the heads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.layout.text.lines import TextLine, split_runs
from extract.layout.text.side_facts import end_of_facts, is_fact

_ALIGNED = 3.0  # points
_MOST_LINES = 8  # under the heads: more are a table or columns of running text
_NEXT_LINE = 1.8  # font sizes between baselines


class Part(NamedTuple):
    """Lines to read one after the other; ``left`` and ``right`` are the sides of their column (None: the page's)."""

    lines: list[TextLine]
    left: float | None = None
    right: float | None = None


def side_texts(lines: Sequence[TextLine]) -> Iterator[Part]:
    """Yield ``lines`` in the order in which they are read: texts side by side each as a part of its own."""
    rows = [split_runs([line]) for line in lines]
    plain: list[TextLine] = []
    at = 0
    while at < len(lines):
        if (end := end_of_facts(rows, at)) > at:
            if plain:
                yield Part(plain)
            label = rows[at][1]
            runs = [run for row in rows[at:end] for run in row]
            yield Part([run for run in runs if not is_fact(run, label)], rows[at][0].x0, label.x0)
            yield Part([run for run in runs if is_fact(run, label)], label.x0)
            plain, at = [], end
            continue
        end = _end_of_texts(rows, at)
        if end - at < 2:
            plain.append(lines[at])
            at += 1
            continue
        if plain:
            yield Part(plain)
        heads = rows[at]
        for col, head in enumerate(heads):
            right = heads[col + 1].x0 if col + 1 < len(heads) else None
            column = [run for row in rows[at:end] for run in row if _column(heads, run) == col]
            yield Part(column, head.x0, right)
        plain, at = [], end
    if plain:
        yield Part(plain)


def _end_of_texts(rows: Sequence[list[TextLine]], start: int) -> int:
    """Return the row behind the texts whose heads stand in row ``start``; ``start`` where none do."""
    heads = rows[start]
    if len(heads) < 2 or not all(_alike(heads[0], head) for head in heads):
        return start
    end = start + 1
    first: TextLine | None = None
    while end < len(rows) and _is_under(rows[end], rows[end - 1], heads, first):
        first = first or rows[end][0]
        end += 1
    filled = end > start + 1 and len(rows[start + 1]) == len(heads)
    return end if filled and end - start <= _MOST_LINES + 1 else start


def _is_under(
    row: Sequence[TextLine], above: Sequence[TextLine], heads: Sequence[TextLine], first: TextLine | None
) -> bool:
    """Whether a row goes on with the texts under ``heads``, of which ``first`` is the first line if it stands above."""
    known = first or row[0]
    if _alike(row[0], heads[0]) or not all(_alike(run, known) for run in row):
        return False
    if row[0].bottom - above[0].bottom > _NEXT_LINE * max(row[0].look.size, above[0].look.size):
        return False
    columns = [_column(heads, run) for run in row]
    if None in columns or len(set(columns)) < len(columns):
        return False
    ends = [head.x0 for head in heads[1:]]
    return all(
        col is not None and (col == len(ends) or run.x1 < ends[col]) for run, col in zip(row, columns, strict=True)
    )


def _column(heads: Sequence[TextLine], run: TextLine) -> int | None:
    return next((col for col, head in enumerate(heads) if abs(head.x0 - run.x0) <= _ALIGNED), None)


def _alike(one: TextLine, other: TextLine) -> bool:
    return (
        one.look.size == other.look.size and one.look.bold == other.look.bold and one.look.colour == other.look.colour
    )

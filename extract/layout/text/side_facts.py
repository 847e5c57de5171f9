"""A column of labels over their values beside a text: the text is read first, then the labels.

A fiche without strokes has its title and what it is about at the left, and what is known of it at the right. Both begin
on one line, and few lines of the left stand beside the many of the right: no gutter runs down the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.text.lines import TextLine, size_of, split_runs

_SAME_LEFT = 3.0  # points
_DEEPEST = 16.0  # points by which the lines of lists stand in
_FEWEST_LINES, _FEWEST_LABELS = 6, 2
_NEXT_LINE = 3.0  # font sizes between baselines


def has_facts(lines: Sequence[TextLine]) -> bool:
    """Whether printed lines hold a text with labels over their values beside it."""
    rows = [split_runs([line]) for line in lines]
    return any(end_of_facts(rows, at) > at for at in range(len(rows)))


def end_of_facts(rows: Sequence[Sequence[TextLine]], start: int) -> int:
    """Return the row behind the text and the labels beside it that row ``start`` begins; ``start`` where it does not.

    ``rows`` are printed lines, cut at their wide blanks.
    """
    if len(rows[start]) != 2:
        return start
    text, label = rows[start]
    facts = [label]
    end = start + 1
    while end < len(rows) and _goes_on(rows[end], rows[end - 1], text, label):
        facts.extend(run for run in rows[end] if is_fact(run, label))
        end += 1
    labels = sum(_look(fact) == _look(label) for fact in facts)
    enough = len(facts) >= _FEWEST_LINES and _FEWEST_LABELS < labels + 1 <= len(facts) // 2 + 1
    if not enough or len(facts) < 2 * sum(
        len(row) - any(is_fact(run, label) for run in row) for row in rows[start:end]
    ):
        return start
    return end


def is_fact(run: TextLine, label: TextLine) -> bool:
    """Whether a line stands in the column that ``label`` begins."""
    return -_SAME_LEFT <= run.x0 - label.x0 <= _DEEPEST


def _goes_on(row: Sequence[TextLine], above: Sequence[TextLine], text: TextLine, label: TextLine) -> bool:
    """Whether a row holds lines of the text, of the labels, or of both, and no title like the one at the left."""
    if row[0].bottom - above[0].bottom > _NEXT_LINE * size_of(row[0].words[0]):
        return False
    left = [run for run in row if not is_fact(run, label)]
    if len(left) > 1 or len(row) - len(left) > 1:
        return False
    inside = all(text.x0 - _SAME_LEFT <= run.x0 and run.x1 < label.x0 for run in left)
    return inside and not any(_look(run) == _look(text) and len(row) == 2 for run in left)


def _look(run: TextLine) -> tuple[int, bool, str | None]:
    return round(run.look.size), run.look.bold, run.look.colour

"""Large figures side by side over what they count ("5" over "objectifs stratégiques"), each in a circle or a corner.

Read line by line they would give rows of figures and rows of words; each is a small box of its own instead.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.pages.page import Card, PageParts
from extract.layout.text.lines import TextLine

_FEWEST = 2  # on the page
_LARGER = 1.5  # times the print of the words
_NEAR = 0.6  # font sizes between a figure and its words, or two lines of these
_ALIGNED = 4.0  # points
_MOST_LINES = 3


def with_figures(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Return ``pages`` with such figures and their words as boxes, their lines taken out of ``loose``."""
    found: list[PageParts] = []
    for parts in pages:
        runs = loose[parts.page]
        least = _LARGER * min((run.look.size for run in runs), default=0.0)
        boxes = [b for run in runs if run.look.size >= least and _is_figure(run) and (b := _counted(run, runs))]
        if len(boxes) < _FEWEST:
            found.append(parts)
            continue
        taken = [line for box in boxes for line in box.lines]
        loose[parts.page] = [run for run in runs if run not in taken]
        cards = sorted([*parts.cards, *boxes], key=lambda card: (card.top, card.x0))
        found.append(parts._replace(cards=tuple(cards)))
    return found


def _is_figure(run: TextLine) -> bool:
    return run.even and all(word.text.isdigit() for word in run.words)


def _counted(figure: TextLine, runs: Sequence[TextLine]) -> Card | None:
    """Return the box of a figure and the words in lower case under it, if any."""
    lines = [figure]
    for run in sorted(runs, key=lambda one: one.top):
        above = lines[-1]
        if run is figure or run.top < above.bottom - 0.3 * above.look.size or len(lines) > _MOST_LINES:
            continue
        size = above.look.size if above is figure else run.look.size
        first = lines[1] if len(lines) > 1 else run
        small = _LARGER * run.look.size <= figure.look.size and run.look == first.look
        if small and run.top - above.bottom < _NEAR * size and _is_under(run, figure):
            lines.append(run)
    if len(lines) == 1 or not lines[1].text[:1].islower():
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    room = 0.25 * (x1 - x0)  # on both sides: centred lines leave some
    return Card(x0 - room, figure.top, x1 + room, lines[-1].bottom, None, tuple(lines))


def _is_under(run: TextLine, figure: TextLine) -> bool:
    centred = abs(run.x0 + run.x1 - figure.x0 - figure.x1) <= 2 * _ALIGNED
    return centred or abs(run.x0 - figure.x0) <= _ALIGNED

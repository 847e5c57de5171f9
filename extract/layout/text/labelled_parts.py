"""Parts of one printed line that each begin with their label in another print: "**Pilote** DG   **Délai** 2026".

They stand apart, in pills, at tab stops or only by a little more than a blank, and are read one after the other. Where
each label has a colon, that alone parts them, also from values that go on below. Names in pills behind years are parts
without labels. The last value may go on below, where its line begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.text.line_entries import SAME_INDENT, Entry, Frame, ink_of
from extract.layout.text.line_room import could_have_fitted, starts_anew
from extract.layout.text.lines import TextLine, make_line, size_of, split_runs
from extract.layout.text.pill_rows import pill_rows

_LEAST = 0.5  # of the parts of a line
_AGAIN = 0.7  # font sizes: a blank before another label in the print of the first one
_WIDER = 1.5  # times the narrowest blank of the line: wider than between words
_NEXT_LINE = 1.5  # font sizes between the baselines of one text


def parted(lines: Sequence[TextLine], underlined: frozenset[int]) -> tuple[Sequence[TextLine], frozenset[int]]:
    """Return ``lines``, those of labelled parts in as many lines, and which of them all are ``underlined``."""
    if all(line.even for line in lines):
        return lines, underlined
    rows = pill_rows(lines)
    found: list[TextLine] = []
    under: set[int] = set()
    for index, line in enumerate(lines):
        parts = rows.get(index) or _parts(line)
        if index in underlined:
            under.update(range(len(found), len(found) + len(parts)))
        found.extend(parts)
    return found, frozenset(under)


def _parts(line: TextLine) -> list[TextLine]:
    """Return the parts of a line between wide blanks, where most open with a label; the line alone otherwise."""
    if line.even:
        return [line]
    parts = [part for run in split_runs([line]) for part in _at_labels(run)]
    if len(parts) == 1 or not _is_labelled(parts[0]) or all(":" in part.text for part in parts):
        return [line]
    if parts[-1].even and parts[-1].look.bold:  # a label whose value stands below
        return [line]
    return parts if sum(map(_is_labelled, parts)) >= _LEAST * len(parts) else [line]


def _at_labels(run: TextLine) -> list[TextLine]:
    """Cut what opens with a label where its print comes again behind that of a value."""
    if run.even or not _is_labelled(run):
        return [run]
    label = ink_of(run.words[0])
    least = _WIDER * min(word.x0 - before.x1 for before, word in pairwise(run.words))
    cuts = [0]
    for at, (before, word) in enumerate(pairwise(run.words), 1):
        if ink_of(word) == label != ink_of(before) and word.x0 - before.x1 >= max(_AGAIN * size_of(word), least):
            cuts.append(at)
    return [make_line(run.words[a:b]) for a, b in pairwise([*cuts, len(run.words)])] if len(cuts) > 1 else [run]


def _is_labelled(part: TextLine) -> bool:
    """Whether a part begins in another print, bold or coloured, than it ends."""
    first, last = part.words[0].look, part.words[-1].look
    return (first.bold and not last.bold) or (first.colour != last.colour and first.bold >= last.bold)


def are_parts(above: TextLine, line: TextLine) -> bool:
    """Whether a line stands behind another one on its baseline."""
    return line.x0 > above.x1 and abs(line.bottom - above.bottom) <= 0.5 * (line.bottom - line.top)


def runs_on_below(groups: Sequence[Sequence[Entry]], entry: Entry, frame: Frame) -> bool:
    """Whether a line goes on with the last part of the one above it, which is full, where the first part begins."""
    above = groups[-1][0]
    if len(groups) < 2 or len(groups[-1]) > 1 or not are_parts(groups[-2][-1].line, above.line):
        return False
    level = [group[-1].line for group in groups[:-1] if are_parts(group[-1].line, above.line)]
    flush = abs(entry.line.x0 - level[0].x0) <= SAME_INDENT
    near = flush and entry.line.bottom - above.line.bottom <= _NEXT_LINE * entry.line.look.size
    same = entry.line.even and not entry.marker and ink_of(entry.words[0]) == ink_of(above.words[-1])
    return near and same and not could_have_fitted(above.line, entry, frame) and not starts_anew(entry, above)

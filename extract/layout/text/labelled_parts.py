"""Parts of one printed line that each begin with their label in another print: "**Pilote** DG   **Délai** 2026".

They stand apart, in pills or at tab stops, and are read one after the other. Where each label has a colon, that alone
parts them, also from values that go on below. Names in pills behind years are parts without labels.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.text.lines import TextLine, split_runs
from extract.layout.text.pill_rows import pill_rows

_LEAST = 0.5  # of the parts of a line


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
    parts = split_runs([line])
    if len(parts) == 1 or not _is_labelled(parts[0]) or all(":" in part.text for part in parts):
        return [line]
    if parts[-1].even and parts[-1].look.bold:  # a label whose value stands below
        return [line]
    return parts if sum(map(_is_labelled, parts)) >= _LEAST * len(parts) else [line]


def _is_labelled(part: TextLine) -> bool:
    """Whether a part begins in another print, bold or coloured, than it ends."""
    first, last = part.words[0].look, part.words[-1].look
    return (first.bold and not last.bold) or (first.colour != last.colour and first.bold >= last.bold)


def are_parts(above: TextLine, line: TextLine) -> bool:
    """Whether a line stands behind another one on its baseline."""
    return line.x0 > above.x1 and abs(line.bottom - above.bottom) <= 0.5 * (line.bottom - line.top)

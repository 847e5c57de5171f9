"""The rate or amount at the right end of a bar over a table: a cell of its own, though no rule parts it from the title.

Alone or behind its label, it stands beyond a wide blank, beside the title or at half the height of a title of two
lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.document import Box
from extract.layout.text.lines import TextLine, make_line, split_runs

_FIGURE = re.compile(r"(?:[^\W\d][^\d:]{2,40}:\s?)?\d{1,3}(?:[ .,]\d{1,3})*\s?[%€]")
_FLUSH = 1.5  # font sizes from the right side
_GAP = 2.0  # font sizes


def without_figure(lines: Sequence[TextLine], box: Box) -> tuple[list[TextLine], TextLine | None]:
    """Part the lines of a bar from the one figure that ends it at its right side; None where there is none."""
    found: TextLine | None = None
    kept: list[TextLine] = []
    for line in lines:
        last = split_runs([line])[-1]
        if not _FIGURE.fullmatch(last.text) or box.x1 - last.x1 > _FLUSH * last.look.size:
            kept.append(line)
            continue
        if found is not None:
            return list(lines), None
        found = last
        if before := line.words[: len(line.words) - len(last.words)]:
            kept.append(make_line(before))
    clear = found is not None and kept and all(line.x1 + _GAP * found.look.size < found.x0 for line in kept)
    return (kept, found) if clear else (list(lines), None)

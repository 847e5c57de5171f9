"""Whether texts side by side are running text in columns, each read to its end, and none of a table's columns."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from statistics import median

from extract.layout.engine.content import Word
from extract.layout.pages.sibling_heads import head_of
from extract.layout.text.lines import TextLine, size_of

_FEWEST_LINES = 5  # in each column
_FEWEST_KNOWN = 2  # in each column that starts where one does on another page
_FULL_LINE = 0.5  # of a column's width: the median line of running text fills more
_SHORTEST_WORD = 4  # letters: codes may stand in two columns of a table
_FEWEST_LABELS = 2  # lines that open with the same label in each column
_LONGEST_LABEL = 4  # words
_MOST_TORN = 0.2  # of a column's lines
_MOST_FIGURES = 0.5  # of a column's lines have no word: those of a table's values have none
_WIDEST_STEP = 2.2  # font sizes between the baselines of one text
_MOST_IN_STEP = 0.6  # of the gaps of one column that the other has at the same height: a table otherwise


class Elsewhere(IntEnum):
    """Whether columns stand on another page, too: where they do here, at about these places, or not at all."""

    NOWHERE = 0
    NEAR = 1
    HERE = 2


def are_columns(bands: Sequence[Sequence[list[TextLine]]], elsewhere: Elsewhere) -> bool:
    """Whether all columns hold full lines that do not keep step with each other, as the rows of a table do.

    ``bands`` are the lines of each column, between each two things over all of them. Columns that stand here on another
    page may be short, and begin texts at the same heights; lists of short entries may stand beside a text where another
    page has such columns.
    """
    known = elsewhere is Elsewhere.HERE
    sides = [[line for band in bands for line in band[at]] for at in range(len(bands[0]))]
    if min(map(len, sides)) < (_FEWEST_KNOWN if known else _FEWEST_LINES):
        return False
    if _count_on(bands, known):
        return True
    if any(sum(map(_is_torn, lines)) > _MOST_TORN * len(lines) for lines in sides):
        return False
    if any(sum(map(_has_no_word, lines)) > _MOST_FIGURES * len(lines) for lines in sides):
        return False
    full = list(map(_is_full, sides))
    apart = not any(_in_step(one, other) for one, other in itertools.pairwise(sides))
    if not (all(full) or _share_labels(sides) or (elsewhere and any(full) and apart)):
        return False
    return known or apart


def _is_full(lines: Sequence[TextLine]) -> bool:
    """Whether most lines of a column are those of a text that fills its width."""
    wide = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    return median(line.x1 - line.x0 for line in lines) >= _FULL_LINE * wide and median(len(x.words) for x in lines) >= 3


def _share_labels(sides: Sequence[Sequence[TextLine]]) -> bool:
    """Whether lines of all columns open with the same label, some in each: sheets or lists, no columns of a table."""
    counts = [Counter(label for line in lines if (label := _label_of(line.words))) for lines in sides]
    return any(all(count[label] >= _FEWEST_LABELS for count in counts) for label in counts[0])


def _label_of(line: Sequence[Word]) -> str:
    """The words before the colon near the start of a line; "" for lines without one."""
    words = [word.text for word in line[: _LONGEST_LABEL + 1]]
    end = next((at for at, word in enumerate(words) if word.endswith(":")), None)
    return " ".join(words[: end + 1]).removesuffix(":").rstrip() if end is not None and words[0][0].isupper() else ""


def _count_on(bands: Sequence[Sequence[Sequence[TextLine]]], known: bool) -> bool:
    """Whether items of one word are numbered down each column, on from one to the next ("Projet 4", "Projet 5" …).

    They are counted between each two lines over all columns: what stands below is read after all that is above. One in
    each column is enough where the columns are ``known`` from other pages.
    """
    found = [[[head for line in side if (head := head_of(line))] for side in band] for band in bands]
    words = {word for band in found for heads in band for word, _ in heads if len(word) >= _SHORTEST_WORD}
    for one in words:
        numbers = [[[number for word, number in heads if word == one] for heads in band] for band in found]
        whole = [list(itertools.chain.from_iterable(band)) for band in numbers]
        in_each = all(any(band[at] for band in numbers) for at in range(len(bands[0])))
        if in_each and sum(map(len, whole)) > len(bands[0]) - known and all(map(rise, whole)):
            return True
    return False


def rise(numbers: Sequence[tuple[int, ...]]) -> bool:
    """Whether each number is larger than the one before."""
    return all(one < other for one, other in itertools.pairwise(numbers))


def _is_torn(line: TextLine) -> bool:
    """Whether a line has a blank as wide as between columns, other than behind a bullet or number or before a label."""
    gaps = enumerate(itertools.pairwise(line.words[1:]), 2)
    wide = (at for at, (before, after) in gaps if after.x0 - before.x1 > 1.3 * size_of(after))
    return any(not _label_of(line.words[at:]) for at in wide)


def _has_no_word(line: TextLine) -> bool:
    """Whether a line holds years, sums and signs only."""
    return not any(len(word.text) > 1 and word.text.isalpha() for word in line.words)


def _in_step(one: list[TextLine], other: list[TextLine]) -> bool:
    """Whether two columns begin their paragraphs at the same heights."""
    starts = [_starts(lines) for lines in (one, other)]
    few, many = sorted(starts, key=len)
    if len(few) < 2:
        return False
    together = sum(any(abs(a - b) < 2.5 for b in many) for a in few)
    return together >= _MOST_IN_STEP * len(few)


def _starts(lines: list[TextLine]) -> list[float]:
    """Heights at which a paragraph starts: after a gap wider than the usual one, or than any within a text."""
    if len(lines) < 2:
        return []
    steps = sorted(b.bottom - a.bottom for a, b in itertools.pairwise(lines))
    usual = steps[len(steps) // 4]
    size = median(size_of(line.words[0]) for line in lines)
    least = min(usual + 0.2 * size, _WIDEST_STEP * size)
    return [b.bottom for a, b in itertools.pairwise(lines) if b.bottom - a.bottom > least]

"""Which lines below a line of labels are rows of a table that a conversion printed on one line each."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from extract.readers.text_cell_kinds import label_kind
from extract.readers.text_row_cuts import Row, cut_row
from extract.readers.text_row_headers import TYPED, RowHeader, is_known, printed_from, row_code
from extract.readers.text_tables import TextLine
from extract.text import fold

_MOST_LINES = 16  # of a row
_MOST_WORDS = 80  # of a row
_OPENS = re.compile(
    r"(?:[A-Z]\.?){1,3}\s?\d{1,2}(?:\.\d{1,2})*(?=\.?(?:\s|$)|\s?[:–-])|\d{1,2}(?:\.\d{1,2})+\.?(?:\s|$)"
)
_HEAD = re.compile(r"(?:objectifs?|axes?|volets?|enjeux?|defis?|themes?|total|totaux)\b")


def rows_below(
    lines: Sequence[TextLine], header: RowHeader, end: int, aside: Container[TextLine], spaced: bool
) -> Iterator[Row]:
    """Yield the rows below a header: a line that a code opens, with the lines that go on with it."""
    at, last = header.lines[-1] + 1, 0
    while at < end:
        text = lines[at].text.strip()
        code = None if lines[at] in aside else row_code(text)
        if code is None or not _follows(code, text[code.end() :], header, last):
            at += 1
            continue
        last = int(code["number"]) if code["number"].isdigit() else last
        row = _row(lines, at, end, header, aside, spaced)
        yield row
        at = row.lines[-1] + 1


def _follows(code: re.Match[str], rest: str, header: RowHeader, last: int) -> bool:
    """Whether a code opens a row: one of several numbers, or letters; a mere number counts on, under its own label."""
    if header.deep and code["number"].count(".") < 2 and not code["code"].startswith("A"):
        return False
    if code["code"] != code["number"] or "." in code["number"]:
        return True
    return bool(rest) and header.kinds[0] == "code" and int(code["number"]) in (1, last + 1) and not rest[:1].islower()


def _row(
    lines: Sequence[TextLine], at: int, end: int, header: RowHeader, aside: Container[TextLine], spaced: bool
) -> Row:
    """Return the row that begins at a line; lines are of it until its last values are there, or go on with a word."""
    code = row_code(lines[at].text.strip())
    assert code is not None
    row = Row(code["code"].strip(), (), (), ())
    for n in printed_from(lines, at, spaced, _MOST_LINES):
        text = lines[n].text.strip() if n != at else code.string[code.end() :].strip()
        if n >= end or lines[n] in aside or (n != at and _opens_other(text)):
            break
        if n != at and not text[0].islower() and _is_full(row, header, text):
            break
        words = text.split()
        if len(row.words) + len(words) > _MOST_WORDS:
            break
        row = Row(row.code, (*row.words, *words), (*row.numbers, *(n for _ in words)), (*row.lines, n))
    return _trimmed(row, header)


def _opens_other(text: str) -> bool:
    """Whether a line opens another row, an objective, or the sums below a table."""
    code = row_code(text)
    if code is not None and (code.end() < len(text) or "." in code["number"]):
        return True
    return _OPENS.match(text) is not None or _HEAD.match(fold(text)) is not None


def _trimmed(row: Row, header: RowHeader) -> Row:
    """Return a row without lines that bring it no values: those that go on with no word of it are of something else."""
    if cut_row(row, header.behind, {}) is not None or len(row.lines) < 2:
        return row
    for at in range(1, len(row.words)):
        if row.opens_line(at) and row.words[at][0].isupper():
            return Row(row.code, row.words[:at], row.numbers[:at], tuple(n for n in row.lines if n < row.numbers[at]))
    return row


def _is_full(row: Row, header: RowHeader, below: str) -> bool:
    """Whether a row has a value of the last column that has values of a kind, or values over a label."""
    kinds = header.behind
    last = max(at for at, kind in enumerate(kinds) if kind in TYPED)
    cut = cut_row(row, kinds, {})
    if cut is not None and label_kind(below) and is_known(below):
        return True
    if cut is None or cut[last] == cut[last + 1]:
        return False
    return last + 1 == len(kinds) or cut[-2] < cut[-1]

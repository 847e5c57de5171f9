"""Tables of contents: lines that lead to a page number by dots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.text.lines import TextLine
from extract.text import fold

_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{5,}|(?:·\s?){4,}")
_ENTRY = re.compile(r"(?:(?:\.\s?){4,}|…{2,}\.*|_{5,}|(?:·\s?){4,})\s*\d{0,4}\s*$")
_FULL_LINE = re.compile(r"\s(?:\.{2,3}|…)\s*\d{1,4}\s*$")  # an entry whose title leaves its dots no room
_ONE_DOT = re.compile(r"[^\d\s.]\.{1,3}\s?\d{1,3}$")
_YEAR = re.compile(r"[.…_·\s]20\d\d\s*$")
_LAST_NUMBER = re.compile(r"\d{1,3}$")
_TITLE = re.compile(
    r"(?:(?:table|index|liste) des (?:matieres|contenus|figures|annexes)|(?:au )?sommaire|contenu|inhaltsverzeichnis)"
    r"(?: (?:du|de ce|general)(?: (?:document|pst|plan|programme))?)?"
    r"|(?:sur|dans|(?:sommaire|contenu) de) cette page"  # the links at the head of a web page
)
_PAGE = re.compile(r"\d{1,3}")
_FEWEST = 3
_MOSTLY = 0.7  # of the entries
_SAME_SIDE = 3.0  # points
_LONGEST_TITLE = 60
_MOST_WRAPPED = 3  # lines of one entry


def contents_lines(lines: Sequence[TextLine]) -> dict[TextLine, int]:
    """Return the lines of a table of contents with the number of the entry that each belongs to (from 0)."""
    texts = [line.text for line in lines]
    ends = [at for at, text in enumerate(texts) if _ENTRY.search(text)]
    titled = bool(ends and ends[0]) and is_contents_title(texts[ends[0] - 1])
    if len(ends) < _FEWEST and not titled:
        return _numbered_lines(lines)
    if _MOSTLY * len(ends) < sum(_YEAR.search(texts[at]) is not None for at in ends):
        return {}  # when each action is done
    ends = sorted({*ends, *(at for at, text in enumerate(texts) if _FULL_LINE.search(text))})
    ends = sorted(
        {*ends, *(at for one, other in pairwise(ends) for at in range(one + 1, other) if _fills(lines, at, one, other))}
    )
    found: dict[TextLine, int] = {}
    before = -1
    for at in range(max(0, ends[0] - _MOST_WRAPPED), ends[0]):
        if is_contents_title(texts[at]):
            found[lines[at]] = -1
            before = at
    for entry, end in enumerate(ends):
        start = end
        while start - 1 > before and end - start < _MOST_WRAPPED - 1 and _wraps(lines[start - 1], lines[start]):
            start -= 1
        for at in range(start, end + 1):
            found[lines[at]] = entry
        before = end
    return found


def _fills(lines: Sequence[TextLine], at: int, before: int, after: int) -> bool:
    """Whether a title leaves room for a dot only before its page, which lies between those of two entries, in line."""
    pages = [_LAST_NUMBER.search(lines[index].text) for index in (before, at, after)]
    if not _ONE_DOT.search(lines[at].text) or abs(lines[at].x1 - lines[before].x1) > _SAME_SIDE:
        return False
    numbers = [int(page[0]) for page in pages if page is not None]
    return len(numbers) == len(pages) and numbers == sorted(numbers)


def _numbered_lines(lines: Sequence[TextLine]) -> dict[TextLine, int]:
    """Return the lines of a table of contents without leaders: its title, then entries with rising page numbers.

    The numbers stand behind a blank, under one another at their right sides.
    """
    title = next((at for at, line in enumerate(lines) if is_contents_title(line.text)), None)
    found: dict[TextLine, int] = {}
    ends: list[TextLine] = []
    entry: list[TextLine] = []
    for line in lines[title + 1 :] if title is not None else ():
        entry.append(line)
        if _ends_in_page(line, ends[-1] if ends else None):
            found |= dict.fromkeys(entry, len(ends))
            ends.append(line)
            entry = []
        elif len(entry) == _MOST_WRAPPED:
            break
    return {lines[title or 0]: -1, **found} if len(ends) >= _FEWEST else {}


def _ends_in_page(line: TextLine, before: TextLine | None) -> bool:
    """Whether a line ends in a page number apart from its title, no lower than that of the entry before it."""
    if len(line.words) < 2 or not _PAGE.fullmatch(line.words[-1].text):
        return False
    if line.words[-1].x0 - line.words[-2].x1 < (line.look.size or line.bottom - line.top):
        return False
    return before is None or (
        abs(before.x1 - line.x1) <= _SAME_SIDE and int(before.words[-1].text) <= int(line.words[-1].text)
    )


def is_contents_title(text: str) -> bool:
    """Whether a line is the heading of a contents page and nothing else.

    >>> is_contents_title("Table des matières")
    True
    """
    return len(text) < _LONGEST_TITLE and _TITLE.fullmatch(fold(text)) is not None


def _wraps(above: TextLine, below: TextLine) -> bool:
    """Whether a line without leader is the beginning of the entry that ends below."""
    size = below.look.size or below.bottom - below.top
    alike = abs(above.look.size - below.look.size) < 0.6 and above.look.bold == below.look.bold
    led = _LEADER.search(above.text) or _FULL_LINE.search(above.text)
    return alike and not led and below.bottom - above.bottom < 2.2 * size

"""Running heads and feet of a text whose pages nothing parts, told by their page numbers.

It is the one line that stands beside all of them, or on their line: "PST 2024-2030          5" at the foot of a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_high

from extract.document import Role
from extract.readers.text_tables import TextLine
from extract.text import fold

_NUMBER = re.compile(
    r"(?P<before>(?:page|p\.)?\s*[-–—|]?\s*)(?P<number>\d{1,3})(?P<after>\s*[-–—|]?(?:\s*(?:/|sur|de)\s*\d{1,3})?)",
    re.IGNORECASE,
)
_AT_RIGHT = re.compile(
    r"(?P<text>\s{0,8}\S.*?)?(?P<gap>\s{10,})(?P<number>\d{1,3})(?:\s?(?:/|sur)\s?\d{1,3}|\s?[|–-]?\s?P\s?a\s?g\s?e)?"
)
_FARTHEST_LEFT = 25  # letters before a number at the right of a page
_FEWEST_AT_RIGHT = 3
_FEWEST = 2  # pages with the line
_FEWEST_WORDS = 3
_LEFT_OUT = 5  # pages on which one may bear no number
_SHORTEST_PAGE = 8  # lines from most numbers to the next


def beside_page_numbers(lines: Sequence[TextLine]) -> dict[TextLine, Role]:
    """Return the line printed alike right below, or right above, each of the page numbers, and these numbers.

    Numbers printed alike that count on, a page of lines apart, are those of pages; others belong to rows.
    """
    printed = [line for line in lines if not line.is_blank]
    roles = _at_right(printed)
    for run in _page_numbers(printed):
        below = [printed[at + 1] for at in run if at + 1 < len(printed)]
        above = [printed[at - 1] for at in run if at > 0]
        for role, beside in ((Role.RUNNING_HEAD, below), (Role.FOOTER, above)):
            if _is_one(beside):
                roles.update(dict.fromkeys(beside, role))
                roles.update({printed[at]: Role.FOOTER for at in run})
    return roles


def _at_right(printed: Sequence[TextLine]) -> dict[TextLine, Role]:
    """Return the lines that hold nothing but a page number far at the right, or one behind the text of all feet.

    All such numbers of the text count on; those of a table's last column do not, or stand behind many texts.
    """
    found: list[tuple[int, int]] = []
    texts: list[str] = []
    for at, line in enumerate(printed):
        match = _AT_RIGHT.fullmatch(line.text.expandtabs(4).rstrip())
        if match is not None and match.start("number") >= _FARTHEST_LEFT:
            found.append((at, int(match["number"])))
            texts.append(fold(match["text"] or ""))
    told = [text for text in texts if text]
    if len(found) < _FEWEST_AT_RIGHT or len(set(told)) > 1 or len(told) == 1 or not _counts_pages(found):
        return {}
    return {printed[at]: Role.FOOTER for at, _ in found}


def _page_numbers(printed: Sequence[TextLine]) -> list[list[int]]:
    """Return where numbers stand that are printed alike and count on, page after page."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for at, line in enumerate(printed):
        match = _NUMBER.fullmatch(line.text.strip())
        if match is not None:
            found.setdefault((fold(match["before"]), match["after"]), []).append((at, int(match["number"])))
    return [[at for at, _ in run] for run in found.values() if _counts_pages(run)]


def _counts_pages(run: Sequence[tuple[int, int]]) -> bool:
    """Whether numbers, each with where it stands, count on a page of lines apart.

    A few pages may be short, and one of several may bear no number.
    """
    steps = [after - number for (_, number), (_, after) in pairwise(run)]
    count_on = set(steps) <= {1, 2} and _LEFT_OUT * steps.count(2) <= len(steps)
    apart = [after - at for (at, _), (after, _) in pairwise(run[:-1] or run)]
    return (
        count_on
        and all(lines > _FEWEST for lines in apart)
        and median_high(apart or [_SHORTEST_PAGE]) >= _SHORTEST_PAGE
    )


def _is_one(beside: Sequence[TextLine]) -> bool:
    texts = {fold(line.text) for line in beside}
    return len(beside) >= _FEWEST and len(texts) == 1 and len(texts.pop().split()) >= _FEWEST_WORDS

"""Lines in which a conversion left a page, or a whole text, without line breaks: parted before markers and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.readers.text_inline_marks import labels_in, marks_in_order
from extract.readers.text_tables import TextLine
from extract.text import heal_lines

_SHORTEST = 200  # letters
_FEWEST_MARKS, _FEWEST_SIGNS = 2, 4  # markers within a line; markers and labels
_SHORTEST_OTHER = 60  # letters to other lines of such a text
_CELLS = re.compile(r"\t|^\||\|$|   (?! *\d)")
_BULLET = re.compile(r"(?<=\s)[•▪➢►✓▸◦●■➔]\s?(?=\S)")
_LEADER = re.compile(r"(?:(?:\.\s?){4,}|…{2,}|_{4,})\s*\d{1,3}\s+(?=\S)")
_CUT_WORD = re.compile(r"(?<=[^\W\d_]{2}[-\u2010]) (?!(?:et|ou|à)\b)(?=[^\W\d_]{2})")
_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")  # annotations of one item
_HANGING = re.compile(r"(?<![:\s])\s*(?:\s[–—·-]|[|;])$")  # what parts fields on one line
_ENDS = (".", "!", "?", ";", ":", "…")


def with_flat_lines_parted(pages: Sequence[Sequence[TextLine]]) -> list[list[TextLine]]:
    """Return the pages of a text, its lines parted that hold several items or fields each.

    What goes on behind such a page in small letters is joined to its end.
    """
    printed = [line for page in pages for line in page if not line.is_blank]
    texts = [line.text for line in printed]
    if not any(map(_may_be_flat, texts)):
        return [list(page) for page in pages]
    cuts = dict(zip(printed, _cuts(texts), strict=True))
    if not any(cuts.values()):
        return [list(page) for page in pages]
    result: list[list[TextLine]] = []
    open_line: TextLine | None = None
    for page in pages:
        parted: list[TextLine] = []
        for line in page:
            parts = list(_parts(line, cuts[line])) if cuts.get(line) else [line]
            if open_line is not None and not line.is_blank and cuts.get(line) and parts[0].text[0].islower():
                rest = parts.pop(0)
                where = parted if parted and open_line in parted else result[-1]
                where[where.index(open_line)] = TextLine(open_line.number, heal_lines([open_line.text, rest.text]))
            parted.extend(parts)
            if not line.is_blank:
                last = parts[-1] if parts and cuts.get(line) else None
                open_line = last if last is not None and not last.text.endswith(_ENDS) else None
        result.append(parted)
    return result


def _may_be_flat(text: str, shortest: int = _SHORTEST) -> bool:
    return len(text) >= shortest and _CELLS.search(text.strip()) is None


def _cuts(texts: Sequence[str]) -> list[list[int]]:
    """Return where each line is to be parted; nowhere where it holds no more than one item."""
    marks = marks_in_order(texts)
    flat = [at for at, text in enumerate(texts) if _may_be_flat(text, _SHORTEST_OTHER)]
    labels: dict[int, list[int]] = dict(zip(flat, labels_in([texts[at] for at in flat]), strict=True))
    found: list[list[int]] = [[] for _ in texts]
    for at in flat:
        own = [mark.at for mark in marks[at]]
        if len(own) < _FEWEST_MARKS and len(own) + len(labels[at]) < _FEWEST_SIGNS:
            continue
        more = [match.start() for match in _BULLET.finditer(texts[at])]
        more += [match.end() for match in _LEADER.finditer(texts[at])]
        inside = {cut for match in _BRACKETS.finditer(texts[at]) for cut in range(match.start(), match.end())}
        found[at] = sorted({*own, *labels[at], *more} - {0} - inside)
    return found if any(map(len, (found[at] for at in flat if _may_be_flat(texts[at])))) else [[] for _ in texts]


def _parts(line: TextLine, cuts: Sequence[int]) -> Iterator[TextLine]:
    for begin, end in zip((0, *cuts), (*cuts, len(line.text)), strict=True):
        text = _HANGING.sub("", line.text[begin:end].strip())
        if text:
            yield TextLine(line.number, heal_lines(_CUT_WORD.split(text)))

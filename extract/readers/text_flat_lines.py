"""Lines in which a conversion left a page, or a whole text, without line breaks: parted before markers and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extract.document import Role
from extract.readers.text_flat_heads import with_flat_heads_apart
from extract.readers.text_flat_pages import with_flat_pages_apart
from extract.readers.text_flat_sentences import any_sentence_behind, sentence_behind
from extract.readers.text_inline_labels import bare_labels_in, labels_in
from extract.readers.text_inline_marks import marks_in_order
from extract.readers.text_row_headers import labels_from
from extract.readers.text_tables import TextLine
from extract.text import heal_lines

_SHORTEST = 200  # letters
_FEWEST_MARKS, _FEWEST_SIGNS = 2, 4  # markers within a line; markers and labels
_SHORTEST_OTHER = 60  # letters to other lines of such a text
_SHORTEST_PAGE = 20  # letters to a page of such a line
_CELLS = re.compile(r"\t|^\||\|$|   (?! *\d)")
_BULLET = re.compile(r"(?<=\s)[•‣▪▫□○◆❖➢►✓▸◦●■➔\uf000-\uf0ff]\s?(?=\S)")
_LEADER = re.compile(r"(?:(?:\.\s?){4,}|…{2,}|_{4,})\s*\d{1,3}\s+(?=\S)")
_CUT_WORD = re.compile(r"(?<=[^\W\d_]{2}[-\u2010]) (?!(?:et|ou|à)\b)(?=[^\W\d_]{2})")
_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")  # annotations of one item
_HANGING = re.compile(r"(?<![:\s])\s*(?:\s[–—·-]|[|;])$")  # what parts fields on one line
_AIM = re.compile(r"obj|o\.?\s?[so]\b|axe|enjeu|defi|ambition|priorite")
_WORD = re.compile(r"\S+")
_MOST_HEADER_WORDS = 24
_ENDS = (".", "!", "?", ";", ":", "…")


def with_flat_lines_parted(
    pages: Sequence[Sequence[TextLine]],
) -> tuple[list[list[TextLine]], dict[TextLine, Role]]:
    """Return the pages of a text, its lines parted that hold several items or fields each, and what runs over pages.

    What goes on behind such a page in small letters is joined to its end.
    """
    as_is = [list(page) for page in pages]
    if not any(_may_be_flat(line.text) for page in pages for line in page):
        return as_is, {}
    flat = [line for page in pages for line in page if _may_be_flat(line.text, _SHORTEST_OTHER)]
    whole, lines = with_flat_pages_apart(pages, flat)
    apart, roles = with_flat_heads_apart(whole, lines)
    printed = [line for page in apart for line in page if not line.is_blank and line not in roles]
    lengths = (_SHORTEST, _SHORTEST_OTHER) if len(lines) == len(flat) else (_SHORTEST_OTHER, _SHORTEST_PAGE)
    cuts = dict(zip(printed, _cuts([line.text for line in printed], *lengths), strict=True))
    if not any(cuts.values()):
        return as_is, {}
    return _parted(apart, cuts), roles


def _parted(pages: Sequence[Sequence[TextLine]], cuts: Mapping[TextLine, Sequence[int]]) -> list[list[TextLine]]:
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


def _cuts(texts: Sequence[str], shortest: int, shortest_other: int) -> list[list[int]]:
    """Return where each line of ``shortest_other`` letters is to be parted.

    Nowhere where none of ``shortest`` letters holds more than one item.
    """
    marks = marks_in_order(texts)
    flat = [at for at, text in enumerate(texts) if _may_be_flat(text, shortest_other)]
    headers = {at: _header_cuts(texts[at]) for at in flat}
    lines = [texts[at] for at in flat]
    places = [[mark.at for mark in marks[at]] for at in flat]
    labels: dict[int, list[int]] = {
        at: [*own, *(cut for cut in bare if not _is_between(cut, headers[at]))]
        for at, own, bare in zip(flat, labels_in(lines), bare_labels_in(lines, places), strict=True)
    }
    found: list[list[int]] = [[] for _ in texts]
    for at in flat:
        own = [mark.at for mark in marks[at]]
        if len(own) < _FEWEST_MARKS and len(own) + len(labels[at]) < _FEWEST_SIGNS:
            continue
        more = [match.start() for match in _BULLET.finditer(texts[at])]
        more += [match.end() for match in _LEADER.finditer(texts[at])]
        more += headers[at]
        inside = {cut for match in _BRACKETS.finditer(texts[at]) for cut in range(match.start(), match.end())}
        cuts = sorted({0, *own, *labels[at], *more} - inside)
        items = {0, *own, *(match.start() for match in _BULLET.finditer(texts[at]))} - set(labels[at])
        aims = {mark.at for mark in marks[at] if _AIM.match(mark.word)}
        for begin, end in pairwise([*cuts, len(texts[at])]):
            if begin in items:
                cuts += _sentence_cut(texts[at], begin, end, begin in aims)
        found[at] = sorted({*cuts} - {0})
    told = (found[at] for at in flat if _may_be_flat(texts[at], shortest))
    return found if any(map(len, told)) else [[] for _ in texts]


def _sentence_cut(text: str, begin: int, end: int, is_aim: bool) -> list[int]:
    """Return where a sentence begins behind the title of an item, where one does."""
    at = sentence_behind(text[begin:end])
    if at is None and is_aim:
        at = any_sentence_behind(text[begin:end])
    return [begin + at] if at is not None else []


def _is_between(cut: int, headers: Sequence[int]) -> bool:
    """Whether a place is within a header: between where it begins and where it ends."""
    return any(begin <= cut < end for begin, end in zip(headers[::2], headers[1::2], strict=True))


def _header_cuts(text: str) -> list[int]:
    """Return where the labels of a table's columns begin and end."""
    words = list(_WORD.finditer(text))
    cuts: list[int] = []
    at = 0
    while at < len(words):
        count = labels_from([word[0] for word in words[at : at + _MOST_HEADER_WORDS]])
        if count:
            cuts += [words[at].start(), words[at + count].start() if at + count < len(words) else len(text)]
        at += max(1, count)
    return cuts


def _parts(line: TextLine, cuts: Sequence[int]) -> Iterator[TextLine]:
    for begin, end in zip((0, *cuts), (*cuts, len(line.text)), strict=True):
        text = _HANGING.sub("", line.text[begin:end].strip())
        if text:
            yield TextLine(line.number, heal_lines(_CUT_WORD.split(text)))

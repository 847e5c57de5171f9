"""Titles that stand upright at the side of a page: the volet or the numbered objective that all of the page belongs to.

They are read before what stands beside them; where the next pages repeat them, as running heads. The number may stand
level over its title. On a tab, a title that the text prints too says nothing more; several at one side are an index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extract import lexicon
from extract.document import Block, Role
from extract.layout.engine.content import Word
from extract.layout.open_tables.turned_texts import is_turned, turned_texts
from extract.layout.pages.page import PageParts, SideTitle
from extract.layout.tables.cells import placed_back, turned_lines, words_box
from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import TextLine, joined, make_line, make_lines
from extract.layout.text.paragraphs import to_blocks
from extract.text import fold

_NARROW = 0.12  # of the page's width
_NUMBERED = frozenset({"strategic_objective", "objective", "theme"})
_LEAST_TITLE = 3  # letters behind a number
_OVER = 1.0  # points


class _Found(NamedTuple):
    """A title as it is read, its turned words, and those of a number that stands level over them."""

    said: str
    words: tuple[Word, ...]
    number: tuple[Word, ...] = ()


def with_side_titles(pages: Sequence[PageParts]) -> list[PageParts]:
    """Return the pages with such titles in ``side_titles``, out of their loose lines and cards."""
    found = {parts.page: titles for parts in pages if (titles := _titles(parts))}
    if not found:
        return list(pages)
    told = {number for parts in pages if (number := _number_told(parts, found.get(parts.page, [])))}
    before: set[str] = set()
    whole: list[PageParts] = []
    for parts in pages:
        titles = [title for title in found.get(parts.page, []) if _number(title.said) not in told]
        if titles:
            taken = {word for title in titles for word in (*title.words, *title.number)}
            sides = sorted((_side_title(title, before) for title in titles), key=lambda one: not _is_volet(one.text))
            before = {side.text for side in sides}
            parts = _without(parts, taken)._replace(side_titles=tuple(sides))
        whole.append(parts)
    return whole


def side_title_blocks(parts: PageParts, frame: Frame) -> Iterator[Block]:
    """Yield the blocks of the titles at the side of a page."""
    for title in parts.side_titles:
        own = frame._replace(left=0.0, right=title.box.bottom - title.box.top)
        own = own._replace(role=Role.RUNNING_HEAD, body_size=0.0) if title.again else own
        for block in to_blocks(title.lines, own):
            yield placed_back(block, title.box, parts.page)


def _titles(parts: PageParts) -> list[_Found]:
    """The titles of one page: one volet and one objective at most, at one side of all of its text."""
    words = [*_words(parts.runs), *(word for card in parts.cards for word in _words(card.lines))]
    turned = [word for word in words if is_turned(word)]
    for right in (False, True) if turned else ():
        strip = _NARROW * parts.width
        inside = [word for word in turned if _reach(word, parts.width, right=right)[1] <= strip]
        depth = max((_reach(word, parts.width, right=right)[1] for word in inside), default=0.0)
        level = [w for w in words if not is_turned(w) and _reach(w, parts.width, right=right)[0] < depth - _OVER]
        tables = [parts.width - table.box[2] if right else table.box[0] for table in parts.tables]
        if any(side < depth - _OVER for side in tables):
            continue
        if any(_reach(word, parts.width, right=right)[1] > strip for word in level):
            continue
        titles = list(_named(inside, level))
        volets = sum(_is_volet(title.said) for title in titles)
        if titles and volets <= 1 and len(titles) - volets <= 1:
            return titles
    return []


def _reach(word: Word, width: float, *, right: bool) -> tuple[float, float]:
    """Where a word begins and ends, from the left side of its page or from the right one."""
    return (width - word.x1, width - word.x0) if right else (word.x0, word.x1)


def _named(turned: Sequence[Word], level: Sequence[Word]) -> Iterator[_Found]:
    """Yield the titles among turned words, each in one print; ``level`` are those over or under them."""
    over = make_lines(level)[0].words if level else ()
    for size in dict.fromkeys(word.look.size for word in turned):
        for text in turned_texts([word for word in turned if word.look.size == size]):
            said = " ".join(joined(line.words) for line in turned_lines(list(text.words))[0])
            if _is_volet(said) or _number(said):
                yield _Found(said, text.words)
            elif over and _number(whole := f"{joined(over)} {said}") and not _number(joined(over)):
                yield _Found(whole, text.words, over)


def _side_title(title: _Found, before: set[str]) -> SideTitle:
    """Return a title with its lines laid flat, each from the left: they may be centred along the page."""
    lines = [_shifted(line.words, -line.x0) for line in turned_lines(list(title.words))[0]]
    if title.number:
        number, first = make_line(title.number), lines[0]
        level = [word._replace(top=first.top, bottom=first.bottom, look=first.words[0].look) for word in number.words]
        behind = _shifted(first.words, number.x1 - number.x0 + first.look.size)
        lines[0] = make_line([*_shifted(level, -number.x0).words, *behind.words])
    box = words_box([*title.words, *title.number])
    return SideTitle(title.said, tuple(lines), box, title.said in before)


def _shifted(words: Sequence[Word], along: float) -> TextLine:
    return make_line([word._replace(x0=word.x0 + along, x1=word.x1 + along) for word in words])


def _without(parts: PageParts, taken: set[Word]) -> PageParts:
    cards = [card._replace(lines=_left(card.lines, taken)) for card in parts.cards]
    return parts._replace(runs=_left(parts.runs, taken), cards=tuple(card for card in cards if card.lines))


def _left(lines: Sequence[TextLine], taken: set[Word]) -> tuple[TextLine, ...]:
    """The lines without the words ``taken``."""
    if taken.isdisjoint(_words(lines)):
        return tuple(lines)
    left = ([word for word in line.words if word not in taken] for line in lines)
    return tuple(make_line(words) for words in left if words)


def _words(lines: Sequence[TextLine]) -> Iterator[Word]:
    return (word for line in lines for word in line.words)


def _number_told(parts: PageParts, titles: Sequence[_Found]) -> str:
    """The number of the one objective that the level text of a page names, empty for none or for a list of several."""
    own = {word for title in titles for word in (*title.words, *title.number)}
    lines = (*parts.runs, *(line for card in parts.cards for line in card.lines))
    matches = (_pattern().match(line.text) for line in lines if own.isdisjoint(line.words))
    numbers = {match["number"] for match in matches if match is not None}
    return numbers.pop() if len(numbers) == 1 else ""


def _number(text: str) -> str:
    """The number of the objective that a text names with its title, empty for any other text."""
    match = _pattern().match(text)
    titled = match is not None and sum(map(str.isalpha, text[match.end() :])) >= _LEAST_TITLE
    return match["number"] if match is not None and titled else ""


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(f"(?:{row['pattern']})" for row in lexicon.load("markers")["marker"] if row["level"] in _NUMBERED)
    return re.compile(rf"(?:{words})\s*(?:n\s?[°ºo.]\s*)?(?P<number>\d{{1,2}})(?!\d|\.\d)", re.IGNORECASE)


def _is_volet(text: str) -> bool:
    return any(pattern.fullmatch(fold(text)) for pattern in _volets())


@cache
def _volets() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for row in lexicon.load("headings")["volet"] for pattern in row["patterns"])

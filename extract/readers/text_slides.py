"""Slides and pages in the text that a conversion made of them: marks between them, lines without bullets, notes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from extract.document import Block, Kind, Place, Role, TextBlock
from extract.readers.bullet_glyphs import split_bullet
from extract.readers.text_tables import TextLine

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_SLIDE = r"slide|diapositive|diapo|dia"
_NUMBER = r"\s*(?:number|num[ée]ro|n[°ºo])?\s*[:.]?\s*(?P<number>\d{1,3})(?:\s*(?:/|of|sur|de)\s*\d+)?"
_NAMED = rf"(?P<name>{_SLIDE}|page){_NUMBER}"
_MARK = re.compile(rf"\s*{_NAMED}\s*", re.IGNORECASE)
_DECORATED = re.compile(rf"\s*(?:[#=*_<\[({{-]+\s*){_NAMED}\s*[:=*_>\])}}#-]*\s*", re.IGNORECASE)
_BARE_SLIDE = re.compile(rf"\s*(?P<name>{_SLIDE}){_NUMBER}\s*:?", re.IGNORECASE)
_NOTES = re.compile(r"#{1,6}\s*notes?\s*:?\s*", re.IGNORECASE)
_PARTED = re.compile(r"\t| {3,}|\|")  # cells of a row
_FEWEST = 3  # pages
_FEWEST_SLIDES = 6
_TITLED = 0.8  # of them have a title
_SHORT, _LONGEST = 8, 18  # lines that most slides, and all of them, have at the most


def with_page_breaks(text: str) -> tuple[str, bool]:
    """Return a text without comments, with a form feed for each mark between pages, and whether these are slides.

    Marks are comments or lines that number the pages one after another ("<!-- Slide number: 3 -->", "--- Page 3 ---").
    A text that has form feeds needs no others.
    """
    named: list[tuple[str, int]] = []

    def mark(name: str, number: str, printed: str) -> str:
        named.append((name.casefold(), int(number)))
        return "\f" + "\n" * printed.count("\n")

    def comment(match: re.Match[str]) -> str:
        found = _MARK.fullmatch(match[1])
        return mark(found["name"], found["number"], match[0]) if found else "\n" * match[0].count("\n")

    marked = _COMMENT.sub(comment, text) if "<!--" in text else text
    if not named:
        lines = text.split("\n")
        for at, line in enumerate(lines):
            found = _DECORATED.fullmatch(line) or _BARE_SLIDE.fullmatch(line)
            if found:
                lines[at] = mark(found["name"], found["number"], line)
        marked = "\n".join(lines)
    numbers = [number for _, number in named]
    if "\f" in text or len(numbers) < _FEWEST or numbers != sorted(set(numbers)):
        return _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text), False
    return marked, named[0][0] != "page"


def notes_of(pages: Iterable[Sequence[TextLine]]) -> dict[TextLine, Role]:
    """Return the lines of a speaker's notes, which stand below the slide under a heading of their own."""
    notes: dict[TextLine, Role] = {}
    for page in pages:
        start = next((at for at, line in enumerate(page) if _NOTES.fullmatch(line.text)), len(page))
        notes.update((line, Role.NOTE) for line in page[start:])
    return notes


def with_entries(blocks: Sequence[Block], pages: Sequence[Sequence[TextLine]]) -> list[Block]:
    """Return the blocks of slides with the lines below titles as list entries, where bullets are lost in all of them.

    What stands on a slide below its title is a list unless its writer says otherwise; the first slide is the cover.
    """
    printed = [[line for line in page if not line.is_blank] for page in pages]
    if any(split_bullet(line.text) for page in printed for line in page):
        return list(blocks)
    slides = [page for page in printed if page][1:]
    titles = {page[0].place for page in slides if _may_be_title(page[0].text.strip())}
    below = {line.place for page in slides if page[0].place in titles for line in page[1:]}
    return [_with_kind(block, below, titles) for block in blocks]


def with_titles(
    blocks: Sequence[Block], pages: Sequence[Sequence[TextLine]], aside: Container[TextLine]
) -> list[Block]:
    """Return the blocks of a text with the first line of each page as a heading, where its short pages are slides."""
    printed = [own for page in pages if (own := [line for line in page if not line.is_blank and line not in aside])]
    heads = [page[0] for page in printed if _may_be_title(page[0].text.strip())]
    short = sorted(map(len, printed))
    if len(printed) < _FEWEST_SLIDES or len(heads) < _TITLED * len(printed) or short[len(short) // 2] > _SHORT:
        return list(blocks)
    if short[-1] > _LONGEST or any(_PARTED.search(line.text.strip()) for page in printed for line in page):
        return list(blocks)
    opening = {line.place for line in heads}
    return [_with_kind(block, (), opening) for block in blocks]


def _may_be_title(text: str) -> bool:
    return not (split_bullet(text) or text[0].islower() or text[-1] in ".;,:" or text.isdigit())


def _with_kind(block: Block, below: Container[Place], titles: Container[Place]) -> Block:
    if not isinstance(block, TextBlock) or block.kind is not Kind.PARAGRAPH or block.role is not Role.BODY:
        return block
    if block.places[0] in titles:
        return replace(block, kind=Kind.HEADING, level=1)
    return replace(block, kind=Kind.LIST_ITEM, marker="•", level=0) if block.places[0] in below else block

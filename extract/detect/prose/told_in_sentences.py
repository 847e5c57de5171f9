"""Plans told in running text: "Le premier objectif stratégique est : « … ». Deux actions y contribueront : « … »".

Sentences name objectives by their level and quote their titles, or say what these aim at ("vise à …"); others quote
actions, one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extract.blocks import paragraph_of
from extract.detect.words.markers import ordinal_words
from extract.document import Block, Kind, Line, Role, TextBlock

_QUOTED = r"[«“\"]\s*(?P<{name}>[^«»“”\"]{{4,400}}?)\s*[»”\"]"
_BETWEEN = r"[^«»“”\".:;]{0,60}(?::\s?)?"
_ONE = re.compile(_QUOTED.format(name="title"))
_ACTIONS = re.compile(
    r"(?:[^\s«»“”\".:;]+\s){0,3}(?:actions?|mesures|projets)\b" + _BETWEEN + r"(?=[«“\"])", re.IGNORECASE
)
_AND = re.compile(r"\s?(?:[,;]\s?)?(?:et\s|ainsi que\s)?(?=[«“\"])")
_FEWEST = 2  # objectives that a plan tells so


class _Told(NamedTuple):
    """A part of a text, from ``start`` to ``end``, and the lines that it is read as."""

    start: int
    end: int
    lines: tuple[str, ...]


def with_told_items(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those of a plan told in sentences parted: each objective and action that they quote alone.

    A foreword may quote an objective; a plan so told names several, and on two levels.
    """
    told = {
        at: (block, parts)
        for at, block in enumerate(blocks)
        if isinstance(block, TextBlock) and (parts := _told(block))
    }
    texts = [line.lower() for _, parts in told.values() for part in parts for line in part.lines]
    strategic = sum("stratégique" in text.split(":")[0] for text in texts)
    deeper = any(text.startswith("action") or "opérationnel" in text.split(":")[0] for text in texts)
    if not strategic or not deeper or len(texts) - _actions(texts) < _FEWEST:
        return list(blocks)
    found: list[Block] = []
    for at, block in enumerate(blocks):
        found.extend(_parted(*told[at]) if at in told else (block,))
    return found


def _actions(texts: Sequence[str]) -> int:
    return sum(text.startswith("action") for text in texts)


@cache
def _named() -> re.Pattern[str]:
    ordinals = "|".join(sorted(map(re.escape, ordinal_words()), key=len, reverse=True))
    word = r"objectif\s+(?:strat[ée]gique|op[ée]rationnel)"
    number = r"\s+(?:n\s?[°º]\s?)?\d{1,2}(?:\.\d{1,2}){0,2}"
    quoted = _BETWEEN + _QUOTED.format(name="title") + r"\s?\.?"
    aimed = r"\s+(?:vise|visera|consiste|consistera|est|sera)\s+(?:à\s|de\s|d['’])(?P<aim>[^.:«»“”\"]{8,300})\."
    return re.compile(
        rf"(?:(?:le|notre|l['’]|un)\s?)?(?P<mark>(?:{ordinals})\s+{word}|{word}{number}|(?<=cet\s){word})\b(?:{quoted}|{aimed})",
        re.IGNORECASE,
    )


def _told(block: TextBlock) -> list[_Told]:
    """The parts of a paragraph that quote items, in order."""
    if block.role is not Role.BODY or block.kind is Kind.LIST_ITEM:
        return []
    text = block.text
    if "bjectif" not in text and not any(sign in text for sign in '«“"'):
        return []
    found = [_Told(m.start(), m.end(), (f"{m['mark']} : {_title(m)}",)) for m in _named().finditer(text)]
    for match in _ACTIONS.finditer(text):
        titles, end = _quoted(text, match.end())
        if titles and not any(part.start < end and match.start() < part.end for part in found):
            found.append(_Told(match.start(), end, tuple(f"Action : {title}" for title in titles)))
    return sorted(found)


def _quoted(text: str, at: int) -> tuple[list[str], int]:
    """The titles quoted one after the other from ``at`` on, and where the last one ends."""
    titles: list[str] = []
    while (one := _ONE.match(text, at)) is not None:
        titles.append(one["title"])
        at = one.end()
        if (joined := _AND.match(text, at)) is not None and joined.end() > at:
            at = joined.end()
    return titles, at


def _title(named: re.Match[str]) -> str:
    """The title as quoted, or what an objective aims at, as a title begins."""
    return named["title"] or f"{named['aim'][0].upper()}{named['aim'][1:]}"


def _parted(block: TextBlock, told: Sequence[_Told]) -> Iterator[TextBlock]:
    """A paragraph as one of its own for each item that it quotes, and for what stands between them."""
    text = block.text
    at = 0
    for part in told:
        if between := text[at : part.start].strip(" .,;"):
            yield paragraph_at(block, between, at)
        for line in part.lines:
            yield paragraph_at(block, line, part.start)
        at = part.end
    if rest := text[at:].strip(" .,;"):
        yield paragraph_at(block, rest, at)


def paragraph_at(block: TextBlock, text: str, at: int) -> TextBlock:
    """A paragraph of one line, in the place of the line of ``block`` that holds the letter ``at``."""
    reached = 0
    for line in block.lines:
        reached += len(line.text) + 1
        if reached > at:
            break
    own = Line(text, line.place, line.style)
    return paragraph_of(block, own)

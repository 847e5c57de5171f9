"""What stands before the markers of titles: the sign or the word of a state, a time in the margin, a rate in a ring.

Signs of the legend stand in the place of the bullets of lists, too.

"◐ Projet 4 Curer la mare", "ANNULÉ – Projet 4 Curer la mare", "2026 Projet 4 Curer la mare", "72 % Curer la mare".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.blocks import with_texts
from extract.detect.texts.annotations import annotation
from extract.detect.texts.body_texts import body_texts
from extract.detect.words.legend import Legend
from extract.detect.words.markers import read_marker
from extract.detect.words.times import names_time
from extract.detect.words.wording import says_doing
from extract.document import Block, Kind, Line, Role, TextBlock
from extract.printed import Field, Level
from extract.text import clean

_TIMED = re.compile(
    r"(?P<time>(?:\S{1,12}\s){0,2}\S{0,6}20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?)\s+(?P<title>\S.*)", re.DOTALL
)
_STATED = re.compile(r"(?:[(\[](?P<within>[^()\[\]\d]{4,30})[)\]] ?[:–—-]?|(?P<word>[A-ZÀ-Ý ]{4,30}?) ?[:–—-])(?:\s|$)")
_BULLET = "•"  # in the place of signs
_RATED = re.compile(r"(?P<rate>\d{1,3}\s?%)\s+(?=[A-ZÀ-Ý])")
_LATEST = 36  # letters before a title
_FEWEST = 2  # signs that are told apart, times that are told


def with_signs_behind(blocks: Sequence[Block], legend: Legend) -> list[Block]:
    """Return the blocks, the signs of the legend, the states and the times before titles behind these titles.

    Two signs at least, two times or two rates, stand there: one alone may be the bullet of a list, or a year of the
    title. One word of a state is enough, in brackets or in capitals.
    """
    signs: set[str] = set()
    times = rates = 0
    stated = False
    for text in _texts(blocks):
        first = text.lines[0].text if text.lines else ""
        stated = stated or (_may_be_stated(first) and _stated(text) is not None)
        if text.marker or not first[:1].isalnum():
            signs.update([found] if (found := _signed(text, legend)) else ())
        elif "20" in first[:_LATEST]:
            times += _timed(text) is not None
        if "%" in first[:5]:
            rates += _rated(text) is not None
    told, timed, rated = len(signs) >= _FEWEST, times >= _FEWEST, rates >= _FEWEST
    depths = _depths(blocks, legend) if told else {}
    if not told and not timed and not stated and not rated:
        return list(blocks)

    def turned(text: TextBlock) -> TextBlock:
        text = _sign_behind(text, legend, depths) if told else text
        text = _state_behind(text) if stated else text
        text = _rate_behind(text) if rated else text
        return _time_behind(text) if timed else text

    return [with_texts(block, turned) for block in blocks]


def _texts(blocks: Sequence[Block]) -> Iterator[TextBlock]:
    for _, texts in body_texts(blocks):
        yield from texts


def _signed(block: TextBlock, legend: Legend) -> str:
    """The sign of a state that is a bullet, or before the marker of an item its first word; "" for none."""
    if not legend.signs or not block.lines:
        return ""
    sign, _, title = (block.marker, "", block.text) if block.marker else block.lines[0].text.partition(" ")
    listed = block.kind is Kind.LIST_ITEM and bool(block.marker)
    if legend.state_of_sign(sign) is None:
        return ""
    return sign if listed or _names_item(title) or says_doing(title) else ""


def _depths(blocks: Sequence[Block], legend: Legend) -> dict[float | None, int]:
    """The least depth of the list entries at each indent that a sign of the legend opens.

    A reader that sees bullets only takes each other sign for one of a deeper list.
    """
    depths: dict[float | None, int] = {}
    for text in _texts(blocks):
        if text.kind is Kind.LIST_ITEM and text.level is not None and _signed(text, legend):
            indent = text.style.indent
            depths[indent] = min(text.level, depths.get(indent, text.level))
    return depths


def _sign_behind(block: TextBlock, legend: Legend, depths: Mapping[float | None, int]) -> TextBlock:
    sign = _signed(block, legend)
    if not sign:
        return block
    lines = list(block.lines)
    if not block.marker:
        lines[0] = replace(lines[0], text=lines[0].text[len(sign) :].strip())
    if legend.of_sign(sign) == clean(block.text):
        return replace(block, role=Role.NOTE)  # the legend's own line
    lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {sign}")
    if block.kind is not Kind.HEADING and not _names_item(clean(" ".join(line.text for line in lines))):
        level = depths.get(block.style.indent, block.level or 0)
        return replace(block, kind=Kind.LIST_ITEM, marker=_BULLET, lines=tuple(lines), level=level)
    kind = Kind.PARAGRAPH if block.kind is Kind.LIST_ITEM else block.kind
    return replace(block, kind=kind, level=None if block.marker else block.level, marker=None, lines=tuple(lines))


def _may_be_stated(first: str) -> bool:
    return first[:1] in ("(", "[") or first[:4].isupper()


def _stated(block: TextBlock) -> tuple[str, tuple[Line, ...]] | None:
    """The word of a state before the number of an item, and the lines of that item; a line may hold nothing else."""
    match = _STATED.match(block.lines[0].text) if block.lines and not block.marker else None
    if match is None:
        return None
    state = match["within"] or match["word"]
    said = annotation(state)
    first = block.lines[0].text[match.end() :].strip()
    lines = (replace(block.lines[0], text=first), *block.lines[1:]) if first else block.lines[1:]
    marker = read_marker(" ".join(line.text for line in lines[:2]))
    if said is None or said.field is not Field.STATUS or marker is None or not (marker.number and marker.rest):
        return None
    return state, lines


def _state_behind(block: TextBlock) -> TextBlock:
    found = _stated(block) if block.lines and _may_be_stated(block.lines[0].text) else None
    if found is None:
        return block
    state, lines = found
    return replace(block, lines=(*lines[:-1], replace(lines[-1], text=f"{lines[-1].text} ({state})")))


def _timed(block: TextBlock) -> re.Match[str] | None:
    """The time before the marker of an item."""
    match = _TIMED.match(block.lines[0].text) if block.lines and not block.marker else None
    return match if match is not None and names_time(match["time"]) and _names_item(match["title"]) else None


def _time_behind(block: TextBlock) -> TextBlock:
    match = _timed(block)
    if match is None:
        return block
    lines = [replace(block.lines[0], text=match["title"]), *block.lines[1:]]
    lines[-1] = replace(lines[-1], text=f"{lines[-1].text} ({match['time']})")
    return replace(block, lines=tuple(lines))


def _rated(block: TextBlock) -> re.Match[str] | None:
    """The rate before a title in large or bold print that says what will be done."""
    match = _RATED.match(block.lines[0].text) if block.kind is Kind.HEADING and block.lines else None
    return match if match is not None and says_doing(block.text[match.end() :]) else None


def _rate_behind(block: TextBlock) -> TextBlock:
    match = _rated(block)
    if match is None:
        return block
    lines = [replace(block.lines[0], text=block.lines[0].text[match.end() :]), *block.lines[1:]]
    lines[-1] = replace(lines[-1], text=f"{lines[-1].text} (avancement : {match['rate']})")
    return replace(block, lines=tuple(lines))


def _names_item(title: str) -> bool:
    marker = read_marker(title)
    return marker is not None and isinstance(marker.level, Level) and marker.number is not None and bool(marker.rest)

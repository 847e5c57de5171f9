"""Tables and pairs of lines that tell how many objectives and actions a plan has: labels and their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.detect.words.headings import is_total, names_level, volet_cell
from extract.document import Block, Figure, Place, Role, Table, TextBlock
from extract.printed import Evidence
from extract.text import fold

_NUMBER = re.compile(r"\d{1,3}")
_NAME_AND_NUMBER = re.compile(r"(?P<name>[^\W\d_]{3}[^\d:]*?)\s*:?\s+(?P<number>\d{1,3})")
_FIGURE = re.compile(r"(?:\d{1,4}(?:[.,]\d+)?\s?%?|[-–—/]|)")
_BODY = re.compile(
    r"(?:(?:la|le|pst(?: de la| du)?|plan(?: de la| du)?) )?(?:commune|ville|cpas|administration communale)"
    r"(?: (?:de|d|du) .*)?"
)
_LARGEST = 60  # cells
_FEWEST = 2  # levels
_Rows = list[list[str]]


def size_of_tables(blocks: Sequence[Block]) -> Iterator[Evidence]:
    """Yield what tables of levels and numbers say of the plan's size, as a sentence would ("Objectifs … : 4, …").

    The levels are the heads of rows or of columns. Of several numbers the one called total counts; where all are called
    after a body or a volet, each is told with it. Numbers of anything else say nothing of the whole. A table of one
    level alone, or one that comes again, counts a part.
    """
    found = [
        Evidence("prose", text, block.places[0] if block.places else Place())
        for block in blocks
        if isinstance(block, Table) and block.role is Role.BODY and len(block.cells) <= _LARGEST
        for text in _told(block)
    ]
    found.extend(_size_of_lines(blocks))
    yield from found if len(found) == 1 else ()


def _told(table: Table) -> Iterator[str]:
    rows = [["" if cell is None else " ".join(cell.text.split()) for cell in row] for row in table.grid()]
    rows = [row for row in rows if any(row)]
    for turned in (rows, [list(column) for column in zip(*rows, strict=True)]):
        told = _told_by_rows(turned)
        if told:
            yield told
            return


def _told_by_rows(rows: _Rows) -> str:
    """What rows that open with the name of a level tell; their numbers stand under heads, or there is one each."""
    levels = [row for row in rows if names_level(row[0]) and any(map(_NUMBER.fullmatch, row[1:]))]
    if len(levels) < _FEWEST or len({fold(row[0]) for row in levels}) < len(levels):
        return ""
    if not all(_FIGURE.fullmatch(text) for row in levels for text in row[1:]):
        return ""
    heads = rows[0] if rows[0] not in levels else [""] * len(rows[0])
    filled = [col for col in range(1, len(heads)) if any(_NUMBER.fullmatch(row[col]) for row in levels)]
    whole = [col for col in filled if is_total(heads[col])] or (filled if len(filled) == 1 else [])
    if len(whole) == 1:
        return _sentence(levels, whole[0], "")
    if all(_BODY.fullmatch(fold(heads[col])) or volet_cell(heads[col]) in ("internal", "external") for col in filled):
        return " ; ".join(_sentence(levels, col, heads[col]) for col in filled)
    return ""


def _sentence(levels: _Rows, col: int, head: str) -> str:
    counts = ", ".join(f"{row[0].strip(' :')} : {row[col]}" for row in levels if _NUMBER.fullmatch(row[col]))
    return f"{head} – {counts}" if head else counts


def _size_of_lines(blocks: Sequence[Block]) -> Iterator[Evidence]:
    """Lines that follow one another, the name of a level and a number each: beside it, or on the line below."""
    lines = [block for block in blocks if not isinstance(block, Figure) and block.role is Role.BODY]
    told: list[str] = []
    start = at = 0
    while at < len(lines):
        beside = _beside(lines[at])
        pair = beside or (_pair(lines[at], lines[at + 1]) if at + 1 < len(lines) else "")
        if pair:
            start = start if told else at
            told.append(pair)
        elif len(told) >= _FEWEST:
            break
        else:
            told = []
        at += 2 if pair and not beside else 1
    if len(told) >= _FEWEST:
        yield Evidence("prose", ", ".join(told), lines[start].places[0] if lines[start].places else Place())


def _beside(line: Block) -> str:
    match = _NAME_AND_NUMBER.fullmatch(line.text) if isinstance(line, TextBlock) and not line.marker else None
    return f"{match['name']} : {match['number']}" if match is not None and names_level(match["name"]) else ""


def _pair(label: Block, number: Block) -> str:
    if not isinstance(label, TextBlock) or not isinstance(number, TextBlock):
        return ""
    counted = names_level(label.text) and _NUMBER.fullmatch(number.text)
    return f"{label.text.strip(' :')} : {number.text}" if counted else ""

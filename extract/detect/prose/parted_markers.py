"""Markers printed in two parts: "1" or "A" in very large print beside "OBJECTIF STRATÉGIQUE", over or before a title.

A theme may have its word alone in small print over its title, in large print ("Ambition" / "Des rives vivantes"), and
"Projet 1" may stand over or beside a table that opens with the title of the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.detect.words.headings import names_volet
from extract.detect.words.markers import read_marker
from extract.document import Block, Document, Kind, Role, Table, TextBlock
from extract.printed import Level

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}|[A-Z]")
_BESIDE = re.compile(r"\s*[·•|/,:()]\s*|\s+[–—-]\s+")  # between the word of an objective and its volet
_FEWEST = 2  # themes, or tables that open with a title
_TWO_PARTS = 2
_LEAST_FICHE = 2  # columns, and rows
_LONGEST_WORD = 24  # letters
_LARGER = 1.2  # times the print of the word beside it


def with_whole_markers(document: Document) -> Document:
    """Return the document with each such number behind its word, where a title follows them on the page.

    The words of themes stand before their titles, and markers alone before those that open tables: two at least.
    """
    found = _over_tables(list(_whole(document.blocks)))
    themed = [at for at in range(1, len(found)) if _heads_theme(found[at - 1], found[at])]
    if len(themed) >= _FEWEST:
        found = [_themed(block, found[at - 1]) if at in themed else block for at, block in enumerate(found)]
        found = [block for at, block in enumerate(found) if at + 1 not in themed]
    return document if len(found) == len(document.blocks) else replace(document, blocks=tuple(found))


def _whole(blocks: Sequence[Block]) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        whole = _marker(blocks[at : at + 3])
        yield whole or blocks[at]
        at += 2 if whole is not None else 1


def _over_tables(blocks: list[Block]) -> list[Block]:
    """Put each marker that stands alone before a table into the title that fills the first row of that."""
    found: dict[int, Table] = {}
    for at, (block, table) in enumerate(pairwise(blocks)):
        if isinstance(block, TextBlock) and isinstance(table, Table) and _is_lone(block):
            titled = _with_marker(table, block.text.rstrip(" :–-"))
            if titled is not None:
                found[at] = titled
    if len(found) < _FEWEST:
        return blocks
    whole = [found.get(at - 1, block) for at, block in enumerate(blocks)]
    return [block for at, block in enumerate(whole) if at not in found]


def _is_lone(block: TextBlock) -> bool:
    """Whether a text is the word of a level and a number, and nothing else."""
    marker = read_marker(block.text) if block.role is Role.BODY and len(block.text) <= _LONGEST_WORD else None
    return marker is not None and isinstance(marker.level, Level) and bool(marker.number) and not marker.rest


def _with_marker(table: Table, marker: str) -> Table | None:
    """Return a table of labels with the marker before its title; None where no title fills its first row."""
    first = next((cell for cell in table.cells if cell.row == 0), None)
    if first is None or first.col_span < table.n_cols or min(table.n_cols, table.n_rows) < _LEAST_FICHE:
        return None
    title = first.blocks[0] if len(first.blocks) == 1 else None
    if not isinstance(title, TextBlock) or not title.lines or not _is_title(title):
        return None
    line = replace(title.lines[0], text=f"{marker} : {title.lines[0].text}")
    whole = replace(first, blocks=(replace(title, lines=(line, *title.lines[1:])),))
    return replace(table, cells=tuple(whole if cell is first else cell for cell in table.cells))


def _heads_theme(word: Block, title: Block) -> bool:
    """Whether a block is nothing but the word of a theme, right over a title in larger print."""
    if not isinstance(word, TextBlock) or not isinstance(title, TextBlock) or title.kind is not Kind.HEADING:
        return False
    if {word.role, title.role} != {Role.BODY} or len(word.lines) != 1 or len(word.text) > _LONGEST_WORD:
        return False
    if not title.lines:
        return False
    marker = read_marker(word.text)
    bare = marker is not None and marker.level == "theme" and marker.number is None and not marker.rest
    near = word.places[0].page == title.places[0].page
    return bare and near and (title.style.size or 0) >= _LARGER * (word.style.size or 0) and _is_title(title)


def _themed(title: Block, word: Block) -> Block:
    if not isinstance(title, TextBlock) or not isinstance(word, TextBlock):
        return title
    first = replace(title.lines[0], text=f"{word.text.rstrip(' :')} : {title.lines[0].text}")
    return replace(title, lines=(first, *title.lines[1:]))


def _marker(blocks: Sequence[Block]) -> TextBlock | None:
    """Return the marker that the first two of three blocks are parts of; the third is its title."""
    texts = [block for block in blocks if isinstance(block, TextBlock) and block.role is Role.BODY and block.lines]
    if len(texts) < 3 or len({place.page for block in texts for place in block.places}) > 1:
        return None
    number, word = sorted(texts[:2], key=lambda block: _NUMBER.fullmatch(block.text) is None)
    if _NUMBER.fullmatch(number.text) is None or not _names_objective(word) or not _is_title(texts[2]):
        return None
    if (number.style.size or 0) < _LARGER * (word.style.size or 0):
        return None
    line = word.lines[-1]
    if (named := _word_and_volet(word.text)) is not None and len(word.lines) == 1:
        return replace(word, lines=(replace(line, text=f"{named[0]} {number.text} – {named[1]}"),))
    return replace(word, lines=(*word.lines[:-1], replace(line, text=f"{line.text} {number.text}")))


def _names_objective(block: TextBlock) -> bool:
    if len(block.lines) == 1 and _word_and_volet(block.text) is not None:
        return True
    return _is_word(block.text)


def _is_word(text: str) -> bool:
    """Whether a text is the word of an objective and nothing else."""
    marker = read_marker(text)
    named = marker is not None and marker.level in (Level.STRATEGIC, Level.OPERATIONAL)
    return named and marker is not None and marker.number is None and not marker.rest


def _word_and_volet(text: str) -> tuple[str, str] | None:
    """Part the word of an objective from the volet named beside it, in either order; None for anything else.

    >>> _word_and_volet("Volet externe · Objectif stratégique")
    ('Objectif stratégique', 'Volet externe')
    """
    parts = [part for part in map(str.strip, _BESIDE.split(text)) if part]
    if len(parts) != _TWO_PARTS:
        return None
    word, volet = sorted(parts, key=names_volet)
    return (word, volet) if names_volet(volet) and _is_word(word) else None


def _is_title(block: TextBlock) -> bool:
    return _NUMBER.fullmatch(block.text) is None and read_marker(block.text) is None

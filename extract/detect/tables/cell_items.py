"""The items that one title cell holds: one, a list of them, or objectives of several levels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.detect.texts.celltext import block_lines, full_text, is_bullet, text_blocks
from extract.detect.texts.entries import Entry
from extract.detect.texts.label_lines import split_labels
from extract.detect.texts.look import cell_look, marked
from extract.detect.values.raw_values import cell_values
from extract.detect.words.markers import Marker, clean_number, item_marker, read_marker, roman_number
from extract.detect.words.wording import says_doing
from extract.document import Cell, Place, TextBlock
from extract.printed import Field, Level, PrintedValue

# "1.2", "3-4", and with a letter at its end ("1.2.A", "4b"); a letter before the digits names the level ("A1.2").
_CODE_NUMBER = re.compile(r"\d+(?:[.\-/]\d+)*(?:[.\-/]?[A-Za-z](?![^\W_]))?")
_Part = tuple[str, tuple[Place, ...]]
_MakeEntry = Callable[[str, Level | None, str | None, Sequence[Place]], Entry]


def cell_items(
    cell: Cell,
    level: Level | None,
    code: tuple[str, Cell] | None,
    *,
    deepest: bool,
    filled: bool,
    block: int,
    ruled: bool = True,
) -> list[Entry]:
    """Return the entries of a title cell of ``level`` (None: for the marker or the scheme to say).

    ``code`` is the text of the code cell that belongs to it, with that cell; ``deepest``: no column of a deeper level
    follows; ``filled``: the row has values. Notes in italics or small print below a title are none of it.
    """

    def entry(text: str, of_level: Level | None, code_text: str | None, places: Sequence[Place]) -> Entry:
        return _entry(text, of_level, code_text, cell, list(places), filled=filled, block=block)

    cell, pairs = split_labels(cell)
    small = _notes(list(text_blocks(cell)), ruled=ruled)
    if small:
        cell = replace(cell, blocks=tuple(b for b in cell.blocks if not any(b is known for known in small)))
    found = _items(cell, level, code, entry, deepest=deepest, filled=filled)
    found[-1].values.extend(PrintedValue(Field.DESCRIPTION, b.text, None, places=b.places) for b in small)
    for pair in pairs:
        found[-1].values.extend(cell_values(pair.meaning, pair.label, pair.value))
    return found


def _items(
    cell: Cell, level: Level | None, code: tuple[str, Cell] | None, entry: _MakeEntry, *, deepest: bool, filled: bool
) -> list[Entry]:
    blocks = list(text_blocks(cell))
    if code is None and (parts := _by_level(cell)):
        return [entry(text, None, None, places) for text, places in parts]
    if deepest and code is None and level is not Level.STRATEGIC and (several := _several(cell, level, filled=filled)):
        found = []
        for text, places, below in several:
            found.append(entry(text.rstrip(" :") if below else text, level, None, places))
            found[-1].values.extend(PrintedValue(Field.STEP, b.text, None, places=b.places) for b in below)
        return found
    steps = _steps_after_title(blocks) if deepest and level in (None, Level.ACTION) else []
    title = [full_text(b) for b in blocks[: len(blocks) - len(steps)]]
    text = " ".join(" ".join(part.split()) for part in title)
    own = entry(text, level, code[0] if code else None, (*(code[1].places if code else ()), *cell.places))
    own.values.extend(PrintedValue(Field.STEP, b.text, None, places=b.places) for b in steps)
    return [own]


def _notes(blocks: Sequence[TextBlock], *, ruled: bool) -> list[TextBlock]:
    """The paragraphs at the end of a cell in italics below an upright title, or smaller and of another colour.

    Smaller ones may be parts of a title where rules make the cells.
    """
    last = len(blocks)
    while last > 1 and _is_note(blocks[last - 1], blocks[0], ruled=ruled):
        last -= 1
    return list(blocks[last:])


def _is_note(block: TextBlock, title: TextBlock, *, ruled: bool) -> bool:
    slanted = all(line.style.italic for line in block.lines) and not any(line.style.italic for line in title.lines)
    smaller = (block.style.size or 0.0) < (title.style.size or 0.0) and block.style.colour != title.style.colour
    return (slanted and not block.marker) or (smaller and not ruled)


def has_text(cell: Cell) -> bool:
    """Whether a cell has text of its own, not only that of tables inside it."""
    return any(block.text.strip() or block.marker for block in text_blocks(cell))


def _entry(
    text: str, level: Level | None, code: str | None, cell: Cell, places: list[Place], *, filled: bool, block: int
) -> Entry:
    marker, text = _marker_of(text, code, level)
    if marker is not None and isinstance(marker.level, Level) and marker.shape != "bare":
        told = marker.shape in ("composite", "word") and not _column_knows(level, marker, coded=code is not None)
        level = marker.level if level is None or told else level
    known = level is not None
    axis = not known and code is not None and marker is not None and marker.level == "theme"
    look = None if known else marked(cell_look(cell, "row"), marker, filled=filled)
    return Entry(
        "item" if known else "theme" if axis else "text",
        text,
        level,
        marker,
        look,
        places=places,
        explicit=known,
        origin="table",
        block=block,
    )


def _marker_of(text: str, code: str | None, level: Level | None) -> tuple[Marker | None, str]:
    """The marker of the code cell, or the one printed in the title, and the title without it."""
    marker = _code_marker(code, text) if code else None
    if marker is not None and marker.rest and not text:
        return marker, marker.rest
    if marker is None or (marker.level is None and not code):
        own = item_marker(text)
        if own is not None and own.level == "theme" and level is Level.STRATEGIC and own.number and own.rest:
            return replace(own, level=None), own.rest  # "Axe 1 : …" in the column of strategic objectives
        if (
            own is None
            or own.level == "theme"
            or not (own.rest or own.number)
            or (own.shape == "bare" and not own.rest)
        ):
            return marker, text
        if own.shape in ("letter", "roman", "number") and level is not None and not own.rest:
            return marker, text
        return own, own.rest
    own = read_marker(text)
    if own is not None and own.number and own.number == marker.number and own.rest:
        return marker, own.rest  # the code is printed twice
    if own is not None and own.shape == "bare" and isinstance(own.level, Level) and own.rest and marker.level is None:
        return replace(marker, level=own.level, shape="word"), own.rest  # "1.1 | Objectif opérationnel : Être …"
    return marker, text


def _code_marker(code: str, text: str) -> Marker:
    marker = read_marker(code)
    if marker is not None and (not marker.rest or not text):
        return marker
    bare = code.strip(" .:)")
    if (roman := roman_number(bare) if bare.isupper() else None) is not None:
        return Marker("roman", bare, str(roman), "")
    number = _CODE_NUMBER.search(code) or re.fullmatch(r"[A-Z]", bare)
    if number is not None and number[0].isalpha():
        return Marker("letter", bare, bare, "")
    return Marker("word", code.rstrip(" .:"), clean_number(number[0]) if number else None, "", None, "code-cell")


def _column_knows(level: Level | None, marker: Marker, *, coded: bool) -> bool:
    """Whether a column keeps its level against a marker's.

    A column for actions does against a generic word ("Projet 3" under sub-actions); any does against a code whose parts
    go below the level that opens it ("OS1.2" beside operational objectives).
    """
    if level is None or not isinstance(marker.level, Level):
        return False
    goes_below = level.rank > marker.level.rank and marker.depth > marker.level.rank + 1
    return (marker.level.rank >= 2 and level.rank >= 2) or (coded and goes_below)


def _steps_after_title(blocks: list[TextBlock]) -> list[TextBlock]:
    """Bullets without a marker under the title of an action: its steps, two or more."""
    first = next((i for i, block in enumerate(blocks) if is_bullet(block)), None)
    if not first or sum(map(is_bullet, blocks)) < 2:
        return []
    return blocks[first:]


def _by_level(cell: Cell) -> list[_Part]:
    """The objectives of several levels that one cell names, a line each ("OS 1 : …" / "OO 1.2 : …"); [] for one."""
    lines = [(line, block.places) for block in text_blocks(cell) for line in block_lines(block, None)]
    markers = [read_marker(line) for line, _ in lines]
    levels = [m.level if m is not None and isinstance(m.level, Level) and m.number else None for m in markers]
    named = [level for level in levels if level is not None]
    if levels[:1] == [None] or len(named) < 2 or len(set(named)) != len(named):
        return []
    parts: list[_Part] = []
    for (line, places), level in zip(lines, levels, strict=True):
        if level is not None:
            parts.append((line, places))
        else:
            parts[-1] = (f"{parts[-1][0]} {line}", (*parts[-1][1], *places))
    return parts


def _several(cell: Cell, level: Level | None, *, filled: bool) -> list[tuple[str, tuple[Place, ...], list[TextBlock]]]:
    """The items of one cell, each with the entries of the list below it, its steps; [] where it holds one."""
    blocks = list(text_blocks(cell))
    heads = _heads(blocks, level, filled=filled) if len(blocks) >= 2 else []
    items: list[tuple[str, tuple[Place, ...], list[TextBlock]]] = []
    for block, head in zip(blocks, heads, strict=False):
        text = " ".join(full_text(block).split())
        if head:
            items.append((text, block.places, []))
        elif items and is_bullet(block):
            items[-1][2].append(block)
        elif items:
            items[-1] = (f"{items[-1][0]} {text}", (*items[-1][1], *block.places), items[-1][2])
    return items


def _heads(blocks: list[TextBlock], level: Level | None, *, filled: bool) -> list[bool]:
    """Which paragraphs of a cell begin an item: numbers, entries of a list, what stands over lists, or each; [] none.

    Paragraphs without marker are actions each where all say what to do, in a row that has nothing but them.
    """
    markers = [read_marker(full_text(b)) for b in blocks]
    numbered = [m is not None and m.number is not None and bool(m.rest) for m in markers]
    bullets = [is_bullet(b) for b in blocks]
    if numbered[0] and sum(numbered) >= 2:
        return numbered
    if level is Level.OPERATIONAL:
        return []
    if all(bullets):
        return [not block.level for block in blocks]
    over_lists = [not own and below for own, below in pairwise([*bullets, False])]
    if sum(over_lists) >= 2 and over_lists == [not own for own in bullets]:
        return over_lists
    if level is Level.ACTION and not filled and not any(bullets) and all(says_doing(b.text) for b in blocks):
        return [True] * len(blocks)
    return []

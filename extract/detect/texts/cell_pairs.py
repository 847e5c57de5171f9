"""Labels and their values as fiches print them: side by side, one above the other, or in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.detect.texts.annotations import follows_annotation
from extract.detect.texts.celltext import nested_tables, text_blocks
from extract.detect.words.headings import is_state
from extract.detect.words.inline_labels import at_labels
from extract.detect.words.labels import FIELDS, Meaning, meaning
from extract.detect.words.markers import read_marker
from extract.document import Cell, Place, TextBlock

_LABEL_END = re.compile(r":|(?<=[^\W\d_])\s?\?(?=\s)")

_DASH = re.compile(r"\s*[-–—]\s*")
_FEWEST_ALIKE = 2
_NAMES = ("pilots", "partners")
_STRUCTURE = ("title", "code", "type", "volet", "theme", "parent")


@dataclass(frozen=True, slots=True)
class Pair:
    """A label as printed, what it means, and the cell of its value (a part of a cell where it holds both)."""

    label: str
    meaning: Meaning
    value: Cell
    place: tuple[Place, ...]


def cell_label(cell: Cell) -> Meaning | None:
    """Return what a cell means that holds a label and nothing else, or None."""
    text = " ".join(cell.text.split()).rstrip(" :?")
    if not text or len(text) > 60 or nested_tables(cell):
        return None
    known = meaning(text)
    if known is None or known.cover < 0.6 or (any(char.isdigit() for char in text) and own_pairs(cell)):
        return None  # "Échéance" above "2027" is a label with its value
    if _is_over_dash(cell) or (not known.is_whole and _is_over_value(cell)):
        return None
    return known


def _is_over_dash(cell: Cell) -> bool:
    """Whether the last line of a cell is a dash: the label above it has no value."""
    lines = [line.text for block in text_blocks(cell) for line in block.lines]
    return len(lines) > 1 and _DASH.fullmatch(lines[-1]) is not None


def _is_over_value(cell: Cell) -> bool:
    """Whether the first line of a cell is a whole label and a value begins on the next ("Pilote" / "Bibliothèque")."""
    lines = [line.text for block in text_blocks(cell) for line in block.lines]
    first = meaning(lines[0]) if len(lines) > 1 and not lines[1][:1].islower() else None
    return first is not None and first.is_whole and bool(own_pairs(cell))


def row_pairs(cells: list[Cell]) -> list[Pair]:
    """Label and value pairs of one row: "label | value", "label | value | label | value"; [] where it is none.

    A label that the lexicon does not know gives no pair, and hides none of those beside it.
    """
    pairs: list[Pair] = []
    at = 0
    while at < len(cells):
        cell = cells[at]
        known = cell_label(cell)
        if known is None:
            own = own_pairs(cell)
            if not own and not _alternates(cells[at:]):
                return pairs
            pairs.extend(own)
            at += 1 if own else 2
            continue
        if at + 1 >= len(cells):
            at += 1
            continue
        value = cells[at + 1]
        if _has_own_label(cell, value, cells):
            at += 1
            continue
        other = cell_label(value)
        if other is not None and at + 2 == len(cells) and other.is_whole and _is_sister(cell, value):
            return pairs
        if (
            other is not None
            and at + 2 < len(cells)
            and cell_label(cells[at + 2]) is None
            and (value.text.rstrip().endswith(":") or cell.row_span > value.row_span or _is_apart(cell, value))
        ):
            at += 1
            continue
        pairs.append(Pair(" ".join(cell.text.split()).rstrip(" :"), known, value, value.places))
        at += 2
    return pairs


def _has_own_label(label: Cell, value: Cell, cells: list[Cell]) -> bool:
    """Whether the cell behind a label without a value holds a label of its own above its value.

    So do all cells of the row, or that label is printed like the one before it and its value otherwise.
    """
    if not _is_over_value(value):
        return False
    if len(cells) > _FEWEST_ALIKE and all(_is_over_value(cell) or cell_label(cell) is not None for cell in cells):
        return True
    own, other = ([line.style for block in text_blocks(cell) for line in block.lines] for cell in (label, value))
    looks = [(style.size, style.bold, style.colour) for style in (own[0], *other[:2])]
    return looks[0] == looks[1] != looks[2]


def _is_apart(cell: Cell, after: Cell) -> bool:
    """Whether an empty cell stands between two cells: the value that a label does not have."""
    return after.col > cell.col + cell.col_span


def _is_sister(cell: Cell, after: Cell) -> bool:
    """Whether the label behind an empty cell is printed like the one before it: neither has a value."""
    return _is_apart(cell, after) and (cell.fill, cell.style.bold) == (after.fill, after.style.bold)


def _alternates(cells: list[Cell]) -> bool:
    """Whether known labels and their values follow an unknown label and its value ("Échevinat | … | Service | …")."""
    following = [cell_label(cell) for cell in cells[2:]]
    if len(cells) < 4 or len(cells) % 2 or len(cells[0].text.split()) > 5:
        return False
    return None not in following[::2] and not any(following[1::2])


def own_pairs(cell: Cell) -> list[Pair]:
    """The labels and values that one cell holds: "Pilote : DG" (several, a line each), or a label above its value."""
    whole = meaning(" ".join(cell.text.split()))
    if whole is not None and whole.is_whole and not (_is_over_dash(cell) or any(char.isdigit() for char in cell.text)):
        return []  # a label that the column's width has cut
    found: list[tuple[str, Meaning, list[TextBlock]]] = []
    for block in text_blocks(cell):
        lines = [replace(line, text=part) for line in block.lines for part in at_labels(line.text)]
        for line in lines:
            opening = _opening_label(line.text, is_first=not found)
            if opening is not None:
                label, known, rest = opening
                value = [replace(block, lines=(replace(line, text=rest),))] if rest else []
                found.append((label, known, value))
            elif not found:
                return []
            elif found[-1][2] and line is not lines[0]:
                last = found[-1][2][-1]
                found[-1][2][-1] = replace(last, lines=(*last.lines, line))
            else:
                found[-1][2].append(replace(block, lines=(line,)))
    if not any(blocks for _, _, blocks in found):
        return []
    return [Pair(label, known, replace(cell, blocks=tuple(blocks)), cell.places) for label, known, blocks in found]


def beside_pairs(cells: list[Cell]) -> list[Cell] | None:
    """The cells of text without labels beside one that holds several with values; None where a cell is neither."""
    pairs = [own_pairs(cell) for cell in cells]
    said = [cell for cell, own in zip(cells, pairs, strict=True) if not own and read_marker(cell.text) is None]
    listed = [own for own in pairs if len(own) >= _FEWEST_ALIKE]
    if not listed or len(listed) + len(said) < len(cells):
        return None
    lines = [line.text for cell in said for block in text_blocks(cell) for line in block.lines]
    return None if any((label := meaning(line)) is not None and label.is_whole for line in lines) else said


@lru_cache(maxsize=4096)
def cut_label(text: str) -> tuple[str, str, str]:
    """Part a line behind its label: at the first colon, or at the mark of a label that asks ("Qui ? Service des bois").

    As ``str.partition`` does, the whole text comes first where there is neither.
    """
    match = _LABEL_END.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _opening_label(text: str, *, is_first: bool) -> tuple[str, Meaning, str] | None:
    label, colon, rest = cut_label(text)
    if not colon and not is_first:
        return None
    label = " ".join(label.split())
    if not label or len(label) > 45 or follows_annotation(label):
        return None
    known = meaning(label)
    if known is None or known.cover < (0.8 if colon else 0.95):
        return None
    if known.target not in FIELDS and known.target not in _STRUCTURE:
        return None
    return label, known, rest.strip()


def values_below(grid: list[list[Cell | None]], index: int, cells: list[Cell]) -> bool:
    """Return whether the row under ``index`` holds values, and no labels, below the cells of that row.

    A state is a value there, although some are words of labels too ("Réalisé"), and so is who the label above asks for.
    """
    if index + 1 >= len(grid):
        return False
    below = [grid[index + 1][c.col] for c in cells]
    filled = [c for c in below if c is not None and c.row == index + 1 and c.text.strip()]
    return bool(filled) and not any(cell_label(c) for c in without_values(filled, cells))


def without_values(cells: list[Cell], heads: list[Cell]) -> list[Cell]:
    """Return the cells that are not plainly values below the labels ``heads``, words of labels though they may be.

    Those are states, and names under a label of the same field that is printed otherwise ("Collège" under
    "Responsable").
    """
    return [cell for cell in cells if not is_state(cell.text) and not _answers(cell, heads)]


def _answers(cell: Cell, heads: list[Cell]) -> bool:
    head = next((head for head in heads if head.col == cell.col), None)
    if head is None or (head.fill, head.style.bold) == (cell.fill, cell.style.bold):
        return False
    asked, known = cell_label(head), cell_label(cell)
    return asked is not None and known is not None and asked.target == known.target in _NAMES

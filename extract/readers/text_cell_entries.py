"""Several entries that a conversion put on the one line of a cell: each begins with an infinitive and a capital.

Only cells under, or beside, a label in the plural hold several ("Actions").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.document import Cell, Kind, Line, Table, TextBlock
from extract.readers.text_cell_kinds import label_kind, says_infinitive
from extract.text import fold

_PLURAL = re.compile(r"\b(?:actions|projets|mesures|taches|etapes)\b")
_LONGEST_LABEL = 40
_FEWEST_WORDS = 2  # of an entry
_OPENS = re.compile(r"(?P<before>\S+)(?P<blank>\s+)(?=[A-ZÀ-Ý][^\W\d_A-ZÀ-Ý]|[SD]['’][a-zà-ÿ])")
_GOES_ON = re.compile(
    r"(?:[:,(«/&+–-]|['’]|^(?:de|du|des|la|le|les|un|une|et|ou|à|a|au|aux|en|pour|par|sur|sous|avec|dans|que|qui|dont|"
    r"son|sa|ses|leur|leurs|notre|nos|vers|entre|chez|via|n°|m\.|mme|rue|place|école|salle|quartier|saint|sainte))$",
    re.IGNORECASE,
)
_STEPS = re.compile(r"\s;\s+(?=[a-zà-ÿ])")


def with_cell_entries(table: Table) -> Table:
    """Return ``table`` with the entries of such cells apart."""
    grid = table.grid()
    plural = {
        col for col, cell in enumerate(grid[0] if grid else ()) if cell is not None and cell.row == 0 and _names(cell)
    }
    cells = tuple(
        _parted(cell)
        if (cell.row and cell.col in plural) or (cell.col == 1 and _names(grid[cell.row][0]) and not _names(cell))
        else cell
        for cell in table.cells
    )
    return replace(table, cells=cells) if cells != table.cells else table


def _names(cell: Cell | None) -> bool:
    """Whether a cell is a label in the plural."""
    text = cell.text.strip() if cell is not None else ""
    kind = label_kind(text.rstrip(" :")) if len(text) <= _LONGEST_LABEL else None
    return kind is not None and _PLURAL.search(fold(text)) is not None


def _parted(cell: Cell) -> Cell:
    if len(cell.blocks) != 1 or not isinstance(block := cell.blocks[0], TextBlock) or len(block.lines) != 1:
        return cell
    entries = list(_entries(block.text))
    if len(entries) < 2:
        return cell
    line = block.lines[0]
    return replace(cell, blocks=tuple(_entry(text, level, line) for text, level in entries))


def _entry(text: str, level: int, line: Line) -> TextBlock:
    return TextBlock(Kind.LIST_ITEM, (replace(line, text=text),), level=level, marker="-" if level else "•")


def _entries(text: str) -> Iterator[tuple[str, int]]:
    """Yield the entries of a text with their depth: what small letters open behind a semicolon is a step."""
    if not says_infinitive(text):
        return
    start = 0
    ends = [m.end() for m in _OPENS.finditer(text) if _begins(m["before"], text[m.end() :])]
    for end in [*ends, len(text)]:
        whole = text[start:end].strip(" ;")
        if len(whole.split()) < _FEWEST_WORDS:
            continue
        first, *steps = _STEPS.split(whole)
        yield first.strip(" ;"), 0
        yield from ((step.strip(" ;"), 1) for step in steps)
        start = end


def _begins(before: str, rest: str) -> bool:
    """Whether an entry may begin behind a word."""
    return _GOES_ON.search(before) is None and says_infinitive(rest)

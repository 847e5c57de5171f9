"""Fiches in plain text, a printed row a line: "Pilote Service Travaux" over "Budget 500 €", put back in two columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeGuard

from extract.detect.words.labels import FIELDS, Meaning, level_of, may_open_label, meaning
from extract.detect.words.markers import read_marker
from extract.document import Block, Cell, Document, Kind, Role, Table, TextBlock
from extract.printed import Level
from extract.sniff import TEXT
from extract.text import fold

_MOST_WORDS = 6  # of a label
_FEWEST_ROWS = 3  # different labels of a fiche
_FEWEST_FICHES = 2  # in which a label comes
_YEAR = re.compile(r"20\d\d|%")
_YEARS = re.compile(r"\b20\d\d 20\d\d\b")
_LONGEST_HEADER = 150  # letters
_FILLED = 0.7  # rows with a value
_BESIDE = 0.4  # rows with a value on the line of their label
_NEAR = 4  # blocks between a fiche and the table under it
_MOST_BETWEEN = 6  # blocks of one value
_NAMES_PARTS = frozenset({"title", "parent", "volet", "theme", "type", "code"})
_TITLES = frozenset({"title", "parent"})
_TEXTS = frozenset({"description", "remarks", "steps"})
_COLUMNS = frozenset({"schedule", "amounts", "indicators"})  # under which other columns stand
_PLAIN_VALUES = frozenset({"schedule", "status", "priority", "progress", "amounts", "fte", "indicators"})


@dataclass(slots=True)
class _Row:
    """A label as printed, what it means and the blocks of its value."""

    label: str
    known: Meaning
    value: list[TextBlock]


@dataclass(slots=True)
class _Fiche:
    """Rows that follow one another, with the blocks that they come from."""

    rows: list[_Row] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    under_action: bool = False
    over_header: bool = False

    @property
    def has_title(self) -> bool:
        """Whether a row or the line above names an item; where none does, the labels only add to what is above them."""
        filled = sum(any(block.text for block in row.value) for row in self.rows)
        beside = sum(bool(row.value[0].text) for row in self.rows)
        if filled < _FILLED * len(self.rows) or beside < _BESIDE * len(self.rows):
            return False
        return self._names_item() or (self.under_action and not self.over_header)

    def _names_item(self) -> bool:
        return any(row.known.target in _TITLES and any(block.text for block in row.value) for row in self.rows)

    @property
    def labels(self) -> set[str]:
        return {fold(row.label) for row in self.rows}


def with_label_rows(document: Document) -> Document:
    """Return the document, the fiches of a plain text as tables of labels and values.

    Several fiches have the same labels, at least three of them; the first words of one line alone say nothing.
    """
    if document.media_type != TEXT:
        return document
    times = Counter(label for block in document.blocks if _may_be_row(block) for label in _labels(block.text))
    parts = list(_parts(document.blocks, times))
    fiches = [part for part in parts if isinstance(part, _Fiche) and part.has_title]
    comes = Counter(label for part in fiches for label in part.labels)
    known = frozenset(label for label, n in comes.items() if n >= _FEWEST_FICHES)
    fiches = [part for part in fiches if len(part.labels & known) >= _FEWEST_ROWS]
    if len(fiches) < _FEWEST_FICHES:
        return replace(document, blocks=tuple(_without_names(document.blocks)))
    pairs = _side_by_side(fiches, times)
    found = [block for part in parts for block in _blocks(part, known, pairs, times)]
    return replace(document, blocks=tuple(_without_names(found)))


def _without_names(blocks: Sequence[Block]) -> Iterator[Block]:
    """Leave out the name of a level right above a marker of that level: "Objectif stratégique" over "OS 1"."""
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if not (_may_be_row(block) and isinstance(below, TextBlock) and _names_level_of(block.text, below.text)):
            yield block


def _names_level_of(text: str, below: str) -> bool:
    if text not in _labels(text) or (level := level_of(fold(text))) is None:
        return False
    marker = read_marker(below)
    return marker is not None and marker.level is level and marker.number is not None


def _blocks(
    part: Block | _Fiche, known: frozenset[str], pairs: frozenset[tuple[str, str]], times: Counter[str]
) -> Iterator[Block]:
    if not isinstance(part, _Fiche):
        yield part
    elif len(part.labels & known) < _FEWEST_ROWS or not part.has_title:
        yield from part.blocks
    else:
        yield _table([own for row in part.rows for own in _parted(row, pairs, times)])


def _table(rows: Sequence[_Row]) -> Table:
    cells: list[Cell] = []
    for at, row in enumerate(rows):
        head = row.value[0]
        label = replace(head, kind=Kind.PARAGRAPH, lines=(replace(head.lines[0], text=row.label),), marker=None)
        value = tuple(block for block in row.value if block.text)
        cells.append(Cell(at, 0, blocks=(label,), places=label.places))
        cells.append(Cell(at, 1, blocks=value, places=label.places))
    return Table(tuple(cells), len(rows), 2, ruled=True, places=cells[0].places)


def _parts(blocks: Sequence[Block], times: Counter[str]) -> Iterator[Block | _Fiche]:
    """Yield what may be fiches, and the blocks around them."""
    fiche = _Fiche()
    for at, block in enumerate(blocks):
        if not isinstance(block, TextBlock) or block.role is not Role.BODY:
            if isinstance(block, Table):
                yield fiche
                fiche = _Fiche()
            yield block
            continue
        row = _row(block, times)
        if row is not None and fiche.rows and fold(row.label) == fold(fiche.rows[0].label):
            yield fiche
            fiche = _Fiche()
        if row is not None:
            fiche.rows.append(row)
            fiche.blocks.append(block)
        elif fiche.rows and _goes_on(block, fiche, blocks[at + 1 : at + _MOST_BETWEEN], times):
            fiche.rows[-1].value.append(block)
            fiche.blocks.append(block)
        else:
            fiche.over_header = any(map(_is_header, _texts(blocks[at : at + _NEAR])))
            yield fiche
            yield block
            fiche = _Fiche(under_action=_names_item(block, Level.ACTION))
    yield fiche


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    return (block.text for block in blocks if isinstance(block, TextBlock) and block.role is Role.BODY)


def _goes_on(block: TextBlock, fiche: _Fiche, below: Sequence[Block], times: Counter[str]) -> bool:
    """Return whether a block goes on with the last value: a list entry, or a text over another row of the fiche."""
    if _is_header(block.text):
        return False
    empty = not any(part.text for part in fiche.rows[-1].value)
    if _names_item(block):
        after = next((one for one in below if getattr(one, "role", None) is Role.BODY), None)
        return empty and isinstance(after, TextBlock) and _row(after, times) is not None
    if empty or block.kind is Kind.LIST_ITEM:
        return True
    for after in below:
        if isinstance(after, Table):
            return False
        if not isinstance(after, TextBlock) or after.role is not Role.BODY:
            continue
        if _names_item(after) or _is_header(after.text):
            return False
        if (row := _row(after, times)) is not None:
            return fold(row.label) not in fiche.labels
    return False


def _names_item(block: TextBlock, level: Level | None = None) -> bool:
    marker = read_marker(block.text)
    if marker is None or not isinstance(marker.level, Level) or marker.number is None:
        return False
    return level is None or (marker.level is level and bool(marker.rest))


def _may_be_row(block: Block) -> TypeGuard[TextBlock]:
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or block.kind is Kind.LIST_ITEM:
        return False
    return block.marker is None


def _row(block: TextBlock, times: Counter[str]) -> _Row | None:
    found = _opening(block.text, times) if _may_be_row(block) and not _is_header(block.text) else None
    if found is None:
        return None
    label, known, rest = found
    if rest in _labels(rest) and (beside := meaning(rest)) is not None and beside.target in _COLUMNS:
        return None  # two columns of a header
    lines, left = [], len(label.split())
    for line in block.lines:
        words = line.text.split()
        lines.append(replace(line, text=" ".join(words[left:])))
        left = max(0, left - len(words))
    return _Row(label, known, [replace(block, kind=Kind.PARAGRAPH, level=None, lines=tuple(lines))])


def _opening(text: str, times: Counter[str]) -> tuple[str, Meaning, str] | None:
    """Return the label that opens a text, what it means and what is behind it.

    Of several, the longest that comes again, a capital word in it only where it always does; a label that comes once is
    the shortest, and none of those that begin names, too ("Service").
    """
    labels = [label for label in _labels(text) if times[label] >= _FEWEST_FICHES]
    labels = labels or [label for label in _labels(text)[-1:] if _is_plain(label)]
    if labels and labels[0] == " ".join(text.split()):
        labels = labels[:1]
    while len(labels) > 1 and labels[0].split()[-1][0].isupper() and times[labels[1]] > times[labels[0]]:
        labels.pop(0)
    if not labels or (known := meaning(labels[0])) is None:
        return None
    return labels[0], known, " ".join(text.split()[len(labels[0].split()) :])


def _is_plain(label: str) -> bool:
    known = meaning(label)
    return known is not None and known.target in _PLAIN_VALUES | _TEXTS


@cache
def _labels(text: str) -> tuple[str, ...]:
    """Return the labels that may open a text, the longest first; none where they name an item ("Fiche action n° 3")."""
    words = text.split()
    if not words or not text[:1].isupper() or not (may_open_label(words[0]) or meaning(words[0])):
        return ()
    found: list[str] = []
    for n in range(min(_MOST_WORDS, len(words)), 0, -1):
        label, rest = " ".join(words[:n]), " ".join(words[n:])
        known = meaning(label) if label[-1].isalnum() or label[-1] == ")" else None
        if known is None or not known.is_whole or known.target not in FIELDS | _NAMES_PARTS or _is_value(words[:n]):
            continue
        if known.target in _NAMES_PARTS and _is_number(words[n:]):
            return ()
        if not (rest[:1].islower() or rest[:1] == ":"):
            found.append(label)
    return tuple(found)


def _is_value(words: Sequence[str]) -> bool:
    """Whether the last word of a label begins the value: a number, a capital that adds nothing ("Description La")."""
    last = words[-1]
    if any(map(str.isdigit, last)):
        return True
    return (
        len(words) > 1
        and last[0].isupper()
        and not " ".join(words).isupper()
        and meaning(" ".join(words[:-1])) == meaning(" ".join(words))
    )


def _is_header(text: str) -> bool:
    """Whether a text is nothing but the labels of columns ("N° Actions Responsable Échéance")."""
    return (
        len(text) <= _LONGEST_HEADER and _columns(tuple(text.split()), _YEARS.search(text) is not None) >= _FEWEST_ROWS
    )


@cache
def _columns(words: tuple[str, ...], years: bool) -> int:
    """Return into how many labels the words may be parted, 0 where they hold anything else."""
    best = 0
    for n in range(1, min(_MOST_WORDS, len(words)) + 1):
        if _is_whole(words[:n]) or (years and n == 1 and _YEAR.fullmatch(words[0])):
            rest = _columns(words[n:], years)
            best = max(best, rest + 1 if rest or n == len(words) else 0)
    return best


def _is_whole(words: Sequence[str]) -> bool:
    known = meaning(" ".join(words)) if words[0][0].isupper() else None
    return known is not None and known.is_whole and not (len(words) > 1 and _is_value(words))


def _is_number(words: Sequence[str]) -> bool:
    """Whether what stands behind the name of a level is its number ("Action 3", "Objectif n° 2 :")."""
    return bool(words) and (words[0][0].isdigit() or fold(words[0]) in ("n", "no") or len(words[0].strip(".:")) == 1)


def _side_by_side(fiches: Sequence[_Fiche], openings: Counter[str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of labels that stand on one line, each with its value, in most fiches that have the first."""
    rows = [row for fiche in fiches for row in fiche.rows]
    times = Counter(fold(row.label) for row in rows)
    pairs = Counter((fold(row.label), fold(label)) for row in rows for _, label, _ in _inner(row, openings))
    return frozenset(pair for pair, n in pairs.items() if n >= max(_FEWEST_FICHES, 0.5 * times[pair[0]]))


def _inner(row: _Row, openings: Counter[str]) -> Iterator[tuple[int, str, Meaning]]:
    """Yield the labels within the first line of a value, with the word at which each begins.

    They are of plain values, which no name holds, or open other lines.
    """
    words = row.value[0].lines[0].text.split()
    at = 1
    while at < len(words):
        labels = [label for label in _labels(" ".join(words[at:])) if len(label.split()) < len(words) - at]
        known = meaning(labels[-1]) if labels else None
        if known is not None and (known.target in _PLAIN_VALUES or openings[labels[-1]] >= _FEWEST_FICHES):
            yield at, labels[-1], known
            at += len(labels[-1].split())
        at += 1


def _parted(row: _Row, pairs: frozenset[tuple[str, str]], openings: Counter[str]) -> Iterator[_Row]:
    """Yield a row, then those that stand beside it on its line."""
    first, *below = row.value
    line, *others = first.lines
    words = line.text.split()
    cuts = [(at, label, known) for at, label, known in _inner(row, openings) if (fold(row.label), fold(label)) in pairs]
    if not cuts:
        yield row
        return
    ends = [*(at for at, _, _ in cuts[1:]), len(words)]
    yield replace(row, value=[replace(first, lines=(replace(line, text=" ".join(words[: cuts[0][0]])),))])
    for (at, label, known), end in zip(cuts, ends, strict=True):
        text = " ".join(words[at + len(label.split()) : end])
        last = end == len(words)
        lines = (replace(line, text=text), *(others if last else ()))
        yield _Row(label, known, [replace(first, lines=lines), *(below if last else ())])

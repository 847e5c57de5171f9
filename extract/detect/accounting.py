"""What of the plan's body no reading explains: nothing readable is lost in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.detect.celltext import box_options
from extract.detect.headings import announced, is_total, volet_cell
from extract.detect.labels import meaning, time_slot
from extract.detect.outline import Outline
from extract.detect.values import payer
from extract.document import Block, Box, Place, ReaderWarning, Role, Table, TextBlock
from extract.printed import PrintedItem
from extract.text import fold

_Text = tuple[str, Place]

_SHORTEST = 3  # letters: shorter texts are signs, figures
_LONG_TITLE = 12  # letters: a shorter title may stand in any text by chance
_EXPLAINED = 0.7  # the share of a text's words that makes it explained
_NEAR = 2.0  # points
_STRIP = 30.0  # points
_WHOLE = 0.99  # of a label's words are known: it is nothing but a label
_HEADER = 2  # rows at the head of a table whose totals head columns


def unread_texts(blocks: Sequence[Block], outline: Outline) -> list[ReaderWarning]:
    """Return a warning for each paragraph or cell between the first and the last item that stands in none of them.

    A text is explained when items hold its words as title, marker, theme, value or label, and, where the format says
    where a text stands, when these items stand there too: the name of a service is read with one action and lost with
    the next. Totals, header labels, volets and announcements explain themselves. What stands before the first item is
    foreword, what follows the last is annex.
    """
    used = _Used(outline)
    rows = list(_rows(blocks))
    order = range(len(rows))
    first = next((at for at in order if used.holds_title(rows[at])), None)
    last = next((at for at in reversed(order) if used.holds_title(rows[at])), None)
    if first is None or last is None:
        return []
    itself: dict[str, bool] = {}
    warnings = []
    for row in rows[first : last + 1]:
        unread = [(text, place) for text, place in row if not used.explains(text, place)]
        for text, _ in unread:
            if text not in itself:
                itself[text] = _explains_itself(text)
        if all(itself[text] for text, _ in unread):
            continue
        for text, place in unread:
            if not itself[text] or _is_value(text):
                message = f"Texte du plan resté sans lecture : « {text[:80]} »"
                warnings.append(ReaderWarning("unread-text", message, text, place))
    return warnings


class _Used:
    """The titles and the words that the items of an outline hold, and where they stand."""

    def __init__(self, outline: Outline) -> None:
        self.titles: set[str] = set()
        self.codes: set[str] = set()
        self.words: set[str] = set()
        self._at: dict[tuple[int | None, int], list[tuple[Box, set[str], str]]] = {}  # by page and height on it
        for root in outline.items:
            for item in root.walk():
                self.titles.add(fold(item.title))
                self.codes.add(fold(item.code or ""))
                text = " ".join(dict.fromkeys(fold(part) for part in _parts(item)))
                words = set(text.split())
                self.words |= words
                for place in (*item.places, *(place for value in item.values for place in value.places)):
                    if place.box is not None:
                        for spot in _spots(place.page, place.box):
                            self._at.setdefault(spot, []).append((place.box, words, text.replace(" ", "")))
        self._long_titles = [title for title in self.titles if len(title) > _LONG_TITLE]

    def is_title(self, text: str) -> bool:
        """Whether a text holds the title of an item."""
        folded = fold(text)
        return folded in self.titles or any(title in folded for title in self._long_titles)

    def holds_title(self, row: Sequence[_Text]) -> bool:
        """Whether one of the texts of a row holds the title of an item."""
        return any(self.is_title(text) for text, _ in row)

    def explains(self, text: str, place: Place) -> bool:
        """Whether most words of a text stand in the items at its place, or it names an item of elsewhere."""
        words = fold(text).split()
        if place.box is None or len(box_options(text)) > 1:  # of several boxes one is ticked
            return _mostly(words, self.words)
        glued = "".join(words)  # an amount may be broken
        for spot in _spots(place.page, place.box):
            for box, held, whole in self._at.get(spot, ()):
                told = held.issuperset(words) or glued in whole
                if _meet(box, place.box) and (told or _mostly(words, held)):
                    return True
        return _mostly(words, self.words) and (fold(text) in self.codes or self.is_title(text))


def _spots(page: int | None, box: Box) -> Iterator[tuple[int | None, int]]:
    """Yield the strips of a page that a box reaches into, where what it meets is looked for."""
    for strip in range(int((box.top - _NEAR) // _STRIP), int((box.bottom + _NEAR) // _STRIP) + 1):
        yield page, strip


def _mostly(words: Sequence[str], held: set[str]) -> bool:
    return sum(word in held for word in words) >= _EXPLAINED * len(words)


def _meet(box: Box, other: Box) -> bool:
    """Whether the middle of one box lies in the other."""
    return _middle_in(box, other) or _middle_in(other, box)


def _middle_in(box: Box, other: Box) -> bool:
    y = (box.top + box.bottom) / 2
    if not other.top - _NEAR <= y <= other.bottom + _NEAR:
        return False
    return other.x0 - _NEAR <= (box.x0 + box.x1) / 2 <= other.x1 + _NEAR


def _parts(item: PrintedItem) -> Iterator[str]:
    yield item.title
    yield item.code or ""
    yield item.theme or ""
    for value in item.values:
        yield value.raw
        yield value.label or ""


def _rows(blocks: Sequence[Block]) -> Iterator[list[_Text]]:
    """Yield the texts of the body: a paragraph by itself, those of the cells of a row together, without its totals."""
    for block in blocks:
        if isinstance(block, TextBlock) and block.role is Role.BODY:
            yield [(block.text, block.places[0] if block.places else Place())]
        elif isinstance(block, Table) and block.role is Role.BODY:
            yield from _table_rows(block)


def _table_rows(table: Table) -> Iterator[list[_Text]]:
    totals = [cell for cell in table.cells if is_total(cell.text)]
    rows = {row for cell in totals for row in range(cell.row, cell.row + cell.row_span)}
    cols = {col for cell in totals if cell.row < _HEADER for col in range(cell.col, cell.col + cell.col_span)}
    for _, cells in groupby(sorted(table.cells, key=lambda cell: (cell.row, cell.col)), key=lambda cell: cell.row):
        row: list[_Text] = []
        inner: list[Table] = []
        for cell in cells:
            own = " ".join(block.text for block in cell.blocks if isinstance(block, TextBlock))
            summed = cell.row in rows or cell.col in cols
            if own.strip() and not (summed and not any(char.isalpha() for char in own)):
                row.append((own, cell.places[0] if cell.places else Place()))
            inner.extend(block for block in cell.blocks if isinstance(block, Table))
        yield row
        yield from _rows(inner)


def _explains_itself(text: str) -> bool:
    if sum(char.isalpha() for char in text) < _SHORTEST or payer(text):
        return True
    if all(volet_cell(option) is not None for option in box_options(text)):
        return True
    if is_total(text) or announced(text) is not None or time_slot(text) is not None:
        return True
    known = meaning(text)
    return known is not None and known.cover >= 0.5


def _is_value(text: str) -> bool:
    """Whether a text that could head a column would be a value in a row that is not read: a moment, a function."""
    known = meaning(text)
    return any(char.isdigit() for char in text) or (known is not None and known.cover < _WHOLE)

"""What of the plan's body no reading explains: nothing readable is lost in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from extract.detect.plan.outline import Outline
from extract.detect.texts.celltext import box_options
from extract.detect.values.raw_values import payer
from extract.detect.words.headings import announced, is_count, is_total, volet_cell, without_chapter
from extract.detect.words.labels import meaning, time_slot
from extract.detect.words.legend import is_key
from extract.detect.words.markers import read_marker
from extract.document import Block, Box, Place, ReaderWarning, Role, Table, TextBlock
from extract.printed import Level, PrintedItem
from extract.text import fold

_Text = tuple[str, Place]
_Band = tuple[int | None, int]  # the page, and how many bands stand above it there

_SHORTEST = 3  # letters: shorter texts are signs, figures
_LONG_TITLE = 12  # letters: a shorter title may stand in any text by chance
_EXPLAINED = 0.7  # the share of a text's words that makes it explained
_NEAR = 2.0  # points
_BAND = 30.0  # points
_MONEY = re.compile(r"\d\s?€|€\s?\d")
_CHAPTER = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=\w)")  # "1.2.1. Semer (A.4)": the code is what counts
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
        unread = [(text, place) for text, place in row if not is_total(text) and not used.explains(text, place)]
        for text, _ in unread:
            if text not in itself:
                itself[text] = _explains_itself(text)
        lost_money = any(_MONEY.search(text) for text, _ in unread) and not any(payer(text) for text, _ in row)
        if all(itself[text] for text, _ in unread) and not lost_money:
            continue
        for text, place in unread:
            if not itself[text] or _is_value(text) or _MONEY.search(text):
                message = f"Texte du plan resté sans lecture : « {text[:80]} »"
                warnings.append(ReaderWarning("unread-text", message, text, place))
    return warnings


class _Words:
    """The words that one item holds, found when they are first asked for."""

    def __init__(self, item: PrintedItem) -> None:
        self._item = item

    @cached_property
    def whole(self) -> str:
        """All texts of the item, folded, each once."""
        return " ".join(dict.fromkeys(fold(part) for part in _parts(self._item)))

    @cached_property
    def held(self) -> set[str]:
        """Its words."""
        return set(self.whole.split())

    @cached_property
    def glued(self) -> str:
        """Its words without blanks: an amount may be broken."""
        return self.whole.replace(" ", "")

    def tell(self, words: Sequence[str]) -> bool:
        """Whether the item holds most of these words."""
        return _mostly(words, self.held) or "".join(words) in self.glued


class _Used:
    """The titles and the words that the items of an outline hold, and where they stand."""

    def __init__(self, outline: Outline) -> None:
        self.titles: set[str] = set()
        self.codes: set[str] = set()
        self.themes: set[str] = set()
        self._items: list[_Words] = []
        self._by_place: dict[int, list[_Words]] = {}  # by the identity of the place that a value took from its cell
        self._by_band: dict[_Band, list[tuple[Box, _Words]]] = {}
        for root in outline.items:
            for item in root.walk():
                self.titles.add(fold(item.title))
                self.codes.add(fold(item.code or ""))
                if item.theme:
                    self.themes.add(fold(item.theme))
                words = _Words(item)
                self._items.append(words)
                for place in (*item.places, *(place for value in item.values for place in value.places)):
                    if place.box is not None:
                        self._by_place.setdefault(id(place), []).append(words)
                        for band in _bands(place.page, place.box):
                            self._by_band.setdefault(band, []).append((place.box, words))
        self._long_titles = [title for title in self.titles if len(title) > _LONG_TITLE]

    @cached_property
    def words(self) -> set[str]:
        """The words of all items."""
        return set[str]().union(*(words.held for words in self._items))

    def is_title(self, text: str) -> bool:
        """Whether a text holds the title of an item."""
        folded = fold(text)
        return folded in self.titles or any(title in folded for title in self._long_titles)

    def names_theme(self, text: str) -> bool:
        """Whether a text is the name of a theme, a label and a number before it."""
        if not self.themes or not fold(text).endswith(tuple(self.themes)):
            return False
        marker = read_marker(text)
        named = marker.rest if marker is not None and marker.rest else without_chapter(text)
        return fold(named) in self.themes

    def holds_title(self, row: Sequence[_Text]) -> bool:
        """Whether one of the texts of a row holds the title of an item."""
        return any(self.is_title(text) for text, _ in row)

    def explains(self, text: str, place: Place) -> bool:
        """Whether most words of a text stand in the items at its place, or it names an item of elsewhere."""
        if self.names_theme(text):
            return True
        words = fold(_CHAPTER.sub("", text)).split()
        box = place.box
        if any(item.tell(words) for item in self._by_place.get(id(place), ())):
            return True
        if box is None or len(box_options(text)) > 1:  # of several boxes one is ticked
            return _mostly(words, self.words)
        for band in _bands(place.page, box):
            if any(_meet(near, box) and item.tell(words) for near, item in self._by_band.get(band, ())):
                return True
        named = fold(text) in self.codes or self.is_title(text) or fold(text).endswith(tuple(self.themes))
        return _mostly(words, self.words) and named


def _bands(page: int | None, box: Box) -> Iterator[_Band]:
    """The bands of a page that a box reaches: only boxes with one in common may meet."""
    for band in range(int((box.top - _NEAR) // _BAND), int((box.bottom + _NEAR) // _BAND) + 1):
        yield page, band


def _mostly(words: Sequence[str], held: set[str]) -> bool:
    return sum(word in held for word in words) >= _EXPLAINED * len(words)


def _meet(box: Box, other: Box) -> bool:
    """Whether the middle of one box lies in the other."""
    if box.top > other.bottom + _NEAR or other.top > box.bottom + _NEAR:
        return False
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
        yield value.hints.get("article", "")


def _rows(blocks: Sequence[Block]) -> Iterator[list[_Text]]:
    """Yield the texts of the body: a paragraph by itself, cells of a row together, without totals or hidden columns."""
    for block in blocks:
        if isinstance(block, TextBlock) and block.role is Role.BODY:
            yield [(block.text, block.places[0] if block.places else Place())]
        elif isinstance(block, Table) and block.role is Role.BODY:
            yield from _table_rows(block)


def _table_rows(table: Table) -> Iterator[list[_Text]]:
    totals = [cell for cell in table.cells if is_total(cell.text)]
    rows = {row for cell in totals for row in range(cell.row, cell.row + cell.row_span)}
    cols = {col for cell in totals if cell.row < _HEADER for col in range(cell.col, cell.col + cell.col_span)}
    for _, cells in groupby(sorted(table.cells, key=attrgetter("row", "col")), key=attrgetter("row")):
        row: list[_Text] = []
        inner: list[Table] = []
        for cell in cells:
            own = " ".join(block.text for block in cell.blocks if isinstance(block, TextBlock))
            summed = cell.row in rows or cell.col in cols
            if (
                own.strip()
                and cell.col not in table.hidden_cols
                and not (summed and not any(char.isalpha() for char in own))
            ):
                row.append((own, cell.places[0] if cell.places else Place()))
            inner.extend(block for block in cell.blocks if isinstance(block, Table))
        yield row
        yield from _rows(inner)


def _explains_itself(text: str) -> bool:
    if sum(char.isalpha() for char in text) < _SHORTEST or payer(text):
        return True
    if _names_volet(text):
        return True
    if is_total(text) or is_count(text) or announced(text) is not None or time_slot(text) is not None or is_key(text):
        return True
    known = meaning(text)
    return known is not None and known.cover >= 0.5


def _is_value(text: str) -> bool:
    """Whether a text that could head a column would be a value in a row that is not read: a moment, a function."""
    known = meaning(text)
    return any(char.isdigit() for char in text) or (known is not None and not known.is_whole and not _names_volet(text))


def _names_volet(text: str) -> bool:
    marker = read_marker(text)
    if marker is not None and isinstance(marker.level, Level):
        text = marker.rest
    return all(volet_cell(option) is not None for option in box_options(text))

"""What of the plan's body no reading explains: nothing readable is lost in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.detect.celltext import box_options
from extract.detect.headings import announced, is_total, volet_cell
from extract.detect.labels import meaning, time_slot
from extract.detect.outline import Outline
from extract.document import Block, Cell, Place, ReaderWarning, Role, Table, TextBlock
from extract.printed import PrintedItem
from extract.text import fold

_SHORTEST = 3  # letters: shorter texts are signs
_LONG_TITLE = 12  # letters: a shorter title may stand in any text by chance
_EXPLAINED = 0.7  # the share of a text's words that makes it explained


def unread_texts(blocks: Sequence[Block], outline: Outline) -> list[ReaderWarning]:
    """Return a warning for each paragraph or cell between the first and the last item that stands in none of them.

    A text is explained when items hold its words as title, marker, theme, value or label; totals, header labels, volets
    and announcements explain themselves. What stands before the first item is foreword, what follows the last is annex.
    """
    used = _Used(outline)
    texts = list(_texts(blocks))
    first = next((i for i, (text, _) in enumerate(texts) if used.is_title(text)), None)
    if first is None:
        return []
    last = next(i for i in range(len(texts) - 1, -1, -1) if used.is_title(texts[i][0]))
    warnings = []
    explained: dict[str, bool] = {}
    for text, place in texts[first : last + 1]:
        if text not in explained:
            explained[text] = used.explains(text) or _explains_itself(text)
        if not explained[text]:
            message = f"Texte du plan resté sans lecture : « {text[:80]} »"
            warnings.append(ReaderWarning("unread-text", message, text, place))
    return warnings


class _Used:
    """The titles and the words that the items of an outline hold."""

    def __init__(self, outline: Outline) -> None:
        self.titles: set[str] = set()
        self.words: set[str] = set()
        parts: list[str] = []
        for root in outline.items:
            for item in root.walk():
                self.titles.add(fold(item.title))
                parts.extend(_parts(item))
        for part in dict.fromkeys(parts):
            self.words.update(fold(part).split())

    def is_title(self, text: str) -> bool:
        """Whether a text holds the title of an item."""
        folded = fold(text)
        return folded in self.titles or any(len(title) > _LONG_TITLE and title in folded for title in self.titles)

    def explains(self, text: str) -> bool:
        """Whether most words of a text stand in items."""
        words = fold(text).split()
        return sum(word in self.words for word in words) >= _EXPLAINED * len(words)


def _parts(item: PrintedItem) -> Iterator[str]:
    yield item.title
    yield item.code or ""
    yield item.theme or ""
    for value in item.values:
        yield value.raw
        yield value.label or ""


def _texts(blocks: Sequence[Block]) -> Iterator[tuple[str, Place]]:
    for block in blocks:
        if isinstance(block, TextBlock) and block.role is Role.BODY:
            yield block.text, block.places[0] if block.places else Place()
        elif isinstance(block, Table) and block.role is Role.BODY:
            for cell in block.cells:
                yield from _cell_texts(cell)


def _cell_texts(cell: Cell) -> Iterator[tuple[str, Place]]:
    own = " ".join(block.text for block in cell.blocks if isinstance(block, TextBlock))
    if own.strip():
        yield own, cell.places[0] if cell.places else Place()
    yield from _texts([block for block in cell.blocks if isinstance(block, Table)])


def _explains_itself(text: str) -> bool:
    if sum(char.isalpha() for char in text) < _SHORTEST:
        return True
    if all(volet_cell(option) is not None for option in box_options(text)):
        return True
    if is_total(text) or announced(text) is not None or time_slot(text) is not None:
        return True
    known = meaning(text)
    return known is not None and known.cover >= 0.5

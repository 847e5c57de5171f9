"""Whether the first row of a page is the rest of the last row of the page before, and which of its cells go on.

What tells is the table's own habit: a column that every row fills is filled once in a row that was cut, and where every
cell opens with a code or a capital, one that does not goes on with the cell above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.document import Block, Cell, Table
from extract.layout.tables.row_codes import opens_with_code
from extract.layout.tables.text_heights import shows_text_overleaf
from extract.text import ends_open, without_continued

_LEAST_FILLED = 0.5  # of the rows fill the column that tells rows apart
_NEARLY = 0.7  # of the share of the column that is filled most
_CONTINUES = 2.0  # evidence needed to take two rows for one
_OPENED_ANEW = 1.0  # evidence against, in a row whose code stands overleaf
_TWICE = 2.0  # evidence against, where columns of figures are filled twice
_CUT_OPEN = 3.0  # evidence that a table left open at the break gives
_FEWEST_CODED, _FEWEST_TEXTS = 2, 5  # of a column, to know how its cells open
_LABELLED = 2  # columns: labels and values, where the row in question may be half of all
_MOST_UNCODED = 0.2  # of them: the header, the rest of a cut cell
_FIGURE = re.compile(r"\d[\d .,/]*[€%]?")
_YEAR, _TICK = re.compile(r"(?:19|20)\d\d"), re.compile(r"[xX✓✔●•■☒☑]")
_FEWEST_WHOLE = 2  # values of a cut row that are not cut
_STOPS = (".", "!", "?", "…")
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…")


class _Openings(NamedTuple):
    """How the cells of a column open: with a code, never with a small letter (but for the rest of a cut cell)."""

    coded: bool
    never_small: bool

    def goes_on(self, above: str, below: str) -> bool:
        """Whether ``below`` can only be the rest of ``above``: no cell of its own opens so."""
        if self.coded:
            return not opens_with_code(below) and not above.endswith(_SENTENCE_ENDS)
        return self.never_small and goes_on_in_words(above, below)


def is_rest_of_row(last: dict[int, Cell], new: dict[int, Cell], cells: Sequence[Cell], columns: int, cut: bool) -> bool:
    """Whether the first row of a page, ``new``, goes on with the ``last`` one before it (cells by column).

    ``cells`` show the table's habits; ``cut`` tells that the table is left open at the break.
    """
    if is_remainder(last, new, cells):
        return True
    if _are_ticks_under_years(last, new):
        return False
    known = cells
    if columns == _LABELLED:
        known = [cell for cell in cells if not any(cell is other for other in new.values())]
    anchor, fill = _anchor(known, columns)
    return _evidence(last, new, anchor, fill, cells) + (_CUT_OPEN if cut else 0) >= _CONTINUES


def _are_ticks_under_years(last: dict[int, Cell], new: dict[int, Cell]) -> bool:
    """Whether a row holds nothing but crosses, each below a year: the row of a calendar below that of its years."""
    filled = [col for col, cell in new.items() if cell.text]
    return bool(filled) and all(_TICK.fullmatch(new[col].text) and _YEAR.fullmatch(last[col].text) for col in filled)


def is_remainder(last: dict[int, Cell], new: dict[int, Cell], cells: Sequence[Cell]) -> bool:
    """Whether ``new`` holds nothing but the rest of texts that ``last`` breaks off, which has most values alone."""
    above = {col for col, cell in last.items() if cell.text}
    below = {col for col, cell in new.items() if cell.text}
    alone = above - below
    if not alone or not below <= above:
        return False
    if any(_same_table(last[col].blocks[-1], new[col].blocks[0]) for col in below):
        return not any(last[col].text.endswith(_STOPS) for col in below)
    enough = len(alone) >= max(_FEWEST_WHOLE, len(below))
    return enough and all(_breaks_off(last[col], new[col].text, cells) for col in below)


def _breaks_off(above: Cell, below: str, cells: Sequence[Cell]) -> bool:
    """Whether a cell ends in the middle of a list or a sentence that ``below`` goes on with.

    In a column whose texts open with small letters those tell nothing.
    """
    if above.text.endswith(",") or ends_open(above.text):
        return True
    texts = [cell.text for cell in cells if cell.col == above.col and cell.col_span == 1 and cell.text]
    small = next((char for char in below if char.isalnum()), "").islower()
    return small and not above.text.endswith(_STOPS) and sum(map(_opens_small, texts)) <= 1


def _same_table(above: Block, below: Block) -> bool:
    """Whether two tables have the same number of columns and the same texts in their first row."""
    if not isinstance(above, Table) or not isinstance(below, Table) or above.n_cols != below.n_cols:
        return False
    heads = [[cell.text for cell in table.cells if cell.row == 0] for table in (above, below)]
    return heads[0] == heads[1]


def is_cut_cell(above: Cell, below: Cell, cells: Sequence[Cell], columns: int) -> bool:
    """Whether a merged cell goes on with ``below``, in a row of its own."""
    merging = _merging(cells, above.col, columns)
    if below.text and not above.text and (merging or above.row_span > 1):
        return shows_text_overleaf(above, below, cells)
    if below.text and without_continued(below.text) != above.text:
        rest = above.row_span > 1 or below.row_span > 1 or merging
        return rest and _openings(cells, above.col).goes_on(above.text, below.text)
    if below.text:
        return merging or (above.row_span > 1 and below.row_span > 1)
    return below.row_span > 1 or merging


def goes_on_in_words(above: str, below: str) -> bool:
    """Whether ``below`` opens in the middle of the sentence that ``above`` breaks off."""
    letter = next((char for char in below if char.isalnum()), "")
    return above.endswith("-") or (letter.islower() and not above.endswith(_SENTENCE_ENDS))


def _evidence(
    last: dict[int, Cell], new: dict[int, Cell], anchor: int | None, fill: float, cells: Sequence[Cell]
) -> float:
    """Weigh whether two rows are one: the column that is always filled is filled once, and texts go on."""
    score = 0.0
    inverse = False  # the row began with a value that stands higher than its code
    anew = False  # a text that does not go on stands under another one
    if anchor is not None and anchor in last and anchor in new:
        above, below = last[anchor].text, new[anchor].text
        if above and below:
            if _openings(cells, anchor).goes_on(above, below):
                score += 2.0 if goes_on_in_words(above, below) else 1.0
            else:
                return -1.0 if goes_on_in_words(above, below) else -3.0
        elif above or below:
            score += 2.0 if fill >= 0.8 else 1.0
            inverse = bool(below)
        if below and not above and fill < 0.8:
            return -1.0
    for col, cell in new.items():
        if col == anchor or not cell.text or col not in last:
            continue
        if not last[col].text:
            score -= 0.0 if inverse else 0.5
        elif goes_on_in_words(last[col].text, cell.text):
            score += 1.0
        else:
            anew = True
    if sum(_is_figure(last[col].text) and _is_figure(cell.text) for col, cell in new.items() if col in last) > 1:
        return score - _TWICE
    return score - (_OPENED_ANEW if inverse and anew else 0.0)


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None


def _openings(cells: Sequence[Cell], col: int) -> _Openings:
    texts = [cell.text for cell in cells if cell.col == col and cell.col_span == 1 and cell.blocks]
    coded = sum(map(opens_with_code, texts))
    return _Openings(
        coded >= _FEWEST_CODED and len(texts) - coded <= max(2, _MOST_UNCODED * len(texts)),
        len(texts) >= _FEWEST_TEXTS and sum(_opens_small(text) for text in texts) <= 1,
    )


def _opens_small(text: str) -> bool:
    return next((char for char in text if char.isalnum()), "").islower()


def _anchor(cells: Sequence[Cell], columns: int) -> tuple[int | None, float]:
    """Return the first column that most rows fill with a cell of their own, and the share of rows that do."""
    own: list[int] = [0] * columns
    empty: list[int] = [0] * columns
    for cell in cells:
        if cell.col_span == columns and columns > 1:
            continue
        if cell.row_span == 1:
            (own if cell.blocks else empty)[cell.col] += 1
        elif cell.blocks:
            empty[cell.col] += cell.row_span
    shares = [o / (o + e) if o + e >= 2 else 0.0 for o, e in zip(own, empty, strict=True)]
    best = max(shares, default=0.0)
    if best < _LEAST_FILLED:
        return None, 0.0
    col = next(at for at, share in enumerate(shares) if share >= _NEARLY * best)
    return col, shares[col]


def _merging(cells: Sequence[Cell], col: int, columns: int) -> bool:
    """Whether the cells of a column usually span rows."""
    rows = len({cell.row for cell in cells})
    merged = sum(cell.row_span for cell in cells if cell.col == col and cell.row_span > 1 and cell.col_span < columns)
    return merged >= 0.3 * rows

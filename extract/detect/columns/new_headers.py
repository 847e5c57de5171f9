"""Whether a row below a header is a header itself, or a row of data whose cells hold words that head columns too."""

from __future__ import annotations

from collections.abc import Sequence

from extract.detect.columns.column import Header, row_cells
from extract.detect.words.labels import meaning, time_slot
from extract.detect.words.markers import read_marker
from extract.document import Cell
from extract.text import fold

_SENTENCE = 3  # words that make a cell without a label say something of its own


def heads_anew(row: Sequence[Cell | None], header: Header) -> bool:
    """Whether a row of labels takes over from ``header``: it repeats its labels, or one of its own names titles.

    Who carries an action, who pays for it, its year and its state are words that head columns as well ("Échevin",
    "CPAS", "2025", "Réalisé"): a row of these alone is one of data.
    """
    if _says_when(row, header) or _is_numbered(row, header) or has_title(row, header):
        return False
    named = [known for cell in row_cells(row) if (known := meaning(cell.text)) is not None and known.cover >= 0.5]
    return _repeats(row, header) or any(known.target in ("title", "code") for known in named)


def has_title(row: Sequence[Cell | None], header: Header) -> bool:
    """Whether a text that is no label stands under the titles of ``header``, and its labels do not return beside it."""
    titles = [cell for column in header.of("title") if (cell := row[column.index]) is not None]
    return any(_is_sentence(cell.text) for cell in titles) and not _repeats(row, header)


def _repeats(row: Sequence[Cell | None], header: Header) -> bool:
    """Whether most cells beside the titles are labels of the header: a title may stand among them as one more."""
    titles = {column.index for column in header.of("title")}
    labels = {fold(part) for column in header.columns for part in column.label.split(" > ")} - {""}
    beside = [cell for cell in row_cells(row) if cell.text.strip() and cell.col not in titles]
    repeated = sum(1 for cell in beside if fold(cell.text) in labels)
    return repeated >= 2 and repeated > 0.5 * len(beside)


def _says_when(row: Sequence[Cell | None], header: Header) -> bool:
    """Whether a row says when, under a header that asks for it ("Fin 2028" under "Délai")."""
    for column in header.of("schedule"):
        cell = row[column.index]
        if cell is not None and any(char.isdigit() for char in cell.text) and time_slot(cell.text) is None:
            return True
    return False


def _is_numbered(row: Sequence[Cell | None], header: Header) -> bool:
    """Whether a number stands under the codes of ``header``."""
    found = [read_marker(cell.text) for column in header.of("code") if (cell := row[column.index]) is not None]
    return any(marker is not None and marker.number and not marker.rest for marker in found)


def _is_sentence(text: str) -> bool:
    known = meaning(text)
    return len(text.split()) >= _SENTENCE and (known is None or known.cover < 0.5)

"""Another engine's opinion on a few tables: where ours is doubtful, and now and then in long documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extract.document import Cell, Place, ReaderWarning
from extract.layout.engine.plumber_page import Plumber
from extract.layout.pages.page import PageParts

_DOUBTFUL = 3  # words over rules on one page
_MOST_DOUBTFUL = 2  # pages looked at because of doubts
_LONG = 60  # pages: one of them is looked at whatever it looks like
_FEWEST_CELLS = 6
_AGREEMENT = 0.8  # of the other engine's cells found


def second_opinion(pages: Sequence[PageParts], plumber: Plumber) -> Iterator[ReaderWarning]:
    """Yield a warning for each page looked at on which the two engines find other cells."""
    for parts in _chosen(pages):
        theirs = plumber.cells(parts.page)
        if theirs is None or theirs.total() < _FEWEST_CELLS:
            continue
        ours = Counter(
            "".join(_printed(cell).split()) for table in parts.tables for cell in table.table.cells if cell.blocks
        )
        share = (theirs & ours).total() / theirs.total()
        if share < _AGREEMENT:
            found = f"{share:.0%} de cellules communes"
            message = f"Deux lectures des tableaux de la page {parts.page} diffèrent ({found}) : à vérifier."
            yield ReaderWarning("readings-disagree", message, place=Place(parts.page))


def _chosen(pages: Sequence[PageParts]) -> list[PageParts]:
    ruled = [parts for parts in pages if any(table.table.ruled for table in parts.tables)]
    doubtful = [p for p in ruled if sum(table.crossed for table in p.tables) >= _DOUBTFUL][:_MOST_DOUBTFUL]
    if len(pages) >= _LONG and ruled and not doubtful:
        return [ruled[len(ruled) // 2]]
    return doubtful


def _printed(cell: Cell) -> str:
    """The cell's text with its bullets and line ends as printed."""
    return " ".join(" ".join([block.marker or "", *(line.text for line in block.lines)]) for block in cell.text_blocks)

"""At which height of its cell a text stands: whether an empty cell at the foot of a page has its text overleaf.

Sheets put the text of a merged cell in its middle or at its foot. Where a page break cuts the cell, the text stands on
one side of it only, at the height that it has in the whole cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Box, Cell

_LEAST_ROOM = 12.0  # points, above and below a text, that tell at which height it stands
_FROM_TOP = 0.25  # of that room above a text, at least, where texts do not stand at the head of their cells
_SAME_HEIGHT = 0.15  # of that room


def shows_text_overleaf(above: Cell, below: Cell, cells: Sequence[Cell]) -> bool:
    """Whether the cell ``above`` a page break is empty because its text stands in ``below``, the rest of it overleaf.

    Either the text stands where it would in the whole cell, as others in the column of ``cells`` do in theirs; or both
    parts bear a shade of their own.
    """
    column = [cell for cell in cells if cell.col == above.col and cell.col_span == above.col_span]
    heights = [at for cell in column if cell is not below and (at := _height(cell)) is not None]
    high = sum(box.bottom - box.top for place in above.places if (box := place.box) is not None)
    own = _height(below, high)
    if heights and own is not None and min(heights) >= _FROM_TOP:
        return min(heights) - _SAME_HEIGHT <= own <= max(heights) + _SAME_HEIGHT
    others = {cell.fill for cell in column if cell.text and cell is not below}
    return not heights and above.fill is not None and above.fill == below.fill and above.fill not in others


def _height(cell: Cell, above: float = 0.0) -> float | None:
    """The share of the room in a cell that is above its text, ``above`` points more of it on the page before.

    None where the cell stands on several pages, or has no room to tell.
    """
    boxes = [line.place.box for block in cell.text_blocks for line in block.lines]
    lines = [box for box in boxes if box is not None]
    box = cell.places[0].box if len(cell.places) == 1 else None
    if box is None or not lines or len(lines) < len(boxes):
        return None
    return _share(box, min(line.top for line in lines), max(line.bottom for line in lines), above)


def _share(cell: Box, top: float, bottom: float, above: float) -> float | None:
    room = above + (cell.bottom - cell.top) - (bottom - top)
    return (above + top - cell.top) / room if room >= _LEAST_ROOM else None

"""Specks at the edges of cells, left of their rules: beside them a lone figure is read as of another line."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
PixelBox = tuple[float, float, float, float]

_MARGIN = 0.02  # inches: what is left of a rule reaches no farther into a cell
_DARK, _PAPER = 190, 255
_SMALLEST = 4  # margins: a cell narrower or lower than this is left alone


def without_edge_specks(page: Grey, cells: Iterable[PixelBox], dpi: float) -> Grey:
    """Return ``page`` without marks that lie within the margin of a cell, a margin of blank paper off all others."""
    margin = max(2, round(_MARGIN * dpi))
    clean = page.copy()
    for x0, top, x1, bottom in cells:
        part = clean[max(0, round(top)) : round(bottom), max(0, round(x0)) : round(x1)]
        if min(part.shape) < _SMALLEST * margin:
            continue
        for side in (part, part[:, ::-1], part.T, part.T[:, ::-1]):
            edge, inner = side[:, :margin], side[:, margin : 2 * margin]
            if (edge < _DARK).any() and not (inner < _DARK).any():
                edge[:] = _PAPER
    return clean

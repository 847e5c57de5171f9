"""Lines of a cell that Tesseract passes over: ink as high as the lines around, and wide, where no word was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extract.ocr.engine import RawWord
from extract.ocr.runs import runs

Grey = NDArray[np.uint8]
PixelBox = tuple[float, float, float, float]

_LOW, _HIGH = 0.45, 1.6  # heights of the cell's lines: of a line of text
_WIDE = 3.0  # the same: the least width, less may be a sign or dust
_LEAST_INK, _MOST_INK = 0.04, 0.5  # of the place of a line of text
_LEAST_LINES = 2  # read in the cell, for its lines to be known


def skipped_lines(page: Grey, box: PixelBox, lines: Sequence[Sequence[RawWord]]) -> Iterator[PixelBox]:
    """Yield the places within ``box`` of lines that are missing among ``lines``, in pixels of ``page``."""
    if len(lines) < _LEAST_LINES:
        return
    heights = sorted(max(word.bottom - word.top for word in line) for line in lines)
    high = heights[len(heights) // 2]
    x0, top, x1, bottom = (max(0, round(value)) for value in box)
    dark = page[top:bottom, x0:x1] < 128
    free = np.ones(len(dark), dtype=bool)
    for line in lines:
        free[max(0, round(min(w.top for w in line)) - top) : max(0, round(max(w.bottom for w in line)) - top)] = False
    for start, end in runs(dark.any(axis=1) & free):
        if _LOW * high <= end - start <= _HIGH * high:
            across = np.flatnonzero(dark[start:end].any(axis=0))
            left, right = int(across[0]), int(across[-1]) + 1
            share = float(dark[start:end, left:right].mean())
            if right - left >= _WIDE * high and _LEAST_INK <= share <= _MOST_INK:
                air = 0.25 * high
                yield x0 + left - air, top + start - air, x0 + right + air, top + end + air

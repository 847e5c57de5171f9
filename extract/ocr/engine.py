"""Tesseract on a straightened grey page: words with boxes, lines and confidences. One instance a process, reused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.ocr.model import REMEDY, OcrUnavailableError, find_model

Grey = NDArray[np.uint8]

_X_SHARE = 0.57  # of a line's height: its small letters
_LEAST_SIZE = 3  # pixels: less is no text


class Layout(IntEnum):
    """How Tesseract looks for lines (its page segmentation modes)."""

    PAGE = 3  # columns and paragraphs
    BLOCK = 6  # one block of lines: a cell
    LINE = 7
    SPARSE = 11  # text wherever it stands


class RawWord(NamedTuple):
    """A word as read, its box in pixels of the image.

    ``line`` counts the lines of one reading, ``base`` is the line's baseline at the word, ``height`` the line's from
    descender to ascender, ``x_height`` that of its small letters, ``confidence`` goes from 0 to 1.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    line: int
    base: float
    height: float
    x_height: float
    confidence: float


class Engine:
    """A loaded Tesseract. ``show`` gives it a page; ``read`` reads a part of that page."""

    def __init__(self) -> None:
        folder = find_model()
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # several threads a page only cost more
        try:
            import tesserocr
        except ImportError as error:
            raise OcrUnavailableError("OCR", f"Tesseract n'est pas installé ({error})", hint=REMEDY) from error
        self._names = tesserocr
        try:
            self._api: Any = tesserocr.PyTessBaseAPI(path=str(folder), lang="fra", oem=tesserocr.OEM.LSTM_ONLY)
        except RuntimeError as error:
            problem = f"le modèle français de {folder} ne peut pas être lu ({error})"
            raise OcrUnavailableError("OCR", problem, hint=REMEDY) from error

    def show(self, page: Grey, dpi: float) -> None:
        """Take ``page`` (grey, dark text on white) as the picture that is read from now on."""
        height, width = page.shape
        self._size = width, height
        self._api.SetImageBytes(np.ascontiguousarray(page).tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(round(dpi))

    def read(self, layout: Layout, box: tuple[float, float, float, float] | None = None) -> list[RawWord]:
        """Return the words within ``box`` (x0, top, x1, bottom in pixels; None for the whole page)."""
        width, height = self._size
        x0, top, x1, bottom = box or (0, 0, width, height)
        left, high = max(0, round(x0)), max(0, round(top))
        wide, tall = min(width, round(x1)) - left, min(height, round(bottom)) - high
        if wide < _LEAST_SIZE or tall < _LEAST_SIZE:
            return []
        self._api.SetPageSegMode(int(layout))
        self._api.SetRectangle(left, high, wide, tall)
        self._api.Recognize()
        return list(self._words())

    def _words(self) -> Iterator[RawWord]:
        levels = self._names.RIL
        found = self._api.GetIterator()
        if found is None:
            return
        line, rows, slope = -1, (0.0, 0.0), (0.0, 0.0, 0.0)
        for word in self._names.iterate_level(found, levels.WORD):
            if word.Empty(levels.WORD):  # nothing was found: asking such an iterator for more would crash
                continue
            if line < 0 or word.IsAtBeginningOf(levels.TEXTLINE):
                line += 1
                rows = _heights(word.RowAttributes())
                slope = _slope(word.Baseline(levels.TEXTLINE))
            try:
                text = word.GetUTF8Text(levels.WORD)
            except RuntimeError:  # Tesseract's word for "nothing here"
                continue
            box = word.BoundingBox(levels.WORD)
            if not text or not text.strip() or box is None:
                continue
            x0, top, x1, bottom = box
            x_start, y_start, tilt = slope
            base = y_start + tilt * ((x0 + x1) / 2 - x_start) if slope != (0.0, 0.0, 0.0) else float(bottom)
            sure = word.Confidence(levels.WORD) / 100
            height = rows[0] or bottom - top
            yield RawWord(text.strip(), x0, top, x1, bottom, line, base, height, rows[1] or _X_SHARE * height, sure)


@cache
def engine() -> Engine:
    """Return this process's Tesseract.

    Raises:
        OcrUnavailableError: Tesseract or its French model is not there.
    """
    return Engine()


def _heights(row: dict[str, float] | None) -> tuple[float, float]:
    """Return a line's height from descender to ascender and that of its small letters; zeros when unknown."""
    if not row:
        return 0.0, 0.0
    height = float(row["row_height"])
    return height, max(height - float(row["ascenders"]) + float(row["descenders"]), 0.0)


def _slope(baseline: tuple[tuple[int, int], tuple[int, int]] | None) -> tuple[float, float, float]:
    """Return x and y of a baseline's start and how far it falls a pixel; zeros when there is none."""
    if not baseline:
        return 0.0, 0.0, 0.0
    (x0, y0), (x1, y1) = baseline
    return float(x0), float(y0), (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0

"""A page as a picture, and how pdfium draws one."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from extract.layout.engine.content import PageContent, Word
from extract.layout.engine.pdfium_page import PdfiumPage

Grey = NDArray[np.uint8]

_USUAL_DPI = 200.0
_LEAST_DPI, _MOST_DPI = 150.0, 300.0
_MOST_PIXELS = 40_000_000
_COVERS = 0.25  # of the page's area
_SMALL_DPI = 72.0  # enough to see grounds, not letters
_SEEN = 20  # grey levels of 255 that tell a ground from the text on it
_LEAST_GROUND = 0.3  # of the box of a word: letters leave at least as much of it free


class Picture(NamedTuple):
    """A page as a picture: grey levels, and how many pixels make an inch."""

    grey: Grey
    dpi: float


def draw_page(page: PdfiumPage, content: PageContent) -> Picture:
    """Draw ``page`` upright, at the resolution of the scan that it shows (200 dpi where there is none).

    A scan is neither blurred by a resampling nor drawn larger than Tesseract can use.
    """
    dpi = _scan_dpi(page, content) or _USUAL_DPI
    dpi = min(max(dpi, _LEAST_DPI), _MOST_DPI)
    area = content.width * content.height / 72**2
    dpi = min(dpi, (_MOST_PIXELS / max(area, 1e-6)) ** 0.5)
    return _drawn(page, content.width, content.height, dpi)


class Backdrop:
    """What a viewer shows of a page, drawn small when first asked for: tells light text on a ground from none."""

    def __init__(self, page: PdfiumPage) -> None:
        self._page = page
        self._grey: Grey | None = None

    def shows(self, word: Word) -> bool:
        """Whether the ground on which ``word`` stands is darker than the word, which is nearly white."""
        if self._grey is None:
            self._grey = _drawn(self._page, self._page.width, self._page.height, _SMALL_DPI).grey
        scale = _SMALL_DPI / 72
        rows = slice(max(0, int(word.top * scale)), max(0, int(word.bottom * scale) + 1))
        around = self._grey[rows, max(0, int(word.x0 * scale)) : max(0, int(word.x1 * scale) + 1)]
        red, green, blue = (int((word.look.colour or "#000000")[at : at + 2], 16) for at in (1, 3, 5))
        own = 0.299 * red + 0.587 * green + 0.114 * blue
        return around.size > 0 and float((around < own - _SEEN).mean()) >= _LEAST_GROUND


def _drawn(page: PdfiumPage, width: float, height: float, dpi: float) -> Picture:
    """Draw an upright page of ``width`` by ``height`` points."""
    turn = raw.FPDFPage_GetRotation(page.page)
    extra = (page.turn - turn) % 4  # the frame in which the text reads, against what a viewer shows
    wide, high = max(1, round(width * dpi / 72)), max(1, round(height * dpi / 72))
    if extra % 2:
        wide, high = high, wide
    bitmap = raw.FPDFBitmap_CreateEx(wide, high, raw.FPDFBitmap_Gray, None, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page.page, 0, 0, wide, high, 0, raw.FPDF_GRAYSCALE | raw.FPDF_ANNOT)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        buffer = ctypes.cast(raw.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte * (stride * high)))
        grey = np.frombuffer(buffer.contents, dtype=np.uint8).reshape(high, stride)[:, :wide].copy()
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return Picture(np.ascontiguousarray(np.rot90(grey, -extra)), dpi)


def _scan_dpi(page: PdfiumPage, content: PageContent) -> float | None:
    """Return the resolution of the pictures that cover most of the page (strips of one scan too), None without any."""
    covered, largest, dpi = 0.0, 0.0, 0.0
    for index in range(raw.FPDFPage_CountObjects(page.page)):
        shown = raw.FPDFPage_GetObject(page.page, index)
        if raw.FPDFPageObj_GetType(shown) != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        left, low, right, high = (ctypes.c_float() for _ in range(4))
        across, down = ctypes.c_uint(), ctypes.c_uint()
        if not raw.FPDFPageObj_GetBounds(shown, left, low, right, high):
            continue
        if not raw.FPDFImageObj_GetImagePixelSize(shown, across, down):
            continue
        wide, tall = page.scale * (right.value - left.value), page.scale * (high.value - low.value)
        covered += wide * tall
        if wide * tall > largest:
            largest = wide * tall
            dpi = 72 * max(across.value, down.value) / max(wide, tall)
    return dpi if covered >= _COVERS * content.width * content.height else None

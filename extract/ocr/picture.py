"""A page as a picture, and how pdfium draws one."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from extract.layout.content import PageContent
from extract.layout.pdfium_page import PdfiumPage

Grey = NDArray[np.uint8]

_USUAL_DPI = 200.0
_LEAST_DPI, _MOST_DPI = 150.0, 300.0
_MOST_PIXELS = 40_000_000
_COVERS = 0.25  # of the page's area


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
    turn = raw.FPDFPage_GetRotation(page.page)
    extra = (page.turn - turn) % 4  # the frame in which the text reads, against what a viewer shows
    wide, high = max(1, round(content.width * dpi / 72)), max(1, round(content.height * dpi / 72))
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
        wide, tall = right.value - left.value, high.value - low.value
        covered += wide * tall
        if wide * tall > largest:
            largest = wide * tall
            dpi = 72 * max(across.value, down.value) / max(wide, tall)
    return dpi if covered >= _COVERS * content.width * content.height else None

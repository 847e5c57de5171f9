"""How the text objects of an open pdfium page look: size, weight, slant, colour, turn.

What pdfium says of all objects is fetched call by call; objects of which it says the same share one look.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Mapping
from itertools import repeat
from typing import Any

import pypdfium2.raw as raw

from extract.layout.engine.content import Look
from extract.layout.engine.pdfium_clips import clipped_away
from extract.layout.engine.pdfium_page import (
    Handle,
    PdfiumPage,
    call_each,
    plain_function,
    plain_handle,
    quarter_of,
    records,
)

_BOLD = re.compile(r"bold|black|heavy|semi-?bold|demi", re.IGNORECASE)
_LIGHT = re.compile(r"regular|light|book|roman|medium|italic|oblique", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|,it\b", re.IGNORECASE)
_SYMBOL = re.compile(r"wingdings|webdings|dingbats|opensymbol|starsymbol|marlett|^(?:[A-Z]{6}\+)?symbol", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6
_CLIPPED = -2  # beside pdfium's render modes
_FILL_STROKE, _NO_INK = 2, (3, 7, _CLIPPED)
_SMALLEST = 3.0  # points
_QUARTER = math.pi / 2
_SLANT = 0.12  # quarter turns: more than a page scanned askew

_loose_box = plain_function(raw.FPDFText_GetLooseCharBox, ctypes.c_int)
_char_matrix = plain_function(raw.FPDFText_GetMatrix, ctypes.c_int)
_font_size = plain_function(raw.FPDFText_GetFontSize, ctypes.c_double)
_render_mode = plain_function(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int)
_font_of = plain_function(raw.FPDFTextObj_GetFont, ctypes.c_void_p)  # a number, to be a key
_fill_rgba = plain_function(raw.FPDFPageObj_GetFillColor, ctypes.c_int)

_Matrix = tuple[float, float, float, float]
_Rgba = tuple[int, int, int, int]


def read_looks(page: PdfiumPage, objects: Mapping[int, int]) -> dict[int, Look]:
    """Return the look of each text object; ``objects`` gives the position of one character of each."""
    text, items, starts = repeat(plain_handle(page.text)), list(map(Handle, objects)), objects.values()
    matrices, colours = records("4f8x", len(items)), records("4I", len(items))  # matrices without their shift
    call_each(_char_matrix, text, starts, matrices.members[0])
    filled = list(map(_fill_rgba, items, *colours.members))
    sizes, modes, fonts = map(_font_size, text, starts), map(_render_mode, items), map(_font_of, items)
    maker = _LookMaker(page)
    known: dict[tuple[object, ...], Look] = {}
    looks: dict[int, Look] = {}
    inks = [_CLIPPED if gone else mode for gone, mode in zip(clipped_away(items), modes, strict=True)]
    said = zip(objects.items(), sizes, inks, fonts, matrices.read(), filled, colours.read(), strict=False)
    for (text_object, start), size, ink, font, matrix, has_fill, rgba in said:
        key = size, ink, font, matrix, rgba if has_fill else None
        look = known.get(key)
        if look is None:
            look = maker.look(start, size, ink, font, matrix, rgba if has_fill else None)
            if look.size > _SMALLEST:  # else it may be that of this character alone
                known[key] = look
        looks[text_object] = look
    return looks


class _LookMaker:
    """Makes looks of what pdfium says; asks for the style of a font once a page."""

    def __init__(self, page: PdfiumPage) -> None:
        self._page = page
        self._styles: dict[int | None, tuple[bool, bool, bool]] = {None: (False, False, False)}

    def look(self, start: int, size: float, ink: int, font: int | None, matrix: _Matrix, rgba: _Rgba | None) -> Look:
        a, b, c, d = matrix
        size *= math.hypot(c, d)
        if size < _SMALLEST:  # Type 3 fonts keep their size to themselves
            box = raw.FS_RECTF()
            _loose_box(plain_handle(self._page.text), start, ctypes.byref(box))
            size = max(size, 0.7 * abs(box.top - box.bottom))
        size *= self._page.scale
        angle = math.atan2(-b, a) % (2 * math.pi)
        if font not in self._styles:
            self._styles[font] = _font_style(ctypes.cast(font, raw.FPDF_FONT))  # type: ignore[arg-type]
        bold, italic, symbol = self._styles[font]
        return Look(
            round(size, 1),
            bold or ink == _FILL_STROKE,
            italic,
            "#{:02x}{:02x}{:02x}".format(*rgba[:3]) if rgba and any(rgba[:3]) else None,
            (quarter_of(angle) - self._page.turn) % 4 * 90,
            symbol,
            ink in _NO_INK,
            abs(angle / _QUARTER - round(angle / _QUARTER)) > _SLANT,
        )


def _font_style(font: Any) -> tuple[bool, bool, bool]:
    name = _string(lambda buffer, size: raw.FPDFFont_GetBaseFontName(font, buffer, size))
    flags = raw.FPDFFont_GetFlags(font)
    bold = bool(_BOLD.search(name)) or (flags > 0 and bool(flags & _FORCE_BOLD))
    if not bold and not _LIGHT.search(name):
        family = _string(lambda buffer, size: raw.FPDFFont_GetFamilyName(font, buffer, size))
        bold = bool(_BOLD.search(family)) or raw.FPDFFont_GetWeight(font) >= 700
    italic = bool(_ITALIC.search(name)) or (flags > 0 and bool(flags & _ITALIC_FLAG))
    return bold, italic, bool(_SYMBOL.search(name))


def _string(read: Callable[[Any, int], int]) -> str:
    buffer = ctypes.create_string_buffer(256)
    return buffer.value.decode("utf-8", "replace") if read(buffer, 256) else ""

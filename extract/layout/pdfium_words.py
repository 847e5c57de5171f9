"""The words of an open pdfium page, with their looks.

One call fetches the page's text; a word costs the origin of its first character, the box of its last one and its text
object, whose look is read once. Blanks come from pdfium's text, never from geometry: it knows non-breaking spaces.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

from extract.layout.content import PLAIN_LOOK, Look, Word
from extract.layout.pdfium_page import PdfiumPage, address, plain_function, quarter_of

_TOKEN = re.compile("[^\\s\\x00\\x02\\x03\\ufffe\\uffff]+[\\x02\\ufffe]?|[\\x02\\ufffe]")
_LINE_HYPHENS = "\x02\ufffe"  # what pdfium writes for a hyphen at a line end
_BOLD = re.compile(r"bold|black|heavy|semi-?bold|demi", re.IGNORECASE)
_LIGHT = re.compile(r"regular|light|book|roman|medium|italic|oblique", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|,it\b", re.IGNORECASE)
_SYMBOL = re.compile(r"wingdings|webdings|dingbats|opensymbol|starsymbol|marlett|^(?:[A-Z]{6}\+)?symbol", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6
_FILL_STROKE, _NO_INK = 2, (3, 7)
_TOUCHING = 0.12  # font sizes between the letters of one word, at most
_SMALLEST = 3.0  # points

ASCENT, DESCENT = (
    0.8,
    0.22,
)  # of a line's box above and below its baseline, in font sizes: glyphs' own boxes vary by letter

_loose_box = plain_function(
    raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(raw.FS_RECTF)
)
_char_origin = plain_function(
    raw.FPDFText_GetCharOrigin,
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_int,
    ctypes.POINTER(ctypes.c_double),
    ctypes.POINTER(ctypes.c_double),
)
_text_object = plain_function(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_char_matrix = plain_function(
    raw.FPDFText_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(raw.FS_MATRIX)
)
_font_size = plain_function(raw.FPDFText_GetFontSize, ctypes.c_double, ctypes.c_void_p, ctypes.c_int)
_render_mode = plain_function(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
_font_of = plain_function(raw.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_uint_p = ctypes.POINTER(ctypes.c_uint)
_fill_rgba = plain_function(
    raw.FPDFPageObj_GetFillColor, ctypes.c_int, ctypes.c_void_p, _uint_p, _uint_p, _uint_p, _uint_p
)
_mark_of = plain_function(raw.FPDFPageObj_GetMarkedContentID, ctypes.c_int, ctypes.c_void_p)

_Boxed = tuple[float, float, float, float]


class WordReader:
    """Reads the words of one page; keep it while the page is open, to cut words that run over a rule."""

    def __init__(self, page: PdfiumPage) -> None:
        self._page = page
        self._handle = address(page.text) if page.text else 0
        self._rect = raw.FS_RECTF()
        self._looks: dict[int | None, Look] = {}
        self._fonts: dict[int | None, tuple[bool, bool, bool]] = {}
        self._matrix = raw.FS_MATRIX()
        self._channels = tuple(ctypes.c_uint() for _ in range(4))
        self._channel_refs = tuple(ctypes.byref(channel) for channel in self._channels)
        self._text = _page_text(page)

    @property
    def text(self) -> str:
        """The page's characters in pdfium's order, generated blanks and line ends included."""
        return self._text

    def words(self) -> tuple[Word, ...]:
        """Return the page's words in pdfium's order."""
        return tuple(self._read())

    def _read(self) -> list[Word]:
        handle, rect, page, looks = self._handle, self._rect, self._page, self._looks
        x_origin, y_origin = ctypes.c_double(), ctypes.c_double()
        box, x_place, y_place = ctypes.byref(rect), ctypes.byref(x_origin), ctypes.byref(y_origin)
        height, plain = page.height, page.is_plain
        words: list[Word] = []
        add, source = words.append, self._text
        for match in _TOKEN.finditer(source):
            start, end = match.span()
            text = match.group()
            known = _text_object(handle, start)
            look = looks.get(known)
            if look is None:
                look = looks[known] = self._look(known, start)
            _loose_box(handle, end - 1, box)
            _char_origin(handle, start, x_place, y_place)
            if plain:
                left, high, right, low = rect.left, height - rect.top, rect.right, height - rect.bottom
                x0, base = x_origin.value, height - y_origin.value
            else:
                left, high, right, low = page.upright(rect.left, rect.bottom, rect.right, rect.top)
                x0, base = page.upright(x_origin.value, y_origin.value, x_origin.value, y_origin.value)[:2]
            size = look.size
            if look.turn or left < x0 - 2 or high > base + 0.6 * size or low < base - 1.3 * size:
                words.extend(self._pieces(start, end, look))
                continue
            if text[-1] in _LINE_HYPHENS:
                text = text[:-1] + "-"
            if start and source[start - 1] == "\n" and words and _touches(words[-1], x0, base, size):
                before = words[-1]
                words[-1] = before._replace(text=before.text + text, x1=right, end=end)
                continue
            add(Word(text, x0, base - ASCENT * size, right, base + DESCENT * size, look, start, end))
        return words

    def cut(self, word: Word) -> tuple[Word, ...]:
        """Split a word where the text object changes: what was drawn apart may belong to two cells."""
        pieces: list[Word] = []
        last: int | None = None
        for index in range(word.start, word.end):
            char = self._text[index]
            if char in "\r\n":
                continue
            known = _text_object(self._handle, index)
            box, char = self._char_box(index, word.look), "-" if char in _LINE_HYPHENS else char
            if pieces and known == last:
                pieces[-1] = _grown(pieces[-1], char, box)
            else:
                pieces.append(Word(char, *box, word.look, index, index + 1))
            last = known
        return tuple(pieces)

    def marks(self, words: tuple[Word, ...]) -> dict[int, int]:
        """Return the marked-content id of each word, by its start."""
        known: dict[int | None, int] = {}
        found: dict[int, int] = {}
        for word in words:
            text_object = _text_object(self._handle, word.start)
            if text_object not in known:
                known[text_object] = _mark_of(text_object) if text_object else -1
            found[word.start] = known[text_object]
        return found

    def _char_box(self, index: int, look: Look) -> _Boxed:
        """Return the box of one character; of an upright one, the height is that of its line (see ``ASCENT``)."""
        _loose_box(self._handle, index, ctypes.byref(self._rect))
        rect = self._rect
        box = self._page.upright(rect.left, rect.bottom, rect.right, rect.top)
        if look.turn:
            return box
        x, y = ctypes.c_double(), ctypes.c_double()
        _char_origin(self._handle, index, ctypes.byref(x), ctypes.byref(y))
        base = self._page.upright(x.value, y.value, x.value, y.value)[1]
        return box[0], base - ASCENT * look.size, box[2], base + DESCENT * look.size

    def _pieces(self, start: int, end: int, look: Look) -> list[Word]:
        """Words whose first and last characters are not on one line: turned text, or a break without a blank."""
        pieces: list[Word] = []
        previous: _Boxed | None = None
        for index in range(start, end):
            box = self._char_box(index, look)
            char = "-" if self._text[index] in _LINE_HYPHENS else self._text[index]
            if previous is not None and _goes_on(previous, box, look.turn):
                pieces[-1] = _grown(pieces[-1], char, box)
            else:
                pieces.append(Word(char, *box, look, index, index + 1))
            previous = box
        return pieces

    def _look(self, text_object: int | None, index: int) -> Look:
        """Read the look of a text object from its character at ``index``."""
        if not text_object:
            return PLAIN_LOOK
        handle, matrix, rect = self._handle, self._matrix, self._rect
        scale = math.hypot(matrix.c, matrix.d) if _char_matrix(handle, index, ctypes.byref(matrix)) else 1.0
        size = _font_size(handle, index) * scale
        if size < _SMALLEST:  # Type 3 fonts keep their size to themselves
            _loose_box(handle, index, ctypes.byref(rect))
            size = max(size, 0.7 * abs(rect.top - rect.bottom))
        angle = math.atan2(-matrix.b, matrix.a) % (2 * math.pi)
        mode = _render_mode(text_object)
        bold, italic, symbol = self._font(text_object)
        return Look(
            round(size, 1),
            bold or mode == _FILL_STROKE,
            italic,
            self._colour(text_object),
            (quarter_of(angle) - self._page.turn) % 4 * 90,
            symbol,
            mode in _NO_INK,
        )

    def _colour(self, text_object: int) -> str | None:
        red, green, blue, _ = self._channels
        if not _fill_rgba(text_object, *self._channel_refs) or not (red.value or green.value or blue.value):
            return None
        return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"

    def _font(self, text_object: int) -> tuple[bool, bool, bool]:
        key = _font_of(text_object)
        if key not in self._fonts:
            self._fonts[key] = _font_style(ctypes.cast(key, raw.FPDF_FONT)) if key else (False, False, False)
        return self._fonts[key]


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


def _page_text(page: PdfiumPage) -> str:
    count = page.char_count
    if count <= 0:
        return ""
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    written = raw.FPDFText_GetText(page.text, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # Characters without a code, or outside the basic plane: positions would slip, so ask for each one.
    codes = (raw.FPDFText_GetUnicode(page.text, index) for index in range(count))
    return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def _touches(before: Word, x0: float, base: float, size: float) -> bool:
    """Whether what pdfium puts on another line stands right behind ``before`` (some pages pass for vertical text)."""
    same_line = abs(before.bottom - DESCENT * size - base) < 0.1 * size
    return same_line and abs(x0 - before.x1) < _TOUCHING * size


def _goes_on(before: _Boxed, box: _Boxed, turn: int) -> bool:
    if turn in (90, 270):
        ahead = before[1] - box[3] if turn == 90 else box[1] - before[3]
        return abs(before[0] + before[2] - box[0] - box[2]) < 3 and abs(ahead) < 3
    return box[0] >= before[0] - 1 and box[3] > before[1] and box[1] < before[3]


def _grown(word: Word, char: str, box: _Boxed) -> Word:
    return word._replace(
        text=word.text + char,
        x0=min(word.x0, box[0]),
        top=min(word.top, box[1]),
        x1=max(word.x1, box[2]),
        bottom=max(word.bottom, box[3]),
        end=word.end + 1,
    )

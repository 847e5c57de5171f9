"""The words of an open pdfium page, with their looks.

One call fetches the page's text; a word costs the origin of its first character, the box of its last one and its text
object, whose look is read once. Blanks come from pdfium's text, never from geometry: it knows non-breaking spaces.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from extract.layout.content import PLAIN_LOOK, Look, Word
from extract.layout.pdfium_page import Handle, PdfiumPage, plain_function, plain_handle, quarter_of

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

_loose_box = plain_function(raw.FPDFText_GetLooseCharBox, ctypes.c_int)
_char_origin = plain_function(raw.FPDFText_GetCharOrigin, ctypes.c_int)
_text_object = plain_function(raw.FPDFText_GetTextObject, ctypes.c_void_p)  # a number, to be a key
_char_matrix = plain_function(raw.FPDFText_GetMatrix, ctypes.c_int)
_font_size = plain_function(raw.FPDFText_GetFontSize, ctypes.c_double)
_render_mode = plain_function(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int)
_font_of = plain_function(raw.FPDFTextObj_GetFont, ctypes.c_void_p)
_fill_rgba = plain_function(raw.FPDFPageObj_GetFillColor, ctypes.c_int)
_mark_of = plain_function(raw.FPDFPageObj_GetMarkedContentID, ctypes.c_int)
_BOX = struct.Struct("4f")  # left, top, right, bottom
_POINT = struct.Struct("2d")

_Boxed = tuple[float, float, float, float]


class _Room(NamedTuple):
    """Where pdfium writes the boxes and origins of many characters, and references to each place."""

    boxes: ctypes.Array[ctypes.c_float]
    origins: ctypes.Array[ctypes.c_double]
    to_boxes: tuple[Any, ...]
    to_xs: tuple[Any, ...]
    to_ys: tuple[Any, ...]


class WordReader:
    """Reads the words of one page; keep it while the page is open, to cut words that run over a rule."""

    def __init__(self, page: PdfiumPage) -> None:
        self._page = page
        self._handle = plain_handle(page.text)
        self._rect = raw.FS_RECTF()
        self._looks: dict[int | None, Look] = {}  # by text object
        self._alike: dict[tuple[object, ...], Look] = {}  # by what pdfium says of a text object
        self._fonts: dict[int | None, tuple[bool, bool, bool]] = {}
        self._matrix = raw.FS_MATRIX()
        self._rgba = (ctypes.c_uint * 4)()
        self._channels = tuple(ctypes.byref(self._rgba, 4 * at) for at in range(4))
        self._text = _page_text(page)

    @property
    def text(self) -> str:
        """The page's characters in pdfium's order, generated blanks and line ends included."""
        return self._text

    def words(self) -> tuple[Word, ...]:
        """Return the page's words in pdfium's order."""
        return tuple(self._read())

    def _read(self) -> list[Word]:
        page, source = self._page, self._text
        height, plain = page.height, page.is_plain
        spans = [match.span() for match in _TOKEN.finditer(source)]
        starts = [start for start, _ in spans]
        boxes, origins = self._measured(starts, [end - 1 for _, end in spans])
        words: list[Word] = []
        add = words.append
        seen = zip(spans, self._looks_at(starts), boxes, origins, strict=False)  # boxes and origins have room left over
        for (start, end), look, (left, high, right, low), (x0, base) in seen:
            if plain:
                high, low, base = height - high, height - low, height - base
            else:
                left, high, right, low = page.upright(left, low, right, high)
                x0, base = page.upright(x0, base, x0, base)[:2]
            size = look.size
            if look.turn or left < x0 - 2 or high > base + 0.6 * size or low < base - 1.3 * size:
                words.extend(self._pieces(start, end, look))
                continue
            text = source[start:end]
            if text[-1] in _LINE_HYPHENS:
                text = text[:-1] + "-"
            if start and source[start - 1] == "\n" and words and _touches(words[-1], x0, base, size):
                before = words[-1]
                words[-1] = before._replace(text=before.text + text, x1=right, end=end)
                continue
            add(Word(text, x0, base - ASCENT * size, right, base + DESCENT * size, look, start, end))
        return words

    def _looks_at(self, starts: Sequence[int]) -> list[Look]:
        """Return the looks of the characters at ``starts``."""
        objects = list(map(_text_object, repeat(self._handle), starts))
        looks = self._looks
        for text_object, start in zip(objects, starts, strict=True):
            if text_object not in looks:
                looks[text_object] = self._look(text_object, start)
        return [looks[text_object] for text_object in objects]

    def _measured(
        self, starts: Sequence[int], lasts: Sequence[int]
    ) -> tuple[Iterator[_Boxed], Iterator[tuple[float, float]]]:
        """Return the boxes (left, top, right, bottom) of ``lasts`` and the origins of ``starts``, all characters.

        All boxes are asked for at one go, then all origins: a loop of Python's would cost more than the calls.
        """
        handle, room = repeat(self._handle), _room(1 << len(starts).bit_length())
        deque(map(_loose_box, handle, lasts, room.to_boxes), maxlen=0)
        deque(map(_char_origin, handle, starts, room.to_xs, room.to_ys), maxlen=0)
        return _BOX.iter_unpack(room.boxes), _POINT.iter_unpack(room.origins)

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
                known[text_object] = _mark_of(Handle(text_object)) if text_object else -1
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
        handle, item, matrix = self._handle, Handle(text_object), self._matrix
        _char_matrix(handle, index, ctypes.byref(matrix))
        size = _font_size(handle, index) * math.hypot(matrix.c, matrix.d)
        if size < _SMALLEST:  # Type 3 fonts keep their size to themselves
            _loose_box(handle, index, ctypes.byref(self._rect))
            size = max(size, 0.7 * abs(self._rect.top - self._rect.bottom))
        mode, font = _render_mode(item), _font_of(item)
        colour = bytes(self._rgba)[:-4] if _fill_rgba(item, *self._channels) else b""
        said = size, bytes(matrix)[:16], mode, font, colour
        look = self._alike.get(said)
        if look is None:
            angle = math.atan2(-matrix.b, matrix.a) % (2 * math.pi)
            turn = (quarter_of(angle) - self._page.turn) % 4 * 90
            bold, italic, symbol = self._font(font)
            shown = "#{:02x}{:02x}{:02x}".format(*self._rgba[:3]) if any(colour) else None
            bold = bold or mode == _FILL_STROKE
            look = Look(round(size, 1), bold, italic, shown, turn, symbol, mode in _NO_INK)
            self._alike[said] = look
        return look

    def _font(self, font: int | None) -> tuple[bool, bool, bool]:
        if font not in self._fonts:
            self._fonts[font] = _font_style(ctypes.cast(font, raw.FPDF_FONT)) if font else (False, False, False)
        return self._fonts[font]


@cache
def _room(size: int) -> _Room:
    """Return room for ``size`` characters; all pages of that size use it in turn."""
    boxes, origins = (ctypes.c_float * (4 * size))(), (ctypes.c_double * (2 * size))()
    return _Room(
        boxes,
        origins,
        tuple(ctypes.byref(boxes, _BOX.size * at) for at in range(size)),
        tuple(ctypes.byref(origins, _POINT.size * at) for at in range(size)),
        tuple(ctypes.byref(origins, _POINT.size * at + _POINT.size // 2) for at in range(size)),
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

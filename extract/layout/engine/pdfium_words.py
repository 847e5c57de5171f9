"""The words of an open pdfium page, with their looks.

One call fetches the page's text; a word costs the origin of its first character, the box of its last one and its text
object, whose look is read once. Blanks come from pdfium's text, never from geometry: it knows non-breaking spaces.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Mapping, Sequence
from functools import partial, reduce
from itertools import groupby, pairwise, repeat
from operator import itemgetter
from statistics import median

import pypdfium2.raw as raw

from extract.layout.engine.content import PLAIN_LOOK, Look, Word
from extract.layout.engine.ligatures import has_glyph_numbers, spelled_out, swapped_back
from extract.layout.engine.note_calls import call_in, is_call, is_raised, is_small_behind, raised
from extract.layout.engine.pdfium_looks import read_looks
from extract.layout.engine.pdfium_page import Handle, PdfiumPage, call_each, plain_function, plain_handle, records

_TOKEN = re.compile("[^\\s\\x00\\x02\\x03\\ufffe\\uffff]+[\\x02\\ufffe]?|[\\x02\\ufffe]")
_LIGATURE = re.compile("ff[il]?|f[il]")
_LINE_HYPHENS = "\x02\ufffe"  # what pdfium writes for a hyphen at a line end
_KERNED = 0.03  # font sizes between the letters of one word
_NARROWEST_BLANK = 0.21  # font sizes
_SAME_SPACING = 0.03  # font sizes
_LEVEL = 0.1  # points between the tops of words on one line: sideways pages do not give them exactly
_SIDEWAYS = (90, 270)
_TOUCHING = 0.12  # font sizes between the letters of one word, at most

ASCENT, DESCENT = (
    0.8,
    0.22,
)  # of a line's box above and below its baseline, in font sizes: glyphs' own boxes vary by letter

_loose_box = plain_function(raw.FPDFText_GetLooseCharBox, ctypes.c_int)
_char_origin = plain_function(raw.FPDFText_GetCharOrigin, ctypes.c_int)
_text_object = plain_function(raw.FPDFText_GetTextObject, ctypes.c_void_p)  # a number, to be a key
_mark_of = plain_function(raw.FPDFPageObj_GetMarkedContentID, ctypes.c_int)

_Boxed = tuple[float, float, float, float]
_new_word = partial(tuple.__new__, Word)  # of its fields in one tuple: half the time, for hundreds of words a page


class WordReader:
    """Reads the words of one page; keep it while the page is open, to cut words that run over a rule."""

    def __init__(self, page: PdfiumPage) -> None:
        self._page = page
        self._handle = plain_handle(page.text)
        self._rect = raw.FS_RECTF()
        self._text = swapped_back(_page_text(page))
        self._marks: dict[int | None, int] = {}

    @property
    def text(self) -> str:
        """The page's characters in pdfium's order, generated blanks and line ends included."""
        return self._text

    def words(self) -> tuple[Word, ...]:
        """Return the page's words in pdfium's order."""
        words = self._closed_up(self._read())
        if has_glyph_numbers(self._text):
            return tuple(word._replace(text=spelled_out(word.text)) for word in words)
        return tuple(words)

    def _read(self) -> list[Word]:
        page, source = self._page, self._text
        height, plain = page.height, page.is_plain
        spans = list(map(re.Match.span, _TOKEN.finditer(source)))
        starts = [start for start, _ in spans]
        boxes, origins = records("4f", len(spans)), records("2d", len(spans))
        call_each(_loose_box, repeat(self._handle), [end - 1 for _, end in spans], boxes.members[0])
        call_each(_char_origin, repeat(self._handle), starts, *origins.members)
        words: list[Word] = []
        add = words.append
        known: Look | None = None
        seen = zip(spans, self._looks_at(starts), boxes.read(), origins.read(), strict=False)
        for (start, end), look, (left, high, right, low), (x0, base) in seen:
            if plain:
                high, low, base = height - high, height - low, height - base
            else:
                left, high, right, low = page.upright(left, low, right, high)
                x0, base = page.upright(x0, base, x0, base)[:2]
            if look is not known:
                known, size, turn = look, look.size, look.turn
                above, below, rise, drop = ASCENT * size, DESCENT * size, 0.1 * size, 1.3 * size
            far = right - x0 > (end - start + 1) * size  # more than its letters can take up
            if far or turn or left < x0 - 2 or high > base + rise or low < base - drop:
                moved = self._with_ligature(start, end, look) if not turn else None
                words.extend(self._pieces(start, end, look) if moved is None else [moved])
                continue
            text = source[start:end]
            last = text[-1]
            if last in _LINE_HYPHENS:
                text = text[:-1] + "-"
            elif not last.isalpha():  # it may be the call of a note, or end with one
                if (call := call_in(text)) is not None and is_raised(base - self._base(start + call[0]), size):
                    text = text[: call[0]] + raised(text[call[0] : call[1]]) + text[call[1] :]
                elif text.isdecimal() and words and _is_call_behind(words[-1], text, x0, base, look):
                    words[-1] = words[-1]._replace(text=words[-1].text + raised(text), x1=right, end=end)
                    continue
            if start and source[start - 1] == "\n" and words and _touches(words[-1], x0, base, size):
                before = words[-1]
                words[-1] = before._replace(text=before.text + text, x1=right, end=end)
                continue
            add(_new_word((text, x0, base - above, right, base + below, look, start, end)))
        return words

    def _closed_up(self, words: list[Word]) -> list[Word]:
        """Join the parts of words whose letters are set wide apart: pdfium takes some of their gaps for blanks."""
        found: list[Word] = []
        known: dict[Look, float] = {}  # for words too short to measure
        upright = -1  # where the last turned word stands: level ones may be drawn between its letters
        before: Word | None = None
        for word in words:
            _, x0, top, _, _, look, _, _ = word
            if look.turn in _SIDEWAYS:
                gap = _gap_upright(found[upright], word) if upright >= 0 else None
                if gap is not None and (abs(gap) < _TOUCHING or self._is_spacing(gap, found[upright], word, known)):
                    found[upright] = _with_more(found[upright], word)
                    before = found[-1]
                    continue
                upright = len(found)
            elif before is not None and abs(before.top - top) < _LEVEL and (before.look is look or before.look == look):
                gap = (x0 - before.x1) / (look.size or 1.0)
                if _KERNED < gap < _NARROWEST_BLANK and self._is_spacing(gap, before, word, known, words):
                    before = found[-1] = before._replace(text=before.text + word.text, x1=word.x1, end=word.end)
                    continue
            found.append(word)
            before = word
        return found

    def _is_spacing(
        self, gap: float, before: Word, word: Word, known: dict[Look, float], words: Sequence[Word] = ()
    ) -> bool:
        """Whether ``gap`` is no wider than the letters of words stand apart.

        For short words ``known`` tells it, or else the others of their line among ``words``.
        """
        if not _KERNED < gap < _NARROWEST_BLANK:
            return False
        look, spacing = word.look, self._spacing(before, word)
        if spacing is None and known.get(look, -1.0) < 0:
            spacing = self._spacing(*(w for w in words if w.look == look and abs(w.top - word.top) < _LEVEL))
        spacing = known[look] = known.get(look, -1.0) if spacing is None else spacing
        return gap < spacing + _SAME_SPACING

    def _spacing(self, *words: Word) -> float | None:
        """Return the gap between the letters of words, in font sizes; the widest gap of each word is left out."""
        gaps: list[float] = []
        for word in words:
            boxes = [self._char_box(at, word.look) for at in range(word.start, word.end)]
            letters = [char.isalnum() for char in self._text[word.start : word.end]]
            turn = word.look.turn
            near = [
                _ahead(a, b, turn) for (a, b), both in zip(pairwise(boxes), pairwise(letters), strict=True) if all(both)
            ]
            gaps.extend(sorted(near)[:-1])
        return median(gaps) / words[0].look.size if gaps else None

    def _looks_at(self, starts: Sequence[int]) -> list[Look]:
        """Return the looks of the characters at ``starts``."""
        objects = list(map(_text_object, repeat(self._handle), starts))
        firsts = dict(zip(reversed(objects), reversed(starts), strict=True))
        firsts.pop(None, None)
        looks = {None: PLAIN_LOOK} | read_looks(self._page, firsts)
        return list(map(looks.__getitem__, objects))

    def cut(self, word: Word) -> tuple[Word, ...]:
        """Split a word where the text object changes: what was drawn apart may belong to two cells."""
        pieces: list[Word] = []
        last: int | None = None
        for index in range(word.start, word.end):
            char = self._text[index]
            if char in "\r\n ":
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
        return {word.start: self._mark(word.start) for word in words}

    def parted(self, words: tuple[Word, ...], cells: Mapping[int, int]) -> tuple[Word, ...]:
        """Part the words that run from one cell of a tagged table into the next, so near that no blank shows.

        ``cells`` tells the cell of each marked-content id.
        """
        found: list[Word] = []
        for word in words:
            first, last = (cells.get(self._mark(at)) for at in (word.start, word.end - 1))
            if first is None or last is None or first == last:
                found.append(word)
                continue
            pieces = [(cells.get(self._mark(piece.start)), piece) for piece in self.cut(word)]
            for _, group in groupby(pieces, key=itemgetter(0)):
                found.append(reduce(_with_more, (piece for _, piece in group)))
        return tuple(found)

    def _mark(self, index: int) -> int:
        """Return the marked-content id of one character, -1 for none."""
        text_object = _text_object(self._handle, index)
        if text_object not in self._marks:
            self._marks[text_object] = _mark_of(Handle(text_object)) if text_object else -1
        return self._marks[text_object]

    def _char_box(self, index: int, look: Look) -> _Boxed:
        """Return the box of one character, across its line as wide as that line is (see ``ASCENT``)."""
        _loose_box(self._handle, index, ctypes.byref(self._rect))
        rect = self._rect
        box = self._page.upright(rect.left, rect.bottom, rect.right, rect.top)
        if look.turn == 180:
            return box
        above, below = ASCENT * look.size, DESCENT * look.size
        x, y = self._origin(index)
        if look.turn == 90:
            return x - above, box[1], x + below, box[3]
        if look.turn == 270:
            return x - below, box[1], x + above, box[3]
        return box[0], y - above, box[2], y + below

    def _base(self, index: int) -> float:
        """Return the height of the baseline of one character."""
        return self._origin(index)[1]

    def _origin(self, index: int) -> tuple[float, float]:
        """Return where one character begins on its baseline."""
        x, y = ctypes.c_double(), ctypes.c_double()
        _char_origin(self._handle, index, ctypes.byref(x), ctypes.byref(y))
        return self._page.upright(x.value, y.value, x.value, y.value)[:2]

    def _with_ligature(self, start: int, end: int, look: Look) -> Word | None:
        """Return the word whose ligature pdfium puts where it stands in the space of a form, not on the page.

        The letters of a ligature have one origin; on the page they stand beside the other letters of the word. None
        where the word has no ligature, or none at a wrong place.
        """
        text = self._text[start:end]
        ligature = _LIGATURE.search(text)
        if ligature is None or text[-1] in _LINE_HYPHENS or len(ligature[0]) == len(text):
            return None
        boxes = [self._char_box(at, look) for at in range(start, end)]
        first, last = ligature.start(), ligature.end() - 1
        wide = boxes[last][2] - boxes[first][0]
        own = [box for at, box in enumerate(boxes) if not first <= at <= last]
        x0, x1 = min(box[0] for box in own), max(box[2] for box in own)
        gap = boxes[first][0] - boxes[first - 1][2] if first else boxes[last + 1][0] - boxes[last][2]
        if abs(gap) < look.size or abs(own[-1][1] - own[0][1]) > _LEVEL or _LIGATURE.search(text, ligature.end()):
            return None
        x0, x1 = (x0 - wide, x1) if first == 0 else (x0, x1 + (wide if last == len(text) - 1 else 0.0))
        return Word(text, x0, own[0][1], x1, own[0][3], look, start, end)

    def _pieces(self, start: int, end: int, look: Look) -> list[Word]:
        """Words whose first and last characters are not on one line: turned text, or a break without a blank.

        What stands behind such a break may be level where the rest is turned.
        """
        pieces: list[Word] = []
        previous: _Boxed | None = None
        for index in range(start, end):
            box = self._char_box(index, look)
            char = "-" if self._text[index] in _LINE_HYPHENS else self._text[index]
            if previous is not None and _goes_on(previous, box, look.turn):
                pieces[-1] = _grown(pieces[-1], char, box)
            elif previous is not None and (own := self._looks_at([index])[0]).turn != look.turn:
                return [*pieces, *self._pieces(index, end, own)]
            else:
                pieces.append(Word(char, *box, look, index, index + 1))
            previous = box
        return pieces


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


def _is_call_behind(before: Word, text: str, x0: float, base: float, look: Look) -> bool:
    """Whether a number apart is the call of a note, raised right behind ``before``; letters of scans stand anyhow."""
    size = before.look.size
    above = before.bottom - DESCENT * size - base
    small = is_small_behind(abs(x0 - before.x1), look.size, size)
    return small and not look.invisible and is_raised(above, size) and is_call(before.text, text)


def _goes_on(before: _Boxed, box: _Boxed, turn: int) -> bool:
    if turn in _SIDEWAYS:
        return abs(before[0] + before[2] - box[0] - box[2]) < 3 and abs(_ahead(before, box, turn)) < 3
    if turn == 180:
        return box[2] <= before[2] + 1 and box[3] > before[1] and box[1] < before[3]
    return box[0] >= before[0] - 1 and box[3] > before[1] and box[1] < before[3]


def _gap_upright(before: Word, word: Word) -> float | None:
    """Return how far along a text that stands upright ``word`` follows, in font sizes; None for another text."""
    look = word.look
    if before.look != look or abs(before.x0 + before.x1 - word.x0 - word.x1) >= 1.0:
        return None
    return _ahead(before[1:5], word[1:5], look.turn) / look.size


def _ahead(before: _Boxed, box: _Boxed, turn: int) -> float:
    """Return how far behind ``before`` a box begins, along a text so turned."""
    if turn not in _SIDEWAYS:
        return box[0] - before[2]
    return before[1] - box[3] if turn == 90 else box[1] - before[3]


def _with_more(word: Word, more: Word) -> Word:
    box = more.x0, more.top, more.x1, more.bottom
    return _grown(word, more.text, box)._replace(end=more.end)


def _grown(word: Word, char: str, box: _Boxed) -> Word:
    return word._replace(
        text=word.text + char,
        x0=min(word.x0, box[0]),
        top=min(word.top, box[1]),
        x1=max(word.x1, box[2]),
        bottom=max(word.bottom, box[3]),
        end=word.end + 1,
    )

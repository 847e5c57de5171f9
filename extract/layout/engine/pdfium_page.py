"""One page opened in pdfium: its upright frame, and the calls that its words and rules are read with.

``/Rotate`` is not trusted: the frame is the one in which most characters read left to right.
"""

from __future__ import annotations

import ctypes
import math
import struct
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from functools import cache
from types import TracebackType
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_QUARTER = math.pi / 2
_SAMPLE = 24  # characters looked at to find how the text runs, ten times as many where it runs in several directions


class Handle(ctypes.c_void_p):
    """A pointer of pdfium's, as ``plain_function`` returns and takes it; false when it is NULL."""


def plain_function(function: Any, result: Any) -> Any:
    """Return pdfium's ``function`` without checks of its arguments: a call costs a third.

    Whole numbers go as C ints, handles as ``Handle``, places for results as ``byref``. The interpreter lock is kept:
    these calls are shorter than letting it go.
    """
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def plain_handle(handle: Any) -> Handle:
    """Return a typed pdfium handle as one that plain functions take."""
    return Handle(ctypes.cast(handle, ctypes.c_void_p).value)


class Records(NamedTuple):
    """Room for records that pdfium fills in, and references to their members: a sequence a member."""

    form: struct.Struct
    room: ctypes.Array[ctypes.c_double]
    members: tuple[tuple[Any, ...], ...]

    def read(self) -> Iterator[tuple[Any, ...]]:
        """Return all records there is room for, whatever of it was filled in."""
        return self.form.iter_unpack(self.room)


def records(form: str, count: int) -> Records:
    """Return room for at least ``count`` records of ``form`` ("4f": four floats), the same at each call."""
    return _records(form, 1 << count.bit_length())


@cache
def _records(form: str, count: int) -> Records:
    whole, members, step = struct.Struct(form), int(form[0]), struct.calcsize(form[1])
    room = (ctypes.c_double * (whole.size * count // 8))()
    starts = range(0, whole.size * count, whole.size)
    refs = [tuple(ctypes.byref(room, start + step * member) for start in starts) for member in range(members)]
    return Records(whole, room, tuple(refs))


def call_each(function: Any, *arguments: Iterable[Any]) -> None:
    """Call ``function`` for each set of arguments: a loop of Python's would cost more than the calls themselves."""
    deque(map(function, *arguments), maxlen=0)


class PdfiumPage:
    """An open page and its text page; use as a context manager.

    Numbers are PDF points, ``scale`` times those of the page as it is printed; origin top left, upright.
    """

    def __init__(self, document: pdfium.PdfDocument, index: int) -> None:
        self.number = index + 1
        self.scale = 1.0
        self.page = raw.FPDF_LoadPage(document.raw, index)
        if not self.page:
            raise ValueError(f"page {index + 1} cannot be loaded")
        self.text = raw.FPDFText_LoadPage(self.page)
        self.char_count = max(0, raw.FPDFText_CountChars(self.text)) if self.text else 0
        self.width = raw.FPDF_GetPageWidthF(self.page)
        self.height = raw.FPDF_GetPageHeightF(self.page)
        self.left, self.low = self._origin()
        self.turn = raw.FPDFPage_GetRotation(self.page)
        self._stand_upright()

    def __enter__(self) -> PdfiumPage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.text:
            raw.FPDFText_ClosePage(self.text)
        raw.FPDF_ClosePage(self.page)

    @property
    def is_plain(self) -> bool:
        """True when user space is the page's own frame, upside down: the common case, worth a short way."""
        return self.turn == 0 and not self.left and not self.low and self.scale == 1.0

    def enlarge(self, scale: float) -> None:
        """Give all places and sizes ``scale`` times as large as the page prints them."""
        self.width, self.height, self.scale = self.width * scale, self.height * scale, self.scale * scale

    def upright(self, left: float, low: float, right: float, high: float) -> tuple[float, float, float, float]:
        """Turn a box of user space into x0, top, x1, bottom of the upright page."""
        left, right = (left - self.left) * self.scale, (right - self.left) * self.scale
        low, high = (low - self.low) * self.scale, (high - self.low) * self.scale
        if self.turn == 0:
            return left, self.height - high, right, self.height - low
        if self.turn == 1:
            return low, left, high, right
        if self.turn == 2:
            return self.width - right, low, self.width - left, high
        return self.width - high, self.height - right, self.width - low, self.height - left

    def _origin(self) -> tuple[float, float]:
        box = [ctypes.c_float() for _ in range(4)]
        if raw.FPDFPage_GetCropBox(self.page, *box) or raw.FPDFPage_GetMediaBox(self.page, *box):
            return min(box[0].value, box[2].value), min(box[1].value, box[3].value)
        return 0.0, 0.0

    def _stand_upright(self) -> None:
        """Take the frame in which more than half of the text, and far more than in the page's own, reads upright.

        Text turned in it, as the headers of narrow columns are, says nothing for the page's own frame.
        """
        turns = self._turns(_SAMPLE)
        if len(turns) > 1:
            turns = self._turns(10 * _SAMPLE)
        total = turns.total()
        if total < 8:
            return
        best, count = turns.most_common(1)[0]
        if best != self.turn and count > total / 2 and count >= 0.7 * (count + turns[self.turn]):
            if (best - self.turn) % 2:
                self.width, self.height = self.height, self.width
            self.turn = best

    def _turns(self, sample: int) -> Counter[int]:
        """Count the quarter turns after which some ``sample`` characters read left to right."""
        turns: Counter[int] = Counter()
        for index in range(0, self.char_count, max(1, self.char_count // sample)):
            if raw.FPDFText_IsGenerated(self.text, index) == 1:
                continue
            angle = raw.FPDFText_GetCharAngle(self.text, index)
            if angle >= 0:
                turns[quarter_of(angle)] += 1
        return turns


def quarter_of(angle: float) -> int:
    """Return the quarter turns (clockwise) after which text that pdfium finds at ``angle`` reads left to right."""
    return (4 - round(angle / _QUARTER)) % 4

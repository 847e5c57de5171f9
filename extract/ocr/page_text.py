"""The words of a clean page: cell by cell, then what stands outside, then once more what was read badly.

Text that is turned by a quarter is found by reading badly read narrow cells both ways; large or badly read lines are
read again at the size that Tesseract knows best.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.layout.engine.content import Look, Word
from extract.ocr.cell_edges import without_edge_specks
from extract.ocr.engine import Engine, Layout, RawWord
from extract.ocr.skipped_lines import skipped_lines

Grey = NDArray[np.uint8]
Strokes = NDArray[np.float32]
PixelBox = tuple[float, float, float, float]

_READ_DPI = 300.0  # small pictures are enlarged to this before Tesseract sees them
_ENLARGE_BELOW = 240.0
_ASCENT, _DESCENT = 0.8, 0.22  # of a word's box above and below its baseline, as the layout room wants it
_X_HEIGHT = 0.54  # of the font size: the small letters
_STEM_HEIGHT, _CAPITAL_HEIGHT = 0.72, 0.69  # of the font size: letters with a stem, capitals and figures
_SMALL_LETTERS = frozenset("acemnorsuvwxzgpqy")
_STEMS = frozenset("bdfhkl")
_TALL_LETTERS = _STEMS | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_FLAT = frozenset("ijtéèêëàâîïôûùüç.,:;'’\"-–—·()/&%€?!")  # what makes a word no higher than its tall letters
_BEYOND = frozenset("()[]{}/|")  # what reaches higher than tall letters
_THICKENING = 1.0 / 300  # inches that thresholds add to a stroke
_LEAST_STROKE = 12  # pixels along the middles of a word's strokes
_BLANK = 0.1  # heights of a line: the least blank between words
_INKS = (128, 190)  # greys below which something is printed: black, else colours such as orange
_LEAST_INK = 0.02  # inches: an area without a mark this high is empty
_AIR = 0.04  # inches of paper around what is read
_POOR = 0.7  # a mean confidence below which a reading is tried again
_BETTER = 0.05  # by which a second reading must be surer
_LINE_HEIGHT = 42.0  # pixels: the height of a line that is read again
_LARGE_LINE = 0.28  # inches: lines so high are read better when they are made smaller
_TALL = 1.4  # heights by widths of ink from which a cell's text may be turned
_LEAST_SURE = 0.12  # signs that Tesseract trusts less than this are dust
_SMUDGE = 0.45  # a sign at the end of a line that is trusted less than this is none
_NOISE, _CLEAR = 0.35, 0.75  # words trusted less than the one behind words trusted more than the other: noise
_OFF = 0.6  # heights of a line: noise stands so far off it
_NO_LINE = 0.25  # a line trusted less than this must hold a number: codes are often not trusted
_LEAST_DIGITS = 0.5  # of the signs of such a line that are letters and digits: "O.S.1" has as many dots
_POOR_LINE, _LEAST_LETTERS = 0.4, 0.6  # a line trusted less than this must consist of letters and digits so far


class ReadLine(NamedTuple):
    """A line as read: its words in points of the page, how sure each is (0 to 1), how thick its strokes are.

    ``weights`` are stroke widths in heights of the small letters, 0 where they cannot be measured.
    """

    words: tuple[Word, ...]
    sure: tuple[float, ...]
    weights: tuple[float, ...]


def read_text(engine: Engine, page: Grey, dpi: float, cells: Iterable[PixelBox]) -> list[ReadLine]:
    """Return the lines of ``page`` (dark on white, without rules); ``cells`` are read on their own, in this order."""
    factor = _READ_DPI / dpi if dpi < _ENLARGE_BELOW else 1.0
    cells = list(cells)
    page = without_edge_specks(page, cells, dpi)
    rest = page.copy()
    upright: list[list[RawWord]] = []
    doubtful: list[tuple[PixelBox, list[list[RawWord]]]] = []
    engine.show(_resized(page, factor), dpi * factor)
    for cell in cells:
        ink = _ink_box(rest, cell, dpi)
        x0, top, x1, bottom = _whole(cell)
        rest[top:bottom, x0:x1] = 255
        if ink is None:
            continue
        lines = _lines(engine.read(Layout.BLOCK, _scaled(ink, factor)), factor)
        for place in skipped_lines(page, ink, lines):
            lines.extend(_lines(engine.read(Layout.LINE, _scaled(place, factor)), factor))
        if ink[3] - ink[1] > _TALL * (ink[2] - ink[0]) and _sureness(lines) < _POOR:
            doubtful.append((ink, lines))
        else:
            upright.extend(lines)
    if _ink_box(rest, (0, 0, rest.shape[1], rest.shape[0]), dpi):
        engine.show(_resized(rest, factor), dpi * factor)
        upright.extend(_lines(engine.read(Layout.PAGE), factor))
    found: list[ReadLine] = []
    for box, lines in doubtful:
        turned = _read_turned(engine, page, dpi, box, _sureness(lines))
        found.extend(turned)
        upright.extend([] if turned else lines)
    again = (_read_again(engine, page, dpi, line) for line in upright)
    strokes = _strokes(page)
    for line in again:
        if not _is_dust(line):
            found.append(_to_points(line, dpi, strokes))
    return found


def _lines(words: Sequence[RawWord], factor: float) -> list[list[RawWord]]:
    """Group ``words`` by line, boxes in pixels of the page that was enlarged by ``factor``."""
    lines: dict[int, list[RawWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(_moved(word, 1 / factor))
    return list(lines.values())


def _moved(word: RawWord, factor: float, left: float = 0.0, top: float = 0.0) -> RawWord:
    return word._replace(
        x0=word.x0 * factor + left,
        top=word.top * factor + top,
        x1=word.x1 * factor + left,
        bottom=word.bottom * factor + top,
        base=word.base * factor + top,
        height=word.height * factor,
        x_height=word.x_height * factor,
    )


def _sureness(lines: Sequence[Sequence[RawWord]]) -> float:
    """Return the mean confidence of the characters of ``lines``, 0 without any."""
    letters = sum(len(word.text) for line in lines for word in line)
    return sum(word.confidence * len(word.text) for line in lines for word in line) / letters if letters else 0.0


def _read_again(engine: Engine, page: Grey, dpi: float, line: list[RawWord]) -> list[RawWord]:
    """Return ``line`` read on its own at a better size, where that is surer."""
    height = max(word.height for word in line)
    sure = _sureness([line])
    if sure >= (0.95 if height > _LARGE_LINE * dpi else _POOR) or height < 2:
        return line
    air = _AIR * dpi
    box = (
        min(word.x0 for word in line) - air,
        min(word.top for word in line) - air,
        max(word.x1 for word in line) + air,
        max(word.bottom for word in line) + air,
    )
    x0, top, x1, bottom = _whole(box)
    part = page[top:bottom, x0:x1]
    if not part.size:
        return line
    factor = min(4.0, _LINE_HEIGHT / height)
    engine.show(_resized(part, factor), _READ_DPI)
    words = [_moved(word, 1 / factor, x0, top) for word in engine.read(Layout.LINE)]
    return words if _sureness([words]) >= sure + _BETTER else line


def _read_turned(engine: Engine, page: Grey, dpi: float, box: PixelBox, sure: float) -> list[ReadLine]:
    """Return the lines of an area read upwards or downwards, whichever is surer than ``sure``; [] if neither is."""
    x0, top, x1, bottom = _whole(box)
    part = page[top:bottom, x0:x1]
    factor = _READ_DPI / dpi
    best: list[list[RawWord]] = []
    best_turn, best_sure = 0, sure + _BETTER
    for turn in (90, 270):
        engine.show(_resized(np.ascontiguousarray(np.rot90(part, -1 if turn == 90 else 1)), factor), _READ_DPI)
        lines = _lines(engine.read(Layout.BLOCK), factor)
        if _sureness(lines) > best_sure:
            best, best_turn, best_sure = lines, turn, _sureness(lines)
    scale = 72 / dpi
    found: list[ReadLine] = []
    for line in best:
        read = _to_points(line, dpi, None)
        words = [_turned(word, best_turn, (x0 * scale, top * scale, x1 * scale, bottom * scale)) for word in read.words]
        found.append(read._replace(words=tuple(words)))
    return found


def _turned(word: Word, turn: int, box: PixelBox) -> Word:
    """Put a word of an area that was laid flat back in its place on the page."""
    left, top, right, bottom = box
    look = word.look._replace(turn=turn)
    if turn == 90:  # reads upwards
        return Word(word.text, left + word.top, bottom - word.x1, left + word.bottom, bottom - word.x0, look)
    return Word(word.text, right - word.bottom, top + word.x0, right - word.top, top + word.x1, look)


def _is_dust(line: Sequence[RawWord]) -> bool:
    """Whether a line is no text: hardly trusted, and mostly signs."""
    letters = sum(sum(map(str.isalnum, word.text)) for word in line)
    total = sum(len(word.text) for word in line)
    sure = _sureness([line])
    if any(map(str.isdigit, "".join(word.text for word in line))):
        return sure < _POOR_LINE and letters < _LEAST_DIGITS * total
    return sure < _NO_LINE or (sure < _POOR_LINE and letters < max(3.0, _LEAST_LETTERS * (total + len(line))))


def _to_points(line: Sequence[RawWord], dpi: float, strokes: Strokes | None) -> ReadLine:
    """Return a line in points, without signs that are dust; codes and capitals stay however little they are trusted."""
    kept = [
        word
        for at, word in enumerate(line)
        if at == 0 or word.confidence >= _LEAST_SURE or any(map(str.isalnum, word.text))
    ]
    while len(kept) > 1 and _is_smudge(kept[-1]):
        kept.pop()
    kept = without_noise(kept)
    size = _font_size(line) * 72 / dpi
    words = _apart([_word(word, 72 / dpi, size) for word in kept])
    weights = tuple(_weight(word, dpi, strokes) if strokes is not None else 0.0 for word in kept)
    return ReadLine(tuple(words), tuple(word.confidence for word in kept), weights)


def _strokes(page: Grey) -> Strokes:
    """Return the distance from the middle of each stroke to its edge, in pixels; 0 off the middles."""
    distance = cv2.distanceTransform((page < 128).astype(np.uint8), cv2.DIST_L2, 3)
    middle = (distance > 0) & (distance >= cv2.dilate(distance, np.ones((3, 3), np.uint8)))
    return np.where(middle, distance, 0.0).astype(np.float32)


def _weight(word: RawWord, dpi: float, strokes: Strokes) -> float:
    """Return how thick the strokes of ``word`` are, in heights of its small letters; 0 for a word of one letter."""
    x0, top, x1, bottom = _whole((word.x0, word.top, word.x1, word.bottom))
    part = strokes[top:bottom, x0:x1]
    middles = part[part > 0]
    if sum(map(str.isalnum, word.text)) < 2 or len(middles) < _LEAST_STROKE or word.x_height < 2:
        return 0.0
    return max(0.0, (2.0 * float(middles.mean()) - _THICKENING * dpi) / word.x_height)


def _is_smudge(word: RawWord) -> bool:
    """Whether the last sign of a line is what is left of a rule, or dust."""
    if any(map(str.isalnum, word.text)) or word.text in "€%»":
        return False
    return set(word.text) <= set("|_¦") or word.confidence < _SMUDGE


def without_noise(line: list[RawWord]) -> list[RawWord]:
    """Return a line without what is read beyond its end in noise, stamps and signatures.

    That is hardly trusted where the line itself is, and stands off it or comes in several words.
    """
    end = len(line)
    while end and line[end - 1].confidence < _NOISE and sum(map(str.isdigit, line[end - 1].text)) < 2:
        end -= 1
    if not end or end == len(line) or _sureness([line[:end]]) < _CLEAR:
        return line
    off = line[end].x0 - line[end - 1].x1 > _OFF * line[end - 1].height
    return line[:end] if off or len(line) - end > 1 else line


def _apart(words: Sequence[Word]) -> list[Word]:
    """Return the words of a line with a blank between them that shows: what Tesseract parts is parted."""
    apart: list[Word] = []
    for at, word in enumerate(words):
        after = words[at + 1].x0 if at + 1 < len(words) else word.x1 + word.bottom
        apart.append(word._replace(x1=max(word.x0 + 0.1, min(word.x1, after - _BLANK * (word.bottom - word.top)))))
    return apart


def _word(word: RawWord, scale: float, size: float) -> Word:
    """Return a word whose box has the height of its line, whatever its letters; ``size`` in points."""
    base = word.base * scale
    look = Look(round(size * 2) / 2)
    return Word(word.text, word.x0 * scale, base - _ASCENT * size, word.x1 * scale, base + _DESCENT * size, look)


def _font_size(line: Sequence[RawWord]) -> float:
    """Return the font size of a line in pixels: from how high its words reach above the baseline, given their letters.

    What Tesseract says of its small letters is a guess where the line has few or none.
    """
    sizes: list[float] = []
    plain = [word for word in line if not set(word.text) & _BEYOND]
    for word in plain if any(map(str.isalnum, "".join(word.text for word in plain))) else line:
        letters = set(word.text) - _FLAT
        if letters and letters <= _SMALL_LETTERS | _TALL_LETTERS:
            tall = not letters <= _SMALL_LETTERS
            if tall or not set(word.text) & _FLAT:
                share = _STEM_HEIGHT if letters & _STEMS else _CAPITAL_HEIGHT if tall else _X_HEIGHT
                sizes.extend([(word.base - word.top) / share] * len(word.text))
    guessed = line[0].x_height / _X_HEIGHT
    measured = sorted(sizes)[len(sizes) // 2] if sizes else 0.0
    return measured if 0.6 * guessed <= measured <= 1.7 * guessed else guessed


def _ink_box(page: Grey, box: PixelBox, dpi: float) -> PixelBox | None:
    """Return the box around the marks within ``box``, with some paper around them; None where there is none."""
    x0, top, x1, bottom = _whole(box)
    part = page[top:bottom, x0:x1]
    if not part.size:
        return None
    least = max(2, round(_LEAST_INK * dpi))
    for limit in _INKS:
        dark = part < limit
        across, down = np.flatnonzero(dark.any(axis=0)), np.flatnonzero(dark.any(axis=1))
        if len(across) >= least and len(down) >= least:
            break
    else:
        return None
    air = _AIR * dpi
    return (
        max(float(x0), x0 + across[0] - air),
        max(float(top), top + down[0] - air),
        min(float(x1), x0 + across[-1] + 1 + air),
        min(float(bottom), top + down[-1] + 1 + air),
    )


def _resized(page: Grey, factor: float) -> Grey:
    if factor == 1.0:
        return page
    how = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(page, None, fx=factor, fy=factor, interpolation=how), dtype=np.uint8)


def _scaled(box: PixelBox, factor: float) -> PixelBox:
    x0, top, x1, bottom = box
    return x0 * factor, top * factor, x1 * factor, bottom * factor


def _whole(box: PixelBox) -> tuple[int, int, int, int]:
    x0, top, x1, bottom = (max(0, round(value)) for value in box)
    return x0, top, x1, bottom

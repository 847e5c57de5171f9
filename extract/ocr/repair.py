"""What OCR does to codes, bullets and spaces, mended over all scanned pages of a document; font sizes evened out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.layout.engine.content import PageContent, Word
from extract.ocr.codes import repair_codes
from extract.ocr.label_colons import lost_colons
from extract.ocr.lost_bullets import lost_bullets
from extract.ocr.read_page import ScannedPage
from extract.ocr.spelling import BULLET, NUMBER_SIGNS, bullet_lines, mend_word, mend_words, zeros

_BOLD = 1.25  # times the usual stroke
_SHORT = 4  # letters: a shorter word is as bold as its line
_LETTERS = 2  # and figures in a line, for its size to be measured
_NEAR_SIZE = 0.65  # of a size: what a guess may be off
_SAME_SIZE = 0.1  # of a font size: what differs by less is one size, measured twice


def repaired(pages: Sequence[ScannedPage]) -> list[PageContent]:
    """Return the contents of ``pages`` with their words mended."""
    bold = _BoldText(pages)
    lines = [_mended(bold.words(page, line)) for page in pages for line in page.lines]
    texts = [[word.text for word in line] for line in lines]
    for at in bullet_lines(texts, [_gap(line, 1) if len(line) > 1 else 0.0 for line in lines]):
        lines[at][0] = lines[at][0]._replace(text=BULLET)
        texts[at][0] = BULLET
    for at, bullet in lost_bullets(lines):
        lines[at].insert(0, bullet)
        texts[at].insert(0, BULLET)
    for repair in sorted(repair_codes(texts), reverse=True):
        line = lines[repair.line]
        line[repair.start : repair.end] = _spread(line[repair.start : repair.end], repair.words)
    _mend_colons(lines)
    lines = _with_sure_sizes(lines)
    sizes = _usual_sizes(lines)
    contents: list[PageContent] = []
    waiting = iter(lines)
    for page in pages:
        words = [word for _ in page.lines for word in next(waiting)]
        contents.append(page.content._replace(words=tuple(_even(word, sizes) for word in words)))
    return contents


class _BoldText:
    """Tells bold words by their strokes, thicker than those of most text of the document."""

    def __init__(self, pages: Sequence[ScannedPage]) -> None:
        letters: Counter[float] = Counter()
        for page in pages:
            for word, weight in zip(page.content.words, page.weights, strict=True):
                if weight:
                    letters[round(weight, 3)] += len(word.text)
        half, seen = sum(letters.values()) / 2, 0
        self._usual = 0.0
        for weight in sorted(letters):
            seen += letters[weight]
            if seen >= half:
                self._usual = weight
                break

    def words(self, page: ScannedPage, line: Sequence[int]) -> list[Word]:
        """Return the words of a line, bold where they, or most of the line where a word is too short to tell, are."""
        words = [page.content.words[at] for at in line]
        weights = [page.weights[at] for at in line]
        told = sum(len(word.text) for word, weight in zip(words, weights, strict=True) if weight)
        thick = sum(len(word.text) for word, weight in zip(words, weights, strict=True) if self._is_bold(weight))
        found: list[Word] = []
        for word, weight in zip(words, weights, strict=True):
            alone = weight and len(word.text) >= _SHORT and thick not in (0, told)
            bold = self._is_bold(weight) if alone else 2 * thick > told
            found.append(word._replace(look=word.look._replace(bold=bold)) if bold else word)
        return found

    def _is_bold(self, weight: float) -> bool:
        return self._usual > 0 and weight >= _BOLD * self._usual


def _mended(words: Sequence[Word]) -> list[Word]:
    joined = [_joined([words[at] for at in group]) for group in mend_words([word.text for word in words])]
    mended = [word._replace(text=mend_word(word.text)) for word in joined]
    for at in zeros([word.text for word in mended]):
        mended[at] = mended[at]._replace(text="0")
    if len(mended) == 1 and mended[0].text in NUMBER_SIGNS:
        mended[0] = mended[0]._replace(text="N°")  # the name of a column
    return mended


def _joined(words: Sequence[Word]) -> Word:
    first, last = words[0], words[-1]
    return first._replace(text="".join(word.text for word in words), x1=last.x1)


def _mend_colons(lines: Sequence[list[Word]]) -> None:
    """Put back the colons that labels have lost."""
    gaps = [[_gap(line, at) for at in range(len(line))] for line in lines]
    for number, at, stray in lost_colons([[word.text for word in line] for line in lines], gaps):
        before, after = lines[number][at - 1], lines[number][at]
        if stray:
            lines[number][at] = after._replace(text=":")
        else:
            third = (after.x0 - before.x1) / 3
            lines[number].insert(at, before._replace(text=":", x0=before.x1 + third, x1=after.x0 - third))


def _gap(line: Sequence[Word], at: int) -> float:
    """Return the blank before a word, in heights of its line; 0 before the first."""
    return (line[at].x0 - line[at - 1].x1) / max(line[0].bottom - line[0].top, 1.0) if at else 0.0


def _spread(words: Sequence[Word], texts: Sequence[str]) -> list[Word]:
    """Return ``texts`` as words on the place of ``words``, each as wide as its letters' share of it."""
    first, last = words[0], words[-1]
    letters = sum(map(len, texts)) + len(texts) - 1
    step = (last.x1 - first.x0) / max(letters, 1)
    placed: list[Word] = []
    x = first.x0
    for text in texts:
        placed.append(first._replace(text=text, x0=x, x1=x + step * len(text)))
        x += step * (len(text) + 1)
    return placed


def _with_sure_sizes(lines: Sequence[list[Word]]) -> list[list[Word]]:
    """Give lines without letters ("•", "-") the size of the line before, if theirs is near it.

    The size of a line comes from its letters and figures; without any it is a guess.
    """
    sized: list[list[Word]] = []
    before = 0.0
    for line in lines:
        letters = sum(char.isalnum() for word in line for char in word.text)
        own = line[0].look.size if line else 0.0
        if letters < _LETTERS and before and own and _NEAR_SIZE <= own / before <= 1 / _NEAR_SIZE:
            line = [word._replace(look=word.look._replace(size=before)) for word in line]
        elif own:
            before = own
        sized.append(line)
    return sized


def _usual_sizes(lines: Sequence[Sequence[Word]]) -> dict[float, float]:
    """Return, for each font size, the most frequent one that it cannot be told from."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts.update({word.look.size: len(word.text) for word in line})
    usual: dict[float, float] = {}
    for size, _ in counts.most_common():
        near = [main for main in set(usual.values()) if abs(main - size) <= _SAME_SIZE * main]
        usual[size] = min(near, key=lambda main: abs(main - size)) if near else size
    return usual


def _even(word: Word, sizes: dict[float, float]) -> Word:
    size = sizes.get(word.look.size, word.look.size)
    return word if size == word.look.size else word._replace(look=word.look._replace(size=size))

"""What OCR does to codes, bullets and spaces, mended over all scanned pages of a document; font sizes evened out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.layout.content import PageContent, Word
from extract.ocr.codes import repair_codes
from extract.ocr.read_page import ScannedPage
from extract.ocr.spelling import BULLET, bullet_lines, mend_word, mend_words, zeros

_SAME_SIZE = 0.13  # of a font size: what differs by less is one size, measured twice


def repaired(pages: Sequence[ScannedPage]) -> list[PageContent]:
    """Return the contents of ``pages`` with their words mended."""
    lines = [_mended(page.content, line) for page in pages for line in page.lines]
    texts = [[word.text for word in line] for line in lines]
    for at in bullet_lines(texts, [_first_gap(line) for line in lines]):
        lines[at][0] = lines[at][0]._replace(text=BULLET)
        texts[at][0] = BULLET
    for repair in sorted(repair_codes(texts), reverse=True):
        line = lines[repair.line]
        line[repair.start : repair.end] = _spread(line[repair.start : repair.end], repair.words)
    sizes = _usual_sizes(lines)
    contents: list[PageContent] = []
    waiting = iter(lines)
    for page in pages:
        words = [word for _ in page.lines for word in next(waiting)]
        contents.append(page.content._replace(words=tuple(_even(word, sizes) for word in words)))
    return contents


def _mended(content: PageContent, line: Sequence[int]) -> list[Word]:
    words = [content.words[at] for at in line]
    joined = [_joined([words[at] for at in group]) for group in mend_words([word.text for word in words])]
    mended = [word._replace(text=mend_word(word.text)) for word in joined]
    for at in zeros([word.text for word in mended]):
        mended[at] = mended[at]._replace(text="0")
    return mended


def _joined(words: Sequence[Word]) -> Word:
    first, last = words[0], words[-1]
    return first._replace(text="".join(word.text for word in words), x1=last.x1)


def _first_gap(line: Sequence[Word]) -> float:
    if len(line) < 2:
        return 0.0
    return (line[1].x0 - line[0].x1) / max(line[0].bottom - line[0].top, 1.0)


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

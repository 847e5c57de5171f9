"""From words to printed lines: one baseline, left to right, with their text and dominant look."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import PLAIN_LOOK, Look, Word
from extract.layout.text.symbols import is_bullet

_SAME_LINE = 0.45  # of the smaller font size, between baselines
_RUN_GAP = 1.6  # font sizes: a wider blank separates columns, tab stops, the two ends of a running head
_TALLER = 2.5  # times the height of a word: no word of its line
_FEWEST_SPACED = 6  # words on a line whose letters may be set wide apart
_SPACED = 1.5  # letters a word, on average, on such a line
_SPACED_LETTERS = 2.0  # of a line in capitals: some of its letters stand closer
_WIDEST_SPACING = 0.8  # font sizes between such letters
_FEWEST_LETTERS = 3  # of a word set so, alone on its line
_EVENLY = 0.15  # font sizes between the narrowest and the widest of its blanks
_TWICE = 1.6  # points between the sides of a word and of itself, printed again
_SPLIT_LETTERS = 0.05  # of the font size: a blank narrower than this is an artefact of kerning


class TextLine(NamedTuple):
    """Words on one baseline. ``look`` is that of most characters; ``even`` tells that all words share it."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    look: Look
    even: bool

    @property
    def text(self) -> str:
        """The line's text, blanks only where the page has them."""
        return joined(self.words)


def make_line(words: Sequence[Word]) -> TextLine:
    """Return the line that ``words`` (in reading order, at least one) make."""
    _, x0, top, x1, bottom, look, _, _ = words[0]
    if len(words) == 1:
        return TextLine((words[0],), x0, top, x1, bottom, look, True)
    even = True
    for _, left, high, right, low, own, _, _ in words:
        if own is not look and own != look:
            even = False
        if left < x0:
            x0 = left
        if high < top:
            top = high
        if right > x1:
            x1 = right
        if low > bottom:
            bottom = low
    return TextLine(tuple(words), x0, top, x1, bottom, look if even else _dominant(words), even)


def make_lines(words: Sequence[Word]) -> list[TextLine]:
    """Group ``words`` into lines from the top; the order in which the page draws them is kept where it makes sense."""
    rows = _in_order(words)
    if rows is None:
        rows = _by_place(words)
    return [make_line(row) for row in rows]


def joined(words: Sequence[Word]) -> str:
    """Join words with a blank where the page has one."""
    before = words[0]
    if len(words) == 1:
        return before.text
    first, _, _, edge, _, look, _, last = before
    parts = [first]
    for word in words[1:]:
        text, x0, _, x1, _, own, start, end = word
        apart = x0 - edge >= _SPLIT_LETTERS * max(look.size, 1.0)  # as most words; the others are looked at closely
        if not (apart and look.size and last != start) and _glued(before, word):
            parts.append(text)
        else:
            parts += " ", text
        before, edge, look, last = word, x1, own, end
    text = "".join(parts)
    if len(words) < _FEWEST_SPACED:
        spaced = _spaced_word(words) if len(first) == 1 else None
        return spaced or text
    letters = len(text) - len(parts) + len(words)  # without the blanks
    if len(first) == len(words[1].text) == len(words[2].text) == 1 and (whole := _with_first_word(words)):
        return whole
    few = letters < _SPACED * len(words) or (letters < _SPACED_LETTERS * len(words) and text.replace(" ", "").isupper())
    return _closed_up(words) if few and _mostly_letters(words) else text


def _with_first_word(words: Sequence[Word]) -> str | None:
    """Return a line whose first word, and no other, is set in letters wide apart, with that word whole; or None."""
    count = next((at for at, word in enumerate(words) if len(word.text) > 1 or not word.text.isupper()), 0)
    first = _spaced_word(words[:count]) if count >= _FEWEST_SPACED else None
    return f"{first} {joined(words[count:])}" if first is not None else None


def _mostly_letters(words: Sequence[Word]) -> bool:
    """Whether at least half of ``words`` are single letters; short figures are those of amounts ("7 500 €")."""
    return 2 * sum(len(word.text) == 1 and word.text.isalpha() for word in words) >= len(words)


def _spaced_word(words: Sequence[Word]) -> str | None:
    """Return the word in capitals, and perhaps its number, whose letters these few words are ("A X E 1"), or None."""
    count = next((at for at, word in enumerate(words) if not word.text.isupper()), len(words))
    letters, number = words[:count], "".join(word.text for word in words[count:])
    if count < _FEWEST_LETTERS or any(len(word.text) > 1 for word in letters):
        return None
    gaps = [after.x0 - before.x1 for before, after in pairwise(letters)]
    even = max(gaps) - min(gaps) <= _EVENLY * size_of(words[0]) and max(gaps) <= _WIDEST_SPACING * size_of(words[0])
    if not even or (number and not number.isdigit()):
        return None
    return " ".join(filter(None, ("".join(word.text for word in letters), number)))


def _closed_up(words: Sequence[Word]) -> str:
    """Join letters set wide apart ("P R O G R A M M E"): a blank is clearly wider than the space between them."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    usual = sorted(gaps)[len(gaps) // 2]
    if usual > _WIDEST_SPACING * size_of(words[0]):
        return " ".join(word.text for word in words)
    parts = [words[0].text]
    for gap, word in zip(gaps, words[1:], strict=True):
        parts.append(" " if gap > 1.8 * usual + 0.05 * size_of(word) else "")
        parts.append(word.text)
    return "".join(parts)


def split_runs(lines: Sequence[TextLine]) -> list[TextLine]:
    """Cut lines at wide blanks; a bullet stays with its text."""
    runs: list[TextLine] = []
    for line in lines:
        words = line.words
        start = 0
        for index in range(1, len(words)):
            before, word = words[index - 1], words[index]
            wide = word.x0 - before.x1 > max(_RUN_GAP * max(size_of(before), size_of(word)), 10.0)
            if wide and not (index - start == 1 and is_bullet(before.text)):
                runs.append(make_line(words[start:index]))
                start = index
        runs.append(make_line(words[start:]) if start else line)
    return runs


def size_of(word: Word) -> float:
    """Return the font size of ``word``, guessed from its height where it is unknown."""
    return word.look.size or (word.bottom - word.top) / 1.02


def drop_doubles(words: Sequence[Word]) -> tuple[Word, ...]:
    """Drop words printed twice at one place (a printer's way of making bold), which then count as bold."""
    last: dict[str, Word] = {}
    for word in words:
        known = last.get(word.text)
        if known is not None and abs(known.top - word.top) < _TWICE and abs(known.x0 - word.x0) < _TWICE:
            return _without_doubles(words)
        last[word.text] = word
    return tuple(words)


def _without_doubles(words: Sequence[Word]) -> tuple[Word, ...]:
    seen: dict[str, tuple[int, float, float, float]] = {}
    doubled: dict[int, int] = {}
    for index, (text, x0, top, x1, _, _, _, _) in enumerate(words):
        known = seen.get(text)
        sides = () if known is None else zip(known[1:], (x0, top, x1), strict=True)
        if known is not None and all(abs(one - other) < _TWICE for one, other in sides):
            doubled[index] = known[0]
        else:
            seen[text] = index, x0, top, x1
    if not doubled:
        return tuple(words)
    bold = set(doubled.values())
    return tuple(
        word._replace(look=word.look._replace(bold=True)) if index in bold else word
        for index, word in enumerate(words)
        if index not in doubled
    )


def _glued(before: Word, word: Word) -> bool:
    if before.end == word.start >= 0:
        return True
    gap = word.x0 - before.x1
    size = before.look.size or size_of(before)
    if gap >= _SPLIT_LETTERS * size and gap >= _SPLIT_LETTERS:  # as between most words
        return False
    return gap > -0.3 * max(size, 1.0) and word.text[0].isalpha() and before.text[-1].isalpha()


def _dominant(words: Sequence[Word]) -> Look:
    weights: dict[Look, int] = {}
    for word in words:
        weights[word.look] = weights.get(word.look, 0) + len(word.text)
    best = max(weights, key=lambda look: weights[look])
    bold = sum(count for look, count in weights.items() if look.bold)
    total = sum(weights.values())
    return best._replace(bold=bold * 2 > total) if best is not PLAIN_LOOK else best


def _in_order(words: Sequence[Word]) -> list[list[Word]] | None:
    """Lines in drawing order; None as soon as that order goes up or back."""
    row = [words[0]]
    rows = [row]
    _, _, top, edge, base, _, _, _ = words[0]
    for word in words[1:]:
        _, x0, high, x1, low, _, _, _ = word
        if low == base and high == top < base and x0 >= edge - 1.5:  # as most words
            row.append(word)
            edge = x1
            continue
        tall, known = low - high, base - top
        if (tall > _TALLER * known or known > _TALLER * tall) and word.look.size:  # a large number beside a line
            return None
        if low == base or abs(low - base) <= _SAME_LINE * min(tall, known):
            if x0 < edge - 1.5:
                return None
            row.append(word)
        elif low < base:
            return None
        else:
            row = [word]
            rows.append(row)
        top, edge, base = high, x1, low
    return rows


def _by_place(words: Sequence[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        for row in reversed(rows[-3:]):
            if _shares_line(row, word):
                row.append(word)
                break
        else:
            rows.append([word])
    rows = _with_raised(rows)
    for row in rows:
        row.sort(key=lambda w: w.x0)
    rows.sort(key=lambda row: (max(row, key=lambda w: w.bottom - w.top).bottom, row[0].x0))
    return rows


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Give rows that hold nothing but raised words to the line that they belong to."""
    kept: list[list[Word]] = []
    for at, row in enumerate(rows):
        nearby = (*kept[-1:], *rows[at + 1 : at + 2])
        home = next((o for o in nearby if all(_is_raised(word, o) for word in row)), None)
        if home is None:
            kept.append(row)
        else:
            home.extend(row)
    return kept


def _is_raised(word: Word, row: list[Word]) -> bool:
    tallest = max(row, key=lambda w: w.bottom - w.top)
    smaller = (word.bottom - word.top) <= 0.8 * (tallest.bottom - tallest.top)
    return smaller and _shares_line(row, word)


def _shares_line(row: list[Word], word: Word) -> bool:
    tallest = max(row, key=lambda w: w.bottom - w.top)
    high, low = tallest.bottom - tallest.top, word.bottom - word.top
    if (high > _TALLER * low or low > _TALLER * high) and word.look.size:  # boxes of scanned words vary
        return False
    if abs(tallest.bottom - word.bottom) <= _SAME_LINE * min(high, low):
        return True
    # A superscript or subscript: smaller, within the height of its neighbour, right behind or before it.
    small, large = (word, tallest) if low < high else (tallest, word)
    if (small.bottom - small.top) > 0.8 * (large.bottom - large.top):
        return False
    middle = (small.top + small.bottom) / 2
    near = min(abs(word.x0 - other.x1) for other in row) < 0.3 * max(high, low) or any(
        abs(other.x0 - word.x1) < 0.3 * max(high, low) for other in row
    )
    return large.top - 0.2 * high <= middle <= large.bottom + 0.2 * high and near

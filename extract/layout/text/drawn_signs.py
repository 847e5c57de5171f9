"""Signs that are drawn, not written: the discs, smileys and small boxes whose colour tells a state.

A disc in a cell is all that the cell says. Before texts, shapes of one size that stand together, each of its own
colour, are a key: the legend of what the colours mean. A disc in a colour of such a key that stands alone behind or
under a text, as behind the label of a field, says what the key says.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import Fill, Look, Word
from extract.layout.text.lines import size_of

DISC = "●"
_BOX = "■"
_LARGEST_BOX = 60.0  # points wide
_WIDEST_BOX = 160.0  # points: of a key in the cells of a sheet, where nothing but its texts stands beside it
_WIDEST_BLANK = 2.0  # font sizes within such a text
_FURTHEST = 6.0  # font sizes before the text: it may stand in the middle of its column
_TALLEST = 3.0  # font sizes
_NEXT = 3.0  # times the height: to the next shape of a key below
_SAME = 1.0  # points
_ALIGNED = 3.0  # points: the left side of a disc under its label
_MOST = 9  # colours of a key


def outside(marks: Sequence[Fill], discs: Sequence[Fill]) -> tuple[Fill, ...]:
    """Return the marks that are no part of a drawn disc, as the eyes of a smiley are."""
    return tuple(mark for mark in marks if not any(_holds(disc, mark) for disc in discs)) if discs else tuple(marks)


def with_keys(
    words: Sequence[Word], discs: Sequence[Fill], fills: Sequence[Fill], colours: set[str]
) -> tuple[Word, ...]:
    """Return the words of a page with a sign of its colour before each text that a shape of a key explains.

    The colours of the keys are added to ``colours``: those that pages before explained, and so their discs, too.
    """
    found: dict[int, Word] = {}
    boxes = [fill for fill in fills if fill.x1 - fill.x0 <= _WIDEST_BOX]
    for glyph, shapes in ((DISC, discs), (_BOX, boxes)):
        for key in _keys(shapes):
            if key[0].x1 - key[0].x0 > _LARGEST_BOX and not all(_is_alone(shape, words) for shape in key):
                continue
            told = [_explained(shape, words) for shape in key]
            if all(at is not None for at in told) and len(set(told)) == len(told):
                for at, shape in zip(told, key, strict=True):
                    if at is not None:
                        found[at] = _sign(glyph, shape, words[at])
                        colours.add(shape.colour)
    behind = _behind_texts(words, discs, colours) if colours and discs else {}
    if not found and not behind:
        return tuple(words)
    whole: list[Word] = []
    for at, word in enumerate(words):
        if at in found:
            whole.append(found[at])
        whole.append(word)
        if at in behind:
            whole.append(behind[at])
    return tuple(whole)


def sign_alone(discs: Sequence[Fill]) -> Word | None:
    """Return the sign that the discs of a cell without words are, None where their colours differ."""
    if len({disc.colour for disc in discs}) != 1:
        return None
    disc = discs[0]
    look = Look(size=round(disc.bottom - disc.top, 1), colour=disc.colour)
    return Word(DISC, disc.x0, disc.top, disc.x1, disc.bottom, look)


def _keys(shapes: Sequence[Fill]) -> list[list[Fill]]:
    """Shapes of one size, each of another colour, that stand below one another or side by side."""
    keys: list[list[Fill]] = []
    if len({shape.colour for shape in shapes}) < 2:
        return keys
    sizes: dict[tuple[int, int], list[Fill]] = {}
    for shape in dict.fromkeys(shapes):
        sizes.setdefault((round(shape.x1 - shape.x0), round(shape.bottom - shape.top)), []).append(shape)
    for same in sizes.values():
        columns: dict[int, list[Fill]] = {}
        rows: dict[int, list[Fill]] = {}
        for shape in same:
            columns.setdefault(round(shape.x0 / _SAME), []).append(shape)
            rows.setdefault(round(shape.top / _SAME), []).append(shape)
        for column in columns.values():
            column.sort(key=lambda shape: shape.top)
            near = all(b.top - a.bottom <= _NEXT * (a.bottom - a.top) for a, b in pairwise(column))
            keys.extend([column] if near else [])
        for row in rows.values():
            keys.append(sorted(row, key=lambda shape: shape.x0))
    return [key for key in keys if 2 <= len(key) <= _MOST and len({shape.colour for shape in key}) == len(key)]


def _is_alone(shape: Fill, words: Sequence[Word]) -> bool:
    """Whether one text at most stands at the height of a shape, right behind it: it is no cell of a table."""
    level = sorted((w for w in words if shape.top <= (w.top + w.bottom) / 2 <= shape.bottom), key=lambda w: w.x0)
    ends = (shape.x1, *(word.x1 for word in level))
    return all(-_SAME <= w.x0 - end <= _WIDEST_BLANK * size_of(w) for end, w in zip(ends, level, strict=False))


def _explained(shape: Fill, words: Sequence[Word]) -> int | None:
    """The first word of the text right of a shape that holds no word itself."""
    best: int | None = None
    for at, word in enumerate(words):
        middle = (word.top + word.bottom) / 2
        if not shape.top <= middle <= shape.bottom or word.x1 < shape.x0:
            continue
        if word.x0 < shape.x1 - _SAME:
            return None
        size = size_of(word)
        near = word.x0 - shape.x1 < _FURTHEST * size and shape.bottom - shape.top <= _TALLEST * size
        if near and (best is None or word.x0 < words[best].x0):
            best = at
    return best


def _behind_texts(words: Sequence[Word], discs: Sequence[Fill], colours: set[str]) -> dict[int, Word]:
    """The discs of known colours that end a line of text, or stand alone under one, each by the word before it."""
    found: dict[int, Word] = {}
    for disc in discs:
        if disc.colour not in colours:
            continue
        line = [at for at, word in enumerate(words) if disc.top <= (word.top + word.bottom) / 2 <= disc.bottom]
        before = [at for at in line if words[at].x1 <= disc.x0 + _SAME]
        near = (words[at] for at in line if words[at].x0 < disc.x1 + _FURTHEST * size_of(words[at]))
        if any(word.x1 > disc.x0 + _SAME for word in near):
            continue  # its number, or the text that it opens
        if before:
            at = max(before, key=lambda at: words[at].x1)
            found[at] = _sign(DISC, disc, words[at])
        elif (over := _over(disc, words)) is not None:
            found[over] = _sign(DISC, disc, words[over])._replace(top=disc.top, bottom=disc.bottom)
    return found


def _over(disc: Fill, words: Sequence[Word]) -> int | None:
    """The last word of the line right above a disc that begins where the disc does."""
    for first, word in enumerate(words):
        size = size_of(word)
        if abs(word.x0 - disc.x0) > _ALIGNED or not -_SAME <= disc.top - word.bottom <= size:
            continue
        last = first
        while last + 1 < len(words) and abs(words[last + 1].top - word.top) <= _SAME:
            if not 0 <= words[last + 1].x0 - words[last].x1 <= size:
                break
            last += 1
        return last
    return None


def _sign(glyph: str, shape: Fill, word: Word) -> Word:
    look = Look(size=word.look.size, colour=shape.colour)
    return Word(glyph, shape.x0, word.top, shape.x1, word.bottom, look)


def _holds(disc: Fill, mark: Fill) -> bool:
    x, y = (mark.x0 + mark.x1) / 2, (mark.top + mark.bottom) / 2
    return disc.x0 <= x <= disc.x1 and disc.top <= y <= disc.bottom

"""The text of a card: parts that stand side by side are read one after the other, labels and their values as a table.

A card is small: a large number beside a title of two lines, "Pilote" at its left and a name at its right, a state in a
corner. Lines that overlap in height without sharing a baseline belong to different parts, between which a blank strip
runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from extract import lexicon
from extract.document import SIGNS, Block, Box, Cell, Place, Role, Table, TextBlock
from extract.layout.engine.content import Word
from extract.layout.text.corner_words import with_corner_down
from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import TextLine, make_line, make_lines, split_runs
from extract.layout.text.paragraphs import to_blocks
from extract.layout.text.symbols import is_bullet
from extract.text import fold

_OVERLAP = 0.25  # of a line's height: more than the lines of one text ever overlap
_ALIGNED = 3.0  # points
_FEWEST_PAIRS = 2
_FEWEST_VALUES = 3  # below more heads
_PADDING = 6.0  # points at most between the sides of a column and its text
_LARGER = 1.5  # times the size of what stands beside it: another part
_HUGE = 1.9  # times the size of the words beside a number
_NEXT_LINE = 1.5  # font sizes between the baselines of one text
_BADGE = re.compile(r"(?:[^\W\d_]+\.?\s)?(?:n°\s?)?\d{1,3}(?:[.\-]\d{1,3})*\.?")  # "Fiche 12" beside its title
_NUMBER = re.compile(r"\d{1,3}(?:[.\-]\d{1,3})*\.?")
_CODE = re.compile(rf"(?:[A-Z]{{1,3}}[.\-]?)?{_NUMBER.pattern}")  # "OS1"
_CHAPTER = re.compile(r"0?\d{1,2}\.?")
_RATE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?%")
_SAME_SIZE = 1.0  # points
_BADGE_GAP = 0.7  # font sizes between a number and the title that it stands beside
_ASIDE = 1.5  # font sizes between a number and the title that it stands beside
_OFF_MIDDLE = 0.5  # font sizes
_SELECTORS = (0xFE0E, 0xFE0F)  # say whether a sign is drawn in colours
_TAG = 0.9  # times the size of a title: what stands in a corner of it is smaller


class _Pair(NamedTuple):
    """A label, perhaps of several lines, and the value beside it."""

    label: list[TextLine]
    value: list[TextLine]


def card_blocks(lines: Sequence[TextLine], frame: Frame) -> list[Block]:
    """Return the blocks that the ``lines`` of a card make."""
    blocks: list[Block] = []
    parts = _parts(_with_number_first(_with_colons_up(lines)))
    for part in (with_corner_down(part, frame) for part in parts):
        icon = len(parts) > 1 and _is_icon(part)
        blocks.extend(_blocks(part, frame._replace(role=Role.FURNITURE) if icon else frame))
    return blocks


def _with_colons_up(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, each colon that stands alone under a label in a print of its own behind that label."""
    found: list[TextLine] = []
    for line in lines:
        above = found[-1] if found and line.text == ":" and abs(line.x0 - found[-1].x0) <= _ALIGNED else None
        other = [at for at, word in enumerate(above.words) if word.look != line.look] if above is not None else []
        if above is None or not other or not other[0]:
            found.append(line)
            continue
        label = above.words[: other[0]]
        closed = label[-1]._replace(text=f"{label[-1].text}:")
        found[-1] = make_line([*label[:-1], closed, *above.words[len(label) :]])
    return found


def _with_number_first(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return the lines, the number that stands out beside any but the first one of a title before all of them.

    All lines begin behind it, and it is set in the middle of their height.
    """
    for at, line in enumerate(lines):
        number, title = make_line(line.words[:1]), make_line(line.words[1:] or line.words)
        if not at or len(line.words) == 1 or not _stands_out(number, title):
            continue
        others = [*lines[:at], title, *lines[at + 1 :]]
        middle = (lines[0].top + lines[-1].bottom - number.top - number.bottom) / 2
        flush = all(abs(other.x0 - title.x0) <= _ALIGNED and other.look == title.look for other in others)
        if flush and number.x1 < title.x0 and abs(middle) <= _OFF_MIDDLE * title.look.size:
            return [number, *others]
    return lines


def _is_icon(part: Sequence[TextLine]) -> bool:
    """Whether a part is nothing but a drawing from a font, none of the signs that may tell a state."""
    text = "".join(line.text for line in part)
    return bool(text) and all(category(char) == "So" or ord(char) in _SELECTORS for char in text) and text not in SIGNS


def _parts(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Return the lines of each part, in reading order."""
    bands = _bands(lines)
    parts: list[list[TextLine]] = [[]]
    done = 0
    while done < len(bands):
        runs = _runs(bands[done])
        apart = len(bands[done]) > 1 or _sizes_differ(runs) or any(map(_stands_out, runs, runs[1:]))
        apart = apart or _stands_aside(runs, lines)
        columns = _columns(runs) if apart else []
        if len(columns) < 2:
            parts[-1].extend(bands[done])
            done += 1
            continue
        strips = [(max(run.x1 for run in one), other[0].x0) for one, other in pairwise(columns)]
        together = list(bands[done])
        done += 1
        while parts[-1] and _joins(parts[-1][-1:], together, strips):
            together.insert(0, parts[-1].pop())
        while done < len(bands) and _joins(together, bands[done], strips):
            together.extend(bands[done])
            done += 1
        columns = _columns(_runs(together))
        if _wraps_under_number(columns, bands[done] if done < len(bands) else ()):
            parts[-1].extend(together)
            continue
        if _is_number_of(columns[-1], columns[:-1]):
            columns.insert(0, columns.pop())
        elif _is_rate_of(columns[0], columns[1:]):
            columns.append(columns.pop(0))
        parts.extend(make_lines([word for run in column for word in run.words]) for column in columns)
        parts.append([])
    return [part for part in parts if part]


def _is_number_of(column: Sequence[TextLine], others: Sequence[Sequence[TextLine]]) -> bool:
    """Whether the last column is nothing but a huge number: that of the title at its left."""
    size = max(run.look.size for other in others for run in other)
    return len(column) == 1 and _CHAPTER.fullmatch(column[0].text) is not None and column[0].look.size > _HUGE * size


def _is_rate_of(column: Sequence[TextLine], others: Sequence[Sequence[TextLine]]) -> bool:
    """Whether the first column is nothing but a rate, in a ring that draws it: that of what its right side names."""
    size = max(run.look.size for other in others for run in other)
    alone = len(column) == 1 and _RATE.fullmatch(column[0].text) is not None
    return alone and len(others[0]) > 1 and column[0].look.size <= _HUGE * size


def _wraps_under_number(columns: Sequence[Sequence[TextLine]], following: Sequence[TextLine]) -> bool:
    """Whether the title beside a number or code goes on below that: what is there looks alike, and they are one text.

    ``following`` are the lines below all columns.
    """
    number, *below = sorted(columns[0], key=lambda run: run.top)
    if len(columns) != 2 or _CODE.fullmatch(number.text) is None:
        return False
    title, *rest = sorted(columns[1], key=lambda run: run.top)
    if not below and not rest:
        below = [run for run in following if run.bottom - title.bottom <= _NEXT_LINE * title.look.size]
    return bool(below) and all(run.look == title.look and run.x0 <= number.x0 + _ALIGNED for run in below)


def _runs(lines: Sequence[TextLine]) -> list[TextLine]:
    """Cut lines at wide blanks, and behind a number or small word that looks other than the title beside it."""
    runs: list[TextLine] = []
    for run in (part for line in split_runs(lines) for part in _at_huge_number(line)):
        if len(run.words) > 1:
            number, title = make_line(run.words[:1]), make_line(run.words[1:])
            wide = title.x0 - number.x1 > _BADGE_GAP * max(number.look.size, title.look.size)
            if wide and (_stands_out(number, title) or _sizes_differ((number, title))):
                runs.extend((number, title))
                continue
        runs.append(run)
    return runs


def _at_huge_number(line: TextLine) -> list[TextLine]:
    """Cut a line before and behind a number in print so large that it stands in no text: that of a whole section."""
    for at, word in enumerate(line.words):
        beside = [*line.words[max(0, at - 1) : at], *line.words[at + 1 : at + 2]]
        if beside and _NUMBER.fullmatch(word.text) and all(word.look.size >= _HUGE * o.look.size for o in beside):
            parts = (line.words[:at], line.words[at : at + 1], line.words[at + 1 :])
            return [make_line(words) for words in parts if words]
    return [line]


def _stands_out(number: TextLine, title: TextLine) -> bool:
    """Whether a number or code is set in another colour or size than the title beside it."""
    one, other = number.look, title.look
    return _CODE.fullmatch(number.text) is not None and (
        one.colour != other.colour or abs(one.size - other.size) > _SAME_SIZE
    )


def _stands_aside(runs: Sequence[TextLine], lines: Sequence[TextLine]) -> bool:
    """Whether a number stands left of all other lines, which begin where the text behind a wide blank does.

    It is set in the middle of the height of its title, beside the second line of two.
    """
    if len(runs) != 2 or _NUMBER.fullmatch(runs[0].text) is None:
        return False
    number, title = runs
    others = [line for line in lines if line.words[0] is not number.words[0]]
    wide = title.x0 - number.x1 > _ASIDE * title.look.size
    return wide and bool(others) and all(-_ALIGNED <= line.x0 - title.x0 <= 2 * _ALIGNED for line in others)


def _sizes_differ(runs: Sequence[TextLine]) -> bool:
    """Whether what stands on one line is set in sizes too different to be one text, or a label and its value."""
    return len(runs) > 1 and max(run.look.size for run in runs) > _LARGER * min(run.look.size for run in runs)


def _joins(above: Sequence[TextLine], below: Sequence[TextLine], strips: Sequence[tuple[float, float]]) -> bool:
    """Whether lines stand close above others, and none of them runs over the ``strips`` between the columns."""
    size = max(line.look.size for line in below)
    if min(line.bottom for line in below) - max(line.bottom for line in above) > _NEXT_LINE * size:
        return False
    runs = _runs([*above, *below])
    return all(run.x1 <= right - 1 or run.x0 >= left + 1 for run in runs for left, right in strips)


def _bands(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Group lines that overlap in height, by more of the lower one than lines of one text do."""
    bands: list[list[TextLine]] = []
    reach = height = 0.0
    for line in sorted(lines, key=lambda one: one.top):
        if bands and reach - line.top > _OVERLAP * min(line.bottom - line.top, height):
            bands[-1].append(line)
            reach, height = max(reach, line.bottom), min(line.bottom - line.top, height)
        else:
            bands.append([line])
            reach, height = line.bottom, line.bottom - line.top
    return bands


def _columns(runs: Sequence[TextLine]) -> list[list[TextLine]]:
    """Group runs between which no blank strip leads through, from the left."""
    columns: list[list[TextLine]] = []
    reach = 0.0
    for run in sorted(runs, key=lambda one: one.x0):
        if columns and run.x0 < reach + 0.3 * run.look.size:
            columns[-1].append(run)
            reach = max(reach, run.x1)
        else:
            columns.append([run])
            reach = run.x1
    return columns


def _blocks(lines: Sequence[TextLine], frame: Frame) -> list[Block]:
    if 1 < len(lines) <= 2 and _BADGE.fullmatch(" ".join(line.text for line in lines)):
        return [_joined([block for line in lines for block in to_blocks([line], frame)])]
    blocks: list[Block] = []
    rows = [split_runs([line]) for line in lines]
    plain: list[list[TextLine]] = []
    at = 0
    while at < len(lines):
        columns, end = _headed(rows, at)
        if columns:
            blocks.extend(_plain_blocks(plain, frame))
            padding = 2 * min(max(columns[0][0][0].x0 - frame.left, 0.0), _PADDING)
            sides = [*(head[0].x0 - padding for head, _ in columns[1:]), frame.right]
            for column, right in zip(columns, sides, strict=True):
                blocks.extend(block for part in column for block in to_blocks(part, frame._replace(right=right)))
            plain, at = [], end
            continue
        pairs, end = _pairs(rows, at)
        if len(pairs) < _FEWEST_PAIRS and not any(_is_long_name(pair) for pair in pairs):
            plain.append(rows[at])
            at += 1
            continue
        blocks.extend(_plain_blocks(plain, frame))
        blocks.append(_table(pairs, frame))
        plain, at = [], end
    blocks.extend(_plain_blocks(plain, frame))
    return blocks


def _headed(rows: Sequence[list[TextLine]], start: int) -> tuple[list[tuple[list[TextLine], list[TextLine]]], int]:
    """Return the heads that stand side by side in row ``start``, each with the lines under it, and the row behind them.

    They are set in another print than what is below, of which every text begins where its head does; in one print all
    of them are names of fields.
    """
    heads = rows[start]
    plain = len(heads) >= _FEWEST_VALUES and _are_names(heads)
    columns: list[tuple[list[TextLine], list[TextLine]]] = [([head], []) for head in heads]
    if len(heads) < _FEWEST_PAIRS or any(head.look != heads[0].look for head in heads):
        return [], start
    at = start + 1
    while at < len(rows):
        parts = _under(rows[at], heads)
        last = rows[at - 1][0]
        near = rows[at][0].bottom - last.bottom <= 2 * _NEXT_LINE * max(last.look.size, rows[at][0].look.size)
        lines = parts.values()
        if not parts or not near or (_are_names(lines) if plain else any(line.look == heads[0].look for line in lines)):
            break
        few = len(parts) < min(len(heads), _FEWEST_VALUES)
        if at == start + 1 and few and not _come_again(heads, rows, start):
            return [], start
        for col, line in parts.items():
            columns[col][1].append(line)
        at += 1
    bare = at == start + 1 and _come_again(heads, rows, start)
    return (columns, at) if at > start + 1 or bare else ([], start)


def _are_names(lines: Iterable[TextLine]) -> bool:
    """Whether texts are names of fields and nothing else."""
    return all(fold(line.text) in _names_of_fields() for line in lines)


@cache
def _names_of_fields() -> frozenset[str]:
    return frozenset(phrase.lstrip("=") for row in lexicon.load("labels")["label"] for phrase in row["phrases"])


def _come_again(heads: Sequence[TextLine], rows: Sequence[list[TextLine]], start: int) -> bool:
    """Whether heads stand at the same places in another row of the card, a value below each in another print.

    One row of a grid may have nothing below some of its heads.
    """
    for at, (row, below) in enumerate(pairwise(rows)):
        if at == start or len(row) != len(heads):
            continue
        alike = (abs(a.x0 - b.x0) <= _ALIGNED and a.look == b.look for a, b in zip(row, heads, strict=True))
        parts = _under(below, row) if all(alike) else {}
        if len(parts) == len(row) and all(line.look != row[0].look for line in parts.values()):
            return True
    return False


def _under(row: Sequence[TextLine], heads: Sequence[TextLine]) -> dict[int, TextLine]:
    """Share out a row to the heads above it; {} where one of its texts does not begin below its head.

    A rate may stand behind the bar that draws it.
    """
    shares: dict[int, list[Word]] = {}
    for word in (word for run in row for word in run.words):
        col = sum(word.x0 >= head.x0 - _ALIGNED for head in heads) - 1
        if col < 0:
            return {}
        shares.setdefault(col, []).append(word)
    lines = {col: make_line(words) for col, words in shares.items()}
    aside = (line for col, line in lines.items() if abs(line.x0 - heads[col].x0) > _ALIGNED)
    return lines if all(_RATE.fullmatch(line.text) for line in aside) else {}


def _plain_blocks(rows: Sequence[list[TextLine]], frame: Frame) -> list[TextBlock]:
    """Return the blocks of lines, given in runs; what stands in the corner of a title or its code follows the title."""
    if not rows:
        return []
    parted = [_without_tag([word for run in row for word in run.words]) for row in rows]
    lines = [line for line, _ in parted]
    tags = [tag for _, tag in parted if tag is not None]
    blocks = to_blocks(lines, frame._replace(right=min([frame.right, *(tag.x0 for tag in tags)])))
    for tag in tags:
        above = [at for at, block in enumerate(blocks) if (box := block.places[0].box) and box.top < tag.bottom]
        titled = above[-1] + 1 + (len(blocks) > above[-1] + 1 and _BADGE.fullmatch(blocks[above[-1]].text) is not None)
        blocks[titled:titled] = to_blocks([tag], frame)
    return blocks


def _without_tag(words: Sequence[Word]) -> tuple[TextLine, TextLine | None]:
    """Part a line from the smaller text that it ends in, behind a blank: a state beside a title."""
    at = len(words) - 1
    while at and words[at - 1].look.size == words[at].look.size:
        at -= 1
    before, first = words[at - 1], words[at]
    named = before.text[-1] != ":" and any(map(str.isalnum, before.text))  # an icon is a label of what follows
    smaller = first.look.size < _TAG * before.look.size and named
    if at and smaller and first.x0 - before.x1 > _BADGE_GAP * before.look.size:
        return make_line(words[:at]), make_line(words[at:])
    return make_line(words), None


def _joined(parts: Sequence[TextBlock]) -> TextBlock:
    """Return the block of a word and the number under it ("Fiche" / "12")."""
    last = parts[-1]
    return replace(last, lines=tuple(replace(line, style=last.style) for part in parts for line in part.lines))


def _pairs(rows: Sequence[list[TextLine]], start: int) -> tuple[list[_Pair], int]:
    """Return the labels and values from row ``start`` on, and the row behind the last of them."""
    pairs: list[_Pair] = []
    at = start
    for at in range(start, len(rows)):
        row = _cut_at(rows[at][0], pairs[0].value[0].x0) if pairs and len(rows[at]) == 1 else rows[at]
        if len(row) == 2 and (not pairs or _in_columns(pairs, *row)):
            if pairs and _goes_on(pairs, row[0]):  # both take a second line
                pairs[-1].value.append(row[1])
                continue
            pairs.append(_Pair([row[0]], [row[1]]))
        elif pairs and len(row) == 1 and _has_no_value(pairs, row[0]):
            pairs.append(_Pair([row[0]], []))
        elif not pairs or len(row) != 1 or not _goes_on(pairs, row[0]):
            return pairs, at
    return pairs, at + 1


def _has_no_value(pairs: Sequence[_Pair], label: TextLine) -> bool:
    """Whether a line is a label like the others, with its colon, and nothing beside it."""
    known, value = pairs[0].label[0], pairs[0].value[0]
    alike = label.look == known.look and abs(label.x0 - known.x0) <= _ALIGNED and label.x1 < value.x0
    return alike and label.text.endswith(":") and known.text.endswith(":") and not label.text[:1].islower()


def _is_long_name(pair: _Pair) -> bool:
    """Whether the label of a value is the name of a field, on several lines."""
    return len(pair.label) > 1 and fold(" ".join(line.text for line in pair.label)) in _names_of_fields()


def _cut_at(line: TextLine, x0: float) -> list[TextLine]:
    """Cut a line where the values of a column begin, if a blank wider than between words stands there."""
    for at, (before, word) in enumerate(pairwise(line.words), 1):
        if abs(word.x0 - x0) <= _ALIGNED and word.x0 - before.x1 > _BADGE_GAP * line.look.size:
            return [make_line(line.words[:at]), make_line(line.words[at:])]
    return [line]


def _in_columns(pairs: Sequence[_Pair], label: TextLine, value: TextLine) -> bool:
    """Whether a label and a value stand under the others: at the same left sides, or the values at one right side."""
    first = pairs[0]
    if abs(label.x0 - first.label[0].x0) > _ALIGNED or value.x0 <= max(pair.label[0].x1 for pair in pairs):
        return False
    known = first.value[0]
    return abs(value.x0 - known.x0) <= _ALIGNED or abs(value.x1 - known.x1) <= _ALIGNED


def _goes_on(pairs: Sequence[_Pair], run: TextLine) -> bool:
    """Add to the last pair a line that goes on with its label or its value; return whether it does."""
    label, value = pairs[-1]
    first = (value or pairs[0].value)[0]
    near = run.bottom - max(line.bottom for line in (label[-1], *value[-1:])) <= _NEXT_LINE * run.look.size
    if not near:
        return False
    flush = abs(run.x0 - _text_side(label[0])) <= _ALIGNED
    if flush and run.x1 < first.x0 and run.text[:1].islower():
        label.append(run)
        return True
    if run.x0 > label[0].x1 and (abs(run.x0 - first.x0) <= _ALIGNED or abs(run.x1 - first.x1) <= _ALIGNED):
        value.append(run)
        return True
    return False


def _text_side(line: TextLine) -> float:
    """Where the text of a line begins, behind its bullet."""
    return line.words[1].x0 if len(line.words) > 1 and is_bullet(line.words[0].text) else line.x0


def _table(pairs: Sequence[_Pair], frame: Frame) -> Table:
    """Return the table of two columns that labels and values make."""
    lines = [line for pair in pairs for line in (*pair.label, *pair.value)]
    middle = min(line.x0 for pair in pairs for line in pair.value) - 1.0
    edges = (min(line.x0 for line in lines) - 1.0, middle, max(line.x1 for line in lines) + 1.0)
    tops = [min(line.top for line in (pair.label[0], *pair.value[:1])) - 0.5 for pair in pairs]
    tops.append(max(line.bottom for line in lines) + 0.5)
    cells: list[Cell] = []
    for row, (pair, (top, bottom)) in enumerate(zip(pairs, pairwise(tops), strict=True)):
        for col, texts in enumerate(pair):
            box = Box(edges[col], top, edges[col + 1], bottom)
            inside = frame._replace(left=box.x0, right=box.x1, body_size=0.0, in_cell=True)
            blocks = tuple(to_blocks(texts, inside)) if texts else ()
            cells.append(Cell(row, col, blocks=blocks, fill=frame.fill, places=(Place(frame.page, box),)))
    place = Place(frame.page, Box(edges[0], tops[0], edges[-1], tops[-1]))
    return Table(tuple(cells), len(pairs), 2, ruled=False, places=(place,), col_edges=edges)

"""From printed lines to paragraphs, list entries and headings.

Lines belong together when nothing parts them: no gap wider than the usual leading, no change of look, no bullet, no
indent, and no line that ends although the next word would have fitted.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from statistics import median

from extract.document import SIGNS, Box, Kind, Line, Place, Role, Style, TextBlock
from extract.layout.engine.content import Look, Word
from extract.layout.text.broken_words import SOFT_HYPHEN, ends_word
from extract.layout.text.labelled_parts import are_parts, parted, runs_on_below
from extract.layout.text.line_entries import (
    LARGER,
    LETTERED,
    LITTLE_WIDER,
    MARK,
    SAME_INDENT,
    USUAL_LEADING,
    Entry,
    Frame,
    entry_of,
    ink_of,
)
from extract.layout.text.line_room import (
    both_centred,
    comes_out_below,
    could_have_fitted,
    ends_early,
    flows_around,
    hangs_behind_label,
    hangs_out,
    indent_fits,
    is_centred,
    is_over_justified,
    quote_open,
    share_middle,
    starts_anew,
)
from extract.layout.text.lines import TextLine, joined
from extract.layout.text.next_codes import counts_on, names_next, opens_list
from extract.layout.text.symbols import STATE_SIGNS, is_picture
from extract.text import ends_open
from extract.text import is_open as is_text_open

_WIDER = 1.22  # times the usual leading: a gap
_SAME_STEP = 0.04  # font sizes
_LETTERS = re.compile(r"[^\W\d_]+(?![^\W\d_]|['’])")  # what is elided begins a word: "l'eau"
_ROOM_FOR_A_LETTER = 0.62  # font sizes
_LONGEST_HEADING = 250
_MOST_HEADING_LINES = 4
_FIGURE = 1.5  # times the print of what it counts
_FAR_LARGER = 1.4  # times the body's size: a heading, even where it is a sentence in plain letters
_SIGNS = SIGNS | STATE_SIGNS
_CLOSING = ("»", "›")  # a closing quote may open a line
_DASHES = ("–", "—", "-")
_NUMBERED_TITLE = re.compile(r"[A-ZÀ-Ý][^\W\d_]+\s(?:[nN][°o.]{1,2}\s?)?\d+(?:\.\d+)*(?=[\s.:–—-])")  # "Fiche n° 4 –"
_MEASURED = 0.15  # of a font size that was measured on a picture: what one of few letters is off
_MEASURED_OPEN = 0.25  # the same, where the text cannot end
_SET_CLOSE = 1.25  # font sizes from baseline to baseline
_HALF = 0.5  # of the text area's width
_LEADER = "....."
_HANGING = 1.5  # font sizes that the second line of a text stands in
_BRACKETS = (("(", ")"), ("[", "]"))


def to_blocks(lines: Sequence[TextLine], frame: Frame, underlined: frozenset[int] = frozenset()) -> list[TextBlock]:
    """Return the blocks that ``lines`` (of one column, in order) make; ``underlined`` holds indexes of lines."""
    if len(lines) == 1 and len(lines[0].words) == 1 and frame.in_cell:
        return [_single(lines[0], frame)]
    lines, underlined = parted(lines, underlined)
    if len(lines) == 1:
        return _as_blocks([[entry_of(lines[0], bool(underlined))]], frame)
    groups: list[list[Entry]] = []
    for index, line in enumerate(lines):
        entry = entry_of(line, index in underlined)
        if groups and entry.marker and _is_no_bullet(groups[-1], entry, frame, lines):
            entry = Entry(line, None, line.words, line.x0, entry.underlined)
        apart = groups and are_parts(groups[-1][-1].line, line)
        belongs = groups and not apart and (_belongs(groups[-1], entry, frame) or _is_counted(groups[-1], entry))
        belongs = belongs or (groups and not apart and runs_on_below(groups, entry, frame))
        if belongs and not _is_parted(groups[-1][-1], entry, frame, lines):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return _as_blocks(groups, frame)


def usual_leading(columns: Iterable[Sequence[TextLine]]) -> float:
    """Return the distance of baselines, in font sizes, between lines that surely belong together."""
    ratios = []
    for lines in columns:
        for above, below in itertools.pairwise(lines):
            first = below.words[0].text
            size = above.look.size
            if size and first[0].islower() and not LETTERED.match(first) and abs(below.look.size - size) < 0.3:
                ratio = (below.bottom - above.bottom) / size
                if 0.9 < ratio < 2.2:
                    ratios.append(ratio)
    return median(ratios) if len(ratios) >= 3 else USUAL_LEADING


@lru_cache(maxsize=4096)
def _style(look: Look, indent: float, underline: bool, centred: bool, fill: str | None) -> Style:
    return Style(
        size=look.size or None,
        bold=look.bold,
        italic=look.italic,
        underline=underline,
        colour=look.colour,
        fill=fill,
        indent=indent,
        centred=centred,
    )


def _single(line: TextLine, frame: Frame) -> TextBlock:
    """Take the short way for what most cells hold: one word."""
    text, x0, top, x1, bottom, look, _, _ = line.words[0]
    style = _style(look, round(x0 - frame.left, 1), False, False, None)
    place = Place(frame.page, Box(x0, top, x1, bottom))
    return TextBlock(Kind.PARAGRAPH, (Line(text, place, style),), frame.role)


def _level(entry: Entry, frame: Frame) -> int | None:
    return frame.levels.get(entry.line.words[0].start) if frame.levels else None


def _is_no_bullet(group: list[Entry], entry: Entry, frame: Frame, lines: Sequence[TextLine]) -> bool:
    """Whether the sign that opens a line is one of its text: a quote that closes, a dash within a sentence."""
    if entry.marker in _CLOSING:
        return quote_open(group)
    if entry.marker in _SIGNS and is_text_open(" ".join(joined(one.words) for one in group)):
        return True  # a bracket goes on: "(état :" / "● ; priorité : haute)"
    if entry.marker in _DASHES and _is_bracketed(group[-1], entry):
        return True
    return entry.marker in _DASHES and _is_dash_within(group, entry, frame, lines)


def _is_dash_within(group: list[Entry], entry: Entry, frame: Frame, lines: Sequence[TextLine]) -> bool:
    """Whether a line broke at the dash within a text: under a full line, at the hanging indent of its paragraph.

    No list begins there: small letters follow, and all lines that begin with a dash at this place go on so.
    """
    size = entry.line.look.size
    hangs = entry.line.x0 > group[0].line.x0 + SAME_INDENT and indent_fits(group, entry, size)
    if frame.in_cell or not hangs or not joined(entry.words)[:1].islower() or starts_anew(entry, group[-1]):
        return False
    dashed = [
        above
        for above, line in itertools.pairwise(lines)
        if line.words[0].text in _DASHES and abs(line.x0 - entry.line.x0) <= SAME_INDENT
    ]
    return not any(could_have_fitted(above, entry._replace(words=entry.line.words), frame) for above in dashed)


def _belongs(group: list[Entry], entry: Entry, frame: Frame) -> bool:
    """Whether ``entry`` goes on with the paragraph that ``group`` holds so far."""
    if entry.marker or _level(group[-1], frame) != _level(entry, frame):
        return False
    if any(_LEADER in word.text for word in group[-1].words[-2:]):
        return False  # dots lead to what ends the line
    above, line = group[-1].line, entry.line
    size = max(above.look.size, line.look.size) or above.bottom - above.top
    if hangs_out(entry, above, 0.4 * size) or counts_on(group[0], entry) or names_next(group[0], entry):
        return False
    if opens_list(group[-1], entry) or _slants_anew(group[-1], entry):
        return False
    if (line.bottom - above.bottom) / size > frame.leading * _WIDER + 0.05 or line.top > above.bottom + 1.1 * size:
        return False
    if _looks_differ(group[-1], entry) and not _runs_on(group[-1], entry, frame) and not _goes_on(group, entry, frame):
        return False
    if is_over_justified(group[-1], entry, frame) or _both_labelled(group, entry):
        return False
    if both_centred(group, entry, frame):
        return not (frame.in_cell and could_have_fitted(above, entry, frame) and starts_anew(entry, group[-1]))
    is_open = _is_open(group, entry)
    is_near = is_open and (abs(line.x0 - above.x0) <= _HANGING * size or share_middle(above, line))
    fits = is_near or indent_fits(group, entry, size) or flows_around(group[-1], entry, frame)
    if not (fits or hangs_behind_label(group, entry, frame) or comes_out_below(group, entry, frame)):
        return False
    if ends_early(group, entry, frame) and not is_open:
        return False
    if is_open or _is_display(group[-1], entry, frame):
        return True
    return not (could_have_fitted(above, entry, frame) and starts_anew(entry, group[-1]))


def _is_display(above: Entry, entry: Entry, frame: Frame) -> bool:
    """Whether two lines are one title in large capitals, set close, in a box whose side is not known.

    Capitals do not say whether a line begins anew; the second one opens with no number of its own. The level and number
    that open the title may be smaller.
    """
    one, other = above.line, entry.line
    large = not frame.in_cell and min(one.look.size, other.look.size) > _FAR_LARGER * frame.body_size > 0
    if not large or above.words[-1].look != other.look or other.bottom - one.bottom > _SET_CLOSE * other.look.size:
        return False
    if abs(one.x0 - other.x0) > 0.3 * other.look.size or one.x1 - one.x0 < _HALF * (frame.right - frame.left):
        return False
    text = joined(entry.words)
    numbered = _NUMBERED_TITLE.match(text) or MARK.match(entry.words[0].text)
    return not numbered and text.isupper() and joined(above.words).isupper()


def _both_labelled(group: Sequence[Entry], entry: Entry) -> bool:
    """Whether a line opens with words in bold and goes on in plain print, below the first one that does so."""
    first = group[0]
    if not entry.words[0].look.bold or not first.words[0].look.bold or not entry.words[0].text[:1].isupper():
        return False
    plain = not entry.words[-1].look.bold and any(not word.look.bold for word in first.words)
    return plain and abs(entry.line.x0 - first.line.x0) <= SAME_INDENT and starts_anew(entry, group[-1])


def _slants_anew(above: Entry, entry: Entry) -> bool:
    """Whether a line in italics alone begins a text of its own under a line without any, or the other way round."""
    if above.line.even and entry.line.even and above.line.look.italic == entry.line.look.italic:
        return False
    one, other = ({word.look.italic for word in found.words} for found in (above, entry))
    if one == other or len(one | other) != len(one) + len(other):
        return False
    last = above.words[-1].text
    return entry.words[0].text[:1].isupper() and last[-1] not in ":,(" and not ends_open(last)


def _is_open(group: Sequence[Entry], entry: Entry) -> bool:
    """Whether the text so far cannot end there.

    It ends with an article or a preposition, a bracket is open that the line closes, or a numbered title ends with a
    colon that words in small letters follow.
    """
    if ((last := group[-1].words[-1].text).islower() and ends_open(last)) or _is_bracketed(group[-1], entry):
        return True
    title = group[-1].words[-1].text.endswith(":") and joined(entry.words)[0].islower()
    return title and _NUMBERED_TITLE.match(joined(group[0].words)) is not None


def _is_bracketed(above: Entry, entry: Entry) -> bool:
    """Whether a line closes the bracket that the one above it opens."""
    if not any("(" in word.text or "[" in word.text for word in above.words):
        return False
    text, after = joined(above.words), joined(entry.words)
    return any(
        text.rfind(opening) > text.rfind(closing) and 0 <= after.find(closing) < (after + opening).find(opening)
        for opening, closing in _BRACKETS
    )


def _goes_on(group: Sequence[Entry], entry: Entry, frame: Frame) -> bool:
    """Whether a sentence goes on in a size that differs by no more than what few letters leave unsure in a scan."""
    above = group[-1]
    one, other = above.line.look, entry.line.look
    if one.bold != other.bold or one.colour != other.colour or above.underlined != entry.underlined:
        return False
    off = abs(one.size - other.size) / (max(one.size, other.size) or 1.0)
    if _is_open(group, entry):
        return off <= _MEASURED_OPEN
    if off > _MEASURED:
        return False
    return not could_have_fitted(above.line, entry, frame) and not starts_anew(entry, above)


def _is_counted(group: list[Entry], entry: Entry) -> bool:
    """Whether words in lower case stand right under a large figure: what it counts ("34" / "actions")."""
    above, line = group[-1].line, entry.line
    if len(group) > 1 or above.look.size < _FIGURE * line.look.size or not entry.words[0].text[:1].islower():
        return False
    figure = all(word.text.isdigit() for word in above.words) and group[0].marker is None and entry.marker is None
    across = min(above.x1, line.x1) - max(above.x0, line.x0)
    return figure and across > 0 and line.top - above.bottom < 0.5 * above.look.size


def _is_parted(above: Entry, entry: Entry, frame: Frame, lines: Sequence[TextLine]) -> bool:
    """Whether a line that fills its width ends a paragraph all the same: the next one begins, as far below as others.

    The distance is one at which lines of this look begin anew elsewhere and never go on, if only a little wider than
    the leading; where they move to the left or right as this one does.
    """
    step = _step(above.line, entry.line)
    if frame.in_cell or step < LITTLE_WIDER * frame.leading or not starts_anew(entry, above):
        return False
    moves = entry.line.x0 - above.line.x0
    alike = [
        (entry_of(one, False), entry_of(other, False))
        for one, other in itertools.pairwise(lines)
        if one.look == other.look == above.line.look
        and abs(_step(one, other) - step) < _SAME_STEP
        and abs(other.x0 - one.x0 - moves) <= SAME_INDENT
    ]
    alike = [(before, after) for before, after in alike if not _looks_differ(before, after)]
    anew = [starts_anew(after, before) for before, after in alike]
    ended = any(could_have_fitted(before.line, after, frame) for before, after in alike)
    return ended and all(anew)


def _step(above: TextLine, line: TextLine) -> float:
    """From baseline to baseline, in font sizes."""
    return (line.bottom - above.bottom) / (above.look.size or above.bottom - above.top)


def _looks_differ(above: Entry, entry: Entry) -> bool:
    one, other = above.line.look, entry.line.look
    if one is other and above.underlined == entry.underlined:
        return False
    if abs(one.size - other.size) > 0.7 and min(one.size, other.size) > 0:
        if not above.line.even and any(word.look == other for word in above.words):
            return False  # small capitals: a line may hold nothing but a word that begins with a large one
        if not entry.line.even and entry.words[0].look == above.words[-1].look:
            return False  # what ends the text is in other print, and most of its last line
        return above.line.even or entry.line.even or abs(one.size - other.size) > 2
    if above.underlined != entry.underlined and len(entry.words) > 1:
        return True
    if one.bold == other.bold and one.colour == other.colour:
        return False
    if not entry.line.even:
        return above.line.even and ink_of(above.words[-1]) != ink_of(entry.words[0])
    if above.line.even:
        return True
    return ink_of(above.words[-1]) != ink_of(entry.words[0])


def _lead(words: Sequence[Word]) -> str:
    """Return the first words of a line in one weight and colour; "" where the last one has them, too.

    What ends in a number, in a colour of its own ("Action 2" in a pill), is one with the bold words behind it.
    """
    ink, last = ink_of(words[0]), ink_of(words[-1])
    count = _count_alike(words)
    if not count or last == ink:
        return ""
    if words[count - 1].text[-1].isdigit() and words[count].look.bold and not words[-1].look.bold:
        count += _count_alike(words[count:])
    return joined(words[:count])


def _count_alike(words: Sequence[Word]) -> int:
    """Return how many words begin in the weight and colour of the first one; 0 where all are in it."""
    ink = ink_of(words[0])
    return next((at for at, word in enumerate(words) if ink_of(word) != ink), 0)


def _runs_on(above: Entry, entry: Entry, frame: Frame) -> bool:
    """Whether only the weight changes, in the middle of a sentence that fills its line."""
    if above.line.look.colour != entry.line.look.colour or abs(above.line.look.size - entry.line.look.size) > 0.7:
        return False
    return not could_have_fitted(above.line, entry, frame) and not starts_anew(entry, above)


def _as_blocks(groups: list[list[Entry]], frame: Frame) -> list[TextBlock]:
    blocks: list[TextBlock] = []
    indents: list[float] = []
    item: Entry | None = None  # the last list entry, as long as what follows stands under its text
    for group in groups:
        first = group[0]
        if first.marker and is_picture(first.marker) and all(entry.line.look.bold for entry in group):
            first = first._replace(marker=None) if _is_heading(group, frame) else first
            group = [first, *group[1:]]
        level = _level(first, frame)
        if level and frame.role is Role.BODY:
            indents.clear()
            item = None
            blocks.append(_block(group, frame, Kind.HEADING, level))
            continue
        if first.marker:
            while indents and indents[-1] > first.line.x0 + SAME_INDENT:
                indents.pop()
            if not indents or first.line.x0 > indents[-1] + SAME_INDENT:
                indents.append(first.line.x0)
            item = first
            blocks.append(_block(group, frame, Kind.LIST_ITEM, len(indents) - 1))
            continue
        if item is not None and (first.line.x0 < item.text_x0 - SAME_INDENT or _numbers_anew(group, item)):
            item = None
        if item is None and _is_heading(group, frame):
            indents.clear()
            blocks.append(_block(group, frame, Kind.HEADING, None))
        else:
            blocks.append(_block(group, frame, Kind.PARAGRAPH, None))
    return blocks


def _numbers_anew(group: Sequence[Entry], item: Entry) -> bool:
    """Whether a text in bold behind a number follows a list entry in plain print, however far to the left it begins."""
    bold = all(word.look.bold for entry in group for word in entry.words)
    plain = not any(word.look.bold for word in item.words)
    return bold and plain and len(group[0].words) > 1 and group[0].words[0].text.rstrip(".").isdecimal()


def _breaks_word(entry: Entry, after: Entry, frame: Frame) -> bool:
    """Whether a narrow column broke a word without a hyphen: it fills its line, and no letter more would fit.

    It stands alone on its line, or is too wide for any.
    """
    word, first = entry.words[-1], after.words[0]
    if not first.text[0].islower() or not word.text[-1].isalpha() or (rest := _LETTERS.match(first.text)) is None:
        return False
    size = word.look.size or word.bottom - word.top
    pad = min(max(entry.text_x0 - frame.left, 1.5), 6.0)
    too_wide = word.x1 - word.x0 + first.x1 - first.x0 > frame.right - frame.left - 2 * pad
    if len(entry.words) > 1 and not too_wide:
        return False
    return frame.right - word.x1 - pad < _ROOM_FOR_A_LETTER * size and ends_word(word.text, rest[0])


def _is_heading(group: list[Entry], frame: Frame) -> bool:
    if not frame.body_size or len(group) > _MOST_HEADING_LINES:
        return False
    larger = all(entry.line.look.size >= frame.body_size * LARGER for entry in group)
    if not larger and not all(entry.line.look.bold or entry.underlined for entry in group):
        return False
    text = " ".join(joined(entry.words) for entry in group)
    if len(text) > _LONGEST_HEADING or not any(char.isalnum() for char in text):
        return False
    if larger and text.endswith(".") and not any(entry.line.look.bold or entry.underlined for entry in group):
        return group[0].line.look.size > _FAR_LARGER * frame.body_size  # a sentence, where labels are most of the text
    return larger or not text.endswith((".", ";", ",")) or len(text) < 60


def _block(group: list[Entry], frame: Frame, kind: Kind, level: int | None) -> TextBlock:
    marker, page, left, fill = group[0].marker, frame.page, frame.left, frame.fill
    centred = not marker and is_centred(group[0].line, frame) and all(is_centred(e.line, frame) for e in group[1:])
    texts = [joined(entry.words) for entry in group]
    if frame.in_cell and len(group) > 1:
        for at, (entry, after) in enumerate(itertools.pairwise(group)):
            if _breaks_word(entry, after, frame):
                texts[at] += SOFT_HYPHEN
    lines = []
    for text, ((_, x0, top, x1, bottom, look, even), _, words, _, underlined) in zip(texts, group, strict=True):
        style = _style(look, round(x0 - left, 1), underlined, centred, fill)
        lines.append(Line(text, Place(page, Box(x0, top, x1, bottom)), style, "" if even else _lead(words)))
    signs = [word.look.colour for entry in group for word in entry.line.words if word.text in SIGNS]
    return TextBlock(kind, tuple(lines), frame.role, level, marker, sign_colours=tuple(signs) if any(signs) else ())

"""How lines stand in their frame: centred, hanging, ended early, or with no room for the first word of the next."""

from __future__ import annotations

import itertools
import re

from extract.layout.text.line_entries import LARGER, LITTLE_WIDER, MARK, SAME_INDENT, Entry, Frame, ink_of
from extract.layout.text.lines import TextLine, joined
from extract.layout.text.symbols import is_picture
from extract.text import ends_open

_AT_SIDE = 1.5  # points
_EARLY = 0.45  # of the text area's width
_OFF_MIDDLE = 2.0  # points
_DEEPEST_FIRST = 4  # font sizes that the first line of a paragraph may be set in
_MOST_PADDING = 12.0  # points between the text of a cell and its side
_ENDS_SENTENCE = (".", ";", ":", "!", "?", "…")
_BREAKS_IN_WORD = re.compile(r"[-–](?=.)")  # not at strokes: neither Word, LibreOffice nor browsers break there
_NUMBERED = re.compile(
    r"(?:[A-Za-z]{0,3}\.?\s?){0,3}\d+(?:[.\-]\d+)*[.)°]?$|[a-zA-Z][.)]$|[IVX]+[.)]$"
    r"|(?:[IVX]+|\d+|[A-Z])(?:\.\d+)*\.[a-z][.)]?$"  # "I.1.a"
)


def quote_open(group: list[Entry]) -> bool:
    """Whether a quote is open at the end of a paragraph."""
    text = " ".join(joined(entry.words) for entry in group)
    return text.count("«") > text.count("»")


def indent_fits(group: list[Entry], entry: Entry, size: float) -> bool:
    """Whether a line begins where the next one of a paragraph may, in print of ``size`` points."""
    first, above, x0 = group[0], group[-1], entry.line.x0
    slack = max(SAME_INDENT, 0.4 * size)
    if first.marker:
        slack = size if is_picture(first.marker) else slack  # set in the middle of the width of any
        return first.line.x0 - slack <= x0 <= first.text_x0 + 1.2 * size
    if len(group) > 1:
        return abs(x0 - above.line.x0) <= slack
    if abs(x0 - above.line.x0) <= slack:
        return True
    if x0 < above.line.x0:  # a first line that was indented
        return x0 > above.line.x0 - _DEEPEST_FIRST * size
    # "1.2  text" with its next lines under the text
    starts = [word.x0 for word in above.words[1:4]]
    if starts and abs(x0 - starts[0]) <= SAME_INDENT and ink_of(above.words[0]) != ink_of(above.words[1]):
        return True  # "a  text", the letter in a print of its own
    return bool(_NUMBERED.match(above.words[0].text)) and bool(starts) and x0 <= starts[-1] + slack


def hangs_behind_label(group: list[Entry], entry: Entry, frame: Frame) -> bool:
    """Whether a line goes on with the value that fills the line of a label above it, to the right of that one's start.

    It stands where the value begins, or, in the middle of a sentence, where those of shorter labels do.
    """
    above = group[-1]
    if len(group) > 1 or above.marker or could_have_fitted(above.line, entry, frame):
        return False
    for label, value in itertools.pairwise(above.words):
        if label.text.endswith(":"):
            behind = above.line.x0 + SAME_INDENT < entry.line.x0 < value.x0
            return abs(value.x0 - entry.line.x0) <= SAME_INDENT or (behind and not starts_anew(entry, above))
    return False


def comes_out_below(group: list[Entry], entry: Entry, frame: Frame) -> bool:
    """Whether a sentence goes on to the left of the bullet that opens it, in from the side as first lines are."""
    first, above, x0 = group[0], group[-1], entry.line.x0
    if not first.marker or not first.line.x0 - _DEEPEST_FIRST * entry.line.look.size < x0 < first.line.x0:
        return False
    if len(group) > 1:
        return abs(x0 - above.line.x0) <= SAME_INDENT
    return not could_have_fitted(above.line, entry, frame) and not starts_anew(entry, above)


def flows_around(above: Entry, entry: Entry, frame: Frame) -> bool:
    """Whether a sentence goes on from a line of a cell that is full: a sign beside the first lines moves them aside."""
    first, size = entry.words[0], entry.line.look.size
    small = next((char for char in first.text if char.isalnum()), "").islower()
    full = frame.right - above.line.x1 < first.x1 - first.x0 + 0.3 * size + _MOST_PADDING
    return frame.in_cell and small and full and entry.line.look == above.line.look and not starts_anew(entry, above)


def hangs_out(entry: Entry, above: TextLine, slack: float) -> bool:
    """Whether a line opens with a number or letter that stands out to the left of a text in line with the one above."""
    words = entry.words
    return (
        len(words) > 1
        and above.x0 - words[0].x0 > max(SAME_INDENT, slack)
        and abs(words[1].x0 - above.x0) <= max(SAME_INDENT, slack)
        and MARK.match(words[0].text) is not None
    )


def share_middle(above: TextLine, line: TextLine) -> bool:
    """Whether two lines have one middle."""
    return abs((above.x0 + above.x1) - (line.x0 + line.x1)) < 2 * _OFF_MIDDLE


def both_centred(group: list[Entry], entry: Entry, frame: Frame) -> bool:
    """Whether a line goes on with centred ones: all have their middle where the frame has it."""
    above, line = group[-1].line, entry.line
    if not share_middle(above, line) or abs(above.x0 - line.x0) <= SAME_INDENT:
        return False
    one, other = is_centred(above, frame), is_centred(line, frame)
    if frame.in_cell and one != other:  # one of the two fills its line
        return _in_the_middle(above if other else line, frame)
    return one and other


def is_centred(line: TextLine, frame: Frame) -> bool:
    """Whether a line stands in the middle of its frame, in from its left side."""
    return line.x0 - frame.left > 0.06 * (frame.right - frame.left) and _in_the_middle(line, frame)


def _in_the_middle(line: TextLine, frame: Frame) -> bool:
    return abs(line.x0 - frame.left - (frame.right - line.x1)) < max(4.0, 0.03 * (frame.right - frame.left))


def could_have_fitted(above: TextLine, entry: Entry, frame: Frame) -> bool:
    """Whether the next line's first word had room on the line above, so that the line was ended on purpose."""
    word = entry.words[0]
    width = word.x1 - word.x0
    part = _BREAKS_IN_WORD.search(word.text)
    if part:
        width *= part.end() / len(word.text)
    size = above.look.size or above.bottom - above.top
    wide = frame.right - frame.left
    if frame.in_cell:
        pad = min(max(above.x0 - frame.left, 1.5), 8.0)
        room = wide - 2 * pad - (above.x1 - above.x0)
        if above.x0 - frame.left > 12:  # not flush left: the rest of the cell is on both sides, or an indent takes it
            room = min(room, max(frame.right - pad - above.x1, above.x0 - frame.left - pad))
        return room > width + 0.3 * size + max(3.0, 0.06 * wide)
    return frame.right - frame.padding - above.x1 > width + 0.3 * size + 0.02 * wide


def is_over_justified(above: Entry, entry: Entry, frame: Frame) -> bool:
    """Whether a line that ends short of the side stands a little off the line below it, which reaches that side."""
    size = max(above.line.look.size, entry.line.look.size)
    step = entry.line.bottom - above.line.bottom
    if frame.in_cell or step < frame.leading * LITTLE_WIDER * size:
        return False
    reaches = abs(frame.right - entry.line.x1) < _AT_SIDE and frame.right - above.line.x1 > 0.4 * size
    return reaches and starts_anew(entry, above)


def ends_early(group: list[Entry], entry: Entry, frame: Frame) -> bool:
    """Whether a line of running text stops so early that it was ended on purpose, whatever comes next."""
    above = group[-1].line
    word = entry.words[0]
    plain = not frame.in_cell and above.look.size <= frame.body_size * LARGER
    return plain and frame.right - above.x1 > _EARLY * (frame.right - frame.left) + word.x1 - word.x0


def starts_anew(entry: Entry, above: Entry) -> bool:
    """Whether a line may begin a text: by a capital or a number, below one that may end there."""
    first = entry.words[0].text
    letter = next((char for char in first if char.isalnum()), "")
    if letter.islower():
        return above.words[-1].text.endswith(_ENDS_SENTENCE)
    if (
        first.startswith("(")
        or quote_open([above])
        or (above.words[-1].text.islower() and ends_open(above.words[-1].text))
    ):
        return False
    return not above.words[-1].text.endswith(("'", "’", "-", "/", ",", "–", "(", "&"))

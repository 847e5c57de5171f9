"""Rows of a text's tables that a page break cut: the rest of a cell stands alone in its column, behind a gap."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.readers.text_tables import TextLine
from extract.text import heal_lines

_FEWEST_CELLS = 3
_LONGEST_GAP = 9  # lines between the parts of a row
_MOST_PRINTED = 4  # of them: running heads, feet and page numbers
_LONGEST_HEAD = 90  # letters of one of those
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}[\s|:-]*")
_ENDS = (".", ";", ":", "!", "?")
_OPENS = ("#", "===", "---", "•", "- ", "* ")  # a part or a list, which no page break does


def with_whole_rows(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return ``lines`` with the rows whole that a page break cut; what is printed in the gap stands behind the table.

    The rest of a row has the row's columns and fewer cells, each in small letters below one that ends no sentence.
    """
    if not any("|" in line.text or "\t" in line.text for line in lines):
        return list(lines)
    whole: list[TextLine] = []
    table: set[str] = set()
    held: list[TextLine] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if _is_row(line):
            table.add(line.text.strip())
        elif (end := _rest_of(lines, at, table)) is not None and (row := _joined(whole[-1], lines[end])) is not None:
            held.extend(other for other in lines[at:end] if not other.is_blank and not _is_row(other))
            whole[-1] = row
            at = end + 1
            continue
        else:
            table.clear()
            whole.extend(_apart(held))
            held.clear()
        whole.append(line)
        at += 1
    return [*whole, *_apart(held)]


def _apart(held: Sequence[TextLine]) -> list[TextLine]:
    """Return lines with an empty one before and behind each."""
    if not held:
        return []
    apart = [TextLine(held[0].number, "")]
    for line in held:
        apart.extend((line, TextLine(line.number, "")))
    return apart


def _rest_of(lines: Sequence[TextLine], at: int, table: set[str]) -> int | None:
    """Return which line may be the rest of the row before ``lines[at]``: the first row of its own behind a gap."""
    printed = 0
    for end in range(at, min(len(lines), at + _LONGEST_GAP + 1) if table else at):
        line = lines[end]
        if line.is_blank or line.text.strip() in table or (_is_row(line) and _RULE.fullmatch(line.text)):
            continue
        if _is_row(line) or line.text.startswith("\t"):
            return end
        printed += 1
        text = line.text.strip().strip("-–— ")
        opens = line.text.lstrip().startswith(_OPENS) and not text.isdigit()
        if opens or printed > _MOST_PRINTED or len(text) > _LONGEST_HEAD:
            return None
    return None


def _joined(row: TextLine, rest: TextLine) -> TextLine | None:
    """Return ``row`` with ``rest`` in its cells; None where that is a row of its own."""
    sign = "|" if "|" in row.text else "\t"
    above, below = _cells(row.text), _cells(rest.text)
    if sign not in rest.text or len(above) < _FEWEST_CELLS or len(below) > len(above):
        return None
    filled = [at for at, cell in enumerate(below) if cell]
    if not filled or len(filled) >= sum(map(bool, above)) or (sign == "|" and len(below) < len(above)):
        return None
    for at in filled:
        if not above[at] or not below[at][0].islower() or above[at].endswith(_ENDS):
            return None
        above[at] = heal_lines([above[at], below[at]])
    text = "| " + " | ".join(above) + " |" if sign == "|" else "\t".join(above)
    return TextLine(row.number, text)


def _is_row(line: TextLine) -> bool:
    if "|" not in line.text and "\t" not in line.text:
        return False
    text = line.text.strip(" ")
    return (text.startswith("|") and text.endswith("|") and len(text) > 1) or text.count("\t") >= _FEWEST_CELLS - 1


def _cells(text: str) -> list[str]:
    if "|" not in text:
        return [cell.strip() for cell in text.split("\t")]
    return [cell.strip() for cell in _BAR.split(text.strip().removeprefix("|").removesuffix("|"))]

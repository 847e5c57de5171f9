"""Codes that a conversion put on lines of their own away from their titles: behind them, or several in a run.

Between two lines that hold a code and a title, the codes that stand alone count on, and there are as many of them as
titles without one: each has its own, in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.readers.bullet_glyphs import split_bullet
from extract.readers.text_cell_kinds import label_kind, opens_name, says_doing, value_kind
from extract.readers.text_tables import TextLine

_LEVELS = r"(?:O\.?\s?[SO]\.?\s?|A(?:ction)?\.?\s?|P(?:rojet)?\.?\s?|F(?:iche)?\.?\s?)"
_CODE = re.compile(
    rf"{_LEVELS}?(?P<number>(?:[IVX]{{1,5}}|\d{{1,2}})(?:\.\d{{1,2}}){{1,3}})\s?[.:]?|"
    rf"{_LEVELS}(?P<lone>[IVX]{{1,5}}|\d{{1,2}})\s?[.:]?|(?P<entry>\d{{1,2}})\s?[.)]"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LABELLED = re.compile(r"(?P<label>[A-ZÀ-Ý][^:?]{1,40}?)\s?(?P<sign>[:?])(?:\s|$)")
_SUM = re.compile(r"(?:sous-)?tota(?:l|ux)\b", re.IGNORECASE)
_CUT = re.compile(r"[^\W\d_]-\s*$")
_FEWEST_LETTERS = 4  # of a title
_FEWEST_WORDS = 3  # of one that names a deed among names of services that do ("Enseignement")

Group = list[TextLine]
_Number = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Code:
    """A code on a line of its own; ``entry``: a mere number with a full stop, which counts within what stands above."""

    at: int
    text: str
    number: _Number
    entry: bool


def with_codes_attached(groups: Sequence[Group], opens: Callable[[str], bool]) -> list[Group]:
    """Return paragraphs with each detached code before its title; ``opens``: a text has a marker of its own."""
    if not any(map(_is_code, groups)):
        return list(groups)
    groups = _with_rests(groups)
    result: list[Group] = []
    head: Group | None = None
    part: list[Group] = []
    titled = False  # whether the paragraph before is a code whose title stands here
    for at, group in enumerate(groups):
        anchored = _has_title(groups, at) if _is_code(group) else _opens(group, opens)
        if anchored:
            result.extend(_attached(part, head))
            head, part = group, []
        if anchored or titled:
            result.append(group)
        else:
            part.append(group)
        titled = anchored and _is_code(group)
    return [*result, *_attached(part, head)]


def _with_rests(groups: Sequence[Group]) -> list[Group]:
    """Return paragraphs, each that ends within a word with its rest, where a lone code stands between."""
    whole: list[Group] = []
    for group in groups:
        if len(whole) > 1 and _is_code(whole[-1]) and _CUT.search(whole[-2][-1].text) and not _is_code(group):
            whole[-2] = [*whole[-2], *group]
        else:
            whole.append(group)
    return whole


def _attached(part: list[Group], head: Group | None) -> list[Group]:
    """Return what stands behind ``head``, a line with a code and a title: codes at titles, where they are as many."""
    codes = [code for at, group in enumerate(part) if (code := _code(at, group)) is not None]
    match = _CODE.match(head[0].text.strip()) if head is not None else None
    if not codes or not _count_on(_number(match) if match is not None else (), codes):
        return part
    titles = [at for at, group in enumerate(part) if _is_title(group)]
    if len(titles) != len(codes) or all(code.entry for code in codes):
        titles = [at for at in titles if says_doing(part[at][0].text.strip())]
    if len(titles) != len(codes):
        titles = [at for at in titles if len(_words(part[at])) >= _FEWEST_WORDS]
    if len(titles) != len(codes) or [at - 1 for at in titles] == [code.at for code in codes]:
        return part
    marked = dict(zip(titles, codes, strict=True))
    gone = {code.at for code in codes}
    return [_with_code(group, marked[at]) if at in marked else group for at, group in enumerate(part) if at not in gone]


def _opens(group: Group, opens: Callable[[str], bool]) -> bool:
    text = group[0].text.strip()
    return split_bullet(text) is None and opens(text)


def _has_title(groups: Sequence[Group], at: int) -> bool:
    """Whether the title of a lone code stands right behind it: it is none of a run of codes."""
    after = next((group for group in groups[at + 1 :] if any(map(str.isalnum, group[0].text))), None)
    return not (at and _is_code(groups[at - 1])) and after is not None and _is_title(after)


def _words(group: Group) -> list[str]:
    return [word for line in group for word in line.text.split()]


def _with_code(group: Group, code: _Code) -> Group:
    first, *others = group
    return [TextLine(first.number, f"{code.text} {first.text.strip()}"), *others]


def _is_code(group: Group) -> bool:
    return len(group) == 1 and _CODE.fullmatch(group[0].text.strip()) is not None


def _code(at: int, group: Group) -> _Code | None:
    text = group[0].text.strip()
    match = _CODE.fullmatch(text) if len(group) == 1 else None
    return _Code(at, text, _number(match), match["entry"] is not None) if match is not None else None


def _number(match: re.Match[str]) -> _Number:
    parts = (match["number"] or match["lone"] or match["entry"]).split(".")
    return tuple(int(part) if part.isdigit() else _roman(part) for part in parts)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _count_on(number: _Number, codes: Sequence[_Code]) -> bool:
    """Whether each code follows on the one before: one more at its depth or above, or the first below it."""
    entry = 0
    for code in codes:
        if code.entry:
            if code.number[0] not in (1, entry + 1):
                return False
            entry = code.number[0]
            continue
        if number and not _follows(number, code.number):
            return False
        number, entry = code.number, 0
    return True


def _follows(number: _Number, after: _Number) -> bool:
    depth = len(after)
    if depth > len(number):
        return after == (*number, 1)
    return after[:-1] == number[: depth - 1] and after[-1] == number[depth - 1] + 1


def _is_title(group: Group) -> bool:
    text = group[0].text.strip()
    if _is_code(group) or split_bullet(text) is not None:
        return False
    labelled = _LABELLED.match(text)
    if labelled is not None and (labelled["sign"] == "?" or label_kind(labelled["label"]) is not None):
        return False
    if _SUM.match(text) or value_kind(text) != "text" or (len(group) == 1 and label_kind(text) is not None):
        return False
    if opens_name(text):
        return False
    return len(text) >= _FEWEST_LETTERS and (text[0].isupper() or not text[0].isalnum())

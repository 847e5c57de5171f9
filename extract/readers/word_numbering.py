"""Word's list numbering: the number or bullet that Word prints before each paragraph, computed from ``numbering.xml``.

The rules are those of Word, where ECMA-376 leaves a choice:

- the count belongs to the *abstract* list: two lists (``w:num``) of one abstract list go on counting together;
- a start override restarts the count the first time that its list is used at that level, and is the start from then on;
- using a level restarts all deeper ones, save where ``w:lvlRestart`` says otherwise (0: never; n: only after level n);
- a level that was not used yet is printed with its start value inside the numbers of deeper levels, without being used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extract.readers.looks import Label
from extract.readers.number_formats import format_number
from extract.readers.symbol_fonts import symbol_text
from extract.readers.word_xml import MC, Element, W, integer, switch, value

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; ``restart_after`` is the shallowest level that restarts it (0-based), -1 for none."""

    index: int
    start: int = 0
    form: str = "decimal"
    text: str = ""
    restart_after: int | None = None
    legal: bool = False
    style_id: str | None = None
    bullet_font: str | None = None
    picture: bool = False
    ppr: Element | None = None
    zero_width: int = 0


@dataclass(frozen=True, slots=True)
class _List:
    abstract_id: str
    levels: Mapping[int, Level]
    overrides: Mapping[int, int]


class NumberingDefinitions:
    """The lists of one document; immutable once built."""

    def __init__(self, numbering: Element | None, style_numbers: Mapping[str, str] | None = None) -> None:
        """Read ``w:numbering``; ``style_numbers`` gives the list of each numbering style (its id to a ``w:numId``)."""
        self._style_numbers = style_numbers or {}
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        if numbering is not None:
            for element in numbering:
                if element.tag == f"{W}abstractNum":
                    self._abstract[element.get(f"{W}abstractNumId", "")] = element
                elif element.tag == f"{W}num":
                    self._nums[element.get(f"{W}numId", "")] = element
        self._lists: dict[str, _List | None] = {}

    def level(self, num_id: str, index: int) -> Level | None:
        """Return a level of the list ``num_id``; None where the list or the level is not defined."""
        found = self._list(num_id)
        return found.levels.get(index) if found else None

    def level_of_style(self, num_id: str, style_id: str) -> int | None:
        """Return the level of the list that is linked to a paragraph style, None if there is none."""
        found = self._list(num_id)
        levels = found.levels.values() if found else ()
        return next((level.index for level in levels if level.style_id == style_id), None)

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        abstract_id = self._real_abstract(value(num, "abstractNumId") or "", seen=frozenset())
        if num is None or abstract_id is None:
            return None
        levels = {level.index: level for level in map(_read_level, self._abstract[abstract_id].findall(f"{W}lvl"))}
        overrides: dict[int, int] = {}
        for override in num.findall(f"{W}lvlOverride"):
            index = integer(override.get(f"{W}ilvl"), 0)
            replaced = override.find(f"{W}lvl")
            if replaced is not None:
                levels[index] = replace(_read_level(replaced), index=index)
            if override.find(f"{W}startOverride") is not None:
                overrides[index] = integer(value(override, "startOverride"), 0)
                levels[index] = replace(levels.get(index, Level(index)), start=overrides[index])
        return _List(abstract_id, levels, overrides)

    def _real_abstract(self, abstract_id: str, seen: frozenset[str]) -> str | None:
        """Follow ``w:numStyleLink`` to the abstract list that has the levels."""
        abstract = self._abstract.get(abstract_id)
        if abstract is None or abstract_id in seen:
            return None
        link = value(abstract, "numStyleLink")
        if link is None or abstract.find(f"{W}lvl") is not None:
            return abstract_id
        by_link = next((key for key, a in self._abstract.items() if value(a, "styleLink") == link), None)
        num = self._nums.get(self._style_numbers.get(link, ""))
        target = by_link if num is None else value(num, "abstractNumId")
        return self._real_abstract(target or "", seen | {abstract_id}) or abstract_id


@dataclass
class NumberingState:
    """The counters of one story (the body, the notes …) while it is read from start to end."""

    definitions: NumberingDefinitions
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _used_overrides: set[tuple[str, int]] = field(default_factory=set)

    def next_label(self, num_id: str, index: int) -> Label | None:
        """Count one paragraph of the list ``num_id`` at level ``index`` and return what is printed before it.

        None where the list is not defined: Word then prints nothing and does not treat the paragraph as a list entry.
        """
        found = self.definitions._list(num_id)
        level = found.levels.get(index) if found else None
        if found is None or level is None:
            return None
        counts = self._counts.setdefault(found.abstract_id, {})
        if index in found.overrides and (num_id, index) not in self._used_overrides:
            self._used_overrides.add((num_id, index))
            counts[index] = found.overrides[index]
        elif index in counts:
            counts[index] += 1
        else:
            counts[index] = level.start
        for deeper in range(index + 1, _LEVELS):
            if _restarts(found.levels.get(deeper), after=index):
                counts.pop(deeper, None)
        if level.form == "bullet" or level.picture:
            return Label(_bullet(level), index, is_bullet=True)
        return Label(_number_text(level, found, counts), index, is_bullet=False)


def _restarts(level: Level | None, after: int) -> bool:
    return level is None or level.restart_after is None or after <= level.restart_after


def _number_text(level: Level, found: _List, counts: Mapping[int, int]) -> str:
    def printed(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        shown = found.levels.get(index, Level(index))
        number = counts.get(index, shown.start)
        if level.legal and shown.form not in {"none", "bullet", "decimalZero"}:
            return str(number)
        text = format_number(number, shown.form)
        return text.zfill(shown.zero_width) if shown.zero_width else text

    return " ".join(_PLACEHOLDER.sub(printed, level.text).split())


def _bullet(level: Level) -> str:
    if level.picture:
        return "•"
    return symbol_text(level.text, level.bullet_font).strip() or ("•" if level.text.strip() else "")


def _read_level(element: Element) -> Level:
    restart = integer(value(element, "lvlRestart"), -1)
    form, width = _form(element)
    fonts = element.find(f"{W}rPr/{W}rFonts")
    text = element.find(f"{W}lvlText")
    index = integer(element.get(f"{W}ilvl"), 0)
    return Level(
        index=index,
        start=integer(value(element, "start"), 0),
        form=form,
        text="" if text is None else text.get(f"{W}val", ""),
        restart_after=None if restart < 0 or restart > index else restart - 1,
        legal=switch(element, "isLgl") or False,
        style_id=value(element, "pStyle"),
        bullet_font=None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
        picture=element.find(f"{W}lvlPicBulletId") is not None,
        ppr=element.find(f"{W}pPr"),
        zero_width=width,
    )


def _form(element: Element) -> tuple[str, int]:
    """Return the number format and, for formats such as "001, 002, …", the number of digits to fill."""
    number_format = element.find(f"{W}numFmt")
    if number_format is None:
        number_format = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if number_format is None:
        return "decimal", 0
    form = number_format.get(f"{W}val", "decimal")
    custom = re.match(r"0*1\b", number_format.get(f"{W}format", ""))
    return ("decimal", len(custom.group(0))) if form == "custom" and custom else (form, 0)

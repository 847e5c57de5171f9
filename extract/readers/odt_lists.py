"""List numbers of OpenDocument: what LibreOffice prints before list entries and numbered headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.readers.looks import Label
from extract.readers.number_formats import format_number, letters
from extract.readers.odt_styles import FO, LOEXT, STYLE, TEXT, length
from extract.readers.symbol_fonts import symbol_text
from extract.readers.word_xml import Element, integer

_FORMS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "1st": "ordinal", "One": "cardinalText", "First": "ordinalText",
}  # fmt: skip
_FILLED = re.compile(r"0+1\b")  # "001, 002, 003, ..."
_PLACEHOLDER = re.compile(r"%(\d{1,2})%(\.?)")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list style; ``pattern`` is the whole label with "%1%" for the first level's number, or None."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    shown_levels: int = 1
    start: int = 1
    pattern: str | None = None
    bullet: str | None = None
    synchronised: bool = False
    indent: float | None = None


@dataclass
class ListCounter:
    """The numbers of one list (or of the headings) as it is read; a list that continues another shares its counter."""

    style: str | None
    counts: dict[int, int] = field(default_factory=dict)

    def next_label(self, levels: Mapping[int, ListLevel], depth: int, start: int | None = None) -> Label:
        """Count one entry at ``depth`` (from 0) and return its label; ``start`` is a number that the entry states.

        A level above that has not been used counts as used with its first number, as LibreOffice has it.
        """
        level = levels.get(depth, ListLevel())
        for above in range(depth):
            self.counts.setdefault(above, levels.get(above, ListLevel()).start)
        if start is not None:
            self.counts[depth] = start
        else:
            self.counts[depth] = self.counts[depth] + 1 if depth in self.counts else level.start
        for below in [key for key in self.counts if key > depth]:
            del self.counts[below]
        if level.bullet is not None:
            return Label(level.bullet, depth, is_bullet=True)
        return Label(self._number(levels, level, depth), depth, is_bullet=False)

    def _number(self, levels: Mapping[int, ListLevel], level: ListLevel, depth: int) -> str:
        if level.pattern is not None:
            return " ".join(_PLACEHOLDER.sub(lambda found: self._placed(levels, found), level.pattern).split())
        if not level.form:
            return ""
        first = max(0, depth - level.shown_levels + 1)
        parts = [self._printed(levels, index) for index in range(first, depth + 1)]
        return " ".join(f"{level.prefix}{'.'.join(part for part in parts if part)}{level.suffix}".split())

    def _placed(self, levels: Mapping[int, ListLevel], found: re.Match[str]) -> str:
        """Return the number for a placeholder; the dot after a level that prints nothing goes with it."""
        text = self._printed(levels, int(found.group(1)) - 1)
        return text + found.group(2) if text else ""

    def _printed(self, levels: Mapping[int, ListLevel], index: int) -> str:
        level = levels.get(index, ListLevel())
        number = self.counts.get(index, level.start)
        if filled := _FILLED.match(level.form):
            return str(number).zfill(len(filled.group(0)))
        form = _FORMS.get(level.form)
        if form is None:
            return ""
        if form.endswith("Letter") and not level.synchronised:
            text = letters(number)
            return text.upper() if form == "upperLetter" else text
        return format_number(number, form)


def read_levels(style: Element | None) -> dict[int, ListLevel]:
    """Return the levels (from 0) of ``text:list-style`` or ``text:outline-style``."""
    if style is None:
        return {}
    return {
        integer(level.get(f"{TEXT}level"), 1) - 1: _read_level(level) for level in style if level.get(f"{TEXT}level")
    }


def _read_level(level: Element) -> ListLevel:
    properties = level.find(f"{STYLE}list-level-properties")
    alignment = None if properties is None else properties.find(f"{STYLE}list-level-label-alignment")
    indent = None
    if alignment is not None:
        indent = (length(alignment.get(f"{FO}margin-left")) or 0.0) + (length(alignment.get(f"{FO}text-indent")) or 0.0)
    elif properties is not None:
        indent = length(properties.get(f"{TEXT}space-before"))
    bullet = None
    if level.tag == f"{TEXT}list-level-style-bullet":
        text = level.find(f"{STYLE}text-properties")
        font = None if text is None else text.get(f"{STYLE}font-name") or text.get(f"{FO}font-family")
        bullet = symbol_text(level.get(f"{TEXT}bullet-char", "•"), font).strip()
    elif level.tag == f"{TEXT}list-level-style-image":
        bullet = "•"
    pattern = level.get(f"{LOEXT}num-list-format", level.get(f"{STYLE}num-list-format"))
    return ListLevel(
        form=level.get(f"{STYLE}num-format", ""),
        prefix=level.get(f"{STYLE}num-prefix", ""),
        suffix=level.get(f"{STYLE}num-suffix", ""),
        shown_levels=integer(level.get(f"{TEXT}display-levels"), 1),
        start=integer(level.get(f"{TEXT}start-value"), 1),
        pattern=pattern,
        bullet=bullet,
        synchronised=level.get(f"{STYLE}num-letter-sync") == "true",
        indent=indent,
    )

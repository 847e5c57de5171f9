"""The markers that a browser computes for the entries of lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bs4 import Tag

from extract.readers.html_page import Page
from extract.readers.number_formats import format_number

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_FORMS = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_GLYPHS = {"disc": "•", "circle": "◦", "square": "▪"}
_NUMBERED = frozenset({"decimal", "decimal-leading-zero", "lower-greek", *_FORMS})


def markers(page: Page, container: Tag, entries: Sequence[Tag]) -> Iterator[str | None]:
    """Yield the marker of each of ``entries``, the ``li`` of ``container``; None where the style shows none."""
    ordered = container.name == "ol"
    default = _list_style(page, container) or ("decimal" if ordered else "disc")
    numbered = [entry for entry in entries if entry.name == "li"]
    step = -1 if ordered and container.get("reversed") is not None else 1
    number = _integer(container.get("start"))
    if number is None:
        number = len(numbered) if step == -1 else 1
    for entry in entries:
        if entry.name != "li":
            yield None
            continue
        value = _integer(entry.get("value"))
        number = value if value is not None else number
        yield _marker(_list_style(page, entry) or default, number)
        number += step


def _list_style(page: Page, tag: Tag) -> str | None:
    """Return the kind of marker that the style or the ``type`` attribute of ``tag`` asks for, None for no wish."""
    declared = page.css[tag]
    value = declared.get("list-style-type") or declared.get("list-style") or ""
    if value:
        if value[0] in "\"'":
            return value.rstrip()
        for word in value.lower().split():
            if word == "none" or word in _GLYPHS or word in _NUMBERED:
                return word
    kind = str(tag.get("type") or "").strip()
    return _TYPES.get(kind) or (kind.lower() if kind.lower() in _GLYPHS else None)


def _marker(style: str, number: int) -> str | None:
    if style == "none":
        return None
    if style in _GLYPHS:
        return _GLYPHS[style]
    if style[0] in "\"'":
        return style.strip("\"'").strip() or None
    return f"{_counted(style, number)}."


def _counted(style: str, number: int) -> str:
    if style == "decimal-leading-zero":
        return f"{number:02d}"
    if 0 < number <= 24 and style == "lower-greek":
        return "αβγδεζηθικλμνξοπρστυφχψω"[number - 1]
    return format_number(number, _FORMS[style]) if number > 0 and style in _FORMS else str(number)


def _integer(value: object) -> int | None:
    text = str(value).strip() if value is not None else ""
    return int(text) if text.lstrip("-").isdigit() else None

"""The markers that a browser computes for the entries of lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bs4 import Tag

from extract.readers.html_page import Page

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_GLYPHS = {"disc": "•", "circle": "◦", "square": "▪"}
_NUMBERED = frozenset((
    "decimal", "decimal-leading-zero", "lower-alpha", "lower-latin", "upper-alpha", "upper-latin", "lower-roman",
    "upper-roman", "lower-greek",
))  # fmt: skip


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
    if number > 0 and style.endswith("roman"):
        text = _roman(number)
    elif number > 0 and style.endswith(("alpha", "latin")):
        text = _letters(number)
    elif 0 < number <= 24 and style == "lower-greek":
        return "αβγδεζηθικλμνξοπρστυφχψω"[number - 1]
    else:
        return str(number)
    return text.upper() if style.startswith("upper") else text


def _letters(number: int) -> str:
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _integer(value: object) -> int | None:
    text = str(value).strip() if value is not None else ""
    return int(text) if text.lstrip("-").isdigit() else None

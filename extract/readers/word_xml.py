"""The names of WordprocessingML and the few moves that every Word module makes on its trees."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"

_OFF = {"0", "false", "off", "none"}
_WRAPPERS = {f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag", f"{W}sdtContent", f"{W}dir", f"{W}bdo"}
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}


def value(parent: Element | None, *names: str) -> str | None:
    """Return the ``w:val`` of the descendant reached by these child names in turn; None where one lacks."""
    for name in names:
        parent = None if parent is None else parent.find(W + name)
    return None if parent is None else parent.get(f"{W}val")


def integer(text: str | None, default: int) -> int:
    """Return ``text`` as an integer, ``default`` where it is none."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def switch(parent: Element | None, name: str) -> bool | None:
    """Return whether the on/off property ``name`` is on; None where it is not stated."""
    element = None if parent is None else parent.find(W + name)
    if element is None:
        return None
    return element.get(f"{W}val", "1").lower() not in _OFF


def points(text: str | None) -> float | None:
    """Return a measure in points: twentieths of a point by default, or a number with its unit ("1.5cm")."""
    if not text:
        return None
    factor = _UNITS.get(text[-2:])
    try:
        return float(text[:-2]) * factor if factor else float(text) / 20
    except ValueError:
        return None


def opened(parent: Element) -> Iterator[Element]:
    """Yield the children of ``parent``, those of wrappers (insertions, smart tags, choices …) in their place.

    Content controls (``w:sdt``) are yielded as they are: their properties matter to the caller. What is deleted or
    moved away is left out.
    """
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from opened(child)
        elif child.tag == f"{MC}AlternateContent":
            chosen = choice(child)
            if chosen is not None:
                yield from opened(chosen)
        elif isinstance(child.tag, str) and child.tag not in {f"{W}del", f"{W}moveFrom"}:
            yield child


def unwrapped(parent: Element) -> Iterator[Element]:
    """Yield the children of ``parent`` like ``opened``, content controls opened too."""
    for child in opened(parent):
        content = child.find(f"{W}sdtContent") if child.tag == f"{W}sdt" else None
        if content is not None:
            yield from unwrapped(content)
        elif child.tag != f"{W}sdt":
            yield child


def choice(alternate: Element) -> Element | None:
    """Return the branch of ``mc:AlternateContent`` to read: the first choice, the fallback where there is none."""
    chosen = alternate.find(f"{MC}Choice")
    return chosen if chosen is not None and len(chosen) else alternate.find(f"{MC}Fallback")


def within(element: Element, *names: str, skip: str = f"{MC}Fallback") -> Iterator[Element]:
    """Yield the outermost descendants with one of these full names, in order, never below ``skip``."""
    for child in element:
        if child.tag in names:
            yield child
        elif child.tag != skip and isinstance(child.tag, str):
            yield from within(child, *names, skip=skip)

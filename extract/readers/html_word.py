"""Lists of web pages that Word saved: paragraphs whose style names the list and its depth."""

from __future__ import annotations

import re

from bs4 import Tag

from extract.readers.html_page import is_text_node
from extract.text import clean

_STEP = 36.0  # points: what Word indents a list by, each time deeper
_SIGN_FONT = re.compile(r"font-family:[^;]*(?:symbol|wingdings|courier new)", re.IGNORECASE)


def word_depth(tag: Tag) -> int | None:
    """Return the depth, from 0, of a list entry that Word saved as a mere paragraph; None for any other element."""
    style = tag.get("style")
    if not isinstance(style, str):
        return None
    found = re.search(r"mso-list:[^;]*\blevel(\d)", style, re.IGNORECASE)
    if found:
        return int(found[1]) - 1 if word_marker(tag) else None
    if tag.name != "p" or _glyph(tag) is None:
        return None
    margin = re.search(r"margin-left:\s*(\d+(?:\.\d+)?)pt", style, re.IGNORECASE)
    return max(int(float(margin[1]) / _STEP) - 1, 0) if margin else 0


def word_marker(tag: Tag) -> str | None:
    """Return the list number or bullet that Word writes as text of a page that it saved."""
    mark = tag.find(style=re.compile(r"mso-list:\s*ignore", re.IGNORECASE))
    if isinstance(mark, Tag):
        return clean(mark.get_text(" ")) or None
    return _glyph(tag) if tag.name == "p" else None


def word_ignores(tag: Tag) -> bool:
    """Return whether an element holds only such a number or bullet: it is read as the marker, not as text."""
    style = tag.get("style")
    if not isinstance(style, str):
        return False
    return re.search(r"mso-list:\s*ignore", style, re.IGNORECASE) is not None or _is_glyph(tag)


def _glyph(tag: Tag) -> str | None:
    """Return the bullet of a paragraph whose list an editor forgot: a letter of a font of signs, then Word's blanks."""
    shown = (child for child in tag.children if isinstance(child, Tag) or (is_text_node(child) and str(child).strip()))
    first = next(shown, None)
    return clean(first.get_text(" ")) if isinstance(first, Tag) and _is_glyph(first) else None


def _is_glyph(tag: Tag) -> bool:
    if _SIGN_FONT.search(str(tag.get("style") or "")) is None or len(clean(tag.get_text(" "))) != 1:
        return False
    blanks = tag.find("span")
    return isinstance(blanks, Tag) and "7.0pt" in str(blanks.get("style") or "")

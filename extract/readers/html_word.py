"""Lists of web pages that Word saved: paragraphs whose style names the list and its depth."""

from __future__ import annotations

import re

from bs4 import Tag

from extract.text import clean


def word_depth(tag: Tag) -> int | None:
    """Return the depth, from 0, of a list entry that Word saved as a mere paragraph; None for any other element."""
    style = tag.get("style")
    found = re.search(r"mso-list:[^;]*\blevel(\d)", style, re.IGNORECASE) if isinstance(style, str) else None
    return int(found[1]) - 1 if found and word_marker(tag) else None


def word_marker(tag: Tag) -> str | None:
    """Return the list number or bullet that Word writes as text of a page that it saved."""
    mark = tag.find(style=re.compile(r"mso-list:\s*ignore", re.IGNORECASE))
    return clean(mark.get_text(" ")) or None if isinstance(mark, Tag) else None


def word_ignores(tag: Tag) -> bool:
    """Return whether an element holds only such a number or bullet: it is read as the marker, not as text."""
    style = tag.get("style")
    return isinstance(style, str) and re.search(r"mso-list:\s*ignore", style, re.IGNORECASE) is not None

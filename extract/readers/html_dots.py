"""Coloured dots that a page draws as elements without text: a key tells what each colour stands for."""

from __future__ import annotations

from bs4 import Tag

from extract.readers.html_css import colour_of
from extract.readers.html_labels import look
from extract.readers.html_page import Page, is_text_node

_INLINE = ("span", "i", "b", "em")
_FEWEST = 2  # in a key


def dots(page: Page) -> dict[int, str]:
    """Return the elements (their ``id``) that are dots like those of a key, with their colours (``#rrggbb``).

    A key is a block of two or more in different colours with text behind each. Dots in its look say the same elsewhere;
    other shapes without text are bars and ornaments.
    """
    drawn = [(tag, colour) for tag in page.body.find_all(list(_INLINE)) if (colour := _colour(page, tag)) is not None]
    keys: dict[tuple[int, object], list[str]] = {}
    for tag, colour in drawn:
        if _has_text_behind(tag):
            keys.setdefault((id(tag.parent), look(tag)), []).append(colour)
    known = {own for (_, own), found in keys.items() if len(found) == len(set(found)) >= _FEWEST}
    return {id(tag): colour for tag, colour in drawn if look(tag) in known}


def _colour(page: Page, tag: Tag) -> str | None:
    if tag.get_text(strip=True) or tag.find(True) is not None:
        return None
    declared = page.css[tag]
    return colour_of(declared.get("background-color") or declared.get("background"))


def _has_text_behind(tag: Tag) -> bool:
    after = tag.next_sibling
    return is_text_node(after) and bool(str(after).strip())

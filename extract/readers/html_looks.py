"""How a web page's elements look: what their tags and their declared style add to the style around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bs4 import Tag

from extract.document import Style
from extract.readers.html_css import classes_of, colour_of, points

_INDENT = 30.0  # points: what browsers give a list, a quotation or a definition
_TAG_STYLES: dict[str, tuple[tuple[str, object], ...]] = {
    "b": (("bold", True),),
    "strong": (("bold", True),),
    "i": (("italic", True),),
    "em": (("italic", True),),
    "u": (("underline", True),),
    "ins": (("underline", True),),
    **{name: (("bold", True),) for name in ("h1", "h2", "h3", "h4", "h5", "h6")},
}

_STRUCK_TAGS = frozenset({"s", "strike", "del"})
_STRUCK_CLASSES = frozenset(
    {"text-decoration-line-through", "line-through", "strikethrough", "strike", "barre", "biffe"}
)


def element_style(tag: Tag, style: Style, declared: Mapping[str, str], *, is_block: bool) -> Style:
    """Return the style of an element inside text of ``style``; ``declared`` is what the page's CSS says of it."""
    changes: dict[str, object] = dict(_TAG_STYLES.get(tag.name, ()))
    if tag.name == "font":
        changes["colour"] = _dark_is_none(colour_of(str(tag.get("color") or ""))) or style.colour
    if str(tag.get("align") or "").lower() == "center" or tag.name == "center":
        changes["centred"] = True
    if tag.name in {"blockquote"}:
        changes["indent"] = (style.indent or 0.0) + _INDENT
    if declared:
        changes.update(_declared_style(declared, style, is_block))
    return replace(style, **changes) if changes else style  # type: ignore[arg-type]


def is_struck(tag: Tag, declared: Mapping[str, str]) -> bool:
    """Whether an element is struck out: by its tag, by the page's CSS or by a class that says nothing else."""
    if tag.name in _STRUCK_TAGS or not _STRUCK_CLASSES.isdisjoint(classes_of(tag)):
        return True
    return "line-through" in (declared.get("text-decoration") or "") + (declared.get("text-decoration-line") or "")


def _declared_style(declared: Mapping[str, str], style: Style, block: bool) -> dict[str, object]:
    get = declared.get
    changes: dict[str, object] = {}
    weight = get("font-weight") or ("bold" if "bold" in (get("font") or "") else None)
    if weight:
        changes["bold"] = weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= 600)
    if get("font-style"):
        changes["italic"] = get("font-style") in {"italic", "oblique"}
    decoration = (get("text-decoration") or "") + (get("text-decoration-line") or "")
    if decoration:
        changes["underline"] = "underline" in decoration
    if get("color"):
        changes["colour"] = _dark_is_none(colour_of(get("color")))
    fill = colour_of(get("background-color") or get("background"))
    if fill is not None:
        changes["fill"] = None if fill == "#ffffff" else fill
    size = points(get("font-size"))
    if size:
        changes["size"] = size
    if get("text-align"):
        changes["centred"] = get("text-align") == "center"
    if block:
        margin = (points(get("margin-left")) or 0.0) + (points(get("padding-left")) or 0.0)
        if margin > 0:
            changes["indent"] = (style.indent or 0.0) + margin
    return changes


def _dark_is_none(colour: str | None) -> str | None:
    """Return None for black and the dark greys that pages use for plain text."""
    if colour is None:
        return None
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return None if max(parts) <= 0x60 and max(parts) - min(parts) <= 0x18 else colour

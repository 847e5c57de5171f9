"""Word styles to looks: defaults, styles and direct formatting combined for a paragraph and its runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from extract.readers.looks import RunFormat
from extract.readers.word_xml import Element, W, integer, points, switch, value

Layer = Mapping[str, Any]

_EMPTY: Layer = MappingProxyType({})
_TOGGLES = ("bold", "italic", "hidden")
_NO_FORMAT = {f"{W}pStyle", f"{W}rPr", f"{W}spacing", f"{W}keepNext", f"{W}keepLines", f"{W}widowControl"}
_HEADING = re.compile(r"^(?:heading|titre|kop|überschrift|rubrik)\s*([1-9])\b", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titre|titel|titre (?:du )?document|document title)$", re.IGNORECASE)
_SUBTITLE = re.compile(r"^(?:subtitle|sous-titre|ondertitel)$", re.IGNORECASE)
_CONTENTS = re.compile(
    r"^(?:toc|tm|contents|table des matières|inhopg|verzeichnis|table of figures|table des illustrations|"
    r"user index|figure index|tabla de contenido)\s*(?:\d|heading|$)|^(?:toc|contents) heading$|"
    r"^en-tête de table des matières$|^titre (?:de la )?table des matières$",
    re.IGNORECASE,
)
_HIGHLIGHTS = {
    "yellow": "#ffff00", "green": "#00ff00", "cyan": "#00ffff", "magenta": "#ff00ff", "blue": "#0000ff",
    "red": "#ff0000", "darkBlue": "#000080", "darkCyan": "#008080", "darkGreen": "#008000", "darkMagenta": "#800080",
    "darkRed": "#800000", "darkYellow": "#808000", "darkGray": "#808080", "lightGray": "#c0c0c0", "black": "#000000",
}  # fmt: skip
_PERCENT = re.compile(r"pct(\d+)")


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How one paragraph looks and what it is.

    ``heading``: None for no heading, 0 for a heading without outline level (a subtitle), else its level from 1.
    ``num_id`` and ``num_level`` say its list, None for none, ``num_style`` the style that states it, if one does; the
    indents are Word's ``left``, ``hanging`` and ``firstLine`` in points.
    """

    style_id: str | None
    style_name: str | None
    is_default: bool
    heading: int | None
    is_contents: bool
    num_id: str | None
    num_level: int | None
    num_style: str | None
    style_indent: Mapping[str, float]
    direct_indent: Mapping[str, float]
    centred: bool
    fill: str | None
    run_defaults: Layer
    toggles: Mapping[str, bool]


class StyleSheet:
    """The styles of one document (``styles.xml``); looks are resolved and kept by style."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._run_defaults: Layer = _EMPTY
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._layers: dict[str, Layer] = {}
        self._formats: dict[tuple[str | None, str], ParagraphFormat] = {}
        if styles is None:
            return
        self._run_defaults = run_layer(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in styles.findall(f"{W}style"):
            style_id = style.get(f"{W}styleId", "")
            self._styles.setdefault(style_id, style)
            if style.get(f"{W}default", "0") in {"1", "true", "on"}:
                self._defaults.setdefault(style.get(f"{W}type", ""), style_id)

    def numbering_styles(self) -> dict[str, str]:
        """Return the list (``w:numId``) of each numbering style, by style id."""
        found = {key: value(style, "pPr", "numPr", "numId") for key, style in self._styles.items()}
        return {
            key: num_id
            for key, num_id in found.items()
            if num_id and self._styles[key].get(f"{W}type") == "numbering"
        }  # fmt: skip

    def chain(self, style_id: str | None) -> tuple[Element, ...]:
        """Return a style and those that it is based on, from itself to the root; () where it is not defined."""
        if style_id is None:
            return ()
        if style_id not in self._chains:
            chain: list[Element] = []
            current: str | None = style_id
            while current in self._styles and self._styles[current] not in chain:
                chain.append(self._styles[current])
                current = value(chain[-1], "basedOn")
            self._chains[style_id] = tuple(chain)
        return self._chains[style_id]

    def paragraph(self, ppr: Element | None, table_run: Layer = _EMPTY, table_key: str = "") -> ParagraphFormat:
        """Resolve ``w:pPr``; ``table_run`` is what the table's style says of runs, ``table_key`` names it."""
        stated = value(ppr, "pStyle")
        key = (stated, table_key)
        if key not in self._formats:
            self._formats[key] = self._of_style(stated, table_run)
        found = self._formats[key]
        if ppr is None or all(child.tag in _NO_FORMAT for child in ppr):
            return found
        chain = self.chain(found.style_id)
        num_id, num_level, num_style = _numbering(ppr, chain)
        alignment, fill = value(ppr, "jc"), _paragraph_shade(ppr)
        return replace(
            found,
            heading=found.heading if value(ppr, "outlineLvl") is None else _heading([ppr], chain, stated),
            num_id=num_id,
            num_level=num_level,
            num_style=num_style,
            direct_indent=indent(ppr),
            centred=found.centred if alignment is None else alignment == "center",
            fill=found.fill if fill is None else fill or None,
        )

    def _of_style(self, stated: str | None, table_run: Layer) -> ParagraphFormat:
        """Return the look of a paragraph that states nothing but its style."""
        style_id = stated if stated in self._styles else self._defaults.get("paragraph")
        chain = self.chain(style_id)
        properties = [p for p in (style.find(f"{W}pPr") for style in chain) if p is not None]
        num_id, num_level, num_style = _numbering(None, chain)
        layer = self._style_layer(style_id)
        return ParagraphFormat(
            style_id=style_id,
            style_name=value(chain[0], "name") if chain else stated,
            is_default=style_id == self._defaults.get("paragraph"),
            heading=_heading(properties, chain, stated),
            is_contents=any(_CONTENTS.match(name) for name in _names(chain, stated)),
            num_id=num_id,
            num_level=num_level,
            num_style=num_style,
            style_indent=_merged_indent(properties),
            direct_indent={},
            centred=next((a for a in (value(p, "jc") for p in properties) if a), None) == "center",
            fill=next((f for f in map(_paragraph_shade, properties) if f is not None), None) or None,
            run_defaults={**self._run_defaults, **table_run, **layer},
            toggles={
                name: bool(table_run.get(name)) != bool(layer.get(name)) or bool(self._run_defaults.get(name))
                for name in _TOGGLES
            },
        )

    def run(self, paragraph: ParagraphFormat, rpr: Element | None) -> RunFormat:
        """Resolve ``w:rPr`` of a run inside ``paragraph``."""
        character = self._style_layer(value(rpr, "rStyle"))
        direct = run_layer(rpr)
        merged = {**paragraph.run_defaults, **character, **direct}
        for name in _TOGGLES:
            merged[name] = direct.get(name, paragraph.toggles[name] != bool(character.get(name)))
        return RunFormat(
            size=merged.get("size"),
            bold=merged["bold"],
            italic=merged["italic"],
            underline=merged.get("underline", False),
            colour=merged.get("colour") or None,
            fill=merged.get("fill") or None,
            hidden=merged["hidden"],
            struck=merged.get("struck", False),
            font=merged.get("font"),
        )

    def style_name(self, style_id: str | None) -> str | None:
        """Return the name of a style, None where it is not defined."""
        return value(self._styles.get(style_id or ""), "name")

    def _style_layer(self, style_id: str | None) -> Layer:
        """Return what a style and those below it say of runs, the nearest winning."""
        if style_id is None or style_id not in self._styles:
            return _EMPTY
        if style_id not in self._layers:
            merged: dict[str, Any] = {}
            for style in reversed(self.chain(style_id)):
                merged.update(run_layer(style.find(f"{W}rPr")))
            self._layers[style_id] = merged
        return self._layers[style_id]


def run_layer(rpr: Element | None) -> Layer:
    """Return what ``w:rPr`` states, by name of ``RunFormat``; "" stands for a stated absence (automatic, no shade)."""
    if rpr is None or not len(rpr):
        return _EMPTY
    layer: dict[str, Any] = {}
    if (size := _size(value(rpr, "sz"))) is not None:
        layer["size"] = size
    for name, tag in (("bold", "b"), ("italic", "i"), ("hidden", "vanish")):
        if (state := switch(rpr, tag)) is not None:
            layer[name] = state
    for tag in ("strike", "dstrike"):
        if (state := switch(rpr, tag)) is not None:
            layer["struck"] = layer.get("struck", False) or state
    if (underline := rpr.find(f"{W}u")) is not None:
        layer["underline"] = underline.get(f"{W}val", "single") != "none"
    if (colour := value(rpr, "color")) is not None:
        layer["colour"] = _hex(colour)
    fonts = rpr.find(f"{W}rFonts")
    if fonts is not None and (font := fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")):
        layer["font"] = font
    if (highlight := value(rpr, "highlight")) is not None:
        layer["fill"] = _HIGHLIGHTS.get(highlight, "")
    elif (shade := stated_shade(rpr.find(f"{W}shd"))) is not None:
        layer["fill"] = shade
    return layer


def indent(ppr: Element | None) -> dict[str, float]:
    """Return the stated indents of ``w:pPr`` in points: ``left``, ``hanging`` and ``firstLine``."""
    element = None if ppr is None else ppr.find(f"{W}ind")
    if element is None:
        return {}
    stated = {
        "left": points(element.get(f"{W}left") or element.get(f"{W}start")),
        "hanging": points(element.get(f"{W}hanging")),
        "firstLine": points(element.get(f"{W}firstLine")),
    }
    found = {name: measure for name, measure in stated.items() if measure is not None}
    if "hanging" in found:
        found["firstLine"] = 0.0
    elif "firstLine" in found:
        found["hanging"] = 0.0
    return found


def first_line_indent(indents: Mapping[str, float]) -> float:
    """Return where the first line starts, in points from the left edge of the text area."""
    return indents.get("left", 0.0) - indents.get("hanging", 0.0) + indents.get("firstLine", 0.0)


def _merged_indent(properties: list[Element]) -> dict[str, float]:
    merged: dict[str, float] = {}
    for ppr in reversed(properties):
        merged.update(indent(ppr))
    return merged


def _numbering(ppr: Element | None, chain: tuple[Element, ...]) -> tuple[str | None, int | None, str | None]:
    """Return the list id, the stated level and the style that states the list (None if the paragraph does)."""
    num_id, level = value(ppr, "numPr", "numId"), value(ppr, "numPr", "ilvl")
    if num_id is not None:
        return (None if num_id == "0" else num_id), integer(level, 0), None
    for style in chain:
        num_id = value(style, "pPr", "numPr", "numId")
        if num_id is not None:
            stated = level if level is not None else value(style, "pPr", "numPr", "ilvl")
            return (
                None if num_id == "0" else num_id,
                None if stated is None else integer(stated, 0),
                None if level is not None else style.get(f"{W}styleId"),
            )
    return None, None, None


def _paragraph_shade(ppr: Element) -> str | None:
    return stated_shade(ppr.find(f"{W}shd"))


def _names(chain: tuple[Element, ...], stated: str | None) -> list[str]:
    if not chain:
        return [stated] if stated else []
    return [name for style in chain for name in (value(style, "name"),) if name]


def _heading(properties: list[Element], chain: tuple[Element, ...], stated: str | None) -> int | None:
    outline = next((level for level in (value(p, "outlineLvl") for p in properties) if level is not None), None)
    if outline is not None:
        level = integer(outline, 9)
        return level + 1 if 0 <= level <= 8 else None
    for name in _names(chain, stated):
        if match := _HEADING.match(name):
            return int(match.group(1))
        if _TITLE.match(name):
            return 1
        if _SUBTITLE.match(name):
            return 0
    return None


def _size(text: str | None) -> float | None:
    """Return a font size in points: half points by default, or a number with its unit."""
    measure = points(text)
    if measure is None or text is None:
        return None
    return measure if text[-1].isalpha() else measure * 10


def _hex(colour: str) -> str:
    """Return ``#rrggbb``, "" for automatic and black."""
    text = colour.lower().lstrip("#")
    return f"#{text}" if re.fullmatch(r"[0-9a-f]{6}", text) and text != "000000" else ""


def stated_shade(element: Element | None) -> str | None:
    """Return the colour of ``w:shd``, "" where it states none or white, None where nothing is stated."""
    if element is None:
        return None
    fill = element.get(f"{W}fill", "auto").lower()
    front = element.get(f"{W}color", "auto").lower()
    pattern = element.get(f"{W}val", "clear")
    back = fill if re.fullmatch(r"[0-9a-f]{6}", fill) else "ffffff"
    if pattern == "solid":
        back = front if re.fullmatch(r"[0-9a-f]{6}", front) else "000000"
    elif percent := _PERCENT.fullmatch(pattern):
        share = int(percent.group(1)) / 100
        ink = front if re.fullmatch(r"[0-9a-f]{6}", front) else "000000"
        mixed = (round(int(ink[i : i + 2], 16) * share + int(back[i : i + 2], 16) * (1 - share)) for i in (0, 2, 4))
        back = "".join(f"{part:02x}" for part in mixed)
    return "" if back == "ffffff" else f"#{back}"

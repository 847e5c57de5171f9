"""How a block or a cell looks, in the few traits that things of one level share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from extract.detect.words.markers import Marker
from extract.document import Cell, Kind, Style, TextBlock

Origin = Literal["prose", "row", "band", "fiche", "label"]
ShapeName = Literal["none", "bullet", "number", "letter", "roman", "word", "composite", "bare"]

_LARGER = 1  # points by which print is clearly larger, sizes being rounded
_DARK, _GREY = 0x40, 0x10  # of 255: how dark a near black is, how far apart its red, green and blue may be


@dataclass(frozen=True, slots=True)
class Shape:
    """A marker without its value: its kind, how many parts its number has, how it closes (")" or "."), its case."""

    name: ShapeName = "none"
    depth: int = 0
    closing: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """The traits: sizes in whole points, indents in steps of nine points or so, colours ``#rrggbb``.

    ``heading`` is the outline level of a heading that has one; ``column`` a row's place; ``filled`` whether
    the row has values. ``style`` is how running text is printed in full, whatever its marker, its indent last: it
    does not count where looks are compared.
    """

    origin: Origin = "prose"
    shape: Shape = Shape()
    kind: Kind | None = None
    heading: int | None = None
    size: int | None = None
    bold: bool = False
    colour: str | None = None
    underline: bool = False
    caps: bool = False
    indent: int | None = None
    fill: str | None = None
    column: int | None = None
    filled: bool = False
    label: str = ""
    style: tuple[object, ...] = field(default=(None,), compare=False)

    @property
    def is_special(self) -> bool:
        """Whether anything but size and indent sets it apart from plain text."""
        return bool(self.bold or self.colour or self.underline or self.caps or self.fill)


def outranks(look: Look, other: Look) -> bool:
    """Whether a heading stands higher than another: by the levels of the outline, else in clearly larger print."""
    if look.heading is not None and other.heading is not None:
        return look.heading < other.heading
    return look.size is not None and other.size is not None and look.size > other.size + _LARGER


def block_look(block: TextBlock, marker: Marker | None) -> Look:
    """Return how a block of running text looks."""
    style = block.style
    shape = shape_of(marker)
    if marker is None and block.kind is Kind.LIST_ITEM:
        shape = Shape("bullet", block.level or 0)
    plain = marker is None and block.kind is not Kind.HEADING
    return Look(
        "prose",
        shape,
        block.kind,
        block.level if block.kind is Kind.HEADING else None,
        round(style.size) if style.size else None,
        style.bold,
        _tint(style.colour),
        style.underline,
        block.text.isupper() and len(block.text) > 6,
        round((style.indent or 0) / 9) if plain else None,
        style.fill,
        style=_full_style(style),
    )


def _full_style(style: Style) -> tuple[object, ...]:
    size = round(2 * style.size) if style.size else None
    return size, style.bold, style.italic, style.underline, style.colour, style.fill, round((style.indent or 0) / 4)


def cell_look(cell: Cell, origin: Origin) -> Look:
    """Return how a cell looks: a row's title, a band, the head of a fiche."""
    style: Style = cell.style
    text = cell.text.strip()
    return Look(
        origin,
        size=round(style.size) if style.size else None,
        bold=style.bold,
        colour=style.colour,
        caps=text.isupper() and len(text) > 6,
        indent=round((style.indent or 0) / 8),
        fill=cell.fill or style.fill,
        column=cell.col if origin == "row" else None,
    )


def _tint(colour: str | None) -> str | None:
    """The colour of a text that sets it apart; None for the near blacks in which designers print running text."""
    if colour is None or len(colour) != 7:
        return colour
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return None if max(parts) <= _DARK and max(parts) - min(parts) <= _GREY else colour


def marked(look: Look, marker: Marker | None, *, filled: bool = False) -> Look:
    """Return the look of a cell's text that bears ``marker``."""
    return replace(look, shape=shape_of(marker), filled=filled)


def shape_of(marker: Marker | None) -> Shape:
    """Return a marker's shape."""
    if marker is None:
        return Shape()
    depth = marker.depth if marker.shape in ("number", "word", "composite") else 0
    return Shape(marker.shape, depth, closing(marker), str(marker.level or ""))


def closing(marker: Marker) -> str:
    """Return how a letter or number closes, with a letter's case: lists of one kind close alike."""
    bracket = ")" if ")" in marker.code else ""
    small = marker.code.lstrip("(")[:1].islower()
    if marker.shape == "letter":
        return ("lower" if small else "upper") + (bracket or ".")
    if marker.shape == "roman" and small:
        return "lower" + (bracket or ".")
    return bracket if marker.shape == "number" else ""

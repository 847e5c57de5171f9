"""What a made-up document is built of, before it becomes HTML, Word or PDF."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Para:
    """A paragraph. ``style``: title, h1 to h4, body, small; ``indent`` and ``size`` in points; ``fill`` a shade.

    ``label`` is printed bold before the text; ``bullet`` is a glyph of a real list (of depth ``depth``), ``number`` the
    level (from 0) of a numbering that the word processor computes; ``anchor`` names a footnote sign.
    """

    text: str
    style: str = "body"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: float | None = None
    colour: str | None = None
    fill: str | None = None
    indent: float = 0
    align: str = "left"
    label: str | None = None
    bullet: str | None = None
    depth: int = 0
    number: int | None = None
    keep: bool = False


@dataclass
class Cell:
    """A table cell; ``text`` has a line a paragraph; ``bullet`` before each line where given."""

    text: str = ""
    colspan: int = 1
    rowspan: int = 1
    fill: str | None = None
    bold: bool = False
    italic: bool = False
    align: str = "left"
    colour: str | None = None
    size: float | None = None
    bullet: str | None = None
    nested: Table | None = None
    rotate: bool = False
    label: str | None = None


@dataclass
class Table:
    """A table; ``rows`` hold each merged cell once, where it starts. ``widths`` are relative.

    ``borders``: all, none, horizontal, dotted, double, outer.
    """

    rows: list[list[Cell]]
    header_rows: int = 0
    widths: list[float] | None = None
    borders: str = "all"
    size: float | None = None
    caption: str | None = None
    margin: float = 8
    header_fill: str | None = None


@dataclass
class Break:
    """A page break."""


@dataclass
class Columns:
    """Blocks set in several columns of text."""

    blocks: list[Block]
    count: int = 2


@dataclass
class Card:
    """Blocks in a box of their own; ``width`` as a share of the line."""

    blocks: list[Block]
    width: float = 0.48
    fill: str | None = None
    border: str = "#888888"


@dataclass
class Cards:
    """Cards that flow side by side."""

    cards: list[Card]


@dataclass
class Leader:
    """A line of a contents page: a text, dots, a page number."""

    text: str
    page: int
    depth: int = 0


Block = Para | Table | Break | Columns | Cards | Leader


@dataclass
class Paper:
    """The document around the blocks. Sizes in points; ``head`` and ``foot`` are repeated on each page ("{page}")."""

    blocks: list[Block]
    title: str = ""
    head: str | None = None
    foot: str | None = None
    landscape: bool = False
    font: str = "Carlito"
    size: float = 10.5
    margin: float = 45
    accent: str = "#1f4e79"
    header_fill: str = "#d9e2f3"
    lists: list[str] = field(default_factory=list)
    numbering: list[tuple[str, str]] = field(default_factory=list)
    css: str = ""

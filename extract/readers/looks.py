"""Runs of text to lines and blocks with their looks: what all readers of office documents share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import takewhile

from extract.document import SIGNS, Kind, Line, Link, Place, Role, Style, TextBlock
from extract.readers.bullets import split_bullets
from extract.struck import without_struck
from extract.text import clean

_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class RunFormat:
    """How one run looks; ``font`` is its name, ``colour`` ``#rrggbb`` or None for black, white kept as it is."""

    size: float | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str | None = None
    fill: str | None = None
    hidden: bool = False
    struck: bool = False
    font: str | None = None


Pieces = list[tuple[str, RunFormat]]


@dataclass(frozen=True, slots=True)
class Label:
    """What a list prints before a paragraph ("1.2.", "•"), "" for nothing; ``level`` is its depth from 0."""

    text: str
    level: int
    is_bullet: bool


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What the lines of one paragraph share; ``heading`` is None for no heading, 0 for one without outline level."""

    heading: int | None = None
    fill: str | None = None
    indent: float | None = None
    centred: bool = False
    name: str | None = None


def without_struck_options(pieces: Pieces) -> tuple[Pieces, str]:
    """Return a line without the options struck out in it, and their text; the line as it is where it offers none."""
    if not any(look.struck for _, look in pieces):
        return pieces, ""
    spans = without_struck("".join(text for text, _ in pieces), [look.struck for text, look in pieces for _ in text])
    if spans is None:
        return pieces, ""
    kept: Pieces = []
    at = 0
    for text, look in pieces:
        parts = [text[max(a - at, 0) : max(b - at, 0)] for a, b in spans]
        kept.extend((part, look) for part in parts if part)
        at += len(text)
    return kept, " ".join(text for text, look in pieces if look.struck)


def printed_lines(pieces: Sequence[Pieces], look: ParagraphLook, place: Place) -> tuple[Line, ...]:
    """Return the lines that print something, each with the look that most of its characters have."""
    lines = []
    for line in pieces:
        text = clean_line("".join(text for text, _ in line))
        if text:
            lines.append(Line(text, place, _style(common_look(line), look), _lead(line)))
    return tuple(lines)


def _lead(pieces: Pieces) -> str:
    """Return the first words of a line in one weight and colour; "" where the last ones have them, too."""
    inks = [(text, (look.bold, look.colour)) for text, look in pieces if text.strip()]
    if len(inks) < 2 or inks[0][1] == inks[-1][1]:
        return ""
    return clean_line("".join(text for text, _ in takewhile(lambda piece: piece[1] == inks[0][1], inks)))


def paragraph_blocks(
    lines: tuple[Line, ...],
    look: ParagraphLook,
    label: Label | None,
    role: Role,
    place: Place,
    links: tuple[Link, ...] = (),
    *,
    in_cell: bool,
) -> Iterator[TextBlock]:
    """Yield a paragraph as one block, or as several where it is a list typed with line breaks.

    A paragraph that prints nothing but its number is kept: in a cell the number is the text (a column of numbers),
    elsewhere it is the marker of an empty entry. Body text that is white where nothing is shaded is hidden.
    """
    marker = (label.text or None) if label else None
    if not lines:
        if label is None or marker is None or label.is_bullet:
            return
        lines = (Line(marker if in_cell else "", place, Style(indent=look.indent)),)
        marker = None if in_cell else marker
    if role is Role.BODY and not in_cell and all(_is_white(line.style) for line in lines):
        role = Role.HIDDEN
    if look.heading is not None:
        yield TextBlock(Kind.HEADING, lines, role, look.heading or None, marker, links)
    elif marker is not None and label is not None:
        yield from split_bullets(TextBlock(Kind.LIST_ITEM, lines, role, label.level, marker, links), label.level + 1)
    else:
        yield from split_bullets(TextBlock(Kind.PARAGRAPH, lines, role, links=links), depth=0)


def with_sign_colours(blocks: Iterable[TextBlock], pieces: Sequence[Pieces]) -> Iterator[TextBlock]:
    """Yield the blocks of a paragraph with the colours of the signs that its runs print."""
    colours = [look.colour for line in pieces for text, look in line for char in text if char in SIGNS]
    yield from with_colours_of_signs(blocks, colours)


def with_colours_of_signs(blocks: Iterable[TextBlock], colours: Sequence[str | None]) -> Iterator[TextBlock]:
    """Yield blocks with the ``colours`` of the signs that they print, all in order; as they are where none has one."""
    if not any(colours):
        yield from blocks
        return
    at = 0
    for block in blocks:
        count = sum(char in SIGNS for char in (block.marker or "") + block.text)
        yield replace(block, sign_colours=tuple(colours[at : at + count]))
        at += count


def one_shade(shades: Sequence[str | None]) -> str | None:
    """Return the shade behind all paragraphs of a cell, empty ones too: it is the cell's."""
    return shades[0] if len(set(shades)) == 1 else None


def common_look(pieces: Pieces) -> RunFormat:
    """Return the look that most visible characters have, property by property."""
    weights: Counter[RunFormat] = Counter()
    for text, look in pieces:
        weights[look] += len("".join(text.split()))
    if len(weights) == 1:
        return pieces[0][1]

    def most(name: str) -> object:
        votes: Counter[object] = Counter()
        for look, weight in weights.items():
            votes[getattr(look, name)] += weight
        return votes.most_common(1)[0][0]

    return RunFormat(**{entry.name: most(entry.name) for entry in fields(RunFormat)})  # type: ignore[arg-type]


def clean_line(text: str) -> str:
    """Return a line with single blanks; tabs stay, they set columns apart."""
    return "\t".join(clean(part) for part in text.split("\t")).strip()


def _style(run: RunFormat, look: ParagraphLook) -> Style:
    return Style(
        size=run.size,
        bold=run.bold,
        italic=run.italic,
        underline=run.underline,
        colour=run.colour,
        fill=run.fill or look.fill,
        indent=look.indent,
        centred=look.centred,
        name=look.name,
    )


def _is_white(style: Style) -> bool:
    return style.colour == _WHITE and style.fill is None

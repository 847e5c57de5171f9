"""Runs of inline content put together into text blocks: blanks collapsed, lines cut at breaks, one style a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extract.document import PLAIN, SIGNS, Kind, Line, Link, Place, Role, Style, TextBlock
from extract.readers.bullet_glyphs import split_bullet
from extract.readers.looks import with_colours_of_signs
from extract.struck import without_struck

_LINE_END = re.compile(r"(?:(?:^|\s+)[-–—|/•·]|\s*;)\s*$")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one style, or a line break that the page asks for.

    ``apart``: what a badge or label that is no part of the sentence around it is named; "" for any other text. ``href``
    is absolute.
    """

    text: str
    style: Style = PLAIN
    href: str | None = None
    apart: str = ""
    is_break: bool = False
    keeps_blanks: bool = False
    struck: bool = False


BREAK = Piece("\n", is_break=True)


def text_blocks(pieces: Sequence[Piece], place: Place, role: Role = Role.BODY, base: Style = PLAIN) -> list[TextBlock]:
    """Return the paragraphs and typed list entries that ``pieces`` make.

    An empty line between breaks ends a paragraph; a line that begins with a bullet glyph is a list entry of its own.
    What stands ``apart`` follows as paragraphs, unless there is nothing else. Options struck out of a line are hidden.
    """
    pieces = _with_values(pieces)
    together = [piece for piece in pieces if not piece.apart]
    apart = [piece for piece in pieces if piece.apart]
    if not any(piece.text.strip() for piece in together):
        together, apart = [replace(piece, apart="") for piece in pieces], []
    lines = _split_lines(together)
    blocks = [block for group in _paragraphs(lines) for block in _entries(group, place, role, base)]
    blocks = list(with_colours_of_signs(blocks, _sign_colours(together)))
    hidden = " ".join(struck for struck in (_said(line)[1] for line in lines) if struck)
    if hidden:
        blocks.append(TextBlock(Kind.PARAGRAPH, (Line(hidden, place),), Role.HIDDEN))
    for badge in _badges(apart):
        blocks.extend(text_blocks([replace(piece, apart="") for piece in badge], place, role, base))
    return blocks


def one_block(pieces: Sequence[Piece], kind: Kind, place: Place, role: Role, base: Style) -> TextBlock | None:
    """Return one block with all lines of ``pieces``, None where they hold no text."""
    lines = [line for line in (_line(run, place, base) for run in _split_lines(pieces)) if line is not None]
    if not lines:
        return None
    block = TextBlock(kind, tuple(lines), role, links=_links(pieces))
    return next(with_colours_of_signs([block], _sign_colours(pieces)))


def _sign_colours(pieces: Sequence[Piece]) -> list[str | None]:
    return [piece.style.colour for piece in pieces for char in piece.text if char in SIGNS]


def end_line(pieces: list[Piece]) -> None:
    """End the line before a label further on in it, without the sign that sets the label off."""
    tells = (at for at, piece in enumerate(pieces) if piece.text.strip() or (piece.is_break and not piece.apart))
    last = max(tells, default=None)
    if last is not None and not pieces[last].is_break:
        pieces[last] = replace(pieces[last], text=_LINE_END.sub("", pieces[last].text))
        pieces.append(BREAK)


def with_marker(block: TextBlock, marker: str | None, level: int) -> TextBlock:
    """Return ``block`` as the list entry that ``marker`` opens; a heading stays one."""
    if block.kind is Kind.HEADING:
        return replace(block, marker=marker)
    return replace(block, kind=Kind.LIST_ITEM, marker=marker if marker is not None else block.marker, level=level)


def _with_values(pieces: Sequence[Piece]) -> list[Piece]:
    """Return ``pieces`` with those badges as plain text that are the value of a label ("Statut : Réalisé").

    Badges of one name side by side are the values of one label: they become a list.
    """
    result: list[Piece] = []
    before = ""
    values = ""  # the name of the badges that are values of the last label
    is_next = False
    for piece in pieces:
        filled = bool(piece.text.strip())
        if piece.apart and filled and before.rstrip().endswith(":"):
            values, is_next = piece.apart, False
        if values and piece.apart == values and filled:
            while is_next and not result[-1].text.strip():
                result.pop()
            piece = replace(piece, text=f", {piece.text.lstrip()}" if is_next else piece.text, apart="")
            is_next = False
        elif piece.apart:
            is_next = True
        elif piece.is_break or filled:
            values = ""
        if not piece.apart:
            before = "" if piece.is_break else before + piece.text
        result.append(piece)
    return result


def _badges(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Group pieces by badge: a break or an empty piece stands between two of them."""
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.is_break:
            groups.append([])
        else:
            groups[-1].append(piece)
    return [group for group in groups if any(piece.text.strip() for piece in group)]


def _split_lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.is_break:
            lines.append([])
        elif piece.keeps_blanks and "\n" in piece.text:
            first, *others = piece.text.split("\n")
            lines[-1].append(replace(piece, text=first))
            lines.extend([replace(piece, text=other)] for other in others)
        else:
            lines[-1].append(piece)
    return lines


def _paragraphs(lines: Sequence[list[Piece]]) -> list[list[list[Piece]]]:
    groups: list[list[list[Piece]]] = [[]]
    for line in lines:
        if any(piece.text.strip() for piece in line):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _entries(lines: Sequence[list[Piece]], place: Place, role: Role, base: Style) -> list[TextBlock]:
    blocks: list[TextBlock] = []
    for pieces in lines:
        line = _line(pieces, place, base)
        if line is None:
            continue
        bullet = split_bullet(line.text)
        links = _links(pieces)
        if bullet:
            line = replace(line, text=bullet[1])
            blocks.append(TextBlock(Kind.LIST_ITEM, (line,), role, level=0, marker=bullet[0], links=links))
        elif blocks:
            last = blocks[-1]
            blocks[-1] = replace(last, lines=(*last.lines, line), links=(*last.links, *links))
        else:
            blocks.append(TextBlock(Kind.PARAGRAPH, (line,), role, links=links))
    return blocks


def _line(pieces: Sequence[Piece], place: Place, base: Style) -> Line | None:
    text = _said(pieces)[0].strip(" \t\n\r\f\u00a0\u200b")
    return Line(text, place, _style(pieces, base)) if text else None


def _said(pieces: Sequence[Piece]) -> tuple[str, str]:
    """Return the text of a line without the options struck out in it, and their text."""
    text = ""
    struck: list[bool] = []
    for piece in pieces:
        part = piece.text if piece.keeps_blanks else _BLANKS.sub(" ", piece.text)
        part = part.lstrip(" ") if text.endswith(" ") and not piece.keeps_blanks else part
        text += part
        struck.extend([piece.struck] * len(part))
    spans = without_struck(text, struck) if any(struck) else None
    if spans is None:
        return text, ""
    said = "".join(text[start:end] for start, end in spans)
    runs = (text[run[0] : run[-1] + 1] for out, run in _runs(struck) if out)
    return said, " ".join(" ".join(runs).split())


def _runs(struck: Sequence[bool]) -> Iterator[tuple[bool, list[int]]]:
    for out, run in groupby(range(len(struck)), key=lambda at: struck[at]):
        yield out, list(run)


def _style(pieces: Sequence[Piece], base: Style) -> Style:
    """Return the style of nearly all letters for what is on or off, of most letters for the rest."""
    weights: Counter[Style] = Counter()
    for piece in pieces:
        weights[piece.style] += len("".join(piece.text.split()))
    total = sum(weights.values())
    if total == 0:
        return base
    main = max(weights, key=lambda style: weights[style])

    def share(name: str) -> float:
        return sum(weight for style, weight in weights.items() if getattr(style, name)) / total

    return replace(
        main,
        bold=share("bold") > 0.9,
        italic=share("italic") > 0.9,
        underline=share("underline") > 0.9,
        indent=base.indent,
        centred=base.centred,
    )


def _links(pieces: Sequence[Piece]) -> tuple[Link, ...]:
    links: list[Link] = []
    last: str | None = None
    for piece in pieces:
        text = _BLANKS.sub(" ", piece.text)
        if piece.href is not None and piece.href == last:
            links[-1] = Link(links[-1].text + text, piece.href)
        elif piece.href is not None and text.strip():
            links.append(Link(text, piece.href))
        else:
            last = None
            continue
        last = piece.href
    return tuple(Link(link.text.strip(), link.target) for link in links)

"""The text of a shape on a slide to blocks: paragraphs, list entries and the numbers that PowerPoint prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extract.document import Block, Link, Place, Role
from extract.readers.looks import Label, ParagraphLook, Pieces, RunFormat, paragraph_blocks, printed_lines
from extract.readers.number_formats import format_number
from extract.readers.symbol_fonts import symbol_text
from extract.readers.word_xml import MC, A, Element, M, R, choice, integer

_EMU = 12700  # a point in English metric units
_AUTO = re.compile(r"(alphaLc|alphaUc|arabic|romanLc|romanUc)(Period|ParenR|ParenBoth|Plain|Minus)?")
_FORMS = {"alphaLc": "lowerLetter", "alphaUc": "upperLetter", "romanLc": "lowerRoman", "romanUc": "upperRoman"}
_AROUND = {"Period": "{}.", "ParenR": "{})", "ParenBoth": "({})", "Plain": "{}", "Minus": "- {} -"}


@dataclass(frozen=True)
class TextSettings:
    """What a shape's text inherits: ``sources`` are list styles (``a:lstStyle`` and alike), the nearest first."""

    sources: tuple[Element, ...] = ()
    targets: Mapping[str, str] = field(default_factory=dict)
    heading: int | None = None


def text_blocks(body: Element, settings: TextSettings, role: Role, place: Place) -> Iterator[Block]:
    """Yield the paragraphs of a text body (``p:txBody``, ``a:txBody``)."""
    counter = _AutoNumbers()
    own = body.find(f"{A}lstStyle")
    sources = settings.sources if own is None else (own, *settings.sources)
    for paragraph in body.findall(f"{A}p"):
        stated = paragraph.find(f"{A}pPr")
        level = integer(None if stated is None else stated.get("lvl"), 0)
        inherited = [source.find(f"{A}lvl{level + 1}pPr") for source in sources]
        properties = [found for found in (stated, *inherited) if found is not None]
        pieces, links = _pieces(paragraph, properties, settings)
        look = ParagraphLook(
            heading=settings.heading,
            indent=_indent(properties),
            centred=_first(properties, "algn") == "ctr",
        )
        lines = printed_lines(pieces, look, place)
        label = counter.label(properties, level) if lines and settings.heading is None else None
        yield from paragraph_blocks(lines, look, label, role, place, links, in_cell=True)


class _AutoNumbers:
    """The automatic numbers of one text body: they run on by level and begin again after another kind of paragraph."""

    def __init__(self) -> None:
        self._counts: dict[int, tuple[str, int]] = {}

    def label(self, properties: list[Element], level: int) -> Label | None:
        for deeper in [key for key in self._counts if key > level]:
            del self._counts[deeper]
        bullet = _bullet(properties)
        if bullet is None or bullet.tag == f"{A}buNone":
            self._counts.pop(level, None)
            return None
        if bullet.tag != f"{A}buAutoNum":
            self._counts.pop(level, None)
            return Label(_glyph(bullet, properties), level, is_bullet=True)
        kind = bullet.get("type", "arabicPeriod")
        start = integer(bullet.get("startAt"), 1)
        known, number = self._counts.get(level, (kind, start - 1))
        number = number + 1 if known == kind else start
        self._counts[level] = (kind, number)
        match = _AUTO.match(kind)
        if match is None:
            return Label(f"{number}.", level, is_bullet=False)
        text = format_number(number, _FORMS.get(match.group(1), "decimal"))
        return Label(_AROUND[match.group(2) or "Plain"].format(text), level, is_bullet=False)


def _bullet(properties: list[Element]) -> Element | None:
    for found in properties:
        for name in ("buNone", "buAutoNum", "buChar", "buBlip"):
            bullet = found.find(A + name)
            if bullet is not None:
                return bullet
    return None


def _glyph(bullet: Element, properties: list[Element]) -> str:
    if bullet.tag == f"{A}buBlip":
        return "•"
    fonts = (found.find(f"{A}buFont") for found in properties)
    font = next((found.get("typeface") for found in fonts if found is not None), None)
    return symbol_text(bullet.get("char", "•"), font).strip() or "•"


def _pieces(
    paragraph: Element, properties: list[Element], settings: TextSettings
) -> tuple[list[Pieces], tuple[Link, ...]]:
    lines: list[Pieces] = [[]]
    links: list[Link] = []
    base = [found for found in (p.find(f"{A}defRPr") for p in properties) if found is not None]
    for child in _runs(paragraph):
        if child.tag == f"{A}br":
            lines.append([])
            continue
        text = "".join(part.text or "" for part in child.iter(f"{A}t", f"{M}t"))
        stated = child.find(f"{A}rPr")
        look = _look([*([stated] if stated is not None else []), *base])
        for index, part in enumerate(re.split("[\v\n]", symbol_text(text, look.font))):
            if index:
                lines.append([])
            if part:
                lines[-1].append((part, look))
        click = None if stated is None else stated.find(f"{A}hlinkClick")
        target = None if click is None else settings.targets.get(click.get(f"{R}id", ""))
        if target and text.strip():
            links.append(Link(text.strip(), target))
    return lines, tuple(links)


def _runs(paragraph: Element) -> Iterator[Element]:
    for child in paragraph:
        if child.tag == f"{MC}AlternateContent":
            chosen = choice(child)
            if chosen is not None:
                yield from _runs(chosen)
        elif child.tag in {f"{A}r", f"{A}fld", f"{A}br"} or child.tag == f"{M}oMathPara":
            yield child


def _look(properties: list[Element]) -> RunFormat:
    size = _first(properties, "sz")
    return RunFormat(
        size=integer(size, 0) / 100 if size else None,
        bold=_first(properties, "b") in {"1", "true"},
        italic=_first(properties, "i") in {"1", "true"},
        underline=_first(properties, "u") not in {None, "none"},
        colour=_solid(properties),
        font=next((found.get("typeface") for found in _fonts(properties)), None),
    )


def _fonts(properties: list[Element]) -> Iterator[Element]:
    for found in properties:
        for name in ("sym", "latin"):
            font = found.find(A + name)
            if font is not None:
                yield font


def _solid(properties: list[Element]) -> str | None:
    for found in properties:
        fill = found.find(f"{A}solidFill")
        if fill is not None:
            colour = rgb(fill)
            return None if colour == "#000000" else colour
    return None


def rgb(fill: Element | None) -> str | None:
    """Return the stated colour of ``a:solidFill`` as ``#rrggbb``; None for none and for a theme's colours."""
    colour = None if fill is None else fill.find(f"{A}srgbClr")
    return None if colour is None else f"#{colour.get('val', '000000').lower()}"


def _first(properties: list[Element], name: str) -> str | None:
    return next((v for v in (found.get(name) for found in properties) if v is not None), None)


def _indent(properties: list[Element]) -> float | None:
    left = integer(_first(properties, "marL"), 0) + integer(_first(properties, "indent"), 0)
    return round(left / _EMU, 1) or None

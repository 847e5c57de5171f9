"""OpenDocument styles to looks: automatic styles, named styles, their parents and the defaults, combined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.readers.looks import RunFormat
from extract.readers.word_xml import Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_LENGTH = re.compile(r"^(-?[\d.]+)(pt|in|cm|mm|pc|px)$")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_CONTENTS = re.compile(
    r"^(?:contents|toc|table des matières|index|illustration index|table index|user index)\s*(?:\d+|heading)$|"
    r"^(?:en-tête|titre) de table des matières$",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^(?:heading|titre|kop|überschrift)\s*(\d{1,2})$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titre|titre principal|titre (?:du )?document)$", re.IGNORECASE)
_SUBTITLE = re.compile(r"^(?:subtitle|sous-titre)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How the paragraphs of one style look; ``indent`` is None where no style states margins.

    ``own_indent`` says that the paragraph's automatic style states it itself, which a list's indents yield to.
    """

    name: str | None
    run: RunFormat
    heading: int | None
    is_contents: bool
    list_style: str | None
    indent: float | None
    own_indent: bool
    centred: bool
    fill: str | None
    has_leader: bool


class OdtStyles:
    """All styles of one document, from ``styles.xml`` and ``content.xml``; looks are resolved once a style."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._automatic: set[tuple[str, str]] = set()
        self.list_styles: dict[str, Element] = {}
        self.outline: Element | None = None
        for root in roots:
            for group in root.iter(f"{OFFICE}styles", f"{OFFICE}automatic-styles"):
                self._read(group, automatic=group.tag == f"{OFFICE}automatic-styles")
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._runs: dict[tuple[str, RunFormat], RunFormat] = {}

    def _read(self, group: Element, *, automatic: bool) -> None:
        for style in group:
            key = (style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", ""))
            if style.tag == f"{STYLE}style":
                self._styles[key] = style
                if automatic:
                    self._automatic.add(key)
            elif style.tag == f"{STYLE}default-style":
                self._defaults[key[0]] = style
            elif style.tag == f"{TEXT}list-style":
                self.list_styles[key[1]] = style
            elif style.tag == f"{TEXT}outline-style":
                self.outline = style

    def paragraph(self, name: str | None) -> ParagraphStyle:
        """Return the resolved look of a paragraph style."""
        key = name or ""
        if key not in self._paragraphs:
            self._paragraphs[key] = self._paragraph(key)
        return self._paragraphs[key]

    def run(self, name: str | None, base: RunFormat) -> RunFormat:
        """Return the look of text in the character style ``name`` inside text that looks like ``base``."""
        if name is None:
            return base
        key = (name, base)
        if key not in self._runs:
            chain = list(self._chain("text", name))
            self._runs[key] = self._apply(base, reversed(chain))
        return self._runs[key]

    def properties(self, family: str, name: str | None, kind: str) -> Iterator[Element]:
        """Yield the ``style:KIND-properties`` of a style, then of its parents, then of the family's default."""
        for style in (*self._chain(family, name), self._defaults.get(family)):
            found = None if style is None else style.find(f"{STYLE}{kind}-properties")
            if found is not None:
                yield found

    def stated(self, family: str, name: str | None, kind: str, attribute: str) -> str | None:
        """Return the first value of ``attribute`` among the properties of a style and its parents."""
        values = (found.get(attribute) for found in self.properties(family, name, kind))
        return next((value for value in values if value is not None), None)

    def attribute(self, family: str, name: str | None, attribute: str) -> str | None:
        """Return the first value of an attribute of a style itself or of its parents."""
        return next((v for v in (s.get(attribute) for s in self._chain(family, name)) if v is not None), None)

    def _chain(self, family: str, name: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while name and name not in seen and (family, name) in self._styles:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = style.get(f"{STYLE}parent-style-name")

    def _paragraph(self, name: str) -> ParagraphStyle:
        chain = list(self._chain("paragraph", name))
        default = self._defaults.get("paragraph")
        run = self._apply(RunFormat(), [*([default] if default is not None else []), *reversed(chain)])
        named = [s for s in chain if ("paragraph", s.get(f"{STYLE}name", "")) not in self._automatic]
        names = [_shown_name(style) for style in named] or ([_decoded(name)] if name and not chain else [])
        background = self.stated("paragraph", name, "paragraph", f"{FO}background-color")
        own = chain[0].find(f"{STYLE}paragraph-properties") if chain else None
        own_margins = None if own is None else own.get(f"{FO}margin-left", own.get(f"{FO}text-indent"))
        return ParagraphStyle(
            name=next(
                (shown for shown in names[:1] if shown.lower() not in {"standard", "default paragraph style"}), None
            ),
            run=run,
            heading=self._heading(chain, names),
            is_contents=any(_CONTENTS.match(shown) for shown in names),
            list_style=self.attribute("paragraph", name, f"{STYLE}list-style-name"),
            indent=self._indent(name),
            own_indent=own_margins is not None and ("paragraph", name) in self._automatic,
            centred=self.stated("paragraph", name, "paragraph", f"{FO}text-align") == "center",
            fill=colour(background, no_colour="#ffffff"),
            has_leader=any(
                tab.get(f"{STYLE}leader-style", "none") != "none" or tab.get(f"{STYLE}leader-text", " ").strip()
                for found in self.properties("paragraph", name, "paragraph")
                for tab in found.iter(f"{STYLE}tab-stop")
            ),
        )

    def _heading(self, chain: list[Element], names: list[str]) -> int | None:
        """Return the outline level that a style gives by itself, 0 for a subtitle, None for no heading."""
        for style in chain:
            if level := style.get(f"{STYLE}default-outline-level"):
                return int(level) if level.isdigit() else None
        for name in names:
            if match := _HEADING.match(name):
                return int(match.group(1))
            if _TITLE.match(name):
                return 1
            if _SUBTITLE.match(name):
                return 0
        return None

    def _indent(self, name: str) -> float | None:
        left = length(self.stated("paragraph", name, "paragraph", f"{FO}margin-left"))
        first = length(self.stated("paragraph", name, "paragraph", f"{FO}text-indent"))
        return None if left is None and first is None else (left or 0.0) + (first or 0.0)

    def _apply(self, base: RunFormat, styles: Iterable[Element]) -> RunFormat:
        look = base
        for style in styles:
            found = style.find(f"{STYLE}text-properties")
            if found is not None:
                look = _with_text_properties(look, found)
        return look


def length(text: str | None) -> float | None:
    """Return a length in points ("0.5in", "12pt"), None where there is none or it is relative."""
    match = _LENGTH.match(text or "")
    return float(match.group(1)) * _POINTS[match.group(2)] if match else None


def colour(text: str | None, no_colour: str) -> str | None:
    """Return ``#rrggbb``; None for a colour that is not stated, transparent or ``no_colour``."""
    if text is None or not re.fullmatch(r"#[0-9a-fA-F]{6}", text) or text.lower() == no_colour:
        return None
    return text.lower()


def _with_text_properties(look: RunFormat, found: Element) -> RunFormat:
    size = found.get(f"{FO}font-size")
    weight = found.get(f"{FO}font-weight")
    slant = found.get(f"{FO}font-style")
    line = found.get(f"{STYLE}text-underline-style")
    ink = found.get(f"{FO}color")
    back = found.get(f"{FO}background-color")
    through = found.get(f"{STYLE}text-line-through-style")
    display = found.get(f"{TEXT}display")
    font = found.get(f"{STYLE}font-name") or found.get(f"{FO}font-family")
    if size is not None:
        look = replace(look, size=_font_size(size, look.size))
    if weight is not None:
        look = replace(look, bold=weight == "bold" or (weight.isdigit() and int(weight) >= 600))
    if slant is not None:
        look = replace(look, italic=slant in {"italic", "oblique"})
    if line is not None:
        look = replace(look, underline=line != "none")
    if through is not None:
        look = replace(look, struck=through != "none")
    if ink is not None:
        look = replace(look, colour=colour(ink, no_colour="#000000"))
    if back is not None:
        look = replace(look, fill=colour(back, no_colour="#ffffff"))
    if display is not None:
        look = replace(look, hidden=display == "none")
    return look if font is None else replace(look, font=font.strip("'\""))


def _font_size(text: str, base: float | None) -> float | None:
    if text.endswith("%"):
        share = float(text[:-1]) / 100 if text[:-1].replace(".", "", 1).isdigit() else 1.0
        return None if base is None else base * share
    size = length(text)
    return base if size is None else round(size, 2)


def _shown_name(style: Element) -> str:
    return style.get(f"{STYLE}display-name") or _decoded(style.get(f"{STYLE}name", ""))


def _decoded(name: str) -> str:
    """Return a style's name as people see it: "Text_20_body" is "Text body"."""
    return re.sub(r"_([0-9a-fA-F]{2,4})_", lambda match: chr(int(match.group(1), 16)), name)

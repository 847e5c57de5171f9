"""The marks within a line of a wiki's source: runs of text of one style, links, foot notes and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import groupby

from extract.document import PLAIN, Style
from extract.readers.html_css import colour_of
from extract.readers.html_inline import BREAK, Piece
from extract.readers.wiki_quotes import with_tags_for_quotes
from extract.wiki_source import Wiki

_TAG = (
    r"<(?P<close>/?)(?P<tag>br|b|strong|i|em|u|ins|s|del|strike|sub|sup|small|big|span|font|color|fc|fs|center|div|p|"
    r"blockquote|abbr|mark|code|tt|kbd|noinclude|includeonly|onlyinclude|section|nobr|poem|WRAP|wrap|box|block|columns|"
    r"newcolumn|round|adm|hidden|note|ref|references)(?![\w-])(?P<attributes>[^<>\n]*)>"
)
_COMMON = rf"(?P<link>\[\[(?P<target>[^\[\]|]*)(?:\|(?P<label>(?:[^\[\]]|\[(?!\[)[^\[\]]*\]|\](?!\]))*))?\]\])|{_TAG}"
_URL = r"(?P<url>(?<!\w)(?:https?|ftp)://[^\s<>\[\]|\"'»]*[^\s<>\[\]|\"'».,;:!?)])"
_NOWIKI = r"<nowiki>(?P<bare>.*?)</nowiki>"
_TOKENS = {
    Wiki.DOKUWIKI: re.compile(
        rf"{_NOWIKI}|%%(?P<percent>.*?)%%|\(\((?P<note>.*?)\)\)(?!\))|\{{\{{(?P<media>[^{{}}]*)\}}\}}|{_COMMON}|{_URL}|"
        r"(?P<break>(?<!\\)\\\\(?:[ \t]|(?=\n)|$))|(?P<toggle>\*\*|//|(?<!_)__(?!_)|'')|<(?P<mail>[\w.+-]+@[\w.-]+)>",
        re.DOTALL,
    ),
    Wiki.MEDIAWIKI: re.compile(
        rf"{_NOWIKI}|<ref[^<>/]*>(?P<note>.*?)</ref>|(?P<template>\{{\{{(?:[^{{}}]|\{{\{{[^{{}}]*\}}\}})*\}}\}})|"
        r"(?P<file>\[\[[ \t]*(?:[Ff]ichier|[Ff]ile|[Ii]mage|[Cc]at[ée]gorie|[Cc]ategory)[ \t]*:"
        rf"(?:[^\[\]]|\[\[[^\[\]]*\]\]|\[[^\[\]]*\])*\]\])|{_COMMON}|\[(?P<target_out>(?:https?:|mailto:|ftp:)?//?[^\s\[\]]+|mailto:[^\s\[\]]+)"
        rf"(?:[ \t]+(?P<label_out>[^\[\]\n]*))?\]|{_URL}|(?P<magic>__[A-Z]{{3,}}__|~{{3,5}})",
        re.DOTALL,
    ),
}
_TOGGLES = {"**": "bold", "//": "italic", "__": "underline", "''": "mono"}
_STYLES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "struck", "del": "struck", "strike": "struck",
}  # fmt: skip
_COLOURED = frozenset({"span", "font", "color", "fc"})
_COLOUR = re.compile(r"(?:^|[;\"'\s])color\s*[:=]\s*[\"']?(?P<colour>[^;\"']+)|^\s*(?P<plain>#?\w[\w(),%]*)")
_PICTURE_SIZE = re.compile(r"\?.*$")
_OPTIONS = re.compile(
    r"\d*x?\d+\s?px|thumb|vignette|frame|cadre|border|bordure|left|gauche|right|droite|center|centre|none|néant|upright.*|"
    r"redresse.*|sans_cadre|frameless|(?:alt|link|lien|class|page)=.*",
    re.IGNORECASE,
)
_MAGIC_WORD = re.compile(r"[A-ZÀ-Ý]{4,}(?:$|:)|#|:")
_PARSED = re.compile(r"^(?:formatnum|lc|uc|ucfirst|lcfirst):", re.IGNORECASE)
_CATEGORY = re.compile(r"\[\[\s*cat", re.IGNORECASE)


@dataclass
class Inline:
    """What stands in a text: its pieces (line ends as pieces of their own), notes, and the words of pictures."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)


LINE_END = Piece("\n", apart="line end")


def read_inline(text: str, wiki: Wiki) -> Inline:
    """Return ``text`` without its marks; what opens a style that nothing closes is text."""
    if wiki is Wiki.MEDIAWIKI:
        text = with_tags_for_quotes(text)
    reader = _InlineReader(text, wiki)
    reader.read()
    return reader.found


def plain_text(text: str, wiki: Wiki) -> str:
    """Return ``text`` without marks, on one line."""
    return " ".join("".join(piece.text for piece in read_inline(text, wiki).pieces).split())


class _InlineReader:
    def __init__(self, text: str, wiki: Wiki) -> None:
        self.found = Inline()
        self._text = text
        self._wiki = wiki
        self._on: set[str] = set()
        self._colours: list[tuple[str, str | None]] = []
        self._line_ends = 0

    def read(self) -> None:
        at = 0
        for match in _TOKENS[self._wiki].finditer(self._text):
            if match.start() < at:
                continue
            self._add(self._text[at : match.start()])
            at = match.end()
            ends = self._line_ends
            self._token(match)
            held = match[0].count("\n") - (self._line_ends - ends)  # in what is not printed
            for _ in range(held):
                self._end_line()
        self._add(self._text[at:])

    def _token(self, match: re.Match[str]) -> None:
        groups = match.groupdict()
        kind = match.lastgroup or ""
        if groups.get("toggle"):
            self._toggle(match)
        elif groups["tag"]:
            self._tag(match)
        elif groups["link"]:
            self._link(match["target"].strip(), match["label"])
        elif groups.get("target_out"):
            label = groups["label_out"]
            self._add(label if label is not None else match["target_out"], href=match["target_out"])
        elif groups["url"]:
            self._add(match["url"], href=match["url"])
        elif groups.get("break"):
            self.found.pieces.append(BREAK)
        elif groups["note"] is not None:
            self._end_word()
            self.found.notes.append(plain_text(match["note"], self._wiki))
        elif groups.get("media") is not None:
            self._media(match["media"])
        elif groups.get("file"):
            self._file(match["file"])
        elif groups.get("template"):
            self._add(template_words(match["template"][2:-2]))
        elif kind in {"bare", "percent", "mail"}:
            self._add(match[kind])

    def _add(self, text: str, href: str | None = None) -> None:
        if not text:
            return
        style = self._style()
        struck = "struck" in self._on
        for at, line in enumerate(text.split("\n")):
            if at:
                self._end_line()
            if line:
                self.found.pieces.append(Piece(unescape(line.replace("\v", " ")), style, href, struck=struck))

    def _end_line(self) -> None:
        self.found.pieces.append(LINE_END)
        self._line_ends += 1

    def _end_word(self) -> None:
        """Take away the blank before the mark of a foot note."""
        if self.found.pieces and self.found.pieces[-1] not in {BREAK, LINE_END}:
            self.found.pieces[-1] = replace(self.found.pieces[-1], text=self.found.pieces[-1].text.rstrip(" "))

    def _style(self) -> Style:
        colour = next((colour for _, colour in reversed(self._colours) if colour), None)
        if not self._on and colour is None:
            return PLAIN
        on = self._on
        return replace(
            PLAIN, bold="bold" in on, italic="italic" in on, underline="underline" in on,
            colour=None if colour == "#000000" else colour,
        )  # fmt: skip

    def _toggle(self, match: re.Match[str]) -> None:
        mark = match["toggle"]
        name = _TOGGLES[mark]
        if name in self._on:
            self._on.discard(name)
        elif _closes(mark, self._text[match.end() :]):
            self._on.add(name)
        else:
            self._add(mark)

    def _tag(self, match: re.Match[str]) -> None:
        name, closes = match["tag"].lower(), bool(match["close"])
        if name == "br":
            self.found.pieces.append(BREAK)
        elif name in _STYLES:
            (self._on.discard if closes else self._on.add)(_STYLES[name])
        elif name in _COLOURED and closes:
            if self._colours and self._colours[-1][0] == name:
                self._colours.pop()
        elif name in _COLOURED:
            found = _COLOUR.search(match["attributes"])
            colour = (found["colour"] or found["plain"]).split("/")[0] if found else None
            self._colours.append((name, colour_of(colour)))

    def _link(self, target: str, label: str | None) -> None:
        words = target if label is None or not label.strip() else label
        if label is None or not label.strip():
            words = _page_name(target, self._wiki)
        inner = read_inline(words, self._wiki)
        self.found.pictures += inner.pictures
        self._add("".join(piece.text for piece in inner.pieces), href=target)

    def _media(self, text: str) -> None:
        """Take a picture or a file of DokuWiki: a file's name is the words of its link, a macro says nothing."""
        target, _, label = text.partition("|")
        if ">" in target:
            return
        name = _PICTURE_SIZE.sub("", target.strip())
        if re.search(r"\.(?:png|jpe?g|gif|svg|webp|bmp)$", name, re.IGNORECASE):
            self.found.pictures.append(label.strip())
        else:
            self._add(label.strip() or re.split(r"[:/]", name)[-1], href=name)

    def _file(self, text: str) -> None:
        parts = [part.strip() for part in text[2:-2].split("|")]
        if _CATEGORY.match(text):
            self.found.categories.append(parts[0].partition(":")[2].strip())
            return
        captions = [part for part in parts[1:] if not _OPTIONS.fullmatch(part)]
        self.found.pictures.append(plain_text(captions[-1], self._wiki) if captions else "")


def template_words(text: str) -> str:
    """Return what a template within a line says: its values without a name, its own name where it has no values.

    >>> template_words("date|12|mars|2027"), template_words("fait"), template_words("DEFAULTSORT:PST")
    ('12 mars 2027', 'fait', '')
    """
    name, *values = text.split("|")
    parsed = _PARSED.match(name.strip())
    if parsed:
        return name.strip()[parsed.end() :]
    if _MAGIC_WORD.match(name.strip()):
        return ""
    plain = [value.strip() for value in values if "=" not in value]
    return " ".join(plain) if values else name.strip()


def _closes(mark: str, rest: str) -> bool:
    """Whether a mark of DokuWiki is closed further on, in the same paragraph."""
    if not rest or (rest[0].isspace() and mark != "''"):
        rest = rest.lstrip(" ")
    if mark == "//":
        return re.search(r"(?<!:)//", rest) is not None
    return mark in rest


def _page_name(target: str, wiki: Wiki) -> str:
    """Return what a link without words shows: MediaWiki the whole target, DokuWiki the page's own name."""
    if wiki is Wiki.MEDIAWIKI or "://" in target:
        return target.lstrip(":#")
    return re.split(r"[:>/#]", target.rstrip(":/"))[-1].replace("_", " ")


def leads_of(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """Yield the text of each printed line with the first words of it that are bold or coloured as no others are."""
    for is_break, run in groupby(pieces, key=lambda piece: piece.is_break):
        inks = [] if is_break else [(p.text, (p.style.bold, p.style.colour)) for p in run if p.text]
        told = [ink for ink in inks if ink[0].strip()]
        if len(told) > 1 and told[0][1] not in {told[-1][1], (False, None)}:
            first = next(groupby(told, key=lambda ink: ink[1]))[1]
            yield _spaced(inks), _spaced(first)


def _spaced(inks: Iterable[tuple[str, object]]) -> str:
    return " ".join("".join(text for text, _ in inks).split())


def lines_of(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each line of the source."""
    line: list[Piece] = []
    for piece in pieces:
        if piece is LINE_END:
            yield line
            line = []
        else:
            line.append(piece)
    yield line

"""The source of a wiki's page: marks of DokuWiki or MediaWiki read as the headings, lists and tables they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from extract.document import PLAIN, Block, Cell, Document, Figure, Kind, Line, Role, SourceFile, Table, TextBlock
from extract.readers.html_inline import text_blocks, with_marker
from extract.readers.text_tables import TextLine
from extract.readers.wiki_furniture import with_roles
from extract.readers.wiki_inline import Inline, leads_of, lines_of, read_inline
from extract.readers.wiki_regions import Region, regions
from extract.readers.wiki_tables import starts_table, take_wiki_table
from extract.sniff import TEXT
from extract.wiki_source import HEADING, Wiki
from pst.errors import UnreadableSourceError

_ENTRY = {
    Wiki.DOKUWIKI: re.compile(r"(?P<indent>(?:[ ]|\t)+)(?P<sign>[*-])(?!-)[ \t]*(?P<text>.*)", re.DOTALL),
    Wiki.MEDIAWIKI: re.compile(r"(?P<indent>[*#:;]*(?P<sign>[*#]))(?P<more>:*)[ \t]*(?P<text>.*)", re.DOTALL),
}
_TERM = re.compile(r";[ \t]*(?P<term>[^:]*?)[ \t]*(?::[ \t]*(?P<value>.*))?$")
_INDENTED = re.compile(r"(?P<indent>:+)[ \t]*(?P<text>.*)")
_RULE = re.compile(r"[ \t]*-{4,}[ \t]*")
_LONGEST_TERM = 40  # letters of a label
_DEPTH = 30.0  # points that one depth of a list is indented


def read_wiki(source: SourceFile, text: str, encoding: str, wiki: Wiki) -> Document:
    """Read ``source`` as a wiki's page; macros, menus and foot notes are marked as what they are.

    Places are ``line 12``. The headings of MediaWiki begin at level 2, as on its pages.

    Raises:
        UnreadableSourceError: nothing is printed.
    """
    blocks = with_roles([block for region in regions(text, wiki) for block in _region_blocks(region, wiki)])
    if not any(isinstance(block, Table) or (isinstance(block, TextBlock) and block.lines) for block in blocks):
        raise UnreadableSourceError(
            source.name, "aucun texte", hint="Téléchargez le document à nouveau depuis sa source"
        )
    return Document(
        source=source,
        media_type=TEXT,
        blocks=tuple(blocks),
        title=_title(blocks),
        metadata=MappingProxyType({"encoding": encoding}),
        methods=("text",),
    )


def _title(blocks: Sequence[Block]) -> str | None:
    """Return the first heading of the first level."""
    heads = (b for b in blocks if isinstance(b, TextBlock) and b.kind is Kind.HEADING and b.role is Role.BODY)
    return next((head.text for head in heads if head.level == 1), None)


def _region_blocks(region: Region, wiki: Wiki) -> list[Block]:
    if region.values:
        return _record(region, wiki)
    if region.is_raw:
        lines = tuple(Line(text, line.place) for line in region.lines for text in line.text.split("\v") if text.strip())
        return [TextBlock(Kind.PARAGRAPH, lines, region.role)] if lines else []
    blocks = _Reader(wiki, region.role).read(region.lines)
    return [replace(block, role=region.role) for block in blocks] if region.role is not Role.BODY else blocks


def _record(region: Region, wiki: Wiki) -> list[Block]:
    """Return the values of a template as the table of labels that it shows, and the foot notes in them."""
    cells: list[Cell] = []
    notes: list[Block] = []
    for row, (label, value) in enumerate(region.values):
        place = value[0].place
        name = TextBlock(Kind.PARAGRAPH, (Line(label, place),))
        cells.append(Cell(row, 0, blocks=(name,), is_header=True, places=(place,)))
        blocks = _cell_blocks(value, wiki)
        notes += [block for block in blocks if block.role is not Role.BODY]
        told = tuple(block for block in blocks if block.role is Role.BODY)
        cells.append(Cell(row, 1, blocks=told, places=(place,)))
    return [Table(tuple(cells), len(region.values), 2, places=(region.lines[0].place,)), *notes]


def _cell_blocks(lines: Sequence[TextLine], wiki: Wiki) -> tuple[Block, ...]:
    """Return the blocks of a cell; a picture alone in it says what its words say."""
    parts = [replace(line, text=text) for line in lines for text in line.text.split("\v")]
    blocks = _Reader(wiki, Role.BODY).read(parts)
    if blocks and all(isinstance(block, Figure) for block in blocks):
        words = " ".join(block.alt for block in blocks if isinstance(block, Figure) and block.alt)
        return (TextBlock(Kind.PARAGRAPH, (Line(words, lines[0].place),)),) if words else tuple(blocks)
    return tuple(blocks)


@dataclass
class _Open:
    """A list entry's place in its list: how far it is indented, its sign, and its number there."""

    indent: int
    sign: str
    number: int


class _Reader:
    """Reads the lines of one part of a page, or of a cell, in order."""

    def __init__(self, wiki: Wiki, role: Role) -> None:
        self._wiki = wiki
        self._fewest = 2 if wiki is Wiki.DOKUWIKI else 1  # signs of a heading
        self._role = role
        self._blocks: list[Block] = []
        self._waiting: list[TextLine] = []  # of a paragraph, or of the entry below
        self._entry: tuple[str, int] | None = None  # marker and depth of the entry that waits
        self._lists: list[_Open] = []
        self._notes: list[Block] = []  # of the cells of a table

    def read(self, lines: Sequence[TextLine]) -> list[Block]:
        """Return the blocks of ``lines``."""
        at = 0
        while at < len(lines):
            if starts_table(lines[at].text, self._wiki):
                self._flush()
                table, at = take_wiki_table(lines, at, self._wiki, self._cell)
                self._blocks += [table] if table is not None else []
                self._blocks += self._notes
                self._notes = []
                self._lists = []
            else:
                self._line(lines[at])
                at += 1
        self._flush()
        return self._blocks

    def _cell(self, lines: Sequence[TextLine]) -> tuple[Block, ...]:
        """Return the blocks of a cell, its foot notes kept for behind the table."""
        blocks = _cell_blocks(lines, self._wiki)
        self._notes += [block for block in blocks if block.role is not Role.BODY]
        return tuple(block for block in blocks if block.role is Role.BODY)

    def _line(self, line: TextLine) -> None:
        heading = HEADING.fullmatch(line.text) if line.text.lstrip(" \t").startswith("=" * self._fewest) else None
        entry = _ENTRY[self._wiki].fullmatch(line.text)
        if line.is_blank or _RULE.fullmatch(line.text):
            self._flush()
            self._lists = [replace(entry, number=0) for entry in self._lists] if line.is_blank else []
        elif heading:
            self._flush()
            self._lists = []
            self._heading(line, heading)
        elif entry and entry["text"].strip():
            self._list_entry(line, entry)
        elif self._wiki is Wiki.MEDIAWIKI and line.text[0] in ":;":
            self._definition(line)
        elif self._entry is not None and not (self._wiki is Wiki.DOKUWIKI and line.text.startswith("  ")):
            self._flush()
            self._lists = []
            self._waiting.append(line)
        else:
            self._waiting.append(line)

    def _heading(self, line: TextLine, match: re.Match[str]) -> None:
        level = len(match["marks"])
        level = 7 - level if self._wiki is Wiki.DOKUWIKI else min(level, len(match["close"]))
        blocks, notes = self._texts([replace(line, text=match["text"].strip())])
        for block in blocks:
            if isinstance(block, TextBlock) and block.role is Role.BODY:
                lines = tuple(replace(part, style=replace(part.style, bold=True)) for part in block.lines)
                block = replace(block, kind=Kind.HEADING, level=level, lines=lines, marker=None)
            self._blocks.append(block)
        self._blocks += notes

    def _list_entry(self, line: TextLine, match: re.Match[str]) -> None:
        if self._wiki is Wiki.MEDIAWIKI and match["more"] and (self._entry or self._blocks):
            self._waiting.append(replace(line, text=match["text"]))
            return
        self._flush()
        self._entry = self._counted(len(match["indent"].expandtabs(2)), match["sign"])
        self._waiting.append(replace(line, text=match["text"]))

    def _counted(self, indent: int, sign: str) -> tuple[str, int]:
        """Return the marker of an entry, its number where the list counts, and its depth."""
        while self._lists and self._lists[-1].indent > indent:
            self._lists.pop()
        if self._lists and self._lists[-1].indent == indent and self._lists[-1].sign == sign:
            self._lists[-1].number += 1
        else:
            if self._lists and self._lists[-1].indent == indent:
                self._lists.pop()
            self._lists.append(_Open(indent, sign, 1))
        return (f"{self._lists[-1].number}." if sign in "-#" else "•"), len(self._lists) - 1

    def _definition(self, line: TextLine) -> None:
        """Take MediaWiki's terms and indented lines: a short term and what it means are a label and its value."""
        term = _TERM.fullmatch(line.text)
        if term:
            self._flush()
            value = term["value"]
            label = term["term"].rstrip(" :")
            self._waiting.append(replace(line, text=f"{label} : {value}" if value else f"'''{label}'''"))
            return
        text = line.text.lstrip(":").strip()
        above = self._waiting[-1].text if len(self._waiting) == 1 and self._entry is None else ""
        if above.startswith("'''") and above.endswith("'''") and len(above) <= _LONGEST_TERM + 6:
            self._waiting[-1] = replace(self._waiting[-1], text=f"{above.strip(chr(39))} : {text}")
            return
        if starts_table(line.text, self._wiki):
            return
        if self._entry is None:
            self._flush()
        self._waiting.append(replace(line, text=text))

    # Texts ------------------------------------------------------------------------------------------------------------

    def _flush(self) -> None:
        if not self._waiting:
            self._entry = None
            return
        blocks, notes = self._texts(self._waiting)
        if self._entry is not None:
            marker, depth = self._entry
            blocks = list(_as_entry(blocks, marker, depth))
        self._blocks += blocks
        self._blocks += notes
        self._waiting = []
        self._entry = None

    def _texts(self, lines: Sequence[TextLine]) -> tuple[list[Block], list[Block]]:
        """Return the blocks of a paragraph's lines and of the foot notes in it."""
        found = read_inline("\n".join(line.text.strip() for line in lines), self._wiki)
        blocks: list[Block] = []
        for pieces, line in zip(lines_of(found.pieces), lines, strict=False):
            leads = dict(leads_of(pieces))
            for number, block in enumerate(text_blocks(pieces, line.place)):
                block = _with_leads(block, leads) if leads else block
                last = blocks[-1] if blocks else None
                if number == 0 and isinstance(last, TextBlock) and block.kind is Kind.PARAGRAPH:
                    blocks[-1] = replace(last, lines=(*last.lines, *block.lines), links=(*last.links, *block.links))
                else:
                    blocks.append(block)
        return blocks, list(_asides(found, lines[0]))


def _with_leads(block: TextBlock, leads: Mapping[str, str]) -> TextBlock:
    lines = (replace(line, lead=leads.get(" ".join(line.text.split()), "")) for line in block.lines)
    return replace(block, lines=tuple(lines))


def _as_entry(blocks: Sequence[Block], marker: str, depth: int) -> Iterator[Block]:
    """Yield the blocks of a list entry: the first carries the marker, dashes typed within it are one deeper."""
    indent = _DEPTH * (depth + 1)
    for number, block in enumerate(blocks):
        if isinstance(block, TextBlock):
            lines = tuple(replace(line, style=replace(line.style, indent=indent)) for line in block.lines)
            block = replace(block, lines=lines)
            if number == 0:
                block = with_marker(block, block.marker or marker, depth)
            elif block.kind is Kind.LIST_ITEM:
                block = replace(block, level=depth + 1)
        yield block


def _asides(found: Inline, line: TextLine) -> Iterator[Block]:
    for note in found.notes:
        if note:
            yield TextBlock(Kind.PARAGRAPH, (Line(note, line.place, PLAIN),), Role.NOTE)
    for alt in found.pictures:
        yield Figure(alt, (line.place,))
    for name in found.categories:
        yield TextBlock(Kind.PARAGRAPH, (Line(name, line.place, PLAIN),), Role.FURNITURE)

"""The text of a cell with the line breaks that its author meant, told from those that the column's width made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from extract import lexicon
from extract.document import Cell, Kind, Line, Table, TextBlock
from extract.flat import flat
from extract.text import clean, completes_date, heal_lines, is_open

# Bullets that Word and LibreOffice print with the letters of a symbol font; a letter that counts has a sign after it.
_LETTER_BULLETS = frozenset("oØüqnv")
# What ends a line of a name that goes on: "Échevin des", "Travaux &".
_OPEN_NAME = re.compile(r"(?:\b(?:de|du|des|et|la|le|les|l['’]|d['’]|en|à|au|aux|un|une)|[,/&+-])\s*$")
# What ends a line of an entry that goes on.
_OPEN_ENTRY = re.compile(
    r"(?:\b(?:de|du|des|et|ou|la|le|les|l['’]|d['’]|en|à|au|aux|un|une|par|pour|avec|sur|dans|rue|place|m\.|mme|chez)|[,(:/&–-])\s*$"
)
_JOINT = re.compile(r"\s*[,;/+]\s*|\s+[–-]\s+")
_SOFT_HYPHEN = "\u00ad"
_CUT_WORD = re.compile(r"[^\W\d_][-\u2010]$")
_LETTERS = re.compile(r"[A-Z]{2,5}")
_FIGURE = re.compile(r"\s*(?:[<>≤≥±~+−–-]\s?)*\d")
_CUT_GROUP = re.compile(r"(?:^|\s)\d{1,3}(?: \d{3})* (?P<digits>\d{1,2})$")
_REST_OF_GROUP = re.compile(r"(?P<digits>\d{1,2})(?: \d{3})*(?:,\d\d)?\s?€")
_TICK_BOX = re.compile(r"(?P<on>[☒☑✓✔■🗹])|(?P<off>[☐□❏❑❒])")
_TYPED_BOXES = tuple(
    re.compile(rf"{left}[ \u00a0_.…]*(?P<on>[xX✓✔√•*])?[ \u00a0_.…]*{right}(?=\s|\w|$)")
    for left, right in ((r"\[", r"\]"), (r"\(", r"\)"))
)
_TICK_CIRCLE = re.compile(r"(?P<on>[●⚫◉])|(?P<off>[○◯⚪])")


def printed_lines(cell: Cell) -> list[str]:
    """Return the cell's text in lines: a line a paragraph or list entry, and a line at each break that was meant.

    A break was meant where the format says so (no boxes), or where the next line's first word would still have fitted
    on the line before it.
    """
    right = max((place.box.x1 for place in cell.places if place.box), default=None)
    lines: list[str] = []
    for block in text_blocks(cell):
        lines.extend(block_lines(block, right))
    return lines


def printed_text(cell: Cell) -> str:
    """Return ``printed_lines`` as one text; ticked options stand alone where the cell holds check boxes."""
    return ticked_options("\n".join(printed_lines(cell)))


def name_lines(cell: Cell) -> str:
    """Return the text of a cell of names, a name a line.

    A line begins another name where it begins with a function or a service, where it is a service's field in full
    ("Travaux", below a name that needs no more words), and where the line before it had room for its first word.
    """
    right = max((place.box.x1 for place in cell.places if place.box), default=None)
    lines: list[str] = []
    for block in _with_boxes(text_blocks(cell)):
        groups: list[list[Line]] = []
        for line in block.lines:
            if groups and not _begins_name(groups[-1], line, right):
                groups[-1].append(line)
            else:
                groups.append([line])
        lines.extend(text for group in groups if (text := heal_lines([line.text for line in group])))
    return ticked_options("\n".join(lines))


def list_lines(cell: Cell, *, figures: bool = False) -> str:
    """Return the text of a cell of short entries: a line that begins with a capital begins the next one.

    ``figures``: the entries are values ("120", "- 10 % par an"); a line that begins with a number begins one, too.
    """
    lines: list[str] = []
    right = max((place.box.x1 for place in cell.places if place.box), default=None)
    for block in text_blocks(cell):
        groups: list[list[Line]] = []
        for line in block.lines:
            if groups and not _is_next_entry(groups[-1][-1], line, right, figures=figures):
                groups[-1].append(line)
            else:
                groups.append([line])
        parts = [text for group in groups if (text := heal_lines([line.text for line in group]))]
        if block.marker and parts:
            parts[0] = f"{block.marker} {parts[0]}"
        lines.extend(parts)
    return ticked_options("\n".join(lines))


def _is_next_entry(before: Line, line: Line, right: float | None, *, figures: bool) -> bool:
    if _was_meant(before, line, right) or _opens_entry(line.text, before.text):
        return True
    cut = _OPEN_ENTRY.search(before.text.lower()) or _is_cut_number(before.text, line.text)
    return figures and _FIGURE.match(line.text) is not None and not cut


def _opens_entry(line: str, before: str) -> bool:
    word = line.split()[0] if line.split() else ""
    if (
        len(word) < 2
        or not word[0].isupper()
        or word.isupper()
        or (not word[1:2].islower() and "'" not in word and "’" not in word)
    ):
        return False
    return not _OPEN_ENTRY.search(before.lower())


def number_lines(cell: Cell) -> str:
    """Return the text of a cell of figures: a number or word cut by the column's edge is whole again."""
    texts: list[str] = []
    for block in _with_boxes(text_blocks(cell)):
        text = ""
        if texts and _is_cut_number(texts[-1], block.text):
            text = texts.pop()
        for line in block.lines:
            part = clean(line.text)
            if _CUT_WORD.search(text) and part[:1].islower():
                text = heal_lines([text, part])
                continue
            text = f"{text}{'' if _is_cut_number(text, part) or text.endswith(_SOFT_HYPHEN) else ' '}{part}".strip()
        if text:
            texts.append(heal_lines([text]))
    return ticked_options("\n".join(texts))


def _is_cut_number(before: str, after: str) -> bool:
    """Whether a column's edge has cut a date or an amount: "8.000,00" / "€", "15.000,0" / "0 €", "1 250 00" / "0 €"."""
    if before and after and completes_date(before, after):
        return True
    last = before.split()[-1] if before.split() else ""
    if re.fullmatch(r"(?:19|20)\d\d[.,;]?|\d{1,2}/\d{1,2}/\d{2,4}", last):
        return False
    if re.match(r"€", after):
        return bool(re.search(r"\d$", last))
    group, rest = _CUT_GROUP.search(before), _REST_OF_GROUP.match(after)
    if group and rest and len(group["digits"]) + len(rest["digits"]) == 3:
        return True
    if re.search(r"\d[.,]$", last):
        return bool(re.match(r"\d{1,3}(?:[.,]\d+)*\s?€?", after))
    return bool(re.search(r"\d[.,]\d+$", last)) and bool(re.fullmatch(r"\d{1,2}(?:,\d\d)?\s?€?", after))


def opens_name(text: str) -> bool:
    """Whether a text begins with the word of a function or a service, in capitals as names are ("Service travaux")."""
    word = text.split()[0].strip(",;/&") if text.split() else ""
    plain = flat(word)
    return word[:1].isupper() and not _name_heads().isdisjoint((plain, plain.removesuffix("s")))


def _begins_name(before: Sequence[Line], line: Line, right: float | None) -> bool:
    last = before[-1].text.rstrip()
    *joined, word = _JOINT.split(last)  # of another name, behind a stroke or a line that a dash ends
    if flat(word) in _services() and (joined or len(before) == 1 or _OPEN_NAME.search(before[-2].text.lower())):
        return False
    if line.place.box is None:
        return not last.endswith((",", "-", "/", "+"))
    if _OPEN_NAME.search(last.lower()):
        return False
    if opens_name(line.text):
        return True
    if not line.text[:1].isupper():
        return False
    return _was_meant(before[-1], line, right) or _is_next_field(heal_lines([part.text for part in before]), line.text)


def _is_next_field(before: str, line: str) -> bool:
    """Whether a line is the field of a service and the name before it is whole: "Service Voirie" / "Culture".

    Letters that stand for a name are whole ("CPAS" / "Culture"), and another name behind one ("Culture" / "AMO").
    """
    names = lexicon.load("names")
    line, words = line.strip(" ,;"), (_JOINT.split(before)[-1] or before).lower().split()
    field = line.lower() in names["fields"]
    if not field and not _LETTERS.fullmatch(line):
        return False
    if len(words) == 1:
        letters = _LETTERS.fullmatch(before) is not None and words[0] not in names["of_a_field"]
        return words[0] in names["fields"] or (field and (letters or words[0] in names["whole_alone"]))
    if words[-1] in names["of_a_field"]:
        return False
    if not field:
        return words[0] in names["services"]
    return words[0] not in names["of_a_field"] or words[0] in names["services"] or words[-1] in names["whole_with"]


@cache
def _name_heads() -> frozenset[str]:
    return frozenset(map(flat, lexicon.load("names")["heads"]))


@cache
def _services() -> frozenset[str]:
    """Words that are no name until a field stands behind them."""
    return frozenset(map(flat, lexicon.load("names")["services"]))


def block_lines(block: TextBlock, right: float | None) -> list[str]:
    """Return the lines of one block, wrapped lines healed; ``right`` is the right edge of its column in points."""
    lines = [heal_lines([line.text for line in group]) for group in line_groups(block, right)]
    if block.marker and block.marker not in _LETTER_BULLETS and lines:
        lines[0] = f"{block.marker} {lines[0]}"
    return [line for line in lines if line]


def line_groups(block: TextBlock, right: float | None) -> list[list[Line]]:
    """Return the lines of a block, those together that only the width of the column has parted."""
    groups: list[list[Line]] = []
    for line in block.lines:
        if groups and (not _was_meant(groups[-1][-1], line, right) or is_open(groups[-1][-1].text)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def text_blocks(cell: Cell) -> Iterator[TextBlock]:
    """Yield the cell's own text blocks, not those of nested tables."""
    for block in cell.blocks:
        if isinstance(block, TextBlock) and (block.text or block.marker):
            yield block


def nested_tables(cell: Cell) -> list[Table]:
    """Return the tables inside the cell."""
    return [block for block in cell.blocks if isinstance(block, Table)]


def sign_text(cell: Cell) -> str:
    """Return a cell's text, or the lone glyph that a reader took for a list mark ("✔")."""
    text = cell.text.strip()
    if text:
        return text
    return next((block.marker or "" for block in cell.blocks if isinstance(block, TextBlock) and block.marker), "")


def full_text(block: TextBlock) -> str:
    """Return a block's text with its computed number before it; a bullet glyph is left out."""
    if block.marker and block.marker not in _LETTER_BULLETS and any(char.isalnum() for char in block.marker):
        return f"{block.marker} {block.text}".strip()
    return block.text


def is_bullet(block: TextBlock) -> bool:
    """Whether a block is a list entry whose mark is a bullet, not a number or a letter that counts."""
    if block.kind is not Kind.LIST_ITEM or not block.marker:
        return False
    return block.marker in _LETTER_BULLETS or not any(map(str.isalnum, block.marker))


@lru_cache(maxsize=4096)
def ticked_options(text: str) -> str:
    """Return only the options ticked, where a text offers check boxes; else the text as it is.

    >>> ticked_options("☐ Interne ☒ Externe")
    'Externe'
    >>> ticked_options("[ ] Interne [X] Externe")
    'Externe'
    """
    text = _with_drawn_boxes(text)
    marks = list(_TICK_BOX.finditer(text)) or _circles(text)
    if not marks or (len(marks) == 1 and marks[0]["on"] and marks[0].start() > 0):
        return text
    if not any(mark["off"] for mark in marks) and len(marks) < 2:
        return text
    before = (
        marks[0].start() > 0
        and not text[: marks[0].start()].strip().endswith((":", ";"))
        and marks[-1].end() >= len(text.rstrip())
    )
    options: list[str] = []
    for i, mark in enumerate(marks):
        if before:
            start = marks[i - 1].end() if i else 0
            option = text[start : mark.start()]
        else:
            end = marks[i + 1].start() if i + 1 < len(marks) else len(text)
            option = text[mark.end() : end]
        if mark["on"]:
            options.append(clean(option).strip(" ,;/"))
    return "\n".join(option for option in options if option)


def _with_drawn_boxes(text: str) -> str:
    """Return a text that offers boxes typed with brackets, one of them blank at least, with signs in their place."""
    if "[" not in text and "(" not in text:
        return text
    for typed in _TYPED_BOXES:
        marks = list(typed.finditer(text))
        if len(marks) > 1 and not all(mark["on"] for mark in marks):
            return typed.sub(lambda mark: "☒" if mark["on"] else "☐", text)
    return text


def _with_boxes(blocks: Iterable[TextBlock]) -> list[TextBlock]:
    """Return the blocks of a cell with the boxes that were taken for list marks in their text, where it offers some."""
    found = list(blocks)
    text = "\n".join(f"{block.marker or ''} {block.text}" for block in found)
    marks = list(_TICK_BOX.finditer(text))
    offers = any(mark["off"] for mark in marks) or sum(mark[0] in "☒☑🗹" for mark in marks) >= 2
    if not offers and not _circles(text):
        return found
    return [_with_box(block) for block in found]


def _with_box(block: TextBlock) -> TextBlock:
    mark = block.marker or ""
    if not block.lines or not (_TICK_BOX.fullmatch(mark) or _TICK_CIRCLE.fullmatch(mark)):
        return block
    first, *rest = block.lines
    return replace(block, marker=None, lines=(replace(first, text=f"{mark} {first.text}"), *rest))


def _circles(text: str) -> list[re.Match[str]]:
    """The full and open circles of a line that offers them to choose from; those of a list open lines of their own."""
    marks = [] if "\n" in text else list(_TICK_CIRCLE.finditer(text))
    return marks if {bool(mark["on"]) for mark in marks} == {True, False} else []


def box_options(text: str) -> list[str]:
    """Return what a text offers to tick, or the whole text where it has no boxes."""
    parts = _TICK_BOX.sub("\n", text).split("\n") if _TICK_BOX.search(text) else [text]
    return [option for part in parts if (option := clean(part).strip(" ,;/"))]


def _was_meant(before: Line, after: Line, right: float | None) -> bool:
    if before.text.rstrip().endswith(("-", _SOFT_HYPHEN, "/", ",", "’", "'")) and not before.text.rstrip().endswith(
        " -"
    ):
        return False
    a, b = before.place.box, after.place.box
    if a is None or b is None or before.place.page != after.place.page:
        return a is None
    if right is None:
        return False
    words = after.text.split()
    width = (b.x1 - b.x0) / max(1, len(after.text))
    return bool(words) and a.x1 + width * (len(words[0]) + 2.2) < right

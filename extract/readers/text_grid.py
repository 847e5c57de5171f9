"""Plain text whose columns are kept by blanks: pages on a fixed grid, read by the layout room as printed pages are.

Each letter has the same width and each line the same height, so every word has its box; no rules, sizes or weights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.blocks import with_places
from extract.document import Block, Kind, Line, Place, Role, Table, TextBlock
from extract.layout.engine.content import Look, PageContent, Word
from extract.layout.pages.document_layout import layout_pages
from extract.layout.pages.page import take_apart
from extract.layout.pages.running import running_lines
from extract.readers.text_cell_kinds import label_kind, marked_level
from extract.readers.text_columns import WIDE
from extract.readers.text_straight import HIGH, similar_widths, straightened
from extract.readers.text_tables import TextLine
from extract.text import clean, fold

_SIZE = 5.0  # points: the font
_LOOK = Look(size=_SIZE)
_WORD = re.compile(r"\S+")
_GAP = re.compile(r"\S {2,}(?=\S)")
_PADDED = re.compile(r"\S {2,}\S.* $")
_MARKER = re.compile(r"^(?:\S{1,2}|\S*\d\S*) +")  # behind it some type more than one blank
_FEWEST_PARTED = 4  # lines with a wide blank in them
_SHARE_PARTED = 0.1  # of the lines
_SHARE_WITHOUT_PAGES = 0.25  # of them, in a text without form feeds
_MOST_MARKED = 0.5  # of them have tabs or bars too: a running head may
_EDGE = 2  # lines at the foot of a page that may run over pages
_FEW_PAGES = 2
_APART = re.compile(r" {2,}")
_FEWEST_NAMES = 3
_MOST_NAMES = 0.6  # of the texts of a line
_MARGIN = 4  # letters and lines around a page


def is_grid(text: str, pages: Sequence[Sequence[TextLine]]) -> bool:
    """Whether blanks keep the columns of a text as they stood on its pages.

    Where lines are filled up with blanks to the end, a program wrote tables with exact columns, which no page had.
    """
    texts = [line.text.strip() for page in pages for line in page if not line.is_blank]
    parted = sum(_GAP.search(_MARKER.sub("", text) if len(pages) == 1 else text) is not None for text in texts)
    marked = sum("\t" in text or "|" in text for text in texts)
    if len(pages) == 1:
        padded = sum(_PADDED.search(line) is not None for line in text.splitlines())
        return not marked and 2 * padded < parted and parted >= max(_FEWEST_PARTED, _SHARE_WITHOUT_PAGES * len(texts))
    return parted >= max(_FEWEST_PARTED, _SHARE_PARTED * len(texts)) and marked < _MOST_MARKED * parted


def grid_blocks(pages: Sequence[Sequence[TextLine]]) -> tuple[Block, ...]:
    """Return the blocks of pages; places keep their boxes and name their lines."""
    running = _running(pages)
    words = [_words([line if line not in running else replace(line, text="") for line in page]) for page in pages]
    wide = similar_widths(words)
    high = (max(map(len, pages)) + 2 * _MARGIN) * HIGH
    contents: list[PageContent] = []
    real: dict[int, int] = {}  # pieces of a page have numbers of their own, apart: no table goes on from one to another
    number = 0
    for page, pieces in enumerate(straightened(words), 1):
        number += 1
        for at, piece in enumerate(pieces):
            number += 2 * min(at, 1)
            real[number] = page
            if piece.words:
                contents.append(PageContent(number, wide[page - 1], high, tuple(piece.words), tuple(piece.rules)))
    blocks = [
        with_places(
            replace(block, ruled=False) if isinstance(block, Table) else block, lambda place: _named(place, pages, real)
        )
        for block in layout_pages(contents, bare=True)
    ]
    return tuple(_with_running(blocks, pages, running))


def _running(pages: Sequence[Sequence[TextLine]]) -> dict[TextLine, Role]:
    """Return the lines that run over pages, as the layout room finds them on sheets of one size.

    First names of columns do not, nor does what counts items as pages are counted ("Fiche 3").
    """
    high = max(map(len, pages)) + 1
    wide = max(len(line.text.expandtabs(8)) for page in pages for line in page) + 2 * _MARGIN
    sheets = [_sheet(page, high) for page in pages]
    parts = [
        take_apart(PageContent(number, wide * WIDE, (high + 2 * _MARGIN) * HIGH, tuple(_words(sheet))))
        for number, sheet in enumerate(sheets, 1)
        if any(not line.is_blank for line in sheet)
    ]
    found = running_lines(parts, _SIZE)
    roles = {
        sheets[one.page - 1][_line_at(one.runs[at].top)]: role
        for one in parts
        for at, role in found.get(one.page, {}).items()
    }
    times = Counter(fold(line.text) for line in roles)
    apart = {line for page in pages for at, line in enumerate(page) if line in roles and _names_a_column(page, at)}
    apart |= {line for line in roles if times[fold(line.text)] == 1 and marked_level(line.text) is not None}
    return {line: role for line, role in roles.items() if line not in apart} | _on_top_of_all(pages)


def _names_a_column(page: Sequence[TextLine], at: int) -> bool:
    """Whether a line is the first of a name of two lines, right above the names of the other columns."""
    below = _APART.split(page[at + 1].text.strip()) if at + 1 < len(page) else []
    names = sum(label_kind(name) is not None for name in below)
    return names >= max(_FEWEST_NAMES, _MOST_NAMES * len(below)) and label_kind(page[at].text.strip()) is not None


def _sheet(page: Sequence[TextLine], high: int) -> list[TextLine]:
    """Return the lines of a page on a sheet of ``high`` lines, the last printed ones at its foot."""
    printed = [at for at, line in enumerate(page) if not line.is_blank]
    if not printed:
        return list(page)
    foot, end = printed[-_EDGE] if len(printed) > 2 * _EDGE else len(page), printed[-1] + 1
    return [*page[:foot], *[TextLine(0, "")] * (high - end), *page[foot:end]]


def _on_top_of_all(pages: Sequence[Sequence[TextLine]]) -> dict[TextLine, Role]:
    """Return the first lines of all pages where they are the same: a head, even one of several texts."""
    first = [line for page in pages if (line := next((line for line in page if not line.is_blank), None)) is not None]
    same = len(first) > _FEW_PAGES and len({fold(line.text) for line in first}) == 1
    return dict.fromkeys(first, Role.RUNNING_HEAD) if same else {}


def _line_at(top: float) -> int:
    """Return the index on its page of the line whose upper edge is given."""
    return int((top + 0.5) / HIGH) - _MARGIN


def _with_running(
    blocks: Sequence[Block], pages: Sequence[Sequence[TextLine]], running: Mapping[TextLine, Role]
) -> list[Block]:
    """Put running heads before what begins on their page, feet behind it."""
    waiting = [
        (number, role, line) for number, page in enumerate(pages, 1) for line in page if (role := running.get(line))
    ]
    result: list[Block] = []
    for block in blocks:
        here = block.places[0].page or 0
        while waiting and (waiting[0][0] < here or waiting[0][:2] == (here, Role.RUNNING_HEAD)):
            result.append(_running_block(*waiting.pop(0)))
        result.append(block)
    result.extend(_running_block(*one) for one in waiting)
    return result


def _running_block(page: int, role: Role, line: TextLine) -> TextBlock:
    return TextBlock(Kind.PARAGRAPH, (Line(clean(line.text), replace(line.place, page=page)),), role)


def _words(page: Sequence[TextLine]) -> list[Word]:
    return [
        Word(
            match[0],
            (match.start() + _MARGIN) * WIDE,
            (at + _MARGIN) * HIGH + HIGH - _SIZE,
            (match.end() + _MARGIN) * WIDE,
            (at + _MARGIN + 1) * HIGH,
            _LOOK,
        )
        for at, line in enumerate(page)
        for match in _WORD.finditer(line.text.expandtabs(8))
    ]


def _named(place: Place, pages: Sequence[Sequence[TextLine]], real: Mapping[int, int]) -> Place:
    if place.page is None or place.box is None:
        return place
    page = pages[real[place.page] - 1]
    at = max(0, min(_line_at(place.box.top), len(page) - 1))
    return replace(place, page=real[place.page], path=page[at].place.path)

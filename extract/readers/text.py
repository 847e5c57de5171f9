"""Plain text: what a conversion left of a document, a Markdown page; a wiki's source has a reader of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.document import Block, Document, Kind, ReaderWarning, Role, SourceFile, TextBlock
from extract.encoding import decode
from extract.readers.bullet_glyphs import with_lost_bullets
from extract.readers.text_broken_rows import with_whole_rows
from extract.readers.text_cell_entries import with_cell_entries
from extract.readers.text_cell_kinds import label_kind, value_kind
from extract.readers.text_cell_lines import take_cell_lines
from extract.readers.text_flat_headers import without_flat_headers
from extract.readers.text_flat_lines import with_flat_lines_parted
from extract.readers.text_grid import grid_blocks, is_grid
from extract.readers.text_label_runs import with_values_at_labels
from extract.readers.text_loose_columns import loose_columns
from extract.readers.text_page_breaks import counting_feet, with_texts_overleaf
from extract.readers.text_page_heads import with_heads_apart
from extract.readers.text_page_numbers import beside_page_numbers
from extract.readers.text_paragraphs import PAGE_GAP, Shape, paragraphs, shape_of
from extract.readers.text_row_lines import row_line_tables
from extract.readers.text_rows_overleaf import with_rows_overleaf
from extract.readers.text_site import without_site
from extract.readers.text_slides import notes_of, with_entries, with_page_breaks, with_titles
from extract.readers.text_tables import TextLine, take_table, without_marker_tab
from extract.readers.text_unmarked_lists import with_unmarked_lists
from extract.readers.wiki import read_wiki
from extract.sniff import TEXT
from extract.text import fold
from extract.wiki_source import wiki_of
from pst.errors import UnreadableSourceError

_LABELLED = re.compile(r"[^:]{2,40}:(?:\s|$)")
_EDGE = 2  # lines at the top and bottom of a page among which running heads are looked for
_VALUES = frozenset({"rate", "money", "state", "tick"})  # that no foot of a page is
_FEWEST_WORDS = 3  # of a foot before a page's number, where pages are short


def read_text(source: SourceFile) -> Document:
    """Read ``source`` as plain text: wrapped lines joined, tables with their columns, Markdown as what it marks.

    Where blanks keep its columns it is read as printed pages are. Places are ``line 12``; a text has pages only where
    it is read so and form feeds part them.

    Raises:
        UnreadableSourceError: nothing is printed.
    """
    text, encoding = decode(source.data)
    wiki = wiki_of(text)
    if wiki is not None:
        return read_wiki(source, text.replace("\r\n", "\n").replace("\r", "\n"), encoding, wiki)
    text, on_slides = with_page_breaks(text.replace("\r\n", "\n").replace("\r", "\n"))
    pages, heads = with_heads_apart(_pages_of(with_lost_bullets(text)))
    pages, running = with_flat_lines_parted(pages)
    heads.update(running)
    gridded = is_grid(text, pages)
    loose = [] if gridded else loose_columns(_lines(pages), heads)
    heads.update((line, Role.NOTE) for run in loose for line in run)
    blocks = grid_blocks(pages) if gridded else tuple(without_site(_read(pages, heads, on_slides)))
    if not blocks:
        raise UnreadableSourceError(
            source.name, "aucun texte", hint="Téléchargez le document à nouveau depuis sa source"
        )
    return Document(
        source=source,
        media_type=TEXT,
        blocks=blocks,
        title=_title(blocks),
        page_count=len(pages) if gridded and len(pages) > 1 else None,
        metadata=MappingProxyType({"encoding": encoding}),
        warnings=tuple(map(_unread, loose)),
        methods=("text", "borderless-table") if gridded else ("text",),
    )


def _unread(run: Sequence[TextLine]) -> ReaderWarning:
    raw = " | ".join(line.text.strip() for line in run)
    message = f"Colonnes d'un tableau séparées de ses lignes, restées sans lecture : « {raw[:80]} »"
    return ReaderWarning("unread-column", message, raw, run[0].place)


def _pages_of(text: str) -> list[list[TextLine]]:
    """Return the lines of each page of a text that form feeds part."""
    text = text.replace("\u2028", "\n").replace("\x0b", "\n")
    pages: list[list[TextLine]] = [[]]
    for number, raw in enumerate(text.split("\n"), start=1):
        for at, part in enumerate(raw.split("\f")):
            if at:
                pages.append([])
            pages[-1].append(TextLine(number, part.rstrip(" ")))
    if len(pages) > 1 and all(line.is_blank for line in pages[-1]):
        pages.pop()
    return pages


def _lines(pages: Sequence[Sequence[TextLine]]) -> list[TextLine]:
    """Return the lines of all pages, those of each a wide gap apart."""
    lines = list(pages[0])
    for page in pages[1:]:
        number = page[0].number if page else lines[-1].number
        lines.extend([TextLine(number, "")] * PAGE_GAP)
        lines.extend(page[1:] if page and page[0].is_blank else page)
    return lines


def _read(pages: Sequence[Sequence[TextLine]], heads: Mapping[TextLine, Role], on_slides: bool) -> list[Block]:
    lines = _lines(pages)
    own = [[line for line in page if line not in heads] for page in pages]
    aside = _running(_pages([line for line in lines if line not in heads], own))
    aside = {**(aside or (beside_page_numbers(lines) if len(pages) == 1 else {})), **heads}
    if len(pages) > 1:
        aside = {**counting_feet([[line for line in page if not line.is_blank] for page in pages]), **aside}
    if not on_slides:
        return with_titles(with_rows_overleaf(with_texts_overleaf(_blocks(lines, aside))), pages, aside)
    return with_entries(_blocks(lines, {**aside, **notes_of(pages)}), pages)


def _pages(lines: Sequence[TextLine], pages: Sequence[Sequence[TextLine]]) -> list[list[TextLine]]:
    """Return the printed lines of each page, those between wide gaps where a text has no form feeds."""
    if len(pages) == 1:
        return _between_gaps(lines)
    return [[line for line in page if not line.is_blank] for page in pages]


def _between_gaps(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Return the pages of a text without form feeds, parted by more empty lines than the one behind each line."""
    if not shape_of(lines).double_spaced:
        return [[line for line in lines if not line.is_blank]]
    pages: list[list[TextLine]] = [[]]
    gap = 0
    for line in lines:
        gap = gap + 1 if line.is_blank else 0
        if gap == PAGE_GAP:
            pages.append([])
        elif not line.is_blank:
            pages[-1].append(line)
    return pages


def _running(pages: Sequence[Sequence[TextLine]]) -> dict[TextLine, Role]:
    full = [page for page in pages if len(page) > 2 * _EDGE]
    if len(full) < 3:
        return _feet(pages)
    roles: dict[TextLine, Role] = {}
    for role, edges in (
        (Role.RUNNING_HEAD, [_head(page) for page in full]),
        (Role.FOOTER, [page[-_EDGE:] for page in full]),
    ):
        keys = [
            {line: _running_key(line.text, at == len(edge) - 1 and role is Role.FOOTER) for at, line in enumerate(edge)}
            for edge in edges
        ]
        counts = Counter(key for edge in keys for key in set(edge.values()))
        inner = Counter(_shape(line.text) for page in full for line in page[_EDGE:-_EDGE])
        often = {k for k, count in counts.items() if count >= max(3, 0.4 * len(full)) and count > inner[_shape(k)]}
        roles.update({line: role for edge in keys for line, key in edge.items() if key in often})
    cells = {line for page in full for line in _cells_at_edges(page)}
    return {line: role for line, role in {**_feet(pages), **roles}.items() if line not in cells}


def _cells_at_edges(page: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield the lines at the edges of a page that are cells of a table: labels of columns at its top, values below."""
    head = [line for line in page[: _EDGE + 1] if label_kind(line.text) is not None]
    if len(head) > 1 and page[_EDGE] in head:
        yield from head
    yield from (line for line in page[-_EDGE:] if value_kind(line.text.strip()) in _VALUES)


def _feet(pages: Sequence[Sequence[TextLine]]) -> dict[TextLine, Role]:
    """Return the last lines that many pages share, also those with little above them, as slides have."""
    last = {page[-1]: _foot_key(page[-1].text) for page in pages if len(page) > 1}
    last = {line: key for line, key in last.items() if value_kind(line.text.strip()) not in _VALUES}
    counts = Counter(key for line, key in last.items() if not _LABELLED.match(line.text))
    return {line: Role.FOOTER for line, key in last.items() if counts[key] >= max(3, 0.4 * len(last))}


def _foot_key(text: str) -> str:
    """Return a line without the number at its end, which counts objectives where little stands before it."""
    key = _running_key(text, is_last=True)
    return key if len(key.split()) > _FEWEST_WORDS else fold(text)


def _head(page: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return the lines at the top of a page, but the last of them where a sentence goes on below it."""
    last, below = page[_EDGE - 1].text.strip(), page[_EDGE].text.strip()
    return page[: _EDGE - 1] if below[0].islower() and "   " not in last else page[:_EDGE]


def _running_key(text: str, is_last: bool) -> str:
    """Return a line without its page number: on a page's last line one at the end that is no year, else a named one."""
    numbered = (
        r"(?<!\d)\d{1,3}( (?:sur|de) \d{1,3})?$" if is_last else r"(?<=\bp )\d+$|(?<=\bpage )\d+( sur \d+)?$|^\d+$"
    )
    return re.sub(numbered, "#", fold(text))


def _shape(text: str) -> str:
    """Return a line without any of its numbers."""
    return re.sub(r"\d+", "", fold(text)).rstrip()


def _blocks(lines: Sequence[TextLine], running: dict[TextLine, Role]) -> list[Block]:
    lines = with_whole_rows(lines)
    plain = [replace(line, text=without_marker_tab(line.text)) for line in lines]
    shape = shape_of(plain)
    rows = row_line_tables(lines, _cell, running, shape.double_spaced)
    blocks: list[Block] = []
    waiting: list[TextLine] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        found = rows.get(at)
        if found is None and line in running and not line.is_blank:
            blocks.extend(_flush(waiting, shape))
            blocks.extend(replace(b, role=running[line]) for b in paragraphs([plain[at]], shape))
            at += 1
            continue
        if found is None and not line.is_blank:
            found = take_table(lines, at, _cell) or take_cell_lines(lines, at, _cell, running)
        if found is None:
            waiting.append(plain[at])
            at += 1
        else:
            blocks.extend(_flush(waiting, shape))
            table, at = found
            blocks.append(with_cell_entries(table))
    blocks.extend(_flush(waiting, shape))
    return with_unmarked_lists(without_flat_headers(with_values_at_labels(blocks)))


def _cell(lines: Sequence[TextLine], wrapped: bool) -> tuple[TextBlock, ...]:
    return tuple(paragraphs(lines, Shape(1 if wrapped else None, False)))


def _flush(waiting: list[TextLine], shape: Shape) -> list[TextBlock]:
    blocks = paragraphs(waiting, shape)
    waiting.clear()
    return blocks


def _title(blocks: Sequence[Block]) -> str | None:
    """Return the first heading of the first level, None where nothing is marked as one."""
    for block in blocks:
        if isinstance(block, TextBlock) and block.kind is Kind.HEADING and block.level == 1 and block.role is Role.BODY:
            return block.text
    return None

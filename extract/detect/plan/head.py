"""What a document says of itself: title lines, headings, running heads, metadata, names, prose about the plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import cast

from extract.detect.columns.column import row_cells
from extract.detect.plan.size_clauses import clauses_by_body
from extract.detect.plan.size_tables import size_of_tables
from extract.detect.words.headings import is_count, is_count_label
from extract.document import Block, Document, Figure, Kind, Place, Role, Table, TextBlock
from extract.printed import Evidence
from extract.text import fold

TITLE_JOINT = " – "  # between the title lines in the evidence that holds them all
_TITLE_BLOCKS = 30
_TITLE_LENGTH = 160
_LINE_LENGTH = 110
_FIRST_BLOCKS = 40
_TITLE_ROWS = 4
_HEADING_LENGTH = 140
_PLAN_NAME = re.compile(
    r"\bP\s?\.?\s?S\s?\.?\s?T\b|(?:programme|plan)\s+strat[ée]gique|strat[ée]gique\s+(?:et\s+)?transversal|projet\s+de\s+ville",
    re.IGNORECASE,
)
_BODY_NAME = re.compile(
    r"\b(?:C\.?\s?P\.?\s?A\.?\s?S\b|centre\s+public|commune\b|ville\b|administration\s+(?:communale|provinciale)|province\b|"
    r"provincial|communal\b|conseil\s+de\s+l['’]action)",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\b20\d\d\s*(?:[-–—/]|à|au)\s*20\d\d\b")
_STARTS_BODY = re.compile(
    r"^\W*(?:C\.?\s?P\.?\s?A\.?\s?S\b|centre\s+public|(?:la\s+)?(?:commune|ville|province)\b|administration\s+)",
    re.IGNORECASE,
)
_PARTS_OF_NAME = re.compile(r"\s+[–—|·-]\s+")  # "Délibérations – Commune de Valmorin"
_OF_THE_PLAN = re.compile(
    r"l[ée]gislature|mandature|p[ée]riode\s+du\s+(?:plan|pst)|plan|pst|entit[ée]|organisme|administration|pouvoir\s+local",
    re.IGNORECASE,
)
_ONLY_OF_PLANS = re.compile(r"(?:l[ée]gislature|mandature|entit[ée]|pouvoir\s+local)\s?:?", re.IGNORECASE)
_SAYS_WHOSE = re.compile(
    rf"(?:{_OF_THE_PLAN.pattern}|commune|ville|cpas|province|institution|organisation|p[ée]riode|ann[ée]es|dur[ée]e)\s?:?",
    re.IGNORECASE,
)
_FEWEST_ROWS = 3
_MOST_SETTINGS = 30  # rows of a sheet that says what its workbook holds
_ITEM_MARKER = re.compile(
    r"^\W*(?:O\.?\s?[SO]\b\.?\s?\d|objectifs?\s+(?:strat|op[ée]r|n°)|actions?\s*(?:n°)?\s*\d|axe\s*\d|volet\s|fiche\s*(?:n°|\d)"
    r"|\d+(?:\.\d+)+\.?\s)",
    re.IGNORECASE,
)
_PROSE_CUE = re.compile(
    r"""\b(?:C\.?\s?P\.?\s?A\.?\s?S\b|centre\ public|communes?\b|ville\b|communale?s?\b|province\b|provincial|conseil\b
    |coll[èe]ge\b|P\.?\s?S\.?\s?T\b|strat[ée]gique|op[ée]rationnel|l[ée]gislature|mandature|bourgmestre
    |[ée]chevin|bureau\ permanent)
    |\b\d+\s+(?:O\.?[SO]|actions?|projets?|fiches?|mesures?)\b|\b\d{4}\s+[A-ZÀ-Ý]""",
    re.VERBOSE | re.IGNORECASE,
)
_BODIES = {
    "cpas": re.compile(r"\bC\.?\s?P\.?\s?A\.?\s?S\b|\bcentre\s+public", re.IGNORECASE),
    "commune": re.compile(r"\b(?:commune|ville)\b", re.IGNORECASE),
    "province": re.compile(r"\bprovince\b", re.IGNORECASE),
}
_COUNTED_LEVEL = re.compile(r"\b\d+\s+(?:objectifs?|O\.?[SO]|actions?|projets?|fiches?|mesures?)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ0-9»)’][.!?])\s+(?=[A-ZÀ-Ý«•])")
_SPELT = re.compile(
    r"^\W*(?:[^\W\d_]+(?:[- ][^\W\d_]+){0,2}\s+\(\d{1,3}\)|\d{1,3}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix"
    r"|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|septante|nonante|cent)\s+",
    re.IGNORECASE,
)
_METADATA = ("title", "subject", "keywords", "site_name", "og:site_name", "description")
_AUTHORS = ("author", "creator", "company", "publisher", "manager")  # a person's name may be a commune's, too
_ADDRESSES = ("canonical", "url", "og:url", "base")
_CODES = ("ins", "nis", "nis_code", "identifiants.ins")


def collect(document: Document, blocks: Sequence[Block], *, kind: str | None = None) -> tuple[Evidence, ...]:
    """Return the passages that may say whose plan ``blocks`` hold, for which years and how large it is, in order.

    ``blocks`` is the plan's part of the document. Where it is not the document's beginning, its own first lines are its
    title lines; metadata, file name and address are the whole document's. Tables give their caption, their title rows
    and, when they are a mere frame, their lines: what stands in rows is about partners and services, not the publisher.
    ``kind`` (commune, cpas, province) is the body that the splitter found for this part; it becomes a hint.
    """
    titles = tuple(_titles(blocks))
    seen = {evidence.text for evidence in titles}
    parts = [
        *((Evidence("hint", kind),) if kind else ()),
        *titles,
        *(evidence for evidence in _headings(blocks) if evidence.text not in seen),
        *_running_heads(document.blocks),
        *_metadata(document),
        *_settings(document.blocks),
        *(_cover(document) if blocks and document.blocks and blocks[0] is not document.blocks[0] else ()),
        Evidence("file-name", document.source.name),
        *_addresses(document),
        *_counts(blocks),
        *_counts_in_rows(blocks),
        *size_of_tables(blocks),
        *(_size(document, kind) if kind and blocks and blocks[0] is not document.blocks[0] else ()),
        *_prose(blocks, seen),
    ]
    return tuple(dict.fromkeys(part for part in parts if part.text.strip()))


def title_lines(blocks: Sequence[Block]) -> tuple[TextBlock, ...]:
    """Return the short lines before the text begins: those of a cover, or the headings above the first paragraph."""
    found: list[TextBlock] = []
    page: int | None = None
    for block in _first_blocks(blocks):
        text = block.text
        if not text:
            continue
        here = block.places[0].page if block.places else None
        page = here if page is None else page
        if here != page and found and page is not None:
            break
        if _ITEM_MARKER.match(text) or (found and (block.marker or block.kind is Kind.LIST_ITEM)):
            break
        if len(text) > (_TITLE_LENGTH if block.kind is Kind.HEADING else _LINE_LENGTH) or (
            block.kind is not Kind.HEADING and re.search(r"[;,]$|[a-zà-ÿ]{3}\.$", text)
        ):
            if found or len(text) > 2 * _TITLE_LENGTH:
                break
            continue
        found.append(block)
    return tuple(found)


def _titles(blocks: Sequence[Block]) -> Iterator[Evidence]:
    lines = title_lines(blocks)
    for block in lines:
        yield Evidence("title", block.text, _place(block))
    if len(lines) > 1:
        whole = TITLE_JOINT.join(block.text for block in lines[:12])
        yield Evidence("title", re.sub(rf"(?<=\d)\s?([-–/]){TITLE_JOINT}(?=\d)", r"\1", whole), _place(lines[0]))


def _first_blocks(blocks: Sequence[Block]) -> list[TextBlock]:
    found: list[TextBlock] = []
    for block in blocks:
        if isinstance(block, TextBlock) and block.role is Role.BODY:
            found.append(block)
        elif isinstance(block, Table) and block.role is Role.BODY:
            if not _is_frame(block):
                found.extend(_title_rows(block))
                break
            found.extend(text for cell in block.cells for text in cell.text_blocks)
        if len(found) >= _TITLE_BLOCKS:
            break
    return found[:_TITLE_BLOCKS]


def _is_frame(table: Table) -> bool:
    return table.n_rows * table.n_cols <= 24 and sum(1 for cell in table.cells if cell.text) <= 6


def _title_rows(table: Table) -> Iterator[TextBlock]:
    first = [cell for cell in table.cells if cell.row < _TITLE_ROWS]
    for row in range(min(_TITLE_ROWS, table.n_rows)):
        filled = [cell for cell in first if cell.row == row and cell.text]
        if len(filled) == 1 and (filled[0].col_span > 1 or table.n_cols > 1):
            yield from filled[0].text_blocks
        elif filled:
            return


def _headings(blocks: Sequence[Block]) -> Iterator[Evidence]:
    for block in blocks:
        if isinstance(block, Figure) or block.role is not Role.BODY:
            continue
        if isinstance(block, Table):
            if block.name:
                yield Evidence("heading", block.name, block.places[0] if block.places else Place())
            for line in _title_rows(block):
                yield Evidence("heading", line.text, _place(line))
            yield from _said_on_each_row(block)
        elif _is_telling_heading(block):
            yield Evidence("heading", block.text, _place(block))


def _said_on_each_row(table: Table) -> Iterator[Evidence]:
    """What an export repeats on each row of the plan itself: its term, the body whose plan it is."""
    heads = [cell for cell in table.cells if cell.row == 0 and _OF_THE_PLAN.fullmatch(cell.text.strip())]
    for head in heads:
        below = [cell for cell in table.cells if cell.col == head.col and cell.row > 0 and cell.text.strip()]
        if len(below) >= _FEWEST_ROWS and len({cell.text for cell in below}) == 1:
            yield Evidence(
                "heading", f"{head.text} {below[0].text}", below[0].places[0] if below[0].places else Place()
            )


def _is_telling_heading(block: TextBlock) -> bool:
    text = block.text
    if not text or len(text) > _HEADING_LENGTH or _ITEM_MARKER.match(text):
        return False
    if block.kind is Kind.HEADING:
        return bool(_PLAN_NAME.search(text) or _BODY_NAME.search(text) or _SPAN.search(text))
    if block.kind is Kind.LIST_ITEM or re.search(r"[.;,:?]$", text):
        return False
    named = bool(_PLAN_NAME.search(text)) and bool(_SPAN.search(text) or _BODY_NAME.search(text))
    return len(text) < 90 and (named or (len(text) < 60 and bool(_STARTS_BODY.match(text))))


def _running_heads(blocks: Iterable[Block]) -> Iterator[Evidence]:
    for block in blocks:
        if isinstance(block, Figure) or block.role not in (Role.RUNNING_HEAD, Role.FOOTER):
            continue
        texts = (block,) if isinstance(block, TextBlock) else tuple(t for c in block.cells for t in c.text_blocks)
        for text in texts:
            yield Evidence("running-head", re.sub(r"^\W*\d{1,3}\W*$", "", text.text))


def _cover(document: Document) -> Iterator[Evidence]:
    """Yield what the whole document's cover and introduction say of the years, for a part that begins later."""
    for line in title_lines(document.blocks):
        yield Evidence("metadata", line.text, _place(line))
    for block in document.blocks[:_FIRST_BLOCKS]:
        if isinstance(block, TextBlock) and block.role is Role.BODY:
            for sentence in _SENTENCE_END.split(block.text):
                if _SPAN.search(sentence) and _PLAN_NAME.search(sentence):
                    yield Evidence("metadata", sentence, _place(block))


def _size(document: Document, kind: str) -> Iterator[Evidence]:
    """Yield what the introduction of the whole document says of the size of one body's plan that begins later."""
    yield from (told for told in size_of_tables(document.blocks[:_FIRST_BLOCKS]) if clauses_by_body(told.text))
    for block in document.blocks[:_FIRST_BLOCKS]:
        if isinstance(block, TextBlock) and block.role is Role.BODY:
            for sentence in _SENTENCE_END.split(block.text):
                if clauses_by_body(sentence):
                    yield Evidence("prose", sentence, _place(block))
                    continue
                named = {body for body, pattern in _BODIES.items() if pattern.search(sentence)}
                if named == {kind} and _COUNTED_LEVEL.search(sentence):
                    yield Evidence("prose", sentence, _place(block))


def _metadata(document: Document) -> Iterator[Evidence]:
    known = {key.lower(): value for key, value in document.metadata.items()}
    for title in dict.fromkeys([document.title or "", *(known.get(key, "") for key in _METADATA)]):
        if title:
            yield Evidence("metadata", title)
    for key in _AUTHORS:
        if _BODY_NAME.search(known.get(key, "")):
            yield Evidence("metadata", known[key])
    for key in _CODES:
        if known.get(key):
            kind = known.get("typeadmin", known.get("identifiants.typeadmin", ""))
            yield Evidence("metadata", f"INS {known[key]} {kind}".strip())
    for block in document.blocks:
        if isinstance(block, TextBlock) and block.role is Role.FURNITURE:
            for part in _PARTS_OF_NAME.split(block.text[:_HEADING_LENGTH]):
                if _STARTS_BODY.match(part) and " " in part.strip():  # "CPAS" alone is an entry of a menu
                    yield Evidence("host", part)


def _settings(blocks: Iterable[Block]) -> Iterator[Evidence]:
    """Yield what tables of names and values say of the whole document ("Entité", "Législature"): exports end with one.

    One such name may be a label of anything ("Période"); several, or one that only a plan has, tell such a table.
    """
    for block in blocks:
        if not isinstance(block, Table) or block.role is not Role.BODY or block.n_rows > _MOST_SETTINGS:
            continue
        rows = [[cell for cell in row_cells(row) if cell.text.strip()] for row in block.grid()]
        said = [row for row in rows if len(row) == 2 and _SAYS_WHOSE.fullmatch(row[0].text.strip())]
        told = len(said) > 1 or any(_ONLY_OF_PLANS.fullmatch(name.text.strip()) for name, _ in said)
        if told and all(len(row) <= 2 for row in rows):
            for name, value in said:
                text = " ".join(f"{name.text.strip(' :')} {value.text}".split())
                yield Evidence("metadata", text, value.places[0] if value.places else Place())


def _addresses(document: Document) -> Iterator[Evidence]:
    known = {key.lower(): value for key, value in document.metadata.items()}
    for address in (document.source.url, *(known.get(key) for key in _ADDRESSES)):
        if address:
            yield Evidence("host", address)


def _counts(blocks: Sequence[Block]) -> Iterator[Evidence]:
    """Yield what tiles or lines of counts say of the plan's size, those that follow one another as one passage.

    Lone counts that come again are those of its parts: the counters of an accordion, of one objective each.
    """
    body = [block for block in blocks if not isinstance(block, Figure) and block.role is Role.BODY]
    runs = [cast("list[TextBlock]", list(run)) for counted, run in groupby(body, key=_is_count_line) if counted]
    lone = Counter(_counted(run[0]) for run in runs if len(run) == 1)
    for run in runs:
        if len(run) > 1 or lone[_counted(run[0])] == 1:
            yield Evidence("prose", ", ".join(block.text for block in run), _place(run[0]))


def _counts_in_rows(blocks: Sequence[Block]) -> Iterator[Evidence]:
    """Yield what rows of a label and a number say of the plan's size ("Nombre d'actions : | 16").

    A label that comes again counts what each of the plan's parts holds.
    """
    found: dict[str, list[Evidence]] = {}
    for block in blocks:
        if not isinstance(block, Table) or block.role is not Role.BODY:
            continue
        for label in (cell for cell in block.cells if is_count_label(cell.text)):
            row = [cell for cell in block.cells if cell.row == label.row and cell.text.strip() and cell is not label]
            if len(row) == 1 and row[0].col > label.col and row[0].text.strip().isdigit():
                text = " ".join(f"{label.text.strip(' :')} : {row[0].text}".split())
                place = row[0].places[0] if row[0].places else Place()
                found.setdefault(fold(label.text), []).append(Evidence("prose", text, place))
    for told in found.values():
        yield from told if len(told) == 1 else ()


def _counted(block: TextBlock) -> str:
    return re.sub(r"\d+", "", fold(block.text)).strip().removesuffix("s")


def _is_count_line(block: Block) -> bool:
    """Whether a line only counts, be it an entry of a list that spells its number ("douze (12) actions ;")."""
    if not isinstance(block, TextBlock):
        return False
    return is_count(block.text) or is_count(_SPELT.sub("2 ", block.text.rstrip(" ;,."), count=1))


def _prose(blocks: Sequence[Block], seen: set[str]) -> Iterator[Evidence]:
    number = 0
    for block in blocks:
        if isinstance(block, Table) and block.role is Role.BODY and _is_frame(block):
            texts: tuple[TextBlock, ...] = tuple(text for cell in block.cells for text in cell.text_blocks)
        elif isinstance(block, TextBlock) and block.role in (Role.BODY, Role.NOTE):
            texts = (block,)
        else:
            continue
        for text in texts:
            number += 1
            if is_count(text.text):
                continue
            for sentence in _SENTENCE_END.split(text.text):
                if sentence not in seen and (number <= _FIRST_BLOCKS or _PROSE_CUE.search(sentence)):
                    yield Evidence("prose", sentence, _place(text))


def _place(block: TextBlock) -> Place:
    return block.places[0] if block.places else Place()

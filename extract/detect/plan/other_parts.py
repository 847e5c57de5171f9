"""Parts of a file that are other documents: sheets beside the plan's, budgets, annexes that reproduce another plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.detect.plan.kind import names_other_document, names_plan
from extract.document import Block, Document, Kind, Place, ReaderWarning, Role, Table, TextBlock, on_sheet

_ANNEX = re.compile(r"\W*annexes?\b(?:\s*(?:n\s?°\s?)?(?:\d{1,2}|[IVX]+|[A-H])\b)?[\s.:)–—-]*", re.IGNORECASE)
_ARTICLE = re.compile(r"\d{3,5}\s?/\s?\d{3}[- ]?\d{2}(?:\b.*)?", re.DOTALL)  # of a budget: "722/723-60"
_OF_A_PLAN = re.compile(r"\b(?:actions?|objectifs?|projets?|mesures?|p\.?s\.?t|oo?s?)\b", re.IGNORECASE)
_MOSTLY = 0.6  # of the rows
_FIRST = 0.3  # of the blocks, among which an annex is an entry of the contents
_LONGEST = 120  # characters of a heading


def without_other_documents(document: Document) -> Document:
    """Return the document with what is another one set apart, under a warning that names each.

    A workbook keeps the sheets of one; an annex ends with the next one. What a document is called as a whole is not
    looked at here.
    """
    apart = {**_sheets(document.blocks), **_budgets(document.blocks), **dict(_annexed(document.blocks))}
    if not apart:
        return document
    blocks = tuple(replace(b, role=Role.FURNITURE) if i in apart else b for i, b in enumerate(document.blocks))
    first = min(apart)
    warning = ReaderWarning(
        "unread-text",
        "Parties d'autres documents, laissées de côté",
        raw=" ; ".join(dict.fromkeys(apart.values())),
        place=next(iter(document.blocks[first].places), Place()),
    )
    return replace(document, blocks=blocks, warnings=(*document.warnings, warning))


def _sheets(blocks: Sequence[Block]) -> dict[int, str]:
    """The tables on sheets named after another document, and their names, beside one that is named after the plan.

    Where none is, sheets may bear the names of services and themes.
    """
    named = {i: b.name for i, b in enumerate(blocks) if isinstance(b, Table) and b.name and on_sheet(b.places)}
    other = {i: name for i, name in named.items() if names_other_document(name)}
    return other if any(map(names_plan, named.values())) else {}


def _budgets(blocks: Sequence[Block]) -> dict[int, str]:
    """The sheets of a workbook whose rows are articles of a budget, beside others; or the only such table on a page."""
    sheets = {i: b for i, b in enumerate(blocks) if isinstance(b, Table) and on_sheet(b.places)}
    found = {i: table.name or "Budget" for i, table in sheets.items() if _is_budget(table)}
    if found or sheets:
        return found if len(found) < len(sheets) else {}
    tables = {i: b for i, b in enumerate(blocks) if isinstance(b, Table) and b.role is Role.BODY}
    paged = [i for i, table in tables.items() if _is_budget(table)]
    return {i: "Budget" for i in paged if len(paged) == 1 < len(tables) and _opens_page(blocks, i)}


def _opens_page(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is the first of the body on a page of its own."""
    page = next((place.page for place in blocks[at].places if place.page is not None), None)
    before = next((b for b in reversed(blocks[:at]) if b.role is Role.BODY), None)
    if page is None or before is None:
        return False
    return all(place.page is not None and place.page < page for place in before.places)


def _is_budget(table: Table) -> bool:
    articles = {cell.row for cell in table.cells if _ARTICLE.fullmatch(cell.text.strip())}
    heads = (cell.text for cell in table.cells if cell.row not in articles)
    return len(articles) >= _MOSTLY * table.n_rows and not any(map(_OF_A_PLAN.search, heads))


def _annexed(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """Each block of an annex that is another document, with the annex's heading."""
    annex = ""
    for i, block in enumerate(blocks):
        if block.role is not Role.BODY:
            continue
        heading = block.text.strip() if isinstance(block, TextBlock) and block.kind is not Kind.LIST_ITEM else ""
        match = _ANNEX.match(heading) if len(heading) <= _LONGEST else None
        if match is not None and i > _FIRST * len(blocks):
            annex = heading if names_other_document(heading[match.end() :]) else ""
        if annex:
            yield i, annex

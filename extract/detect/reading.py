"""Read a document through: split it into plans, read each section by the strategy that suits it, build the trees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.detect.entries import Entry
from extract.detect.fiches import is_fiche, read_fiche
from extract.detect.outline import build_outline
from extract.detect.prose import ProseReader
from extract.detect.scheme import settle
from extract.detect.tables import TableContext, read_table
from extract.detect.values import nested_values
from extract.document import Block, Document, Role, Table, TextBlock
from extract.printed import PrintedDocument, PrintedPlan


def detect(document: Document) -> PrintedDocument:
    """Return what ``document`` says: its kind, its plans with their items and raw values, what was not understood."""
    from extract.detect.head import collect
    from extract.detect.kind import classify
    from extract.detect.language import detect_language
    from extract.detect.splitter import split

    raise NotImplementedError((collect, classify, detect_language, split))


def read_entries(blocks: Sequence[Block]) -> list[Entry]:
    """Return the entries of a part of a document, in order."""
    entries: list[Entry] = []
    prose = ProseReader(entries)
    context = TableContext()
    for index, block in enumerate(blocks):
        if isinstance(block, TextBlock):
            if block.role is Role.BODY:
                prose.read(block, index)
        elif isinstance(block, Table) and block.role is Role.BODY:
            context = _table(block, index, entries, prose, context)
    return entries


def _table(table: Table, index: int, entries: list[Entry], prose: ProseReader, context: TableContext) -> TableContext:
    prose.table_follows()
    if is_fiche(table):
        entries.extend(read_fiche(table, index, prose.last))
        return context
    reading = read_table(table, context, index)
    if reading.quality > 0:
        entries.extend(reading.entries)
        return reading.context
    last = prose.last
    if last is not None and table.n_rows > 1 and table.n_cols > 1:
        values = nested_values("", table, table.name or "")
        if values:
            last.values.extend(values)
            return context
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        for block in cell.blocks:
            if isinstance(block, TextBlock):
                prose.read(block, index)
            elif isinstance(block, Table):
                context = _table(block, index, entries, prose, context)
    return context


def read_plan(blocks: Sequence[Block]) -> tuple[PrintedPlan, Counter[str]]:
    """Return the plan that a part of a document holds, and how many items of each level."""
    settled = settle(read_entries(blocks))
    outline = build_outline(settled.entries, settled.confidence)
    plan = PrintedPlan(outline.items)
    return plan, Counter(item.level.value for item in plan.walk())

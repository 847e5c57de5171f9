"""What tables and workbooks hide by hand: a reader of the document does not see it, and it is no part of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Block, Document, Place, ReaderWarning, Role, Table

_FEWEST = 2  # rows that a table with hidden ones must show: one that shows less is unfolded by its page
_NAMED = 6  # of what is hidden, in the warning


def without_hidden(document: Document) -> Document:
    """Return the document with its tables as they show themselves; a warning counts what is set apart.

    What is merged over shown and hidden columns or rows stays in those that are shown.
    """
    hiding = [b for b in document.blocks if isinstance(b, Table) and (_is_hidden_sheet(b) or _hides(b))]
    if not hiding:
        return document
    blocks = tuple(_shown(b) if isinstance(b, Table) and _hides(b) else b for b in document.blocks)
    return replace(document, blocks=blocks, warnings=(*document.warnings, _warning(hiding)))


def _is_hidden_sheet(block: Block) -> bool:
    return block.role is Role.HIDDEN and isinstance(block, Table) and any("!" in (p.path or "") for p in block.places)


def _hides(table: Table) -> bool:
    """Whether a table of the body has texts that it hides, and others that it shows."""
    rows = _hidden_rows(table)
    hides = any(c.row in rows or c.col in table.hidden_cols for c in table.cells if c.text.strip())
    return hides and table.role is Role.BODY and len(table.hidden_cols) < table.n_cols


def _hidden_rows(table: Table) -> frozenset[int]:
    return table.hidden_rows if table.n_rows - len(table.hidden_rows) >= _FEWEST else frozenset()


def _shown(table: Table) -> Table:
    rows = [row for row in range(table.n_rows) if row not in _hidden_rows(table)]
    cols = [col for col in range(table.n_cols) if col not in table.hidden_cols]
    return replace(
        table,
        cells=tuple(
            replace(cell, row=down[0], row_span=len(down), col=across[0], col_span=len(across))
            for cell in table.cells
            if (down := _covered(rows, cell.row, cell.row_span)) and (across := _covered(cols, cell.col, cell.col_span))
        ),
        n_rows=len(rows),
        n_cols=len(cols),
        header_rows=sum(row < table.header_rows for row in rows),
        hidden_rows=frozenset(),
        hidden_cols=frozenset(),
        col_edges=table.col_edges if len(cols) == table.n_cols else (),
    )


def _covered(left: Sequence[int], first: int, span: int) -> list[int]:
    """The places, among the rows or columns that are left, of those that a cell covers."""
    return [at for at, number in enumerate(left) if first <= number < first + span]


def _warning(hiding: Sequence[Table]) -> ReaderWarning:
    """What is set apart, counted and named: sheets, the heads of columns, rows by what they begin with."""
    sheets = dict.fromkeys(table.name or "" for table in hiding if table.role is Role.HIDDEN)
    tables = [table for table in hiding if table.role is Role.BODY]
    cols = [_first_text(table, col=col) for table in tables for col in sorted(table.hidden_cols)]
    rows = [_first_text(table, row=row) for table in tables for row in sorted(_hidden_rows(table))]
    found = {"feuille(s)": list(sheets), "colonne(s)": list(filter(None, cols)), "ligne(s)": list(filter(None, rows))}
    counts = ", ".join(f"{len(texts)} {what}" for what, texts in found.items() if texts)
    named = [text for texts in found.values() for text in texts]
    return ReaderWarning(
        "unread-text",
        f"Parties masquées, laissées de côté : {counts}",
        raw=" ; ".join(named[:_NAMED]) + (" …" if len(named) > _NAMED else ""),
        place=next((place for table in hiding for place in table.places), Place()),
    )


def _first_text(table: Table, *, row: int | None = None, col: int | None = None) -> str:
    cells = (cell for cell in table.cells if cell.row == row or cell.col == col)
    return next((" ".join(cell.text.split()) for cell in cells if cell.text.strip()), "")

"""Tables of PDF files: how many cells are right, and how fast, against pdfplumber's ``extract_tables()``.

Usage: ``python benchmarks/bench_pdf.py [FOLDER] [--runs N] [--only NAME]``. FOLDER holds ``NAME.pdf`` with
``NAME.gt.json`` (``ncols``, ``header``, ``rows``; null continues a merged cell). "cells" is the share of the known
non-empty cells found with their exact text in their row; "grid" the share of all cells, empty ones too, in their
column; "over" the share of found cells that are nobody's. pdfplumber's rows that a page break cut are joined for it
before they are counted. Times are CPU milliseconds a page, the engines taking turns; "whole" is the whole document
with styles, paragraphs, running heads and joined tables.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium

from extract.document import Document, SourceFile, Table, TextBlock
from extract.layout.engine.pdfium_page import PdfiumPage
from extract.layout.engine.pdfium_words import WordReader
from extract.layout.pages.page import take_apart
from extract.readers.pdf import page_contents, read_pdf

Row = list[str | None]
FOLDER = Path(__file__).resolve().parents[1].parent / "shared" / "bench" / "pdf"
BAND = 60


def main() -> None:
    options = _options()
    heads = ("whole ms", "tables ms", "floor ms", "plumber ms", "x whole", "x tables")
    print(f"{'file':26}{'ours: cells/grid/over':>26}{'pdfplumber':>24}" + "".join(f"{head:>11}" for head in heads))
    for known in sorted(options.folder.glob("*.gt.json")):
        name = known.name.removesuffix(".gt.json")
        if options.only is None or options.only in name:
            _report(options.folder / f"{name}.pdf", json.loads(known.read_text(encoding="utf-8")), options.runs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Cells right and speed of PDF tables, against pdfplumber.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", help="files whose name holds this")
    return parser.parse_args()


def _report(path: Path, gold: dict[str, list[Row]], runs: int) -> None:
    source = SourceFile(path.name, path.read_bytes())
    known = [[_norm(cell) for cell in row] for row in gold["header"] + gold["rows"]]
    engines: dict[str, Callable[[], object]] = {
        "whole": lambda: read_pdf(source),
        "tables": lambda: _tables_only(source),
        "floor": lambda: _floor(source),
        "plumber": lambda: _plumber(path),
    }
    times: dict[str, list[float]] = {name: [] for name in engines}
    results: dict[str, object] = {}
    for _ in range(runs):
        for name, run in engines.items():
            start = time.process_time()
            results[name] = run()
            times[name].append(time.process_time() - start)
    document, tables = results["whole"], results["plumber"]
    assert isinstance(document, Document)
    assert isinstance(tables, list)
    pages = document.page_count or 1
    ours = score(known, document_rows(document))
    theirs = score(known, _joined(tables, len(gold["header"]), known))
    speed = {name: 1000 * statistics.median(taken) / pages for name, taken in times.items()}
    ratios = [speed["plumber"] / speed["whole"], speed["plumber"] / speed["tables"]]
    figures = [*(speed[name] for name in engines), *ratios]
    shares = f"{path.stem:26}{_shares(ours):>26}{_shares(theirs):>24}"
    print(shares + "".join(f"{figure:11.2f}" for figure in figures), flush=True)


def _shares(result: tuple[float, float, float]) -> str:
    return " / ".join(f"{share:5.1f}" for share in result)


def _tables_only(source: SourceFile) -> int:
    return sum(len(take_apart(content).tables) for content in page_contents(source))


def _floor(source: SourceFile) -> int:
    """Return the number of characters: pdfium's bare text extraction."""
    document = pdfium.PdfDocument(source.data)
    count = 0
    for index in range(len(document)):
        with PdfiumPage(document, index) as page:
            count += len(WordReader(page).text)
    document.close()
    return count


def _plumber(path: Path) -> list[list[list[Row]]]:
    with pdfplumber.open(path) as document:
        found = []
        for page in document.pages:
            found.append(page.extract_tables())
            page.close()
    return found


def document_rows(document: Document) -> list[Row]:
    """All rows of the document's tables; a merged cell's text at its top left, None in its other places."""
    rows: list[Row] = []
    for table in (block for block in document.blocks if isinstance(block, Table)):
        own: list[Row] = [[None] * table.n_cols for _ in range(table.n_rows)]
        for cell in table.cells:
            own[cell.row][cell.col] = _norm(" ".join(_printed(block) for block in cell.text_blocks))
        rows.extend(own)
    return rows


def _printed(block: TextBlock) -> str:
    """The block as printed, its bullet included, hyphens at line ends kept."""
    return " ".join([block.marker or "", *(line.text for line in block.lines)]).replace("\u00ad ", "")


def _joined(pages: list[list[list[Row]]], header: int, known: list[Row]) -> list[Row]:
    """pdfplumber's rows, repeated headers once, rows cut by a page break joined where that makes a known row."""
    heads = [_texts(row) for row in known[:header]]
    wanted = {tuple(sorted(_texts(row).items())) for row in known}
    rows: list[Row] = []
    seen: Counter[int] = Counter()
    for page in pages:
        first = True
        for row in (row for table in page for row in table):
            normal = [_norm(cell) for cell in row]
            texts = _texts(normal)
            if texts in heads:
                seen[heads.index(texts)] += 1
                if seen[heads.index(texts)] > 1:
                    continue
            if first and rows and len(rows[-1]) == len(normal):
                both = [
                    _norm(f"{a or ''} {b or ''}") if a or b else None for a, b in zip(rows[-1], normal, strict=True)
                ]
                if tuple(sorted(_texts(both).items())) in wanted:
                    rows[-1] = both
                    first = False
                    continue
            first = False
            rows.append(normal)
    return rows


def score(known: list[Row], found: list[Row]) -> tuple[float, float, float]:
    """Align ``found`` to ``known`` in order; percent of cells right, of the grid right, of found cells too many."""
    found = [row for row in found if any(row)]
    if not found:
        return 0.0, 0.0, 0.0
    best: dict[int, tuple[int, int]] = {0: (0, 0)}
    for at, row in enumerate(known):
        texts = _texts(row)
        middle = at * len(found) // len(known)
        fresh: dict[int, tuple[int, int]] = {}
        for column in range(max(0, middle - BAND), min(len(found), middle + BAND) + 1):
            options = [best.get(column, (-1, -1)), fresh.get(column - 1, (-1, -1))]
            before = best.get(column - 1)
            if column and before is not None:
                cells = sum((texts & _texts(found[column - 1])).values())
                if cells or not texts:
                    options.append((before[0] + cells, before[1] + _grid(row, found[column - 1])))
            fresh[column] = max(options)
        best = fresh
    cells, grid = max(best.values())
    total = sum(1 for row in known for cell in row if cell)
    printed = sum(1 for row in found for cell in row if cell)
    return 100 * cells / total, 100 * grid / (len(known) * len(known[0])), 100 * (printed - cells) / printed


def _grid(known: Row, found: Row) -> int:
    if len(known) != len(found):
        return 0
    right, last = 0, ""
    for one, other in zip(known, found, strict=True):
        right += (not other or other == last) if one is None else one == (other or "")
        last = one or last
    return right


def _texts(row: Row) -> Counter[str]:
    return Counter(cell for cell in row if cell)


def _norm(text: str | None) -> str | None:
    if text is None:
        return None
    text = re.sub(r"[\s\u00a0\u202f\u2009]+", " ", text).strip().replace("\u2010", "-").replace("\u2011", "-")
    return re.sub(r"- ?(?=\S)", "-", text)


if __name__ == "__main__":
    main()

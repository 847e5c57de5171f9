"""Whole PDF files of browsers and word processors against their known rows; no letter is lost anywhere.

===================================  =========================================================================
fixture                              what it is there for
===================================  =========================================================================
``browser-double-borders``           double borders, text centred in height
``browser-separate-borders``         cells with borders of their own, merged rows, over a page break
``browser-inner-borders``            no outer border, merged first column whose neighbours lack a left border
``browser-tagged-without-rules``     no rules at all, but tags with spans; header repeated on each page
``writer-merged-over-breaks``        bullets in cells, rows and merged cells cut by page breaks
``writer-without-rules``             the same sort of table without rules and tags
===================================  =========================================================================
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from extract.document import Cell, SourceFile
from extract.layout.engine.pdfium_page import PdfiumPage
from extract.layout.engine.pdfium_words import WordReader
from extract.layout.engine.structure_tree import read_tree
from extract.readers.pdf import read_pdf
from extract.text import heal_lines
from tests.extract.pdf_making import SHARED, lost_letters, tables_of

FOLDER = Path(__file__).parent / "fixtures" / "pdf"
FIXTURES = sorted(path.stem for path in FOLDER.glob("*.pdf"))


def source(name: str) -> SourceFile:
    return SourceFile(f"{name}.pdf", (FOLDER / f"{name}.pdf").read_bytes())


def printed(cell: Cell) -> str:
    parts = [f"{block.marker or ''} {heal_lines([line.text for line in block.lines])}" for block in cell.text_blocks]
    return " ".join(" ".join(parts).split())


@pytest.mark.parametrize("name", FIXTURES)
def test_every_cell_is_right(name: str) -> None:
    wanted = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))["rows"]
    (table,) = tables_of(read_pdf(source(name)))
    found: list[list[str | None]] = [[None] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        found[cell.row][cell.col] = printed(cell)
    assert found == [[None if text is None else " ".join(text.split()) for text in row] for row in wanted]


@pytest.mark.parametrize("name", FIXTURES)
def test_no_letter_is_lost(name: str) -> None:
    assert all(kept >= known for known, kept in lost_letters(source(name)).values())


def test_methods_say_how_the_tables_were_found() -> None:
    methods = {name: read_pdf(source(name)).methods for name in FIXTURES}
    assert "structure-tree" in methods["browser-tagged-without-rules"]
    assert "borderless-table" in methods["writer-without-rules"]
    assert methods["writer-merged-over-breaks"] == ("pdfium", "ruled-table")


def test_bullets_in_cells_are_list_entries_and_places_name_each_page() -> None:
    (table,) = tables_of(read_pdf(source("writer-merged-over-breaks")))
    markers = {block.marker for cell in table.cells if cell.col == 4 for block in cell.text_blocks}
    assert "•" in markers
    assert any(len(cell.places) > 1 for cell in table.cells)
    assert table.header_rows == 1


@pytest.mark.skipif(not SHARED.exists(), reason="the shared bench is not on this machine")
@pytest.mark.parametrize(
    "name", ["a_sideways", "b2_sl_hrules", "c_sl_chromium", "f_fiches40", "tb_sl_borderless_tagged"]
)
def test_the_bench_loses_no_letter(name: str) -> None:
    data = (SHARED / "bench" / "pdf" / f"{name}.pdf").read_bytes()
    assert lost_letters(SourceFile(f"{name}.pdf", data)) == {}


def test_words_that_touch_are_parted_where_tags_put_them_into_two_cells() -> None:
    document = PdfDocument((FOLDER / "browser-tagged-without-rules.pdf").read_bytes())
    page = PdfiumPage(document, 0)
    reader, tree = WordReader(page), read_tree(page)
    assert tree is not None
    words, cells = reader.words(), tree.cells()
    marks = reader.marks(words)
    one, other = next(
        (a, b) for a, b in pairwise(words) if len({cells.get(marks[w.start], -1) for w in (a, b)} - {-1}) == 2
    )
    touching = one._replace(text=one.text + other.text, x1=other.x1, end=other.end)
    parted = [word.text for word in reader.parted((touching, one), cells) if word.text.strip()]
    assert parted == [one.text, other.text, one.text]

"""Tables without rules: columns by blanks, rows by codes, gaps, strokes and shades; no table where there is none."""

from __future__ import annotations

import pytest

from extract.document import SourceFile
from extract.readers.pdf import read_pdf
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

XS = (50, 110, 370, 480)
ROWS = [
    ["Code", "Intitulé", "Pilote", "Échéance"],
    ["A.1", "Remettre en eau le canal du bas et|ses deux écluses", "Travaux", "2031"],
    ["A.2", "Ouvrir un marché du soir", "Fêtes|Commerce", "2032"],
    ["A.3", "Former les guides du musée de la|dentelle au récit", "Culture", "2031"],
    ["A.4", "Semer un pré fleuri", "Espaces verts", ""],
    ["A.5", "Accorder l'orgue", "Culture", "2033"],
]
WANTED = [[cell.replace("|", " ") for cell in row] for row in ROWS]


def draw(sheet: Sheet, rows: list[list[str]], top: float, padding: float, rules: bool = False) -> float:
    y = top
    for row in rows:
        height = 12 * max(cell.count("|") + 1 for cell in row) + padding
        for x, cell in zip(XS, row, strict=True):
            sheet.lines(x, y + 10, cell.split("|"), step=12)
        y += height
        if rules:
            sheet.rule(45, y - padding / 2, 550, y - padding / 2, 0.5)
    return y


@pytest.mark.parametrize("padding", [0.0, 4.0, 10.0])
@pytest.mark.parametrize("rules", [False, True])
def test_rows_and_columns_without_side_rules(padding: float, rules: bool) -> None:
    sheet = Sheet()
    sheet.text(50, 50, "Les actions du canton", 16, bold=True)
    draw(sheet, ROWS, 80, padding, rules)
    document = sheet.read()
    (table,) = tables_of(document)
    assert not table.ruled
    assert rows_of(table) == WANTED
    assert [warning.code for warning in document.warnings] == ["table-without-rules"]
    assert "borderless-table" in document.methods


def test_it_goes_on_over_the_page_break_and_the_header_stands_once() -> None:
    sheet = Sheet()
    many = [[f"B.{k}", "Entretenir le chemin de halage", "Travaux", "2031"] for k in range(60)]
    draw(sheet, [ROWS[0], *many[:50]], 60, 3)
    sheet.turn_page()
    draw(sheet, [ROWS[0], *many[50:]], 60, 3)
    (table,) = tables_of(sheet.read())
    assert (table.n_rows, table.header_rows) == (61, 1)
    assert rows_of(table)[-1][0] == "B.59"


def test_a_title_row_runs_over_the_columns() -> None:
    sheet = Sheet()
    y = draw(sheet, ROWS[:4], 80, 4)
    sheet.text(50, y + 10, "Axe 2 : un canton où il fait bon vivre à tout âge de la vie", bold=True)
    draw(sheet, ROWS[4:] + ROWS[1:3], y + 16, 4)
    (table,) = tables_of(sheet.read())
    title = next(cell for cell in table.cells if cell.text.startswith("Axe 2"))
    assert (title.col, title.col_span) == (0, 4)


def test_prose_makes_no_table() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, ["Le canton   entretient ses haies depuis toujours et les comités y veillent."] * 6)
    document = sheet.read()
    assert tables_of(document) == []
    assert texts_of(document)


def test_labels_and_values_side_by_side_lose_nothing() -> None:
    sheet = Sheet()
    pairs = [("Pilote :", "Travaux"), ("Délai :", "2031"), ("Budget :", "12 000 €")]
    for index, (label, value) in enumerate(pairs):
        sheet.text(50, 60 + 15 * index, label, bold=True)
        sheet.text(150, 60 + 15 * index, value)
    document = read_pdf(SourceFile("essai.pdf", sheet.bytes()))
    text = " ".join([b.text for b in texts_of(document)] + [c.text for t in tables_of(document) for c in t.cells])
    assert all(part in text for pair in pairs for part in pair)

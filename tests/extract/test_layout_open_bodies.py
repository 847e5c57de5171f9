"""Tables whose header alone is parted by shades: their bodies have but a frame, or shades of objectives at the left."""

from __future__ import annotations

import pytest

from extract.layout.engine.content import Look, PageContent, Word
from extract.layout.tables.cells import words_by_cell
from extract.layout.tables.grid import Grid, Region
from extract.layout.tables.row_codes import opens_with_code
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

EDGES = (50.0, 250.0, 330.0, 430.0, 520.0)
NAMES = ("Chantier", "Délai", "Équipe", "Coût")
ROWS = [
    ["Border les chemins creux de|haies vives", "2027", "Haies", "60.000 €"],
    ["Rouvrir le halage", "", "Rives|Écoles", ""],
    ["Semer un pré fleuri derrière|la cure", "2029", "Parcs", "450 €"],
]
WHOLE = [[cell.replace("|", " ") for cell in row] for row in ROWS]


def head(sheet: Sheet, top: float, edges: tuple[float, ...] = EDGES, names: tuple[str, ...] = NAMES) -> None:
    for x, after, name in zip(edges, edges[1:], names, strict=False):
        sheet.shade(x, top, after, top + 20, "#cfe2d4")
        sheet.text(x + 5, top + 14, name, 9, bold=True)


def body(sheet: Sheet, y: float, rows: list[list[str]], edges: tuple[float, ...] = EDGES) -> float:
    for row in rows:
        for x, cell in zip(edges, row, strict=False):
            sheet.lines(x + 5, y + 12, cell.split("|"), step=12, size=9)
        y += 12 * max(cell.count("|") + 1 for cell in row) + 6
    return y


def frame(sheet: Sheet, top: float, bottom: float, x0: float = 50.0, x1: float = 520.0) -> None:
    for y in (top, bottom):
        sheet.rule(x0, y, x1, y)
    for x in (x0, x1):
        sheet.rule(x, top, x, bottom)


def test_columns_below_a_shaded_header_in_a_frame() -> None:
    sheet = Sheet()
    head(sheet, 100)
    frame(sheet, 100, body(sheet, 122, ROWS))
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [list(NAMES), *WHOLE]


def test_few_rows_are_told_by_the_steps_between_their_lines() -> None:
    sheet = Sheet()
    head(sheet, 100)
    frame(sheet, 100, body(sheet, 122, ROWS[:1]))
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [list(NAMES), WHOLE[0]]


def test_shaded_objectives_at_the_left_stand_beside_rows_that_nothing_parts() -> None:
    sheet = Sheet()
    edges = (50.0, 150.0, 330.0, 400.0, 460.0, 520.0)
    head(sheet, 100, edges, ("But", *NAMES))
    end = body(sheet, 122, ROWS, edges[1:])
    sheet.shade(50, 120, 150, end, "#eef4ef")
    sheet.lines(55, 134, ["Garder les", "haies en vie"], step=12, size=9)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[1] == ["Garder les haies en vie", *WHOLE[0]]
    assert [cell.row_span for cell in table.cells if cell.col == 0] == [1, 3]
    assert [row[1:] for row in rows_of(table)[2:]] == WHOLE[1:]


def test_the_rest_overleaf_has_the_columns_of_the_header() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Un texte au-dessus du tableau, assez long pour la page", 10)
    head(sheet, 640)
    frame(sheet, 640, body(sheet, 662, ROWS))
    sheet.turn_page()
    frame(sheet, 60, body(sheet, 62, [["Paver la cour|de l'école", "2030", "Voirie", "8.000 €"]]))
    rows = [row for table in tables_of(sheet.read()) for row in rows_of(table)]
    assert rows[-1] == ["Paver la cour de l'école", "2030", "Voirie", "8.000 €"]


def test_a_title_over_all_columns_stays_whole() -> None:
    sheet = Sheet()
    head(sheet, 100)
    sheet.shade(50, 120, 520, 140, "#eef4ef")
    sheet.text(55, 134, "Deux villages qui gardent ensemble leurs chemins et leurs vieilles haies vives", 9, bold=True)
    frame(sheet, 100, body(sheet, 142, ROWS))
    (table,) = tables_of(sheet.read())
    assert [cell.col_span for cell in table.cells if cell.row == 1] == [4]
    assert rows_of(table)[2:] == WHOLE


def test_strokes_are_the_rows_where_each_holds_one_code() -> None:
    sheet = Sheet()
    edges = (50.0, 150.0, 210.0, 400.0, 520.0)
    head(sheet, 100, edges, ("But", "N°", "Projet", "Suivi"))
    sheet.shade(50, 120, 150, 256, "#eef4ef")
    sheet.lines(55, 130, ["Garder les", "haies en vie"], step=11, size=9)
    for row in range(4):
        top = 120 + 34 * row
        sheet.rule(50 if not row else 150, top, 520, top)
        sheet.lines(155, top + 10, ["Action", f"1.{row + 1}"], step=11, size=9)
        sheet.lines(215, top + 10, ["Rouvrir les bords du", "canal aux promeneurs", "et aux pêcheurs"], step=11, size=9)
        sheet.lines(405, top + 10, ["Non", "commencé"], step=11, size=9)
    sheet.rule(50, 256, 520, 256)
    (table,) = tables_of(sheet.read())
    whole = "Rouvrir les bords du canal aux promeneurs et aux pêcheurs"
    assert [row[1:] for row in rows_of(table)[1:]] == [[f"Action 1.{n}", whole, "Non commencé"] for n in range(1, 5)]


def test_a_number_amid_a_text_is_no_code() -> None:
    assert not opens_with_code("Poser 12 bancs le long du ru")
    assert opens_with_code("Chantier 12 Poser des bancs")
    assert not opens_with_code("ODD 7 : une énergie propre")  # of the goals of one row each stands on a line


def test_a_header_with_turned_years_reaches_over_the_lines_below_it() -> None:
    sheet = Sheet()
    edges = (50.0, 230.0, 330.0, 350.0, 370.0, 390.0)
    names = ("Chantier", "Équipe", "2027", "2028", "2029")
    for x, after, name in zip(edges, edges[1:], names, strict=False):
        sheet.shade(x, 100, after, 130, "#cfe2d4")
        if name.isdigit():
            sheet.canvas.saveState()
            sheet.canvas.translate(x + 13, 842 - 127)
            sheet.canvas.rotate(90)
            sheet.canvas.setFont("Helvetica", 9)
            sheet.canvas.setFillColor("#000000")
            sheet.canvas.drawString(0, 0, name)
            sheet.canvas.restoreState()
        else:
            sheet.text(x + 5, 114, name, 9)
    rows = [["Semer un pré", "Parcs", "", "x", ""], ["Rouvrir le halage", "Rives", "", "x", ""]]
    end = body(sheet, 132, rows, edges)
    sheet.text(50, end + 60, "Un texte bien plus bas, qui court par-dessus toutes les colonnes du tableau", 10)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [list(names), *rows]


def spelled(text: str, x0: float, width: float = 5.0) -> tuple[Word, ...]:
    return tuple(Word(char, x0 + width * at, 10, x0 + width * (at + 1), 20, Look(10)) for at, char in enumerate(text))


def cut_at(x: float, letters: tuple[Word, ...]) -> dict[int, list[str]]:
    grid = Grid((0, x, 300), (0, 30), (Region(0, 0, 1, 1), Region(0, 1, 1, 2)), ((0, 1),))
    word = Word("".join(letter.text for letter in letters), letters[0].x0, 10, letters[-1].x1, 20, Look(10))
    content = PageContent(1, 300, 30, (word,), cut=lambda _: letters)
    return {at: [one.text for one in held] for at, held in words_by_cell(grid, [word], content).cells.items()}


def test_a_word_drawn_letter_by_letter_stays_whole_in_the_cell_where_it_starts() -> None:
    assert cut_at(42, spelled("reverdissement", 4)) == {0: ["reverdissement"]}
    assert cut_at(42, (*spelled("Reverdissant", 4), *spelled("Voirie", 64))) == {0: ["Reverdissant"], 1: ["Voirie"]}


def test_two_words_drawn_over_each_other_are_told_apart() -> None:
    letters = sorted((*spelled("Reverdissant", 4), *spelled("Voirie", 47.5)), key=lambda letter: letter.x0)
    assert cut_at(42, tuple(letters)) == {0: ["Reverdissant"], 1: ["Voirie"]}


def test_rows_below_a_shaded_header_alone() -> None:
    sheet = Sheet()
    head(sheet, 100)
    bottom = body(sheet, 122, ROWS)
    sheet.text(50, bottom + 40, "Les moyens suivent ceux du plan de gestion, chaque hiver, et ceux de la Région.", 9)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [list(NAMES), *WHOLE]


@pytest.mark.parametrize("rows", [ROWS[:1], ROWS[:2], ROWS])
def test_level_rules_part_the_rows_below_a_shaded_header(rows: list[list[str]]) -> None:
    sheet = Sheet()
    head(sheet, 100)
    y = 122.0
    for row in rows:
        y = body(sheet, y, [row])
        sheet.rule(50, y - 2, 520, y - 2)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [list(NAMES), *WHOLE[: len(rows)]]


def test_the_heading_below_a_body_is_none_of_its_rows() -> None:
    sheet = Sheet()
    head(sheet, 100)
    bottom = body(sheet, 122, ROWS[:2])
    sheet.text(50, bottom + 22, "Les rives", 13, bold=True)
    head(sheet, bottom + 40)
    body(sheet, bottom + 62, ROWS[2:])
    document = sheet.read()
    assert [rows_of(table) for table in tables_of(document)] == [[list(NAMES), *WHOLE[:2]], [list(NAMES), WHOLE[2]]]
    assert "Les rives" in [block.text for block in texts_of(document)]


def test_words_on_shades_stand_in_the_rows_below_a_header() -> None:
    sheet = Sheet()
    head(sheet, 100)
    sheet.shade(253, 122, 290, 136, "#eeeeee")  # right below the header, too
    sheet.shade(253, 170, 290, 184, "#eeeeee")
    body(sheet, 122, ROWS)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [list(NAMES), *WHOLE]


def test_the_few_rows_of_codes_have_one_each() -> None:
    sheet = Sheet()
    head(sheet, 100)
    row = ["Action 7 : Border les chemins creux de|haies vives", "2027", "Haies|Rives|Écoles|Parcs", "60 €"]
    for x, cell, drop in zip(EDGES, row, (3, 3, 0, 3), strict=False):
        sheet.lines(x + 5, 134 + drop, cell.split("|"), step=12 if drop else 13, size=9)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [list(NAMES), [cell.replace("|", " ") for cell in row]]


def test_a_row_over_all_columns_between_strokes_is_one_of_the_body() -> None:
    sheet = Sheet()
    codes = ("N°", *NAMES[1:])
    edges = (50.0, 100.0, 250.0, 400.0, 520.0)
    rows = [["1.1.", "2027", "Haies|Rives|Écoles", "60.000 €"], ["1.2.", "2029", "Parcs", "450 €"]]
    head(sheet, 100, edges, codes)
    y = 122.0
    for row in rows:
        y = body(sheet, y, [row], edges)
        sheet.rule(50, y - 2, 520, y - 2)
        sheet.text(55, y + 10, "Responsable du chantier : la gardienne de la cure et ses aides", 9)
        y += 16
        sheet.rule(50, y - 2, 520, y - 2)
    sheet.text(50, y + 22, "Les moyens suivent ceux du plan de gestion, chaque hiver, et ceux de la Région.", 9)
    (table,) = tables_of(sheet.read())
    told = ["Responsable du chantier : la gardienne de la cure et ses aides"]
    whole = [[cell.replace("|", " ") for cell in row] for row in rows]
    assert [row[:1] if not any(row[1:]) else row for row in rows_of(table)] == [
        list(codes),
        whole[0],
        told,
        whole[1],
        told,
    ]

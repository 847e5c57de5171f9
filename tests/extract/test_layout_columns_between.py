"""Columns between shaded ones: level rules part the rows, names and texts the columns that no shade makes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tests.extract.pdf_making import Sheet, rows_of, tables_of

X = (50.0, 130.0, 160.0, 300.0, 360.0, 414.0, 480.0, 540.0)
NAMES = ("Objectif", "Code", "Action", "Équipe", "Coût", "Mesure", "État")
ROWS: list[tuple[str, ...]] = [
    (
        "OS 1 Vivre|au bord de l'eau",
        "A.1",
        "Curer le bief du moulin|et ses vannes",
        "Eaux",
        "900 €",
        "mètres curés",
        "",
    ),
    ("", "A.2", "Border les chemins creux", "Haies|Parcs", "12.500 €", "Plants|Essences", ""),
    ("", "A.3", "Rouvrir le halage aux|marcheurs", "Rives", "", "Passages", ""),
    ("OS 2 Lire|partout", "B.1", "Semer un pré fleuri", "Parcs", "450 €", "hectares", ""),
    ("", "B.2", "Prêter des livres au|marché", "Écoles", "7.000 €", "Livres prêtés", ""),
]
STATES = ("#27ae60", "#c0392b", "#27ae60", "#f1c40f", "#c0392b")


def sheet_of(sheet: Sheet, rows: Sequence[tuple[str, ...]], *, top: float = 100, named: bool = True) -> Sheet:
    """A sheet printed with level rules: objectives and states are shaded, nothing parts the columns between."""
    y = top
    if named:
        sheet.shade(X[0], y, X[-1], y + 24, "#cfe2d4")
        sheet.rule(X[0], y, X[-1], y)
        for (a, b), name in zip(pairwise(X), NAMES, strict=True):
            sheet.text((a + b) / 2 - 2 * len(name), y + 15, name, 8, bold=True)
        y += 24
        sheet.rule(X[0], y, X[-1], y)
    for row, state in zip(rows, STATES, strict=False):
        sheet.shade(X[0], y, X[1], y + 40, "#e2efd9")
        sheet.shade(X[-2], y, X[-1], y + 40, state)
        for at, (x, cell) in enumerate(zip(X, row, strict=False)):
            if at == 4:  # figures end where the next texts begin
                sheet.text(X[5] - 1 - 4.45 * len(cell), y + 10, cell, 8)
            else:
                sheet.lines(x + 1, y + 10, cell.split("|"), step=10, size=8)
        y += 40
        sheet.rule(X[1], y, X[-1], y)
    return sheet


def whole(row: tuple[str, ...]) -> list[str]:
    return [cell.replace("|", " ") for cell in row]


def test_names_and_texts_part_the_columns_between_shades() -> None:
    (table,) = tables_of(sheet_of(Sheet(), ROWS).read())
    rows = rows_of(table)
    assert rows[0] == list(NAMES)
    assert [row[1:] for row in rows[1:]] == [whole(row)[1:] for row in ROWS]


def test_the_columns_go_on_overleaf_without_names() -> None:
    sheet = sheet_of(Sheet(), ROWS)
    sheet.turn_page()
    sheet_of(sheet, [("OS 3 Rouler", "C.1", "Tracer une piste", "Voirie", "", "mètres", "")], top=60, named=False)
    tables = tables_of(sheet.read())
    assert rows_of(tables[-1])[-1][1:6] == ["C.1", "Tracer une piste", "Voirie", "", "mètres"]


def test_bare_texts_between_shades_are_one_column() -> None:
    rows = [(row[0], "", row[2], "", "", "", "") for row in ROWS]
    (table,) = tables_of(sheet_of(Sheet(), rows).read())
    assert table.n_cols < len(NAMES)


MERGED = (40.0, 77.0, 162.0, 320.0, 400.0, 460.0, 500.0, 555.0)
OVER_BANDS = ("OS", "Objectif", "Action", "Équipe", "Dates", "Taux", "État")


def test_names_may_stand_above_a_band_and_be_wider_than_their_texts() -> None:
    sheet = Sheet()
    sheet.shade(MERGED[0], 60, MERGED[-1], 84, "#7b2d42")
    sheet.shade(MERGED[0], 84, MERGED[-1], 102, "#c0617a")
    for x, name in zip(MERGED, OVER_BANDS, strict=False):
        sheet.text(x + 2, 70, name, 7, bold=True, colour="#ffffff")
    sheet.text(452, 78, "d'exécution", 7, bold=True, colour="#ffffff")  # begins left of the figures below it
    sheet.text(44, 96, "Volet interne", 8, bold=True, colour="#ffffff")
    for row in range(6):
        top = 102 + 24 * row
        sheet.shade(MERGED[2], top, MERGED[-1], top + 24, ("#f6e3e8", "#f0f0f0")[row % 2])
        texts = (f"Curer le bief numéro {row + 1}", "Eaux", f"202{row}", f"{row}0 %", "B")
        for x, cell in zip(MERGED[2:], texts, strict=False):
            sheet.text(x + (8 if cell.endswith("%") else 2), top + 12, cell, 8)
    for at, (x0, x1) in enumerate(pairwise(MERGED[:3])):
        sheet.shade(x0, 102, x1, 174, "#f6e3e8")
        sheet.shade(x0, 174, x1, 246, "#e9d3d8")
        for top in (102, 174):
            sheet.text(x0 + 3, top + 12, ("OS 1", "OO 1.1 Vivre au calme")[at], 7)
    (table,) = tables_of(sheet.read())
    rows = rows_of(table)
    assert rows[0] == ["OS", "Objectif", "Action", "Équipe", "Dates", "Taux d'exécution", "État"]
    assert rows[3][2:] == ["Curer le bief numéro 2", "Eaux", "2021", "10 %", "B"]


def test_names_may_stand_between_two_rules_above_the_shades() -> None:
    xs = (37.0, 145.0, 269.0, 392.0, 577.0, 674.0)
    names = ("Axe", "Objectif stratégique", "Objectif opérationnel", "Action", "Responsable", "Échéance")
    sheet = Sheet((842.0, 595.0))
    for y in (226, 239.5):
        sheet.rule(xs[0], y, 794, y)
    for x, name in zip(xs, names, strict=True):
        sheet.text(x + 6, 235, name, 8, bold=True)
    rows = [
        (f"Curer le bief du moulin numéro {at}|et ses vannes" if at % 3 else "Semer", "Eaux", f"0{at}/2022")
        for at in range(5)
    ]
    tops = (239.5, 265, 290.5, 316, 329.5, 355)
    for at, (row, (top, bottom)) in enumerate(zip(rows, pairwise(tops), strict=True)):
        for x, cell in zip(xs[3:], row, strict=True):
            sheet.lines(x + 6, top + 9, cell.split("|"), step=12, size=8)
        sheet.rule(xs[0] if at in (0, 4) else xs[3], bottom, 794, bottom)
    for top, bottom, objective in (
        (239.5, 265, "Vivre au bord|de l'eau"),
        (265, 355, "Rouler au calme|sur des chemins|creux"),
    ):
        for x0, x1, cell in zip(xs, xs[1:4], ("Eau", "", objective), strict=False):
            sheet.shade(x0, top, x1, bottom, "#deebf7")
            sheet.lines(x0 + 6, top + 9, cell.split("|"), step=12, size=8)
        sheet.text(xs[1] + 6, top + 9, "Une ville verte", 8, bold=True)
    (table,) = tables_of(sheet.read())
    read = rows_of(table)
    assert table.ruled
    assert read[0] == list(names)
    assert [row[3:] for row in read[1:]] == [whole(row) for row in rows]


def state_sheet(indent: float) -> Sheet:
    """Two rows under level rules, their states alone in a shade; texts begin ``indent`` points behind the names."""
    sheet = Sheet()
    names = ((50, "N°"), (110, "Action"), (260, "Pilote"), (350, "État"), (430, "Taux"), (480, "Suivi"))
    rows = (
        ("A.1", "Curer le bief", "Eaux", "Réalisé", "100 %", "Fini"),
        ("A.2", "Semer un pré", "Parcs", "En cours", "40 %", "Semé"),
    )
    sheet.shade(46, 100, 545, 118, "#2f7a5a")
    for x, name in names:
        sheet.text(x, 113, name, 9, bold=True, colour="#ffffff")
    for at, row in enumerate(rows):
        y = 118.0 + 20 * at
        sheet.shade(346, y, 426, y + 20, STATES[at])
        for (x, _), text in zip(names, row, strict=True):
            sheet.text(x + indent * (text == "Semer un pré"), y + 13, text, 9)
        sheet.rule(46, y + 20, 545, y + 20)
    return sheet


def test_texts_right_below_names_part_the_columns_of_two_rows() -> None:
    (table,) = tables_of(state_sheet(0).read())
    assert rows_of(table)[1:] == [
        ["A.1", "Curer le bief", "Eaux", "Réalisé", "100 %", "Fini"],
        ["A.2", "Semer un pré", "Parcs", "En cours", "40 %", "Semé"],
    ]


def test_texts_of_two_rows_that_stand_elsewhere_part_nothing() -> None:
    (table,) = tables_of(state_sheet(12).read())
    assert table.n_cols < 6

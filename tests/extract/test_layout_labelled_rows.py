"""Labels beside their values in frames that level rules alone part."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.extract.pdf_making import Sheet, rows_of, tables_of

Row = tuple[str, ...]
ROWS: list[Row] = [
    ("Fiche 7 - Rouvrir le sentier des lavoirs",),
    ("Service porteur", "Cellule Nature"),
    ("Mandataire", "Échevine Lambot"),
    ("Urgence", "Forte"),
]


def framed(rows: Sequence[Row], value: float = 190) -> Sheet:
    sheet = Sheet()
    bottom = 100 + 20 * len(rows)
    for x in (44.0, 540.0):
        sheet.rule(x, 100, x, bottom)
    for at, row in enumerate(rows):
        sheet.rule(44, 100 + 20 * at, 540, 100 + 20 * at)
        for x, text in zip((50, value), row, strict=False):
            sheet.text(x, 114 + 20 * at, text, 9, bold=len(row) == 1 and not at)
    sheet.rule(44, bottom, 540, bottom)
    return sheet


def test_values_begin_at_one_place_behind_their_labels() -> None:
    (table,) = tables_of(framed(ROWS).read())
    assert rows_of(table) == [[ROWS[0][0], None], *(list(row) for row in ROWS[1:])]


def test_a_label_may_have_no_value() -> None:
    (table,) = tables_of(framed([*ROWS, ("Délai",)]).read())
    assert rows_of(table)[-1] == ["Délai", ""]


def test_a_value_may_stand_further_right_or_between_the_lines_of_its_label() -> None:
    sheet = framed([*ROWS, ("Part faite",), ("",)])
    sheet.text(230, 194, "40 %", 9)
    sheet.lines(50, 208, ["Autres plans", "du village"], 7, 8)
    sheet.text(190, 212, "PCDN", 7)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[-2:] == [["Part faite", "40 %"], ["Autres plans du village", "PCDN"]]


@pytest.mark.parametrize(
    "rows",
    [
        [("Semer un pré",), ("Paver la cour",), ("Dorer le coq",), ("Curer le ru",)],
        [("Budget", "500"), ("Budget", "600"), ("Budget", "700"), ("Budget", "800")],  # rows of a list, no fiche
    ],
)
def test_other_frames_keep_their_rows(rows: list[Row]) -> None:
    (table,) = tables_of(framed(rows).read())
    assert table.n_cols == 1


def test_rows_of_two_labels_stand_among_those_of_one() -> None:
    sheet = framed([*ROWS, ("",), ("",)])
    for y, texts in ((194, ("Début", "2026", "Fin", "2028")), (214, ("Part faite", "40 %", "Suivi", "DG"))):
        for x, text in zip((50, 120, 320, 400), texts, strict=True):
            sheet.text(x, y, text, 9)
    (table,) = tables_of(sheet.read())
    assert [[text for text in row if text] for row in rows_of(table)] == [
        *map(list, ROWS),
        ["Début", "2026", "Fin", "2028"],
        ["Part faite", "40 %", "Suivi", "DG"],
    ]


def test_a_title_on_a_shade_is_a_row_of_its_own() -> None:
    sheet = Sheet()
    sheet.shade(44, 100, 540, 120, "#dde8f0")
    sheet.text(50, 114, ROWS[0][0], 9, bold=True)
    for x in (44.0, 540.0):
        sheet.rule(x, 100, x, 200)
    for at, row in enumerate((*ROWS[1:], ("Délai", "2027")), 1):
        for x, text in zip((50, 190), row, strict=True):
            sheet.text(x, 114 + 20 * at, text, 9)
        sheet.rule(44, 120 + 20 * at, 540, 120 + 20 * at)
    sheet.rule(44, 100, 540, 100)
    (table,) = tables_of(sheet.read())
    assert [[text for text in row if text] for row in rows_of(table)][:2] == [list(ROWS[0]), list(ROWS[1])]

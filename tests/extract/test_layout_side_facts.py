"""Columns of labels over their values beside a text."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, texts_of

FACTS = (("Équipe", ["Haies"]), ("Délai", ["2027"]), ("Étapes", ["Semer", "Tondre"]), ("Coût", ["450 €"]))
TEXT = ["Les prés de la cure sont", "fauchés deux fois l'an."]


def column(sheet: Sheet, top: float, *, bold: bool = True) -> list[str]:
    y, told = top, []
    for label, values in FACTS:
        sheet.text(330, y, label, 9, bold=bold)
        for value in values:
            y += 12
            sheet.text(330, y, value, 9)
        y += 14
        told.extend([label, *values])
    return told


def read(sheet: Sheet) -> list[str]:
    return [" ".join(block.text.split()) for block in texts_of(sheet.read())]


@pytest.mark.parametrize("text", [TEXT, TEXT[:1], []])
def test_the_text_comes_before_the_labels(text: list[str]) -> None:
    sheet = Sheet()
    sheet.text(50, 100, "Action 4 : Semer un pré fleuri", 9, bold=True)
    sheet.lines(50, 112, text, step=12, size=9)
    told = column(sheet, 100)
    found = read(sheet)
    assert found[0] == "Action 4 : Semer un pré fleuri"
    assert " ".join(found[1:]) == " ".join([*text, *told])


def test_a_label_beside_its_values_stays_with_them() -> None:
    sheet = Sheet()
    sheet.text(50, 100, "Étapes", 9, bold=True)
    sheet.lines(
        330, 100, ["Border les chemins", "Semer", "Tondre", "Faucher", "Rouler", "Herser", "Sarcler"], step=12, size=9
    )
    assert read(sheet)[0].startswith("Étapes Border")


def test_rows_of_a_text_and_a_label_each_are_no_column() -> None:
    sheet = Sheet()
    for at in range(8):
        sheet.text(50, 100 + 14 * at, f"Border le chemin {at} des haies", 9, bold=True)
        sheet.text(330, 100 + 14 * at, "Haies", 9, bold=at % 2 == 0)
    assert read(sheet)[1:2] != ["Border le chemin 1 des haies"]

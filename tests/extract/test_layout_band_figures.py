"""A rate or an amount at the right end of the bar over a table is no part of its title."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.detect.reading import detect
from tests.extract.pdf_making import Sheet


def bar(title: Sequence[tuple[float, str]], figure: str, y: float) -> tuple[str, list[str]]:
    sheet = Sheet()
    sheet.text(50, 45, "OS 1 : Une commune de bord d'eau", size=14, bold=True)
    sheet.shade(50, 60, 500, 92, "#cfdceb")
    sheet.grid((50, 500), (60, 92))
    for at, text in title:
        sheet.text(54, at, text, bold=True)
    sheet.text(496 - sheet.canvas.stringWidth(figure, "Helvetica-Bold", 10), y, figure, bold=True)
    rows = [("N°", "Action", "Pilote"), ("1", "Curer le bief du moulin", "DG"), ("2", "Border les chemins", "DF")]
    sheet.table((50, 80, 400, 500), 92, rows, height=24)
    item = detect(sheet.read()).plans[0].items[0].children[0]
    return item.title, [f"{value.field} {value.raw}" for value in item.values]


@pytest.mark.parametrize(
    ("title", "y"),
    [
        ([(80, "OO 1.1 Vivre au bord de l'eau")], 80),
        ([(72, "OO 1.1 Vivre, travailler et se promener par tous les temps au bord"), (86, "de l'eau")], 79),
    ],
)
def test_a_rate_at_the_right_end_of_a_bar_is_progress(title: list[tuple[float, str]], y: float) -> None:
    text, values = bar(title, "67 %", y)
    assert text.startswith("Vivre")
    assert text.endswith("au bord de l'eau")
    assert values == ["progress 67 %"]


def test_an_amount_at_the_right_end_of_a_bar_is_the_objective_s() -> None:
    assert bar([(80, "OO 1.1 Vivre au bord de l'eau")], "125.000 €", 80) == (
        "Vivre au bord de l'eau",
        ["amounts 125.000 €"],
    )


def test_a_figure_at_the_end_of_a_bar_may_have_a_label() -> None:
    title = [(72, "OO 1.1 Vivre, travailler et se promener par tous les temps"), (86, "au bord de l'eau")]
    text, values = bar(title, "Taux d'avancement : 67 %", 79)
    assert text == "Vivre, travailler et se promener par tous les temps au bord de l'eau"
    assert values == ["progress 67 %"]


def test_a_rate_that_ends_a_sentence_stays_in_the_title() -> None:
    assert bar([(80, "OO 1.1 Réduire les rejets de")], "", 80)[0] == "Réduire les rejets de"
    sheet_title = "OO 1.1 Réduire les rejets du village dans la rivière et ses affluents de 40 %"
    assert bar([(80, sheet_title)], "", 80)[0].endswith("de 40 %")

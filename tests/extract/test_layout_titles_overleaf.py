"""Title rows at the foot of a page, the rest of whose table stands overleaf."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

XS = (50.0, 170.0, 270.0, 390.0, 545.0)
BLUE, ROSE = "#77aadd", "#dd99aa"
NAMES = ["Équipe", "Échéance", "Statut", "Progression"]
SAID = ["Service des parcs", "30/06/2033", "En cours", "40 %"]
FOOT = 770.0


def title_row(sheet: Sheet, top: float, lines: Sequence[str], shade: str | None = BLUE) -> float:
    bottom = top + 8 + 13 * len(lines)
    if shade is not None:
        sheet.shade(XS[0], top, XS[-1], bottom, shade)
    sheet.grid((XS[0], XS[-1]), (top, bottom))
    sheet.canvas.setFillColor("black")
    sheet.lines(XS[0] + 4, top + 13, lines, 10, 13, bold=True)
    return bottom


def rows(sheet: Sheet, top: float, *texts: Sequence[str]) -> float:
    return sheet.table(XS, top, texts)


def opened(titles: int = 3, shade: str | None = BLUE) -> Sheet:
    """A page of tables, each with a title row, and room for a title row at its foot."""
    sheet = Sheet()
    top = 60.0
    for number in range(1, titles + 1):
        top = rows(sheet, title_row(sheet, top, [f"2.1.{number}. Tailler la haie numéro {number}"], shade), NAMES, SAID)
        top += 40
    sheet.text(50, top + 20, "Suite de la liste des chantiers de la saison", 10)
    return sheet


@pytest.mark.parametrize("shade", [BLUE, None], ids=["shaded", "bold"])
@pytest.mark.parametrize("named", [True, False], ids=["header overleaf", "no header"])
def test_a_title_row_at_the_foot_heads_the_table_overleaf(named: bool, shade: str | None) -> None:
    sheet = opened(shade=shade)
    title_row(sheet, FOOT, ["2.1.4. Creuser une mare"], shade)
    sheet.turn_page()
    below = [NAMES, SAID] if named else [SAID]
    rows(sheet, 60, *below)
    document = sheet.read()
    last = tables_of(document)[-1]
    assert rows_of(last) == [["2.1.4. Creuser une mare", None, None, None], *below]
    assert [place.page for place in last.places] == [1, 2]
    assert not any("Creuser" in block.text for block in texts_of(document))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("2.1.4. Creuser une mare pour les", "tritons du vallon"),
        ("2.1.4. Creuser une mare derrière la maison de", "Léonie"),
        ("2.1.4. Creuser une mare", "(A.7)"),
    ],
)
def test_a_title_cut_by_the_break_is_whole(above: str, below: str) -> None:
    sheet = opened()
    title_row(sheet, FOOT, [above])
    sheet.turn_page()
    rows(sheet, title_row(sheet, 60, [below]), NAMES, SAID)
    last = tables_of(sheet.read())[-1]
    assert rows_of(last) == [[f"{above} {below}", None, None, None], NAMES, SAID]


def test_a_title_of_its_own_overleaf_begins_another_table() -> None:
    sheet = opened()
    title_row(sheet, FOOT, ["2.1.4. Creuser une mare"])
    sheet.turn_page()
    rows(sheet, title_row(sheet, 60, ["2.1.5. Planter un verger"]), NAMES, SAID)
    document = sheet.read()
    assert rows_of(tables_of(document)[-1])[0][0] == "2.1.5. Planter un verger"
    assert any(block.text == "2.1.4. Creuser une mare" for block in texts_of(document))


def test_a_box_on_another_shade_is_no_title_of_the_table_overleaf() -> None:
    sheet = opened()
    title_row(sheet, FOOT, ["2.2. Rendre les chemins aux marcheurs"], ROSE)
    sheet.turn_page()
    rows(sheet, title_row(sheet, 60, ["2.2.1. Baliser le tour du plateau"]), NAMES, SAID)
    document = sheet.read()
    assert rows_of(tables_of(document)[-1])[0][0] == "2.2.1. Baliser le tour du plateau"
    assert any(block.text.startswith("2.2. Rendre") for block in texts_of(document))


def test_a_remark_in_a_box_is_no_title_where_tables_have_none() -> None:
    sheet = Sheet()
    rows(sheet, 60, NAMES, SAID, SAID)
    title_row(sheet, FOOT, ["Les équipes se voient chaque mois"])
    sheet.turn_page()
    rows(sheet, 60, NAMES, SAID)
    document = sheet.read()
    assert any(block.text == "Les équipes se voient chaque mois" for block in texts_of(document))

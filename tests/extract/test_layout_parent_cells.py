"""Objectives beside several rows that no stroke parts, and rows between upright rules alone."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, rows_of, tables_of

XS = (50, 135, 215, 460)
HEAD = ["OS", "OO", "Action", "Échéance"]
PLAN = [
    (
        "Être un canton|où l'on chante",
        [("Soutenir les|chorales", ["Inviter les chœurs", "Accorder l'orgue|du temple"])],
    ),
    (
        "Être un canton|de l'eau",
        [("Curer les biefs", ["Curer le bief|du haut", "Réparer la vanne"]), ("Passer", ["Lire"])],
    ),
]
WANTED = [
    ("Être un canton où l'on chante", "Soutenir les chorales", "Inviter les chœurs"),
    ("Être un canton où l'on chante", "Soutenir les chorales", "Accorder l'orgue du temple"),
    ("Être un canton de l'eau", "Curer les biefs", "Curer le bief du haut"),
    ("Être un canton de l'eau", "Curer les biefs", "Réparer la vanne"),
    ("Être un canton de l'eau", "Passer", "Lire"),
]


def write(sheet: Sheet, x: float, top: float, bottom: float, text: str, place: float) -> None:
    """Write a text of 9 points and 11 between its lines at the head (0) or the middle (0.5) of a cell."""
    lines = text.split("|")
    sheet.lines(x, top + 13 + place * (bottom - top - 11 * len(lines) - 10), lines, 9, step=11)


def draw(sheet: Sheet, place: float, ruled: bool) -> tuple[float, float]:
    """Draw the plan; strokes under the actions alone where it is ``ruled``. Return its head and its foot."""
    for x, name in zip(XS, HEAD, strict=True):
        sheet.text(x, 73, name, 9, bold=True)
    sheet.rule(45, 80, 550, 80, 0.5)
    y = 80.0
    for strategic, objectives in PLAN:
        above = y
        for operational, actions in objectives:
            start = y
            for action in actions:
                bottom = y + 10 + 11 * len(action.split("|"))
                write(sheet, XS[2], y, bottom, action, place)
                write(sheet, XS[3], y, bottom, "fin 2031", place)
                y = bottom
                if ruled:
                    sheet.rule(XS[2] - 4, y, 550, y, 0.5)
            write(sheet, XS[1], start, y, operational, place)
        write(sheet, XS[0], above, y, strategic, place)
    return 80.0, y


def filled(rows: list[list[str | None]]) -> list[tuple[str | None, ...]]:
    """The first three columns, merged cells repeated in each of their rows."""
    found: list[tuple[str | None, ...]] = []
    for row in rows:
        above = found[-1] if found else row
        found.append(tuple(above[at] if row[at] is None else row[at] for at in range(3)))
    return found


@pytest.mark.parametrize("place", [0.0, 0.5])
def test_each_objective_stands_for_the_rows_at_whose_head_or_middle_it_is(place: float) -> None:
    sheet = Sheet()
    draw(sheet, place, ruled=True)
    (table,) = tables_of(sheet.read())
    assert filled(rows_of(table))[1:] == WANTED


def test_rows_between_upright_rules_alone() -> None:
    sheet = Sheet()
    sheet.shade(45, 60, 550, 80, "#dddddd")
    top, bottom = draw(sheet, 0.0, ruled=False)
    for x in (45, *(x - 4 for x in XS[1:]), 550):
        sheet.rule(x, 60, x, bottom, 0.5)
    sheet.rule(45, 60, 550, 60, 0.5)
    sheet.rule(45, bottom, 550, bottom, 0.5)
    (table,) = tables_of(sheet.read())
    assert filled(rows_of(table))[1:] == WANTED
    assert top < bottom


def test_a_tall_row_of_long_texts_stays_one() -> None:
    sheet = Sheet()
    xs = (45, 200, 370, 550)
    texts = [
        "Curer le bief|du moulin haut,||puis sa vanne|et le canal",
        "Les eaux||La ferme du|haut",
        "En 2031|ou plus tard",
    ]
    sheet.grid(xs, (60, 80, 220))
    for x, name, text in zip(xs, ["Action", "Pilote", "Échéance"], texts, strict=False):
        sheet.text(x + 4, 73, name, 9, bold=True)
        sheet.lines(x + 4, 95, text.split("|"), 9, step=11)
    (table,) = tables_of(sheet.read())
    assert table.n_rows == 2


def test_a_word_and_a_number_in_a_text_start_no_row() -> None:
    sheet = Sheet()
    y = 60.0
    for at in range(1, 9):
        sheet.rule(45, y - 12, 550, y - 12, 0.5)
        sheet.lines(50, y, [f"1.{at} Équiper les salles du canton de", "capteurs de CO2"], 9, step=11)
        sheet.text(300, y + 5.5, "Service des eaux", 9)
        sheet.text(450, y + 5.5, "fin 2031", 9)
        y += 30
    sheet.rule(45, y - 12, 550, y - 12, 0.5)
    (table,) = tables_of(sheet.read())
    assert [row[0] for row in rows_of(table)] == [
        f"1.{at} Équiper les salles du canton de capteurs de CO2" for at in range(1, 9)
    ]

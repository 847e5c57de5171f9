"""Fiches without rules: what they repeat are labels, and each label opens a row."""

from __future__ import annotations

import pytest

from extract.layout.engine.content import Word
from extract.layout.open_tables.labels import Labels, repeated_labels
from extract.layout.tables.row_lines import RowLine
from tests.extract.pdf_making import Sheet, rows_of, tables_of

STREETS = ("Repeindre le lavoir", "Curer le bief du moulin", "Baliser le sentier des crêtes", "Ouvrir un fournil")
WHO = ("Régie", "Atelier des eaux", "Comité des crêtes", "Foyer rural")


@pytest.mark.parametrize("step", [12.6, 16.0])
def test_each_label_at_the_left_opens_a_row(step: float) -> None:
    sheet = Sheet()
    y = 80.0
    for title, who in zip(STREETS, WHO, strict=True):
        for label, values in (
            ("Projet", [title]),
            ("Qui", [who, "Collège"]),
            ("Échéance", ["2031"]),
            ("État", ["Neuf"]),
        ):
            sheet.text(55, y, label, bold=True)
            sheet.lines(190, y, values, step=12.6)
            y += 12.6 * (len(values) - 1) + step
    (table,) = tables_of(sheet.read())
    wanted = [
        row
        for title, who in zip(STREETS, WHO, strict=True)
        for row in (["Projet", title], ["Qui", f"{who} Collège"], ["Échéance", "2031"], ["État", "Neuf"])
    ]
    assert rows_of(table) == wanted


def test_two_labels_and_their_values_on_a_line() -> None:
    sheet = Sheet()
    y = 80.0
    for at, (title, who) in enumerate(zip(STREETS, WHO, strict=True)):
        sheet.text(50, y, f"Action {at} : {title} avec tous ceux qui le veulent au village", bold=True)
        sheet.text(50, y + 14, "Qui", bold=True)
        sheet.lines(140, y + 14, [who, "Collège"], step=11)
        sheet.text(330, y + 14, "Délai", bold=True)
        sheet.text(420, y + 14, "2031")
        sheet.text(50, y + 36, "Avec", bold=True)
        sheet.text(330, y + 36, "Budget", bold=True)
        sheet.text(420, y + 36, "12 000 €")
        y += 52
    (table,) = tables_of(sheet.read())
    rows = rows_of(table)
    for who in WHO:
        assert ["Qui", f"{who} Collège", "Délai", "2031"] in rows
    assert rows.count(["Avec", "", "Budget", "12 000 €"]) == len(WHO)


def test_labels_side_by_side_above_their_values() -> None:
    sheet = Sheet()
    y = 80.0
    for title, who in zip(STREETS, WHO, strict=True):
        sheet.text(40, y, title, 10, bold=True)
        for x, label, value in ((40, "Porteur", who), (230, "Calendrier", "2031-2032"), (420, "Statut", "Neuf")):
            sheet.text(x, y + 13, label, 7)
            sheet.text(x, y + 23, value)
        sheet.text(40, y + 34, f"Amis de {who}")
        for x, label, value in ((40, "Mesures", f"Visites ({who})"), (230, "Coût", "900 €"), (420, "Suivi", "Oui")):
            sheet.text(x, y + 46, label, 7)
            sheet.text(x, y + 56, value)
        y += 70
    (table,) = tables_of(sheet.read())
    rows = rows_of(table)
    for who in WHO:
        assert [f"{who} Amis de {who}", "2031-2032", "Neuf"] in rows
        assert [f"Visites ({who})", "900 €", "Oui"] in rows
    assert rows.count(["Porteur", "Calendrier", "Statut"]) == rows.count(["Mesures", "Coût", "Suivi"]) == len(WHO)


@pytest.mark.parametrize(
    ("column", "labels"),
    [
        (["Qui", "Délai", "État"] * 4, True),
        (["Qui", "Délai", "Qui", "Délai", "État", "Qui", "Délai", "État", "Qui", "État"], True),  # some are left out
        (["État", "Qui", *["Qui", "Délai", "État"] * 4], True),  # a list of other texts stands above
        (["Régie", "Forge", "Forge", "Atelier", "Régie", "Régie", "Atelier", "Forge", "Forge", "Régie"], False),
    ],
)
def test_labels_come_in_their_order(column: list[str], labels: bool) -> None:
    lines = [RowLine(10.0 * at, 0.0, (_piece(0, text), _piece(1, f"Curer {at}"))) for at, text in enumerate(column)]
    assert bool(repeated_labels(lines).beside) is labels


def _piece(col: int, text: str) -> tuple[int, int, tuple[Word, ...]]:
    return col, col, (Word(text, 0.0, 0.0, 10.0, 10.0),)


def test_codes_below_lines_of_names_that_come_again_start_rows() -> None:
    sheet = Sheet()
    y = 80.0
    for part in range(3):
        sheet.text(40, y, f"Rendre le quai {part} aux promeneurs et aux pêcheurs du canton de la ville basse")
        names = [(40, "Code"), (100, "Mesure"), (300, "Porteur"), (420, "Crédits")]
        for k, over in enumerate([names, [(420, "Courants"), (480, "Uniques")]]):
            for x, cell in over:
                sheet.text(x, y + 20 + 12 * k, cell)
        for k, who in enumerate(WHO[:3]):
            for x, cell in zip(
                (40, 100, 300, 420, 480), (f"{part}.{k}", "Curer le bief", who, "9 €", "4 €"), strict=True
            ):
                sheet.text(x, y + 46 + 12 * k, cell)
        y += 110
    rows = [row for table in tables_of(sheet.read()) for row in rows_of(table)]
    for part in range(3):
        for k, who in enumerate(WHO[:3]):
            assert [f"{part}.{k}", "Curer le bief", who, "9 €", "4 €"] in rows


def test_labels_on_two_lines_beside_their_values_open_one_row_each() -> None:
    sheet = Sheet()
    fields = (["Volet :"], ["Projet :"], ["Service", "porteur :"], ["Équipe", "de suivi :"], ["% d'avancement :"])
    wanted = []
    for at, (title, who) in enumerate(zip(STREETS, WHO, strict=True)):
        y = 80.0
        for label, value in zip(fields, ("Externe", title, who, f"Cellule {at}", "50 %"), strict=True):
            sheet.lines(55, y, label, step=12, bold=True)
            sheet.text(190, y, value)
            y += 12 * len(label) + 6
            wanted.append([" ".join(label), value])
        sheet.turn_page()
    assert [row for table in tables_of(sheet.read()) for row in rows_of(table)] == wanted


def test_a_column_of_kinds_holds_no_labels() -> None:
    column = ["Objectif", *["Projet"] * 4, "Objectif", *["Projet"] * 5]
    lines = [RowLine(10.0 * at, 0.0, (_piece(0, text), _piece(1, f"Curer {at}"))) for at, text in enumerate(column)]
    assert not repeated_labels(lines).beside


def test_values_that_recur_beside_one_word_are_no_lines_of_labels() -> None:
    rows = [("Projet", "En cours"), ("Projet", "À venir")] * 4
    lines = [RowLine(10.0 * at, 0.0, (_piece(0, a), _piece(2, b))) for at, (a, b) in enumerate(rows)]
    lines = [one for at, line in enumerate(lines) for one in (line, RowLine(5.0, 0.0, (_piece(0, f"1.{at}"),)))]
    assert repeated_labels(lines) == Labels()


def test_the_code_of_a_fiche_right_below_a_full_title_opens_a_row() -> None:
    sheet = Sheet()
    y = 60.0
    for n, title in enumerate(("Curer le ru", "Semer un pré", "Paver la cour", "Dorer le coq"), 1):
        wide = f"OO {n}. Soigner les rives du village pour que chacun s'y promène et s'y repose le soir venu ensemble"
        for text in (wide, f"Fiche {n}. {title} de la place jusqu'au moulin du bief d'en bas"):
            sheet.text(50, y, text, 9)
            y += 12
        for label, value in (("Référent", "Cellule Nature"), ("Période", f"{2030 + n}"), ("Urgence", "Forte")):
            sheet.text(50, y, label, 9)
            sheet.text(200, y, value, 9)
            y += 12
        y += 12
    titles = [row[0] for table in tables_of(sheet.read()) for row in rows_of(table) if row[1] is None]
    assert sum((title or "").startswith("Fiche") for title in titles) == 3  # the first stands above the table


def test_the_second_line_of_a_label_is_none() -> None:
    """It stands alone, right below the same words each time; a label that has no value stands as far off as others."""
    first = [(0, "Projet", "Curer"), (20, "Budget –", "900 €"), (30, "Extérieur", "")]
    fiche = [*first, (50, "Bilan", ""), (70, "Qui", "A")]
    lines = [
        RowLine(100.0 * at + y, 0.0, tuple(_piece(col, text) for col, text in enumerate((label, value)) if text))
        for at in range(4)
        for y, label, value in fiche
    ]
    assert repeated_labels(lines).beside == {"Projet", "Budget –", "Bilan", "Qui"}

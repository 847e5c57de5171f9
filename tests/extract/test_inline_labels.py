"""Labels in the midst of a line: each has its own value."""

from __future__ import annotations

import pytest

from extract.detect.words.inline_labels import at_labels
from extract.printed import Field
from tests.extract.documents import find, heading, items, paragraph, raws, table


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Qui ? La régie Quand ? En 2027", ["Qui ? La régie", "Quand ? En 2027"]),
        (
            "Services pilotes : Fêtes et Sports Échéance : 30/06/2027 Budget : 7 500 €",
            ["Services pilotes : Fêtes et Sports", "Échéance : 30/06/2027", "Budget : 7 500 €"],
        ),
        ("Pilote : Mme Fays Date de fin : mai 2027", ["Pilote : Mme Fays", "Date de fin : mai 2027"]),
        ("Pilote : Parcs – Échéance revue : 2028", ["Pilote : Parcs", "Échéance revue : 2028"]),
        ("Pilote : Parcs · Délai initial : mai 2027", ["Pilote : Parcs", "Délai initial : mai 2027"]),
        ("Pilote : Parcs ; Délai : 2027 • Budget : 500 €", ["Pilote : Parcs", "Délai : 2027", "Budget : 500 €"]),
        ("Partenaires : GAL, PCS, Budget : 500 €", ["Partenaires : GAL, PCS", "Budget : 500 €"]),
        ("Pilote : le Service Jeunesse", ["Pilote : le Service Jeunesse"]),
        ("Pilote : la régie et Partenaires : aucun", ["Pilote : la régie et Partenaires : aucun"]),
        ("Qui ? La régie, Budget : 500 €", ["Qui ? La régie, Budget : 500 €"]),
        ("Le halage : Budget : 500 €", ["Le halage : Budget : 500 €"]),
        ("Semer un pré Pilote : la régie", ["Semer un pré Pilote : la régie"]),
    ],
)
def test_a_line_is_cut_where_another_label_begins(line: str, parts: list[str]) -> None:
    assert at_labels(line) == parts


def test_labels_on_one_line_under_a_title() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("Action 1 : Semer un pré"),
        paragraph("Qui ? La régie Quand ? de 2026 à 2028", "Combien ? : 7.500 €"),
    )
    action = find(found, "Semer")
    assert raws(action, Field.PILOT) == ["La régie"]
    assert raws(action, Field.SCHEDULE) == ["de 2026 à 2028"]
    assert raws(action, Field.AMOUNT) == ["7.500 €"]


def test_labels_on_one_line_of_a_cell() -> None:
    rows = [
        ["Actions", "Détails"],
        ["Semer un pré", "Pilote : la régie Échéance : 2027"],
        ["Curer le bief", "Pilote : le DG Échéance : 2028"],
    ]
    found = items(heading("OS 1 : Être une commune proche"), table(rows))
    assert raws(find(found, "Curer"), Field.PILOT) == ["le DG"]
    assert raws(find(found, "Curer"), Field.SCHEDULE) == ["2028"]


def test_a_value_that_goes_on_on_the_next_line_is_no_annotation() -> None:
    lines = paragraph("Pilote : Parcs • Calendrier : 2027-", "2031 • Budget : 500 €")
    action = find(items(heading("OS 1 : Être une commune proche"), heading("Action 1 : Semer un pré"), lines), "Semer")
    assert raws(action, Field.PILOT) == ["Parcs"]
    assert raws(action, Field.SCHEDULE) == ["2027-2031"]
    assert raws(action, Field.AMOUNT) == ["500 €"]

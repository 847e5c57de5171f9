"""Tables under an item whose first row is nothing but labels: they speak of the item, none of their rows is one."""

from __future__ import annotations

import pytest

from extract.document import Block
from extract.printed import Field, PrintedItem
from tests.extract.documents import bullet, find, heading, items, outline, paragraph, raws, table

LABELS = ["Responsable", "Partenaires", "Échéance", "Budget"]
OBJECTIVES = (heading("OS 1 : Être une commune verte"), heading("OO 1.1 : Soigner les eaux"))


def _roots(*under: Block) -> list[PrintedItem]:
    return list(
        items(*OBJECTIVES, paragraph("Action 1.1.1 – Curer l'étang"), *under, paragraph("Action 1.1.2 – Semer"))
    )


@pytest.mark.parametrize("budget", ["12.000 €", ""])
def test_a_row_of_labels_over_a_row_of_values_speaks_of_the_action_above(budget: str) -> None:
    roots = _roots(table([LABELS, ["Service des bois", "Contrat de rivière", "2027", budget]]))
    assert outline(roots)[2:] == ["    A 1.1.1 Curer l'étang", "    A 1.1.2 Semer"]
    action = find(roots, "Curer")
    assert raws(action, Field.PILOT) == ["Service des bois"]
    assert raws(action, Field.PARTNER) == ["Contrat de rivière"]
    assert raws(action, Field.SCHEDULE) == ["2027"]
    assert raws(action, Field.AMOUNT) == ([budget] if budget else [])
    assert raws(action, Field.DESCRIPTION) == []


def test_a_label_may_say_more_than_its_field_where_most_say_no_more() -> None:
    labels = ["Service", "Mandataire de référence", "Échéance"]
    roots = _roots(table([labels, ["Voirie", "Échevine des eaux", "2027"]]))
    assert raws(find(roots, "Curer"), Field.PILOT) == ["Voirie", "Échevine des eaux"]
    roots = _roots(table([["Mandataire de référence", "Service de terrain"], ["Échevine des eaux", "Voirie"]]))
    assert raws(find(roots, "Curer"), Field.PILOT) == []


def test_an_entry_of_a_list_may_be_the_action() -> None:
    entries: list[Block] = [
        bullet("Curer l'étang du moulin"),
        table([["Qui ?", "Quand ?"], ["Service des bois", "2027"]]),
    ]
    entries += [bullet("Semer un pré fleuri"), table([["Qui ?", "Quand ?"], ["Voirie", "2028"]])]
    roots = items(*OBJECTIVES, *entries)
    assert raws(find(roots, "Curer"), Field.PILOT) == ["Service des bois"]
    assert raws(find(roots, "Semer"), Field.SCHEDULE) == ["2028"]


def test_texts_of_several_rows_are_the_steps_of_the_action() -> None:
    rows = [
        ["Description", "Pilote", "Échéance"],
        ["Sonder la vase de l'étang", "Bureau Mare", "2026"],
        ["Pomper les eaux usées", "Parcs", "2027"],
    ]
    roots = _roots(table(rows))
    assert outline(roots)[2:] == ["    A 1.1.1 Curer l'étang", "    A 1.1.2 Semer"]
    assert raws(find(roots, "Curer"), Field.STEP) == ["Sonder la vase de l'étang", "Pomper les eaux usées"]


def test_when_each_step_is_due_is_no_time_of_an_action_that_has_its_own() -> None:
    rows = [["Tâche", "Échéance"], ["Sonder la vase", "09/2026"], ["Pomper les eaux usées", "02/2027"]]
    roots = _roots(paragraph("Échéance : 2028"), table(rows))
    assert raws(find(roots, "Curer"), Field.SCHEDULE) == ["2028"]
    assert raws(find(roots, "Curer"), Field.STEP) == ["Sonder la vase", "Pomper les eaux usées"]


def test_under_an_objective_such_rows_are_actions() -> None:
    rows = [
        ["Description", "Pilote", "Échéance"],
        ["Sonder la vase de l'étang", "Bureau Mare", "2026"],
        ["Pomper les eaux usées", "Parcs", "2027"],
    ]
    assert outline(items(*OBJECTIVES, table(rows)))[2:] == [
        "    A Sonder la vase de l'étang",
        "    A Pomper les eaux usées",
    ]


def test_labels_beside_their_values_are_no_header() -> None:
    roots = _roots(table([["Responsable", "Mandataire"], ["Échéance", "2027"], ["Budget", "900 €"]]))
    assert raws(find(roots, "Curer"), Field.SCHEDULE) == ["2027"]
    assert raws(find(roots, "Curer"), Field.AMOUNT) == ["900 €"]


def test_a_budget_by_years_is_read_by_its_years() -> None:
    rows = [["Année", "Budget", "Réalisation (%)"], ["2026", "3 000", "40 %"], ["2027", "4 000", "50 %"]]
    action = find(_roots(table(rows)), "Curer")
    assert raws(action, Field.AMOUNT) == ["3 000", "4 000"]
    assert raws(action, Field.PROGRESS) == raws(action, Field.SCHEDULE) == []


def test_a_table_of_one_indicator_is_one() -> None:
    rows = [["Indicateur", "Situation 2024", "Cible 2030"], ["Part des berges saines", "41 %", "65 %"]]
    action = find(_roots(table(rows)), "Curer")
    assert raws(action, Field.PROGRESS) == []
    assert raws(action, Field.INDICATOR)[0] == "Part des berges saines"


def test_cells_with_their_own_labels_speak_of_the_action_above() -> None:
    cells = ["Responsable : Service des bois", "Partenaires :", "Échéance : 2027", "Budget : 900 €"]
    action = find(_roots(table([cells])), "Curer")
    assert raws(action, Field.PILOT) == ["Service des bois"]
    assert raws(action, Field.PARTNER) == []
    assert raws(action, Field.SCHEDULE) == ["2027"]
    assert raws(action, Field.AMOUNT) == ["900 €"]


def test_a_calendar_of_quarters_shades_the_times_of_the_action() -> None:
    head = ["Planification", "2027", "", "2028", ""]
    parts, marks = ["", "S1", "S2", "S1", "S2"], [""] * 5
    calendar = table(
        [head, parts, marks],
        spans={(0, 0): (3, 1), (0, 1): (1, 2), (0, 3): (1, 2)},
        fills={(2, 2): "#7f6000", (2, 3): "#7f6000"},
    )
    roots = _roots(table([["Pilote", "Voirie"], ["Priorité", "Haute"]]), calendar)
    assert raws(find(roots, "Curer"), Field.SCHEDULE) == ["2027-S2 2028-S1"]


def test_what_indicators_aim_at_and_have_reached_is_said_of_the_action() -> None:
    head = ["Indicateur", "Valeur cible", "Atteint 2027", "Atteint 2028", "Atteint 2029"]
    roots = _roots(table([head, ["Truites comptées", "40", "7", "12", "31"], ["Berges nettoyées", "9", "3", "", "8"]]))
    assert outline(roots)[2:] == ["    A 1.1.1 Curer l'étang", "    A 1.1.2 Semer"]
    said = [v for v in find(roots, "Curer").values if v.field is Field.INDICATOR]
    assert [(v.raw, v.hints["part"], v.hints.get("year")) for v in said[:5]] == [
        ("Truites comptées", "label", None),
        ("40", "target", None),
        ("7", "reached", "2027"),
        ("12", "reached", "2028"),
        ("31", "reached", "2029"),
    ]


def test_labels_over_empty_rows_say_nothing() -> None:
    roots = _roots(
        table([["Indicateurs", "Valeur cible"], ["", ""]]),
        table([["Budget", "2031", "2032"], ["Emprunt", "500 €", "-"]]),
    )
    assert outline(roots)[2:] == ["    A 1.1.1 Curer l'étang", "    A 1.1.2 Semer"]
    assert raws(find(roots, "Curer"), Field.AMOUNT) == ["500 €"]

"""Columns of states that only their cells tell: signs and shades of the legend, words of states."""

from __future__ import annotations

import pytest

from extract.document import Block
from extract.printed import Field
from tests.extract.documents import find, heading, items, paragraph, raws, table

LEGEND = "Légende : ☺ = réalisé ; ☹ = pas encore débuté"
HEADS = ["", "Mi-parcours", "Où on va"]


def plan(head: str, first: str, second: str) -> list[Block]:
    return [
        heading("OS 1 : Être une commune proche"),
        table([["Action", "Pilote", head], ["Repeindre le hall", "DG", first], ["Isoler la crèche", "DF", second]]),
    ]


@pytest.mark.parametrize("head", HEADS)
def test_signs_of_the_legend_are_states_under_any_head(head: str) -> None:
    found = items(paragraph(LEGEND), *plan(head, "☺", "☹"))
    assert raws(find(found, "Isoler la crèche"), Field.STATUS) == ["☹"]


@pytest.mark.parametrize("head", HEADS)
def test_words_of_states_are_states_under_any_head(head: str) -> None:
    found = items(*plan(head, "Terminé", "Non débutée"))
    assert raws(find(found, "Isoler la crèche"), Field.STATUS) == ["Non débutée"]


@pytest.mark.parametrize(("first", "second"), [("☺", "Budget à revoir"), ("Nord", "Sud")])
def test_other_texts_are_none(first: str, second: str) -> None:
    found = items(paragraph(LEGEND), *plan("Zone", first, second))
    assert raws(find(found, "Repeindre le hall"), Field.STATUS) == []


@pytest.mark.parametrize("head", ["Éval. 2022", "Avanc. 2027", "Évaluation 2022"])
def test_a_year_behind_a_short_form_adds_nothing(head: str) -> None:
    found = items(paragraph("Légende : R = réalisé ; C = en cours"), *plan(head, "R", "C"))
    assert raws(find(found, "Isoler la crèche"), Field.STATUS) == ["C"]


@pytest.mark.parametrize(("before", "now"), [("Mars 2026", "Octobre 2027"), ("2026", "2027")])
def test_columns_named_for_times_hold_the_state_at_each(before: str, now: str) -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            ["Action", "Pilote", before, now],
            ["Repeindre le hall", "DG", "Non débutée", "En cours"],
            ["Isoler la crèche", "DF", "En cours", "Terminé"],
        ]),
    )  # fmt: skip
    assert raws(find(found, "Isoler la crèche"), Field.STATUS) == ["En cours", "Terminé"]


def test_a_year_grid_with_few_states_remains_one() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            ["Action", "Pilote", "2026", "2027"],
            ["Repeindre le hall", "DG", "Terminé", ""],
            ["Isoler la crèche", "DF", "", "En cours"],
        ]),
    )  # fmt: skip
    assert raws(find(found, "Isoler la crèche"), Field.STATUS) == []


def test_a_column_named_for_rates_may_hold_states() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            ["Action", "Pilote", "Degré de réalisation"],
            ["Repeindre le hall", "DG", "Action non démarrée"],
            ["Isoler la crèche", "DF", "Projet en cours"],
        ]),
    )  # fmt: skip
    action = find(found, "Isoler la crèche")
    assert raws(action, Field.STATUS) == ["Projet en cours"]
    assert raws(action, Field.PROGRESS) == []


def test_a_label_named_for_rates_may_hold_a_state() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("Action 1.1 : Isoler la crèche"),
        table([["Pilote", "DF"], ["Degré de réalisation", "En cours"], ["Échéance", "2031"]]),
    )
    action = find(found, "Isoler la crèche")
    assert (raws(action, Field.STATUS), raws(action, Field.PROGRESS)) == (["En cours"], [])


def test_letters_of_a_legend_are_states_in_a_column_named_for_rates() -> None:
    found = items(
        table([["Légende :", "F = Finalisé", "E = En cours", "N = Non entamé"]]),
        heading("OS 1 : Être une commune proche"),
        table([
            ["Action", "Pilote", "Degré de réalisation", "%"],
            ["Repeindre le hall", "DG", "F", "100 %"],
            ["Isoler la crèche", "DF", "E", "40 %"],
        ]),
    )  # fmt: skip
    action = find(found, "Isoler la crèche")
    assert (raws(action, Field.STATUS), raws(action, Field.PROGRESS)) == (["E"], ["40 %"])

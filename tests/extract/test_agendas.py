"""Lists of meetings hold no items."""

from __future__ import annotations

import pytest

from extract.detect.tables.agendas import is_agenda
from extract.document import Block
from tests.extract.documents import heading, paragraph, table, tree

MEETINGS = [["Date", "Objet", "Salle"], ["3 mai 2031", "Groupe de travail", "Maison de village"]]
MEETINGS += [["mardi 7/10/2031", "Réunion plénière", "Maison de village"]]


def test_a_list_of_meetings_behind_the_plan_holds_no_items() -> None:
    plan: list[Block] = [
        heading("OS 1 : Être une commune proche"),
        paragraph("OO 1.1 : Rendre l'accueil clair"),
        table([["Action", "Échéance"], ["1.1.1 Repeindre le hall", "2030"], ["1.1.2 Flécher la cour", "2031"]]),
    ]
    annex: list[Block] = [heading("Annexe 2 : nos rencontres"), table(MEETINGS)]
    assert tree(*plan, *annex) == tree(*plan)


@pytest.mark.parametrize(
    "rows",
    [
        [["Date", "Action", "Lieu"], ["03/05/2031", "Curer la mare", "Bief"], ["07/05/2031", "Semer", "Pré"]],
        [["Date", "Objet", "Lieu"], ["2031", "Curer la mare", "Bief"], ["2032", "Semer", "Pré"]],
        [["Échéance", "Intitulé"], ["03/05/2031", "Curer la mare"], ["07/05/2031", "Semer un pré"]],
    ],
)
def test_items_with_days_are_no_list_of_meetings(rows: list[list[str]]) -> None:
    assert not is_agenda(table(rows))

"""What stands behind the plan: sums of the body's accounts, and objectives that a last table tells once more."""

from __future__ import annotations

from extract.document import Block
from tests.extract.documents import BOLD, bullet, heading, paragraph, table, tree

PLAN: tuple[Block, ...] = (
    heading("Volet interne", level=1),
    heading("OS 1 : Être une commune sobre", level=2),
    heading("OO 1.1 : Isoler les bâtiments", level=3),
    bullet("Action 1.1.1 : Isoler la crèche"),
    heading("Volet externe", level=1),
    heading("OS 2 : Être une commune conviviale", level=2),
    heading("OO 2.1 : Faire vivre les places", level=3),
    bullet("Action 2.1.1 : Ombrager la place du Marché"),
)
RECALLED = [
    ["Objectif stratégique", "Objectif opérationnel", "Nombre d'éléments"],
    ["OS 1 : Être une commune sobre", "OO 1.1 : Isoler les bâtiments", "1"],
    ["OS 2 : Être une commune conviviale", "OO 2.1 : Faire vivre les places", "1"],
]
SUMS = [["Poste", "Compte 2023", "Budget 2024"], ["Intérêts", "1.000 €", "900 €"], ["Eau", "40 €", "50 €"]]


def test_annexes_tell_no_item_again() -> None:
    lines = tree(
        *PLAN,
        heading("Annexe 1 : vue d'ensemble", level=1),
        table(RECALLED),
        heading("Annexe budgétaire", level=1),
        table(SUMS),
        heading("Extrait du registre", level=1),
        paragraph("Le Conseil décide."),
    )
    assert lines == tree(*PLAN)


def test_a_last_table_of_objectives_that_the_body_does_not_tell_is_part_of_the_plan() -> None:
    lines = tree(*PLAN[:4], table(RECALLED))
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "OS", "OO"]


def test_tables_of_annexes_have_columns_of_their_own() -> None:
    lines = tree(
        heading("OS 1 Soigner les rives"),
        heading("OO 1.1 Entretenir les berges"),
        table([["Action", "Étapes"], ["Curer le bief du moulin", "Mesurer"], ["Rouvrir le halage", "Dessiner"]]),
        heading("OO 1.2 Border les chemins"),
        table([["Semer un pré fleuri", "Choisir les semences"]]),
        paragraph("Annexe – Analyse AFOM", style=BOLD),
        table([["Atouts", "Faiblesses"], ["Cadre boisé", "Bâtiments vétustes"]]),
    )
    assert lines == [
        "OS 1 Soigner les rives",
        "  OO 1.1 Entretenir les berges",
        "    A Curer le bief du moulin",
        "    A Rouvrir le halage",
        "  OO 1.2 Border les chemins",
        "    A Semer un pré fleuri",
    ]

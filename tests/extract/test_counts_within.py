"""Numbers in two parts that count objectives of a chapter and, below each, actions ("1" > "1.2" > "2.1")."""

from __future__ import annotations

from extract.document import Block
from tests.extract.documents import heading, paragraph, table, tree

PLAN = (
    "1 Être une commune accueillante",
    "1.1 Guider les visiteurs",
    "1.1 Repeindre les panneaux",
    "1.2 Imprimer une carte",
    "1.2 Fleurir les rues",
    "2.1 Planter des bulbes",
    "2 Être une commune propre",
    "2.1 Trier à la source",
    "1.1 Distribuer des bacs",
    "1.2 Louer une balayeuse",
    "2.2 Balayer les places",
    "2.1 Former les ouvriers",
)
LEVELS = ["OS", "OO", "A", "A", "OO", "A", "OS", "OO", "A", "A", "OO", "A"]


def test_actions_may_leave_out_the_number_of_the_strategic_objective() -> None:
    assert [line.split()[0] for line in tree(*map(paragraph, PLAN))] == LEVELS


def test_numbers_that_count_on_from_their_chapter_are_of_one_level() -> None:
    plan = (
        "1 Être une commune accueillante",
        "1.1 Guider les visiteurs",
        "1.2 Fleurir les rues",
        "1.3 Planter des bulbes",
    )
    more = ("2 Être une commune propre", "2.1 Trier à la source", "2.2 Balayer les places", "2.3 Louer une balayeuse")
    assert len({line.split()[0] for line in tree(*map(paragraph, (*plan, *more)))}) == 2


def test_a_label_of_actions_among_those_of_a_numbered_sheet_names_its_steps() -> None:
    stages = iter(("choix des teintes, marché public", "mise en page, impression", "inventaire, achat de bulbes",
                   "commande, livraison", "marché public, mise en service", "choix des modules, examen"))  # fmt: skip
    blocks: list[Block] = []
    for line, level in zip(PLAN, LEVELS, strict=True):
        blocks.append(paragraph(line))
        if level == "A":
            blocks += [paragraph(f"Actions : {next(stages)}"), paragraph("Agent traitant : Mme Piron"),
                       paragraph("Budget : 900 €")]  # fmt: skip
    assert [line.split()[0] for line in tree(*blocks)] == LEVELS


def test_a_column_of_actions_under_numbered_objectives_holds_actions() -> None:
    blocks: list[Block] = []
    for number, title in (
        ("1.1.", "Guider les visiteurs"),
        ("1.2.", "Fleurir les rues"),
        ("1.3.", "Trier à la source"),
    ):
        blocks += [
            heading(f"{number} {title}"),
            table(
                [
                    ["Actions", "Indicateurs", "État d'avancement"],
                    [f"{number}1. Repeindre un mur", "Nombre de murs", "Réalisé"],
                    [f"{number}2. Imprimer une carte", "Nombre de cartes", "En cours"],
                ]
            ),
        ]
    assert [line.split()[0] for line in tree(heading("Objectif stratégique 1 : Être sûre"), *blocks)].count("A") == 6


def test_a_row_of_actions_in_the_sheet_of_a_number_in_three_parts_names_its_steps() -> None:
    blocks: list[Block] = [heading("1 Être une commune sûre", level=1), heading("1.1 Éclairer les rues", level=2)]
    for number in (1, 2, 3):
        rows = [["Actions", "Rédaction du cahier des charges"], ["Agent traitant", "Mme Piron"], ["Budget", "900 €"]]
        blocks += [heading(f"1.1.{number} Remplacer le lot {number}", level=3), table(rows)]
    assert [line.split()[:2] for line in tree(*blocks)] == [
        ["OS", "1"],
        ["OO", "1.1"],
        *(["A", f"1.1.{number}"] for number in (1, 2, 3)),
    ]

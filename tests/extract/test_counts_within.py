"""Numbers in two parts that count objectives of a chapter and, below each, actions ("1" > "1.2" > "2.1")."""

from __future__ import annotations

from tests.extract.documents import paragraph, tree

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
    blocks = []
    for line, level in zip(PLAN, LEVELS, strict=True):
        blocks.append(paragraph(line))
        if level == "A":
            blocks += [paragraph(f"Actions : {next(stages)}"), paragraph("Agent traitant : Mme Piron"),
                       paragraph("Budget : 900 €")]  # fmt: skip
    assert [line.split()[0] for line in tree(*blocks)] == LEVELS

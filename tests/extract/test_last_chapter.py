"""Where a plan without headings ends: an unnumbered line behind its last number opens a chapter that is none of it."""

from __future__ import annotations

import pytest

from extract.document import Block
from extract.printed import Field
from tests.extract.documents import bullet, find, items, paragraph, tree, values

NUMBERED = (
    paragraph("1. Être une commune sobre"),
    paragraph("1.1. Isoler les bâtiments"),
    paragraph("1.1.1. Isoler la crèche"),
    paragraph("1.1.2. Changer les châssis du hall"),
    paragraph("2. Être une commune conviviale"),
    paragraph("2.1. Faire vivre les places"),
    paragraph("2.1.1. Ombrager la place du Marché"),
    paragraph("2.1.2. Ouvrir une halle"),
)
BELOW = (
    paragraph("Nous parlerons de ces travaux chaque automne avec les habitants du bourg."),
    bullet("un tableau de bord"),
)
LISTED = (
    paragraph("OS 1 : Être une commune sobre"),
    paragraph("OO 1.1 : Isoler les bâtiments"),
    paragraph("Isoler la crèche"),
    paragraph("Changer les châssis du hall"),
    paragraph("OS 2 : Être une commune conviviale"),
    paragraph("OO 2.1 : Faire vivre les places"),
    paragraph("Ombrager la place du Marché"),
    paragraph("Ouvrir une halle"),
)


@pytest.mark.parametrize("title", ["Conclusion", "Le mot de la fin", "La suite", "Évaluation", "Rendez-vous en 2030"])
def test_an_unnumbered_line_over_prose_ends_a_numbered_plan(title: str) -> None:
    assert items(*NUMBERED, paragraph(title), *BELOW) == items(*NUMBERED)


@pytest.mark.parametrize("title", ["Suivi et évaluation", "En guise de conclusion", "Remerciements"])
def test_the_name_of_such_a_chapter_ends_a_plan_whose_actions_bear_no_number(title: str) -> None:
    below = paragraph("Le collège fera le point deux fois par an devant le conseil.")
    assert items(*LISTED, paragraph(title), below) == items(*LISTED)


def test_a_line_that_other_actions_have_over_their_prose_too_is_theirs() -> None:
    def with_public(block: Block) -> tuple[Block, ...]:
        return (block, paragraph("Public visé"), paragraph("Tous les habitants du bourg et ceux des hameaux voisins."))

    read = items(*NUMBERED[:2], *with_public(NUMBERED[2]), *NUMBERED[3:-1], *with_public(NUMBERED[-1]))
    assert len(values(find(read, "Ouvrir"), Field.DESCRIPTION)) == 2


def test_an_action_whose_number_is_missing_stays() -> None:
    late = (paragraph("Évaluation du bruit"), paragraph("Semer des haies"), paragraph("Planter des tilleuls"))
    assert "Planter des tilleuls" in str(tree(*LISTED, *late))

"""Lists announced by a line of their own ("Objectifs opérationnels") inside a list numbered alike."""

from __future__ import annotations

import pytest

from tests.extract.documents import bullet, heading, paragraph, table, tree


def test_what_holds_an_announced_list_is_of_the_list_above_it() -> None:
    lines = tree(
        paragraph("1. Être une commune accueillante"),
        paragraph("Objectifs opérationnels :"),
        paragraph("1. Guider les visiteurs"),
        bullet("Repeindre les panneaux"),
        bullet("Imprimer une carte"),
        paragraph("2. Être une commune propre"),
        paragraph("Objectifs opérationnels :"),
        paragraph("1. Trier à la source"),
        bullet("Distribuer des bacs"),
        paragraph("2. Balayer les places"),
        bullet("Louer une balayeuse"),
    )
    assert lines == [
        "OS 1 Être une commune accueillante",
        "  OO 1 Guider les visiteurs",
        "    A Repeindre les panneaux",
        "    A Imprimer une carte",
        "OS 2 Être une commune propre",
        "  OO 1 Trier à la source",
        "    A Distribuer des bacs",
        "  OO 2 Balayer les places",
        "    A Louer une balayeuse",
    ]


def test_a_list_goes_on_after_the_lists_announced_within_it() -> None:
    lines = tree(
        paragraph("1. Être une commune accueillante"),
        paragraph("Objectifs opérationnels"),
        paragraph("1. Guider les visiteurs"),
        paragraph("Actions"),
        bullet("Repeindre les panneaux"),
        paragraph("2. Fleurir les rues"),
        paragraph("Actions"),
        bullet("Planter des bulbes"),
        paragraph("2. Être une commune propre"),
        paragraph("Objectifs opérationnels"),
        paragraph("1. Trier à la source"),
        paragraph("Actions"),
        bullet("Distribuer des bacs"),
    )
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "OO", "A", "OS", "OO", "A"]


def test_numbers_in_parts_are_what_those_like_them_are_announced_to_be() -> None:
    lines = tree(
        paragraph("Objectif stratégique n° 1"),
        paragraph("Être une commune accueillante"),
        paragraph("Objectifs opérationnels"),
        paragraph("1.1 Guider les visiteurs"),
        paragraph("Actions"),
        paragraph("1.1.1. Repeindre les panneaux"),
        paragraph("Indicateurs :"),
        paragraph("1. Nombre de panneaux repeints"),
        paragraph("2. Taux de satisfaction"),
        paragraph("1.2 Fleurir les rues"),
        paragraph("Actions"),
        paragraph("1.2.1. Planter des bulbes"),
        paragraph("1.2.2. Tailler les rosiers"),
        paragraph("Objectif stratégique n° 2"),
        paragraph("Être une commune propre"),
        paragraph("Objectifs opérationnels"),
        paragraph("2.1 Trier à la source"),
        paragraph("Actions"),
        paragraph("2.1.1. Distribuer des bacs"),
        paragraph("2.1.2. Imprimer un calendrier"),
    )
    assert [" ".join(line.split()[:2]) for line in lines] == [
        *("OS 1", "OO 1.1", "A 1.1.1", "OO 1.2", "A 1.2.1", "A 1.2.2", "OS 2", "OO 2.1", "A 2.1.1", "A 2.1.2")
    ]


def test_a_sentence_introduces_the_objectives_listed_below_it() -> None:
    lines = tree(
        paragraph("Le conseil communal a débattu de ces pages en public."),
        paragraph("Le PST s'articule autour de trois objectifs stratégiques :"),
        paragraph("Être une commune accueillante"),
        paragraph("Être une commune propre"),
        paragraph("Être une commune sûre"),
    )
    assert lines == ["OS Être une commune accueillante", "OS Être une commune propre", "OS Être une commune sûre"]


def test_a_title_under_its_marker_may_begin_with_its_label_and_the_code_once_more() -> None:
    lines = tree(
        paragraph("OS1 Être une commune accueillante"),
        paragraph("1.1 Objectif opérationnel"),
        paragraph("Titre OO11 Guider les visiteurs"),
        paragraph("Action 1.1.1 Repeindre les panneaux"),
    )
    assert lines[1] == "  OO 1.1 Guider les visiteurs"


def test_the_label_and_the_code_may_stand_on_the_line_of_the_marker() -> None:
    rows = [
        ["Action", "Pilote"],
        ["1.1 Objectif opérationnel Titre OO11 Guider les visiteurs", ""],
        ["Action 1.1.1 : Semer", "DG"],
    ]
    lines = tree(paragraph("OS1 Être une commune accueillante"), table(rows, spans={(1, 0): (1, 2)}))
    assert lines[1] == "  OO 1.1 Guider les visiteurs"


def test_a_number_and_the_name_of_a_level_over_a_title_are_no_count() -> None:
    lines = tree(
        heading("1 Objectif stratégique"),
        heading("Titre OS1 Être une commune accueillante"),
        heading("1.1 Objectif opérationnel"),
        heading("Titre OO11 Guider les visiteurs"),
        paragraph("1 objectif opérationnel"),
        paragraph("Action 1.1.1 Repeindre les panneaux"),
        heading("2 Objectif stratégique"),
        heading("Être une commune propre"),
    )
    assert lines == [
        "OS 1 Être une commune accueillante",
        "  OO 1.1 Guider les visiteurs",
        "    A 1.1.1 Repeindre les panneaux",
        "OS 2 Être une commune propre",
    ]


def test_the_number_of_its_chapter_is_no_part_of_an_objective() -> None:
    lines = tree(
        heading("Chapitre 1. Être une commune accueillante"),
        bullet("Repeindre les panneaux"),
        bullet("Imprimer une carte"),
        heading("Chapitre 2. Être une commune propre"),
        bullet("Balayer les places"),
        bullet("Distribuer des bacs"),
    )
    assert [line for line in lines if not line.startswith("  ")] == [
        "OS Être une commune accueillante",
        "OS Être une commune propre",
    ]


@pytest.mark.parametrize("announce", [[], ["Actions :"]])
def test_numbers_that_begin_the_lines_of_one_paragraph_part_it(announce: list[str]) -> None:
    lines = ["1.1. Soigner les parcs", *announce, "1.1.1. Semer un pré", "1.1.2. Tailler les haies"]
    lines += ["1.2. Soigner les rues", *announce, "1.2.1. Balayer les places", "et les quais"]
    assert tree(heading("OS 1 : Être un bourg vert"), paragraph(*lines)) == [
        "OS 1 Être un bourg vert",
        "  OO 1.1 Soigner les parcs",
        "    A 1.1.1 Semer un pré",
        "    A 1.1.2 Tailler les haies",
        "  OO 1.2 Soigner les rues",
        "    A 1.2.1 Balayer les places et les quais",
    ]

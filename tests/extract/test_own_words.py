"""Words of levels that only the document explains: by their numbers, or by where they stand."""

from __future__ import annotations

import pytest

from tests.extract.documents import bullet, find, heading, items, outline, paragraph, table, tree


@pytest.mark.parametrize("word", ["Chantier", "Piste", "Opération"])
def test_a_word_that_counts_on_from_operational_objectives_names_actions(word: str) -> None:
    found = items(
        heading("OS 1 : Une commune verte"),
        heading("OO 1.1 : Planter des haies"),
        bullet(f"{word} 1.1.1 : Border le sentier du bief"),
        bullet(f"{word} 1.1.2 : Fleurir la place"),
        heading("OO 1.2 : Épargner l'eau"),
        bullet(f"{word} 1.2.1 : Poser des citernes"),
    )
    lines = outline(found)
    assert find(found, "Border").code == f"{word} 1.1.1"
    assert [line.strip() for line in lines] == [
        "OS 1 Une commune verte",
        "OO 1.1 Planter des haies",
        "A 1.1.1 Border le sentier du bief",
        "A 1.1.2 Fleurir la place",
        "OO 1.2 Épargner l'eau",
        "A 1.2.1 Poser des citernes",
    ]


@pytest.mark.parametrize("word", ["But", "Priorité", "Voie"])
def test_a_word_between_numbers_above_and_actions_below_names_operational_objectives(word: str) -> None:
    lines = tree(
        heading("Défi 1 : Une commune verte"),
        heading(f"{word} 1.1"),
        paragraph("Planter des haies"),
        paragraph("Échéance : 2027"),
        bullet("Mesure 1.1.1 : Border le sentier du bief"),
        paragraph("Priorité : haute"),
        bullet("Mesure 1.1.2 : Fleurir la place"),
        paragraph("Priorité : basse"),
        heading(f"{word} 1.2"),
        paragraph("Épargner l'eau"),
        paragraph("Échéance : 2028"),
        bullet("Mesure 1.2.1 : Poser des citernes"),
        paragraph("Priorité : haute"),
    )
    assert [line.strip() for line in lines] == [
        "OS 1 Une commune verte",
        "OO 1.1 Planter des haies",
        "A 1.1.1 Border le sentier du bief",
        "A 1.1.2 Fleurir la place",
        "OO 1.2 Épargner l'eau",
        "A 1.2.1 Poser des citernes",
    ]


def test_numbered_steps_and_labels_between_hide_no_word() -> None:
    lines = tree(
        heading("Objectif stratégique 1 : Une commune verte"),
        heading("Voie 1.1 : Planter des haies"),
        paragraph("Enjeux : les sols nus s'en vont à chaque orage"),
        heading("Projet 1.1.1 : Border le sentier du bief"),
        paragraph("Étapes :"),
        paragraph("1. Choisir les plants"),
        paragraph("2. Creuser les trous"),
        heading("Voie 1.2 : Épargner l'eau"),
        paragraph("Enjeux : les puits sont bas dès le mois de mai"),
        heading("Projet 1.2.1 : Poser des citernes"),
        heading("Voie 1.3 : Ouvrir les rives"),
        heading("Projet 1.3.1 : Rouvrir le halage"),
    )
    assert [line.strip() for line in lines if " OO " in f" {line}"] == [
        "OO 1.1 Planter des haies",
        "OO 1.2 Épargner l'eau",
        "OO 1.3 Ouvrir les rives",
    ]


def test_a_word_of_themes_that_only_follows_itself_below_objectives_names_actions() -> None:
    lines = tree(
        heading("Objectif stratégique : Une commune verte"),
        heading("Objectif opérationnel : Planter des haies"),
        paragraph("Chantier : Border le sentier du bief"),
        paragraph("Pilote : DG"),
        paragraph("Chantier : Fleurir la place"),
        paragraph("Pilote : DG"),
        heading("Objectif opérationnel : Épargner l'eau"),
        paragraph("Chantier : Poser des citernes"),
        paragraph("Pilote : DG"),
        paragraph("Chantier : Curer le bief"),
        paragraph("Pilote : DG"),
    )
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "A", "OO", "A", "A"]
    assert lines[2].strip() == "A Border le sentier du bief"


def test_words_before_titles_in_cells_are_no_part_of_them() -> None:
    found = items(
        heading("Objectif stratégique 1 : Une commune verte"),
        table(
            [
                ["Objectif opérationnel", "Mesure", "Pilote"],
                ["Objectif opérationnel – Planter des haies", "Mesure – Border le sentier", "DG"],
                ["Objectif opérationnel – Planter des haies", "Mesure – Fleurir la place", "DG"],
                ["Objectif opérationnel – Épargner l'eau", "Mesure – Poser des citernes", "DG"],
                ["Objectif opérationnel – Épargner l'eau", "Mesure – Curer le bief", "DG"],
            ]
        ),
    )
    titles = [item.title for item in found[0].walk()][1:]
    assert titles == [
        "Planter des haies", "Border le sentier", "Fleurir la place", "Épargner l'eau", "Poser des citernes",
        "Curer le bief",
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["Indicateur", "Figure", "Photo"])
def test_what_is_numbered_beside_actions_is_none(word: str) -> None:
    lines = tree(
        heading("OS 1 : Une commune verte"),
        heading("OO 1.1 : Planter des haies"),
        bullet("Action 1.1.1 : Border le sentier du bief"),
        paragraph(f"{word} 1.1.1 : cent mètres de haies"),
        bullet("Action 1.1.2 : Fleurir la place"),
        paragraph(f"{word} 1.1.2 : trente bacs"),
    )
    assert len(lines) == 4


def test_a_word_of_themes_over_objectives_stays_one() -> None:
    blocks = [
        heading("Chantier 1 : Nature"),
        heading("OS 1 : Une commune verte"),
        heading("OO 1.1 : Planter des haies"),
    ]
    blocks += [bullet("Action 1.1.1 : Border le sentier"), heading("Chantier 2 : Mobilité")]
    blocks += [heading("OS 2 : Une commune apaisée"), heading("OO 2.1 : Ralentir"), bullet("Action 2.1.1 : Marquer")]
    found = items(*blocks)
    assert [item.theme for item in found] == ["Nature", "Mobilité"]
    assert len(outline(found)) == 6


def test_a_word_of_operational_objectives_that_a_summary_lists_first_is_one_of_levels() -> None:
    names = ["Planter des haies", "Épargner l'eau", "Curer les mares"]
    heads = [f"Programme 1.{n} : {name}" for n, name in enumerate(names, 1)]
    os = "Objectif stratégique 1 : Une commune verte"
    body = [
        block
        for n, head in enumerate(heads, 1)
        for block in (heading(head), bullet(f"Projet 1.{n}.1 : Border le sentier {n}"))
    ]
    found = items(heading("En un coup d'œil"), paragraph(os), *map(paragraph, heads), heading(os), *body)
    assert [item.title for item in found] == ["Une commune verte"]
    assert [(item.code, item.title) for item in found[0].children] == [
        (f"Programme 1.{n}", name) for n, name in enumerate(names, 1)
    ]


def test_a_number_in_a_disc_below_its_word_is_that_of_the_title() -> None:
    key = [paragraph("Phare : un objectif stratégique."), paragraph("Pas : une action.")]
    body = [block for n in (1, 2) for block in (paragraph("Phare", str(n)), heading(f"Un bourg à {n} biefs"))]
    assert tree(*key, *body) == ["OS 1 Un bourg à 1 biefs", "OS 2 Un bourg à 2 biefs"]

"""Tables at the end that list again what fiches have told give no second items."""

from __future__ import annotations

from extract.document import Table
from extract.printed import Field
from tests.extract.documents import find, heading, items, outline, paragraph, raws, table

OBJECTIVES = [
    ["Objectif stratégique", "OS 1 – Être une commune proche"],
    ["Objectif opérationnel", "OO 1.1 – Accueillir"],
]
TITLES = ["Repeindre le hall", "Flécher les bureaux", "Ouvrir un guichet le soir"]


def fiche(number: int, title: str) -> Table:
    return table([[f"Fiche action 1.1.{number}", title], *OBJECTIVES, ["Pilote", "DG"], ["Budget", f"{number}.000 €"]])


def recap(titles: list[str]) -> Table:
    rows = [[f"1.1.{n}", title, "Accueil", f"203{n}"] for n, title in enumerate(titles, 1)]
    return table([["N°", "Action", "Pilote", "Échéance"], *rows])


def test_a_table_of_all_fiches_repeats_them() -> None:
    found = items(*(fiche(n, title) for n, title in enumerate(TITLES, 1)), heading("Récapitulatif"), recap(TITLES))
    assert outline(found)[2:] == [f"    A 1.1.{n} {title}" for n, title in enumerate(TITLES, 1)]
    action = find(found, "Flécher")
    assert raws(action, Field.PILOT) == ["DG"]
    assert raws(action, Field.SCHEDULE) == ["2032"]  # what only the table says


def test_the_mark_of_a_note_that_the_table_leaves_out_is_no_part_of_the_title() -> None:
    marked = [f"{TITLES[0]} (1)", *TITLES[1:]]
    found = items(*(fiche(n, title) for n, title in enumerate(marked, 1)), recap(TITLES))
    assert outline(found)[2:] == [f"    A 1.1.{n} {title}" for n, title in enumerate(TITLES, 1)]


def test_a_table_with_an_action_of_its_own_is_no_repetition() -> None:
    others = [*TITLES[:2], "Former les agents"]
    found = items(*(fiche(n, title) for n, title in enumerate(TITLES, 1)), recap(others))
    assert "    A 1.1.3 Former les agents" in outline(found)


def test_the_fiches_of_a_document_are_no_action() -> None:
    found = items(paragraph("Fiches actions – édition revue"), *(fiche(n, title) for n, title in enumerate(TITLES, 1)))
    assert outline(found)[0] == "OS 1 Être une commune proche"

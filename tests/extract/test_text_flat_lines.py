"""Texts without line breaks: parted before markers that count on and before labels."""

from __future__ import annotations

import pytest

from extract.readers.text_flat_lines import with_flat_lines_parted
from extract.readers.text_tables import TextLine

FILLER = "Le Collège veut que chacun y trouve sa place, des hameaux au centre du village. " * 3


def parted(*pages: str) -> list[list[str]]:
    lines = [[TextLine(n, line) for n, line in enumerate(page.split("\n"), 1)] for page in pages]
    return [[line.text for line in page] for page in with_flat_lines_parted(lines)]


def test_items_and_fields_stand_on_lines_of_their_own() -> None:
    text = (
        "OS 1 – Être une commune calme OO 1.1 – Apaiser les rues Action 1 : Poser six coussins berlinois "
        "Pilote : Service Voirie Échéance : 2027 Budget : - Action 2 : Planter un mail de tilleuls : essence, taille "
        "Pilote : Cellule Nature – Échéance : 2028 Budget : 4.000 €"
    )
    assert parted(text) == [[
        "OS 1 – Être une commune calme", "OO 1.1 – Apaiser les rues", "Action 1 : Poser six coussins berlinois",
        "Pilote : Service Voirie", "Échéance : 2027", "Budget : -",
        "Action 2 : Planter un mail de tilleuls : essence, taille",
        "Pilote : Cellule Nature", "Échéance : 2028", "Budget : 4.000 €",
    ]]  # fmt: skip


def test_mere_numbers_count_on() -> None:
    text = f"{FILLER} 1. Vivre ensemble 1.1 Accueillir 1.1.1 Ouvrir le samedi 1.1.2 Former 12 agents 1.2 Informer"
    assert [line.split()[0] for line in parted(text)[0][1:]] == ["1.", "1.1", "1.1.1", "1.1.2", "1.2"]


def test_labels_unknown_to_the_lexicon_come_again() -> None:
    fiche = "Fiche {n} : Semer un pré {what} Parcelle visée : le verger Engrais vert : oui"
    text = " ".join(fiche.format(n=n, what=what) for n, what in enumerate(("fleuri", "sec", "humide", "maigre"), 1))
    assert parted(text)[0][:3] == ["Fiche 1 : Semer un pré fleuri", "Parcelle visée : le verger", "Engrais vert : oui"]


def test_a_word_cut_at_a_lost_line_end_and_a_title_cut_by_a_page_are_whole() -> None:
    first = f"{FILLER} OO 1.1 Rendre les rues sûres Action 1 : Amé- nager un plateau devant le"
    second = f"hall des sports Pilote : DG Échéance : 2026 Budget : 1 € {FILLER} Action 2 : Peindre"
    assert parted(first, second)[0][-1] == "Action 1 : Aménager un plateau devant le hall des sports"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{FILLER} Cela prolonge l'action 2 et l'OO 1.1 de la fiche 3 du plan. {FILLER}", id="spoken-of"),
        pytest.param(f"Action 4 : Un titre ({FILLER}) Pilote : DG", id="one-item"),
        pytest.param(f"| Action 1 : a {FILLER} | Action 2 : b | Action 3 : c |", id="table"),
        pytest.param("OS 1 Être une commune\nOO 1.1 Accueillir\nAction 1 : Ouvrir", id="lines"),
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert parted(text) == [text.split("\n")]


def test_annotations_in_brackets_stay_with_their_item() -> None:
    line = "Action {n} Curer le bief {n} (Pilote : Cellule Eaux – Budget : 400 € – Échéance : 2031 – Élu : Lambot)"
    text = "OS 1 Vivre au fil de l'eau " + " ".join(line.format(n=n) for n in (1, 2))
    assert parted(text) == [["OS 1 Vivre au fil de l'eau", line.format(n=1), line.format(n=2)]]

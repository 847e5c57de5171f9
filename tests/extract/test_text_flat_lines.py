"""Texts without line breaks: parted before markers that count on and before labels."""

from __future__ import annotations

import pytest

from extract.document import Role
from extract.readers.text_flat_lines import with_flat_lines_parted
from extract.readers.text_tables import TextLine

FILLER = "Le Collège veut que chacun y trouve sa place, des hameaux au centre du village. " * 3


def parted(*pages: str) -> list[list[str]]:
    lines = [[TextLine(n, line) for n, line in enumerate(page.split("\n"), 1)] for page in pages]
    return [[line.text for line in page] for page in with_flat_lines_parted(lines)[0]]


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


def test_letters_and_roman_numbers_mark_items_too() -> None:
    text = (
        f"{FILLER} Objectif stratégique II – Une commune verte Objectif opérationnel II.1 – Planter Action a) Semer un "
        "pré Action b) Tailler les saules 1° Garder les vergers : a) greffer ; b) faucher tard. 2° Rouvrir le bief "
        "3° Curer la mare"
    )
    assert parted(text)[0][1:] == [
        "Objectif stratégique II – Une commune verte", "Objectif opérationnel II.1 – Planter", "Action a) Semer un pré",
        "Action b) Tailler les saules", "1° Garder les vergers :", "a) greffer", "b) faucher tard.",
        "2° Rouvrir le bief", "3° Curer la mare",
    ]  # fmt: skip


def test_signs_of_symbol_fonts_open_entries() -> None:
    text = (
        f"{FILLER} OO 1 Verdir la rue Actions : \uf0b7 Planter dix tilleuls \uf0b7 Ôter le bitume OO 2 Rouvrir le bief"
    )
    assert parted(text)[0][3:5] == ["\uf0b7 Planter dix tilleuls", "\uf0b7 Ôter le bitume"]


def test_labels_without_a_colon_stand_before_their_values() -> None:
    fiche = "Action {n} : Border de haies la ruelle {n} Service pilote Cellule Eaux Partenaires / Échéance 203{n}"
    text = " ".join(fiche.format(n=n) for n in (1, 2, 3))
    assert parted(text)[0][:4] == [
        "Action 1 : Border de haies la ruelle 1", "Service pilote Cellule Eaux", "Partenaires /", "Échéance 2031",
    ]  # fmt: skip


def test_names_of_services_are_no_labels() -> None:
    text = " ".join(
        f"Action {n} : Border de haies la ruelle {n} Service Haies du Bocage, avec les riverains" for n in (1, 2, 3)
    )
    assert len(parted(text)[0]) == 3


def test_the_labels_of_a_table_stand_apart_from_its_rows() -> None:
    rows = " ".join(f"1.{n} Rouvrir la venelle {n} Voirie 203{n} 4.000 €" for n in (1, 2, 3))
    lines = parted(f"{FILLER} OS 1 Une ville à pied N° Action Service pilote Échéance Budget {rows}")[0]
    assert lines[1:4] == [
        "OS 1 Une ville à pied",
        "N° Action Service pilote Échéance Budget",
        "1.1 Rouvrir la venelle 1 Voirie 2031 4.000 €",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Rendre les rues aux enfants", "La vitesse y reste trop élevée, dit l'enquête."),
        ("Soutenir nos fermes", "Trente exploitants cherchent un repreneur depuis trois ans."),
        ("Garder nos écoles ouvertes", "L'effectif baisse partout."),
    ],
)
def test_a_sentence_behind_the_title_of_an_objective_stands_apart(title: str, sentence: str) -> None:
    text = (
        f"{FILLER} Objectif opérationnel 1 : {title} {sentence} Objectif opérationnel 2 : Semer la place Verte de Hody"
    )
    assert parted(text)[0][1:] == [
        f"Objectif opérationnel 1 : {title}", sentence, "Objectif opérationnel 2 : Semer la place Verte de Hody",
    ]  # fmt: skip


def test_what_runs_over_pages_without_line_breaks_has_its_role() -> None:
    body = "OO 1.{n} Verdir la rue {n} Action 1.{n}.1 Planter un saule Pilote : Voirie Action 1.{n}.2 Semer Pilote : DG"
    pages = [
        [TextLine(n, f"Ville de Hody – PST {body.format(n=n)} {'saules ' * 20} {last} Rue Haute 1, Hody page {n}")]
        for n, last in enumerate(("eau", "mont", "pré", "bois"), 1)
    ]
    lines, roles = with_flat_lines_parted(pages)
    assert [(line.text, role) for line, role in roles.items() if line.number == 2] == [
        ("Ville de Hody – PST", Role.RUNNING_HEAD),
        ("Rue Haute 1, Hody page 2", Role.FOOTER),
    ]
    assert [page[1].text for page in lines] == [f"OO 1.{n} Verdir la rue {n}" for n in (1, 2, 3, 4)]


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


FOOTS = (
    "PST 2031-2036 {n} Commune de Hody",
    "Commune de Hody – PST 2031-2036 {n}/9",
    "{n} | Programme de la Commune de Hody",
)


@pytest.mark.parametrize("foot", FOOTS)
def test_heads_and_feet_within_one_line_are_told_by_the_numbers_of_the_pages(foot: str) -> None:
    body = "OO 1.{n} Verdir la rue {n} A 1.{n}.1 Planter un saule A 1.{n}.2 Semer un pré {end}"
    ends = ("au bief", "à l'étang", "au moulin", "au verger", "à la cure", "au four")
    text = " ".join(f"{body.format(n=n, end=end)} {foot.format(n=n + 1)}" for n, end in enumerate(ends, 1))
    line = TextLine(1, f"OS 1 Être verte {text} OO 1.7 Fin A 1.7.1 Curer la mare du bief")
    lines, roles = with_flat_lines_parted([[line]])
    kept = [line.text for page in lines for line in page if line not in roles]
    assert kept[1:7] == [
        "OO 1.1 Verdir la rue 1", "A 1.1.1 Planter un saule", "A 1.1.2 Semer un pré au bief",
        "OO 1.2 Verdir la rue 2", "A 1.2.1 Planter un saule", "A 1.2.2 Semer un pré à l'étang",
    ]  # fmt: skip
    assert kept[-2:] == ["OO 1.7 Fin", "A 1.7.1 Curer la mare du bief"]


def test_numbers_of_items_are_of_no_pages() -> None:
    text = " ".join(f"Le projet du PST {n} sera de curer le bief du moulin et ses rives." for n in (3, 5, 6))
    assert parted(f"{FILLER} {text}") == [[f"{FILLER} {text}"]]

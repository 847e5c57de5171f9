"""Fiches: tables of labels and values, in every arrangement that plans have."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.detect.fiches.shape import is_fiche
from extract.document import Block
from extract.printed import Field
from tests.extract.documents import (
    ACTION,
    Content,
    bullet,
    find,
    heading,
    items,
    outline,
    paragraph,
    raws,
    table,
    tree,
    values,
)

PAIRS = [
    ["Pilote", "Service des travaux"],
    ["Échéance", "2022"],
    ["Budget", "12.000 €"],
    ["Partenaires", "Comité de quartier"],
]


def test_a_value_that_is_the_word_of_a_label_stands_beside_its_own() -> None:
    fiche = table([["Échéance", "2033"], ["Service gestionnaire", "Recette"], ["Fonds libres", "Solde"], ["Plan", "X"]])
    action = find(items(heading("OS 1 : Être"), heading("Action 1 : Repeindre le hall"), fiche), "Repeindre")
    assert raws(action, Field.PILOT) == ["Recette"]


def test_a_fiche_with_its_title_among_the_labels() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("OO 1.1 : Rendre l'accueil clair"),
        table([["Intitulé de l'action", "Repeindre le hall"], *PAIRS]),
    )
    assert outline(found) == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A Repeindre le hall",
    ]
    action = find(found, "Repeindre")
    assert raws(action, Field.PILOT) == ["Service des travaux"]
    assert raws(action, Field.SCHEDULE) == ["2022"]
    assert raws(action, Field.AMOUNT) == ["12.000 €"]
    assert raws(action, Field.PARTNER) == ["Comité de quartier"]


def test_a_fiche_under_the_heading_of_its_action() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("Action 1 : Repeindre le hall"),
        table(PAIRS),
        heading("Action 2 : Isoler la crèche"),
        table(PAIRS),
    )
    assert outline(found) == ["OS 1 Être une commune proche", "  A 1 Repeindre le hall", "  A 2 Isoler la crèche"]
    assert raws(find(found, "Isoler"), Field.PILOT) == ["Service des travaux"]


def test_a_fiche_with_its_title_in_a_full_width_row() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([["Fiche n° 3 : Repeindre le hall", ""], *PAIRS], spans={(0, 0): (1, 2)}),
        table([["Fiche n° 4 : Isoler la crèche", ""], *PAIRS], spans={(0, 0): (1, 2)}),
    )
    assert outline(found)[1:] == ["  A 3 Repeindre le hall", "  A 4 Isoler la crèche"]
    assert raws(find(found, "Repeindre"), Field.AMOUNT) == ["12.000 €"]


def test_a_marker_beside_its_title_opens_a_fiche() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([["Fiche n° 3", "Repeindre le hall"], *PAIRS]),
        table([["Fiche n° 4", "Isoler la crèche"], *PAIRS]),
    )
    assert outline(found)[1:] == ["  A 3 Repeindre le hall", "  A 4 Isoler la crèche"]


def test_two_pairs_a_row() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["Action", "Repeindre le hall", "", ""],
                ["Pilote", "Service des travaux", "Échéance", "2022"],
                ["Budget", "12.000 €", "Priorité", "Haute"],
            ],
            spans={(0, 1): (1, 3)},
        ),
    )
    action = find(found, "Repeindre")
    assert raws(action, Field.SCHEDULE) == ["2022"]
    assert raws(action, Field.PRIORITY) == ["Haute"]


def test_a_label_without_a_value_takes_none_of_the_next_pair() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["Action", "Repeindre le hall", "", ""],
                ["Pilote", "Service des travaux", "Échéance", "2022"],
                ["Partenaires", "", "Budget", "12.000 €"],
            ],
            spans={(0, 1): (1, 3)},
        ),
    )
    action = find(found, "Repeindre")
    assert raws(action, Field.PARTNER) == []
    assert raws(action, Field.AMOUNT) == ["12.000 €"]


def test_labels_over_their_values() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["Action 1 : Repeindre le hall", "", ""],
                ["Pilote", "Échéance", "Budget"],
                ["Service des travaux", "2022", "12.000 €"],
                ["Priorité", "Statut", "Partenaires"],
                ["Haute", "En cours", "Comité de quartier"],
            ],
            spans={(0, 0): (1, 3)},
        ),
    )
    action = find(found, "Repeindre")
    assert raws(action, Field.PILOT) == ["Service des travaux"]
    assert raws(action, Field.PARTNER) == ["Comité de quartier"]
    assert raws(action, Field.STATUS) == ["En cours"]


def test_several_fiches_in_one_table() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([["Action", "Repeindre le hall"], *PAIRS[:2], ["Action", "Isoler la crèche"], *PAIRS[1:3]]),
    )
    assert outline(found)[1:] == ["  A Repeindre le hall", "  A Isoler la crèche"]
    assert raws(find(found, "Repeindre"), Field.PILOT) == ["Service des travaux"]
    assert raws(find(found, "Isoler"), Field.PILOT) == []
    assert raws(find(found, "Isoler"), Field.AMOUNT) == ["12.000 €"]


def test_the_objectives_that_fiches_name_stand_once_above_them() -> None:
    parents = [["Objectif stratégique", "OS 1 Être une commune proche"],
               ["Objectif opérationnel", "OO 1.1 Rendre l'accueil clair"]]  # fmt: skip
    lines = tree(
        table([*parents, ["Action", "Repeindre le hall"], *PAIRS]),
        table([*parents, ["Action", "Isoler la crèche"], *PAIRS]),
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A Repeindre le hall",
        "    A Isoler la crèche",
    ]


def test_codes_volets_and_themes_of_a_fiche() -> None:
    found = items(
        table([
            ["Volet", "Externe"],
            ["Thématique", "Mobilité"],
            ["Numéro", "12"],
            ["Intitulé", "Tracer un chemin cyclable"],
            *PAIRS,
        ]),
    )  # fmt: skip
    action = find(found, "Tracer")
    assert (action.level, action.number, action.volet, action.theme) == (ACTION, "12", "external", "Mobilité")


def test_only_the_ticked_box_counts() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([["Action", "Repeindre le hall"], *PAIRS, ["Statut", "☐ À faire ☒ En cours ☐ Terminé"]]),
    )
    assert raws(find(found, "Repeindre"), Field.STATUS) == ["En cours"]


def test_a_ticked_volet() -> None:
    found = items(table([["Action", "Repeindre le hall"], *PAIRS, ["Volet", "☐ Interne ☑ Externe"]]))
    assert find(found, "Repeindre").volet == "external"


def test_labels_inside_the_cells() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["Action 1 : Repeindre le hall", ""],
                ["Pilote : Service des travaux", "Échéance : 2022"],
                ["Budget : 12.000 €", "Priorité : Haute"],
            ],
            spans={(0, 0): (1, 2)},
        ),
    )
    action = find(found, "Repeindre")
    assert raws(action, Field.PILOT) == ["Service des travaux"]
    assert raws(action, Field.SCHEDULE) == ["2022"]


@pytest.mark.parametrize("described", ["Le hall est gris depuis vingt ans.", ""])
def test_labels_listed_in_a_cell_beside_a_description(described: str) -> None:
    listed = [paragraph("Budget : 12.000 €"), paragraph("Services partenaires : Comité"), paragraph("Pilote : Voirie")]
    bands = ("OS 1 : Être proche", "OO 1.1 : Rendre l'accueil clair", "Action 1 : Repeindre")
    rows: list[list[Content]] = [[[paragraph(band) for band in bands], ""], [described, listed]]
    found = items(table(rows, spans={(0, 0): (1, 2)}))
    action = find(found, "Repeindre")
    assert raws(action, Field.PILOT) == ["Voirie"]
    assert raws(action, Field.PARTNER) == ["Comité"]
    assert raws(action, Field.DESCRIPTION) == [described][: len(described)]
    assert len([item for item in found if described and described in item.title]) == 0


def test_steps_are_a_line_each() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            ["Action", "Repeindre le hall"],
            ["Étapes", [bullet("choisir les teintes"), bullet("acheter la peinture")]],
            *PAIRS,
        ]),
    )  # fmt: skip
    steps = "\n".join(raws(find(found, "Repeindre"), Field.STEP))
    assert "choisir les teintes" in steps
    assert len(steps.split("\n")) == 2


def test_a_description_of_its_own_does_not_enter_the_title() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([["Action", "Repeindre le hall"], ["Description", "Le hall est gris depuis vingt ans."], *PAIRS]),
    )
    action = find(found, "Repeindre")
    assert action.title == "Repeindre le hall"
    assert raws(action, Field.DESCRIPTION) == ["Le hall est gris depuis vingt ans."]


def test_indicators_in_a_table_inside_the_fiche() -> None:
    nested = table([["Indicateur", "Valeur cible", "Valeur atteinte"], ["Murs repeints", "12", "4"]])
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([["Action", "Repeindre le hall"], *PAIRS, ["Indicateurs", [nested]]]),
    )
    parts = [(value.raw, value.hints.get("part")) for value in values(find(found, "Repeindre"), Field.INDICATOR)]
    assert parts == [("Murs repeints", "label"), ("12", "target"), ("4", "reached")]


@pytest.mark.parametrize("colon", ["", " :", ":", " ?"])
def test_labels_may_end_in_a_colon(colon: str) -> None:
    assert is_fiche(table([[f"{label}{colon}", value] for label, value in PAIRS]))


def test_a_number_at_the_foot_of_a_page_belongs_to_the_fiche_overleaf() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("Fiche action n° 2"),
        table([["Intitulé", "Repeindre le hall"], *PAIRS]),
    )
    assert outline(found)[1:] == ["  A 2 Repeindre le hall"]


def test_captions_of_parts_are_no_items() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["Fiche 1 – Repeindre le hall", ""],
                ["IDENTIFICATION", ""],
                ["Porteur", "Service des travaux"],
                ["Échéance", "2022"],
                ["MOYENS", ""],
                ["Budget", "12.000 €"],
            ],
            spans={(0, 0): (1, 2), (1, 0): (1, 2), (4, 0): (1, 2)},
        ),
    )
    assert outline(found)[1:] == ["  A 1 Repeindre le hall"]
    assert raws(find(found, "Repeindre"), Field.AMOUNT) == ["12.000 €"]


def test_sub_labels_beside_a_label_that_spans_their_rows() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["Fiche 1 : Repeindre le hall", "", ""],
                ["Pilotage", "Administratif", "Service des travaux"],
                ["", "Politique", "Échevine des bâtiments"],
                ["Délai", "2022", ""],
            ],
            spans={(0, 0): (1, 3), (1, 0): (2, 1), (3, 1): (1, 2)},
        ),
    )
    pilots = values(find(found, "Repeindre"), Field.PILOT)
    assert [(value.raw, value.hints["role"]) for value in pilots] == [
        ("Service des travaux", "administrative"),
        ("Échevine des bâtiments", "political"),
    ]


def test_the_number_of_a_fiche_beside_its_name() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([["Fiche action", "N° 12"], ["Titre", "Repeindre le hall"], *PAIRS]),
    )
    assert outline(found)[1:] == ["  A 12 Repeindre le hall"]


def test_the_title_under_its_label() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([["Intitulé du projet", ""], ["Repeindre le hall", ""], *PAIRS], spans={(0, 0): (1, 2), (1, 0): (1, 2)}),
    )
    assert outline(found)[1:] == ["  A Repeindre le hall"]
    assert raws(find(found, "Repeindre"), Field.PILOT) == ["Service des travaux"]


def test_an_unknown_label_hides_no_pair_beside_it() -> None:
    rows = [
        ["Action", "Repeindre le hall", "", ""],
        ["Teinte", "Ocre clair", "Pilote", "Service des travaux"],
        ["Budget", "12.000 €", "Priorité", "Haute"],
    ]
    found = items(heading("OS 1 : Être une commune proche"), table(rows, spans={(0, 1): (1, 3)}))
    assert raws(find(found, "Repeindre"), Field.PILOT) == ["Service des travaux"]


def test_a_number_in_a_row_of_its_own_and_the_title_after_the_objectives() -> None:
    parents = [["Objectif stratégique", "OS 1 – Être une commune proche"],
               ["Objectif opérationnel", "OO 1.1 – Rendre l'accueil clair"]]  # fmt: skip
    found = items(
        *(
            table([[f"FICHE ACTION N° {number}", ""], *parents, ["Intitulé", title], *PAIRS], spans={(0, 0): (1, 2)})
            for number, title in (("1.1.1", "Repeindre le hall"), ("1.1.2", "Isoler la crèche"))
        )
    )
    assert outline(found) == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1.1.1 Repeindre le hall",
        "    A 1.1.2 Isoler la crèche",
    ]
    assert raws(find(found, "Isoler"), Field.PILOT) == ["Service des travaux"]


def test_objectives_before_the_title_open_the_next_fiche_of_a_table() -> None:
    found = tree(
        table(
            [
                ["Objectif stratégique", "OS 1 – Être une commune proche"],
                ["Action", "Repeindre le hall"],
                *PAIRS,
                ["Objectif stratégique", "OS 2 – Être une commune verte"],
                ["Action", "Isoler la crèche"],
                *PAIRS,
            ]
        )
    )
    assert found == [
        "OS 1 Être une commune proche",
        "  A Repeindre le hall",
        "OS 2 Être une commune verte",
        "  A Isoler la crèche",
    ]


@pytest.mark.parametrize("fiche", ["Action 1.1.1 – Repeindre le hall", "OO 1.1 – Soigner les bâtiments"])
def test_a_list_beside_a_label_that_spans_its_rows_holds_what_is_below(fiche: str) -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                [fiche, "", ""],
                ["Pilote", "Service des travaux", ""],
                ["Projets", "Intitulé", "Échéance"],
                ["", "1.1.1.a Poncer les murs", "2026"],
                ["", "1.1.1.b Choisir les teintes", "2027"],
                ["Budget", "12.000 €", ""],
            ],
            spans={(0, 0): (1, 3), (1, 1): (1, 2), (2, 0): (3, 1), (5, 1): (1, 2)},
        ),
    )
    mark = "SA" if fiche.startswith("Action") else "A"
    assert outline(found)[2:] == [f"    {mark} 1.1.1.a Poncer les murs", f"    {mark} 1.1.1.b Choisir les teintes"]
    assert [raws(find(found, title), Field.SCHEDULE) for title in ("Poncer", "Choisir")] == [["2026"], ["2027"]]
    own = find(found, fiche.partition(" – ")[2])
    assert raws(own, Field.PILOT) == ["Service des travaux"]
    assert raws(own, Field.AMOUNT) == ["12.000 €"]
    assert not raws(own, Field.SCHEDULE)


def test_a_numbered_list_without_header_beside_its_label() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["Action 1.1.1 – Repeindre le hall", "", ""],
                ["Pilote", "Service des travaux", ""],
                ["Sous-actions", "1.1.1.1 Poncer les murs", "2026"],
                ["", "1.1.1.2 Choisir les teintes", "2027"],
            ],
            spans={(0, 0): (1, 3), (1, 1): (1, 2), (2, 0): (2, 1)},
        ),
    )
    assert outline(found)[2:] == ["    SA 1.1.1.1 Poncer les murs", "    SA 1.1.1.2 Choisir les teintes"]


def test_labels_over_their_values_in_one_cell_each() -> None:
    rows = [["Responsable administratif\nBibliothèque", "Mandataire\nMme Noël"], ["Budget prévu\n–", "ODD\nODD 4"]]
    action = find(items(heading("OS 1 : Être proche"), heading("Action 1 : Lire dehors"), table(rows)), "Lire dehors")
    assert raws(action, Field.PILOT) == ["Bibliothèque", "Mme Noël"]
    assert raws(action, Field.AMOUNT) == []
    assert raws(action, Field.SDG) == ["ODD 4"]


@pytest.mark.parametrize("state", ["[ ] À faire [X] En cours [ ] Terminé", "À faire ( )\nEn cours (x)\nTerminé ( )"])
def test_boxes_may_be_typed_with_brackets(state: str) -> None:
    fiche = table([["Action", "Repeindre le hall"], *PAIRS, ["Statut", state]])
    action = find(items(heading("OS 1 : Être une commune proche"), fiche), "Repeindre")
    assert raws(action, Field.STATUS) == ["En cours"]


def test_two_labels_with_an_empty_cell_behind_each_have_no_values() -> None:
    fiche = (
        ("Intitulé de l'action", "Semer un pré de fauche", "Priorité", "Haute"),
        ("Service pilote", "Cimetières", "Échéance", "2027"),
        ("Budget", "", "ETP", ""),
    )
    found = find(items(heading("OS 1 : Être une commune verte"), table(fiche)), "Semer")
    assert not values(found, Field.AMOUNT)
    assert raws(found, Field.PILOT) == ["Cimetières"]


def test_values_under_their_labels_stay_values_where_one_looks_like_a_label_and_its_value() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("OO 1.1 : Rendre l'accueil clair"),
        heading("Action 1 : Repeindre le hall"),
        table(
            [
                ["Services", "Échéance", "Statut", "Progression"],
                ["Service\nPatrimoine, Voirie", "30/06/2031", "En cours", "20 %"],
            ]
        ),
    )
    action = find(found, "Repeindre")
    assert raws(action, Field.SCHEDULE) == ["30/06/2031"]
    assert raws(action, Field.STATUS) == ["En cours"]
    assert raws(action, Field.PROGRESS) == ["20 %"]


def test_the_computed_number_of_a_title_row_is_read() -> None:
    title = (bullet("Repeindre le hall", glyph="1.1.2."),)
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("OO 1.1 : Rendre l'accueil clair"),
        table([[title, ""], *PAIRS], spans={(0, 0): (1, 2)}),
    )
    assert find(found, "Repeindre").number == "1.1.2"


@pytest.mark.parametrize(("state", "priority"), [("Réalisé", ""), ("Réalisé", "Haute"), ("En cours", "Basse")])
def test_a_state_below_its_label_is_no_label_itself(state: str, priority: str) -> None:
    rows = [["Pilote", "Partenaires", "Échéance"], ["DG", "", "2031"]]
    rows += [["Budget", "Statut", "Priorité"], ["", state, priority]]
    found = items(heading("OS 1 : Être une commune proche"), heading("Action 1 : Repeindre le hall"), table(rows))
    action = find(found, "Repeindre")
    assert (raws(action, Field.STATUS), raws(action, Field.AMOUNT)) == ([state], [])
    assert (raws(action, Field.PILOT), raws(action, Field.SCHEDULE)) == (["DG"], ["2031"])


def test_a_label_without_a_value_takes_none_of_the_labelled_cell_beside_it() -> None:
    rows = [["Pilote\nDG", "Partenaires", "Échéance\n2031"], ["Budget", "Statut\nEn cours", "Priorité"]]
    found = items(heading("OS 1 : Être une commune proche"), heading("Action 1 : Repeindre le hall"), table(rows))
    action = find(found, "Repeindre")
    assert raws(action, Field.PARTNER) == raws(action, Field.AMOUNT) == []
    assert (raws(action, Field.SCHEDULE), raws(action, Field.STATUS)) == (["2031"], ["En cours"])


def test_a_text_right_below_a_numbered_title_says_what_that_is() -> None:
    fiche = table(
        [["Projet 7 : Creuser une mare", ""], ["La mare est petite.", ""], ["Pilote", "Budget"], ["Parcs", "900 €"]],
        spans={(0, 0): (1, 2), (1, 0): (1, 2)},
    )
    found = items(heading("OS 1 : Être une commune proche"), fiche)
    assert outline(found) == ["OS 1 Être une commune proche", "  A 7 Creuser une mare"]
    assert raws(find(found, "Creuser"), Field.DESCRIPTION) == ["La mare est petite."]
    assert raws(find(found, "Creuser"), Field.PILOT) == ["Parcs"]


def test_the_volet_opens_the_next_fiche_of_a_table_where_it_leads_the_first() -> None:
    def fiche(number: int, volet: str) -> list[list[str]]:
        parents = [
            ["Volet", volet],
            ["Axe", "Cadre de vie"],
            ["Objectif stratégique", f"{number} : Être le bief {number}"],
        ]
        return [*parents, ["Mesure", f"{number}.1 : Curer le bief"], ["Pilote", "DG"]]

    found = items(table([*fiche(1, "Externe"), *fiche(2, "Interne")]))
    assert [(root.number, root.volet, root.theme) for root in found] == [
        ("1", "external", "Cadre de vie"),
        ("2", "internal", "Cadre de vie"),
    ]


def test_the_value_of_a_label_of_axes_may_be_marked_as_a_strategic_objective() -> None:
    found = items(
        table(
            [["Défi", "OS2 – Être calme"], ["Objectif opérationnel", "OO2.1 – Ralentir"], ["Action", "Poser"], *PAIRS]
        )
    )
    assert outline(found) == ["OS 2 Être calme", "  OO 2.1 Ralentir", "    A Poser"]
    assert found[0].theme is None


def test_a_sentence_above_a_fiche_is_no_title_of_it() -> None:
    lines = tree(
        heading("Introduction"),
        paragraph("1. Le Collège a lu sa déclaration."),
        paragraph("2. Le Conseil a pris acte du présent document."),
        table([["Objectif opérationnel :", "OO 1.1 Planter des haies"], ["Action :", "Action 1.1.1 Border le sentier"],
               ["Pilote :", "DG"], ["Échéance :", "2027"]]),
    )  # fmt: skip
    assert [line.split()[0] for line in lines] == ["OO", "A"]


def test_a_fiche_below_the_sentence_that_describes_an_item_is_of_that_item() -> None:
    roots = items(
        heading("OS 1 : Être un village fleuri"),
        heading("Fiche 1 - Border le sentier"),
        paragraph("Le sentier longe la mare."),
        table([["Pilote", "DG"], ["Échéance", "2027"], ["Partenaires", "CPAS"]]),
        heading("Fiche 2 - Planter des haies"),
        paragraph("Les haies sont rares."),
        table([["Pilote", "DF"], ["Échéance", "2028"], ["Partenaires", "ONE"]]),
    )
    assert [raws(action, Field.PILOT) for action in roots[0].children] == [["DG"], ["DF"]]


def test_a_fiche_below_the_sentence_under_a_title_that_says_what_to_do_is_of_that_title() -> None:
    roots = items(
        heading("Objectif stratégique : Être un village fleuri"),
        heading("Border le sentier", level=3),
        paragraph("Le sentier longe la mare."),
        table([["Pilote", "DG"], ["Échéance", "2027"], ["Partenaires", "CPAS"]]),
        heading("Planter des haies", level=3),
        paragraph("Les haies sont rares."),
        table([["Pilote", "DF"], ["Échéance", "2028"], ["Partenaires", "ONE"]]),
    )
    said = [(action.title, raws(action, Field.PILOT)) for action in roots[0].children]
    assert said == [("Border le sentier", ["DG"]), ("Planter des haies", ["DF"])]


def test_a_label_over_the_whole_width_of_a_fiche_has_its_value_below_it() -> None:
    rows: list[list[str]] = [
        ["Action 1 – Semer un pré", "", ""],
        ["Pilote", "Échéance", "Budget"],
        ["Service des parcs", "2027", "500 €"],
        ["Étapes de mise en œuvre", "", ""],
        ["Bêcher\nSemer", "", ""],
        ["Priorité", "", ""],
        ["Moyenne", "", ""],
    ]
    wide = {(row, 0): (1, 3) for row in (0, 3, 4, 5, 6)}
    shades = {(3, 0): "#ddeeff", (5, 0): "#ddeeff"}
    (action,) = items(table(rows, spans=wide, fills=shades))
    assert raws(action, Field.PRIORITY) == ["Moyenne"]
    assert raws(action, Field.STEP) == ["Bêcher\nSemer"]


def test_who_answers_under_a_label_may_be_the_word_of_one() -> None:
    rows = [
        ["Objectif opérationnel", "", ""],
        ["OO 2 : Relier les hameaux", "", ""],
        ["Responsable(s)", "Timing", "Moyens financiers"],
        ["Collège", "", "12.500 €"],
        ["Priorité", "", ""],
        ["Moyenne", "", ""],
    ]
    whole = {(at, 0): (1, 3) for at in (0, 1, 4, 5)}
    shades = {(at, col): "#dddddd" for at in (0, 2, 4) for col in range(3)}
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("Action 1 : Baliser le sentier"),
        table(rows, spans=whole, fills=shades),
    )
    action = find(found, "Baliser")
    assert raws(action, Field.PILOT) == ["Collège"]
    assert raws(action, Field.AMOUNT) == ["12.500 €"]
    assert raws(action, Field.PRIORITY) == ["Moyenne"]


def test_lettered_parts_in_a_full_width_row_are_those_of_its_action() -> None:
    def fiche(number: str, title: str) -> list[Sequence[Content]]:
        parts: Content = [paragraph("a) Choisir les teintes"), paragraph("b) Acheter la peinture")]
        return [[f"Action {number}", ""], [title, ""], [parts, ""], *PAIRS]

    spans = {(row, 0): (1, 2) for row in range(3)}
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(fiche("1.1", "Repeindre le hall"), spans=spans),
        table(fiche("1.2", "Isoler la crèche"), spans=spans),
    )
    assert outline(found)[1:4] == [
        "  A 1.1 Repeindre le hall",
        "    SA a Choisir les teintes",
        "    SA b Acheter la peinture",
    ]
    for title in ("Repeindre", "Isoler"):
        assert raws(find(found, title), Field.PILOT) == ["Service des travaux"]


def test_a_level_and_its_item_may_stand_in_a_frame_of_their_own() -> None:
    found = items(
        table([["Objectif stratégique", "1 - Être une commune proche"]]),
        table([["Objectif opérationnel", "1.1 - Rendre l'accueil clair"]]),
        table([["Action", "1.1.1 - Repeindre le hall"], *PAIRS]),
        table([["Action", "1.1.2 - Isoler la crèche"], *PAIRS]),
    )
    assert outline(found) == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1.1.1 Repeindre le hall",
        "    A 1.1.2 Isoler la crèche",
    ]


def test_a_heading_over_the_frame_of_an_objective_is_its_theme() -> None:
    blocks: list[Block] = []
    for number, (theme, objective) in enumerate((("Culture", "Être une scène"), ("Mobilité", "Être un carrefour")), 1):
        blocks += [heading(theme, level=1), table([["Objectif stratégique", f"OS {number} : {objective}"]])]
        blocks.append(table([["Objectif opérationnel", f"OO {number}.1 : Soigner la place {number}"]]))
        blocks += [table([["Action", f"{number}.1.{n} : Repeindre le mur {n}"], *PAIRS]) for n in (1, 2)]
    found = items(*blocks)
    assert [(item.title, item.theme) for item in found] == [
        ("Être une scène", "Culture"),
        ("Être un carrefour", "Mobilité"),
    ]


def test_sub_actions_without_numbers_beside_their_label_are_steps() -> None:
    steps = [paragraph("Tracer l'allée"), paragraph("Semer le pré")]
    found = items(
        heading("OS 1 : Être une commune verte"),
        heading("Action 1 : Fleurir la gare"),
        table([["Statut", "En cours"], ["Échéance", "2027"], ["Sous-actions", steps], ["Pilote", "DG"]]),
    )
    assert [(item.title, len(item.children)) for item in found[0].children] == [("Fleurir la gare", 0)]
    assert raws(find(found, "Fleurir"), Field.PILOT) == ["DG"]
    assert len(raws(find(found, "Fleurir"), Field.STEP)) == 1


@pytest.mark.parametrize("titled", [["Intitulé", "Action 1 – Fleurir la gare"], ["Action 1 – Fleurir la gare", ""]])
def test_numbered_objectives_below_the_title_of_an_action_are_what_it_serves(titled: list[str]) -> None:
    serves = [["Objectif stratégique 1", "Être une commune verte"], ["Objectif opérationnel 2", "Fleurir les bords"]]
    rows = [titled, *serves, ["Pilote", "DG"], ["Échéance", "2027"], ["Statut", "En cours"]]
    (strategic,) = items(heading("Le plan"), table(rows, spans={} if titled[1] else {(0, 0): (1, 2)}))
    (operational,) = strategic.children
    (action,) = operational.children
    assert (strategic.title, operational.title, action.title) == (serves[0][1], serves[1][1], "Fleurir la gare")
    assert raws(action, Field.PILOT) == ["DG"]


def test_objectives_that_a_label_recalls_line_by_line_are_of_levels_of_their_own() -> None:
    recalled = "OS 1 : Être une commune verte\nOO 1.1 : Fleurir les bords"
    rows = [
        ["Fiche 1 : Semer un pré", ""],
        ["Rattachement", recalled],
        ["Suivi par", "DG"],
        ["À réaliser pour le", "2027"],
    ]
    (strategic,) = items(table(rows, spans={(0, 0): (1, 2)}))
    (operational,) = strategic.children
    assert (strategic.title, operational.title) == ("Être une commune verte", "Fleurir les bords")
    assert raws(operational.children[0], Field.PILOT) == ["DG"]
    assert [v.hints.get("bound") for v in operational.children[0].values if v.field is Field.SCHEDULE] == ["end"]

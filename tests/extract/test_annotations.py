from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import lexicon
from extract.detect.prose.blocks import without_annotation_lines
from extract.detect.texts.annotations import find_annotations
from extract.document import Kind, Line, TextBlock
from extract.flat import flat
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, items, paragraph


def _found(text: str) -> tuple[str, list[tuple[str, str]], str | None]:
    annotated = find_annotations(text)
    return annotated.title, [(str(value.field), value.raw) for value in annotated.values], annotated.code


@pytest.mark.parametrize(
    ("text", "title", "values"),
    [
        ("Rénover le préau (échéance : 2021) – Priorité élevée ;", "Rénover le préau",
         [("schedule", "2021"), ("priority", "Priorité élevée")]),
        ("Rénover le préau (600 000 €)", "Rénover le préau", [("amounts", "600 000 €")]),
        ("Pour 2027 – Porteur : Voirie", "", [("schedule", "Pour 2027"), ("pilots", "Voirie")]),
        ("Rénover le préau\n2027 – Porteur : Voirie", "Rénover le préau", [("schedule", "2027"), ("pilots", "Voirie")]),
        ("Planter des haies. Pilote : DG ; Échéance : fin 2021", "Planter des haies.",
         [("pilots", "DG"), ("schedule", "fin 2021")]),
        ("Planter des haies (Pilote : DG ; Échéance : 2021)", "Planter des haies",
         [("pilots", "DG"), ("schedule", "2021")]),
        ("Planter des haies (Pilote : M. Noël, échevin des fêtes – Échéance : 2021)", "Planter des haies",
         [("pilots", "M. Noël, échevin des fêtes"), ("schedule", "2021")]),
        ("Planter des haies ; priorité élevée ; avancement en cours ;", "Planter des haies",
         [("priority", "priorité élevée"), ("status", "avancement en cours")]),
        ("Planter des haies\nPriorité faible ;\nAvancement en cours.", "Planter des haies",
         [("priority", "Priorité faible"), ("status", "Avancement en cours")]),
        ("ANNULÉ – Créer un verger", "Créer un verger", [("status", "ANNULÉ")]),
        ("NOUVEAU : Créer un verger", "NOUVEAU : Créer un verger", []),
        ("[P1] Créer un verger", "Créer un verger", [("priority", "P1")]),
        ("Ouvrir un repair café : début 2020.", "Ouvrir un repair café", [("schedule", "début 2020")]),
        ("Tenir un stand (indicateur : 3 stands / an) au marché", "Tenir un stand au marché",
         [("indicators", "3 stands / an")]),
        ("Ouvrir une bibliothèque (PCS)", "Ouvrir une bibliothèque", [("related_plans", "PCS")]),
        ("Former le personnel (ODD 4, 11)", "Former le personnel", [("sdgs", "ODD 4, 11")]),
        ("Curer le bief du moulin – budget 40 €/an", "Curer le bief du moulin", [("amounts", "budget 40 €/an")]),
        ("Vendre les billets à 5 - 6 €", "Vendre les billets à 5 - 6 €", []),
        ("Former le personnel – en cours", "Former le personnel", [("status", "en cours")]),
        ("Former le personnel [synergie]", "Former le personnel", [("synergy", "synergie")]),
        ("Former le personnel (2019-2021)", "Former le personnel", [("schedule", "2019-2021")]),
        ("Former le personnel – État d'avancement : 50 %", "Former le personnel", [("progress", "50 %")]),
        ("Priorité élevée ;", "", [("priority", "Priorité élevée")]),
        ("Planter des haies\nPilote : DG - Échéance : 2021", "Planter des haies",
         [("pilots", "DG"), ("schedule", "2021")]),
        ("Curer le bief (Service Eaux ; échéance : 2027 ; budget : 40 €)", "Curer le bief",
         [("pilots", "Service Eaux"), ("schedule", "2027"), ("amounts", "40 €")]),
        ("Curer le bief (Travaux, 2026, 12.000 €)", "Curer le bief",
         [("pilots", "Travaux"), ("schedule", "2026"), ("amounts", "12.000 €")]),
        ("Curer le bief (aval du moulin ; échéance : 2027)", "Curer le bief (aval du moulin)", [("schedule", "2027")]),
        ("Fêter la paix (Centre culturel, 2025)", "Fêter la paix (Centre culturel, 2025)", []),
        ("Classer les cartes postales (1898-1940)", "Classer les cartes postales (1898-1940)", []),
        ("Tondre moins. Les prés restent. (Culture – échéance : 2026)", "Tondre moins. Les prés restent.",
         [("pilots", "Culture"), ("schedule", "2026")]),
        ("Ouvrir un atelier (Service Jeunesse – 2027)", "Ouvrir un atelier",
         [("pilots", "Service Jeunesse"), ("schedule", "2027")]),
        ("Former (Échevin des Sports ; 2025-2026)", "Former",
         [("pilots", "Échevin des Sports"), ("schedule", "2025-2026")]),
        ("Curer le bief (Pilotes : Eaux / Voirie ; ODD : 6, 15 ; 2027)", "Curer le bief",
         [("pilots", "Eaux / Voirie"), ("sdgs", "6, 15"), ("schedule", "2027")]),
        ("Curer le bief (Partenaires : Ferme du Val, Parc naturel – Délai : 2027)", "Curer le bief",
         [("partners", "Ferme du Val, Parc naturel"), ("schedule", "2027")]),
        ("Curer le bief (Chef de projet : Mme Ancion | Échéance : 2027)", "Curer le bief",
         [("pilots", "Mme Ancion"), ("schedule", "2027")]),
        ("Curer le bief (Échevin en charge : Échevine des Eaux et Forêts • Priorité : Priorité basse)", "Curer le bief",
         [("pilots", "Échevine des Eaux et Forêts"), ("priority", "Priorité basse")]),
        ("Curer le bief (Délai : 2027 • Coût estimé : 1 000 euros - 2 000 euros)", "Curer le bief",
         [("schedule", "2027"), ("amounts", "1 000 euros - 2 000 euros")]),
        ("Curer le bief (Statut : EN SUSPENS)", "Curer le bief", [("status", "EN SUSPENS")]),
        ("Semer un pré (Pilote(s) : Mme Gob, cheffe de culture – Partenaires : CRIE ; Natagora – Début : 2031)",
         "Semer un pré",
         [("pilots", "Mme Gob, cheffe de culture"), ("partners", "CRIE ; Natagora"), ("schedule", "2031")]),
    ],
)  # fmt: skip
def test_annotations_leave_the_title(text: str, title: str, values: list[tuple[str, str]]) -> None:
    assert _found(text) == (title, values, None)


@pytest.mark.parametrize("sign", [" – ", " — ", " - ", " | ", " · ", " • ", " ; ", " / ", ", ", "—"])
def test_all_signs_part_the_annotations_of_a_line(sign: str) -> None:
    values = [("priority", "Priorité basse"), ("status", "à démarrer"), ("schedule", "2031")]
    line = sign.join(("Priorité basse", "à démarrer", "échéance : 2031"))
    assert _found(line) == ("", values, None)
    assert _found(f"Curer le ru du moulin ({line})") == ("Curer le ru du moulin", values, None)


@pytest.mark.parametrize("text", ["2026 – 2031", "Parcs – 2031"])
def test_parts_of_one_kind_are_one_annotation(text: str) -> None:
    assert len(_found(text)[1]) <= 1


@pytest.mark.parametrize(
    ("text", "title", "code"),
    [
        ("Créer un verger (OO.1)", "Créer un verger", "OO.1"),
        ("Créer un verger (A)", "Créer un verger", "A"),
        ("Créer un verger (SA.17) ;", "Créer un verger", "SA.17"),
    ],
)
def test_trailing_markers_become_the_code(text: str, title: str, code: str) -> None:
    assert _found(text) == (title, [], code)


@pytest.mark.parametrize(
    "text",
    [
        "Construire une crèche (en cours de construction)",
        "Investir 600 000 € dans les écoles du village",
        "Élaborer un Plan de cohésion sociale (PCS)",
        "Mettre en œuvre le PCDR (2015-2025)",
        "Donner la priorité aux piétons",
        "Favoriser les synergies",
        "Réduire de 20 % les déchets d'ici 2024",
        "Une politique culturelle : ouvrir les portes",
        "Être une commune où il fait bon vivre.",
        "Acheter du matériel (chaises, tables)",
        "Service : un accueil de qualité",
        "Partenariat : tisser des liens",
        "Ouvrir l'école – 2021",
        "Exposer les photos (Maison du village – 2026)",
        "Réunir les voisins (Service Jeunesse – salle bleue)",
    ],
)
def test_words_of_the_sentence_stay(text: str) -> None:
    assert _found(text) == (text, [], None)


@pytest.mark.parametrize("row", lexicon.load("annotations")["label"], ids=lambda row: str(row["field"]))
def test_label_rows_know_their_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        values = find_annotations(f"Planter un verger ({example.strip('()')})").values
        assert [str(value.field) for value in values] == [row["field"]]
    for example in row["counter_examples"]:
        assert row["field"] not in [str(value.field) for value in find_annotations(example).values]


@pytest.mark.parametrize("kind", ["phrase", "code"])
def test_phrase_rows_know_their_examples(kind: str) -> None:
    for row in lexicon.load("annotations")[kind]:
        pattern = re.compile(row["pattern"])
        for example in row["examples"]:
            assert pattern.fullmatch(flat(example)), example
        for example in row["counter_examples"]:
            assert not pattern.fullmatch(flat(example)), example


@pytest.mark.parametrize(
    ("label", "kind"), [("Budget ordinaire", "ordinary"), ("Subsides", "subsidy"), ("Fonds propres", "own_funds")]
)
def test_a_label_in_brackets_says_which_budget_it_is(label: str, kind: str) -> None:
    (value,) = find_annotations(f"Curer le bief ({label} : 4.000 €)").values
    assert (value.raw, value.hints["kind"]) == ("4.000 €", kind)


@given(st.text(alphabet="Aa é:;,.()[]0129€–\nP1", max_size=60))
def test_nothing_is_invented(text: str) -> None:
    annotated = find_annotations(text)
    assert all(value.raw in text for value in annotated.values)
    assert find_annotations(annotated.title).title is not None


@given(st.text(max_size=40))
def test_flat_keeps_the_length(text: str) -> None:
    assert len(flat(text)) == len(text)


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Suivre le P.I.C. (2025-2027)", "Suivre le P.I.C. (2025-2027)"),
        ("Réunir les cuisines du CPAS (2025-2027)", "Réunir les cuisines du CPAS"),
    ],
)
def test_years_behind_letters_are_those_of_plans_only(title: str, left: str) -> None:
    assert find_annotations(title).title == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mener à bien le plan communal de mobilité\n(PCM)", "Mener à bien le plan communal de mobilité (PCM)"),
        ("Achever le PCDR\n(2024-2030)", "Achever le PCDR (2024-2030)"),
        ("Ouvrir une bibliothèque\n(PCS)", "Ouvrir une bibliothèque"),
    ],
)
def test_an_acronym_on_a_line_of_its_own_belongs_to_the_name_above(text: str, left: str) -> None:
    assert find_annotations(text).title == left


@pytest.mark.parametrize(
    ("text", "field", "raw"),
    [
        ("Curer les fossés (action supprimée)", Field.STATUS, "action supprimée"),
        ("Curer les fossés – action supprimée en 2026", Field.STATUS, "action supprimée en 2026"),
        ("Curer les fossés (annulée par le conseil du 12 mars 2026)", Field.STATUS, None),
        ("Curer les fossés (fusionnée avec 2.1.3)", Field.REMARK, "fusionnée avec 2.1.3"),
        ("Curer les fossés (nouvelle action)", Field.REMARK, "nouvelle action"),
        ("Curer les fossés (action ajoutée en 2027)", Field.REMARK, "action ajoutée en 2027"),
        ("Curer les fossés (NOUVEAU)", Field.REMARK, "NOUVEAU"),
    ],
)
def test_what_an_updated_plan_says_of_its_actions_leaves_their_titles(text: str, field: Field, raw: str | None) -> None:
    found = find_annotations(text)
    assert found.title == "Curer les fossés"
    assert [(value.field, value.raw) for value in found.values] == [(field, raw or found.values[0].raw)]


@pytest.mark.parametrize(
    "end", ["(nouvelle école)", "(reprise par la Région)", "(voir action 2.1.3)", "– ancienne gare"]
)
def test_what_a_title_says_of_its_object_stays(end: str) -> None:
    assert find_annotations(f"Rouvrir la plaine {end}").title == f"Rouvrir la plaine {end}"


def test_the_letters_of_a_plan_on_a_line_of_their_own_stay_behind_its_name() -> None:
    block = TextBlock(Kind.PARAGRAPH, (Line("Réviser le plan communal de mobilité"), Line("(PCM)")))
    assert without_annotation_lines(block) == (block, [])
    block = TextBlock(Kind.PARAGRAPH, (Line("Rouvrir les sentiers du bois"), Line("(PCDR)")))
    assert [value.raw for value in without_annotation_lines(block)[1]] == ["PCDR"]


@pytest.mark.parametrize(("label", "kind"), [("budget extraordinaire", "extraordinary"), ("subsides", "subsidy")])
def test_labels_of_sums_say_their_kind(label: str, kind: str) -> None:
    (value,) = find_annotations(f"Curer le bief ({label} : 400 €)").values
    assert value.hints["kind"] == kind


def test_what_a_bracket_says_of_why_is_a_description() -> None:
    found = find_annotations(
        "Semer un pré (Motivation : Les haies reculent. Il en reste trois. – Élu : Échevine Lambot)"
    )
    assert found.title == "Semer un pré"
    assert [(value.field.value, value.raw) for value in found.values] == [
        ("description", "Les haies reculent. Il en reste trois."), ("pilots", "Échevine Lambot"),
    ]  # fmt: skip


def test_what_an_item_has_not_is_no_value_of_a_bracket() -> None:
    found = find_annotations("Curer le bief [Pilotes : DG et DF ; échéance : mars 2027 ; sans budget]")
    assert found.title == "Curer le bief"
    assert [value.raw for value in found.values] == ["DG et DF", "mars 2027"]


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Priorité haute ; en cours (PCS)", ["Priorité haute", "en cours", "PCS"]),
        ("Avancement en cours (indicateur : 3 haies)", ["Avancement en cours", "3 haies"]),
        ("Avancement en cours [échéance : 2027 ; budget : 400 €]", ["Avancement en cours", "2027", "400 €"]),
    ],
)
def test_annotations_before_a_bracket_of_others_are_one_line_in_its_order(line: str, values: list[str]) -> None:
    title, found, _ = _found(line)
    assert (title, [raw for _, raw in found]) == ("", values)


@pytest.mark.parametrize("line", ["Priorité haute (aval du moulin)", "Ouvrir le bief ; en cours (PCS)"])
def test_a_line_with_other_words_before_or_in_its_bracket_is_no_list_of_annotations(line: str) -> None:
    assert _found(line)[0]


@pytest.mark.parametrize(
    ("lines", "title", "values"),
    [
        (
            ("Priorité haute", "Avancement en cours", "(indicateur : 3 haies)"),
            "Curer l'étang",
            ["Priorité haute", "Avancement en cours", "3 haies"],
        ),
        (("du moulin", "(échéance : 2027)"), "Curer l'étang du moulin", ["2027"]),
    ],
)
def test_a_last_line_in_brackets_is_of_the_item_that_the_lines_above_it_are_of(
    lines: tuple[str, ...], title: str, values: list[str]
) -> None:
    roots = items(
        heading("OS 1 : Être une commune verte"),
        heading("OO 1.1 : Soigner les eaux"),
        bullet("Action 1.1.1 : Curer l'étang"),
        paragraph(*lines),
        bullet("Action 1.1.2 : Semer un pré"),
    )
    action = find(roots, "Curer")
    assert (action.title, [value.raw for value in action.values]) == (title, values)

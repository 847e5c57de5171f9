"""Sentences of running text that say who carries out the action above them, when and at what cost."""

from __future__ import annotations

import pytest

from extract.printed import Field
from tests.extract.documents import find, heading, items, paragraph, raws, values

OBJECTIVES = (heading("OS 1 : Être une commune verte"), heading("OO 1.1 : Soigner les eaux"))


def _said(*texts: str, title: str = "Action 1 – Curer l'étang du moulin") -> dict[str, list[str]]:
    found = find(items(*OBJECTIVES, heading(title), *map(paragraph, texts)), "Curer")
    fields = (Field.PILOT, Field.PARTNER, Field.SCHEDULE, Field.AMOUNT, Field.DESCRIPTION)
    return {field.value: said for field in fields if (said := raws(found, field))}


@pytest.mark.parametrize(
    ("text", "pilots", "schedule", "amounts"),
    [
        (
            "La vase gêne les rives. Cette action sera menée par le service des Bois en 2027 pour un coût de 3.500 €.",
            ["service des Bois"], ["en 2027"], ["3.500 €"],
        ),
        ("Elle est pilotée par la Bourgmestre et débutera en 2026.", ["Bourgmestre"], ["en 2026"], []),
        ("Ce projet sera coordonné dès 2026 par l'éco-conseiller.", ["éco-conseiller"], ["dès 2026"], []),
        ("L'action sera réalisée dans les trois villages entre 2026 et 2028.", [], ["entre 2026 et 2028"], []),
        ("Le chantier s'achèvera d'ici fin 2029.", [], ["d'ici fin 2029"], []),
        ("Sa réalisation est prévue pour juin 2028.", [], ["pour juin 2028"], []),
        ("Le coût total est estimé à environ 12 000 euros par an.", [], [], ["environ 12 000 euros par an"]),
        ("Ce projet, mené par Mme Fays, échevine, sera réalisé en 2027.", ["Mme Fays, échevine"], ["en 2027"], []),
        ("Le pilotage en est assuré par l'Agence rurale (AR).", [], [], []),
        ("Le pilotage est assuré par l'Agence rurale (AR).", ["Agence rurale (AR)"], [], []),
        ("Une enveloppe de 2.000 € y sera consacrée.", [], [], ["2.000 €"]),
        ("Le service Parcs mène cette action au printemps 2027.", ["service Parcs"], ["au printemps 2027"], []),
    ],
)  # fmt: skip
def test_a_sentence_about_the_action_gives_values(
    text: str, pilots: list[str], schedule: list[str], amounts: list[str]
) -> None:
    said = _said(text)
    assert (said.get("pilots", []), said.get("schedule", []), said.get("amounts", [])) == (pilots, schedule, amounts)
    assert said["description"] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Cette action a été menée par le service des Bois en 2019.",
        "Un subside de 20.000 € a été reçu en 2019.",
        "L'étang a été creusé par les moines en 1780. Il sera suivi par le Contrat de rivière.",
        "Elle sera menée par étapes.",
        "Une étude, réalisée en 2021 par la Province, a montré l'ampleur du mal.",
        "Les berges du ruisseau voisin seront soignées en 2026 par la Province.",
    ],
)
def test_sentences_about_something_else_give_none(text: str) -> None:
    assert _said(text) == {"description": [text]}


def test_such_values_are_less_sure_and_give_way_to_labels() -> None:
    said = _said("Elle sera menée par le service des Bois en 2027.", "Échéance : 2030")
    assert (said["pilots"], said["schedule"]) == (["service des Bois"], ["2030"])
    found = find(items(*OBJECTIVES, heading("Action 1 – Curer"), paragraph("Elle sera lancée en 2027.")), "Curer")
    assert [value.confidence for value in values(found, Field.SCHEDULE)] == [0.8]


def test_labels_behind_a_sentence_leave_the_description() -> None:
    said = _said("Elle sera pilotée par l'échevine du Climat. Budget : 900 €. Échéance : 2028.")
    assert said == {
        "description": ["Elle sera pilotée par l'échevine du Climat."],
        "pilots": ["échevine du Climat"], "schedule": ["2028"], "amounts": ["900 €"],
    }  # fmt: skip


def test_those_with_whom_the_action_is_carried_out_are_partners() -> None:
    assert _said("L'action sera menée par le service Parcs en partenariat avec le GAL.")["partners"] == ["le GAL"]

"""Labels in the fiches of actions that elsewhere name levels: "Enjeux", "Objectifs", "Actions"."""

from __future__ import annotations

import pytest

from extract.document import Block
from extract.printed import Field
from tests.extract.documents import Content, bullet, heading, items, outline, paragraph, raws, table

Texts = tuple[str, str, tuple[str, ...]]
FICHES: tuple[Texts, ...] = (
    (
        "Les berges s'effondrent chaque hiver.",
        "Rendre la rivière à la nature.",
        ("Planter des saules", "Curer le bief"),
    ),
    ("Le hall est sombre et bruyant.", "Recevoir chacun dans le calme.", ("Repeindre le hall", "Poser des rideaux")),
)
OS = heading("OS 1 – Être une commune verte")


def boxes(why: str, goal: str, steps: tuple[str, ...], colon: str = "") -> Block:
    """Six boxes with a label over each text."""
    listed = [paragraph(f"Actions{colon}"), *map(bullet, steps)]
    if colon:
        return table([
            [f"Enjeux{colon} {why}", f"Objectifs{colon} {goal}"], [listed, f"Partenaires{colon} Le club nature"],
            [f"Indicateurs{colon} Mètres de haie", f"ODD{colon} 15"],
        ])  # fmt: skip
    return table([
        [f"ENJEUX\n{why}", f"OBJECTIFS\n{goal}"], [listed, "PARTENAIRES\nLe club nature"],
        ["INDICATEURS\nMètres de haie", "ODD\n15"],
    ])  # fmt: skip


@pytest.mark.parametrize("colon", ["", " :"])
def test_boxes_under_the_title_of_an_action_tell_it(colon: str) -> None:
    blocks: list[Block] = [OS]
    for number, texts in enumerate(FICHES, 1):
        blocks += [heading(f"Fiche {number} : Projet {'AB'[number - 1]} du bourg"), boxes(*texts, colon)]
    found = items(*blocks)
    assert outline(found) == [
        "OS 1 Être une commune verte", "  A 1 Projet A du bourg", "  A 2 Projet B du bourg",
    ]  # fmt: skip
    for action, (why, goal, steps) in zip(found[0].children, FICHES, strict=True):
        assert raws(action, Field.DESCRIPTION) == [why, goal]
        assert [line.lstrip("• ") for line in raws(action, Field.STEP)[0].split("\n")] == list(steps)
        assert raws(action, Field.PARTNER) == ["Le club nature"]
        assert raws(action, Field.SDG) == ["15"]


def test_one_column_of_boxes_is_a_fiche() -> None:
    blocks: list[Block] = [OS]
    rows: list[list[Content]] = []
    for number, (why, goal, steps) in enumerate(FICHES, 1):
        rows = [[f"Enjeux\n{why}"], [f"Objectifs\n{goal}"], [[paragraph("Actions"), *map(bullet, steps)]],
                ["Partenaires\nLe club nature"], ["Indicateurs\nMètres de haie"]]  # fmt: skip
        blocks += [heading(f"Fiche {number} : Projet {'AB'[number - 1]} du bourg"), table(rows)]
    blocks[-1] = table([*rows, ["OS 2 – Être une équipe soudée"]])
    found = items(*blocks, heading("Fiche 3 : Projet C du bourg"))
    assert outline(found) == [
        "OS 1 Être une commune verte", "  A 1 Projet A du bourg", "  A 2 Projet B du bourg",
        "OS 2 Être une équipe soudée", "  A 3 Projet C du bourg",
    ]  # fmt: skip
    assert [raws(action, Field.PARTNER) for action in found[0].children] == [["Le club nature"]] * 2


def test_actions_under_an_objective_stay_actions() -> None:
    blocks: list[Block] = []
    for number, (_, goal, steps) in enumerate(FICHES, 1):
        blocks += [
            heading(f"OO 1.{number} – {goal}"),
            paragraph("Actions"),
            *map(bullet, steps),
            paragraph("Pilote : DG"),
        ]
    found = items(OS, *blocks)
    assert [len(objective.children) for objective in found[0].children] == [2, 2]


def test_an_objective_that_several_actions_share_is_no_text_of_theirs() -> None:
    blocks: list[Block] = []
    for number in (1, 2):
        rows = [["Objectif", "Rendre la rivière à la nature"], ["Pilote", "DG"], ["Échéance", "2031"]]
        blocks += [heading(f"Fiche {number} : Projet {'AB'[number - 1]} du bourg"), table(rows)]
    found = items(OS, *blocks)
    assert not [value for root in found for item in root.walk() for value in raws(item, Field.DESCRIPTION)]


def test_a_label_on_a_shade_over_its_value_is_a_fiche() -> None:
    blocks: list[Block] = [OS]
    for number in (1, 2):
        blocks.append(heading(f"Fiche {number} : Projet {'AB'[number - 1]} du bourg"))
        for label, value in (("Partenaires", "Le club nature"), ("Indicateurs", "Mètres de haie")):
            blocks.append(table([[label], [value]], fills={(0, 0): "#aabbcc"}))
    found = items(*blocks)
    assert [raws(action, Field.PARTNER) for action in found[0].children] == [["Le club nature"]] * 2
    assert [raws(action, Field.INDICATOR) for action in found[0].children] == [["Mètres de haie"]] * 2

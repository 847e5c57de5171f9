"""Chapters that name by its number the objective whose parts they hold, where the objectives are listed before."""

from __future__ import annotations

import pytest

from extract.detect import detect
from extract.document import Block
from tests.extract.documents import document, heading, outline, paragraph, table


@pytest.mark.parametrize(
    "head", ["Objectifs opérationnels de l’OS {}", "Les objectifs opérationnels liés à l'objectif stratégique {} :"]
)
def test_objectives_listed_first_take_what_their_chapters_hold(head: str) -> None:
    titles = ("Être une commune fleurie", "Être une commune qui chante")
    blocks: list[Block] = [
        heading("PST de la commune"),
        *(paragraph(f"OS {n} – {title}") for n, title in enumerate(titles, 1)),
    ]
    for number, plant in enumerate(("un tilleul", "un hêtre"), 1):
        blocks += [heading(head.format(number)), heading("Objectif opérationnel 1 : Fleurir le bourg")]
        blocks.append(table([["Pilote", "Action"], ["DG", f"Planter {plant}"], ["CPAS", f"Arroser {plant}"]]))
    assert outline(detect(document(*blocks)).plans[0].items) == [
        "OS 1 Être une commune fleurie", "  OO 1 Fleurir le bourg",
        "    A Planter un tilleul", "    A Arroser un tilleul",
        "OS 2 Être une commune qui chante", "  OO 1 Fleurir le bourg",
        "    A Planter un hêtre", "    A Arroser un hêtre",
    ]  # fmt: skip


def test_an_objective_that_was_not_listed_is_not_opened() -> None:
    blocks = [paragraph("OS 1 – Être une commune fleurie"), heading("Objectifs opérationnels de l’OS 3")]
    blocks += [paragraph("OO 1.1 – Fleurir le bourg"), paragraph("Action 1.1.1 – Planter un tilleul")]
    assert outline(detect(document(*blocks)).plans[0].items) == [
        "OS 1 Être une commune fleurie", "  OO 1.1 Fleurir le bourg", "    A 1.1.1 Planter un tilleul"
    ]  # fmt: skip

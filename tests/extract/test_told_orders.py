"""Values without labels whose order the way to read the plan tells."""

from __future__ import annotations

import pytest

from extract.detect.prose.told_orders import with_orders_told
from extract.document import Block, Kind, Style, TextBlock
from extract.printed import Field
from tests.extract.documents import find, heading, items, paragraph, raws, values

KEY = "Sous le titre se suivent, séparés par un point : le mandataire, le service pilote, la période et les buts (ODD)."
ORDER = KEY.replace("buts (ODD)", "ODD")
TITLE, SMALL = Style(size=11.0, bold=True), Style(size=8.0)


def texts(key: str, line: str) -> list[str]:
    blocks = with_orders_told([paragraph(key), heading("Curer le bief", style=TITLE), paragraph(line, style=SMALL)])
    return [block.text for block in blocks[2:] if isinstance(block, TextBlock)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Échevine des Eaux · Service Moulin · 2026–2028 · ODD 6, 14", True),
        ("Échevine des Eaux | Garde du bief | en continu | 6", True),
        ("Échevine des Eaux · Service Moulin · ODD 6 · 2026", False),
        ("Échevine des Eaux · Service Moulin · 2026", False),
        ("Pilote : Échevine des Eaux · Service Moulin · 2026 · ODD 6", False),
    ],
)
def test_lines_that_fit_the_order_get_its_labels(line: str, told: bool) -> None:
    labels = ["Mandataire", "Service pilote", "Période", "ODD"]
    found = texts(ORDER, line)
    assert [text.partition(" : ")[0] for text in found] == labels if told else found == [line]


@pytest.mark.parametrize(
    "key", ["Se suivent, séparés par un point : le mandataire, la pluie, le beau temps.", "Suivent les actions.", KEY]
)
def test_a_sentence_that_lists_anything_else_tells_no_order(key: str) -> None:
    line = "Échevine des Eaux · Service Moulin · 2026 · ODD 6"
    assert texts(key, line) == [line]


def test_the_role_of_each_name_is_that_of_the_sentence() -> None:
    blocks: list[Block] = [paragraph(ORDER), heading("Objectif stratégique 1 : Être un bourg d'eaux", style=TITLE)]
    for title in ("Curer le bief", "Poser des bancs"):
        blocks += [heading(f"Action : {title}", style=TITLE)]
        blocks += [paragraph("Échevine des Eaux · Service Moulin · 2026 · ODD 6", style=SMALL)]
    found = find(items(*blocks), "Curer")
    assert [value.hints["role"] for value in values(found, Field.PILOT)] == ["political", "administrative"]
    assert raws(found, Field.SCHEDULE) == ["2026"]
    assert raws(found, Field.SDG) == ["ODD 6"]


def test_the_values_are_paragraphs_under_the_title() -> None:
    blocks = with_orders_told([paragraph(ORDER), heading("Maire · Voirie · 2026 · ODD 6")])
    assert {block.kind for block in blocks if isinstance(block, TextBlock)} == {Kind.PARAGRAPH}

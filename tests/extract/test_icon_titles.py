"""Pictograms before the titles of a brochure."""

from __future__ import annotations

import pytest

from extract.detect.prose.icon_titles import with_icons_apart
from extract.document import Block, Kind, Style, TextBlock
from tests.extract.documents import bullet, heading, paragraph

TITLE = Style(size=14.0, bold=True)
TEXT = [paragraph(f"Le bourg a {n} bancs.", style=Style(size=10.0)) for n in range(5)]


def read(*blocks: Block) -> list[tuple[Kind, str | None, str]]:
    found = with_icons_apart([*blocks, *TEXT])
    return [(b.kind, b.marker, b.text) for b in found[: len(blocks)] if isinstance(b, TextBlock)]


def test_a_pictogram_is_no_bullet_and_no_part_of_a_title() -> None:
    assert read(
        heading("❀ Fleurir les quais", style=TITLE),
        bullet("Ouvrir la halle", glyph="✦", style=TITLE),
        heading("🌳 Boiser les talus", style=TITLE),
        heading("Soigner les mares", style=TITLE),
    ) == [
        (Kind.HEADING, None, "Fleurir les quais"),
        (Kind.HEADING, None, "Ouvrir la halle"),
        (Kind.HEADING, None, "Boiser les talus"),
        (Kind.HEADING, None, "Soigner les mares"),
    ]


@pytest.mark.parametrize(("style", "glyph"), [
    (TITLE, "➜"), (TITLE, "✔"), (TITLE, "☑"), (TITLE, "★"), (Style(size=14.0), "✦"), (Style(size=9.0, bold=True), "✦"),
])  # fmt: skip
def test_signs_of_states_plain_and_small_texts_keep_theirs(style: Style, glyph: str) -> None:
    deeds = [bullet(f"Planter {n} haies", glyph=glyph, style=style) for n in range(4)]
    assert read(*deeds) == [(Kind.LIST_ITEM, glyph, deed.text) for deed in deeds]


def test_two_pictograms_are_no_habit() -> None:
    assert read(*(heading(f"❀ Fleurir {n} quais", style=TITLE) for n in range(2)))[0][2] == "❀ Fleurir 0 quais"

"""Lists that a column or a page cuts: their entries stand as deep as before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.document import Block, Kind, Line, Place, Role, Style, TextBlock
from extract.layout.pages.lists_overleaf import with_lists_overleaf
from tests.extract.documents import bullet, heading, paragraph

FAR_IN, HARDLY_LESS, AT_LEFT = Style(size=9, indent=11.8), Style(size=9, indent=11.0), Style(size=9, indent=0.0)
ABOVE = (bullet("Curer le bief", depth=0, style=AT_LEFT), bullet("Choisir une pelle", depth=1, style=FAR_IN))


def depths(*blocks: Block) -> list[int | None]:
    found = with_lists_overleaf(blocks)
    return [block.level for block in found if isinstance(block, TextBlock) and block.kind is Kind.LIST_ITEM]


def test_entries_overleaf_stand_as_deep_as_those_above() -> None:
    foot = paragraph("Page 4", role=Role.FOOTER)
    rest = [bullet(text, style=HARDLY_LESS) for text in ("Louer une barge", "Planter les rives")]
    assert depths(*ABOVE, foot, *rest, bullet("Accorder l'orgue", style=AT_LEFT)) == [0, 1, 1, 1, 0]


def test_values_below_an_entry_part_no_list() -> None:
    value = paragraph("Pilote : Voirie", style=Style(size=9, indent=22.0))
    entry = bullet("Louer une barge", style=HARDLY_LESS)
    assert depths(*ABOVE, value, entry, value, bullet("Planter les rives", depth=1, style=FAR_IN)) == [0, 1, 1, 1]


@pytest.mark.parametrize("between", [paragraph("Étapes"), heading("2. Rouvrir les sentiers")])
def test_another_list_has_depths_of_its_own(between: TextBlock) -> None:
    assert depths(*ABOVE, between, bullet("Louer une barge", style=HARDLY_LESS)) == [0, 1, 0]


def test_entries_that_stand_elsewhere_or_look_otherwise_keep_their_depth() -> None:
    assert depths(*ABOVE, bullet("Accorder l'orgue", style=AT_LEFT)) == [0, 1, 0]
    assert depths(*ABOVE, bullet("Accorder l'orgue", glyph="–", style=FAR_IN)) == [0, 1, 0]


DEEPEST = Style(size=9, indent=23.6)


def test_entries_overleaf_stand_as_deep_as_any_that_the_last_one_is_under() -> None:
    deep = bullet("Comparer trois pelles", depth=2, style=DEEPEST)
    rest = [
        bullet("Prendre la bleue", style=DEEPEST),
        bullet("Louer une barge", style=HARDLY_LESS),
        bullet("Accorder l'orgue", style=AT_LEFT),
    ]
    assert depths(*ABOVE, deep, *rest) == [0, 1, 2, 2, 1, 0]


def test_what_stands_further_in_than_an_entry_overleaf_is_deeper() -> None:
    rest = [bullet("Louer une barge", style=HARDLY_LESS), bullet("Comparer deux offres", glyph="o", style=DEEPEST)]
    assert depths(*ABOVE, *rest) == [0, 1, 1, 2]


def label(page: int = 5, size: float = 9, indent: float = 22.0, level: int | None = None) -> TextBlock:
    return heading("Suivi", level=level, style=Style(size=size, bold=True, indent=indent), page=page)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param(label(), Kind.PARAGRAPH, id="in-line"),
        pytest.param(label(page=4), Kind.HEADING, id="same-page"),
        pytest.param(label(size=12), Kind.HEADING, id="larger"),
        pytest.param(label(indent=0.0), Kind.HEADING, id="at-left"),
        pytest.param(label(indent=90.0), Kind.HEADING, id="far-in"),
        pytest.param(label(level=2), Kind.HEADING, id="tagged"),
    ],
)
def test_bold_words_overleaf_in_line_with_the_text_of_an_entry_are_no_heading(words: TextBlock, kind: Kind) -> None:
    above = [replace(block, lines=(Line(block.text, Place(4), block.style),)) for block in ABOVE]
    found = with_lists_overleaf([*above, words, bullet("Louer une barge", style=HARDLY_LESS)])
    assert found[2] == replace(words, kind=kind)
    assert isinstance(found[3], TextBlock)
    assert found[3].level == (1 if kind is Kind.PARAGRAPH else 0)

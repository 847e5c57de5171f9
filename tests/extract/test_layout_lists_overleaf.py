"""Lists that a column or a page cuts: their entries stand as deep as before."""

from __future__ import annotations

import pytest

from extract.document import Block, Kind, Role, Style, TextBlock
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

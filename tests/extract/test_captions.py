"""Lines that only name the budget under them: they are no items, and its amounts are those of the item above."""

from __future__ import annotations

import pytest

from extract.detect.prose.captions import captions
from extract.detect.reading import read_entries
from extract.document import Block
from tests.extract.documents import heading, paragraph, table

MATRIX = [["Source", "2031", "2032"], ["Fonds propres", "1.000", "-"], ["Subsides", "-", "500"]]


def test_a_line_that_names_the_budget_under_it_is_its_caption() -> None:
    blocks: list[Block] = [heading("Action 1 : Curer le bief"), heading("Budget (en €)"), table(MATRIX)]
    assert captions(blocks) == {1}
    (entry,) = [entry for entry in read_entries(blocks) if entry.kind in ("item", "text")]
    assert [value.raw for value in entry.values] == ["1.000", "500"]


@pytest.mark.parametrize("text", ["Curer le bief", "Budget de la jeunesse et du moulin à eau", "Pilote"])
def test_other_lines_are_none(text: str) -> None:
    assert not captions([heading(text), table(MATRIX)])


def test_over_other_tables_or_texts_stands_no_caption() -> None:
    rows = [["Action", "Pilote"], ["Curer le bief", "Voirie"]]
    assert not captions([heading("Budget (en €)"), table(rows)])
    assert not captions([heading("Budget (en €)"), paragraph("Rien de prévu"), table(MATRIX)])

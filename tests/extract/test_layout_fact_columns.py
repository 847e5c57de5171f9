"""Stacks of labels at the right of the items: each is read after the item that it begins level with."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, texts_of

DEEDS = ("Curer la mare", "Semer le pré", "Planter la haie")
FACTS = ("Budget : 1.000 €", "Année : 2026", "Priorité : haute")


def drawn(first: str = FACTS[0], size: float = 8) -> list[str]:
    sheet = Sheet()
    for at, deed in enumerate(DEEDS):
        top = 100 + 70 * at
        sheet.text(60, top, f"{at + 1} {deed}", 11)
        sheet.lines(440, top, [first if at == 1 else FACTS[0], *FACTS[1:]], size, 12)
    return [block.text for block in texts_of(sheet.read())]


TOLD = [text for at, deed in enumerate(DEEDS) for text in (f"{at + 1} {deed}", *FACTS)]


def test_each_stack_follows_its_item() -> None:
    assert drawn() == TOLD


@pytest.mark.parametrize(("first", "size"), [("Coût : 1.000 €", 8.0), (FACTS[0], 11.0)])
def test_stacks_that_begin_otherwise_or_are_as_large_as_the_items_are_left_where_they_are(
    first: str, size: float
) -> None:
    assert [first if text == FACTS[0] and at == 4 else text for at, text in enumerate(TOLD)] != drawn(first, size)

"""Values to which dots lead from their title."""

from __future__ import annotations

import pytest

from extract.document import Block, Role
from extract.printed import Field
from tests.extract.documents import find, heading, items, paragraph, raws, tree
from tests.extract.pdf_making import Sheet, texts_of

DOTS = "." * 30
YEARS = ("2026", "2027", "2029")
TITLES = ("a. Curer le bief", "b. Semer un pré au verger", "c. Peindre le hall")


def led(values: tuple[str, ...], *names: str) -> list[Block]:
    lines = [paragraph(f"{title}{DOTS}{value}") for title, value in zip(TITLES, values, strict=True)]
    return [*map(paragraph, names), heading("A. OFFRIR UN CADRE SÛR"), heading("A.1 Border les rives"), *lines]


@pytest.mark.parametrize("names", [("Échéance",), ()])
def test_a_year_to_which_dots_lead_is_when_the_action_is_done(names: tuple[str, ...]) -> None:
    action = find(items(*led(YEARS, *names)), "Semer un pré")
    assert action.title == "Semer un pré au verger"
    assert raws(action, Field.SCHEDULE) == ["2027"]


def test_dots_to_words_that_no_name_of_a_column_tells_stay() -> None:
    lines = tree(*led(("le bief", "le pré", "le hall")))
    assert any("...." in line for line in lines)


def test_years_to_which_dots_lead_are_no_pages() -> None:
    sheet = Sheet()
    for at, (title, year) in enumerate(zip(TITLES, YEARS, strict=True)):
        sheet.text(50, 100 + 15 * at, f"{title} {DOTS * 2} {year}")
    found = texts_of(sheet.read())
    assert [block.role for block in found] == [Role.BODY] * 3
    assert [block.text.split(".")[0] for block in found] == ["a", "b", "c"]

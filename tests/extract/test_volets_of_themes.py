"""A heading may name a theme and its volet on one line."""

from __future__ import annotations

import pytest

from extract.document import TextBlock
from extract.printed import PrintedItem
from tests.extract.documents import bullet, heading, items


def objectives(*headings: str) -> list[PrintedItem]:
    blocks: list[TextBlock] = []
    for number, text in enumerate(headings, 1):
        blocks += [heading(text, level=1), heading(f"OS {number} : Être un bourg fleuri {number}", level=2)]
        blocks.append(bullet("Planter une haie"))
    return list(items(*blocks))


@pytest.mark.parametrize(
    "form",
    ["Axe {n} – {theme} ({volet})", "Axe {n} : {theme} - {volet}", "Axe {n} ({volet}) : {theme}",
     "{volet} – Axe {n} : {theme}"],
)  # fmt: skip
def test_the_volet_of_a_theme_is_that_of_the_objectives_below_it(form: str) -> None:
    said = [("Le bourg", "Volet externe"), ("Les prés", "Volet externe"), ("La maison", "Volet interne")]
    found = objectives(*(form.format(n=n, theme=theme, volet=volet) for n, (theme, volet) in enumerate(said, 1)))
    assert [item.volet for item in found] == ["external", "external", "internal"]
    assert [item.theme for item in found] == ["Le bourg", "Les prés", "La maison"]

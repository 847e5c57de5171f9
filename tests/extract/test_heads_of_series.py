"""Lettered headings above the first item that names its level, sentences between."""

from __future__ import annotations

from extract.document import Block, Style
from tests.extract.documents import heading, paragraph, tree

LARGE = Style(size=16, bold=True)


def chapter(letter: str, title: str, number: int) -> list[Block]:
    return [
        heading(f"{letter}. {title}", style=LARGE),
        paragraph("Les habitants nous l'ont demandé. Le temps presse."),
        heading(f"OO {letter}.1 : Ouvrir le chemin des Aulnes"),
        paragraph(f"Action {number} : Poser un banc"),
        paragraph("Pilote : Service des bois"),
    ]


def test_the_first_of_a_series_stands_above_the_first_named_item() -> None:
    cover = [heading("Commune de Rivage"), paragraph("Un beau village")]
    found = tree(*cover, *chapter("A", "Être une commune verte", 1), *chapter("B", "Être une équipe soudée", 2))
    assert [line for line in found if line.startswith("OS")] == [
        "OS A Être une commune verte",
        "OS B Être une équipe soudée",
    ]
    assert found[1].strip() == "OO A.1 Ouvrir le chemin des Aulnes"


def test_a_heading_whose_series_ends_above_the_plan_is_none_of_it() -> None:
    before = [heading("A. Les moyens de la commune", style=LARGE), paragraph("La commune a peu de moyens.")]
    rest = [*chapter("C", "Être une commune verte", 1)[2:], *chapter("D", "Être une équipe soudée", 2)[2:]]
    assert not any("moyens" in line for line in tree(*before, *rest))


def test_a_series_that_leaves_out_objectives_of_the_plan_is_no_series() -> None:
    rest = [heading("OO E.1 : Rouvrir le lavoir"), paragraph("Action 3 : Curer le bassin")]
    whole = [*chapter("A", "Être une commune verte", 1), *chapter("B", "Être une équipe soudée", 2)]
    assert not any(line.startswith("OS A") for line in tree(paragraph("Un beau village"), *whole, *rest))

"""Headings of chapters over an objective and a finding: the theme of the objective, no text of the item before."""

from __future__ import annotations

import pytest

from extract.document import Block, Style
from extract.printed import Field, PrintedItem
from tests.extract.documents import bullet, heading, items, paragraph, table, values

BIG, SMALL = Style(bold=True, size=18.0), Style(bold=True, size=12.0)


def chapter(title: str, n: int, *finding: Block, level: int | None = 2, style: Style = BIG) -> tuple[Block, ...]:
    lower = None if level is None else level + 1
    return (
        heading(title, level=level, style=style),
        *finding,
        heading(f"Objectif stratégique {n}", level=lower, style=SMALL),
        heading(f"Être une commune qui compte pour {n}", level=lower, style=SMALL),
        paragraph(f"OO {n}.1 : Tenir le registre {n}"),
        bullet(f"Action {n}.1.1 : Compter les arbres de l'allée {n}"),
    )


def themes(*blocks: Block) -> list[str | None]:
    return [item.theme for item in items(*blocks)]


def every(*blocks: Block) -> list[PrintedItem]:
    return [item for root in items(*blocks) for item in root.walk()]


FOUND = (paragraph("Les vergers reculent d'année en année."), paragraph("Il en reste trente."))


@pytest.mark.parametrize(
    ("level", "style"), [(2, BIG), (None, BIG), (None, Style(bold=True, size=18.0, colour="#a02040"))]
)
def test_a_heading_over_a_finding_is_the_theme_of_its_objective(level: int | None, style: Style) -> None:
    plan = (
        *chapter("Vergers", 1, *FOUND, level=level),
        *chapter("Fontaines", 2, level=level, style=style),
        *chapter("Lavoirs", 3, *FOUND, level=level, style=style),
    )
    assert themes(*plan) == ["Vergers", "Fontaines", "Lavoirs"]
    assert not any(values(item, Field.DESCRIPTION) for item in every(*plan))


def test_lists_and_lower_headings_may_stand_between() -> None:
    finding = (heading("Ce qui frappe", level=3, style=SMALL), bullet("des haies trouées"), bullet("des mares sèches"))
    plan = (*chapter("Vergers", 1, *finding), *chapter("Fontaines", 2, *finding))
    assert themes(*plan) == ["Vergers", "Fontaines"]


def test_headings_of_the_introduction_are_no_themes() -> None:
    before = (
        heading("Qui nous sommes", level=2, style=BIG),
        *FOUND,
        heading("Nos valeurs", level=2, style=BIG),
        *FOUND,
    )
    plan = (*before, *chapter("Vergers", 1, *FOUND), *chapter("Fontaines", 2, *FOUND))
    assert themes(*plan) == ["Vergers", "Fontaines"]


def test_a_lone_heading_over_a_finding_is_no_theme() -> None:
    second = chapter("", 2)[1:]
    assert themes(*chapter("Rêver ensemble", 1, *FOUND), *second) == [None, None]


def test_one_heading_over_each_objective_is_no_theme() -> None:
    plan = [block for n in (1, 2, 3) for block in chapter("Ce que nous voyons", n, *FOUND)]
    assert themes(*plan) == [None, None, None]


def test_a_higher_heading_that_is_no_theme_ends_the_item_before_it_and_the_theme() -> None:
    plan = (
        *chapter("Vergers", 1),
        *chapter("Fontaines", 2),
        heading("Les objectifs de 12 € par mètre", level=2, style=BIG),
        *FOUND,
        *chapter("", 3)[1:],
    )
    assert themes(*plan) == ["Vergers", "Fontaines", None]
    assert not any(values(item, Field.DESCRIPTION) for item in every(*plan))


def test_the_second_name_of_a_volet_is_not_said_of_the_item_before_it() -> None:
    plan = (
        heading("Volet externe", style=BIG),
        *chapter("", 1)[1:],
        heading("Volet interne", style=BIG),
        paragraph("Administration générale"),
        *chapter("", 2)[1:],
    )
    assert [item.volet for item in every(*plan)] == ["external"] * 3 + ["internal"] * 3


def test_an_action_has_no_other_volet_than_its_objective() -> None:
    rows = (("Action", "Volet"), ("Semer un pré de fauche", "Interne"), ("Planter une haie vive", "Externe"))
    plan = (heading("Volet externe", style=BIG), *chapter("", 1)[1:-1], table(rows))
    assert {item.volet for item in every(*plan)} == {"external"}


@pytest.mark.parametrize("label", ["Chapitre – ", "Chapitre {n} : ", "PARTIE {n}. ", "Section {n} "])
def test_a_theme_is_named_without_the_word_for_chapters(label: str) -> None:
    plan = [
        block
        for n, name in enumerate(("Vergers", "Fontaines"), 1)
        for block in chapter(label.format(n=n) + name, n, *FOUND)
    ]
    assert themes(*plan) == ["Vergers", "Fontaines"]


def test_captions_in_small_print_above_objectives_are_no_themes() -> None:
    caption, print_ = Style(size=7.0, colour="#808080"), Style(size=10.5)
    plan = [
        block
        for n in (1, 2, 3)
        for block in (
            paragraph(f"Le vieux pont en 19{n}4", style=caption),
            heading(f"OS {n} : Être une commune qui compte pour {n}", style=BIG),
            heading(f"OO {n}.1 : Tenir le registre {n}", style=SMALL),
            bullet(f"Compter les arbres de l'allée {n}", style=print_),
            bullet(f"Tailler les haies du chemin {n}", style=print_),
        )
    ]
    assert themes(*plan) == [None, None, None]
    assert [len(item.children[0].children) for item in items(*plan)] == [2, 2, 2]


def test_a_list_in_a_finding_holds_no_actions() -> None:
    listed = (paragraph("Ce qui frappe :"), bullet("des haies trouées"), bullet("des mares à sec"))
    plan = [
        block
        for n, name in enumerate(("Vergers", "Fontaines", "Lavoirs"), 1)
        for block in (
            heading(name, level=2),
            *listed,
            heading(f"OS {n} : Être une commune qui compte pour {n}", level=3),
            heading(f"OO {n}.1 : Tenir le registre {n}", level=4),
            bullet(f"Compter les arbres de l'allée {n}"),
            bullet(f"Tailler les haies du chemin {n}"),
        )
    ]
    assert themes(*plan, heading("Nous écrire", level=2), paragraph("Une adresse.")) == [
        "Vergers",
        "Fontaines",
        "Lavoirs",
    ]
    assert [len(item.children[0].children) for item in items(*plan)] == [2, 2, 2]


def test_bold_objectives_below_objectives_head_their_actions() -> None:
    plan = [
        block
        for n in (1, 2, 3)
        for block in (
            paragraph(f"OS {n} : Être une commune qui compte pour {n}", style=Style(bold=True, size=12.0)),
            paragraph(f"Tenir le registre {n}", style=Style(bold=True, size=12.0)),
            bullet(f"Compter les arbres de l'allée {n}"),
            bullet(f"Tailler les haies du chemin {n}"),
        )
    ]
    assert [len(item.children[0].children) for item in items(*plan)] == [2, 2, 2]
    assert themes(*plan) == [None, None, None]


def test_the_first_chapter_is_a_theme_below_a_foreword_in_larger_print() -> None:
    foreword = (heading("Préface", style=Style(bold=True, size=24.0)), paragraph("Chers riverains,"))
    found = themes(*foreword, *chapter("VERGERS", 1, level=None), *chapter("RIVIÈRES", 2, level=None))
    assert found == ["VERGERS", "RIVIÈRES"]

"""Pills under a title: what says when and how much needs no label."""

from __future__ import annotations

import pytest

from extract.detect.texts.unlabelled import unlabelled_values
from extract.document import Block, Kind, Line, Place, Style, TextBlock
from extract.printed import Field
from tests.extract.documents import find, heading, items, outline, paragraph, raws


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2026-2028 42.000 €", {"schedule": "2026-2028", "amounts": "42.000 €"}),
        ("Fin 2027", {"schedule": "Fin 2027"}),
        ("En continu 1.500 €/an", {"schedule": "En continu", "amounts": "1.500 €/an"}),
        ("Dès 2026 1.300.000 €", {"schedule": "Dès 2026", "amounts": "1.300.000 €"}),
        ("2026 310 000 €", {"schedule": "2026", "amounts": "310 000 €"}),
        ("1er semestre 2027 · Service Fêtes", {"schedule": "1er semestre 2027", "pilots": "Service Fêtes"}),
        ("2027 · Service Fêtes · 5.000 €", {"schedule": "2027", "pilots": "Service Fêtes", "amounts": "5.000 €"}),
        ("Service Fêtes fin 2027 5.000 €", {"schedule": "fin 2027", "pilots": "Service Fêtes", "amounts": "5.000 €"}),
        ("Service Fêtes 2027 À lancer", {"schedule": "2027", "pilots": "Service Fêtes", "status": "À lancer"}),
        (
            "Moulin asbl | chaque année | 5.000 € (dont 60 % de subsides)",
            {"schedule": "chaque année", "pilots": "Moulin asbl", "amounts": "5.000 € (dont 60 % de subsides)"},
        ),
        (
            "Moulin asbl | fin 2027 | à déterminer",
            {"schedule": "fin 2027", "pilots": "Moulin asbl", "amounts": "à déterminer"},
        ),
        ("Fin de législature 5.000 €", {"schedule": "Fin de législature", "amounts": "5.000 €"}),
        ("5 000,00 EUR 2026-2028", {"amounts": "5 000,00 EUR", "schedule": "2026-2028"}),
        ("env. 5.000 €/an · récurrent", {"amounts": "env. 5.000 €/an", "schedule": "récurrent"}),
        ("2027 à 2029 Priorité haute", {"schedule": "2027 à 2029", "priority": "Priorité haute"}),
        (
            "Service Fêtes | 2027 | Priorité basse",
            {"schedule": "2027", "pilots": "Service Fêtes", "priority": "Priorité basse"},
        ),
        ("Moulin asbl · 2026 · ODD 2, 12", {"pilots": "Moulin asbl", "schedule": "2026", "sdgs": "ODD 2, 12"}),
        ("5.000 € de jouets", {}),
        ("2027 · Service Fêtes 5.000 €", {"schedule": "2027", "pilots": "Service Fêtes", "amounts": "5.000 €"}),
        ("Service Fêtes | Culture | Sport", {}),
        ("Curer l'étang | 2027 | les berges seront semées", {}),
        ("Plan communal 2026-2028", {}),
        ("Service Fêtes", {}),
        ("Fêter 2027", {}),
        ("2027 : le bourg a cent ans", {}),
    ],
)
def test_years_names_and_amounts_of_a_line(text: str, values: dict[str, str]) -> None:
    found = unlabelled_values(text, (), among_others=False)
    assert {value.field.value: value.raw for value in found} == values


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Échevine des Fêtes · Service Fêtes · 2027", ["Échevine des Fêtes", "Service Fêtes"]),
        ("Échevine des Fêtes · Service Fêtes · Service Parcs · 2027", []),
        ("Service Fêtes · Lampions · 2027", []),
    ],
)
def test_a_function_and_the_service_behind_it_are_two_names(text: str, names: list[str]) -> None:
    found = unlabelled_values(text, (), among_others=False)
    assert [value.raw for value in found if value.field is Field.PILOT] == names


@pytest.mark.parametrize(
    "name", ["Conseillère en eau", "Attaché de cabinet", "Garde rivière", "Commission de rénovation"]
)
def test_a_function_that_sounds_like_a_deed_is_a_name_where_its_look_tells(name: str) -> None:
    found = unlabelled_values(f"{name} · fin 2027", (), among_others=False, by_look=True)
    assert {value.field: value.raw for value in found} == {Field.SCHEDULE: "fin 2027", Field.PILOT: name}


SMALL = Style(size=8.5, colour="#333333")
TITLE = Style(size=11.0, bold=True)


def _card(number: str, title: str, *lines: str) -> list[Block]:
    return [heading(f"{number} {title}", style=TITLE), *(paragraph(line, style=SMALL) for line in lines)]


def test_lines_in_a_look_of_their_own_name_services_that_no_list_holds() -> None:
    blocks = [
        heading("OS 1 : Être une commune verte", style=Style(size=16.0, bold=True)),
        heading("OO 1.1 : Soigner les eaux", style=Style(size=14.0, bold=True)),
        *_card("1.1.1", "Curer l'étang du moulin", "Garde rivière fin 2027", "8.000 €"),
        *_card("1.1.2", "Semer un pré fleuri", "Service Parcs 2026 > 2028"),
        *_card("1.1.3", "Planter une haie vive", "Garde rivière", "2029"),
    ]
    roots = items(*blocks)
    assert raws(find(roots, "Curer"), Field.PILOT) == ["Garde rivière"]
    assert raws(find(roots, "Curer"), Field.AMOUNT) == ["8.000 €"]
    assert raws(find(roots, "Semer"), Field.SCHEDULE) == ["2026 > 2028"]
    assert raws(find(roots, "Planter"), Field.PILOT) == ["Garde rivière"]


def test_the_only_note_between_a_title_and_its_values_describes_it() -> None:
    blocks = [
        heading("OS 1 : Être une commune verte", style=Style(size=16.0, bold=True)),
        heading("OO 1.1 : Soigner les eaux", style=Style(size=14.0, bold=True)),
        *_card("1.1.1", "Curer l'étang du moulin", "Avec le comité de rivière.", "Pilote : Parcs"),
        *_card("1.1.2", "Semer un pré fleuri", "Pilote : Voirie"),
        *_card("1.1.3", "Planter une haie vive", "Pilote : Voirie"),
    ]
    roots = items(*blocks)
    assert len(outline(roots)) == 5
    assert raws(find(roots, "Curer"), Field.PILOT) == ["Parcs"]
    assert raws(find(roots, "Curer"), Field.DESCRIPTION) == ["Avec le comité de rivière."]


def test_texts_with_values_under_numbered_objectives_stay_items() -> None:
    blocks = [
        heading("1. Être une commune verte", style=TITLE),
        paragraph("Curer l'étang du moulin", style=SMALL),
        paragraph("Pilote : Parcs", style=SMALL),
        paragraph("Semer un pré fleuri", style=SMALL),
        paragraph("Pilote : Voirie", style=SMALL),
        heading("2. Être une commune sûre", style=TITLE),
        paragraph("Éclairer le pont", style=SMALL),
        paragraph("Pilote : Voirie", style=SMALL),
    ]
    roots = items(*blocks)
    assert raws(find(roots, "Éclairer"), Field.PILOT) == ["Voirie"]


def test_a_page_with_an_imprint_is_no_part_of_the_plan() -> None:
    blocks = [
        heading("OS 1 : Être une commune verte", page=1),
        heading("Action 1 : Curer l'étang du moulin", page=1),
        paragraph("Administration communale", page=2),
        paragraph("Éditeur responsable : le Collège", page=2),
    ]
    assert raws(find(items(*blocks), "Curer"), Field.DESCRIPTION) == []


def test_an_imprint_that_ends_a_poster_is_no_part_of_the_plan() -> None:
    blocks = [
        heading("OS 1 : Être une commune verte", page=1),
        heading("Action 1 : Curer l'étang du moulin", page=1),
        paragraph("Une case est une action. Éditeur responsable : le Collège, rue du Bief 3", page=1),
    ]
    assert raws(find(items(*blocks), "Curer"), Field.DESCRIPTION) == []
    follows = [*blocks, heading("Action 2 : Semer un pré", page=1)]
    assert raws(find(items(*follows), "Curer"), Field.DESCRIPTION) != []


NAME = Style(size=9.5, colour="#555555")


def cards(*names: str) -> list[Block]:
    """Titles of actions with a number, each over a name and a year in looks of their own."""
    blocks: list[Block] = [heading("OS 1 : Être une commune verte", style=TITLE)]
    for at, name in enumerate(names, 1):
        blocks.append(heading(f"{at}. Curer le bief {at}", style=Style(size=10.5, bold=True)))
        blocks.append(paragraph(name, style=NAME))
        blocks.append(paragraph(f"{2025 + at}", style=SMALL))
    return blocks


def test_names_in_a_look_of_their_own_over_years_are_in_charge() -> None:
    roots = items(*cards("Service Eaux", "Garde des rives", "Amis du bief", "Service Voirie"))
    assert [raws(item, Field.PILOT) for item in roots[0].children] == [
        ["Service Eaux"],
        ["Garde des rives"],
        ["Amis du bief"],
        ["Service Voirie"],
    ]


def test_titles_over_years_are_no_names() -> None:
    roots = items(*cards("Berges fleuries", "Eaux claires", "Amis du bief", "Service Voirie"))
    assert raws(find(roots, "Curer le bief 1"), Field.PILOT) == []


def test_a_year_before_a_name_in_charge_is_no_title() -> None:
    blocks: list[Block] = [heading("OS 1 : Être une commune verte", style=TITLE)]
    for at, name in enumerate(("Service Eaux", "Service Voirie", "Garde des rives"), 1):
        blocks.append(paragraph(f"Curer le bief {at}", style=Style(size=10.5)))
        line = Line(f"{2025 + at} {name}", Place(page=1), SMALL, lead=f"{2025 + at}")
        blocks.append(TextBlock(Kind.PARAGRAPH, (line,)))
    roots = items(*blocks)
    assert outline(roots) == ["OS 1 Être une commune verte", *(f"  A Curer le bief {at}" for at in (1, 2, 3))]
    assert raws(roots[0].children[0], Field.PILOT) == ["Service Eaux"]

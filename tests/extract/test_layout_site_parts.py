"""What a website prints around its text is set aside: menus, columns of news, notices, links at the foot."""

from __future__ import annotations

import pytest

from extract.document import Role
from tests.extract.pdf_making import Sheet, texts_of

PROSE = "Le bourg soigne ses chemins creux avec l'aide des habitants du hameau."
ENTRIES = ["Marchés du mois", "Foire aux plants", "Bal du bourgmestre"]


def body(sheet: Sheet) -> list[str]:
    return [block.text for block in texts_of(sheet.read()) if block.role is Role.BODY]


def main_text(sheet: Sheet, x: float, top: float = 150) -> None:
    sheet.text(x, top, "1. Être un bourg qui chante", 13, bold=True)
    sheet.lines(x, top + 25, [f"1.{n} {PROSE}" for n in range(1, 9)], step=30)


def side(sheet: Sheet, x: float, heads: tuple[str, ...] = ("Actualités", "Agenda"), top: float = 150) -> None:
    for at, head in enumerate(heads):
        sheet.text(x, top + 90 * at, head, 9, bold=True)
        sheet.lines(x + 8, top + 18 + 90 * at, ENTRIES, 9)


@pytest.mark.parametrize(("text_at", "side_at"), [(50, 450), (190, 40)])
def test_a_column_of_news_beside_the_text_is_set_aside(text_at: float, side_at: float) -> None:
    sheet = Sheet()
    main_text(sheet, text_at)
    side(sheet, side_at)
    found = body(sheet)
    assert len(found) == 9
    assert not set(ENTRIES) & set(found)


def test_a_column_that_says_who_and_when_is_part_of_the_plan() -> None:
    sheet = Sheet()
    main_text(sheet, 50)
    side(sheet, 450, ("Agenda", "Pilote", "Contact", "Actualités"))
    assert not any(block.role is Role.FURNITURE for block in texts_of(sheet.read()))


def test_heads_that_are_no_news_stand_in_a_column_of_the_plan() -> None:
    sheet = Sheet()
    main_text(sheet, 50)
    side(sheet, 450, ("Enjeux", "Publics"))
    assert not any(block.role is Role.FURNITURE for block in texts_of(sheet.read()))


def test_on_a_page_with_a_menu_any_heads_may_stand_beside_the_text() -> None:
    sheet = Sheet()
    for x, entry in zip((50, 130, 230, 330), ("Accueil", "Ma commune", "Vie pratique", "Contact"), strict=True):
        sheet.text(x, 60, entry)
    sheet.text(50, 80, "Vous êtes ici : Accueil > Ma commune > Plan", 9)
    main_text(sheet, 50)
    side(sheet, 450, ("Le saviez-vous ?", "Nos villages"))
    assert len(body(sheet)) == 9


def test_a_menu_stands_at_the_head_of_the_first_page() -> None:
    sheet = Sheet()
    sheet.shade(0, 40, 595, 110, "#204060")
    rows = [("Ma ville", "Mes démarches", "Agenda"), ("Accueil", "Taxes", "Fêtes"), ("Histoire", "Permis", "Marchés")]
    for y, row in zip((60, 78, 96), rows, strict=True):
        for x, entry in zip((50, 200, 350), row, strict=True):
            sheet.text(x, y, entry, 9, colour="#ffffff")
    main_text(sheet, 50)
    assert len(body(sheet)) == 9


def test_the_head_of_a_table_is_no_menu() -> None:
    sheet = Sheet()
    for y, row in zip((60, 80, 100), [("Action", "Contact", "Agenda"), *[("Semer", "Parcs", "2031")] * 2], strict=True):
        for x, text in zip((50, 250, 400), row, strict=True):
            sheet.text(x, y, text)
    main_text(sheet, 50)
    assert not any(block.role is Role.FURNITURE for block in texts_of(sheet.read()))


def test_a_notice_printed_over_the_text_leaves_it_whole() -> None:
    sheet = Sheet()
    main_text(sheet, 50)
    sheet.text(50, 780, "1.9 Planter des haies autour du lavoir")
    sheet.shade(0, 765, 595, 800, "#202020")
    sheet.text(40, 781, "Ce site utilise des cookies pour compter ses visites.", 9, colour="#ffffff")
    found = body(sheet)
    assert found[-1].endswith("1.9 Planter des haies autour du lavoir")
    assert not any("cookies" in text for text in found)


def test_links_to_legal_notices_take_their_box_along() -> None:
    sheet = Sheet()
    main_text(sheet, 50)
    sheet.shade(0, 700, 595, 760, "#dddddd")
    sheet.lines(50, 720, ["Maison communale, rue du Lavoir 3", "Plan du site | Mentions légales | Vie privée"], 9)
    assert len(body(sheet)) == 9


def test_a_bar_at_the_foot_of_each_page_is_no_text() -> None:
    sheet = Sheet()
    for _ in range(3):
        main_text(sheet, 50)
        sheet.shade(0, 780, 595, 800, "#204060")
        sheet.text(50, 794, "Une question ? Appelez le 063 00 00 00", 9, colour="#ffffff")
        sheet.turn_page()
    assert not any("question" in text for text in body(sheet))


def test_address_and_links_below_the_owner_of_a_site_end_its_text() -> None:
    foot = ["Rue du Lavoir 3, 6999 Tournepuits", "063 00 00 00", "Marchés publics", "Cookies"]
    sheet = Sheet()
    main_text(sheet, 50)
    sheet.text(50, 600, "Commune de Tournepuits", bold=True)
    sheet.lines(50, 615, foot)
    found = body(sheet)
    assert len(found) == 10
    assert found[-1] == "Commune de Tournepuits"
    plan = Sheet()
    main_text(plan, 50)
    plan.lines(50, 600, ["Commune de Tournepuits", "Cookies", "1.9 Planter des haies autour du lavoir"])
    assert not any(block.role is Role.FURNITURE for block in texts_of(plan.read()))

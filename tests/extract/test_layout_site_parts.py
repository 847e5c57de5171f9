"""What a website prints around its text is set aside: menus, columns of news, notices, links at the foot."""

from __future__ import annotations

import pytest

from extract.document import Role
from tests.extract.pdf_making import Sheet, texts_of

PROSE = "Le bourg soigne ses chemins creux avec l'aide des habitants du hameau."
ENTRIES = ["Marchés du mois", "Foire aux plants", "Bal du bourgmestre"]


def body(sheet: Sheet) -> list[str]:
    return [block.text for block in texts_of(sheet.read()) if block.role is Role.BODY]


def site(sheet: Sheet) -> list[str]:
    return [block.text for block in texts_of(sheet.read()) if block.role is Role.FURNITURE]


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


@pytest.mark.parametrize(("link", "left"), [("Mentions légales", 9), ("Menu du jour", 18)])
def test_what_closes_a_page_goes_with_the_links_in_the_box_at_its_foot(link: str, left: int) -> None:
    sheet = Sheet()
    main_text(sheet, 50)
    for top, texts in ((470, ["Documents liés", "Rapport (PDF)"]), (530, ["À lire aussi", "Le budget expliqué"])):
        sheet.lines(50, top, texts, step=16)
    sheet.text(50, 600, "Cette page vous a-t-elle été utile ? Oui Non", 8)
    sheet.shade(40, 640, 555, 700, "#333333")
    for x, texts in ((50, ["Commune de Tournepuits", "Rue du Lavoir 3"]), (420, [link, "Accessibilité"])):
        for at, text in enumerate(texts):
            sheet.text(x, 660 + 18 * at, text, 9, colour="#ffffff")
    found = body(sheet)
    assert len(found) == 9 if left == 9 else len(found) > 9
    assert ("Documents liés" in found) is (left > 9)


PATH = "Vous êtes ici : Accueil > Ma commune > Plan"


def test_short_lines_above_the_path_of_a_page_are_of_its_site() -> None:
    sheet = Sheet()
    sheet.text(50, 50, "Tournepuits-le-Bief", 16)
    sheet.text(400, 50, "Un bourg, trois lavoirs", 9)
    sheet.text(50, 80, PATH, 9)
    main_text(sheet, 50)
    assert len(body(sheet)) == 9


def test_a_title_above_the_path_stays() -> None:
    sheet = Sheet()
    sheet.text(50, 50, "PST 2025-2030", 16)
    sheet.text(50, 80, PATH, 9)
    main_text(sheet, 50)
    assert "PST 2025-2030" in [block.text for block in texts_of(sheet.read()) if block.role is Role.BODY]


def test_a_sentence_above_the_path_is_of_the_text() -> None:
    sheet = Sheet()
    sheet.text(50, 50, "Le bourg écrit son plan avec les habitants des trois hameaux.", 9)
    sheet.text(50, 80, PATH, 9)
    main_text(sheet, 50)
    assert len(body(sheet)) == 10


@pytest.mark.parametrize(("third", "count"), [("Le bief", 9), ("Les lavoirs du bief sont rouverts", 11)])
def test_from_a_skip_link_to_the_menus_short_lines_are_of_the_site(third: str, count: int) -> None:
    sheet = Sheet()
    sheet.text(50, 40, "Aller au contenu. | Aller à la navigation", 9)
    sheet.text(50, 65, "Tournepuits-le-Bief", 16)
    for x, entry in zip((50, 200, 350), ("Ma commune", "Vie pratique", third), strict=True):
        sheet.text(x, 90, entry, 9)
    main_text(sheet, 50)
    assert len([text for text in body(sheet) if text != "Tournepuits-le-Bief"]) == count


def test_the_button_of_a_menu_may_be_set_smaller_than_its_entries() -> None:
    sheet = Sheet()
    sheet.text(50, 50, "Menu", 8)
    for x, entry in zip((50, 200, 350), ("Ma commune", "Vie pratique", "Le bief"), strict=True):
        sheet.text(x, 70, entry, 10)
    main_text(sheet, 50)
    assert len(body(sheet)) == 9


def test_the_large_title_of_the_text_leaves_a_column_close_by_whole() -> None:
    sheet = Sheet()
    sheet.text(50, 80, PATH, 9)
    sheet.text(140, 153, "Plan du bourg et du bief", 20)
    main_text(sheet, 140, 190)
    side(sheet, 40, ("Actualités", "Agenda"), 110)
    found = body(sheet)
    assert len(found) == 10
    assert not set(ENTRIES) & set(found)


def test_beside_the_text_of_a_page_with_its_path_one_head_will_do() -> None:
    column = ["Agenda", *ENTRIES]
    sheet = Sheet()
    main_text(sheet, 190)
    sheet.lines(40, 150, column, 9)
    assert site(sheet) == []
    sheet = Sheet()
    sheet.text(50, 80, PATH, 9)
    main_text(sheet, 190)
    sheet.lines(40, 150, column, 9)
    assert site(sheet) == [PATH, *column]


def test_entries_set_further_in_are_of_their_column() -> None:
    sheet = Sheet()
    main_text(sheet, 190)
    side(sheet, 40)
    sheet.lines(85, 205, ["Bal des aînés", "Le 3 mai"], 9)
    assert len(body(sheet)) == 9


def test_an_entry_in_the_words_of_a_label_is_none_where_all_lines_look_like_the_head() -> None:
    column = ["Dans cette rubrique", *ENTRIES, "Partenaires"]
    sheet = Sheet()
    main_text(sheet, 190)
    sheet.lines(40, 150, column, 9)
    assert site(sheet) == column


def test_a_sentence_that_goes_on_with_the_name_of_a_commune_names_no_owner() -> None:
    sheet = Sheet()
    main_text(sheet, 50)
    sheet.lines(50, 600, ["Le plan est celui de chaque hameau et de la", "commune de Tournepuits et du bief"])
    sheet.text(50, 650, "Merci à chacun")
    sheet.text(50, 700, "Mentions légales", 9)
    assert body(sheet)[-1] == "Merci à chacun"

"""Cards side by side that a page break cuts; a heading between two rows of numbered cards."""

from __future__ import annotations

from tests.extract.pdf_making import Sheet, texts_of

SIDES = ((50, 290), (305, 545))
FIELDS = ["Pilote : {who}", "Délai : fin 2031", "Budget : 500 €"]


def card(
    sheet: Sheet, side: tuple[float, float], top: float, bottom: float, lines: list[str], padding: float = 8
) -> None:
    sheet.shade(side[0], top, side[1], bottom, "#f2f2f2")
    for x0, y0, x1, y1 in ((side[0], top, side[0], bottom), (side[1], top, side[1], bottom)):
        sheet.rule(x0, y0, x1, y1, 0.5)
    sheet.lines(side[0] + 8, top + padding + 9, lines, 10, step=14)


def fields(who: str) -> list[str]:
    return [field.format(who=who) for field in FIELDS]


def test_each_card_is_read_to_its_end_overleaf() -> None:
    sheet = Sheet()
    for side, title, who in zip(
        SIDES, ("1.1 Curer le bief", "1.2 Semer un pré"), ("les eaux", "la ferme"), strict=True
    ):
        card(sheet, side, 60, 140, [title, *fields(who)])
    for side, title, who in zip(SIDES, ("1.3 Accorder l'orgue", "1.4 Lire"), ("le temple", "l'école"), strict=True):
        card(sheet, side, 750, 800, [title, *fields(who)[:2]])
    sheet.turn_page()
    for side in SIDES:
        card(sheet, side, 50, 75, fields("")[2:], padding=1)
    for side, title, who in zip(SIDES, ("1.5 Louer la salle", "1.6 Chanter"), ("les fêtes", "le chœur"), strict=True):
        card(sheet, side, 90, 170, [title, *fields(who)])
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[8:16] == [
        "1.3 Accorder l'orgue",
        *fields("le temple"),
        "1.4 Lire",
        *fields("l'école"),
    ]


def test_cards_that_end_with_their_page_take_nothing_of_the_next() -> None:
    sheet = Sheet()
    for side, title, who in zip(
        SIDES, ("1.1 Curer le bief", "1.2 Semer un pré"), ("les eaux", "la ferme"), strict=True
    ):
        card(sheet, side, 720, 800, [title, *fields(who)])
    sheet.turn_page()
    for side, title, who in zip(SIDES, ("1.3 Louer la salle", "1.4 Chanter"), ("les fêtes", "le chœur"), strict=True):
        card(sheet, side, 50, 130, [title, *fields(who)])
    texts = [block.text for block in texts_of(sheet.read())]
    assert [text for text in texts if text[0] == "1"] == ["1.1 Curer le bief", "1.2 Semer un pré", *(
        "1.3 Louer la salle", "1.4 Chanter",
    )]  # fmt: skip


def test_a_heading_between_rows_of_numbered_cards_is_none_of_a_card() -> None:
    sheet = Sheet()
    for row, (top, number) in enumerate(((90, 1), (240, 2)), 1):
        sheet.text(50, top - 15, f"OO {number} : Soutenir le canton", 12, bold=True)
        for at, side in enumerate(SIDES, 1):
            card(sheet, side, top, top + 80, [f"{number}.{at} Curer le bief {row}", *fields("les eaux")])
    texts = [block.text for block in texts_of(sheet.read())]
    assert [text for text in texts if text[0] in "O12"] == [
        "OO 1 : Soutenir le canton",
        "1.1 Curer le bief 1",
        "1.2 Curer le bief 1",
        "OO 2 : Soutenir le canton",
        "2.1 Curer le bief 2",
        "2.2 Curer le bief 2",
    ]

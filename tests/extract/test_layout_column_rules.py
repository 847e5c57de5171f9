"""Hairlines between columns of text."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, tables_of, texts_of

LEFT = ["Curer le bief", "Planter des saules", "Poser des bancs", "Lisser la berge", "Border le halage"]
RIGHT = ["Ouvrir un guichet", "Former les agents", "Numériser les actes", "Revoir les horaires", "Fleurir la salle"]


def columns(step: float, ruled: bool = True) -> Sheet:
    """Two short columns, the second one a little lower by ``step``."""
    sheet = Sheet()
    sheet.text(50, 60, "Notre bourg dans dix ans, de la source du canal au dernier lavoir", 16, bold=True)
    if ruled:
        sheet.rule(200, 90, 200, 200, 0.5)
    for x, down, title, texts in ((50, 0, "Des rives vivantes", LEFT), (210, step, "Des bureaux ouverts", RIGHT)):
        sheet.text(x, 100 + down, title, 12, bold=True)
        for at, text in enumerate(texts):
            sheet.text(x, 118 + down + 16 * at, f"- {text}", 9)
    return sheet


def test_columns_with_a_hairline_between_are_read_one_after_the_other() -> None:
    texts = [block.text for block in texts_of(columns(6).read())]
    assert texts[1:] == ["Des rives vivantes", *LEFT, "Des bureaux ouverts", *RIGHT]


@pytest.mark.parametrize("height", [40, 60])
def test_a_short_stroke_parts_no_columns(height: float) -> None:
    sheet = Sheet()
    sheet.rule(200, 90, 200, 90 + height, 0.5)
    for at in range(5):
        sheet.text(50, 100 + 30 * at, f"Curer le bief {at}", 9)
        sheet.text(210, 100 + 30 * at, "2027", 9)
    document = sheet.read()
    assert sum(len(table.cells) for table in tables_of(document)) in (0, 10)


def test_bars_beside_items_part_columns_where_titles_begin_level_with_them() -> None:
    works = (
        "Curer le bief et ses deux",
        "Planter des saules sur la",
        "Ouvrir un guichet dans la",
        "Former les agents de la",
    )
    titles = ("Des rives vivantes", "Un halage ouvert", "Des bureaux ouverts", "Une équipe formée")
    sheet = Sheet()
    sheet.text(50, 60, "Notre bourg dans dix ans, de la source du canal au dernier lavoir", 16, bold=True)
    for at, (title, work) in enumerate(zip(titles, works, strict=True)):
        x, y = (50, 300)[at // 2], 100.0 + 140 * (at % 2) + 7 * (at // 2)
        sheet.text(x, y, title, 12, bold=True)
        sheet.rule(x, y + 8, x, y + 95, 1.5)
        sheet.lines(
            x + 13, y + 20, [f"{work} grande rue du bourg du bas", *(["avec les voisins de la digue"] * 4)], 9, 15
        )
    texts = [block.text for block in texts_of(sheet.read())]
    assert [text for text in texts if text in titles] == list(titles)


@pytest.mark.parametrize("width", [0.8, 1.5])
def test_years_beside_a_line_of_time_are_no_column(width: float) -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Notre bourg dans dix ans, de la source du canal au dernier lavoir", 16, bold=True)
    sheet.rule(95, 90, 95, 320, width)
    for at, work in enumerate(LEFT):
        sheet.text(60, 104 + 45 * at, str(2027 + at), 13, bold=True)
        sheet.text(110, 101 + 45 * at, work, 10, bold=True)
        sheet.text(110, 115 + 45 * at, "Les voisins de la digue y travaillent avec nos ouvriers.", 9)
    texts = [block.text for block in texts_of(sheet.read())]
    assert [text for text in texts if text[:2] == "20"] == [f"{2027 + at} {work}" for at, work in enumerate(LEFT)]


def test_hairlines_of_one_text_part_columns_that_happen_to_be_level() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Notre bourg dans dix ans, de la source du canal au dernier lavoir", 16, bold=True)
    for x in (200, 360):
        sheet.rule(x, 90, x, 200, 0.5)
    third = [f"{text} aussi" for text in LEFT]
    for x, down, texts in ((50, 0, LEFT), (210, 6, RIGHT), (370, 6, third)):
        for at, text in enumerate(texts):
            sheet.text(x, 102 + down + 16 * at, f"- {text}", 9)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[1:] == [*LEFT, *RIGHT, *third]

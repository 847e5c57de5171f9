"""Lists laid out with tab stops: numbered texts, labels and values below them are text, not a table."""

from __future__ import annotations

from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

TITLES = ["Curer le bief du moulin", "Semer un pré fleuri", "Border les chemins creux", "Peindre les arrêts du rail"]


def test_numbered_texts_with_labels_below_them_are_no_table() -> None:
    sheet = Sheet()
    y = 60.0
    for number, title in enumerate(TITLES, 1):
        sheet.text(50, y, f"{number}.")
        sheet.text(90, y, title)
        for x, text in ((90, "Qui :"), (190, "Équipe des rives"), (330, "Quand :"), (430, str(2030 + number))):
            sheet.text(x, y + 14, text)
        sheet.text(90, y + 28, "Coût :")
        sheet.text(190, y + 28, f"{number}.500 €")
        y += 56
    document = sheet.read()
    assert not tables_of(document)
    text = " ".join(block.text for block in texts_of(document))
    assert text.startswith(f"1. {TITLES[0]} Qui : Équipe des rives Quand : 2031 Coût : 1.500 € 2. {TITLES[1]} Qui :")


def test_labels_may_end_at_a_stop_before_their_colon() -> None:
    sheet = Sheet()
    for row, title in enumerate(TITLES):
        y = 60 + 56 * row
        sheet.text(50, y, f"{row + 1}. {title}")
        for line, (label, value) in enumerate((("Qui", "Rives"), ("Quand", "2031")), 1):
            sheet.text(66, y + 14 * line, label)
            sheet.text(150, y + 14 * line, f": {value}")
    assert not tables_of(sheet.read())


def test_a_heading_with_a_colon_between_the_entries_makes_no_table_of_them() -> None:
    sheet = Sheet()
    y = 60.0
    for number, title in enumerate(TITLES, 1):
        if number == 3:
            sheet.text(50, y, "But 2 : Soigner les chemins")
            y += 14
        sheet.text(50, y, f"- {title}")
        for label, value in (("Qui :", "Équipe des rives"), ("Quand :", f"{2030 + number}")):
            y += 14
            sheet.text(80, y, label)
            sheet.text(190, y, value)
        y += 14
    assert not tables_of(sheet.read())


def test_numbered_rows_with_values_beside_them_are_a_table() -> None:
    sheet = Sheet()
    for row, title in enumerate(TITLES * 2):
        y = 60 + 30 * row
        for x, text in ((50, f"{row + 1}."), (90, title), (300, "Rives"), (430, "2031")):
            sheet.text(x, y, text)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[0] == ["1.", TITLES[0], "Rives", "2031"]


def test_numbered_titles_with_figures_beside_them_are_a_table_whatever_labels_stand_below() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Objectif 1 : Soigner les rives")
    for row, title in enumerate(TITLES * 2):
        y = 80 + 60 * row
        sheet.text(60, y, f"A.{row + 1} : {title}")
        sheet.text(430, y, f"{10 * row} %")
        for line, (label, value) in enumerate((("Qui :", "Rives"), ("Quand :", "2031")), 1):
            sheet.text(70, y + 14 * line, label)
            sheet.text(190, y + 14 * line, value)
    assert tables_of(sheet.read())

"""Budgets by payer and year that stand under each title, each with the years of its own."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

PAYERS = ("Fonds propres", "Emprunts", "Total")


def budget(sheet: Sheet, top: float, years: Sequence[str], payers: Sequence[str] = PAYERS) -> float:
    """Print the years of a budget at the right of its payers, a figure under each; return where it ends."""
    places = [480 - 70 * at for at in range(len(years))][::-1]
    for row, name in enumerate(("Source", *payers)):
        sheet.text(80, top + 15 * row, name, 9)
        for x, year in zip(places, years, strict=True):
            text = year if not row else "-" if row == 2 else f"{row}.500"
            sheet.text(x - stringWidth(text, "Helvetica", 9), top + 15 * row, text, 9)
    return top + 15 * len(payers) + 30


def page(payers: Sequence[Sequence[str]] = (PAYERS, PAYERS, PAYERS)) -> Sheet:
    sheet = Sheet()
    y = 60.0
    for at, years in enumerate((["2031"], ["2030", "2031", "2032", "Total"], ["2031", "2032", "Total"])):
        sheet.text(50, y, f"Action {at + 1} : Curer le bief numéro {at + 1}", 11, bold=True)
        sheet.text(55, y + 16, "Pilote : Voirie", 9)
        sheet.text(55, y + 32, "Budget (en €)", 9, bold=True)
        y = budget(sheet, y + 48, years, payers[at])
    return sheet


def test_each_has_columns_of_its_own() -> None:
    tables = [rows_of(table) for table in tables_of(page().read())]
    assert [rows[0] for rows in tables] == [
        ["Source", "2031"],
        ["Source", "2030", "2031", "2032", "Total"],
        ["Source", "2031", "2032", "Total"],
    ]
    assert [row[0] for row in tables[1]] == ["Source", *PAYERS]
    assert tables[1][1:3] == [["Fonds propres", *["1.500"] * 4], ["Emprunts", *["-"] * 4]]


def test_what_stands_between_them_is_text() -> None:
    texts = [block.text for block in texts_of(page().read())]
    assert texts[:3] == ["Action 1 : Curer le bief numéro 1", "Pilote : Voirie", "Budget (en €)"]


def test_rows_that_say_other_words_each_time_are_no_payers() -> None:
    names = [("Pavage", "Terrasse", "Sentier"), ("Berges", "Vanne", "Digue"), ("Halte", "Ponton", "Quai")]
    assert len(tables_of(page(names).read())) < 3


def test_a_label_beside_its_only_year_heads_no_budget() -> None:
    sheet = Sheet()
    for at in range(3):
        y = 60.0 + 150 * at
        sheet.text(50, y, f"Fiche {at + 1}", 9)
        sheet.text(200, y, f"Curer le bief numéro {at + 1}", 9)
        for row, (label, value) in enumerate(
            [
                ("Pilote", "Voirie"),
                ("Période", f"203{at}"),
                ("Budget ordinaire", "500"),
                ("Budget extraordinaire", "-"),
            ],
            1,
        ):
            sheet.text(50, y + 15 * row, label, 9)
            sheet.text(200, y + 15 * row, value, 9)
    tables = [rows_of(table) for table in tables_of(sheet.read())]
    assert len(tables) == 1
    assert ["Période", "2030"] in tables[0]

"""Tables without rules under one header each, with lists of texts between them."""

from __future__ import annotations

from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

HEADER = ("Actions", "Porteur", "Terme", "Moyens")
XS = (57, 285, 400, 470)


def title(sheet: Sheet, y: float, number: str, text: str) -> float:
    sheet.text(57, y, number, 13, bold=True)
    sheet.text(130, y, text, 13, bold=True)
    return y + 18


def table(sheet: Sheet, y: float, rows: list[tuple[str, str, str, str, str]]) -> float:
    for x, name in zip(XS, HEADER, strict=True):
        sheet.text(x, y, name, 9, bold=True)
    for code, *cells in rows:
        y += 14
        sheet.text(57, y, code, 9)
        for x, cell in zip((95, *XS[1:]), cells, strict=True):
            sheet.text(x, y, cell, 9)
    return y + 40


def test_a_list_between_tables_under_one_header_is_none_of_them() -> None:
    sheet = Sheet()
    y = 80.0
    for at in (1, 2, 3):
        y = title(sheet, y, f"OO 1.{at}.", ("Entretenir les berges", "Curer les biefs", "Ouvrir le halage")[at - 1])
        rows = [(f"1.{at}.{k}.", f"Planter des saules {k}", "Travaux", f"202{k}", f"{k}.000 €") for k in range(1, 5)]
        y = table(sheet, y, rows)
    y = title(sheet, y, "OO 1.4.", "Faire connaître le canal")
    for at in (1, 2, 3, 4):
        sheet.text(57, y, f"1.4.{at}.", 10)
        sheet.text(95, y, f"Éditer une carte des anciens ports du canal, volume {at}", 10)
        y += 20
    y = title(sheet, y + 10, "OO 1.5.", "Rouvrir une écluse")
    table(sheet, y, [("1.5.1.", "Étudier les fondations", "Régie", "2029", "-")])
    document = sheet.read()
    tables = tables_of(document)
    assert [found.n_rows for found in tables] == [5, 5, 5, 2]
    assert rows_of(tables[-1])[1] == ["1.5.1.", "Étudier les fondations", "Régie", "2029", "-"]
    said = [text.text for text in texts_of(document)]
    assert sum(text.startswith(("OO 1.", "1.4.")) for text in said) == 9

"""Discs drawn under years are ticks; bold titles alone, far above the next line, are rows of their own."""

from __future__ import annotations

from extract.detect.reading import detect
from extract.printed import Field
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

YEARS = (2031, 2032, 2033, 2034)
DEEDS = {
    "Ouvrir les quais": (("Planter des saules", "Parcs", (2031, 2032)), ("Élargir le trottoir", "Voirie", (2033,))),
    "Soigner les vergers": (
        ("Greffer les poiriers", "Parcs", (2031, 2034)),
        ("Tailler les pommiers", "Parcs", (2032,)),
    ),
}


def timeline(colours: tuple[str, str] = ("#115577", "#115577")) -> Sheet:
    sheet = Sheet((842.0, 595.0))
    for at, year in enumerate(YEARS):
        sheet.canvas.setFont("Helvetica-Bold", 9)
        sheet.canvas.drawCentredString(400 + 40 * at, 595 - 90, str(year))
    sheet.text(600, 90, "Service", 9, bold=True)
    y, number = 90.0, 0
    for title, deeds in DEEDS.items():
        y += 40
        sheet.text(50, y, title, 13, bold=True, colour="#115577")
        for deed, service, ticked in deeds:
            y, number = y + 30, number + 1
            sheet.text(60, y, str(number), 9)
            sheet.text(80, y, deed, 10)
            sheet.text(600, y, service, 9)
            for at, year in enumerate(YEARS):
                sheet.canvas.setFillColor(colours[at % 2] if year in ticked else "#ffffff")
                sheet.canvas.setStrokeColor("#999999")
                sheet.canvas.circle(400 + 40 * at, 595 - y + 3, 7, stroke=1, fill=1)
    return sheet


def test_discs_under_years_are_ticks() -> None:
    (table,) = tables_of(timeline().read())
    assert [
        (" ".join(text or "" for text in row[:-5]).strip(), *(text or "" for text in row[-5:]))
        for row in rows_of(table)
    ] == [
        ("", *map(str, YEARS), "Service"),
        ("Ouvrir les quais", "", "", "", "", ""),
        ("1 Planter des saules", "●", "●", "", "", "Parcs"),
        ("2 Élargir le trottoir", "", "", "●", "", "Voirie"),
        ("Soigner les vergers", "", "", "", "", ""),
        ("3 Greffer les poiriers", "●", "", "", "●", "Parcs"),
        ("4 Tailler les pommiers", "", "●", "", "", "Parcs"),
    ]
    items = [item for root in detect(timeline().read()).plans[0].items for item in root.walk()]
    years = {item.title: v.raw for item in items for v in item.values if v.field is Field.SCHEDULE}
    assert years["Greffer les poiriers"] == "2031 2034"


def test_discs_in_several_colours_say_more_than_a_year() -> None:
    document = timeline(("#115577", "#bb2211")).read()
    assert "●" not in "".join(cell.text for table in tables_of(document) for cell in table.cells)
    assert "●" not in "".join(block.text for block in texts_of(document))

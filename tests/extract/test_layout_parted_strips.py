"""The strip over a table that no upright rule parts: names over columns, some of them upright below a wider name."""

from __future__ import annotations

from tests.extract.pdf_making import Sheet, rows_of, tables_of

XS = (50.0, 200.0, 320.0, 345.0, 370.0, 395.0, 420.0)
ROWS = (("Curer le bief", "Travaux"), ("Border les prés", "DG"), ("Accorder l'orgue", "Fêtes"))


def planned() -> list[list[str | None]]:
    """A table ruled below its header alone, whose last columns are years that read upwards."""
    sheet = Sheet()
    sheet.shade(XS[0], 80, XS[-1], 130, "#dddddd")
    for x, name in ((XS[0], "Action"), (XS[1], "Service"), (342.0, "Planification")):
        sheet.text(x + 3, 92, name, 8, bold=True)
    for at, x in enumerate(XS[2:-1]):
        sheet.canvas.saveState()
        sheet.canvas.translate(x + 15, 842 - 126)
        sheet.canvas.rotate(90)
        sheet.canvas.setFont("Helvetica", 8)
        sheet.canvas.drawString(0, 0, str(2031 + at))
        sheet.canvas.restoreState()
    sheet.rule(XS[0], 80, XS[-1], 80)
    for side in (XS[0], XS[-1]):
        sheet.rule(side, 80, side, 130)
    ys = [130 + 18 * at for at in range(len(ROWS) + 1)]
    sheet.grid(XS, ys)
    for at, (row, y) in enumerate(zip(ROWS, ys, strict=False)):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x + 3, y + 12, text, 8)
        sheet.text(XS[2 + at] + 9, y + 12, "x", 8)
    (table,) = tables_of(sheet.read())
    return rows_of(table)


def test_years_that_read_upwards_below_their_name_are_names_of_columns() -> None:
    rows = planned()
    assert [row for row in rows if row[2] == "2031"] == [[None, None, "2031", "2032", "2033", "2034"]]
    assert rows[0][:3] == ["Action", "Service", "Planification"]

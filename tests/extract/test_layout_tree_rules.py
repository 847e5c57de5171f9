"""Trees of boxes, drawn with curves, down to lines of text with values beside them: tables without rules."""

from __future__ import annotations

from extract.document import SourceFile
from extract.readers.pdf import page_contents, read_pdf
from tests.extract.pdf_making import Sheet, rows_of, tables_of

GOALS = (  # a box and its texts, a pill and its ends
    ("Vivre dehors", (("Planter", ("Semer un pré", "Creuser une mare", "Planter un verger")),)),
    ("Vivre dedans", (("Isoler", ("Isoler le hall", "Changer les châssis")), ("Louer", ("Louer trois logements",)))),
)
NAMES = ((90.0, "Objectifs stratégiques"), (250.0, "Objectifs opérationnels"), (400.0, "Actions"), (700.0, "Échéance"))


def curve(sheet: Sheet, x0: float, y0: float, x1: float, y1: float) -> None:
    path, middle, height = sheet.canvas.beginPath(), (x0 + x1) / 2, sheet._height
    path.moveTo(x0, height - y0)
    path.curveTo(middle, height - y0, middle, height - y1, x1, height - y1)
    sheet.canvas.drawPath(path, stroke=1, fill=0)


def pill(sheet: Sheet, x: float, y: float, text: str) -> None:
    sheet.canvas.roundRect(x, sheet._height - y - 13, 100, 26, 13, stroke=1, fill=0)
    sheet.text(x + 30, y + 4, text, 10)


def drawn(*, names: bool = True, stray: bool = False) -> Sheet:
    """A tree over the lines at its right, with a year at the end of each."""
    sheet, row = Sheet((842.0, 595.0)), 0
    for x, name in NAMES if names else ():
        sheet.text(x, 70, name, 9)
    for goal, branches in GOALS:
        count = sum(len(deeds) for _, deeds in branches)
        at = 100 + 30 * row + 15 * (count - 1)
        sheet.shade(90, at - 20, 200, at + 20, "#d0e8d8")
        sheet.text(100, at + 4, goal, 11)
        for branch, deeds in branches:
            beside = 100 + 30 * row + 15 * (len(deeds) - 1)
            pill(sheet, 250, beside, branch)
            curve(sheet, 200, at, 250, beside)
            for deed in deeds:
                y = 100 + 30 * row
                curve(sheet, 350, beside, 390, y)
                sheet.canvas.circle(393, sheet._height - y, 3, stroke=0, fill=1)
                sheet.text(400, y + 4, deed, 10)
                sheet.text(710, y + 4, str(2026 + row % 4), 9)
                row += 1
    if stray:
        curve(sheet, 350, 400, 390, 430)
    return sheet


EXPECTED = [
    ["Objectifs stratégiques", "Objectifs opérationnels", "Actions", "Échéance"],
    ["Vivre dehors", "Planter", "Semer un pré", "2026"],
    ["Creuser une mare", "2027"],
    ["Planter un verger", "2028"],
    ["Vivre dedans", "Isoler", "Isoler le hall", "2029"],
    ["Changer les châssis", "2026"],
    ["Louer", "Louer trois logements", "2027"],
]


def test_boxes_are_cells_as_high_as_what_hangs_from_them() -> None:
    (table,) = tables_of(read_pdf(SourceFile("arbre.pdf", drawn().bytes())))
    assert [[text for text in row if text] for row in rows_of(table)] == EXPECTED
    spans = {cell.text: cell.row_span for cell in table.cells if cell.row_span > 1}
    assert spans == {"Vivre dehors": 3, "Planter": 3, "Vivre dedans": 3, "Isoler": 2}


def test_without_names_or_with_a_curve_to_nothing_it_keeps_its_strokes() -> None:
    for sheet in (drawn(names=False), drawn(stray=True)):
        (content,) = page_contents(SourceFile("arbre.pdf", sheet.bytes()))
        assert content.strands
        assert not any(s.x0 == s.x1 and s.bottom - s.top > 100 for s in content.segments)

"""Tables without rules whose codes stand in the middle of their rows: the first title begins above its code."""

from __future__ import annotations

from tests.extract.pdf_making import Sheet, rows_of, tables_of

ROWS = [
    ("1", "Curer la mare du bourg", "La vase monte.", "65 %", "En cours"),
    ("2", "Semer le pré du plateau", "Le sol est prêt.", "100 %", "Terminée"),
    ("3", "Planter la haie du canal", "Les plants manquent.", "20 %", "En pause"),
    ("4", "Rouvrir le bief du moulin", "Le bief est ouvert.", "100 %", "Terminée"),
]


def test_the_first_row_has_its_title_whole() -> None:
    sheet = Sheet()
    sheet.shade(50, 80, 545, 100, "#e0e0e0")
    sheet.text(60, 94, "OO 1.1 – Soigner les eaux du plateau", 10, bold=True)
    for at, (code, title, note, rate, state) in enumerate(ROWS):
        top = 116 + 40 * at
        sheet.text(60, top + 6, code, 9, bold=True)
        sheet.text(100, top, title, 9)
        sheet.text(100, top + 12, note, 8)
        sheet.text(380, top + 6, rate, 9)
        sheet.text(460, top + 6, state, 9)
        sheet.rule(50, top + 24, 545, top + 24)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [[code, f"{title} {note}", rate, state] for code, title, note, rate, state in ROWS]

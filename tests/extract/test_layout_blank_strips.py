"""Tables without rules whose cells are centred in their rows: a blank strip parts the rows."""

from __future__ import annotations

from collections.abc import Sequence

from tests.extract.pdf_making import Sheet, rows_of, tables_of

XS = (50.0, 230.0, 320.0, 400.0, 450.0, 510.0)
HEADER = ("Action", "Agent pilote", "Mandataire", "Année", "Budget|ordinaire", "Budget|extraord.")
ROWS = [
    ("Curer les mares|et semer des joncs|autour des lacs", "Chef|voyer", "Présidente", "2026", "1.200 €", "35 €"),
    ("Planter des haies le long|des chemins creux", "Garde", "Échevin|des eaux", "2027", "800 €", ""),
    ("Rouvrir le bief du moulin|avec les riverains", "Voirie", "Présidente", "2026", "", "3.000 €"),
    ("Poser des bancs en bois|devant les fermes", "Chef de la|voirie", "Échevin", "2028", "650 €", ""),
    ("Ouvrir un gué sur le ru|des bouleaux", "Voirie", "Échevine|des bois", "2029", "", "900 €"),
    ("Semer un pré de fauche|au bord du lac", "Garde", "Présidente", "2030", "70 €", ""),
]  # fmt: skip


def drawn(sheet: Sheet, top: float, rows: Sequence[Sequence[str]], pad: float) -> float:
    """Draw rows with each cell in the middle of its height; return where they end."""
    for row in rows:
        most = max(cell.count("|") + 1 for cell in row)
        for x, cell in zip(XS, row, strict=True):
            own = cell.split("|")
            sheet.lines(x, top + 5.5 * (most - len(own)), own, 9, 11)
        top += 11 * most + pad
    return top


def test_lines_between_those_of_other_cells_are_of_one_row() -> None:
    sheet = Sheet()
    top = 100.0
    for number, part in ((1, ROWS[:2]), (2, ROWS[2:4]), (3, ROWS[4:])):
        sheet.text(50, top, f"Objectif opérationnel 1.{number} : Soigner les eaux du plateau", 10, bold=True)
        top = drawn(sheet, top + 24, [HEADER, *part], 11) + 10
    found = [row for table in tables_of(sheet.read()) for row in rows_of(table)]
    for row in (HEADER, *ROWS):
        assert [" ".join(cell.split("|")) for cell in row] in found

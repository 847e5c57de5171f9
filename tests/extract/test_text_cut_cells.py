"""Tab-separated rows whose cells hold line breaks are whole again; rows of their own stay."""

from __future__ import annotations

from extract.document import SourceFile, Table
from extract.readers.text import read_text

HEADER = "N°\tAction\tService\tÉchéance\tRemarque\n"


def rows(text: str) -> list[list[str]]:
    tables = [b for b in read_text(SourceFile("plan.txt", text.encode())).blocks if isinstance(b, Table)]
    return [[cell.text if cell is not None else "" for cell in row] for table in tables for row in table.grid()]


def test_a_line_break_in_any_cell_of_a_coded_row() -> None:
    text = HEADER + (
        "1.1.1\tCurer l'étang\ndu moulin\tTravaux\net Nature\t2027\tEn deux fois,\naval puis amont\n"
        "1.1.2\tSemer un pré\tNature\t2028\t\n1.1.3\tPoser un banc\tTravaux\t2026\tFait\n"
    )
    assert rows(text)[1:] == [
        ["1.1.1", "Curer l'étang du moulin", "Travaux et Nature", "2027", "En deux fois, aval puis amont"],
        ["1.1.2", "Semer un pré", "Nature", "2028", ""],
        ["1.1.3", "Poser un banc", "Travaux", "2026", "Fait"],
    ]


def test_a_line_break_in_a_first_cell_without_code() -> None:
    text = "Action\tService\tÉchéance\nCurer l'étang\tNature\t2027\nPoser un banc\nprès du moulin\tTravaux\t2026\n"
    text += "Semer\tNature\t2028\n"
    assert rows(text)[2:] == [["Poser un banc près du moulin", "Travaux", "2026"], ["Semer", "Nature", "2028"]]


def test_rows_that_lack_cells_and_lines_across_stay() -> None:
    text = HEADER + (
        "1.1.1\tCurer l'étang\tTravaux\n1.1.2\tSemer un pré\tNature\t2028\tFait\nVolet interne\n"
        "1.1.3\tPoser un banc\tTravaux\t2026\tFait\n1.1.4\tPeindre\tTravaux\t2026\tFait\n"
    )
    assert [row[0] for row in rows(text)] == ["N°", "1.1.1", "1.1.2", "Volet interne", "1.1.3", "1.1.4"]

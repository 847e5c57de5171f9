"""Running heads set in small tables, as Word's headers are, against tables that open pages."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Document, Role
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

PROSE = "des berges du bief accueille un marché de semences et une buvette."


def read(head: Sequence[Sequence[str]], foot: str = "", pages: int = 5) -> Document:
    """Read pages of one text each below a framed head, ``#`` in it being the page's number."""
    sheet = Sheet()
    for page in range(1, pages + 1):
        sheet.table([50, 250, 540], 30, [[cell.replace("#", str(page)) for cell in row] for row in head], 18)
        sheet.lines(50, 130, [f"Le tronçon {'abcdef'[page]} {PROSE}"])
        if foot:
            sheet.table([50, 250, 540], 780, [[foot, f"Page {page} sur {pages}"]], 18)
        sheet.turn_page()
    return sheet.read()


def test_framed_heads_and_feet_run_over_pages() -> None:
    found = read([["Régie du bief", "Programme 2031"]], "Vu en séance")
    assert tables_of(found) == []
    roles = {block.text: block.role for block in texts_of(found)}
    assert roles["Régie du bief"] is roles["Programme 2031"] is Role.RUNNING_HEAD
    assert roles["Vu en séance"] is roles["Page 3 sur 5"] is Role.FOOTER
    assert [block.role for block in texts_of(found) if PROSE in block.text] == [Role.BODY] * 5


def test_the_head_of_each_page_that_names_what_it_holds_is_none() -> None:
    found = read([["Régie du bief", "Fiche"], ["Chantier n° 3#8", "Tronçon"]])
    assert [rows_of(table)[1][0] for table in tables_of(found)] == [f"Chantier n° 3{page}8" for page in range(1, 6)]


def test_names_over_columns_are_none() -> None:
    sheet = Sheet()
    for page in range(1, 5):
        sheet.table([50, 110, 350, 540], 30, [["Code", "Intitulé", "Pilote"]], 18)
        for row in range(4):
            y = 66 + 20 * row
            for x, text in zip(
                (53, 113, 353), (f"A{page}{row}", f"Curer le bras {page * 7 + row}", "Voirie"), strict=True
            ):
                sheet.text(x, y, text, 9)
        sheet.turn_page()
    assert not [block for block in texts_of(sheet.read()) if block.role is Role.RUNNING_HEAD]

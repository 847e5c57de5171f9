"""Forms of boxes with a label above each: tables of labels and values."""

from __future__ import annotations

from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of


def field(sheet: Sheet, x: float, y: float, width: float, label: str, *value: str) -> None:
    """A label in small bold print over a box."""
    sheet.text(x + 1, y - 3, label, 7, bold=True, colour="#0f6f6a")
    sheet.grid((x, x + width), (y, y + 20 + 11 * max(len(value) - 1, 0)))
    sheet.lines(x + 6, y + 13, list(value), 9, step=11)


def form(sheet: Sheet, top: float, number: int, title: str, pilot: str) -> None:
    sheet.grid((40, 540), (top - 20, top + 190))
    field(sheet, 50, top, 480, "Objectif stratégique", "OS 1 – Être un bourg au fil de l'eau")
    field(sheet, 50, top + 36, 230, "N° de l'action", f"Action {number}")
    field(sheet, 50, top + 72, 480, "Intitulé de l'action", title)
    field(sheet, 50, top + 108, 230, "Budget", "12.500 €")
    field(sheet, 300, top + 108, 230, "Service pilote", pilot)
    field(sheet, 50, top + 144, 480, "Partenaires", "Contrat de rivière, pêcheurs de l'étang", "et riverains du bief")


def test_boxes_under_their_labels_are_a_table_frame_by_frame() -> None:
    sheet = Sheet()
    form(sheet, 80, 1, "Curer le bief du moulin", "Voirie")
    form(sheet, 320, 2, "Planter des saules", "")
    document = sheet.read()
    first, second = tables_of(document)
    assert rows_of(first) == [
        ["Objectif stratégique", "OS 1 – Être un bourg au fil de l'eau"],
        ["N° de l'action", "Action 1"],
        ["Intitulé de l'action", "Curer le bief du moulin"],
        ["Budget", "12.500 €"],
        ["Service pilote", "Voirie"],
        ["Partenaires", "Contrat de rivière, pêcheurs de l'étang et riverains du bief"],
    ]
    assert rows_of(second)[3:5] == [["Budget", "12.500 €"], ["Service pilote", ""]]
    assert not texts_of(document)


def test_boxes_under_titles_in_their_own_print_are_no_fields() -> None:
    sheet = Sheet()
    for at, title in enumerate(("Le bief", "Le saule", "Le pont")):
        sheet.text(50, 80 + 80 * at, title, 9)
        sheet.grid((50, 530), (86 + 80 * at, 126 + 80 * at))
        sheet.lines(56, 100 + 80 * at, ["Un remous y creuse la berge.", "Elle sera refaite."], 9)
    document = sheet.read()
    assert not tables_of(document)
    assert "Le saule" in [block.text for block in texts_of(document)]


def test_boxes_under_headings_are_no_fields() -> None:
    sheet = Sheet()
    for at, title in enumerate(("Soigner le bief", "Soigner les saules", "Soigner le pont")):
        sheet.text(50, 80 + 80 * at, title, 11, bold=True)
        sheet.grid((50, 530), (86 + 80 * at, 126 + 80 * at))
        sheet.lines(56, 100 + 80 * at, ["Un remous y creuse la berge.", "Elle sera refaite."], 9)
    assert not tables_of(sheet.read())

"""Merged cells in whole documents: what stands in one belongs to each row and column that it covers."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from html import escape
from typing import Any, NamedTuple

import docx
import pytest
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PdfTable

from extract.document import Cell, Document, SourceFile, Table
from extract.readers import read
from tests.extract.pdf_making import Sheet
from tests.extract.whole_documents import differences, gold_of, items_of, plan_file_at, plan_file_of, worked_document

# Documents of the bench with cells that cover several rows, several columns.
MERGED = {
    "html-table-spans--1": (True, False),
    "html-table-spans--2": (False, True),
    "merged-objectives--1": (True, False),
    "merged-objectives--2": (True, False),
    "merged-objectives--3": (True, False),
    "rotated-cells--1": (True, False),
    "rotated-cells--2": (True, False),
    "shaded-rows--1": (False, True),
    "shaded-rows--3": (False, True),
    "sheet-merged--1": (True, False),
    "two-row-header--1": (True, True),
    "two-row-header--2": (True, True),
}
TITLE = "Programme stratégique transversal 2031-2036"
BODY = "Commune de Sart-lez-Moulins"


class Spot(NamedTuple):
    """A cell with its text: rows and columns from 0, and how many it covers."""

    row: int
    col: int
    text: str
    rows: int = 1
    cols: int = 1


def all_cells(document: Document) -> list[Cell]:
    """The cells of all tables, those of nested tables too."""
    found: list[Cell] = []
    waiting = [block for block in document.blocks if isinstance(block, Table)]
    while waiting:
        for cell in waiting.pop().cells:
            found.append(cell)
            waiting += [block for block in cell.blocks if isinstance(block, Table)]
    return found


@pytest.mark.parametrize("stem", MERGED)
def test_documents_with_merged_cells_are_read_as_their_gold_says(stem: str) -> None:
    known = worked_document(stem)
    cells = all_cells(read(SourceFile(known.path.name, known.path.read_bytes())))
    downwards, across = MERGED[stem]
    assert not downwards or any(cell.row_span > 1 and cell.text for cell in cells)
    assert not across or any(cell.col_span > 1 and cell.text for cell in cells)
    assert differences(gold_of(known), plan_file_at(known.path)) == []


def as_html(spots: Sequence[Spot]) -> SourceFile:
    rows = []
    for number in range(_size(spots)[0]):
        own = [
            f'<td rowspan="{spot.rows}" colspan="{spot.cols}">{escape(spot.text)}</td>'
            for spot in sorted(spots)
            if spot.row == number
        ]
        rows.append(f"<tr>{''.join(own)}</tr>")
    page = (
        f"<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'><title>{TITLE}</title></head><body>"
        f"<h1>{TITLE}</h1><p>{BODY}</p><table border='1'>{''.join(rows)}</table></body></html>"
    )
    return SourceFile("essai.html", page.encode())


def as_word(spots: Sequence[Spot]) -> SourceFile:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(BODY)
    table = document.add_table(*_size(spots))
    table.style = "Table Grid"
    for spot in spots:
        cell = table.cell(spot.row, spot.col)
        if spot.rows > 1 or spot.cols > 1:
            cell = cell.merge(table.cell(spot.row + spot.rows - 1, spot.col + spot.cols - 1))
        cell.text = spot.text
    buffer = io.BytesIO()
    document.save(buffer)
    return SourceFile("essai.docx", buffer.getvalue())


def as_sheet(spots: Sequence[Spot]) -> SourceFile:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append([f"{TITLE} - {BODY}"])
    for spot in spots:
        top, left = spot.row + 3, spot.col + 1
        sheet.cell(top, left, spot.text)
        if spot.rows > 1 or spot.cols > 1:
            bottom, right = top + spot.rows - 1, left + spot.cols - 1
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return SourceFile("essai.xlsx", buffer.getvalue())


def as_pdf(spots: Sequence[Spot]) -> SourceFile:
    rows, cols = _size(spots)
    style = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
    grid: list[list[Any]] = [[""] * cols for _ in range(rows)]
    marks: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    for spot in spots:
        grid[spot.row][spot.col] = Paragraph(escape(spot.text), style)
        marks.append(("SPAN", (spot.col, spot.row), (spot.col + spot.cols - 1, spot.row + spot.rows - 1)))
    buffer = io.BytesIO()
    head = [Paragraph(TITLE, ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=16, leading=20))]
    head += [Paragraph(BODY, style), Spacer(1, 12)]
    template = SimpleDocTemplate(buffer, pagesize=landscape(A4), leftMargin=40, rightMargin=40, invariant=1)
    template.build([*head, PdfTable(grid, colWidths=[760 / cols] * cols, style=marks)])
    return SourceFile("essai.pdf", buffer.getvalue())


def _size(spots: Sequence[Spot]) -> tuple[int, int]:
    return max(spot.row + spot.rows for spot in spots), max(spot.col + spot.cols for spot in spots)


FORMATS = pytest.mark.parametrize("make", [as_html, as_word, as_sheet, as_pdf])
Maker = Callable[[Sequence[Spot]], SourceFile]


def row(number: int, *texts: str, at: int = 0) -> list[Spot]:
    """One spot a text, from column ``at`` on."""
    return [Spot(number, at + place, text) for place, text in enumerate(texts)]


def tree_of(found: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Titles by level: strategic objectives, their operational ones, their actions."""
    return {
        strategic["title"]: {
            operational["title"]: [action["title"] for action in operational["children"]]
            for operational in strategic["children"]
        }
        for strategic in found["plans"][0]["items"]
    }


@FORMATS
def test_objectives_in_merged_first_columns_hold_the_actions_beside_them(make: Maker) -> None:
    spots = [
        *row(0, "Objectif stratégique", "Objectif opérationnel", "Action", "Échéance"),
        Spot(1, 0, "OS 1 : Être une commune qui garde ses vergers", rows=5),
        Spot(1, 1, "OO 1.1 : Replanter les hautes-tiges", rows=3),
        *row(1, "1.1.1 Recenser les variétés anciennes", "2032", at=2),
        *row(2, "1.1.2 Distribuer des greffons", "2033", at=2),
        *row(3, "1.1.3 Former des greffeurs", "2034", at=2),
        Spot(4, 1, "OO 1.2 : Goûter ce qui pousse ici", rows=2),
        *row(4, "1.2.1 Ouvrir un pressoir partagé", "2032", at=2),
        *row(5, "1.2.2 Tenir une foire aux pommes", "2035", at=2),
        Spot(6, 0, "OS 2 : Être une commune qui écoute ses rivières"),
        Spot(6, 1, "OO 2.1 : Surveiller les crues"),
        *row(6, "2.1.1 Poser trois échelles limnimétriques", "2033", at=2),
    ]
    assert tree_of(plan_file_of(make(spots))) == {
        "Être une commune qui garde ses vergers": {
            "Replanter les hautes-tiges": [
                "Recenser les variétés anciennes",
                "Distribuer des greffons",
                "Former des greffeurs",
            ],
            "Goûter ce qui pousse ici": ["Ouvrir un pressoir partagé", "Tenir une foire aux pommes"],
        },
        "Être une commune qui écoute ses rivières": {"Surveiller les crues": ["Poser trois échelles limnimétriques"]},
    }


@FORMATS
def test_a_value_in_a_merged_cell_belongs_to_each_action(make: Maker) -> None:
    spots = [
        *row(0, "N°", "Intitulé", "Pilote", "Échéance"),
        Spot(1, 0, "OS 1"),
        Spot(1, 1, "Être une commune qui répare", cols=3),
        Spot(2, 0, "OO 1.1"),
        Spot(2, 1, "Rendre la réparation facile", cols=3),
        *row(3, "Action 1", "Ouvrir un atelier de vélos"),
        Spot(3, 2, "Service Mobilité", rows=2),
        Spot(3, 3, "2032"),
        *row(4, "Action 2", "Prêter des outils"),
        Spot(4, 3, "2034", rows=2),
        *row(5, "Action 3", "Tenir un repair café", "Service Jeunesse"),
    ]
    found = plan_file_of(make(spots))
    actions = [item for item in items_of(found) if item["level"] == "action"]
    assert [
        (a["title"], [pilot["name"] for pilot in a["pilots"]], (a["schedule"] or {}).get("end_year")) for a in actions
    ] == [
        ("Ouvrir un atelier de vélos", ["Service Mobilité"], 2032),
        ("Prêter des outils", ["Service Mobilité"], 2034),
        ("Tenir un repair café", ["Service Jeunesse"], 2034),
    ]
    assert tree_of(found) == {
        "Être une commune qui répare": {"Rendre la réparation facile": [action["title"] for action in actions]}
    }


@FORMATS
def test_a_header_of_two_rows_names_its_columns_by_both(make: Maker) -> None:
    spots = [
        Spot(0, 0, "Intitulé", rows=2, cols=2),
        Spot(0, 2, "Pilote", cols=2),
        Spot(0, 4, "Budget", cols=2),
        *row(1, "Administratif", "Politique", "Ordinaire", "Extraordinaire", at=2),
        Spot(2, 0, "OS 1"),
        Spot(2, 1, "Être une commune qui éclaire juste", cols=5),
        Spot(3, 0, "OO 1.1"),
        Spot(3, 1, "Éteindre ce qui ne sert pas", cols=5),
        *row(4, "Action 1", "Remplacer les lampes du parc", "Directrice générale", "Échevin des travaux"),
        *row(4, "", "45 000 €", at=4),
        *row(5, "Action 2", "Couper l'éclairage après minuit", "Chef des travaux", "Bourgmestre", "1 200 €", ""),
    ]
    actions = [item for item in items_of(plan_file_of(make(spots))) if item["level"] == "action"]
    assert [[(pilot["role"], pilot["name"]) for pilot in action["pilots"]] for action in actions] == [
        [("administrative", "Directrice générale"), ("political", "Échevin des travaux")],
        [("administrative", "Chef des travaux"), ("political", "Bourgmestre")],
    ]
    assert [[(amount["kind"], amount["amount"]) for amount in action["amounts"]] for action in actions] == [
        [("extraordinary", "45000.00")],
        [("ordinary", "1200.00")],
    ]


@FORMATS
def test_steps_in_rows_beside_one_merged_action_are_of_that_action(make: Maker) -> None:
    spots = [
        *row(0, "Action", "Étapes", "Échéance"),
        Spot(1, 0, "OS 1 : Être une commune qui chante", cols=3),
        Spot(2, 0, "OO 1.1 : Donner une salle aux chorales", cols=3),
        Spot(3, 0, "Action 1 : Aménager l'ancienne gare", rows=3),
        Spot(3, 1, "Relever les lieux"),
        Spot(3, 2, "2033", rows=3),
        Spot(4, 1, "Isoler la grande salle"),
        Spot(5, 1, "Inviter les chorales"),
        Spot(6, 0, "Action 2 : Acheter un piano"),
        Spot(6, 1, "Comparer les offres"),
        Spot(6, 2, "2034"),
    ]
    actions = [item for item in items_of(plan_file_of(make(spots))) if item["level"] == "action"]
    assert [(a["title"], a["steps"], a["schedule"]["end_year"]) for a in actions] == [
        ("Aménager l'ancienne gare", ["Relever les lieux", "Isoler la grande salle", "Inviter les chorales"], 2033),
        ("Acheter un piano", ["Comparer les offres"], 2034),
    ]


def test_a_merged_objective_goes_on_over_the_page_break() -> None:
    sheet = Sheet()
    sheet.text(50, 50, TITLE, 16, bold=True)
    sheet.text(50, 72, BODY, 11)
    xs = (50.0, 200.0, 460.0, 545.0)
    counts = (30, 6)
    for page, count in enumerate(counts):
        ys = [90.0 + 22 * step for step in range(count + 2)]
        for x in xs:
            sheet.rule(x, ys[0], x, ys[-1])
        whole = {0, 1, count + 1} | ({16} if page == 0 else {4})
        for step, y in enumerate(ys):
            sheet.rule(xs[0] if step in whole else xs[1], y, xs[-1], y)
        for x, text in zip(xs, ("Objectif stratégique", "Action", "Échéance"), strict=False):
            sheet.text(x + 3, ys[0] + 14, text, 9, bold=True)
        for step in range(count):
            sheet.text(xs[1] + 3, ys[step + 1] + 14, f"Planter la haie {page + 1}.{step + 1}", 9)
            sheet.text(xs[2] + 3, ys[step + 1] + 14, str(2032 + step % 4), 9)
        if page == 0:
            sheet.lines(xs[0] + 3, ys[1] + 14, ["OS 1 : Être une commune", "de haies et de mares"], 9)
            sheet.lines(xs[0] + 3, ys[16] + 14, ["OS 2 : Être une commune", "aux talus fleuris"], 9)
            sheet.turn_page()
        else:
            sheet.lines(xs[0] + 3, ys[4] + 14, ["OS 3 : Être une commune", "aux arbres remarquables"], 9)
    found = plan_file_of(SourceFile("essai.pdf", sheet.bytes()))
    assert [(item["title"], len(item["children"])) for item in found["plans"][0]["items"]] == [
        ("Être une commune de haies et de mares", 15),
        ("Être une commune aux talus fleuris", 15 + 3),
        ("Être une commune aux arbres remarquables", 3),
    ]

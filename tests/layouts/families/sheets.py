"""Families of spreadsheets."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from corpus.samples.generate import columns as c
from corpus.samples.generate.columns import Column, schedule
from corpus.samples.generate.model import Node, PlanModel
from corpus.samples.generate.packages import steady_zip
from corpus.samples.generate.printing import office_convert
from tests.layouts import headers
from tests.layouts.families.tables import document, titled
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family

Row = list[Any]


def values(cols: list[Column], node: Node) -> Row:
    """Return a node's cells: money as numbers, percentages as shares, the rest as text."""
    cells: Row = []
    for col in cols:
        text = col.cell(node)
        if col.align == "right":
            cells.append(int(text) if text.isdigit() else None)
        elif col.align == "center" and text.endswith("%"):
            cells.append(int(text[:-1]) / 100)
        else:
            cells.append(text or None)
    return cells


def date_column(header: str) -> Column:
    """Return a column of deadlines for cells that hold real dates."""
    return c.deadline(header, "date")


def save(book: Workbook) -> bytes:
    """Return the workbook's bytes, without a clock in them."""
    out = io.BytesIO()
    book.save(out)
    return steady_zip(out.getvalue())


def dress(sheet: Any, header_row: int, formats: Callable[[Any], str | None] | None = None) -> None:
    """Give a sheet the looks that people give it: bold header, wrapped text, sensible widths, money and percent formats."""
    for cell in sheet[header_row]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="D9E1F2")
    for row in sheet.iter_rows(min_row=header_row):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, int) and cell.value >= 500:
                cell.number_format = '#,##0.00 "€"'
            elif isinstance(cell.value, float):
                cell.number_format = "0%"
    for index in range(1, sheet.max_column + 1):
        longest = max(
            (len(str(sheet.cell(r, index).value or "")) for r in range(header_row, sheet.max_row + 1)), default=8
        )
        sheet.column_dimensions[get_column_letter(index)].width = min(48, max(9, longest))


def _sheet_title(plan: PlanModel) -> str:
    return (
        f"{plan.bodies[0].name} – Programme stratégique transversal {plan.term[0]}-{plan.term[1]}"
        if plan.term
        else "PST"
    )


@family(
    "flat-sheet",
    "Flat sheet: one row an action, its objectives repeated on each row",
    "openpyxl (xlsx), LibreOffice (ods), csv",
    4,
)
def flat_sheet(seed: Seed) -> Made:
    plan = seed.plan((3, 3, 3), volets=seed.variant != 3)
    mark(
        plan,
        *[
            ("OS{s}", "OO{s}.{o}", "A{s}.{o}.{a}"),
            ("OS {s}", "OO {s}.{o}", "Action {a}"),
            (None, None, None),
            ("{s}", "{s}.{o}", "{s}.{o}.{a}"),
        ][seed.variant - 1],
    )
    deadline = date_column("Échéance") if seed.variant == 4 else headers.when(seed, plan)
    cols = [*headers.who(seed, ", "), deadline, c.amounts("Budget ordinaire", "ordinary", "ordinary", "number"),
            c.amounts("Budget extraordinaire", "extraordinary", "extraordinary", "number"), c.amounts("Subsides", "subsidy", "subsidy", "number"),
            c.status("Statut"), c.progress("Taux d'avancement", "{}%"), c.partners("Partenaires", ", "), c.sdgs("ODD"), c.indicators("Indicateurs", "\n")]  # fmt: skip
    separate = seed.variant == 4
    names = ["Objectif stratégique", "Objectif opérationnel", "Action"]
    lead = ["N° OS", names[0], "N° OO", names[1], "N°", names[2]] if separate else names
    volet_words = {"external": "Externe", "internal": "Interne"}
    rows: list[Row] = [[*(["Volet"] if plan.items[0].volet else []), *lead, *(col.header for col in cols)]]
    for os in plan.items:
        for oo in os.children:
            for node in oo.children:
                titles: Row = (
                    [os.number, os.title, oo.number, oo.title, node.number, node.title]
                    if separate
                    else [titled(n, " - ") for n in (os, oo, node)]
                )
                cells = values(cols, node)
                if separate:
                    cells = [_as_date(cell) for cell in cells]
                rows.append([*([volet_words[os.volet]] if os.volet else []), *titles, *cells])
    if seed.variant == 3:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow([_sheet_title(plan)])
        writer.writerows(
            [
                ["" if cell is None else f"{cell:.0%}" if isinstance(cell, float) else cell for cell in row]
                for row in rows
            ]
        )
        return Made("csv", out.getvalue().encode("utf-8-sig"), document(plan))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = seed.pick("PST", "Actions", "", "Export")
    top = 0
    if seed.variant != 4:
        sheet.append([_sheet_title(plan)])
        sheet.append([])
        top = 2
    else:
        book.properties.title = _sheet_title(plan)
        sheet.append([_sheet_title(plan)])
        top = 1
    for row in rows:
        sheet.append(row)
    dress(sheet, top + 1)
    sheet.freeze_panes = f"A{top + 2}"
    data = save(book)
    if seed.variant == 2:
        return Made("ods", steady_zip(office_convert(data, "xlsx", "ods")), document(plan))
    return Made("xlsx", data, document(plan))


def _as_date(cell: Any) -> Any:
    if isinstance(cell, str) and len(cell) == 10 and cell[2] == cell[5] == "/":
        return date(int(cell[6:]), int(cell[3:5]), int(cell[:2]))
    return cell


@family(
    "wide-export",
    "Export of a management tool: dozens of columns, many empty or technical, a row a leaf",
    "openpyxl",
    2,
)
def wide_export(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3), volets=True, sub=0.3 if seed.variant == 2 else 0)
    mark(plan, "OS.{gs}", "OO.{go}", "A.{ga}", None)
    cols = [
        c.description("Description"), c.pilots("Mandataire responsable", "mandataries", "political", " | "), c.pilots("Service gestionnaire", "services", "administrative", " | "),
        c.priority("Priorité", "feminine"), c.status("Statut", "usual"), c.progress("Progression (%)", "{}"), c.indicators("Indicateurs de résultat", "\n"),
        c.amounts("Budget ordinaire", "ordinary", "ordinary", "number"), c.amounts("Budget extraordinaire", "extraordinary", "extraordinary", "number"),
        c.partners("Partenaires", " | "), c.sdgs("ODD", "comma"), c.plans("Plans liés"), c.remarks("Observations"),
    ]  # fmt: skip
    technical = [
        "Identifiant",
        "Type",
        "Créé le",
        "Créé par",
        "Modifié le",
        "Version",
        "URL",
        "Archivé",
        "Couleur",
        "Ordre",
    ]
    empty = [f"Champ libre {i}" for i in range(1, 9)]
    rows: list[Row] = [[*technical[:3], "Volet", "OS – code", "OS – titre", "OO – code", "OO – titre", "Action – code", "Action – titre",
                        *(["Sous-action – titre"] if seed.variant == 2 else []), *technical[3:7], *(col.header for col in cols), "Date de début", "Date de fin", *technical[7:], *empty]]  # fmt: skip
    words = {"external": "Volet externe", "internal": "Volet interne"}
    for os in plan.items:
        for oo in os.children:
            for action in oo.children:
                for node in action.children or [action]:
                    start, end = node.facts.start or 2025, node.facts.end or 2030
                    node.gold["schedule"] = {**schedule(f"01/01/{start} 31/12/{end}", (start, 1), (end, 12), "day")}
                    cells = values(cols, node)
                    if node.facts.ongoing:
                        node.facts.ongoing = False
                    number = len(rows)
                    sub = [node.title if node.level == "SA" else None] if seed.variant == 2 else []
                    rows.append([10400 + 7 * number, "pstaction" if node.level == "A" else "pstsubaction", date(2025, 2, 1 + number % 27), words[os.volet or "external"],
                                 os.code, os.title, oo.code, oo.title, action.code, action.title, *sub, "admin", date(2025, 6, 1 + number % 27), 3, f"https://pst.example/a/{number}",
                                 *cells, date(start, 1, 1), date(end, 12, 31), "non", None, number, *([None] * len(empty))])  # fmt: skip
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Export"
    for row in rows:
        sheet.append(row)
    dress(sheet, 1)
    info = book.create_sheet("Informations")
    for line in (
        ["Organisme", plan.bodies[0].name],
        ["Programme", _sheet_title(plan)],
        ["Exporté le", date(2025, 6, 30)],
    ):
        info.append(line)
    return Made("xlsx", save(book), document(plan))


@family(
    "sheet-rows",
    "Sheet with a row an item, shaded objective rows, a title block above and a legend below",
    "openpyxl, LibreOffice (ods)",
    3,
)
def sheet_rows(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), volets=seed.variant == 3)
    mark(
        plan,
        *[("OS {s}", "OO {s}.{o}", "{s}.{o}.{a}"), ("OS{s}", "OO{o}", None), ("OS {s}", "OO {s}.{o}", "Action {ga}")][
            seed.variant - 1
        ],
    )
    cols = [
        *headers.who(seed, ", "),
        headers.when(seed, plan),
        c.amounts("Budget estimé", "cost", "unspecified", "number"),
        *headers.more(seed, 1),
    ]
    book = Workbook()
    first = book.active
    assert first is not None
    groups = [("Volet externe", "external"), ("Volet interne", "internal")] if seed.variant == 3 else [("PST", None)]
    for index, (name, volet) in enumerate(groups):
        sheet = first if not index else book.create_sheet()
        sheet.title = name
        sheet.append([_sheet_title(plan)])
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=2 + len(cols))
        sheet.append([])
        sheet.append(["N°", "Intitulé", *(col.header for col in cols)])
        fills: dict[int, str] = {}
        for node in (n for item in plan.items if volet is None or item.volet == volet for n in item.walk()):
            if node.level == "A":
                sheet.append([node.code, node.title, *values(cols, node)])
            else:
                sheet.append([node.code, node.title])
                fills[sheet.max_row] = {"OS": "F4B084", "OO": "FCE4D6"}[node.level]
        dress(sheet, 3)
        for row, fill in fills.items():
            for cell in sheet[row]:
                cell.fill, cell.font = PatternFill("solid", fgColor=fill), Font(bold=True)
        if seed.variant == 1:
            sheet.append([])
            sheet.append([None, "Document de travail – mise à jour trimestrielle"])
    data = save(book)
    if seed.variant == 2:
        return Made("ods", steady_zip(office_convert(data, "xlsx", "ods")), document(plan))
    return Made("xlsx", data, document(plan))


@family("sheet-merged", "Sheet with vertically merged objectives and crosses under years", "openpyxl", 2)
def sheet_merged(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}" if seed.variant == 1 else None)
    first, last = plan.term or (2024, 2030)
    years = list(range(first + 1, last + 1))
    cols = headers.who(seed, ", ")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "PST"
    sheet.append([_sheet_title(plan)])
    sheet.append(
        ["Objectifs stratégiques", "Objectifs opérationnels", "Actions", *(col.header for col in cols), *years]
    )
    merges = []
    green = PatternFill("solid", fgColor="A9D08E")
    for os in plan.items:
        os_row = sheet.max_row + 1
        for oo in os.children:
            oo_row = sheet.max_row + 1
            for node in oo.children:
                start, end = node.facts.start or first + 1, node.facts.end or last
                ticked = [year for year in years if start <= year <= end]
                node.gold["schedule"] = schedule(" ".join(map(str, ticked)), start, end)
                marks = ["X" if seed.variant == 1 and year in ticked else None for year in years]
                top = node is oo.children[0]
                sheet.append(
                    [
                        titled(os) if top and oo is os.children[0] else None,
                        titled(oo) if top else None,
                        titled(node),
                        *values(cols, node),
                        *marks,
                    ]
                )
                if seed.variant == 2:
                    for offset, year in enumerate(years):
                        if year in ticked:
                            sheet.cell(sheet.max_row, 4 + len(cols) + offset).fill = green
            merges.append((oo_row, sheet.max_row, 2))
        merges.append((os_row, sheet.max_row, 1))
    dress(sheet, 2)
    for start_row, end_row, column in merges:
        if end_row > start_row:
            sheet.merge_cells(start_row=start_row, end_row=end_row, start_column=column, end_column=column)
    return Made("xlsx", save(book), document(plan))

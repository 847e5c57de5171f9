from __future__ import annotations

import base64
import io
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.colors import Color

from extract.document import Kind, Role, SourceFile
from extract.document import TextBlock as Text
from extract.readers import read
from extract.readers.sheet import read_sheet
from pst.errors import UnreadableSourceError
from tests.extract.sheet_files import csv_file, ods, tables, texts, xlsx

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def test_values_merges_and_places() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Actions"
    sheet["A1"], sheet["B1"], sheet["C1"] = "Objectif", "Action", "Avancement"
    sheet["A2"], sheet["B2"], sheet["C2"] = "OS 1", "Semer", 0.5
    sheet["B3"], sheet["C3"] = "Planter", date(2020, 12, 31)
    sheet["A4"] = "OS 2 Être calme"
    sheet["A5"], sheet["B5"], sheet["C5"] = 3.0, True, 1000
    sheet["C2"].number_format = "0%"
    sheet["C3"].number_format = "dd/mm/yyyy"
    sheet["C5"].number_format = '#,##0.00\\ "€"'
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("A4:C4")
    document = xlsx(book)
    (table,) = tables(document)
    assert texts(table) == [
        ["Objectif", "Action", "Avancement"],
        ["OS 1", "Semer", "50 %"],
        ["OS 1", "Planter", "31/12/2020"],
        ["OS 2 Être calme"] * 3,
        ["3", "VRAI", "1 000,00 €"],
    ]
    assert table.name == "Actions"
    place = next(cell for cell in table.cells if cell.text == "Planter").places[0]
    assert (place.path, place.page) == ("Actions!B3", 1)
    assert document.page_count == 1


def test_looks() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Objectif", "Action"])
    sheet.append(["OS 1", "Semer\n- un pré\n- un bois"])
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFF0000")
        cell.fill = PatternFill("solid", fgColor="FFDDEEFF")
    sheet["A2"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.6))
    sheet["A2"].alignment = Alignment(indent=2, textRotation=90)
    (table,) = tables(xlsx(book))
    head, _, first, second = table.cells
    assert (head.fill, head.style.bold, head.style.colour) == ("#ddeeff", True, "#ff0000")
    assert head.is_header
    assert table.header_rows == 1
    assert (first.fill, first.rotation, first.style.indent) == ("#b9cde5", 270, 18.0)
    assert [(b.kind, b.marker, b.text) for b in second.text_blocks] == [
        (Kind.PARAGRAPH, None, "Semer"),
        (Kind.LIST_ITEM, "-", "un pré"),
        (Kind.LIST_ITEM, "-", "un bois"),
    ]


def test_rich_text_that_is_all_bold_is_bold() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = CellRichText(TextBlock(InlineFont(b=True), "Être "), TextBlock(InlineFont(b=True), "ouverte"))
    sheet["B1"] = CellRichText(TextBlock(InlineFont(b=True), "Pilote"), " : la régie")
    sheet["A2"], sheet["B2"] = "x", "y"
    (table,) = tables(xlsx(book))
    assert [(cell.text, cell.style.bold) for cell in table.cells[:2]] == [
        ("Être ouverte", True),
        ("Pilote : la régie", False),
    ]


def test_hidden_parts_are_kept_and_marked() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    other = book.create_sheet("Listes")
    other.append(["x", "y"])
    other.append(["z", "w"])
    other.sheet_state = "hidden"
    first, second = tables(xlsx(book))
    assert (first.hidden_rows, first.hidden_cols, first.role) == (frozenset({1}), frozenset({2}), Role.BODY)
    assert (second.role, second.places[0].page) == (Role.HIDDEN, 2)


def test_a_formula_without_result_is_a_warning() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Action", "Budget"])
    sheet.append(["Semer", "=SUM(1,2)"])
    document = xlsx(book)
    assert [(w.code, w.raw, w.place.path) for w in document.warnings] == [("unread-value", "=SUM(1,2)", "Sheet!B2")]


def test_links_and_filters() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([2019, 2020])
    sheet.append(["Semer", "fiche"])
    sheet["B2"].hyperlink = "https://exemple.be/fiche.pdf"
    sheet.auto_filter.ref = "A1:B2"
    (table,) = tables(xlsx(book))
    assert table.header_rows == 1
    assert table.cells[3].text_blocks[0].links[0].target == "https://exemple.be/fiche.pdf"


def test_a_year_at_the_head_of_a_column_is_a_year_whatever_its_format() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Action", 2025, 2026])
    sheet.append(["Semer", 2020, 5])
    for row in sheet.iter_rows():
        for cell in row:
            cell.number_format = "#,##0.00 €"
            cell.font = Font(bold=cell.row == 1)
    (table,) = tables(xlsx(book))
    assert texts(table) == [["Action", "2025", "2026"], ["Semer", "2 020,00 €", "5,00 €"]]


def test_colours_alone_are_kept() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Action", 2019, 2020])
    sheet.append(["Semer", None, None])
    sheet["C2"].fill = PatternFill("solid", fgColor="FF00B050")
    (table,) = tables(xlsx(book))
    assert [(cell.row, cell.col, cell.fill) for cell in table.cells if cell.fill] == [(1, 2, "#00b050")]


def test_a_broken_workbook_gives_its_values() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Action", "Pilote"])
    sheet.append(["Semer", "Régie"])
    buffer = io.BytesIO()
    book.save(buffer)
    broken = io.BytesIO()
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, b"<styleSheet" if name.endswith("theme1.xml") else data)
    document = read_sheet(SourceFile("plan.xlsx", broken.getvalue()))
    assert texts(tables(document)[0]) == [["Action", "Pilote"], ["Semer", "Régie"]]
    assert [warning.code for warning in document.warnings] == ["unread-value"]


CELL = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"


def test_ods() -> None:
    styles = (
        "<style:style style:name='ce1' style:family='table-cell'><style:table-cell-properties"
        " fo:background-color='#ffcc00'/>"
        "<style:text-properties fo:font-weight='bold'/></style:style>"
        "<style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/>"
        "</style:style>"
    )
    rows = (
        "<table:table table:name='Actions'><table:table-column table:number-columns-repeated='4'/>"
        "<table:table-row><table:table-cell table:style-name='ce1' table:number-columns-spanned='2'>"
        "<text:p>Objectif</text:p>"
        "<text:p>et action</text:p></table:table-cell><table:covered-table-cell/>"
        "<table:table-cell table:style-name='ce1'><text:p>Échéance</text:p></table:table-cell>"
        "<table:table-cell table:style-name='ce1'><text:p>Budget</text:p></table:table-cell></table:table-row>"
        "<table:table-row>"
        + CELL.format("OS 1")
        + CELL.format("Semer<text:s text:c='2'/>un pré")
        + "<table:table-cell office:value-type='date' office:date-value='2020-12-31'><text:p>12/31/20</text:p>"
        "</table:table-cell>"
        "<table:table-cell office:value-type='currency' office:value='1000' office:currency='EUR'>"
        "<text:p>€1,000.00</text:p>"
        "</table:table-cell></table:table-row>"
        "<table:table-row table:visibility='collapse'>"
        + CELL.format("OS 1")
        + CELL.format("Planter")
        + "<table:table-cell office:value-type='date' office:date-value='2021-05-01'><text:p>mai 2021</text:p>"
        "</table:table-cell>"
        "<table:table-cell office:value-type='percentage' office:value='0.5'><text:p>50%</text:p></table:table-cell>"
        "</table:table-row><table:table-row table:number-rows-repeated='1048000'><table:table-cell "
        "table:number-columns-repeated='1024'/></table:table-row></table:table>"
        "<table:table table:name='Caché' table:style-name='ta2'><table:table-row>"
        + CELL.format("x")
        + CELL.format("y")
        + "</table:table-row><table:table-row>"
        + CELL.format("z") * 2
        + "</table:table-row></table:table>"
    )
    document = ods(rows, styles)
    first, second = tables(document)
    assert texts(first) == [
        ["Objectif et action", "Objectif et action", "Échéance", "Budget"],
        ["OS 1", "Semer un pré", "31/12/2020", "1 000,00 €"],
        ["OS 1", "Planter", "mai 2021", "50 %"],
    ]
    assert (first.header_rows, first.hidden_rows, first.cells[0].fill) == (1, frozenset({2}), "#ffcc00")
    assert (second.role, document.page_count) == (Role.HIDDEN, 2)


def test_ods_comments_are_no_content() -> None:
    cell = (
        "<table:table-cell><office:annotation><text:p>À vérifier</text:p></office:annotation><text:p>Semer</text:p>"
        "</table:table-cell>"
    )
    document = ods(f"<table:table table:name='A'><table:table-row>{cell}{cell}</table:table-row></table:table>")
    assert texts(tables(document)[0]) == [["Semer", "Semer"]]


@pytest.mark.parametrize(
    "data",
    [
        "Action;Pilote\nSemer;Régie\n",
        "Action,Pilote\nSemer,Régie\n",
        "Action\tPilote\nSemer\tRégie\n",
        "sep=;\nAction;Pilote\nSemer;Régie\n",
        '"Action";"Pilote"\r\n"Semer";"Régie"\r\n',
        "Action;Pilote\nSemer;Régie\n".encode("cp1252"),
        "Action;Pilote\nSemer;Régie\n".encode("utf-16"),
        b"\xef\xbb\xbf" + "Action;Pilote\nSemer;Régie\n".encode(),
    ],
)
def test_csv_dialects(data: bytes | str) -> None:
    document = csv_file(data)
    assert texts(tables(document)[0]) == [["Action", "Pilote"], ["Semer", "Régie"]]
    assert document.page_count is None
    assert tables(document)[0].cells[3].places[0].path == "B2"


def test_csv_cells_with_delimiters_and_lines() -> None:
    document = csv_file('Action;Budget;Étapes\n"Semer; planter";"1.000,50";"un\n- deux"\nBâtir;;\n')
    assert texts(tables(document)[0]) == [
        ["Action", "Budget", "Étapes"],
        ["Semer; planter", "1.000,50", "un\ndeux"],
        ["Bâtir", "", ""],
    ]


# A workbook of Excel 97 with two sheets, written by LibreOffice: "Actions" and, hidden, "Listes".
OLD_WORKBOOK = (
    "eNrtWF1sVEUUPjP707tL6W7LXy1QVxToHz+VRGsU21JQiJgSwJ8YElmWWyhst812RUqiLCJvkKg86AOJIQFiYoJ/iT5IYvtGokZfeNBoUkhMNP"
    "VhNRpDIl2/c+7c7WXdJt0FTZSezXfnzpmZPWfmnJkz5379Ve342Q8arlIRPUw+msyHKOjhKSDsVqJE2vAm8/m8y87P0n+KbpiSbeiH/QIA27wK"
    "sICQse8cU87S/4u20yB+GYrRJkqhTNMIlUML4THe/5vJmMkZ9pspzcqvXD6f33yO+4Dp9j+f+bz/q4G5QA0QcUIA1QJ1wDxgPrBAfIJoEVAP3A"
    "U0AIuBJcBSoBG4G4gB9wDLgHuB+4DlwApgJdBkdG0xJWMV3lcDawyvHeX9s2dTxRSyYMVggD6d+wWbXGx/FR7xvn9M/OIasIuG2Dd64slE7N+i"
    "DaJDXLEOo3DS9coPX9V0Bqih94R/SZ7rxf9AXRTrMD79rO4S7U/Jc5k8a/BU9ImM+VY47fDE78TPX5NtoKhK9VCcktRPe3AS9qNHA13mHXZUev"
    "D+UN3Swr1urdWRnT96STs6O7IHjOQ4Nfqr6Rzvw8ftlJ2OJxv9VXSe9V67vNEfoQu8LffuXTMwsGYENC677xz9no95dvpojPksXvi/zYyvy+TT"
    "Hcc/h7Urtc6tTv9cMb95Gn7bNPyWafihkvyAq481jZ5NxfzzDt9fzL/wN/5pjUqW8lxGsz4pa7NBKeuyfinnZauknJ8N5HfL/jqB+HCIQwn8tz"
    "uR6R9MDZ/ABqy32NGDtLV/OGMPnyTe0orGlAUQ7TylaALuj9CSe07EB3OyyJYTnjRNpRzK876O5uT4CPgMHS06phCyrFHVhWcXNf4SdYKWheBl"
    "IShZfyBu/UnbJaiFnT/v3XPAhpJ9OPscZcHvPhRPJewBO5XB/Ht3xNoxmx2op7EhtyXjqYydhuzDwAhwBHgxj/8Lkwo4gTJhLQCmXGSBKTULdU"
    "7d6E2nbjUmtBeT51OqViYXhXKrepZMXHugofN54WenTEzL2TLUpo6hZczfIiNa5fmK9HWj8XHhvSrPFYXxP3au9Lw3Fd5znc2e97M4O0PQisRQ"
    "GtLaVH118PjY7vFOt1T0FFosekmmTeqiFTEzrZHCcSY2oKWj5r3NORFVRHiqBE+X4PmKeDdMNuosrVNTqKlCTaOmTU3JzcRXqCmsNev2sg7L3B"
    "bR5zxeB2XEQumlpVfA9NL41dMbH2qp+eQWVCPWq0eNeyqR4t6uNC1VTk+NticWB+kHI1mOfPqZtrG9c5sdW+cs49CsVoR8ubUiwZ9rEn4oFy1x"
    "l9MUlnE8hvV8VNfRx0EnHBI9IrbjW1dE9HUFgPZhN+yzvH+k3PvjneahuvB0PVSX8FBdwvMisi6u50Xk1uz6WkS0nPK1UJHFY16LWxVY3PJYnG"
    "7d4pWRws3bF3ZykKjlrOSo0/QY3/mf7E+kB4cH+zKxTYcTdjL20IOrdsb32MmkLUu3ob+vr+NWch/lmq9CmsxTYT8W/S+Nn3j71+u9+6Pvvm5R"
    "68qPvmHrvGVyI2XWmz18s8mTdpmV3G/ypYzJmbImbzppvOynG04OxGMGh+zU0MjhJJm8iNvXmv92qfg9O7ExoY58r7zvt3v+EmyvfHnlzOrF0d"
    "NvYv5t1y9u5DtsEW+XyfPcoBz1zHGrOffJ5Hrc3mHauzxBnNeqe2joaTs9jOB78xrx+q5b3U6z9M/Q7fz+I/YvOgNKjWGfGK123p+B9DQdxLWP"
    "9ThYtv51EpUdP8mX8V0lHHb3eQ/kDiDD7YUOByqS7/N8g5nJmGZgS+Gc6UU2aFdsP76VlPv9p9V8q5GclHbQC5j/ADJOtv0WeEGf2IQ5GWSig+"
    "BMT01GfqCM9W8DLhfkb4SEhOhgiweWp09HBfPn8/Wd2e9/Qn8BUi4zCQ=="
)


def test_old_workbooks() -> None:
    document = read(SourceFile("plan.xls", zlib.decompress(base64.b64decode(OLD_WORKBOOK))))
    assert document.media_type == "application/vnd.ms-excel"
    first, second = tables(document)
    assert texts(first)[0] == ["Objectif", "Action", "Avancement"]
    assert texts(first)[2] == ["OS 1", "Planter", "31/12/2020"]
    assert texts(first)[3] == ["3", "VRAI", "1000,5"]
    assert (second.role, second.name) == (Role.HIDDEN, "Listes")


def test_an_empty_workbook_is_an_error() -> None:
    with pytest.raises(UnreadableSourceError, match="sans contenu"):
        xlsx(Workbook())


@pytest.mark.skipif(not SHARED.is_dir(), reason="development documents are not at hand")
def test_one_export_in_two_formats_gives_the_same_table() -> None:
    folder = SHARED / "documents" / "docs"
    found = [
        tables(read(SourceFile(name, (folder / name).read_bytes())))
        for name in ("iapst-export-nandrin-xlsx.xlsx", "iapst-export-nandrin-ods.ods")
    ]
    assert texts(found[0][0]) == texts(found[1][0])
    assert [(t.n_rows, t.n_cols, t.header_rows) for ts in found for t in ts] == [(18, 70, 1)] * 2


def test_a_sheet_of_one_column_is_text() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Un plan"])
    sheet.append(["Des mots"])
    document = xlsx(book)
    assert [type(block) for block in document.blocks] == [Text, Text]


def test_a_style_that_no_program_reads_costs_no_colour() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Action", "État"])
    sheet.append(["Semer", None])
    sheet["B2"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet["B2"].alignment = Alignment(textRotation=90)
    buffer = io.BytesIO()
    book.save(buffer)
    odd = io.BytesIO()
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(odd, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'textRotation="90"', b'textRotation="none"'))
    document = read_sheet(SourceFile("plan.xlsx", odd.getvalue()))
    assert [cell.fill for cell in tables(document)[0].cells if cell.fill] == ["#00b050"]
    assert not document.warnings

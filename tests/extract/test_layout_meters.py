"""Meters: bars in frames that show how far something has come."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.document import SourceFile
from extract.readers.pdf import page_contents
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

NAMES = ("Chantier", "Équipe", "Avancement")
ROWS = [("Border les chemins creux", "Haies", 50), ("Rouvrir le halage", "Rives", 0), ("Semer un pré", "Parcs", 100)]
SAID = tuple(row[2] for row in ROWS)
EDGES = (50.0, 250.0, 400.0, 520.0)


def meter(sheet: Sheet, x: float, y: float, share: float, wide: float = 48, high: float = 8) -> None:
    sheet.canvas.rect(x, 842 - y - high, wide, high, stroke=1, fill=0)
    if share:
        sheet.canvas.rect(x + 1, 842 - y - high + 1, (wide - 2) * share, high - 2, stroke=0, fill=1)


def page(shares: list[float], told: Sequence[int] = SAID) -> Sheet:
    sheet = Sheet()
    for x, after, name in zip(EDGES, EDGES[1:], NAMES, strict=False):
        sheet.shade(x, 100, after, 120, "#cfe2d4")
        sheet.text(x + 5, 114, name, 9, bold=True)
    for y, (title, team, _), share, done in zip((122, 140, 158), ROWS, shares, told, strict=True):
        sheet.text(55, y + 10, title, 9)
        sheet.text(255, y + 10, team, 9)
        meter(sheet, 404, y + 2, share)
        sheet.text(456, y + 10, f"{done} %", 9)
        sheet.rule(50, y + 16, 520, y + 16)
    return sheet


def test_a_meter_is_no_cell_of_a_table() -> None:
    sheet = page([0.5, 0, 1])
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [list(NAMES), *([title, team, f"{done} %"] for title, team, done in ROWS)]


def test_the_boxes_of_meters_are_told() -> None:
    (content,) = page_contents(SourceFile("plan.pdf", page([0.5, 0, 1]).bytes()))
    assert [round(meter.top) for meter in content.meters] == [123, 141, 159]
    assert all(segment.x1 - segment.x0 > 60 for segment in content.segments)


@pytest.mark.parametrize("shares", [[1, 1, 1], [0, 0, 0]])
def test_frames_all_full_or_all_empty_are_none(shares: list[float]) -> None:
    (content,) = page_contents(SourceFile("plan.pdf", page(shares).bytes()))
    assert not content.meters


@pytest.mark.parametrize(
    ("shares", "told", "rows"),
    [
        ([1, 1, 1], (100, 100, 100), {0, 1, 2}),
        ([1, 0, 1], (100, 0, 100), {0, 1, 2}),
        ([1, 0.02, 1], (100, 2, 100), {0, 1, 2}),  # a bar too short to be one
        ([1, 0, 1], (100, 100, 100), set()),
        ([1, 0, 1], (100, 0, 60), set()),
    ],
)
def test_frames_full_where_all_is_done_and_nowhere_else_are_meters(
    shares: list[float], told: tuple[int, ...], rows: set[int]
) -> None:
    (content,) = page_contents(SourceFile("plan.pdf", page(shares, told).bytes()))
    assert {round(meter.top - 122) // 18 for meter in content.meters} == rows


def test_a_bar_that_lacks_little_is_one_of_a_meter_as_the_full_ones() -> None:
    sheet = Sheet()
    for y, share in ((120, 1.0), (140, 0.97), (160, 0.04)):
        meter(sheet, 404, y + 2, share, wide=32, high=7)
        sheet.text(440, y + 9, f"{share * 100:.0f} %", 9)
    (content,) = page_contents(SourceFile("plan.pdf", sheet.bytes()))
    assert {round(meter.top) // 10 for meter in content.meters} == {12, 14, 16}


def test_the_shaded_cells_of_a_table_are_none() -> None:
    sheet = Sheet()
    sheet.grid((50, 110, 170, 230), (100, 112, 124))
    sheet.shade(51, 101, 90, 111, "#336699")
    (content,) = page_contents(SourceFile("plan.pdf", sheet.bytes()))
    assert not content.meters


def test_what_a_meter_fills_is_no_blank_between_columns() -> None:
    sheet = Sheet()
    for at, share in enumerate((75, 40, 5, 100)):
        y = 100.0 + 60 * at
        sheet.text(50, y, f"Action {at + 1} : Border le chemin", 9, bold=True)
        sheet.text(50, y + 14, "Avancement :", 9)
        sheet.shade(112, y + 7, 175, y + 14, "#dddddd")
        sheet.shade(112, y + 7, 112 + 63 * share / 100, y + 14, "#448844")
        sheet.text(180, y + 14, f"{share} %", 9)
        sheet.text(50, y + 28, "Équipe : Haies", 9)
    document = sheet.read()
    assert not tables_of(document)
    assert "Avancement : 75 %" in " ".join(block.text for block in texts_of(document))


def test_bars_without_a_share_behind_them_are_no_meters() -> None:
    sheet = Sheet()
    for at, share in enumerate((75, 40, 5)):
        sheet.shade(112, 107 + 30 * at, 175, 114 + 30 * at, "#dddddd")
        sheet.shade(112, 107 + 30 * at, 112 + 63 * share / 100, 114 + 30 * at, "#448844")
    sheet.text(50, 300, "Fait à 5 %", 9)
    (content,) = page_contents(SourceFile("plan.pdf", sheet.bytes()))
    assert not content.meters


def test_a_shaded_row_with_a_meter_is_a_row_of_its_table() -> None:
    names = ["N°", "Chantier", "Équipe", "Échéance", "Avancement"]
    works = (("Border les chemins", 50), ("Rouvrir le halage", 100), ("Semer un pré", 25), ("Curer le bief", 75))
    rows = [[str(n), work, "Haies", "2031", f"{share} %"] for n, (work, share) in enumerate(works, 1)]
    sheet = Sheet()
    for x, name in zip((50, 90, 260, 340, 410), names, strict=True):
        sheet.text(x, 94, name, 9, bold=True)
    for at, (row, (_, share)) in enumerate(zip(rows, works, strict=True)):
        y = 102.0 + 22 * at
        if at % 2:
            sheet.shade(45, y, 540, y + 22, "#e4ece4")
        sheet.canvas.setFillColor("#448844")
        meter(sheet, 410, y + 7, share / 100)
        for x, text in zip((50, 90, 260, 340, 462), row, strict=True):
            sheet.text(x, y + 14, text, 9)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [names, *rows]


@pytest.mark.parametrize("times", [0.8, 1.0, 1.5])
def test_the_figure_behind_a_meter_ends_where_a_longer_one_would_in_any_size_of_print(times: float) -> None:
    sheet = Sheet()
    for at, share in enumerate((55, 0, 30, 100)):
        y = (100.0 + 20 * at) * times
        meter(sheet, 200 * times, y, share / 100, wide=34 * times, high=7 * times)
        sheet.canvas.setFont("Helvetica", 9 * times)
        sheet.canvas.drawRightString(268 * times, 842 - y - 7 * times, f"{share} %")
    (content,) = page_contents(SourceFile("plan.pdf", sheet.bytes()))
    assert len(content.meters) == 4
    figures = [word.x0 for word in content.words if word.text != "%"]
    assert figures == pytest.approx([200 * times] * 4, abs=1)

"""Numbered items side by side, in loose text or in boxes: columns, read row by row where their numbers go so."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, tables_of, texts_of

XS = (50, 310)


def _item(sheet: Sheet, x: float, y: float, number: int, boxed: bool = False) -> None:
    if boxed:
        sheet.canvas.rect(x - 8, 842 - y - 44, 230, 60)
    sheet.text(x, y, f"Projet {number}", 9, bold=True)
    sheet.text(x, y + 14, f"Curer le bief {number} du canal", 11)
    sheet.text(x, y + 28, "Pilote : Travaux", 9)


def _order(sheet: Sheet) -> list[str]:
    document = sheet.read()
    assert tables_of(document) == []
    words = ("Projet", "Cap")
    return [text.text for text in texts_of(document) if text.text.startswith(words)]


@pytest.mark.parametrize("boxed", [False, True])
@pytest.mark.parametrize("colour", ["#000000", "#117744"])
def test_a_short_heading_above_items_side_by_side_is_that_of_all(boxed: bool, colour: str) -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Cap 1 Des rives vivantes", 13, bold=True, colour=colour)
    for number, (x, y) in enumerate([(XS[0], 90), (XS[1], 90), (XS[0], 160)], 1):
        _item(sheet, x, y, number, boxed)
    sheet.text(50, 240, "Cap 2 Des ponts sûrs", 13, bold=True, colour=colour)
    for number, (x, y) in enumerate([(XS[0], 270), (XS[1], 270)], 4):
        _item(sheet, x, y, number, boxed)
    assert _order(sheet) == [
        "Cap 1 Des rives vivantes", "Projet 1", "Projet 2", "Projet 3", "Cap 2 Des ponts sûrs", "Projet 4", "Projet 5",
    ]  # fmt: skip


def test_items_numbered_down_the_columns_are_read_so() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Cap 1 Des rives vivantes", 13, bold=True)
    for number, (x, y) in zip((1, 3, 2, 4), [(x, y) for y in (90, 160) for x in XS], strict=True):
        _item(sheet, x, y, number)
    assert _order(sheet) == ["Cap 1 Des rives vivantes", *(f"Projet {number}" for number in range(1, 5))]


def test_codes_in_two_columns_of_a_table_head_none() -> None:
    sheet = Sheet()
    for k in range(6):
        for x, text in zip((50, 90, 300, 470), (f"A{k}", f"Curer le bief {k}", f"B{k}", "2031"), strict=True):
            sheet.text(x, 60 + 30 * k, text)
    assert [table.n_cols for table in tables_of(sheet.read())] == [4]


def _framed(*starts: tuple[float, str]) -> Sheet:
    sheet = Sheet()
    sheet.shade(41, 61, 549, 89, "#dde6f2")
    sheet.grid((40, 550), (60, 160))
    sheet.text(50, 80, "OS7 Des rives vivantes", 12, bold=True)
    for x, code in starts:
        sheet.text(x, 110, f"{code} Curer le canal", 10, bold=True)
        sheet.lines(x, 128, ["Draguer le bief", "Planter des saules"], 9, 14)
    return sheet


def test_columns_in_a_box_under_its_band_are_read_one_after_the_other() -> None:
    document = _framed((50, "OO7.1"), (310, "OO7.2")).read()
    assert tables_of(document) == []
    below = ["Draguer le bief", "Planter des saules"]
    texts = " ".join(text.text for text in texts_of(document)).replace(" ".join(below), "…")
    assert texts == "OS7 Des rives vivantes OO7.1 Curer le canal … OO7.2 Curer le canal …"


def test_columns_in_a_box_whose_heads_do_not_count_up_are_no_items() -> None:
    assert len(tables_of(_framed((50, "OO7.2"), (310, "OO7.1")).read())) == 1


def test_codes_side_by_side_over_a_list_each_head_columns() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "OS1 Des rives vivantes", 16, bold=True)
    for at, (x, entries) in enumerate(
        zip((50, 220, 390), (("Curer", "Semer"), ("Border",), ("Peindre", "Ouvrir")), strict=True), 1
    ):
        sheet.text(x, 90, f"OO1.{at} Vivre au bord {at}", 11, bold=True)
        for row, entry in enumerate(entries):
            sheet.text(x + 12, 112 + 16 * row, f"• {entry} le long du canal", 9)
    document = sheet.read()
    assert tables_of(document) == []
    texts = [text.text for text in texts_of(document)][1:]
    assert texts[:4] == [
        "OO1.1 Vivre au bord 1",
        "Curer le long du canal",
        "Semer le long du canal",
        "OO1.2 Vivre au bord 2",
    ]

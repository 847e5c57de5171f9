"""What no item holds becomes a warning, also where the same words are read elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.detect.plan.accounting import unread_texts
from extract.detect.plan.outline import Outline
from extract.document import Box, Cell, Kind, Line, Place, Table, TextBlock
from extract.printed import Field, Level, PrintedItem, PrintedValue


def _place(row: int, col: int) -> Place:
    return Place(1, Box(col * 100.0, row * 20.0, col * 100.0 + 90.0, row * 20.0 + 15.0))


def _table(rows: list[list[str]]) -> Table:
    cells = []
    for row, texts in enumerate(rows):
        for col, text in enumerate(texts):
            place = _place(row, col)
            blocks = (TextBlock(Kind.PARAGRAPH, (Line(text, place),)),) if text else ()
            cells.append(Cell(row, col, blocks=blocks, places=(place,)))
    return Table(tuple(cells), len(rows), len(rows[0]))


def _item(row: int, title: str, **values: tuple[int, str]) -> PrintedItem:
    held = tuple(PrintedValue(Field[name], raw, places=(_place(row, col),)) for name, (col, raw) in values.items())
    return PrintedItem(Level.ACTION, title, values=held, places=(_place(row, 0),))


PLANT = _item(0, "Planter des tilleuls", PILOT=(1, "Service des parcs"), AMOUNT=(2, "4.000 €"))
SWEEP = _item(2, "Balayer les places", PILOT=(1, "Brigade verte"), AMOUNT=(2, "900 €"))


@pytest.mark.parametrize(
    ("row", "unread"),
    [
        (["Planter des tilleuls", "", ""], []),  # the title again
        (["", "Service des parcs", ""], ["Service des parcs"]),  # the words of another item
        (["Province", "2027", "900 €"], []),  # who pays how much, in a row of its own
        (["Planter des tilleuls", "", "7.500 €"], ["7.500 €"]),  # money in a column that has no meaning
        (["Total", "", "4.900 €"], []),
        (["Total des parcs : 4.900 €", "", ""], []),  # a sum over columns
        (["", "Pilote", "Budget"], []),  # labels
        (["Tailler les haies", "Service des parcs", "2027"], ["Tailler les haies", "Service des parcs", "2027"]),
    ],
)
def test_a_text_is_read_where_it_stands(row: list[str], unread: list[str]) -> None:
    first, last = (
        ["Planter des tilleuls", "Service des parcs", "4.000 €"],
        ["Balayer les places", "Brigade verte", "900 €"],
    )
    found = unread_texts([_table([first, row, last])], Outline((PLANT, SWEEP)))
    assert [warning.raw for warning in found] == unread


def test_the_chapter_before_a_title_is_not_missed() -> None:
    items = PLANT, replace(_item(1, "Semer"), code="A.4"), replace(SWEEP, places=(_place(3, 0),))
    titles = ["Planter des tilleuls", "1.2.1. Semer (A.4)", "1.2.2. Tondre (A.5)", "Balayer les places"]
    found = unread_texts([_table([[title] for title in titles])], Outline(items))
    assert [warning.raw for warning in found] == ["1.2.2. Tondre (A.5)"]


def test_hidden_columns_volets_and_articles_that_amounts_bear_are_not_lost() -> None:
    rows = [["Rec-1 a", "Planter", "4.000 €", "421/731 w"], ["Rec-2 b", "Balayer", "900 €", "875/124 w"]]
    rows = [[*row, "Volet externe", "Ordre du jour"] for row in rows]
    held = [
        PrintedItem(
            Level.ACTION,
            row[1],
            values=(
                PrintedValue(Field.AMOUNT, row[2], hints={"article": row[3]}, places=(_place(at, 2), _place(at, 3))),
            ),
            places=(_place(at, 1),),
        )
        for at, row in enumerate(rows)
    ]
    found = unread_texts([replace(_table(rows), hidden_cols=frozenset({0}))], Outline(tuple(held)))
    assert [warning.raw for warning in found] == ["Ordre du jour"] * 2


def test_the_heading_that_items_have_as_their_theme_is_explained() -> None:
    blocks = [
        TextBlock(Kind.HEADING, (Line(text, _place(at, 0)),))
        for at, text in enumerate(("Planter des tilleuls", "Axe 2 : L'ombre et les haies", "Balayer les places"))
    ]
    roots = Outline((replace(PLANT, values=()), replace(SWEEP, values=(), theme="L'ombre et les haies")))
    assert unread_texts(blocks, roots) == []
    assert [w.raw for w in unread_texts(blocks, Outline((replace(PLANT, values=()), replace(SWEEP, values=()))))] == [
        "Axe 2 : L'ombre et les haies"
    ]


@pytest.mark.parametrize("label", ["Axe 2 : ", "Chapitre 2 – ", ""])
def test_a_theme_of_one_word_is_explained_with_its_label_where_no_boxes_are_known(label: str) -> None:
    blocks = [TextBlock(Kind.HEADING, (Line(text),)) for text in (PLANT.title, f"{label}Ombrages", SWEEP.title)]
    roots = Outline((replace(PLANT, values=()), replace(SWEEP, values=(), theme="Ombrages")))
    assert unread_texts(blocks, roots) == []

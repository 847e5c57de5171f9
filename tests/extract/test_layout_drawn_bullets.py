"""Bullets of browsers are drawn shapes; they begin entries as written ones do."""

from __future__ import annotations

from extract.document import Kind
from tests.extract.pdf_making import Sheet, texts_of

ENTRIES = ("Curer le bief du moulin", "Border les chemins de haies", "Offrir un local aux aînés")


def listed(colour: str, step: float = 14) -> list[tuple[Kind, str]]:
    sheet = Sheet()
    for row, entry in enumerate(ENTRIES):
        y = 60 + step * row
        sheet.canvas.setFillColor(colour)
        sheet.canvas.circle(53, 842 - y + 3, 1.5, stroke=0, fill=1)
        sheet.text(62, y, entry)
    return [(block.kind, block.text) for block in texts_of(sheet.read())]


def test_discs_before_lines_make_them_entries_of_a_list() -> None:
    assert listed("#000000") == [(Kind.LIST_ITEM, entry) for entry in ENTRIES]


def test_discs_of_another_colour_say_something_else() -> None:
    assert all(kind is not Kind.LIST_ITEM for kind, _ in listed("#cc0000"))


def test_black_discs_are_bullets_of_texts_in_lighter_print() -> None:
    sheet = Sheet()
    for row, entry in enumerate(ENTRIES):
        sheet.canvas.setFillColor("#000000")
        sheet.canvas.circle(53, 842 - 60 - 14 * row + 3, 1.5, stroke=0, fill=1)
        sheet.text(62, 60 + 14 * row, entry, colour="#666666")
    assert [(block.kind, block.text) for block in texts_of(sheet.read())] == [(Kind.LIST_ITEM, e) for e in ENTRIES]


def test_a_disc_alone_in_its_column_is_a_bullet_where_others_are_drawn_alike() -> None:
    sheet = Sheet()
    sheet.canvas.setFillColor("#000000")
    for x, y, entry in ((62, 60, ENTRIES[0]), (62, 74, ENTRIES[1]), (322, 200, ENTRIES[2])):
        sheet.canvas.circle(x - 9, 842 - y + 3, 1.5, stroke=0, fill=1)
        sheet.text(x, y, entry)
    read = [(block.kind, block.text) for block in texts_of(sheet.read())]
    assert sorted(read) == sorted((Kind.LIST_ITEM, entry) for entry in ENTRIES)

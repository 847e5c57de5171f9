"""The gridlines that a printed spreadsheet leaves out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.layout.engine.content import Look, PageContent, Word
from extract.layout.pages.page import take_apart
from extract.layout.pages.sheet_gridlines import with_gridlines
from tests.extract.pdf_making import rows_of

PLAIN, BOLD = Look(10.0), Look(10.0, bold=True)
WIDE = 5.0  # points a character
HEIGHT = 10.0


class Printed:
    """The words of a page, drawn cell by cell."""

    def __init__(self) -> None:
        self.words: list[Word] = []

    def left(self, x: float, y: float, text: str, look: Look = PLAIN) -> None:
        for part in text.split():
            start = self.words[-1].end + 1 if self.words else 0
            self.words.append(Word(part, x, y, x + WIDE * len(part), y + HEIGHT, look, start, start + len(part)))
            x += WIDE * (len(part) + 0.5)

    def right(self, x: float, y: float, text: str, look: Look = PLAIN) -> None:
        self.left(x - WIDE * (len(text) - 0.5 * text.count(" ")), y, text, look)

    def table(self, known: Sequence[float], head: float) -> list[list[str | None]]:
        page = PageContent(1, 600.0, 400.0, tuple(self.words))
        (drawn,) = with_gridlines([page], [head + HEIGHT], known)
        (table,) = take_apart(drawn).tables
        return rows_of(table.table)


def test_figures_at_the_right_of_a_column_end_where_a_text_begins() -> None:
    page = Printed()
    page.left(51, 50, "Coûts prévus", BOLD)
    page.left(113, 50, "Suivi actuel", BOLD)  # no farther than a blank is wide
    for at, (cost, state) in enumerate(
        [("1 200 €", "Semé"), ("800 €", "Planté"), ("15 000 €", "Taillé"), ("90 €", "Vu")]
    ):
        page.right(111, 70 + 20 * at, cost)
        page.left(113, 70 + 20 * at, state)
    assert page.table([50.0, 200.0], 50) == [
        ["Coûts prévus", "Suivi actuel"],
        ["1 200 €", "Semé"],
        ["800 €", "Planté"],
        ["15 000 €", "Taillé"],
        ["90 €", "Vu"],
    ]


def test_what_stands_under_the_next_cell_is_cut_off() -> None:
    page = Printed()
    page.left(51, 50, "Interventions", BOLD)  # as far as 116: the column ends at 90
    page.left(91, 50, "Année", BOLD)
    for at, (text, year) in enumerate([("Puits", "2025"), ("Haies", "2026"), ("Mare", "2027")]):
        page.left(51, 70 + 20 * at, text)
        page.left(91, 70 + 20 * at, year)
    assert page.table([50.0, 140.0], 50)[0] == ["Interventions", "Année"]


def test_a_text_of_several_lines_stands_in_a_merged_cell_beside_rows_of_one_line() -> None:
    page = Printed()
    for x, name in ((51, "Objectif"), (201, "Action")):
        page.left(x, 50, name, BOLD)
    page.left(51, 70, "Être un village")
    page.left(51, 85, "où il fait bon vivre")
    page.left(51, 130, "Être à l'écoute")
    for at, action in enumerate(["Planter", "Semer", "Tailler", "Arroser", "Écouter", "Répondre"]):
        page.left(201, 70 + 15 * at, action)
    assert page.table([50.0, 300.0], 50) == [
        ["Objectif", "Action"],
        ["Être un village où il fait bon vivre", "Planter"],
        [None, "Semer"],
        [None, "Tailler"],
        [None, "Arroser"],
        ["Être à l'écoute", "Écouter"],
        [None, "Répondre"],
    ]


@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
def test_rows_of_several_lines_are_told_by_where_their_cells_stand(place: str) -> None:
    page = Printed()
    for x, name in ((51, "Code"), (101, "Intitulé"), (301, "Pilote")):
        page.left(x, 50, name, BOLD)
    y = 70.0
    rows = [
        ("A1", ["Rendre à la rivière", "son lit de jadis", "et ses berges"], "Voirie"),
        ("A2", ["Ouvrir la halle", "le dimanche matin"], "Culture"),
        ("A3", ["Peindre la grange"], "Bâtiments"),
        ("A4", ["Poser des nichoirs", "sous les toits", "des écoles"], "Nature"),
    ]
    for code, lines, pilot in rows:
        at = y + {"top": 0.0, "middle": 6.0 * (len(lines) - 1), "bottom": 12.0 * (len(lines) - 1)}[place]
        page.left(51, at, code)
        for number, line in enumerate(lines):
            page.left(101, y + 12 * number, line)
        page.left(301, at, pilot)
        y += 12 * len(lines) + 1
    assert page.table([50.0, 400.0], 50)[1:] == [[code, " ".join(lines), pilot] for code, lines, pilot in rows]


def test_a_remark_below_the_table_is_none_of_its_rows() -> None:
    page = Printed()
    for at, row in enumerate([("Code", "Intitulé"), ("A1", "Planter"), ("A2", "Semer"), ("A3", "Tailler")]):
        for x, text in zip((51, 101), row, strict=True):
            page.left(x, 50 + 15 * at, text, PLAIN if at else BOLD)
    page.left(51, 150, "Document de travail")
    assert page.table([50.0, 200.0], 50)[-1] == ["A3", "Tailler"]

"""Headers of tables without rules in two storeys, and columns that hardly a blank parts."""

from __future__ import annotations

import pytest

from extract.document import Table
from extract.layout.engine.content import Look, Word
from extract.layout.open_tables.header import header_above, lower_storeys, with_header
from extract.layout.tables.row_lines import RowLine
from extract.layout.text.lines import TextLine, make_line
from tests.extract.pdf_making import Sheet, rows_of, tables_of

SUMS = ["1.200", "45.000", "800", "12.500", "300", "9.750"]


def drawn_right(sheet: Sheet, right: float, y: float, text: str, bold: bool = False) -> None:
    sheet.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
    sheet.canvas.drawRightString(right, 842 - y, text)


def heads(table: Table) -> list[tuple[int, int, int, str]]:
    return [(cell.row, cell.col, cell.col_span, cell.text) for cell in table.cells if cell.row < 2 and cell.text]


@pytest.mark.parametrize("names", [("2031", "2032", "2033"), ("Achats", "Travaux", "Études")])
def test_words_over_several_columns_belong_to_each_of_them(names: tuple[str, str, str]) -> None:
    sheet = Sheet()
    sheet.text(360, 60, "Frais du canton", bold=True)
    for x, name in zip((50, 90, 490), ("N°", "Projet", "Équipe"), strict=True):
        sheet.text(x, 78, name, bold=True)
    for index, (right, name) in enumerate(zip((350, 410, 470), names, strict=True)):
        drawn_right(sheet, right, 78, name, bold=True)
        for row, cost in enumerate(SUMS):
            if (row + index) % 3:
                drawn_right(sheet, right, 96 + 18 * row, cost)
    for row in range(len(SUMS)):
        sheet.text(50, 96 + 18 * row, f"P{row + 1}")
        sheet.text(90, 96 + 18 * row, "Curer le bief du moulin")
        sheet.text(490, 96 + 18 * row, ("Rives", "Parcs")[row % 2])
    (table,) = tables_of(sheet.read())
    assert heads(table) == [
        (0, 2, 3, "Frais du canton"),
        (1, 0, 1, "N°"),
        (1, 1, 1, "Projet"),
        *((1, 2 + at, 1, name) for at, name in enumerate(names)),
        (1, 5, 1, "Équipe"),
    ]


def test_figures_end_right_before_the_texts_of_the_next_column() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Projet", bold=True)
    sheet.text(250, 60, "Montant", bold=True)
    sheet.text(304, 60, "Rang", bold=True)
    sheet.text(400, 60, "Année", bold=True)
    ranks = ("haut", "moyen", "bas", "haut", "moyen", "haut")
    for row, (cost, rank) in enumerate(zip(SUMS, ranks, strict=True)):
        y = 78 + 16 * row
        sheet.text(50, y, "Semer un pré fleuri au bord de la voie")
        drawn_right(sheet, 300, y, f"{cost} €")
        sheet.text(304, y, rank)
        sheet.text(400, y, "2031")
    (table,) = tables_of(sheet.read())
    assert [row[1:3] for row in rows_of(table)[1:]] == [[f"{c} €", r] for c, r in zip(SUMS, ranks, strict=True)]


def test_words_that_come_again_at_the_head_of_names_part_no_column() -> None:
    sheet = Sheet()
    teams = ("Équipe verte", "Équipe des eaux", "Équipe des bois", "Équipe du rail", "Équipe verte", "Équipe des eaux")
    for row, team in enumerate(teams):
        sheet.text(50, 60 + 16 * row, "Semer un pré fleuri au bord de la voie")
        sheet.text(300, 60 + 16 * row, team)
        sheet.text(420, 60 + 16 * row, str(2031 + row % 3))
    (table,) = tables_of(sheet.read())
    assert [row[1] for row in rows_of(table)] == list(teams)


STOREYS = (("N°", 50), ("Projet", 90), ("Équipe", 260))
RIGHTS = (370, 425, 480, 535)


def two_storeys(sheet: Sheet, top: float, groups: tuple[str, str], foot: bool = False) -> float:
    """Draw names in two storeys, those of single columns in the upper one or at the foot; return the next baseline."""
    for name, x in STOREYS:
        sheet.text(x, top + (14 if foot else 0), name, bold=True)
    sheet.canvas.setFont("Helvetica-Bold", 10)
    for group, middle in zip(groups, (372, 482), strict=True):
        sheet.canvas.drawCentredString(middle, 842 - top, group)
    for right, name in zip(RIGHTS, ("Coûts", "Aides") * 2, strict=True):
        drawn_right(sheet, right, top + 14, name, bold=True)
    return top + 30


def projects(sheet: Sheet, top: float, numbers: range) -> float:
    for row, number in enumerate(numbers):
        y = top + 18 * row
        sheet.text(50, y, f"3.{number}")
        sheet.text(90, y, "Curer le bief du moulin")
        sheet.text(260, y, ("Rives", "Parcs")[row % 2])
        for column, right in enumerate(RIGHTS):
            if (row + column) % 3:
                drawn_right(sheet, right, y, SUMS[(row + column) % len(SUMS)])
    return top + 18 * len(numbers)


@pytest.mark.parametrize("foot", [False, True])
@pytest.mark.parametrize("groups", [("2031", "2032"), ("Exercice 2031", "Exercice 2032"), ("Année 1", "Année 2")])
def test_names_of_single_columns_stand_beside_those_over_several(groups: tuple[str, str], foot: bool) -> None:
    sheet = Sheet()
    projects(sheet, two_storeys(sheet, 60, groups, foot), range(1, 9))
    (table,) = tables_of(sheet.read())
    names = {text: (col, span) for _, col, span, text in heads(table)}
    assert [names[group] for group in groups] == [(3, 2), (5, 2)]
    assert [names[name] for name, _ in STOREYS] == [(0, 1), (1, 1), (2, 1)]
    assert [text for row, col, _, text in heads(table) if row == 1 and col > 2] == ["Coûts", "Aides"] * 2


def test_a_header_in_two_storeys_on_each_page_is_no_running_head() -> None:
    sheet = Sheet()
    projects(sheet, two_storeys(sheet, 60, ("Exercice 2031", "Exercice 2032")), range(1, 36))
    sheet.turn_page()
    projects(sheet, two_storeys(sheet, 60, ("Exercice 2031", "Exercice 2032")), range(36, 42))
    (table,) = tables_of(sheet.read())
    assert table.n_rows == 2 + 41
    assert [text for row, _, _, text in heads(table) if row == 0][-2:] == ["Exercice 2031", "Exercice 2032"]


def test_totals_without_a_number_are_rows_of_their_own() -> None:
    sheet = Sheet()
    y = projects(sheet, two_storeys(sheet, 60, ("Exercice 2031", "Exercice 2032")), range(1, 37))
    sheet.text(90, y, "Somme du bief")
    for right in RIGHTS:
        drawn_right(sheet, right, y, "99.000")
    sheet.turn_page()
    sheet.text(50, 60, "4")
    sheet.text(90, 60, "Planter les rives")
    projects(sheet, 78, range(1, 7))
    (table,) = tables_of(sheet.read())
    rows = rows_of(table)
    assert ["", "Somme du bief", "", *["99.000"] * 4] in rows
    assert ["4", "Planter les rives"] in [row[:2] for row in rows]


def _line(y: float, texts: dict[int, tuple[float, float, str]]) -> RowLine:
    return RowLine(y, y - 9, tuple((col, col, (Word(t, x0, y - 9, x1, y),)) for col, (x0, x1, t) in texts.items()))


def test_a_first_row_in_the_look_of_the_header_is_no_part_of_it() -> None:
    names = {
        0: (50.0, 90.0, "Projet"),
        1: (300.0, 340.0, "Équipe"),
        2: (390.0, 420.0, "Terme"),
        3: (460.0, 480.0, "Coût"),
    }
    row = {0: (50.0, 70.0, "But"), 1: (88.0, 350.0, "Faire du canton un lieu où chacun trouve sa place")}
    lines = [_line(60, names), _line(80, row), _line(100, names)]
    assert lower_storeys(lines, lines) == set()
    below = {2: (380.0, 410.0, "fixé"), 3: (420.0, 450.0, "revu")}
    lines = [_line(60, names), _line(80, below)]
    assert lower_storeys(lines, lines) == {1}


def test_a_text_behind_one_that_reaches_over_all_columns_is_its_rest() -> None:
    def line(y: float, *texts: tuple[int, float, str]) -> RowLine:
        return RowLine(y, y - 8, tuple((col, col, (Word(text, x, y - 8, x + 40, y),)) for col, x, text in texts))

    names = line(30, (0, 5, "Projet"), (1, 105, "Rives"), (2, 205, "Parcs"))
    values = [line(30 + 15 * n, (0, 5, "Curer"), (1, 105, "Eaux"), (2, 205, "Bois")) for n in range(1, 5)]
    above = line(15, (1, 180, "Somme"), (2, 250, "prévue"))
    rows = with_header([[above], [names], *([value] for value in values)], (0.0, 100.0, 200.0, 300.0), None)
    assert [word.text for _, _, words in rows[0][0].pieces for word in words] == ["Somme", "prévue"]


def test_the_upper_line_of_the_last_name_may_be_wider_than_all_texts_of_its_column() -> None:
    def line(y: float, *texts: tuple[float, str]) -> TextLine:
        return make_line([Word(text, x, y - 8, x + 5 * len(text), y + 2, Look(10, bold=True)) for x, text in texts])

    lines = [
        line(60, (462, "Avancement")),
        line(66, (50, "Projet"), (260, "Équipe"), (370, "Début")),
        line(72, (468, "constaté")),
    ]
    assert header_above(lines, 1, (48, 258, 368, 460, 500)) == 0


def test_a_name_on_two_lines_over_a_narrow_column_of_figures_is_in_the_middle_of_its_row() -> None:
    """Its lines stand above and below that of the other names, and reach further to the left than the figures."""
    sheet = Sheet()
    for x, name in ((50, "But"), (250, "Projet du canton")):
        sheet.text(x, 66, name, bold=True)
    for middle, y, text in ((500, 60, "Nombre"), (500, 72, "de gestes")):
        sheet.canvas.setFont("Helvetica-Bold", 10)
        sheet.canvas.drawCentredString(middle, 842 - y, text)
    for row in range(6):
        y = 92 + 18 * row
        sheet.rule(48, y - 13, 530, y - 13)
        sheet.text(50, y, f"Soigner le bief {row}")
        sheet.text(250, y, ("Curer la mare", "Border")[row % 2])
        sheet.text(497, y, str(row + 1))
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[0] == ["But", "Projet du canton", "Nombre de gestes"]

"""Rows of tables without rules told by two kinds of gaps between lines; what counts as a column of codes."""

from __future__ import annotations

import pytest

from extract.layout.engine.content import Word
from extract.layout.open_tables.row_gaps import clear_gaps, wide_gaps
from extract.layout.tables.row_codes import anchor_column
from extract.layout.tables.row_lines import RowLine
from tests.extract.pdf_making import Sheet, rows_of, tables_of

ROWS = [
    ["Projet", "Équipe", "Coût", "Rang"],
    ["Rouvrir la passerelle du bief et|sa buvette, du printemps à|l'automne", "Rives", "12.500", "2"],
    ["Border les chemins creux de|haies vives", "Haies|Écoles", "60.000", "1"],
    ["Offrir un local aux aînés", "Aînés", "", "1"],
    ["Peindre les arrêts avec les|enfants des hameaux", "Jeunesse", "4.000", "3"],
    ["Creuser une mare derrière le|verger communal", "Haies", "7.500", "2"],
]


def draw(sheet: Sheet, xs: tuple[int, ...], rows: list[list[str]], place: float = 0.0, pad: float = 2.0) -> None:
    y = 60.0
    for row in rows:
        most = max(cell.count("|") + 1 for cell in row)
        for x, cell in zip(xs, row, strict=True):
            sheet.lines(x, y + 12 * place * (most - cell.count("|") - 1), cell.split("|"), step=12)
        y += 12 * most + pad


@pytest.mark.parametrize("place", [0.0, 0.5, 1.0])
def test_two_kinds_of_gaps_tell_rows_where_amounts_and_ranks_look_like_codes(place: float) -> None:
    sheet = Sheet()
    draw(sheet, (50, 250, 370, 440), ROWS, place)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [[cell.replace("|", " ") for cell in row] for row in ROWS]


def test_objectives_without_numbers_stand_beside_all_their_rows() -> None:
    sheet = Sheet()
    rows = [["But", *ROWS[0]]] + [["", *row] for row in ROWS[1:]]
    draw(sheet, (50, 190, 380, 460, 520), rows)
    sheet.lines(
        50, 60 + 14, ["Faire du canton", "un lieu de vie", "où les chemins", "et les rives se", "partagent"], step=12
    )
    sheet.lines(50, 60 + 14 + 38 + 26 + 14, ["Donner à chacun", "une place dans", "le village"], step=12)
    (table,) = tables_of(sheet.read())
    first = [(cell.row, cell.row_span, cell.text) for cell in table.cells if cell.col == 0 and cell.text]
    assert first[1:] == [
        (1, 3, "Faire du canton un lieu de vie où les chemins et les rives se partagent"),
        (4, 2, "Donner à chacun une place dans le village"),
    ]


def test_texts_that_open_each_row_stand_beside_no_other_row() -> None:
    lines: list[RowLine] = []
    for y in range(20, 212, 24):
        lines += [_line(y, {0: "Semer un pré", 1: "Haies,", 2: "2027"}), _line(y + 10, {1: "parcs"})]
        lines.append(_line(y + 13.2, {0: "Au lavoir"}))
    assert clear_gaps(lines, 3, set()) is None


def _line(y: float, texts: dict[int, str]) -> RowLine:
    pieces = tuple((col, col, (Word(text, 0.0, y - 8, 50.0, y),)) for col, text in texts.items())
    return RowLine(y, y - 8, pieces)


def _lines(texts: list[str]) -> list[RowLine]:
    words = [Word(text, 0.0, 0.0, 10.0, 10.0) for text in texts]
    return [RowLine(10.0 * at, 10.0 * at - 9, ((0, 0, (word,)),)) for at, word in enumerate(words)]


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (["OS1", "OO1.1", "A1", "A2", "OO1.2", "A1", "A2", "A3"], True),
        (["1.1", "1.2", "1.3", "2.1", "2.2"], True),
        (["I", "II", "III", "IV"], True),
        (["a)", "b)", "c)", "a)", "b)"], True),
        (["1.500", "12.500", "60.000", "135.000"], False),
        (["X", "X", "X", "X"], False),
        (["2", "1", "1", "3", "2", "2", "1"], False),
        (["1", "1", "1", "1"], False),
    ],
)
def test_codes_follow_one_another(texts: list[str], codes: bool) -> None:
    assert (anchor_column(_lines(texts), 1) == 0) is codes


def test_what_describes_a_title_stays_in_its_row_beside_the_values() -> None:
    sheet = Sheet()
    texts = [
        ("Rouvrir la buvette", "Du canal, au printemps."),
        ("Border les chemins", "De haies vives."),
        ("Offrir un local", "Aux aînés."),
    ]
    for row, (title, more) in enumerate(texts * 2):
        y = 60 + 34 * row
        sheet.text(50, y, f"Action {row + 1}", colour="#1a5c3a", bold=True)
        sheet.text(120, y, title, bold=True)
        sheet.text(50, y + 14, more)
        sheet.lines(330, y, ["Qui ? Rives", "Quand ? 2031"], size=9, step=9)
    (table,) = tables_of(sheet.read())
    rows = [" ".join(" ".join(text or "" for text in row).split()) for row in rows_of(table)]
    assert len(rows) == len(texts) * 2
    assert rows[1] == "Action 2 Border les chemins De haies vives. Qui ? Rives Quand ? 2031"


def test_a_page_that_fills_only_the_first_columns_has_no_clear_gaps_beside_them() -> None:
    lines = [_line(20.0 + 12 * at, {0: "Semer un pré"}) for at in range(6)]
    assert clear_gaps(lines, 3, set()) is None


def _spanning(y: float, text: str) -> RowLine:
    return RowLine(y, y - 9, ((0, 3, (Word(text, 0.0, y - 9, 300.0, y),)),))


def _in_the_middle(top: float, code: str) -> list[RowLine]:
    """Return the lines of a row whose values stand in the middle of its height."""
    return [
        _line(top, {0: code, 1: "Curer le bief", 2: "Rives,"}),
        _line(top + 5, {3: "2031"}),
        _line(top + 10, {1: "du moulin", 2: "parcs"}),
    ]


def test_codes_and_titles_of_each_row_stand_beside_no_values_in_the_middle_of_rows() -> None:
    lines: list[RowLine] = []
    for row in range(6):
        lines += _in_the_middle(20.0 + 26 * row, f"1.{row + 1}")
    gaps = clear_gaps(lines, 4, {3 * row for row in range(6)})
    assert gaps is not None
    assert gaps.beside == 0
    assert gaps.starts == {3, 6, 9, 12, 15}


def test_the_next_line_of_a_title_row_in_larger_letters_starts_no_row() -> None:
    lines = [_spanning(20.0, "Être un canton où chacun"), _spanning(31.5, "trouve sa place")]
    for row in range(6):
        lines += _in_the_middle(52.0 + 26 * row, f"1.{row + 1}")
    gaps = clear_gaps(lines, 4, {2 + 3 * row for row in range(6)})
    assert gaps is not None
    assert gaps.torn == 0
    assert 1 not in gaps.starts


def test_lines_in_larger_print_stand_farther_apart_in_proportion() -> None:
    def line(y: float, size: float, *texts: str) -> RowLine:
        pieces = tuple(
            (col, col, (Word(text, 100.0 * col, y - size, 100.0 * col + 60, y),))
            for col, text in enumerate(texts)
            if text
        )
        return RowLine(y, y - size, pieces)

    lines = [line(20, 12, "Visée", "Rendre"), line(36, 12, "haute", "l'eau")]
    for row in range(4):
        lines += [line(66 + 40 * row, 9, "Projet", "Curer"), line(78 + 40 * row, 9, "", "le bief")]
    assert wide_gaps(lines) == {2, 4, 6, 8}

"""Figures of plain text that are set at the right begin where their column does."""

from __future__ import annotations

from extract.layout.engine.content import Word
from extract.readers.text_columns import WIDE, Run, runs_of
from extract.readers.text_set_right import set_left


def page(*lines: str) -> list[list[Run]]:
    rows: list[list[Run]] = []
    for number, text in enumerate(lines):
        words: list[Word] = []
        at = 0
        for part in text.split(" "):
            if part:
                top = 6.0 * number
                words.append(Word(part, at * WIDE, top, (at + len(part)) * WIDE, top + 5))
            at += len(part) + 1
        rows.append(runs_of(words))
    return rows


def starts(rows: list[list[Run]]) -> list[list[int]]:
    return [[round(run[0].x0 / WIDE) for run in row] for row in set_left(rows)]


def texts(rows: list[list[Run]]) -> list[list[str]]:
    return [[" ".join(word.text for word in run) for run in row] for row in set_left(rows)]


def test_figures_that_end_at_one_place_begin_where_the_name_of_their_column_does() -> None:
    rows = page(
        "N°   Action              Agent        Ordinaire      Extraordinaire",
        "1    Curer les douves    Régie            9.000 €        120.000 €",
        "2    Semer un pré        Culture            750 €",
        "3    Former les guides   Tourisme                         15.000 €",
        "4    Louer une halte     Régie           12.000 €              -",
    )
    assert starts(rows) == [
        [0, 5, 25, 38, 53],
        [0, 5, 25, 38, 53],
        [0, 5, 25, 38],
        [0, 5, 25, 53],
        [0, 5, 25, 38, 53],
    ]


def test_a_name_on_two_lines_stands_at_the_left_of_its_figures() -> None:
    rows = page(
        "N°   Action              Agent         Service     Service extra-",
        "                                     ordinaire          ordinaire",
        "1    Curer les douves    Régie        12.000 €          120.000 €",
        "2    Semer un pré        Culture         750 €",
        "3    Former les guides   Tourisme                        15.000 €",
    )
    assert starts(rows) == [[0, 5, 25, 37, 51], [37, 51], [0, 5, 25, 37, 51], [0, 5, 25, 37], [0, 5, 25, 51]]


def test_no_name_left_of_another_text_is_that_of_the_figures() -> None:
    rows = page(
        "N°   Action              Agent",
        "1    Curer les douves    Régie            9.000 €",
        "2    Semer un pré        Culture            750 €",
    )
    assert starts(rows) == [[0, 5, 25], [0, 5, 25, 42], [0, 5, 25, 42]]


def test_figures_and_years_that_begin_at_one_place_stay() -> None:
    rows = page(
        "N°   Action              Délai     Coût",
        "1    Curer les douves    2031      9.000 €",
        "10   Semer un pré        2032      750 €",
        "11   Former les guides   2031      12.000 €",
    )
    assert starts(rows) == [[round(run[0].x0 / WIDE) for run in row] for row in rows]


def test_a_text_behind_a_figure_stands_apart_where_the_column_ends() -> None:
    rows = page(
        "N°   Action              Subsides   ODD",
        "1    Curer les douves     9.000 € 4, 11",
        "2    Semer un pré           750 €   7",
        "3    Former les guides  120.000 € 8",
        "4    Louer une halte     15.000 €",
    )
    assert texts(rows)[1:] == [
        ["1", "Curer les douves", "9.000 €", "4, 11"],
        ["2", "Semer un pré", "750 €", "7"],
        ["3", "Former les guides", "120.000 €", "8"],
        ["4", "Louer une halte", "15.000 €"],
    ]


def test_lines_of_labels_and_values_above_a_table_of_figures_stay_as_they_are() -> None:
    rows = page(
        "Agent        Dumont",
        "Service      Culture",
        "Partenaire   Musée des douves",
        "Source       Global     2031     2032",
        "Région      4500,00        -        -",
        "Ville        900,00   450,00   450,00",
    )
    assert texts(rows) == [[" ".join(word.text for word in run) for run in row] for row in rows]
    assert starts(rows) == [[round(run[0].x0 / WIDE) for run in row] for row in rows]


def test_sums_that_all_stand_glued_to_the_next_text_are_a_column() -> None:
    rows = page(
        "N°   Action               Ordinaire État",
        "1    Curer les douves       9.000 € En cours",
        "2    Semer un pré             750 € Terminé",
        "3    Former les guides    120.000 € En cours",
    )
    assert texts(rows)[2] == ["2", "Semer un pré", "750 €", "Terminé"]
    assert starts(rows)[1:] == [[0, 5, 26, 36]] * 3

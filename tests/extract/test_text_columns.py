"""Where the columns of plain text start, and which words of a line start one."""

from __future__ import annotations

from extract.layout.engine.content import Word
from extract.readers.text_columns import WIDE, Run, columns_of, cut_at, runs_of


def line(text: str) -> list[Run]:
    words: list[Word] = []
    at = 0
    for part in text.split(" "):
        if part:
            words.append(Word(part, at * WIDE, 0.0, (at + len(part)) * WIDE, 5.0))
        at += len(part) + 1
    return runs_of(words)


def texts(row: list[Run]) -> list[str]:
    return [" ".join(word.text for word in run) for run in row]


def places(columns: list[float]) -> list[int]:
    return [round(x / WIDE) for x in columns]


def test_a_text_is_cut_neither_at_its_own_column_nor_where_the_next_one_stands() -> None:
    columns = [WIDE * x for x in (0, 20, 30, 60, 80)]
    moved = line(f"{'':20}{'3.1':10}{'Louer un verger':21}Service Culture     Amis du verger")
    assert texts(cut_at(moved, columns)) == ["3.1", "Louer un verger", "Service Culture", "Amis du verger"]
    glued = line(f"{'':20}{'3.2':10}{'Border de haies le chemin du':29}{'Régie':20}Amis du verger")
    assert texts(cut_at(glued, columns)) == ["3.2", "Border de haies le chemin du", "Régie", "Amis du verger"]


def test_years_that_name_columns_stand_apart_behind_mere_blanks() -> None:
    found = texts(line("Mesure    Porteur   2031 2032 2033"))
    assert found == ["Mesure", "Porteur", "2031", "2032", "2033"]
    assert texts(line("Curer     Régie     2031 2032")) == ["Curer", "Régie", "2031 2032"]
    assert texts(line("Curer     Régie     2031 2034 2040")) == ["Curer", "Régie", "2031 2034 2040"]


def test_a_column_stays_that_no_line_fills_beside_the_one_before() -> None:
    rows = [
        line("N°  Mesure                            Agent      Délai"),
        line("1"),
        line("    Curer les douves du fort"),
        line("                              Régie   Dumont     2031"),
        line("2"),
        line("    Former les guides"),
        line("                              Échevin Lambot     2032"),
    ]
    assert places(columns_of(rows)) == [0, 4, 30, 38, 49]


def test_a_name_in_the_middle_of_its_column_is_no_column() -> None:
    rows = [
        line("N°                 Mesure                Agent"),
        line("1   Curer                                Dumont"),
        line("2   Former les guides                    Lambot"),
        line("3   Semer un pré fleuri derrière le fort Dumont"),
    ]
    assert places(columns_of(rows)) == [0, 4, 41]


def test_rests_of_titles_that_stand_alone_move_no_column() -> None:
    rows = [
        line("N°                 Mesure                Agent"),
        line("A1   Curer les douves du fort            Dumont"),
        *[line("     et celles du quai")] * 4,
        line("A2   Former les guides                   Lambot"),
        *[line("     et les rendre bilingues")] * 4,
    ]
    assert places(columns_of(rows)) == [0, 5, 41]


def test_a_unit_in_brackets_starts_no_column() -> None:
    names = line(f"{'N°':5}{'Mesure':20}Dépense prévue (€)     Recette (€)")
    assert texts(cut_at(names, [0.0, WIDE * 5, WIDE * 25, WIDE * 40, WIDE * 48]))[2] == "Dépense prévue (€)"

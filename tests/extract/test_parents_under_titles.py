"""Frames that name their objectives in a row below their title."""

from __future__ import annotations

from extract.document import Block, Style
from extract.printed import Field
from tests.extract.documents import BOLD, Content, find, heading, items, paragraph, raws, table, tree


def frame(title: str, *parents: str, values: str = "200 €") -> Block:
    side = [paragraph("Budget :", style=BOLD), paragraph(values)]
    rows: list[list[Content]] = [
        [paragraph(title, style=BOLD), ""],
        [list(parents), ""],
        [paragraph("Le parc en a besoin.", style=Style(size=9)), side],
    ]
    return table(rows, spans={(0, 0): (1, 2), (1, 0): (1, 2)}, fills={(0, 0): "#224466"})


OS, OO = "Objectif stratégique 1 : Être un bourg vert", "O.O. 1.2 : Soigner les berges"


def test_objectives_below_the_titles_of_frames_say_whose_they_are() -> None:
    blocks = [frame(title, OS, OO) for title in ("Curer la mare", "Tailler la haie", "Semer un pré")]
    assert tree(*blocks) == [
        "OS 1 Être un bourg vert",
        "  OO 1.2 Soigner les berges",
        "    A Curer la mare",
        "    A Tailler la haie",
        "    A Semer un pré",
    ]
    assert raws(find(items(*blocks), "Tailler"), Field.AMOUNT) == ["200 €"]


def test_an_objective_named_once_below_a_title_is_the_next_one() -> None:
    blocks = [
        heading("OS 1 : Être un bourg vert"),
        frame("Nos berges", OO),
        frame("Nos rues", "O.O. 1.3 : Aérer la place"),
    ]
    found = tree(*blocks)
    assert found.index("  OO 1.2 Soigner les berges") == 1

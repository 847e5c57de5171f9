"""Short headings over lists set in columns: each list is read to its end before the next heading."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from extract.layout.engine.content import Look, Word
from extract.layout.pages.headings_over import headings_over
from tests.extract.pdf_making import Sheet, texts_of

LISTS = {
    "Soutenir les chorales du canton et tous leurs chefs de chœur, ainsi que les orgues": (
        ["Inviter les chœurs des cantons voisins", "Accorder l'orgue du temple et celui de la|chapelle du moulin"],
        ["Louer la salle de musique aux chorales ou|aux orphéons", "Former les chefs de chœur à l'école"],
    ),
    "Curer les biefs": (
        ["Curer le bief du moulin haut avec tous les|riverains et les pêcheurs", "Réparer la vanne du canal du bas"],
        ["Ouvrir l'écluse aux bateaux de plaisance", "Semer un pré fleuri le long du chemin de|halage"],
    ),
    "Chanter": (
        ["Ouvrir un marché du soir sous les halles", "Former les guides du musée de la dentelle|au récit"],
        ["Imprimer un recueil des chants du pays et|des cantons voisins", "Prêter les salles des écoles"],
    ),
}


def draw(sheet: Sheet, titles: list[str]) -> None:
    y = 70.0
    for title, columns in zip(titles, LISTS.values(), strict=True):
        sheet.text(50, y, title, 11, bold=True)
        for x, entries in zip((60, 310), columns, strict=True):
            down = y + 20
            for entry in entries:
                sheet.lines(x, down, entry.split("|"), 10)
                down += 12.5 * len(entry.split("|")) + 4
        y += 75


def test_lists_in_columns_are_read_below_their_headings() -> None:
    sheet = Sheet()
    draw(sheet, list(LISTS))
    text = " ".join(block.text for block in texts_of(sheet.read()))
    wanted = [
        part.replace("|", " ")
        for title, columns in LISTS.items()
        for part in (title, *(entry for column in columns for entry in column))
    ]
    assert [text.index(part) for part in wanted] == sorted(text.index(part) for part in wanted)


class Row(NamedTuple):
    top: float
    words: tuple[Word, ...]


def row(y: float, left: str, right: str, bold: bool = False) -> tuple[Row, list[list[Word]]]:
    look = Look(size=10, bold=bold)
    sides = [[Word(text, x, y - 8, x + 60, y + 2, look)] if text else [] for x, text in ((50, left), (300, right))]
    return Row(y - 8, tuple(word for side in sides for word in side)), sides


@pytest.mark.parametrize(
    ("right", "bold", "wanted"),
    [
        ("Ouvrir", False, {2, 4}),
        ("Ouvrir", True, set()),  # a heading of the second column stands beside the next line
        ("", False, set()),  # nothing begins beside it
    ],
)
def test_what_stands_below_a_heading_begins_level_in_several_columns(right: str, bold: bool, wanted: set[int]) -> None:
    lines = [row(60, "Curer", "Semer"), row(72, "le bief", "un pré")]
    for y in (96, 132):
        lines += [row(y, "Chanter", "", bold=True), row(y + 14, "Accorder", right, bold=bold)]
    rows, shares = zip(*[*lines, row(170, "Louer", "Former")], strict=True)
    assert headings_over(rows, shares) == wanted

"""Plain text whose columns are kept by blanks: read as pages are, wherever a converter put the columns."""

from __future__ import annotations

import re

import pytest

from extract.document import Document, Role, SourceFile, Table, TextBlock
from extract.layout.engine.content import Word
from extract.readers.text import read_text
from extract.readers.text_columns import WIDE, columns_of, cut_at, runs_of, shared_out
from extract.readers.text_straight import straightened

HEAD = ["N°", "Mesure", "Porteur", "Délai", "Coût"]
ROWS = [
    ["A.1", "Curer les douves du fort", "Régie", "2031", "9.000 €"],
    ["A.2", "Ouvrir une halte pour|les randonneurs", "Tourisme", "2032", ""],
    ["A.3", "Former les guides", "Culture", "", "1.200 €"],
    ["A.4", "Semer un pré fleuri", "Espaces verts", "2031", ""],
    ["A.5", "Accorder l'orgue", "Culture", "2033", "4.000 €"],
    ["A.6", "Rendre le quai aux|pêcheurs", "Régie", "2031", "700 €"],
]


def read(*pages: list[str]) -> Document:
    return read_text(SourceFile("plan.txt", "\f".join("\n".join(page) for page in pages).encode()))


def rows_of(document: Document) -> list[list[str]]:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[" ".join(cell.text.split()) if cell is not None else "" for cell in row] for row in table.grid()]


def printed(rows: list[list[str]], xs: tuple[int, ...]) -> list[str]:
    lines: list[str] = []
    for row in rows:
        cells = [cell.split("|") for cell in row]
        for at in range(max(map(len, cells))):
            line = ""
            for x, cell in zip(xs, cells, strict=True):
                line = line.ljust(x) + (cell[at] if at < len(cell) else "")
            lines.append(line.rstrip())
    return lines


WANTED = [[cell.replace("|", " ") for cell in row] for row in [HEAD, *ROWS]]


@pytest.mark.parametrize("other", [(0, 8, 40, 60, 72), (0, 6, 34, 50, 61), (0, 9, 47, 69, 84)])
def test_columns_that_stand_elsewhere_on_the_next_page_are_those_of_one_table(other: tuple[int, ...]) -> None:
    one, two = printed([HEAD, *ROWS[:3]], (0, 8, 40, 60, 72)), printed(ROWS[3:], other)
    filler = [["La halte et le quai sont au programme.", *[""] * 8]] * 2
    document = read(*filler, one, two)
    assert rows_of(document) == WANTED
    assert document.page_count == 4


@pytest.mark.parametrize("off", [-2, 2])
def test_columns_of_some_lines_are_a_little_off(off: int) -> None:
    straight = (0, 8, 40, 60, 72)
    lines = printed([HEAD, *ROWS[:2]], straight)
    lines += printed(ROWS[2:4], tuple(x + off * (k > 1) for k, x in enumerate(straight)))
    assert rows_of(read([*lines, *printed(ROWS[4:], straight)])) == WANTED


def test_a_text_that_fills_its_column_is_parted_from_the_next() -> None:
    rows = [*ROWS, ["A.7", "Tenir un marché couvert au fort", "Commerce", "2034", "50 €"]]
    found = rows_of(read(printed([HEAD, *rows], (0, 8, 40, 60, 72))))
    assert found[-1] == rows[-1]


def test_a_title_over_the_columns_is_one_text() -> None:
    title = "OO 2 Une ville dont les quais, les halles et le fort accueillent chacun"
    xs = (0, 8, 40, 60, 72)
    found = rows_of(read([*printed([HEAD, *ROWS[:3]], xs), title, *printed(ROWS[3:], xs)]))
    assert [title] * 5 in found
    assert [row for row in found if row != [title] * 5] == WANTED


def test_running_lines_are_set_apart_and_names_of_columns_are_not() -> None:
    xs = (0, 8, 40, 60, 72)
    pages = [
        ["Ville du Fort | plan", "", *printed([HEAD, *ROWS[at : at + 2]], xs), "", f"Page {k}"]
        for k, at in enumerate((0, 2, 4), 1)
    ]
    document = read(*pages)
    roles = [block.role for block in document.blocks if isinstance(block, TextBlock)]
    assert sorted(roles) == sorted([Role.RUNNING_HEAD] * 3 + [Role.FOOTER] * 3)
    assert rows_of(document) == WANTED


def test_places_name_lines_and_pages() -> None:
    xs = (0, 8, 40, 60, 72)
    document = read(["Plan de la ville"], printed([HEAD, *ROWS], xs))
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert (table.cells[0].places[0].page, table.cells[0].places[0].path) == (2, "line 1")
    title = next(block for block in document.blocks if isinstance(block, TextBlock))
    assert (title.places[0].page, title.places[0].path) == (1, "line 1")


def test_a_table_below_labels_and_values_has_columns_of_its_own() -> None:
    card = [f"{label:<24}{value}" for label, value in (
        ("Fiche A", "Rendre le quai aux promeneurs et aux pêcheurs"), ("Service porteur", "Régie du port et des quais"),
        ("Partenaires", "Les amis du lac et la province"), ("Synergie", "Oui, avec le centre culturel"))]  # fmt: skip
    document = read([*card, "", "", *printed([HEAD, *ROWS], (0, 5, 40, 60, 72))])
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [[" ".join(c.text.split()) if c else "" for c in row] for row in tables[-1].grid()] == WANTED


def test_blanks_behind_numbers_and_at_the_end_of_lines_are_no_grid() -> None:
    numbered = [f"{at}.{k}.  Curer les douves du fort et de la ville" for at in range(1, 5) for k in range(1, 5)]
    assert read(numbered).methods == ("text",)
    padded = [line.ljust(90) for line in printed([HEAD, *ROWS], (0, 8, 40, 60, 72))]
    assert read(padded).methods == ("text",)
    assert read([line.rstrip() for line in padded]).methods == ("text", "borderless-table")


def test_prose_is_no_grid() -> None:
    text = ["Le collège a pris acte du plan et le soumet au conseil, qui en débat ce soir."] * 12
    assert not any(isinstance(block, Table) for block in read(text, text).blocks)


def line(text: str) -> list[tuple[Word, ...]]:
    words: list[Word] = []
    at = 0
    for part in text.split(" "):
        if part:
            words.append(Word(part, at * WIDE, 0.0, (at + len(part)) * WIDE, 5.0))
        at += len(part) + 1
    return runs_of(words)


def test_texts_are_shared_out_in_their_order() -> None:
    rows = [line("A.1   Semer      Régie   2031"), line("A.2   Planter    Forge   2032"), line("      Curer    Forge")]
    columns = columns_of(rows)
    assert columns == [0, 6 * WIDE, 17 * WIDE, 25 * WIDE]
    assert [shared_out(row, columns) for row in rows] == [[0, 1, 2, 3], [0, 1, 2, 3], [1, 2]]
    tight = cut_at(line("A.3   Rendre eau Atelier 2033"), columns)
    assert [" ".join(word.text for word in run) for run in tight] == ["A.3", "Rendre eau Atelier 2033"]
    tight = cut_at(line("A.3   Rendre eau Atelier   2033"), columns)
    assert [" ".join(word.text for word in run) for run in tight] == ["A.3", "Rendre eau", "Atelier", "2033"]


@pytest.mark.parametrize("amount", ["774 000 euros", "+/- 8 000 €", "500 EUR", "1 250,50 €"])
def test_an_amount_is_never_cut(amount: str) -> None:
    parts = amount.split(" ")
    for first in range(1, len(parts)):
        before, behind = " ".join(parts[:first]), " ".join(parts[first:])
        text = f"A.3   Rendre   {before} {behind}   2033"
        place = text.index(behind) * WIDE
        cut = cut_at(line(text), [0, 6 * WIDE, 15 * WIDE, place, text.index("2033") * WIDE])
        assert [" ".join(word.text for word in run) for run in cut] == ["A.3", "Rendre", amount, "2033"]


def test_titles_without_values_are_rows_of_their_own_by_their_codes() -> None:
    rows = [
        ["Objectifs et actions", "Porteur", "Délai"],
        ["OS 1 : Être un village ouvert", "", ""],
        ["OO 1.1 : Accueillir les visiteurs", "", ""],
        ["Action 1 : Curer les douves du fort", "Régie", "2031"],
        ["Action 2 : Ouvrir une halte pour|les randonneurs", "Tourisme", "2032"],
        ["OO 1.2 : Former les guides", "", ""],
        ["Action 1 : Semer un pré fleuri", "Espaces verts", "2031"],
        ["Action 2 : Accorder l'orgue", "Culture", "2033"],
    ]
    assert rows_of(read(printed(rows, (0, 48, 64)), [""])) == [[cell.replace("|", " ") for cell in row] for row in rows]


def test_values_are_no_column_of_text_and_titles_stand_above_each_header() -> None:
    """Tables of one header, one look for all: a title is set off by more than any row, and right above the header."""

    def chapter(number: int) -> list[str]:
        actions = [
            f"{number}.1 Apaiser les rues du bourg",
            row(f"{number}.1.1 Poser des bacs à fleurs devant la", "2026-2027", "2.500,00 €"),
            "mairie",
            row(f"{number}.1.2 Élargir les quais de la gare", "", "750,00 €"),
            row(f"{number}.1.3 Semer un pré derrière la halle du", "2027", "12.500,00 €"),
            "marché",
            row(f"{number}.1.4 Planter un verger", "2028", ""),
            row(f"{number}.1.5 Peindre les bancs", "2029", "8.000,00 €"),
        ]
        head = [
            f"Objectif stratégique {number}",
            "",
            "Être un bourg calme et vert",
            row("Action", "Échéance", "Budget"),
        ]
        return [*head, *actions, "", ""]

    def row(action: str, when: str, budget: str) -> str:
        return f"{action:44}{when:12}{budget}".rstrip()

    document = read([*chapter(1), *chapter(2)], [*chapter(3), *chapter(4)])
    found = [block for block in document.blocks if isinstance(block, Table)]
    assert [len(one.grid()) for one in found] == [7, 7, 7, 7]
    assert all([cell.text for cell in one.grid()[0] if cell] == ["Action", "Échéance", "Budget"] for one in found)


def test_years_and_sums_are_no_column_of_text() -> None:
    rows = [
        ["Action", "Échéance", "Budget"],
        ["Curer les douves du fort et du moulin qui est|derrière les remparts du bourg", "2031-2032", "9.000,00 €"],
        ["Ouvrir une halte pour les randonneurs et pour|les pêcheurs du bief", "2032", "750,00 €"],
        ["Former les guides du musée de la forge aux|langues de nos voisins", "2031", "1.200,00 €"],
        ["Semer un pré fleuri derrière la halle du marché|et le long du canal", "2031", "3.400,00 €"],
        ["Accorder l'orgue de la chapelle Sainte-Barbe et|celui de l'école de musique", "2033", "14.000,00 €"],
        ["Rendre le quai aux pêcheurs", "2031-2033", "700,00 €"],
    ]
    filler = [["Le quai est au programme."]] * 2
    assert rows_of(read(*filler, printed(rows, (0, 50, 62)))) == [
        [cell.replace("|", " ") for cell in row] for row in rows
    ]


def test_facts_side_by_side_stay_where_they_stand() -> None:
    facts = "     Pilote : Régie du port                Échéance : 2031                Coût : 900 €"
    page = ["1.1  Curer les douves du fort", facts, "", "1.2  Former les guides", facts, "", "1.3  Semer un pré", facts]
    words = [word for at, text in enumerate(page) for word in _words_of(at, text)]
    (pieces,) = straightened([words])
    assert [piece.words for piece in pieces] == [words]


def test_the_rest_of_a_text_right_below_the_last_row_belongs_to_it() -> None:
    xs = (0, 8, 40, 60, 72)
    other = tuple(x - 3 * (x > 0) for x in xs)
    found = rows_of(read([*printed([HEAD, *ROWS[:5]], xs)], printed([[*ROWS[5][:3], "2031", "700 €"]], other)))
    assert found == WANTED


def _words_of(at: int, text: str) -> list[Word]:
    return [Word(m[0], m.start() * WIDE, at * 6.0, m.end() * WIDE, at * 6.0 + 5) for m in re.finditer(r"\S+", text)]


def test_a_legend_is_no_row_of_the_table_below_it() -> None:
    legend = "● Mesure prise              ○ Mesure laissée         ◐ Mesure en cours"
    xs = (0, 28, 51, 70)
    rows = [["Quartier", "Mesures", "Part", "État"], ["Le fort", "14", "50 %", "●"], ["Le quai", "9", "32 %", "○"],
            ["La halle", "3", "11 %", "◐"], ["Le bief", "2", "7 %", "●"]]  # fmt: skip
    document = read(["Ce que les signes disent :", *[""] * 8], [legend, "", *printed(rows, xs)])
    assert rows_of(document) == rows


def test_what_counts_items_as_pages_are_counted_is_no_running_head() -> None:
    def fiche(number: int) -> list[str]:
        rows = (("Mesure", "Curer le bief"), ("Porteur", "Régie du port"), ("Partenaires", "Les amis du lac"))
        return [
            f"FICHE {number}{'':40}Quai nord",
            "",
            *(f"{a:24}{b}" for a, b in rows),
            "",
            f"Plan du fort, page {number}",
        ]

    blocks = read(*map(fiche, range(1, 6))).blocks
    texts = [block.text for block in blocks if isinstance(block, TextBlock) and block.role is not Role.FOOTER]
    cells = [cell.text for block in blocks if isinstance(block, Table) for cell in block.cells]
    assert all(any(f"FICHE {at}" in text for text in [*texts, *cells]) for at in range(1, 6))
    assert not any(block.role is Role.RUNNING_HEAD for block in blocks)


def test_the_head_of_a_fiche_and_its_volet_are_no_row_of_it() -> None:
    def fiche(number: int) -> list[str]:
        rows = (("Mesure", f"Curer le bief {number}"), ("Porteur", "Régie du port"), ("Partenaires", "Les amis du lac"))
        return [f"FICHE {number}{'':17}Volet interne", "", *(f"{a:24}{b}" for a, b in rows), "", "", ""]

    tables = [block for block in read(fiche(1), fiche(2), fiche(3)).blocks if isinstance(block, Table)]
    assert not any("FICHE" in cell.text for table in tables for cell in table.cells)

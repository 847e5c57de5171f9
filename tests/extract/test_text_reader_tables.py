from __future__ import annotations

from pathlib import Path

import pytest

from extract.document import SourceFile, Table, TextBlock
from extract.readers.text import read_text

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def tables_of(text: str) -> list[Table]:
    return [block for block in read_text(SourceFile("plan.txt", text.encode())).blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text if cell is not None else "" for cell in row] for row in table.grid()]


def test_tabs_keep_empty_cells_in_their_columns() -> None:
    (table,) = tables_of("Code\tTitre\t\tAnnée\n\tSemer\tRégie\t\nA2\tPlanter\t\t2021\t\n")
    assert texts(table) == [
        ["Code", "Titre", "", "Année", ""],
        ["", "Semer", "Régie", "", ""],
        ["A2", "Planter", "", "2021", ""],
    ]
    assert (table.n_rows, table.n_cols, table.ruled) == (3, 5, True)
    assert table.cells[0].places[0].path == "line 1"


def test_a_line_between_rows_is_a_row_of_its_own() -> None:
    (table,) = tables_of("A1\tSemer\t2020\nOS 2 Être calme\nA2\tPlanter\t2021\n")
    assert texts(table)[1] == ["OS 2 Être calme"] * 3
    assert table.cells[3].col_span == 3


def test_empty_lines_part_tables_of_other_widths_only() -> None:
    same = tables_of("A1\tSemer\t2020\nA2\tBâtir\t2020\n\nA3\tPlanter\t2021\n")
    assert [table.n_rows for table in same] == [3]
    other = tables_of("A1\tSemer\t2020\nA2\tBâtir\t2020\n\nA3\tPlanter\t2021\tRégie\n")
    assert [(table.n_rows, table.n_cols) for table in other] == [(2, 3), (1, 4)]


def test_a_list_with_tabs_behind_its_codes_is_no_table_but_codes_over_rows_are() -> None:
    (table,) = tables_of("A1\tSemer des prés\nResponsable\tRégie\nDélai\t2026\n•\tEn mars\n•\tEn avril\n")
    assert (table.n_rows, table.n_cols) == (3, 2)


def test_text_after_a_table_is_text() -> None:
    blocks = read_text(SourceFile("p.txt", "N°\tTitre\n1\tSemer\nFin du tableau.\n\nMots".encode())).blocks
    assert [type(block) for block in blocks] == [Table, TextBlock, TextBlock]


def test_a_quoted_cell_runs_over_lines() -> None:
    (table,) = tables_of('Action\tÉtapes\tPilote\nA1\t"Marché\nTravaux ""lourds"""\tRégie\nA2\tPlan\tRégie\n')
    assert texts(table)[1] == ["A1", 'Marché\nTravaux "lourds"', "Régie"]
    assert texts(table)[2] == ["A2", "Plan", "Régie"]


def test_quotes_inside_a_row_are_text() -> None:
    (table,) = tables_of('A1\tDire "oui\tRégie\nA2\t"Non" et oui\tRégie\n')
    assert texts(table) == [["A1", 'Dire "oui', "Régie"], ["A2", '"Non" et oui', "Régie"]]


@pytest.mark.parametrize(
    "text",
    [
        "| Action | Pilote |\n|---|---|\n| Semer | Régie |\n| Planter | |\n",
        "Action | Pilote\n--- | ---\nSemer | Régie\nPlanter | \n",
    ],
)
def test_markdown_tables(text: str) -> None:
    (table,) = tables_of(text)
    assert texts(table) == [["Action", "Pilote"], ["Semer", "Régie"], ["Planter", ""]]
    assert table.header_rows == 1


def test_a_row_of_bars_broken_in_a_cell_goes_on_in_the_next_lines() -> None:
    (table,) = tables_of(
        "| N° | Titre | Lieu | Année |\n|---|---|---|---|\n| A1 | Semer devant la gare,\nl'école et le\n\n"
        "parc | Centre | 2026 |\n| A2 | Planter |\n| A3 | Tailler | Gare | 2027 |\n"
    )
    assert [row[1] for row in texts(table)] == [
        "Titre",
        "Semer devant la gare, l'école et le parc",
        "Planter",
        "Tailler",
    ]
    assert [row[3] for row in texts(table)] == ["Année", "2026", "", "2027"]


def test_boxed_tables() -> None:
    (table,) = tables_of(
        "+---------+---------+\n| Action  | Pilote  |\n+=========+=========+\n| Semer   | Régie   |\n| un pré "
        " |         |\n"
        "+---------+---------+\n| Bâtir   | Travaux |\n+---------+---------+\n"
    )
    assert texts(table) == [["Action", "Pilote"], ["Semer un pré", "Régie"], ["Bâtir", "Travaux"]]
    assert table.header_rows == 1


def test_columns_of_blanks() -> None:
    (table,) = tables_of(
        "Code   Intitulé                     Pilote      Échéance\n"
        "A1     Semer un pré fleuri          Régie       2020\n"
        "       derrière l'école\n"
        "A2     Bâtir un préau               Travaux     2021\n"
        "A3     Ouvrir la ressourcerie                   2022\n"
    )
    assert texts(table) == [
        ["Code", "Intitulé", "Pilote", "Échéance"],
        ["A1", "Semer un pré fleuri derrière l'école", "Régie", "2020"],
        ["A2", "Bâtir un préau", "Travaux", "2021"],
        ["A3", "Ouvrir la ressourcerie", "", "2022"],
    ]
    assert not table.ruled


@pytest.mark.parametrize(
    "text",
    [
        "O.S.1  être ouverte\nO.S.2  être calme",
        "Un texte.  Une phrase après deux blancs\nqui ne fait  pas une colonne\net rien  d'autre non plus du tout",
        "- Semer ;\n- Bâtir ;    \n- Ouvrir",
        "Seule\tune paire",
        "1.\tÊtre ouverte\n1.1.\tSemer\no\tQui ? Régie\no\tQuand ? 2026",
        "\t1.1.\tSemer\n\t\t➢\tEn mars\n\t\t➢\tEn avril",
        "OS 1.\tÊtre ouverte\n\tOO 1.1.\tSemer\n\tOO 1.2.\tPlanter\n\t\ta)\tDes haies",
    ],
)
def test_no_table(text: str) -> None:
    assert tables_of(text) == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="development documents are not at hand")
def test_development_text_with_tables_of_several_widths() -> None:
    path = SHARED / "documents" / "docs" / "saint-leger-cpas-text.txt"
    tables = [b for b in read_text(SourceFile(path.name, path.read_bytes())).blocks if isinstance(b, Table)]
    assert [table.n_cols for table in tables] == [8, 7, 8, 9]
    assert sum(table.n_rows for table in tables) == 77


def test_values_parted_by_semicolons_are_rows_between_paragraphs() -> None:
    text = (
        'Notre plan\n\nCode;Action;Année\nA1;Semer;2025\nA2;"Planter\ndes haies";\n\n'
        "Nous voulons : semer ; planter ; récolter.\n"
    )
    blocks = read_text(SourceFile("p.txt", text.encode())).blocks
    assert [type(block) for block in blocks] == [TextBlock, Table, TextBlock]
    (table,) = tables_of(text)
    assert texts(table) == [["Code", "Action", "Année"], ["A1", "Semer", "2025"], ["A2", "Planter des haies", ""]]


CELLS = """N°
Action
Porteur
Période
Partenaires
1.1.1
Curer le bief du
Moulin et ses rives
Service Eaux
2031
DNF
1.1.2
Semer un pré
Service Nature
2032
-
1.1.3
Border la place de
Tilleuls
Service Nature
2033
-
\fCe plan a été lu au Conseil.
La Directrice générale,
R. Lambot
Le Bourgmestre,
T. Hody"""


def test_a_line_that_leads_on_ends_no_cell_that_stands_on_lines_of_its_own() -> None:
    (table,) = tables_of(CELLS)
    assert texts(table)[1:] == [
        ["1.1.1", "Curer le bief du Moulin et ses rives", "Service Eaux", "2031", "DNF"],
        ["1.1.2", "Semer un pré", "Service Nature", "2032", "-"],
        ["1.1.3", "Border la place de Tilleuls", "Service Nature", "2033", "-"],
    ]

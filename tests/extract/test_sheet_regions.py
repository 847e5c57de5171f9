from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.document import Block, Role, Style, Table, TextBlock
from extract.readers.sheet_model import Sheet, SheetCell
from extract.readers.sheet_regions import sheet_blocks

BOLD = Style(bold=True)


def blocks_of(rows: Sequence[str], **changes: object) -> list[Block]:
    """Return the blocks of a sheet drawn a string a row: cells parted by "|", "*" before a bold one, "" for none."""
    sheet = Sheet("Plan", 1)
    for row, line in enumerate(rows):
        for col, text in enumerate(line.split("|") if line else []):
            if text.strip():
                bold = text.strip().startswith("*")
                sheet.cells.append(SheetCell(row, col, text.strip().lstrip("*"), style=BOLD if bold else Style()))
    for name, value in changes.items():
        setattr(sheet, name, value)
    return sheet_blocks(sheet)


def shape(blocks: Sequence[Block]) -> list[str]:
    return [
        f"[{b.n_rows}x{b.n_cols} {b.header_rows}]" if isinstance(b, Table) else b.text
        for b in blocks
        if isinstance(b, Table | TextBlock)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["*Action|*Pilote", "Semer|Régie"], ["[2x2 1]"]),
        (["Action|Pilote", "Semer|Régie"], ["[2x2 0]"]),
        (["Plan 2019-2024", "Commune", "*Action|*Pilote", "Semer|Régie"], ["Plan 2019-2024", "Commune", "[2x2 1]"]),
        (["Plan", "", "*Action|*Pilote", "Semer|Régie"], ["Plan", "[2x2 1]"]),
        (["*Action|*Pilote", "Semer|Régie", "", "Planter|Régie"], ["[3x2 1]"]),
        (["*Action|*Pilote", "Semer|Régie", "", "*Action|*Pilote", "Bâtir|X"], ["[2x2 1]", "[2x2 1]"]),
        (["*Action|*Pilote", "Semer|Régie", "", "*Sigle|*Sens|*Note", "A|B|C"], ["[2x2 1]", "[2x3 1]"]),
        (["*Action|*Pilote", "Semer|Régie", "", "Légende : fait"], ["[2x2 1]", "Légende : fait"]),
        (["OS 1", "A1|Semer", "A2|Planter", "OS 2", "A3|Bâtir"], ["[5x2 0]"]),
        (["*Action|*Pilote", "OS 1", "Semer|Régie", "OS 2", "Bâtir|X"], ["[5x2 1]"]),
        (["OS 1 Être", "OO 1.1", "Semer"], ["OS 1 Être", "OO 1.1", "Semer"]),
        (["OS 1", "|OO 1.1", "||Semer"], ["[3x3 0]"]),
        (["", "", "||*Action|*Pilote", "||Semer|Régie"], ["[2x2 1]"]),
        (
            ["Commune|Tilleul", "Date|2021", "*Action|*Pilote|*Fin|*Coût", "a|b|c|d"],
            ["Commune", "Tilleul", "Date", "2021", "[2x4 1]"],
        ),
        (["Quoi|Qui|Quand", "*Action|*Pilote|*Fin", "a|b|c"], ["[3x3 2]"]),
        (["*OS 1||", "*Action|*2019|*2020", "Semer|x|"], ["OS 1", "[2x3 1]"]),
    ],
)
def test_regions(rows: list[str], expected: list[str]) -> None:
    assert shape(blocks_of(rows)) == expected


def test_hidden_rows_and_columns_follow_their_rows() -> None:
    (table,) = blocks_of(["||", "|*a|*b", "|c|d", "", "|e|f"], hidden_rows={4, 9}, hidden_cols={2, 7})
    assert isinstance(table, Table)
    assert (table.hidden_rows, table.hidden_cols) == (frozenset({2}), frozenset({1}))


def test_hidden_sheets_are_hidden_blocks() -> None:
    assert {b.role for b in blocks_of(["Plan", "", "*a|*b", "c|d"], hidden=True)} == {Role.HIDDEN}


def test_two_rows_of_heads() -> None:
    sheet = Sheet("Plan", 1)
    for row, col, text, height, width in (
        (0, 0, "Action", 2, 1), (0, 1, "Pilote", 1, 2), (1, 1, "Agent", 1, 1), (1, 2, "Élu", 1, 1),
        (2, 0, "Semer", 1, 1), (2, 1, "Régie", 1, 1), (2, 2, "Échevin", 1, 1),
    ):  # fmt: skip
        sheet.cells.append(SheetCell(row, col, text, height, width, style=BOLD if row < 2 else Style()))
    (table,) = sheet_blocks(sheet)
    assert isinstance(table, Table)
    assert table.header_rows == 2


def shaded(rows: Sequence[str], fills: dict[tuple[int, int], str]) -> list[Block]:
    """Return the blocks of a sheet with shades: on its texts, or on empty cells."""
    sheet = Sheet("Plan", 1)
    for row, line in enumerate(rows):
        for col, text in enumerate(line.split("|") if line else []):
            if text.strip() or (row, col) in fills:
                style = BOLD if text.startswith("*") else Style()
                sheet.cells.append(SheetCell(row, col, text.lstrip("*"), style=style, fill=fills.get((row, col))))
    return sheet_blocks(sheet)


PLAN = ["*Action|*Pilote|*État", "Semer|Régie|", "Planter|Régie|", "Tailler|DG|", "Bâtir|DG|"]


def test_a_legend_beside_a_table_is_a_region_of_its_own() -> None:
    rows = [f"{line}||{side}" for line, side in zip(PLAN, ["Légende|", "|Fini", "|En route", "", ""], strict=True)]
    fills = {(1, 4): "#00ff00", (2, 4): "#ffff00"}
    assert shape(shaded(rows, fills)) == ["[5x3 1]", "Légende", "[2x2 0]"]


def test_notes_beside_a_table_are_a_region_of_their_own() -> None:
    rows = [f"{line}||{side}" for line, side in zip(PLAN, ["", "vu en mai", "à revoir", "", ""], strict=True)]
    assert shape(blocks_of(rows)) == ["[5x3 1]", "vu en mai", "à revoir"]


def test_a_column_past_an_empty_one_belongs_to_the_table_it_goes_along_with() -> None:
    rows = [f"{line}||{side}" for line, side in zip(PLAN, ["*Note", "a", "b", "c", "d"], strict=True)]
    assert shape(blocks_of(rows)) == ["[5x5 1]"]


def test_shades_below_a_table_stay_with_what_they_stand_for() -> None:
    fills = {(6, 0): "#00ff00", (7, 0): "#ffff00"}
    assert shape(shaded([*PLAN, "", "|Fini", "|En route"], fills)) == ["[5x3 1]", "[2x2 0]"]


def test_a_cell_over_some_columns_of_the_head_belongs_to_it() -> None:
    sheet = Sheet("Plan", 1)
    sheet.cells = [
        SheetCell(0, 1, "Coût", col_span=2, style=BOLD),
        *(SheetCell(1, col, text, style=BOLD) for col, text in enumerate(["Action", "Achat", "Entretien"])),
        *(SheetCell(2, col, text) for col, text in enumerate(["Semer", "10 €", "5 €"])),
    ]
    assert shape(sheet_blocks(sheet)) == ["[3x3 2]"]


def test_tables_of_the_same_head_side_by_side_are_tables_of_their_own() -> None:
    rows = [
        "Interne||||Externe",
        "*N°|*Action|*Pilote||*N°|*Action|*Pilote",
        "1|Semer|Régie||1|Planter|Parcs",
        "2|Trier|DG||2|Paver|Voirie",
    ]
    assert shape(blocks_of(rows)) == ["Interne", "[3x3 1]", "Externe", "[3x3 1]"]
    apart = ["*N°|*Action|*Pilote||*Budget|*Statut|*Note", "1|Semer|Régie||5|fini|x", "2|Trier|DG||7|fini|y"]
    assert shape(blocks_of(apart)) == ["[3x7 1]"]


def test_lines_outside_tables_keep_their_shade() -> None:
    sheet = Sheet("Plan", 1, cells=[SheetCell(0, 0, "Bloqué", fill="#c00000")])
    (block,) = sheet_blocks(sheet)
    assert isinstance(block, TextBlock)
    assert block.style.fill == "#c00000"

"""Tables that tags describe: what their marks do not tell is where a word stands."""

from __future__ import annotations

from extract.layout.engine.content import Look, Word
from extract.layout.engine.structure_tree import PageTree, TreeCell, TreeTable
from extract.layout.tables.tagged_tables import tagged_tables
from tests.extract.pdf_making import rows_of

ROWS = [("Chantier", "Équipe", ""), ("Semer", "Parcs", "75"), ("Tondre", "Haies", "10")]
LEFT = (50.0, 150.0, 250.0)


def test_turned_names_stand_over_their_columns() -> None:
    words: list[Word] = []
    marks: dict[int, int] = {}
    rows: list[tuple[TreeCell | None, ...]] = []
    for y, row in enumerate(ROWS):
        cells: list[TreeCell | None] = []
        for x, text in zip(LEFT, row, strict=True):
            at = len(marks)
            cells.append(TreeCell(frozenset({at}), 1, 1, y == 0) if text else None)
            if text:
                words.append(Word(text, x, 100 + 20.0 * y, x + 30, 110 + 20.0 * y, start=at, end=at + 1))
                marks[at] = at
        rows.append(tuple(cells))
    turned = Word("Taux", 256, 90, 265, 112, Look(turn=90), 99, 100)
    marks[99] = 0  # a count of its own
    tree = PageTree((TreeTable(tuple(rows)),), {}, frozenset(marks.values()))
    (found,) = tagged_tables(1, tree, [*words, turned], marks, ())
    assert rows_of(found.table.table) == [["Chantier", "Équipe", "Taux"], *map(list, ROWS[1:])]


def cut_table(*rows: tuple[str | None, ...], short: tuple[int, ...], spans: dict[str, int]) -> list[list[str | None]]:
    """Read a page whose ``short`` rows have texts in these columns; None is a cell without words on the page."""
    words: list[Word] = []
    tagged: list[tuple[TreeCell | None, ...]] = []
    for y, row in enumerate(rows):
        cells: list[TreeCell | None] = []
        for col, text in zip(range(len(LEFT)) if len(row) == len(LEFT) else short, row, strict=True):
            at, x, top = len(words), LEFT[col], 100 + 20.0 * y
            cells.append(TreeCell(frozenset({at}), spans.get(text, 1), 1, False) if text else None)
            if text:
                words.append(Word(text, x, top, x + 30, top + 10, start=at, end=at + 1))
        tagged.append(tuple(cells))
    marks = {at: at for at in range(len(words))}
    (found,) = tagged_tables(1, PageTree((TreeTable(tuple(tagged)),), {}, frozenset(marks)), words, marks, ())
    return rows_of(found.table.table)


def test_a_merged_cell_that_has_no_words_overleaf_goes_on_beside_its_rows() -> None:
    rest = (None, "et ses rives", None)  # of the row that the page cuts, with the merged cell
    merged = ("Haies", "Tondre", "2032")
    found = cut_table(rest, ("Semer", "2031"), merged, ("Tailler", "2033"), short=(1, 2), spans={"Haies": 2})
    assert [row[1:] for row in found] == [
        ["et ses rives", ""],
        ["Semer", "2031"],
        ["Tondre", "2032"],
        ["Tailler", "2033"],
    ]
    assert [row[0] for row in found] == ["", None, "Haies", None]


def test_a_row_whose_last_cells_are_missing_begins_in_the_first_column() -> None:
    rows = ((None, "et ses rives", None), ("Haies", "Tondre", "2032"), ("Prés", "Semer"), ("Bief", "Curer", "2033"))
    found = cut_table(*rows, short=(0, 1), spans={"2033": 2})
    assert [row[:2] for row in found[1:]] == [["Haies", "Tondre"], ["Prés", "Semer"], ["Bief", "Curer"]]

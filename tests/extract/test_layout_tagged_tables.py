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

"""Paragraphs in columns that tab stops make."""

from __future__ import annotations

from extract.document import Block, Table
from extract.readers.tabbed_paragraphs import tables_of_tabs
from tests.extract.documents import heading, paragraph
from tests.extract.pdf_making import rows_of

ROWS: list[Block] = [
    paragraph("N°\tAction\tPilote\tDate"),
    heading("OO 1.1 Soigner les parcs"),
    paragraph("1.1.1\tSemer un pré\tParcs\t2027"),
    paragraph("1.1.2\tPlanter une haie\tParcs"),
    paragraph("1.1.3\tOuvrir une serre au milieu\tTravaux\t2028", "du verger"),
    paragraph("1.1.4\tTailler\t\t2029"),
]


def test_paragraphs_with_the_same_tabs_are_a_table() -> None:
    before, after = paragraph("Voici le plan."), paragraph("Fin.\tMerci")
    found = tables_of_tabs([before, *ROWS, after])
    assert found[0] is before
    (table,) = (block for block in found if isinstance(block, Table))
    assert (table.n_cols, table.ruled) == (4, False)
    assert rows_of(table)[2] == ["1.1.1", "Semer un pré", "Parcs", "2027"]


def test_headings_between_the_rows_stand_across_them() -> None:
    (table,) = tables_of_tabs(ROWS)
    assert isinstance(table, Table)
    assert [(cell.row, cell.col_span, cell.text) for cell in table.cells if cell.col_span > 1] == [
        (1, 4, "OO 1.1 Soigner les parcs")
    ]


def test_a_line_without_tabs_goes_on_with_the_longest_text() -> None:
    (table,) = tables_of_tabs(ROWS)
    assert isinstance(table, Table)
    assert rows_of(table)[4] == ["1.1.3", "Ouvrir une serre au milieu du verger", "Travaux", "2028"]


def test_other_tabs_make_no_table() -> None:
    blocks = [
        paragraph("La directrice,\t\tLe bourgmestre,"),
        paragraph("1.\tSemer un pré"),
        paragraph("2.\tPlanter une haie"),
        paragraph("3.\tTailler"),
    ]
    assert tables_of_tabs(blocks) == blocks


def test_labels_and_their_values_parted_by_tabs_are_no_table() -> None:
    blocks: list[Block] = []
    for title, year in (("Semer un pré", "2027"), ("Curer le bief", "2028"), ("Peindre le hall", "2029")):
        blocks += [paragraph(title), paragraph(f"Qui ? Parcs\tQuand ? {year}\tCombien ? 900 €")]
    assert tables_of_tabs(blocks) == blocks

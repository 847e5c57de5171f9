"""The grid of Word tables: spans both ways, gaps, slivers, nested tables, header marks, shades."""

from __future__ import annotations

from extract.document import Role, Table, TextBlock
from extract.readers.docx import read_docx
from tests.extract.word_documents import paragraph, word

Shape = tuple[str, int, int, int, int]


def cell(text: str = "", span: int = 1, merge: str = "", properties: str = "") -> str:
    """Return ``w:tc``; ``merge`` is "restart" or "continue" for a cell merged downwards."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    return f"<w:tc><w:tcPr>{spanned}{merged}{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = (2000, 2000, 2000)) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def first_table(body: str) -> Table:
    return next(block for block in read_docx(word(body)).blocks if isinstance(block, Table))


def shapes(found: Table) -> list[Shape]:
    return [(c.text, c.row, c.col, c.row_span, c.col_span) for c in found.cells]


def test_cells_merged_across() -> None:
    found = first_table(table(row(cell("Budget", 2), cell("Délai")), row(cell("1"), cell("2"), cell("3"))))
    assert shapes(found) == [
        ("Budget", 0, 0, 1, 2), ("Délai", 0, 2, 1, 1), ("1", 1, 0, 1, 1), ("2", 1, 1, 1, 1), ("3", 1, 2, 1, 1),
    ]  # fmt: skip
    assert (found.n_rows, found.n_cols) == (2, 3)


def test_cells_merged_downwards() -> None:
    rows = (
        row(cell("OS 1", merge="restart"), cell("a"), cell("b")),
        row(cell("ignoré", merge="continue"), cell("c"), cell("d")),
        row(cell("", merge="continue"), cell("e"), cell("f")),
        row(cell("OS 2", merge="restart"), cell("g"), cell("h")),
    )
    found = first_table(table(*rows))
    assert [shape for shape in shapes(found) if shape[2] == 0] == [("OS 1", 0, 0, 3, 1), ("OS 2", 3, 0, 1, 1)]
    grid = found.grid()
    assert grid[2][0] is grid[0][0]


def test_cells_merged_both_ways() -> None:
    rows = (
        row(cell("Titre", 2, merge="restart"), cell("x")),
        row(cell("", 2, merge="continue"), cell("y")),
        row(cell("1"), cell("2"), cell("3")),
    )
    found = first_table(table(*rows))
    assert shapes(found)[:3] == [("Titre", 0, 0, 2, 2), ("x", 0, 2, 1, 1), ("y", 1, 2, 1, 1)]


def test_a_continued_cell_without_a_start_stands_for_itself() -> None:
    found = first_table(
        table(row(cell("a"), cell("b"), cell("c")), row(cell("d", merge="continue"), cell("e"), cell("f")))
    )
    assert ("d", 1, 0, 1, 1) in shapes(found)


def test_rows_that_begin_or_end_inside_the_grid() -> None:
    rows = (
        row(cell("a"), cell("b"), cell("c")),
        row(cell("d"), cell("e"), properties='<w:gridBefore w:val="1"/>'),
        row(cell("f"), properties='<w:gridAfter w:val="2"/>'),
    )
    found = first_table(table(*rows))
    assert [shape[1:3] for shape in shapes(found)] == [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 0)]
    assert found.grid()[1][0] is None


def test_old_marks_for_cells_merged_across() -> None:
    start, go_on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    found = first_table(table(row(cell("a", properties=start), cell("", properties=go_on), cell("b"))))
    assert shapes(found) == [("a", 0, 0, 1, 2), ("b", 0, 2, 1, 1)]


def test_borders_that_miss_each_other_by_a_hair_make_no_column() -> None:
    rows = (
        row(cell("Action"), cell("Pilote", 2)),
        row(cell("planter", 2), cell("DG")),
    )
    found = first_table(table(*rows, widths=(2000, 30, 2000)))
    assert shapes(found) == [
        ("Action", 0, 0, 1, 1), ("Pilote", 0, 1, 1, 1), ("planter", 1, 0, 1, 1), ("DG", 1, 1, 1, 1),
    ]  # fmt: skip
    assert (found.n_cols, found.col_edges) == (2, (0.0, 101.5, 201.5))


def test_a_narrow_column_with_cells_of_its_own_stays() -> None:
    found = first_table(table(row(cell("a"), cell(""), cell("b")), widths=(2000, 30, 2000)))
    assert (found.n_cols, len(found.cells)) == (3, 3)


def test_header_rows_are_those_marked_to_repeat() -> None:
    mark = "<w:tblHeader/>"
    rows = (
        row(cell("h1"), properties=mark),
        row(cell("h2"), properties=mark),
        row(cell("d")),
        row(cell("e"), properties=mark),
    )
    found = first_table(table(*rows, widths=(2000,)))
    assert (found.header_rows, [c.is_header for c in found.cells]) == (2, [True, True, False, False])


def test_a_switched_off_header_mark_is_none() -> None:
    rows = (row(cell("a"), properties='<w:tblHeader w:val="0"/>'), row(cell("b")))
    assert first_table(table(*rows, widths=(2000,))).header_rows == 0


def test_shades_and_turned_text() -> None:
    shaded = '<w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/>'
    white = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
    half = '<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>'
    up, down = '<w:textDirection w:val="btLr"/>', '<w:textDirection w:val="tbRl"/>'
    found = first_table(
        table(row(cell("a", properties=shaded + up), cell("b", properties=white + down), cell("c", properties=half)))
    )
    assert [(c.fill, c.rotation) for c in found.cells] == [("#d9e2f3", 90), (None, 270), ("#808080", 0)]


def test_the_shade_behind_all_paragraphs_of_a_cell_is_its_own() -> None:
    green = paragraph("", extra='<w:shd w:val="clear" w:color="auto" w:fill="33CC66"/>')
    held = [green, green + green, green + paragraph("x")]
    found = first_table(table("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{inner}</w:tc>" for inner in held) + "</w:tr>"))
    assert [cell.fill for cell in found.cells] == ["#33cc66", "#33cc66", None]


def conditional(part: str, fill: str = "", run: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tblStylePr w:type="{part}"><w:rPr>{run}</w:rPr><w:tcPr>{shade}</w:tcPr></w:tblStylePr>'


STYLED = (
    '<w:style w:type="table" w:styleId="Base"><w:name w:val="Base"/>'
    + conditional("firstRow", "1F4E79", '<w:b/><w:color w:val="FFFFFF"/>')
    + conditional("band1Horz", "DDDDDD")
    + '</w:style><w:style w:type="table" w:styleId="Grille"><w:name w:val="Grille"/><w:basedOn w:val="Base"/>'
    + conditional("firstCol", run="<w:i/>")
    + "</w:style>"
)


def styled_table(look: str) -> Table:
    properties = f'<w:tblPr><w:tblStyle w:val="Grille"/>{look}</w:tblPr>'
    no_shade = '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
    rows = (row(cell("h"), cell("i")), row(cell("a"), cell("b", properties=no_shade)), row(cell("c"), cell("d")))
    body = table(*rows, widths=(2000, 2000)).replace("<w:tblPr/>", properties)
    return next(b for b in read_docx(word(body, styles=STYLED)).blocks if isinstance(b, Table))


def test_shades_and_looks_of_the_table_style() -> None:
    found = styled_table('<w:tblLook w:val="04A0"/>')
    assert [c.fill for c in found.cells] == ["#1f4e79", "#1f4e79", "#dddddd", None, None, None]
    assert [(c.style.bold, c.style.italic, c.style.colour) for c in found.cells[:3]] == [
        (True, True, "#ffffff"), (True, False, "#ffffff"), (False, True, None),
    ]  # fmt: skip


def test_a_table_takes_only_the_parts_of_its_style_that_it_asks_for() -> None:
    found = styled_table('<w:tblLook w:firstRow="0" w:firstColumn="0" w:noHBand="1" w:noVBand="1"/>')
    assert {c.fill for c in found.cells} == {None}
    assert not any(c.style.bold or c.style.italic for c in found.cells)


def test_paths_of_nested_tables() -> None:
    inner = table(row(cell("Année"), cell("2027")), widths=(900, 900))
    outer = f"<w:tc><w:tcPr/>{paragraph('Budget')}{inner}{paragraph()}</w:tc>"
    found = first_table(paragraph("Avant") + table(row(cell("x"), outer), widths=(2000, 2000)))
    holder = found.cells[1]
    nested = holder.blocks[1]
    assert isinstance(nested, Table)
    block = nested.cells[1].blocks[0]
    assert isinstance(block, TextBlock)
    assert block.lines[0].place.path == "table 1 row 1 cell 2 table 1 row 1 cell 2"
    assert holder.text == "Budget\nAnnée\n2027"


def test_rows_and_cells_in_content_controls() -> None:
    controlled = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>"
    rows = row(cell("a"), controlled) + f"<w:sdt><w:sdtContent>{row(cell('c'), cell('d'))}</w:sdtContent></w:sdt>"
    found = first_table(table(rows, widths=(2000, 2000)))
    assert [shape[:3] for shape in shapes(found)] == [("a", 0, 0), ("b", 0, 1), ("c", 1, 0), ("d", 1, 1)]


def test_deleted_rows_are_left_out_and_hidden_ones_marked() -> None:
    rows = (
        row(cell("a")),
        row(cell("b"), properties='<w:del w:id="1" w:author="x"/>'),
        row(cell("c"), properties="<w:hidden/>"),
    )
    found = first_table(table(*rows, widths=(2000,)))
    assert ([c.text for c in found.cells], found.hidden_rows) == (["a", "c"], frozenset({1}))


def test_hidden_text_of_a_cell_stands_after_the_table() -> None:
    secret = "<w:p><w:r><w:t>vu</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r></w:p>"
    blocks = read_docx(word(table(row(f"<w:tc>{secret}</w:tc>"), widths=(2000,)))).blocks
    assert isinstance(blocks[0], Table)
    assert blocks[0].cells[0].text == "vu"
    assert isinstance(blocks[1], TextBlock)
    assert (blocks[1].text, blocks[1].role) == ("caché", Role.HIDDEN)


def test_tables_without_text_are_left_out() -> None:
    assert [type(b) for b in read_docx(word(table(row(cell(""))) + paragraph("Fin"))).blocks] == [TextBlock]


def test_absurd_spans_are_cut() -> None:
    found = first_table(table(row(cell("a", 999_999))))
    assert found.n_cols <= 1000

"""OpenDocument texts: list and heading numbers, spans, sections, notes, looks; expectations computed by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

import pytest

from extract.document import Block, Figure, Kind, Role, SourceFile, Table, TextBlock
from extract.readers.odt import read_odt
from pst.errors import EncryptedSourceError, UnreadableSourceError

_NS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "form": "form",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta",
    }.items()
)  # fmt: skip
_NS += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
_NS += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


def odt(
    body: str, automatic: str = "", styles: str = "", pages: str = "", meta: str = "", manifest: str = ""
) -> SourceFile:
    """Return an ODT with this ``office:text``, automatic styles, named styles and page styles."""
    content = (
        f"<office:document-content {_NS}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    named = (
        f"<office:document-styles {_NS}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{pages}</office:master-styles></office:document-styles>"
    )
    about = f"<office:document-meta {_NS}><office:meta>{meta}</office:meta></office:document-meta>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", named)
        archive.writestr("meta.xml", about)
    return SourceFile("essai.odt", out.getvalue())


def texts(source: SourceFile) -> list[TextBlock]:
    return list(_walk(read_odt(source).blocks))


def _walk(blocks: Iterable[Block]) -> Iterable[TextBlock]:
    for block in blocks:
        if isinstance(block, TextBlock):
            yield block
        elif isinstance(block, Table):
            for cell in block.cells:
                yield from _walk(cell.blocks)


def printed(source: SourceFile) -> list[str]:
    """Return each block as it is printed: its marker, then its text."""
    return [f"{block.marker or ''} {block.text}".strip() for block in texts(source)]


def number(index: int, form: str = "1", suffix: str = ".", levels: int = 1, extra: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{index}" style:num-format="{form}" style:num-suffix="{suffix}" '
        f'text:display-levels="{levels}" {extra}/>'
    )


def list_style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def entries(*items: str, style: str = "L1", extra: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:list{named} {extra}>{''.join(items)}</text:list>"


def item(inside: str, extra: str = "") -> str:
    return f"<text:list-item {extra}>{inside}</text:list-item>"


def p(text: str = "", style: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{text}</text:p>"


OUTLINE = list_style("L1", number(1), number(2, levels=2), number(3, "a", ")"))


def test_nested_lists() -> None:
    inner = entries(item(p("B")), item(p("C") + entries(item(p("D")), style="")), style="")
    body = entries(item(p("A") + inner), item(p("E") + entries(item(p("F")), style="")))
    source = odt(body, OUTLINE)
    assert printed(source) == ["1. A", "1.1. B", "1.2. C", "a) D", "2. E", "2.1. F"]
    assert [(b.kind, b.level) for b in texts(source)][:3] == [(Kind.LIST_ITEM, level) for level in (0, 1, 1)]


def test_only_the_first_paragraph_of_an_entry_has_the_number() -> None:
    blocks = texts(odt(entries(item(p("A") + p("suite")), item(p("B"))), OUTLINE))
    assert [(b.kind, b.marker) for b in blocks] == [
        (Kind.LIST_ITEM, "1."), (Kind.PARAGRAPH, None), (Kind.LIST_ITEM, "2."),
    ]  # fmt: skip


def test_a_new_list_begins_again_unless_it_continues() -> None:
    first, second = entries(item(p("A")), item(p("B")), extra='xml:id="x"'), entries(item(p("C")))
    assert printed(odt(first + second, OUTLINE)) == ["1. A", "2. B", "1. C"]
    going_on = entries(item(p("C")), extra='text:continue-numbering="true"')
    assert printed(odt(first + p("Texte") + going_on, OUTLINE))[-1] == "3. C"
    by_name = entries(item(p("D")), extra='text:continue-list="x"')
    assert printed(odt(first + second + by_name, OUTLINE))[-1] == "3. D"


def test_entries_that_state_their_number_and_headers_without_one() -> None:
    body = entries(
        "<text:list-header>" + p("Actions") + "</text:list-header>", item(p("A"), 'text:start-value="7"'), item(p("B"))
    )
    assert printed(odt(body, OUTLINE)) == ["Actions", "7. A", "8. B"]


def test_an_entry_that_only_holds_a_list_is_not_counted() -> None:
    body = entries(item(p("A")), item(entries(item(p("B")), style="")), item(p("C")))
    assert printed(odt(body, OUTLINE)) == ["1. A", "1.1. B", "2. C"]


@pytest.mark.parametrize(
    ("level", "marks"),
    [
        (number(1, "I", " -"), ["I -", "II -"]),
        (number(1, "A", ")"), ["A)", "B)"]),
        (number(1, "001, 002, 003, ...", ""), ["001", "002"]),
        (number(1, "1st", ""), ["1er", "2e"]),
        (number(1, "", ""), [None, None]),
        (number(1, extra='loext:num-list-format="OS.%1%"'), ["OS.1", "OS.2"]),
        (number(1, extra='text:start-value="5"'), ["5.", "6."]),
        ('<text:list-level-style-bullet text:level="1" text:bullet-char="–"/>', ["–", "–"]),
        (
            '<text:list-level-style-bullet text:level="1" text:bullet-char="\uf0a7">'
            '<style:text-properties fo:font-family="Wingdings"/></text:list-level-style-bullet>',
            ["▪", "▪"],
        ),
        ('<text:list-level-style-image text:level="1"/>', ["•", "•"]),
    ],
)
def test_formats(level: str, marks: list[str | None]) -> None:
    blocks = texts(odt(entries(item(p("A")), item(p("B"))), list_style("L1", level)))
    assert [block.marker for block in blocks] == marks


def test_letters_go_on_as_in_a_sheet_unless_synchronised() -> None:
    many = "".join(item(p("x")) for _ in range(28))
    plain, together = number(1, "a", ")"), number(1, "a", ")", extra='style:num-letter-sync="true"')
    assert printed(odt(entries(many), list_style("L1", plain)))[-1] == "ab) x"
    assert printed(odt(entries(many), list_style("L1", together)))[-1] == "bb) x"


def heading(level: int, text: str, extra: str = "") -> str:
    return f'<text:h text:outline-level="{level}" {extra}>{text}</text:h>'


CHAPTERS = (
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="1" style:num-prefix="Objectif " style:num-suffix=" :"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>'
)


def test_headings_are_numbered_by_the_outline() -> None:
    body = heading(1, "A") + heading(2, "B") + heading(2, "C") + heading(3, "D") + heading(1, "E") + heading(2, "F")
    body += heading(1, "Annexe", 'text:is-list-header="true"') + heading(1, "G", 'text:restart-numbering="true"')
    source = odt(body, styles=CHAPTERS)
    assert printed(source) == [
        "Objectif 1 : A", "1.1 B", "1.2 C", "D", "Objectif 2 : E", "2.1 F", "Annexe", "Objectif 1 : G",
    ]  # fmt: skip
    assert [(b.kind, b.level) for b in texts(source)][:2] == [(Kind.HEADING, 1), (Kind.HEADING, 2)]


def test_headings_in_lists_take_the_number_of_the_list() -> None:
    blocks = texts(odt(entries(item(heading(2, "A")), item(heading(2, "B"))), OUTLINE, CHAPTERS))
    assert [(b.kind, b.level, b.marker) for b in blocks] == [(Kind.HEADING, 2, "1."), (Kind.HEADING, 2, "2.")]


def test_blanks_breaks_and_links() -> None:
    body = '<text:p>un<text:s text:c="3"/>deux<text:tab/>trois<text:line-break/>quatre<text:soft-page-break/> '
    body += '<text:a xlink:href="https://exemple.be">cinq</text:a><office:annotation><text:p>note</text:p></office:annotation>'
    block = texts(odt(body + "</text:p>"))[0]
    assert [line.text for line in block.lines] == ["un deux\ttrois", "quatre cinq"]
    assert [(link.text, link.target) for link in block.links] == [("cinq", "https://exemple.be")]


def test_tracked_deletions_are_not_text() -> None:
    body = "<text:tracked-changes><text:changed-region><text:deletion>" + p("retiré")
    body += "</text:deletion></text:changed-region></text:tracked-changes>" + p("gardé<text:change/>")
    assert printed(odt(body)) == ["gardé"]


def test_roles_of_indexes_sections_and_hidden_text() -> None:
    automatic = (
        '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    body = (
        "<text:table-of-content><text:index-body><text:index-title>" + p("Sommaire") + "</text:index-title>"
        + p("1. A<text:tab/>2") + "</text:index-body></text:table-of-content>"
        + '<text:section text:display="none">' + p("section cachée") + "</text:section>"
        + "<text:section>" + p('vu <text:span text:style-name="T1">caché</text:span>') + "</text:section>"
    )  # fmt: skip
    assert [(b.text, b.role) for b in texts(odt(body, automatic))] == [
        ("Sommaire", Role.CONTENTS), ("1. A 2", Role.CONTENTS), ("section cachée", Role.HIDDEN),
        ("vu", Role.BODY), ("caché", Role.HIDDEN),
    ]  # fmt: skip


def test_notes_boxes_and_pictures() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        + p("Une note")
        + "</text:note-body></text:note>"
    )
    box = "<draw:frame><draw:text-box>" + p("Encadré") + "</draw:text-box></draw:frame>"
    image = "<draw:frame><draw:image/><svg:title>Logo</svg:title></draw:frame>"
    document = read_odt(odt(p(f"Texte{note}{box}{image}")))
    found = [(b.text, b.role, b.lines[0].place.path) for b in document.blocks if isinstance(b, TextBlock)]
    assert found == [
        ("Texte", Role.BODY, "paragraph 1"), ("Encadré", Role.BODY, "paragraph 1"),
        ("Une note", Role.NOTE, "footnote 1 paragraph 1"),
    ]  # fmt: skip
    assert [b.alt for b in document.blocks if isinstance(b, Figure)] == ["Logo"]


def test_running_heads_of_the_pages_in_use() -> None:
    pages = (
        "<style:master-page style:name='Standard'><style:header>" + p("Commune d'Essai") + "</style:header>"
        "<style:footer>" + p("Page <text:page-number>1</text:page-number>") + "</style:footer></style:master-page>"
        "<style:master-page style:name='Enveloppe'><style:header>" + p("jamais") + "</style:header></style:master-page>"
    )  # fmt: skip
    assert [(b.text, b.role) for b in texts(odt(p("Corps"), pages=pages))] == [
        ("Commune d'Essai", Role.RUNNING_HEAD), ("Corps", Role.BODY), ("Page 1", Role.FOOTER),
    ]  # fmt: skip


def test_looks_are_inherited_and_overridden() -> None:
    styles = (
        '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"/>'
        "</style:default-style>"
        '<style:style style:name="Titre_20_action" style:display-name="Titre action" style:family="paragraph" '
        'style:default-outline-level="3"><style:paragraph-properties fo:text-align="center" fo:margin-left="1in"/>'
        '<style:text-properties fo:font-weight="bold" fo:color="#1f4e79" fo:font-size="150%"/></style:style>'
    )
    automatic = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Titre_20_action">'
        '<style:text-properties fo:font-style="italic" fo:background-color="#ffff00"/></style:style>'
    )
    block = texts(odt(p("x", "P1"), automatic, styles))[0]
    look = block.style
    assert (block.kind, block.level, look.name) == (Kind.HEADING, 3, "Titre action")
    assert (look.size, look.bold, look.italic, look.colour, look.fill) == (16.5, True, True, "#1f4e79", "#ffff00")
    assert (look.centred, look.indent) == (True, 72.0)


def cell(text: str = "", columns: int = 1, rows: int = 1, style: str = "") -> str:
    named = f'table:style-name="{style}"' if style else ""
    spans = f'table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
    return f"<table:table-cell {named} {spans}>{p(text)}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def test_tables_with_cells_merged_both_ways() -> None:
    rows = (
        "<table:table-header-rows><table:table-row>" + cell("h", 2) + COVERED + cell("i") + "</table:table-row>"
        "</table:table-header-rows><table:table-row>" + cell("OS", 1, 2) + cell("a", style="C1") + cell("b")
        + "</table:table-row><table:table-row>" + COVERED + cell("c") + cell("d") + "</table:table-row>"
    )  # fmt: skip
    columns = '<table:table-column table:style-name="K" table:number-columns-repeated="3"/>'
    automatic = (
        '<style:style style:name="C1" style:family="table-cell"><style:table-cell-properties '
        'fo:background-color="#EEEEEE" style:rotation-angle="90"/></style:style>'
        '<style:style style:name="K" style:family="table-column"><style:table-column-properties '
        'style:column-width="1in"/></style:style>'
    )
    table = read_odt(odt(f"<table:table>{columns}{rows}</table:table>", automatic)).blocks[0]
    assert isinstance(table, Table)
    assert [(c.text, c.row, c.col, c.row_span, c.col_span) for c in table.cells] == [
        ("h", 0, 0, 1, 2), ("i", 0, 2, 1, 1), ("OS", 1, 0, 2, 1), ("a", 1, 1, 1, 1), ("b", 1, 2, 1, 1),
        ("c", 2, 1, 1, 1), ("d", 2, 2, 1, 1),
    ]  # fmt: skip
    assert (table.header_rows, table.n_rows, table.n_cols) == (1, 3, 3)
    assert table.col_edges == (0.0, 72.0, 144.0, 216.0)
    assert [c.is_header for c in table.cells[:3]] == [True, True, False]
    assert (table.cells[3].fill, table.cells[3].rotation) == ("#eeeeee", 90)
    assert [c.places[0].path for c in table.cells[5:]] == ["table 1 row 3 cell 2", "table 1 row 3 cell 3"]


def test_the_shade_behind_all_paragraphs_of_a_cell_is_its_own() -> None:
    automatic = (
        '<style:style style:name="G" style:family="paragraph">'
        '<style:paragraph-properties fo:background-color="#33CC66"/></style:style>'
    )
    green, plain = '<text:p text:style-name="G">{}</text:p>', "<text:p>x</text:p>"
    cells = [green.format("bon"), green.format(""), green.format("a") + green.format("b"), green.format("a") + plain]
    row = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in [*cells, plain])
    table = read_odt(odt(f"<table:table><table:table-row>{row}</table:table-row></table:table>", automatic)).blocks[0]
    assert isinstance(table, Table)
    assert [cell.fill for cell in table.cells] == ["#33cc66"] * 3 + [None] * 2


def test_number_columns() -> None:
    rows = "".join(
        f"<table:table-row><table:table-cell>{entries(item(p()), extra=extra)}</table:table-cell>"
        f"{cell(name)}</table:table-row>"
        for name, extra in (("a", ""), ("b", 'text:continue-numbering="true"'))
    )
    assert printed(odt(f"<table:table>{rows}</table:table>", OUTLINE)) == ["1.", "a", "2.", "b"]


def test_properties() -> None:
    document = read_odt(odt(p("x"), meta="<dc:title>Plan de la législature</dc:title><dc:creator>A. B.</dc:creator>"))
    assert (document.title, document.metadata["author"]) == ("Plan de la législature", "A. B.")


def test_flat_files_are_read() -> None:
    flat = f'<?xml version="1.0"?><office:document {_NS}><office:body><office:text>{p("x")}</office:text></office:body>'
    assert printed(SourceFile("essai.fodt", f"{flat}</office:document>".encode())) == ["x"]


def test_locked_and_other_documents_are_refused() -> None:
    with pytest.raises(EncryptedSourceError):
        read_odt(odt(p("x"), manifest="<encryption-data/>"))
    sheet = f"<office:document {_NS}><office:body><office:spreadsheet/></office:body></office:document>"
    with pytest.raises(UnreadableSourceError, match="n'est pas un texte"):
        read_odt(SourceFile("essai.odt", sheet.encode()))
    with pytest.raises(UnreadableSourceError, match="abîmée"):
        read_odt(SourceFile("essai.odt", b"<?xml version='1.0'?><office:doc"))

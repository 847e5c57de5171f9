"""Tables in the source of wiki pages, and the records that templates are."""

from __future__ import annotations

from extract.document import Role, SourceFile, Table, TextBlock
from extract.readers.wiki import read_wiki
from extract.wiki_source import Wiki

DOKU, MEDIA = Wiki.DOKUWIKI, Wiki.MEDIAWIKI


def table_of(text: str, wiki: Wiki) -> Table:
    blocks = read_wiki(SourceFile("pst.txt", text.encode()), text, "utf-8", wiki).blocks
    (table,) = (block for block in blocks if isinstance(block, Table))
    return table


def cells(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in table.cells]


def test_cells_of_dokuwiki_merge_with_those_above_and_at_the_left() -> None:
    table = table_of(
        "^ Action ^ Pilote ^ Délai ^\n| Planter | CPAS || \n| Semer | ::: | 2026 |\n| ::: | | 2027 |", DOKU
    )
    assert table.header_rows == 1
    assert cells(table)[3:] == [
        (1, 0, 1, 1, "Planter"),
        (1, 1, 2, 2, "CPAS"),
        (2, 0, 2, 1, "Semer"),
        (2, 3, 1, 1, "2026"),
        (3, 1, 1, 1, ""),
        (3, 2, 1, 1, "2027"),
    ]


def test_headers_in_the_first_column_are_no_header_row() -> None:
    table = table_of("^ Pilote | CPAS |\n^ Délai | 2026 |", DOKU)
    assert table.header_rows == 0
    assert [cell.text for cell in table.cells if cell.is_header] == ["Pilote", "Délai"]


def test_bars_of_links_and_notes_part_no_cells() -> None:
    table = table_of("^ Action ^ État ^\n| [[a|Semer]] ((ou | planter)) %%a|b%% | {{:v.png?16|Réalisé}} |", DOKU)
    assert [cell.text for cell in table.cells][2:] == ["Semer a|b", "Réalisé"]


def test_notes_in_cells_stand_behind_the_table() -> None:
    text = "^ Action ^\n| Semer ((au printemps)) |\n\nfin"
    blocks = read_wiki(SourceFile("pst.txt", text.encode()), text, "utf-8", DOKU).blocks
    assert [(block.role, block.text) for block in blocks if isinstance(block, TextBlock)] == [
        (Role.NOTE, "au printemps"),
        (Role.BODY, "fin"),
    ]


def test_cell_of_dokuwiki_may_hold_a_list() -> None:
    table = table_of(
        "^ Action ^ Étapes ^\n| Planter | <WRAP>\n  * étude\n  * travaux\n</WRAP> |\n| Semer | - a\\\\ - b |", DOKU
    )
    assert [[block.kind for block in cell.text_blocks] for cell in table.cells if cell.col and cell.row] == [
        ["list-item", "list-item"],
        ["list-item", "list-item"],
    ]
    assert [cell.text for cell in table.cells][3::2] == ["étude\ntravaux", "a\nb"]
    assert table.cells[-1].places[0].path == "line 6"


def test_cells_of_mediawiki_have_spans_and_shades() -> None:
    text = """\
{| class="wikitable"
|+ style="x" | Les actions
! colspan="2" | OS 1 !! État
|- style="background-color:yellow"
| rowspan=9 | Planter || des haies
* étude
* travaux
| [[Fichier:Ok.png|20px|Terminé]]
|-
| style="background:#ff0000" | Semer !! tôt || [[a|b]] {{x|y}}
|}"""
    table = table_of(text, MEDIA)
    assert (table.name, table.header_rows) == ("Les actions", 1)
    assert cells(table) == [
        (0, 0, 1, 2, "OS 1"),
        (0, 2, 1, 1, "État"),
        (1, 0, 2, 1, "Planter"),
        (1, 1, 1, 1, "des haies\nétude\ntravaux"),
        (1, 2, 1, 1, "Terminé"),
        (2, 1, 1, 1, "Semer !! tôt"),
        (2, 2, 1, 1, "b y"),
    ]
    assert [cell.fill for cell in table.cells] == [None, None, "#ffff00", "#ffff00", "#ffff00", "#ff0000", None]


def test_table_of_mediawiki_may_stand_in_a_cell_or_have_no_end() -> None:
    table = table_of("{|\n| a\n{|\n| b || c\n|}\n|-\n| d", MEDIA)
    assert cells(table) == [(0, 0, 1, 1, "a\nb\nc"), (1, 0, 1, 1, "d")]


def test_templates_that_come_again_are_records() -> None:
    text = "{{Fiche|intitulé=Planter|pilote_politique=[[Échevin|Échevine]]}}\n\n{{Fiche|x}}\n{{Infobox|a=b|c=d}}"
    assert cells(table_of(text, MEDIA)) == [
        (0, 0, 1, 1, "Intitulé"),
        (0, 1, 1, 1, "Planter"),
        (1, 0, 1, 1, "Pilote politique"),
        (1, 1, 1, 1, "Échevine"),
    ]


def test_record_between_rules_is_a_table_of_labels() -> None:
    table = table_of("---- dataentry action ----\ncode : 1.1\npilote : DG # qui d'autre ?\nvide :\n----\nfin", DOKU)
    assert [cell.text for cell in table.cells] == ["Code", "1.1", "Pilote", "DG"]

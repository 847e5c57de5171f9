"""Icons that a key gives the meaning of labels."""

from __future__ import annotations

from extract.detect.prose.icon_labels import with_icon_labels
from extract.document import Block, Cell, Document, Kind, Line, Role, SourceFile, Table, TextBlock

KEY = "Comment lire ces pages ? ♟ Service pilote ◷ Échéance € Budget ★ Priorité"


def block(text: str, marker: str | None = None, kind: Kind = Kind.PARAGRAPH) -> TextBlock:
    return TextBlock(kind, (Line(text),), marker=marker)


def named(*blocks: Block) -> Document:
    return with_icon_labels(Document(SourceFile("a.pdf", b""), "application/pdf", blocks=tuple(blocks)))


def texts(document: Document) -> list[str]:
    return [line.text for found in document.blocks if isinstance(found, TextBlock) for line in found.lines]


def test_icons_are_read_as_the_labels_that_a_key_gives_them() -> None:
    document = named(
        block(KEY),
        block("Sabler le kiosque"),
        block("♟ Service des fêtes"),
        block("◷ Fin 2027"),
        block("€ 12 500 €"),
        block("Priorité haute", "★", Kind.LIST_ITEM),
    )
    assert texts(document)[1:] == [
        "Sabler le kiosque",
        "Service pilote : Service des fêtes",
        "Échéance : Fin 2027",
        "Budget : 12 500 €",
        "Priorité : Priorité haute",
    ]
    key = document.blocks[0]
    assert isinstance(key, TextBlock)
    assert key.role is Role.NOTE


def test_icons_on_one_line_part_its_values() -> None:
    document = named(block(KEY), block("♟ Service des fêtes ◷ 2027"), block("♟ DG ★"))
    assert texts(document)[1:] == ["Service pilote : Service des fêtes", "Échéance : 2027", "Service pilote : DG"]


def test_a_currency_sign_before_a_sum_parts_values_too() -> None:
    key = block("Pictogrammes : ♟ pilote € budget")
    document = named(key, block("♟ Service des fêtes € 1.500,00 € (ordinaire)"), block("♟ DG 500 €"))
    assert texts(document)[1:] == ["Pilote : Service des fêtes", "Budget : 1.500,00 € (ordinaire)", "Pilote : DG 500 €"]


def test_icons_in_cells_are_read_so_too() -> None:
    cells = (Cell(0, 0, blocks=(block("♟ Service des fêtes"),)), Cell(0, 1, blocks=(block("◷ 2027"),)))
    document = named(block(KEY), Table(cells, 1, 2))
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["Service pilote : Service des fêtes", "Échéance : 2027"]


def test_signs_of_states_or_before_titles_are_no_labels() -> None:
    for key in ("Légende : ● Réalisé ◐ En cours", "★ Une place plus verte", "♟ Service pilote", "Budget : 12 €"):
        blocks = (block(key), block("● Rouvrir le lavoir"), block("♟ DG"))
        assert named(*blocks).blocks == blocks


def test_icons_before_printed_labels_are_left_out() -> None:
    document = named(
        block("\uf007 Pilote : Parcs \uf133 Échéance : 2027"), block("👤 Pilote : DG"), block("● En cours")
    )
    assert texts(document) == ["Pilote : Parcs Échéance : 2027", "Pilote : DG", "● En cours"]


def test_a_key_may_have_a_line_for_each_of_its_icons() -> None:
    person, money = "\uf508", "\uf153"
    key = [block("service pilote", person, Kind.LIST_ITEM), block("budget estimé", money, Kind.LIST_ITEM)]
    document = named(*key, block("Sabler le kiosque"), block("Service des fêtes", person), block("500 €", money))
    assert texts(document)[2:] == ["Sabler le kiosque", "Service pilote : Service des fêtes", "Budget estimé : 500 €"]


def test_the_lines_of_a_key_may_have_bullets_or_none() -> None:
    key = [block("⚑ service pilote de l'action"), block("◷ années de mise en œuvre"), block("indicateur de suivi", "◎")]
    document = named(*key, block("Sabler le kiosque"), block("⚑ Parcs"), block("◷ 2031 2032"), block("Sable", "◎"))
    assert texts(document)[4:] == [
        "Service pilote de l'action : Parcs",
        "Années de mise en œuvre : 2031 2032",
        "Indicateur de suivi : Sable",
    ]


def test_one_line_behind_an_icon_is_no_key() -> None:
    document = named(block("budget estimé", "\uf153"), block("Sabler le kiosque"), block("500 €", "\uf153"))
    assert texts(document)[2] == "500 €"

"""The passages in which a document says whose plan it holds."""

from __future__ import annotations

import pytest

from extract.detect.plan.head import collect, title_lines
from extract.document import Cell, Document, Kind, Line, Place, Role, SourceFile, Table, TextBlock
from tests.extract.documents import document


def block(text: str, kind: Kind = Kind.PARAGRAPH, role: Role = Role.BODY, page: int | None = 1) -> TextBlock:
    return TextBlock(kind, (Line(text, Place(page=page)),), role)


def table(rows: list[list[str]], name: str | None = None) -> Table:
    cells = tuple(
        Cell(r, c, blocks=(block(text),) if text else ()) for r, row in enumerate(rows) for c, text in enumerate(row)
    )
    return Table(cells, len(rows), len(rows[0]), name=name)


def read(*blocks: TextBlock | Table, name: str = "x.pdf", url: str | None = None, **metadata: str) -> Document:
    return Document(SourceFile(name, b"", url=url), "application/pdf", blocks, metadata=metadata)


def texts(document: Document, source: str, **options: str) -> list[str]:
    return [e.text for e in collect(document, document.blocks, **options) if e.source == source]


def test_the_lines_of_a_cover_are_titles_one_by_one_and_together() -> None:
    document = read(block("Commune d'Ittre"), block("PST"), block("2018-2024"), block("Avant-propos", page=2))
    assert texts(document, "title") == ["Commune d'Ittre", "PST", "2018-2024", "Commune d'Ittre – PST – 2018-2024"]


@pytest.mark.parametrize(
    "text",
    [
        "O.S.1 Être une commune verte",
        "Objectif stratégique 1",
        "Action 3 Planter",
        "1.1. Accueillir",
        "Volet interne",
        "Le texte commence ici et il est bien trop long pour être un titre, " * 4,
    ],
)
def test_titles_end_where_the_plan_or_the_text_begins(text: str) -> None:
    blocks = (block("PST", page=None), block(text, page=None), block("CPAS de Huy", page=None))
    assert [line.text for line in title_lines(blocks)] == ["PST"]


def test_running_heads_metadata_names_and_addresses_are_kept_apart() -> None:
    document = read(
        block("CPAS de Spa", role=Role.RUNNING_HEAD),
        block("PST"),
        name="pst-spa.pdf",
        url="https://www.spa.be/pst",
        title="PST Spa",
        canonical="https://spa.be/",
    )
    assert texts(document, "running-head") == ["CPAS de Spa"]
    assert texts(document, "metadata") == ["PST Spa"]
    assert texts(document, "file-name") == ["pst-spa.pdf"]
    assert texts(document, "host") == ["https://www.spa.be/pst", "https://spa.be/"]


def test_the_head_of_a_site_may_name_the_body_beside_its_own_name() -> None:
    document = read(block("Délibérations – Commune de Spa", role=Role.FURNITURE), block("Sport", role=Role.FURNITURE))
    assert texts(document, "host") == ["Commune de Spa"]


def test_the_entry_of_a_menu_names_no_body() -> None:
    document = read(block("CPAS", role=Role.FURNITURE), block("Commune", role=Role.FURNITURE))
    assert not [found for found in collect(document, document.blocks) if found.source == "host"]


def test_an_author_counts_only_where_it_is_a_body() -> None:
    assert texts(read(block("PST"), author="Luc Huy"), "metadata") == []
    assert texts(read(block("PST"), author="Ville de Huy"), "metadata") == ["Ville de Huy"]


def test_headings_that_name_a_plan_or_a_body_are_kept_wherever_they_stand() -> None:
    document = read(
        block("PST"),
        block("Un long avant-propos du collège.", page=2),
        block("Plan stratégique transversal 2018-2024", Kind.HEADING, page=3),
        block("CPAS de Modave", page=3),
        block("Bibliothèque", Kind.HEADING, page=4),
    )
    assert texts(document, "heading") == ["Plan stratégique transversal 2018-2024", "CPAS de Modave"]


def test_rows_of_a_table_are_no_prose_but_its_title_row_is_a_heading() -> None:
    document = read(
        table(
            [["PST 2018-2024 de Huy", ""], ["Action", "Pilote"], ["Soutenir le CPAS de Spa", "DG"], ["a", "b"]], "PST"
        )
    )
    assert texts(document, "title") == ["PST 2018-2024 de Huy"]
    assert texts(document, "heading") == ["PST"]
    assert texts(document, "prose") == []


def test_a_frame_is_read_as_text() -> None:
    document = read(table([["Commune de Lasne"], ["PST"]]), block("Suite", page=2))
    assert texts(document, "title")[:2] == ["Commune de Lasne", "PST"]


def test_prose_is_cut_into_sentences() -> None:
    document = read(block("Le PST vit. La Commune de Spa avance.", page=2))
    assert texts(document, "prose") == ["Le PST vit.", "La Commune de Spa avance."]


def test_a_later_part_has_its_own_first_lines_as_titles() -> None:
    document = read(block("PST de la Commune"), block("O.S.1 Vivre"), block("PST du CPAS", page=9), block("O.S.1 Agir"))
    found = collect(document, document.blocks[2:], kind="cpas")
    assert [e.text for e in found if e.source == "title"] == ["PST du CPAS"]
    assert [e.text for e in found if e.source == "hint"] == ["cpas"]


def test_the_introduction_tells_the_size_of_a_plan_that_begins_later() -> None:
    sizes = (block("Plan de la Commune : 3 OS et 9 actions."), block("Plan du CPAS : 2 OS et 5 actions."))
    document = read(block("PST"), *sizes, block("PST du CPAS", page=9), block("O.S.1 Agir", page=9))
    found = collect(document, document.blocks[3:], kind="cpas")
    assert next(e.text for e in found if e.source == "prose") == "Plan du CPAS : 2 OS et 5 actions."
    assert "Plan de la Commune : 3 OS et 9 actions." not in [e.text for e in found]


def test_what_each_row_of_an_export_repeats_of_the_plan() -> None:
    rows = [["LEGISLATURE", "TYPE", "LIBELLE"], *(["2024-2030", "OS", f"Être {n}"] for n in ("sobre", "vive", "sûre"))]
    found = collect(document(table(rows)), document(table(rows)).blocks)
    assert "LEGISLATURE 2024-2030" in {evidence.text for evidence in found if evidence.source == "heading"}
    assert "OS" not in {evidence.text for evidence in found}


def test_tiles_of_figures_tell_the_size_of_the_plan_and_counts_of_its_parts_do_not() -> None:
    tiles = read(block("PST"), block("Texte."), block("3 objectifs stratégiques"), block("20 actions"))
    assert "3 objectifs stratégiques, 20 actions" in texts(tiles, "prose")
    parted = read(block("4 objectifs stratégiques"), block("Nos villages"), block("21 actions"))
    assert {"4 objectifs stratégiques", "21 actions"} <= set(texts(parted, "prose"))
    parts = read(block("OS 1 Vivre"), block("18 actions"), block("OS 2 Bâtir"), block("19 actions"))
    assert not [text for text in texts(parts, "prose") if "actions" in text]


SETTINGS = [["Paramètre", "Valeur"], ["Entité", "Ville de Durbuy"], ["Législature :", "2024-2030"], ["Tri", "Service"]]


def test_a_table_of_settings_says_whose_plan_a_workbook_holds() -> None:
    plan = table([["Action", "Pilote", "Statut"], ["Semer un pré", "Parcs", "Fini"]])
    assert texts(read(plan, table(SETTINGS)), "metadata") == ["Entité Ville de Durbuy", "Législature 2024-2030"]
    assert texts(read(plan, table([["Période", "2024-2030"], ["Commune", "Durbuy"]])), "metadata") != []


@pytest.mark.parametrize(
    "rows",
    [
        [["Action", "Semer un pré"], ["Période", "2025-2029"], ["Pilote", "Parcs"]],
        [["Entité", "Pilote", "Statut"], ["Ville de Durbuy", "Parcs", "Fini"]],
    ],
)
def test_fiches_and_tables_of_items_are_no_settings(rows: list[list[str]]) -> None:
    assert texts(read(table(rows)), "metadata") == []


def test_a_row_at_the_foot_of_a_table_may_count_the_plan() -> None:
    rows = [["", "Action", "Pilote"], ["1", "Semer un pré", "DG"], ["2", "Tailler les ifs", "DF"]]
    foot = ["", "Nombre d'actions :", "2"]
    assert texts(document(table([*rows, foot])), "prose") == ["Nombre d'actions : 2"]
    assert texts(document(table([*rows, foot]), table([*rows, foot])), "prose") == []  # of each part

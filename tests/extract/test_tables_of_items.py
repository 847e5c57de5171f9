"""Tables of items: which table is one, and what a table hands on to the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.detect.tables.reading import TableContext, read_table
from extract.detect.words.legend import find_legend
from extract.document import Style, Table
from extract.printed import Field
from tests.extract.documents import ACTION, OO, bullet, find, heading, items, paragraph, table, tree, values

HEADER = ["Action", "Pilote", "Échéance", "Budget"]
ROWS = [
    ["Repeindre le hall", "Service des travaux", "2021", "1.000 €"],
    ["Isoler la crèche", "Service de l'enfance", "2022", "9.000 €"],
    ["Planter une haie", "Service des parcs", "2023", "500 €"],
]


def titles(found: Table, context: TableContext | None = None) -> list[str]:
    return [entry.title for entry in read_table(found, context or TableContext(), 0).entries if entry.kind == "item"]


def test_a_table_under_a_header_of_actions_is_one() -> None:
    reading = read_table(table([HEADER, *ROWS]), TableContext(), 7)
    assert [entry.title for entry in reading.entries] == [row[0] for row in ROWS]
    assert {(entry.level, entry.explicit, entry.origin, entry.block) for entry in reading.entries} == {
        (ACTION, True, "table", 7)
    }
    assert reading.quality == 1.0


@pytest.mark.parametrize(
    "rows",
    [
        [["Le hall est gris.", "La crèche est froide."], ["La haie est basse.", "Le pré est sec."]],
        [["Lundi", "9 h – 12 h"], ["Mardi", "fermé"]],
        [["Repeindre"]],
        [["", ""], ["", ""]],
    ],
)
def test_other_tables_give_nothing(rows: list[list[str]]) -> None:
    context = TableContext()
    reading = read_table(table(rows), context, 0)
    assert (reading.entries, reading.quality) == ((), 0.0)
    assert reading.context is context


def test_the_header_is_handed_on_to_a_table_as_wide() -> None:
    context = read_table(table([HEADER, ROWS[0]]), TableContext(), 0).context
    assert titles(table(ROWS[1:]), context) == [row[0] for row in ROWS[1:]]


def test_the_header_is_not_handed_on_to_a_table_of_other_width() -> None:
    context = read_table(table([HEADER, ROWS[0]]), TableContext(), 0).context
    assert read_table(table([["Le hall", "gris"], ["La crèche", "froide"]]), context, 0).entries == ()


WIDE = [
    ["Code", "Action", "Pilote", "Partenaires", "Échéance", "Statut"],
    ["1.1.1", "Repeindre le hall", "Service des travaux", "Région", "2021", "En cours"],
]


def test_a_table_that_lost_a_column_of_the_header_has_the_others() -> None:
    context = read_table(table(WIDE), TableContext(), 0).context
    narrow = table([["1.1.2", "Isoler la crèche", "Service des travaux", "2022", "En cours"]])
    reading = read_table(narrow, context, 0)
    assert [value.label for entry in reading.entries for value in entry.values] == ["Pilote", "Échéance", "Statut"]
    assert reading.context.n_cols == 6


def test_a_table_as_wide_as_the_last_header_has_its_columns_behind_one_of_other_width() -> None:
    context = read_table(table(WIDE), TableContext(), 0).context
    narrow = [["1.1.2", "Isoler la crèche", "2022"], ["1.1.3", "Planter une haie", "2023"]]
    context = read_table(table(narrow), context, 0).context
    assert context.n_cols == 3
    entries = read_table(
        table([["1.2.1", "Semer un pré", "Équipe verte", "Région", "2024", "Réalisé"]]), context, 0
    ).entries
    assert [value.label for entry in entries for value in entry.values] == WIDE[0][2:]


def test_markers_make_a_table_of_items_without_a_header() -> None:
    rows = [["Action 1", "Repeindre le hall", "DG"], ["Action 2", "Isoler la crèche", "DF"]]
    entries = read_table(table(rows), TableContext(), 0).entries
    assert [(entry.number, entry.title) for entry in entries] == [("1", "Repeindre le hall"), ("2", "Isoler la crèche")]


def test_a_column_without_header_that_holds_what_another_did_means_the_same() -> None:
    context = read_table(table([HEADER, *ROWS]), TableContext(), 0).context
    rows = [
        ["Action 4", "Semer un pré au bord de l'eau", "Service des parcs"],
        ["Action 5", "Fleurir la place du village", "Service des travaux"],
    ]
    entries = read_table(table(rows), context, 0).entries
    assert [[value.field.value for value in entry.values] for entry in entries] == [["pilots"], ["pilots"]]


@pytest.mark.parametrize("ruled", [True, False])
def test_small_print_below_a_title_without_rules_is_none_of_it(*, ruled: bool) -> None:
    small = paragraph("Avec les riverains.", style=Style(size=8.0, colour="#555555"))
    title = paragraph("Repeindre le hall", style=Style(size=10.0))
    found = table([HEADER, [[title, small], *ROWS[0][1:]], *ROWS[1:]])
    entry = read_table(replace(found, ruled=ruled), TableContext(), 0).entries[0]
    assert entry.title == ("Repeindre le hall Avec les riverains." if ruled else "Repeindre le hall")
    assert any(value.field is Field.DESCRIPTION for value in entry.values) is not ruled


def test_shades_that_ticked_years_before_tick_them_in_a_table_that_has_no_other() -> None:
    header, green = ["Action", "2031", "2032"], "#70ad47"
    first = table([header, ["Semer un pré", "", ""], ["Curer le bief", "", ""]], fills={(1, 1): green, (2, 2): green})
    second = table([header, ["Planter une haie", "", ""]], fills={(1, 1): green, (1, 2): green})
    context = read_table(first, TableContext(), 0).context
    schedules = [read_table(second, known, 1).entries[0].values[0].raw for known in (context, TableContext())]
    assert schedules == ["2031 2032", "cases en vert"]


def test_the_legend_is_handed_on_to_the_rows() -> None:
    context = TableContext(legend=find_legend([paragraph("R = réalisé, E = en cours")]))
    rows = [["Action", "Pilote", "Échéance", "État"], *[[*row[:3], "R"] for row in ROWS]]
    entries = read_table(table(rows), context, 0).entries
    assert [value.hints.get("legend") for value in entries[0].values][-1] == "réalisé"


def test_values_without_a_marker_or_a_value_lower_the_quality() -> None:
    full = read_table(table([HEADER, *ROWS]), TableContext(), 0).quality
    half = read_table(table([HEADER, *ROWS[:2], ["Planter une haie", "", "", ""]]), TableContext(), 0).quality
    assert 0 < half < full


def test_labels_beside_an_action_are_its_values() -> None:
    found = table([
        ["OS 1 : Être verte", ""],
        ["Action 1 : Semer un pré", "Pilote : Service des parcs\nÉchéance : 2027"],
        ["Action 2 : Planter une haie", "Pilote : Service des travaux\nBudget : 900 €"],
    ], spans={(0, 0): (1, 2)})  # fmt: skip
    items = [entry for entry in read_table(found, TableContext(), 0).entries if entry.level is ACTION]
    assert [(item.title, [value.raw for value in item.values]) for item in items] == [
        ("Semer un pré", ["Service des parcs", "2027"]),
        ("Planter une haie", ["Service des travaux", "900 €"]),
    ]


def test_columns_without_a_header_are_named_by_their_markers() -> None:
    found = table([
        ["OO 1.1 Soigner les parcs", [bullet("Semer un pré"), bullet("Planter une haie"), bullet("creuser", depth=1)]],
        ["OO 1.2 Soigner les rues", [bullet("Balayer plus souvent"), bullet("Réparer les bancs")]],
    ])  # fmt: skip
    entries = read_table(found, TableContext(), 0).entries
    assert [(entry.level, entry.title) for entry in entries] == [
        (OO, "Soigner les parcs"), (None, "Semer un pré"), (None, "Planter une haie"),
        (OO, "Soigner les rues"), (None, "Balayer plus souvent"), (None, "Réparer les bancs"),
    ]  # fmt: skip
    assert [value.raw for value in entries[2].values] == ["creuser"]


def test_a_sign_of_the_legend_beside_an_amount_is_the_priority() -> None:
    legend = find_legend([paragraph("▲ haute ■ moyenne ▼ basse")])
    found = table([["Action", "Pilote", "Coût / priorité"], ["Semer", "Parcs", "700 € ▲"], ["Curer", "Parcs", "50 €"]])
    first, second = read_table(found, TableContext(legend=legend), 0).entries
    assert [(value.field, value.raw) for value in first.values[1:]] == [(Field.AMOUNT, "700 €"), (Field.PRIORITY, "▲")]
    assert [value.raw for value in second.values[1:]] == ["50 €"]


def test_sentences_under_years_tell_what_was_done_and_tick_nothing() -> None:
    found = table([
        ["Action", "Pilote", "2021", "2022"],
        ["Curer l'étang", "Parcs", "La vase a été analysée", "Le marché a été attribué"],
        ["Semer un pré", "Parcs", "", "Les graines sont en terre"],
    ])  # fmt: skip
    entries = read_table(found, TableContext(), 0).entries
    fields = [[value.field for value in entry.values] for entry in entries]
    assert fields == [[Field.PILOT, Field.REMARK, Field.REMARK], [Field.PILOT, Field.REMARK]]


def test_where_letters_number_the_objectives_a_1_is_no_action() -> None:
    rows = [
        ["Réf.", "Projet", "Porteur"],
        ["Objectif stratégique A. Être une commune verte", "", ""],
        ["A.1", "Soigner les parcs", ""],
        ["A.1.1", "Semer un pré", "Parcs"],
        ["A.1.2", "Planter une haie", "Parcs"],
        ["Objectif stratégique B. Être une commune calme", "", ""],
        ["B.1", "Apaiser les rues", ""],
        ["B.1.1", "Poser des bacs", "Voirie"],
        ["B.1.2", "Élargir les trottoirs", "Voirie"],
    ]
    lines = tree(table(rows, spans={(1, 0): (1, 3), (5, 0): (1, 3), (2, 1): (1, 2), (6, 1): (1, 2)}, header_rows=1))
    assert lines[:4] == [
        "OS A Être une commune verte",
        "  OO A.1 Soigner les parcs",
        "    A A.1.1 Semer un pré",
        "    A A.1.2 Planter une haie",
    ]


@pytest.mark.parametrize(
    ("line", "unit"), [("Budget du plan (en k€)", "k"), ("Montants en millions d'euros", "M"), ("Budget", None)]
)
def test_the_line_above_a_table_gives_its_amounts_their_unit(line: str, unit: str | None) -> None:
    first = table([["Action", "Pilote", "Budget"], ["Semer un pré", "Parcs", "12,5"], ["Trier mieux", "Régie", "40"]])
    second = table([["Action", "Pilote", "Budget"], ["Paver la rue", "Voirie", "900"], ["Curer l'étang", "Parcs", "7"]])
    found = items(paragraph(line), first, paragraph("Par ailleurs"), second)
    units = [value.hints.get("unit") for item in found for value in values(item, Field.AMOUNT)]
    assert units == [unit, unit, None, None]


ABOVE = (heading("OS 1 : Être une commune paisible"), paragraph("OO 1.1 : Soigner les cimetières"))


def test_a_line_at_the_head_of_the_document_gives_all_amounts_their_unit() -> None:
    names = ["Action", "Pilote", "Budget"]
    tables = [table([names, [title, "Parcs", "12,5"]]) for title in ("Semer un pré", "Curer l'étang")]
    head = paragraph("Plan de financement (en milliers d'euros)"), paragraph("Ce plan vaut pour six ans.")
    found = items(*head, *ABOVE, tables[0], paragraph("OO 1.2 : Accueillir les familles"), tables[1])
    assert [value.hints.get("unit") for item in found for v in item.walk() for value in values(v, Field.AMOUNT)] == [
        "k",
        "k",
    ]


CODED = ("", "Actions", "Porteur", "Calendrier")


def test_one_number_in_parts_under_no_name_is_the_code_of_a_lone_row() -> None:
    rows = table((CODED, ("1.1.1", "Semer un pré de fauche au cimetière", "Fossoyeur", "2026")))
    assert find(items(*ABOVE, rows), "Semer").number == "1.1.1"


def test_a_lone_number_is_the_code_where_the_table_before_has_its_codes() -> None:
    first = (CODED, ("1", "Semer un pré de fauche", "Fossoyeur", "2026"), ("2", "Tailler les ifs", "Jardinier", "2027"))
    second = table((CODED, ("1", "Ouvrir le columbarium le dimanche", "Fossoyeur", "2028")))
    found = items(*ABOVE, table(first), paragraph("OO 1.2 : Accueillir les familles"), second)
    assert [find(found, title).number for title in ("Semer", "Tailler", "Ouvrir")] == ["1", "2", "1"]


def test_dittos_under_parents_stand_for_the_objective_above_also_in_the_next_table() -> None:
    header = ["Volet", "Objectif stratégique", "Objectif opérationnel", "Action", "Pilote"]
    first = [
        ["Interne", "Être proche (OS1)", "Rendre l'accueil clair (OO1.1)", "Repeindre le hall (A1.1.1)", "DG"],
        ["idem", "idem", "idem", "Isoler la crèche (A1.1.2)", "DG"],
    ]
    rest = [["idem", "idem", "Rendre les haies hautes (OO1.2)", "Planter une haie (A1.2.1)", "idem"]]
    assert tree(table([header, *first]), table(rest)) == [
        "OS 1 Être proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1.1.1 Repeindre le hall",
        "    A 1.1.2 Isoler la crèche",
        "  OO 1.2 Rendre les haies hautes",
        "    A 1.2.1 Planter une haie",
    ]


def test_numbered_goals_in_a_column_without_rules_are_its_values_and_no_labels() -> None:
    rows = [["Intitulé", "Échéance", "ODD"]]
    rows += [[f"Action {n} – Semer le pré {n}", f"20{20 + n}", f"ODD {10 + n} : un but du monde"] for n in range(1, 5)]
    bare = replace(table(rows), ruled=False)
    (objective,) = items(heading("Objectif stratégique 1 : Une commune verte"), bare)
    found = [[value.raw for value in values(action, Field.SCHEDULE)] for action in objective.children]
    assert found == [[f"20{20 + n}"] for n in range(1, 5)]


def test_a_title_cut_line_by_line_goes_on_where_it_cannot_end() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([["Responsable", "Action", "Échéance"], ["DG", "Repeindre le hall", "2031"], ["DF", "Curer", "2031"]]),
        paragraph("Ajouté par le Conseil :"),
        table(
            [["DG", "Tenir un registre des travaux à", "2032"], ["DF", "venir, avec les", ""], ["", "riverains", ""]]
        ),
    )
    assert found[0].children[2].title == "Tenir un registre des travaux à venir, avec les riverains"
    assert len(found[0].children) == 3

"""Header rows and what the columns under them mean, whatever rows and merged cells the header takes."""

from __future__ import annotations

import pytest

from extract.detect.columns.column import Column, Header
from extract.detect.columns.header_rows import find_header, is_header_row
from extract.detect.columns.meaning import read_columns
from extract.detect.words.labels import TimeSlot
from extract.detect.words.ticks import is_ticked
from extract.document import Table
from extract.printed import Field
from tests.extract.documents import ACTION, OO, OS, SUB, find, heading, items, table, tree


def header_of(found: Table) -> Header:
    header = find_header(found, found.grid())
    assert header is not None
    return header


def targets(found: Table) -> list[str]:
    return [column.target for column in header_of(found).columns]


def column(found: Table, index: int) -> Column:
    return header_of(found).columns[index]


def test_a_plain_header_gives_each_column_its_meaning() -> None:
    found = table([
        ["N°", "Action", "Pilote", "Échéance", "Budget", "Statut"],
        ["1", "Repeindre le hall", "DG", "2021", "1.000 €", "En cours"],
    ])  # fmt: skip
    assert targets(found) == ["code", "title", "pilots", "schedule", "amounts", "status"]
    assert (header_of(found).first, header_of(found).last) == (0, 1)
    assert column(found, 1).level is ACTION


def test_a_header_may_stand_below_a_caption() -> None:
    found = table(
        [
            ["OS 1 : Être proche", "", ""],
            ["Action", "Pilote", "Échéance"],
            ["Repeindre le hall", "DG", "2021"],
        ],
        spans={(0, 0): (1, 3)},
    )
    header = header_of(found)
    assert (header.first, header.last) == (1, 2)
    assert targets(found) == ["title", "pilots", "schedule"]


def test_a_header_of_two_rows_gives_paths() -> None:
    found = table(
        [
            ["Action", "Pilote", "", "Budget", ""],
            ["", "Administratif", "Politique", "Ordinaire", "Extraordinaire"],
            ["Repeindre le hall", "DG", "Bourgmestre", "1.000 €", ""],
        ],
        spans={(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (1, 2)},
    )
    assert header_of(found).last == 2
    assert column(found, 1).label == "Pilote > Administratif"
    assert [column(found, i).hints.get("role") for i in (1, 2)] == ["administrative", "political"]
    assert [column(found, i).hints.get("kind") for i in (3, 4)] == ["ordinary", "extraordinary"]


def test_a_two_row_header_whose_cells_are_not_merged() -> None:
    found = table(
        [
            ["Action", "Responsables", "", "Timing"],
            ["", "Administratif", "Politique", ""],
            ["Repeindre le hall", "DG", "Bourgmestre", "2021"],
        ],
        spans={(0, 1): (1, 2)},
    )
    assert header_of(found).last == 2
    assert targets(found) == ["title", "pilots", "pilots", "schedule"]


def test_years_under_a_merged_cell_are_a_grid() -> None:
    found = table(
        [
            ["Action", "Planification", "", "", "Pilote"],
            ["", "2019", "2020", "2021", ""],
            ["Repeindre le hall", "x", "x", "", "DG"],
            ["Planter une haie", "", "x", "x", "DG"],
        ],
        spans={(0, 0): (2, 1), (0, 1): (1, 3), (0, 4): (2, 1)},
    )
    assert targets(found) == ["title", "slot", "slot", "slot", "pilots"]
    assert [column(found, i).slot for i in (1, 2, 3)] == [TimeSlot(2019), TimeSlot(2020), TimeSlot(2021)]


def test_quarters_take_their_year_from_the_cell_above() -> None:
    found = table(
        [
            ["Action", "2021", "", "2022", ""],
            ["", "T1", "T2", "T1", "T2"],
            ["Repeindre le hall", "x", "", "", ""],
        ],
        spans={(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (1, 2)},
    )
    assert [column(found, i).slot for i in range(1, 5)] == [
        TimeSlot(2021, "T1"), TimeSlot(2021, "T2"), TimeSlot(2022, "T1"), TimeSlot(2022, "T2"),
    ]  # fmt: skip


def test_years_over_money_are_amounts_of_those_years() -> None:
    found = table(
        [
            ["Action", "Budget", "", "Pilote"],
            ["", "2021", "2022", ""],
            ["Repeindre le hall", "1.000 €", "2.000 €", "DG"],
        ],
        spans={(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (2, 1)},
    )
    assert targets(found) == ["title", "amounts", "amounts", "pilots"]
    assert [column(found, i).hints["year"] for i in (1, 2)] == ["2021", "2022"]


def test_funders_by_year() -> None:
    found = table(
        [
            ["Action", "Financement", "", "", ""],
            ["", "Wallonie", "", "Commune", ""],
            ["", "2021", "2022", "2021", "2022"],
            ["Repeindre le hall", "1.000", "2.000", "500", "600"],
        ],
        spans={(0, 0): (3, 1), (0, 1): (1, 4), (1, 1): (1, 2), (1, 3): (1, 2)},
    )
    assert [(column(found, i).hints.get("funder"), column(found, i).hints.get("year")) for i in range(1, 5)] == [
        ("wallonie", "2021"), ("wallonie", "2022"), ("commune", "2021"), ("commune", "2022"),
    ]  # fmt: skip


def test_payers_under_a_budget_are_funders() -> None:
    found = table(
        [
            ["Action", "Budget", "", ""],
            ["", "Europe", "Province", "Ville"],
            ["Repeindre le hall", "1.000", "-", "500"],
        ],
        spans={(0, 0): (2, 1), (0, 1): (1, 3)},
    )
    assert [column(found, i).hints.get("funder") for i in (1, 2, 3)] == ["europe", "province", "commune"]
    assert [column(found, i).hints.get("kind") for i in (1, 2, 3)] == ["subsidy", "subsidy", "own_funds"]


def test_crosses_under_states_are_choices() -> None:
    found = table(
        [
            ["Action", "Statut", "", ""],
            ["", "À programmer", "En cours", "Terminé"],
            ["Repeindre le hall", "", "x", ""],
            ["Planter une haie", "x", "", ""],
        ],
        spans={(0, 0): (2, 1), (0, 1): (1, 3)},
    )
    assert targets(found) == ["title", "choice", "choice", "choice"]
    assert [column(found, i).leaf for i in (1, 2, 3)] == ["À programmer", "En cours", "Terminé"]


def test_states_alone_over_crosses_are_choices_too() -> None:
    found = table([
        ["Action", "En cours", "Terminé", "Pilote"],
        ["Repeindre le hall", "x", "", "DG"],
        ["Planter une haie", "", "x", "DG"],
    ])  # fmt: skip
    assert targets(found) == ["title", "choice", "choice", "pilots"]
    assert dict(column(found, 1).hints) == {"field": "status"}


def test_levels_side_by_side_are_columns_of_titles() -> None:
    found = table([
        ["Objectif stratégique", "Objectif opérationnel", "Action", "Responsable"],
        ["Être proche", "Rendre l'accueil clair", "Repeindre le hall", "DG"],
    ])  # fmt: skip
    assert targets(found) == ["title", "title", "title", "pilots"]
    assert [column(found, i).level for i in range(3)] == [OS, OO, ACTION]


def test_prefixed_columns_of_a_flat_sheet_belong_to_their_level() -> None:
    found = table([
        ["OS - N°", "OS - Intitulé", "OO - N°", "OO - Intitulé", "ACT - N°", "ACT - Intitulé", "ACT - Statut"],
        ["1", "Être proche de chacun", "1.1", "Rendre l'accueil clair", "1.1.1", "Repeindre le hall", "En cours"],
    ])  # fmt: skip
    assert targets(found) == ["code", "title", "code", "title", "code", "title", "status"]
    assert [column(found, i).level for i in range(7)] == [OS, OS, OO, OO, ACTION, ACTION, ACTION]


@pytest.mark.parametrize("merged", [True, False])
def test_one_heading_over_codes_and_titles(merged: bool) -> None:
    found = table(
        [["Action", "", "Pilote"], ["1.1", "Repeindre le hall", "DG"], ["1.2", "Planter une haie", "DG"]],
        spans={(0, 0): (1, 2)} if merged else {},
    )
    assert targets(found) == ["code", "title", "pilots"]


def test_a_header_with_one_cell_less_than_the_rows_is_shifted() -> None:
    rows = [
        ["1.1", "Repeindre le hall de la maison", "DG", "2021"],
        ["1.2", "Planter une haie autour du parc", "DF", "2022"],
        ["1.3", "Ouvrir un guichet pour les jeunes", "DG", "2023"],
    ]
    found = table([["Action", "Pilote", "Échéance", ""], *rows])
    assert targets(found)[1:] == ["title", "pilots", "schedule"]


def test_a_column_without_a_name_is_told_by_what_stands_in_it() -> None:
    found = table([
        ["", "Action", "Pilote", ""],
        ["1.1", "Repeindre le hall", "DG", "1.000 €"],
        ["1.2", "Planter une haie", "DF", "2.500 €"],
        ["1.3", "Ouvrir un guichet", "DF", "300 €"],
    ])  # fmt: skip
    assert targets(found) == ["code", "title", "pilots", "amounts"]


def test_the_column_of_long_texts_holds_the_titles_where_no_header_says_so() -> None:
    found = table([
        ["Démarches à entamer", "Pilote", "Échéance"],
        ["Repeindre le hall de la maison communale", "DG", "2021"],
        ["Planter une haie autour de la plaine de jeux", "DF", "2022"],
    ])  # fmt: skip
    assert [c.index for c in header_of(found).of("title", "steps")] == [0]


@pytest.mark.parametrize(
    ("label", "hints"),
    [
        ("Budget (en k€)", {"unit": "k"}),
        ("Budget TVAC", {"vat": "incl"}),
        ("Estimation 2021-2024 (€)", {}),
        ("Coût annuel", {"per": "year"}),
        ("Budget (k€, TVAC)", {"unit": "k", "vat": "incl"}),
    ],
)
def test_units_of_the_header_are_hints(label: str, hints: dict[str, str]) -> None:
    found = table([["Action", label, "Pilote"], ["Repeindre le hall", "12", "DG"]])
    assert column(found, 1).target == "amounts"
    assert dict(column(found, 1).hints) == hints


@pytest.mark.parametrize(
    "row",
    [
        ["1.1", "Repeindre le hall de la maison", "DG", "2021"],
        ["Repeindre le hall", "En cours", "1.000 €", ""],
        ["Action 1 : Repeindre le hall de la maison", "Action 2 : Planter une haie au parc"],
        ["", "", "Budget", ""],
    ],
)
def test_rows_of_data_are_no_header(row: list[str]) -> None:
    assert not is_header_row(table([row]).grid()[0])


def test_a_table_of_prose_has_no_header() -> None:
    found = table([["Le hall a été repeint.", "La haie a poussé."], ["Le guichet ouvrira.", "Les jeunes viendront."]])
    assert find_header(found, found.grid()) is None


@pytest.mark.parametrize("text", ["x", "X", "✓", "✔", "☒", "●", "■", " x ", "oui", "Oui"])
def test_ticks(text: str) -> None:
    assert is_ticked(text)


@pytest.mark.parametrize("text", ["", "-", "2021", "xx", "n", "Non", "☐", "○"])
def test_no_ticks(text: str) -> None:
    assert not is_ticked(text)


def test_two_sure_headings_make_a_header_among_unknown_ones() -> None:
    found = table([
        ["Action", "Service", "Vu", "Cabinet", "Suite", "Réf. int.", "Lien"],
        ["Semer un pré fleuri", "Parcs", "x", "", "", "", "x"],
        ["Réparer la serre du parc", "Travaux", "", "x", "", "", ""],
    ])  # fmt: skip
    assert targets(found)[:3] == ["title", "pilots", "none"]


def test_labels_beside_their_values_are_no_header_for_that() -> None:
    found = table([
        ["Action", "Semer un pré", "Service", "Parcs", "Vu", "oui"],
        ["Échéance", "2027", "Budget", "500 €", "Suite", "non"],
        ["Pilote", "DG", "Statut", "bien parti", "Lien", "aucun"],
    ])  # fmt: skip
    assert find_header(found, found.grid()) is None


def test_years_of_two_digits_are_slots() -> None:
    found = table([
        ["Action", "Service", "'25", "'26", "'27", "'28"],
        ["Semer un pré fleuri", "Parcs", "x", "", "", ""],
        ["Réparer la serre du parc", "Travaux", "", "x", "x", ""],
    ])  # fmt: skip
    assert [column(found, i).slot for i in (2, 5)] == [TimeSlot(2025), TimeSlot(2028)]


@pytest.mark.parametrize("marks", [("☒", "☐"), ("✔", "□"), ("●", "○"), ("x", "")])
def test_boxes_left_open_under_states_are_a_grid_like_blanks(marks: tuple[str, str]) -> None:
    on, off = marks
    found = table([
        ["Action", "État", "", ""],
        ["", "À faire", "En cours", "Réalisé"],
        ["Repeindre le hall", on, off, off],
        ["Planter une haie", off, off, on],
    ], spans={(0, 0): (2, 1), (0, 1): (1, 3)})  # fmt: skip
    assert targets(found) == ["title", "choice", "choice", "choice"]


def test_bodies_with_crosses_under_them_carry_the_actions_and_pay_nothing() -> None:
    rows = [["Action", "Commune", "CPAS", "État"], ["Repeindre le hall", "X", "X", "En cours"]]
    found = table([*rows, ["Planter une haie", "", "X", "Réalisé"]])
    assert targets(found) == ["title", "choice", "choice", "status"]
    assert column(found, 1).hints["field"] == "pilots"


def test_payers_with_crosses_under_them_are_no_pilots() -> None:
    found = table([["Action", "Délai", "Commune", "CPAS", "Région"], ["Repeindre le hall", "2027", "X", "", "X"]])
    assert "choice" not in targets(found)


def test_bodies_under_a_pilots_header_are_ticked_pilots() -> None:
    found = table([
        ["Action", "Porteur", ""],
        ["", "Commune", "CPAS"],
        ["Repeindre le hall", "X", "X"],
    ], spans={(0, 0): (2, 1), (0, 1): (1, 2)})  # fmt: skip
    assert [c.leaf for c in header_of(found).of("choice")] == ["Commune", "CPAS"]


@pytest.mark.parametrize("codes", [("2.1 ", "2.1.1 ", "2.1.2 "), ("", "", "")])
def test_projects_beside_the_actions_that_consist_of_them_are_a_level_below(codes: tuple[str, str, str]) -> None:
    action, first, second = codes
    rows = [
        ["Objectif opérationnel", "Actions", "Projets"],
        ["OO 1.1 Soigner les parcs", f"{action}Semer un pré", f"{first}Choisir les graines"],
        ["", "", f"{second}Faucher en septembre"],
    ]
    found = read_columns(read := table(rows, spans={(1, 1): (2, 1), (1, 0): (2, 1)}), read.grid(), 0, 1)
    assert [column.level for column in found] == [OO, ACTION, SUB]


def test_two_columns_of_actions_that_hold_one_each_are_one_level() -> None:
    rows = [["Actions", "Projets"], ["Semer un pré", "Parc"], ["Curer le bief", "Berges"]]
    found = read_columns(read := table(rows), read.grid(), 0, 1)
    assert [column.level for column in found] == [ACTION, ACTION]


def test_where_an_indicator_stands_beside_its_target_is_what_was_reached() -> None:
    rows = [["Lecteurs", "120", "300"], ["Prêts par an", "8 %", "12 %"]]
    found = table([["Indicateur", "Situation 2023", "Cible 2029"], *rows])
    assert [column.hints.get("part") for column in header_of(found).columns] == [None, "reached", "target"]
    found = table([["Niveau", "Action", "Indicateur", "Cible"], ["2", "Repeindre le hall", "Halls repeints", "3"]])
    assert targets(found)[1:] == ["title", "indicators", "indicators"]
    assert "part" not in column(found, 0).hints
    found = table([["Indicateur", "Situation 2023", "Cible 2029"], ["Lecteurs", "En cours", "300"]])
    assert targets(found) == ["indicators", "status", "indicators"]


@pytest.mark.parametrize("title", ["Repeindre le hall", "Repeindre"])
def test_a_row_of_data_whose_words_head_columns_too_is_no_second_row_of_the_header(title: str) -> None:
    header = header_of(
        table([
            ["Action", "Pilote", "Partenaires", "Échéance", "Budget", "État"],
            [title, "Échevine", "Province", "2031", "", "Réalisé"],
            ["Isoler la crèche", "DG", "", "2032", "500 €", "En cours"],
        ])
    )  # fmt: skip
    assert (header.first, header.last) == (0, 1)
    assert [column.target for column in header.columns][3:5] == ["schedule", "amounts"]


def test_levels_that_only_the_group_and_its_part_name_together() -> None:
    found = table(
        [
            ["Objectifs", "", "Action", "Pilote"],
            ["Stratégique", "Opérationnel", "", ""],
            ["1. Être un bourg calme", "1.1 Apaiser les rues", "Poser des bacs à fleurs", "Voirie"],
            ["2. Être un bourg vert", "2.1 Soigner les parcs", "Semer un pré", "Parcs"],
        ],
        spans={(0, 0): (1, 2), (0, 2): (2, 1), (0, 3): (2, 1)},
    )
    assert [(c.target, c.level) for c in header_of(found).columns[:3]] == [
        ("title", OS),
        ("title", OO),
        ("title", ACTION),
    ]


def test_a_year_among_bare_sums_is_a_sum_and_a_column_of_years_none() -> None:
    header = header_of(
        table([
            ["Action", "Ordinaire", "Subsides", "Budget"],
            ["Repeindre le hall", "2025", "2000", "2026"],
            ["Isoler la crèche", "12500", "", "2027"],
        ])
    )  # fmt: skip
    assert [column.hints.get("bare") for column in header.columns] == [None, "sum", "sum", None]


@pytest.mark.parametrize("shape", ["OS {0} – {1}", "{1} (OS.{0})"])
def test_a_column_of_axes_whose_texts_are_marked_as_strategic_objectives_holds_these(shape: str) -> None:
    rows = [
        [shape.format(1, "Être verte"), "OO 1.1 Planter", "Semer"],
        [shape.format(2, "Être calme"), "OO 2.1 Ralentir", "Poser"],
    ]
    found = tree(table([["Défi", "Objectif opérationnel", "Action"], *rows]))
    assert found[0] == "OS 1 Être verte"
    assert found[3] == "OS 2 Être calme"


def test_a_name_of_a_level_may_break_into_two_rows_of_the_header() -> None:
    rows = [["Enjeu", "Objectif", "Action"], ["stratégique", "opérationnel", ""], ["Être verte", "Planter", "Semer"]]
    assert tree(table(rows, spans={(0, 2): (2, 1)})) == ["OS Être verte", "  OO Planter", "    A Semer"]


def test_the_columns_of_a_group_of_indicators_name_measure_and_date_them() -> None:
    found = table(
        [
            ["Action", "Pilote", "Indicateurs", "", "", ""],
            ["", "", "Intitulé", "Cible", "2027", "2028"],
            ["Curer le bief", "DG", "Truites comptées", "12", "3", "118"],
            ["Semer un pré", "DF", "Abeilles vues", "9", "", "7"],
        ],
        spans={(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 4)},
    )
    columns = header_of(found).columns
    assert [c.target for c in columns] == ["title", "pilots", *["indicators"] * 4]
    assert [dict(c.hints) for c in columns[2:]] == [
        {},
        {"part": "target"},
        {"part": "reached", "year": "2027"},
        {"part": "reached", "year": "2028"},
    ]


@pytest.mark.parametrize("unit", ["(k€)", "en €", "€"])
def test_a_year_with_the_unit_of_its_sums_is_one_however_small_they_are(unit: str) -> None:
    found = table([["Action", "Pilote", f"2027 {unit}", f"2028 {unit}"], ["Semer un pré", "DF", "5", "-"]])
    assert targets(found) == ["title", "pilots", "amounts", "amounts"]
    assert column(found, 3).hints["year"] == "2028"


def test_a_column_without_a_name_that_holds_volets_is_theirs() -> None:
    found = table(
        [["", "Action", "Pilote"], ["Volet externe", "Curer le bief", "DG"], ["", "Semer un pré", "DF"]],
        spans={(1, 0): (2, 1)},
    )
    assert targets(found) == ["volet", "title", "pilots"]


@pytest.mark.parametrize("between", ["Ancien identifiant", "Code analytique"])
def test_a_column_between_codes_and_titles_parts_them_not(between: str) -> None:
    header = ["OS (n°)", "Objectif stratégique", "Action (n°)", between, "Action"]
    rows = [["OS 1", "Être verte", f"A 1.{n}", f"{5991 + n}", f"Planter la haie {n}"] for n in (1, 2, 3)]
    columns = header_of(table([header, *rows])).columns
    assert [(c.target, c.level.value if c.level else None) for c in columns if c.target != "ignore"][-2:] == [
        ("code", "action"),
        ("title", "action"),
    ]


@pytest.mark.parametrize(
    ("name", "bound"),
    [("À réaliser pour", "end"), ("Pour le", "end"), ("À voir avant fin", "end"), ("Repère", "period")],
)
def test_the_name_of_a_column_of_years_may_say_that_they_are_terms(name: str, bound: str) -> None:
    rows = [["Action", "Pilote", name], *[[f"Curer le bief {n}", "DG", f"202{n}"] for n in range(5, 9)]]
    action = find(items(heading("OS 1 : Être une commune verte"), table(rows)), "Curer le bief 5")
    assert [v.hints.get("bound") for v in action.values if v.field is Field.SCHEDULE] == [bound]


def test_a_column_of_titles_may_name_what_each_says_of_itself_and_its_level_in_brackets() -> None:
    found = table([
        ["Ambition à long terme (objectif stratégique)", "Actions retenues et année d'échéance"],
        ["Être une commune verte", "1) semer un pré (échéance : 2027)"],
    ])  # fmt: skip
    assert targets(found) == ["title", "title"]
    assert [column(found, i).level for i in range(2)] == [OS, ACTION]


@pytest.mark.parametrize(("beside", "target"), [("Source de financement", "amounts"), ("Service", "slot")])
def test_small_numbers_under_years_are_sums_beside_who_funds_them(beside: str, target: str) -> None:
    found = table([
        ["Action", beside, "2026", "2027"], ["Semer un pré", "Fonds propres", "15", "-"],
        ["Border le sentier", "Subside", "4", "10"],
    ])  # fmt: skip
    header = find_header(found, found.grid())
    assert header is not None
    assert [column.target for column in header.columns[2:]] == [target, target]

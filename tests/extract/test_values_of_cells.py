"""Raw values of cells, fiches and nested tables, by what their column means."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.detect.columns.header_rows import find_header
from extract.detect.values.raw_values import (
    cell_values,
    is_budget_matrix,
    nested_values,
    row_values,
    value_of,
)
from extract.detect.values.shades import Shades, grid_shades
from extract.detect.words.labels import meaning
from extract.detect.words.legend import find_legend
from extract.document import Table
from extract.printed import Field, PrintedValue
from tests.extract.documents import bullet, cell, find, heading, items, paragraph, raws, table, values

ACTION = "Repeindre le hall"


def of_row(header: Sequence[str], row: Sequence[str]) -> list[PrintedValue]:
    """The values of one row under this header."""
    found = table([header, row])
    grid = found.grid()
    read = find_header(found, grid)
    assert read is not None
    return row_values(read, grid[1])


def pairs(values: Sequence[PrintedValue]) -> list[tuple[str, str]]:
    return [(value.field.value, value.raw) for value in values]


def test_each_column_gives_its_value_with_its_label() -> None:
    values = of_row(["Action", "Pilote", "Échéance", "Budget"], [ACTION, "DG", "2021", "1.000 €"])
    assert pairs(values) == [("pilots", "DG"), ("schedule", "2021"), ("amounts", "1.000 €")]
    assert [value.label for value in values] == ["Pilote", "Échéance", "Budget"]


@pytest.mark.parametrize("empty", ["", "-", "–", "/", "...", "_"])
def test_signs_for_nothing_are_no_value(empty: str) -> None:
    assert of_row(["Action", "Pilote", "Échéance", "Budget"], [ACTION, empty, empty, empty]) == []


def test_a_cell_of_remarks_may_print_a_label_of_its_own() -> None:
    header = ["Action", "Pilote", "Commentaire"]
    values = of_row(header, [ACTION, "DG", "Mandataire : Mme Rivière"])
    assert pairs(values) == [("pilots", "DG"), ("pilots", "Mme Rivière")]
    assert values[1].hints["role"] == "political"
    assert pairs(of_row(header, [ACTION, "DG", "Vu avec Mme Rivière"]))[1:] == [("remarks", "Vu avec Mme Rivière")]


def test_a_cross_under_synergy_means_shared() -> None:
    value = of_row(["Action", "Pilote", "Synergie"], [ACTION, "DG", "x"])[1]
    assert (value.field, value.hints["when"]) == (Field.SYNERGY, "true")


def test_no_cross_under_synergy_says_nothing() -> None:
    assert pairs(of_row(["Action", "Pilote", "Synergie"], [ACTION, "DG", ""])) == [("pilots", "DG")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("60 %", [("progress", "60 %")]),
        ("En cours", [("status", "En cours")]),
        ("En cours (60 %)", [("progress", "60 %"), ("status", "En cours (60 %)")]),
    ],
)
def test_states_and_rates_of_one_column(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(of_row(["Action", "Pilote", "État d'avancement"], [ACTION, "", text])) == expected


def test_a_source_of_money_without_a_figure_is_a_remark() -> None:
    assert pairs(of_row(["Action", "Pilote", "Source de financement"], [ACTION, "", "Plan de relance"])) == [
        ("remarks", "Plan de relance")
    ]


def test_a_source_of_money_with_a_figure_is_an_amount() -> None:
    assert pairs(of_row(["Action", "Pilote", "Source de financement"], [ACTION, "", "Région : 12.000 €"])) == [
        ("amounts", "Région : 12.000 €")
    ]


def test_the_article_goes_with_the_amounts_of_its_row() -> None:
    values = of_row(["Action", "Article budgétaire", "Budget"], [ACTION, "104/723-51", "1.000 €"])
    assert [(value.raw, value.hints.get("article")) for value in values] == [("1.000 €", "104/723-51")]


def test_a_cell_over_two_columns_of_one_meaning_is_read_once() -> None:
    found = table(
        [
            ["Action", "Pilote", "", "Échéance"],
            ["", "Administratif", "Politique", ""],
            [ACTION, "Collège", "", "2021"],
        ],
        spans={(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (2, 1), (2, 1): (1, 2)},
    )
    grid = found.grid()
    header = find_header(found, grid)
    assert header is not None
    values = row_values(header, grid[2])
    assert pairs(values) == [("pilots", "Collège"), ("schedule", "2021")]


def test_quarters_ticked_are_named_with_their_year() -> None:
    found = table(
        [
            ["Action", "2021", "", "2022", ""],
            ["", "T1", "T2", "T1", "T2"],
            [ACTION, "", "x", "x", ""],
        ],
        spans={(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (1, 2)},
    )
    grid = found.grid()
    header = find_header(found, grid)
    assert header is not None
    values = row_values(header, grid[2])
    assert [(value.raw, value.hints["shape"], value.hints["bound"]) for value in values] == [
        ("2021-T2 2022-T1", "grid", "period")
    ]


GREEN, BLUE, GREY = "#92d050", "#5b9bd5", "#d9d9d9"


def _grid(*rows: Sequence[str | None], around: str | None = None, legend: str = "") -> Shades:
    """What the shades mean that these rows bear in a grid of three years, in rows of the shade ``around``."""
    fills = {(row, col): fill for row, shades in enumerate(rows, 1) for col, fill in enumerate(shades, 1) if fill}
    if around is not None:
        fills |= {(row, col): around for row in range(1, len(rows) + 1) for col in (0, 4)}
    texts = [["Action", "2021", "2022", "2023", "Pilote"], *[[ACTION, "", "", "", "DG"] for _ in rows]]
    found = table(texts, fills=fills)
    grid = found.grid()
    header = find_header(found, grid)
    assert header is not None
    return grid_shades(found, grid, header, find_legend([paragraph(legend)]))


def test_shades_of_some_cells_of_a_grid_are_ticks() -> None:
    assert _grid([GREEN, None, None], [None, GREEN, None]).ticks == {GREEN}
    assert _grid([GREEN, None, None], [None, BLUE, BLUE], [GREEN, BLUE, BLUE]).ticks == {GREEN, BLUE}


def test_shades_of_whole_rows_are_none() -> None:
    assert _grid([GREY, GREY, GREY], around=GREY) == Shades()
    assert _grid([GREEN, GREY, GREY], around=GREY).ticks == {GREEN}


def test_all_years_of_one_action_and_none_of_another() -> None:
    assert _grid([GREEN] * 3, [None] * 3).ticks == {GREEN}
    assert _grid(["#f2f7fc"] * 3, [None] * 3) == Shades()
    assert _grid([GREEN] * 3, [GREEN] * 3) == Shades(doubtful=frozenset({GREEN}))


@pytest.mark.parametrize("off", ["#f2f2f2", GREY, "#a6a6a6"])
def test_a_grey_beside_a_colour_is_off(off: str) -> None:
    assert _grid([GREEN, off, off], [GREEN, GREEN, GREEN], [off, off, BLUE]).ticks == {GREEN, BLUE}
    assert _grid([GREEN, "#f2f2f2", None]).ticks == {GREEN}


def test_the_paler_of_two_shades_is_off() -> None:
    assert _grid(["#1f4e79", "#deeaf6", "#deeaf6"], ["#deeaf6", "#1f4e79", "#1f4e79"]).ticks == {"#1f4e79"}
    assert _grid(["#595959", GREY, GREY]).ticks == {"#595959"}


def test_of_two_colours_alike_neither_is_a_tick() -> None:
    orange = "#ffc000"
    assert _grid([GREEN, orange, orange], [orange, GREEN, orange]) == Shades(doubtful=frozenset({GREEN, orange}))
    said = "Légende : vert = travaux en cours ; orange = hors période"
    assert _grid([GREEN, orange, orange], [orange, GREEN, orange], legend=said).ticks == {GREEN}


def test_shades_that_cannot_be_told_apart_are_said_to_be_unread() -> None:
    found = table(
        [["Action", "2021", "2022"], [ACTION, "", ""], ["Isoler la crèche", "", ""]],
        fills={(1, 1): GREEN, (1, 2): "#ffc000", (2, 1): "#ffc000", (2, 2): GREEN},
    )
    grid = found.grid()
    header = find_header(found, grid)
    assert header is not None
    [value] = row_values(header, grid[1], shades=grid_shades(found, grid, header))
    assert (value.field, value.raw) == (Field.SCHEDULE, "cases en vert, orange")


def test_a_total_below_the_years_leaves_them_a_grid() -> None:
    rows = [
        ["Action", "2021", "2022", "Coût"],
        [ACTION, "", "", "5 €"],
        ["Total de cet objectif stratégique", "", "", "5 €"],
    ]
    found = table(rows, fills={(1, 1): GREEN}, spans={(2, 0): (1, 3)})
    grid = found.grid()
    header = find_header(found, grid)
    assert header is not None
    assert [column.target for column in header.columns] == ["title", "slot", "slot", "amounts"]


def test_a_title_that_runs_over_the_years_is_no_tick() -> None:
    rows = [["N°", "Action", "2021", "2022"], ["OS1", "Être une commune de rivières", "", ""], ["A1", ACTION, "x", ""]]
    found = table(rows, spans={(1, 1): (1, 2)})
    grid = found.grid()
    header = find_header(found, grid)
    assert header is not None
    assert row_values(header, grid[1]) == []
    assert pairs(row_values(header, grid[2])) == [("schedule", "2021")]


def test_no_shade_no_tick() -> None:
    assert _grid([None, None, None]) == Shades()


def test_a_budget_by_payer_and_year() -> None:
    found = table([
        ["", "2021", "2022", "Total"],
        ["Wallonie", "1.000", "-", "1.000"],
        ["Commune", "500", "600", "1.100"],
        ["Total", "1.500", "600", "2.100"],
    ])  # fmt: skip
    assert is_budget_matrix(found)
    values = nested_values("amounts", found, "Budget")
    assert [(v.raw, v.hints["funder"], v.hints["kind"], v.hints["year"]) for v in values] == [
        ("1.000", "wallonie", "subsidy", "2021"),
        ("500", "commune", "own_funds", "2021"),
        ("600", "commune", "own_funds", "2022"),
    ]


@pytest.mark.parametrize("head", [["Source", "2031"], ["Source", "2031", "Total"]])
def test_a_budget_of_one_year(head: list[str]) -> None:
    found = table([head, ["Fonds propres", *["1.000"] * (len(head) - 1)], ["Emprunts", *["-"] * (len(head) - 1)]])
    assert is_budget_matrix(found)
    assert [(v.raw, v.hints["year"]) for v in nested_values("amounts", found, "Budget")] == [("1.000", "2031")]


def test_what_others_give_may_be_lent() -> None:
    found = table([["", "2021", "2022"], ["Autres", "1.000", "-"], ["Province", "500", "600"]])
    kinds = [(v.hints["funder"], v.hints.get("kind")) for v in nested_values("amounts", found, "Budget")]
    assert kinds == [("other", None), ("province", "subsidy"), ("province", "subsidy")]


def test_what_stands_beside_an_amount_is_a_remark_or_its_article() -> None:
    found = table([
        ["Type de budget", "Année", "Montant", "Détail / Commentaire"],
        ["Wallonie", "2033", "1.000", "art. 104/742-53"],
        ["Province", "2034", "500", "solde à recevoir"],
        ["Ville", "2034", "20", ""],
    ])  # fmt: skip
    values = nested_values("amounts", found, "Budget propre")
    assert of_label("Budget\nanalytique", found)[0].raw == "1.000"
    assert [(v.field.value, v.raw, v.hints.get("article")) for v in values] == [
        ("amounts", "1.000", "104/742-53"),
        ("amounts", "500", None),
        ("remarks", "solde à recevoir", None),
        ("amounts", "20", None),
    ]


def test_sums_over_what_is_below_are_no_amounts() -> None:
    sums = table([["", "2021", "2022"], ["Wallonie", "1.000", "-"], ["Commune", "500", "600"]])
    assert of_label("Budget des sous-éléments", sums) == []
    assert len(of_label("Budget propre", sums)) == 3


@pytest.mark.parametrize(
    "rows",
    [
        [["Action", "2021", "2022"], [ACTION, "x", ""], ["Isoler la crèche", "", "x"]],
        [["", "2021", "2022"]],
        [["Wallonie", "1.000"], ["Commune", "500"]],
        [["Payeur", "2031"], ["Commune", "500"], [ACTION, "100"]],
        [["Payeur", "Pilote", "2031"], ["Commune", "Voirie", "500"], ["Province", "Parcs", "100"]],
    ],
)
def test_other_tables_are_no_budget(rows: list[list[str]]) -> None:
    assert not is_budget_matrix(table(rows))


def test_indicators_of_a_nested_table() -> None:
    found = table([
        ["Indicateur", "Année", "Valeur cible", "Valeur atteinte"],
        ["Murs repeints", "2021", "12", "4"],
        ["Murs repeints", "2022", "12", "9"],
    ])  # fmt: skip
    values = nested_values("indicators", found, "Indicateurs")
    assert [(v.raw, v.hints["part"], v.hints.get("year")) for v in values] == [
        ("Murs repeints", "label", "2021"), ("12", "target", "2021"), ("4", "reached", "2021"),
        ("Murs repeints", "label", "2022"), ("12", "target", "2022"), ("9", "reached", "2022"),
    ]  # fmt: skip


def of_label(label: str, content: str | Table | list[str]) -> list[PrintedValue]:
    known = meaning(label)
    assert known is not None
    return cell_values(known, label, cell(0, 0, content))


def test_a_labelled_cell_gives_its_value() -> None:
    assert pairs(of_label("Pilote", "Service des travaux")) == [("pilots", "Service des travaux")]


def test_steps_keep_a_line_each() -> None:
    known = meaning("Étapes")
    assert known is not None
    values = cell_values(known, "Étapes", cell(0, 0, [bullet("choisir"), bullet("acheter")]))
    assert len(values[0].raw.split("\n")) == 2


@pytest.mark.parametrize("target", ["title", "code", "type", "volet", "theme", "parent", "ignore", "none"])
def test_structure_is_no_value(target: str) -> None:
    assert value_of(target, "Texte", "Étiquette", {}, ()) is None


def test_a_label_half_understood_lowers_the_confidence() -> None:
    sure, unsure = (value_of("pilots", "DG", "Pilote", {}, (), cover) for cover in (1.0, 0.4))
    assert sure is not None
    assert unsure is not None
    assert sure.confidence > unsure.confidence


def test_a_share_of_the_funding_is_no_amount() -> None:
    known = meaning("Source de financement")
    assert known is not None
    shared, priced = (value_of(known.target, raw, "Source", {}, ()) for raw in ("Région (65 %)", "Région (6.500 €)"))
    assert shared is not None
    assert priced is not None
    assert (shared.field, priced.field) == (Field.REMARK, Field.AMOUNT)


def test_the_ticked_box_is_the_state_and_those_left_open_are_not() -> None:
    header = ["Action", "Pilote", "À faire", "En cours", "Réalisé"]
    assert pairs(of_row(header, [ACTION, "DG", "☐", "☒", "☐"])) == [("pilots", "DG"), ("status", "En cours")]


@pytest.mark.parametrize(
    ("boxes", "names"),
    [
        ((("☒", "Commune ☐ CPAS"),), "Commune"),
        ((("☒", "Commune ☒ CPAS"),), "Commune\nCPAS"),
        ((("☐", "Commune"), ("☒", "CPAS")), "CPAS"),
        ((("●", "Commune ○ CPAS"),), "Commune"),
        ((("●", "Commune"), ("●", "CPAS")), "Commune\nCPAS"),
    ],
)
def test_boxes_taken_for_list_marks_still_tick_names(boxes: tuple[tuple[str, str], ...], names: str) -> None:
    known = meaning("Porteur")
    assert known is not None
    content = [bullet(text, glyph=glyph) for glyph, text in boxes]
    assert pairs(cell_values(known, "Porteur", cell(0, 0, content))) == [("pilots", names)]


def test_boxes_taken_for_list_marks_still_tick_years() -> None:
    known = meaning("Calendrier")
    assert known is not None
    values = cell_values(known, "Calendrier", cell(0, 0, [bullet("2025 ☒ 2026 ☒ 2027", glyph="☐")]))
    assert pairs(values) == [("schedule", "2026\n2027")]


def test_boxes_left_open_under_years_are_no_years() -> None:
    header = ["Action", "Pilote", "2025", "2026", "2027"]
    assert pairs(of_row(header, [ACTION, "DG", "☐", "☑", "☐"]))[1:] == [("schedule", "2026")]
    assert pairs(of_row(header, [ACTION, "DG", "○", "●", "●"]))[1:] == [("schedule", "2026 2027")]
    assert pairs(of_row(header, [ACTION, "DG", "", "○", ""]))[1:] == [("schedule", "2026")]


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ("7.500 €/an", "amounts"),
        ("80.000", "amounts"),
        ("à déterminer", "amounts"),
        ("Budget extraordinaire", "amounts"),
        ("1,5 ETP", "fte"),
        ("une ouvrière à mi-temps", "description"),
        ("2 camionnettes", "description"),
    ],
)
@pytest.mark.parametrize("label", ["Moyens", "Ressources nécessaires", "Moyens (humains, matériels)"])
def test_means_are_money_only_where_the_value_says_so(label: str, raw: str, field: str) -> None:
    known = meaning(label)
    assert known is not None
    value = value_of(known.target, raw, label, known.hints, ())
    assert value is not None
    assert (value.field.value, value.raw, dict(value.hints)) == (field, raw, {})


def test_means_of_action_are_steps() -> None:
    known = meaning("Moyens d'action")
    assert known is not None
    assert known.target == "steps"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Service des bois · Triage : nord", "Service des bois"),
        ("Voirie – Tél. : 085 00 00 00", "Voirie"),
        ("Mme Fays – Politique : M. Hock", "Mme Fays – Politique : M. Hock"),
        ("Études : Voirie – Chantier : Parcs", "Études : Voirie – Chantier : Parcs"),
    ],
)
def test_what_an_unknown_label_says_is_no_part_of_the_value_before_it(raw: str, kept: str) -> None:
    value = value_of("pilots", raw, "Pilote", {}, ())
    assert value is not None
    assert value.raw == kept


def test_states_and_rates_under_no_header_are_those_of_their_row() -> None:
    rows = [
        ["1.1.1 Semer un pré fleuri", "En cours", "40 %", "Avancement : bon"],
        ["1.1.2 Curer l'étang du moulin", "Réalisée", "100 %", "au nord"],
    ]
    roots = items(heading("OS 1 : Être une commune verte"), heading("OO 1.1 : Soigner les eaux"), table(rows))
    found = find(roots, "Semer")
    assert raws(found, Field.STATUS) == ["En cours", "bon"]
    assert raws(found, Field.PROGRESS) == ["40 %"]
    assert raws(find(roots, "Curer"), Field.PROGRESS) == ["100 %"]


@pytest.mark.parametrize(
    ("raw", "kept"),
    [("3.000 € – Contact : accueil", "3.000 €"), ("3.000 € – Région : 1.000 €", "3.000 € – Région : 1.000 €")],
)
def test_what_others_pay_stays_with_an_amount(raw: str, kept: str) -> None:
    value = value_of("amounts", raw, "Budget", {}, ())
    assert value is not None
    assert value.raw == kept


def test_a_column_for_the_kind_of_the_budget_says_that_of_the_amount() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            ["Action", "Responsable", "Nature du budget", "Montant (€)"],
            ["Repeindre le hall", "DG", "Ordinaire", "1 200,00"],
            ["Isoler la crèche", "DF", "Extraordinaire", "8 000,00"],
        ]),
    )  # fmt: skip
    kinds = [value.hints.get("kind") for action in found[0].children for value in values(action, Field.AMOUNT)]
    assert kinds == ["ordinary", "extraordinary"]

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
    shade_fills,
    value_of,
)
from extract.detect.words.labels import meaning
from extract.document import Table
from extract.printed import Field, PrintedValue
from tests.extract.documents import bullet, cell, table

ACTION = "Repeindre le hall"


def of_row(header: Sequence[str], row: Sequence[str]) -> list[PrintedValue]:
    """The values of one row under this header."""
    found = table([header, row])
    grid = found.grid()
    read = find_header(found, grid)
    assert read is not None
    return row_values(read, grid[1], grid_fills=frozenset())


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
    values = row_values(header, grid[2], grid_fills=frozenset())
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
    values = row_values(header, grid[2], grid_fills=frozenset())
    assert [(value.raw, value.hints["shape"], value.hints["bound"]) for value in values] == [
        ("2021-T2 2022-T1", "grid", "period")
    ]


def _grid(fills: dict[tuple[int, int], str]) -> frozenset[str]:
    found = table(
        [["Action", "2021", "2022", "Pilote"], [ACTION, "", "", "DG"], ["Isoler la crèche", "", "", "DF"]], fills=fills
    )
    grid = found.grid()
    header = find_header(found, grid)
    assert header is not None
    return shade_fills(found, grid, header)


def test_shades_of_some_cells_of_a_grid_are_ticks() -> None:
    assert _grid({(1, 1): "#92d050", (2, 2): "#92d050"}) == {"#92d050"}


def test_shades_of_whole_rows_are_none() -> None:
    assert _grid({(1, col): "#d9d9d9" for col in range(4)}) == frozenset()


def test_no_shade_no_tick() -> None:
    assert _grid({}) == frozenset()


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


@pytest.mark.parametrize(
    "rows",
    [
        [["Action", "2021", "2022"], [ACTION, "x", ""], ["Isoler la crèche", "", "x"]],
        [["", "2021", "2022"]],
        [["Wallonie", "1.000"], ["Commune", "500"]],
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

"""Full-width rows between the rows of a table, and tables that frame others."""

from __future__ import annotations

import pytest

from extract.detect.tables.bands import band_entries
from extract.detect.texts.entries import Entry
from extract.detect.texts.look import Look
from extract.document import Table
from extract.printed import Field, Level
from tests.extract.documents import find, heading, items, outline, paragraph, raws, table, tree

HEADER = ["Action", "Pilote", "Échéance", "Budget"]
ROWS = [
    ["Repeindre le hall", "DG", "2021", "1.000 €"],
    ["Isoler la crèche", "DF", "2022", "9.000 €"],
    ["Planter une haie", "DF", "2023", "500 €"],
]


def banded(*rows: list[str] | str) -> Table:
    """A table of actions in which a text alone is a row merged over all columns."""
    width = len(HEADER)
    full = {(i, 0): (1, width) for i, row in enumerate(rows) if isinstance(row, str)}
    return table([[row, *[""] * (width - 1)] if isinstance(row, str) else row for row in rows], spans=full)


def test_objectives_in_bands_hold_the_rows_below_them() -> None:
    lines = tree(
        banded(
            HEADER,
            "OS 1 : Être une commune proche",
            "OO 1.1 : Rendre l'accueil clair",
            ROWS[0],
            "OO 1.2 : Chauffer moins",
            ROWS[1],
            "OS 2 : Être une commune verte",
            "OO 2.1 : Fleurir partout",
            ROWS[2],
        )
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A Repeindre le hall",
        "  OO 1.2 Chauffer moins",
        "    A Isoler la crèche",
        "OS 2 Être une commune verte",
        "  OO 2.1 Fleurir partout",
        "    A Planter une haie",
    ]


def test_bands_above_the_header_count_too() -> None:
    lines = tree(banded("OS 1 : Être une commune proche", "OO 1.1 : Rendre l'accueil clair", HEADER, *ROWS[:2]))
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A Repeindre le hall",
        "    A Isoler la crèche",
    ]


def test_a_band_of_two_lines_names_two_levels() -> None:
    lines = tree(banded(HEADER, "OS 1 : Être une commune proche\nOO 1.1 : Rendre l'accueil clair", ROWS[0], ROWS[1]))
    assert lines[:2] == ["OS 1 Être une commune proche", "  OO 1.1 Rendre l'accueil clair"]


def test_volets_and_themes_in_bands() -> None:
    found = items(
        banded(
            HEADER,
            "VOLET INTERNE",
            "Axe 1 – Bien travailler",
            "OS 1 : Être une administration sobre",
            ROWS[0],
            ROWS[1],
            "VOLET EXTERNE",
            "Axe 2 – Bien vivre",
            "OS 1 : Être une commune verte",
            ROWS[2],
        )
    )
    assert [(item.title, item.volet, item.theme) for item in found] == [
        ("Être une administration sobre", "internal", "Bien travailler"),
        ("Être une commune verte", "external", "Bien vivre"),
    ]
    assert find(found, "Planter").volet == "external"


def test_bands_without_a_marker_are_told_apart_by_their_shade() -> None:
    rows = [
        HEADER,
        ["Être une commune proche", "", "", ""],
        ["Rendre l'accueil clair", "", "", ""],
        ROWS[0],
        ["Chauffer moins", "", "", ""],
        ROWS[1],
        ["Être une commune verte", "", "", ""],
        ["Fleurir les entrées du village", "", "", ""],
        ROWS[2],
    ]
    bands = [i for i, row in enumerate(rows) if not row[1]]
    lines = tree(
        table(
            rows,
            spans={(i, 0): (1, 4) for i in bands},
            fills={(i, 0): "#1f4e79" if rows[i][0].startswith("Être") else "#bdd7ee" for i in bands},
        )
    )
    assert lines == [
        "OS Être une commune proche",
        "  OO Rendre l'accueil clair",
        "    A Repeindre le hall",
        "  OO Chauffer moins",
        "    A Isoler la crèche",
        "OS Être une commune verte",
        "  OO Fleurir les entrées du village",
        "    A Planter une haie",
    ]


def test_a_marker_in_a_narrow_cell_beside_its_title() -> None:
    lines = tree(
        table(
            [
                HEADER,
                ["OS 1", "Être une commune proche", "", ""],
                ["OO 1.1", "Rendre l'accueil clair", "", ""],
                *ROWS,
            ],
            spans={(1, 1): (1, 3), (2, 1): (1, 3)},
        )
    )
    assert lines[:3] == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A Repeindre le hall",
    ]


def test_a_band_may_say_who_is_in_charge_of_its_objective() -> None:
    found = items(
        banded(HEADER, "OO 1 : Rendre l'accueil clair\nPilote : Service de la population", ROWS[0], ROWS[1], ROWS[2])
    )
    assert outline(found)[0] == "OO 1 Rendre l'accueil clair"
    assert raws(found[0], Field.PILOT) == ["Service de la population"]


@pytest.mark.parametrize("said", ["Pilote : Parcs | Échéance : 2031", "Pilote : Parcs – Échéance : 2031"])
def test_all_labels_of_a_line_below_a_title_have_their_value(said: str) -> None:
    card = table([["OO 1.1 : Fleurir les places"], [f"Action 3. Semer un pré\n{said}"], ["ODD : 11, 15"]])
    action = find(items(heading("OS 1 : Être une commune proche"), card), "Semer")
    assert raws(action, Field.PILOT) == ["Parcs"]
    assert raws(action, Field.SCHEDULE) == ["2031"]


@pytest.mark.parametrize("year", ["2027", "Pour 2027"])
def test_a_year_before_the_label_of_a_line_below_a_title_is_a_value_too(year: str) -> None:
    cells = [[f"1.{number}\n{title}\n{year} – Porteur : Voirie"] for number, title in ((1, "Curer"), (2, "Tondre"))]
    cured = find(items(heading("Objectif stratégique 1 : Une ville verte"), table(cells)), "Curer")
    assert (raws(cured, Field.SCHEDULE), raws(cured, Field.PILOT)) == ([year], ["Voirie"])


def test_annotations_below_a_title_are_none_of_its_text() -> None:
    card = table(
        [["OO 1.1 : Fleurir les places"], ["Action 3. Semer un pré\nPriorité haute — en cours — échéance : 2031"]]
    )
    action = find(items(heading("OS 1 : Être une commune proche"), card), "Semer")
    assert raws(action, Field.PRIORITY) == ["Priorité haute"]
    assert raws(action, Field.STATUS) == ["en cours"]
    assert raws(action, Field.SCHEDULE) == ["2031"]
    assert raws(action, Field.DESCRIPTION) == []


@pytest.mark.parametrize("total", ["Total OS 1 : 12.000 €", "TOTAL"])
def test_bands_of_totals_are_nothing(total: str) -> None:
    lines = tree(banded(HEADER, "OS 1 : Être une commune proche", *ROWS, total))
    assert len(lines) == 4


def test_a_frame_of_one_column_holds_tables_under_their_captions() -> None:
    first = table([HEADER, ROWS[0], ROWS[1]])
    second = table([HEADER, ROWS[2], ["Semer un pré", "DF", "2024", "10 €"]])
    lines = tree(table([["OS 1 : Être une commune proche"], [[first]], ["OS 2 : Être une commune verte"], [[second]]]))
    assert lines == [
        "OS 1 Être une commune proche",
        "  A Repeindre le hall",
        "  A Isoler la crèche",
        "OS 2 Être une commune verte",
        "  A Planter une haie",
        "  A Semer un pré",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Rendre l'accueil clair",
        "1.1 Rendre l'accueil clair",
    ],
)
def test_the_name_of_a_level_beside_its_title_above_the_header(title: str) -> None:
    rows = [["Objectif opérationnel", title, "", ""], HEADER, *ROWS[:2]]
    found = items(table(rows, spans={(0, 1): (1, 3)}))
    assert [(root.level.value, root.title) for root in found] == [("operational_objective", "Rendre l'accueil clair")]
    assert len(found[0].children) == 2


def objectives(*ends: tuple[str, ...], after_each: str | None = None) -> list[Table]:
    """A table an objective, opened by its row, with two actions; each of ``ends`` are the rows behind the actions."""
    below = [after_each] if after_each else []
    return [
        banded(f"OO 1.{i} : Chauffer moins le bâtiment {i}", HEADER, ROWS[0], *below, ROWS[1], *below, *end)
        for i, end in enumerate(ends, 1)
    ]


AIM = "OS 1 : Être une commune proche"


@pytest.mark.parametrize("row", ["Indicateurs : Litres brûlés", "Partenaires : Les Amis du poêle"])
def test_a_labelled_row_at_the_end_of_an_objective_is_the_objective_s(row: str) -> None:
    roots = items(heading(AIM), *objectives((row,), (), (row,)))
    first, second, third = roots[0].children
    for objective in (first, third):
        assert [value.raw for value in objective.values] == [row.split(" : ")[1]]
        assert row.split(" : ")[1] not in [value.raw for value in objective.children[-1].values]
    assert not second.values


def test_labelled_rows_below_each_action_stay_with_the_actions() -> None:
    roots = items(heading(AIM), *objectives((), (), after_each="Indicateurs : Litres brûlés"))
    for objective in roots[0].children:
        assert not objective.values
        assert [raws(action, Field.INDICATOR) for action in objective.children] == [["Litres brûlés"]] * 2


def test_a_label_that_names_the_level_gives_its_value_to_it() -> None:
    row = "Indicateurs de l'objectif opérationnel : Litres brûlés"
    roots = items(heading(AIM), *objectives((row,), ()))
    assert raws(roots[0].children[0], Field.INDICATOR) == ["Litres brûlés"]
    assert not raws(roots[0].children[0].children[-1], Field.INDICATOR)


def test_a_label_and_its_value_side_by_side_are_a_labelled_row() -> None:
    rows = [[AIM, "", "", ""], HEADER, *ROWS[:2], ["Partenaires", "Les Amis du poêle", "", ""]]
    roots = items(table(rows, spans={(0, 0): (1, 4), (4, 1): (1, 3)}))
    assert raws(roots[0].children[-1], Field.PARTNER) == ["Les Amis du poêle"]


def test_values_on_lines_of_their_own_beside_their_label_in_a_band_are_one_each() -> None:
    said = ["Indicateurs", "Litres brûlés\nDegrés gagnés", "", ""]
    roots = items(table([[AIM, "", "", ""], said, HEADER, *ROWS[:2]], spans={(0, 0): (1, 4), (1, 1): (1, 3)}))
    assert raws(roots[0], Field.INDICATOR) == ["Litres brûlés\nDegrés gagnés"]


def coded_bands(*codes: str) -> list[str]:
    """The outline of bands of a code and a title merged over the other columns, and rows with values."""
    rows = [["N°", "Intitulé", "Pilote", "Échéance"]]
    rows += [
        [code, f"Semer le pré {code}", *(["Parcs", "2027"] if code.count(".") == 2 else ["", ""])] for code in codes
    ]
    return tree(table(rows, spans={(i, 1): (1, 3) for i, row in enumerate(rows) if i and not row[2]}, header_rows=1))


@pytest.mark.parametrize(
    ("codes", "first"),
    [
        (("I", "I.1", "I.1.1", "I.1.2", "II", "II.1", "II.1.1", "II.1.2"), "OS 1 Semer le pré I"),
        (("OS I", "I.1", "I.1.1", "I.1.2", "OS II", "II.1", "II.1.1", "II.1.2"), "OS 1 Semer le pré OS I"),
        (("Axe I", "I.1", "I.1.1", "I.1.2", "Axe II", "II.1", "II.1.1", "II.1.2"), "OS 1 Semer le pré Axe I"),
        (("OS A", "OO A1", "A1.1.", "A1.2.", "OS B", "OO B1", "B1.1.", "B1.2."), "OS A Semer le pré OS A"),
    ],
)
def test_the_first_band_counts_as_its_sisters_do(codes: tuple[str, ...], first: str) -> None:
    lines = coded_bands(*codes)
    assert lines[0] == first
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "A"] * 2


def test_a_capital_without_sister_or_part_is_a_sign() -> None:
    assert coded_bands("X", "1.1", "1.1.1", "1.1.2")[0] == "OS X Semer le pré X"


def test_a_title_may_stand_in_the_band_below_its_marker() -> None:
    found = items(
        banded(HEADER, "DÉFI 1", "Une commune proche", "OBJECTIF 1.1", "Rendre l'accueil clair", ROWS[0], ROWS[1],
               "DÉFI 2", "Une commune verte", "OBJECTIF 2.1", "Fleurir partout", ROWS[2])
    )  # fmt: skip
    assert [(item.code, item.title) for item in found] == [
        ("DÉFI 1", "Une commune proche"), ("DÉFI 2", "Une commune verte"),
    ]  # fmt: skip
    assert [child.title for item in found for child in item.children] == ["Rendre l'accueil clair", "Fleurir partout"]
    assert [len(child.children) for item in found for child in item.children] == [2, 1]


def test_axes_over_challenges_are_their_themes() -> None:
    found = items(
        banded(HEADER, "Axe 1 : Vivre", "Défi 1", "Une commune proche", "OO 1.1 : Rendre l'accueil clair", ROWS[0],
               "Axe 2 : Bouger", "Défi 2", "Une commune verte", "OO 2.1 : Fleurir partout", ROWS[2])
    )  # fmt: skip
    assert [(item.theme, item.code, item.title) for item in found] == [
        ("Vivre", "Défi 1", "Une commune proche"), ("Bouger", "Défi 2", "Une commune verte"),
    ]  # fmt: skip


def test_a_header_that_comes_again_under_bands_heads_all_rows_below_it() -> None:
    found = items(
        banded("OS 1 : Être une commune proche", "OO 1.1 : Rendre l'accueil clair", HEADER, ROWS[0], ROWS[1],
               "OO 1.2 : Fleurir partout", HEADER, ROWS[2])
    )  # fmt: skip
    assert [len(child.children) for item in found for child in item.children] == [2, 1]


def test_a_number_alone_over_its_title_in_a_band_is_its_number() -> None:
    found = items(
        heading("1 : Une commune verte", level=2),
        table(
            [
                ["Action", "Pilote"],
                ["1.1\nPlanter des haies", ""],
                ["1 Border le sentier", "DG"],
                ["2 Fleurir la place", "DG"],
                ["1.2\nÉpargner l'eau", ""],
                ["3 Poser des citernes", "DG"],
            ],
            spans={(1, 0): (1, 2), (4, 0): (1, 2)},
        ),
        heading("2 : Une commune sobre", level=2),
    )
    assert [(child.number, child.title) for child in found[0].children] == [
        ("1.1", "Planter des haies"),
        ("1.2", "Épargner l'eau"),
    ]


def test_a_label_without_value_among_those_of_an_objective_is_nothing() -> None:
    rows = [
        "OO 1 : Chauffer moins",
        "Statut :",
        "Partenaires : Les Amis du poêle",
        "Plans connexes :",
        "Priorité : Forte",
    ]
    spans = {(at, 0): (1, 2) for at in range(len(rows))}
    below = [["N°", "Actions"], ["1", "Fermer les volets"], ["2", "Isoler le grenier"]]
    roots = items(heading(AIM), table([*([text, ""] for text in rows), *below], spans=spans))
    (objective,) = roots[0].children
    assert [value.raw for value in objective.values] == ["Les Amis du poêle", "Forte"]
    assert [child.title for child in objective.children] == ["Fermer les volets", "Isoler le grenier"]


@pytest.mark.parametrize(
    ("name", "level"), [("Objectif opérationnel", Level.OPERATIONAL), ("Objectifs opérationnels", None)]
)
def test_the_name_of_an_objective_over_its_title_tells_its_level(name: str, level: Level | None) -> None:
    entries: list[Entry] = []
    band_entries([name, "Rendre l'accueil clair"], [], Look("band"), 0, entries, None)
    assert [(entry.level, entry.title) for entry in entries] == [(level, "Rendre l'accueil clair")]


def test_who_answers_for_an_objective_stands_in_a_row_below_it() -> None:
    bands = ["OO 1.1 : Chauffer moins", "Pilote de l'objectif : Régie"]
    roots = items(heading(AIM), banded(HEADER, *bands, ROWS[0]))
    (objective,) = roots[0].children
    assert raws(objective, Field.PILOT) == ["Régie"]
    assert [child.title for child in objective.children] == ["Repeindre le hall"]


def budget(band: str) -> Table:
    """Payers and years, and below them a row merged over all columns."""
    rows = [["", "2031", "2032"], ["Wallonie", "1.000", "-"], ["Commune", "500", "600"], ["Total", "1.500", "600"]]
    return table([*rows, [band, "", ""]], spans={(len(rows), 0): (1, 3)})


def test_a_title_in_a_band_below_a_budget_is_that_of_the_next_action() -> None:
    roots = items(
        heading("OS 1 : Être un bourg vert"),
        heading("OO 1.1 : Soigner les eaux"),
        heading("Action 1.1.1 : Curer le bief"),
        paragraph("Pilote : Service des eaux"),
        budget("Action 1.1.2 : Semer un pré"),
        paragraph("Pilote : Service des parcs"),
        budget("Montants en milliers d'euros"),
        heading("Action 1.1.3 : Ouvrir un puits"),
    )
    assert [line.strip() for line in outline(roots)[2:]] == [
        "A 1.1.1 Curer le bief",
        "A 1.1.2 Semer un pré",
        "A 1.1.3 Ouvrir un puits",
    ]
    for title, pilot in (("Curer", "Service des eaux"), ("Semer", "Service des parcs")):
        assert raws(find(roots, title), Field.PILOT) == [pilot]
        assert raws(find(roots, title), Field.AMOUNT) == ["1.000", "500", "600"]


def test_a_title_within_a_budget_parts_it() -> None:
    rows = [
        ["", "2031", "2032"],
        ["Wallonie", "1.000", "-"],
        ["Total", "1.000", "-"],
        ["Action 1.1.2 : Semer un pré", "", ""],
    ]
    budgets = table([*rows, ["Commune", "500", "600"], ["Total", "500", "600"]], spans={(3, 0): (1, 3)})
    roots = items(
        heading("OS 1 : Être un bourg vert"),
        heading("OO 1.1 : Soigner les eaux"),
        heading("Action 1.1.1 : Curer le bief"),
        budgets,
    )
    assert raws(find(roots, "Curer"), Field.AMOUNT) == ["1.000"]
    assert raws(find(roots, "Semer"), Field.AMOUNT) == ["500", "600"]

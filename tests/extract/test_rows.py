"""The rows of tables of items: which items each begins, and which values belong to them."""

from __future__ import annotations

import pytest

from extract.printed import Field
from tests.extract.documents import find, heading, items, outline, paragraph, raws, table, tree, values

HEADER = ["Action", "Pilote", "Échéance"]
LAST = ["Ouvrir tard", "DG", "2023"]


@pytest.mark.parametrize(
    "rows",
    [
        [HEADER, ["Repeindre le hall", "DG", "2021"], ["Isoler la crèche", "DF", "2022"]],
        [HEADER, ["Repeindre le hall", "DG", "2021"], HEADER, ["Isoler la crèche", "DF", "2022"]],
        [
            ["Action", "Pilote", "Budget"],
            ["Repeindre le hall", "DG", "1.000 €"],
            ["Isoler la crèche", "DF", "500 €"],
            ["Total", "", "1.500 €"],
        ],
    ],
    ids=["two rows", "repeated header", "totals"],
)
def test_a_small_table_of_actions_is_no_fiche(rows: list[list[str]]) -> None:
    lines = tree(heading("OS 1 : Être une commune proche"), table(rows))
    assert lines[1:] == ["  A Repeindre le hall", "  A Isoler la crèche"]


def test_titles_with_the_words_of_labels_are_no_header() -> None:
    lines = tree(
        heading("OS 1 : Être une commune proche"),
        table([HEADER, ["Repeindre le hall", "DG", "2021"], ["Former les agents", "DF", "2022"], LAST]),
    )
    assert lines[1:] == ["  A Repeindre le hall", "  A Former les agents", "  A Ouvrir tard"]


def test_a_row_an_action_under_the_heading_above_the_table() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("OO 1.1 : Rendre l'accueil clair"),
        table([HEADER, ["Repeindre le hall", "DG", "2021"], ["Isoler la crèche", "DF", "2022"], LAST]),
    )
    assert outline(found) == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A Repeindre le hall",
        "    A Isoler la crèche",
        "    A Ouvrir tard",
    ]
    action = find(found, "Isoler")
    assert (raws(action, Field.PILOT), raws(action, Field.SCHEDULE)) == (["DF"], ["2022"])


def test_objectives_in_merged_first_columns() -> None:
    lines = tree(
        table(
            [
                ["Objectif stratégique", "Objectif opérationnel", *HEADER],
                ["OS 1 Être proche", "OO 1.1 Rendre l'accueil clair", "Repeindre le hall", "DG", "2021"],
                ["", "", "Isoler la crèche", "DF", "2022"],
                ["", "OO 1.2 Simplifier les démarches", "Ouvrir un guichet en ligne", "DG", "2023"],
                ["OS 2 Être une commune verte", "OO 2.1 Planter partout", "Planter une haie", "DG", "2021"],
            ],
            spans={(1, 0): (3, 1), (1, 1): (2, 1)},
        )
    )
    assert lines == [
        "OS 1 Être proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A Repeindre le hall",
        "    A Isoler la crèche",
        "  OO 1.2 Simplifier les démarches",
        "    A Ouvrir un guichet en ligne",
        "OS 2 Être une commune verte",
        "  OO 2.1 Planter partout",
        "    A Planter une haie",
    ]


def test_objectives_repeated_on_each_row_stand_once() -> None:
    lines = tree(
        table([
            ["Objectif stratégique", "Objectif opérationnel", *HEADER],
            ["OS 1 Être proche", "OO 1.1 Rendre clair l'accueil", "Repeindre le hall", "DG", "2021"],
            ["OS 1 Être proche", "OO 1.1 Rendre clair l'accueil", "Isoler la crèche", "DF", "2022"],
            ["OS 1 Être proche", "OO 1.2 Simplifier les démarches", "Ouvrir un guichet", "DG", "2023"],
        ])
    )  # fmt: skip
    assert lines == [
        "OS 1 Être proche",
        "  OO 1.1 Rendre clair l'accueil",
        "    A Repeindre le hall",
        "    A Isoler la crèche",
        "  OO 1.2 Simplifier les démarches",
        "    A Ouvrir un guichet",
    ]


def test_a_column_that_names_the_level_of_each_row() -> None:
    lines = tree(
        table([
            ["Type", "N°", "Intitulé", "Responsable", "Statut"],
            ["OS", "1", "Être une commune proche", "", ""],
            ["OO", "1.1", "Rendre l'accueil clair", "", ""],
            ["Action", "1.1.1", "Repeindre le hall", "DG", "En cours"],
            ["Sous-action", "1.1.1.1", "Choisir les teintes", "DG", "Terminé"],
            ["Action", "1.1.2", "Isoler la crèche", "DF", "En cours"],
        ])
    )  # fmt: skip
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1.1.1 Repeindre le hall",
        "      SA 1.1.1.1 Choisir les teintes",
        "    A 1.1.2 Isoler la crèche",
    ]


def test_values_merged_over_several_actions_belong_to_each() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [HEADER, ["Repeindre le hall", "DG", "2021"], ["Isoler la crèche", "", "2022"], ["Ouvrir tard", "DF", ""]],
            spans={(1, 1): (2, 1), (2, 2): (2, 1)},
        ),
    )
    assert [raws(find(found, title), Field.PILOT) for title in ("Repeindre", "Isoler", "Ouvrir")] == [
        ["DG"], ["DG"], ["DF"],
    ]  # fmt: skip
    assert [raws(find(found, title), Field.SCHEDULE) for title in ("Repeindre", "Isoler", "Ouvrir")] == [
        ["2021"], ["2022"], ["2022"],
    ]  # fmt: skip


def test_a_row_cut_by_a_page_break_goes_on() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            HEADER,
            ["Repeindre le hall de la maison communale et les", "DG", "2021"],
            ["bureaux de l'étage avec des peintures saines", "", ""],
            ["Isoler la crèche", "DF", "2022"],
            LAST,
        ]),
    )  # fmt: skip
    assert outline(found)[1:] == [
        "  A Repeindre le hall de la maison communale et les bureaux de l'étage avec des peintures saines",
        "  A Isoler la crèche",
        "  A Ouvrir tard",
    ]


def test_a_table_without_header_continues_the_one_before() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([HEADER, ["Repeindre le hall", "DG", "2021"]]),
        table([["Isoler la crèche", "DF", "2022"], ["Ouvrir tard", "DG", "2023"]]),
    )
    assert outline(found)[1:] == ["  A Repeindre le hall", "  A Isoler la crèche", "  A Ouvrir tard"]
    assert raws(find(found, "Ouvrir"), Field.SCHEDULE) == ["2023"]


def test_a_header_repeated_in_the_table_is_no_item() -> None:
    halls = [[f"Repeindre le hall {n}", "DG", "2021"] for n in range(1, 7)]
    lines = tree(heading("OS 1 : Être une commune proche"), table([HEADER, *halls[:3], HEADER, *halls[3:]]))
    assert lines[1:] == [f"  A Repeindre le hall {n}" for n in range(1, 7)]


def test_another_header_further_down_is_taken() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            HEADER,
            *[[f"Repeindre le hall {n}", "DG", "2021"] for n in range(1, 7)],
            ["Action", "Échéance", "Pilote"],
            ["Isoler la crèche", "2022", "DF"],
        ]),
    )  # fmt: skip
    assert outline(found)[-1] == "  A Isoler la crèche"
    assert raws(find(found, "Isoler"), Field.SCHEDULE) == ["2022"]


@pytest.mark.parametrize("col", [0, 2])
def test_a_volet_alone_in_a_row_is_one_whichever_column_it_stands_in(col: int) -> None:
    rows = [
        ["Objectif opérationnel", "Action", "Pilote"],
        ["Rendre l'accueil clair", "Repeindre le hall", "DG"],
        ["", *("Volet interne" if at == col else "" for at in (1, 2))],
        ["Simplifier les démarches", "Ouvrir un guichet", "DF"],
    ]
    if col == 0:
        rows[2][0] = "Volet interne"
    found = items(table(rows, spans={(1, 0): (2, 1)} if col else {}))
    assert [(item.title, item.volet) for item in found] == [
        ("Rendre l'accueil clair", "external"),
        ("Simplifier les démarches", "internal"),
    ]
    assert raws(find(found, "Repeindre"), Field.PILOT) == ["DG"]


def test_totals_are_neither_items_nor_amounts() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            ["Action", "Pilote", "Budget"],
            ["Repeindre le hall", "DG", "1.000 €"],
            ["Isoler la crèche", "DF", "500 €"],
            ["Ouvrir tard", "DG", ""],
            ["Fleurir la place", "DG", ""],
            ["Total", "", "1.500 €"],
        ]),
    )  # fmt: skip
    assert outline(found)[1:] == [
        f"  A {t}" for t in ("Repeindre le hall", "Isoler la crèche", "Ouvrir tard", "Fleurir la place")
    ]
    assert [raws(item, Field.AMOUNT) for item in found[0].children] == [["1.000 €"], ["500 €"], [], []]


def test_years_ticked_in_a_grid_are_first_to_last() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["Action", "Calendrier", "", "", "Pilote"],
                ["", "2021", "2022", "2023", ""],
                ["Repeindre le hall", "x", "x", "", "DG"],
                ["Isoler la crèche", "", "", "X", "DF"],
            ],
            spans={(0, 0): (2, 1), (0, 1): (1, 3), (0, 4): (2, 1)},
        ),
    )
    value = values(find(found, "Repeindre"), Field.SCHEDULE)[0]
    assert (value.raw, value.hints["shape"]) == ("2021 2022", "grid")
    assert raws(find(found, "Isoler"), Field.SCHEDULE) == ["2023"]


def test_years_coloured_in_a_grid_are_ticked() -> None:
    green = "#92d050"
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["Action", "2021", "2022", "2023", "Pilote"],
                ["Repeindre le hall", "", "", "", "DG"],
                ["Isoler la crèche", "", "", "", "DF"],
            ],
            fills={(1, 1): green, (1, 2): green, (2, 3): green},
        ),
    )
    assert raws(find(found, "Repeindre"), Field.SCHEDULE) == ["2021 2022"]
    assert raws(find(found, "Isoler"), Field.SCHEDULE) == ["2023"]


def test_shades_of_whole_rows_tick_nothing() -> None:
    grey = "#d9d9d9"
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["Action", "2021", "2022", "Pilote"],
                ["Repeindre le hall", "x", "", "DG"],
                ["Isoler la crèche", "", "x", "DF"],
            ],
            fills={(2, col): grey for col in range(4)},
        ),
    )
    assert raws(find(found, "Isoler"), Field.SCHEDULE) == ["2022"]


def test_a_cross_under_a_state_is_the_state() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            ["Action", "À programmer", "En cours", "Terminé", "Pilote"],
            ["Repeindre le hall", "", "x", "", "DG"],
            ["Isoler la crèche", "x", "", "", "DF"],
        ]),
    )  # fmt: skip
    assert [raws(item, Field.STATUS) for item in found[0].children] == [["En cours"], ["À programmer"]]


@pytest.mark.parametrize("label", ["Objectif", "Objectifs"])
def test_a_column_of_objectives_without_their_level_stands_above_the_actions_of_its_row(label: str) -> None:
    lines = tree(
        table([
            [label, "Actions", "Pilote", "Échéance"],
            ["OS 1 : Être proche", "Repeindre le hall", "DG", "2021"],
            ["OS 2 : Être verte", "Planter une haie", "DF", "2022"],
            ["OS 3 : Être sobre", "Éteindre le hall", "DF", "2023"],
        ])
    )  # fmt: skip
    assert lines == [
        "OS 1 Être proche",
        "  A Repeindre le hall",
        "OS 2 Être verte",
        "  A Planter une haie",
        "OS 3 Être sobre",
        "  A Éteindre le hall",
    ]


def test_a_nested_table_of_actions_is_read_under_its_row() -> None:
    nested = table([["Action", "Pilote"], ["Repeindre le hall", "DG"], ["Isoler la crèche", "DF"]])
    lines = tree(
        table([
            ["Objectif opérationnel", "Actions", "Échéance"],
            ["OO 1 Rendre l'accueil clair", [nested], "2021"],
            ["OO 2 Simplifier les démarches", [table([["Action", "Pilote"], ["Ouvrir un guichet", "DG"]])], "2022"],
            ["OO 3 Ouvrir tard", "", "2023"],
        ])
    )  # fmt: skip
    assert lines == [
        "OO 1 Rendre l'accueil clair",
        "  A Repeindre le hall",
        "  A Isoler la crèche",
        "OO 2 Simplifier les démarches",
        "  A Ouvrir un guichet",
        "OO 3 Ouvrir tard",
    ]


def test_a_volet_printed_once_is_that_of_the_rows_below_it() -> None:
    header = ["Volet", "Objectif stratégique", "N°", "Action", "Pilote"]
    rows = [["Externe", "OS 1 – Être verte", "1.1", "Semer un pré", "Parcs"], ["", "", "1.2", "Curer le bief", "DG"]]
    rows += [["", "OS 2 – Être proche", "2.1", "Peindre le hall", "DG"]]
    rows += [["Interne", "OS 3 – Être sobre", "3.1", "Isoler la crèche", "DG"]]
    found = items(table([header, *rows]))
    assert [(item.number, item.volet) for item in found] == [("1", "external"), ("2", "external"), ("3", "internal")]


def test_volets_and_themes_of_a_column() -> None:
    found = items(
        table([
            ["Volet", "Thématique", "Objectif stratégique", "Action", "Pilote"],
            ["Interne", "Accueil", "OS 1 Être proche", "Repeindre le hall", "DG"],
            ["Externe", "Nature", "OS 2 Être verte", "Planter une haie", "DF"],
        ]),
    )  # fmt: skip
    assert [(item.volet, item.theme) for item in found] == [("internal", "Accueil"), ("external", "Nature")]
    assert [item.children[0].volet for item in found] == ["internal", "external"]


def test_a_value_of_an_objective_column_belongs_to_the_objective() -> None:
    found = items(
        table([
            ["OS - Intitulé", "OS - Responsable", "ACT - Intitulé", "ACT - Responsable"],
            ["OS 1 Être une commune proche", "Bourgmestre", "Repeindre le hall", "DG"],
            ["OS 1 Être une commune proche", "Bourgmestre", "Isoler la crèche", "DF"],
        ]),
    )  # fmt: skip
    assert raws(found[0], Field.PILOT) == ["Bourgmestre"]
    assert [raws(child, Field.PILOT) for child in found[0].children] == [["DG"], ["DF"]]


def test_empty_cells_give_no_value() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([[*HEADER, "Budget"], ["Repeindre le hall", "", "-", "/"], ["Isoler la crèche", "DG", "2021", "500 €"]]),
    )
    assert find(found, "Repeindre").values == ()


def test_a_percent_under_a_state_is_the_progress() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            ["Action", "Pilote", "État d'avancement"],
            ["Repeindre le hall", "DG", "60 %"],
            ["Isoler la crèche", "DF", "En cours (20 %)"],
            ["Ouvrir tard", "DG", "En attente"],
        ]),
    )  # fmt: skip
    assert [raws(item, Field.PROGRESS) for item in found[0].children] == [["60 %"], ["20 %"], []]
    assert [bool(raws(item, Field.STATUS)) for item in found[0].children] == [False, True, True]


@pytest.mark.parametrize("word", ["Action 3", "A.3", "3."])
def test_the_marker_of_a_row_leaves_the_title(word: str) -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([HEADER, [f"{word} Repeindre le hall", "DG", "2021"], ["Action 4 Isoler la crèche", "DF", "2022"]]),
    )
    action = find(found, "Repeindre le hall")
    assert action.number == "3"


def test_paragraphs_below_a_table_belong_to_no_row() -> None:
    lines = tree(
        heading("OS 1 : Être une commune proche"),
        table([HEADER, ["Repeindre le hall", "DG", "2021"]]),
        heading("OS 2 : Être une commune verte"),
        paragraph("Le vert est partout dans notre commune depuis longtemps."),
        table([HEADER, ["Planter une haie", "DF", "2022"]]),
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  A Repeindre le hall",
        "OS 2 Être une commune verte",
        "  A Planter une haie",
    ]


def test_rows_sorted_by_level_hang_under_the_row_whose_id_they_name() -> None:
    lines = tree(
        table([
            ["ID", "ID_PARENT", "TYPE", "LIBELLE", "RESP_ADM", "DT_CREATION"],
            ["11", "", "OS", "Être proche", "", "01/02/2020"],
            ["12", "", "OS", "Être verte", "", "01/02/2020"],
            ["21", "11", "OO", "Rendre l'accueil clair", "", "01/02/2020"],
            ["22", "12", "OO", "Planter", "", "01/02/2020"],
            ["31", "22", "ACT", "Border le sentier", "DG", "01/02/2020"],
            ["32", "21", "ACT", "Repeindre le hall", "DF", "01/02/2020"],
        ])
    )  # fmt: skip
    assert [line.split(maxsplit=1)[0] for line in lines] == ["OS", "OO", "A", "OS", "OO", "A"]
    assert [line.strip().removeprefix("A ").split()[-1] for line in lines if " A " in line] == ["hall", "sentier"]


def test_rows_sorted_by_level_hang_under_the_number_that_theirs_begins_with() -> None:
    lines = tree(
        table([
            ["Type", "N°", "Intitulé", "Responsable"],
            ["OS", "1", "Être proche", ""],
            ["OS", "2", "Être verte", ""],
            ["OO", "1.1", "Rendre l'accueil clair", ""],
            ["OO", "2.1", "Planter", ""],
            ["Action", "1.1.1", "Repeindre le hall", "DG"],
            ["Action", "2.1.1", "Border le sentier", "DF"],
        ])
    )  # fmt: skip
    assert lines == [
        "OS 1 Être proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1.1.1 Repeindre le hall",
        "OS 2 Être verte",
        "  OO 2.1 Planter",
        "    A 2.1.1 Border le sentier",
    ]


def test_the_payer_of_each_line_of_a_budget_by_year() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["N°", "Action", "Source de financement", "2021", "2022", "2023"],
                ["1.1", "Repeindre le hall", "Fonds propres", "1 500,00", "", ""],
                ["", "", "Emprunt", "", "90 000,00", ""],
                ["1.2", "Isoler la crèche", "Wallonie", "", "60 000,00", ""],
            ],
            spans={(1, 0): (2, 1), (1, 1): (2, 1)},
        ),
    )
    hall = values(find(found, "Repeindre"), Field.AMOUNT)
    assert [(v.raw, v.hints["year"], v.hints["kind"]) for v in hall] == [
        ("1 500,00", "2021", "own_funds"),
        ("90 000,00", "2022", "loan"),
    ]
    assert values(find(found, "Isoler"), Field.AMOUNT)[0].hints["funder"] == "wallonie"
    assert raws(find(found, "Isoler"), Field.SCHEDULE) == []


def test_of_two_rates_the_latest_counts() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            ["Action", "Taux 2020", "Taux juin 2022"],
            ["Repeindre le hall", "20 %", "80 %"],
            ["Isoler la crèche", "50 %", ""],
        ]),
    )  # fmt: skip
    assert raws(find(found, "Repeindre"), Field.PROGRESS) == ["80 %"]
    assert raws(find(found, "Isoler"), Field.PROGRESS) == ["50 %"]


def test_a_cross_under_both_of_the_pilots_is_no_volet() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["Action", "Porteur", "", ""],
                ["", "Commune", "CPAS", "Les deux"],
                ["Repeindre le hall", "X", "", ""],
                ["Isoler la crèche", "", "", "X"],
            ],
            spans={(0, 0): (2, 1), (0, 1): (1, 3)},
        ),
    )
    crib = find(found, "Isoler la crèche")
    assert (crib.volet, raws(crib, Field.PILOT)) == (None, ["Les deux"])


def test_a_volet_in_the_column_of_titles_is_no_theme() -> None:
    found = items(
        table([
            ["N°", "Intitulé", "Service"],
            ["", "VOLET EXTERNE", ""],
            ["OS1", "Être une commune proche", ""],
            ["1.1", "Repeindre le hall", "DG"],
        ])
    )  # fmt: skip
    assert [(item.volet, item.theme) for item in found] == [("external", None)]


def test_a_row_that_says_when_is_no_header() -> None:
    rows = [
        ["Action", "Pilote", "Échevin(e)", "Délai de réalisation", "Partenaires"],
        ["Repeindre le hall", "Service travaux", "Bourgmestre", "Fin 2026", "Province"],
        ["Isoler la crèche", "Service culture", "Échevine de la culture", "Fin 2028", "Planning familial"],
        ["Curer le bief", "Service travaux", "Bourgmestre", "Fin 2027", "Province"],
    ]
    lines = tree(heading("OS 1 : Être une commune proche"), table(rows))
    assert lines[1:] == ["  A Repeindre le hall", "  A Isoler la crèche", "  A Curer le bief"]


def test_a_row_of_words_that_head_columns_too_is_no_header() -> None:
    header = ["Action", "Porteur", "Avec", "Échéance", "Budget", "État"]
    rows = [
        ["Repeindre le hall d'accueil", "DG", "Province", "fin 2026", "4.000 €", "En cours"],
        ["Rouvrir le lavoir du village", "Échevine", "CPAS", "2025", "", "Réalisé"],
        ["Curer le bief du moulin", "DG", "", "2027", "2.000 €", "En cours"],
    ]
    lines = ["  A Repeindre le hall d'accueil", "  A Rouvrir le lavoir du village", "  A Curer le bief du moulin"]
    os = heading("OS 1 : Être une commune proche")
    assert tree(os, table([header, *rows]))[1:] == lines
    assert tree(os, table([header, rows[0]]), table([rows[1], rows[2]]))[1:] == lines


def test_a_header_repeated_in_other_words_ends_no_list() -> None:
    rows = [
        ["Action", "Pilote", "Échéance"],
        ["Repeindre le hall", "DG", "2031"],
        ["Isoler la crèche", "DF", "2032"],
        ["Projets", "Responsable", "Délai"],
        ["Planter une haie", "DG", "2033"],
    ]
    lines = tree(heading("OS 1 : Être une commune proche"), table(rows))
    assert lines[1:] == ["  A Repeindre le hall", "  A Isoler la crèche", "  A Planter une haie"]


def test_numbered_rows_of_titles_alone_under_a_column_of_actions_without_numbers_are_objectives() -> None:
    header = ["ACTION", "PILOTE", "ÉCHÉANCE"]
    rows = [["1.1 Vivre au bord de l'eau", "", ""], ["Curer le bief", "Eaux", "2027"], ["Border le quai", "Eaux", ""]]
    rows += [["1.2 Fleurir les bords", "", ""], ["Semer un pré", "Parcs", "2026"]]
    assert tree(heading("1 Une commune verte"), table([header, *rows])) == [
        "OS 1 Une commune verte",
        "  OO 1.1 Vivre au bord de l'eau",
        "    A Curer le bief",
        "    A Border le quai",
        "  OO 1.2 Fleurir les bords",
        "    A Semer un pré",
    ]


def test_the_name_of_a_level_between_its_code_and_its_title_is_none_of_the_title() -> None:
    header = ["N°", "Intitulé", "Pilote", "Période"]
    rows = [
        ["1", "Objectif stratégique : Être une commune verte", "", ""],
        ["1.1", "Objectif opérationnel : Fleurir", "", ""],
    ]
    rows += [["1.1.a", "Semer un pré", "Parcs", "2027"], ["1.1.b", "Planter une haie", "Parcs", "2028"]]
    lines = tree(table([header, *rows]))
    assert lines[:2] == ["OS 1 Être une commune verte", "  OO 1.1 Fleurir"]


def test_a_numbered_title_over_several_columns_counts_on_with_those_in_rows() -> None:
    header = ["N°", "Intitulé", "Pilote", "Fin"]
    rows = [
        ["I.", "Un bourg vert", "", ""],
        ["I.A", "Fleurir les bords", "", ""],
        ["I.A.1", "Semer un pré", "Parcs", "2027"],
    ]
    rows += [
        ["I.B", "Ouvrir les prés à ceux qui ne demandent rien", "", ""],
        ["I.B.1", "Curer le bief", "Eaux", "2028"],
    ]
    rows += [
        ["II.", "Un bourg sobre", "", ""],
        ["II.A", "Isoler", "", ""],
        ["II.A.1", "Isoler la crèche", "DG", "2029"],
    ]
    found = tree(table([header, *rows], spans={(4, 1): (1, 3)}))
    assert found[3] == "  OO 1.B Ouvrir les prés à ceux qui ne demandent rien"
    assert [line.split()[0] for line in found] == ["OS", "OO", "A", "OO", "A", "OS", "OO", "A"]


def test_the_filters_of_a_sheet_are_no_item() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([HEADER, ["(Tous)"] * 3, ["Repeindre le hall", "DG", "2021"], ["Isoler la crèche", "DF", "2022"]]),
    )
    assert outline(found)[1:] == ["  A Repeindre le hall", "  A Isoler la crèche"]

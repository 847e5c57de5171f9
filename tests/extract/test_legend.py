"""A document's own legend: what its letters, signs and colours stand for, wherever it is printed."""

from __future__ import annotations

import pytest

from extract.detect.words.legend import colour_name, find_legend, is_key, is_legend
from extract.document import Block, Kind, Line, Place, Role, Style, TextBlock
from extract.printed import Field
from tests.extract.documents import find, heading, items, paragraph, raws, table, values


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Légende : R = réalisé, E = en cours, N = non commencé", {"R": "réalisé", "E": "en cours"}),
        ("Légende : R : réalisé ; E : en cours ; N : non commencé", {"R": "réalisé", "N": "non commencé"}),
        ("R = réalisé | EC = en cours | A = abandonné", {"R": "réalisé", "EC": "en cours", "A": "abandonné"}),
        ("1 = terminé, 2 = en cours, 3 = à faire", {"1": "terminé", "2": "en cours", "3": "à faire"}),
        ("✔ : réalisé ; ✘ : abandonné", {"✔": "réalisé", "✘": "abandonné"}),
        ("☺ réalisé  😐 en cours  ☹ bloqué", {"☺": "réalisé", "😐": "en cours", "☹": "bloqué"}),
        ("Légende : + = priorité haute ; - = priorité basse", {"+": "priorité haute"}),
    ],
)
def test_signs_of_a_line(text: str, signs: dict[str, str]) -> None:
    legend = find_legend([paragraph(text)])
    assert {sign: legend.of_sign(sign) for sign in signs} == signs


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("x = trimestre concerné", True),
        ("R = réalisé, E = en cours", True),
        ("Vert = réalisé ; rouge = abandonné", True),
        ("Légende :", True),
        ("Urgence : 1 = haute, 2 = basse", True),
        ("P1 : priorité haute – P2 : priorité basse", True),
        ("Avancement : 0 : non commencé ; 1 : en cours", True),
        ("N = 12 agents", False),
        ("Zone 30 = zone apaisée", False),
        ("Légendes du vallon à raconter", False),
        ("Planter une haie", False),
    ],
)
def test_what_signs_stand_for_is_no_item(text: str, key: bool) -> None:
    assert is_key(text) is key
    found = items(table([["Action", "Pilote", "2031"], ["Curer le bief", "DG", "x"], ["", "", ""], [text, "", ""]]))
    assert [item.title for item in found] == (["Curer le bief"] if key else ["Curer le bief", text])


@pytest.mark.parametrize("role", [Role.BODY, Role.NOTE, Role.FOOTER])
def test_a_legend_may_stand_in_notes(role: Role) -> None:
    assert find_legend([paragraph("R = réalisé, E = en cours", role=role)]).of_sign("R") == "réalisé"


@pytest.mark.parametrize(
    ("text", "colour", "meaning"),
    [
        ("Vert = réalisé, orange = en cours, rouge = abandonné", "#00b050", "réalisé"),
        ("Légende : vert : réalisé ; orange : en cours ; rouge : abandonné", "#ff0000", "abandonné"),
        ("En vert : réalisé – en orange : en cours", "#f79646", "en cours"),
    ],
)
def test_named_colours(text: str, colour: str, meaning: str) -> None:
    assert find_legend([paragraph(text)]).of_colour(colour) == meaning


def test_coloured_words_are_a_legend() -> None:
    lines = (
        Line("● Réalisé", Place(), Style(colour="#00b050")),
        Line("● En cours", Place(), Style(colour="#ffc000")),
    )
    legend = find_legend([TextBlock(Kind.PARAGRAPH, lines)])
    assert legend.of_colour("#00B050") == "Réalisé"


def test_shaded_cells_that_name_their_state() -> None:
    legend = find_legend([
        table([["Réalisé", "En cours", "Abandonné"]], fills={(0, 0): "#00b050", (0, 1): "#ffc000", (0, 2): "#ff0000"})
    ])  # fmt: skip
    assert [legend.of_colour(c) for c in ("#00b050", "#ffc000", "#ff0000")] == ["Réalisé", "En cours", "Abandonné"]


def test_shaded_cells_beside_their_state() -> None:
    legend = find_legend([
        table([["", "Réalisé"], ["", "En cours"]], fills={(0, 0): "#00b050", (1, 0): "#ffc000"})
    ])  # fmt: skip
    assert legend.of_colour("#ffc000") == "En cours"


@pytest.mark.parametrize(
    "text",
    [
        "M. Dupré : échevin ; Mme Lune : échevine",
        "A : 12 euros ; B : 13 euros",
        "Pilote : DG ; Échéance : 2022",
        "Un texte qui ne dit rien de ses signes.",
    ],
)
def test_other_lines_are_no_legend(text: str) -> None:
    legend = find_legend([paragraph(text)])
    assert (dict(legend.signs), dict(legend.colours)) == ({}, {})


@pytest.mark.parametrize(
    ("colour", "name"),
    [("#00b050", "vert"), ("#92d050", "vert"), ("#ff0000", "rouge"), ("#c00000", "rouge"), ("#f79646", "orange"),
     ("#ffff00", "jaune"), ("#0070c0", "bleu"), ("#7f7f7f", "gris"), ("#ffffff", "blanc"), ("#000000", "noir"),
     ("#7030a0", "violet")],
)  # fmt: skip
def test_names_of_colours(colour: str, name: str) -> None:
    assert colour_name(colour) == name


def test_the_orange_of_office_is_orange() -> None:
    assert colour_name("#ffc000") == "orange"


ROWS = [
    ["Action", "Pilote", "Échéance", "État"],
    ["Repeindre le hall", "DG", "2021", "R"],
    ["Isoler la crèche", "DF", "2022", "E"],
    ["Planter une haie", "DF", "2023", "N"],
]


def test_letters_of_a_state_column_mean_what_the_legend_says() -> None:
    found = items(
        paragraph("Légende : R = réalisé, E = en cours, N = non commencé"),
        heading("OS 1 : Être une commune proche"),
        table(ROWS),
    )
    value = values(find(found, "Isoler"), Field.STATUS)[0]
    assert (value.raw, value.hints["legend"]) == ("E", "en cours")


def test_shades_of_a_state_column_mean_what_the_legend_says() -> None:
    found = items(
        paragraph("Légende : vert = réalisé, orange = en cours, rouge = abandonné"),
        heading("OS 1 : Être une commune proche"),
        table([[*row[:3], "" if i else "État"] for i, row in enumerate(ROWS)],
              fills={(1, 3): "#00b050", (2, 3): "#f79646", (3, 3): "#ff0000"}),
    )  # fmt: skip
    assert [values(item, Field.STATUS)[0].hints["legend"] for item in found[0].children] == [
        "réalisé", "en cours", "abandonné",
    ]  # fmt: skip


def test_a_legend_is_no_item() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(ROWS),
        paragraph("Légende : R = réalisé, E = en cours, N = non commencé"),
    )
    assert len(found[0].children) == 3
    assert raws(found[0], Field.DESCRIPTION) == []


def signed_line(text: str, *colours: str, marker: str | None = None) -> TextBlock:
    return TextBlock(Kind.LIST_ITEM, (Line(text),), marker=marker, sign_colours=colours)


def test_one_sign_in_several_colours_is_told_by_its_colour() -> None:
    legend = find_legend([signed_line("Réalisé ● En cours ● Abandonné", "#00aa00", "#ffcc00", "#cc0000", marker="●")])
    assert legend.of_sign("●") is None
    assert [legend.of_colour(c) for c in ("#00aa00", "#ffcc00", "#cc0000")] == ["Réalisé", "En cours", "Abandonné"]


def test_one_sign_for_several_states_without_colour_tells_none() -> None:
    assert find_legend([paragraph("● Réalisé ● En cours ● Abandonné")]).of_sign("●") is None


def test_yellow_is_told_from_orange_by_the_colours_in_use() -> None:
    found = find_legend(
        [
            paragraph("Vert : réalisé – jaune : en cours – orange : en attente"),
            table(
                [["Action", "État"], ["Curer le bief", ""], ["Border les chemins", ""]],
                fills={(1, 1): "#f4c20d", (2, 1): "#f28c28"},
            ),
        ]
    )
    assert (found.of_colour("#f4c20d"), found.of_colour("#f28c28")) == ("en cours", "en attente")


def test_the_colour_of_all_text_is_no_legend() -> None:
    ink, green, red = Style(colour="#1c1c44"), Style(colour="#2f8f2f"), Style(colour="#c02020")
    words = paragraph("Chaque service a été entendu au printemps par le comité de direction.", style=ink)
    labels = [paragraph("Réalisé", style=ink), paragraph("Bloqué", style=ink)]
    assert find_legend([words, *labels]).colours == {}
    told = find_legend([words, paragraph("Réalisé", style=green), paragraph("Bloqué", style=red), labels[1]])
    assert told.of_text_colour("#2f8f2f") == "Réalisé"
    assert told.of_text_colour("#1c1c44") is None  # but one state in it
    assert told.of_text_colour("#111111") is None


def test_a_rate_says_how_far_an_action_is_whatever_its_colour() -> None:
    legend = [
        paragraph("Légende : vert = réalisé, orange = en cours, rouge = bloqué"),
        heading("OS 1 : Être une ville sûre"),
    ]
    head = ["N°", "Action", "%", "État"]
    rows = [["1", "Repeindre le hall de sport", "60 %", "C"], ["2", "Isoler la vieille crèche", "10 %", "B"]]
    both = table([head, *rows], fills={(1, 2): "#2f8f2f", (1, 3): "#f0a30a", (2, 3): "#c02020"})
    first = find(items(*legend, both), "Repeindre")
    assert raws(first, Field.PROGRESS) == ["60 %"]
    assert [v.hints["legend"] for v in values(first, Field.STATUS)] == ["en cours"]
    alone = table([head[:3], *(row[:3] for row in rows)], fills={(1, 2): "#f0a30a", (2, 2): "#c02020"})
    second = find(items(*legend, alone), "Isoler")
    assert raws(second, Field.PROGRESS) == ["10 %"]
    assert [v.hints["legend"] for v in values(second, Field.STATUS)] == ["bloqué"]


def sign(colour: str) -> TextBlock:
    return paragraph("●", style=Style(colour=colour))


def test_a_coloured_sign_is_read_on_a_shaded_row() -> None:
    legend = signed_line("Réalisé ● En cours ● Abandonné", "#00aa00", "#ffcc00", "#222222", marker="●")
    rows = table(
        [["Action", "État"], ["Curer le bief", sign("#00aa00")], ["Border les chemins", sign("#222222")]],
        fills={(1, 0): "#f6e3e8", (1, 1): "#f6e3e8", (2, 0): "#f0f0f0", (2, 1): "#f0f0f0"},
    )
    found = items(legend, heading("OS 1 : Être une ville sûre"), rows)
    states = [values(item, Field.STATUS)[0].hints["legend"] for item in found[0].children]
    assert states == ["Réalisé", "Abandonné"]


def test_shades_of_the_lines_of_a_legend() -> None:
    lines = [("Légende", None), ("Réalisé", "#92d050"), ("En cours", "#ffc000"), ("Abandonné", "#ff7c80")]
    legend = find_legend([paragraph(text, style=Style(fill=fill)) for text, fill in lines])
    assert [legend.of_colour(fill) for _, fill in lines[1:]] == ["Réalisé", "En cours", "Abandonné"]


def test_a_stroke_above_a_state_in_a_column_of_states_is_no_sign() -> None:
    rows = [["Projet", "Statut"], ["Semer un pré", "/"], ["Curer le ru", "En cours"], ["Paver la cour", "Réalisé"]]
    assert find_legend([table(rows)]).of_sign("/") is None


def test_values_of_another_field_beside_states_are_no_signs() -> None:
    rows = [["Projet", "Plans liés", "Statut"], ["Semer un pré", "PCS", "En cours"], ["Curer le ru", "PIC", "Réalisé"]]
    assert not find_legend([table(rows)]).signs


def test_one_sign_in_the_cells_of_a_legend_is_told_by_its_colour() -> None:
    colours = ("#00b050", "#ffc000", "#ff0000")
    rows: list[list[str | TextBlock]] = [
        [sign(colour), state] for colour, state in zip(colours, ("Achevé", "Entamé", "Reporté"), strict=True)
    ]
    legend = find_legend([table(rows)])
    assert legend.of_sign("●") is None
    assert [legend.of_colour(colour) for colour in colours] == ["Achevé", "Entamé", "Reporté"]


@pytest.mark.parametrize("ink", [None, "#1f3864"])
def test_the_colour_of_a_sign_behind_its_label_in_a_cell_tells_the_state(ink: str | None) -> None:
    def said(colour: str) -> list[Block]:
        sign = TextBlock(Kind.PARAGRAPH, (Line("Suivi : ●", style=Style(colour=ink)),), sign_colours=(colour,))
        return [paragraph("Porteur : DG"), sign, paragraph("Niveau de priorité : ★★")]

    rows = [
        ["Action 1 : Curer le bief", "2027", said("#00b050")],
        ["Action 2 : Border les chemins", "2028", said("#ffc000")],
    ]
    legend = [
        paragraph(text) for text in ("Légende", "vert : terminé", "orange : non entamé", "★★ = haute ; ★ = basse")
    ]
    found = items(
        heading("OS 1 : Être une ville sûre"), table([["Action", "Délai", "Moyens et suivi"], *rows]), *legend
    )
    states = [values(item, Field.STATUS)[0].hints["legend"] for item in found[0].children]
    assert states == ["terminé", "non entamé"]


def test_a_sheet_of_states_and_ranks_is_a_legend() -> None:
    rows = [["État", ""], ["N", "non commencé"], ["E", "en cours"], ["T", "terminé"], ["X", "abandonné"]]
    rows += [["Priorité", ""], ["1", "haute"], ["2", "moyenne"], ["3", "basse"], ["PNUE", "agence des Nations unies"]]
    found = table(rows)
    assert is_legend(found, find_legend([found]))

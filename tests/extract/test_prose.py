"""Running text: headings, numbered lines and bullets with what is said of each item on its lines or below."""

from __future__ import annotations

import pytest

from extract.document import Block, Cell, Kind, Line, Place, Style, Table, TextBlock
from extract.printed import Field
from tests.extract.documents import (
    bullet,
    find,
    heading,
    items,
    outline,
    paragraph,
    raws,
    tree,
    values,
)

OBJECTIVES = (heading("OS 1 : Être une commune proche"), heading("OO 1.1 : Rendre l'accueil clair"))


def test_bullets_under_an_operational_objective_are_actions() -> None:
    lines = tree(*OBJECTIVES, bullet("Repeindre le hall ;"), bullet("Isoler la crèche ;"), bullet("Ouvrir tard."))
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A Repeindre le hall",
        "    A Isoler la crèche",
        "    A Ouvrir tard.",
    ]


@pytest.mark.parametrize(
    "glyph",
    "•-–▪➢✓*○o",
)
def test_no_bullet_enters_a_title(glyph: str) -> None:
    lines = tree(*OBJECTIVES, bullet("Repeindre le hall", glyph=glyph), bullet("Isoler la crèche", glyph=glyph))
    assert lines[2:] == ["    A Repeindre le hall", "    A Isoler la crèche"]


WORDS, NUMBERS = ("Action 1 :", "Action 2 :"), ("1.1.1", "1.1.2")
DEEDS = ("choisir les teintes ;", "acheter la peinture.", "mesurer les murs ;", "poser la laine.")
THINGS = ("des teintes claires ;", "une peinture saine.", "le mur du nord ;", "le toit.")


@pytest.mark.parametrize(
    ("markers", "steps"),
    [
        pytest.param(WORDS, DEEDS, id="words-deeds"),
        pytest.param(WORDS, THINGS, id="words-things"),
        pytest.param(NUMBERS, THINGS, id="numbers-things"),
        pytest.param(NUMBERS, DEEDS, id="numbers-deeds"),
    ],
)
def test_bullets_under_an_action_with_a_marker_are_its_steps(markers: tuple[str, str], steps: tuple[str, ...]) -> None:
    found = items(
        *OBJECTIVES,
        paragraph(f"{markers[0]} Repeindre le hall"),
        bullet(steps[0]),
        bullet(steps[1]),
        paragraph(f"{markers[1]} Isoler la crèche"),
        bullet(steps[2]),
        bullet(steps[3]),
    )
    assert [line.split()[0] for line in outline(found)] == ["OS", "OO", "A", "A"]
    assert raws(find(found, "Repeindre"), Field.STEP) == list(steps[:2])


def test_entries_of_a_list_of_indicators_may_begin_like_labels() -> None:
    listed = [bullet("Taux de réponse : 80 %"), bullet("Nombre de partenaires : 5"), bullet("Budget : 500 €")]
    found = items(heading("OS 1 : Être proche"), paragraph("Action 1 : Écrire"), paragraph("Indicateurs :"), *listed)
    action = find(found, "Écrire")
    assert raws(action, Field.INDICATOR) == ["Taux de réponse : 80 %", "Nombre de partenaires : 5"]
    assert raws(action, Field.AMOUNT) == ["500 €"]


def test_annotations_in_brackets_and_at_the_end_leave_the_title() -> None:
    found = items(
        *OBJECTIVES,
        bullet("Repeindre le hall (indicateur : 1 couche par mur) – Priorité élevée ;"),
        bullet("Isoler la crèche (échéance : 2022) ;"),
    )
    action = find(found, "Repeindre")
    assert action.title == "Repeindre le hall"
    assert raws(action, Field.INDICATOR) == ["1 couche par mur"]
    assert raws(action, Field.PRIORITY) == ["Priorité élevée"]
    assert raws(find(found, "Isoler"), Field.SCHEDULE) == ["2022"]


def test_annotations_on_lines_of_their_own_belong_to_the_item_above() -> None:
    found = items(
        *OBJECTIVES,
        bullet("Repeindre le hall"),
        paragraph("Priorité élevée"),
        paragraph("Avancement en cours"),
        bullet("Isoler la crèche"),
    )
    action = find(found, "Repeindre")
    assert raws(action, Field.PRIORITY) == ["Priorité élevée"]
    assert raws(action, Field.STATUS) == ["Avancement en cours"]
    assert outline(found)[2:] == ["    A Repeindre le hall", "    A Isoler la crèche"]


@pytest.mark.parametrize("signs", [["★★★", "★☆☆"], ["!!!", "!"], ["●●○", "●○○"]])
def test_signs_alone_under_the_label_of_a_priority(signs: list[str]) -> None:
    blocks: list[Block] = [heading("OS 1 : Être une commune proche", level=1)]
    for at, sign in enumerate(signs, 1):
        blocks += [
            heading(f"Action {at} : Repeindre le hall {at}", level=2),
            heading("Délai", level=4),
            paragraph("2027"),
        ]
        blocks += [heading("Niveau de priorité", level=4), paragraph(sign)]
    found = items(*blocks)
    assert [raws(find(found, f"Repeindre le hall {at}"), Field.PRIORITY) for at in (1, 2)] == [[sign] for sign in signs]


def test_annotations_on_the_last_lines_of_a_list_entry() -> None:
    found = items(*OBJECTIVES, bullet("Repeindre le hall", "Priorité élevée"), bullet("Isoler la crèche"))
    action = find(found, "Repeindre")
    assert action.title == "Repeindre le hall"
    assert raws(action, Field.PRIORITY) == ["Priorité élevée"]


def test_questions_and_their_answers_on_the_last_lines_of_a_paragraph() -> None:
    found = items(*OBJECTIVES, paragraph("Action 1 : Repeindre le hall", "Qui ? DG", "Quand ? Fin 2025"))
    action = find(found, "Repeindre")
    assert action.title == "Repeindre le hall"
    assert (raws(action, Field.PILOT), raws(action, Field.SCHEDULE)) == (["DG"], ["Fin 2025"])


def test_label_lines_under_an_item_are_its_values() -> None:
    found = items(
        *OBJECTIVES,
        paragraph("Action 1 : Repeindre le hall"),
        paragraph("Pilote : Service des travaux"),
        paragraph("Échéance : fin 2022"),
        paragraph("Budget : 12.000 €"),
        paragraph("Action 2 : Isoler la crèche"),
        paragraph("Responsable politique : Échevine de l'enfance"),
    )
    action = find(found, "Repeindre")
    assert raws(action, Field.PILOT) == ["Service des travaux"]
    assert raws(action, Field.SCHEDULE) == ["fin 2022"]
    assert raws(action, Field.AMOUNT) == ["12.000 €"]
    value = values(find(found, "Isoler"), Field.PILOT)[0]
    assert (value.raw, value.hints["role"]) == ("Échevine de l'enfance", "political")


def test_several_labels_on_one_line() -> None:
    found = items(
        *OBJECTIVES,
        paragraph("Action 1 : Repeindre le hall"),
        paragraph("Pilote : Service des travaux – Échéance : 2022 – Budget : 12.000 €"),
    )
    action = find(found, "Repeindre")
    assert raws(action, Field.PILOT) == ["Service des travaux"]
    assert raws(action, Field.SCHEDULE) == ["2022"]
    assert raws(action, Field.AMOUNT) == ["12.000 €"]


def test_labels_between_hyphens_and_goals_without_a_colon() -> None:
    found = items(
        *OBJECTIVES,
        paragraph("Action 1 : Repeindre le hall"),
        paragraph("Pilote : Bureau d'accueil - Échéance : 2022 - Budget : 12.000 € - ODD 9, 11"),
    )
    action = find(found, "Repeindre")
    assert raws(action, Field.PILOT) == ["Bureau d'accueil"]
    assert raws(action, Field.SCHEDULE) == ["2022"]
    assert raws(action, Field.AMOUNT) == ["12.000 €"]
    assert raws(action, Field.SDG) == ["ODD 9, 11"]


def test_a_deeper_bullet_of_years_and_money_is_said_of_the_item_above() -> None:
    found = items(
        *OBJECTIVES,
        bullet("Repeindre le hall ;", glyph="-"),
        bullet("2027-2028 – 14.500 €", glyph="→", depth=1),
        bullet("Isoler la crèche ;", glyph="-"),
        bullet("2029", glyph="→", depth=1),
    )
    assert outline(found)[2:] == ["    A Repeindre le hall", "    A Isoler la crèche"]
    assert raws(find(found, "Repeindre"), Field.SCHEDULE) == ["2027-2028"]
    assert raws(find(found, "Repeindre"), Field.AMOUNT) == ["14.500 €"]
    assert raws(find(found, "Isoler"), Field.SCHEDULE) == ["2029"]


def test_a_label_may_have_its_values_as_a_list_below() -> None:
    found = items(
        *OBJECTIVES,
        paragraph("Action 1 : Repeindre le hall"),
        paragraph("Partenaires :"),
        bullet("Comité de quartier"),
        bullet("École du village"),
        paragraph("Action 2 : Isoler la crèche"),
    )
    assert raws(find(found, "Repeindre"), Field.PARTNER) == ["Comité de quartier", "École du village"]
    assert outline(found)[2:] == ["    A 1 Repeindre le hall", "    A 2 Isoler la crèche"]


def test_the_title_on_the_line_under_its_marker() -> None:
    lines = tree(
        heading("Objectif stratégique 1"),
        paragraph("« Être une commune proche »"),
        heading("Objectif opérationnel 1.1"),
        paragraph("Rendre l'accueil clair"),
        paragraph("Action 1"),
        paragraph("Repeindre le hall"),
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1 Repeindre le hall",
    ]


def test_a_heading_in_two_lines_is_one_title() -> None:
    lines = tree(
        heading("OS 1 : Être une commune proche de"),
        heading("chacun de ses habitants"),
        heading("OO 1.1 : Rendre l'accueil clair"),
        bullet("Repeindre le hall"),
    )
    assert lines[0] == "OS 1 Être une commune proche de chacun de ses habitants"


def test_hyphenated_lines_of_a_title_are_healed() -> None:
    lines = tree(*OBJECTIVES, bullet("Repeindre le hall de la mai-", "son communale"), bullet("Isoler la crèche"))
    assert lines[2] == "    A Repeindre le hall de la maison communale"


def test_an_announcement_gives_its_level_to_the_list_below() -> None:
    lines = tree(
        heading("OS 1 : Être une commune proche"),
        paragraph("Objectifs opérationnels :"),
        bullet("Rendre l'accueil clair"),
        bullet("Simplifier les démarches"),
        paragraph("Actions :"),
        bullet("Repeindre le hall"),
        bullet("Ouvrir un guichet"),
        heading("OS 2 : Être une commune verte"),
        paragraph("Actions :"),
        bullet("Planter une haie"),
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO Rendre l'accueil clair",
        "  OO Simplifier les démarches",
        "    A Repeindre le hall",
        "    A Ouvrir un guichet",
        "OS 2 Être une commune verte",
        "  A Planter une haie",
    ]


def test_ordinal_objectives_with_letters_below() -> None:
    lines = tree(
        paragraph("Premier objectif stratégique : Être une commune proche", style=Style(bold=True)),
        paragraph("Objectif opérationnel 1 : Rendre l'accueil clair"),
        paragraph("Actions :"),
        paragraph("1. Repeindre le hall : début 2020."),
        paragraph("2. Ouvrir un guichet : fin 2021."),
        paragraph("Deuxième objectif stratégique : Être une commune verte", style=Style(bold=True)),
        paragraph("Objectif opérationnel 1 : Fleurir partout"),
        paragraph("Actions :"),
        paragraph("1. Planter une haie : 2022."),
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO 1 Rendre l'accueil clair",
        "    A 1 Repeindre le hall",
        "    A 2 Ouvrir un guichet",
        "OS 2 Être une commune verte",
        "  OO 1 Fleurir partout",
        "    A 1 Planter une haie",
    ]


def test_markers_inside_one_paragraph_begin_items() -> None:
    lines = tree(
        *OBJECTIVES,
        paragraph(
            "Action 1 : Repeindre le hall", "Action 2 : Isoler la crèche", "et la cantine", "Action 3 : Ouvrir tard"
        ),
    )
    assert lines[2:] == ["    A 1 Repeindre le hall", "    A 2 Isoler la crèche et la cantine", "    A 3 Ouvrir tard"]


def test_fiches_written_as_label_lines() -> None:
    found = items(
        *OBJECTIVES,
        paragraph("Intitulé : Repeindre le hall"),
        paragraph("Pilote : Service des travaux"),
        paragraph("Échéance : 2022"),
        paragraph("Intitulé : Isoler la crèche"),
        paragraph("Pilote : Service de l'enfance"),
        paragraph("Échéance : 2023"),
    )
    assert outline(found)[2:] == ["    A Repeindre le hall", "    A Isoler la crèche"]
    assert raws(find(found, "Isoler"), Field.PILOT) == ["Service de l'enfance"]


@pytest.mark.parametrize("text", ["Page 3", "Page 3 / 12", "Commune de Valbois – page 3", "p. 3", "Total : 12.000 €"])
def test_lines_of_pages_and_totals_are_nothing(text: str) -> None:
    found = items(*OBJECTIVES, bullet("Repeindre le hall"), paragraph(text), bullet("Isoler la crèche"))
    assert outline(found)[2:] == ["    A Repeindre le hall", "    A Isoler la crèche"]
    assert all(not item.values for root in found for item in root.walk())


def test_a_paragraph_under_an_objective_describes_it() -> None:
    found = items(
        *OBJECTIVES,
        paragraph("L'accueil de nos bureaux date d'un autre âge et les habitants s'y perdent souvent."),
        bullet("Repeindre le hall"),
        bullet("Isoler la crèche"),
    )
    objective = find(found, "Rendre")
    assert raws(objective, Field.DESCRIPTION) == [
        "L'accueil de nos bureaux date d'un autre âge et les habitants s'y perdent souvent."
    ]
    assert len(objective.children) == 2


def test_numbers_that_count_price_or_date_begin_no_item() -> None:
    found = items(
        *OBJECTIVES,
        bullet("Repeindre le hall"),
        paragraph("2.500 habitants y passent chaque année."),
        paragraph("12 000 € sont prévus."),
    )
    assert outline(found)[2:] == ["    A Repeindre le hall"]


def test_what_the_reader_numbers_counts_as_printed() -> None:
    lines = tree(
        heading("Objectif stratégique 1 : Être une commune proche"),
        bullet("Rendre l'accueil clair", glyph="1.1."),
        bullet("Repeindre le hall", glyph="1.1.1."),
        bullet("Isoler la crèche", glyph="1.1.2."),
        bullet("Simplifier les démarches", glyph="1.2."),
        bullet("Ouvrir un guichet", glyph="1.2.1."),
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1.1.1 Repeindre le hall",
        "    A 1.1.2 Isoler la crèche",
        "  OO 1.2 Simplifier les démarches",
        "    A 1.2.1 Ouvrir un guichet",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Resp. : DG / Éch. : mars 2026 / Bud. : 2.400 €",
        "Pilote : DG / Délai : mars 2026 / Coût : 2.400 €",
        "Qui ? DG. Quand ? mars 2026. Combien ? 2.400 €.",
    ],
)
def test_signs_that_part_the_labels_of_a_line(line: str) -> None:
    action = find(items(*OBJECTIVES, heading("Action 1 : Repeindre le hall"), paragraph(line)), "Repeindre")
    assert (raws(action, Field.PILOT), raws(action, Field.SCHEDULE)) == (["DG"], ["mars 2026"])
    assert raws(action, Field.AMOUNT) == ["2.400 €"]


def test_a_question_in_a_text_is_no_label() -> None:
    action = find(
        items(*OBJECTIVES, heading("Action 1 : Repeindre le hall"), paragraph("Qui sont nos pilotes ? Des bénévoles.")),
        "Repeindre",
    )
    assert raws(action, Field.PILOT) == []


def test_a_title_may_begin_with_a_digit_after_a_computed_number() -> None:
    lines = tree(
        *OBJECTIVES,
        bullet("Repeindre le hall", glyph="1.1.1.", depth=2),
        bullet("3 séances de lecture par an", glyph="1.1.2.", depth=2),
        bullet("20 % de papier en moins", glyph="1.1.3.", depth=2),
    )
    assert lines[2:] == [
        "    A 1.1.1 Repeindre le hall",
        "    A 1.1.2 3 séances de lecture par an",
        "    A 1.1.3 20 % de papier en moins",
    ]


def test_a_word_before_the_colon_of_many_lines_is_a_label_though_it_may_name_a_deed() -> None:
    lines = [heading("OO 1.1 : Vivre au calme")]
    for title in ("Curer le bief", "Semer un pré", "Peindre le hall"):
        said = ("Pilote : DG", "Organisation : commune", "Budget : 900 €")
        lines += [bullet(title), *map(paragraph, said)]
    found = items(*lines)
    assert [item.title for item in found[0].children] == ["Curer le bief", "Semer un pré", "Peindre le hall"]
    assert raws(find(found, "Semer"), Field.AMOUNT) == ["900 €"]


def test_an_unknown_label_among_label_lines_is_no_item() -> None:
    blocks = (
        *OBJECTIVES,
        bullet("Curer l'étang"),
        paragraph("Pilote : service des parcs"),
        paragraph("Marraine : A. Dubois"),
        paragraph("Échéance : 2027"),
    )
    assert tree(*blocks)[-1].strip() == "A Curer l'étang"
    action = find(items(*blocks), "Curer l'étang")
    assert (raws(action, Field.PILOT), raws(action, Field.SCHEDULE)) == (["service des parcs"], ["2027"])


def test_a_state_with_its_share_is_a_status_and_a_progress() -> None:
    blocks = (*OBJECTIVES, bullet("Curer l'étang"), paragraph("En cours 40%"))
    action = find(items(*blocks), "Curer l'étang")
    assert (raws(action, Field.STATUS), raws(action, Field.PROGRESS)) == (["En cours"], ["40%"])


def test_a_share_behind_the_name_of_the_field_is_a_progress_alone() -> None:
    action = find(items(*OBJECTIVES, bullet("Curer l'étang"), paragraph("Avancement60%")), "Curer l'étang")
    assert (raws(action, Field.STATUS), raws(action, Field.PROGRESS)) == ([], ["60%"])


def test_a_share_on_a_line_of_its_own_is_a_progress() -> None:
    found = items(*OBJECTIVES, bullet("Curer l'étang"), paragraph("0 %"), bullet("Planter une haie"), heading("45 %"))
    assert [raws(find(found, title), Field.PROGRESS) for title in ("Curer", "Planter")] == [["0 %"], ["45 %"]]


def test_lines_that_count_are_no_items() -> None:
    blocks = [paragraph("5 actions terminées"), *OBJECTIVES, paragraph("3 actions"), bullet("Curer l'étang")]
    found = items(*blocks)
    assert outline(found) == outline(items(*OBJECTIVES, bullet("Curer l'étang")))
    assert not any(raws(item, Field.DESCRIPTION) for root in found for item in root.walk())


def test_lists_under_letters_are_steps_where_a_paragraph_parts_some_of_them() -> None:
    found = items(
        *OBJECTIVES,
        paragraph("a) Repeindre le hall"),
        bullet("choisir les teintes ;"),
        bullet("acheter la peinture."),
        paragraph("b) Isoler la crèche"),
        bullet("mesurer les murs ;"),
        bullet("poser la laine."),
        paragraph("c) Ouvrir un guichet"),
        paragraph("Les murs en gardent la trace depuis quarante ans."),
        bullet("former les agents."),
    )
    assert [line.split()[0] for line in outline(found)] == ["OS", "OO", "A", "A", "A"]


PILL = Style(size=8.0, bold=True)


def test_a_pill_under_a_title_is_its_priority() -> None:
    title = heading("Action 1 : Rouvrir le halage", style=Style(size=12.0, bold=True))
    found = items(*OBJECTIVES, title, heading("Prioritaire", style=PILL), paragraph("Pilote : Voirie"))
    action = find(found, "Rouvrir")
    assert raws(action, Field.PRIORITY) == ["Prioritaire"]
    assert raws(action, Field.PILOT) == ["Voirie"]


@pytest.mark.parametrize("text", ["ODD 6 15", "ODD 6, 15"])
def test_goals_on_a_line_of_their_own_are_values(text: str) -> None:
    title = heading("Action 1 : Rouvrir le halage", style=Style(size=12.0, bold=True))
    for line in (heading(text, style=PILL), paragraph(text)):
        assert raws(find(items(*OBJECTIVES, title, line), "Rouvrir"), Field.SDG) == [text]


def test_what_annotates_a_marker_leaves_its_title_to_the_next_line() -> None:
    lines = (paragraph("Objectif stratégique 1  ODD : 6, 15"), heading("Un bourg au fil de l'eau"))
    (objective,) = items(*lines, bullet("Rouvrir le halage"), bullet("Curer le bief"))
    assert objective.title == "Un bourg au fil de l'eau"
    assert raws(objective, Field.SDG) == ["6, 15"]


def test_a_title_under_its_marker_may_begin_with_a_word_of_labels() -> None:
    found = items(*OBJECTIVES, heading("Action 4"), heading("Code du halage : apprendre à partager le chemin"))
    assert find(found, "Code du halage").number == "4"


SMALL = Style(size=8.0)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("2027-2029 Service Voirie 12 000 €",), ["2027-2029", "Service Voirie", "12 000 €"]),
        (("2027-2029 Service Voirie", "12 000 €"), ["2027-2029", "Service Voirie", "12 000 €"]),
        (("2028", "Cellule Logement, CPAS"), ["2028", "Cellule Logement, CPAS"]),
        (("Service Voirie",), []),
        (("2028 Une année pour le bief",), []),
    ],
)
def test_values_in_small_print_need_no_label(lines: tuple[str, ...], expected: list[str]) -> None:
    texts = [paragraph(line, style=SMALL) for line in lines]
    acted = bullet("Curer le bief", style=Style(size=12.0))
    found = items(*OBJECTIVES, acted, *texts, bullet("Planter des saules", style=Style(size=12.0)))
    action = find(found, "Curer")
    fields = (Field.SCHEDULE, Field.PILOT, Field.AMOUNT)
    assert [raw for field in fields for raw in raws(action, field)] == expected


@pytest.mark.parametrize("boxed", [False, True])
def test_years_in_a_look_of_their_own_are_those_of_the_actions_above_them(boxed: bool) -> None:
    pill = Style(size=8.0, bold=True, colour="#ffffff")
    found: list[Block] = []
    for number in (1, 2, 3):
        parts = [
            heading(f"1.{number} Rouvrir le canal {number}"),
            bullet(f"Curer le bief {number}", style=Style(size=12.0)),
        ]
        parts.append(paragraph(f"203{number}", style=pill))
        cells = tuple(Cell(row, 0, blocks=(part,)) for row, part in enumerate(parts))
        found += [Table(cells, 3, 1)] if boxed else parts
    tree = items(heading("1 Être un bourg vert"), *found)
    assert [raws(find(tree, f"Curer le bief {n}"), Field.SCHEDULE) for n in (1, 2, 3)] == [["2031"], ["2032"], ["2033"]]


def test_years_side_by_side_are_names_of_columns() -> None:
    pill = Style(size=8.0, bold=True, colour="#ffffff")
    years = [paragraph(str(year), style=pill) for year in (2031, 2032, 2033, 2034)]
    tree = items(heading("OS 1 Être un bourg vert"), paragraph("Porteur", style=pill), *years, bullet("Curer le bief"))
    assert raws(tree[0], Field.PILOT) == []
    assert raws(tree[0], Field.SCHEDULE) == []


@pytest.mark.parametrize(
    "legend",
    ["★ action prioritaire", "Sept actions prioritaires, marquées d'une étoile ★"],
)
def test_a_sign_behind_a_title_says_what_the_legend_does(legend: str) -> None:
    found = items(paragraph(legend), *OBJECTIVES, bullet("Curer le bief ★"), bullet("Planter des saules"))
    action = find(found, "Curer le bief")
    assert action.title == "Curer le bief"
    assert raws(action, Field.PRIORITY) == ["★"]


def test_the_first_entry_under_the_lone_marker_of_an_action_is_its_title() -> None:
    found = items(*OBJECTIVES, heading("Action 4"), bullet("Curer le bief"), bullet("Pilote : Eaux"), bullet("en mars"))
    action = find(found, "Curer le bief")
    assert (action.number, raws(action, Field.PILOT)) == ("4", ["Eaux"])


def test_a_volet_may_stand_between_a_marker_and_its_title() -> None:
    found = items(
        heading("Objectif stratégique 1"), paragraph("Volet externe"), heading("Être une commune verte"),
        bullet("Semer"),
        heading("Objectif stratégique 2"), paragraph("Volet interne"), heading("Être une équipe"),
        bullet("Former"),
    )  # fmt: skip
    assert [(item.title, item.volet) for item in found] == [
        ("Être une commune verte", "external"), ("Être une équipe", "internal"),
    ]  # fmt: skip


def test_a_tag_may_name_the_volet_of_the_objective_above_it() -> None:
    found = items(
        heading("OS 1 : Être une commune verte"), paragraph("Externe"), bullet("Semer"),
        heading("OS 2 : Être une équipe"), paragraph("Interne"), bullet("Former"),
    )  # fmt: skip
    assert [item.volet for item in found] == ["external", "internal"]
    assert not any(raws(item, Field.DESCRIPTION) for item in found)


def test_a_volet_between_a_lone_marker_and_the_next_parts_the_plan() -> None:
    found = items(
        heading("OS 1 : Être une commune verte"), heading("Objectif stratégique 2"), paragraph("Volet interne"),
        heading("Objectif stratégique 3 : Être une équipe"), bullet("Former"),
    )  # fmt: skip
    assert [(item.number, item.volet) for item in found] == [("1", "external"), ("2", "external"), ("3", "internal")]


@pytest.mark.parametrize("reminder", [["OS 1"], ["OS 1 – Être une commune verte"], ["OS 1", "Être une commune verte"]])
def test_a_reminder_of_the_open_objective_begins_nothing(reminder: list[str]) -> None:
    blocks = [heading("OS 1", page=1), heading("Être une commune verte", page=1)]
    for number, title in enumerate(("Fleurir les entrées", "Soigner les berges"), 1):
        blocks.append(heading(f"OO 1.{number} – {title}", page=1 + number))
        blocks += [paragraph(line, page=1 + number) for line in reminder]
        blocks.append(paragraph(f"Action {number} : Semer", page=1 + number))
    assert tree(*blocks) == [
        "OS 1 Être une commune verte",
        "  OO 1.1 Fleurir les entrées", "    A 1 Semer",
        "  OO 1.2 Soigner les berges", "    A 2 Semer",
    ]  # fmt: skip


def test_a_line_below_an_open_bracket_stands_in_it() -> None:
    lines = ("Isoler la crèche et les vestiaires (responsable : Échevine du bâti –", "délai : 2028) ;")
    found = find(items(*OBJECTIVES, bullet(*lines), bullet("Ouvrir une halle")), "Isoler")
    assert found.title == "Isoler la crèche et les vestiaires"
    assert raws(found, Field.PILOT) == ["Échevine du bâti"]
    assert raws(found, Field.SCHEDULE) == ["2028"]
    parts = ("Isoler la crèche (responsable :", "Service travaux – délai : 2028) ;")
    others = ("Ouvrir une halle (délai : 2027)", "Planter un verger (délai : 2026)")
    found = find(items(*OBJECTIVES, *map(paragraph, (*parts, *others))), "Isoler")
    assert (found.title, raws(found, Field.PILOT)) == ("Isoler la crèche", ["Service travaux"])


@pytest.mark.parametrize(
    ("line", "field", "raw"),
    [
        ("Avancement : 62 %", Field.PROGRESS, "62 %"),
        ("Taux moyen de réalisation de l'objectif : 62 %", Field.PROGRESS, "62 %"),
        ("Avancement : en cours", Field.STATUS, "en cours"),
        ("Réalisé à 62 %", Field.STATUS, "Réalisé à 62 %"),
    ],
)
def test_a_rate_is_no_state(line: str, field: Field, raw: str) -> None:
    found = items(heading("OS 1 : Être une commune proche"), paragraph(line), paragraph("Action 1 : Curer le bief"))
    assert [(value.field, value.raw) for value in found[0].values] == [(field, raw)]


@pytest.mark.parametrize("beside", ["(volet interne)", "– volet interne", "(interne)", "(1/2)", "(2024-2030)"])
def test_what_only_annotates_a_marker_is_no_title(beside: str) -> None:
    lines = tree(
        heading(f"Objectif stratégique 2 {beside}"), paragraph("Une équipe soudée"), heading("OO 1 : Former les agents")
    )
    assert lines == ["OS 2 Une équipe soudée", "  OO 1 Former les agents"]


def test_a_title_that_goes_on_overleaf_is_one() -> None:
    lines = tree(
        heading("OS 1 : Être sobre (1/2)"),
        heading("OO 1 : Isoler"),
        heading("OS 1 : Être sobre (2/2)"),
        heading("OO 2 : Trier"),
    )
    assert lines == ["OS 1 Être sobre", "  OO 1 Isoler", "  OO 2 Trier"]


def test_a_few_words_that_end_a_list_entry_of_a_page_are_said_of_it() -> None:
    def entry(title: str, tag: str, at: int) -> list[TextBlock]:
        place = Place(path=f"ul > li:nth-of-type({at})")
        style = Style(colour="#ffffff", indent=30.0)
        return [
            TextBlock(Kind.LIST_ITEM, (Line(title, place),), marker="•", level=0),
            TextBlock(Kind.PARAGRAPH, (Line(tag, place, style),)),
        ]

    first, second = entry("Curer le ruisseau", "Prévue", 1), entry("Semer un pré fleuri", "Bon plan", 2)
    roots = items(*OBJECTIVES, *first, *second, heading("OS 2 : Être une commune sûre"))
    assert raws(find(roots, "Curer"), Field.STATUS) == ["Prévue"]
    assert raws(find(roots, "Semer"), Field.DESCRIPTION) == ["Bon plan"]
    assert [item.theme for item in roots] == [None, None]


def test_a_bracket_that_a_page_break_cuts_is_of_the_title_that_opens_it() -> None:
    found = items(
        heading("OS 1 : Être un bourg au fil de l'eau"),
        paragraph("Action 1.1 : Curer le bief (Pilote : Mme"),
        paragraph("Ancion | Année : 2027 |", "Priorité : Priorité haute)"),
    )
    action = find(found, "Curer le bief")
    assert action.title == "Curer le bief"
    assert [raws(action, field) for field in (Field.PILOT, Field.PRIORITY)] == [["Mme Ancion"], ["Priorité haute"]]
    found = items(
        heading("OS 1 : Être un bourg au fil de l'eau"),
        bullet("Planter des saules (Pilote : DG • Coût estimé :"),
        paragraph("1 500 euros)"),
        bullet("Semer un pré (Pilote : DF)"),
    )
    assert raws(find(found, "Planter"), Field.AMOUNT) == ["1 500 euros"]


def test_what_stands_below_the_sentence_under_an_objective_is_said_of_the_objective() -> None:
    found = items(
        heading("OS 1 : Être un bourg au fil de l'eau"),
        heading("OO 1.1 : Rendre la rivière propre"),
        bullet("Curer le bief"),
        heading("OS 2 : Être un bourg de verdure"),
        paragraph("Le bourg a perdu la moitié de ses haies."),
        paragraph("ODD : 13, 15"),
        heading("OO 2.1 : Soigner les haies"),
        bullet("Planter des saules"),
    )
    assert [raws(objective, Field.SDG) for objective in found] == [[], ["13, 15"]]


def test_a_label_in_small_letters_below_a_title_goes_on_with_no_title() -> None:
    lines = ("pilote : Service des fêtes", "échéance prévue : 2027", "état : En cours")
    found = items(*OBJECTIVES, heading("A.1 Peindre le hall"), *map(paragraph, lines), heading("A.2 Isoler le toit"))
    action = find(found, "Peindre")
    assert action.title == "Peindre le hall"
    assert raws(action, Field.PILOT) == ["Service des fêtes"]
    assert raws(action, Field.SCHEDULE) == ["2027"]
    assert raws(action, Field.STATUS) == ["En cours"]


def test_a_title_goes_on_with_a_word_of_labels_behind_one_that_ends_no_text() -> None:
    found = items(*OBJECTIVES, heading("A.1 Revoir la mobilité et le"), paragraph("suivi : un autre regard"))
    assert find(found, "Revoir").title == "Revoir la mobilité et le suivi : un autre regard"


def test_lines_with_labels_in_small_letters_are_parted_in_one_paragraph() -> None:
    block = paragraph("pilote : Service des fêtes", "partenaires : Les Amis du hall", "échéance : 2027")
    action = find(items(*OBJECTIVES, heading("A.1 Peindre le hall"), block), "Peindre")
    assert raws(action, Field.PILOT) == ["Service des fêtes"]
    assert raws(action, Field.PARTNER) == ["Les Amis du hall"]
    assert raws(action, Field.SCHEDULE) == ["2027"]


@pytest.mark.parametrize("word", ["Enjeux", "Défi"])
def test_a_sentence_behind_the_word_of_a_theme_says_why_an_objective_stands_there(word: str) -> None:
    reason = f"{word} : Le hall est trop petit pour accueillir toutes les fêtes du village."
    found = items(heading("Thématique : Accueil"), *OBJECTIVES, paragraph(reason), heading("A.1 Peindre le hall"))
    assert find(found, "Peindre").theme == find(found, "Rendre").theme == "Accueil"
    assert raws(find(found, "Rendre"), Field.DESCRIPTION) == [reason.partition(" : ")[2]]


def test_a_sentence_behind_the_word_of_a_theme_is_the_reason_of_an_objective_without_number_too() -> None:
    why = "Le hall est trop petit pour accueillir toutes les fêtes du village."
    found = items(
        heading("Objectif stratégique : Être un village qui reçoit"),
        heading("Objectif opérationnel : Agrandir les lieux de fête"), paragraph(f"Enjeux : {why}"),
        paragraph("Actions :"), bullet("Abattre la cloison"),
        heading("Objectif opérationnel : Soigner le mobilier"), paragraph("Actions :"), bullet("Revernir les tables"),
    )  # fmt: skip
    assert raws(find(found, "Agrandir"), Field.DESCRIPTION) == [why]
    assert {find(found, title).theme for title in ("Abattre", "Soigner", "Revernir")} == {None}


def test_an_objective_in_a_heading_below_a_plain_line_of_a_fiche_is_not_its_parent() -> None:
    plain, large, bold = Style(size=11.0), Style(size=14.0, bold=True), Style(size=11.0, bold=True)
    blocks: list[TextBlock] = []
    for volet, n in (("VOLET EXTERNE", 1), ("VOLET INTERNE", 2)):
        blocks += [heading(volet, style=Style(size=16.0, bold=True)), heading(f"OS {n} : Être proche {n}", style=large)]
        for m in (1, 2):
            blocks.append(heading(f"OO {m} : Ouvrir le hall {n}{m}", style=bold))
            blocks.append(paragraph(f"Fiche n° {2 * n + m - 2} : Peindre le mur {n}{m}", style=plain))
    assert tree(*blocks) == [
        line
        for n in (1, 2)
        for line in (
            f"OS {n} Être proche {n}",
            *(
                part
                for m in (1, 2)
                for part in (f"  OO {m} Ouvrir le hall {n}{m}", f"    A {2 * n + m - 2} Peindre le mur {n}{m}")
            ),
        )
    ]


def test_indicators_of_this_objective_below_its_actions_are_not_those_of_the_last_one() -> None:
    found = items(
        *OBJECTIVES,
        heading("Action 1 Peindre le hall"),
        paragraph("Pilote : DG"),
        paragraph("Indicateurs liés à cet objectif :"),
        bullet("Nombre de visites"),
        bullet("Fêtes tenues"),
        heading("OO 1.2 : Isoler les murs"),
        heading("Action 2 Poser la laine"),
    )
    assert raws(find(found, "Rendre"), Field.INDICATOR) == ["Nombre de visites", "Fêtes tenues"]
    assert not values(find(found, "Peindre"), Field.INDICATOR)


@pytest.mark.parametrize(("first", "found"), [("• 3 écluses rouvertes", 2), ("3 écluses rouvertes", 1)])
def test_a_list_may_begin_on_the_line_of_its_label(first: str, found: int) -> None:
    roots = items(
        heading("OS 1 : Rouvrir le canal"),
        heading("Action 1.1 : Curer le bief du moulin"),
        paragraph("Pilote : Voirie"),
        paragraph(f"Indicateurs : {first}"),
        bullet("12 saules plantés"),
        paragraph("Échéance : 2031"),
    )
    assert len(values(find(roots, "Curer"), Field.INDICATOR)) == found

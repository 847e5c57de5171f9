"""Actions within paragraphs, lines that begin with the objective they serve, analyses, questions, deadlines told."""

from __future__ import annotations

import pytest

from extract.detect.plan.told_deadlines import with_deadlines_told
from extract.document import Block, Style
from extract.printed import Field, Level, PrintedItem, PrintedValue
from tests.extract.documents import BOLD, bullet, heading, items, paragraph, raws, table, tree

NAMES = ("Soigner l'eau", "Ouvrir les portes", "Nourrir le bourg", "Garder les chemins")
DEEDS = (
    ("curer le bief (Service Travaux, 2027)", "poser une citerne à l'école (Service Énergie, 2028)"),
    ("prêter des jeux (Service Culture, 2026)", "accueillir les associations (Service Culture, 2029)"),
    ("bâtir un fournil (Service Travaux, 2030)", "acheter au village (Service Enfance, 2026)"),
    ("baliser les crêtes (Service Travaux, 2027)", "planter des haies (Service Énergie, 2028)"),
)


def told(lead: str = "Nous allons donc") -> list[Block]:
    blocks: list[Block] = [heading("OS 1 : Être un bourg vivant", level=1)]
    for number, (name, deeds) in enumerate(zip(NAMES, DEEDS, strict=True), 1):
        blocks.append(heading(f"OO 1.{number} : {name}", level=2))
        blocks.append(paragraph(f"Le bourg le demande depuis longtemps. {lead} : {' ; '.join(deeds)}."))
    return blocks


def test_deeds_listed_within_paragraphs_are_actions_with_who_and_when() -> None:
    (found,) = items(*told())
    actions = [action for objective in found.children for action in objective.children]
    assert [action.title for action in actions] == [deed.partition(" (")[0] for deeds in DEEDS for deed in deeds]
    assert raws(actions[0], Field.PILOT) == ["Service Travaux"]
    assert raws(actions[0], Field.SCHEDULE) == ["2027"]


def test_lists_within_paragraphs_stay_text_where_the_plan_lists_its_actions() -> None:
    listed = [*told(), *(bullet(f"Repeindre la halle {k}") for k in range(12))]
    assert not [line for line in tree(*listed) if "curer le bief" in line]


OBJECTIVES: list[Block] = [
    heading("OS 1. Être un bourg vivant", level=1),
    *(paragraph(f"OO 1.{number}. {name}") for number, name in enumerate(NAMES, 1)),
]


def test_lines_that_begin_with_the_code_of_an_objective_are_its_actions() -> None:
    (found,) = items(
        *OBJECTIVES,
        paragraph("2027 :", style=BOLD),
        bullet("OO 1.1 : Curer le bief – Service Travaux"),
        bullet("OO 1.3 : Bâtir un fournil – Service Travaux"),
        paragraph("2028 :", style=BOLD),
        bullet("OO 1.1 : Poser une citerne – Service Énergie"),
        bullet("OO 1.4 : Planter des haies – Service Énergie"),
    )
    assert [child.title for child in found.children] == list(NAMES)
    water = found.children[0].children
    assert [(a.title, a.level, raws(a, Field.SCHEDULE), raws(a, Field.PILOT)) for a in water] == [
        ("Curer le bief", Level.ACTION, ["2027"], ["Service Travaux"]),
        ("Poser une citerne", Level.ACTION, ["2028"], ["Service Énergie"]),
    ]


def test_objectives_whose_numbers_begin_again_keep_their_level() -> None:
    again = [
        heading("Volet interne", level=1),
        heading("OS 1. Être une maison claire", level=1),
        *(
            block
            for number, name in enumerate(("Former", "Ranger", "Écrire", "Compter"), 1)
            for block in (
                paragraph(f"OO 1.{number}. {name} mieux"),
                bullet(f"{name} un peu"),
                bullet(f"{name} beaucoup"),
            )
        ),
    ]
    assert "  OO 1.1 Former mieux" in tree(heading("Volet externe", level=1), *OBJECTIVES, *again)


SWOT = [
    ["Forces", "Faiblesses"],
    ["un bief\nune halle", "des rues étroites"],
    ["Opportunités", "Menaces"],
    ["un subside", "la crue"],
]


@pytest.mark.parametrize("as_table", [True, False])
def test_an_analysis_before_the_objectives_holds_no_actions(as_table: bool) -> None:
    parts = [paragraph(cell, style=BOLD) if row % 2 == 0 else bullet(cell) for row in range(4) for cell in SWOT[row]]
    ordered = [parts[k] for k in (0, 2, 1, 3, 4, 6, 5, 7)]
    lines = tree(
        heading("Objectif stratégique 1. Être un bourg vivant", level=1),
        *([table(SWOT)] if as_table else ordered),
        paragraph("1.1. Soigner l'eau", style=BOLD),
        bullet("Curer le bief"),
        bullet("Poser une citerne"),
    )
    assert [line.strip() for line in lines] == [
        "OS 1 Être un bourg vivant",
        "OO 1.1 Soigner l'eau",
        "A Curer le bief",
        "A Poser une citerne",
    ]


def test_numbered_questions_are_objectives_and_their_answers_have_no_number() -> None:
    blocks: list[Block] = [heading("Objectif stratégique 1. Être un bourg vivant", level=1)]
    for number, about in enumerate(("soigner l'eau", "ouvrir les portes", "nourrir le bourg"), 1):
        blocks.append(paragraph(f"1.{number}. Comment {about} ?", style=Style(size=12.0, bold=True)))
        blocks += [paragraph(f"R. Curer le bief {number}{k}", style=Style(indent=20.0)) for k in (1, 2)]
    (found,) = items(*blocks)
    assert [child.title for child in found.children] == [
        "Comment soigner l'eau ?",
        "Comment ouvrir les portes ?",
        "Comment nourrir le bourg ?",
    ]
    assert {action.number for child in found.children for action in child.children} == {None}


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("La date entre parenthèses est l'échéance de l'action.", "end"),
        ("À droite de chaque action figurent le service et l'échéance.", "end"),
        ("L'échéance du plan est fixée à 2030.", "period"),
        ("Les dates entre parenthèses sont indicatives.", "period"),
    ],
)
def test_a_sentence_says_what_bare_dates_are(sentence: str, bound: str) -> None:
    times = [PrintedValue(Field.SCHEDULE, raw, None, {"bound": "period"}) for raw in ("2027", "2027-2028")]
    (found,) = with_deadlines_told(
        [PrintedItem(Level.ACTION, "Curer le bief", values=tuple(times))], [paragraph(sentence)]
    )
    assert [value.hints["bound"] for value in found.values] == [bound, "period"]

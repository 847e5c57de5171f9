"""Actions that name the objective they serve in a bracket behind them; states with which the texts below begin."""

from __future__ import annotations

from extract.printed import Field
from tests.extract.documents import bullet, heading, items, paragraph, raws, table

DEEDS = ("Planter un verger", "Rouvrir le bief", "Semer un pré", "Border le sentier de haies")
STATES = ("Réalisée", "En cours", "Bloquée", "En cours")


def test_brackets_say_which_objective_an_action_serves() -> None:
    roots = items(
        heading("Nos objectifs stratégiques"),
        *(paragraph(f"OS {letter} – Être une commune {what}") for letter, what in (("A", "verte"), ("B", "calme"))),
        heading("Pour le hameau du moulin"),
        *(bullet(f"{deed} (OS {'AB'[n % 2]} – 202{6 + n} – Service Parcs)") for n, deed in enumerate(DEEDS)),
    )
    assert [[child.title for child in root.children] for root in roots] == [list(DEEDS[::2]), list(DEEDS[1::2])]
    assert raws(roots[1].children[0], Field.SCHEDULE) == ["2027"]


def test_a_text_below_an_action_begins_with_its_state() -> None:
    found = items(
        heading("Objectif stratégique 1 – Être une commune verte"),
        *(
            block
            for n, (deed, state) in enumerate(zip(DEEDS, STATES, strict=True), 1)
            for block in (paragraph(f"Action 1.{n} – {deed}"), paragraph(f"{state}. Les riverains ont été consultés."))
        ),
    )
    assert [raws(action, Field.STATUS) for action in found[0].children] == [[state] for state in STATES]


def test_dashes_under_a_year_are_no_actions() -> None:
    rows = [["Année", "Actions de l'année", "Pilote"], ["2026", "Semer un pré", "Parcs"], ["2027", "–", "–"]]
    rows += [["2028", "Rouvrir le bief", "Voirie"]]
    found = items(heading("OS 1 – Être une commune verte"), heading("OO 1.1 – Soigner l'eau"), table(rows))
    actions = found[0].children[0].children
    assert [(action.title, raws(action, Field.SCHEDULE)) for action in actions] == [
        ("Semer un pré", ["2026"]),
        ("Rouvrir le bief", ["2028"]),
    ]

"""Several fiches in one table: each begins at the label that opens them all, or at the title above it."""

from __future__ import annotations

import pytest

from extract.printed import Field
from tests.extract.documents import find, items, outline, raws, table

TITLES = ["Curer le bief", "Semer un pré", "Rouvrir le lavoir"]


def _fiches(heads: list[list[list[str]]]) -> list[list[str]]:
    """The rows of fiches: under each head who is in charge and how urgent it is."""
    tails = [[["Pilote", f"Service {at}"], ["Priorité", str(at)]] for at, _ in enumerate(heads, 1)]
    return [row for head, tail in zip(heads, tails, strict=True) for row in (*head, *tail)]


@pytest.mark.parametrize("codes", [["", "", ""], [" (A.1.1.1)", " (A.1.1.2)", " (A.1.2.1)"]])
def test_a_title_over_the_label_that_opens_all_fiches_begins_the_next(codes: list[str]) -> None:
    over = [[["Volet", "Volet externe"], ["Objectif opérationnel", f"Verdir {place}"]] for place in ("A", "A", "B")]
    rows = _fiches([[[title + code, ""], *above] for title, code, above in zip(TITLES, codes, over, strict=True)])
    spans = {(at, 0): (1, 2) for at, row in enumerate(rows) if not row[1]}
    found = items(table(rows, spans=spans))
    titles = [line.split(" ", maxsplit=2)[-1] if codes[0] else line[4:] for line in outline(found) if "A " in line[:5]]
    assert [next(t for t in TITLES if line.endswith(t)) for line in titles] == TITLES
    for at, title in enumerate(TITLES, 1):
        assert raws(find(found, title), Field.PILOT) == [f"Service {at}"]
        assert raws(find(found, title), Field.PRIORITY) == [str(at)]
    assert {item.volet for item in found} == {"external"}


def test_a_caption_that_is_the_same_over_all_fiches_is_no_title() -> None:
    heads = [[["Identification", ""], ["Objectif opérationnel", "Verdir"], ["Action", title]] for title in TITLES]
    rows = _fiches(heads)
    found = items(table(rows, spans={(at, 0): (1, 2) for at, row in enumerate(rows) if not row[1]}))
    assert outline(found) == ["OO Verdir", *(f"  A {title}" for title in TITLES)]


def test_a_label_over_the_titles_of_all_fiches_begins_the_next() -> None:
    volets = ["Volet externe", "Volet externe", "Volet interne"]
    axes = ["Lieux", "Lieux", "Gens"]
    heads = [
        [["Volet", volet], ["Axe", axis], ["Objectif stratégique", f"OS {axis}"], ["Action", title]]
        for volet, axis, title in zip(volets, axes, TITLES, strict=True)
    ]
    found = items(table(_fiches(heads)))
    assert [(item.volet, item.theme) for item in found] == [("external", "Lieux"), ("internal", "Gens")]
    actions = [find(found, title) for title in TITLES]
    assert [(a.volet, a.theme) for a in actions] == [("external", "Lieux")] * 2 + [("internal", "Gens")]


def test_what_signs_stand_for_is_no_value_of_the_fiche_below() -> None:
    rows = [["Priorité : 1 = haute, 2 = basse", ""], *_fiches([[["Action", title]] for title in TITLES])]
    found = items(table(rows, spans={(0, 0): (1, 2)}))
    assert raws(find(found, TITLES[0]), Field.PRIORITY) == ["1"]


def test_objectives_beside_labels_may_bear_their_codes_at_the_end() -> None:
    above = [["Objectif stratégique", "Être verte (O.S.1)"], ["Objectif opérationnel", "Planter (O.O.1.2)"]]
    found = items(
        table(_fiches([[*above, ["Action", f"{title} (Action 1.2.{at})"]] for at, title in enumerate(TITLES, 1)]))
    )
    assert outline(found) == [
        "OS 1 Être verte",
        "  OO 1.2 Planter",
        *(f"    A 1.2.{at} {title}" for at, title in enumerate(TITLES, 1)),
    ]


def test_an_objective_below_a_title_is_not_named_before_the_titles_of_other_fiches() -> None:
    """Some fiches have a description first: in those the objective that they serve begins no other one."""
    above = ["Objectif opérationnel", "OS1-OO1 Verdir"]
    heads = [
        [[f"OS1-OO1-A{at} {title}", ""], *([["Description", f"Avec {at} voisins"]] if at != 2 else []), above]
        for at, title in enumerate(TITLES, 1)
    ]
    rows = _fiches(heads)
    found = items(table(rows, spans={(at, 0): (1, 2) for at, row in enumerate(rows) if not row[1]}))
    for at, title in enumerate(TITLES, 1):
        assert raws(find(found, title), Field.PILOT) == [f"Service {at}"]

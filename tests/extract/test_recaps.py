"""Tables at the end that list again what fiches have told give no second items."""

from __future__ import annotations

from collections import Counter

import pytest

from extract.detect.reading import read_entries
from extract.document import Block, Table
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, items, outline, paragraph, raws, table, values

OBJECTIVES = [
    ["Objectif stratégique", "OS 1 – Être une commune proche"],
    ["Objectif opérationnel", "OO 1.1 – Accueillir"],
]
TITLES = ["Repeindre le hall", "Flécher les bureaux", "Ouvrir un guichet le soir"]


def fiche(number: int, title: str) -> Table:
    return table([[f"Fiche action 1.1.{number}", title], *OBJECTIVES, ["Pilote", "DG"], ["Budget", f"{number}.000 €"]])


def recap(titles: list[str]) -> Table:
    rows = [[f"1.1.{n}", title, "Accueil", f"203{n}"] for n, title in enumerate(titles, 1)]
    return table([["N°", "Action", "Pilote", "Échéance"], *rows])


def test_a_table_of_all_fiches_repeats_them() -> None:
    found = items(*(fiche(n, title) for n, title in enumerate(TITLES, 1)), heading("Récapitulatif"), recap(TITLES))
    assert outline(found)[2:] == [f"    A 1.1.{n} {title}" for n, title in enumerate(TITLES, 1)]
    action = find(found, "Flécher")
    assert raws(action, Field.PILOT) == ["DG"]
    assert raws(action, Field.SCHEDULE) == ["2032"]  # what only the table says


def test_the_mark_of_a_note_that_the_table_leaves_out_is_no_part_of_the_title() -> None:
    marked = [f"{TITLES[0]} (1)", *TITLES[1:]]
    found = items(*(fiche(n, title) for n, title in enumerate(marked, 1)), recap(TITLES))
    assert outline(found)[2:] == [f"    A 1.1.{n} {title}" for n, title in enumerate(TITLES, 1)]


def test_a_table_with_an_action_of_its_own_is_no_repetition() -> None:
    others = [*TITLES[:2], "Former les agents"]
    found = items(*(fiche(n, title) for n, title in enumerate(TITLES, 1)), recap(others))
    assert "    A 1.1.3 Former les agents" in outline(found)


def test_the_fiches_of_a_document_are_no_action() -> None:
    found = items(paragraph("Fiches actions – édition revue"), *(fiche(n, title) for n, title in enumerate(TITLES, 1)))
    assert outline(found)[0] == "OS 1 Être une commune proche"


BODY = {
    ("1.1", "Accueillir"): ["Repeindre le hall", "Flécher les bureaux", "Ouvrir un guichet le soir"],
    ("1.2", "Informer"): ["Publier un bulletin", "Créer un site"],
    ("1.3", "Écouter"): ["Réunir les quartiers", "Sonder les habitants", "Placer une boîte à idées"],
}
ACTIONS = [
    (f"{code}.{n}", title, (code, name))
    for (code, name), titles in BODY.items()
    for n, title in enumerate(titles, 1)
]  # fmt: skip


def chapters() -> list[Block]:
    """A table of actions under the heading of each operational objective."""
    blocks: list[Block] = [heading("OS 1 – Être une commune proche", level=1)]
    for (code, name), titles in BODY.items():
        rows = [[f"{code}.{n}", title, "Accueil", f"203{n}"] for n, title in enumerate(titles, 1)]
        blocks += [heading(f"OO {code} – {name}", level=2), table([["N°", "Action", "Pilote", "Échéance"], *rows])]
    return blocks


def listed() -> Table:
    return table([["N°", "Action"], *([code, title] for code, title, _ in ACTIONS)])


def summed_up() -> Table:
    rows = [["OS 1", f"OO {above}", code, title, "2031"] for code, title, (above, _) in ACTIONS]
    return table([["OS", "OO", "N°", "Action", "Échéance"], *rows])


WHOLE = [
    "OS 1 Être une commune proche",
    *(
        line
        for (code, name), titles in BODY.items()
        for line in (f"  OO {code} {name}", *(f"    A {code}.{n} {title}" for n, title in enumerate(titles, 1)))
    ),
]


@pytest.mark.parametrize("recap", [listed(), summed_up()])
@pytest.mark.parametrize("is_last", [True, False])
def test_a_list_of_what_the_tables_of_objectives_tell_gives_no_actions(recap: Table, *, is_last: bool) -> None:
    aside: list[Block] = [heading("Récapitulatif", level=1), recap]
    blocks = [*chapters(), *aside] if is_last else [*aside, *chapters()]
    found = items(*blocks)
    assert outline(found) == WHOLE
    assert raws(find(found, "Flécher"), Field.PILOT) == ["Accueil"]


def test_a_list_without_numbers_repeats_titles() -> None:
    rows = [[title, "Service social"] for _, title, _ in ACTIONS]
    assert outline(items(*chapters(), heading("Qui fait quoi"), table([["Action", "Service"], *rows]))) == WHOLE


def test_a_row_that_a_long_list_alone_tells_stands_behind_its_neighbour() -> None:
    rows = [[f"1.{n}.1", f"Entretenir le parc numéro {n}", "Parcs"] for n in range(1, 13)]
    heads = [heading(f"OO 1.{n} – Fleurir le quartier {n}", level=2) for n in range(1, 13)]
    header = ["N°", "Action", "Pilote"]
    body: list[Block] = [part for head, row in zip(heads, rows, strict=True) for part in (head, table([header, row]))]
    titles = [[code, title] for code, title, _ in rows]
    titles.insert(4, ["1.4.2", "Planter une haie"])
    found = outline(items(heading("OS 1 – Être une ville verte", level=1), *body, table([["N°", "Action"], *titles])))
    assert found[7:10] == [
        "  OO 1.4 Fleurir le quartier 4",
        "    A 1.4.1 Entretenir le parc numéro 4",
        "    A 1.4.2 Planter une haie",
    ]
    assert len(found) == 1 + 2 * 12 + 1


def test_a_table_under_each_objective_is_none_of_the_list_before() -> None:
    rows = [[f"1.1.{n}", title] for n, title in enumerate(["Semer un pré", "Tailler les saules", "Curer la mare"], 1)]
    one: list[Block] = [heading("OO 1.1 – Verdir", level=2), table([["N°", "Action"], *rows])]
    others: list[Block] = [
        heading("OO 1.2 – Fleurir", level=2),
        table([["N°", "Action"], ["1.2.1", "Planter"], ["1.2.2", "Arroser"]]),
    ]
    assert len(outline(items(heading("OS 1 – Être une ville verte", level=1), *one, *others))) == 8


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("is_last", [True, False])
def test_a_list_of_lines_beside_the_chapters_gives_no_actions(*, numbered: bool, is_last: bool) -> None:
    lines = [bullet(f"{code} {title}" if numbered else title) for code, title, _ in ACTIONS]
    aside: list[Block] = [heading("Toutes nos actions", level=1), *lines]
    assert outline(items(*([*chapters(), *aside] if is_last else [*aside, *chapters()]))) == WHOLE


def test_tables_of_each_year_tell_nothing_of_their_own() -> None:
    aside: list[Block] = []
    for year in (2031, 2032):
        rows = [[code, title, "DG"] for code, title, _ in ACTIONS[year % 2 :: 2]]
        aside += [heading(f"Actions {year}", level=2), table([["N°", "Action", "Service"], *rows])]
    assert outline(items(*chapters(), *aside)) == WHOLE


def test_a_table_of_the_whole_plan_says_the_levels_of_the_chapters() -> None:
    rows = [
        ["OS 1 – Être une commune proche", f"OO {m} – {name}", f"{code} {title}"] for code, title, (m, name) in ACTIONS
    ]
    blocks: list[Block] = [heading("Objectif stratégique 1 : Être une commune proche", level=1)]
    for (code, name), titles in BODY.items():
        blocks.append(heading(f"{code} {name}", level=2))
        blocks += [paragraph(f"{code}.{n} {title}") for n, title in enumerate(titles, 1)]
    whole = table([["Objectif stratégique", "Objectif opérationnel", "Action"], *rows])
    assert outline(items(*blocks, whole)) == WHOLE


def test_the_same_steps_under_several_actions_are_no_recap() -> None:
    steps = ["Rédiger le cahier des charges", "Attribuer le marché public", "Exécuter les travaux prévus"]
    steps += ["Consulter tous les habitants", "Rencontrer les partenaires locaux"]
    titles = ["Repeindre le hall", "Isoler le toit", "Paver la place", "Planter un verger", "Border la mare"]
    blocks: list[Block] = [heading("OS 1 : Être un village fleuri")]
    for n, title in enumerate(titles):
        blocks.append(heading(f"OO 1.{n + 1} : Soigner le lieu {n + 1}"))
        order = (steps[n:] + steps[:n])[:3]
        blocks += [paragraph(title), paragraph("Sous-tâches :"), *map(bullet, order)]
        blocks += [paragraph(f"Responsable : Service {n}"), paragraph("Remarques : Subside obtenu.")]
    actions = [action for objective in items(*blocks)[0].children for action in objective.children]
    assert [action.title for action in actions] == titles
    assert [len(values(action, Field.STEP)) for action in actions] == [3] * 5
    assert [len(values(action, Field.PILOT)) for action in actions] == [1] * 5


def test_bullets_that_come_back_under_numbered_actions_are_no_recap() -> None:
    steps = ["Rédaction du cahier des charges", "Attribution du marché public", "Exécution des travaux prévus"]
    blocks: list[Block] = []
    for n, below in enumerate((steps, steps[:1], steps[1:]), 1):
        blocks += [heading(f"1.{n}. Soigner le lieu {n}"), heading(f"1.{n}.1. Planter le verger {n}")]
        blocks += [paragraph("Échéance : 2027"), *map(bullet, below), paragraph("Pilote : DG")]
    found = Counter(entry.title for entry in read_entries(blocks))
    assert [found[step] for step in steps] == [2, 2, 2]

"""Values that blocks of their own print once an objective, below the list of its actions."""

from __future__ import annotations

from extract.document import Block, Table
from extract.printed import Field, PrintedItem
from tests.extract.documents import find, heading, items, paragraph, raws, table


def budget(amount: str) -> Table:
    return table([["Nature", "2026", "2027"], ["Ordinaire", amount, "-"], ["Extraordinaire", "-", "9.000"]])


def objective(number: str, actions: int, *below: Block, between: tuple[Block, ...] = ()) -> tuple[Block, ...]:
    listed: list[Block] = []
    for i in range(1, actions + 1):
        listed += [paragraph(f"Action {number}.{i} : Repeindre le hall {number}{i}"), *(between if i < actions else ())]
    return (heading(f"OO {number} : Rendre le lieu {number} clair"), *listed, *below)


def read_items(*blocks: Block) -> tuple[PrintedItem, ...]:
    return items(heading("OS 1 : Être une commune proche"), *blocks)


def test_budgets_below_the_last_action_of_every_objective_are_the_objectives() -> None:
    found = read_items(
        *objective("1.1", 3, heading("Budget"), budget("1.000")),
        *objective("1.2", 1, heading("Budget"), budget("2.000")),
        *objective("1.3", 2, heading("Budget"), budget("3.000")),
    )
    assert raws(find(found, "Rendre le lieu 1.1 clair"), Field.AMOUNT) == ["1.000", "9.000"]
    assert raws(find(found, "Rendre le lieu 1.2 clair"), Field.AMOUNT) == ["2.000", "9.000"]
    assert raws(find(found, "Repeindre le hall 1.13"), Field.AMOUNT) == []


def test_budgets_below_other_actions_too_are_the_actions() -> None:
    found = read_items(
        *objective("1.1", 2, budget("1.000"), between=(budget("5.000"),)),
        *objective("1.2", 2, budget("2.000")),
        *objective("1.3", 2, budget("3.000")),
    )
    assert raws(find(found, "Repeindre le hall 1.12"), Field.AMOUNT) == ["1.000", "9.000"]


def test_labels_below_the_parts_of_an_action_are_the_action_s() -> None:
    def action(number: str, *parts: str) -> list[Block]:
        listed = [paragraph(f"{letter}) {part}") for letter, part in zip("abc", parts, strict=False)]
        return [
            paragraph(f"Action {number} : Ouvrir le lieu {number}"),
            *listed,
            paragraph(f"Pilote : Service {number}"),
        ]

    parts = ("Choisir le lieu", "Signer le bail")
    blocks = [*action("1.1.1", *parts), *action("1.1.2"), *action("1.1.3", *parts), *action("1.1.4", "Meubler")]
    found = read_items(heading("OO 1.1 : Rendre le lieu clair"), *blocks)
    for number in ("1.1.1", "1.1.2", "1.1.3", "1.1.4"):
        assert raws(find(found, f"Ouvrir le lieu {number}"), Field.PILOT) == [f"Service {number}"]


def test_one_objective_alone_tells_nothing() -> None:
    found = read_items(*objective("1.1", 2, budget("1.000")), *objective("1.2", 2), *objective("1.3", 2))
    assert raws(find(found, "Repeindre le hall 1.12"), Field.AMOUNT) == ["1.000", "9.000"]


def test_labels_below_the_list_of_actions_are_the_objectives_whatever_stands_below_each_action() -> None:
    lines = (paragraph("Pilote : DG"), paragraph("Indicateur : 3 halls repeints"))
    pilot = (paragraph("Pilote : DF"),)
    found = read_items(*objective("1.1", 2, *lines, between=pilot), *objective("1.2", 2, *lines, between=pilot))
    assert raws(find(found, "Rendre le lieu 1.1 clair"), Field.INDICATOR) == ["3 halls repeints"]
    assert raws(find(found, "Repeindre le hall 1.12"), Field.PILOT) == ["DG"]


def test_values_amid_those_of_each_action_are_the_action_s() -> None:
    lines = (paragraph("Pilote : DG"), paragraph("Partenaires : les Amis du bief"), paragraph("Échéance : 2027"))
    own = (lines[0], lines[2])
    found = read_items(*objective("1.1", 2, *lines, between=own), *objective("1.2", 2, *lines, between=own))
    assert raws(find(found, "Rendre le lieu 1.1 clair"), Field.PARTNER) == []
    assert raws(find(found, "Repeindre le hall 1.12"), Field.PARTNER) == ["les Amis du bief"]

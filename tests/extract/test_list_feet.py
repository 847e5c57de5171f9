"""Labels at the foot of lists belong to what the lists stand under, where no list has them elsewhere."""

from __future__ import annotations

from extract.document import Block
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, paragraph, raws, read

START = (heading("OS 1 : Être un bourg au fil de l'eau"),)


def card(title: str, *lines: str) -> list[Block]:
    return [heading(title), *(paragraph(line) if ":" in line else bullet(line) for line in lines)]


def pilots(title: str, *blocks: Block) -> list[str]:
    (plan,) = read(*START, *blocks).plans
    return raws(find(plan.items, title), Field.PILOT)


def test_a_pilot_at_the_foot_of_each_list_is_the_objective_s() -> None:
    cards = [
        *card("OO 1.1 : Ouvrir les berges", "Rouvrir le halage", "Planter des saules", "Pilote : Voirie"),
        *card("OO 1.2 : Soigner la rivière", "Curer le bief", "Nettoyer le lavoir", "Pilote : Environnement"),
    ]
    assert pilots("Ouvrir les berges", *cards) == ["Voirie"]
    assert pilots("Planter des saules", *cards) == []


def test_pilots_of_every_action_stay_theirs() -> None:
    cards = [
        *card("OO 1.1 : Ouvrir les berges", "Rouvrir le halage", "Pilote : Voirie", "Planter", "Pilote : Nature"),
        *card("OO 1.2 : Soigner la rivière", "Curer le bief", "Nettoyer le lavoir", "Pilote : Environnement"),
    ]
    assert pilots("Nettoyer le lavoir", *cards) == ["Environnement"]
    assert pilots("Soigner la rivière", *cards) == []

"""Tags in titles that a key of the document explains: fields, where most titles bear one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.document import Block
from extract.printed import Field, PrintedItem
from tests.extract.documents import bullet, heading, paragraph, raws, read, table

TITLES = ["Isoler le hall [C+CPAS]", "Curer le bief [C]", "Porter les repas [CPAS]", "Peindre le préau [C]", "Faucher"]
KEYS: tuple[Sequence[Block], ...] = (
    [paragraph("Entre crochets : [C] pour la Commune, [CPAS] pour le CPAS, [C+CPAS] pour ce qui se fait en synergie.")],
    [paragraph("[C] désigne la Commune ; [CPAS] le Centre public d'action sociale.")],
    [paragraph("Légende : C = Commune ; CPAS = Centre public ; C+CPAS = action conjointe")],
    [paragraph("La Commune [C], le CPAS [CPAS] ou les deux [C+CPAS] agissent.")],
    [paragraph("Lire les signes"), bullet("[C] : la Commune"), bullet("[CPAS] : le CPAS")],
    [table([["[C]", "Commune"], ["[CPAS]", "CPAS"], ["[C+CPAS]", "Synergie"]])],
)


def plan(*titles: str, key: Sequence[Block]) -> tuple[PrintedItem, ...]:
    over = (heading("Programme stratégique transversal 2024-2030", level=1), *key)
    first = (heading("OS 1 : Être une commune sobre"), heading("OO 1.1 : Isoler les bâtiments"))
    (found,) = read(*over, *first, *map(bullet, titles)).plans
    return found.items[0].children[0].children


@pytest.mark.parametrize("key", KEYS)
def test_explained_tags_are_no_part_of_their_titles(key: Sequence[Block]) -> None:
    actions = plan(*TITLES, key=key)
    assert [item.title for item in actions] == [title.split(" [")[0] for title in TITLES]
    assert [raws(item, Field.SYNERGY) for item in actions] == [["C+CPAS"], [], [], [], []]
    assert raws(actions[1], Field.REMARK)[0].startswith("C : ")


def test_round_brackets_hold_tags_too() -> None:
    titles = [title.replace("[", "(").replace("]", ")") for title in TITLES]
    key = [paragraph("(C) = Commune, (CPAS) = CPAS, (C+CPAS) = synergie")]
    assert [item.title for item in plan(*titles, key=key)] == [title.split(" [")[0] for title in TITLES]


@pytest.mark.parametrize("key", [[], [paragraph("La Commune et le CPAS agissent ensemble [C+CPAS].")]])
def test_tags_that_nothing_explains_stay(key: Sequence[Block]) -> None:
    assert [item.title for item in plan(*TITLES, key=key)] == TITLES


def test_abbreviations_that_few_titles_end_in_stay() -> None:
    titles = ["Relancer la Commission des rives (CDR)", "Fonder la Régie (RCA)", "Curer le bief", "Faucher", "Semer"]
    key = [paragraph("CDR : Commission des rives"), paragraph("RCA : Régie communale autonome")]
    assert [item.title for item in plan(*titles, key=key)] == titles


def test_a_tag_says_what_its_key_says() -> None:
    titles = ["Isoler [VI]", "Curer [VE]", "Peindre [VI]", "Semer [P1]", "Planter [ST]"]
    key = [paragraph("[VI] volet interne ; [VE] volet externe ; [P1] action prioritaire ; [ST] Service Travaux")]
    actions = plan(*titles, key=key)
    assert [item.title for item in actions] == ["Isoler", "Curer", "Peindre", "Semer", "Planter"]
    assert [item.volet for item in actions[:3]] == ["internal", "external", "internal"]
    assert (raws(actions[3], Field.PRIORITY), raws(actions[4], Field.PILOT)) == (["P1"], ["ST"])


def test_the_word_of_a_pictogram_says_what_the_pictogram_does() -> None:
    key = [paragraph("Le pictogramme « duo » signale les actions menées en commun avec le CPAS.")]
    actions = plan("Isoler le hall duo", "Curer le bief", key=key)
    assert [(item.title, raws(item, Field.SYNERGY)) for item in actions] == [
        ("Isoler le hall", ["duo"]),
        ("Curer le bief", []),
    ]
    assert plan("Isoler le hall duo", "Curer le bief", key=[])[0].title == "Isoler le hall duo"


def test_the_key_before_the_first_plan_explains_the_signs_of_all() -> None:
    def own(of: str) -> list[Block]:
        table_of = table([["Action", "État"], ["Isoler le hall", "R"], ["Curer le bief", "E"]])
        return [heading(f"Programme stratégique transversal {of}", level=1), heading("OS 1 : Être sobre"), table_of]

    key = paragraph("Légende : R = réalisé, E = en cours")
    plans = read(key, *own("de la Commune de Gouvy"), *own("du CPAS de Gouvy")).plans
    states = [[v.hints.get("legend") for item in plan.items[0].children for v in item.values] for plan in plans]
    assert states == [["réalisé", "en cours"]] * 2

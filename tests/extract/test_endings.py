"""Who and when at the end of titles: what many endings of a document have in common tells what each of them says."""

from __future__ import annotations

import pytest

from extract.document import Block
from extract.printed import Field, PrintedItem
from tests.extract.documents import bullet, heading, items, raws

Read = tuple[str, list[str], list[str]]


def actions(*titles: str) -> list[Read]:
    over: tuple[Block, ...] = (heading("OS 1 : Être une commune sobre"), heading("OO 1.1 : Isoler les bâtiments"))
    (root,) = items(*over, *map(bullet, titles))
    return [_read(item) for item in root.children[0].children]


def _read(item: PrintedItem) -> Read:
    return item.title, raws(item, Field.PILOT), raws(item, Field.SCHEDULE)


KNOWN = ("Isoler la crèche", "Service Travaux", "2026"), ("Peindre le préau", "Échevin des Écoles", "fin 2027")
UNKNOWN = ("Semer un pré", "Garde-rivière", "2028")


@pytest.mark.parametrize(
    "shape",
    [
        "{} – {} – {}",
        "{} - {}, {}",
        "{} | {} | {}",
        "{0} ({1} – {2}) ;",
        "{0} ({1}, {2}).",
        "{0} ({1} ; {2})",
        "{0} [{1} / {2}]",
        "{0} ({2}) – {1}",
        "{0} – {1} ({2})",
        "{0} – {2} – {1}",
        "{0} ({1}) – {2}",
    ],
)
def test_endings_alike_name_who_and_when(shape: str) -> None:
    told = [*KNOWN, UNKNOWN]
    assert actions(*(shape.format(*parts) for parts in told)) == [(t, [who], [when]) for t, who, when in told]


@pytest.mark.parametrize("shape", ["{} – {} – {}", "{0} ({1} – {2})"])
@pytest.mark.parametrize("when", ["récurrent", "en continu", "chaque année", "annuel", "court terme", "tous les ans"])
def test_what_comes_again_or_lasts_is_a_time(shape: str, when: str) -> None:
    told = [*KNOWN, ("Semer un pré", "Service Rivières", when)]
    assert actions(*(shape.format(*parts) for parts in told)) == [(t, [who], [at]) for t, who, at in told]


@pytest.mark.parametrize("shape", ["{} – {} – {}", "{0} ({1} – {2})"])
def test_unknown_words_alone_name_nobody(shape: str) -> None:
    titles = [shape.format(title, place, "2027") for title, place in (("Semer un pré", "Aval"), ("Curer", "Amont"))]
    assert all(
        who == [] and title.startswith(told) for (title, who, _), told in zip(actions(*titles), titles, strict=True)
    )


def test_what_belongs_to_the_title_stays_there() -> None:
    read = actions(
        "Isoler la crèche – Service Travaux – 2026",
        "Peindre le préau – Service Écoles – 2027",
        "Tracer un sentier – le long du bief – 2028",
        "Fêter le pain (farines, fours) au moulin – Service Fêtes (cellule Nord) – 2026",
        "Ouvrir une halle – Construire un quai – 2029",
    )
    assert [title for title, _, _ in read[2:]] == [
        "Tracer un sentier – le long du bief",
        "Fêter le pain (farines, fours) au moulin",
        "Ouvrir une halle – Construire un quai",
    ]
    assert [who for _, who, _ in read[2:]] == [[], ["Service Fêtes (cellule Nord)"], []]
    assert [when for _, _, when in read[2:]] == [["2028"], ["2026"], ["2029"]]


def test_half_an_ending_is_read_where_the_whole_is_a_habit() -> None:
    read = actions(
        "Isoler la crèche – Service Travaux – 2026",
        "Peindre le préau – Service Écoles – 2027",
        "Semer un pré – Garde-rivière – 2028",
        "Curer le bief – Garde-rivière",
        "Border la mare – 2029",
    )
    assert read[3:] == [("Curer le bief", ["Garde-rivière"], []), ("Border la mare", [], ["2029"])]


def test_a_plan_in_the_place_of_a_name_is_who_is_in_charge() -> None:
    read = actions("Isoler (Service Travaux, 2026)", "Peindre (Service Écoles, 2027)", "Aider les aînés (PCS, 2026)")
    assert read[2] == ("Aider les aînés", ["PCS"], ["2026"])


@pytest.mark.parametrize("shape", ["{} – {}", "{} ({})"])
def test_names_alone_are_read_where_most_titles_end_in_one(shape: str) -> None:
    names = ["Service Travaux", "Échevin des Écoles", "Directrice générale"]
    titles = [shape.format(f"Isoler le bloc {letter}", name) for letter, name in zip("abc", names, strict=True)]
    assert [who for _, who, _ in actions(*titles, "Semer un pré (fleurs)")] == [[name] for name in names] + [[]]
    assert [who for _, who, _ in actions(titles[0], *(f"Semer le pré {letter}" for letter in "abc"))] == [[]] * 4


STATES = ("Isoler la crèche Réalisée", "Peindre le préau En cours", "Semer un pré Non entamée", "Curer l'étang")


def test_states_right_behind_titles_are_read_where_most_titles_end_in_one() -> None:
    over: tuple[Block, ...] = (heading("OS 1 : Être une commune sobre"), heading("OO 1.1 : Isoler les bâtiments"))
    (root,) = items(*over, *map(bullet, STATES))
    found = [(item.title, raws(item, Field.STATUS)) for item in root.children[0].children]
    assert found == [
        ("Isoler la crèche", ["Réalisée"]),
        ("Peindre le préau", ["En cours"]),
        ("Semer un pré", ["Non entamée"]),
        ("Curer l'étang", []),
    ]


def test_one_word_behind_one_title_is_part_of_it() -> None:
    over: tuple[Block, ...] = (heading("OS 1 : Être une commune sobre"), heading("OO 1.1 : Isoler les bâtiments"))
    (root,) = items(*over, *map(bullet, (STATES[0], "Peindre le préau", "Semer un pré", "Curer l'étang")))
    assert root.children[0].children[0].title == "Isoler la crèche Réalisée"


def test_what_a_label_says_behind_a_state_stays_beside_it() -> None:
    over: tuple[Block, ...] = (heading("OS 1 : Être une commune sobre"), heading("OO 1.1 : Isoler les bâtiments"))
    told = "Draguer le port En attente Commentaire : le bateau est en panne."
    (root,) = items(*over, *map(bullet, (*STATES, told)))
    action = root.children[0].children[-1]
    assert (action.title, raws(action, Field.STATUS)) == ("Draguer le port", ["En attente"])
    assert len(raws(action, Field.REMARK)) == 1


def test_counts_and_volets_behind_all_objectives_are_no_part_of_their_titles() -> None:
    found = items(
        heading("OS1 Une commune calme Volet externe 3 actions"),
        heading("OO1.1 Ralentir 1/2 terminée(s)"),
        *map(bullet, ("1.1.1 Poser des chicanes", "1.1.2 Peindre des passages")),
        heading("OO1.2 Planter 0/1 terminée(s)"),
        bullet("1.2.1 Semer un pré"),
        heading("OS2 Une commune ouverte Volet interne 1 action"),
        heading("OO2.1 Accueillir 1/1 terminée(s)"),
        bullet("2.1.1 Refaire le guichet"),
    )
    assert [(item.title, item.volet) for item in found] == [
        ("Une commune calme", "external"),
        ("Une commune ouverte", "internal"),
    ]
    assert [child.title for child in found[0].children] == ["Ralentir", "Planter"]


def test_a_count_behind_one_objective_of_several_is_part_of_it() -> None:
    found = items(
        heading("OS1 Une commune qui mène 3 actions"),
        bullet("1.1.1 Poser des chicanes"),
        heading("OS2 Une commune calme"),
    )
    assert found[0].title == "Une commune qui mène 3 actions"


def test_a_time_behind_a_colon_and_a_name_in_brackets_are_one_ending() -> None:
    told = [*KNOWN, UNKNOWN, ("Tailler les saules", "DNF", "2030-2032")]
    assert actions(*(f"{t} : {when} ({who})." for t, who, when in told)) == [
        (t, [who], [when]) for t, who, when in told
    ]

"""Signs over the years of a timeline, one of each project, are written out as its years."""

from __future__ import annotations

import pytest

from extract.layout.engine.content import Fill, Look, Word
from extract.layout.text.year_timelines import with_timelines

YEARS = (2031, 2032, 2033, 2034)


def years(top: float = 100, x: float = 50) -> list[Word]:
    return [Word(str(y), x + 40 * at - 10, top, x + 40 * at + 10, top + 9, Look(9)) for at, y in enumerate(YEARS)]


def signs(text: str, top: float = 80, x: float = 50) -> list[Word]:
    places = ((s, x + 40 * at) for at, s in enumerate(text))
    return [Word(s, x - 5, top, x + 5, top + 12, Look(14, colour="#aa0000")) for s, x in places if s != " "]


def written(*words: Word, discs: tuple[Fill, ...] = ()) -> list[str]:
    return [word.text for word in with_timelines(tuple(words), discs)]


@pytest.mark.parametrize(
    ("text", "said"), [("●●○○", ["2031", "2032"]), ("○○●○", ["2033"]), ("☐☑☑☑", ["2032", "2033", "2034"])]
)
def test_full_signs_over_years_mark_them(text: str, said: list[str]) -> None:
    assert written(*signs(text), *years()) == ["Période", ":", *said]


def test_each_project_has_its_timeline() -> None:
    page = [*signs("●●●○"), *years(), *signs("○○○●", 180), *years(200)]
    assert written(*page) == ["Période", ":", "2031", "2032", "2033", "Période", ":", "2034"]
    beside = [*signs("●○○○"), *signs("○●○○", x=300), *years(), *years(x=300)]
    assert written(*beside) == ["Période", ":", "2031", "Période", ":", "2032"]


def test_discs_drawn_over_some_of_the_years_mark_them() -> None:
    discs = tuple(Fill(x - 5, 82, x + 5, 92, "#aa0000") for x in (90, 130))
    assert written(*years(), discs=discs) == ["Période", ":", "2032", "2033"]
    coloured = (discs[0], discs[1]._replace(colour="#00aa00"))  # states
    assert written(*years(), discs=coloured) == [*map(str, YEARS)]


@pytest.mark.parametrize(
    "page",
    [
        [*years(), *signs("●○○●", 115)],  # the row of a table
        [*years(), *signs("●○○○", 150), *signs("●○○○", 180), *years(200), *signs("○○○●", 250)],  # two of them
        [*signs("●○"), *years()],  # not one over each
        [*signs("●○○○", 20), *years()],  # far above
        [*signs("●●○○"), *years()[:2]],
    ],
)
def test_other_signs_and_years_stay(page: list[Word]) -> None:
    assert written(*page) == [word.text for word in page]


def test_a_timeline_without_a_full_sign_says_nothing() -> None:
    assert written(*signs("○○○○"), *years()) == []


def test_signs_under_the_years_of_several_projects_mark_them() -> None:
    page = [*years(), *signs("○●●○", 115), *years(200), *signs("●○○○", 215)]
    assert written(*page) == ["Période", ":", "2032", "2033", "Période", ":", "2031"]
    discs = tuple(Fill(x - 6, top, x + 6, top + 12, "#aa0000") for x, top in ((90, 115), (130, 115), (300, 115)))
    assert written(*years(), *years(x=300), discs=discs) == ["Période", ":", "2032", "2033", "Période", ":", "2031"]


def test_years_beside_the_name_of_a_column_stay() -> None:
    head = Word("Projet", 5, 100, 35, 109, Look(9))
    page = [head, *years(), *signs("○●●○", 115), head._replace(top=200, bottom=209), *years(200), *signs("●○○○", 215)]
    assert written(*page) == [word.text for word in page]

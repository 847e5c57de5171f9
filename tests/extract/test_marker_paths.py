"""Lines that name a path of levels, and what such lines count."""

from __future__ import annotations

import pytest

from extract.detect.words.headings import without_count
from extract.detect.words.marker_paths import levels_of
from tests.extract.documents import heading, table, tree


@pytest.mark.parametrize("sign", [" > ", " / ", " » ", " → ", " | ", " - "])
def test_a_path_names_a_level_behind_each_sign(sign: str) -> None:
    assert levels_of(f"OS1 - Vivre ici{sign}OO1.2 - Loger mieux") == ["OS1 - Vivre ici", "OO1.2 - Loger mieux"]


def test_a_path_may_be_of_three_levels() -> None:
    parts = ["Objectif stratégique 1 : Vivre", "Objectif opérationnel 2 : Loger", "Action 3 : Bâtir"]
    assert levels_of(" > ".join(parts)) == parts


@pytest.mark.parametrize("sign", [" – ", " : ", " | "])
def test_a_volet_may_stand_before_the_marker_of_a_level(sign: str) -> None:
    text = f"Volet interne{sign}Objectif stratégique n° 2 : Vivre ici"
    assert levels_of(text) == ["Volet interne", "Objectif stratégique n° 2 : Vivre ici"]


@pytest.mark.parametrize("sign", [" » ", " > ", " / "])
def test_a_path_may_begin_with_the_whole_name_of_a_volet(sign: str) -> None:
    parts = ["Volet externe : Développement des politiques", "OS 1 – Vivre ici", "OO 1.2 – Loger mieux"]
    assert levels_of(sign.join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Volet externe : Habiter ici",
        "OS 2 – Rouler – A8 et N7",
        "OO 1.2 Relier le halage > A 4",
        "OS 1 - Lire « Ici / OO 1.1 - Là »",
        "OO 1.1 - Loger / OS 1 - Vivre",
        "Lire > écrire",
    ],
)
def test_other_lines_stay_whole(text: str) -> None:
    assert levels_of(text) == [text]


def test_bands_and_headings_of_one_path_share_its_objective() -> None:
    head = ["Action", "Pilote", "Échéance"]
    band = "OS1 - Vivre ici > OO1.{} - {}"
    rows = [
        head,
        [band.format(1, "Loger mieux (1 action)")] * 3,
        ["A1.1.1 Bâtir un gîte", "DG", "2027"],
        [band.format(2, "Rouler moins")] * 3,
        ["A1.2.1 Ouvrir un sentier", "DF", "2028"],
    ]
    titles = ["Vivre ici", "Loger mieux", "Bâtir un gîte", "Rouler moins", "Ouvrir un sentier"]
    lines = tree(table(rows, spans={(1, 0): (1, 3), (3, 0): (1, 3)}))
    assert [line.split(maxsplit=2)[-1] for line in lines] == titles
    lines = tree(
        heading("OS1 - Vivre ici > OO1.1 - Loger mieux"),
        table([head, rows[2]]),
        heading("OS1 - Vivre ici > OO1.2 - Rouler moins"),
        table([head, rows[4]]),
    )
    assert [line.split(maxsplit=2)[-1] for line in lines] == titles


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Loger mieux (3 actions)", "Loger mieux"),
        ("Loger mieux [1 action]", "Loger mieux"),
        ("Loger mieux (12 gîtes)", "Loger mieux (12 gîtes)"),
        ("Loger mieux (2)", "Loger mieux (2)"),
    ],
)
def test_a_count_is_no_part_of_a_title(title: str, whole: str) -> None:
    assert without_count(title) == whole

"""Titles behind a capital or a roman number alone, which nothing but their count shows to be numbers."""

from __future__ import annotations

import pytest

from extract.detect.prose.counted_heads import mark_counted_heads
from extract.detect.reading import read_entries
from extract.document import Block, Style
from tests.extract.documents import heading, paragraph, tree

LARGE, SMALL = Style(size=18.0, bold=True), Style(size=13.0, bold=True)


def marked(*titles: str) -> list[tuple[str | None, str | None, str]]:
    """Code, number and title of each of some headings."""
    entries = read_entries([heading(title, style=LARGE) for title in titles])
    mark_counted_heads(entries)
    return [(entry.code, entry.number, entry.title) for entry in entries]


def test_roman_numbers_and_capitals_that_count_on_are_markers() -> None:
    assert marked("I Un bourg vert", "I Un bourg vert (suite)", "II Un bourg sobre") == [
        ("I", "1", "Un bourg vert"),
        ("I", "1", "Un bourg vert (suite)"),
        ("II", "2", "Un bourg sobre"),
    ]
    assert marked("A Planter", "B Tailler", "C Greffer")[2] == ("C", "C", "Greffer")


@pytest.mark.parametrize("titles", [
    ("A Planter", "B Tailler"),  # too few
    ("A Planter", "C Tailler", "D Greffer"),
    ("A Planter", "B Tailler", "C Greffer", "A Semer"),
    ("I Un bourg vert", "III Un bourg sobre"),
])  # fmt: skip
def test_those_that_do_not_count_are_words(titles: tuple[str, ...]) -> None:
    assert marked(*titles) == [(None, None, title) for title in titles]


def test_they_are_of_one_level_whatever_the_colours_of_the_chapters() -> None:
    def chapter(number: str, colour: str, *parts: str) -> list[Block]:
        large, small = Style(size=18.0, bold=True, fill=colour), Style(size=13.0, bold=True, colour=colour)
        bodies = [
            [heading(part, style=small), paragraph(f"{n}. Planter {n} haies"), paragraph(f"{n + 1}. Semer")]
            for n, part in enumerate(parts, 1)
        ]
        return [heading(f"{number} Une ville {colour}", style=large), *(block for body in bodies for block in body)]

    found = tree(*chapter("I", "#117733", "A Fleurir", "B Boiser"), *chapter("II", "#aa3311", "C Loger", "D Chauffer"))
    assert [line.split()[:2] for line in found if "  A " not in line] == [
        ["OS", "1"], ["OO", "A"], ["OO", "B"], ["OS", "2"], ["OO", "C"], ["OO", "D"],
    ]  # fmt: skip

"""Lines whose parts a line above names, and names of levels over columns."""

from __future__ import annotations

import pytest

from extract.detect.prose.named_lines import with_parts_of_lines
from extract.detect.prose.names_over_columns import with_names_over_columns
from extract.document import Block, Box, Kind, Line, Place, Role, Style, TextBlock
from tests.extract.documents import heading, paragraph

SMALL, PLAIN = Style(size=7.0, colour="#666666"), Style(size=9.0)
LINES = ["Service des eaux – 2026-2027", "Éclusier – 2027", "Plan d'urgence – permanent"]


def plan(names: str, *lines: str) -> list[Block]:
    below = (
        block for line in lines for block in (paragraph("Curer le bief", style=PLAIN), paragraph(line, style=SMALL))
    )
    return [paragraph(names, style=SMALL), *below]


def texts(blocks: list[Block]) -> list[str]:
    return [b.text for b in blocks if isinstance(b, TextBlock) and b.text != "Curer le bief"]


def test_each_part_takes_its_name() -> None:
    assert texts(with_parts_of_lines(plan("actions – service pilote – calendrier", *LINES))) == [
        "actions",
        "Service pilote : Service des eaux", "Calendrier : 2026-2027",
        "Service pilote : Éclusier", "Calendrier : 2027",
        "Service pilote : Plan d'urgence", "Calendrier : permanent",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        ("actions – service pilote – calendrier", LINES[:2]),  # too few
        (
            "actions – service pilote – calendrier",
            ["Écluses – biefs", "Haies – prés", "Ponts – quais", "Éclusier – 2027"],
        ),
        ("actions – calendrier", LINES),  # one name
        ("écluses – service pilote – calendrier", LINES),  # names something else
        ("actions – service pilote – calendrier", [*LINES, "Le bief", "La haie", "Le pont"]),  # texts in the same print
    ],
)
def test_other_lines_stay_as_they_are(names: str, lines: list[str]) -> None:
    blocks = plan(names, *lines)
    assert with_parts_of_lines(blocks) == blocks


def placed(text: str, x0: float, top: float, *, bold: bool = False) -> TextBlock:
    place = Place(2, Box(x0, top, x0 + 80, top + 9))
    return TextBlock(Kind.HEADING if bold else Kind.PARAGRAPH, (Line(text, place, Style(size=9.0, bold=bold)),))


def notes(blocks: list[Block]) -> list[str]:
    return [b.text for b in with_names_over_columns(blocks) if isinstance(b, TextBlock) and b.role is Role.NOTE]


NAMES = ("Objectifs stratégiques", "Objectifs opérationnels", "Actions")


def test_names_over_columns_announce_nothing() -> None:
    words = ("Être", "Faire", "Agir")
    both = [
        block
        for at, (word, name) in enumerate(zip(words, NAMES, strict=True))
        for block in (placed(word, 30.0 + 150 * at, 50, bold=True), placed(name, 30.0 + 150 * at, 62))
    ]
    assert notes([*both, heading("Curer")]) == [text for pair in zip(words, NAMES, strict=True) for text in pair]
    assert notes([placed(name, 30.0 + 150 * at, 50) for at, name in enumerate(NAMES)]) == list(NAMES)


@pytest.mark.parametrize(
    "blocks",
    [
        [placed(name, 30.0, 50.0 + 20 * at) for at, name in enumerate(NAMES)],  # below each other
        [placed(NAMES[2], 30, 50), placed(NAMES[1], 180, 50)],  # the deeper one first
        [placed(NAMES[0], 30, 50), placed("Être une ville", 30, 62), placed(NAMES[1], 180, 50)],  # no neighbours
        [placed(NAMES[0], 30, 50)],
        [paragraph(name) for name in NAMES],  # no places
    ],
)
def test_other_announcements_stay(blocks: list[Block]) -> None:
    assert notes(blocks) == []


def test_lines_of_which_no_size_is_known_have_no_look_of_their_own() -> None:
    blocks: list[Block] = [paragraph("actions – service pilote – calendrier"), *map(paragraph, LINES)]
    assert with_parts_of_lines(blocks) == blocks

"""Numbers printed once more, in very large print, below the marker that has them."""

from __future__ import annotations

import pytest

from extract.detect.prose.repeated_numbers import without_repeated_numbers
from extract.document import Role, Style
from tests.extract.documents import document, heading

SMALL, TITLE = Style(bold=True, size=10.0), Style(bold=True, size=20.0)


def body(marker: str, *between: str, number: str, size: float = 90.0) -> list[str]:
    blocks = [heading(text, style=SMALL, page=1) for text in (marker, *between)]
    blocks += [heading(number, style=Style(size=size), page=1), heading("Rouvrir le halage", style=TITLE, page=1)]
    found = without_repeated_numbers(document(*blocks))
    return [block.text for block in found.text_blocks() if block.role is Role.BODY]


@pytest.mark.parametrize("between", [(), ("Volet interne",), ("Curer le bief",), ("Curer le bief", "Volet interne")])
def test_the_number_of_the_marker_in_large_print_is_no_title(between: tuple[str, ...]) -> None:
    texts = ["Objectif stratégique n° 3", *between]
    assert body(*texts, number="3") == [*texts, "Rouvrir le halage"]


@pytest.mark.parametrize(("marker", "number", "size"), [
    ("Objectif stratégique n° 3", "4", 90.0),  # another number
    ("Objectif stratégique n° 3", "3", 12.0),  # no larger than a title
    ("Les berges du canal", "3", 90.0),
])  # fmt: skip
def test_any_other_number_stays(marker: str, number: str, size: float) -> None:
    assert body(marker, number=number, size=size) == [marker, number, "Rouvrir le halage"]

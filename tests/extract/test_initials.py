"""Initials of services, explained by a legend of the document."""

from __future__ import annotations

import pytest

from extract.detect.prose.initials import with_initials_said
from extract.document import Document, Role, SourceFile, TextBlock
from tests.extract.documents import BOLD, heading, paragraph

LEGEND = ("FO Forêts", "BA Bâtiments", "JE : Jeunesse")


def said(*texts: str, legend: tuple[str, ...] = LEGEND, title: str = "Légende des services pilotes") -> list[str]:
    """The lines of texts of the body before a legend."""
    blocks = (*map(paragraph, texts), heading(title, style=BOLD), *map(paragraph, legend))
    document = with_initials_said(Document(SourceFile("a.pdf", b""), "application/pdf", blocks=blocks))
    shown = (b for b in document.blocks if isinstance(b, TextBlock) and b.role is Role.BODY)
    return [line.text for block in shown for line in block.lines]


def test_initials_are_read_as_the_services_that_a_legend_names() -> None:
    assert said("Tailler les lisières", "FO", "Ouvrir la grange", "BA / JE") == [
        "Tailler les lisières",
        "Services pilotes : Forêts",
        "Ouvrir la grange",
        "Services pilotes : Bâtiments",
        "Services pilotes : Jeunesse",
    ]


@pytest.mark.parametrize("title", ["Légende", "Légende des couleurs", "Nos services pilotes"])
def test_a_list_under_another_title_explains_no_initials(title: str) -> None:
    assert said("FO", title=title) == ["FO", title, *LEGEND]


def test_words_among_initials_and_unknown_ones_stay_as_they_are() -> None:
    assert said("La FO et la BA", "XY") == ["La FO et la BA", "XY"]


def test_two_lines_are_no_legend() -> None:
    assert said("FO", legend=LEGEND[:2])[0] == "FO"

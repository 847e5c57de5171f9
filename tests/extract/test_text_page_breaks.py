"""Plain text over page breaks: titles that go on overleaf, lists that keep their depths, numbers of pages alone."""

from __future__ import annotations

import pytest

from extract.document import Document, Kind, Role, SourceFile, TextBlock
from extract.readers.text import read_text

FIRST = """Commune de Rixart
Objectif stratégique 1 : Être un bourg calme
Actions :
• Curer les douves du fort
o Vider le bassin
o Réparer la vanne
• Ouvrir une halte pour les randonneurs et
{foot}"""
SECOND = """Commune de Rixart
pour les pêcheurs du bief ;
o Choisir un lieu
• Semer un pré ;
{foot}"""
THIRD = """Commune de Rixart
o Labourer
• Accorder l'orgue ;
Fin du plan
{foot}"""


def read(*pages: str, foot: str = "{}") -> Document:
    text = "\f".join(page.format(foot=foot.format(at)) for at, page in enumerate(pages, 1))
    return read_text(SourceFile("plan.txt", text.encode()))


def body(document: Document) -> list[TextBlock]:
    return [block for block in document.blocks if isinstance(block, TextBlock) and block.role is Role.BODY]


@pytest.mark.parametrize("foot", ["{}", "Page {}"])
def test_a_title_goes_on_below_running_lines_and_lists_keep_their_depths(foot: str) -> None:
    entries = [(b.level, b.text) for b in body(read(FIRST, SECOND, THIRD, foot=foot)) if b.kind is Kind.LIST_ITEM]
    assert entries == [
        (0, "Curer les douves du fort"),
        (1, "Vider le bassin"),
        (1, "Réparer la vanne"),
        (0, "Ouvrir une halte pour les randonneurs et pour les pêcheurs du bief ;"),
        (1, "Choisir un lieu"),
        (0, "Semer un pré ;"),
        (1, "Labourer"),
        (0, "Accorder l'orgue ;"),
    ]


def test_numbers_that_count_the_pages_are_feet_and_others_are_none() -> None:
    assert not any(block.text.isdigit() for block in body(read(FIRST, SECOND)))
    other = [block.text for block in body(read(FIRST.replace("{foot}", "12"), SECOND.replace("{foot}", "40")))]
    assert {"12", "40"} <= set(other)


@pytest.mark.parametrize("rest", ["a) semer un pré", "Semer un pré", "o Semer un pré"])
def test_markers_and_capitals_begin_texts_of_their_own(rest: str) -> None:
    pages = (FIRST, SECOND.replace("pour les pêcheurs du bief ;", rest), THIRD)
    texts = [block.text for block in body(read(*pages, foot="Page {}"))]
    assert "Ouvrir une halte pour les randonneurs et" in texts

"""Running heads that name the volet of their pages."""

from __future__ import annotations

from extract.detect.prose.running_volets import with_volets_of_heads
from extract.document import Block, Role
from tests.extract.documents import document, heading, paragraph


def said(*blocks: Block) -> list[str]:
    """The texts of the body, without titles."""
    found = with_volets_of_heads(document(*blocks))
    return [block.text for block in found.text_blocks() if block.role is Role.BODY and "volet" in block.text.lower()]


def head(text: str, page: int) -> Block:
    return paragraph(text, role=Role.RUNNING_HEAD, page=page)


def test_the_first_page_of_each_volet_announces_it() -> None:
    pages = [("Volet externe", 1), ("Volet externe", 2), ("Volet interne", 3), ("Volet interne", 4)]
    blocks = [block for text, page in pages for block in (head(text, page), heading(f"Rive {page}", page=page))]
    assert said(*blocks) == ["Volet externe", "Volet interne"]


def test_a_page_that_names_its_volet_itself_has_no_need_of_its_head() -> None:
    blocks = [head("Volet externe", 1), heading("Volet interne", page=1), heading("Curer le bief", page=1)]
    assert said(*blocks) == ["Volet interne"]


def test_a_head_that_says_more_than_a_volet_stays_one() -> None:
    assert said(head("PST 2024-2030, volet externe", 1), heading("Curer le bief", page=1)) == []

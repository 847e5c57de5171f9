"""Contents pages typed by hand, without dots and without styles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.document import Block, Role, Style, TextBlock
from extract.readers.contents import with_contents
from tests.extract.documents import bullet, heading, paragraph, table, tree

BODY: tuple[Block, ...] = (
    heading("OS 1 : Être une commune sobre", level=1),
    heading("OO 1.1 : Isoler les bâtiments", level=2),
    bullet("Isoler la crèche"),
    heading("OO 1.2 : Produire notre énergie", level=2),
    bullet("Couvrir la halle de panneaux"),
    heading("OS 2 : Être une commune conviviale", level=1),
    heading("OO 2.1 : Faire vivre les places", level=2),
    bullet("Ombrager la place du Marché"),
)
TITLES = [block.text for block in BODY if block.kind.value == "heading"]  # type: ignore[union-attr]
PAGES = (10, 10, 11, 14, 14)
ITEMS = tree(*BODY)


def roles(*blocks: Block) -> list[Role]:
    return [block.role for block in with_contents(blocks)]


@pytest.mark.parametrize("between", ["\t", " ", " p. ", " – page ", " (p. "])
@pytest.mark.parametrize("title", ["Table des matières", "SOMMAIRE", "Contenu du document"])
def test_titles_with_their_pages_are_no_items(title: str, between: str) -> None:
    end = ")" if "(" in between else ""
    entries = [paragraph(f"{text}{between}{page}{end}") for text, page in zip(TITLES, PAGES, strict=True)]
    blocks = with_contents((heading(title, level=1), *entries, heading("VOLET EXTERNE", level=1), *BODY))
    assert [block.role for block in blocks[:7]] == [Role.CONTENTS] * 6 + [Role.BODY]
    assert tree(*blocks) == ITEMS


def test_without_a_heading_what_stands_again_with_pages_is_a_contents_page() -> None:
    entries = [paragraph(f"{text}\t{page}") for text, page in zip(TITLES, PAGES, strict=True)]
    assert tree(*with_contents((*entries, *BODY))) == ITEMS
    assert roles(*entries) == [Role.BODY] * 5


def test_without_pages_what_stands_again_under_the_heading_is_a_contents_page() -> None:
    entries = [bullet(text) for text in TITLES]
    assert roles(heading("Sommaire"), *entries, *BODY) == [Role.CONTENTS] * 6 + [Role.BODY] * len(BODY)


def test_a_table_of_titles_and_pages_under_the_heading_is_a_contents_page() -> None:
    pages = table([["Chapitre", "Page"], *([text, str(page)] for text, page in zip(TITLES, PAGES, strict=True))])
    assert roles(heading("Table des matières"), pages, *BODY)[:3] == [Role.CONTENTS, Role.CONTENTS, Role.BODY]


def test_a_chapter_without_page_between_entries_belongs_to_them() -> None:
    entries = [paragraph(f"{text} {page}") for text, page in zip(TITLES, PAGES, strict=True)]
    entries.insert(3, paragraph("Deuxième partie"))
    assert roles(heading("Sommaire"), *entries, *BODY)[:8] == [Role.CONTENTS] * 7 + [Role.BODY]


def test_numbers_at_the_end_of_other_lines_are_no_pages() -> None:
    falling = [paragraph("Former 12"), paragraph("Réunir 4"), paragraph("Planter 3")]
    assert roles(heading("Sommaire"), *falling) == [Role.BODY] * 4
    rising = [bullet("Former les agents, groupe 1"), bullet("Former les agents, groupe 2"), bullet("Clore en 3")]
    assert roles(heading("Nos actions"), *rising) == [Role.BODY] * 4


def test_a_divider_that_names_an_entry_again_is_no_part_of_the_contents_page() -> None:
    blocks: list[Block] = [heading("Sommaire", page=2)]
    blocks += [
        paragraph(f"{number}. {title}", page=2) for number, title in enumerate(("Soigner", "Relier", "Bâtir"), 1)
    ]
    for page, title in ((3, "Soigner"), (4, "Relier"), (5, "Bâtir")):
        blocks += [heading("VOLET EXTERNE", page=page), heading(f"OS {page - 2}", page=page), heading(title, page=page)]
    marked = [block for block in with_contents(blocks) if block.role is Role.CONTENTS]
    assert marked == [replace(block, role=Role.CONTENTS) for block in blocks[:4] if isinstance(block, TextBlock)]


def test_lines_whose_numbers_fall_are_no_contents() -> None:
    lines = (*paragraph("Un bus vers la gare 12").lines, *paragraph("Un bus vers le lac 3").lines)
    assert roles(replace(paragraph(""), lines=lines), *BODY) == [Role.BODY] * (len(BODY) + 1)


def test_without_pages_what_looks_like_no_entry_above_the_first_title_is_the_text_s_own() -> None:
    entries = [paragraph(text, style=Style(bold=True)) for text in TITLES]
    volet = heading("Volet externe", level=1, style=Style(size=20.0))
    tag = paragraph("Volet externe", style=Style(size=8.0))
    blocks = (heading("Sommaire"), *entries, volet, *BODY, tag, heading("OS 3 : Être une commune fière"))
    assert roles(*blocks) == [Role.CONTENTS] * 6 + [Role.BODY] * (len(BODY) + 3)


def test_titles_that_dots_have_told_to_be_contents_stand_there_no_second_time() -> None:
    entries = [
        paragraph(f"{text}........{page}", role=Role.CONTENTS)
        for text, page in zip(TITLES, (3, 3, 4, 5, 5), strict=True)
    ]
    volet = paragraph("Volet externe", style=Style(bold=True))
    blocks = (paragraph("Sommaire"), *entries, volet, *BODY, paragraph("Volet externe"), *BODY)
    assert roles(*blocks)[len(entries) + 1 :] == [Role.BODY] * (2 * len(BODY) + 2)


@pytest.mark.parametrize(("title", "role"), [("Sur cette page", Role.CONTENTS), ("Sur cette place", Role.BODY)])
def test_the_links_at_the_head_of_a_web_page_are_its_contents(title: str, role: Role) -> None:
    links = [paragraph(f"↳ {text}") for text in TITLES if text.startswith("O")]
    assert roles(heading(title), *links, *BODY)[: len(links) + 1] == [role] * (len(links) + 1)

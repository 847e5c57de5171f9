"""Running heads that name the chapter, whose words change from one to the next."""

from __future__ import annotations

import pytest

from extract.document import Role
from extract.layout.engine.content import Look, PageContent, Word
from extract.layout.pages.chapter_heads import chapter_heads
from extract.layout.pages.page import take_apart
from tests.extract.pdf_making import Sheet, texts_of

CHAPTERS = ("OS 1 : Rouvrir le canal aux promeneurs", "OS 2 : Border les rives de saules", "OS 3 : Semer les prés")
PLAN = ((0, True), (0, False), (1, True), (1, False), (1, False))  # the chapter of a page, and whether it begins there


def pages(heads: tuple[int, ...] = (0, 0, 1, 1, 1), size: float = 7.5) -> Sheet:
    sheet = Sheet()
    for page, ((chapter, begins), said) in enumerate(zip(PLAN, heads, strict=True)):
        if page:
            sheet.turn_page()
        sheet.text(50, 36, CHAPTERS[said], size)
        if begins:
            sheet.text(50, 66, f"Volet {chapter + 1}", 11, bold=True)
            sheet.text(50, 90, CHAPTERS[chapter], 14, bold=True)
        for line in range(12):
            sheet.text(50, 120 + 20 * line, f"Action {page}.{line} : curer le bief numéro {line} du canal", 10)
    return sheet


def running(sheet: Sheet) -> list[str]:
    return [block.text for block in texts_of(sheet.read()) if block.role is Role.RUNNING_HEAD]


def test_the_small_title_of_the_chapter_on_top_of_each_page_runs() -> None:
    assert running(pages()) == [CHAPTERS[0]] * 2 + [CHAPTERS[1]] * 3


def test_what_names_another_chapter_than_the_open_one_tells_something() -> None:
    assert running(pages((0, 1, 2, 1, 2))) == []


@pytest.mark.parametrize("size", [10, 14])
def test_titles_in_the_print_of_the_body_or_a_larger_one_do_not_run(size: float) -> None:
    assert CHAPTERS[0] not in running(pages(size=size))


@pytest.mark.parametrize(("start", "found"), [(0, {1: 0, 2: 0, 3: 0}), (-1, {})])
def test_heads_of_scans_are_kept(start: int, found: dict[int, int]) -> None:
    def page(number: int) -> PageContent:
        looks = ((36, "Rouvrir le vieux canal", Look(7.5)), (90, "Rouvrir le vieux canal", Look(14, bold=True)))
        words = [Word(text, 50, y, 200, y + look.size, look, start, start) for y, text, look in looks]
        return PageContent(page=number, width=595, height=842, words=tuple(words))

    assert chapter_heads([take_apart(page(number)) for number in (1, 2, 3)], {}, 10.0) == found

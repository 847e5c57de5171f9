"""Years in a print of their own before titles, as along a line of time."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Block, TextBlock
from extract.printed import Field
from tests.extract.documents import find, heading, items, paragraph, raws

TITLES = ("Curer le bief", "Semer un pré au verger", "Peindre le hall")
YEARS = ("2026", "2027-2028", "2029")


def dated(*, apart: bool, count: int = 3) -> list[Block]:
    found: list[Block] = [heading("OBJECTIF STRATÉGIQUE 1 : Être une commune qui respire")]
    for year, title in list(zip(YEARS, TITLES, strict=True))[:count]:
        block = heading(f"{year} {title}")
        found.append(_led(block, year) if apart else block)
        found.append(paragraph("Les riverains y travaillent déjà."))
    return found


def _led(block: TextBlock, lead: str) -> TextBlock:
    return replace(block, lines=(replace(block.lines[0], lead=lead),))


def test_a_year_in_a_print_of_its_own_is_when_the_action_is_done() -> None:
    action = find(items(*dated(apart=True)), "Semer")
    assert action.title == "Semer un pré au verger"
    assert raws(action, Field.SCHEDULE) == ["2027-2028"]


def test_a_year_printed_like_the_title_is_part_of_it() -> None:
    assert find(items(*dated(apart=False)), "2027-2028 Semer")


def test_two_titles_with_a_year_are_no_line_of_time() -> None:
    assert find(items(*dated(apart=True, count=2)), "2026 Curer")

"""Years in a print of their own before titles, as along a line of time; under titles they open values."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Block, Style, TextBlock
from extract.printed import Field
from tests.extract.documents import find, heading, items, paragraph, raws

TITLES = ("Curer le bief", "Semer un pré au verger", "Peindre le hall")
YEARS = ("2026", "2027-2028", "2029")
NAMES = ("Service Voirie", "Régie foncière", "Échevine des Travaux")
TEXT, SMALL = Style(size=10.0), Style(size=7.5)


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


def test_a_year_before_a_name_in_small_print_under_a_title_opens_the_values() -> None:
    blocks: list[Block] = [heading("OS 1 : Être un bourg vert"), heading("OO 1.1 : Soigner les biefs")]
    for at, (year, title, name) in enumerate(zip(YEARS, TITLES, NAMES, strict=True), 1):
        below = paragraph(f"{year} {name}", style=SMALL)
        blocks += [paragraph(f"1.1.{at} {title}", style=TEXT), _led(below, year)]
    action = find(items(*blocks), "Semer")
    assert raws(action, Field.SCHEDULE) == ["2027-2028"]
    assert raws(action, Field.PILOT) == ["Régie foncière"]
    assert not raws(action, Field.DESCRIPTION)

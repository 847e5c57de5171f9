"""Years on a line of time, with a title at each side or at one."""

from __future__ import annotations

from extract.document import Block, Kind, TextBlock
from extract.printed import Field
from tests.extract.documents import boxed, find, heading, items, raws


def beside(top: float, year: str, left: str, right: str) -> list[Block]:
    """A year in the middle of the page, titles and who bears them at its sides, as they are read."""
    sides = [(text, x0) for text, x0 in ((left, 50.0), (right, 350.0)) if text]
    found: list[Block] = []
    for text, x0 in sides:
        found.append(boxed((text, x0, top, x0 + 180)))
        found.append(boxed(("Service pilote : Service Travaux", x0, top + 14, x0 + 150)))
    middle = boxed((year, 285.0, top + 6, 310.0))
    return [*found, TextBlock(Kind.HEADING, middle.lines)]


def test_a_year_between_two_titles_is_of_both() -> None:
    blocks: list[Block] = [heading("OS 1 : Être un bourg vert"), heading("OO 1.1 : Soigner les biefs")]
    blocks += beside(100, "2026", "Curer le bief", "Planter des saules")
    blocks += beside(160, "2027", "Lisser la berge", "")
    blocks += beside(220, "2029", "", "Repeindre le pont")
    found = items(*blocks)
    years = {title: raws(find(found, title), Field.SCHEDULE) for title in ("Curer", "Planter", "Lisser", "Repeindre")}
    assert years == {"Curer": ["2026"], "Planter": ["2026"], "Lisser": ["2027"], "Repeindre": ["2029"]}

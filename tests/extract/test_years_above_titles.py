"""Years alone above titles, as flags along a line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.document import Block, Style, Table
from extract.printed import Field
from tests.extract.documents import find, heading, items, paragraph, raws, table

FLAG = Style(bold=True, size=9.0)
TITLES = {"Rives": ("Curer le bief", "Planter des saules"), "Guichets": ("Former les agents", "Lisser les horaires")}


def flagged(*, behind: bool = False, rows: bool = False) -> list[Block]:
    """Two objectives, each with two actions, a year above (or ``behind``) each, or in ``rows`` beside it."""
    blocks: list[Block] = [heading("OS 1 : Être un bourg au fil de l'eau")]
    for at, (name, titles) in enumerate(TITLES.items(), 1):
        blocks.append(heading(f"OO 1.{at} : {name}"))
        pairs = [(str(2024 + at + n), title) for n, title in enumerate(titles)]
        if rows:
            found = table(pairs)
            assert isinstance(found, Table)
            blocks.append(replace(found, ruled=False))
            continue
        for year, title in pairs:
            pair = [heading(year, style=FLAG), paragraph(title)]
            blocks += reversed(pair) if behind else pair
    return blocks


@pytest.mark.parametrize("rows", [False, True])
def test_a_year_is_of_the_title_below_it(rows: bool) -> None:
    found = items(*flagged(rows=rows))
    assert raws(find(found, "Curer"), Field.SCHEDULE) == ["2025"]
    assert raws(find(found, "Lisser"), Field.SCHEDULE) == ["2027"]


def test_a_year_below_its_title_stays_there() -> None:
    found = items(*flagged(behind=True))
    assert raws(find(found, "Curer"), Field.SCHEDULE) == ["2025"]
    assert raws(find(found, "Lisser"), Field.SCHEDULE) == ["2027"]


@pytest.mark.parametrize(("key", "label"), [("Le drapeau donne l’échéance.", "Échéance"), ("Bon voyage !", "Période")])
def test_the_document_says_what_its_years_are(key: str, label: str) -> None:
    action = find(items(paragraph(key), *flagged()), "Planter")
    assert [value.label for value in action.values if value.field is Field.SCHEDULE] == [label]

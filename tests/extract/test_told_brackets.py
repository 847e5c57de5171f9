"""Forewords that say who stands in brackets behind the pilots."""

from __future__ import annotations

import pytest

from extract.printed import Field
from tests.extract.documents import heading, paragraph, read, table

ROWS = table(
    [
        ["N°", "Action", "Pilote", "Délai"],
        ["1.1", "Semer des prés fleuris", "Service Eaux (AIEC)", "2026"],
        ["1.2", "Planter des haies", "Service Bois", "2027"],
    ]
)


@pytest.mark.parametrize(
    ("said", "brackets"),
    [
        ("Le pilote vient d'abord ; les partenaires éventuels figurent entre parenthèses.", "partners"),
        ("Entre parenthèses, vous trouverez les services associés.", "partners"),
        ("Les partenaires ont été consultés. Les montants entre parenthèses sont estimés.", None),
    ],
)
def test_a_foreword_says_who_stands_in_brackets(said: str, brackets: str | None) -> None:
    plan = read(heading("Lecture"), paragraph(said), heading("OS 1 : Rendre les rives vivantes"), ROWS).plans[0]
    pilots = [value for child in plan.items[0].children for value in child.values if value.field is Field.PILOT]
    assert [value.hints.get("brackets") for value in pilots] == [brackets, None]

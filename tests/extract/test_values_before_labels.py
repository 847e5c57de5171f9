"""Pills in one line: what says when and how much, then what needs a label."""

from __future__ import annotations

import pytest

from extract.document import Style
from extract.printed import Field
from tests.extract.documents import find, heading, items, paragraph, raws

SMALL = Style(size=8.5, colour="#333333")
TITLE = Style(size=11.0, bold=True)
FIELDS = (Field.SCHEDULE, Field.AMOUNT, Field.INDICATOR, Field.SDG)


def said(line: str) -> list[list[str]]:
    """What a plan says of its first action that prints ``line`` under each of three."""
    blocks = [heading("OO 1.1 : Garder les berges", style=TITLE)]
    for title in ("Curer le bief", "Planter des saules", "Rouvrir la source"):
        blocks += [heading(f"Action : {title}", style=TITLE), paragraph(line, style=SMALL)]
    action = find(items(*blocks), "Curer le bief")
    return [raws(action, field) for field in FIELDS]


@pytest.mark.parametrize(
    ("line", "values"),
    [
        (
            "Fin 2027 7 500 € Indicateur : mètres curés ODD : 6 15",
            [["Fin 2027"], ["7 500 €"], ["mètres curés"], ["6 15"]],
        ),
        ("Fin de législature ODD : 15", [["Fin de législature"], [], [], ["15"]]),
        ("env. 40 000 € Indicateur(s) : mètres curés", [[], ["env. 40 000 €"], ["mètres curés"], []]),
    ],
)
def test_values_that_need_no_label_stand_before_those_that_do(line: str, values: list[list[str]]) -> None:
    assert said(line) == values


def test_what_goes_on_with_a_bracket_or_a_label_above_is_its_value() -> None:
    found = items(
        heading("OO 1.1 : Garder les berges"),
        heading("Action : Curer le bief (Service Eaux | Échéance :"),
        paragraph("2027 | Indicateur : mètres curés)"),
    )
    assert raws(find(found, "Curer le bief"), Field.PILOT) in ([], ["Service Eaux"])
    assert raws(find(found, "Curer le bief"), Field.SCHEDULE) == ["2027"]

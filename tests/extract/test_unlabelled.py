"""Pills under a title: what says when and how much needs no label."""

from __future__ import annotations

import pytest

from extract.detect.texts.unlabelled import unlabelled_values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2026-2028 42.000 €", {"schedule": "2026-2028", "amounts": "42.000 €"}),
        ("Fin 2027", {"schedule": "Fin 2027"}),
        ("En continu 1.500 €/an", {"schedule": "En continu", "amounts": "1.500 €/an"}),
        ("Dès 2026 1.300.000 €", {"schedule": "Dès 2026", "amounts": "1.300.000 €"}),
        ("2026 310 000 €", {"schedule": "2026", "amounts": "310 000 €"}),
        ("1er semestre 2027 · Service Fêtes", {"schedule": "1er semestre 2027", "pilots": "Service Fêtes"}),
        ("2027 · Service Fêtes · 5.000 €", {"schedule": "2027", "pilots": "Service Fêtes", "amounts": "5.000 €"}),
        ("Service Fêtes", {}),
        ("Fêter 2027", {}),
        ("2027 : le bourg a cent ans", {}),
    ],
)
def test_years_names_and_amounts_of_a_line(text: str, values: dict[str, str]) -> None:
    found = unlabelled_values(text, (), among_others=False)
    assert {value.field.value: value.raw for value in found} == values

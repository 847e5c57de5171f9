"""Short, medium and long terms in the years that the plan's own legend gives to them."""

from __future__ import annotations

import pytest

from extract.detect.words.term_spans import said_in_years, term_spans
from extract.printed import Field
from tests.extract.documents import heading, items, paragraph, table, values


@pytest.mark.parametrize(
    ("texts", "spans"),
    [
        (["CT = court terme (2025-2026) ; MT = moyen terme (2027-2028)"], {"c": "2025-2026", "m": "2027-2028"}),
        (["Court terme : 2025 à 2026", "Long terme : après 2028"], {"c": "2025 a 2026", "l": "apres 2028"}),
        (["C.T. : court terme, 2025 – M.T. : moyen terme, 2027"], {"c": "2025", "m": "2027"}),
        (["Court terme : 2025"], {}),
        (["À court terme, 2026 sera une année de travaux ; à long terme, tout change."], {}),
    ],
)
def test_what_a_legend_says_of_terms(texts: list[str], spans: dict[str, str]) -> None:
    assert term_spans(texts) == spans


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CT", "2025-2026"),
        ("court et moyen terme", "2025-2026 et 2027-2028"),
        ("CT → MT", "2025-2026 → 2027-2028"),
        ("LT", None),
        ("CT (2025)", None),
        ("court-circuit", None),
    ],
)
def test_a_time_told_in_terms(text: str, said: str | None) -> None:
    assert said_in_years(text, {"c": "2025-2026", "m": "2027-2028"}) == said


def test_terms_in_cells_have_the_years_of_the_legend() -> None:
    roots = items(
        paragraph("Termes : CT = court terme (2025-2026) ; MT = moyen terme (2027-2028)"),
        heading("OS 1 : Être un village fleuri"),
        table([["N°", "Action", "Terme"], ["1.1", "Semer un pré", "CT"], ["1.2", "Rouvrir le bief", "CT et MT"]]),
    )
    times = [time for action in roots[0].children for time in values(action, Field.SCHEDULE)]
    assert [(time.raw, time.hints["legend"]) for time in times] == [
        ("CT", "2025-2026"),
        ("CT et MT", "2025-2026 et 2027-2028"),
    ]

"""The language of a text."""

from __future__ import annotations

import pytest

from extract.detect.words.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La commune entend être un lieu où il fait bon vivre pour tous ses habitants.", "fr"),
        (
            "Die Gemeinde will ein Ort sein, in dem sich alle Bürger wohl fühlen und der für die Kinder sicher ist.",
            "de",
        ),
        ("De gemeente wil een plaats zijn waar het goed leven is voor alle inwoners en die veilig is.", "nl"),
        ("The municipality wants to be a place that is safe for children and where the people of the town meet.", "en"),
        ("O.S.1 O.O.1.1 Action 1 2019-2024 DG 1000 €", "fr"),
        ("", "fr"),
        ("PST – Smart city : the place to be ! La Ville veut une gestion plus verte des parcs et des rues.", "fr"),
        ("Rénover la salle Die Brücke, installer le Repair Café et le Fab Lab dans le centre.", "fr"),
    ],
)
def test_detect_language(text: str, language: str) -> None:
    assert detect_language(text) == language

"""Options struck out: what remains is what is said; what is struck out as a whole is said all the same."""

from __future__ import annotations

import pytest

from extract.struck import without_struck


def left(text: str) -> str | None:
    """What remains of a line whose struck parts stand between braces."""
    plain = ""
    struck: list[bool] = []
    inside = False
    for char in text:
        if char in "{}":
            inside = char == "{"
        else:
            plain, struck = plain + char, [*struck, inside]
    spans = without_struck(plain, struck)
    return None if spans is None else "".join(plain[a:b] for a, b in spans)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{Haute} – Moyenne – {Basse}", "Moyenne"),
        ("ABANDONNÉE – {Planter une haie}", None),
        ("À lancer / {En cours /} {Terminé}", "À lancer"),
        ("Priorité : {haute} – basse", "Priorité : basse"),
        ("{2025} / 2026", "2026"),
        ("Lundi, {mardi}, jeudi", "Lundi, jeudi"),
        ("Pilote : {Voirie}", "Pilote : "),
        ("{Haute} – {Basse}", None),  # given up
        ("Planter {deux} trois haies", None),
        ("Action 3 – {Ouvrir une piscine}", None),
        ("1.2.4 : {Ouvrir une piscine}", None),
        ("Le plan – {tel que le conseil communal l'avait voté en mai} – est revu", None),
    ],
)
def test_what_remains_of_options(line: str, expected: str | None) -> None:
    assert left(line) == expected

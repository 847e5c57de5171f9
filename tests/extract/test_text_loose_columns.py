"""Columns that stand apart from the rows of their table: no row takes their values, and a warning names them."""

from __future__ import annotations

from extract.document import Role, SourceFile, TextBlock
from extract.readers.text import read_text

ROWS = "OS 1 – Être une commune propre\n" + "".join(
    f"1.1.{n} Curer l'étang numéro {n} du bois\nTravaux\n" for n in range(1, 8)
)
AMOUNTS = "\n\n".join(f"{n}.500 €" for n in range(1, 8))
STATES = "\n".join(["En cours", "Réalisé", "En cours", "Réalisé", "Réalisé", "En attente", "En cours"])


def _read(text: str) -> tuple[list[str], list[str]]:
    document = read_text(SourceFile("plan.txt", text.encode()))
    blocks = [block for block in document.blocks if isinstance(block, TextBlock)]
    return [b.text for b in blocks if b.role is Role.BODY], [w.code for w in document.warnings]


def test_values_without_rows_are_left_aside_and_named() -> None:
    texts, warnings = _read(
        f"{ROWS}\nBudget\nordinaire\n{AMOUNTS}\nÉtat\n{STATES}\n\nVolet interne\n\nOS 2 – Être ouverte"
    )
    assert texts[-2:] == ["Volet interne", "OS 2 – Être ouverte"]
    assert not any("€" in text or "Réalisé" in text for text in texts)
    assert warnings == ["unread-column"]


def test_values_of_a_row_stay() -> None:
    row = "Curer\n\n1.000 €\n2.000 €\n3.000 €\n4.000 €\n5.000 €\n6.000 €\nEn cours\n"
    texts, warnings = _read(ROWS + row * 4)
    assert warnings == []
    assert sum("€" in text for text in texts) > 0


def test_the_name_of_a_volet_above_a_header_is_no_label() -> None:
    texts, _ = _read(
        "Volet externe\nCode\nAction\nService\nÉchéance\n\nOS 1 – Être une commune propre\n1.1.1 Curer l'étang\n"
    )
    assert texts[0] == "Volet externe"

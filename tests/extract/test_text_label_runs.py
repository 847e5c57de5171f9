"""Labels of a fiche before as many values, as a conversion of two columns leaves them."""

from __future__ import annotations

from pathlib import Path

from extract.document import SourceFile, TextBlock
from extract.readers import read


def _texts(text: str) -> list[str]:
    document = read(SourceFile("plan.txt", text.encode(), Path("plan.txt")))
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def test_as_many_values_as_labels_that_fit_them_are_theirs() -> None:
    text = """Projet 1
Rouvrir le lavoir du village
Période
Budget
2026-2028
54.000 €
Le projet en bref
Un lieu où l'on se retrouve.
"""
    texts = _texts(text)
    assert "Période : 2026-2028" in texts
    assert "Budget : 54.000 €" in texts
    assert "Un lieu où l'on se retrouve." in texts


def test_values_in_another_order_or_number_stay_apart() -> None:
    text = """Projet 1
Rouvrir le lavoir du village
Période
Budget
54.000 €
2026-2028
Partenaires
Budget
Les riverains
Une asbl
12.000 €
Conclusion
"""
    assert not any(" : " in text for text in _texts(text))

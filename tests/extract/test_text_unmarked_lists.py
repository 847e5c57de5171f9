"""Lists whose bullets a conversion lost."""

from __future__ import annotations

from pathlib import Path

from extract.document import Kind, SourceFile, TextBlock
from extract.readers import read

_PLAN = """1. Être une commune où il fait bon grandir
1.1 Garder les plus petits
Agrandir la crèche du Moulin
Ouvrir une halte-garderie deux jours par semaine
1.2 Entretenir les écoles
Repeindre les classes de l'école du Centre
Planter une haie autour
de la cour
Poser des châssis neufs
2. Être une commune qui bouge
2.1 Marcher sans crainte
Éclairer le sentier du Bois
Abaisser les trottoirs du centre
2.2 Louer des vélos
Acheter vingt vélos
Former deux réparateurs
Le guichet vous renseigne
"""


def _listed(text: str) -> list[str]:
    document = read(SourceFile("plan.txt", text.encode(), Path("plan.txt")))
    return [block.text for block in document.blocks if isinstance(block, TextBlock) and block.kind is Kind.LIST_ITEM]


def test_deeds_right_below_the_deepest_headings_are_list_entries() -> None:
    listed = _listed(_PLAN)
    assert len(listed) == 9
    assert "Planter une haie autour de la cour" in listed
    assert "Le guichet vous renseigne" not in listed


def test_one_text_below_each_heading_describes_it() -> None:
    text = "\n".join(f"1.{n} Action n° {n}\nRénover le bâtiment {n} de la rue Haute" for n in range(1, 7))
    assert _listed(text) == []


def test_sentences_below_headings_are_no_list() -> None:
    text = _PLAN.replace("Agrandir", "Il faut agrandir").replace("Ouvrir", "Nous allons ouvrir")
    text = "\n".join(line if line[0].isdigit() else f"{line}." for line in text.splitlines())
    assert _listed(text) == []

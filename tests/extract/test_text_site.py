"""The text of a web page, with its menus and its foot: the site is no part of the plan."""

from __future__ import annotations

from extract.document import Role, SourceFile, TextBlock
from extract.readers.text import read_text

PLAN = """Plan stratégique transversal

OS 1 : Être une commune proche

1.1 Accueillir chacun

  • Repeindre le hall
  • Ouvrir le guichet le samedi
"""
HEAD = """Aller au contenu principal

  • Ma commune
  • Vie pratique
  • Agenda

Vous êtes ici : Accueil / Ma commune / PST

"""
FOOT = """
Documents à télécharger

  • La carte des chemins

Actualités

  • Fête au bief
  • Collecte du verre

  • Plan du site
  • Mentions légales
"""


def body(text: str) -> list[str]:
    blocks = read_text(SourceFile("page.txt", text.encode())).blocks
    return [block.text for block in blocks if isinstance(block, TextBlock) and block.role is Role.BODY]


def test_menus_and_foot_of_a_page_are_furniture() -> None:
    assert body(HEAD + PLAN + FOOT) == body(PLAN)


def test_a_text_that_was_no_page_keeps_all_its_lists() -> None:
    assert body(PLAN + FOOT) == [*body(PLAN), *body(FOOT)]


def test_what_stands_above_an_objective_is_no_foot() -> None:
    more = "\nOS 2 : Être une commune verte\n\n  • Planter une haie\n"
    assert "Fête au bief" in body(HEAD + PLAN + FOOT + more)
    assert body(HEAD + PLAN + FOOT + more)[-1] == "Planter une haie"

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


MENU = "Aller au contenu principal\nMa commune\nVie pratique\nAgenda\nConseil communal\nStratégie\n"
END = "\nPartager cette page\nImprimer\nMairie, rue du Bief, 4\nMentions légales | Accessibilité | Cookies\n\n"


def test_menus_and_feet_of_several_pages_of_a_site_are_furniture() -> None:
    path = "Vous êtes ici :\nAccueil > Ma commune > Stratégie"
    pages = [
        "Plan stratégique transversal 2031-2036",
        "OS 1 – Être calme\nAction 1. Planter un tilleul",
        "OS 2 – Être sûre",
    ]
    crawled = "".join(f"{MENU}{path}{n * ' > Axe'}\n{text}\n{END}" for n, text in enumerate(pages))
    assert body(crawled) == [line for page in pages for line in page.split("\n")]


def test_values_that_come_again_are_of_the_plan() -> None:
    fiche = "Pilote : Collège communal\nÉchéance : 2027\nBudget : 500 €\nODD : 11\n"
    page = MENU + "Accueil > Stratégie\n" + "".join(f"\nAction {n} : Ouvrir un parc\n{fiche}" for n in (1, 2, 3)) + END
    assert body(page).count("ODD : 11") == 3


def test_buttons_that_open_parts_of_a_page_are_no_texts_of_it() -> None:
    text = HEAD + PLAN.replace("\n\n1.1", "\n[Masquer]\n\n1.1") + FOOT
    blocks = [b for b in read_text(SourceFile("plan.txt", text.encode())).blocks if isinstance(b, TextBlock)]
    assert [b.role for b in blocks if "Masquer" in b.text] == [Role.FURNITURE]

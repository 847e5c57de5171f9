"""Page numbers and running heads glued to the text of a page: they go, the text beside them stays."""

from __future__ import annotations

import re

import pytest

from extract.document import Role
from extract.readers.text_page_heads import with_heads_apart
from extract.readers.text_tables import TextLine

HEAD = "PST de la commune de Sart-le-Val"
SENTENCE = "Ce chapitre parle des chemins, des haies et des fontaines du village, sans rien oublier de ce qui compte"
FILLER = re.findall(r"\S+", SENTENCE)
OPENINGS = ("Accueil", "Objectifs", "Voiries", "Fontaines", "Conclusion")
TEXTS = [" ".join([opening, *(FILLER[n:] + FILLER[:n]) * 3]) for n, opening in enumerate(OPENINGS)]


def read(*pages: str) -> tuple[list[list[str]], set[str]]:
    """Return the lines of each page that are its own, and those that run over pages."""
    found, heads = with_heads_apart([[TextLine(n, line) for n, line in enumerate(p.split("\n"), 1)] for p in pages])
    own = [[line.text for line in page if not line.is_blank and line not in heads] for page in found]
    return [page for page in own if page], {line.text for line in heads}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n\n".join(f"Page {n}: {text}" for n, text in enumerate(TEXTS, 1)), id="named"),
        pytest.param("\n\n".join(f"Page {n} sur 5 – {text}" for n, text in enumerate(TEXTS, 1)), id="named-of"),
        pytest.param("\n\n".join(f"{n} {text}" for n, text in enumerate(TEXTS, 1)), id="numbered"),
        pytest.param("\n\n".join(f"{n} {HEAD} {text} {n}" for n, text in enumerate(TEXTS, 1)), id="head-and-foot"),
        pytest.param(" ".join(f"{HEAD} Page {n} sur 5 {text}" for n, text in enumerate(TEXTS, 1)), id="one-line"),
        pytest.param(
            "\n".join(f"Page {n}: {HEAD} {n} {text}" for n, text in enumerate(TEXTS, 1)), id="named-with-head"
        ),
    ],
)
def test_numbers_and_heads_part_pages(text: str) -> None:
    own, _ = read(text)
    assert [page[0].strip() for page in own] == TEXTS


def test_a_head_glued_to_the_first_line_of_each_page_is_cut_off() -> None:
    pages = [f"{HEAD} {n} {opening}\nTexte de la page." for n, opening in enumerate(("Un", "Deux", "Trois"), 7)]
    own, heads = read(*pages)
    assert [page[0] for page in own] == ["Un", "Deux", "Trois"]
    assert heads == {f"{HEAD} {n}" for n in (7, 8, 9)}


def test_a_foot_glued_to_the_last_line_is_cut_off_and_no_value_with_it() -> None:
    pages = [f"Titre {word}\nSynergie : oui {n}" for n, word in enumerate(("un", "deux", "trois"), 3)]
    own, heads = read(*pages)
    assert [page[-1] for page in own] == ["Synergie : oui"] * 3
    assert heads == {"3", "4", "5"}


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param(
            tuple(f"Fiche {n} {word}\nTexte" for n, word in enumerate(("Un", "Deux", "Trois"), 1)), id="fiches"
        ),
        pytest.param(
            tuple(f"Objectif stratégique {n} : Être {w}\nx" for n, w in ((1, "a"), (2, "b"), (3, "c"))), id="os"
        ),
        pytest.param(tuple(f"{HEAD} {n}\nTexte de la page" for n in (1, 2, 3)), id="head-on-its-own-line"),
        pytest.param(("\n".join(f"Pilote : Service {n} Travaux publics" for n in range(9)),), id="values"),
        pytest.param(("\n".join(f"{n} Entretenir le chemin" for n in range(1, 6)),), id="short-list"),
        pytest.param(("\n".join(f"{n}. {text}" for n, text in enumerate(TEXTS, 1)),), id="long-list"),
    ],
)
def test_numbers_of_the_plan_stay(pages: tuple[str, ...]) -> None:
    own, heads = read(*pages)
    assert heads == set()
    assert own == [page.split("\n") for page in pages]


def test_heads_are_marked() -> None:
    _, heads = with_heads_apart([[TextLine(1, f"Page {n}: {text}")] for n, text in enumerate(TEXTS, 1)])
    assert set(heads.values()) <= {Role.RUNNING_HEAD, Role.FOOTER}

from __future__ import annotations

import pytest

from extract.document import Block, Kind, Role, SourceFile, Table, TextBlock
from extract.readers.text import read_text
from pst.errors import UnreadableSourceError


def blocks_of(text: str) -> tuple[Block, ...]:
    return read_text(SourceFile("plan.txt", text.encode())).blocks


def lines_of(text: str) -> list[str]:
    """Return a short line a block: "# Titre", "- Entrée", "Texte", "[3x2]"."""
    result = []
    for block in blocks_of(text):
        if isinstance(block, Table):
            result.append(f"[{block.n_rows}x{block.n_cols}]")
        elif isinstance(block, TextBlock):
            mark = (
                "#" * (block.level or 0)
                if block.kind is Kind.HEADING
                else "  " * (block.level or 0) + (block.marker or "")
            )
            result.append(f"{mark} {block.text}" if mark else block.text)
    return result


WRAPPED = """\
Le conseil a voulu que ce plan dise en peu de mots ce que la commune
veut devenir, et qu'il tienne compte des moyens dont elle dispose pour
les six années qui viennent.

O.S.1. Être une commune où l'on se déplace sans crainte, à pied comme à
vélo
O.O.1.1 Relier les hameaux
- Tracer un chemin le long de l'ancien vicinal, entre la gare et la
  place du Marché ;
- Éclairer les passages pour piétons
- Louer des vélos à assistance électrique (vingt vélos, dont cinq pour
  les familles)
Priorité élevée
2. Objectif : vivre au calme
"""


def test_wrapped_lines_are_joined_and_markers_open_blocks() -> None:
    assert lines_of(WRAPPED) == [
        "Le conseil a voulu que ce plan dise en peu de mots ce que la commune veut devenir, et qu'il tienne"
        " compte des moyens "
        "dont elle dispose pour les six années qui viennent.",
        "O.S.1. Être une commune où l'on se déplace sans crainte, à pied comme à vélo",
        "O.O.1.1 Relier les hameaux",
        "- Tracer un chemin le long de l'ancien vicinal, entre la gare et la place du Marché ;",
        "- Éclairer les passages pour piétons",
        "- Louer des vélos à assistance électrique (vingt vélos, dont cinq pour les familles)",
        "Priorité élevée",
        "2. Objectif : vivre au calme",
    ]


def test_double_spaced_lines_read_as_single_ones() -> None:
    doubled = WRAPPED.replace("\n", "\n\n")
    assert lines_of(doubled) == lines_of(WRAPPED)


def test_a_sentence_goes_on_over_a_page_break() -> None:
    text = WRAPPED.replace(
        "le long de l'ancien vicinal, entre la gare et la\n", "le long de l'ancien vicinal, entre la gare et la\n\f"
    )
    assert lines_of(text) == lines_of(WRAPPED)
    blanks = WRAPPED.replace("entre la gare et la\n", "entre la gare et la\n\n\n\n")
    assert lines_of(blanks) == lines_of(WRAPPED)


SHORT_LINES = """\
Plan de la commune
Objectif stratégique 1
Être une commune où l'on circule à pied et à vélo en toute sécurité, dans
tous les villages
Objectif opérationnel 1.1
Relier les hameaux entre eux par des chemins
Pilote Service Travaux
Budget 3.000 €
Tracer un chemin le long de l'ancien vicinal, entre la gare et la place du
Marché
Pilote Service Nature
Budget 2.000 €
Éclairer tous les passages pour piétons de la traversée, avec l'appui de la
province
Pilote Service Énergie
Budget 1.000 €
Louer des vélos à assistance électrique aux familles et aux personnes qui
cherchent un emploi
"""


@pytest.mark.parametrize("text", [SHORT_LINES, SHORT_LINES.replace("\n", " \n\n")])
def test_few_wrapped_lines_among_short_ones_are_joined(text: str) -> None:
    assert [line for line in lines_of(text) if len(line) > 70] == [
        "Être une commune où l'on circule à pied et à vélo en toute sécurité, dans tous les villages",
        "Tracer un chemin le long de l'ancien vicinal, entre la gare et la place du Marché",
        "Éclairer tous les passages pour piétons de la traversée, avec l'appui de la province",
        "Louer des vélos à assistance électrique aux familles et aux personnes qui cherchent un emploi",
    ]
    assert "Budget 3.000 €" in lines_of(text)


def test_pages_of_a_double_spaced_text_have_running_heads() -> None:
    pages = [SHORT_LINES + f"Commune de Haute-Sûre – page {n}\n" for n in (1, 2, 3)]
    text = "\n\n\n".join(page.replace("\n", "\n\n") for page in pages)
    feet = [b for b in blocks_of(text) if isinstance(b, TextBlock) and b.role is Role.FOOTER]
    assert {f"Commune de Haute-Sûre – page {n}" for n in (1, 2, 3)} <= {b.text for b in feet}


def test_places_are_lines() -> None:
    first = blocks_of("\n\nUn plan\n\nDes mots")[0]
    assert isinstance(first, TextBlock)
    assert first.places[0].path == "line 3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un plan\n\nDes mots", ["Un plan", "Des mots"]),
        ("Axe 1\nAxe 2", ["Axe 1", "Axe 2"]),
        ("Union des villes\net communes", ["Union des villes et communes"]),
        ("• Un\n• Deux\n  o Trois\n• Quatre", ["• Un", "• Deux", "  o Trois", "• Quatre"]),
        ("• Un\n- Deux\n- Trois\n• Quatre", ["• Un", "  - Deux", "  - Trois", "• Quatre"]),
        ("• Un\n  o deux\n  o trois", ["• Un", "  o deux", "  o trois"]),
        ("Le marché de la Grand-\nPlace", ["Le marché de la Grand-Place"]),
        ("•\n•\nSemer\nTondre\nPlanter", ["• Semer", "• Tondre", "Planter"]),
        ("•\n•\nUn\n- Bis\nDeux", ["• Un", "  - Bis", "• Deux"]),
        ("•\n•\nUn\n2.1 Autre\nDeux", ["• Un", "2.1 Autre", "Deux"]),
        ("OO 1.1.\n1.1.1.\nÊtre là\nSemer\nPilote", ["OO 1.1. Être là", "1.1.1. Semer", "Pilote"]),
        ("1.1.1\n1.1.2\nSemer\nTondre", ["1.1.1 Semer", "1.1.2 Tondre"]),
        ("1.1.1\n1.1.2\nSemer\nTondre\nTailler", ["1.1.1", "1.1.2", "Semer", "Tondre", "Tailler"]),
        ("* Un\n  * Deux\n* Trois", ["* Un", "  * Deux", "* Trois"]),
        ("- ➔ Un", ["➔ Un"]),
        ("\uf0b7 Un", ["• Un"]),
        ("# Plan\n## Volet interne\nMots", ["# Plan", "## Volet interne", "Mots"]),
        ("Plan\n====\nVolet\n-----\nMots", ["# Plan", "## Volet", "Mots"]),
        ("====== Plan ======\n===== Volet =====\n  * Un", ["# Plan", "## Volet", "* Un"]),
        ("**Un axe**\n\nVoir [ici](http://x.be/a) *bien*", ["Un axe", "Voir ici bien"]),
        ("5 * 3 * 2 = 30", ["5 * 3 * 2 = 30"]),
        ("nom_de_fichier_long.pdf", ["nom_de_fichier_long.pdf"]),
        ("Un\n\n-----\n\nDeux", ["Un", "Deux"]),
        ("Le projet est mené avec le\nCPAS.", ["Le projet est mené avec le CPAS."]),
        ("Mené par la régie (avec l'appui\nDe la Province)", ["Mené par la régie (avec l'appui De la Province)"]),
        (
            "1. Le chemin « des Écoles\n» et ses abords\n2. Le pré",
            ["1. Le chemin « des Écoles » et ses abords", "2. Le pré"],
        ),
        ("Voir le détail dans la\nFiche 3 du plan", ["Voir le détail dans la Fiche 3 du plan"]),
        ("VOLET INTERNE\nÊtre une administration moderne", ["VOLET INTERNE", "Être une administration moderne"]),
        ("Pilote : la régie\nÉchéance : 2022", ["Pilote : la régie", "Échéance : 2022"]),
        ("a) semer\nb) planter", ["a) semer", "b) planter"]),
        ("1 Titre premier\n2 Titre second", ["1 Titre premier", "2 Titre second"]),
        ("1.1Relier\n1.2Éclairer", ["1.1Relier", "1.2Éclairer"]),
        ("I. Habiter\nII. Circuler", ["I. Habiter", "II. Circuler"]),
        ("\tTexte en retrait", ["Texte en retrait"]),
        ("1.\tSemer\n2.\tPlanter", ["1. Semer", "2. Planter"]),
        ("•\tSemer\n•\tPlanter", ["• Semer", "• Planter"]),
        ("Pilote :\tla régie", ["Pilote : la régie"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


def test_bold_and_links_of_markdown() -> None:
    bold, mixed = blocks_of("**Être ouverte**\n\nVoir [l'annexe](http://x.be/a.pdf) **vite**")
    assert isinstance(bold, TextBlock)
    assert isinstance(mixed, TextBlock)
    assert bold.style.bold
    assert not mixed.style.bold
    assert [(link.text, link.target) for link in mixed.links] == [("l'annexe", "http://x.be/a.pdf")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("O.S.1 Être ouverte ......... 3", Role.CONTENTS),
        ("O.S.1 Être ouverte … 3 réunions", Role.BODY),
        ("Page 3 sur 12", Role.FOOTER),
        ("- 3 -", Role.FOOTER),
        ("2024", Role.BODY),
        ("Aller au contenu. | Aller à la navigation", Role.FURNITURE),
        ("Vous êtes ici : Accueil / Plan", Role.FURNITURE),
        ("Navigation douce", Role.BODY),
    ],
)
def test_roles(text: str, role: Role) -> None:
    assert blocks_of(f"Un plan\n\n{text}\n\nFin")[1].role is role


@pytest.mark.parametrize(("letter", "sign"), [("n", "■"), ("l", "●"), ("q", "☐"), ("Ø", "➢"), ("ü", "✓")])
def test_lone_letters_before_many_lines_are_the_bullets_of_a_lost_font(letter: str, sign: str) -> None:
    text = "OO 1 : Verdir\n{0} Semer des haies\n{0} Planter\nle long du canal\n{0} Tailler\n{0} arroser"
    deeds = ("Semer des haies", "Planter le long du canal", "Tailler", "arroser")
    assert lines_of(text.format(letter)) == ["OO 1 : Verdir", *(f"{sign} {deed}" for deed in deeds)]


def test_one_lone_letter_before_a_line_is_no_bullet() -> None:
    assert lines_of("Voir aussi\n\nn Plan")[-1] == "n Plan"


def test_running_heads_of_pages() -> None:
    pages = "\f".join(
        f"Commune de Tilleul - Plan\n\nTitre {n}\nmots divers {n}\nencore {n}\n\nimprimé, p. {n}" for n in range(1, 6)
    )
    heads = [b.text for b in blocks_of(pages) if isinstance(b, TextBlock) and b.role is Role.RUNNING_HEAD]
    feet = [b.text for b in blocks_of(pages) if isinstance(b, TextBlock) and b.role is Role.FOOTER]
    assert heads == ["Commune de Tilleul - Plan"] * 5
    assert feet == [f"imprimé, p. {n}" for n in range(1, 6)]


@pytest.mark.parametrize("number", ["{}", "- {} -", "Page {} sur 4", "p. {}"])
def test_the_line_beside_all_page_numbers_is_a_running_head(number: str) -> None:
    page = "\n".join(f"- Semer une haie le long du chemin {n}" for n in range(9))
    text = "\n".join(f"{page}\n{number.format(n)}\n\nPlan de Tilleul 2025-2030" for n in range(1, 4))
    roles = [b.role for b in blocks_of(text) if isinstance(b, TextBlock) and b.text.startswith("Plan de")]
    assert roles == [Role.RUNNING_HEAD] * 3


@pytest.mark.parametrize(("bare", "role"), [({4}, Role.RUNNING_HEAD), ({3, 5}, Role.BODY)])
def test_one_page_of_several_may_bear_no_number(bare: set[int], role: Role) -> None:
    page = "\n".join(f"- Semer une haie le long du chemin {n}" for n in range(9))
    feet = ["" if n in bare else f"{n}\n\nPlan de Tilleul 2025-2030" for n in range(1, 8)]
    text = "\n".join(f"{page}\n{foot}" for foot in feet)
    roles = [b.role for b in blocks_of(text) if isinstance(b, TextBlock) and b.text.startswith("Plan de")]
    assert roles == [role] * (7 - len(bare))


def test_what_stands_beside_the_numbers_of_rows_is_no_running_head() -> None:
    text = "\n".join(f"{n}\nService des travaux publics\nSemer la haie {n}" for n in range(1, 9))
    assert all(b.role is Role.BODY for b in blocks_of(text) if isinstance(b, TextBlock))


def test_title_and_encoding() -> None:
    document = read_text(SourceFile("plan.txt", "# Plan d'été\n\nMots".encode("cp1252")))
    assert document.title == "Plan d'été"
    assert document.metadata["encoding"] == "cp1252"
    assert document.page_count is None


def test_nothing_printed_is_an_error() -> None:
    with pytest.raises(UnreadableSourceError):
        read_text(SourceFile("plan.txt", b"\n-----\n"))


FIELDS = """\
a) Semer un pré fleuri
Référent : Cellule Nature ; Régie | Élu : M.
Lambot | Échéance : 2031 | Indicateur :
Hectares semés | Budget : 400 €
| Plans liés : PCDN
b) Curer le ru du moulin
Référent : Cellule Eaux | Échéance : 2032
Avis : favorable
"""


def test_fields_that_bars_part_go_on_over_wrapped_lines() -> None:
    assert lines_of(FIELDS) == [
        "a) Semer un pré fleuri",
        "Référent : Cellule Nature ; Régie | Élu : M. Lambot | Échéance : 2031 | Indicateur : Hectares semés"
        " | Budget : 400 € | Plans liés : PCDN",
        "b) Curer le ru du moulin",
        "Référent : Cellule Eaux | Échéance : 2032",
        "Avis : favorable",
    ]


@pytest.mark.parametrize(
    ("wrapped", "whole"),
    [
        ("1. Curer le bief du moulin :\n   dès 2031 (Régie).", "1. Curer le bief du moulin : dès 2031 (Régie)."),
        ("2. Border le pré :\n   2031-2033 (Régie).", "2. Border le pré : 2031-2033 (Régie)."),
        ("3. Semer un pré\n   : fin 2032 (Régie).", "3. Semer un pré : fin 2032 (Régie)."),
        ("Planning :\n2031 (Régie)", None),
        ("1. Nos travaux :\n   Curer le bief", None),
    ],
)
def test_a_time_behind_a_colon_goes_on_with_its_item(wrapped: str, whole: str | None) -> None:
    assert lines_of(f"Notre plan\n\n{wrapped}")[1:] == ([whole] if whole else [*map(str.strip, wrapped.split("\n"))])


def test_titles_of_a_contents_page_run_over_two_lines() -> None:
    dots = " " + "." * 30
    page = f"A. Vivre dans une commune que l'eau\n   traverse{dots} 4\nB. Fêter le pain et le\n   Moulin{dots} 6"
    blocks = [b for b in blocks_of(f"Table des matières\n{page}\n\nA. Curer\n") if isinstance(b, TextBlock)]
    assert [len(b.lines) for b in blocks if b.role is Role.CONTENTS] == [2, 2]


HANGING = """
  Action 1. Ombrager la cour de
            l'école du hameau
  Pilote : Régie
  Action 2. Flécher les sentiers qui
            mènent au bief
  Pilote : Régie
  Action 3. Repeindre les bancs de la
            place du Marché
  Pilote : Régie
  Action 12. Relancer la fête
            Saint-Roch
  Pilote : Régie
"""


def test_what_hangs_below_titles_goes_on_with_them() -> None:
    assert "Action 12. Relancer la fête Saint-Roch" in lines_of(HANGING)
    notes = HANGING
    for small in ("l'école", "mènent", "place"):
        notes = notes.replace(small, small.capitalize())
    assert "Action 12. Relancer la fête" in lines_of(notes)  # remarks, not the rest of titles


@pytest.mark.parametrize("number", ["{}", "PST 2031-2036{}", "Plan de Tilleul{} | P a g e"])
def test_numbers_far_at_the_right_are_of_pages(number: str) -> None:
    pages = ["\n".join(f"- Semer une haie le long du chemin {at}.{n}" for n in range(9)) for at in range(1, 5)]
    feet = [number.format(" " * 40 + str(n)) for n in range(1, 5)]
    text = "\n".join(f"{page}\n{foot}" for page, foot in zip(pages, feet, strict=True))
    blocks = [b for b in blocks_of(text) if isinstance(b, TextBlock)]
    assert sum(b.role is Role.FOOTER for b in blocks) == 4
    assert all(b.role is Role.FOOTER for b in blocks if "Semer" not in b.text)


def test_lines_that_stand_within_pages_too_are_no_feet() -> None:
    action = "- Semer un pré {0} le long\n\ndu chemin {0}\n\nPriorité faible - Année : {1}\n\n"
    pages = ["".join(action.format(n + 3 * at, 2031 + n + at) for n in range(3)) for at in range(4)]
    blocks = [b for b in blocks_of("\n\n\n".join(pages)) if isinstance(b, TextBlock)]
    assert all(b.role is Role.BODY for b in blocks)

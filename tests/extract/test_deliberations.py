"""Plans quoted by a deliberation: what it considers, roman lists under letters, brackets over a line's end."""

from __future__ import annotations

import pytest

from extract.detect import detect
from extract.document import Block
from extract.printed import Field
from tests.extract.documents import document, find, heading, items, outline, paragraph, raws, table

RECITALS: tuple[Block, ...] = (
    paragraph("Vu le Code de la démocratie locale ;"),
    paragraph("Considérant qu'un tel programme contient :"),
    paragraph("a) des objectifs ;"),
    paragraph("b) des projets à mener ;"),
)
DECISION = heading("ARRÊTE, à l'unanimité :")
PLAN: tuple[Block, ...] = (
    heading("I. Être un bourg vert et fleuri"),
    heading("I.1. Soigner les parcs du bourg"),
    paragraph("a) semer un pré fleuri (échéance : 2027) :"),
    paragraph("i. choisir les graines ;"),
    paragraph("ii. labourer le pré ;"),
    paragraph("iii. faucher en septembre."),
    paragraph("b) planter des saules (échéance : 2028) ;"),
    heading("II. Être un bourg où l'on s'entraide"),
    heading("II.1. Rendre visite aux aînés"),
    paragraph("a) former des bénévoles (échéance : 2026) ;"),
    paragraph("b) tenir un café des voisins (échéance : 2029) :"),
    paragraph("i. trouver un lieu ;"),
    paragraph("ii. inviter le quartier."),
)
TREE = [
    "OS 1 Être un bourg vert et fleuri",
    "  OO 1.1 Soigner les parcs du bourg",
    "    A a semer un pré fleuri",
    "      SA 1 choisir les graines",
    "      SA 2 labourer le pré",
    "      SA 3 faucher en septembre.",
    "    A b planter des saules",
    "OS 2 Être un bourg où l'on s'entraide",
    "  OO 2.1 Rendre visite aux aînés",
    "    A a former des bénévoles",
    "    A b tenir un café des voisins",
    "      SA 1 trouver un lieu",
    "      SA 2 inviter le quartier.",
]


def lines(*blocks: Block) -> list[str]:
    return [line.rstrip(" :;") for line in outline(items(*blocks))]


def test_a_list_that_goes_on_with_ii_is_roman() -> None:
    assert lines(*PLAN) == TREE


def test_letters_that_reach_i_stay_letters() -> None:
    letters = [paragraph(f"{letter}) semer le pré {letter} du bourg (échéance : 2027) ;") for letter in "abcdefghij"]
    found = items(heading("OS 1 : Être vert"), heading("OO 1.1 : Soigner les parcs"), *letters)
    assert [action.number for action in found[0].children[0].children] == list("abcdefghij")


def test_what_a_deliberation_considers_is_no_plan() -> None:
    assert lines(*RECITALS, DECISION, *PLAN) == TREE


def test_a_plan_above_the_decision_is_read() -> None:
    assert len(lines(paragraph("Vu le Code de la démocratie locale ;"), *PLAN, DECISION)) == len(TREE)


def test_a_label_in_a_bracket_that_is_open_begins_no_field() -> None:
    found = items(
        heading("OS 1 : Être vert"),
        heading("OO 1.1 : Soigner les parcs"),
        paragraph("a) semer un pré fleuri (échéance : 2027 ;", "pilote : service espaces verts) ;"),
        paragraph("b) planter des saules (échéance :", "2028 ;", "Pilote : CPAS) ;"),
    )
    for title, year, pilot in (("semer", "2027", "service espaces verts"), ("planter", "2028", "CPAS")):
        action = find(found, title)
        assert (raws(action, Field.SCHEDULE), raws(action, Field.PILOT)) == ([year], [pilot])
    assert find(found, "semer").title == "semer un pré fleuri"


def test_a_plan_annexed_to_minutes_is_read_and_numbered_minutes_are_none() -> None:
    minutes = (heading("Procès-verbal du Conseil communal"), paragraph("Présents : Mme Lune, MM. Dune et Brun."))
    rows = [["N°", "Intitulé", "Pilote", "Échéance"]]
    for number in ("1", "1.1", "1.1.1", "1.1.2", "1.1.3", "2", "2.1", "2.1.1", "2.1.2"):
        action = number.count(".") == 2
        rows.append([number, f"Semer le pré {number}", "Parcs" if action else "", "2027" if action else ""])
    annex = (heading("Annexe : programme stratégique transversal"), table(rows))
    found = detect(document(*minutes, *annex, name="pv.docx"))
    assert (found.kind, len(found.plans[0].items)) == ("plan", 2)
    points = [heading(f"{number} Semer le pré {number}") for number, *_ in rows[1:]]
    told = heading("Information : le programme stratégique transversal")
    assert detect(document(*minutes, told, *points, name="pv.docx")).kind == "other"


ADOPTED = (
    heading("Extrait du procès-verbal du Conseil communal"),
    paragraph("Présents : Mme Lune, MM. Dune et Brun."),
)
ARTICLES = (
    heading("DÉCIDE"),
    paragraph("Article 1er – D'adopter le programme annexé."),
    paragraph("Article 2 – De publier le programme."),
    paragraph("Par le Conseil,"),
    paragraph("(s) LUNE      (s) DUNE"),
)


@pytest.mark.parametrize(
    ("named", "kind"),
    [
        ("Objet n° 7 : Programme stratégique transversal – Adoption", "plan"),
        ("12/ PST : prise d'acte", "plan"),
        ("OBJET : PST – Évaluation à mi-mandat", "evaluation"),
        ("Objet : Plan de cohésion sociale – Approbation", "other"),
    ],
)
def test_what_a_deliberation_is_about_says_what_it_holds(named: str, kind: str) -> None:
    blocks = (*ADOPTED, heading(named), *RECITALS, DECISION, *PLAN, paragraph("Article 2. – De publier le programme."))
    found = detect(document(*blocks, name="extrait.docx"))
    assert (found.kind, len(found.plans)) == (kind, int(kind != "other"))


def test_minutes_with_several_objects_are_no_plan() -> None:
    points = (heading("Objet n° 1 : Comptes"), heading("Objet n° 2 : PST – Adoption"))
    assert detect(document(*ADOPTED, *points, *RECITALS, DECISION, *PLAN, name="pv.docx")).kind == "other"


def test_articles_and_signatures_above_an_annex_are_no_part_of_it() -> None:
    assert lines(*RECITALS, *ARTICLES, heading("ANNEXE"), *PLAN) == TREE

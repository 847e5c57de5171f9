"""What sort of document it is: short invented texts, and the near-misses that are no plan."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

from extract import lexicon
from extract.detect.plan.kind import CodedTree, ItemCounts, classify
from extract.document import Document, Kind, Line, Role, SourceFile, TextBlock

MANY = ItemCounts(5, 14, 60, 200)
OBJECTIVES = ItemCounts(5, 0, 0, 0)
NONE = ItemCounts()


def document(text: str, name: str = "document.pdf", title: str | None = None) -> Document:
    """Lines with "# " are headings, with "| " running heads, with "- " list entries; the others are paragraphs."""
    blocks = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        kind, role = Kind.PARAGRAPH, Role.BODY
        if line.startswith("# "):
            kind, line = Kind.HEADING, line[2:]
        elif line.startswith("| "):
            role, line = Role.RUNNING_HEAD, line[2:]
        elif line.startswith("- "):
            kind, line = Kind.LIST_ITEM, line[2:]
        blocks.append(TextBlock(kind, (Line(line),), role))
    return Document(SourceFile(name, b""), "application/pdf", tuple(blocks), title=title)


TREE = """
O.S.1 Être une commune où il fait bon vivre
O.O.1.1 Embellir les places
Action 1 Planter des tilleuls
Action 2 Remplacer les bancs
O.S.2 Être une commune sûre
O.O.2.1 Sécuriser les abords des écoles
Action 1 Poser des radars
"""

CASES: list[tuple[str, str, str, ItemCounts | None]] = [
    # plans
    ("plan", "pst.pdf", "# Programme stratégique transversal 2018-2024\n# Commune de Gouvy" + TREE, MANY),
    ("plan", "pst.pdf", "# PST 2018-2024 de la Commune de Gouvy" + TREE, None),
    (
        "plan",
        "x.pdf",
        "# CPAS de Tellin\n# P.S.T.\nÊtre un CPAS accueillant pour le citoyen et les familles." + TREE,
        MANY,
    ),
    (
        "plan",
        "x.pdf",
        "# PST 2024-2030\n# Déclaration de politique sociale\nLa déclaration de politique sociale du CPAS fonde ce PST."
        + TREE,
        MANY,
    ),
    (
        "plan",
        "x.pdf",
        "# PST\n# 5. Évaluation et suivi\nLe PST sera évalué à mi-mandat et au terme de la mandature." + TREE,
        MANY,
    ),
    ("plan", "x.pdf", "# Du neuf pour nos villages 2019-2024\nNotre commune se donne cinq ans pour agir." + TREE, MANY),
    ("plan", "x.pdf", "# Projet de ville 2019-2024\nLa Ville de Visé se projette." + TREE, MANY),
    ("plan", "x.pdf", "# Déclaration de politique générale et Plan stratégique transversal 2012-2018" + TREE, MANY),
    (
        "plan",
        "x.html",
        "# PST de la commune\nVoici nos objectifs ; les actions sont dans l'annexe à télécharger.",
        OBJECTIVES,
    ),
    (
        "plan",
        "x.pdf",
        "# Plan stratégique transversal\n# Guide de lecture\nComment lire les fiches de la Ville de Huy." + TREE,
        MANY,
    ),
    (
        "plan",
        "x.pdf",
        "# PST 2018-2024 actualisé\nCommune de Modave. Chaque action porte son état d'avancement." + TREE,
        MANY,
    ),
    ("plan", "x.pdf", "# PST – volet interne\nFormation des agents, plan de formation, cohésion sociale." + TREE, MANY),
    (
        "plan",
        "x.pdf",
        "# PST 2018-2024\nCPAS de Lobbes. Le PCS, par exemple, en fait partie ; par exemple les ateliers." + TREE,
        MANY,
    ),
    (
        "plan",
        "x.xlsx",
        "PST 2024-2030\nObjectif stratégique 1\nObjectif opérationnel 1.1\nAction 1\nAction 2",
        ItemCounts(1, 1, 2),
    ),
    (
        "plan",
        "x.txt",
        "PST 2018-2024\nCommune de Gouvy\nTable des matières\nLe mot du bourgmestre\nLe contexte\nNos valeurs\n"
        "6. Évaluation du PST\n7. Bilan" + TREE,
        MANY,
    ),
    (
        "plan",
        "x.pdf",
        "# Ville de Gouvy\n# PST 2018-2024\n| PST de Gouvy\n| PST de Gouvy\n| Évaluation\nNous voulons avancer." + TREE,
        MANY,
    ),
    (
        "plan",
        "pst-guide.pdf",
        "# Programme stratégique transversal 2024-2030\n# Commune de Gouvy\nAccompagnement méthodologique : UVCW"
        + TREE,
        ItemCounts(2, 2, 3, 3),
    ),
    (
        "plan",
        "x.pdf",
        "# PST 2024-2030\nCommune de Gouvy\nEn collaboration avec la zone de police des Vallées" + TREE,
        MANY,
    ),
    # plans that use words of other documents
    ("plan", "PST-Gouvy.xlsx", "École communale\nBibliothèque" + TREE, MANY),
    ("plan", "x.pdf", "# PST 2024-2030 de la Commune de Gouvy\nASBL Relais" + TREE, MANY),
    (
        "plan",
        "x.html",
        "# PST de la Commune de Gouvy\nTemps de lecture : 4 min\nVu la circulaire du Ministre des Pouvoirs locaux"
        + TREE,
        ItemCounts(2, 2, 3, 0),
    ),
    ("plan", "x.pdf", "# PST 2024-2030\n# Rédiger un cahier des charges type\nCommune de Gouvy" + TREE, MANY),
    # plans of other bodies, of one sector, of a list of candidates; papers and articles about a plan
    ("other", "x.pdf", "# Plan stratégique 2026-2028\n# Centre hospitalier régional de Huy" + TREE, MANY),
    ("other", "x.pdf", "# Plan stratégique 2026-2028\n# Commune d'Uccle – Région de Bruxelles-Capitale" + TREE, MANY),
    ("other", "x.pdf", "# Projet de territoire\nLe conseil municipal et Monsieur le Maire s'engagent." + TREE, MANY),
    (
        "other",
        "x.txt",
        "# L'adoption du PST par les CPAS\n- Question écrite du 1/2/2020\n- Réponse du 2/3/2020",
        ItemCounts(0, 0, 3, 0),
    ),
    ("other", "x.pdf", "# Plan Propreté 2025-2030\n# Commune de Gouvy" + TREE, MANY),
    ("other", "x.pdf", "# Programme de la liste Ensemble\n# Élections communales\nCommune de Gouvy" + TREE, MANY),
    ("other", "x.docx", "# Cahier spécial des charges\n# Rédaction du PST de la Commune de Gouvy" + TREE, MANY),
    (
        "presentation",
        "presse-pst.html",
        "# Gouvy : le PST en douze pages\nPublié le 4 mars 2031 à 10h15 – Lecture 4 min\n- Planter\n- Repeindre",
        ItemCounts(1, 0, 2, 0),
    ),
    # evaluations
    ("evaluation", "x.pdf", "# Évaluation à mi-mandat du PST 2018-2024\n# Commune de Gouvy" + TREE, MANY),
    ("evaluation", "x.pdf", "# PST – Bilan de la mandature\nCommune de Theux" + TREE, MANY),
    (
        "evaluation",
        "x.pdf",
        "# Programme stratégique transversal\n# Rapport d'avancement 2021\nCPAS de Theux" + TREE,
        MANY,
    ),
    ("evaluation", "x.pdf", "# PST 2018-2024 de la Ville de Huy\n| Évaluation à mi-parcours du PST" + TREE, MANY),
    ("evaluation", "evaluation_pst_2021.pdf", "# PST 2018-2024 de la Ville de Huy" + TREE, MANY),
    ("evaluation", "x.pdf", "# Suivi du PST 2019-2024\nCommune de Modave" + TREE, MANY),
    (
        "evaluation",
        "x.pdf",
        "# État d'avancement du Programme stratégique transversal\nAu 31 décembre, sur 80 actions, 20 sont finies."
        + TREE,
        MANY,
    ),
    (
        "evaluation",
        "x.html",
        "# Le PST à mi-législature : 40 % des actions réalisées\nLa Ville de Visé fait le point sur son PST.",
        NONE,
    ),
    (
        "evaluation",
        "x.pdf",
        "# Évaluation intermédiaire du Programme stratégique transversal (PST)\nVille de Spa",
        NONE,
    ),
    (
        "evaluation",
        "x.html",
        "# Programme stratégique transversal\nL'heure de l'évaluation est venue pour la Ville de Thuin et son PST. "
        "Le taux moyen de réalisation atteint 55 %. Dix actions ont été finalisées. 12 % des actions ont été revues.",
        NONE,
    ),
    # presentations
    (
        "presentation",
        "x.html",
        "# Le PST, c'est quoi ?\nLe PST est une démarche. La Commune de Pecq s'engage, par son PST, à atteindre "
        "5 objectifs stratégiques et 60 actions (voir le tableau ci-annexé).",
        NONE,
    ),
    (
        "presentation",
        "x.html",
        "# Programme stratégique transversal\nLe PST de la Ville d'Ath est consultable ici.",
        NONE,
    ),
    (
        "presentation",
        "x.html",
        "# Le Conseil communal adopte son PST\nLa Commune de Lasne a adopté hier soir son PST.",
        NONE,
    ),
    ("presentation", "x.html", "# PST\nTéléchargez le PST 2024-2030 de la commune de Chiny.", NONE),
    (
        "plan",
        "x.pdf",
        "# Programme stratégique transversal\nCommune de Lasne\nGuide de projet : bureau Lambert" + TREE,
        MANY,
    ),
    (
        "plan",
        "x.pdf",
        "# Programme stratégique transversal\nCommune de Lasne\nAppui méthodologique : bureau Lambert" + TREE,
        ItemCounts(2, 3, 6),
    ),
    # guides
    (
        "guide",
        "x.pdf",
        "# Guide du programme stratégique transversal\nVotre commune doit adopter un PST, votre CPAS aussi. "
        "Les communes peuvent s'inspirer de celui de la Commune de Lasne." + TREE,
        MANY,
    ),
    (
        "guide",
        "x.pdf",
        "# Vade-mecum du programme stratégique transversal\nVotre commune doit adopter un PST." + TREE,
        ItemCounts(1, 2, 5),
    ),
    (
        "guide",
        "x.pdf",
        "# Comment construire un PST ?\nVotre administration part d'un constat. Par exemple :" + TREE,
        ItemCounts(2, 3, 6),
    ),
    (
        "guide",
        "x.pdf",
        "# Union des Villes et Communes de Wallonie\n# Le PST pas à pas\n"
        "Les communes pilotes témoignent. Approche n° 1 : un objectif." + TREE,
        ItemCounts(3, 5, 9),
    ),
    (
        "guide",
        "x.pdf",
        "# Formation PST – module 2\nÉtape 1 : le constat. Étape 2 : les objectifs. Bonnes pratiques.",
        NONE,
    ),
    (
        "guide",
        "x.html",
        "# Le PST dans les pouvoirs locaux\nLes communes wallonnes et les CPAS doivent adopter un PST. "
        "Les communes peuvent y joindre "
        "leurs plans. Par exemple, les communes qui ont un PCS l'intègrent. Votre PST sera évalué.",
        NONE,
    ),
    (
        "guide",
        "canevas-pst.docx",
        "# Canevas de PST\nObjectif stratégique 1 : ...\nAction 1 : ...",
        ItemCounts(1, 0, 1),
    ),
    (
        "guide",
        "x.pdf",
        "# Le programme stratégique transversal, un outil de gouvernance\n"
        "Les communes pilotes l'ont montré : les communes qui "
        "planifient gagnent du temps. Votre PST, par exemple, reprendra ceci. Les communes peuvent s'en inspirer."
        + TREE,
        ItemCounts(2, 2, 3),
    ),
    # something else
    (
        "other",
        "dpc.pdf",
        "# Déclaration de politique communale 2018-2024\n# Ville de Visé\nLe PST suivra ; le PST traduira ceci.",
        NONE,
    ),
    (
        "other",
        "x.pdf",
        "# DPG 2024-2030\nCommune de Manhay. Un PST sera rédigé. Axe 1 : nos écoles.",
        ItemCounts(4, 0, 12),
    ),
    (
        "other",
        "x.pdf",
        "# Programme communal de développement rural\n# Fiche-projet 1.1\nCommune de Celles. Objectif 1." + TREE,
        MANY,
    ),
    ("other", "x.pdf", "# Plan de cohésion sociale 2020-2025\n# Commune de Trooz\nAxe 1. Action 1.1.01." + TREE, MANY),
    ("other", "x.pdf", "# Ordre du jour du Conseil communal du 26 août\n- PST – prise d'acte\n- Comptes", NONE),
    (
        "other",
        "x.pdf",
        "# Procès-verbal du Conseil de l'action sociale\nLe Conseil prend acte du PST. Il approuve les comptes.",
        NONE,
    ),
    ("other", "budget-2022.pdf", "# Budget 2022\nVille de Thuin. Les projets du PST sont financés.", NONE),
    ("other", "x.pdf", "# Plan de développement urbain\nVille de Binche. Objectif stratégique 1." + TREE, MANY),
    ("other", "x.pdf", "# Programme de la liste Ensemble\nNous voulons un PST participatif et une ville verte.", NONE),
    (
        "other",
        "x.pdf",
        "# Plan d'action pour l'énergie durable et le climat (PAEDC)\nCommune d'Ittre. Action 1. Action 2." + TREE,
        MANY,
    ),
    ("other", "x.pdf", "# Règlement de travail\nCPAS de Dour. Article 1.", NONE),
    ("other", "x.pdf", "# Note d'orientation communale\nCommune d'Ath. Nos priorités pour six ans.", NONE),
    ("other", "x.html", "# Le PST des CPAS\nQuestion écrite du 3 mars\nCombien de CPAS ont un PST ? Quel PST ?", NONE),
    ("other", "x.pdf", "# Fête au village\nLa Commune de Hamois vous invite à la brocante du 3 mai.", NONE),
    ("other", "x.pdf", "# Rapport annuel du CPAS\nLe CPAS d'Amay aide mille ménages.", NONE),
    (
        "other",
        "x.pdf",
        "# Plan stratégique 2017-2019 de l'intercommunale\nAssemblée générale. Plan stratégique intercommunal.",
        NONE,
    ),
]


@pytest.mark.parametrize(("kind", "name", "text", "items"), CASES)
def test_kind(kind: str, name: str, text: str, items: ItemCounts | None) -> None:
    verdict = classify(document(text, name), items)
    assert verdict.kind == kind, verdict.reasons
    assert 0 < verdict.confidence <= 1


MINUTES = "# Commune de Rixart\n# Procès-verbal du Conseil communal\nSéance du 3 mars, sous la présidence de M. Dubois."


@pytest.mark.parametrize(
    ("kind", "above", "coded"),
    [
        ("plan", ("Procès-verbal du Conseil communal", "7. Adoption du PST", "Annexe – PST 2024-2030"), 40),
        ("other", ("Procès-verbal du Conseil communal", "7. PST : prise d'acte", "8. Fiches du PCDR"), 40),
        ("other", ("Procès-verbal du Conseil communal",), 40),
        ("other", ("Annexe – PST 2024-2030",), 3),
    ],
)
def test_minutes_hold_a_plan_where_its_coded_tree_stands_under_its_name(
    kind: str, above: tuple[str, ...], coded: int
) -> None:
    items = ItemCounts(3, 9, 40, 80, CodedTree(coded, above))
    verdict = classify(document(MINUTES), items)
    assert verdict.kind == kind
    assert [w.code for w in verdict.warnings] == (["unread-text"] if kind == "other" and coded == 40 else [])


def test_another_plan_is_none_whatever_tree_it_holds() -> None:
    items = ItemCounts(3, 9, 40, 80, CodedTree(40, ("Notre PST",)))
    verdict = classify(document("# Plan de cohésion sociale 2026-2031\nCommune de Rixart." + TREE), items)
    assert (verdict.kind, [w.code for w in verdict.warnings]) == ("other", ["unread-text"])


def test_many_markers_without_an_item_are_a_warning() -> None:
    told = "# PST de la commune de Rixart\n" + " ".join(
        f"OS {n} Vivre OO {n}.1 Agir Action {n} Semer" for n in range(1, 5)
    )
    assert [w.code for w in classify(document(told), ItemCounts()).warnings] == ["unread-text"]
    assert classify(document(told), ItemCounts(4, 4, 4)).warnings == ()
    few = "# PST de la commune de Rixart\nL'OS 1, l'action 3 et l'action 4 ont avancé."
    assert classify(document(few), ItemCounts()).warnings == ()


def test_a_german_plan_is_out_of_scope_with_a_warning() -> None:
    text = """# Strategisches Programm der Gemeinde 2024-2030
    Die Gemeinde verpflichtet sich, die Ziele mit den Bürgern und für die Bürger zu erreichen.
    Das Programm ist ein Instrument der Verwaltung und wird von dem Kollegium auf den Weg gebracht.
    """
    verdict = classify(document(text), MANY)
    assert verdict.kind == "other"
    assert verdict.language == "de"
    assert [warning.code for warning in verdict.warnings] == ["language-not-supported"]


def test_a_document_without_text_is_hardly_known() -> None:
    verdict = classify(document("", "pst-2018-2024.pdf"), NONE)
    assert (verdict.kind, verdict.reasons) == ("other", ("aucun texte lisible",))
    assert verdict.confidence < 0.5


def _folded(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.replace("’", "'").lower()


@pytest.mark.parametrize("row", lexicon.load("kinds")["cue"], ids=lambda row: str(row["id"]))
def test_cues_find_their_examples_and_nothing_else(row: dict[str, object]) -> None:
    pattern = re.compile(str(row["pattern"]), re.IGNORECASE)
    unless = re.compile(str(row["not_for"]), re.IGNORECASE) if "not_for" in row else None

    def found(text: str) -> bool:
        return bool(pattern.search(_folded(text))) and not (unless and unless.search(_folded(text)))

    examples, others = row["examples"], row["counter_examples"]
    assert isinstance(examples, list)
    assert isinstance(others, list)
    assert [text for text in examples if not found(text)] == []
    assert [text for text in others if found(text)] == []


def test_cue_ids_are_unique() -> None:
    path = Path(lexicon.__file__).parent / "kinds.toml"
    ids = [row["id"] for row in tomllib.loads(path.read_text(encoding="utf-8"))["cue"]]
    assert len(ids) == len(set(ids))


def test_the_place_of_a_page_on_its_site_is_one_of_its_names() -> None:
    place = TextBlock(
        Kind.PARAGRAPH, (Line("Accueil / Ma commune / Programme stratégique transversal"),), Role.FURNITURE
    )
    body = document("# Préambule\nNotre commune a présenté ce programme au conseil.").blocks
    page = Document(SourceFile("page.txt", b""), "text/plain", (place, *body))
    assert classify(page, NONE).kind == "presentation"

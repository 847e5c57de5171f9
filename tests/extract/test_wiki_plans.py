"""Whole plans in the source of wiki pages: lists, tables, fiches and prose."""

from __future__ import annotations

import pytest

from extract.detect import detect
from extract.document import SourceFile
from extract.printed import Field, PrintedItem
from extract.readers import read
from tests.extract.documents import find, outline, raws
from tests.extract.wiki_pages import FICHES, GRID, LISTS, PROSE, TABLES

TREES = {
    LISTS: """\
OS 1 Être une administration qui répond
  OO 1.1 Réduire les délais de réponse
    A 1 Installer un guichet électronique
    A 2 Répondre au téléphone le soir
OS 2 Être une commune dont les villages sont reliés
  OO 2.1 Favoriser la marche et le vélo
    A 1 Tracer une voie lente entre Rochelin et Belprez
    A 2 Louer vingt vélos électriques
OS 3 Être une commune qui soutient l'enfance
  OO 3.1 Accueillir les tout-petits
    A 1 Agrandir la crèche""",
    TABLES: """\
OS 1 Être un CPAS qui lutte contre l'isolement
  OO 1.1 Rompre la solitude
    A 1.1.1 Créer un réseau
    A 1.1.2 Ouvrir une table d'hôtes
  OO 1.2 Faciliter les déplacements
    A 1.2.1 Lancer un taxi social l'après-midi
OS 2 Être un CPAS qui soutient le logement
  OO 2.1 Augmenter le parc locatif
    A 2.1.1 Rénover quatre logements de transit""",
    FICHES: """\
OS 1 Être une commune nourricière
  OO 1.1 Aider les producteurs
    A 1.1.1 Créer un marché hebdomadaire
    A 1.1.2 Réserver des terrains au maraîchage
OS 2 Être une commune qui bouge
  OO 2.1 Relier les villages
    A 2.1.1 Baliser trois promenades
    A 2.1.2 Poser des abris de bus
    A 2.1.3 Peindre des passages""",
    PROSE: """\
OS 1 Être une commune qui attire
  OO 1.1 Créer du logement
    A 1 Vendre dix parcelles à bâtir.
    A 2 Transformer l'ancienne école.
OS 2 Être une commune propre
  OO 2.1 Réduire les dépôts sauvages
    A 3 Placer des caméras mobiles.""",
    GRID: """\
OS 1 Être une commune verte
  OO 1.1 Planter
    A Planter 2 km de haies
    A Distribuer des arbres fruitiers
  OO 1.2 Économiser l'énergie
    A Isoler la salle Le Tilleul
OS 2 Être une commune sûre
  OO 2.1 Apaiser
    A Poser des chicanes rue Haute
OS 3 Être une administration moderne
  A 3.1 Numériser les archives
  A 3.2 Remplacer le logiciel de paie""",
}


def items_of(text: str) -> tuple[PrintedItem, ...]:
    plans = detect(read(SourceFile("pst.txt", text.encode()))).plans
    assert len(plans) == 1
    return plans[0].items


@pytest.mark.parametrize("text", TREES, ids=["lists", "tables", "fiches", "prose", "grid"])
def test_plan_of_a_wiki_page_is_read_as_its_page_shows_it(text: str) -> None:
    assert "\n".join(outline(items_of(text))) == TREES[text]


@pytest.mark.parametrize(
    ("text", "title", "field", "value"),
    [
        (LISTS, "Répondre", Field.PILOT, "Directrice générale"),
        (LISTS, "Louer", Field.SCHEDULE, "2027"),
        (TABLES, "Lancer", Field.PILOT, "Service Insertion"),  # a cell that spans two rows
        (TABLES, "Ouvrir", Field.SCHEDULE, "2021"),
        (FICHES, "Réserver", Field.PILOT, "Service Patrimoine"),
        (FICHES, "Baliser", Field.STATUS, "réalisé"),
        (FICHES, "Poser", Field.SCHEDULE, "2023"),
        (FICHES, "Peindre", Field.PILOT, "Service Travaux"),
        (GRID, "Distribuer", Field.PILOT, "Environnement"),  # ":::"
        (GRID, "Isoler", Field.AMOUNT, "80.000 €"),
        (GRID, "Remplacer", Field.SCHEDULE, "2026"),
    ],
)
def test_values_of_a_wiki_page_stand_with_their_items(text: str, title: str, field: Field, value: str) -> None:
    assert raws(find(items_of(text), title), field) == [value]


def test_entries_in_a_cell_are_steps() -> None:
    assert raws(find(items_of(TABLES), "Rénover"), Field.STEP) == ["rue de la Gare", "place du Tige"]

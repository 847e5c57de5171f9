"""Rows of tables that a conversion printed on one line each."""

from __future__ import annotations

from pathlib import Path

from extract.document import SourceFile, Table
from extract.readers import read


def _tables(text: str) -> list[list[list[str]]]:
    document = read(SourceFile("plan.txt", text.encode(), Path("plan.txt")))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[[cell.text if cell else "" for cell in row] for row in table.grid()] for table in tables]


_PLAN = """OO 1.1 - Rouler autrement
N° Action Pilote Échéance Budget État
1.1.1 Tracer une piste cyclable le long du canal Service Mobilité 31/12/2027 45.000 € En cours
1.1.2 Louer des vélos aux habitants Service Mobilité 2026 8.500 € Réalisé
1.1.3 Fermer la rue des Tilleuls aux heures d'école et la
rendre aux enfants
Service Enseignement,
Police
2028 En attente
OO 1.2 - Planter partout
1.2.1 Semer des prés fleuris Éco-conseillère permanent 1.200 €/an En cours
"""


def test_values_and_names_are_cut_off_the_titles_of_rows_on_one_line() -> None:
    first, second = _tables(_PLAN)
    assert first[0][:6] == ["N°", "Action", "Pilote", "Échéance", "Budget", "État"]
    assert first[1][:6] == [
        "1.1.1", "Tracer une piste cyclable le long du canal", "Service Mobilité", "31/12/2027", "45.000 €", "En cours",
    ]  # fmt: skip
    assert first[2][:6] == ["1.1.2", "Louer des vélos aux habitants", "Service Mobilité", "2026", "8.500 €", "Réalisé"]
    assert first[3][:2] == ["1.1.3", "Fermer la rue des Tilleuls aux heures d'école et la rendre aux enfants"]
    assert first[3][2].split() == ["Service", "Enseignement,", "Police"]
    assert first[3][3:6] == ["2028", "", "En attente"]
    assert second[1][1] == "Semer des prés fleuris"
    assert second[1][3:6] == ["permanent", "1.200 €/an", "En cours"]


def test_an_empty_line_behind_each_printed_line_parts_no_rows() -> None:
    spaced = "\n\n".join((_PLAN + _PLAN.replace("1.1", "2.1").replace("1.2", "2.2")).splitlines())
    titles = [row[1] for table in _tables(spaced) for row in table[1:]]
    assert "Louer des vélos aux habitants" in titles
    assert "Fermer la rue des Tilleuls aux heures d'école et la rendre aux enfants" in titles


def test_fewer_dates_than_columns_of_dates_are_none_of_them_for_sure() -> None:
    text = """Code Action Responsable Début Fin Statut
A 1.1 Ouvrir une halte-garderie DURAND Louise 01/02/2026 30/06/2027 En cours
A 1.2 Repeindre la plaine de jeux NOËL Marc 31/12/2028 Non démarré
A 1.3 Former les animateurs DURAND Louise 01/01/2026 31/12/2026 Terminé
"""
    (table,) = _tables(text)
    assert table[1][:6] == [
        "A 1.1", "Ouvrir une halte-garderie", "DURAND Louise", "01/02/2026", "30/06/2027", "En cours",
    ]  # fmt: skip
    assert table[2] == ["A 1.2", "Repeindre la plaine de jeux", "NOËL Marc", "", "", "Non démarré", "31/12/2028"]


def test_sentences_below_a_line_of_labels_are_no_rows() -> None:
    text = """N° Action Pilote Échéance Budget
1.1 Le conseil a pris acte du plan.
1.2 La population a été consultée.
1.3 Les agents ont été entendus par le directeur.
"""
    assert _tables(text) == []


def test_a_name_alone_where_the_title_should_be_makes_no_row() -> None:
    text = """N° Action Pilote Budget Échéance
1.1.1 Service Voirie 12.000 € 2026
1.1.2 Service Voirie 9.000 € 2027
1.1.3 Curer les fossés Service Voirie 3.000 € 2027
1.1.4 Tailler les saules Service Voirie 2.000 € 2028
"""
    assert [row[1] for table in _tables(text) for row in table[1:]] == ["Curer les fossés", "Tailler les saules"]


def test_a_word_in_capitals_is_a_name_where_nearly_all_rows_name_somebody() -> None:
    text = """Code Action Service Échéance Statut
1.1.1 Relever les bordures Voirie 2026 En cours
1.1.2 Marquer les passages Voirie 2027 En cours
1.1.3 Dresser la carte des puits Hydrologie 2027 En cours
1.1.4 Compter les passants Voirie 2028 En cours
"""
    (table,) = _tables(text)
    assert table[3][1:3] == ["Dresser la carte des puits", "Hydrologie"]

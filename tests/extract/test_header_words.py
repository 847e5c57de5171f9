"""Tables of actions whose headers are worded in all the ways that plans word them: each value lands in its field.

A line a header: ``label=what stands below it``; what may stand there is a key of ``_BELOW``.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import pytest

from extract.printed import Field, Level, PrintedItem
from tests.extract.documents import heading, items, table, values


class _Below(NamedTuple):
    texts: tuple[str, str, str, str]
    field: Field | None = None
    hint: tuple[str, str] | None = None


_BELOW: Final = {
    "os": _Below(("Être un village fleuri",) * 2 + ("Être une mairie ouverte",) * 2),
    "oo": _Below(("Soigner les parcs",) * 2 + ("Accueillir mieux", "Écouter mieux")),
    "action": _Below(("Semer un pré fleuri", "Tailler les haies", "Repeindre le hall", "Poser une boîte à idées")),
    "theme": _Below(("Cadre de vie",) * 2 + ("Gouvernance",) * 2),
    "code": _Below(("A1", "A2", "A3", "A4")),
    "political": _Below(("M. Lenoir", "Mme Leroux", "M. Leblanc", "Mme Leroux"), Field.PILOT, ("role", "political")),
    "service": _Below(("Travaux", "Environnement", "Accueil", "Population"), Field.PILOT, ("role", "administrative")),
    "pilot": _Below(("Travaux", "Environnement", "Accueil", "Population"), Field.PILOT),
    "partners": _Below(("Natagora", "Province", "UVCW", "ORES"), Field.PARTNER),
    "period": _Below(("2025-2026", "2026", "2027-2030", "2026-2028"), Field.SCHEDULE),
    "end": _Below(("2026", "2029", "2027", "2030"), Field.SCHEDULE, ("bound", "end")),
    "start": _Below(("2025", "2026", "2025", "2027"), Field.SCHEDULE, ("bound", "start")),
    "sum": _Below(("12.000 €", "3.500 €", "800 €", "45.000 €"), Field.AMOUNT),
    "subsidy": _Below(("6.000", "1.750", "400", "20.000"), Field.AMOUNT, ("kind", "subsidy")),
    "ordinary": _Below(("6.000", "1.750", "400", "20.000"), Field.AMOUNT, ("kind", "ordinary")),
    "extraordinary": _Below(("7.000", "1.850", "500", "30.000"), Field.AMOUNT, ("kind", "extraordinary")),
    "state": _Below(("En cours", "Réalisé", "À faire", "En cours"), Field.STATUS),
    "rate": _Below(("50 %", "100 %", "0 %", "20 %"), Field.PROGRESS),
    "indicator": _Below(("Mètres semés", "Haies taillées", "Avis reçus", "Idées déposées"), Field.INDICATOR),
    "remark": _Below(("Attente du permis", "Faite en mars", "À revoir", "Marché relancé"), Field.REMARK),
    "priority": _Below(("1", "2", "1", "3"), Field.PRIORITY),
    "text": _Below(("Le pré est nu.", "Elles débordent.", "Il est gris.", "Elle manque."), Field.DESCRIPTION),
    "step": _Below(("Labour", "Relevé des haies", "Choix du coloris", "Achat"), Field.STEP),
    "goals": _Below(("ODD 15", "ODD 11", "ODD 16", "ODD 16"), Field.SDG),
}  # fmt: skip
_LEVELS: Final = {"os": Level.STRATEGIC, "oo": Level.OPERATIONAL, "action": Level.ACTION}

_HEADERS: Final = """
Nos ambitions=os|Nos actions concrètes=action|Qui fait quoi ?=pilot|Pour quand ?=end|Ça coûte combien ?=sum
Politique communale=theme|Objectif stratégique=os|Projet=action|Échevin(e) compétent(e)=political|Année de fin=end
Enjeux=theme|Objectifs=os|Projets / actions=action|Acteurs=partners|Planning=period|Ressources=sum
Réf=code|Engagement de la majorité=os|Action concrète=action|Pilote technique=service|Pilote politique=political
Action=action|Actions réalisées=remark|Reste à faire=remark|Statut=state|Service=service
OS=os|OO=oo|Action=action|Membre du Collège en charge=political|Début des travaux=start|Fin des travaux=end
Défis=theme|Objectifs=os|Actions=action|Porteurs=pilot|Partenaires potentiels=partners|Coûts estimés=sum
Priorité stratégique=os|Objectif=oo|Action=action|Qui pilote ?=pilot|Avec qui ?=partners|Comment mesurer ?=indicator
Axe stratégique=os|Objectif=oo|Action=action|Pilote=pilot|Échéance=end
Axe stratégique=theme|Objectif stratégique=os|Action=action|Échéance=end
Objectif=os|Sous-objectif=oo|Action=action|Responsable=pilot|Délai=end
Ligne de force=os|Objectif opérationnel=oo|Action=action|Pilote=pilot|Fin souhaitée=end
Ambition=os|Objectif opérationnel=oo|Projet phare=action|Service référent=service|Horizon=end
Code action=code|Descriptif de l'action=action|Chargé de dossier=service|Crédits=sum|Suivi=state
Intitulé=action|Initiateur=pilot|Délai de mise en œuvre=end|Budget alloué=sum|Situation au 1/9/2027=state
Nom de l'action=action|Priorisation=priority|Date de début souhaitée=start|Date de fin souhaitée=end
Action=action|Description=text|Compétence scabinale=political|Terme=end|Budget ordinaire=ordinary|Subsidié=subsidy
Action=action|Service compétent=service|Budget extraordinaire=extraordinary|Budget ordinaire=ordinary|€=sum
Mesure=action|Étapes=step|KPI=indicator|Taux d'exécution=rate|ODD visés=goals
Action=action|Objectif=text|Pilote=pilot|Échéance=end
""".strip()


@pytest.mark.parametrize("header", _HEADERS.splitlines())
def test_each_value_lands_in_the_field_that_its_header_words(header: str) -> None:
    labels, below = zip(*(part.rsplit("=", 1) for part in header.split("|")), strict=True)
    rows = [[_BELOW[key].texts[row] for key in below] for row in range(4)]
    above = [] if "os" in below else [heading("OS 1 : Être une commune proche")]
    roots = items(*above, table([list(labels), *rows]))
    found = [item for root in roots for item in root.walk()]
    for key, level in _LEVELS.items():
        if key in below:
            assert [item.title for item in found if item.level is level] == list(dict.fromkeys(_BELOW[key].texts))
    actions = [item for item in found if item.level is Level.ACTION]
    for label, key in zip(labels, below, strict=True):
        for action, text in zip(actions, _BELOW[key].texts, strict=True):
            assert _holds(action, label, key, text), (label, action)


def _holds(action: PrintedItem, label: str, key: str, text: str) -> bool:
    """Whether the action says ``text`` under ``label`` as what ``key`` stands for."""
    expected = _BELOW[key]
    if key == "code":
        return action.code == text
    if expected.field is None:
        return True
    said = [value for value in values(action, expected.field) if value.raw == text and value.label == label]
    return any(expected.hint is None or value.hints.get(expected.hint[0]) == expected.hint[1] for value in said)

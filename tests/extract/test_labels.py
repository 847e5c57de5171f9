"""What column headers and labels mean, under the rules of the contract on roles, deadlines and money."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.detect.words.labels import TimeSlot, funder, level_of, meaning, money_hints, named_level, time_slot
from extract.printed import Level
from extract.text import fold
from tests.extract.documents import ACTION, OO, OS, SUB


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Administratif", "administrative"),
        ("Service gestionnaire", "administrative"),
        ("Service pilote", "administrative"),
        ("Agent", "administrative"),
        ("Agent traitant", "administrative"),
        ("Responsable administratif", "administrative"),
        ("Pilotes administratifs", "administrative"),
        ("Responsables politiques", "political"),
        ("Mandataire", "political"),
        ("Politique", "political"),
        ("Échevin", "political"),
        ("Échevin(e)", "political"),
        ("Responsable mandataire", "political"),
        ("Pilote", "unspecified"),
        ("Responsable", "unspecified"),
        ("Responsable(s)", "unspecified"),
        ("Porteur", "unspecified"),
        ("Porté par", "unspecified"),
        ("Pilotée par", "unspecified"),
        ("Porteur de l'action", "unspecified"),
        ("Porteur de projet", "unspecified"),
        ("Qui ?", "unspecified"),
    ],
)
def test_who_is_in_charge_as_the_column_says(label: str, role: str) -> None:
    found = meaning(label)
    assert found is not None
    assert (found.target, found.hints["role"]) == ("pilots", role)


@pytest.mark.parametrize(
    ("label", "bound"),
    [
        ("Année", "period"),
        ("Planification", "period"),
        ("Période", "period"),
        ("Calendrier", "period"),
        ("Timing", "period"),
        ("Échéance", "end"),
        ("ÉCHÉANCE", "end"),
        ("Délai", "end"),
        ("Délais de réalisation", "end"),
        ("Date de fin", "end"),
        ("Date de fin prévue", "end"),
        ("Date de début", "start"),
        ("Date de début prévue", "start"),
        ("Date de fin effective", "effective_end"),
        ("Date de début effective", "effective_start"),
    ],
)
def test_whether_a_lone_year_starts_ends_or_does_both(label: str, bound: str) -> None:
    found = meaning(label)
    assert found is not None
    assert (found.target, found.hints["bound"]) == ("schedule", bound)


@pytest.mark.parametrize(
    ("label", "target", "kind"),
    [
        ("Budget", "amounts", None),
        ("Coût estimé", "amounts", None),
        ("Estimation budgétaire", "amounts", None),
        ("Budget ordinaire", "amounts", "ordinary"),
        ("Ordinaire", "amounts", "ordinary"),
        ("Budget extraordinaire", "amounts", "extraordinary"),
        ("Budget – Subsides", "amounts", "subsidy"),
        ("Extraordinai re", "amounts", "extraordinary"),
        ("Subsides", "amounts", "subsidy"),
        ("Fonds propres", "amounts", "own_funds"),
        ("Emprunts", "amounts", "loan"),
        ("Coût total", "amounts", "total"),
        ("Budget 2021", "amounts", None),
        ("Budget (en k€)", "amounts", None),
        ("Source de financement", "funding", None),
    ],
)
def test_which_budget_a_column_holds(label: str, target: str, kind: str | None) -> None:
    found = meaning(label)
    assert found is not None
    assert (found.target, found.hints.get("kind")) == (target, kind)


@pytest.mark.parametrize(
    ("label", "target"),
    [
        ("Partenaires", "partners"),
        ("Services impliqués", "partners"),
        ("Services partenaires", "partners"),
        ("Priorité", "priority"),
        ("Statut", "status"),
        ("État d'avancement", "status"),
        ("État de la situation", "status"),
        ("Taux d'avancement", "progress"),
        ("Taux moyen de réalisation de l'objectif", "progress"),
        ("Avancement moyen", "progress"),
        ("Où en est-on ?", "status"),
        ("Comment mesurer ?", "indicators"),
        ("Avec quels moyens ?", "amounts"),
        ("Pourcentage de réalisation", "progress"),
        ("Indice de santé", "health"),
        ("Indicateur de résultat", "indicators"),
        ("Indicateurs de réalisation", "indicators"),
        ("ODD", "sdgs"),
        ("O.D.D.", "sdgs"),
        ("ETP", "fte"),
        ("Remarques", "remarks"),
        ("Observations", "remarks"),
        ("Commentaire", "remarks"),
        ("Étapes", "steps"),
        ("Description", "description"),
        ("Catégorie", "categories"),
        ("Synergie", "synergy"),
        ("Plans", "related_plans"),
        ("Volet", "volet"),
        ("Thématique", "theme"),
        ("N°", "code"),
        ("#", "code"),
        ("Intitulé", "title"),
        ("Libellé", "title"),
        ("Pages", "ignore"),
        ("Mise à jour", "ignore"),
    ],
)
def test_labels_of_plans_lead_to_their_field(label: str, target: str) -> None:
    found = meaning(label)
    assert found is not None
    assert found.target == target
    assert found.is_sure


@pytest.mark.parametrize(
    ("label", "target", "level"),
    [
        ("Objectif stratégique", "title", OS),
        ("Objectifs stratégiques (OS)", "title", OS),
        ("OS", "title", OS),
        ("Objectif opérationnel", "title", OO),
        ("OO", "title", OO),
        ("Actions", "title", ACTION),
        ("Actions à mener", "title", ACTION),
        ("Actions / projets", "title", ACTION),
        ("Fiche projet", "title", ACTION),
        ("Intitulé de l'action", "title", ACTION),
        ("Sous-actions", "title", SUB),
        ("N° OS", "code", OS),
        ("N° de l'action", "code", ACTION),
        ("Code action", "code", ACTION),
        ("Description de l'action", "description", ACTION),
    ],
)
def test_columns_of_a_level_hold_its_titles_codes_or_values(label: str, target: str, level: Level) -> None:
    found = meaning(label)
    assert found is not None
    assert (found.target, found.level) == (target, level)


@pytest.mark.parametrize("label", ["", "   ", "Zèbre", "12", "…", "word " * 20])
def test_unknown_words_mean_nothing(label: str) -> None:
    assert meaning(label) is None


@pytest.mark.parametrize(
    "label",
    [
        "Objectifs stratégiques et opérationnels",
        "Objectifs stratégiques / Actions",
        "Objectif",
        "Mobilité",
    ],
)
def test_a_text_that_names_several_levels_or_none_is_of_none(label: str) -> None:
    assert level_of(fold(label)) is None


@pytest.mark.parametrize(
    ("label", "slot"),
    [
        ("2021", TimeSlot(2021)),
        ("Année 2021", TimeSlot(2021)),
        ("Budget 2021", TimeSlot(2021)),
        ("T1", TimeSlot(None, "T1")),
        ("Q3", TimeSlot(None, "T3")),
        ("1er trimestre", TimeSlot(None, "T1")),
        ("Trimestre 2", TimeSlot(None, "T2")),
        ("S2", TimeSlot(None, "S2")),
        ("2e semestre", TimeSlot(None, "S2")),
        ("T3 2022", TimeSlot(2022, "T3")),
        ("2022 S1", TimeSlot(2022, "S1")),
        ("1er semestre 2022", TimeSlot(2022, "S1")),
        ("2019-2024", None),
        ("Fin 2021", None),
        ("T5", None),
        ("1850", None),
        ("", None),
    ],
)
def test_columns_of_a_year_grid(label: str, slot: TimeSlot | None) -> None:
    assert time_slot(label) == slot


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Europe", "europe"), ("Fonds européens", "europe"), ("Fédéral", "federal"), ("Wallonie", "wallonie"),
        ("Région wallonne", "wallonie"), ("SPW", "wallonie"), ("Fédération Wallonie-Bruxelles", "fwb"), ("FWB", "fwb"),
        ("Province", "province"), ("Ville", "commune"), ("Commune", "commune"), ("CPAS", "cpas"), ("Autres", "other"),
        ("Subside Province", "province"), ("Province de la Sambre et du verger", None), ("Villégiature", None),
    ],
)  # fmt: skip
def test_columns_of_who_pays(label: str, code: str | None) -> None:
    assert funder(label) == code


@pytest.mark.parametrize(
    ("label", "hints"),
    [
        ("Budget en k€", {"unit": "k"}),
        ("Montant (M€)", {"unit": "M"}),
        ("Montant TVAC", {"vat": "incl"}),
        ("Montant HTVA", {"vat": "excl"}),
        ("Montant hors TVA", {"vat": "excl"}),
        ("Coût / an", {"per": "year"}),
        ("Coût annuel", {"per": "year"}),
        ("Budget 2022", {"year": "2022"}),
        ("Budget 2019-2024", {}),
        ("Budget", {}),
    ],
)
def test_what_a_header_adds_to_its_amounts(label: str, hints: dict[str, str]) -> None:
    assert money_hints(label) == hints


@given(st.text(max_size=60))
def test_any_label_is_read_or_left(label: str) -> None:
    found = meaning(label)
    assert found is None or 0 < found.cover <= 1


@pytest.mark.parametrize("label", ["Élu·e référent·e", "ÉLU·E·S RÉFÉRENT·E·S", "Échevin.e", "Échevin(e)"])
def test_labels_in_both_genders(label: str) -> None:
    known = meaning(label)
    assert known is not None
    assert (known.target, known.hints["role"], known.cover) == ("pilots", "political", 1.0)


@pytest.mark.parametrize(
    ("label", "target"),
    [
        ("Échevin(e) / mandataire", "pilots"),
        ("Pilote ou porteur", "pilots"),
        ("Budget / coût", "amounts"),
    ],
)
def test_words_side_by_side_that_mean_the_same(label: str, target: str) -> None:
    found = meaning(label)
    assert found is not None
    assert (found.target, found.is_whole) == (target, True)


def test_words_side_by_side_that_mean_different_things_are_not_one() -> None:
    found = meaning("Pilote / échéance")
    assert found is None or not found.is_whole


@pytest.mark.parametrize(
    ("label", "target", "then"),
    [
        ("Pilote / partenaires", "pilots", "partners"),
        ("Service – mandataire", "pilots", "political"),
        ("Pilote / service", "pilots", None),
        ("Échevin / mandataire", "pilots", None),
    ],
)
def test_a_label_may_name_those_before_and_behind_a_sign(label: str, target: str, then: str | None) -> None:
    found = meaning(label)
    assert found is not None
    assert (found.target, found.hints.get("then")) == (target, then)


@pytest.mark.parametrize("label", ["Fiche objectif opérationnel", "FICHE OO"])
def test_the_kind_of_a_fiche_names_its_level(label: str) -> None:
    assert named_level(label) is OO


@pytest.mark.parametrize(
    ("label", "target", "hints"),
    [
        ("Date déb.", "schedule", {"bound": "start"}),
        ("Fin prév.", "schedule", {"bound": "end"}),
        ("Serv. pilote", "pilots", {"role": "administrative"}),
        ("Budg. extra.", "amounts", {"kind": "extraordinary"}),
        ("Obs.", "remarks", {}),
        ("Prio", "priority", {}),
    ],
)
def test_words_cut_short_with_a_dot_mean_what_the_whole_words_mean(
    label: str, target: str, hints: dict[str, str]
) -> None:
    found = meaning(label)
    assert found is not None
    assert (found.target, dict(found.hints), found.is_whole) == (target, hints, True)


@pytest.mark.parametrize("label", ["Dép.", "Da. dé.", "Début prochain.", "Xyl. pilote"])
def test_short_words_that_stand_for_nothing_or_for_several_things_mean_nothing(label: str) -> None:
    found = meaning(label)
    assert found is None or not found.is_whole


@pytest.mark.parametrize(
    "label", ["Échéance initiale", "Échéance initialement prévue", "Nouveau délai", "Date de fin actualisée"]
)
def test_a_version_of_a_value_is_that_value(label: str) -> None:
    known = meaning(label)
    assert known is not None
    assert (known.target, known.is_whole) == ("schedule", True)


@pytest.mark.parametrize(
    ("label", "target"),
    [
        ("Copilote", "pilots"),
        ("KPI", "indicators"),
        ("CT/MT/LT", "schedule"),
        ("Pouvoir(s) subsidiant(s)", "funding"),
        ("Incidence financière", "amounts"),
        ("€", "amounts"),
        ("en k€", "amounts"),
        ("Équipe projet", "partners"),
        ("Résultats escomptés", "description"),
        ("Livrables", "description"),
        ("Suites à donner", "remarks"),
        ("Ambition", "theme"),
        ("Chef(fe) de projet", "pilots"),
        ("Bourgmestre/Échevin", "pilots"),
        ("Délai d'exécution", "schedule"),
        ("Budget à prévoir", "amounts"),
        ("Enveloppe budgétaire", "amounts"),
        ("Collaborations externes", "partners"),
        ("Commentaire du service", "remarks"),
        ("Status", "status"),
    ],
)
def test_labels_seen_seldom_have_their_meaning(label: str, target: str) -> None:
    found = meaning(label)
    assert found is not None
    assert found.target == target


@pytest.mark.parametrize(
    "text",
    ["Soutien aux clubs sportifs", "Mise en service d'une balayeuse", "Priorisation des voiries", "Fait",
     "Prévu en 2027", "Réalisé en 2025", "Personnel", "Menaces", "Chantier", "Appui aux écoles"],
)  # fmt: skip
def test_titles_states_and_names_are_no_labels(text: str) -> None:
    known = meaning(text)
    assert known is None or not known.is_sure


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Reponsable", "Responsable"),
        ("Service pilotte", "Service pilote"),
        ("Service gestionaire", "Service gestionnaire"),
        ("Parteniares", "Partenaires"),
        ("Echéence", "Échéance"),
        ("Budjet estimé", "Budget estimé"),
        ("Indicaters", "Indicateurs"),
        ("Objectif stratgique", "Objectif stratégique"),
        ("Obj. opérationnels", "Objectifs opérationnels"),
    ],
)
def test_labels_typed_wrong_mean_what_they_should_say(typed: str, meant: str) -> None:
    known, right = meaning(typed), meaning(meant)
    assert known is not None
    assert right is not None
    assert (known.target, known.hints, known.level) == (right.target, right.hints, right.level)


@pytest.mark.parametrize(
    "word", ["Maire", "Comte", "Acton", "Une piste pour les vélos", "Portes ouvertes", "Opération"]
)
def test_other_words_are_no_labels_typed_wrong(word: str) -> None:
    assert meaning(word) is None


@pytest.mark.parametrize(
    ("label", "target", "brackets"),
    [
        ("Pilote (partenaires)", "pilots", "partners"),
        ("Pilotte [et partenaire(s)]", "pilots", "partners"),
        ("Partenaires (pilote)", "partners", "pilots"),
        ("Service gestionnaire (mandataire)", "pilots", "political"),
        ("Pilote (service)", "pilots", None),
        ("Pilote(s)", "pilots", None),
    ],
)
def test_a_label_may_say_who_stands_in_brackets(label: str, target: str, brackets: str | None) -> None:
    known = meaning(label)
    assert known is not None
    assert (known.target, known.hints.get("brackets")) == (target, brackets)

"""The tables of the data set: their names, columns, types and what each column means, as data.

Descriptions are French, for those who read the tables; they travel in the metadata of the Parquet files and make
``docs/schema.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

ColumnType = Literal["text", "year", "count", "money", "date", "yes/no", "number", "decimal"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``type`` says how it is stored, see ``outputs.tables``; ``required`` ones are never null."""

    name: str
    type: ColumnType
    description: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table: a row stands for what ``description`` says."""

    name: str
    description: str
    columns: tuple[Column, ...]


_DOCUMENT_ID = Column("document_id", "text", "Le document : « sha256: » et l'empreinte de ses octets", required=True)
_PLAN_ID = Column("plan_id", "text", "Le plan : nature de l'organisme, code INS et législature", required=True)
_ITEM_ID = Column("item_id", "text", "L'élément, unique dans son document", required=True)
_KEYS = (_DOCUMENT_ID, _PLAN_ID, _ITEM_ID)
_POSITION = Column("position", "count", "Rang dans l'ordre du document, à partir de 1", required=True)

_BODY = (
    Column("body_kind", "text", "Nature : commune, cpas, province ; « commune+cpas » pour un plan commun"),
    Column("body_name", "text", "Nom de l'organisme (« A + B » pour un plan commun)"),
    Column("commune", "text", "Commune de l'organisme"),
    Column("nis_code", "text", "Code INS de l'organisme qui existait durant cette législature"),
)

_TERM = (
    Column("term_start", "year", "Première année du plan, telle qu'imprimée"),
    Column("term_end", "year", "Dernière année du plan, telle qu'imprimée"),
)

_SCHEDULE = (
    Column("start_year", "year", "Année de début"),
    Column("end_year", "year", "Année de fin ou d'échéance"),
    Column("start_date", "date", "Premier jour de ce qui est imprimé, si c'est plus fin que l'année"),
    Column("end_date", "date", "Dernier jour de ce qui est imprimé, si c'est plus fin que l'année"),
    Column("schedule_precision", "text", "Ce qui est imprimé : day, month, quarter, semester, year ou term"),
    Column("ongoing", "yes/no", "Vrai pour ce qui est permanent, continu ou récurrent"),
    Column("schedule_raw", "text", "Le calendrier tel qu'imprimé"),
    Column("effective_start", "date", "Début effectif"),
    Column("effective_end", "date", "Fin effective"),
)

_STATE = (
    Column("fte", "decimal", "Équivalents temps plein"),
    Column("priority", "text", "Priorité : high, medium, low ; nul si l'échelle imprimée est inconnue"),
    Column("priority_raw", "text", "La priorité telle qu'imprimée"),
    Column("status", "text", "État : not_started, in_progress, waiting, blocked, done, cancelled"),
    Column("status_raw", "text", "L'état tel qu'imprimé"),
    Column("health", "text", "Indice de santé : good, risk, blocked, paused"),
    Column("progress", "number", "Avancement en pour cent"),
)

_LINKS = (
    Column("related_plans", "text", "Autres plans auxquels l'élément se rattache (PCS, PCDR…), séparés par « ; »"),
    Column("categories", "text", "Domaines politiques (codes de la liste fermée), séparés par « ; »"),
    Column("synergy", "yes/no", "Vrai si le plan dit l'élément commun à la commune et au CPAS"),
    Column("mirror_of", "text", "item_id de l'original, pour une action imprimée sous plusieurs objectifs"),
    Column("remarks", "text", "Remarques imprimées"),
)

_WHERE = (
    Column("page", "count", "Première page (diapositive, feuille) où l'élément est imprimé, à partir de 1"),
    Column("source_path", "text", "Chemin dans le document, là où il n'y a pas de page"),
    Column(
        "confidence", "number", "Confiance, de 0 à 1 : part des éléments ainsi notés qui sont justes", required=True
    ),
)

_DOCUMENTS = TableSchema(
    "documents",
    "Une ligne par document lu",
    (
        _DOCUMENT_ID,
        Column("plan_id", "text", "Les plans qu'il contient, séparés par « ; » ; nul s'il n'en contient pas"),
        Column("file_name", "text", "Nom du fichier", required=True),
        Column("source_url", "text", "Adresse où il était publié, si elle est connue"),
        Column("retrieved_at", "text", "Moment du téléchargement (ISO 8601, UTC)"),
        Column("media_type", "text", "Format du fichier", required=True),
        Column("page_count", "count", "Nombre de pages ; nul si le format n'en a pas"),
        Column("title", "text", "Titre du document"),
        Column("kind", "text", "Sorte : plan, evaluation, presentation, guide ou other", required=True),
        Column("is_scanned", "yes/no", "Vrai si le texte vient d'une reconnaissance optique", required=True),
        Column("language", "text", "Langue (ISO 639-1)", required=True),
        Column("plan_count", "count", "Nombre de plans", required=True),
        Column("item_count", "count", "Nombre d'éléments, tous niveaux", required=True),
        Column("warning_count", "count", "Nombre d'avertissements", required=True),
        Column("schema_version", "text", "Version du schéma du fichier plan", required=True),
        Column("extraction_version", "text", "Version de l'extraction", required=True),
        Column("lexicon", "text", "Empreinte du lexique", required=True),
        Column("methods", "text", "Méthodes de lecture, séparées par « ; »"),
    ),
)

_PLANS = TableSchema(
    "plans",
    "Une ligne par plan d'un document",
    (
        _DOCUMENT_ID,
        _PLAN_ID,
        _POSITION,
        *_BODY,
        *_TERM,
        Column("adopted_on", "date", "Date à laquelle le conseil l'a adopté ou en a pris acte"),
        Column(
            "is_current", "yes/no", "Vrai pour le document à utiliser, parmi ceux qui portent ce plan", required=True
        ),
        Column("declared_strategic_objectives", "count", "Objectifs stratégiques que le document annonce"),
        Column("declared_operational_objectives", "count", "Objectifs opérationnels que le document annonce"),
        Column("declared_actions", "count", "Actions que le document annonce"),
        Column("strategic_objectives", "count", "Objectifs stratégiques trouvés", required=True),
        Column("operational_objectives", "count", "Objectifs opérationnels trouvés", required=True),
        Column("actions", "count", "Actions trouvées (une action répétée compte une fois)", required=True),
        Column("sub_actions", "count", "Sous-actions trouvées", required=True),
    ),
)

_ITEMS = TableSchema(
    "items",
    "Une ligne par élément du plan, à tous les niveaux",
    (
        *_KEYS,
        Column("parent_id", "text", "item_id de l'élément parent ; nul au sommet"),
        Column("path", "text", "item_id depuis le sommet jusqu'à l'élément, séparés par « / »", required=True),
        _POSITION,
        Column("depth", "count", "Profondeur dans l'arbre, 0 au sommet", required=True),
        Column(
            "level", "text", "Niveau : strategic_objective, operational_objective, action, sub_action", required=True
        ),
        Column("code", "text", "Marqueur tel qu'imprimé"),
        Column("number", "text", "Numéro du marqueur : chiffres et points"),
        Column("title", "text", "Titre, sans le marqueur", required=True),
        Column("volet", "text", "Volet : internal, external, joint"),
        Column("theme", "text", "Thème ou axe au-dessus de l'objectif"),
        Column("description", "text", "Description"),
        Column("steps", "text", "Étapes, une par ligne"),
        *_SCHEDULE,
        *_STATE,
        *_LINKS,
        *_WHERE,
    ),
)

AMOUNT_KINDS: Final = {
    "ordinary": "budget ordinaire",
    "extraordinary": "budget extraordinaire",
    "subsidy": "subsides",
    "own_funds": "fonds propres",
    "loan": "emprunt",
    "total": "total imprimé",
    "unspecified": "sans nature imprimée",
}

_ACTIONS = TableSchema(
    "actions",
    "Une ligne par action, ses objectifs à côté d'elle : ce que la plupart des lecteurs veulent",
    (
        *_KEYS,
        Column("is_current", "yes/no", "Vrai si le document est celui à utiliser pour ce plan", required=True),
        *_BODY,
        *_TERM,
        Column("volet", "text", "Volet : internal, external, joint"),
        Column("theme", "text", "Thème ou axe"),
        Column("strategic_number", "text", "Numéro de l'objectif stratégique"),
        Column("strategic_title", "text", "Titre de l'objectif stratégique"),
        Column("operational_number", "text", "Numéro de l'objectif opérationnel"),
        Column("operational_title", "text", "Titre de l'objectif opérationnel"),
        Column("code", "text", "Marqueur de l'action tel qu'imprimé"),
        Column("number", "text", "Numéro de l'action"),
        Column("title", "text", "Titre de l'action", required=True),
        Column("description", "text", "Description"),
        Column("steps", "text", "Étapes, une par ligne"),
        Column("sub_actions", "count", "Nombre de sous-actions", required=True),
        Column("pilots_administrative", "text", "Pilotes administratifs, séparés par « ; »"),
        Column("pilots_political", "text", "Mandataires, séparés par « ; »"),
        Column("pilots_unspecified", "text", "Pilotes dont le rôle n'est pas dit, séparés par « ; »"),
        Column("partners", "text", "Partenaires, séparés par « ; »"),
        *_SCHEDULE,
        *(
            Column(f"amount_{kind}", "money", f"Premier montant : {label}, en euros")
            for kind, label in AMOUNT_KINDS.items()
        ),
        Column("amounts_raw", "text", "Tous les montants tels qu'imprimés, séparés par « ; »"),
        *_STATE,
        Column("indicators", "text", "Indicateurs, un par ligne"),
        Column("sdgs", "text", "Numéros des objectifs de développement durable, séparés par « ; »"),
        *_LINKS,
        *_WHERE,
    ),
)

_PILOTS = TableSchema(
    "pilots",
    "Une ligne par pilote d'un élément",
    (
        *_KEYS,
        _POSITION,
        Column("role", "text", "Rôle : administrative, political, unspecified", required=True),
        Column("name", "text", "Nom tel qu'imprimé", required=True),
        Column("function", "text", "Fonction (liste fermée) ; nul pour un nom de personne seul"),
    ),
)

_AMOUNTS = TableSchema(
    "amounts",
    "Une ligne par montant d'un élément",
    (
        *_KEYS,
        _POSITION,
        Column("kind", "text", f"Nature : {', '.join(AMOUNT_KINDS)}", required=True),
        Column("amount", "money", "Montant ; nul pour « à déterminer »"),
        Column("amount_max", "money", "Borne supérieure d'une fourchette"),
        Column("currency", "text", "Monnaie", required=True),
        Column("per", "text", "Par mois (month), an (year) ou unité (unit) ; nul pour un montant unique"),
        Column("year", "year", "Exercice budgétaire"),
        Column("direction", "text", "Sens, s'il est dit : expense (dépense) ou revenue (recette)"),
        Column("funder", "text", "Qui finance : europe, federal, wallonie, fwb, province, commune, cpas, other"),
        Column("article", "text", "Article budgétaire"),
        Column("vat", "text", "TVA : incl ou excl"),
        Column("approximate", "yes/no", "Vrai si le plan le dit approximatif", required=True),
        Column("raw", "text", "Le montant tel qu'imprimé", required=True),
    ),
)

_INDICATORS = TableSchema(
    "indicators",
    "Une ligne par indicateur d'un élément",
    (
        *_KEYS,
        _POSITION,
        Column("label", "text", "Libellé", required=True),
        Column("target", "text", "Valeur visée"),
        Column("reached", "text", "Valeur atteinte"),
        Column("year", "year", "Année de la valeur"),
    ),
)

_PARTNERS = TableSchema(
    "partners",
    "Une ligne par partenaire d'un élément",
    (*_KEYS, _POSITION, Column("name", "text", "Nom tel qu'imprimé", required=True)),
)

_SDGS = TableSchema(
    "sdgs",
    "Une ligne par objectif de développement durable d'un élément",
    (*_KEYS, Column("sdg", "count", "Numéro de l'ODD, de 1 à 17", required=True)),
)

_SOURCES = TableSchema(
    "sources",
    "Une ligne par endroit où un élément ou l'un de ses champs est imprimé",
    (
        *_KEYS,
        _POSITION,
        Column("field", "text", "Le champ ; nul pour l'élément entier"),
        Column("page", "count", "Page, à partir de 1"),
        Column("x0", "number", "Bord gauche du cadre, en points PDF depuis la gauche"),
        Column("top", "number", "Bord supérieur, en points depuis le haut"),
        Column("x1", "number", "Bord droit"),
        Column("bottom", "number", "Bord inférieur"),
        Column("path", "text", "Chemin dans le document, là où il n'y a pas de cadre"),
    ),
)

_WARNINGS = TableSchema(
    "warnings",
    "Une ligne par avertissement d'un document",
    (
        _DOCUMENT_ID,
        Column("plan_id", "text", "Le plan concerné ; nul pour ce qui touche tout le document"),
        Column("item_id", "text", "L'élément concerné"),
        _POSITION,
        Column("code", "text", "Code de la liste fermée", required=True),
        Column("message", "text", "Ce qu'il faut savoir ou vérifier", required=True),
        Column("raw", "text", "Le texte imprimé en cause"),
        Column("page", "count", "Page, à partir de 1"),
    ),
)

TABLES: Final[tuple[TableSchema, ...]] = (
    _DOCUMENTS,
    _PLANS,
    _ITEMS,
    _ACTIONS,
    _PILOTS,
    _AMOUNTS,
    _INDICATORS,
    _PARTNERS,
    _SDGS,
    _SOURCES,
    _WARNINGS,
)

"""The sheets of the workbook: their columns in order, with heading, kind, width and what may be corrected in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from outputs.schema import AMOUNT_KINDS
from outputs.workbook.cells import Kind

# What an edited cell of the column means: a field of the item or plan, an entry of its pilots or amounts, another
# parent, a mark that the row is right, the reason of the corrections of the row. None: not to be corrected here.
Edit = Literal["field", "pilots", "amounts", "parent", "checked", "why", "new"] | None

ACTIONS: Final = "Actions"
OTHERS: Final = "Objectifs et sous-actions"
PLANS: Final = "Plans"
AMOUNTS: Final = "Montants"
PILOTS: Final = "Pilotes"
INDICATORS: Final = "Indicateurs"
QUALITY: Final = "Qualité"
REVIEW: Final = "À vérifier"
GUIDE: Final = "Lisez-moi"
LISTS: Final = "Listes"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``name`` is ours, ``heading`` the reader's, ``width`` in characters, ``closed`` its closed list."""

    name: str
    heading: str
    kind: Kind = "text"
    width: int = 14
    closed: str | None = None
    edit: Edit = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of rows; ``frozen`` columns stay in sight at the left."""

    name: str
    columns: tuple[Column, ...]
    frozen: int = 0

    def column(self, name: str) -> Column:
        """Return a column by our name."""
        return next(column for column in self.columns if column.name == name)


_FROM_SETTINGS = "se dit dans pst.toml (body, term), puis pst run"
_IN_OTHERS = f"se corrige dans la feuille « {OTHERS} »"
_KEY = Column("key", "Clé", width=10, hint="relie la ligne au plan : vide pour une ligne ajoutée")
_RANK = Column("rank", "Rang", "integer", 6, hint="vide pour une ligne ajoutée")
_CHECKED = Column("checked", "Vérifié", "yes/no", 9, edit="checked")
_WHY = Column("why", "Pourquoi", width=24, edit="why")
_BODY = Column("body", "Organisme", width=24, hint=_FROM_SETTINGS)
_PROVINCE = Column("province", "Province", width=14, hint=_FROM_SETTINGS)
_TERM = Column("term", "Période", width=11, hint=_FROM_SETTINGS)
_DOCUMENT = Column("document", "Document", width=24)
_PAGE = Column("page", "Page", "integer", 6, edit="new")
_CONFIDENCE = Column("confidence", "Confiance", "decimal", 10)
_TITLE_OF_ITEM = Column("item_title", "Élément", width=44, hint=f"se corrige dans « {ACTIONS} » ou « {OTHERS} »")

AMOUNT_HEADINGS: Final[Mapping[str, str]] = {
    "ordinary": "Budget ordinaire",
    "extraordinary": "Budget extraordinaire",
    "subsidy": "Subsides",
    "own_funds": "Fonds propres",
    "loan": "Emprunt",
    "total": "Total imprimé",
    "unspecified": "Montant (nature non dite)",
}
ROLE_HEADINGS: Final[Mapping[str, str]] = {
    "administrative": "Pilotes administratifs",
    "political": "Mandataires",
    "unspecified": "Pilotes (rôle non dit)",
}

_VALUES = (
    Column("description", "Description", width=30, edit="field"),
    Column("steps", "Étapes", "lines", 30, edit="field"),
    *(Column(f"pilots_{role}", heading, "list", 24, edit="pilots") for role, heading in ROLE_HEADINGS.items()),
    Column("partners", "Partenaires", "list", 22, edit="field"),
    Column("schedule.start_year", "Année de début", "integer", 9, edit="field"),
    Column("schedule.end_year", "Année de fin", "integer", 9, edit="field"),
    Column("schedule.start_date", "Date de début", "date", 12, edit="field"),
    Column("schedule.end_date", "Date de fin", "date", 12, edit="field"),
    Column("schedule.ongoing", "Permanent", "yes/no", 10, edit="field"),
    Column("schedule.raw", "Calendrier imprimé", width=18, hint="c'est ce que le document imprime"),
    Column("schedule.effective_start", "Début effectif", "date", 12, edit="field"),
    Column("schedule.effective_end", "Fin effective", "date", 12, edit="field"),
    *(Column(f"amount_{kind}", AMOUNT_HEADINGS[kind], "money", 14, edit="amounts") for kind in AMOUNT_KINDS),
    Column("amounts_raw", "Montants imprimés", width=22, hint=f"se corrige dans « {AMOUNTS} »"),
    Column("fte", "ETP", "decimal", 7, edit="field"),
    Column("status", "Statut", "code", 13, "status", edit="field"),
    Column("progress", "Avancement (%)", "decimal", 11, edit="field"),
    Column("priority", "Priorité", "code", 10, "priority", edit="field"),
    Column("health", "Santé", "code", 10, "health", edit="field"),
    Column("sdgs", "ODD", "integers", 10, edit="field"),
    Column("indicators", "Indicateurs", "lines", 30, hint=f"se corrige dans « {INDICATORS} »"),
    Column("related_plans", "Plans liés", "list", 14, edit="field"),
    Column("synergy", "Synergie", "yes/no", 9, edit="field"),
    Column("mirror", "Répétition", "yes/no", 10, hint="l'action est imprimée sous plusieurs objectifs"),
    Column("remarks", "Remarques", width=24, edit="field"),
    Column("current", "À utiliser", "yes/no", 9, hint="voir la feuille « Plans »"),
    _PAGE,
    _CONFIDENCE,
    Column("warnings", "Avertissements", "list", 24),
    _CHECKED,
    _WHY,
    _DOCUMENT,
    _KEY,
)
_CATEGORIES = Column("categories", "Catégorie", "codes", 26, "category", edit="field")
_VOLET = Column("volet", "Volet", "code", 9, "volet", edit="field")
_THEME = Column("theme", "Thème", width=20, edit="field")
_PARENTS = (
    Column("os_number", "OS n°", width=7, edit="parent", hint=_IN_OTHERS),
    Column("os_title", "Objectif stratégique", width=32, edit="parent", hint=_IN_OTHERS),
    Column("oo_number", "OO n°", width=7, edit="parent", hint=_IN_OTHERS),
    Column("oo_title", "Objectif opérationnel", width=32, edit="parent", hint=_IN_OTHERS),
)

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        ACTIONS,
        (
            _BODY, _PROVINCE, _TERM, _VOLET, _THEME, _CATEGORIES, *_PARENTS,
            Column("code", "Marqueur", width=9, edit="field"),
            Column("number", "N°", width=8, edit="field"),
            Column("title", "Action", width=48, edit="field"),
            *_VALUES,
        ),
        frozen=1,
    ),
    Sheet(
        OTHERS,
        (
            _BODY, _PROVINCE, _TERM, _VOLET, _THEME, _CATEGORIES,
            Column("level", "Niveau", "code", 20, "level", hint="pour changer de niveau : supprimez et ajoutez"),
            Column("parent", "Sous", width=32, hint="l'élément au-dessus ; pour déplacer : supprimez et ajoutez"),
            Column("code", "Marqueur", width=9, edit="field"),
            Column("number", "N°", width=8, edit="field"),
            Column("title", "Titre", width=48, edit="field"),
            *_VALUES,
        ),
        frozen=1,
    ),
    Sheet(
        PLANS,
        (
            _BODY, _PROVINCE,
            Column("nis_code", "Code INS", width=12, hint=_FROM_SETTINGS),
            _TERM,
            Column("adopted_on", "Adopté le", "date", 12, edit="field"),
            Column("declared_totals.strategic_objectives", "OS annoncés", "integer", 9, edit="field"),
            Column("found_os", "OS trouvés", "integer", 9),
            Column("declared_totals.operational_objectives", "OO annoncés", "integer", 9, edit="field"),
            Column("found_oo", "OO trouvés", "integer", 9),
            Column("declared_totals.actions", "Actions annoncées", "integer", 10, edit="field"),
            Column("found_actions", "Actions trouvées", "integer", 10),
            Column("found_sub", "Sous-actions trouvées", "integer", 10),
            Column("current", "À utiliser", "yes/no", 9),
            Column("confidence", "Confiance moyenne", "decimal", 10),
            Column("warning_count", "Avertissements", "integer", 10),
            _CHECKED, _WHY,
            Column("document_kind", "Sorte de document", "code", 14, "document_kind"),
            Column("document_title", "Titre du document", width=36),
            Column("url", "Adresse", width=30),
            Column("retrieved", "Téléchargé le", width=12),
            Column("pages", "Pages", "integer", 7),
            _DOCUMENT,
            Column("plan_id", "Identifiant du plan", width=26),
            _KEY,
        ),
        frozen=1,
    ),
    Sheet(
        AMOUNTS,
        (
            _BODY, _TERM, _TITLE_OF_ITEM,
            Column("kind", "Nature", "code", 15, "amount_kind", edit="field"),
            Column("amount", "Montant", "money", 15, edit="field"),
            Column("amount_max", "Montant maximum", "money", 15, edit="field"),
            Column("currency", "Monnaie", width=8, edit="field"),
            Column("per", "Par", "code", 8, "per", edit="field"),
            Column("year", "Exercice", "integer", 9, edit="field"),
            Column("direction", "Sens", "code", 10, "direction", edit="field"),
            Column("funder", "Qui finance", "code", 16, "funder", edit="field"),
            Column("article", "Article", width=16, edit="field"),
            Column("vat", "TVA", "code", 8, "vat", edit="field"),
            Column("approximate", "Approximatif", "yes/no", 12, edit="field"),
            Column("raw", "Tel qu'imprimé", width=26, edit="field"),
            _PAGE, _WHY, _DOCUMENT, _RANK, _KEY,
        ),
        frozen=1,
    ),
    Sheet(
        PILOTS,
        (
            _BODY, _TERM, _TITLE_OF_ITEM,
            Column("role", "Rôle", "code", 14, "role", edit="field"),
            Column("name", "Nom tel qu'imprimé", width=36, edit="field"),
            Column("function", "Fonction", "code", 20, "function", edit="field"),
            _PAGE, _WHY, _DOCUMENT, _RANK, _KEY,
        ),
        frozen=1,
    ),
    Sheet(
        INDICATORS,
        (
            _BODY, _TERM, _TITLE_OF_ITEM,
            Column("label", "Libellé", width=44, edit="field"),
            Column("target", "Visé", width=18, edit="field"),
            Column("reached", "Atteint", width=18, edit="field"),
            Column("year", "Année", "integer", 8, edit="field"),
            _PAGE, _WHY, _DOCUMENT, _RANK, _KEY,
        ),
        frozen=1,
    ),
    Sheet(
        QUALITY,
        (
            _BODY, _TERM,
            Column("document_kind", "Sorte de document", "code", 14, "document_kind"),
            Column("declared", "Totaux annoncés", width=16),
            Column("found", "Totaux trouvés", width=16),
            Column("agrees", "Totaux d'accord", "yes/no", 10),
            Column("confidence", "Confiance moyenne", "decimal", 10),
            Column("doubtful", "Éléments incertains", "integer", 10),
            *(
                Column(f"with_{name}", f"Actions avec {heading} (%)", "decimal", 12)
                for name, heading in (
                    ("pilots", "pilote"), ("schedule", "calendrier"), ("amounts", "montant"),
                    ("indicators", "indicateur"), ("status", "statut"),
                )
            ),
            Column("checked_items", "Éléments vérifiés", "integer", 10),
            Column("warning_count", "Avertissements", "integer", 10),
            Column("warnings", "Lesquels", "list", 60),
            Column("methods", "Lu par", "list", 24),
            _DOCUMENT, _KEY,
        ),
        frozen=1,
    ),
    Sheet(
        REVIEW,
        (
            Column("urgency", "Urgence", "integer", 8),
            Column("reason", "Motif", width=24),
            Column("message", "Ce qu'il faut regarder", width=60),
            _BODY, _TERM,
            Column("item_title", "Élément", width=44),
            Column("raw", "Texte imprimé", width=36),
            _PAGE, _CONFIDENCE, _DOCUMENT, _KEY,
        ),
    ),
)  # fmt: skip

# The sheets that are read back.
EDITABLE: Final = (ACTIONS, OTHERS, PLANS, AMOUNTS, PILOTS, INDICATORS)


def sheet(name: str) -> Sheet:
    """Return a sheet by its name."""
    return next(sheet for sheet in SHEETS if sheet.name == name)

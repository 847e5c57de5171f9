"""The views that the DuckDB and SQLite files hold: questions that most readers ask, in SQL that both understand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class View:
    """One view: what a row of it stands for, in French, and its query."""

    name: str
    description: str
    sql: str


VIEWS: Final[tuple[View, ...]] = (
    View(
        "current_plans",
        "Les plans à utiliser : un document par plan",
        "select * from plans where is_current",
    ),
    View(
        "current_actions",
        "Les actions à utiliser : un document par plan, une action répétée compte une fois",
        "select * from actions where is_current and mirror_of is null",
    ),
    View(
        "current_items",
        "Les éléments, à tous les niveaux, des plans à utiliser",
        "select items.* from items join plans on plans.document_id = items.document_id"
        " and plans.plan_id = items.plan_id where plans.is_current",
    ),
    View(
        "action_amounts",
        "Tous les montants des actions à utiliser, avec leur organisme et leur titre",
        "select actions.body_name, actions.term_start, actions.term_end, actions.volet, actions.title, amounts.*"
        " from amounts join current_actions actions on actions.document_id = amounts.document_id"
        " and actions.item_id = amounts.item_id",
    ),
    View(
        "action_pilots",
        "Tous les pilotes des actions à utiliser, avec leur organisme et leur titre",
        "select actions.body_name, actions.term_start, actions.term_end, actions.title, pilots.*"
        " from pilots join current_actions actions on actions.document_id = pilots.document_id"
        " and actions.item_id = pilots.item_id",
    ),
    View(
        "action_sdgs",
        "Les objectifs de développement durable des actions à utiliser",
        "select actions.body_name, actions.title, sdgs.* from sdgs join current_actions actions"
        " on actions.document_id = sdgs.document_id and actions.item_id = sdgs.item_id",
    ),
    View(
        "plan_progress",
        "Par plan à utiliser : nombre d'actions, d'actions terminées, en cours, sans état imprimé",
        "select plan_id, body_name, term_start, term_end, count(*) as actions,"
        " sum(case when status = 'done' then 1 else 0 end) as done,"
        " sum(case when status = 'in_progress' then 1 else 0 end) as in_progress,"
        " sum(case when status is null then 1 else 0 end) as without_status"
        " from current_actions group by plan_id, body_name, term_start, term_end",
    ),
    View(
        "to_check",
        "Les avertissements avec le fichier, l'élément et la page où regarder",
        "select documents.file_name, warnings.page, warnings.code, warnings.message, warnings.raw, items.title,"
        " warnings.document_id, warnings.plan_id, warnings.item_id from warnings"
        " join documents on documents.document_id = warnings.document_id"
        " left join items on items.document_id = warnings.document_id and items.item_id = warnings.item_id",
    ),
)

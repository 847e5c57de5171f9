"""A difference between versions as a workbook: one row a change, the lineage of items, a summary by plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from outputs.compare.shown import FIELD_LABELS
from outputs.compare.versions import (
    KIND_LABELS,
    KINDS,
    STATE_LABELS,
    Difference,
    FieldChange,
    ItemChange,
    PlanDifference,
)
from outputs.labels import label
from outputs.writers.atomic import replacing

_COLOURS: Final = {
    "added": "#E2F0D9",
    "removed": "#F8D7DA",
    "changed": "#FFF2CC",
    "renumbered": "#DDEBF7",
    "moved": "#E4DFEC",
}
_CHANGES: Final = (
    ("Plan", 30), ("Changement", 14), ("Niveau", 20), ("N° avant", 10), ("N° après", 10), ("Titre", 60), ("Champ", 18),
    ("Avant", 50), ("Après", 50), ("Page avant", 10), ("Page après", 10), ("Élément avant", 15), ("Élément après", 15),
)  # fmt: skip
_LINEAGE: Final = (
    ("Plan", 30), ("Élément avant", 15), ("Élément après", 15), ("N° avant", 10), ("N° après", 10),
)  # fmt: skip
_EXPLANATION: Final = (
    "Ce classeur compare deux versions : {before} (avant) et {after} (après).",
    "Feuille « Changements » : une ligne par champ modifié, une par élément ajouté, supprimé, renuméroté ou déplacé.",
    "Les éléments sont rapprochés par leur contenu, non par leur numéro : un élément renuméroté n'est pas un ajout.",
    "« Déplacé » : l'élément est sous un autre objectif. « Renuméroté » : son numéro a changé.",
    "Feuille « Lignée » : ce que sont devenus l'identifiant et le numéro de chaque élément, d'une version à l'autre.",
    "Une valeur imprimée autrement mais lue pareillement n'est pas un changement.",
)


def write_difference(difference: Difference, path: Path, *, before: str, after: str) -> None:
    """Write the workbook to ``path``, whole or not at all; ``before`` and ``after`` name what was compared."""
    with replacing(path) as temporary:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with xlsxwriter.Workbook(str(temporary), options) as workbook:
            book = _Book(workbook)
            book.sheet("Changements", _CHANGES, _change_rows(difference))
            book.sheet("Lignée", _LINEAGE, _lineage_rows(difference))
            book.sheet("Résumé", _summary_columns(), _summary_rows(difference))
            sheet = workbook.add_worksheet("Lisez-moi")
            sheet.set_column(0, 0, 120)
            for number, line in enumerate(_EXPLANATION):
                sheet.write_string(number, 0, line.format(before=before, after=after))


class _Book:
    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._plain = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._shades = {
            KIND_LABELS[kind]: workbook.add_format({"text_wrap": True, "valign": "top", "bg_color": colour})
            for kind, colour in _COLOURS.items()
        }

    def sheet(self, name: str, columns: Sequence[tuple[str, int]], rows: Iterator[Sequence[object]]) -> None:
        """Add a sheet with a frozen header and filters; whole numbers are numbers, all else is text."""
        sheet = self._workbook.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for number, (heading, width) in enumerate(columns):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, heading, self._head)
        last = 0
        for last, row in enumerate(rows, 1):
            for number, value in enumerate(row):
                look = self._shades.get(str(value), self._plain) if columns[number][0] == "Changement" else self._plain
                if isinstance(value, int):
                    sheet.write_number(last, number, value, look)
                elif value:
                    sheet.write_string(last, number, str(value)[:32_767], look)
        sheet.autofilter(0, 0, last, len(columns) - 1)


def _change_rows(difference: Difference) -> Iterator[Sequence[object]]:
    for plan in difference.changed:
        for head in plan.head:
            yield (plan.name, KIND_LABELS["changed"], "Plan", "", "", plan.name, *_field(head))
        for change in plan.changes:
            yield from _rows(plan, change)


def _rows(plan: PlanDifference, change: ItemChange) -> Iterator[Sequence[object]]:
    before, after = change.before, change.after
    place = after or before
    if place is None:
        return
    numbers = (before.number if before else "", after.number if after else "")
    tail = (
        before.page if before else "", after.page if after else "",
        before.item_id if before else "", after.item_id if after else "",
    )  # fmt: skip

    def row(kind: str, *cells: object) -> Sequence[object]:
        level = label("level", place.level)
        return (plan.name, KIND_LABELS[kind], level, *numbers, place.title or place.code, *cells, *tail)

    for kind in change.kinds:
        if kind in ("added", "removed"):
            yield row(kind, "", "", "")
        elif kind == "moved" and before and after:
            yield row(kind, "Objectif parent", before.parent or "(aucun)", after.parent or "(aucun)")
        else:
            own = [field for field in change.fields if (field.field in ("number", "code")) == (kind == "renumbered")]
            yield from (row(kind, *_field(field)) for field in own)


def _field(change: FieldChange) -> tuple[str, str, str]:
    return FIELD_LABELS.get(change.field, change.field), "\n".join(change.before), "\n".join(change.after)


def _lineage_rows(difference: Difference) -> Iterator[Sequence[object]]:
    for plan in difference.changed:
        for descent in plan.lineage:
            yield plan.name, descent.before_id, descent.after_id, descent.before_number, descent.after_number


def _summary_columns() -> list[tuple[str, int]]:
    counted = [(f"{KIND_LABELS[kind]}s", 13) for kind in KINDS]
    return [("Plan", 40), ("Identifiant", 32), ("État", 16), ("Éléments avant", 13), ("Éléments après", 13), *counted]


def _summary_rows(difference: Difference) -> Iterator[Sequence[object]]:
    for plan in difference.plans:
        counts = [plan.count(kind) for kind in KINDS]
        identifier = plan.after_id or plan.before_id
        yield plan.name, identifier, STATE_LABELS[plan.state], plan.items_before, plan.items_after, *counts

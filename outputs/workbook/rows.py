"""From plan files to the rows of the sheets, in the order of the plan files and of each document.

A row's values are the contract's own (codes, dates, decimals, tuples); ``outputs.workbook.cells`` makes cells of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from corpus.registry import registry
from normalize.plan_file import Item, Plan, PlanFile, PlanWarning
from outputs.current import current_plans
from outputs.labels import closed_list, label
from outputs.schema import AMOUNT_KINDS
from outputs.workbook import sheets
from outputs.workbook.review import DOUBTFUL, urgency_of_confidence, urgency_of_warning

_DIGITS = 12  # of the document's digest in a key
ITEM_FIELDS: Final = (
    "volet", "theme", "code", "number", "title", "description", "steps", "partners", "fte", "progress", "sdgs",
    "related_plans", "synergy", "remarks",
)  # fmt: skip
_SCHEDULE_FIELDS: Final = (
    "start_year",
    "end_year",
    "start_date",
    "end_date",
    "raw",
    "effective_start",
    "effective_end",
)

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is about (``key``, and ``rank`` from 1 in the long sheets) and its values by column name."""

    key: str
    values: Values
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """An item with what stands above it, from the top."""

    item: Item
    above: tuple[Item, ...]


@dataclass(frozen=True)
class PlanView:
    """One plan of one document with what its rows need: whose it is, whether it is current, its warnings by item."""

    plan_file: PlanFile
    plan: Plan
    position: int  # of the plan in its document, from 1
    current: bool
    checked: frozenset[str] = frozenset()  # item_ids marked as right, "" for the whole plan

    @property
    def key(self) -> str:
        """The key of the plan's rows: 12 digits of the document's digest and the plan's place in it."""
        return f"{self.plan_file.document.document_id.removeprefix('sha256:')[:_DIGITS]}/{self.position}"

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The items in document order, with their ancestors."""
        return tuple(_nodes(self.plan.items, ()))

    @cached_property
    def head(self) -> Values:
        """The values that every row of the plan bears."""
        plan, term = self.plan, self.plan.term
        provinces = dict.fromkeys(
            body.province
            for organisation in plan.organisations
            if (body := registry().coded(organisation.nis_code or "", organisation.kind))
        )
        years = f"{term.start_year or '?'}-{term.end_year or '?'}" if term else None
        return {
            "body": " + ".join(organisation.name for organisation in plan.organisations),
            "province": " + ".join(provinces),
            "term": years,
            "document": self.plan_file.document.file_name,
            "current": self.current,
        }

    @cached_property
    def warnings(self) -> Mapping[str | None, list[PlanWarning]]:
        """The document's warnings by item."""
        found: dict[str | None, list[PlanWarning]] = defaultdict(list)
        for warning in self.plan_file.warnings:
            found[warning.item_id].append(warning)
        return found

    @cached_property
    def mirrors(self) -> frozenset[str]:
        """The item_ids that repeat another."""
        return frozenset(node.item.item_id for node in self.nodes if node.item.mirror_of)

    def item_key(self, item: Item) -> str:
        """Return the key of an item's rows."""
        return f"{self.key}/{item.item_id}"


@dataclass(frozen=True)
class WorkbookRows:
    """The rows of every sheet of a set of plan files."""

    plan_files: Sequence[PlanFile]
    checked: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by plan key

    @cached_property
    def views(self) -> tuple[PlanView, ...]:
        """Every plan of every document."""
        current = current_plans(self.plan_files)
        views = []
        for plan_file in self.plan_files:
            for position, plan in enumerate(plan_file.plans, 1):
                used = (plan_file.document.document_id, plan.plan_id) in current
                view = PlanView(plan_file, plan, position, used)
                views.append(PlanView(plan_file, plan, position, used, self.checked.get(view.key, frozenset())))
        return tuple(views)

    def rows(self, name: str) -> Iterator[Row]:
        """Yield the rows of a sheet.

        Raises:
            KeyError: there is no such sheet of rows.
        """
        if name == sheets.QUALITY:
            yield from self._quality()
        elif name == sheets.REVIEW:
            yield from self._review()
        else:
            make = _MAKERS[name]
            for view in self.views:
                yield from make(view)

    def _quality(self) -> Iterator[Row]:
        for view in self.views:
            yield Row(view.key, quality_values(view))
        for plan_file in self.plan_files:
            if not plan_file.plans:
                yield Row(plan_file.document.document_id.removeprefix("sha256:")[:_DIGITS], _bare_quality(plan_file))

    def _review(self) -> Iterator[Row]:
        rows = [row for view in self.views for row in _review_of(view)]
        rows += [row for plan_file in self.plan_files for row in _review_of_document(plan_file)]
        rows.sort(key=lambda row: (row.values["urgency"], row.values["confidence"] or 0.0))
        yield from rows


def _nodes(items: Iterable[Item], above: tuple[Item, ...]) -> Iterator[Node]:
    for item in items:
        yield Node(item, above)
        yield from _nodes(item.children, (*above, item))


def _action_rows(view: PlanView) -> Iterator[Row]:
    for node in view.nodes:
        if node.item.level == "action":
            yield Row(view.item_key(node.item), view.head | item_values(view, node) | parent_values(node.above))


def _other_rows(view: PlanView) -> Iterator[Row]:
    for node in view.nodes:
        if node.item.level != "action":
            above = node.above[-1] if node.above else None
            under = {"level": node.item.level, "parent": named(above) if above else None}
            yield Row(view.item_key(node.item), view.head | item_values(view, node) | under)


def named(item: Item) -> str:
    """Return how rows name an item: its number and title."""
    return " ".join(part for part in (item.number, item.title) if part)


def parent_values(above: Sequence[Item]) -> Values:
    """Return numbers and titles of the objectives above an action."""
    values: Values = {}
    for short, level in (("os", "strategic_objective"), ("oo", "operational_objective")):
        parent = next((parent for parent in reversed(above) if parent.level == level), None)
        values |= {
            f"{short}_number": parent.number if parent else None,
            f"{short}_title": parent.title if parent else None,
        }
    return values


def item_values(view: PlanView, node: Node) -> Values:
    """Return the values of an item, whatever its level."""
    item = node.item
    values: Values = {name: getattr(item, name) for name in ITEM_FIELDS}
    values["categories"] = tuple(category.code for category in item.categories)
    values |= _schedule(item)
    for role in sheets.ROLE_HEADINGS:
        values[f"pilots_{role}"] = tuple(pilot.name for pilot in item.pilots if pilot.role == role)
    for kind in AMOUNT_KINDS:
        values[f"amount_{kind}"] = first_amount(item, kind)
    values["amounts_raw"] = " ; ".join(amount.raw for amount in item.amounts)
    for name, coded in (("status", item.status), ("health", item.health)):
        values[name] = coded.code if coded else None
    values["priority"] = item.priority.level if item.priority else None
    values["indicators"] = tuple(indicator.label for indicator in item.indicators)
    values["mirror"] = True if item.mirror_of else None
    values["page"] = page_of(item)
    values["confidence"] = round(min([item.confidence, *item.field_confidence.values()]), 3)
    codes = dict.fromkeys(warning.code for warning in view.warnings.get(item.item_id, ()))
    values["warnings"] = tuple(closed_list("warning").get(code, code) for code in codes)
    values["checked"] = True if item.item_id in view.checked else None
    return values


def first_amount(item: Item, kind: str) -> Any:
    """Return the first amount of a kind, None where there is none."""
    return next((amount.amount for amount in item.amounts if amount.kind == kind and amount.amount is not None), None)


def page_of(item: Item) -> int | None:
    """Return the page where an item is first printed."""
    return next((source.page for source in item.sources if source.page is not None), None)


def _schedule(item: Item) -> Values:
    schedule = item.schedule
    values = {f"schedule.{name}": getattr(schedule, name) if schedule else None for name in _SCHEDULE_FIELDS}
    return values | {"schedule.ongoing": True if schedule and schedule.ongoing else None}


def _plan_rows(view: PlanView) -> Iterator[Row]:
    plan, document = view.plan, view.plan_file.document
    found = Counter(node.item.level for node in view.nodes if node.item.mirror_of is None)
    declared = plan.declared_totals
    yield Row(
        view.key,
        view.head
        | {
            "nis_code": "+".join(dict.fromkeys(body.nis_code for body in plan.organisations if body.nis_code)),
            "adopted_on": plan.adopted_on,
            "declared_totals.strategic_objectives": declared.strategic_objectives,
            "declared_totals.operational_objectives": declared.operational_objectives,
            "declared_totals.actions": declared.actions,
            "found_os": found["strategic_objective"],
            "found_oo": found["operational_objective"],
            "found_actions": found["action"],
            "found_sub": found["sub_action"],
            "confidence": _mean_confidence(view),
            "warning_count": len(view.plan_file.warnings),
            "checked": True if "" in view.checked else None,
            "document_kind": document.kind,
            "document_title": document.title,
            "url": document.source_url,
            "retrieved": document.retrieved_at,
            "pages": document.page_count,
            "plan_id": plan.plan_id,
        },
    )


def _mean_confidence(view: PlanView) -> float | None:
    sure = [node.item.confidence for node in view.nodes]
    return round(sum(sure) / len(sure), 3) if sure else None


def _long_rows(view: PlanView, attribute: str, fields: Sequence[str]) -> Iterator[Row]:
    for node in view.nodes:
        head: Values | None = None
        for rank, entry in enumerate(getattr(node.item, attribute), 1):
            head = head or view.head | {"item_title": named(node.item), "page": page_of(node.item)}
            yield Row(view.item_key(node.item), head | {name: getattr(entry, name) for name in fields}, rank)


AMOUNT_FIELDS: Final = (
    "kind", "amount", "amount_max", "currency", "per", "year", "direction", "funder", "article", "vat", "raw",
)  # fmt: skip
PILOT_FIELDS: Final = ("role", "name", "function")
INDICATOR_FIELDS: Final = ("label", "target", "reached", "year")


def _amount_rows(view: PlanView) -> Iterator[Row]:
    for row in _long_rows(view, "amounts", (*AMOUNT_FIELDS, "approximate")):
        row.values["approximate"] = row.values["approximate"] or None
        yield row


def _pilot_rows(view: PlanView) -> Iterator[Row]:
    return _long_rows(view, "pilots", PILOT_FIELDS)


def _indicator_rows(view: PlanView) -> Iterator[Row]:
    return _long_rows(view, "indicators", INDICATOR_FIELDS)


_MAKERS: Final = {
    sheets.ACTIONS: _action_rows,
    sheets.OTHERS: _other_rows,
    sheets.PLANS: _plan_rows,
    sheets.AMOUNTS: _amount_rows,
    sheets.PILOTS: _pilot_rows,
    sheets.INDICATORS: _indicator_rows,
}


def quality_values(view: PlanView) -> Values:
    """Return what the quality sheet says of one plan: totals, filled shares of its actions, doubts, warnings."""
    plan = view.plan
    levels = ("strategic_objective", "operational_objective", "action")
    found = Counter[str](node.item.level for node in view.nodes if node.item.mirror_of is None)
    totals = plan.declared_totals
    declared = (totals.strategic_objectives, totals.operational_objectives, totals.actions)
    numbers = [found[level] for level in levels]
    known = [(wanted, number) for wanted, number in zip(declared, numbers, strict=True) if wanted is not None]
    actions = [node.item for node in view.nodes if node.item.level == "action" and node.item.mirror_of is None]
    filled = {
        "with_pilots": [bool(item.pilots) for item in actions],
        "with_schedule": [item.schedule is not None for item in actions],
        "with_amounts": [bool(item.amounts) for item in actions],
        "with_indicators": [bool(item.indicators) for item in actions],
        "with_status": [item.status is not None for item in actions],
    }
    return {
        **view.head,
        **{name: round(100 * sum(flags) / len(flags), 1) if flags else None for name, flags in filled.items()},
        "declared": " / ".join("–" if number is None else str(number) for number in declared) if known else None,
        "found": " / ".join(map(str, numbers)),
        "agrees": all(wanted == number for wanted, number in known) if known and view.nodes else None,
        "confidence": _mean_confidence(view),
        "doubtful": sum(node.item.confidence < DOUBTFUL for node in view.nodes),
        "checked_items": sum(node.item.item_id in view.checked for node in view.nodes),
        **_document_quality(view.plan_file),
    }


def _bare_quality(plan_file: PlanFile) -> Values:
    return {"document": plan_file.document.file_name, **_document_quality(plan_file)}


def _document_quality(plan_file: PlanFile) -> Values:
    counts = Counter(closed_list("warning").get(warning.code, warning.code) for warning in plan_file.warnings)
    return {
        "document_kind": plan_file.document.kind,
        "warning_count": len(plan_file.warnings),
        "warnings": tuple(f"{text} ({count})" for text, count in sorted(counts.items())),
        "methods": plan_file.extraction.methods,
    }


def _review_of(view: PlanView) -> Iterator[Row]:
    """Yield what a person should check in one plan: warnings of its items, and items and fields read with doubt."""
    if not view.current:
        return
    for node in view.nodes:
        item = node.item
        if item.item_id in view.checked:
            continue
        about = {**view.head, "item_title": named(item), "page": page_of(item), "confidence": item.confidence}
        key = view.item_key(item)
        for warning in view.warnings.get(item.item_id, ()):
            yield Row(key, about | _warned(warning, page_of(item)))
        if item.confidence < DOUBTFUL:
            text = f"Lecture incertaine : {item.confidence:.0%} de chances d'être juste"
            yield Row(key, about | _doubt(item.confidence, "Lecture incertaine", text))
        for name, sure in sorted(item.field_confidence.items()):
            if sure < DOUBTFUL <= item.confidence:
                text = f"Champ incertain ({name}) : {sure:.0%} de chances d'être juste"
                yield Row(key, about | {"confidence": sure} | _doubt(sure, "Champ incertain", text))


def _review_of_document(plan_file: PlanFile) -> Iterator[Row]:
    digest = plan_file.document.document_id.removeprefix("sha256:")[:_DIGITS]
    bodies = " + ".join(dict.fromkeys(body.name for plan in plan_file.plans for body in plan.organisations))
    items = {item.item_id for plan in plan_file.plans for item in plan.walk()}
    for warning in plan_file.warnings:
        if warning.item_id is None or warning.item_id not in items:
            about = {"body": bodies or None, "document": plan_file.document.file_name, "confidence": None}
            yield Row(digest, about | _warned(warning, None))


def _warned(warning: PlanWarning, page: int | None) -> Values:
    return {
        "urgency": urgency_of_warning(warning.code),
        "reason": label("warning", warning.code),
        "message": warning.message,
        "raw": warning.raw,
        "page": warning.page or page,
    }


def _doubt(sure: float, reason: str, message: str) -> Values:
    return {"urgency": urgency_of_confidence(sure), "reason": reason, "message": message, "raw": None}

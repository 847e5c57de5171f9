"""From plan files to Arrow tables: the records of the contract laid flat, in document order, with explicit types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, Final

import pyarrow as pa

from normalize.plan_file import Amount, Item, Plan, PlanFile
from outputs.current import current_plans
from outputs.schema import AMOUNT_KINDS, TABLES, ColumnType, TableSchema

_TYPES: Final[Mapping[ColumnType, pa.DataType]] = {
    "text": pa.string(),
    "year": pa.int16(),
    "count": pa.int32(),
    "money": pa.decimal128(14, 2),
    "date": pa.date32(),
    "yes/no": pa.bool_(),
    "number": pa.float64(),
    "decimal": pa.decimal128(9, 3),
}
_MONEY_LIMIT = Decimal(10) ** 12
_FTE_LIMIT = Decimal(10) ** 6
_SEPARATOR = " ; "
_AT_ONCE = 32  # documents whose rows are held as Python objects at one time

Row = dict[str, Any]


def build_tables(plan_files: Iterable[PlanFile]) -> dict[str, pa.Table]:
    """Return all tables by name, rows in the order of ``plan_files`` and of each document.

    Of documents with the same bytes only the first gives rows.
    """
    unique = list({plan_file.document.document_id: plan_file for plan_file in reversed(list(plan_files))}.values())[
        ::-1
    ]
    current = current_plans(unique)
    parts = [_some_tables(unique[start : start + _AT_ONCE], current) for start in range(0, len(unique) or 1, _AT_ONCE)]
    return {t.name: pa.concat_tables([part.pop(t.name) for part in parts]).combine_chunks() for t in TABLES}


def _some_tables(plan_files: Sequence[PlanFile], current: frozenset[tuple[str, str]]) -> dict[str, pa.Table]:
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for plan_file in plan_files:
        for name, row in _document_rows(plan_file, current):
            rows[name].append(row)
    return {table.name: _table(table, rows[table.name]) for table in TABLES}


def arrow_schema(table: TableSchema) -> pa.Schema:
    """Return the Arrow schema of a table; descriptions stand in the metadata."""
    fields = [
        pa.field(
            column.name,
            _TYPES[column.type],
            nullable=not column.required,
            metadata={"description": column.description},
        )
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.description})


def type_name(kind: ColumnType) -> str:
    """Return how a column type is stored, as Arrow writes it."""
    return str(_TYPES[kind])


def _table(table: TableSchema, rows: Sequence[Row]) -> pa.Table:
    schema = arrow_schema(table)
    columns = [pa.array([row.get(field.name) for row in rows], type=field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


@dataclass(frozen=True, slots=True)
class _Node:
    """An item with what stands above it, from the top."""

    item: Item
    above: tuple[Item, ...]


def _document_rows(plan_file: PlanFile, current: frozenset[tuple[str, str]]) -> Iterator[tuple[str, Row]]:
    document = plan_file.document
    yield "documents", _document(plan_file)
    for position, plan in enumerate(plan_file.plans, 1):
        keys = {"document_id": document.document_id, "plan_id": plan.plan_id}
        is_current = (document.document_id, plan.plan_id) in current
        yield "plans", keys | {"position": position, "is_current": is_current} | _plan(plan)
        for number, node in enumerate(_nodes(plan.items), 1):
            yield from _item_rows(keys | {"item_id": node.item.item_id}, number, node, plan, is_current)
    yield from (("warnings", row) for row in _warnings(plan_file))


def _nodes(items: Iterable[Item], above: tuple[Item, ...] = ()) -> Iterator[_Node]:
    for item in items:
        yield _Node(item, above)
        yield from _nodes(item.children, (*above, item))


def _document(plan_file: PlanFile) -> Row:
    document, extraction = plan_file.document, plan_file.extraction
    return {
        "document_id": document.document_id,
        "plan_id": _joined(plan.plan_id for plan in plan_file.plans),
        "file_name": document.file_name,
        "source_url": document.source_url,
        "retrieved_at": document.retrieved_at,
        "media_type": document.media_type,
        "page_count": document.page_count,
        "title": document.title,
        "kind": document.kind,
        "is_scanned": document.is_scanned,
        "language": document.language,
        "plan_count": len(plan_file.plans),
        "item_count": sum(1 for plan in plan_file.plans for _ in plan.walk()),
        "warning_count": len(plan_file.warnings),
        "schema_version": plan_file.schema_version,
        "extraction_version": extraction.version,
        "lexicon": extraction.lexicon,
        "methods": _joined(extraction.methods),
    }


def _plan(plan: Plan) -> Row:
    declared = plan.declared_totals
    found = Counter(item.level for item in plan.walk() if item.mirror_of is None)
    return {
        **_whose(plan),
        "adopted_on": plan.adopted_on,
        "declared_strategic_objectives": declared.strategic_objectives,
        "declared_operational_objectives": declared.operational_objectives,
        "declared_actions": declared.actions,
        "strategic_objectives": found["strategic_objective"],
        "operational_objectives": found["operational_objective"],
        "actions": found["action"],
        "sub_actions": found["sub_action"],
    }


def _whose(plan: Plan) -> Row:
    bodies = plan.organisations
    return {
        "body_kind": _joined(dict.fromkeys(body.kind for body in bodies), "+"),
        "body_name": _joined((body.name for body in bodies), " + "),
        "commune": _joined(dict.fromkeys(body.commune for body in bodies if body.commune), " + "),
        "nis_code": _joined(dict.fromkeys(body.nis_code for body in bodies if body.nis_code), "+"),
        "term_start": _year(plan.term.start_year) if plan.term else None,
        "term_end": _year(plan.term.end_year) if plan.term else None,
    }


def _item_rows(keys: Row, position: int, node: _Node, plan: Plan, is_current: bool) -> Iterator[tuple[str, Row]]:
    item = node.item
    common = keys | _common(item)
    yield (
        "items",
        common
        | {
            "parent_id": node.above[-1].item_id if node.above else None,
            "path": "/".join([*(parent.item_id for parent in node.above), item.item_id]),
            "position": position,
            "depth": len(node.above),
            "level": item.level,
        },
    )
    if item.level == "action":
        yield "actions", common | _whose(plan) | {"is_current": is_current} | _action(node)
    for number, pilot in enumerate(item.pilots, 1):
        yield "pilots", keys | {"position": number, "role": pilot.role, "name": pilot.name, "function": pilot.function}
    for number, amount in enumerate(item.amounts, 1):
        yield "amounts", keys | {"position": number} | _amount(amount)
    for number, indicator in enumerate(item.indicators, 1):
        yield (
            "indicators",
            keys
            | {
                "position": number,
                "label": indicator.label,
                "target": indicator.target,
                "reached": indicator.reached,
                "year": _year(indicator.year),
            },
        )
    for number, partner in enumerate(item.partners, 1):
        yield "partners", keys | {"position": number, "name": partner}
    for sdg in item.sdgs:
        yield "sdgs", keys | {"sdg": sdg}
    for number, source in enumerate(item.sources, 1):
        box = dict(zip(("x0", "top", "x1", "bottom"), source.bbox, strict=True)) if source.bbox else {}
        yield (
            "sources",
            keys | {"position": number, "field": source.field, "page": source.page, "path": source.path} | box,
        )


def _common(item: Item) -> Row:
    whole = [source for source in item.sources if source.field is None] or list(item.sources)
    return {
        "code": item.code,
        "number": item.number,
        "title": item.title,
        "volet": item.volet,
        "theme": item.theme,
        "description": item.description,
        "steps": _joined(item.steps, "\n"),
        **_schedule(item),
        "fte": _decimal(item.fte, Decimal("0.001"), _FTE_LIMIT),
        "priority": item.priority.level if item.priority else None,
        "priority_raw": item.priority.raw if item.priority else None,
        "status": item.status.code if item.status else None,
        "status_raw": item.status.raw if item.status else None,
        "health": item.health.code if item.health else None,
        "progress": item.progress,
        "related_plans": _joined(item.related_plans),
        "categories": _joined(category.code for category in item.categories),
        "synergy": item.synergy,
        "mirror_of": item.mirror_of,
        "remarks": item.remarks,
        "page": next((source.page for source in whole if source.page is not None), None),
        "source_path": next((source.path for source in whole if source.path is not None), None),
        "confidence": item.confidence,
    }


def _schedule(item: Item) -> Row:
    schedule = item.schedule
    if schedule is None:
        return {}
    return {
        "start_year": _year(schedule.start_year),
        "end_year": _year(schedule.end_year),
        "start_date": schedule.start_date,
        "end_date": schedule.end_date,
        "schedule_precision": schedule.precision,
        "ongoing": schedule.ongoing,
        "schedule_raw": schedule.raw,
        "effective_start": schedule.effective_start,
        "effective_end": schedule.effective_end,
    }


def _action(node: _Node) -> Row:
    item = node.item
    row: Row = {
        "sub_actions": sum(child.level == "sub_action" for child in item.children),
        "partners": _joined(item.partners),
        "amounts_raw": _joined(amount.raw for amount in item.amounts),
        "indicators": _joined((indicator.label for indicator in item.indicators), "\n"),
        "sdgs": _joined(str(sdg) for sdg in item.sdgs),
    }
    for short, level in (("strategic", "strategic_objective"), ("operational", "operational_objective")):
        parent = next((parent for parent in reversed(node.above) if parent.level == level), None)
        row |= {
            f"{short}_number": parent.number if parent else None,
            f"{short}_title": parent.title if parent else None,
        }
    for role in ("administrative", "political", "unspecified"):
        row[f"pilots_{role}"] = _joined(pilot.name for pilot in item.pilots if pilot.role == role)
    for kind in AMOUNT_KINDS:
        first = next((amount for amount in item.amounts if amount.kind == kind and amount.amount is not None), None)
        row[f"amount_{kind}"] = _money(first.amount) if first else None
    return row


def _amount(amount: Amount) -> Row:
    return {
        "kind": amount.kind,
        "amount": _money(amount.amount),
        "amount_max": _money(amount.amount_max),
        "currency": amount.currency,
        "per": amount.per,
        "year": _year(amount.year),
        "direction": amount.direction,
        "funder": amount.funder,
        "article": amount.article,
        "vat": amount.vat,
        "approximate": amount.approximate,
        "raw": amount.raw,
    }


def _warnings(plan_file: PlanFile) -> Iterator[Row]:
    holders = {item.item_id: plan.plan_id for plan in reversed(plan_file.plans) for item in plan.walk()}
    only = plan_file.plans[0].plan_id if len(plan_file.plans) == 1 else None
    for position, warning in enumerate(plan_file.warnings, 1):
        yield {
            "document_id": plan_file.document.document_id,
            "plan_id": holders.get(warning.item_id, only) if warning.item_id else only,
            "item_id": warning.item_id,
            "position": position,
            "code": warning.code,
            "message": warning.message,
            "raw": warning.raw,
            "page": warning.page,
        }


def _joined(texts: Iterable[str], separator: str = _SEPARATOR) -> str | None:
    return separator.join(texts) or None


def _year(year: int | None) -> int | None:
    """Return the year, or None for one that no int16 holds."""
    return year if year is not None and 0 < year < 2**15 else None


def _money(amount: Decimal | None) -> Decimal | None:
    return _decimal(amount, Decimal("0.01"), _MONEY_LIMIT)


def _decimal(value: Decimal | None, step: Decimal, limit: Decimal) -> Decimal | None:
    """Round half up to ``step``; None for what the column cannot hold (its printed form stands beside it)."""
    if value is None:
        return None
    try:
        rounded = value.quantize(step, rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return None
    return rounded if abs(rounded) < limit else None

"""Pilots, amounts, indicators and whole items out of the cells of a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from normalize.corrections import with_value
from normalize.ids import ItemIds
from normalize.plan_file import Amount, Item, Pilot, Source
from normalize.values.functions import function_of
from outputs.corrections_rows import RowEdits
from outputs.workbook.cells import plain
from outputs.workbook.rows import PlanView


def with_pilots(item: Item, edited: Mapping[str, tuple[str, ...]]) -> tuple[Pilot, ...]:
    """Return the pilots of an item with those of some roles as a cell lists them."""
    pilots = [pilot for pilot in item.pilots if pilot.role not in edited]
    for role, names in edited.items():
        known = {plain(pilot.name): pilot for pilot in item.pilots if pilot.role == role}
        pilots += [known.get(name) or Pilot(role, name, function_of(name)) for name in names]  # type: ignore[arg-type]
    if {pilot.role for pilot in pilots} == {pilot.role for pilot in item.pilots}:
        order = list(dict.fromkeys(pilot.role for pilot in item.pilots))
        pilots.sort(key=lambda pilot: order.index(pilot.role))
    return tuple(pilots)


def with_amounts(item: Item, edited: Mapping[str, Any]) -> tuple[Amount, ...]:
    """Return the amounts of an item with the first of some kinds as a cell says it."""
    amounts = list(item.amounts)
    for kind, amount in edited.items():
        place = next((n for n, old in enumerate(amounts) if old.kind == kind and old.amount is not None), None)
        if place is None and amount is not None:
            amounts.append(Amount(kind, _printed(amount), amount))  # type: ignore[arg-type]
        elif place is not None and amount is not None:
            amounts[place] = replace(amounts[place], amount=amount)
        elif place is not None:
            del amounts[place]
    return tuple(amounts)


def _printed(amount: Any) -> str:
    return f"{amount} €".replace(".", ",")


def entry_of(kind: Any, values: Mapping[str, Any]) -> Any:
    """Return a pilot, amount or indicator of a row; None where it lacks what it cannot be without."""
    given = {name: value for name, value in values.items() if value is not None}
    if kind is Pilot:
        given = {"role": "unspecified", "function": function_of(str(given.get("name", ""))), **given}
        if "function" in values:
            given["function"] = values["function"]
        needed = given.get("name")
    elif kind is Amount:
        given = {"kind": "unspecified", **given}
        if not given.get("raw") and given.get("amount") is not None:
            given["raw"] = _printed(given["amount"])
        needed = given.get("raw")
    else:
        needed = given.get("label")
    return msgspec.convert(given, kind) if needed else None


def new_item(view: PlanView, level: str, title: str, above: tuple[Item, ...], edits: RowEdits) -> Item:
    """Return the item of a row that was added, with the identifier that a reading would have given it."""
    ids = ItemIds(view.plan.plan_id)
    taken = {node.item.item_id for node in view.nodes}
    volet = edits.fields.get("volet") or (above[-1].volet if above else None)
    theme = edits.fields.get("theme") or (above[-1].theme if above else None)
    titles = [item.title for item in above]
    while (identifier := ids.next(level, title, titles, volet)) in taken:
        pass
    sources = (Source(page=edits.page),) if edits.page else ()
    item = Item(identifier, level, title, volet=volet, theme=theme, sources=sources)  # type: ignore[arg-type]
    for field, value in edits.fields.items():
        if field not in ("title", "volet", "theme"):
            item = with_value(item, field, value)
    return replace(item, pilots=with_pilots(item, edits.pilots), amounts=with_amounts(item, edits.amounts))


def lean(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what is empty, so that a person can read it."""
    lean = {key: value for key, value in record.items() if value not in (None, False, "", [], {}, ())}
    return {key: value for key, value in lean.items() if key not in ("confidence", "field_confidence", "children")}

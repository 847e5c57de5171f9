"""What is checked before a release: references, codes, declared totals, counts and fill rates against the last one.

Nothing is repaired here. A check that refuses stops the release unless a person takes it on, which is written down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import pyarrow as pa
import pyarrow.compute as pc

from outputs.labels import closed_list, list_of
from outputs.schema import TABLES

Verdict = Literal["ok", "note", "refused"]
Tables = Mapping[str, pa.Table]

# Falls that stop a release; each is a share of what the last release had, or points of a share (0.1 = ten points).
COUNT_FALL: Final = 0.1  # of documents, plans, items of a level, rows of a long table
PLAN_FALL: Final = 0.5  # of one plan's actions
PLAN_SIZE: Final = 8  # actions from which a plan's own fall is looked at
FILL_FALL: Final = 0.15  # points of the filled share of a column of actions
TOTALS_FALL: Final = 0.1  # points of the share of declared totals that are met
CONFIDENCE_FALL: Final = 0.1  # of the mean confidence
_SMALL: Final = 10  # rows; below it a fall is a note
_NAMED: Final = 3  # examples in a message
_FILLED: Final = (
    "theme", "operational_title", "number", "pilots_administrative", "pilots_political", "pilots_unspecified",
    "partners", "start_year", "end_year", "amounts_raw", "priority", "status", "progress", "indicators", "sdgs",
    "categories", "steps", "description",
)  # fmt: skip
_LEVELS: Final = ("strategic_objective", "operational_objective", "action", "sub_action")
_DECLARED: Final = ("strategic_objectives", "operational_objectives", "actions")


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the table: what was looked at, what it was in the last release (None: there is none) and is now."""

    family: str
    name: str
    before: float | None
    now: float
    verdict: Verdict
    message: str


def check_release(tables: Tables, last: Tables | None = None) -> tuple[Check, ...]:
    """Return every check of ``tables``, compared with the tables of the last release where there is one."""
    return (
        *_references(tables),
        *_codes(tables),
        *_counts(tables, last),
        *_plans(tables, last),
        *_fill_rates(tables, last),
        *_totals(tables, last),
        *_confidence(tables, last),
    )


def refusals(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """Return the checks that stop a release."""
    return tuple(check for check in checks if check.verdict == "refused")


def _references(tables: Tables) -> Iterator[Check]:
    items = _keys(tables["items"], "item_id")
    known = pc.unique(items)
    yield _broken("clé d'un élément en double dans son document", len(items) - len(known), "items")
    plans = pc.unique(_keys(tables["plans"], "plan_id"))
    documents = pc.unique(tables["documents"]["document_id"])
    for column in ("parent_id", "mirror_of"):
        yield _dangling(f"items.{column}", _keys(tables["items"], column), known)
    yield _dangling("items.plan_id", _keys(tables["items"], "plan_id"), plans)
    for name in ("actions", "pilots", "amounts", "indicators", "partners", "sdgs", "sources", "warnings"):
        yield _dangling(f"{name}.item_id", _keys(tables[name], "item_id"), known)
    yield _dangling("plans.document_id", tables["plans"]["document_id"].combine_chunks(), documents)
    current = tables["plans"].filter(tables["plans"]["is_current"])
    wrong = len(pc.unique(tables["plans"]["plan_id"])) - len(pc.unique(current["plan_id"]))
    repeated = current.num_rows - len(pc.unique(current["plan_id"]))
    yield _broken("plan sans document à utiliser, ou avec deux", wrong + repeated, "plans.is_current")


def _keys(table: pa.Table, column: str) -> pa.Array:
    """Return "document key" texts of the rows that have the column."""
    present = table.filter(pc.is_valid(table[column]))
    joined = pc.binary_join_element_wise(present["document_id"], present[column], " ")
    return joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined


def _dangling(name: str, keys: pa.Array, known: pa.Array) -> Check:
    missing = keys.filter(pc.invert(pc.is_in(keys, value_set=known)))
    return _broken("référence vers rien", len(missing), name, [str(key).rpartition(" ")[2] for key in missing[:_NAMED]])


def _broken(what: str, count: int, name: str, examples: list[str] | None = None) -> Check:
    shown = f" ({', '.join(examples)})" if examples else ""
    message = f"{what} : {count}{shown}" if count else "rien à redire"
    return Check("références", name, None, count, "refused" if count else "ok", message)


def _codes(tables: Tables) -> Iterator[Check]:
    for schema in TABLES:
        for column in schema.columns:
            name = list_of(schema.name, column.name)
            if name is not None:
                yield _unknown_codes(f"{schema.name}.{column.name}", tables[schema.name][column.name], name)
    sdgs = tables["sdgs"]["sdg"]
    wrong = [str(sdg) for sdg in pc.unique(sdgs).to_pylist() if not 1 <= sdg <= 17]
    yield _code_check("sdgs.sdg", wrong)


def _unknown_codes(name: str, values: pa.ChunkedArray, closed: str) -> Check:
    known = closed_list(closed)
    separator = {"category": " ; ", "body_kind": "+"}.get(closed)
    found: set[str] = set()
    for value in pc.unique(values).to_pylist():
        found.update(value.split(separator) if value and separator else [value] if value else [])
    return _code_check(name, sorted(found - set(known)), note=closed == "warning")


def _code_check(name: str, unknown: list[str], *, note: bool = False) -> Check:
    message = f"codes inconnus : {', '.join(unknown[:_NAMED])}" if unknown else "rien à redire"
    verdict: Verdict = "ok" if not unknown else "note" if note else "refused"
    return Check("codes", name, None, len(unknown), verdict, message)


def _counts(tables: Tables, last: Tables | None) -> Iterator[Check]:
    now, before = _sizes(tables), _sizes(last) if last is not None else {}
    for name, count in now.items():
        yield _fall("effectifs", name, before.get(name), count, COUNT_FALL)
    if not now["actions à utiliser"]:
        yield Check("effectifs", "contenu", None, 0, "refused", "aucune action : il n'y a rien à publier")


def _sizes(tables: Tables) -> dict[str, int]:
    levels = tables["items"]["level"]
    sizes = {"documents": tables["documents"].num_rows, "plans": len(pc.unique(tables["plans"]["plan_id"]))}
    sizes |= {level: pc.sum(pc.equal(levels, level)).as_py() or 0 for level in _LEVELS}
    sizes["actions à utiliser"] = pc.sum(tables["actions"]["is_current"]).as_py() or 0
    sizes |= {name: tables[name].num_rows for name in ("pilots", "amounts", "indicators", "partners", "sdgs")}
    return sizes


def _fall(family: str, name: str, before: int | None, now: int, limit: float) -> Check:
    if before is None or now >= before:
        return Check(family, name, before, now, "ok", "rien à redire")
    fell = now < before * (1 - limit)
    verdict: Verdict = "ok" if not fell else "refused" if before >= _SMALL or not now else "note"
    message = f"{before} dans la dernière version, {now} maintenant" if fell else "rien à redire"
    return Check(family, name, before, now, verdict, message)


def _plans(tables: Tables, last: Tables | None) -> Iterator[Check]:
    if last is None:
        return
    now, before = _actions_by_plan(tables), _actions_by_plan(last)
    gone = sorted(set(before) - set(now))
    if gone:
        verdict: Verdict = "refused" if len(gone) > COUNT_FALL * len(before) and len(before) >= _SMALL else "note"
        message = f"plans qui n'y sont plus : {', '.join(gone[:_NAMED])}{' …' if len(gone) > _NAMED else ''}"
        yield Check("plans", "disparus", len(before), len(before) - len(gone), verdict, message)
    for plan, count in before.items():
        found = now.get(plan)
        if found is not None and count >= PLAN_SIZE and found < count * (1 - PLAN_FALL):
            message = f"{count} actions dans la dernière version, {found} maintenant"
            yield Check("plans", plan, count, found, "refused", message)


def _actions_by_plan(tables: Tables) -> dict[str, int]:
    """Return the number of actions of each current plan, those without any included."""
    current = tables["plans"].filter(tables["plans"]["is_current"])
    return dict(sorted(zip(current["plan_id"].to_pylist(), current["actions"].to_pylist(), strict=True)))


def _fill_rates(tables: Tables, last: Tables | None) -> Iterator[Check]:
    now, before = _filled(tables), _filled(last) if last is not None else {}
    for name, share in now.items():
        yield _points("remplissage", name, before.get(name), share, FILL_FALL, _filled_rows(last))


def _filled(tables: Tables) -> dict[str, float]:
    actions = tables["actions"].filter(tables["actions"]["is_current"])
    rows = actions.num_rows
    return {name: round(1 - actions[name].null_count / rows, 4) for name in _FILLED} if rows else {}


def _filled_rows(tables: Tables | None) -> int:
    return 0 if tables is None else tables["actions"].num_rows


def _points(family: str, name: str, before: float | None, now: float, limit: float, rows: int) -> Check:
    fell = before is not None and before - now > limit
    message = f"{before:.0%} dans la dernière version, {now:.0%} maintenant" if fell else "rien à redire"
    verdict: Verdict = "ok" if not fell else "refused" if rows >= _SMALL else "note"
    return Check(family, name, before, now, verdict, message)


def _totals(tables: Tables, last: Tables | None) -> Iterator[Check]:
    met, declared, examples = _met_totals(tables)
    if not declared:
        return
    share = round(met / declared, 4)
    before = None
    if last is not None:
        met_before, declared_before, _ = _met_totals(last)
        before = round(met_before / declared_before, 4) if declared_before else None
    check = _points("totaux annoncés", "part retrouvée", before, share, TOTALS_FALL, declared)
    if check.verdict == "ok" and examples:
        shown = ", ".join(examples[:_NAMED])
        check = Check(check.family, check.name, before, share, "note", f"{met} sur {declared} ; diffèrent : {shown}")
    yield check


def _met_totals(tables: Tables) -> tuple[int, int, list[str]]:
    """Return how many declared totals are met, how many there are, and the plans where they differ.

    A plan of which no item is found is only spoken of: its totals are not looked at.
    """
    met = declared = 0
    examples: dict[str, None] = {}
    for row in tables["plans"].filter(tables["plans"]["is_current"]).to_pylist():
        if not any(row[level] for level in _DECLARED):
            continue
        for level in _DECLARED:
            if row[f"declared_{level}"] is not None:
                declared += 1
                right = row[f"declared_{level}"] == row[level]
                met += right
                if not right:
                    examples[row["plan_id"]] = None
    return met, declared, list(examples)


def _confidence(tables: Tables, last: Tables | None) -> Iterator[Check]:
    now = pc.mean(tables["items"]["confidence"]).as_py()
    if now is None:
        return
    before = pc.mean(last["items"]["confidence"]).as_py() if last is not None else None
    rows = last["items"].num_rows if last is not None else 0
    before = round(before, 4) if before is not None else None
    yield _points("confiance", "moyenne des éléments", before, round(now, 4), CONFIDENCE_FALL, rows)

"""What persons corrected, replayed on a plan file: keyed by item and by what the document said before.

A correction holds while the document still says what it said when the person looked. Where it says what the person
wrote, nothing is to be done; where it says something else, the correction is stale: reported, not applied.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final, Literal, get_type_hints

import msgspec

from normalize.checks import check_plan
from normalize.doubts import find_doubts
from normalize.plan_file import (
    Category,
    DeclaredTotals,
    Health,
    Item,
    Plan,
    PlanFile,
    PlanWarning,
    Priority,
    Schedule,
    Status,
)

Kind = Literal["change", "add", "delete", "check"]
PARENT: Final = "parent"
_DIGITS = 16
_SHORT = 60  # characters of a value in a message

_CODED: Final = {"status.code": Status, "health.code": Health, "priority.level": Priority}
_SCHEDULE: Final = tuple(f"schedule.{name}" for name in get_type_hints(Schedule))
_TOTALS: Final = tuple(f"declared_totals.{name}" for name in get_type_hints(DeclaredTotals))
PLAN_FIELDS: Final = ("adopted_on", *_TOTALS)
_RECORDS: Final = {k.__name__: k for k in (Item, Plan, Schedule, DeclaredTotals, Status, Health, Priority)}
ITEM_FIELDS: Final = (
    "title", "code", "number", "volet", "theme", "description", "steps", "pilots", "partners", "amounts", "fte",
    "progress", "indicators", "sdgs", "related_plans", "categories", "synergy", "remarks", PARENT, *_CODED, *_SCHEDULE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a person says of a plan. Values are JSON's: text, numbers, lists, records; None for nothing.

    change: ``field`` of the item (of the plan where ``item_id`` is None) was ``before`` and is ``after``; the field
    "parent" moves the item under another item_id ("" for the top). add: ``after`` is an item record, ``before`` the
    item_id of its parent ("" for the top). delete: the item whose title is ``before`` does not exist. check: ``before``
    is a digest of all that the item or plan says, and it is right (``after`` True) or no longer held for right.

    ``by``, ``on`` (ISO date) and ``why`` say who, when and why; ``file_name`` and ``title`` are for persons only.
    """

    kind: Kind
    document_id: str
    plan_id: str
    item_id: str | None = None
    field: str | None = None
    before: Any = None
    after: Any = None
    by: str = ""
    on: str = ""
    why: str | None = None
    file_name: str = ""
    title: str = ""

    @property
    def id(self) -> str:
        """Eight digits that are the same for the same correction, whoever made it."""
        values = (_bare(self.before), _bare(self.after))
        key = [self.kind, self.document_id, self.plan_id, self.item_id, self.field, *values]
        return hashlib.sha256(msgspec.json.encode(key)).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Replay:
    """A plan file with its corrections: those that hold (applied now or already so) and those that are stale."""

    plan_file: PlanFile
    held: tuple[Correction, ...] = ()
    stale: tuple[Correction, ...] = ()


def replay(plan_file: PlanFile, corrections: Sequence[Correction], present: frozenset[str] = frozenset()) -> Replay:
    """Return the plan file with those of ``corrections`` that are about it, in their order.

    A correction is about the document on which it was made; where that one is not among the ``present`` documents of
    the run (document_ids), about any that holds the same plan.
    """
    document = plan_file.document.document_id
    plans = {plan.plan_id for plan in plan_file.plans}
    mine = [
        correction
        for correction in corrections
        if correction.document_id == document or (correction.plan_id in plans and correction.document_id not in present)
    ]
    if not mine:
        return Replay(plan_file)
    trees = [_Tree(plan) for plan in plan_file.plans]
    held: list[Correction] = []
    stale: list[Correction] = []
    warnings: list[PlanWarning] = []
    for correction in mine:
        tree = _tree_of(trees, correction)
        reason = tree.apply(correction) if tree else "le plan n'est plus dans le document"
        if reason is None:
            held.append(correction)
        else:
            stale.append(correction)
            warnings.append(_stale_warning(correction, reason, tree))
    corrected = tuple(tree.plan() for tree in trees)
    kept = _kept_warnings(plan_file, corrected)
    return Replay(replace(plan_file, plans=corrected, warnings=(*kept, *warnings)), tuple(held), tuple(stale))


def said(item: Item) -> str:
    """Return a digest of all that an item says itself: not where it stands, nor how sure its reading is."""
    printed = tuple(category for category in item.categories if category.method == "printed")
    bare = replace(item, children=(), sources=(), confidence=1.0, field_confidence={}, categories=printed)
    return _digest(bare)


def plan_said(plan: Plan) -> str:
    """Return a digest of all that a plan says: whose it is, its years and totals, every item and its place."""
    tree = [(item.item_id, said(item), [child.item_id for child in item.children]) for item in plan.walk()]
    return _digest([replace(plan, items=()), [item.item_id for item in plan.items], tree])


def checked(plan: Plan, document_id: str, corrections: Iterable[Correction]) -> frozenset[str]:
    """Return the item_ids of ``plan`` that a person holds for right as they now stand; "" is the plan itself."""
    digests = {item.item_id: said(item) for item in plan.walk()} | {"": plan_said(plan)}
    found: set[str] = set()
    for correction in corrections:
        key = correction.item_id or ""
        if correction.kind == "check" and plan.plan_id == correction.plan_id and key in digests:
            if correction.after and digests[key] == correction.before:
                found.add(key)
            elif not correction.after:
                found.discard(key)
    return frozenset(found)


def get_value(record: Item | Plan, name: str) -> Any:
    """Return what a field of ``ITEM_FIELDS`` (but the parent) or ``PLAN_FIELDS`` says, as JSON types."""
    if name == "categories" and isinstance(record, Item):
        return [category.code for category in record.categories]
    head, _, tail = name.partition(".")
    value = getattr(record, head)
    if tail:
        value = getattr(value, tail) if value is not None else None
        if name == "schedule.ongoing":
            value = bool(value)
    return msgspec.to_builtins(value)


def with_value(record: Any, name: str, value: Any) -> Any:
    """Return the item or plan with a field that says ``value``, given as JSON types.

    Raises:
        msgspec.ValidationError: the value has not the contract's type.
    """
    head, _, tail = name.partition(".")
    if name == "categories":
        known = {category.code: category for category in record.categories}
        changed: Any = tuple(known.get(code) or Category(code, "printed") for code in value or ())
    elif name in _CODED:
        changed = _coded(getattr(record, head), name, value)
    elif tail:
        whole = getattr(record, head) or Schedule()
        typed = msgspec.convert(value, _hints(type(whole))[tail], strict=False)
        changed = replace(whole, **{tail: typed})
        changed = None if changed == Schedule() else changed
    else:
        changed = msgspec.convert(value, _hints(type(record))[head], strict=False)
    if isinstance(record, Item):
        sure = {field: share for field, share in record.field_confidence.items() if field != head}
        return replace(record, **{head: changed, "field_confidence": sure})
    return replace(record, **{head: changed})


def _coded(old: Any, name: str, value: Any) -> Any:
    maker: Any = _CODED[name]
    if value is None:
        return None
    tail = name.partition(".")[2]
    typed = msgspec.convert(value, _hints(maker)[tail])
    return maker(typed, old.raw if old is not None else str(value))


@cache
def _hints_of(name: str) -> dict[str, Any]:
    return get_type_hints(_RECORDS[name])


def _hints(kind: Any) -> dict[str, Any]:
    return _hints_of(kind.__name__)


def _digest(value: Any) -> str:
    return hashlib.sha256(msgspec.json.encode(value)).hexdigest()[:_DIGITS]


class _Tree:
    """The items of one plan, flat, so that they can be changed, moved, added and taken away."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._items: dict[str, Item] = {}
        self._children: dict[str, list[str]] = {"": []}
        self._parent: dict[str, str] = {}
        self._hang(plan.items, "")

    @property
    def plan_id(self) -> str:
        return self._plan.plan_id

    def holds(self, item_id: str | None) -> bool:
        return item_id in self._items

    def item(self, item_id: str | None) -> Item | None:
        return self._items.get(item_id or "")

    def plan(self) -> Plan:
        """Return the plan as it is now."""
        return replace(self._plan, items=tuple(self._grown(item_id) for item_id in self._children[""]))

    def apply(self, correction: Correction) -> str | None:
        """Apply a correction; return why it is stale, None where it holds."""
        if correction.item_id is None:
            return self._check_plan(correction) if correction.kind == "check" else self._change_plan(correction)
        if correction.kind == "add":
            return self._add(correction)
        item = self._items.get(correction.item_id)
        if item is None:
            return None if correction.kind == "delete" else "l'élément n'y est plus"
        if correction.kind == "delete":
            return self._delete(correction, item)
        if correction.kind == "check":
            return self._check(correction, item)
        return self._move(correction) if correction.field == PARENT else self._change(correction, item)

    def _hang(self, items: Iterable[Item], parent: str) -> None:
        for item in items:
            self._items[item.item_id] = replace(item, children=())
            self._parent[item.item_id] = parent
            self._children[parent].append(item.item_id)
            self._children.setdefault(item.item_id, [])
            self._hang(item.children, item.item_id)

    def _grown(self, item_id: str) -> Item:
        children = tuple(self._grown(child) for child in self._children[item_id])
        return replace(self._items[item_id], children=children)

    def _change(self, correction: Correction, item: Item) -> str | None:
        changed, reason = _changed(item, correction)
        self._items[item.item_id] = changed
        return reason

    def _change_plan(self, correction: Correction) -> str | None:
        self._plan, reason = _changed(self._plan, correction)
        return reason

    def _move(self, correction: Correction) -> str | None:
        item_id, wanted = correction.item_id or "", str(correction.after or "")
        now = self._parent[item_id]
        if now == wanted:
            return None
        if now != (correction.before or ""):
            return "l'élément est sous un autre objectif"
        if wanted and (wanted not in self._items or item_id in self._line(wanted)):
            return "l'objectif sous lequel le mettre n'y est plus"
        self._children[now].remove(item_id)
        self._children[wanted].append(item_id)
        self._parent[item_id] = wanted
        return None

    def _line(self, item_id: str) -> list[str]:
        """Return an item and all above it."""
        line = []
        while item_id:
            line.append(item_id)
            item_id = self._parent[item_id]
        return line

    def _add(self, correction: Correction) -> str | None:
        parent = str(correction.before or "")
        item = msgspec.convert(correction.after, Item)
        if item.item_id in self._items:
            return None
        if parent and parent not in self._items:
            return "l'objectif sous lequel l'ajouter n'y est plus"
        self._items[item.item_id] = replace(item, children=())
        self._parent[item.item_id] = parent
        self._children[parent].append(item.item_id)
        self._children[item.item_id] = []
        return None

    def _delete(self, correction: Correction, item: Item) -> str | None:
        if item.title != (correction.before or ""):
            return _differs(item.title, correction.before)
        if self._children[item.item_id]:
            return "l'élément à supprimer en a maintenant d'autres sous lui"
        self._children[self._parent.pop(item.item_id)].remove(item.item_id)
        del self._children[item.item_id], self._items[item.item_id]
        self._release_mirrors(item.item_id)
        return None

    def _release_mirrors(self, gone: str) -> None:
        """Make the first copy of an original that is gone the original of the others."""
        copies = [item_id for item_id, item in self._items.items() if item.mirror_of == gone]
        for place, item_id in enumerate(copies):
            self._items[item_id] = replace(self._items[item_id], mirror_of=copies[0] if place else None)

    def _check(self, correction: Correction, item: Item) -> str | None:
        if said(item) != correction.before:
            return "ce que la personne a vérifié a changé"
        if correction.after:
            self._items[item.item_id] = replace(item, confidence=1.0, field_confidence={})
        return None

    def _check_plan(self, correction: Correction) -> str | None:
        if plan_said(self.plan()) != correction.before:
            return "le plan que la personne a vérifié a changé"
        if correction.after:
            for item_id, item in self._items.items():
                self._items[item_id] = replace(item, confidence=1.0, field_confidence={})
        return None


def _tree_of(trees: Sequence[_Tree], correction: Correction) -> _Tree | None:
    own = [tree for tree in trees if tree.plan_id == correction.plan_id]
    return next((tree for tree in own if tree.holds(correction.item_id)), own[0] if own else None)


def _changed(record: Any, correction: Correction) -> tuple[Any, str | None]:
    """Return the item or plan as it is after a change, and why that is stale (None where it holds)."""
    name = correction.field or ""
    now = get_value(record, name)
    if _says(record, name, now, correction.after):
        return record, None
    if not _says(record, name, now, correction.before):
        return record, _differs(now, correction.before)
    return with_value(record, name, correction.after), None


def _says(record: Any, name: str, now: Any, value: Any) -> bool:
    """Whether a field says ``value``, however much of what goes without saying was written down."""
    if _bare(now) == _bare(value):
        return True
    if not isinstance(value, list | tuple) or not value or not isinstance(value[0], dict):
        return False
    return bool(_bare(now) == _bare(get_value(with_value(record, name, value), name)))


def _bare(value: Any) -> Any:
    """Return a value without what is empty in it, since a correction's file does not write it down."""
    if isinstance(value, dict):
        bare = {key: _bare(entry) for key, entry in value.items()}
        return {key: entry for key, entry in bare.items() if entry is not None and entry is not False}
    if isinstance(value, list | tuple):
        return [_bare(entry) for entry in value] or None
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _differs(now: Any, before: Any) -> str:
    return f"le document dit maintenant « {shown(now)} » et non « {shown(before)} »"


def shown(value: Any) -> str:
    """Return a value of a correction as a person reads it, cut where it is long."""
    if isinstance(value, list | tuple):
        text = " ; ".join(shown(entry) for entry in value)
    elif isinstance(value, dict):
        text = ", ".join(str(entry) for entry in value.values() if entry not in (None, False, ""))
    elif isinstance(value, bool):
        text = "oui" if value else "non"
    else:
        text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def _stale_warning(correction: Correction, reason: str, tree: _Tree | None) -> PlanWarning:
    item = tree.item(correction.item_id) if tree else None
    page = next((source.page for source in item.sources if source.page), None) if item else None
    about = f" ({correction.field})" if correction.field else ""
    message = f"Correction {correction.id}{about} non appliquée : {reason}."
    item_id = item.item_id if item else None
    return PlanWarning("stale-correction", message, shown(correction.before) or None, item_id, page)


def _kept_warnings(plan_file: PlanFile, corrected: Sequence[Plan]) -> tuple[PlanWarning, ...]:
    """Return the warnings that still stand: those of the checks made anew, none about items that are gone."""
    before = {warning for plan in plan_file.plans for warning in check_plan(plan, find_doubts(plan))}
    after = [warning for plan in corrected for warning in check_plan(plan, find_doubts(plan))]
    gone = {item.item_id for plan in plan_file.plans for item in plan.walk()}
    gone -= {item.item_id for plan in corrected for item in plan.walk()}
    kept = [
        warning
        for warning in plan_file.warnings
        if (warning not in before or warning in after) and warning.item_id not in gone
    ]
    return (*kept, *(warning for warning in after if warning not in before))

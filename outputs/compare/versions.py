"""What changed between two versions of a plan, or between two collections of plans, item by item and field by field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from normalize.plan_file import Item, Plan, PlanFile
from outputs.compare.lineage import Node, flatten, match_items
from outputs.compare.shown import Entries, same, shown
from outputs.current import current_plans

ChangeKind: TypeAlias = Literal["added", "removed", "changed", "renumbered", "moved"]
KINDS: Final[tuple[ChangeKind, ...]] = ("added", "removed", "changed", "renumbered", "moved")
PlanState: TypeAlias = Literal["added", "removed", "changed", "same"]
KIND_LABELS: Final = {
    "added": "Ajouté",
    "removed": "Supprimé",
    "changed": "Modifié",
    "renumbered": "Renuméroté",
    "moved": "Déplacé",
}
STATE_LABELS: Final = {"added": "Plan ajouté", "removed": "Plan supprimé", "changed": "Modifié", "same": "Identique"}
_HEAD: Final = ("organisations", "term", "adopted_on", "declared_totals")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that says something else: its entries before and after, as a person reads them; () for nothing."""

    field: str
    before: Entries
    after: Entries


@dataclass(frozen=True, slots=True)
class ItemPlace:
    """An item in one version: which one, and where it stands in the tree and in the document."""

    item_id: str
    level: str
    number: str | None
    code: str | None
    title: str
    parent_id: str | None
    parent: str | None  # the parent's marker and title
    page: int | None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item that is not the same in both versions.

    ``before`` is None for an added item, ``after`` for a removed one. ``kinds`` in the order of ``KINDS``; ``changed``
    means its fields, number and marker apart (those are ``renumbered`` where the number differs).
    """

    kinds: tuple[ChangeKind, ...]
    before: ItemPlace | None
    after: ItemPlace | None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Descent:
    """An item of both versions whose identifier or number is not the same: what it was and what it is now."""

    before_id: str
    after_id: str
    before_number: str | None
    after_number: str | None


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """What changed in one plan; ``changes`` in the order of the later version, what was removed where it stood."""

    state: PlanState
    before_id: str | None
    after_id: str | None
    name: str
    head: tuple[FieldChange, ...] = ()
    changes: tuple[ItemChange, ...] = ()
    lineage: tuple[Descent, ...] = ()
    items_before: int = 0
    items_after: int = 0
    document_before: str | None = None  # document_id
    document_after: str | None = None

    def count(self, kind: ChangeKind) -> int:
        """Return how many items are added, removed, changed, renumbered or moved."""
        return sum(kind in change.kinds for change in self.changes)


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two collections of plans."""

    plans: tuple[PlanDifference, ...]

    @property
    def changed(self) -> tuple[PlanDifference, ...]:
        """The plans that are not the same."""
        return tuple(plan for plan in self.plans if plan.state != "same")

    def count(self, kind: ChangeKind) -> int:
        """Return how many items of all plans are added, removed, changed, renumbered or moved."""
        return sum(plan.count(kind) for plan in self.plans)


@dataclass(frozen=True, slots=True)
class _Held:
    """A plan with the document that holds it."""

    plan: Plan
    document: str


def compare_versions(before: Sequence[PlanFile], after: Sequence[PlanFile]) -> Difference:
    """Return what changed between two collections of plan files: of each plan the document to use (``is_current``).

    Plans are the same by ``plan_id``; those left over, by the document that holds them; where each side is one
    document, by their bodies and then by their order.
    """
    left, right = _held(before), _held(after)
    pairs = _pair_plans(left, right, single=len(before) == len(after) == 1)
    partners = set(pairs.values())
    plans = []
    for i, held in enumerate(left):
        plans.append(_difference(held, right[pairs[i]]) if i in pairs else _lone(held, "removed"))
    plans.extend(_lone(held, "added") for j, held in enumerate(right) if j not in partners)
    return Difference(tuple(plans))


def compare_plans(before: Plan, after: Plan) -> PlanDifference:
    """Return what changed between two versions of one plan."""
    return _difference(_Held(before, ""), _Held(after, ""))


def _held(plan_files: Sequence[PlanFile]) -> list[_Held]:
    current = current_plans(plan_files)
    held: dict[tuple[str, str, int], _Held] = {}
    for plan_file in plan_files:
        document = plan_file.document.document_id
        seen: Counter[str] = Counter()
        for plan in plan_file.plans:
            seen[plan.plan_id] += 1
            if (document, plan.plan_id) in current:
                held.setdefault((document, plan.plan_id, seen[plan.plan_id]), _Held(plan, document))
    return list(held.values())


def _pair_plans(left: Sequence[_Held], right: Sequence[_Held], *, single: bool) -> dict[int, int]:
    pairs: dict[int, int] = {}
    keys: list[Any] = [lambda held: held.plan.plan_id, lambda held: held.document]
    if single:
        keys += [lambda held: frozenset((body.kind, body.nis_code) for body in held.plan.organisations), lambda _: 0]
    for key in keys:
        offered: dict[Any, list[int]] = defaultdict(list)
        taken = set(pairs.values())
        for j, held in enumerate(right):
            if j not in taken:
                offered[key(held)].append(j)
        for i, held in enumerate(left):
            if i not in pairs and offered[key(held)]:
                pairs[i] = offered[key(held)].pop(0)
    return pairs


def _lone(held: _Held, state: Literal["added", "removed"]) -> PlanDifference:
    nodes = flatten(held.plan.items)
    places = [_place(nodes, i) for i in range(len(nodes))]
    added = state == "added"
    return PlanDifference(
        state=state,
        before_id=None if added else held.plan.plan_id,
        after_id=held.plan.plan_id if added else None,
        name=plan_name(held.plan),
        changes=tuple(ItemChange((state,), None if added else p, p if added else None) for p in places),
        items_before=0 if added else len(nodes),
        items_after=len(nodes) if added else 0,
        document_before=None if added else held.document or None,
        document_after=(held.document or None) if added else None,
    )


def _difference(before: _Held, after: _Held) -> PlanDifference:
    head = tuple(_head_changes(before.plan, after.plan))
    changes: tuple[ItemChange, ...] = ()
    lineage: tuple[Descent, ...] = ()
    old, new = flatten(before.plan.items), flatten(after.plan.items)
    if before.plan.items != after.plan.items:
        pairs = match_items(old, new)
        changes = tuple(_changes(old, new, pairs))
        lineage = tuple(_descents(old, new, pairs))
    return PlanDifference(
        state="changed" if head or changes or before.plan.plan_id != after.plan.plan_id else "same",
        before_id=before.plan.plan_id,
        after_id=after.plan.plan_id,
        name=plan_name(after.plan),
        head=head,
        changes=changes,
        lineage=lineage,
        items_before=len(old),
        items_after=len(new),
        document_before=before.document or None,
        document_after=after.document or None,
    )


def plan_name(plan: Plan) -> str:
    """Return "Commune de X 2018-2024", the identifier where the body is unknown."""
    years = [str(year) for year in (plan.term.start_year, plan.term.end_year) if year] if plan.term else []
    bodies = " + ".join(body.name for body in plan.organisations)
    return " ".join([bodies, "-".join(years)]).strip() if bodies else plan.plan_id


def _head_changes(before: Plan, after: Plan) -> Iterator[FieldChange]:
    for name in _HEAD:
        old, new = _head_entries(before, name), _head_entries(after, name)
        if old != new:
            yield FieldChange(name, old, new)


def _head_entries(plan: Plan, name: str) -> Entries:
    if name == "organisations":
        return tuple(f"{body.name} ({body.nis_code})" if body.nis_code else body.name for body in plan.organisations)
    if name == "term":
        years = (plan.term.start_year, plan.term.end_year) if plan.term else ()
        return ("-".join(str(year or "?") for year in years),) if any(years) else ()
    if name == "adopted_on":
        return (f"{plan.adopted_on:%d/%m/%Y}",) if plan.adopted_on else ()
    totals = plan.declared_totals
    named = (("OS", totals.strategic_objectives), ("OO", totals.operational_objectives), ("actions", totals.actions))
    return tuple(f"{count} {what}" for what, count in named if count is not None)


def _changes(old: Sequence[Node], new: Sequence[Node], pairs: Mapping[int, int]) -> Iterator[ItemChange]:
    """Yield the changes in the order of the later version, removed items behind the item that stood before them."""
    came_from = {j: i for i, j in pairs.items()}
    gone: dict[int | None, list[int]] = defaultdict(list)  # by the place in ``new`` after which they are shown
    last: int | None = None
    for i in range(len(old)):
        if i in pairs:
            last = pairs[i]
        else:
            gone[last].append(i)
    yield from (ItemChange(("removed",), _place(old, i), None) for i in gone[None])
    for j in range(len(new)):
        if j not in came_from:
            yield ItemChange(("added",), None, _place(new, j))
        else:
            change = _change(old, new, came_from[j], j, pairs)
            if change is not None:
                yield change
        yield from (ItemChange(("removed",), _place(old, i), None) for i in gone[j])


def _change(old: Sequence[Node], new: Sequence[Node], i: int, j: int, pairs: Mapping[int, int]) -> ItemChange | None:
    before, after = shown(old[i].item), shown(new[j].item)
    fields = tuple(
        FieldChange(name, before.get(name, ()), after.get(name, ()))
        for name in dict.fromkeys([*before, *after])
        if not same(name, before.get(name, ()), after.get(name, ()))
    )
    parent = old[i].parent
    moved = (None if parent is None else pairs.get(parent, -1)) != new[j].parent
    renumbered = any(change.field == "number" for change in fields)
    changed = any(change.field != "number" and not (renumbered and change.field == "code") for change in fields)
    held: dict[ChangeKind, bool] = {"changed": changed, "renumbered": renumbered, "moved": moved}
    kinds = tuple(kind for kind, holds in held.items() if holds)
    return ItemChange(kinds, _place(old, i), _place(new, j), fields) if kinds else None


def _descents(old: Sequence[Node], new: Sequence[Node], pairs: Mapping[int, int]) -> Iterator[Descent]:
    for i, j in sorted(pairs.items(), key=lambda pair: pair[1]):
        before, after = old[i].item, new[j].item
        if (before.item_id, before.number) != (after.item_id, after.number):
            yield Descent(before.item_id, after.item_id, before.number, after.number)


def _place(nodes: Sequence[Node], place: int) -> ItemPlace:
    node = nodes[place]
    item, above = node.item, None if node.parent is None else nodes[node.parent].item
    return ItemPlace(
        item_id=item.item_id,
        level=item.level,
        number=item.number,
        code=item.code,
        title=item.title,
        parent_id=above.item_id if above else None,
        parent=named(above) if above else None,
        page=next((source.page for source in item.sources if source.page is not None), None),
    )


def named(item: Item | ItemPlace) -> str:
    """Return the marker and the title of an item, as one text."""
    return " ".join(filter(None, (item.code, item.title))) or "(sans titre)"

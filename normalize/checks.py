"""Reconciliation: what a plan says of itself against what was found, numbering, sums, empty titles, doubtful items."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from normalize.doubts import Doubt
from normalize.plan_file import Amount, Item, LevelName, Plan, PlanWarning

_LOW = 0.5
_GRAVE = 0.5  # a doubt that leaves no more of an item's confidence is named
_NAMES = {
    "strategic_objective": "objectifs stratégiques",
    "operational_objective": "objectifs opérationnels",
    "action": "actions",
    "sub_action": "sous-actions",
}
_SETS = (frozenset({"ordinary", "extraordinary"}), frozenset({"own_funds", "subsidy", "loan"}))


def check_plan(plan: Plan, doubts: Mapping[str, Doubt] = MappingProxyType({})) -> tuple[PlanWarning, ...]:
    """Return what a reader of the plan should look at, in French, in document order within each check.

    ``doubts`` are those about single items, by the item's id (``find_doubts``); the grave ones are named.
    """
    items = list(plan.walk())
    return (
        *_totals(plan, items),
        *_numbers(plan, items),
        *(
            _at(item, "missing-title", f"Titre manquant pour {item.code or 'un élément'}.")
            for item in items
            if not item.title
        ),
        *_sums(items),
        *_reversed(items),
        *_doubtful(items),
        *_unusual(items, doubts),
    )


def _at(item: Item, code: str, message: str, raw: str | None = None) -> PlanWarning:
    place = next((source for source in item.sources if source.field is None), None)
    return PlanWarning(code, message, raw, item.item_id, place.page if place else None, place.bbox if place else None)


def _totals(plan: Plan, items: Sequence[Item]) -> Iterator[PlanWarning]:
    found = Counter(item.level for item in items if item.mirror_of is None)
    declared = plan.declared_totals
    expected: tuple[tuple[LevelName, int | None], ...] = (
        ("strategic_objective", declared.strategic_objectives),
        ("operational_objective", declared.operational_objectives),
        ("action", declared.actions),
    )
    if not items:
        named = ", ".join(f"{number} {_NAMES[level]}" for level, number in expected if number)
        if named:
            message = f"Le document annonce {named} ; aucun n'y est lu (le plan est ailleurs, ou n'est pas compris)."
            yield PlanWarning("totals-differ", message)
        return
    for level, number in expected:
        if number is not None and found[level] != number:
            message = f"Le document annonce {number} {_NAMES[level]} ; {found[level]} trouvé(e)s."
            yield PlanWarning("totals-differ", message)


def _numbers(plan: Plan, items: Sequence[Item]) -> Iterator[PlanWarning]:
    """Check the numbers of siblings; numbering may restart under each parent, or run through a volet or the level."""
    if _runs_through_levels(items):
        return
    last: dict[tuple[str, str | None], int] = {}
    highest: dict[str, int] = {}
    for siblings in _families(plan):
        yield from _missing(siblings)
        seen: set[str] = set()
        previous: int | None = None
        head = ""
        for item in siblings:
            number = _last_number(item)
            if number is None or item.mirror_of is not None:
                continue
            key = (item.level, item.volet)
            if (own := (item.number or "").rpartition(".")[0]) != head:
                head, previous = own, None  # siblings of two parents that the plan has as themes, or not at all
            if item.number in seen:
                yield _at(
                    item, "number-repeated", f"Le numéro {item.number} est imprimé deux fois au même niveau.", item.code
                )
            elif not _follows(number, previous, {last.get(key), highest.get(item.level)}):
                yield _at(item, "number-gap", f"Saut de numérotation avant {item.code or item.number}.", item.code)
            seen.add(item.number or "")
            previous = last[key] = number
            highest[item.level] = max(number, highest.get(item.level, 0))


def _follows(number: int, previous: int | None, last: set[int | None]) -> bool:
    if previous is not None:
        return number == previous + 1
    return number in (0, 1) or number - 1 in last


def _families(plan: Plan) -> Iterator[list[Item]]:
    """Yield the siblings of one level and volet together, family by family in document order."""

    def families(items: Iterable[Item]) -> Iterator[list[Item]]:
        groups: dict[tuple[str, str | None], list[Item]] = defaultdict(list)
        for item in items:
            groups[item.level, item.volet].append(item)
        yield from groups.values()
        for item in items:
            yield from families(item.children)

    yield from families(plan.items)


def _last_number(item: Item) -> int | None:
    part = (item.number or "").rsplit(".", 1)[-1]
    return int(part) if part.isdigit() else None


def _missing(siblings: Sequence[Item]) -> Iterator[PlanWarning]:
    without = [item for item in siblings if item.number is None and item.title]
    if without and len(siblings) - len(without) >= 3 and len(without) * 3 <= len(siblings):
        for item in without:
            yield _at(item, "missing-number", "Élément sans numéro parmi des éléments numérotés.", item.title)


def _runs_through_levels(items: Sequence[Item]) -> bool:
    """Whether one counter numbers all levels together, as planning software does ("OS.1", "OO.2", "A.3")."""
    own = [item for item in items if item.number and "." not in item.number and item.mirror_of is None]
    numbers = [(item.level, _last_number(item)) for item in own]
    known = [number for _, number in numbers if number is not None]
    levels = {level for level, _ in numbers}
    return len(levels) > 1 and len(known) >= 4 and len(set(known)) >= 0.9 * len(known)


def _sums(items: Sequence[Item]) -> Iterator[PlanWarning]:
    for item in items:
        for total in item.amounts:
            if total.kind != "total" or total.amount is None:
                continue
            for parts in (_own_parts(item, total), _children_parts(item, total)):
                if parts and abs(sum(parts, Decimal(0)) - total.amount) > 1:
                    message = f"Le total imprimé ({total.amount} €) diffère de la somme ({sum(parts, Decimal(0))} €)."
                    yield _at(item, "sum-differs", message, total.raw)


def _comparable(amount: Amount, total: Amount) -> bool:
    return (amount.year, amount.per, amount.direction) == (total.year, total.per, total.direction)


def _own_parts(item: Item, total: Amount) -> list[Decimal]:
    parts = [amount for amount in item.amounts if amount.kind != "total" and _comparable(amount, total)]
    kinds = {amount.kind for amount in parts}
    if len(parts) < 2 or not any(kinds <= known for known in _SETS):
        return []
    sums = [amount.amount for amount in parts]
    return [] if None in sums else [amount for amount in sums if amount is not None]


def _children_parts(item: Item, total: Amount) -> list[Decimal]:
    return [
        amount.amount
        for child in item.children
        if child.mirror_of is None
        for amount in child.amounts
        if amount.kind == "total" and amount.amount is not None and _comparable(amount, total)
    ]


def _reversed(items: Sequence[Item]) -> Iterator[PlanWarning]:
    for item in items:
        when = item.schedule
        if when and when.start_year and when.end_year and when.start_year > when.end_year:
            yield _at(item, "unread-value", "Le début imprimé est après la fin (échéance).", when.raw)


def _doubtful(items: Sequence[Item]) -> Iterator[PlanWarning]:
    for item in items:
        if item.confidence < _LOW:
            yield _at(item, "low-confidence", f"Lecture incertaine (confiance {item.confidence:.2f}).", item.title)


def _unusual(items: Sequence[Item], doubts: Mapping[str, Doubt]) -> Iterator[PlanWarning]:
    """Name the items that show what right readings hardly ever show."""
    for item in items:
        doubt = doubts.get(item.item_id)
        if doubt is not None and doubt.share <= _GRAVE and item.title:
            yield _at(item, "low-confidence", f"Élément douteux : {doubt.reason}.", item.title)

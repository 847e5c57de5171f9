"""How right a plan file is, measured against a gold one: the accuracy of the extraction.

==========  ==================================================================================================
items       F1 of matched items over all levels
parents     share of gold items that are matched and hang under the match of their gold parent
titles      share of gold items whose matched title is the same after folding
fields      micro F1 of (item, value) pairs: number, volet, theme, years, pilots, amounts …
totals      micro F1 of the declared totals, plan by plan in document order
kind        share of documents whose kind is right
org, term   micro F1 of (document, organisation kind, NIS code) and of (document, first year, last year)
exact       share of gold actions with item, parent, title and every scored field right
==========  ==================================================================================================

A gold file may name the fields to score in it (``score``). Where a document holds no plan every item found is wrong.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final, TypeAlias

from outputs.compare.match import FlatItem, Record, flatten, folded, match, records

FIELDS: Final = (
    "number", "volet", "theme", "years", "pilots", "amounts", "status", "priority", "progress", "indicators",
    "partners", "sdgs", "steps",
)  # fmt: skip
MEASURES: Final = ("kind", "org", "term", "items", "parents", "titles", *FIELDS, "totals", "exact")

Bag: TypeAlias = Counter[Hashable]
Summary: TypeAlias = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Tally:
    """Right answers, wanted ones and given ones."""

    hit: int = 0
    want: int = 0
    got: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hit + other.hit, self.want + other.want, self.got + other.got)

    @property
    def f1(self) -> float | None:
        """The F1 measure; None where nothing was wanted and nothing given."""
        return 2 * self.hit / (self.want + self.got) if self.want or self.got else None

    @property
    def share(self) -> float | None:
        """The share of what was wanted; None where nothing was."""
        return self.hit / self.want if self.want else None


@dataclass(frozen=True, slots=True)
class Score:
    """The tallies of one document or of several, by measure."""

    tallies: Mapping[str, Tally] = field(default_factory=dict)

    def __add__(self, other: Score) -> Score:
        names = {**self.tallies, **other.tallies}
        return Score({name: self.of(name) + other.of(name) for name in names})

    def of(self, measure: str) -> Tally:
        """Return the tally of one measure."""
        return self.tallies.get(measure, Tally())

    def summary(self) -> dict[str, float | None]:
        """Return every measure, None where there was nothing to measure."""
        shares = {"kind", "parents", "titles", "exact"}
        return {name: self.of(name).share if name in shares else self.of(name).f1 for name in MEASURES}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The scores of a folder of predictions: each document's, all together, and those without a readable prediction."""

    documents: Mapping[str, Score]
    missing: tuple[str, ...]

    @property
    def overall(self) -> Score:
        """The sum over all documents (micro-average)."""
        return sum(self.documents.values(), Score())


def score_folder(gold: Path, predicted: Path, *, only: str = "*", exclude: Iterable[str] = ()) -> Comparison:
    """Score each ``NAME.json`` of ``gold`` against the one in ``predicted``; a missing or unreadable one scores zero.

    Raises:
        OSError: a gold file cannot be read.
        ValueError: a gold file is no JSON.
    """
    documents: dict[str, Score] = {}
    missing: list[str] = []
    for path in sorted(gold.glob("*.json")):
        if not fnmatch(path.stem, only) or any(fnmatch(path.stem, pattern) for pattern in exclude):
            continue
        found = read_plan_json(predicted / path.name)
        if found is None:
            missing.append(path.stem)
        documents[path.stem] = score_document(json.loads(path.read_text(encoding="utf-8")), found or {})
    return Comparison(documents, tuple(missing))


def read_plan_json(path: Path) -> Record | None:
    """Return the JSON object in ``path``, None where there is none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def scored_fields(gold_file: Record) -> tuple[str, ...]:
    """Return the fields that a gold file asks to score, all where it does not say."""
    wanted = gold_file.get("score", FIELDS)
    return tuple(name for name in FIELDS if name in wanted)


def score_document(gold_file: Record, found_file: Record) -> Score:
    """Return the tallies of one document; an empty ``found_file`` is a missing prediction."""
    gold, found = flatten(gold_file), flatten(found_file)
    return _score_items(gold, found, scored_fields(gold_file)) + _score_head(gold_file, found_file)


def values(item: Record, name: str) -> Bag:
    """Return a field's values as a bag of comparable keys; what has not the contract's type is no value."""
    special = _READERS.get(name)
    if special is not None:
        return Counter(special(item))
    return Counter(filter(None, [folded(item.get(name))]))


def _score_items(gold: list[FlatItem], found: list[FlatItem], fields: tuple[str, ...]) -> Score:
    matched = match(gold, found)
    tallies: dict[str, Tally] = {"items": Tally(len(matched), len(gold), len(found))}

    def add(name: str, tally: Tally) -> None:
        tallies[name] = tallies.get(name, Tally()) + tally

    for i, wanted in enumerate(gold):
        j = matched.get(i)
        given = found[j] if j is not None else None
        same_title = given is not None and given.folded == wanted.folded
        same_parent = given is not None and _same_parent(wanted, given, matched)
        add("titles", Tally(same_title, 1))
        add("parents", Tally(same_parent, 1))
        right = same_title and same_parent
        for name in fields:
            want, got = values(wanted.record, name), values(given.record, name) if given else Counter()
            add(name, _overlap(want, got))
            right = right and want == got
        if wanted.level == "action":
            add("exact", Tally(right, 1))
    for j in set(range(len(found))) - set(matched.values()):  # the values of an item that does not exist are wrong
        for name in fields:
            add(name, _overlap(Counter(), values(found[j].record, name)))
    return Score(tallies)


def _same_parent(wanted: FlatItem, given: FlatItem, matched: Mapping[int, int]) -> bool:
    if wanted.parent is None or given.parent is None:
        return wanted.parent is given.parent
    return matched.get(wanted.parent) == given.parent


def _score_head(gold_file: Record, found_file: Record) -> Score:
    gold_plans, found_plans = records(gold_file.get("plans")), records(found_file.get("plans"))
    totals = Tally()
    for number in range(max(len(gold_plans), len(found_plans))):
        want, got = (
            _totals(plans[number]) if number < len(plans) else Counter() for plans in (gold_plans, found_plans)
        )
        totals += _overlap(want, got)
    tallies = {
        "totals": totals,
        "org": _overlap(_organisations(gold_plans), _organisations(found_plans)),
        "term": _overlap(_terms(gold_plans), _terms(found_plans)),
    }
    kind = (gold_file.get("document") or {}).get("kind")
    if kind:
        document = found_file.get("document")
        tallies["kind"] = Tally(isinstance(document, dict) and document.get("kind") == kind, 1)
    return Score(tallies)


def _overlap(want: Bag, got: Bag) -> Tally:
    return Tally((want & got).total(), want.total(), got.total())


def _totals(plan: Record) -> Bag:
    declared = plan.get("declared_totals")
    return (
        Counter((k, str(v)) for k, v in declared.items() if v is not None) if isinstance(declared, dict) else Counter()
    )


def _organisations(plans: list[Record]) -> Bag:
    bodies = [body for plan in plans for body in records(plan.get("organisations"))]
    return Counter({(str(body.get("kind")), str(body.get("nis_code") or folded(body.get("name")))) for body in bodies})


def _terms(plans: list[Record]) -> Bag:
    terms = [term for term in (plan.get("term") for plan in plans) if isinstance(term, dict)]
    years = {(term.get("start_year"), term.get("end_year")) for term in terms} - {(None, None)}
    return Counter({(str(start), str(end)) for start, end in years})


def _years(item: Record) -> list[Hashable]:
    schedule = item.get("schedule")
    if not isinstance(schedule, dict):
        return []
    years = (schedule.get("start_year"), schedule.get("end_year"), bool(schedule.get("ongoing")))
    return [] if years == (None, None, False) else [years]


def _pilots(item: Record) -> list[Hashable]:
    pilots = records(item.get("pilots"))
    return [(str(pilot.get("role") or "unspecified"), folded(pilot.get("name"))) for pilot in pilots]


def _amounts(item: Record) -> list[Hashable]:
    return [
        (str(amount.get("kind") or "unspecified"), _money(amount.get("amount")), str(amount.get("per")))
        for amount in records(item.get("amounts"))
    ]


def _money(value: object) -> str:
    try:
        return str(Decimal(str(value)).quantize(Decimal("0.01")))
    except InvalidOperation:
        return folded(value)


def _coded(name: str, key: str) -> Callable[[Record], list[Hashable]]:
    def read(item: Record) -> list[Hashable]:
        holder = item.get(name)
        code = holder.get(key) if isinstance(holder, dict) else None
        return [str(code)] if code else []

    return read


def _progress(item: Record) -> list[Hashable]:
    try:
        return [float(item["progress"])]
    except (KeyError, TypeError, ValueError):
        return []


def _list_of(name: str, read: Callable[[Any], str]) -> Callable[[Record], list[Hashable]]:
    def read_all(item: Record) -> list[Hashable]:
        entries = item.get(name)
        return [read(entry) for entry in entries] if isinstance(entries, list) else []

    return read_all


def _indicators(item: Record) -> list[Hashable]:
    return [folded(indicator.get("label")) for indicator in records(item.get("indicators"))]


def _steps(item: Record) -> list[Hashable]:
    steps = item.get("steps")
    joined = folded(" ".join(map(str, steps))) if isinstance(steps, list) else ""
    return [joined] if joined else []


def _number(item: Record) -> list[Hashable]:
    number = str(item.get("number") or "").strip(".").lower()
    return [number] if number else []


_READERS: Final[Mapping[str, Callable[[Record], list[Hashable]]]] = {
    "years": _years,
    "pilots": _pilots,
    "amounts": _amounts,
    "status": _coded("status", "code"),
    "priority": _coded("priority", "level"),
    "progress": _progress,
    "indicators": _indicators,
    "partners": _list_of("partners", folded),
    "sdgs": _list_of("sdgs", str),
    "steps": _steps,
    "number": _number,
}

"""From an item's printed values to its typed fields: parsed by their field, those of one field put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from extract.dittos import is_ditto
from extract.printed import Field, PrintedValue
from extract.text import fold
from normalize.categories import parse_categories
from normalize.joint_names import keep_strokes, printed_name
from normalize.names_together import part_bodies, part_persons
from normalize.owners import part_owners
from normalize.parted_names import part_names
from normalize.plan_file import Amount, Schedule
from normalize.values.amounts import parse_amounts
from normalize.values.fte import parse_fte
from normalize.values.health import parse_health
from normalize.values.indicators import PrintedPart, combine_indicators
from normalize.values.people import header_names, is_lone_letter, parse_pilots, split_names
from normalize.values.priority import parse_priority
from normalize.values.progress import parse_progress
from normalize.values.reading import Reading, is_nothing
from normalize.values.recency import recency
from normalize.values.related_plans import parse_related_plans
from normalize.values.schedule import BOUNDS, Bound, merge_schedules, parse_schedule
from normalize.values.sdg import parse_sdgs
from normalize.values.status import StatusReading, parse_status
from normalize.values.steps import parse_steps
from normalize.values.synergy import parse_synergy

_FEWEST_TIMES = 2  # labels of one field that may say different times
_WORDS_OF_STATE = 5  # at most; more make a sentence


@dataclass(frozen=True, slots=True)
class Context:
    """What the values of an item need to know of their plan: its term, the item's volet.

    ``joint_names`` are names that hold a stroke, ``parted_names`` two names with "et" between them,
    ``persons`` those who stand alone somewhere, ``bodies`` the partners and ``services`` the pilots who do.
    """

    term: tuple[int, int] | None = None
    volet: str | None = None
    joint_names: frozenset[str] = frozenset()
    parted_names: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ItemFields:
    """The typed fields of an item, by the names of ``Item``, and how sure each is.

    ``unread`` are the values that were printed but not understood, with the text in question; ``disagreeing`` those
    that say something else than a value before them.
    """

    values: dict[str, Any] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    unread: list[tuple[PrintedValue, str]] = field(default_factory=list)
    disagreeing: list[PrintedValue] = field(default_factory=list)


def read_fields(values: Sequence[PrintedValue], context: Context = Context()) -> ItemFields:
    """Parse all printed values of one item."""
    fields = ItemFields()
    by_field: dict[Field, list[PrintedValue]] = {}
    for value in values:
        if is_ditto(value.raw):
            fields.unread.append((value, value.raw))
        else:
            by_field.setdefault(value.field, []).append(value)
    _remark_on_states(by_field)
    part_owners(by_field)
    for name, printed in by_field.items():
        _READERS[name](fields, printed, context)
    return fields


def _remark_on_states(by_field: dict[Field, list[PrintedValue]]) -> None:
    """Make remarks of the sentences that say more of a state than the word that names it elsewhere ("Réalisé")."""
    states = by_field.get(Field.STATUS, [])
    said = [v for v in states if len(v.raw.split()) > _WORDS_OF_STATE or v.raw.rstrip().endswith(".")]
    if said and any(_names_state(value) for value in states if value not in said):
        by_field[Field.STATUS] = [value for value in states if value not in said]
        by_field.setdefault(Field.REMARK, []).extend(replace(value, field=Field.REMARK) for value in said)


def _names_state(value: PrintedValue) -> bool:
    reading = parse_status(value.raw, value.hints.get("legend")).value
    return reading is not None and reading.status.code is not None


def _note(fields: ItemFields, value: PrintedValue, reading: Reading[Any]) -> None:
    """Keep the confidence of a reading, and what it left unread."""
    name = str(value.field)
    sure = min(value.confidence, reading.confidence)
    fields.confidence[name] = min(fields.confidence.get(name, 1.0), sure)
    if reading.unread:
        fields.unread.append((value, reading.unread))


def _texts(fields: ItemFields, printed: list[PrintedValue], _: Context) -> None:
    texts = [" ".join(value.raw.split()) for value in printed if not is_nothing(value.raw)]
    fields.values[str(printed[0].field)] = "\n".join(dict.fromkeys(texts)) or None
    for value in printed:
        _note(fields, value, Reading(None))


def _steps(fields: ItemFields, printed: list[PrintedValue], _: Context) -> None:
    steps: list[str] = []
    for value in printed:
        reading = parse_steps(value.raw)
        _note(fields, value, reading)
        steps.extend(reading.value)
    fields.values["steps"] = tuple(dict.fromkeys(steps))


def _pilots(fields: ItemFields, printed: list[PrintedValue], context: Context) -> None:
    pilots: dict[tuple[str, str], Any] = {}
    for value in printed:
        heads = value.hints.get("shape") == "header"
        raw = part_persons(keep_strokes(value.raw, context.joint_names), context.persons)
        raw = part_bodies(part_names(raw, context.parted_names), context.services)
        reading = parse_pilots(raw, value.hints.get("role", "unspecified"), heads=heads)
        _note(fields, value, reading)
        for pilot in (replace(pilot, name=printed_name(pilot.name)) for pilot in reading.value):
            pilots.setdefault((pilot.role, fold(pilot.name)), pilot)
    fields.values["pilots"] = tuple(pilots.values())


def _partners(fields: ItemFields, printed: list[PrintedValue], context: Context) -> None:
    names: list[str] = []
    for value in printed:
        raw = part_names(keep_strokes(value.raw, context.joint_names), context.parted_names)
        raw = part_bodies(raw, context.bodies)
        names.extend(header_names(raw) if value.hints.get("shape") == "header" else split_names(raw))
        _note(fields, value, Reading(None, unread=value.raw if is_lone_letter(value.raw) else None))
    fields.values["partners"] = _unique(map(printed_name, names))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(fold(name) or name, name)
    return tuple(known.values())


def _schedule(fields: ItemFields, printed: list[PrintedValue], context: Context) -> None:
    parts: list[tuple[Bound, Schedule]] = []
    for value in printed:
        hint = value.hints.get("bound", "period")
        bound: Bound = hint if hint in BOUNDS else "period"
        said = value.hints.get("legend", value.raw)
        reading = parse_schedule(said, bound=bound, grid=value.hints.get("shape") == "grid", term=context.term)
        _note(fields, value, reading)
        if reading.value is not None:
            raw = reading.value.raw if said == value.raw else " ".join(value.raw.split())
            parts.append((bound, replace(reading.value, raw=value.hints.get("ditto", raw))))
    fields.values["schedule"] = merge_schedules(parts)


def _amounts(fields: ItemFields, printed: list[PrintedValue], _: Context) -> None:
    amounts: list[Amount] = []
    for value in printed:
        reading = parse_amounts(value.raw, value.hints)
        _note(fields, value, reading)
        found = [replace(amount, raw=value.hints.get("ditto", amount.raw)) for amount in reading.value]
        amounts.extend(amount for amount in found if amount not in amounts)
    fields.values["amounts"] = tuple(amounts)


def _indicators(fields: ItemFields, printed: list[PrintedValue], _: Context) -> None:
    parts = [PrintedPart(value.raw, value.hints.get("part"), _year(value)) for value in printed]
    reading = combine_indicators(parts)
    _note(fields, printed[0], reading)
    fields.values["indicators"] = reading.value


def _year(value: PrintedValue) -> int | None:
    year = value.hints.get("year", "")
    return int(year) if year.isdigit() else None


def _status(fields: ItemFields, printed: list[PrintedValue], _: Context) -> None:
    readings: list[StatusReading] = []
    ordered = _latest_first(printed)
    for value in ordered:
        reading = parse_status(value.raw, value.hints.get("legend"))
        _note(fields, value, reading)
        if reading.value is None:
            continue
        known = [before.status.code for before in readings if before.status.code]
        replaced = known and recency(value.label or "") < recency(ordered[0].label or "")
        if known and not replaced and reading.value.status.code not in (None, known[0]):
            fields.disagreeing.append(value)
        readings.append(reading.value)
    if not readings:
        return
    best = next((reading for reading in readings if reading.status.code), readings[0])
    fields.values["status"] = best.status
    progress = next((reading.progress for reading in readings if reading.progress is not None), None)
    if progress is not None and fields.values.get("progress") is None:
        fields.values["progress"] = progress


def _progress(fields: ItemFields, printed: list[PrintedValue], _: Context) -> None:
    """Keep the first rate; of columns that each say their time ("Taux fin 2023", "Taux actuel"), the latest one's."""
    for value in _latest_first(printed):
        reading = parse_progress(value.raw, value.hints.get("unit"))
        _note(fields, value, reading)
        if reading.value is not None:
            fields.values["progress"] = reading.value
            return


def _latest_first(printed: Sequence[PrintedValue]) -> Sequence[PrintedValue]:
    """The values by the time that their labels say, the latest first; in their order where one says none.

    A label that names what was before, or what is now, is told from one that says nothing.
    """
    if len(printed) < _FEWEST_TIMES:
        return printed
    times = [recency(value.label or "") for value in printed]
    if not all(time.is_told for time in times) and not any(time.rank for time in times):
        return printed
    return sorted(printed, key=lambda value: recency(value.label or ""), reverse=True)


def _first(fields: ItemFields, printed: list[PrintedValue], _: Context) -> None:
    """Keep the first value that is understood, else the first that has a text at all; others that differ are noted."""
    kept: Any = None
    for value in printed:
        signed = value.field in (Field.PRIORITY, Field.HEALTH) and "legend" in value.hints
        legend = {"legend": value.hints["legend"]} if signed else {}
        reading: Reading[Any] = _SINGLE[value.field](value.raw, **legend)
        _note(fields, value, reading)
        if reading.value is None:
            continue
        if kept is None or (_code(kept) is None and _code(reading.value) is not None):
            kept = reading.value
        elif _code(reading.value) not in (None, _code(kept)):
            fields.disagreeing.append(value)
    fields.values[str(printed[0].field)] = kept


def _code(value: Any) -> Any:
    return getattr(value, "code", getattr(value, "level", value))


def _sdgs(fields: ItemFields, printed: list[PrintedValue], _: Context) -> None:
    goals: dict[int, None] = {}
    for value in printed:
        reading = parse_sdgs(value.raw)
        _note(fields, value, reading)
        goals.update(dict.fromkeys(reading.value))
    fields.values["sdgs"] = tuple(goals)


def _related_plans(fields: ItemFields, printed: list[PrintedValue], _: Context) -> None:
    names: list[str] = []
    for value in printed:
        reading = parse_related_plans(value.raw, value.label)
        _note(fields, value, reading)
        names.extend(reading.value)
    fields.values["related_plans"] = _unique(names)


def _categories(fields: ItemFields, printed: list[PrintedValue], context: Context) -> None:
    found: dict[str, Any] = {}
    for value in printed:
        reading = parse_categories(value.raw, context.volet)
        _note(fields, value, reading)
        for category in reading.value:
            found.setdefault(category.code, category)
    fields.values["categories"] = tuple(found.values())


def _synergy(fields: ItemFields, printed: list[PrintedValue], _: Context) -> None:
    marks: list[bool] = []
    for value in printed:
        marked, bodies = value.hints.get("when") == "true", value.hints.get("of") == "bodies"
        reading = parse_synergy(value.raw, mark_means_shared=marked, names_bodies=bodies)
        _note(fields, value, reading)
        marks.extend([] if reading.value is None else [reading.value])
    fields.values["synergy"] = any(marks) if marks else None


_SINGLE: dict[Field, Any] = {Field.FTE: parse_fte, Field.PRIORITY: parse_priority, Field.HEALTH: parse_health}
_READERS: dict[Field, Any] = {
    Field.DESCRIPTION: _texts,
    Field.REMARK: _texts,
    Field.STEP: _steps,
    Field.PILOT: _pilots,
    Field.PARTNER: _partners,
    Field.SCHEDULE: _schedule,
    Field.AMOUNT: _amounts,
    Field.FTE: _first,
    Field.PRIORITY: _first,
    Field.HEALTH: _first,
    Field.STATUS: _status,
    Field.PROGRESS: _progress,
    Field.INDICATOR: _indicators,
    Field.SDG: _sdgs,
    Field.RELATED_PLAN: _related_plans,
    Field.CATEGORY: _categories,
    Field.SYNERGY: _synergy,
}

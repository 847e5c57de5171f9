"""Where each body stands: is its plan of the term known, when was it last looked at, what does the law still want.

Two things are joined: the archive's log (what is published, since when, what broke) and what was read in the documents
(``KnownPlan``, handed in by whoever has the plan files: this room knows nothing of them).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal, TypeVar

from corpus.alarms import Alarm, find_alarms
from corpus.archive import Archive, Document, SourceCheck
from corpus.registry.legislatures import LENGTH, Legislature, current_start, legislature, start_of
from corpus.registry.records import BodyKind, Organisation
from corpus.registry.register import registry
from corpus.registry.sources import Source, body_of

PlanState = Literal["known", "announced", "unread", "missing"]
DutyCode = Literal["no-plan", "no-mid-term-evaluation"]

T = TypeVar("T")

_GERMAN: Final = "de"
_KINDS: Final[tuple[BodyKind, ...]] = ("commune", "cpas", "province")


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """What was read in one document of one plan: whose it is, for which years, in what kind of document.

    ``digest`` is that of the document; ``document_kind`` as in the plan file (plan, evaluation, presentation …);
    ``bodies`` are kinds with NIS codes (empty: named, but unknown to the registry); ``items`` says whether an objective
    or action stands in it.
    """

    digest: str
    document_kind: str
    bodies: tuple[tuple[str, str], ...]
    start_year: int | None = None
    end_year: int | None = None
    adopted_on: date | None = None
    items: bool = True

    @property
    def term(self) -> int | None:
        """The year in which the council's term of this plan started; the day of adoption says it where no year does."""
        start = start_of(self.start_year, self.end_year)
        if start is None and self.adopted_on is not None:
            return current_start(self.adopted_on)
        return start


@dataclass(frozen=True, slots=True)
class Duty:
    """What the law wants and is not found; ``due_on`` was the last day for it."""

    code: DutyCode
    message: str
    due_on: date


@dataclass(frozen=True, slots=True)
class BodyStatus:
    """Where one body stands in one term.

    ``plan``: ``known`` (its objectives were read), ``announced`` (only a page that speaks of it), ``unread`` (documents
    are archived but were not read yet), ``missing``. ``plan_years`` are as printed. Times are None where nothing was
    looked at. ``sources`` counts the sources that are looked at, ``documents`` what they give now.
    """

    organisation: Organisation
    term: str
    plan: PlanState
    plan_years: str | None = None
    adopted_on: date | None = None
    evaluated: bool = False
    sources: int = 0
    documents: int = 0
    last_checked: datetime | None = None
    last_changed: datetime | None = None
    last_error: str | None = None
    duties: tuple[Duty, ...] = ()
    alarms: tuple[Alarm, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """Where all bodies stand, in the order of the registry; ``alarms`` are all of them, those of no body included."""

    at: datetime
    bodies: tuple[BodyStatus, ...]
    alarms: tuple[Alarm, ...] = ()

    def counts(self) -> Mapping[str, int]:
        """Return how many bodies there are, by the state of their plan, by unmet duty, and how many alarms by code."""
        counted = Counter[str](f"plan-{body.plan}" for body in self.bodies)
        counted.update(duty.code for body in self.bodies for duty in body.duties)
        counted.update(alarm.code for alarm in self.alarms)
        return {"bodies": len(self.bodies), **dict(sorted(counted.items()))}


@dataclass
class _Facts:
    """What is known of one body, gathered before it is judged."""

    source_ids: set[str] = field(default_factory=set)
    plans: list[KnownPlan] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Readings:
    """What was read so far: the plans, and the digests of all documents read, those without a plan included."""

    plans: tuple[KnownPlan, ...] = ()
    digests: frozenset[str] = frozenset()


def assess(
    sources: Sequence[Source],
    archive: Archive | None,
    readings: Readings,
    now: datetime,
    *,
    start_year: int | None = None,
    german: bool = False,
) -> Status:
    """Return where every body stands at ``now`` in the term that starts in ``start_year`` (None: the current one).

    Communes of the German-speaking community, whose plans are not read, are left out unless ``german``.
    """
    start = current_start(now.date()) if start_year is None else start_year
    view = _View(sources, archive, readings, now)
    bodies = [body for body in bodies_of(start, now.date()) if german or body.language != _GERMAN]
    return Status(now, tuple(_judge(body, start, view, now) for body in bodies), view.alarms)


def bodies_of(start_year: int, day: date) -> tuple[Organisation, ...]:
    """Return the bodies of the term that starts in ``start_year``: of the current term, those that exist on ``day``."""
    when = day if current_start(day) == start_year else date(start_year + 1, 2, 1)
    return tuple(body for body in registry().bodies if body.exists_on(when))


class _View:
    """The log and the readings, by body and by source."""

    def __init__(self, sources: Sequence[Source], archive: Archive | None, readings: Readings, now: datetime) -> None:
        documents = archive.documents() if archive else ()
        self.read = readings.digests
        self.sources = {source.source_id: source for source in sources}
        self.checks: Mapping[str, SourceCheck] = archive.last_checks() if archive else {}
        self.alarms = find_alarms(sources, archive, now) if archive else ()
        self.alarms_of = _by_source((alarm.source_ids, alarm) for alarm in self.alarms)
        self.documents_of = _by_source((document.source_ids, document) for document in documents)
        addresses = archive.addresses(role="document") if archive else ()
        self.addresses_of = _by_source((address.source_ids, address) for address in addresses)
        self.leading = {document.digest: document.source_ids for document in documents}
        self.facts = self._gather(readings)

    def term_of(self, plan: KnownPlan) -> int | None:
        """Return the start of the term of ``plan``; where it says none, what all its sources were said to publish."""
        if plan.term is not None or plan.digest not in self.leading:
            return plan.term
        terms = {source.term for source in map(self.sources.get, self.leading[plan.digest]) if source is not None}
        term = terms.pop() if len(terms) == 1 else None
        return start_of(*term) if term else None

    def _gather(self, readings: Readings) -> Mapping[tuple[str, str], _Facts]:
        facts: dict[tuple[str, str], _Facts] = defaultdict(_Facts)
        for identifier in {*self.sources, *self.checks, *self.documents_of}:  # some may be gone from the file since
            body = body_of(identifier)
            if body is not None:
                facts[body].source_ids.add(identifier)
        for plan in readings.plans:
            leading = self.leading.get(plan.digest, ())
            for key in self._bodies(plan, leading):
                facts[key].plans.append(plan)
                facts[key].source_ids.update(leading)
        return facts

    def _bodies(self, plan: KnownPlan, leading: Sequence[str]) -> set[tuple[str, str]]:
        if plan.bodies:
            found = (registry().coded(code, kind) for kind in _KINDS for named, code in plan.bodies if named == kind)
            return {(body.kind, body.nis_code) for body in found if body is not None}
        publishers = {(s.kind, s.nis_code) for s in map(self.sources.get, leading) if s is not None}
        return {(kind, code) for kind, code in publishers} if len(publishers) == 1 else set()


def _judge(body: Organisation, start: int, view: _View, now: datetime) -> BodyStatus:
    facts = view.facts.get((body.kind, body.nis_code), _Facts())
    identifiers = sorted(facts.source_ids)
    checks = [view.checks[identifier] for identifier in identifiers if identifier in view.checks]
    documents = {d.digest: d for identifier in identifiers for d in view.documents_of.get(identifier, ())}
    addresses = {a.url: a for identifier in identifiers for a in view.addresses_of.get(identifier, ())}
    of_term = [plan for plan in facts.plans if view.term_of(plan) == start]
    state = _plan_state(of_term, documents.values(), start, view)
    best = max((plan for plan in of_term if plan.items), key=_preference, default=None)
    evaluated = any(plan.document_kind == "evaluation" for plan in of_term)
    errors = [(check.checked_at, check.error or check.state) for check in checks if check.state != "ok"]
    errors += [(a.last_checked, a.last_error) for a in addresses.values() if a.last_error]
    alarms = {alarm: None for identifier in identifiers for alarm in view.alarms_of.get(identifier, ())}
    return BodyStatus(
        organisation=body,
        term=f"{start}-{start + LENGTH}",
        plan=state,
        plan_years=_years(best) if best else None,
        adopted_on=best.adopted_on if best else None,
        evaluated=evaluated,
        sources=sum(view.sources[i].every is not None for i in identifiers if i in view.sources),
        documents=sum(d.vanished_at is None and not d.superseded for d in documents.values()),
        last_checked=max((check.checked_at for check in checks), default=None),
        last_changed=max((a.last_changed for a in addresses.values() if a.last_changed), default=None),
        last_error=max(errors)[1] if errors else None,
        duties=_duties(legislature(body.kind, start), state, evaluated=evaluated, day=now.date()),
        alarms=tuple(alarms),
    )


def _plan_state(plans: Sequence[KnownPlan], documents: Iterable[Document], start: int, view: _View) -> PlanState:
    if any(plan.items for plan in plans):
        return "known"
    if any(_may_be_of(document, start, view) for document in documents if document.digest not in view.read):
        return "unread"
    return "announced" if plans else "missing"


def _may_be_of(document: Document, start: int, view: _View) -> bool:
    terms = [view.sources[i].term for i in document.source_ids if i in view.sources]
    return not terms or any(term is None or start_of(*term) == start for term in terms)


def _duties(term: Legislature | None, state: PlanState, *, evaluated: bool, day: date) -> tuple[Duty, ...]:
    duties: list[Duty] = []
    if term is None or state == "unread":
        return ()
    if term.plan_due and term.plan_due < day and state in ("missing", "announced"):
        message = f"pas de plan {term.label} trouvé, à adopter pour le {_day(term.plan_due)}"
        duties.append(Duty("no-plan", message, term.plan_due))
    if term.evaluation_due and term.evaluation_due < day and not evaluated:
        message = f"pas d'évaluation du plan {term.label} trouvée, attendue à mi-mandat ({_day(term.evaluation_due)})"
        duties.append(Duty("no-mid-term-evaluation", message, term.evaluation_due))
    return tuple(duties)


def _preference(plan: KnownPlan) -> tuple[bool, date]:
    return plan.document_kind == "plan", plan.adopted_on or date.min


def _years(plan: KnownPlan) -> str | None:
    if plan.start_year is None and plan.end_year is None:
        return None
    return f"{plan.start_year or '?'}-{plan.end_year or '?'}"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _by_source(pairs: Iterable[tuple[tuple[str, ...], T]]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for identifiers, value in pairs:
        for identifier in identifiers:
            found[identifier].append(value)
    return found

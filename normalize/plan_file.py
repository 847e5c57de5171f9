"""The plan file: the typed contract between extraction and everything after it, and its JSON form.

Closed lists are ``Literal`` types. What a document does not state is None or empty. JSON is written and read by
msgspec, which also makes the JSON Schema from these types; decimals are text in JSON ("1000.00"), dates ISO 8601.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec

SCHEMA_VERSION = "1.0"

DocumentKind = Literal["plan", "evaluation", "presentation", "guide", "other"]
OrganisationKind = Literal["commune", "cpas", "province"]
LevelName = Literal["strategic_objective", "operational_objective", "action", "sub_action"]
Volet = Literal["internal", "external", "joint"]
PilotRole = Literal["administrative", "political", "unspecified"]
Precision = Literal["day", "month", "quarter", "semester", "year", "term"]
AmountKind = Literal["ordinary", "extraordinary", "subsidy", "own_funds", "loan", "total", "unspecified"]
Per = Literal["month", "year", "unit"]
Direction = Literal["expense", "revenue"]
Vat = Literal["incl", "excl"]
PriorityLevel = Literal["high", "medium", "low"]
StatusCode = Literal["not_started", "in_progress", "waiting", "blocked", "done", "cancelled"]
HealthCode = Literal["good", "risk", "blocked", "paused"]
CategoryMethod = Literal["printed", "inferred"]
Funder = Literal["europe", "federal", "wallonie", "fwb", "province", "commune", "cpas", "other"]
Function = Literal[
    "directeur_general", "directeur_financier", "bourgmestre", "echevin", "president_cpas", "conseiller", "college",
    "conseil", "bureau_permanent", "codir", "assistant_social", "chef_de_service", "coordinateur", "agent", "service",
    "cpas", "commune", "police", "zone_de_secours", "regie", "intercommunale", "association", "ecole", "citoyens",
    "consultant",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is printed: ``field`` None for the whole item, else that field's own place."""

    field: str | None = None
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """What a person should know or check: a code of the closed list, a French message, the raw text and its place."""

    code: str
    message: str
    raw: str | None = None
    item_id: str | None = None
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """The document itself; ``document_id`` is ``sha256:`` and the digest of its bytes."""

    document_id: str
    file_name: str
    media_type: str
    kind: DocumentKind
    source_url: str | None = None
    retrieved_at: str | None = None
    page_count: int | None = None
    title: str | None = None
    is_scanned: bool = False
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that publishes the plan; ``nis_code`` is the code of the body that existed in that term."""

    kind: OrganisationKind
    name: str
    commune: str | None = None
    nis_code: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """The years of the plan as printed."""

    start_year: int | None = None
    end_year: int | None = None


@dataclass(frozen=True, slots=True)
class DeclaredTotals:
    """What the document says of itself; "plus de 40" is 40."""

    strategic_objectives: int | None = None
    operational_objectives: int | None = None
    actions: int | None = None


@dataclass(frozen=True, slots=True)
class Pilot:
    """A person or body in charge, name as printed."""

    role: PilotRole
    name: str
    function: Function | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When: years, and the first and last day of what was printed where it is finer than years."""

    start_year: int | None = None
    end_year: int | None = None
    start_date: date | None = None
    end_date: date | None = None
    precision: Precision | None = None
    ongoing: bool = False
    raw: str = ""
    effective_start: date | None = None
    effective_end: date | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money; ``amount`` None with ``raw`` kept for "à déterminer"; ``amount_max`` for a range."""

    kind: AmountKind
    raw: str
    amount: Decimal | None = None
    amount_max: Decimal | None = None
    currency: str = "EUR"
    per: Per | None = None
    year: int | None = None
    direction: Direction | None = None
    funder: Funder | None = None
    article: str | None = None
    vat: Vat | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Priority:
    """How urgent; ``level`` None where the printed scale is unknown."""

    level: PriorityLevel | None
    raw: str


@dataclass(frozen=True, slots=True)
class Status:
    """What became of the item."""

    code: StatusCode | None
    raw: str


@dataclass(frozen=True, slots=True)
class Health:
    """iA.PST's "indice de santé"."""

    code: HealthCode | None
    raw: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A result or realisation indicator with its target and what was reached."""

    label: str
    target: str | None = None
    reached: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """A policy domain of the closed list."""

    code: str
    method: CategoryMethod
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Item:
    """One node of the plan. All levels share one shape."""

    item_id: str
    level: LevelName
    title: str
    code: str | None = None
    number: str | None = None
    volet: Volet | None = None
    theme: str | None = None
    description: str | None = None
    steps: tuple[str, ...] = ()
    pilots: tuple[Pilot, ...] = ()
    partners: tuple[str, ...] = ()
    schedule: Schedule | None = None
    amounts: tuple[Amount, ...] = ()
    fte: Decimal | None = None
    priority: Priority | None = None
    status: Status | None = None
    health: Health | None = None
    progress: float | None = None
    indicators: tuple[Indicator, ...] = ()
    sdgs: tuple[int, ...] = ()
    related_plans: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    synergy: bool | None = None
    mirror_of: str | None = None
    remarks: str | None = None
    children: tuple[Item, ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: float = 1.0
    field_confidence: dict[str, float] = field(default_factory=dict)

    def walk(self) -> Iterator[Item]:
        """Yield the item and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan: whose, for which years, and its tree of items in document order."""

    plan_id: str
    organisations: tuple[Organisation, ...] = ()
    term: Term | None = None
    adopted_on: date | None = None
    declared_totals: DeclaredTotals = DeclaredTotals()
    items: tuple[Item, ...] = ()

    def walk(self) -> Iterator[Item]:
        """Yield every item in document order."""
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Extraction:
    """How the plan file was made."""

    version: str
    lexicon: str
    methods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFile:
    """One extracted document."""

    document: DocumentInfo
    extraction: Extraction
    plans: tuple[Plan, ...] = ()
    warnings: tuple[PlanWarning, ...] = ()
    schema_version: str = SCHEMA_VERSION


def to_json(plan_file: PlanFile) -> bytes:
    """Return the plan file as indented UTF-8 JSON that ends with a newline; same content, same bytes."""
    return msgspec.json.format(msgspec.json.encode(plan_file), indent=1) + b"\n"


def from_json(data: bytes) -> PlanFile:
    """Read a plan file; unknown fields of newer minors are ignored.

    Raises:
        msgspec.ValidationError: a field has not the contract's type.
    """
    return msgspec.json.decode(data, type=PlanFile)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the plan file."""
    return msgspec.json.schema(PlanFile)

"""The printed plan: the tree of a plan with raw strings and where each one stands, before any value is parsed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from extract.document import Document, Place, ReaderWarning


class Level(StrEnum):
    """The four levels of a plan, from the top."""

    STRATEGIC = "strategic_objective"
    OPERATIONAL = "operational_objective"
    ACTION = "action"
    SUB_ACTION = "sub_action"

    @property
    def rank(self) -> int:
        """0 for strategic objectives, 3 for sub-actions."""
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}


class Field(StrEnum):
    """What a printed value is about, as its column, label or wording says; hints refine it, see ``PrintedValue``."""

    DESCRIPTION = "description"
    STEP = "steps"
    PILOT = "pilots"
    PARTNER = "partners"
    SCHEDULE = "schedule"
    AMOUNT = "amounts"
    FTE = "fte"
    PRIORITY = "priority"
    STATUS = "status"
    HEALTH = "health"
    PROGRESS = "progress"
    INDICATOR = "indicators"
    SDG = "sdgs"
    RELATED_PLAN = "related_plans"
    CATEGORY = "categories"
    SYNERGY = "synergy"
    REMARK = "remarks"


@dataclass(frozen=True, slots=True)
class PrintedValue:
    r"""One raw value: a cell, a labelled text, an annotation.

    ``raw`` keeps the lines of the cell (``\n`` between its paragraphs or list entries). ``label`` is the path of
    header cells or the label as printed ("Pilote > Administratif"). ``hints`` is what that label means, from the
    lexicon:

    ============  ==========================================================================================
    field         hints
    ============  ==========================================================================================
    PILOT         ``role``: administrative | political | unspecified; ``shape``: header (``raw`` is the name of a
                  column in which a letter stands)
    PARTNER       ``shape``: header
    SCHEDULE      ``bound``: period (a lone year starts and ends) | end (deadline) | start | effective_start |
                  effective_end; ``shape``: grid (``raw`` is then the ticked years, "2019 2020 2021", or quarters
                  "2021-T1 2021-T2"); ``legend``: the years that the document's own legend gives to a term ("CT")
    AMOUNT        ``kind`` | ``funder`` | ``year`` | ``direction`` | ``per`` | ``vat`` | ``article``, codes of the
                  contract; ``unit``: k | M where the header says "en k€"; ``bare``: sum (a number that may be a
                  year is none)
    INDICATOR     ``part``: label | target | reached; ``year``
    SYNERGY       ``when``: "true" when the printed mark itself means shared (a cross under "Synergie")
    PROGRESS      ``unit``: percent | ratio (0 to 1, sheets)
    STATUS        ``legend``: the meaning that the document's own legend gives to the raw sign or colour
    any           ``ditto``: the printed "idem" that ``raw`` has been put in place of
    ============  ==========================================================================================
    """

    field: Field
    raw: str
    label: str | None = None
    hints: Mapping[str, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    places: tuple[Place, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """A node of the plan as printed: level, marker, healed title, raw values, children in document order.

    ``code`` is the marker as printed without the punctuation after it, ``number`` its digits and dots (composite codes
    dotted, roman and ordinal words in digits, a letter as the letter); both None where there is no marker.
    """

    level: Level
    title: str
    code: str | None = None
    number: str | None = None
    volet: str | None = None  # internal | external | joint
    theme: str | None = None
    values: tuple[PrintedValue, ...] = ()
    children: tuple[PrintedItem, ...] = ()
    places: tuple[Place, ...] = ()
    confidence: float = 1.0

    def walk(self) -> Iterator[PrintedItem]:
        """Yield the item and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that may name the body, the term or a total: the text, where it stands and what it is.

    ``source``: title | heading | running-head | metadata | file-name | host | prose | hint, from what the document
    says of itself most plainly to least.
    """

    source: str
    text: str
    place: Place = dataclasses.field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class PrintedPlan:
    """One plan of a document: its items, and the passages that say whose plan it is and for which years."""

    items: tuple[PrintedItem, ...]
    evidence: tuple[Evidence, ...] = ()

    def walk(self) -> Iterator[PrintedItem]:
        """Yield every item in document order."""
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """What detection says of one document.

    ``kind``: plan | evaluation | presentation | guide | other. ``plans`` is empty for guide and other. ``language`` is
    an ISO 639-1 code. ``warnings`` are the reader's and detection's own; ``methods`` names the readings that won.
    """

    document: Document
    kind: str
    language: str
    title: str | None
    plans: tuple[PrintedPlan, ...] = ()
    warnings: tuple[ReaderWarning, ...] = ()
    methods: tuple[str, ...] = ()

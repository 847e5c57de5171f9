"""Entries: what reading strategies find, in document order, before levels are settled and the tree is built."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from extract.detect.texts.look import Look
from extract.detect.words.markers import Marker
from extract.document import Place
from extract.printed import Field, Level, PrintedValue

_BESIDE_TITLES = (Field.STATUS, Field.PROGRESS, Field.PRIORITY, Field.SCHEDULE)

EntryKind = Literal["item", "volet", "theme", "text", "announce"]


@dataclass(frozen=True, slots=True)
class Group:
    """What a column left of the titles, or a fiche's label, names above an item: an axis, a challenge, a domain."""

    label: str
    title: str
    marker: Marker | None
    places: tuple[Place, ...]


@dataclass(slots=True)
class Entry:
    """One thing found; a working record that strategies fill and the outline consumes.

    ``kind`` text is a heading or paragraph whose part in the plan is not known yet. ``level`` None: for the scheme to
    settle, from ``look`` (entries that look alike stand at one level). ``reference``: names an item that may stand
    already (an objective repeated on each row or fiche). ``announced`` is the level (or "steps") that a line such as
    "Actions :" gave to what follows it. ``summary``: stands in a table that counts what is below each objective.
    ``block`` is the index of the block that it stands in. ``key`` and ``parent_key`` are the ids by which the rows of a
    table name themselves and the rows above them. ``apart`` are those of ``values`` that blocks of their own below the
    item say: a table, lines that begin with a label. ``group`` is what a column or label groups it under: a theme, or
    the objective above it where nothing else is one. ``under`` is the level and number of the objective, told
    elsewhere, that a column of its row refers to.
    """

    kind: EntryKind
    title: str = ""
    level: Level | None = None
    marker: Marker | None = None
    look: Look | None = None
    values: list[PrintedValue] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    explicit: bool = False
    reference: bool = False
    announced: str | None = None
    summary: bool = False
    volet: str | None = None
    theme: str | None = None
    group: Group | None = None
    origin: Literal["prose", "table", "fiche", "label", "lone-label"] = "prose"
    block: int = 0
    confidence: float = 1.0
    key: str | None = None
    parent_key: str | None = None
    under: tuple[Level, str] | None = None
    apart: list[PrintedValue] = field(default_factory=list)

    def say(self, values: Iterable[PrintedValue]) -> None:
        """Add the values that a block of its own below the item says of it."""
        self.apart.extend(added := list(values))
        self.values.extend(added)

    @property
    def is_untold(self) -> bool:
        """Whether nothing is said of it but what stands beside its title without a label: a state, a rate, a time."""
        return all(value.label is None and value.field in _BESIDE_TITLES for value in self.values)

    @property
    def code(self) -> str | None:
        """The marker as printed, or None."""
        return self.marker.code if self.marker and self.marker.shape != "bare" else None

    @property
    def number(self) -> str | None:
        """The marker's number, or None."""
        return self.marker.number if self.marker else None

"""Entries: what reading strategies find, in document order, before levels are settled and the tree is built."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extract.detect.markers import Marker
from extract.document import Place
from extract.printed import Level, PrintedValue

EntryKind = Literal["item", "volet", "theme", "text", "announce"]


@dataclass(slots=True)
class Entry:
    """One thing found; a working record that strategies fill and the outline consumes.

    ``kind`` text is a heading or paragraph whose part in the plan is not known yet. ``level`` None: for the scheme to
    settle, from ``signature`` (how the entry looks: entries that look alike stand at one level). ``reference``: names an
    item that may stand already (an objective repeated on each row or fiche). ``announced`` is the level that a line such
    as "Actions :" gave to what follows it.
    """

    kind: EntryKind
    title: str = ""
    level: Level | None = None
    marker: Marker | None = None
    signature: tuple[object, ...] = ()
    values: list[PrintedValue] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    explicit: bool = False
    reference: bool = False
    announced: str | None = None
    volet: str | None = None
    theme: str | None = None
    origin: str = "prose"
    block: int = 0
    confidence: float = 1.0

    @property
    def code(self) -> str | None:
        """The marker as printed, or None."""
        return self.marker.code if self.marker else None

    @property
    def number(self) -> str | None:
        """The marker's number, or None."""
        return self.marker.number if self.marker else None

"""Numbers that go on behind what stands between two entries: "5.1", a heading over findings, then "5.1.1"."""

from __future__ import annotations

from extract.detect.texts.entries import Entry
from extract.detect.texts.look import Look

_IN_PARTS = 2


class CountedEntries:
    """The entries of a plan that bear numbers in parts, as far as they have been read."""

    def __init__(self) -> None:
        self._last: list[str] = []
        self._looks: set[Look | None] = set()

    def add(self, entry: Entry) -> None:
        """Note what has been read."""
        if entry.marker is not None and entry.marker.shape == "number" and entry.number:
            self._last = entry.number.split(".")
            self._looks.add(entry.look)

    def go_on_with(self, entry: Entry) -> bool:
        """Whether an entry, looking like one of them, is the first below the last one or the next beside it."""
        if entry.marker is None or entry.marker.shape != "number" or entry.look not in self._looks:
            return False
        parts = (entry.number or "").split(".")
        if len(parts) < _IN_PARTS or not all(map(str.isdigit, (*parts, *self._last))):
            return False
        beside = [*self._last[:-1], str(int(self._last[-1]) + 1)]
        return parts in ([*self._last, "1"], beside)

"""Summaries of objectives beside the plan (a sheet, a page): where the body tells them all, they are told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.detect.texts.entries import Entry
from extract.detect.words.markers import item_marker
from extract.document import on_other_sheet
from extract.printed import Field, Level
from extract.text import fold

_FEWEST, _FEWEST_FIGURES = 3, 2  # objectives of a summary, rows of a table of figures
_DEEPEST = 2  # parts of an objective's number
_MOST = 0.9  # of them stand in the body under the same objective
_HEADS = ("theme", "volet")
_SUMMED = frozenset({Field.AMOUNT, Field.PROGRESS, Field.FTE})


@dataclass(slots=True)
class _Run:
    """Objectives that follow one another with no action between, and what stands between them."""

    held: list[Entry] = field(default_factory=list)

    @property
    def told(self) -> list[Entry]:
        return [entry for entry in self.held if entry.kind != "volet"]

    @property
    def volets(self) -> list[Entry]:
        return [entry for entry in self.held if entry.kind == "volet"]

    def without_heads(self) -> list[Entry]:
        """Take away the themes and volets at its end, and return them: what they head follows them."""
        at = len(self.held)
        while at and self.held[at - 1].kind in _HEADS:
            at -= 1
        heads, self.held = self.held[at:], self.held[:at]
        return heads

    @property
    def is_long(self) -> bool:
        """Whether a run is no chance."""
        figures = all(entry.kind == "text" and entry.values for entry in self.told)
        return len(self.told) >= (_FEWEST_FIGURES if figures else _FEWEST)


def without_synopses(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without the summaries whose objectives, and what each stands under, the body tells again.

    What only a summary says of an objective, its number first, is given to that of the body; sums are not.
    """
    runs = [run for run in _runs(entries) if run.is_long]
    if not runs:
        return list(entries)
    parents = dict(_parents(entries))
    gone: set[int] = set()
    for run in runs:
        own = {id(entry) for entry in run.held}
        others = [entry for entry in entries if id(entry) not in own and id(entry) not in gone]
        twins = _twins(run, others, parents)
        if twins is None or (run.volets and not any(e.kind == "volet" or e.volet for e in others)):
            continue
        gone |= own
        for entry, twin in zip(run.told, twins, strict=True):
            _complete(twin, entry)
    return [entry for entry in entries if id(entry) not in gone]


def _runs(entries: Sequence[Entry]) -> Iterator[_Run]:
    run, seen, last = _Run(), set[str](), None
    volets: list[Entry] = []  # those over the next entry
    for entry in entries:
        if entry.kind == "volet":
            volets.append(entry)
            continue
        objective = _is_objective(entry) or (_is_numbered(entry) and not entry.values)
        apart = last is not None and (entry.origin != last.origin or on_other_sheet(entry.places, last.places))
        if not objective or apart or _name(entry) in seen:
            again = objective and not apart and entry.kind != "theme"
            heads = run.without_heads() if again else []
            yield run
            run, seen = _Run(heads), {_name(head) for head in heads}
        if objective:
            run.held.extend((*volets, entry))
            seen.add(_name(entry))
            last = entry
        volets = []
    yield run


def _is_objective(entry: Entry) -> bool:
    """Whether an entry is an objective, an axis, or a row of a table of figures that may be one."""
    if entry.kind == "theme":
        return True
    if entry.kind == "text":
        return entry.origin == "table" and bool(entry.values) and all(v.field in _SUMMED for v in entry.values)
    return entry.kind == "item" and entry.level is not None and entry.level.rank < Level.ACTION.rank


def _is_numbered(entry: Entry) -> bool:
    """Whether an entry may be an objective by its number alone: "1", "1.2"."""
    marker = entry.marker
    return entry.kind == "text" and marker is not None and marker.shape == "number" and 0 < marker.depth <= _DEEPEST


def _parents(entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """The name of what each operational objective stands under, by the identity of the entry."""
    above = ""
    for entry in entries:
        if entry.kind == "item" and entry.level is Level.OPERATIONAL:
            yield id(entry), _names_of_group(entry) or above
        elif _is_objective(entry) and entry.kind != "text":
            above = _name(entry)


def _names_of_group(entry: Entry) -> str:
    return fold(entry.group.title if entry.group is not None else entry.theme or "")


def _twins(run: _Run, others: Sequence[Entry], parents: dict[int, str]) -> list[Entry | None] | None:
    """The entries of the body that tell the objectives of a run again, None for what only names them; None: not all."""
    named: dict[str, list[Entry]] = {}
    over = set[str]()
    for entry in others:
        over.add(_names_of_group(entry))
        if _is_objective(entry) or _is_numbered(entry):
            named.setdefault(_name(entry), []).append(entry)
    found: list[Entry | None] = []
    same = 0
    for entry in run.told:
        known = named.get(_name(entry), []) if " " in _name(entry) else []
        if entry.kind == "text" and entry.number:
            known = [twin for twin in known if twin.number == entry.number]
        beside = [twin for twin in known if parents.get(id(entry)) == parents.get(id(twin))]
        found.append(next(iter(beside or known), None))
        if not known and _name(entry) not in over:
            return None
        same += bool(beside) or entry.level is not Level.OPERATIONAL
    twins = [twin for twin in found if twin is not None]
    return found if same >= _MOST * len(run.told) and _has_actions(twins, others) else None


def _has_actions(twins: Sequence[Entry], others: Sequence[Entry]) -> bool:
    """Whether most of the deepest objectives have something below them in the body."""
    deepest = max((twin.level.rank for twin in twins if twin.level is not None), default=-1)
    own = {id(twin) for twin in twins if twin.level is None or twin.level.rank == deepest}
    items = [entry for entry in others if entry.kind in ("item", "text")]
    below = sum(
        1
        for entry, after in pairwise(items)
        if id(entry) in own and not _is_objective(after) and after.origin in (entry.origin, _below(entry))
    )
    return 2 * below >= len(own)


def _below(entry: Entry) -> str:
    """The origin of what may stand below an objective beside its own: a table under a line of text."""
    return "table" if entry.origin == "prose" else entry.origin


def _complete(twin: Entry | None, entry: Entry) -> None:
    if twin is None:
        return
    if twin.marker is None and entry.kind == "item":
        twin.marker = entry.marker
    known = {value.field for value in twin.values} | _SUMMED
    twin.values.extend(value for value in entry.values if value.field not in known)


def _name(entry: Entry) -> str:
    """The title of an objective without a marker left in it."""
    marker = item_marker(entry.title) if entry.kind == "text" else None
    return fold(marker.rest if marker is not None and marker.rest else entry.title)

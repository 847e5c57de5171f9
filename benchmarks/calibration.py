"""Whether confidence means what it says: of the items and values so marked, which share is right.

An item is right when the scorer matches it with one of the gold, their titles are the same after folding and it hangs
under the match of its gold parent. A value is right when the whole field of the item is: the values of an item that
matches nothing are wrong. Where a field has no confidence of its own it has that of its item. What was not found has no
confidence and is not judged here: the scores count it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from outputs.compare.match import FlatItem, Record, flatten, match
from outputs.compare.score import FIELDS, read_plan_json, scored_fields, values

ITEMS: Final = "items"
VALUES: Final = "values"
TOLERANCE: Final = 0.05
ENOUGH: Final = 30  # fewer say nothing of a band
_EDGES: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_CONFIDENCE_NAMES: Final[Mapping[str, str]] = {"years": "schedule"}

Verdict = Literal["holds", "cautious", "too-sure", "too-few"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One item (``what`` is ``items``) or one field of an item: the confidence that it claims, whether it is right."""

    what: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Band:
    """What was judged between two confidences: ``low`` included, ``high`` not (but 1 in the last band)."""

    low: float
    high: float
    count: int
    right: int
    claimed: float

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.count

    @property
    def verdict(self) -> Verdict:
        """Whether the share is within five points of the mean confidence, and on which side it is otherwise."""
        if self.count < ENOUGH:
            return "too-few"
        if abs(self.share - self.claimed) <= TOLERANCE + 1e-9:
            return "holds"
        return "cautious" if self.share > self.claimed else "too-sure"


def judge_folder(gold: Iterable[Path], predicted: Path) -> Iterator[Judged]:
    """Judge the plan files in ``predicted`` that have one of these gold files.

    Raises:
        OSError: a gold file cannot be read.
        ValueError: a gold file is no JSON.
    """
    for path in gold:
        found = read_plan_json(predicted / path.name)
        if found is not None:
            yield from judge(json.loads(path.read_text(encoding="utf-8")), found)


def judge(gold_file: Record, found_file: Record) -> Iterator[Judged]:
    """Judge each item of one plan file, then each of its fields that the gold file asks to score."""
    gold, found = flatten(gold_file), flatten(found_file)
    matched = match(gold, found)
    wanted = {j: i for i, j in matched.items()}
    fields = scored_fields(gold_file)
    for j, item in enumerate(found):
        twin = gold[wanted[j]] if j in wanted else None
        yield Judged(ITEMS, _confidence(item, None), twin is not None and _item_right(twin, item, matched))
        for name in fields:
            given = values(item.record, name)
            if given:
                right = twin is not None and values(twin.record, name) == given
                yield Judged(name, _confidence(item, name), right)


def bands(judged: Iterable[Judged]) -> tuple[Band, ...]:
    """Return the bands that hold something, from the lowest."""
    groups: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[_band(one.confidence)].append(one)
    return tuple(
        Band(
            low=_EDGES[place],
            high=_EDGES[place + 1],
            count=len(group),
            right=sum(one.right for one in group),
            claimed=sum(one.confidence for one in group) / len(group),
        )
        for place, group in sorted(groups.items())
    )


def calibration(judged: Iterable[Judged]) -> dict[str, tuple[Band, ...]]:
    """Return the bands of items, of values of all fields together, and of each field."""
    by_what: dict[str, list[Judged]] = {what: [] for what in (ITEMS, VALUES, *FIELDS)}
    for one in judged:
        by_what[one.what].append(one)
        if one.what != ITEMS:
            by_what[VALUES].append(one)
    return {what: bands(group) for what, group in by_what.items() if group}


def _item_right(wanted: FlatItem, given: FlatItem, matched: Mapping[int, int]) -> bool:
    if wanted.folded != given.folded:
        return False
    return given.parent is None if wanted.parent is None else matched.get(wanted.parent) == given.parent


def _confidence(item: FlatItem, field: str | None) -> float:
    own = item.record.get("confidence", 1.0)
    by_field = item.record.get("field_confidence")
    if field is not None and isinstance(by_field, dict):
        own = by_field.get(_CONFIDENCE_NAMES.get(field, field), own)
    return min(1.0, max(0.0, float(own)))


def _band(confidence: float) -> int:
    return max(place for place, edge in enumerate(_EDGES[:-1]) if confidence >= edge)

"""Which item of one plan file is which of another: one to one, level by level from the top.

Works on the JSON of plan files, so that a gold file need hold no more than what is compared, and what has not the type
of the contract counts as absent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, Final, TypeAlias

from extract.text import fold

Record: TypeAlias = Mapping[str, Any]

LEVELS: Final = ("strategic_objective", "operational_objective", "action", "sub_action")
SIMILAR: Final = 0.75  # from this ratio on, two titles may be the same
_MIN_LENGTH_RATIO = 0.5
_MIN_SHARED_WORDS = 0.3
_SHORT_TITLE = 3  # words; shorter ones are compared by their letters only


@dataclass(frozen=True, slots=True)
class FlatItem:
    """An item with the place of its parent in the flat list (None at the top) and its folded title."""

    record: Record
    parent: int | None
    folded: str

    @property
    def level(self) -> Any:
        """The level as the file has it."""
        return self.record.get("level")


def records(value: object) -> list[Record]:
    """Return the mappings of a list, whatever else was put there."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def folded(value: object) -> str:
    """Return any JSON value as folded text; "" for what is empty."""
    return fold(str(value or ""))


def flatten(plan_file: Record) -> list[FlatItem]:
    """Return the items of all plans in document order."""
    flat: list[FlatItem] = []

    def walk(items: object, parent: int | None) -> None:
        for item in records(items):
            place = len(flat)
            flat.append(FlatItem(item, parent, folded(item.get("title"))))
            walk(item.get("children"), place)

    for plan in records(plan_file.get("plans")):
        walk(plan.get("items"), None)
    return flat


@lru_cache(maxsize=200_000)
def similarity(a: str, b: str) -> float:
    """Return the ratio of two folded titles, 0 where they cannot be similar; cheap refusals come first.

    >>> similarity("ouvrir un accueil", "ouvrir un accueil")
    1.0
    """
    if a == b:
        return 1.0
    if not a or not b or min(len(a), len(b)) < _MIN_LENGTH_RATIO * max(len(a), len(b)):
        return 0.0
    words_a, words_b = set(a.split()), set(b.split())
    fewest, most = sorted((len(words_a), len(words_b)))
    if fewest > _SHORT_TITLE and len(words_a & words_b) < _MIN_SHARED_WORDS * most:
        return 0.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.real_quick_ratio() < SIMILAR or matcher.quick_ratio() < SIMILAR:
        return 0.0
    return matcher.ratio()


def match(gold: Sequence[FlatItem], found: Sequence[FlatItem]) -> dict[int, int]:
    """Return which item of ``found`` stands for which of ``gold``: places in the lists, one to one.

    At each level the best title goes first; of equals the one under the match of the parent, then the one with the same
    number, then the nearest.
    """
    matched: dict[int, int] = {}
    taken: set[int] = set()
    others = sorted({str(item.level) for item in gold} - set(LEVELS))
    for level in (*LEVELS, *others):
        pairs = sorted(_candidates(level, gold, found, matched), key=lambda pair: pair[0], reverse=True)
        for _, i, j in pairs:
            if i not in matched and j not in taken:
                matched[i] = j
                taken.add(j)
    return matched


_Rank: TypeAlias = tuple[float, bool, bool, float]


def _candidates(
    level: str, gold: Sequence[FlatItem], found: Sequence[FlatItem], matched: Mapping[int, int]
) -> Iterator[tuple[_Rank, int, int]]:
    wanted = [i for i, item in enumerate(gold) if item.level == level]
    offered = [j for j, item in enumerate(found) if item.level == level]
    same: dict[str, list[int]] = defaultdict(list)
    for j in offered:
        same[found[j].folded].append(j)
    wants = Counter(gold[i].folded for i in wanted)
    for i in wanted:
        title = gold[i].folded
        exact = same.get(title, [])
        for j in exact if title and len(exact) >= wants[title] else offered:
            ratio = _ratio(gold[i], found[j])
            if ratio >= SIMILAR:
                near = -abs(i / max(1, len(gold)) - j / max(1, len(found)))
                under = _is_under(gold[i], found[j], matched)
                yield (round(ratio, 3), under, _same_number(gold[i], found[j]), near), i, j


def _ratio(gold: FlatItem, found: FlatItem) -> float:
    """Compare titles; an item without a title is known by its marker."""
    if gold.folded:
        return similarity(gold.folded, found.folded)
    return float(not found.folded and folded(gold.record.get("code")) == folded(found.record.get("code")))


def _is_under(gold: FlatItem, found: FlatItem, matched: Mapping[int, int]) -> bool:
    if gold.parent is None or found.parent is None:
        return gold.parent is found.parent
    return matched.get(gold.parent) == found.parent


def _same_number(gold: FlatItem, found: FlatItem) -> bool:
    return str(gold.record.get("number")) == str(found.record.get("number"))

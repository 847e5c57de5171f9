"""Which item of one version of a plan is which of another: by what they say, not by their numbers.

Four passes, the surest first: the same title; nearly the same title, wherever it stands; a title written anew, where
the parent, the values or what stands below speak for it; at last an item that changed its level. Within a pass the
pairs are those of the greatest total weight.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extract.text import fold
from normalize.plan_file import Item
from outputs.compare.assignment import best_assignment
from outputs.compare.likeness import TitleLikeness, telling_words
from outputs.compare.shown import Entries, same, shown

_LEVELS: Final = ("strategic_objective", "operational_objective", "action", "sub_action")
_IDENTITY: Final = frozenset({"level", "code", "number", "title", "volet", "theme", "categories"})
_NEAR = 0.82  # from here on a title is the same one, corrected
_KIN = 0.6  # under the same parent
_REWRITTEN = 0.4  # under the same parent, with the same number and the same values
_TELLING = 3  # words that a title must have to be known anywhere
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Node:
    """An item with the place of its parent in the flat list (None at the top), its folded title and its values."""

    item: Item
    parent: int | None
    folded: str
    values: dict[str, Entries]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a pair: likeness of the titles, and of what stands around them.

    ``parent`` is 1 for matched parents, -1 for parents that belong to others, 0 where that is not known; ``values`` the
    share of stated fields that agree, ``children`` the share of children that are pairs, None where there are none.
    """

    title: float
    parent: int
    number: bool
    values: float | None
    children: float | None

    @property
    def weight(self) -> float:
        """Everything together; positive."""
        around = 2 * (self.parent + 1) + self.number + 1.5 * (self.values or 0) + 3 * (self.children or 0)
        return 10 * self.title + around + 0.01


def flatten(items: Sequence[Item]) -> list[Node]:
    """Return the items of a plan in document order."""
    flat: list[Node] = []

    def walk(level: Sequence[Item], parent: int | None) -> None:
        for item in level:
            place = len(flat)
            values = {name: entries for name, entries in shown(item).items() if name not in _IDENTITY}
            flat.append(Node(item, parent, fold(item.title), values))
            walk(item.children, place)

    walk(items, None)
    return flat


def match_items(before: Sequence[Node], after: Sequence[Node]) -> dict[int, int]:
    """Return which place in ``after`` goes on from which in ``before``, one to one."""
    return _Matcher(before, after).match()


class _Matcher:
    def __init__(self, before: Sequence[Node], after: Sequence[Node]) -> None:
        self._before, self._after = before, after
        self._pairs: dict[int, int] = {}
        self._taken: set[int] = set()
        self._likeness = TitleLikeness(node.folded for node in (*before, *after))
        self._children = [_children(nodes) for nodes in (before, after)]

    def match(self) -> dict[int, int]:
        for level in _LEVELS:
            self._pass(self._same_titles(level), _is_same)
        alike = self._alike()
        for level in _LEVELS:
            self._pass(self._of_level(alike, level), _is_near)
        for level in (*reversed(_LEVELS), *_LEVELS):  # what stands below tells objectives, then those what is below
            self._pass(self._of_level({*alike, *self._above_pairs()}, level), _is_kin)
        self._pass(iter(alike), _is_same_elsewhere)
        return self._pairs

    def _pass(self, candidates: Iterator[tuple[int, int]], accepts: Callable[[Evidence, Node, Node], bool]) -> None:
        weights: dict[tuple[int, int], float] = {}
        for i, j in candidates:
            if i in self._pairs or j in self._taken:
                continue
            evidence = self._evidence(i, j)
            if accepts(evidence, self._before[i], self._after[j]):
                weights[i, j] = evidence.weight - 0.5 * abs(i / len(self._before) - j / len(self._after))
        self._pairs |= best_assignment(weights)
        self._taken = set(self._pairs.values())

    def _same_titles(self, level: str) -> Iterator[tuple[int, int]]:
        by_title: dict[str, list[int]] = defaultdict(list)
        for j, node in enumerate(self._after):
            if node.item.level == level:
                by_title[node.folded].append(j)
        for i, node in enumerate(self._before):
            if node.item.level == level:
                yield from ((i, j) for j in by_title[node.folded])

    def _alike(self) -> set[tuple[int, int]]:
        """Return the pairs of open items whose titles may be two versions of one."""
        left = [i for i in range(len(self._before)) if i not in self._pairs]
        right = [j for j in range(len(self._after)) if j not in self._taken]
        titles = [self._before[i].folded for i in left], [self._after[j].folded for j in right]
        return {(left[a], right[b]) for a, b in self._likeness.alike(*titles, _REWRITTEN)}

    def _above_pairs(self) -> Iterator[tuple[int, int]]:
        """Yield the parents of the pairs so far."""
        for i, j in self._pairs.items():
            above, other = self._before[i].parent, self._after[j].parent
            if above is not None and other is not None:
                yield above, other

    def _of_level(self, pairs: Iterable[tuple[int, int]], level: str) -> Iterator[tuple[int, int]]:
        for i, j in pairs:
            if self._before[i].item.level == self._after[j].item.level == level:
                yield i, j

    def _evidence(self, i: int, j: int) -> Evidence:
        before, after = self._before[i], self._after[j]
        return Evidence(
            title=self._likeness(before.folded, after.folded),
            parent=self._parents(before.parent, after.parent),
            number=before.item.number is not None and before.item.number == after.item.number,
            values=_agreement(before.values, after.values),
            children=self._shared_children(i, j),
        )

    def _parents(self, before: int | None, after: int | None) -> int:
        if before is None or after is None:
            return 1 if before is after else -1
        if before in self._pairs or after in self._taken:
            return 1 if self._pairs.get(before) == after else -1
        return 0

    def _shared_children(self, i: int, j: int) -> float | None:
        left, right = self._children[0].get(i, []), self._children[1].get(j, [])
        if not left or not right:
            return None
        below = set(right)
        return 2 * sum(self._pairs.get(child) in below for child in left) / (len(left) + len(right))


def _is_same(evidence: Evidence, before: Node, after: Node) -> bool:
    """Whether the same title is the same item: under its parent, or because the title or the values say enough."""
    if not before.folded:
        same_code = before.item.code is not None and before.item.code == after.item.code
        return same_code and evidence.parent >= 0
    return (
        evidence.parent >= 0
        or telling_words(before.folded) >= _TELLING
        or (evidence.values or 0) >= _HALF
        or not (before.values or after.values)
    )


def _is_near(evidence: Evidence, before: Node, after: Node) -> bool:
    telling = min(telling_words(before.folded), telling_words(after.folded)) >= _TELLING
    return evidence.title >= _NEAR and (evidence.parent >= 0 or telling)


def _is_kin(evidence: Evidence, before: Node, after: Node) -> bool:
    if _is_near(evidence, before, after):
        return True
    if evidence.children is not None and evidence.children > 0:
        return evidence.children >= _HALF and (evidence.title > 0.2 or evidence.children > _NEAR or evidence.parent > 0)
    if evidence.parent <= 0:
        return False
    agrees = evidence.values is not None and evidence.values >= _HALF
    return evidence.title >= _KIN or (evidence.title >= _REWRITTEN and evidence.number and agrees)


def _is_same_elsewhere(evidence: Evidence, before: Node, after: Node) -> bool:
    if before.item.level == after.item.level:
        return False
    return evidence.title >= _NEAR and telling_words(before.folded) >= _TELLING


def _agreement(before: dict[str, Entries], after: dict[str, Entries]) -> float | None:
    names = before.keys() | after.keys()
    if not names:
        return None
    return sum(same(name, before.get(name, ()), after.get(name, ())) for name in names) / len(names)


def _children(nodes: Sequence[Node]) -> dict[int, list[int]]:
    below: dict[int, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        if node.parent is not None:
            below[node.parent].append(place)
    return below

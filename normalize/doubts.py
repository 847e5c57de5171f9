"""What an item shows that right readings hardly ever show: a title that is none, a place where no sibling stands.

The weights were measured on plans of known content, laid out by hands that did not know this code: of items so marked
that share is right, at most, while right readings of the same plans bear hardly any such mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from extract.text import fold
from normalize.plan_file import Item, Plan


class Doubt(NamedTuple):
    """By how much to multiply the confidence of an item (0 to 1), and why, in French."""

    share: float
    reason: str


_NO_TITLE: Final = Doubt(0.2, "titre sans mot")
_LIST: Final = Doubt(0.3, "liste à puces dans le titre")
_CUT: Final = Doubt(0.5, "titre d'un seul mot ou qui semble coupé")
_BRACKET: Final = Doubt(0.6, "parenthèse non fermée dans le titre")
_UNNUMBERED: Final = Doubt(0.5, "seul sans numéro parmi des éléments numérotés")
_CHILDLESS: Final = Doubt(0.5, "objectif vide, alors que les autres ne le sont pas")
_SKIPPED: Final = Doubt(0.7, "action directement sous un objectif stratégique, alors que d'autres ne le sont pas")
_TWICE: Final = Doubt(0.75, "titre d'un autre élément")
_ODD: Final = Doubt(0.5, "titre qui finit par une année ou un montant, ou commence en minuscule sans numéro")
_MOST: Final = 0.7  # of the siblings, of the objectives of a level
_HABIT: Final = 0.3  # of the titles of a plan
_FEWEST_LOWERED: Final = 4
_LETTERS: Final = 4
_BULLET: Final = re.compile(r"[•▪■●◦➢✓▾▸►]")
_WANTS_MORE: Final = re.compile(
    r"(?:\b(?:de|du|des|la|le|les|à|au|aux|et|en|pour|par|sur|un|une|dans|avec)|[dl]['’])$", re.IGNORECASE
)
# A year or an amount that stands for itself: "(PIC 2025-2027)" and "une prime de 500 €" are of the title.
_LAST_YEAR: Final = re.compile(r"(?:[–—(]|\s-)\s*(?:20[0-4]\d\s*[-–/]\s*)?20[0-4]\d\s*\)?\s*\.?$")
_LAST_AMOUNT: Final = re.compile(r"(?P<before>\S*)[\s(]+\d[\d.,\s]*(?:€|EUR\b)\s*\)?\s*\.?$", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_BEFORE_AMOUNTS: Final = frozenset({"à", "de", "des", "et", "les", "ou", "par", "soit"})
_OBJECTIVES: Final = ("strategic_objective", "operational_objective")


def find_doubts(plan: Plan) -> dict[str, Doubt]:
    """Return the gravest doubt about each item, by its id; those that nothing speaks against are left out.

    A numbered objective without children is none where a text below it may say why.
    """
    items = list(plan.walk())
    titles = Counter(fold(item.title) for item in items if item.mirror_of is None)
    lowered = sum(item.title[:1].islower() for item in items) >= max(_FEWEST_LOWERED, _HABIT * len(items))
    levels = Counter(item.level for item in items)
    parents = {level: sum(item.level == level and bool(item.children) for item in items) for level in _OBJECTIVES}
    bearing = {level for level in _OBJECTIVES if parents[level] and parents[level] >= _MOST * levels[level]}
    found: dict[str, Doubt] = {}

    def look(siblings: Sequence[Item], parent: Item | None) -> None:
        numbered = sum(bool(item.number) for item in siblings)
        for item in siblings:
            doubts = [_of_title(item, lowered=lowered)]
            if not item.number and len(siblings) > 1 and numbered >= _MOST * (len(siblings) - 1):
                doubts.append(_UNNUMBERED)
            if item.level in bearing and not item.children and not (item.number and item.description):
                doubts.append(_CHILDLESS)
            if _skips(item, parent) and levels["operational_objective"]:
                doubts.append(_SKIPPED)
            if titles[fold(item.title)] > 1:
                doubts.append(_TWICE)
            known = [doubt for doubt in doubts if doubt is not None]
            if known:
                found[item.item_id] = min(known)
            look(item.children, item)

    look(plan.items, None)
    return found


def _skips(item: Item, parent: Item | None) -> bool:
    return item.level == "action" and parent is not None and parent.level == "strategic_objective"


def _of_title(item: Item, *, lowered: bool) -> Doubt | None:
    """Return what the title says of its item: one word may be a title where a number stands before it.

    ``lowered``: titles of the plan begin in small letters by habit.
    """
    text = item.title.strip()
    if sum(map(str.isalpha, text)) < _LETTERS:
        return _NO_TITLE
    if _BULLET.search(text):
        return _LIST
    if (" " not in text and not item.number) or _WANTS_MORE.search(text):
        return _CUT
    if text.count("(") != text.count(")"):
        return _BRACKET
    small = text[0].islower() and not lowered and not item.number
    return _ODD if small or _ends_in_a_value(text) else None


@lru_cache(maxsize=4096)
def _ends_in_a_value(title: str) -> bool:
    if _DIGIT.search(title) is None:
        return False
    amount = _LAST_AMOUNT.search(title)
    if amount is not None:
        return amount["before"].lower() not in _BEFORE_AMOUNTS
    return _LAST_YEAR.search(title) is not None

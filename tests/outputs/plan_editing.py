"""A plan edited the way plans are: the truth of which item is which is kept by ``item_id``, which stays."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from normalize.plan_file import Item, Plan

Edit = Callable[[Item], Item | None]


def rewrite(items: Sequence[Item], edit: Edit) -> tuple[Item, ...]:
    """Return the tree with every item edited, children first; None drops it."""
    kept = (edit(replace(item, children=rewrite(item.children, edit))) for item in items)
    return tuple(item for item in kept if item is not None)


def renumbered(items: Sequence[Item], above: str = "") -> tuple[Item, ...]:
    """Number every item anew from its place."""
    return tuple(
        replace(item, number=f"{above}{n}", code=f"{above}{n}", children=renumbered(item.children, f"{above}{n}."))
        for n, item in enumerate(items, 1)
    )


def edited(plan: Plan, strangers: Sequence[Item], rng: random.Random) -> Plan:
    """Drop a tenth, correct or reword a fifth, put in ``strangers``, move a tenth to other parents, renumber all."""
    moved: list[Item] = []

    def edit(item: Item) -> Item | None:
        chance = rng.random()
        if item.level == "action" and chance < 0.1:
            return None
        if item.level == "action" and chance < 0.2:
            moved.append(item)
            return None
        if chance < 0.4:
            return replace(item, title=reworded(item.title, rng))
        return item

    def fill(item: Item) -> Item:
        if not any(child.level == "action" for child in item.children):
            return item
        children = list(item.children)
        while moved and rng.random() < 0.5:
            children.insert(rng.randrange(len(children) + 1), moved.pop())
        if rng.random() < 0.3:
            children.insert(rng.randrange(len(children) + 1), rng.choice(strangers))
        return replace(item, children=tuple(children))

    return replace(plan, items=renumbered(rewrite(rewrite(plan.items, edit), fill)))


def reworded(title: str, rng: random.Random) -> str:
    """Drop a word, swap two neighbours, misspell one, or add some."""
    words = title.split()
    place = rng.randrange(len(words)) if words else 0
    kind = rng.choice(["drop", "swap", "misspell", "add"])
    if len(words) < 4 or kind == "add":
        return f"{title} {rng.choice(['dès la première année', 'avec les habitants', 'sur tout le territoire'])}"
    if kind == "drop":
        return " ".join(words[:place] + words[place + 1 :])
    if kind == "swap" and place:
        words[place - 1], words[place] = words[place], words[place - 1]
        return " ".join(words)
    word = words[place]
    return " ".join([*words[:place], word[: len(word) // 2] + "e" + word[len(word) // 2 :], *words[place + 1 :]])

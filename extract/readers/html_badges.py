"""Elements about a title that are set apart by their look: its number before it, its state or counts behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from bs4 import Tag

from extract import lexicon
from extract.readers.html_css import classes_of
from extract.readers.html_labels import look
from extract.readers.html_page import Page, is_text_node, text_length
from extract.text import clean, fold

_INLINE = ("span", "b", "strong", "label", "em")
_HEADS = frozenset({"summary", "button", "h1", "h2", "h3", "h4", "h5", "h6"})
_LEVELS = frozenset({"action", "operational_objective", "strategic_objective", "sub_action"})
_LONGEST_CODE = 32  # "Objectif opérationnel n° 1.1"
_BOXED = frozenset({"inline-block", "inline-flex"})
_FEWEST_STATES = 3
_MOSTLY = 0.8
_CODE = re.compile(r"(?:[^\W\d][^\d]{0,25}?)?(?:\d{1,2}\.)*(?P<last>\d{1,2})[.)]?")
_IN_PARTS = re.compile(r"0\.0")
_COUNTER = re.compile(r"\(?\d{1,3}(?:\s?(?:/|sur)\s?\d{1,3})?(?:\s[^\W\d][^\d%€]{0,30})?\)?$")


def code_badges(page: Page) -> frozenset[int]:
    """Return the elements (their ``id``) that hold the number of the title behind them.

    ``<span class="badge">1.2</span> Ouvrir un guichet``. Numbers open heads, all different, have parts, or count up
    over the page; priorities and goals come in no order.
    """
    looks: dict[object, dict[str, list[tuple[int, Tag]]]] = {}
    for tag in page.body.find_all(list(_INLINE)):
        text = clean(tag.get_text())
        if len(text) <= _LONGEST_CODE and (match := _CODE.fullmatch(text)) and _opens_block(page, tag):
            shape = re.sub(r"\d+", "0", text)
            looks.setdefault(look(tag), {}).setdefault(shape, []).append((int(match["last"]), tag))
    rising = (shapes for shapes in looks.values() if any(_is_numbering(*found) for found in shapes.items()))
    return frozenset(id(tag) for shapes in rising for found in shapes.values() if _runs(found) for _, tag in found)


def level_badges(page: Page) -> frozenset[int]:
    """Return the elements (their ``id``) that name the level of the title behind them, without a number.

    ``<span class="badge">Objectif</span> Ouvrir un guichet``, twice or more on the page in one look.
    """
    found: dict[tuple[object, str], list[int]] = {}
    for tag in page.body.find_all(list(_INLINE)):
        name = clean(tag.get_text())
        if 0 < len(name) <= _LONGEST_CODE and _level_names().fullmatch(name) and _opens_block(page, tag):
            own = set(map(id, tag.descendants))
            after = (part for part in tag.next_elements if is_text_node(part) and id(part) not in own)
            behind = next((text for part in after if (text := str(part).strip())), "")
            if behind[:1].isalpha() or behind[:1] == "«":
                found.setdefault((look(tag), fold(name)), []).append(id(tag))
    return frozenset(held for tags in found.values() if len(tags) > 1 for held in tags)


@cache
def _level_names() -> re.Pattern[str]:
    rows = (row for row in lexicon.load("markers")["marker"] if row["level"] in _LEVELS)
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.IGNORECASE)


def counters(page: Page) -> frozenset[int]:
    """Return the elements (their ``id``) that end heads with a count: ``<small>7 actions</small>``.

    All that looks so in heads begins with a number, and two or more do.
    """
    looks: dict[object, list[Tag]] = {}
    for head in page.body.find_all(_is_head):
        for tag in head.find_all([*_INLINE, "small", "i"]):
            if not page.holds_blocks(tag) and classes_of(tag):
                looks.setdefault(look(tag), []).append(tag)
    return frozenset(
        id(tag)
        for tags in looks.values()
        if len(tags) > 1 and all(_COUNTER.match(clean(tag.get_text())) and _follows_text(tag) for tag in tags)
        for tag in tags
    )


def states(page: Page) -> frozenset[int]:
    """Return the elements (their ``id``) that end lines with a state: ``<li>Ouvrir un guichet <span>En cours</span>``.

    Three or more on the page look so, and hardly any element of that look ends a line with anything else.
    """
    looks: dict[object, list[tuple[bool, Tag]]] = {}
    for tag in page.body.find_all([*_INLINE, "small", "i", "mark"]):
        if _ends_block(page, tag):
            looks.setdefault(look(tag), []).append((fold(tag.get_text()) in _states(), tag))
    return frozenset(
        id(tag)
        for found in looks.values()
        if sum(said for said, _ in found) >= max(_FEWEST_STATES, _MOSTLY * len(found))
        for said, tag in found
        if said
    )


def pills(page: Page) -> frozenset[int]:
    """Return the elements (their ``id``) that are boxes of their own in a row: ``<span>DG</span> <span>2027</span>``.

    The style gives each a shade and a box, and nothing else stands in their block.
    """
    found: set[int] = set()
    boxed = (tag for tag in page.body.find_all(list(_INLINE)) if page.css[tag].get("display") in _BOXED)
    for row in {id(tag.parent): tag.parent for tag in boxed if tag.parent is not None}.values():
        parts = [part for part in row.children if isinstance(part, Tag) or (is_text_node(part) and str(part).strip())]
        if len(parts) > 1 and page.is_block(row) and all(_is_pill(page, part) for part in parts):
            found.update(map(id, parts))
    return frozenset(found)


def _is_pill(page: Page, part: object) -> bool:
    if not isinstance(part, Tag) or part.name not in _INLINE or page.holds_blocks(part):
        return False
    shown = page.css[part]
    return shown.get("display") in _BOXED and bool(shown.get("background-color") or shown.get("background"))


def _ends_block(page: Page, tag: Tag) -> bool:
    """Return whether a text stands before ``tag`` in its block, and nothing behind it but what holds blocks."""
    after = (part for part in tag.next_siblings if isinstance(part, Tag) or (is_text_node(part) and str(part).strip()))
    behind = next(after, None)
    if page.holds_blocks(tag) or not (behind is None or (isinstance(behind, Tag) and page.is_block(behind))):
        return False
    parent = tag.parent
    return parent is not None and page.is_block(parent) and _follows_text(tag)


@cache
def _states() -> frozenset[str]:
    return frozenset(phrase for row in lexicon.load("labels")["state"] for phrase in row["phrases"])


def _is_head(tag: Tag) -> bool:
    return tag.name in _HEADS or tag.get("role") in {"button", "tab"} or tag.get("aria-expanded") is not None


def _follows_text(tag: Tag) -> bool:
    before = tag.find_previous_sibling()
    return isinstance(before, Tag) or (is_text_node(tag.previous_sibling) and bool(str(tag.previous_sibling).strip()))


def _opens_block(page: Page, tag: Tag) -> bool:
    """Return whether nothing stands before ``tag`` in its block, and something behind it."""
    block = next((parent for parent in tag.parents if page.is_block(parent) or parent.name == "button"), page.body)
    for part in block.descendants:
        if part is tag:
            return text_length(block) > text_length(tag)
        if is_text_node(part) and str(part).strip():
            return False
    return False


def _is_numbering(shape: str, codes: Sequence[tuple[int, Tag]]) -> bool:
    texts = [clean(tag.get_text()) for _, tag in codes]
    different = len(set(texts)) == len(texts)
    heads = all(tag.find_parent(_is_head) is not None for _, tag in codes)
    return _rises(codes) or (different and (heads or _IN_PARTS.search(shape) is not None))


def _rises(codes: Sequence[tuple[int, Tag]]) -> bool:
    """Return whether most of these numbers follow the one before; many that begin again are ranks, not numbers."""
    steps = [after - before for (before, _), (after, _) in pairwise(codes)]
    return steps.count(1) >= max(2, steps.count(0)) and _runs(codes)


def _runs(codes: Sequence[tuple[int, Tag]]) -> bool:
    """Return whether nearly all of these numbers follow the one before, or begin again at 1."""
    steps = [after == 1 or after == before + 1 for (before, _), (after, _) in pairwise(codes)]
    return sum(steps) >= 0.9 * len(steps)

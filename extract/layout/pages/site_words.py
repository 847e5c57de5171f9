"""The words by which the parts of a website are told that a browser prints around the text of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract import lexicon
from extract.text import fold

_FOOT_PARTS = re.compile(r"\s*[|·•‧–—]\s*|\s-\s")
_BREADCRUMBS = re.compile(r"accueil\s*[»>›/|]\s*\w", re.IGNORECASE)
_PLAN_CODE = re.compile(
    r"(?:o\.?\s?[so]\.?|objectif(?:\s\w+)?|action|fiche|axe|projet)\s?(?:n\s?°\s?)?\d|\d+\.\d", re.IGNORECASE
)
_PLAN_NAME = re.compile(r"\bp\.?s\.?t\b|\b(?:programme|plan) strat", re.IGNORECASE)
_FIELDS = frozenset(("pilots", "partners", "schedule", "amounts", "status", "progress", "indicators", "priority",
                     "funding"))  # fmt: skip


def may_hold_site(words: Iterable[str]) -> bool:
    """Whether one of the words of a page is one that every part of a site has: on most pages none is."""
    return not _printed().isdisjoint({word.lower().rstrip(".,:") for word in words})


def is_notice(text: str) -> bool:
    """Whether a line is a notice about cookies or one of its buttons."""
    return _says("cookies", text)


def is_path(text: str) -> bool:
    """Whether a line tells where the page stands on its site."""
    return _says("path", text) or _BREADCRUMBS.match(text.strip()) is not None


def is_skip_link(text: str) -> bool:
    """Whether a line is a link that leads past the menus, for those who hear a page."""
    return _says("skip", text)


def is_switch(text: str) -> bool:
    """Whether a line is a button that opens or shuts a part of the page."""
    return _says("switch", text)


def closes_page(text: str) -> bool:
    """Whether a line heads the files, links or addresses that end the text of a page."""
    return fold(text) in _phrases("tail")


def is_foot(text: str) -> bool:
    """Whether a line links to the legal notices of a site: one of these words alone may head a text of the plan."""
    parts = _FOOT_PARTS.split(text)
    return len(parts) > 1 and sum(_foot_pattern().fullmatch(fold(part)) is not None for part in parts) > 1


def is_foot_link(text: str) -> bool:
    """Whether a line is nothing but a link at the foot of a site, or says whose rights are reserved."""
    return _says("foot", text)


def is_owner(text: str) -> bool:
    """Whether a line names the body whose site it may be, and nothing else; what goes on with a sentence does not."""
    return text[:1].isupper() and _says("owner", text)


def is_menu_entry(text: str) -> bool:
    """Whether a text is an entry that the menus of most sites have."""
    return fold(text) in _phrases("menu")


def may_be_head(text: str) -> bool:
    """Whether a text may head a list in a column beside the text of a site."""
    return fold(text) in _heads()


def are_heads(texts: Iterable[str]) -> bool:
    """Whether one of some texts heads lists of a site and nothing else, or two of them may."""
    found = {fold(text) for text in texts}
    return not found.isdisjoint(_phrases("side")) or len(found & _phrases("side_also")) > 1


def has_plan_code(text: str) -> bool:
    """Whether a line begins like an objective or action with its number."""
    return _PLAN_CODE.match(text) is not None


def names_plan(text: str) -> bool:
    """Whether a text names a plan of this kind: it may be the title of the page."""
    return _PLAN_NAME.search(text) is not None


def is_plan_label(text: str) -> bool:
    """Whether a text is the label of a field of a plan and heads no list of a site."""
    return fold(text) in _labels() and not may_be_head(text)


def _says(table: str, text: str) -> bool:
    return any(pattern.fullmatch(fold(text)) for pattern in _patterns(table))


@cache
def _printed() -> frozenset[str]:
    return frozenset(lexicon.load("site")["words"]["printed"])


@cache
def _phrases(table: str) -> frozenset[str]:
    return frozenset(lexicon.load("site")[table]["phrases"])


@cache
def _heads() -> frozenset[str]:
    return _phrases("side") | _phrases("side_also")


@cache
def _patterns(table: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for row in lexicon.load("site")[table] for pattern in row["patterns"])


@cache
def _foot_pattern() -> re.Pattern[str]:
    return re.compile("|".join(p for row in lexicon.load("headings")["site_foot"] for p in row["patterns"]))


@cache
def _labels() -> frozenset[str]:
    rows = lexicon.load("labels")["label"]
    return frozenset(phrase.lstrip("=") for row in rows if row["field"] in _FIELDS for phrase in row["phrases"])

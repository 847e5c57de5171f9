"""Passages that define the levels of a plan ("1. Objectif stratégique : ce que nous voulons être"), and their words.

A definition names each level once, in the order of the hierarchy, by its word alone; what stands behind says what such
a thing is, or a number counts the levels up. It may name a word of the plan's own ("But (objectif opérationnel) : …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.detect.words.labels import named_level
from extract.detect.words.markers import read_marker
from extract.detect.words.wording import says_definition
from extract.document import Block, Role, Table, TextBlock
from extract.printed import Level
from extract.text import fold

_DEFINED = re.compile(
    r"(?:(?P<count>[1-4])\s?[.)°/–-]+\s*|[•▪➢✓*-]\s*|niveau\s(?P<level>[1-4])\s?[.:)–-]*\s*)?"
    r"(?P<word>(?:(?:un|une|le|la|les|l['’]|des|nos)\s?)?[^\W\d_][^:=–—|?.;,\d()\n]{1,38}?)\s*"
    r"(?:\((?P<also>[^()\d]{1,40})\)\s*)?(?:(?::|=|→|>|[–—-]\s)\s*(?P<said>\S.*))?$",
    re.DOTALL | re.IGNORECASE,
)
_SAYS_LEVEL = re.compile(
    r"(?:c['’]est(?:[ -]à[ -]dire)?|ce sont|il s['’]agit d['’e]|soit)?\s*(?:une?|les?|la|l['’]|des|nos)\s?"
    r"(?P<name>[^\W\d_][^,;.()]{3,36}?)(?:\s+au sens\b.*)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:(?:un|une|le|la|les|des|nos|l) )?")
_HEADED = re.compile(r"niveaux?|echelons?|questions?(?: cles?)?|definitions?|significations?|explications?|quoi")
_LEVELS = (Level.STRATEGIC, Level.OPERATIONAL, Level.ACTION)
_NAMED = re.compile(r"(?:les?|la|l['’]|une?|des|ce)\s?\w")  # "la tâche confiée à un service": no title begins so
_MOST_ASKED = 4  # words of a question
_FEWEST, _MOST = 2, 5  # levels that a passage defines
_FEWEST_COUNTED = 3  # of them, that a number counts up, without the wording of a definition
_LONGEST = 400
_MOST_CELLS = 30


@dataclass(frozen=True, slots=True)
class Definitions:
    """``aside``: the blocks that only define levels; ``words``: the level of each word of the plan's own, folded."""

    aside: frozenset[int] = frozenset()
    words: Mapping[str, Level] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Term:
    """A level's word, the level that it says (None: a word of the plan's own), and what is said of it."""

    at: int
    word: str
    level: Level | None
    said: str
    count: int | None = None


def defined_levels(blocks: Sequence[Block]) -> Definitions:
    """Return the passages and tables that define the plan's levels, with the lines that introduce them."""
    aside: set[int] = set()
    words: dict[str, Level] = {}
    for terms in (*_passages(blocks), *_tables(blocks)):
        aside.update(range(terms[0].at, terms[-1].at + 1))
        words.update(_own_words(terms))
    leads = {at - 1 for at in aside if at and at - 1 not in aside and _introduces(blocks[at - 1])}
    return Definitions(frozenset(aside | leads), words)


def _passages(blocks: Sequence[Block]) -> Iterator[Sequence[_Term]]:
    """The runs of terms in text that define levels."""
    run: list[_Term] = []
    at = 0
    while at <= len(blocks):
        found, after = _terms(blocks, at) if at < len(blocks) else ([], at + 1)
        if found:
            run.extend(found)
        elif run and at < len(blocks) and _asks(blocks[at]):
            pass
        elif run:
            if _defines(run):
                yield tuple(run)
            run = []
        at = after


def _asks(block: Block) -> bool:
    """Whether a heading asks what the next term answers ("Comment ?")."""
    text = block.text if isinstance(block, TextBlock) else ""
    return text.endswith("?") and len(text.split()) <= _MOST_ASKED


def _terms(blocks: Sequence[Block], at: int) -> tuple[list[_Term], int]:
    """The terms of a block, a line each, or of a word alone and the block below it; and where to read on."""
    block = blocks[at]
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or len(block.text) > _LONGEST:
        return [], at + 1
    whole = _term(" ".join(block.text.split()), at)
    lines = [_term(line.text.strip(), at) for line in block.lines] if len(block.lines) > 1 else []
    if lines and all(term is not None and term.said for term in lines):
        return [term for term in lines if term is not None], at + 1
    if whole is None or whole.said:
        return ([whole] if whole is not None else []), at + 1
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if whole.level is None or not isinstance(below, TextBlock) or not says_definition(below.text):
        return [], at + 1
    return [replace(whole, said=below.text)], at + 2


def _term(text: str, at: int) -> _Term | None:
    match = _DEFINED.match(text)
    if match is None:
        return None
    word = _ARTICLE.sub("", fold(match["word"]))
    count = match["count"] or match["level"]
    said = (match["said"] or "").strip()
    level = named_level(word) or (named_level(match["also"]) if match["also"] else None) or _level_said(said)
    if level is None and not said:
        return None
    return _Term(at, word, level, said, int(count) if count else None)


def _level_said(said: str) -> Level | None:
    """The one level that a part of a definition names, and nothing else ("un objectif stratégique, …")."""
    names = (_SAYS_LEVEL.fullmatch(" ".join(part.split())) for part in re.split(r"[,;.()]", said))
    levels = {level for name in names if name is not None and (level := named_level(name["name"])) is not None}
    return levels.pop() if len(levels) == 1 else None


def _tables(blocks: Sequence[Block]) -> Iterator[Sequence[_Term]]:
    """The small tables whose rows, below a head or not, define a level each; boxes may stand below one another."""
    for at, block in enumerate(blocks):
        if not isinstance(block, Table) or block.role is not Role.BODY or len(block.cells) > _MOST_CELLS:
            continue
        rows = [[c.text.strip() for c in row if c is not None and c.text.strip()] for row in block.grid()]
        rows = _rows_below_words(rows)
        head = [row for row in rows[:1] if row and all(map(_HEADED.fullmatch, map(fold, row)))]
        terms = [_row_term(row, at) for row in rows[len(head) :] if row]
        known = [term for term in terms if term is not None]
        if len(known) == len(terms) and _defines(known, headed=bool(head)):
            yield known


def _rows_below_words(rows: list[list[str]]) -> list[list[str]]:
    """The rows of a table, those of a column of levels and of what is said of them joined two and two.

    A page may end below the last level.
    """
    if any(len(row) != 1 for row in rows) or not all(named_level(row[0]) for row in rows[::2]):
        return rows
    rows = rows[: len(rows) - len(rows) % 2]
    return [[word, said] for (word,), (said,) in zip(rows[::2], rows[1::2], strict=True)]


def _row_term(row: Sequence[str], at: int) -> _Term | None:
    """The term that a row of a word and what is said of it defines; a number of its own may stand first."""
    cells = row[1:] if re.fullmatch(r"(?:niveau )?[1-4]", fold(row[0])) else row
    term = _term(f"{' '.join(cells[0].split())} : {' '.join(cells[1].split())}", at) if len(cells) > 1 else None
    defined = next((cell for cell in cells[1:] if says_definition(cell)), None)
    return replace(term, said=defined) if term is not None and defined is not None else term


def _defines(terms: Sequence[_Term], *, headed: bool = False) -> bool:
    """Whether terms are levels of one plan, each named once and in order, with what a definition says or a count."""
    levels = [term.level for term in terms if term.level is not None]
    if not _FEWEST <= len(terms) <= _MOST or len(levels) < _FEWEST or len(terms) - len(levels) > 1:
        return False
    if any(a.rank >= b.rank for a, b in pairwise(levels)) or any(_is_item(term) for term in terms):
        return False
    worded = sum(says_definition(term.said) for term in terms)
    counted = len(terms) >= _FEWEST_COUNTED and [term.count for term in terms] == list(range(1, len(terms) + 1))
    named = all(_NAMED.match(term.said) for term in terms)
    return headed or counted or named or 2 * worded >= len(terms)


def _is_item(term: _Term) -> bool:
    """Whether what is said of a word is an item with a marker of its own ("Action : 1.1.2 Trier")."""
    marker = read_marker(term.said)
    return marker is not None and marker.number is not None


def _own_words(terms: Sequence[_Term]) -> Iterator[tuple[str, Level]]:
    """The words that are no markers of their level themselves, with the level behind them or that of their place."""
    missing = [level for level in _LEVELS if all(term.level is not level for term in terms)]
    for place, term in enumerate(terms):
        level = term.level or (missing[0] if len(terms) == len(_LEVELS) and missing[:1] == [_LEVELS[place]] else None)
        marker = read_marker(f"{term.word} : x")
        if level is not None and (marker is None or marker.level is not level):
            yield singular(term.word), level


def _introduces(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.role is Role.BODY and block.text.rstrip().endswith((":", "?"))


def singular(folded: str) -> str:
    """Return folded words without the ending of a plural."""
    return " ".join(word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in folded.split())

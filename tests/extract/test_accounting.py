"""Nothing readable is lost in silence: each text of a plan's body is in an item, or set aside, or in a warning.

Written from the plan file (JSON) and the document alone, apart from the accounting of the detection room. Between the
first and the last text that holds an item's title, every paragraph, list entry and paragraph of a cell must be

used      most of its words stand in one item (or in neighbours that the layout took together), and it is printed no
          more often than items hold it
label     it is made of words of the lexicon: headers, labels, markers, legends, units
total     it stands in a row or column that says that it is a total
sign      it has no word: a cross, a dash, a bullet
warned    most of its words stand in the raw text of a warning

and ``lost`` otherwise. ``python -m tests.extract.test_accounting`` prints the counts of words.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pytest

from extract.detect import detect
from extract.document import Document, Figure, Role, SourceFile, Table, TextBlock
from extract.lexicon import load
from extract.readers import read
from extract.text import fold
from normalize.build import build
from normalize.plan_file import to_json
from tests.extract.whole_documents import ROOT, Known, items_of, sample_documents, worked_documents

MOST: Final = 0.7  # of a text's words
LONG: Final = 12  # characters: a shorter title may stand in any text by chance
WARNINGS: Final = ("unread-text", "unread-value", "unread-column")
CLASSES: Final = ("used", "label", "total", "sign", "warned", "lost")
_NOT_PRINTED: Final = (
    "item_id", "mirror_of", "sources", "children", "confidence", "field_confidence", "level", "kind", "role",
    "function", "precision", "per", "direction", "method", "vat",
)  # fmt: skip
_VOLET = re.compile(r"volet (interne|externe|commun)\b")
_TOTAL = re.compile(r"(sous )?tota(l|ux)\b")
KNOWN: Final = (*sample_documents(), *worked_documents())


class Unit(NamedTuple):
    """One text of the body; ``total`` where its row or column is one of totals."""

    text: str
    total: bool


class Account(NamedTuple):
    """What became of the texts of one plan's body: words by class, and the lost texts."""

    words: Counter[str]
    lost: list[str]


class Holding(NamedTuple):
    """What one item holds: its folded title, all its words, and the words of each of its texts."""

    title: str
    words: set[str]
    texts: list[set[str]]

    @classmethod
    def of(cls, item: Mapping[str, Any]) -> Holding:
        """What ``item`` holds."""
        texts = [words_of(text) for text in strings_of(item)]
        return cls(fold(item["title"]), set().union(*texts), texts)

    def times(self, words: set[str]) -> int:
        """How many of its texts hold most of these words; 1 where only all of them together do."""
        return sum(_mostly(words, text) for text in self.texts) or int(_mostly(words, self.words))


def units_of(document: Document) -> Iterator[Unit]:
    """The texts of the body in order."""
    for block in document.blocks:
        if isinstance(block, Figure) or block.role is not Role.BODY:
            continue
        yield from [Unit(block.text, False)] if isinstance(block, TextBlock) else _of_table(block)


def _of_table(table: Table) -> Iterator[Unit]:
    totals = [cell for cell in table.cells if _TOTAL.match(fold(cell.text))]
    rows = {row for cell in totals for row in range(cell.row, cell.row + cell.row_span)}
    cols = {col for cell in totals if cell.row < 2 for col in range(cell.col, cell.col + cell.col_span)}
    for cell in table.cells:
        for block in cell.blocks:
            if isinstance(block, TextBlock):
                yield Unit(block.text, cell.row in rows or cell.col in cols)
            elif isinstance(block, Table):
                yield from _of_table(block)


def account(document: Document, plan_file: Mapping[str, Any]) -> Account:
    """Say of each text between the first and the last item's title what became of it."""
    items = items_of(plan_file)
    holdings = [Holding.of(item) for item in items]
    warned = [words_of(str(w["raw"])) for w in plan_file["warnings"] if w["code"] in WARNINGS and w["raw"]]
    titles = {fold(item["title"]) for item in items} - {""}
    units = body(list(units_of(document)), titles)
    holders = {text: times_held(text, holdings) for text in {unit.text for unit in units}}
    seen: Counter[str] = Counter()
    found = Account(Counter(), [])
    for unit in units:
        seen[unit.text] += not unit.total
        repeated = seen[unit.text] > holders[unit.text] and not holds_title(unit.text, titles)
        what = _class(unit, not repeated and holders[unit.text] > 0, warned)
        found.words[what] += max(1, len(words_of(unit.text)))
        if what == "lost":
            found.lost.append(unit.text)
    return found


def _class(unit: Unit, used: bool, warned: list[set[str]]) -> str:
    words = words_of(unit.text)
    if not words or sum(char.isalnum() for char in unit.text) < 2:
        return "sign"
    if unit.total:
        return "total"
    if used:
        return "used"
    if words <= vocabulary() or _VOLET.match(fold(unit.text)):
        return "label"
    return "warned" if any(_mostly(words, raw) for raw in warned) else "lost"


def body(units: list[Unit], titles: set[str]) -> list[Unit]:
    """The units from the first that holds a title to the last."""
    places = [place for place, unit in enumerate(units) if holds_title(unit.text, titles)]
    return units[places[0] : places[-1] + 1] if places else []


def holds_title(text: str, titles: set[str]) -> bool:
    folded = fold(text)
    return folded in titles or any(len(title) > LONG and title in folded for title in titles)


def times_held(text: str, holdings: list[Holding]) -> int:
    """How often items hold most of the text's words, those of labels left aside where others stand beside them."""
    words = words_of(text)
    own = words - vocabulary() or words
    if not words:
        return 0
    together = [set().union(*(one.words for one in holdings if len(one.title) > LONG and one.title in fold(text)))]
    together += [one.words | other.words for one, other in pairwise(holdings)]
    alone = sum(one.times(words) or one.times(own) for one in holdings)
    return alone or int(any(_mostly(words, both) for both in together))


def _mostly(words: set[str], bag: set[str]) -> bool:
    return len(words & bag) >= MOST * len(words)


def words_of(text: str) -> set[str]:
    """The folded words, single letters left out."""
    return {word for word in fold(text).split() if len(word) > 1 or word.isdigit()}


def strings_of(value: object) -> Iterator[str]:
    """All that a record prints, numbers as they are written."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bool):
        return
    elif isinstance(value, int | float):
        yield f"{value:g}"
    elif isinstance(value, Mapping):
        for name, held in value.items():
            if name not in _NOT_PRINTED:
                yield from strings_of(held)
    elif isinstance(value, list):
        for held in value:
            yield from strings_of(held)


@cache
def vocabulary() -> frozenset[str]:
    """The words of the lexicon."""
    names = sorted(path.stem for path in (ROOT / "extract" / "lexicon").glob("*.toml"))
    return frozenset(word for name in names for text in strings_of(load(name)) for word in words_of(text))


@cache
def account_of(known: Known) -> Account:
    """The account of a document that is at hand; empty where it holds no items."""
    document = read(SourceFile(known.path.name, known.path.read_bytes(), known.path))
    return account(document, json.loads(to_json(build(detect(document)))))


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.stem)
def test_every_text_of_the_body_is_accounted_for(known: Known) -> None:
    assert account_of(known).lost == []


@pytest.mark.parametrize(
    ("stem", "field", "at_least"),
    [
        ("cpas-valombreux-tableau", "title", 0.9),
        ("ville-chiny-tableau", "amounts", 0.8),
        ("commune-rendeux-fiches", "partners", 0.7),
    ],
)
def test_what_an_item_loses_is_seen(stem: str, field: str, at_least: float) -> None:
    known = next(known for known in KNOWN if known.stem == stem)
    document = read(SourceFile(known.path.name, known.path.read_bytes(), known.path))
    text = to_json(build(detect(document)))
    holders = [place for place, item in enumerate(items_of(json.loads(text))) if item[field]]
    holders = holders[1:-1]  # without the title of the first or last one the body is shorter
    seen = 0
    for place in holders:
        plan_file = json.loads(text)
        item: Any = items_of(plan_file)[place]
        item[field] = type(item[field])()
        seen += account(document, plan_file).lost != []
    assert seen >= at_least * len(holders) > 0  # a value that other items hold too may be missed


def main() -> None:
    """Print what became of the words, all documents together."""
    total: Counter[str] = Counter()
    for known in KNOWN:
        found = account_of(known)
        total += found.words
        if found.lost:
            print(known.stem, len(found.lost), found.lost[:5])
    words = total.total()
    print(
        f"{len(KNOWN)} documents, {words} words: "
        + ", ".join(f"{n} {total[n]} ({total[n] / words:.1%})" for n in CLASSES)
    )


if __name__ == "__main__":
    main()

"""Nothing readable is lost in silence: each text of a plan's body is in an item, or set aside, or in a warning.

Written from the plan file (JSON) and the document alone, apart from the accounting of the detection room. Between the
first and the last text that holds an item's title, every paragraph, list entry and paragraph of a cell must be

used      most of its words stand in the items whose sources are where it is printed
repeated  it holds the title or is the code of an item that has its place elsewhere: an objective printed again
total     it stands in a row or column that says that it is a total
label     it is made of words of headers, labels and markers of the lexicon, or names a volet
sign      it has no word: a cross, a dash, a bullet
warned    most of its words stand in the raw text of a warning

and ``lost`` otherwise. ``python -m tests.extract.test_accounting`` prints the counts of words.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

import pytest

from extract.detect import detect
from extract.document import Box, Document, Figure, Place, Role, SourceFile, Table, TextBlock
from extract.readers import read
from extract.text import fold
from normalize.build import build
from normalize.plan_file import to_json
from tests.extract.whole_documents import ROOT, Known, items_of, sample_documents, worked_documents

MOST: Final = 0.7  # of a text's words
LONG: Final = 12  # characters: a shorter title may stand in any text by chance
NEAR: Final = 2.0  # points
WARNINGS: Final = ("unread-text", "unread-value", "unread-column")
CLASSES: Final = ("used", "repeated", "total", "label", "sign", "warned", "lost")
# Where the words of headers, labels and markers stand, and the names of funders, which head the rows of budgets.
VOCABULARY: Final = {
    "extract/lexicon/labels.toml": "phrases",
    "extract/lexicon/headings.toml": "phrases",
    "extract/lexicon/markers.toml": "words",
    "extract/lexicon/annotations.toml": "words",
    "normalize/lexicon/amounts.toml": "examples",
}
LEVEL_WORDS: Final = frozenset(
    ["objectif", "objectifs", "strategique", "strategiques", "operationnel", "operationnels", "fiche", "fiches"]
)
_NOT_PRINTED: Final = (
    "item_id", "mirror_of", "sources", "children", "confidence", "field_confidence", "level", "kind", "role",
    "function", "precision", "per", "direction", "method", "vat",
)  # fmt: skip
_TOTAL = re.compile(r"(sous )?tota(l|ux)\b")
_VOLET = re.compile(r"volet (interne|externe|commun)\b")
_GOAL = re.compile(r"\bodd(?=\d)")
_BOXES = re.compile("[☐☑☒□■▢✓✔✗✘]")
KNOWN: Final = (*sample_documents(), *worked_documents())


class Unit(NamedTuple):
    """One text of the body with its places; ``total`` where its row or column is one of totals."""

    text: str
    places: tuple[Place, ...]
    total: bool = False


class Account(NamedTuple):
    """What became of the texts of one plan's body: words by class, and the lost texts."""

    words: Counter[str]
    lost: list[str]


class Holdings:
    """What the items of a plan file hold, and where."""

    def __init__(self, items: list[Mapping[str, Any]]) -> None:
        self.titles = {fold(item["title"]) for item in items} - {""}
        self.codes = {fold(str(item[name])) for item in items for name in ("code", "number") if item[name]}
        self.texts = [" ".join(strings_of(item)) for item in items]
        self.words = [words_of(text) for text in self.texts]
        self._sources = [(number, source) for number, item in enumerate(items) for source in item["sources"]]

    def holds_at(self, unit: Unit) -> bool:
        """Whether the items that have a source where ``unit`` is printed hold most of its words."""
        near = {number for number, source in self._sources if any(_meet(source, place) for place in unit.places)}
        words = words_of(unit.text)
        bag = set().union(*(self.words[number] for number in near))
        if near and _BOXES.search(unit.text):  # of several boxes one is ticked
            return bool(words & bag)
        if _mostly(words, bag) or _mostly(words - vocabulary() or words, bag):
            return bool(near)
        return any(_squeezed(unit.text) in _squeezed(self.texts[number]) for number in near)  # a broken amount

    def printed_again(self, text: str) -> bool:
        """Whether a text is the code of an item or holds its title."""
        return fold(text) in self.codes or self.title_in(text)

    def title_in(self, text: str) -> bool:
        """Whether a text holds the title of an item."""
        folded = fold(text)
        return folded in self.titles or any(len(title) > LONG and title in folded for title in self.titles)


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")


def _meet(source: Mapping[str, Any], place: Place) -> bool:
    if place.box is None or source["bbox"] is None:
        ours, theirs = f"{place.path} ", f"{source['path']} "
        return place.path is not None and (ours.startswith(theirs) or theirs.startswith(ours))
    box = Box(*source["bbox"])
    return source["page"] == place.page and (_centre_in(box, place.box) or _centre_in(place.box, box))


def _centre_in(box: Box, other: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return other.x0 - NEAR <= x <= other.x1 + NEAR and other.top - NEAR <= y <= other.bottom + NEAR


def units_of(document: Document) -> Iterator[Unit]:
    """The texts of the body in order."""
    for block in document.blocks:
        if isinstance(block, Figure) or block.role is not Role.BODY:
            continue
        yield from [Unit(block.text, block.places)] if isinstance(block, TextBlock) else _of_table(block)


def _of_table(table: Table) -> Iterator[Unit]:
    totals = [cell for cell in table.cells if _TOTAL.match(fold(cell.text))]
    rows = {row for cell in totals for row in range(cell.row, cell.row + cell.row_span)}
    cols = {col for cell in totals if cell.row < 2 for col in range(cell.col, cell.col + cell.col_span)}
    for cell in table.cells:
        for block in cell.blocks:
            if isinstance(block, TextBlock):
                yield Unit(block.text, (*cell.places, *block.places), cell.row in rows or cell.col in cols)
            elif isinstance(block, Table):
                yield from _of_table(block)


def account(document: Document, plan_file: Mapping[str, Any]) -> Account:
    """Say of each text between the first and the last item's title what became of it."""
    holdings = Holdings(items_of(plan_file))
    warned = [words_of(str(w["raw"])) for w in plan_file["warnings"] if w["code"] in WARNINGS and w["raw"]]
    found = Account(Counter(), [])
    for unit in body(list(units_of(document)), holdings):
        what = _class(unit, holdings, warned)
        found.words[what] += max(1, len(words_of(unit.text)))
        if what == "lost":
            found.lost.append(unit.text)
    return found


def body(units: list[Unit], holdings: Holdings) -> list[Unit]:
    """The units from the first that holds a title to the last."""
    places = [place for place, unit in enumerate(units) if holdings.title_in(unit.text)]
    return units[places[0] : places[-1] + 1] if places else []


def _class(unit: Unit, holdings: Holdings, warned: list[set[str]]) -> str:
    words = words_of(unit.text)
    if not words or sum(char.isalnum() for char in unit.text) < 2:
        return "sign"
    if holdings.holds_at(unit):
        return "used"
    if unit.total:
        return "total"
    if holdings.printed_again(unit.text):
        return "repeated"
    if words <= vocabulary() or _VOLET.match(fold(unit.text)):
        return "label"
    return "warned" if any(_mostly(words, raw) for raw in warned) else "lost"


def _mostly(words: set[str], bag: set[str]) -> bool:
    return len(words & bag) >= MOST * len(words)


def words_of(text: str) -> set[str]:
    """The folded words, single letters left out; a goal glued to its number ("ODD3") is two words."""
    return {word for word in _GOAL.sub(r"odd ", fold(text)).split() if len(word) > 1 or word.isdigit()}


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
    """The words of headers, labels and markers; numbers are none."""
    found = (
        word
        for path, name in VOCABULARY.items()
        for text in _named(tomllib.loads((ROOT / path).read_text(encoding="utf-8")), name)
        for word in words_of(text)
    )
    return frozenset(word for word in found if not word.isdigit()) | LEVEL_WORDS


def _named(value: object, name: str) -> Iterator[str]:
    """All texts under this key, at any depth."""
    if isinstance(value, Mapping):
        for key, held in value.items():
            yield from strings_of(held) if key == name else _named(held, name)
    elif isinstance(value, list):
        for held in value:
            yield from _named(held, name)


@cache
def read_whole(known: Known) -> tuple[Document, bytes]:
    """The document and its plan file."""
    document = read(SourceFile(known.path.name, known.path.read_bytes(), known.path))
    return document, to_json(build(detect(document)))


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.stem)
def test_every_text_of_the_body_is_accounted_for(known: Known) -> None:
    document, plan_file = read_whole(known)
    assert account(document, json.loads(plan_file)).lost == []


@pytest.mark.parametrize(
    ("stem", "field", "at_least"),
    [
        ("cpas-valombreux-tableau", "title", 0.9),
        ("cpas-valombreux-tableau", "pilots", 0.9),
        ("ville-chiny-tableau", "amounts", 0.9),
        ("ville-chiny-tableau", "schedule", 0.9),
        ("commune-onhaye-feuille", "partners", 0.9),
        ("commune-rendeux-fiches", "indicators", 0.7),
    ],
)
def test_what_an_item_loses_is_seen(stem: str, field: str, at_least: float) -> None:
    document, text = read_whole(next(known for known in KNOWN if known.stem == stem))
    holders = [place for place, item in enumerate(items_of(json.loads(text))) if item[field]]
    holders = holders[1:-1]  # without the title of the first or last one the body is shorter
    seen = 0
    for place in holders:
        plan_file = json.loads(text)
        item: Any = items_of(plan_file)[place]
        item[field] = "" if field == "title" else [] if isinstance(item[field], list) else None
        item["sources"] = [source for source in item["sources"] if source["field"] != field]
        seen += account(document, plan_file).lost != []
    assert seen >= at_least * len(holders) > 0, f"{seen} of {len(holders)}"


def main() -> None:
    """Print what became of the words, all documents together."""
    total: Counter[str] = Counter()
    for known in KNOWN:
        document, plan_file = read_whole(known)
        found = account(document, json.loads(plan_file))
        total += found.words
        if found.lost:
            print(known.stem, len(found.lost), found.lost[:5])
    words = total.total()
    shares = ", ".join(f"{name} {total[name]} ({total[name] / words:.1%})" for name in CLASSES)
    print(f"{len(KNOWN)} documents, {words} words: {shares}")


if __name__ == "__main__":
    main()

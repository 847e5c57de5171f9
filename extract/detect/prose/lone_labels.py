"""Labels that stand alone on their line, above their value, in fiches that no table frames."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from extract.detect.words.labels import FIELDS, Meaning, meaning
from extract.document import Block, Cell, Kind, Role, Table, TextBlock
from extract.printed import Field
from extract.text import fold

_COUNT = re.compile(r"\s*\(\d{1,3}\)\s*:?\s*$")
_MOST_WORDS = 6
_MOST_LINES = 2
_FEWEST_VALUES = 4  # in one look under labels
_MOST_FRAMED = 4  # cells
_FEWEST_LABELS = 2
_SAID = FIELDS | {"funding"}
_MOST_COLUMNS = 2  # of cards
_LONGEST_ABBREVIATION = 4  # letters


def lone_labels(blocks: Sequence[Block], bare: Set[str] = frozenset()) -> frozenset[str]:
    """Return the folded lines of a document that are nothing but a label, where fiches repeat them.

    One such line may be a heading like any other ("Communication"). Two labels or more that come again, in one look,
    with something under them, are those of fiches; so are the other labels in their look, those that come again
    and are known from lines that they open (``bare``), and those on top of cells beside such labels. The name of
    a level over each title, in a print of its own, is a label in its look, too.
    """
    found: list[tuple[str, object]] = []
    captions: list[tuple[str, object]] = []
    for run in (_body(blocks), *_frames(blocks)):
        for block, after in pairwise((*run, None)):
            if isinstance(block, TextBlock) and after is not None and lone_label(block) is not None:
                found.extend((label_text(block), look) for look in _looks(block))
            elif isinstance(block, TextBlock) and isinstance(after, TextBlock) and _is_caption(block, after):
                captions.extend((label_text(block), look) for look in _looks(block))
    times = Counter(found)
    looks = Counter(look for (_, look), n in (times + Counter(captions)).items() if n >= 2)
    found_again = {text for (text, look), n in times.items() if looks[look] >= 2 or (n >= 2 and text in bare)}
    return frozenset(found_again) | _on_top_beside(blocks, found_again) | _over_lists(blocks)


def _on_top_beside(blocks: Sequence[Block], labels: Set[str]) -> frozenset[str]:
    """Return the labels that open a cell twice or more, each time beside a cell with ``labels``, in whatever look."""
    heads: Counter[str] = Counter()
    for table in _body(blocks) if labels else ():
        if not isinstance(table, Table) or len(table.cells) > _MOST_FRAMED:
            continue
        told = [cell for cell in table.cells if _count(cell, labels)]
        for cell in table.cells if told else ():
            first = cell.blocks[0] if len(cell.blocks) > 1 and cell not in told else None
            beside = any(other.row == cell.row for other in told)
            if beside and isinstance(first, TextBlock) and lone_label(first) is not None:
                heads[label_text(first)] += 1
    return frozenset(text for text, n in heads.items() if n > 1)


def _over_lists(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the labels that stand alone twice or more, each time right over a list: what they list has no colon."""
    heads: dict[str, list[bool]] = {}
    for block, after in pairwise(_body(blocks)):
        if isinstance(block, TextBlock) and _may_label(block) and (known := lone_label(block)) is not None:
            listed = isinstance(after, TextBlock) and after.kind is Kind.LIST_ITEM
            heads.setdefault(label_text(block), []).append(listed and known.target != Field.STEP)
    return frozenset(text for text, listed in heads.items() if len(listed) > 1 and all(listed))


def _may_label(block: TextBlock) -> bool:
    """Whether a line is no heading: one in bold or underlined print may be, unless a colon ends it."""
    return block.kind is Kind.PARAGRAPH or block.text.rstrip().endswith(":")


def value_looks(blocks: Sequence[Block], labels: frozenset[str]) -> frozenset[object]:
    """Return the looks of what stands right under several of the ``labels``: those of values, however large.

    One label alone may have no value, and the title of the next fiche under it; but the first title stands elsewhere.
    """
    under: dict[object, list[str]] = {}
    every: Counter[object] = Counter()
    for run in (_body(blocks), *_frames(blocks)):
        every.update(value_look(block) for block in run if isinstance(block, TextBlock))
        for block, after in pairwise(run):
            if not isinstance(block, TextBlock) or not isinstance(after, TextBlock) or label_text(after) in labels:
                continue
            if (label := label_text(block)) in labels:
                under.setdefault(value_look(after), []).append(label)
    return frozenset(
        look
        for look, heads in under.items()
        if len(heads) >= _FEWEST_VALUES and (len(set(heads)) > 1 or len(heads) == every[look])
    )


def value_look(block: TextBlock) -> object:
    """Return what the values of fiches share: print, weight and colour."""
    return block.style.size, block.style.bold, block.style.colour


def label_text(block: TextBlock) -> str:
    """Return the folded text of a line that may be a label, without how many things stand under it ("Notes (2)")."""
    return fold(_COUNT.sub("", block.text))


def are_cards(table: Table, labels: frozenset[str]) -> bool:
    """Whether frames under one another hold a fiche each, several of whose lines are ``labels`` over their values.

    The labels may stand in a second column, beside the title of each.
    """
    if not labels or not 1 <= table.n_cols <= _MOST_COLUMNS:
        return False
    told = [_count(cell, labels) for cell in table.cells if cell.text and cell.col == table.n_cols - 1]
    if table.n_cols == 1:
        return bool(told) and min(told) >= _FEWEST_LABELS
    titled = any(cell.text for cell in table.cells if cell.col == 0)
    titles = all(not _count(cell, labels) for cell in table.cells if cell.col == 0)
    return titled and titles and bool(told) and min(told) > 0 and max(told) >= _FEWEST_LABELS


def _count(cell: Cell, labels: Set[str]) -> int:
    return sum(isinstance(block, TextBlock) and label_text(block) in labels for block in cell.blocks)


def lone_label(block: TextBlock) -> Meaning | None:
    """Return what a block means that is a label of values and nothing else, or None."""
    text = _COUNT.sub("", block.text).strip().rstrip(" :?")
    if block.kind is Kind.LIST_ITEM or not text or len(text.split()) > _MOST_WORDS or not _is_one_label(block):
        return None
    if ":" in text or any(char.isdigit() for char in text):
        return None  # a label with its value
    known = meaning(text)
    return known if known is not None and known.target in _SAID and known.is_whole else None


def _is_caption(block: TextBlock, title: TextBlock) -> bool:
    """Whether a line is nothing but the name of a level, over a title in another print."""
    if block.kind is not Kind.PARAGRAPH or value_look(block) == value_look(title) or title.kind is not Kind.HEADING:
        return False
    known = meaning(block.text.strip(" :")) if len(block.text.split()) <= _MOST_WORDS else None
    return known is not None and known.target == "title" and known.level is not None and known.is_whole


def _is_one_label(block: TextBlock) -> bool:
    """Whether a block is one line, or a second one goes on with it ("Objectifs de développement" / "durable").

    In capitals, that is no label in itself.
    """
    if len(block.lines) != _MOST_LINES:
        return len(block.lines) < _MOST_LINES
    second = block.lines[1].text
    if second[:1].islower():
        return True
    known = meaning(second)
    return block.text.isupper() and (known is None or known.target not in _SAID)


def _body(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if getattr(block, "role", Role.BODY) is Role.BODY]


def _frames(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield what the cells of small tables and of those of one column hold, frames around texts as they may be."""
    for table in _body(blocks):
        if isinstance(table, Table) and (len(table.cells) <= _MOST_FRAMED or table.n_cols == 1):
            yield from (cell.blocks for cell in table.cells if len(cell.blocks) > 1)


def _looks(block: TextBlock) -> Iterator[object]:
    """Yield the look of a label, or both that an abbreviation may share: it has capitals among any labels ("ODD")."""
    style, upper, text = block.style, block.text.isupper(), block.text.strip(" :?")
    short = upper and text.isalpha() and len(text) <= _LONGEST_ABBREVIATION
    yield from ((style.size, style.bold, style.colour, capitals) for capitals in ((True, False) if short else (upper,)))

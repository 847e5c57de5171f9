"""Words of levels that only a document itself explains: "But 1.1" below "Orientation 1" and over "Mesure 1.1.1".

The document defines them, or their numbers do: what counts on from the number of an objective stands right below it.
Each is read as the name of its level, and stands in the codes again as it is printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.blocks import cell_with_texts, with_cells
from extract.detect.prose.defined_levels import singular
from extract.detect.texts.body_texts import body_texts
from extract.detect.texts.celltext import full_text
from extract.detect.texts.entries import Entry
from extract.detect.words.labels import FIELDS, level_of, meaning, named_level
from extract.detect.words.markers import clean_number, read_marker
from extract.document import Block, Cell, Table, TextBlock
from extract.printed import Level
from extract.text import fold

_NUMBER = r"(?:\d{1,2}|[IVX]{1,4}(?![A-Za-z])|[A-Z])(?:[.\-/]\d{1,2}){0,3}(?:\.[A-Za-z])?(?![\d%€A-Za-z])"
_HEAD = re.compile(
    r"(?P<word>[A-ZÀ-Ý][^\W\d_]{2,}(?:[ -][^\W\d_]{4,})?)(?P<end>"
    rf"\s(?:n\s?[°ºo]\.?\s?)?(?P<number>{_NUMBER})\.?(?=\s*(?:[:|–—)-]|$)|\s+[A-ZÀ-Ý«\"])|\s*:\s|\s+[–—|-]\s)"
)
_NAMES = {
    Level.STRATEGIC: "Objectif stratégique",
    Level.OPERATIONAL: "Objectif opérationnel",
    Level.ACTION: "Action",
    Level.SUB_ACTION: "Sous-action",
}
_PLURALS = {
    Level.STRATEGIC: "Objectifs stratégiques",
    Level.OPERATIONAL: "Objectifs opérationnels",
    Level.ACTION: "Actions",
    Level.SUB_ACTION: "Sous-actions",
}
_LONE_NUMBER = re.compile(_NUMBER)
_ALONE = re.compile(r"(?P<word>[A-ZÀ-Ý][^\d:]{2,38}?)(?P<number>)\s*:?\s*$")
_FEWEST = 2  # heads with numbers that count on from those above
_FEWEST_BARE = 4  # heads without
_MOSTLY = 0.8
_LISTED = ("indicators", "steps")  # what a plan may number below its items: "Indicateur 1.1.1"
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class OwnWords:
    """``levels``: the level of each word, folded and in the singular; ``printed``: how the document prints it.

    ``numbered``: the words that only a number behind them makes one of their level.
    """

    levels: Mapping[str, Level] = field(default_factory=dict)
    printed: Mapping[Level, str] = field(default_factory=dict)
    numbered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Head:
    """What a text begins with: the level that the lexicon says, or a word that may be one, and its number."""

    word: str
    parts: tuple[str, ...]
    level: object
    printed: str = ""


def own_words(blocks: Sequence[Block], defined: Mapping[str, Level]) -> OwnWords:
    """Return the words of the document's own, those that it defines and those that their numbers tell."""
    heads = list(_heads(blocks))
    told = [head for head in heads if head.level is not None or head.parts]
    levels = _numbered(told) | dict(_bare(heads, told)) | dict(defined)
    printed: dict[Level, str] = {}
    for head in heads:
        if head.word in levels:
            printed.setdefault(levels[head.word], head.printed)
    counted = Counter(head.word for head in heads if head.parts)
    return OwnWords(levels, printed, frozenset(word for word in levels if counted[word] >= _FEWEST))


def with_levels_named(blocks: Sequence[Block], words: OwnWords) -> list[Block]:
    """Return the blocks, the name of its level in the place of each such word that begins a text."""
    return [_renamed(block, words) for block in blocks] if words.levels else list(blocks)


def with_words_printed(entries: Sequence[Entry], words: OwnWords) -> list[Entry]:
    """Return the entries, their codes as printed."""
    for entry in entries if words.printed else ():
        marker = entry.marker
        if marker is None or not isinstance(marker.level, Level) or marker.level not in words.printed:
            continue
        name, word = _NAMES[marker.level], words.printed[marker.level]
        if marker.code.lower().startswith(name.lower()):
            word = word.upper() if marker.code[: len(name)].isupper() else word
            entry.marker = replace(marker, code=f"{word}{marker.code[len(name) :]}")
    return list(entries)


def _renamed(block: Block, words: OwnWords) -> Block:
    if isinstance(block, Table):
        return with_cells(block, lambda cell: _renamed_cell(cell, block, words))
    return _renamed_text(block, words) if isinstance(block, TextBlock) else block


def _renamed_text(block: TextBlock, words: OwnWords, *, alone: bool = True) -> TextBlock:
    """The block with the name of the level that its first word is; ``alone``: also where nothing else stands in it."""
    block = _with_number_up(block)
    text = block.lines[0].text.lstrip() if block.lines else ""
    match = _HEAD.match(text) or (_ALONE.match(text) if alone and len(block.lines) == 1 else None)
    word = singular(fold(match["word"])) if match is not None else ""
    level = words.levels.get(word)
    if match is None or level is None or (match.re is _HEAD and not match["number"] and word in words.numbered):
        return block
    name = _PLURALS[level] if match.re is _ALONE and fold(match["word"]) != word else _NAMES[level]
    name = name.upper() if match["word"].isupper() else name
    line = replace(block.lines[0], text=f"{name}{text[match.end('word') :]}")
    return replace(block, lines=(line, *block.lines[1:]))


def _with_number_up(block: TextBlock) -> TextBlock:
    """The block with the number that stands alone below a word right behind that ("Ligne" over "2" in a disc)."""
    first, *others = block.lines or (None,)
    if first is None or not others or not first.text.isalpha() or _LONE_NUMBER.fullmatch(others[0].text) is None:
        return block
    return replace(block, lines=(replace(first, text=f"{first.text} {others[0].text}"), *others[1:]))


def _renamed_cell(cell: Cell, table: Table, words: OwnWords) -> Cell:
    """The cell with the names of levels; a word that is a label, too, alone in it only where it heads what is left."""
    alone = words.levels.get(singular(fold(cell.text))) is None or not _is_label(cell.text) or _heads_left(cell, table)
    return cell_with_texts(cell, lambda text: _renamed_text(text, words, alone=alone))


def _is_label(text: str) -> bool:
    known = meaning(text)
    return known is not None and known.target in FIELDS


def _heads_left(cell: Cell, table: Table) -> bool:
    """Whether a cell stands left of one of its row that names actions."""
    return any(
        c.row == cell.row and c.col > cell.col and len(c.text) < _LONGEST and level_of(fold(c.text)) is Level.ACTION
        for c in table.cells
    )


def _heads(blocks: Sequence[Block]) -> Iterator[_Head]:
    for _, texts in body_texts(blocks):
        for text in texts:
            yield from _head(full_text(text))


def _head(text: str) -> Iterator[_Head]:
    text = " ".join(text[:_LONGEST].split())
    marker = read_marker(text)
    match = _HEAD.match(text)
    if marker is not None and isinstance(marker.level, Level):
        yield _Head("", tuple((marker.number or "").split(".")), marker.level)
    elif match is not None:
        parts = tuple(clean_number(match["number"]).split(".")) if match["number"] else ()
        level = marker.level if marker is not None else None
        yield _Head(singular(fold(match["word"])), parts, level, match["word"])
    elif marker is not None and marker.shape == "number":
        yield _Head("", tuple((marker.number or "").split(".")), None)


def _numbered(heads: Sequence[_Head]) -> dict[str, Level]:
    """The words whose numbers count on from those of what stands above: below an operational objective actions."""
    found: dict[str, Level] = {}
    for depth in (2, 3, 4):
        groups = {h.word for h in heads if h.word and len(h.parts) == depth and h.word not in found}
        for word in groups:
            own = [at for at, h in enumerate(heads) if h.word == word and h.parts]
            if len(own) < _FEWEST or sum(len(heads[at].parts) == depth for at in own) < _MOSTLY * len(own):
                continue
            if (known := meaning(word)) is not None and known.target in _LISTED:
                continue
            above = Counter(_level_above(heads, at, found) for at in own)
            level, count = above.most_common(1)[0]
            if level is None or count < _MOSTLY * len(own):
                continue
            if level is Level.OPERATIONAL and not _are_others(heads, own, depth):
                found[word] = Level.ACTION
            elif _hold_more(heads, own):
                found[word] = Level.OPERATIONAL
    return found


def _are_others(heads: Sequence[_Head], own: Sequence[int], depth: int) -> bool:
    """Whether others are the actions: "Figure 1.1.2" among them is none."""
    others = (h.level is Level.ACTION or (not h.word and h.level is None and len(h.parts) == depth) for h in heads)
    return 2 * sum(others) >= len(own)


def _level_above(heads: Sequence[_Head], at: int, found: Mapping[str, Level]) -> object:
    """The level of the nearest head above whose number that of a head counts on from, no bare number that has none."""
    parent = heads[at].parts[:-1]
    for head in reversed(heads[:at]):
        if head.parts == parent and (level := found.get(head.word) or head.level) is not None:
            return level
        if head.parts == parent and head.word:
            return None
    return None


def _hold_more(heads: Sequence[_Head], own: Sequence[int]) -> bool:
    """Whether most numbers stand right over actions, or over numbers of one part more that count on from theirs.

    Once is enough: a summary names them all before. A label without number may stand between ("Enjeux : …").
    """
    told = [(at, head) for at, head in enumerate(heads) if head.parts or isinstance(head.level, Level)]
    places = frozenset(own)
    below = [(a, b) for (at, a), (_, b) in pairwise(told) if at in places]
    holding = {a.parts for a, b in below if b.level is Level.ACTION or (b.parts[:-1] == a.parts and b.word != a.word)}
    return len(holding) >= _MOSTLY * len({heads[at].parts for at in own})


def _bare(heads: Sequence[_Head], told: Sequence[_Head]) -> Iterator[tuple[str, Level]]:
    """The words of actions that no number follows ("Mesure : …"), and those of themes that stand where actions do."""
    for word, count in Counter(head.word for head in heads if head.word and not head.parts).items():
        if count < _FEWEST_BARE:
            continue
        if named_level(word) is Level.ACTION or _lists_actions(told, word):
            yield word, Level.ACTION


def _lists_actions(told: Sequence[_Head], word: str) -> bool:
    """Whether a word of themes follows operational objectives or itself, and mostly itself or nothing follows it."""
    own = [at for at, head in enumerate(told) if head.word == word and head.level == "theme"]
    before = [told[at - 1] for at in own if at]
    below = sum(head.word == word or head.level is Level.OPERATIONAL for head in before)
    again = sum(head.word == word for head in before)
    if len(own) < _FEWEST_BARE or not any(head.level is Level.OPERATIONAL for head in before):
        return False
    return below >= _MOSTLY * len(own) and again >= 1

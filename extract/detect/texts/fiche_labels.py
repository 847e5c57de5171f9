"""Labels of the parts of an action's fiche that elsewhere name levels: "Enjeux", "Objectifs", "Actions".

Under the title of an action they say why it is, what it is for and in which steps it is done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extract.blocks import with_texts
from extract.detect.texts.cell_pairs import cut_label
from extract.detect.words.labels import FIELDS, Meaning, may_open_label, meaning
from extract.detect.words.markers import item_marker, read_marker
from extract.detect.words.wording import says_doing
from extract.document import Block, Line, Role, Table, TextBlock
from extract.printed import Level
from extract.text import fold

_FEWEST_FICHES = 2  # in which a label comes
_FEWEST_FIELDS = 2  # labels of values beside it
_MOSTLY = 0.8
_COLUMNS_OF_LABELS = 2
_DEPTH_OF_ACTIONS = 3  # parts of a number below two levels of objectives
_LONGEST_LABEL = 45
_FEWEST_WORDS = 3  # of a text that is no theme or name
_OF_PARTS = ("objectif", "enjeu", "defi", "action")  # what such labels begin with
_PART_NAMES = {"description": "Objectif poursuivi", "context": "Contexte", "steps": "Étapes"}


@dataclass(slots=True)
class _Fiche:
    """What stands under the title of an action: its labels of values, and those of parts with the text behind each.

    ``depth``: how many parts its number has where no word says that it is an action's, else 0.
    """

    fields: set[str] = field(default_factory=set)
    parts: list[tuple[str, Line, str]] = field(default_factory=list)
    depth: int = 0


def with_parts_named(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with such labels replaced by ones that can only name a part of a fiche.

    The label comes again, once a fiche at most and in none but fiches of actions, beside labels of values; what stands
    under it is a text of its own in each of them, without a number: no objective that several actions share.
    """
    fiches = _fiches(blocks)
    kinds = {kind for fiche in fiches for kind, _, _ in fiche.parts}
    renamed = {id(line): kind for kind in kinds if _is_part(kind, fiches) for line in _labels(kind, fiches)}
    return [with_texts(block, lambda text: _renamed(text, renamed)) for block in blocks] if renamed else list(blocks)


def _labels(kind: str, fiches: Sequence[_Fiche]) -> Iterator[Line]:
    return (line for fiche in fiches for known, line, _ in fiche.parts if known == kind)


def _is_part(kind: str, fiches: Sequence[_Fiche]) -> bool:
    """Whether labels of one kind name a part of the fiches; the first of ``fiches`` is what stands in none."""
    outside, *own = fiches
    texts = [[text for known, _, text in fiche.parts if known == kind] for fiche in own]
    said = [text for found in texts for text in found if text]
    if any(known == kind for known, _, _ in outside.parts) or any(len(found) > 1 for found in texts):
        return False
    beside = [len(fiche.fields) for fiche, found in zip(own, texts, strict=True) if found]
    if len(beside) < _FEWEST_FICHES or sum(n >= _FEWEST_FIELDS for n in beside) < _MOSTLY * len(beside):
        return False
    depth = max((fiche.depth for fiche, found in zip(own, texts, strict=True) if found), default=0)
    if depth and (kind != "steps" or (depth < _DEPTH_OF_ACTIONS and not _are_stages(said))):
        return False
    short = kind != "steps" and any(len(text.split()) < _FEWEST_WORDS for text in said)
    shared = kind != "steps" and len(set(map(fold, said))) < len(said)
    return not shared and not short and not any(map(_is_numbered, said))


def _are_stages(texts: Sequence[str]) -> bool:
    """Whether texts tell in which stages something is done, not what: "cahier des charges, marché public, travaux"."""
    return sum(text[:1].islower() or not says_doing(text) for text in texts) >= _MOSTLY * len(texts)


def _is_numbered(text: str) -> bool:
    marker = read_marker(text)
    return marker is not None and marker.number is not None


def _fiches(blocks: Sequence[Block]) -> list[_Fiche]:
    """Return what stands under each action that its marker names; first what stands under none.

    Where no marker names an action, what stands under each number in parts may be one's.
    """
    outside = _Fiche()
    found = [outside]
    here = outside
    lines = list(_lines(blocks))
    markers = [item_marker(line.text) if opens else None for line, opens, _ in lines]
    named = any(marker is not None and marker.level is Level.ACTION and marker.number for marker in markers)
    for at, ((line, _, in_columns), marker) in enumerate(zip(lines, markers, strict=True)):
        if marker is not None and marker.number and isinstance(marker.level, Level):
            here = outside
            if marker.level is Level.ACTION:
                here = _Fiche()
                found.append(here)
            continue
        if marker is not None and marker.shape == "number" and marker.depth > 1 and not named:
            here = _Fiche(depth=marker.depth)
            found.append(here)
            continue
        label, known, rest = _label(line.text)
        if known is None:
            continue
        if (kind := _part_of(label, known)) is not None:
            owner = outside if in_columns and here.depth else here  # the header of a column
            owner.parts.append((kind, line, rest or _below(lines, at)))
        elif known.target in FIELDS:
            here.fields.add(known.target)
    return found


def _below(lines: Sequence[tuple[Line, bool, bool]], at: int) -> str:
    """The text under a label that stands alone; "" where that is another label."""
    text = lines[at + 1][0].text if at + 1 < len(lines) else ""
    return "" if _label(text)[1] is not None else text


@lru_cache(maxsize=4096)
def _label(text: str) -> tuple[str, Meaning | None, str]:
    """Return the label that a line begins with or is, what it means (None: no label) and what is behind it."""
    label, _, rest = cut_label(text)
    label = label.strip()
    if not label or len(label) > _LONGEST_LABEL or not label[:1].isupper() or not _may_open(label.split()[0]):
        return "", None, ""
    known = meaning(label)
    return (label, known, rest.strip()) if known is not None and known.is_whole else ("", None, "")


def _may_open(word: str) -> bool:
    return fold(word).startswith(_OF_PARTS) or may_open_label(word)


def _part_of(label: str, known: Meaning) -> str | None:
    """Which part of a fiche a label may name: one that elsewhere names objectives, actions or a theme."""
    words = fold(label).split()
    if known.target == "title" and known.level is Level.ACTION and "actions" in words:
        return "steps"
    if known.target == "title" and known.level is None and words in (["objectif"], ["objectifs"]):
        return "description"
    if known.target == "theme" and words[0].startswith(_OF_PARTS[1:3]):
        return "context"
    return None


def _lines(blocks: Sequence[Block], *, in_columns: bool = False) -> Iterator[tuple[Line, bool, bool]]:
    """Yield the lines of the body in order, whether each opens its block, and whether it stands in several columns.

    Two columns are those of labels and their values.
    """
    for block in blocks:
        if isinstance(block, Table) and block.role is Role.BODY:
            wide = in_columns or block.n_cols > _COLUMNS_OF_LABELS
            for cell in sorted(block.cells, key=lambda one: (one.row, one.col)):
                yield from _lines(cell.blocks, in_columns=wide)
        elif isinstance(block, TextBlock) and block.role is Role.BODY:
            yield from ((line, at == 0, in_columns) for at, line in enumerate(block.lines))


def _renamed(block: TextBlock, renamed: Mapping[int, str]) -> TextBlock:
    if not any(id(line) in renamed for line in block.lines):
        return block
    return replace(block, lines=tuple(_with_name(line, renamed.get(id(line))) for line in block.lines))


def _with_name(line: Line, kind: str | None) -> Line:
    if kind is None:
        return line
    _, colon, rest = cut_label(line.text)
    return replace(line, text=f"{_PART_NAMES[kind]}{' :' if colon else ''} {rest.strip()}".rstrip())

"""Icons in the place of labels: "♟ Service Énergie   ◷ 2027" where a key says "♟ Pilote   ◷ Échéance"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from unicodedata import category

from extract.detect.words.labels import FIELDS, meaning
from extract.document import SIGNS, Block, Cell, Document, Kind, Line, Role, Table, TextBlock

_MOST_WORDS = 8  # before the first sign of a key
_PREFIX_ENDS = ("?", ":")
_BETWEEN = " ·|•;,:=–-"  # between a sign and its label, or one and the next
_SELECTOR = "\ufe0f"
_ICON = re.compile(r"(?P<icon>[^\w\s])\ufe0f? ?(?P<label>[A-ZÀ-Ý][^\W\d_]*(?: [^\W\d_]+){0,3} ?:)")
_FEWEST_BARE = 2  # signs of a key that no words announce


def with_icon_labels(document: Document) -> Document:
    """Return a document with the labels that its key gives to icons printed in their place, and the key as a note.

    Icons right before labels that are printed, too, are left out.
    """
    document = replace(document, blocks=tuple(map(_without_icons, document.blocks)))
    keys = _listed_keys(document.blocks)
    keys |= {at: key for at, block in enumerate(document.blocks) if (key := _key(block))}
    labels: dict[str, str] = {}
    for key in keys.values():
        labels = key | labels
    if not labels:
        return document
    blocks = tuple(
        replace(block, role=Role.NOTE) if at in keys and isinstance(block, TextBlock) else _named(block, labels)
        for at, block in enumerate(document.blocks)
    )
    return replace(document, blocks=blocks)


def _without_icons(block: Block) -> Block:
    """Return a block without the drawings that stand before its labels ("👤 Pilote : DG")."""
    if isinstance(block, Table):
        cells = tuple(map(_cell_without_icons, block.cells))
        alike = all(a is b for a, b in zip(cells, block.cells, strict=True))
        return block if alike else replace(block, cells=cells)
    if not isinstance(block, TextBlock) or ":" not in block.text or block.text.isascii():
        return block
    lines = tuple(replace(line, text=_ICON.sub(_label_alone, line.text)) for line in block.lines)
    return block if lines == block.lines else replace(block, lines=lines)


def _cell_without_icons(cell: Cell) -> Cell:
    if ":" not in cell.text:
        return cell
    blocks = tuple(map(_without_icons, cell.blocks))
    return cell if all(a is b for a, b in zip(blocks, cell.blocks, strict=True)) else replace(cell, blocks=blocks)


def _label_alone(match: re.Match[str]) -> str:
    drawn = category(match["icon"]) in ("So", "Co") and match["icon"] not in SIGNS
    return match["label"] if drawn and _is_field(match["label"].rstrip(" :")) else match[0]


def _key(block: Block) -> dict[str, str]:
    """Return what the icons of a key stand for; {} for a block that is none."""
    if not isinstance(block, TextBlock) or block.role is not Role.BODY:
        return {}
    text = f"{block.marker} {block.text}" if block.marker else block.text
    if text.isascii() or not any(map(_is_sign, text)):
        return {}
    before, *pairs = _parted(text.split())
    labels = {sign: " ".join(words).strip(_BETWEEN) for sign, *words in pairs}
    announced = bool(before) and len(before) <= _MOST_WORDS and before[-1].endswith(_PREFIX_ENDS)
    bare = not before and len(pairs) >= _FEWEST_BARE
    whole = len(labels) == len(pairs) and all(map(_is_field, labels.values()))
    return labels if labels and whole and (announced or bare) else {}


def _listed_keys(blocks: Sequence[Block]) -> dict[int, dict[str, str]]:
    """Return what the icons of a key stand for that has a line for each: two such lines at least, one by one."""
    found: dict[int, dict[str, str]] = {}
    run: dict[int, dict[str, str]] = {}
    for at, block in enumerate([*blocks, None]):
        sign, label = _sign_and_label(block) if isinstance(block, TextBlock) else ("", "")
        if label and _is_sign(sign) and _is_field(label):
            run[at] = {sign: label}
            continue
        if len({next(iter(key)) for key in run.values()}) == len(run) >= _FEWEST_BARE:
            found |= run
        run = {}
    return found


def _sign_and_label(block: TextBlock) -> tuple[str, str]:
    """The bullet of a block, or what stands before its first blank, and the text behind that."""
    sign, _, label = (block.marker, "", block.text) if block.marker else block.text.partition(" ")
    return sign.replace(_SELECTOR, ""), label.strip(_BETWEEN)


def _parted(words: Iterable[str]) -> list[list[str]]:
    """Part words at each sign that stands alone; the first part opens with none."""
    parts: list[list[str]] = [[]]
    for word in words:
        sign = word.replace(_SELECTOR, "")
        if _is_sign(sign):
            parts.append([sign])
        else:
            parts[-1].append(word)
    return parts


@cache
def _is_sign(text: str) -> bool:
    """Whether a text is a drawing, one of a font of icons too, or the sign of a currency."""
    return len(text) == 1 and category(text) in ("So", "Sc", "Co")


def _is_field(label: str) -> bool:
    known = meaning(label) if label else None
    return known is not None and known.target in FIELDS and known.is_whole


def _named(block: Block, labels: Mapping[str, str]) -> Block:
    """Return a block with a label in the place of each icon that opens a line or stands between two values."""
    if isinstance(block, Table):
        cells = tuple(
            replace(cell, blocks=tuple(_named(inner, labels) for inner in cell.blocks)) for cell in block.cells
        )
        return block if cells == block.cells else replace(block, cells=cells)
    if not isinstance(block, TextBlock) or not block.lines:
        return block
    marker = (block.marker or "").replace(_SELECTOR, "")
    lines = block.lines
    if marker in labels:
        lines = (replace(lines[0], text=f"{marker} {lines[0].text}"), *lines[1:])
    named = tuple(part for line in lines for part in _lines(line, labels))
    if named == block.lines:
        return block
    marker_left = None if marker in labels else block.marker
    return replace(block, kind=Kind.PARAGRAPH, level=None, marker=marker_left, lines=named, sign_colours=())


def _lines(line: Line, labels: Mapping[str, str]) -> Iterator[Line]:
    """Yield a line, or one for each icon in it."""
    start = 0
    cuts = [m for m in re.finditer(r"\S+", line.text) if m[0].replace(_SELECTOR, "") in labels]
    cuts = [m for m in cuts if m.start() == 0 or category(m[0][0]) in ("So", "Co") or _opens_sum(line.text, m)]
    if not cuts:
        yield line
        return
    for cut, after in zip(cuts, [*cuts[1:], None], strict=True):
        if line.text[start : cut.start()].strip():
            yield replace(line, text=line.text[start : cut.start()].rstrip(_BETWEEN))
        start = after.start() if after is not None else len(line.text)
        if value := line.text[cut.end() : start].strip(_BETWEEN):
            label = labels[cut[0].replace(_SELECTOR, "")]
            yield replace(line, text=f"{label[:1].upper()}{label[1:]} : {value}")


def _opens_sum(text: str, sign: re.Match[str]) -> bool:
    """Whether the sign of a currency stands between words and a figure: "DG € 500 €" (but "500 €" is a value)."""
    return text[sign.end() :].lstrip()[:1].isdigit() and not text[: sign.start()].rstrip()[-1:].isdigit()

"""Labels of a fiche that a conversion put one after the other before as many values: a column each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Block, Kind, Role, TextBlock
from extract.readers.text_cell_kinds import fit, is_sure, label_kind

_FEWEST_LABELS = 2
_TYPED = frozenset({"time", "money", "rate", "state", "rank", "number"})
_FEWEST_TYPED = 2  # of the labels, where more texts stand below than there are labels
_SURE = 2.0  # how well a value of a kind fits


def with_values_at_labels(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with each such value behind its label, on one line with it."""
    result: list[Block] = []
    at = 0
    while at < len(blocks):
        labels = _labels(blocks, at)
        values = _values(blocks, at + len(labels)) if len(labels) >= _FEWEST_LABELS else []
        if values and _belong(labels, values):
            pairs = zip(labels, values, strict=False)
            result.extend(_labelled(label, value) for label, value in pairs)
            at += 2 * len(labels)
            continue
        result.extend(blocks[at : at + max(1, len(labels))])
        at += max(1, len(labels))
    return result


def _labels(blocks: Sequence[Block], at: int) -> list[TextBlock]:
    """Return the labels that follow one another from a block on."""
    found: list[TextBlock] = []
    for block in blocks[at:]:
        if not isinstance(block, TextBlock) or not _is_plain(block) or not _is_label(block):
            break
        found.append(block)
    return found


def _values(blocks: Sequence[Block], at: int) -> list[TextBlock]:
    """Return the texts from a block on, up to the next label."""
    found: list[TextBlock] = []
    for block in blocks[at:]:
        if not isinstance(block, TextBlock) or not _is_plain(block) or _is_label(block):
            break
        found.append(block)
    return found


def _is_plain(block: TextBlock) -> bool:
    return block.kind is Kind.PARAGRAPH and block.role is Role.BODY


def _is_label(block: TextBlock) -> bool:
    text = block.text.removesuffix("(s)")
    return len(block.lines) == 1 and label_kind(text) is not None and is_sure(text)


def _belong(labels: Sequence[TextBlock], values: Sequence[TextBlock]) -> bool:
    """Whether values are those of the labels, in order: as many, or first ones that fit without a doubt."""
    kinds = [label_kind(label.text) or "text" for label in labels]
    if "code" in kinds or len(values) < len(labels):
        return False
    fits = [fit(kind, value.text) for kind, value in zip(kinds, values, strict=False)]
    typed = [fits[at] >= _SURE for at, kind in enumerate(kinds) if kind in _TYPED]
    leading = [fits[at] >= _SURE for at, kind in enumerate(kinds) if kind.startswith("title")]
    if not typed or not all(typed) or not all(leading) or any(one < 0 for one in fits):
        return False
    return len(values) == len(labels) or (len(typed) >= _FEWEST_TYPED and len(typed) == len(labels))


def _labelled(label: TextBlock, value: TextBlock) -> TextBlock:
    first, *others = value.lines
    return replace(value, lines=(replace(first, text=f"{label.text} : {first.text}"), *others))

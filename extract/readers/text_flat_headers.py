"""Headers of tables that a conversion took apart: the labels of the columns follow one another, a line each.

What stands below is no longer their columns' in any order that they tell; as labels in running text they would take
the next lines for their values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Block, Kind, Role, TextBlock
from extract.readers.text_cell_kinds import is_sure, label_kind

_FEWEST_LABELS = 3
_SURE = 0.6  # of the labels
_OF_ITEMS = ("title", "code")


def without_flat_headers(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with the labels of headers set aside."""
    aside = {at for start, end in _runs(blocks) if _is_header(blocks[start:end]) for at in range(start, end)}
    return [
        replace(block, role=Role.FURNITURE) if at in aside and isinstance(block, TextBlock) else block
        for at, block in enumerate(blocks)
    ]


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield where labels follow one another."""
    start = 0
    for at in range(len(blocks) + 1):
        if at < len(blocks) and _kind(blocks[at]) is not None:
            continue
        if at - start >= _FEWEST_LABELS:
            yield start, at
        start = at + 1


def _is_header(run: Sequence[Block]) -> bool:
    """Whether labels are a whole header: one names the items or their codes, others values."""
    kinds = [kind for block in run if (kind := _kind(block))]
    values = {kind for kind in kinds if kind != "text" and not kind.startswith(_OF_ITEMS)}
    sure = sum(is_sure(_label(block)) for block in run if isinstance(block, TextBlock))
    named = any(kind.startswith(_OF_ITEMS) for kind in kinds)
    return named and bool(values) and sure >= _SURE * len(run)


def _kind(block: Block) -> str | None:
    if not isinstance(block, TextBlock) or block.kind is not Kind.PARAGRAPH or block.role is not Role.BODY:
        return None
    return label_kind(_label(block)) if len(block.lines) == 1 else None


def _label(block: TextBlock) -> str:
    return block.text.strip().rstrip(".")

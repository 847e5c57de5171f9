"""Lines that stand over a budget by payer and year and only name it ("Budget (en €)"): no items."""

from __future__ import annotations

from collections.abc import Sequence

from extract.detect.values.raw_values import is_budget_matrix
from extract.detect.words.labels import meaning
from extract.document import Block, Role, Table, TextBlock
from extract.printed import Field

_LONGEST = 60  # letters
_NAMES = {Field.AMOUNT.value, "funding"}


def captions(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of such lines; what a page prints at its head and foot may stand between."""
    found: set[int] = set()
    above: int | None = None
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and above is not None and is_budget_matrix(block):
            found.add(above)
        if isinstance(block, Table) or block.role is Role.BODY:
            above = index if _names_budget(block) else None
    return frozenset(found)


def _names_budget(block: Block) -> bool:
    if not isinstance(block, TextBlock) or block.marker is not None or len(block.text) > _LONGEST:
        return False
    known = meaning(block.text.rstrip(" :"))
    return known is not None and known.is_whole and known.level is None and known.target in _NAMES

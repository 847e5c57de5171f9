"""Tables over page breaks."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Block
from extract.layout.cells import PageTable


def join_over_pages(pages: Sequence[Sequence[Block | PageTable]]) -> tuple[Block, ...]:
    """Return all blocks in order."""
    return tuple(item.table if isinstance(item, PageTable) else item for page in pages for item in page)

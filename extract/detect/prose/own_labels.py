"""Labels of a document's own: words that no lexicon knows, before the colon of many lines ("Institution : CPAS")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.document import Block, Kind, Role, TextBlock
from extract.text import fold

_FEWEST = 3  # lines that a label opens
_MOST_WORDS = 5
_LONGEST = 40  # letters


def own_labels(blocks: Sequence[Block]) -> frozenset[str]:
    """Return what stands, folded, before the colon of three paragraphs of one line at least."""
    heads = (
        block.text.partition(":")[0].strip()
        for block in blocks
        if isinstance(block, TextBlock) and block.kind is Kind.PARAGRAPH and block.role is Role.BODY
    )
    times = Counter(fold(head) for head in heads if len(head) <= _LONGEST and len(head.split()) <= _MOST_WORDS)
    return frozenset(label for label, n in times.items() if n >= _FEWEST)

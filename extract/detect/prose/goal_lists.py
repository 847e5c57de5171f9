"""The goals of sustainable development told one after the other on a page of their own: what plans may serve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.detect.prose.lone_labels import label_text, lone_label
from extract.detect.texts.annotations import annotation
from extract.document import Block, Kind, Role, TextBlock
from extract.printed import Field

_FEWEST = 4


def goal_lists(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of headings that name the goals, once in the document, and of the names of goals under them.

    The same heading in fiche after fiche is the label of what each serves.
    """
    heads = [i for i, block in enumerate(blocks) if _names_goals(block)]
    times = Counter(label_text(block) for i in heads if isinstance(block := blocks[i], TextBlock))
    found: set[int] = set()
    for head in heads:
        end = head + 1
        while end < len(blocks) and names_goal(blocks[end]):
            end += 1
        block = blocks[head]
        if end - head > _FEWEST and isinstance(block, TextBlock) and times[label_text(block)] == 1:
            found.update(range(head, end))
    return frozenset(found)


def _names_goals(block: Block) -> bool:
    if not isinstance(block, TextBlock) or block.kind is not Kind.HEADING or block.role is not Role.BODY:
        return False
    known = lone_label(block)
    return known is not None and known.target == Field.SDG


def names_goal(block: Block) -> bool:
    """Whether a text is the number and the name of one of the goals ("15. Vie terrestre")."""
    if not isinstance(block, TextBlock) or block.role is not Role.BODY:
        return False
    number = block.marker if block.marker is not None and block.marker[0].isdigit() else ""
    value = annotation(f"{number} {block.text}".strip())
    return value is not None and value.field is Field.SDG

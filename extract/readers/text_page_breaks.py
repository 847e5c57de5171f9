"""Texts that go on overleaf in plain text: running heads, feet and page numbers between their two parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.document import Block, Kind, Role, TextBlock
from extract.readers.text_tables import TextLine

_ENDS = (".", ";", ":", "!", "?", "…", "»")
_WORD = re.compile(r"(?:[cdjlmnst]|qu)['’]\w|[a-zà-ÿ]{2,}(?=[\s,-])|[àa]\s")  # in lower case, no marker
_FEWEST = 2  # pages

_Entry = tuple[str | None, float | None]  # the bullet of an entry and its indent


def with_texts_overleaf(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, what begins in lower case below running lines joined to the open text above them.

    Entries of a list that goes on below them stand as deep as those above that have their bullet.
    """
    found: list[Block] = []
    depths: dict[_Entry, int | None] = {}
    last = -1  # of the body
    for block in blocks:
        if _is_running(block):
            found.append(block)
            continue
        above = found[last] if last >= 0 else None
        if above is not None and last < len(found) - 1 and isinstance(above, TextBlock):
            if isinstance(block, TextBlock) and _goes_on(above, block):
                found[last] = replace(above, lines=(*above.lines, *block.lines))
                continue
            depths = _depths(found)
        if not isinstance(block, TextBlock) or block.kind is not Kind.LIST_ITEM:
            depths = {}
        elif _entry(block) in depths:
            block = replace(block, level=depths[_entry(block)])
        last = len(found)
        found.append(block)
    return found


def _depths(blocks: Sequence[Block]) -> dict[_Entry, int | None]:
    """How deep the entries of the list that ends ``blocks`` stand."""
    depths: dict[_Entry, int | None] = {}
    for block in reversed(blocks):
        if _is_running(block):
            continue
        if not isinstance(block, TextBlock) or block.kind is not Kind.LIST_ITEM:
            break
        depths.setdefault(_entry(block), block.level)
    return depths


def _entry(block: TextBlock) -> _Entry:
    return block.marker, block.style.indent


def _is_running(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.role in (Role.FOOTER, Role.RUNNING_HEAD)


def _goes_on(above: TextBlock, block: TextBlock) -> bool:
    if above.role is not Role.BODY or block.role is not Role.BODY or above.kind is Kind.HEADING:
        return False
    if block.kind is not Kind.PARAGRAPH or block.marker:
        return False
    return _WORD.match(block.text) is not None and not above.text.rstrip().endswith(_ENDS)


def counting_feet(pages: Sequence[Sequence[TextLine]]) -> dict[TextLine, Role]:
    """Return the numbers alone on the last lines of pages that count these; a last page may have none."""
    last = {at: page[-1] for at, page in enumerate(pages) if len(page) > 1}
    numbers = {at: int(line.text) for at, line in last.items() if line.text.strip().isdecimal()}
    steps = {number - at for at, number in numbers.items()}
    whole = len(numbers) >= max(_FEWEST, len(last) - 1)
    return {last[at]: Role.FOOTER for at in numbers} if whole and len(steps) == 1 else {}

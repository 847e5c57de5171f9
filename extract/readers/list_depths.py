"""How deep list entries stand whose lists do not say it: bullets of several lists, one indented under another.

Word's styles "List Bullet", "List Bullet 2" … have a list each, and writers mix lists of their own: every entry is
then on the first level of its list, and the indents alone tell which stands under which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.document import Block, Kind, Role, TextBlock

_ROUND = "o"  # Word's second bullet
_STEP = 6.0  # points between the indents of two depths, at least


def with_depths(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks``, the bullets of the body at the depth that their indents tell.

    An indent that stands under a smaller one somewhere is one deeper, everywhere in the document. Where a list has
    levels of its own they hold.
    """
    above = _indents_above(blocks)
    if not above:
        return list(blocks)
    depths: dict[float, int] = {}
    for indent in sorted(above):
        depths[indent] = depths.get(above[indent], 0) + 1
    return [
        replace(block, level=depths[_indent(block)])
        if isinstance(block, TextBlock) and _is_bullet(block) and not block.level and _indent(block) in depths
        else block
        for block in blocks
    ]


def _indents_above(blocks: Iterable[Block]) -> dict[float, float]:
    """Each indent of bullets that stands right under a smaller one, with the nearest such one."""
    above: dict[float, float] = {}
    for run in _runs(blocks):
        if any(block.level for block in run):
            continue
        open_indents: list[float] = []
        for block in run:
            indent = _indent(block)
            while open_indents and open_indents[-1] > indent - _STEP:
                open_indents.pop()
            if open_indents:
                above[indent] = max(open_indents[-1], above.get(indent, 0.0))
            open_indents.append(indent)
    return above


def _runs(blocks: Iterable[Block]) -> Iterator[list[TextBlock]]:
    run: list[TextBlock] = []
    for block in blocks:
        if isinstance(block, TextBlock) and _is_bullet(block):
            run.append(block)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_bullet(block: TextBlock) -> bool:
    if block.kind is not Kind.LIST_ITEM or block.role is not Role.BODY or block.marker is None:
        return False
    return block.marker == _ROUND or not any(char.isalnum() for char in block.marker)


def _indent(block: TextBlock) -> float:
    return block.style.indent or 0.0

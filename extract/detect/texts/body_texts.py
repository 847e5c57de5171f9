"""The texts of a plan's body in order, from paragraphs and from cells: what its own numbers and words are told by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.document import Block, Role, Table, TextBlock

_MOST_CELLS = 4000  # a table begun before as many cells is still walked


def body_texts(blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[TextBlock, ...]]]:
    """Yield the index of a block of the body and its text, or the texts of each of its cells; in long plans not all."""
    cells = 0
    for at, block in enumerate(blocks):
        if isinstance(block, TextBlock) and block.role is Role.BODY:
            yield at, (block,)
        elif isinstance(block, Table) and block.role is Role.BODY and cells < _MOST_CELLS:
            cells += len(block.cells)
            for cell in block.cells:
                if cell.text_blocks:
                    yield at, cell.text_blocks

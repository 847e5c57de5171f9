"""Lines in a look of their own that hold nothing but a name, a time or an amount: what cards print beside icons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.detect.texts.celltext import full_text
from extract.detect.texts.unlabelled import may_name, names_in_charge, unlabelled_values
from extract.document import Block, Role, Table, TextBlock
from extract.printed import Field

_FEWEST = 3  # lines with a time or an amount
_MOSTLY = 0.4  # of the lines of the look; the others are names
_FEW_OTHERS = 0.1
_LONGEST = 90  # characters of such a line
_LineLook = tuple[object, ...]


def value_line_looks(blocks: Sequence[Block]) -> frozenset[object]:
    """Return the looks in which the document prints names, times and amounts under its actions, and little else.

    ``line_look`` is that of a block. Documents that say no sizes have none. Names may have a look of their own, above
    or below those lines.
    """
    figures: dict[_LineLook, int] = defaultdict(int)
    others: dict[_LineLook, int] = defaultdict(int)
    count: dict[_LineLook, int] = defaultdict(int)
    above = ""
    for block in _texts(blocks):
        before, above = above, block.text
        if block.role is not Role.BODY or (look := line_look(block)) is None:
            continue
        count[look] += 1
        text = full_text(block)
        short = len(text) <= _LONGEST
        header = before.isdecimal() and text.isdecimal()  # years side by side, the names of columns
        values = unlabelled_values(text, block.places, among_others=True, by_look=True) if short and not header else []
        figures[look] += any(value.field is not Field.PILOT for value in values)
        others[look] += not values
    found = frozenset(
        look
        for look, n in count.items()
        if figures[look] >= max(_FEWEST, _MOSTLY * n) and others[look] <= _FEW_OTHERS * n
    )
    return found | _looks_of_names(blocks, found) if found else found


def _looks_of_names(blocks: Sequence[Block], figures: frozenset[_LineLook]) -> frozenset[_LineLook]:
    """The looks of lines that hold nothing but names, each right above or below a line with a time or an amount."""
    beside: dict[_LineLook, int] = defaultdict(int)
    known: dict[_LineLook, int] = defaultdict(int)
    count: dict[_LineLook, int] = defaultdict(int)
    lines = [(line_look(block), block) for block in _texts(blocks) if block.role is Role.BODY]
    for at, (look, block) in enumerate(lines):
        if look is None or look in figures:
            continue
        count[look] += 1
        text = full_text(block)
        near = {other for other, _ in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])}
        beside[look] += may_name(text) and not near.isdisjoint(figures)
        known[look] += names_in_charge(text)
    return frozenset(
        look
        for look, n in count.items()
        if beside[look] >= max(_FEWEST, (1 - _FEW_OTHERS) * n) and known[look] >= _MOSTLY * n
    )


def _texts(blocks: Sequence[Block]) -> Iterator[TextBlock]:
    """Yield the texts of a document, those in boxes too: frames around a text are tables of one column."""
    for block in blocks:
        if isinstance(block, TextBlock):
            yield block
        elif isinstance(block, Table) and block.n_cols == 1:
            for cell in block.cells:
                yield from cell.text_blocks


def line_look(block: TextBlock) -> _LineLook | None:
    """The size, colour and weight of a block; None where its size is not known."""
    size = block.style.size
    return (round(2 * size), block.style.colour, block.style.bold) if size else None

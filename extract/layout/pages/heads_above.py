"""Names above a ruled table, outside its rules: the header of its columns.

They stand on a bar as wide as the table, or loose: then each begins where the texts of its column begin, or stands in
the middle of it. Titles may stand between them and the first rows: the names are a table of their own then, which
those below it go on with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extract.document import TextBlock
from extract.layout.engine.content import Word
from extract.layout.pages.page import Card, PageParts
from extract.layout.tables.cells import PageTable
from extract.layout.tables.parted_strips import Span, names_over, strip_table, with_strip
from extract.layout.text.lines import TextLine, make_lines

_FEWEST_COLUMNS = 3
_FEWEST_SHADED = 3  # rows
_SIDES = 6.0  # points by which a bar may be wider or narrower than its table
_ALIGNED = 3.0  # points
_NEXT_LINE = 1.5  # font sizes
_CLOSE = 2.5  # font sizes between the names and the rules


def with_heads_above(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Return ``pages`` with the names above tables as rows, their lines taken out of ``loose`` and of the cards."""
    return [_with_heads(parts, loose) if parts.tables else parts for parts in pages]


def _with_heads(parts: PageParts, loose: dict[int, list[TextLine]]) -> PageParts:
    reach = 0.0
    for table in parts.tables:
        top, bottom = table.box[1], table.box[3]
        if table.table.n_cols >= _FEWEST_COLUMNS and _has_rows(table):
            above = _above(parts, loose[parts.page], table, reach)
            found = next(((w, names) for w in above if (names := _names(w, table, parts.cards))), None)
            if found is not None:
                parts = _with_head(parts, loose, table, *found)
        reach = max(reach, bottom if bottom > top else reach)
    return parts


def _has_rows(table: PageTable) -> bool:
    """Whether a table has rows of its own: shades around one or two may be but a part of it, the names themselves."""
    return table.table.ruled and (not table.words or table.table.n_rows >= _FEWEST_SHADED)


def _above(parts: PageParts, runs: Sequence[TextLine], table: PageTable, reach: float) -> Iterator[list[Word]]:
    """The words of the bars and of the loose lines between ``reach`` and a table, the nearest first."""
    x0, top, x1, _ = table.box
    found: list[tuple[float, list[Word]]] = []
    for card in parts.cards:
        if reach - 1 <= card.top and card.bottom <= top + 1 and _is_as_wide(card, table):
            found.append((card.bottom, [word for line in card.lines for word in line.words]))
    inside = [run for run in runs if reach <= run.bottom <= top + 1 and x0 - 1 <= run.x0 and run.x1 <= x1 + 1]
    if len(inside) >= _FEWEST_COLUMNS:
        found.extend((texts[-1].bottom, [w for line in texts for w in line.words]) for texts in _texts(inside))
    return (words for _, words in sorted(found, key=lambda one: -one[0]))


def _texts(runs: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines of ``runs``, those of one text together."""
    lines = make_lines([word for run in runs for word in run.words])
    found = [[lines[0]]]
    for above, line in pairwise(lines):
        near = line.bottom - above.bottom < _NEXT_LINE * line.look.size and line.look == above.look
        found[-1].append(line) if near else found.append([line])
    return found


def _is_as_wide(card: Card, table: PageTable) -> bool:
    x0, _, x1, _ = table.box
    return abs(card.x0 - x0) <= _SIDES and abs(card.x1 - x1) <= _SIDES


def _names(words: Sequence[Word], table: PageTable, cards: Sequence[Card]) -> Mapping[Span, list[Word]] | None:
    names = names_over(words, table.table.col_edges)
    if names is None or len({word.look for word in words}) > 1:
        return None
    on_bar = any(words[0] in line.words for card in cards for line in card.lines)
    return names if on_bar or all(_is_aligned(span, held, table) for span, held in names.items()) else None


def _is_aligned(span: Span, words: Sequence[Word], table: PageTable) -> bool:
    """Whether words begin where a text of their column begins, or stand in its middle."""
    edges = table.table.col_edges
    middle = (edges[span[0]] + edges[span[1]]) / 2
    lines = make_lines(words)
    if all(abs((line.x0 + line.x1) / 2 - middle) <= _ALIGNED for line in lines):
        return True
    boxes = [
        block.lines[0].place.box
        for cell in table.table.cells
        if cell.col == span[0] and cell.col_span == span[1] - span[0]
        for block in cell.blocks[:1]
        if isinstance(block, TextBlock)
    ]
    return any(
        box is not None and (abs(box.x0 - line.x0) <= _ALIGNED or abs(box.x1 - line.x1) <= _ALIGNED)
        for box in boxes
        for line in lines[:1]
    )


def _with_head(
    parts: PageParts,
    loose: dict[int, list[TextLine]],
    table: PageTable,
    words: Sequence[Word],
    names: Mapping[Span, list[Word]],
) -> PageParts:
    """Put names above a table into its first row, or into a table of their own where titles stand between."""
    taken = set(words)
    loose[parts.page] = [run for run in loose[parts.page] if run.words[0] not in taken]
    cards = tuple(card for card in parts.cards if card.lines[0].words[0] not in taken)
    strip = strip_table(names, table.table.col_edges, parts.content)
    low, top = max(word.bottom for word in words), table.box[1]
    bottoms = [line.bottom for line in loose[parts.page]] + [card.bottom for card in cards]
    between = any(low < bottom < top for bottom in bottoms)
    close = not between and top - low <= _CLOSE * words[0].look.size
    whole = with_strip(strip, table)
    whole = whole._replace(words=(*words, *table.words) if table.words else ())
    made = [whole] if close else [strip, table]
    others = [one for one in parts.tables if one is not table]
    tables = sorted([*others, *made], key=lambda one: (one.box[1], one.box[0]))
    return parts._replace(tables=tuple(tables), cards=cards)

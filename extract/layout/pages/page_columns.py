"""The columns that text stands in, page by page: what one page shows of them, others of its shape may have too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.layout.pages.card_columns import box_of
from extract.layout.pages.column_rules import rule_gutters
from extract.layout.pages.page import PageParts
from extract.layout.pages.page_blocks import shape_of
from extract.layout.pages.reading_order import Column, Gutter, Zone, gutters_between, zones
from extract.layout.pages.sibling_heads import head_gutters, sibling_heads
from extract.layout.pages.side_boxes import box_gutters
from extract.layout.pages.stacked_boxes import headings_between
from extract.layout.text.lines import TextLine


class PageColumns(NamedTuple):
    """The blank strips between columns on pages of each shape; each page's lines, and its zones if it stood alone.

    ``stacks`` are the columns of boxes of pages that have some.
    """

    gutters: dict[tuple[int, int], list[Gutter]]
    alone: dict[int, tuple[list[TextLine], list[Zone]]]
    stacks: dict[int, list[Column]]


def columns_of(
    pages: Sequence[PageParts], loose: dict[int, list[TextLine]], stacks: dict[int, list[Column]]
) -> PageColumns:
    """Look at each page alone: what it has of columns, the others may have too."""
    found = PageColumns({}, {}, stacks)
    for parts in pages:
        lines = loose[parts.page]
        heads = sibling_heads(lines)
        own = head_gutters(heads, lines) if heads else ()
        boxes = [box_of(card) for card in parts.cards]
        beside = stacks.get(parts.page, ())
        ruled = rule_gutters(parts, lines)
        order = zones(lines, parts.width, (), boxes, own, heads, beside, parts.strokes, ruled)
        found.alone[parts.page] = lines, order
        known = found.gutters.setdefault(shape_of(parts), [])
        known.extend(gutters_between(order))
        known.extend(box_gutters(parts, lines))
    return found


def zones_of(
    parts: PageParts,
    lines: list[TextLine],
    columns: PageColumns,
    boxes: Sequence[tuple[float, float, float, float]] = (),
) -> list[Zone]:
    """Return the zones of a page whose loose text ``lines`` are, in reading order; ``boxes`` part them."""
    gutters = columns.gutters[shape_of(parts)]
    known, order = columns.alone[parts.page]
    if stacks := columns.stacks.get(parts.page):
        between = [*boxes, *headings_between(stacks, boxes, lines)]
        return zones(lines, parts.width, boxes=between, stacks=stacks)
    if not gutters and lines is known:
        return order
    heads = sibling_heads(lines)
    own = [*box_gutters(parts, lines), *(head_gutters(heads, lines) if heads else ())]
    ruled = rule_gutters(parts, lines)
    return zones(lines, parts.width, gutters, boxes, own, heads, strokes=parts.strokes, ruled=ruled)

"""All pages together: what repeats is set apart, lines become blocks, tables go on over page breaks.

``layout_pages`` is the way from what an engine sees (pdfium, or OCR with detected rules) to the blocks of a document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.document import Block, Kind, Role, TextBlock
from extract.layout.engine.content import PageContent
from extract.layout.pages.bands_over_columns import with_names_over_columns
from extract.layout.pages.barred_cards import with_barred_cards
from extract.layout.pages.bodies_overleaf import with_bodies_overleaf
from extract.layout.pages.card_columns import box_of, with_titles_above
from extract.layout.pages.card_rows import with_card_rows
from extract.layout.pages.cards_overleaf import with_cards_overleaf
from extract.layout.pages.centred_names import with_centred_names
from extract.layout.pages.chapter_heads import chapter_heads
from extract.layout.pages.edge_tabs import with_tabs_apart
from extract.layout.pages.fact_columns import with_fact_columns
from extract.layout.pages.figures import with_figures
from extract.layout.pages.heads_above import with_heads_above
from extract.layout.pages.leading_boxes import with_leading_boxes
from extract.layout.pages.lists_overleaf import with_lists_overleaf
from extract.layout.pages.loose_tables import with_label_stacks, with_open_tables, with_tagged_tables
from extract.layout.pages.margin_notes import with_margin_notes
from extract.layout.pages.marked_lists import with_marked_lists
from extract.layout.pages.numbered_columns import with_numbered_columns
from extract.layout.pages.page import PageParts, take_apart
from extract.layout.pages.page_blocks import Looks, obstacles_of, page_blocks, shape_of
from extract.layout.pages.page_columns import columns_of, zones_of
from extract.layout.pages.reading_order import Zone
from extract.layout.pages.running_tables import running_parts
from extract.layout.pages.side_boxes import with_side_boxes
from extract.layout.pages.side_titles import with_side_titles
from extract.layout.pages.site_parts import without_site
from extract.layout.pages.stacked_boxes import with_stacked_boxes
from extract.layout.pages.titles_overleaf import with_titles_overleaf
from extract.layout.pages.topped_cards import with_topped_cards
from extract.layout.tables.cells import PageTable
from extract.layout.tables.join_tables import join_over_pages
from extract.layout.tables.page_tiles import join_page_tiles
from extract.layout.text.lines import TextLine
from extract.layout.text.own_hyphens import with_own_hyphens
from extract.layout.text.paragraphs import usual_leading


def layout_pages(contents: Iterable[PageContent], bare: bool = False) -> tuple[Block, ...]:
    """Return the blocks of a document, in reading order; tables that go on over page breaks are one table.

    What runs over ``bare`` pages was taken from them before.
    """
    return lay_out([take_apart(content) for content in contents], bare).blocks


class Layout(NamedTuple):
    """The blocks of a document in reading order, and whether tags told tables or headings."""

    blocks: tuple[Block, ...]
    used_tags: bool


def layout_parts(pages: Sequence[PageParts]) -> tuple[Block, ...]:
    """Return the blocks of pages already taken apart."""
    return lay_out(pages).blocks


def lay_out(pages: Sequence[PageParts], bare: bool = False) -> Layout:
    """Return the layout of pages already taken apart; nothing runs over ``bare`` ones any more."""
    pages = with_side_titles(with_bodies_overleaf(pages))
    body_size = _body_size(pages)
    running: dict[int, dict[int, Role]] = {}
    if not bare:
        pages, running = running_parts(pages, body_size)
    for page, at in chapter_heads(pages, running, body_size).items():
        running.setdefault(page, {})[at] = Role.RUNNING_HEAD
    pages = with_tabs_apart(pages, running)
    loose = {p.page: [r for at, r in enumerate(p.runs) if at not in running.get(p.page, {})] for p in pages}
    pages = with_label_stacks(with_tagged_tables(without_site(pages, loose), loose), loose)
    pages = with_titles_overleaf(with_margin_notes(pages, loose, body_size), loose)
    pages = with_centred_names(with_heads_above(pages, loose), loose)
    tagged = any(table.tagged for parts in pages for table in parts.tables)
    pages = with_topped_cards(with_figures(with_leading_boxes(pages), loose), loose)
    pages = with_names_over_columns(with_numbered_columns(with_barred_cards(pages, loose), loose), loose)
    pages = with_marked_lists(pages, loose)
    pages = with_fact_columns(with_side_boxes(pages, loose), loose)
    pages = with_titles_above(with_card_rows(pages, loose), loose)
    pages, stacks = with_stacked_boxes(pages, loose)
    columns = columns_of(pages, loose, stacks)
    pages = with_open_tables(pages, loose, columns)
    orders = {
        parts.page: zones_of(parts, loose[parts.page], columns, [box_of(o) for o in obstacles_of(parts)])
        for parts in pages
    }
    leading = usual_leading([zone.lines for order in orders.values() for zone in order])
    looks = Looks(body_size, leading, _text_areas(pages, orders))
    laid: list[list[Block | PageTable]] = []
    for parts in pages:
        laid.append(page_blocks(parts, orders[parts.page], running.get(parts.page, {}), looks))
    blocks = join_over_pages(join_page_tiles(with_cards_overleaf(pages, laid)), _bottoms(pages, loose))
    blocks = with_lists_overleaf(blocks)
    levels = any(isinstance(b, TextBlock) and b.kind is Kind.HEADING and b.level is not None for b in blocks)
    return Layout(with_own_hyphens(blocks), tagged or levels)


def _bottoms(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[float]:
    """Return for each page how far down the body goes on the fullest page of its shape."""
    lowest: dict[tuple[int, int], float] = {}
    for parts in pages:
        ends = [line.bottom for line in loose[parts.page]] + [table.box[3] for table in parts.tables]
        shape = shape_of(parts)
        lowest[shape] = max([lowest.get(shape, 0.0), *ends])
    return [lowest[shape_of(parts)] for parts in pages]


def _body_size(pages: Sequence[PageParts]) -> float:
    weights: Counter[float] = Counter()
    for parts in pages:
        for run in parts.runs:
            weights[round(run.look.size * 2) / 2] += sum(len(word.text) for word in run.words)
    if sum(weights.values()) < 200:
        for parts in pages:
            for word in parts.content.words:
                weights[round(word.look.size * 2) / 2] += len(word.text)
    return max(weights, key=lambda size: weights[size]) if weights else 0.0


def _text_areas(
    pages: Sequence[PageParts], orders: dict[int, list[Zone]]
) -> dict[tuple[int, int], tuple[float, float]]:
    sides: dict[tuple[int, int], tuple[list[float], list[float]]] = {}
    for parts in pages:
        left, right = sides.setdefault(shape_of(parts), ([], []))
        for line in (line for zone in orders[parts.page] for line in zone.lines):
            left.append(line.x0)
            right.append(line.x1)
    return {
        shape: (sorted(left)[len(left) // 50], sorted(right)[-1 - len(right) // 50])
        for shape, (left, right) in sides.items()
        if left
    }

"""Read a document through: split it into plans, read each section by the strategy that suits it, build the trees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise, takewhile
from typing import Final

from extract.detect.columns.header_rows import find_header
from extract.detect.columns.titled_headers import titles_apart
from extract.detect.fiches.objective_cards import card_above, settle_card
from extract.detect.fiches.parents_under_titles import with_parents_over_titles
from extract.detect.fiches.reading import read_fiche
from extract.detect.fiches.shape import is_fiche
from extract.detect.plan.accounting import unread_texts
from extract.detect.plan.head import collect
from extract.detect.plan.kind import CodedTree, ItemCounts, classify
from extract.detect.plan.other_parts import without_other_documents
from extract.detect.plan.outline import Outline, build_outline
from extract.detect.plan.scheme import settle
from extract.detect.plan.splitter import split
from extract.detect.plan.tags import read_tags
from extract.detect.plan.told_brackets import with_partners_told
from extract.detect.plan.told_deadlines import with_deadlines_told
from extract.detect.plan.told_roles import with_roles_told
from extract.detect.prose.announced_lists import settle_announced_lists
from extract.detect.prose.bare_figures import bare_figures
from extract.detect.prose.bare_labels import bare_labels
from extract.detect.prose.barred_labels import with_colons
from extract.detect.prose.captions import captions
from extract.detect.prose.defined_levels import defined_levels
from extract.detect.prose.divider_pages import with_markers_first
from extract.detect.prose.extent import is_heading_like
from extract.detect.prose.fold_heads import with_fold_heads
from extract.detect.prose.goal_lists import goal_lists
from extract.detect.prose.hanging_values import with_hanging_values
from extract.detect.prose.icon_labels import with_icon_labels
from extract.detect.prose.icon_titles import with_icons_apart
from extract.detect.prose.imprints import imprints
from extract.detect.prose.initials import with_initials_said
from extract.detect.prose.label_rows import with_label_rows
from extract.detect.prose.led_values import with_led_values
from extract.detect.prose.link_lists import link_lists
from extract.detect.prose.lone_labels import are_cards, lone_labels, value_looks
from extract.detect.prose.lone_letters import with_lone_letters
from extract.detect.prose.method_lists import method_lists
from extract.detect.prose.named_lines import with_parts_of_lines
from extract.detect.prose.names_before_titles import with_names_apart
from extract.detect.prose.names_over_columns import with_names_over_columns
from extract.detect.prose.notes_under_titles import with_notes_described
from extract.detect.prose.numbers_behind import with_numbers_first
from extract.detect.prose.own_labels import own_labels
from extract.detect.prose.own_markers import own_markers, with_own_markers
from extract.detect.prose.own_words import own_words, with_levels_named, with_words_printed
from extract.detect.prose.parents_below import parents_below
from extract.detect.prose.parted_markers import with_whole_markers
from extract.detect.prose.reading import ProseReader
from extract.detect.prose.repeated_numbers import without_repeated_numbers
from extract.detect.prose.run_in_lists import with_run_in_lists
from extract.detect.prose.run_in_titles import without_run_in_titles
from extract.detect.prose.running_volets import with_volets_of_heads
from extract.detect.prose.shown_figures import without_shown_figures
from extract.detect.prose.signs_before_titles import with_signs_behind
from extract.detect.prose.tabbed_lists import TabbedEntry, tabbed_lists
from extract.detect.prose.ticked_choices import with_choices_made
from extract.detect.prose.told_in_sentences import with_told_items
from extract.detect.prose.told_orders import with_orders_told
from extract.detect.prose.value_lines import value_line_looks
from extract.detect.prose.values_before_labels import with_values_before_labels
from extract.detect.prose.volet_sentences import say_volets
from extract.detect.prose.volets_of_themes import with_volet_lines, with_volets_of_themes
from extract.detect.prose.words_in_sentences import words_in_sentences
from extract.detect.prose.years_above_titles import with_lone_years_below
from extract.detect.prose.years_before_titles import with_years_below
from extract.detect.prose.years_between_titles import with_years_at_both_sides
from extract.detect.tables.agendas import is_agenda
from extract.detect.tables.analyses import is_analysis
from extract.detect.tables.choice_lists import is_choice_list
from extract.detect.tables.directories import is_directory
from extract.detect.tables.figures import with_whole_figures
from extract.detect.tables.glossary import is_glossary
from extract.detect.tables.hidden_parts import without_hidden
from extract.detect.tables.item_values import says_nothing, values_of_item
from extract.detect.tables.labelled_cells import with_labelled_cells
from extract.detect.tables.late_names import with_names_first
from extract.detect.tables.objective_columns import with_columns_of_objectives
from extract.detect.tables.reading import TableContext, read_table
from extract.detect.tables.recaps import without_recaps
from extract.detect.tables.references import refers_only
from extract.detect.tables.side_cells import without_side_cells
from extract.detect.tables.summaries import is_recount, is_tally, without_figures, without_summaries
from extract.detect.tables.synopses import without_synopses
from extract.detect.tables.turned_tables import with_rows_turned
from extract.detect.texts.cell_pairs import own_pairs
from extract.detect.texts.celltext import nested_tables
from extract.detect.texts.entries import Entry
from extract.detect.texts.fiche_labels import with_parts_named
from extract.detect.texts.free_texts import settle_free_texts
from extract.detect.texts.legend_signs import say_signs
from extract.detect.texts.note_marks import without_note_marks
from extract.detect.values.raw_values import is_budget_matrix, nested_values
from extract.detect.values.year_lines import YearLines, amounts_under_years, year_lines
from extract.detect.words.headings import is_closing, volet_cell, volet_of
from extract.detect.words.labels import meaning, money_hints
from extract.detect.words.legend import Legend, find_legend, is_legend
from extract.detect.words.markers import Marker, read_marker
from extract.detect.words.wording import says_being, says_doing
from extract.document import Block, Cell, Document, Kind, Role, Table, TextBlock, on_other_sheet, on_sheet
from extract.printed import Level, PrintedDocument, PrintedPlan

_NAMES_PLAN = re.compile(r"^(?!\d+ objectifs? ).*(?:PST|P\.S\.T|strat[ée]gique)", re.IGNORECASE)
_IN_UNITS = re.compile(r"\ben\s+(?:k\s?€|k\s?eur|m\s?€|milliers d['’]euros|millions d['’]euros)", re.IGNORECASE)
_LINES_ABOVE = 3
_WHOLE_TREE = 3  # levels: two of objectives, actions
_LONGEST_CAPTION = 120
_OPEN_TABLE = 0.97  # the share of items right in tables whose columns white space alone tells


def detect(document: Document) -> PrintedDocument:
    """Return what ``document`` says: its kind, its plans with their items and raw values, what was not understood.

    Guides and other documents hold no plan, whatever examples they print; a presentation's plans have no items.
    """
    shown = without_other_documents(without_hidden(document))
    shown = without_repeated_numbers(with_volets_of_heads(shown))
    shown = with_lone_letters(without_shown_figures(with_whole_figures(with_whole_markers(shown))))
    document = with_icon_labels(with_initials_said(with_markers_first(shown)))
    document = with_label_rows(with_labelled_cells(document))
    parts = split(document)
    read = _outlines([part.blocks(document) for part in parts])
    outlines = [outline for outline, _ in read]
    counts = Counter(item.level for outline in outlines for root in outline.items for item in root.walk())
    verdict = classify(document, _counts(outlines, counts, [tree for _, tree in read]))
    warnings = [*document.warnings, *verdict.warnings]
    plans: list[PrintedPlan] = []
    if verdict.kind not in ("guide", "other"):
        for part, outline in zip(parts, outlines, strict=True):
            items = outline.items if verdict.kind != "presentation" else ()
            plans.append(PrintedPlan(items, collect(document, part.blocks(document), kind=part.kind)))
            if items:
                warnings.extend(outline.warnings)
                warnings.extend(unread_texts(part.blocks(document), outline))
    methods = (*document.methods, *(sorted({m for o in outlines for m in o.methods}) if counts and plans else ()))
    return PrintedDocument(
        document, verdict.kind, verdict.language, _title(document), tuple(plans), tuple(warnings), methods
    )


def _outlines(parts: Sequence[Sequence[Block]]) -> list[tuple[Outline, CodedTree]]:
    """Read each plan of a document; what introduces the first explains the signs of all."""
    return [_outline(blocks, blocks if blocks is parts[0] else (*blocks, *parts[0])) for blocks in parts]


def _outline(blocks: Sequence[Block], keys: Sequence[Block]) -> tuple[Outline, CodedTree]:
    legend = find_legend(keys)
    entries = read_entries(blocks, legend)
    settled = settle(entries)
    say_volets(settled.entries, blocks)
    tree = _coded_tree(entries, settled.entries)
    outline = build_outline(read_tags(settled.entries, keys), settled.confidence, legend)
    items = with_partners_told(with_roles_told(with_deadlines_told(outline.items, keys), keys), keys)
    return replace(outline, items=items), tree


def _coded_tree(entries: Sequence[Entry], settled: Sequence[Entry]) -> CodedTree:
    """How many actions the document itself places by codes or tables, and under which headings they begin."""
    open_above: dict[Level, Entry] = {}
    coded: list[Entry] = []
    for entry in settled:
        if entry.kind != "item" or entry.level is None:
            continue
        open_above = {level: above for level, above in open_above.items() if level.rank < entry.level.rank}
        open_above[entry.level] = entry
        placed = entry.explicit or entry.origin != "prose"
        if entry.level is Level.ACTION and placed and len(open_above) == _WHOLE_TREE:
            coded.extend([entry] if all(above.number for above in open_above.values()) else [])
    before = takewhile(lambda entry: entry is not coded[0], entries if coded else ())
    heads = (e.title for e in before if e.kind == "text" and (is_heading_like(e) or e.origin == "table"))
    return CodedTree(len(coded), tuple(heads))


def _counts(outlines: Sequence[Outline], counts: Counter[Level], trees: Sequence[CodedTree]) -> ItemCounts:
    values = sum(len(item.values) for outline in outlines for root in outline.items for item in root.walk())
    return ItemCounts(
        strategic=counts[Level.STRATEGIC],
        operational=counts[Level.OPERATIONAL],
        actions=counts[Level.ACTION],
        values=values,
        coded=max(trees, key=lambda tree: tree.actions, default=CodedTree()),
    )


def _title(document: Document) -> str | None:
    """The title that the document prints: its first title line that names a plan, else the file's own."""
    for evidence in collect(document, document.blocks):
        if evidence.source in ("title", "heading") and _NAMES_PLAN.search(evidence.text):
            return evidence.text
    return document.title


_BLOCK_STEPS: Final[tuple[Callable[[Sequence[Block]], Sequence[Block]], ...]] = (
    with_columns_of_objectives,
    with_fold_heads,
    with_orders_told,
    with_colons,
    with_parts_of_lines,
    with_names_over_columns,
    with_years_at_both_sides,
    with_lone_years_below,
    with_years_below,
    with_led_values,
    with_run_in_lists,
    with_told_items,
    with_parents_over_titles,
    with_choices_made,
    with_names_apart,
    titles_apart,
    with_parts_named,
    with_volet_lines,
    without_run_in_titles,
    with_numbers_first,
    with_values_before_labels,
)  # each puts what layouts print elsewhere where the next ones, and the readers of prose and tables, look for it


def read_entries(blocks: Sequence[Block], legend: Legend | None = None) -> list[Entry]:
    """Return the entries of a part of a document, in order; ``legend`` is the document's (default: the part's own)."""
    for step in _BLOCK_STEPS:
        blocks = step(blocks)
    blocks = with_icons_apart(with_signs_behind(blocks, legend := legend or find_legend(blocks)))
    bare = bare_labels(blocks)
    blocks = with_hanging_values(blocks, bare)
    definitions = defined_levels(blocks)
    words = own_words(blocks, {**words_in_sentences(blocks), **definitions.words})
    blocks = with_levels_named(blocks, words)
    entries: list[Entry] = []
    context = TableContext(legend=legend)
    unit = _unit_told(blocks)
    aside = link_lists(blocks) | imprints(blocks) | method_lists(blocks) | goal_lists(blocks) | definitions.aside
    aside |= captions(blocks)
    tabbed = tabbed_lists(blocks)
    lone = lone_labels(blocks, bare.of_lines)
    looks: frozenset[object] = value_looks(blocks, lone) if lone else frozenset()
    prose = ProseReader(
        entries,
        lone,
        context.legend,
        looks,
        bare,
        value_line_looks(blocks),
        parents_below(blocks),
        bare_figures(blocks),
        own_markers(blocks),
        own_labels(blocks),
    )
    after_years = 0
    for index, block in enumerate(blocks):
        if index < after_years or index in aside:
            continue
        if entries and on_other_sheet(block.places, entries[-1].places):
            prose.turn_sheet()
        if isinstance(block, TextBlock):
            if (block.kind is Kind.HEADING or block.style.bold) and is_closing(block.text):
                context = replace(context, header=None, printed=None)  # tables of annexes have their own columns
            if prose.last is not None and (found := amounts_under_years(blocks, index)) is not None:
                after_years = found[0]
                prose.last.say(found[1])
            elif index in tabbed:
                _tabbed(tabbed[index], index, prose)
            elif block.role is Role.BODY:
                prose.read(block, index)
        elif isinstance(block, Table) and block.role is Role.BODY:
            context = replace(context, unit=_unit_above(blocks, index) or unit)
            context = _table(block, index, entries, prose, context)
    entries = with_words_printed(entries, words)
    settle_announced_lists(entries)
    settle_free_texts(entries)
    say_signs(entries, context.legend)
    without_note_marks(entries, blocks)
    entries = with_volets_of_themes(with_own_markers(entries))
    entries = with_notes_described(_with_lone_markers(with_names_first(without_figures(entries))))
    return without_recaps(without_synopses(without_summaries(entries)))


def _unit_told(blocks: Sequence[Block]) -> str | None:
    """The unit of all amounts, as a line at the head of the document says, off the first table ("… (en k€)")."""
    first = next((at for at, block in enumerate(blocks) if isinstance(block, Table) and block.role is Role.BODY), 0)
    for block in blocks[: max(first - _LINES_ABOVE, 0)]:
        if isinstance(block, TextBlock) and len(block.text) <= _LONGEST_CAPTION and _IN_UNITS.search(block.text):
            return money_hints(block.text).get("unit")
    return None


def _unit_above(blocks: Sequence[Block], index: int) -> str | None:
    """The unit of amounts that one of the lines right above a table says ("Budget (en k€)")."""
    for block in reversed(blocks[max(index - _LINES_ABOVE, 0) : index]):
        if not isinstance(block, TextBlock):
            return None
        if len(block.text) <= _LONGEST_CAPTION and (found := _IN_UNITS.search(block.text)) is not None:
            return money_hints(found[0]).get("unit")
    return None


def _tabbed(entry: TabbedEntry | None, index: int, prose: ProseReader) -> None:
    """Read a list entry in columns; nothing of the line that names them."""
    if entry is not None:
        prose.read(entry.block, index)
        if prose.last is not None:
            prose.last.values.extend(entry.values)


def _with_lone_markers(entries: list[Entry]) -> list[Entry]:
    """Give a marker that stands alone ("Fiche n° 2" at the foot of a page) to the fiche without one that follows it.

    One of its level that has the same digits ("1.1 Objectif opérationnel" over "Titre OO11 …") is no other one.
    """
    lone: Entry | None = None
    dropped: list[Entry] = []
    for entry in entries:
        if lone is not None and entry.kind == "item" and entry.origin == "fiche" and _may_be_marked(entry, lone):
            entry.marker, entry.places, entry.reference = lone.marker, [*lone.places, *entry.places], False
            dropped.append(lone)
        if entry.kind == "item" and entry.reference:
            continue
        bare = entry.kind == "item" and not entry.title and not entry.values
        lone = entry if bare and entry.marker is not None and entry.marker.number else None
    return [entry for entry in entries if not any(entry is gone for gone in dropped)]


def _may_be_marked(fiche: Entry, lone: Entry) -> bool:
    if fiche.marker is None:
        return lone.level is Level.ACTION and not fiche.reference
    return fiche.level is lone.level and (fiche.number or "").replace(".", "") == (lone.number or "").replace(".", "")


def _text_order(table: Table) -> Callable[[Cell], tuple[int, int]] | None:
    """In which order to read columns without rules that hold no table but text with labels or markers of its own.

    Cards side by side have an item in each column: a column is read after the other. Labels and values scattered over a
    line ("Pilote : DG    Échéance : 2027") are read line by line. None: a table, also where each column has items of a
    level of its own, from left to right down the tree.
    """
    telling = items = 0
    levels: list[set[Level]] = []
    for col in range(table.n_cols):
        texts = [cell.text for cell in table.cells if cell.col == col and cell.col_span == 1 and cell.text.strip()]
        telling += len(texts) >= 3 and sum(map(_tells, texts)) >= 0.5 * len(texts)
        items += any(map(_names_item, texts))
        levels.append({marker.level for text in texts if (marker := _item(text)) and isinstance(marker.level, Level)})
    if telling < 2 or _goes_down([known for known in levels if known]):
        return None
    return (lambda cell: (cell.col, cell.row)) if items >= 2 else (lambda cell: (cell.row, cell.col))


def _down(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.col


def _goes_down(levels: list[set[Level]]) -> bool:
    """Whether columns hold items of one level each, every column of a deeper one than the column before."""
    ranks = [next(iter(known)).rank for known in levels if len(known) == 1]
    return len(levels) == len(ranks) >= 2 and all(a < b for a, b in pairwise(ranks))


def _item(text: str) -> Marker | None:
    """The marker of a text that names an item by its level and number."""
    marker = read_marker(text)
    return marker if marker is not None and isinstance(marker.level, Level) and marker.number is not None else None


def _names_item(text: str) -> bool:
    return _item(text) is not None


def _tells(text: str) -> bool:
    if _names_item(text):
        return True
    label, colon, rest = text.partition(":")
    numbered = any(map(str.isdigit, label))  # "ODD 7 : énergie propre"
    known = meaning(label) if colon and rest.strip() and len(label) < 40 and not numbered else None
    return known is not None and known.is_sure


def _with_header(table: Table, context: TableContext) -> TableContext:
    """A fiche whose labels stand over their values is the header of those that follow without labels."""
    header = find_header(table, table.grid()) if table.n_cols >= 3 else None
    return replace(context, header=header, n_cols=table.n_cols) if header is not None else context


def _names_only(table: Table, context: TableContext) -> TableContext | None:
    """The context that a table leaves which is nothing but the header of those that follow; None where it is more."""
    header = find_header(table, table.grid()) if table.n_cols >= 3 else None
    if header is None or (header.first, header.last) != (0, table.n_rows) or any(map(own_pairs, table.cells)):
        return None
    return replace(context, header=header, n_cols=table.n_cols, edges=table.col_edges)


def _named(table: Table, index: int, entries: list[Entry]) -> None:
    """A sheet or a table that bears the name of a volet or of an objective."""
    name = (table.name or "").strip()
    volet = volet_of(name) if name else None
    marker = read_marker(name) if name else None
    if volet is not None:
        if _has_volet_on_sheet(table, entries, volet):
            return
        entries.append(Entry("volet", name, volet=volet, places=list(table.places[:1]), origin="table", block=index))
    elif marker is not None and isinstance(marker.level, Level) and marker.level.rank < 2 and marker.number:
        if not marker.rest and (told := _told_on_sheet(table, entries, marker.level)) is not None:
            told.marker = told.marker if told.number else marker  # the tab numbers it
            return
        if _is_open_on_sheet(table, entries, marker):
            return
        volet = (volet_cell(marker.rest) or volet_of(f"volet {marker.rest}")) if marker.rest else None  # "OS 1 int."
        entries.append(
            Entry(
                "item", "" if volet else marker.rest, marker.level, marker, places=list(table.places[:1]),
                explicit=True, reference=True, volet=volet, origin="table", block=index,
            )
        )  # fmt: skip


def _has_volet_on_sheet(table: Table, entries: Sequence[Entry], volet: str) -> bool:
    """Whether the volet that a sheet is named for stands open since a line or a table above on it."""
    last = next((entry for entry in reversed(entries) if entry.kind == "volet"), None)
    if last is None or last.volet != volet or not last.places:
        return False
    return not on_other_sheet(table.places, last.places)


def _is_open_on_sheet(table: Table, entries: Sequence[Entry], marker: Marker) -> bool:
    """Whether what a sheet is named for stands open since a table above on it: what is below that goes on below."""
    above = (e for e in reversed(entries) if e.kind == "volet" or (e.kind == "item" and e.level is not None))
    last = next((e for e in above if e.level is None or e.level is marker.level or e.level.rank < 1), None)
    if last is None or last.level is not marker.level or last.number != marker.number:
        return False
    return bool(last.places) and not on_other_sheet(table.places, last.places)


def _told_on_sheet(table: Table, entries: Sequence[Entry], level: Level) -> Entry | None:
    """The objective of a level that stands open above a table, where its own sheet tells it by its title."""
    above = next((e for e in reversed(entries) if e.kind == "item" and e.level is not None), None)
    if above is None or above.level is not level or not above.title or not on_sheet(table.places):
        return None
    return None if on_other_sheet(table.places, above.places) else above


def _read_around(table: Table, amounts: list[YearLines], index: int, prose: ProseReader) -> None:
    """Read text that only the years over amounts in it have made a table: they belong to what stands above them."""
    of_line = {id(line): found for found in amounts for line in found.lines}
    given: set[int] = set()
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        for block in cell.blocks:
            if not isinstance(block, TextBlock):
                continue
            kept = tuple(line for line in block.lines if id(line) not in of_line)
            if kept:
                prose.read(replace(block, lines=kept), index)
            for found in (of_line[id(line)] for line in block.lines if id(line) in of_line):
                if id(found) not in given and prose.last is not None:
                    prose.last.values.extend(found.values)
                given.add(id(found))


def _described(entries: Sequence[Entry], last: Entry | None) -> Entry | None:
    """What a fiche without a title is of: the last entry, or a heading that says what to do over sentences about it.

    None where sentences stand last that describe no item.
    """
    sentences = list(takewhile(_is_remark, reversed(entries)))
    above = entries[len(entries) - len(sentences) - 1] if len(sentences) < len(entries) else None
    if not sentences or (above is not None and above.kind == "item"):
        return last
    heads = above is not None and above.kind == "text" and is_heading_like(above) and says_doing(above.title)
    return above if heads else None


def _is_remark(entry: Entry) -> bool:
    if entry.kind != "text" or not entry.title.endswith(".") or is_heading_like(entry):
        return False
    return not says_doing(entry.title) and not says_being(entry.title)


def _table(table: Table, index: int, entries: list[Entry], prose: ProseReader, context: TableContext) -> TableContext:
    prose.table_follows(table)
    if is_glossary(table) or is_legend(table, context.legend) or is_tally(table) or is_choice_list(table):
        return context
    if (
        is_recount(table, entries)
        or is_directory(table, entries)
        or is_agenda(table)
        or refers_only(table)
        or is_analysis(table)
    ):
        return context
    table = with_rows_turned(table)
    _named(table, index, entries)
    last = prose.last
    if last is not None and is_budget_matrix(table):
        for title, part in _parted_at_titles(table):
            for line in title:
                prose.read(line, index)
            if prose.last is not None:
                prose.last.say(nested_values("amounts", part, table.name or ""))
        return context
    if not table.ruled and (amounts := year_lines(table)):
        _read_around(table, amounts, index, prose)
        return context
    table, beside = without_side_cells(table) if last is not None else (table, [])
    if last is not None:
        last.say(beside)
    order = _down if are_cards(table, prose.lone) else None if table.ruled else _text_order(table)
    if order is not None:
        for cell in sorted(table.cells, key=order):
            for block in cell.blocks:
                if isinstance(block, TextBlock):
                    prose.read(block, index)
        return context
    if last is not None and ((values := values_of_item(table, last)) or says_nothing(table)):
        last.say(values)
        return context
    if _frames_fiche(table):
        return _read_down(table, index, entries, prose, context)
    if is_fiche(table):
        read_fiche(table, index, entries, card_above(entries) or _described(entries, last))
        return _with_header(table, context)
    reading = read_table(table, context, index)
    if reading.quality > 0:
        if not table.ruled:
            for entry in reading.entries:
                entry.confidence = _OPEN_TABLE
        settle_card(entries, reading.entries)
        entries.extend(reading.entries)
        if any(entry.kind == "item" for entry in reading.entries):
            prose.announced = None  # they were what a line above announced
        if on_sheet(table.places) and sum(entry.kind in ("item", "text") for entry in reading.entries) > 1:
            prose.turn_sheet()
        return reading.context
    if (named := _names_only(table, context)) is not None:
        return named
    if last is not None and table.n_rows > 1 and table.n_cols > 1:
        values = nested_values("", table, table.name or "")
        if values:
            last.say(values)
            return context
    return _read_down(table, index, entries, prose, context)


def _parted_at_titles(table: Table) -> Iterator[tuple[tuple[TextBlock, ...], Table]]:
    """Yield a table from each band over all columns that names an item on, with the title in it and the names above.

    At the foot of a page the title of what comes next stands right below a table.
    """
    bands = [c for c in table.cells if c.row and c.col_span == table.n_cols > 1 and _names_item(c.text)]
    bands.sort(key=lambda cell: cell.row)
    ends = [*(band.row for band in bands), table.n_rows]
    yield (), _rows_of(table, range(ends[0]))
    for band, end in zip(bands, ends[1:], strict=True):
        title = tuple(block for block in band.blocks if isinstance(block, TextBlock))
        yield title, _rows_of(table, (0, *range(band.row + 1, end)))


def _rows_of(table: Table, rows: Sequence[int]) -> Table:
    """Return a table of some of its rows."""
    at = {row: new for new, row in enumerate(rows)}
    cells = tuple(replace(cell, row=at[cell.row]) for cell in table.cells if cell.row in at)
    return replace(table, cells=cells, n_rows=len(rows))


def _frames_fiche(table: Table) -> bool:
    """Whether the cells of a frame hold a title and, in a table of its own, the labels and values of a fiche."""
    return table.n_cols == 1 and any(map(is_fiche, chain.from_iterable(map(nested_tables, table.cells))))


def _read_down(
    table: Table, index: int, entries: list[Entry], prose: ProseReader, context: TableContext
) -> TableContext:
    """Read the texts of the cells, and the tables in them, as if they stood on the page."""
    col: int | None = None
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        if col not in (None, cell.col) and cell.blocks:
            prose.other_column()
        col = cell.col
        for block in cell.blocks:
            if isinstance(block, TextBlock):
                prose.read(block, index)
            elif isinstance(block, Table):
                context = _table(block, index, entries, prose, context)
    return context

"""Fiches: tables of labels and values, one or more a document, a page or an action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.detect.columns.column import Grid, row_cells
from extract.detect.fiches.action_lists import listed_actions, names_actions, names_steps
from extract.detect.fiches.objective_cards import take_over
from extract.detect.fiches.parts import budget_beside, hang_below, part_beside, part_items
from extract.detect.fiches.series import fiche_starts
from extract.detect.tables.bands import band_entries
from extract.detect.texts.cell_pairs import Pair, beside_pairs, cell_label, own_pairs, row_pairs, values_below
from extract.detect.texts.celltext import full_text, nested_tables, printed_lines, printed_text, text_blocks
from extract.detect.texts.entries import Entry, Group
from extract.detect.texts.legend_signs import with_colour
from extract.detect.texts.look import cell_look
from extract.detect.values.raw_values import cell_values
from extract.detect.values.year_rows import year_rows
from extract.detect.words.headings import volet_cell, volet_of
from extract.detect.words.health_shades import health_of
from extract.detect.words.labels import Meaning
from extract.detect.words.legend import is_key
from extract.detect.words.markers import Marker, clean_number, item_marker, read_marker
from extract.detect.words.wording import names_no_item, says_being, says_doing
from extract.document import Cell, Kind, Place, Table
from extract.printed import Field, Level, PrintedValue
from extract.text import heal_lines

_OBJECTIVES = (Level.STRATEGIC, Level.OPERATIONAL)
_SIDES, _FEWEST_BESIDE = 2, 2
_LEADING = ("volet", "theme")
_LONE_NUMBER = re.compile(r"[Nn] ?[°ºo]\.? ?\d[\d.\-/]*")


def read_fiche(table: Table, block: int, entries: list[Entry], before: Entry | None) -> None:
    """Append the entries of a fiche: the objectives that it names (references), its own item, its values.

    ``before`` is the last item read before the table: a fiche without a title of its own describes it.
    """
    grid = table.grid()
    loose: list[PrintedValue] = []
    head = _Head(before)
    listing: tuple[int, int] | None = None  # the last row of a list of actions, and its column
    previous_labels: list[tuple[Cell, Meaning]] = []
    starts = fiche_starts(grid)
    after = 0
    for index in range(table.n_rows):
        if index < after:
            continue
        if (block_of_years := year_rows(grid, index)) is not None:
            after, values = block_of_years
            loose.extend(values)
            continue
        if (budget := budget_beside(table, index)) is not None:
            after = budget[0]
            loose.extend(budget[1])
            continue
        if (part := part_beside(table, index)) is not None:
            after = part.end
            head.below.extend(part_items(part, block))
            continue
        row = row_cells(grid[index])
        cells = [c for c in row if c.row == index and (c.text.strip() or nested_tables(c) or _shows_health(c, row))]
        if not cells or all(is_key(cell.text) for cell in cells):
            continue
        if index in starts and head.has_begun(loose):
            head.close(entries, loose, block, before)
            head.reset()
            loose.clear()
        if starts.get(index) == "action":
            head.title, head.level = " ".join(printed_text(cells[0]).split()), _level_of(cells[0])
            head.places.extend(cells[0].places)
        if starts.get(index) in ("action", "caption"):
            continue
        if previous_labels and not all(own_pairs(cell) for cell in cells):
            for label_cell, known in previous_labels:
                below = grid[index][label_cell.col]
                if below is not None and below.row == index:
                    _take(Pair(label_cell.text, known, below, below.places), head, loose, entries, block)
            previous_labels = []
            continue
        labels = [(c, m) for c in cells if (m := cell_label(c)) is not None]
        heads = len(labels) == len(cells) >= min(2, table.n_cols) or _heads_row(cells, table, grid, index)
        if heads and values_below(grid, index, cells) and not _labels_beside(table, grid):
            previous_labels = labels
            continue
        previous_labels = []
        pairs = row_pairs(cells)
        if said := beside_pairs(cells):
            loose.extend(PrintedValue(Field.DESCRIPTION, printed_text(cell), None, places=cell.places) for cell in said)
            pairs = [pair for cell in cells for pair in own_pairs(cell)]
        if pairs:
            for pair in pairs:
                if head.lists_on(pair, loose):
                    head.list_title(block)
                elif _starts_another(pair, head, loose):
                    head.close(entries, loose, block, before)
                    head.reset()
                    loose.clear()
                _take(pair, head, loose, entries, block)
            if names_actions(pairs[-1]) and head.is_objective:
                listing = (index, pairs[-1].value.col)
        elif listing == (index - 1, cells[0].col) and len(cells) == 1 and cells[0].col_span < table.n_cols:
            listing = (index, cells[0].col)
            head.below.extend(listed_actions(cells[0], block))
        elif len(cells) == 2 and _marked_title(cells, head, loose, entries, block, before):
            continue
        elif all(_names_item(cell) for cell in cells) and len(cells) > 1:
            for cell in cells:
                _single(cell, head, loose, entries, block, before)
        elif len(cells) == 1:
            _single(cells[0], head, loose, entries, block, before)
    head.close(entries, loose, block, before)


def _heads_row(cells: list[Cell], table: Table, grid: Grid, index: int) -> bool:
    """Whether a row is nothing but a label over its whole width, in another look than the full-width row below it."""
    below = grid[index + 1][0] if index + 1 < table.n_rows else None
    if len(cells) > 1 or below is None or not cells[0].col_span == below.col_span == table.n_cols:
        return False
    known = cell_label(cells[0])
    apart = (cells[0].fill, cells[0].style.bold) != (below.fill, below.style.bold)
    return known is not None and known.is_whole and apart


class _Head:
    """The fiche's own item while it is being read."""

    level: Level | None
    title: str
    code: str
    marker: Marker | None
    volet: str | None
    theme: str | None
    group: Group | None
    places: list[Place]
    parents: list[Entry]
    own: Entry | None
    closed: bool
    parents_first: bool
    below: list[Entry]
    said: int
    listed: bool
    leading: set[str]

    def __init__(self, before: Entry | None) -> None:
        self.before = before
        self.parents_first = False
        self.reset()

    def reset(self) -> None:
        """Forget the item: the next fiche of the table begins."""
        self.level = self.marker = self.volet = self.theme = self.group = self.own = None
        self.title = self.code = ""
        self.places = []
        self.parents = []
        self.below = []
        self.leading = set()  # what stands before the title, of volet and theme
        self.said = 0
        self.listed = self.closed = False

    def has_begun(self, loose: list[PrintedValue]) -> bool:
        """Whether the fiche in hand has a title of its own, or values."""
        return bool(self.title or loose or (self.own is not None and self.own.title))

    @property
    def is_below_objective(self) -> bool:
        """Whether the fiche names an objective over its own title."""
        return bool(self.parents) or (self.own is not None and self.own.level in _OBJECTIVES)

    @property
    def is_objective(self) -> bool:
        """Whether an objective is what the fiche is of; it may stand before it."""
        if self.title:
            return self._item(0).level in _OBJECTIVES
        if self.own is not None or self.parents:
            return self.is_below_objective or (self.own is not None and self.own.level is None)
        return self.before is not None and self.before.level in _OBJECTIVES

    @property
    def is_action(self) -> bool:
        """Whether the fiche has named the action that it is of; that may be the heading right before it."""
        if self.title:
            return not self.is_objective
        return self.own is not None and self.own.level is Level.ACTION and bool(self.own.title)

    def lists_on(self, pair: Pair, loose: list[PrintedValue]) -> bool:
        """Whether a label names the next action of an objective's fiche, nothing said of the one before."""
        known, label = pair.meaning, read_marker(pair.label)
        is_action = known.level is Level.ACTION or (label is not None and label.level is Level.ACTION)
        return known.target == "title" and is_action and bool(self.title) and self.lists_row(loose)

    def lists_row(self, loose: list[PrintedValue]) -> bool:
        """Whether a row that names an action goes on with, or begins, the list of actions of an objective's fiche."""
        if not self.is_below_objective:
            return False
        if self.title:
            return self.level is Level.ACTION and len(loose) == self.said
        self._give(self.own or self.parents[-1], loose)
        loose.clear()
        return True

    def list_title(self, block: int) -> None:
        """Put the title in hand among the actions that the objective's fiche lists."""
        if self.title:
            self.below.append(self._item(block))
            self.listed = True
        self.title, self.code, self.marker, self.level, self.places = "", "", None, None, []

    def close(self, entries: list[Entry], loose: list[PrintedValue], block: int, before: Entry | None) -> None:
        """Append the parents and the item, or give the values to the item that stands before the fiche."""
        if self.closed:
            return
        self.closed = True
        if self.listed:
            self.list_title(block)
        self._place(entries, loose, block, before)
        above = next((e for e in reversed(entries) if e.kind == "item" and e.level is not None), None)
        hang_below(self.below, above.level if above is not None else None)
        entries.extend(self.below)

    def _place(self, entries: list[Entry], loose: list[PrintedValue], block: int, before: Entry | None) -> None:
        self.parents.sort(key=lambda parent: parent.level.rank if parent.level else 0)
        for parent in self.parents:
            parent.group = parent.group or self.group
        if self.title or self.marker or self.code:
            entries.extend(self.parents)
            entry = self._item(block)
            entries.append(entry)
            if self.marker is not None and self.is_below_objective:
                entry.say(loose)  # a lone "Action 1" in the fiche of its objective: other fiches tell whose they are
            else:
                entry.values.extend(loose)
        elif self.own is not None:
            at = next((i for i, entry in enumerate(entries) if entry is self.own), len(entries))
            entries[at:at] = self.parents
            self._give(self.own, loose)
            named = next((parent for parent in self.parents if parent.level is self.own.level), None)
            if named is not None and not self.own.title and at + len(self.parents) == len(entries) - 1:
                take_over(named, entries.pop())  # "FICHE OO 1.1" over the row that tells the objective's title
        elif before is not None and (not self.parents or (entries[-1:] == [before] and self._describe(before, loose))):
            at = next((i for i, entry in enumerate(entries) if entry is before), len(entries))
            entries[at:at] = self.parents
            before.say(loose)
            self._give(before, [])
        elif self.parents:
            entries.extend(self.parents)
            self._give(self.parents[-1], loose)

    def _describe(self, before: Entry, loose: Sequence[PrintedValue]) -> bool:
        """Whether a fiche speaks of the heading above; one objective and nothing more stands under a theme."""
        told = bool(loose) or len(self.parents) > 1 or before.marker is not None or says_doing(before.title)
        return told and _is_open_action(before)

    def _item(self, block: int) -> Entry:
        marker, title = self.marker, self.title
        if marker is None and self.code:
            marker = _code_marker(self.code)
        own = item_marker(title) if title else None
        if own is not None and own.rest and own.level != "theme" and own.shape != "bare":
            if marker is None:
                marker = own
            title = own.rest
        level = self.level or (marker.level if marker and isinstance(marker.level, Level) else None) or Level.ACTION
        return Entry(
            "item", title, level, marker, places=self.places, explicit=True, origin="fiche", block=block,
            volet=self.volet, theme=self.theme, group=self.group,
        )  # fmt: skip

    def _give(self, owner: Entry, loose: list[PrintedValue]) -> None:
        if self.below and owner.level in _OBJECTIVES:
            owner.say(loose)  # not of the items that its fiche lists
        else:
            owner.values.extend(loose)
        owner.volet = owner.volet or self.volet
        owner.theme, owner.group = owner.theme or self.theme, owner.group or self.group


def _is_open_action(entry: Entry) -> bool:
    """Whether an entry may be the heading of the fiche that follows it: an action, or a heading whose part is open."""
    if names_no_item(entry.title) or not entry.is_untold:
        return False
    if entry.level is not None:
        return entry.level.rank >= 2
    heading = entry.look is not None and entry.look.kind is Kind.HEADING
    return not entry.values and (entry.marker is not None or heading)


def _starts_another(pair: Pair, head: _Head, loose: list[PrintedValue]) -> bool:
    """Whether a label opens the next of several fiches in one table.

    The title or the code of an item comes again; or an objective, a volet or a theme, in fiches that name theirs before
    their title.
    """
    known = pair.meaning
    if known.target in head.leading and head.title:
        return True
    if known.target == "title" and head.title:
        marker = read_marker(" ".join(pair.value.text.split()))
        level = known.level or (marker.level if marker and isinstance(marker.level, Level) else None) or head.level
        if level is not None and level.rank < 2 and head.level is not level:
            return head.parents_first and bool(loose)
        return level is None or head.level is None or (level.rank <= head.level.rank and level is head.level)
    return known.target == "code" and bool(head.code) and known.level in (None, head.level) and bool(head.title)


def _take(pair: Pair, head: _Head, loose: list[PrintedValue], entries: list[Entry], block: int) -> None:
    known = pair.meaning
    text = " ".join(printed_text(pair.value).split())
    if known.target in _LEADING and not head.title:
        head.leading.add(known.target)
    if known.target == "volet":
        head.volet = volet_cell(text) or head.volet
    elif known.target == "theme":
        if (volet := volet_of(text)) is not None:
            head.volet = volet
        elif _names_strategic(text):
            head.parents.append(_parent(text, Level.STRATEGIC, list(pair.place), block))
            head.parents_first = head.parents_first or not (head.title or head.is_action)
        elif text:
            marker = read_marker(text)
            head.theme = marker.rest if marker and marker.rest and marker.level in ("theme", None) else text
            head.group = Group(pair.label, head.theme, marker, tuple(pair.place))
    elif known.target == "code":
        if known.level is None or known.level.rank >= 2 or not text:
            head.code = head.code or text
            head.places.extend(pair.place)
    elif known.target == "type":
        marker = read_marker(f"{text} :")
        if marker is not None and isinstance(marker.level, Level):
            head.level = marker.level
    elif names_actions(pair) and (head.is_objective or head.is_action):
        actions = listed_actions(pair.value, block)
        if head.is_objective:
            head.below.extend(actions)
        else:
            loose.extend(PrintedValue(Field.STEP, e.title, pair.label, places=tuple(e.places)) for e in actions)
    elif names_steps(pair):
        loose.extend(cell_values(replace(known, target="steps", level=None), pair.label, pair.value))
    elif known.target in ("title", "parent"):
        titled = bool(head.title)
        _take_title(pair, text, head, block)
        head.said = head.said if titled else len(loose)
    else:
        values = cell_values(known, pair.label, pair.value)
        loose.extend(with_colour(value, pair.value) for value in values)


def _names_strategic(text: str) -> bool:
    """Whether the value of a label of axes bears the marker of a strategic objective ("OS1 – …", "… (O.S.1)")."""
    marker = item_marker(text)
    return marker is not None and marker.level is Level.STRATEGIC and bool(marker.number and marker.rest)


def _take_title(pair: Pair, text: str, head: _Head, block: int) -> None:
    if not text:
        return
    marker = item_marker(text)
    level = pair.meaning.level
    if level is None and marker is not None and isinstance(marker.level, Level):
        level = marker.level
    if level is not None and level.rank < 2 and not (head.level and head.level is level and not head.title):
        for line in _title_lines(pair.value):
            own = item_marker(line)
            told = own.level if own is not None and isinstance(own.level, Level) else level
            head.parents.append(_parent(line, told, list(pair.place), block))
        head.parents_first = head.parents_first or not (head.title or head.is_action)
        return
    if head.title:
        return
    if head.own is not None and _awaits_title(head.own, level):
        head.own.title = marker.rest if marker and marker.rest and marker.number == head.own.number else text
        head.own.places.extend(pair.place)
        return
    if _LONE_NUMBER.fullmatch(text):
        head.code = head.code or text
        head.level = head.level or level
        head.places.extend(pair.place)
        return
    head.title = text
    head.level = head.level or level
    label = read_marker(pair.label)
    if label is not None and label.number and isinstance(label.level, Level):
        head.marker = label
        head.level = label.level
    head.places.extend(pair.place)


def _awaits_title(entry: Entry, level: Level | None) -> bool:
    """Whether a full-width row has given an item its number and no title ("FICHE N° 7")."""
    return entry.marker is not None and not entry.title and level in (None, entry.level)


def _title_lines(cell: Cell) -> Iterator[str]:
    """The objectives that a cell names, each from the line with its marker on; what else it holds as one text."""
    lines = [line.text for block in text_blocks(cell) for line in block.lines]
    starts = [at for at, line in enumerate(lines) if (m := read_marker(line)) is not None and m.number and m.level]
    if starts[:1] != [0] or len(starts) < 2:
        lines = printed_lines(cell)
        marked = [m for line in lines if (m := read_marker(line)) is not None and m.number]
        starts = list(range(len(lines))) if len(marked) == len(lines) > 1 else [0]
    for start, end in pairwise([*starts, len(lines)]):
        yield heal_lines(lines[start:end])


def _parent(text: str, level: Level, places: list[Place], block: int) -> Entry:
    marker = item_marker(text)
    title = text
    if marker is not None and (marker.number or marker.rest) and marker.level != "theme":
        title = marker.rest
    else:
        marker = None
    return Entry(
        "item", title, level, marker, places=places, explicit=True, reference=True, origin="fiche", block=block
    )


def _labels_beside(table: Table, grid: Grid) -> bool:
    """Whether the labels of two columns stand beside their values: what a value says may be the word of a label."""
    if table.n_cols != _SIDES:
        return False
    rows = [row_cells(row) for row in grid]
    labels = [[cell_label(cell) is not None for cell in cells] for cells in rows if len(cells) == _SIDES]
    beside = labels.count([True, False])
    return beside >= _FEWEST_BESIDE and beside > labels.count([True, True]) + labels.count([False, True])


def _shows_health(cell: Cell, row: list[Cell]) -> bool:
    """Whether the shade of a cell without text is the value of the label before it."""
    before = next((other for other in row if other.col + other.col_span == cell.col), None)
    known = cell_label(before) if before is not None and health_of(cell) is not None else None
    return known is not None and known.target == "health"


def _marked_title(
    cells: list[Cell], head: _Head, loose: list[PrintedValue], entries: list[Entry], block: int, before: Entry | None
) -> bool:
    """A row of a marker and its title ("Fiche n° 3 | Rénover …"): the fiche's own, or the next fiche's.

    An objective right below the title of an action is what the action serves.
    """
    marker = read_marker(" ".join(cells[0].text.split()))
    if marker is None or marker.rest or marker.number is None:
        return False
    if isinstance(marker.level, Level) and marker.level in _OBJECTIVES and head.is_action and not loose:
        title = f"{cells[0].text.rstrip(' :')} : {cells[1].text}"
        head.parents.append(_parent(" ".join(title.split()), marker.level, list(cells[1].places), block))
        return True
    if marker.level is Level.ACTION and head.lists_row(loose):
        head.list_title(block)
    elif head.title or head.own is not None or loose:
        head.close(entries, loose, block, before)
        head.reset()
        loose.clear()
    head.marker = marker
    head.title = " ".join(cells[1].text.split())
    head.level = marker.level if isinstance(marker.level, Level) else None
    head.places.extend((*cells[0].places, *cells[1].places))
    head.said = len(loose)
    return True


def _single(
    cell: Cell, head: _Head, loose: list[PrintedValue], entries: list[Entry], block: int, before: Entry | None
) -> None:
    """A full-width row: the fiche's title, an objective above it, or a caption."""
    own = own_pairs(cell)
    if own:
        for pair in own:
            _take(pair, head, loose, entries, block)
        return
    known = cell_label(cell)
    if known is not None and not read_marker(cell.text):
        return
    text = " ".join(cell.text.split())
    if head.own is not None and not head.own.title and head.own.marker is not None and read_marker(text) is None:
        head.own.title = text
        head.own.places.extend(cell.places)
        return
    if not loose and _is_above(cell, head):
        head.parents.append(_parent(" ".join(cell.text.split()), _level_of(cell), list(cell.places), block))
        return
    if head.own is not None and head.own.title and _is_caption(text):
        return
    if _says_more(text, head, loose):
        loose.append(PrintedValue(Field.DESCRIPTION, printed_text(cell), None, places=tuple(cell.places)))
        return
    if head.title or head.below or loose:
        marker = item_marker(" ".join(cell.text.split()))
        if marker is None or marker.level is None:
            return
        head.close(entries, loose, block, before)
        loose.clear()
        head.reset()
    found: list[Entry] = []
    texts = [full_text(b) for b in text_blocks(cell)]
    band_entries(texts, list(cell.places), cell_look(cell, "fiche"), block, found, before)
    entries.extend(found)
    for entry in found:
        if _is_part(entry, head.own):
            entry.kind, entry.level = "item", Level.SUB_ACTION
        elif entry.kind in ("item", "text"):
            head.own = entry


def _is_part(entry: Entry, own: Entry | None) -> bool:
    """Whether an entry of a full-width row is one of the lettered parts of the fiche's action: "a) Signer"."""
    lettered = entry.marker is not None and entry.marker.shape == "letter" and entry.level is None
    return lettered and own is not None and own.level is Level.ACTION and own.explicit and bool(own.title)


def _says_more(text: str, head: _Head, loose: list[PrintedValue]) -> bool:
    """Whether a full-width row without a marker stands right below that of a numbered action: it says what that is."""
    own = head.own
    if own is None or own.level is not Level.ACTION or not (own.number and own.title) or head.title:
        return False
    return read_marker(text) is None and all(value.field is Field.DESCRIPTION and not value.label for value in loose)


def _is_caption(text: str) -> bool:
    """Whether a full-width row only names a part of the fiche: "IDENTIFICATION", "Mise en œuvre"."""
    words = len(text.split())
    if read_marker(text) is not None or words > 3:
        return False
    return words == 1 or not (says_doing(text) or says_being(text))


def _names_item(cell: Cell) -> bool:
    marker = item_marker(" ".join(cell.text.split()))
    return marker is not None and isinstance(marker.level, Level) and bool(marker.rest)


def _level_of(cell: Cell) -> Level:
    marker = item_marker(" ".join(cell.text.split()))
    return marker.level if marker is not None and isinstance(marker.level, Level) else Level.ACTION


def _is_above(cell: Cell, head: _Head) -> bool:
    """Whether a full-width row names an objective above the action whose fiche it stands in."""
    own = head.own.level if head.own is not None else head.level
    return own is not None and own.rank >= 2 and _level_of(cell).rank < 2


def _code_marker(code: str) -> Marker:
    known = read_marker(code)
    if known is not None and not known.rest:
        return known
    digits = "".join(c if c.isdigit() or c in ".-/" else " " for c in code).split()
    return Marker("word", code.rstrip(" .:"), clean_number(digits[-1]) if digits else None, "", None, "code-cell")

"""The rows of a table of items: which items each begins, and which values belong to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from extract.detect.columns.code_columns import dotted
from extract.detect.columns.column import Column, Header, column_texts, row_cells
from extract.detect.columns.header_rows import find_header, is_header_row, says_of_band
from extract.detect.columns.new_headers import heads_anew
from extract.detect.columns.role_columns import with_role_columns
from extract.detect.columns.status_columns import with_status_columns
from extract.detect.tables.bands import band_entries, labelled_values
from extract.detect.tables.cell_items import cell_items, has_text
from extract.detect.tables.row_habits import find_habits, is_own_code
from extract.detect.tables.row_tree import find_links
from extract.detect.tables.summaries import counts_items, is_filter
from extract.detect.texts.cell_pairs import cell_label
from extract.detect.texts.celltext import full_text, nested_tables, printed_text, text_blocks
from extract.detect.texts.entries import Entry, Group
from extract.detect.texts.label_lines import label_only
from extract.detect.texts.look import cell_look
from extract.detect.values.raw_values import cell_values, choice_field, row_values
from extract.detect.values.shades import Shades, grid_shades
from extract.detect.words.headings import is_total, names_volet, volet_cell, volet_of
from extract.detect.words.labels import FIELDS, Meaning, meaning
from extract.detect.words.legend import Legend, is_key
from extract.detect.words.markers import read_marker, roman_number, to_roman
from extract.detect.words.ticks import is_ticked
from extract.document import Cell, Table
from extract.printed import Field, Level, PrintedValue
from extract.text import ends_open, fold

_TYPES = {
    "os": Level.STRATEGIC, "o s": Level.STRATEGIC, "objectif strategique": Level.STRATEGIC,
    "strategique": Level.STRATEGIC, "oo": Level.OPERATIONAL, "o o": Level.OPERATIONAL,
    "objectif operationnel": Level.OPERATIONAL, "operationnel": Level.OPERATIONAL,
    "a": Level.ACTION, "ac": Level.ACTION, "act": Level.ACTION, "action": Level.ACTION,
    "projet": Level.ACTION, "fiche": Level.ACTION, "mesure": Level.ACTION, "fiche projet": Level.ACTION,
    "fiche action": Level.ACTION, "sa": Level.SUB_ACTION, "s a": Level.SUB_ACTION, "sous action": Level.SUB_ACTION,
    "tache": Level.SUB_ACTION, "sous tache": Level.SUB_ACTION,
}  # fmt: skip


# Values that stand line by line beside the items of one cell; names may all belong to each of them.
_LINE_BY_LINE = (Field.SCHEDULE, Field.AMOUNT, Field.STATUS, Field.PROGRESS, Field.PRIORITY)
_NO_SHADES = Shades()
_LABEL_AND_VALUE = 2  # cells
_NOTHING = re.compile(r"[\s–—/-]*")
NestedReader = Callable[[Table, Header, int, Legend, int], list[Entry]]


class RowReader:
    """Reads the rows of one table in order; knows the last item of each level."""

    def __init__(
        self,
        table: Table,
        header: Header,
        block: int,
        legend: Legend,
        read_nested: NestedReader,
        known_shades: Shades = _NO_SHADES,
    ) -> None:
        self.read_nested = read_nested
        self.known_shades = known_shades
        self.legend = legend
        self.table, self.header, self.block = table, header, block
        self.grid = table.grid()
        self.shades = grid_shades(table, self.grid, header, legend).settled(known_shades)
        self.links = find_links(header, self.grid)
        self.habits = find_habits(header, self.grid)
        self.entries: list[Entry] = []
        self.last: Entry | None = None
        self.of_cell: list[Entry] = []  # what the last title cell gave
        self.volet: str | None = None  # of the rows above, in a column before the titles
        self.shown: dict[int, str] = {}
        self.current: dict[Level, Entry] = {}
        self.header_texts = {
            tuple(fold(c.text) for c in row_cells(self.grid[i])) for i in range(header.first, header.last)
        }

    def read(self, index: int) -> None:
        """Read one row."""
        row = self.grid[index]
        cells = [cell for cell in row_cells(row) if cell.row == index and cell.text.strip()]
        if not cells:
            self._colours_only(row, index)
            return
        if tuple(fold(c.text) for c in row_cells(row)) in self.header_texts:
            return
        if index >= self.header.last and len(cells) >= 3 and self._new_header(index):
            return
        if is_total(cells[0].text) or counts_items(cells) or all(is_key(cell.text) for cell in cells):
            return
        if is_filter(cells):
            return
        if self._says_nothing_of_band(row, cells) or self._has_no_action(row, index):
            return
        if self._is_band(row, cells):
            self._band(cells, index)
        else:
            self._row(row, index, cells)

    def _has_no_action(self, row: list[Cell | None], index: int) -> bool:
        """Whether the titles of a row are dashes: nothing is to be done that year, or by that service."""
        titles = [cell for column in self.header.of("title") if (cell := row[column.index]) is not None]
        own = [cell.text.strip() for cell in titles if cell.row == index and cell.text.strip()]
        return bool(own) and all(_NOTHING.fullmatch(text) for text in own)

    def _new_header(self, index: int) -> bool:
        worded = sum(1 for cell in row_cells(self.grid[index]) if (known := meaning(cell.text)) and known.cover >= 0.5)
        if worded < 2 or not is_header_row(self.grid[index]) or not heads_anew(self.grid[index], self.header):
            return False
        found = find_header(self.table, self.grid, index)
        if found is None or found.first != index:
            return False
        found = with_role_columns(found, self.table, self.grid, self.legend.roles)
        self.header = with_status_columns(found, self.table, self.grid, self.legend)
        self.shades = grid_shades(self.table, self.grid, found, self.legend).settled(self.known_shades)
        self.links = find_links(found, self.grid)
        self.habits = find_habits(found, self.grid)
        self.header_texts |= {
            tuple(fold(c.text) for c in row_cells(self.grid[i])) for i in range(found.first, found.last)
        }
        return True

    def _colours_only(self, row: list[Cell | None], index: int) -> None:
        if self.last is not None and self.shades != _NO_SHADES:
            values = row_values(self.header, row, shades=self.shades, legend=self.legend)
            self.last.values.extend(
                v for v in values if v.hints.get("shape") == "grid" and not self._has_grid(self.last)
            )

    @staticmethod
    def _has_grid(entry: Entry) -> bool:
        return any(v.field is Field.SCHEDULE and v.hints.get("shape") == "grid" for v in entry.values)

    # -- bands ---------------------------------------------------------------------------------------------------

    def _is_band(self, row: list[Cell | None], cells: list[Cell]) -> bool:
        n_cols = self.table.n_cols
        if self.habits.is_step(cells) and volet_of(cells[-1].text) is None:
            marker = read_marker(cells[-1].text)
            return marker is not None and marker.level == "theme"
        if len(cells) == 1:
            cell = cells[0]
            covered_above = sum(1 for c in row_cells(row) if c.row != cell.row and c.text.strip())
            if cell.col_span >= max(2, 0.6 * n_cols) and not (covered_above and cell.col_span < n_cols - covered_above):
                return True
            if n_cols == 1:
                return True
            if volet_of(cell.text) and self.header.columns[cell.col].target != "volet":
                return True
            if covered_above:
                return False
            if cell.col_span >= 2 and cell.col <= 1 and not self._spans_title_only(cell):
                return True
            marker = read_marker(cell.text)
            column = self.header.columns[cell.col]
            if cell.col == 0 and column.target != "title" and (marker or volet_of(cell.text) or len(cell.text) > 25):
                return True
            return bool(cell.col == 0 and marker and marker.level == "theme")
        if len(cells) == 2 and self._volet_of_band(cells) is not None:
            return True
        if len(cells) == 2 and cells[1].col_span >= max(2, 0.5 * n_cols) and not self._spans_title_only(cells[1]):
            marker = read_marker(cells[0].text)
            return bool(marker and not marker.rest) or len(cells[0].text) <= 12 or self._says_of_last(*cells)
        return False

    def _says_of_last(self, label: Cell, value: Cell) -> bool:
        return self.last is not None and says_of_band(label, value, self.table.n_cols)

    def _says_nothing_of_band(self, row: list[Cell | None], cells: list[Cell]) -> bool:
        """Whether a label stands beside an empty cell over all other columns, or beside a dash."""
        beside = row[cells[0].col + cells[0].col_span] if cells[0].col + cells[0].col_span < len(row) else None
        if beside is None or (len(cells) > 1 and (cells[1] is not beside or _NOTHING.fullmatch(beside.text) is None)):
            return False
        return len(cells) <= 2 and self._says_of_last(cells[0], beside)

    def _volet_of_band(self, cells: list[Cell]) -> Cell | None:
        """The cell of a band of two that names the volet of what the other one names, under no column of volets."""
        if not self.header.columns or any(self.header.columns[c.col].target == "volet" for c in cells):
            return None
        return next((c for c in cells if names_volet(c.text) and volet_of(c.text)), None)

    def _spans_title_only(self, cell: Cell) -> bool:
        covered = [
            self.header.columns[c] for c in range(cell.col, min(cell.col + cell.col_span, len(self.header.columns)))
        ]
        return all(column.target in ("title", "code", "type", "none") for column in covered) and any(
            column.target == "title" for column in covered
        )

    def _band(self, cells: list[Cell], index: int) -> None:
        if self.last is not None and (known := _label_of_band(cells)) is not None:
            values = cell_values(known, cells[0].text.strip(" :"), cells[1])
            if self.last.level in (Level.STRATEGIC, Level.OPERATIONAL):
                self.last.values.extend(values)
            else:
                self.last.say(values)
            return
        texts: list[str] = []
        for cell in cells:
            texts.extend(full_text(block) for block in text_blocks(cell))
        places = [place for cell in cells for place in cell.places]
        volet = self._volet_of_band(cells) if len(cells) == 2 else None
        if volet is not None:
            cells = sorted(cells, key=lambda cell: cell is not volet)
            texts = [" ".join(cell.text.split()) for cell in cells]
        elif len(cells) == 2:
            end = next((at for at, text in enumerate(texts) if at > 1 and labelled_values(text)), len(texts))
            texts = [_beside(texts[:end], is_code=self._counts_rows(cells[0])), *texts[end:]]
        band_entries(texts, places, cell_look(cells[0], "band"), self.block, self.entries, self.last)
        for entry in reversed(self.entries):
            if entry.kind in ("item", "text"):
                self.last = entry
                break
        self.shown.clear()
        self.current.clear()
        for cell in cells:
            for table in nested_tables(cell):
                self.entries.extend(self._inside(table))

    def _counts_rows(self, cell: Cell) -> bool:
        """Whether the capital or roman number alone in a cell is a code: a neighbour or a part of it is one."""
        code = cell.text.strip(" .)")
        if re.fullmatch(r"[A-Z]|[IVX]+", code) is None:
            return False
        texts = {text.strip(" .)") for text in column_texts(self.table, self.grid, self.header.last, cell.col)}
        value = roman_number(code)
        beside = {to_roman(n) for n in (value - 1, value + 1) if n} if value is not None else set()
        beside |= {chr(ord(code) - 1), chr(ord(code) + 1)} if len(code) == 1 else set()
        return not texts.isdisjoint(beside) or any(re.match(rf"{code}\s?\.?\s?\d", text) for text in texts)

    # -- rows ----------------------------------------------------------------------------------------------------

    def _row(self, row: list[Cell | None], index: int, cells: list[Cell]) -> None:
        if self._continues(row, index, cells):
            return
        new = self._row_items(row, index)
        values = row_values(self.header, row, shades=self.shades, legend=self.legend)
        self._context_cells(row, index, new)
        if new:
            new[-1].key, new[-1].parent_key = self.links.of(row)
            for entry in new:
                entry.under = self._under(row, entry)
            deepest = [entry for entry in new if entry.level == new[-1].level and not entry.reference] or new[-1:]
            same_cell = [entry for entry in deepest if any(entry is one for one in self.of_cell)] or deepest[-1:]
            self.current.update({e.level: e for e in new if e.level is not None})
            for value, level in self._levelled(values):
                if level is None and _shared_out(value, same_cell):
                    continue
                owners = [e for e in new if e.level is level] if level is not None else same_cell
                if not owners and level is not None and level in self.current:
                    owners = [self.current[level]]
                for owner in owners or same_cell:
                    if not any(v.raw == value.raw and v.label == value.label for v in owner.values):
                        owner.values.append(value)
            self.entries.extend(new)
            self.last = new[-1]
            self._nested(cells)
        elif any(nested_tables(cell) for cell in cells) and self._nested(cells):
            return
        elif self.last is not None:
            shaded = [cell for column in self.header.of("health") if (cell := row[column.index]) and cell.row == index]
            own = {id(cell) for cell in (*cells, *shaded)}
            fresh = row_values(
                self.header,
                [c if c is not None and id(c) in own else None for c in row],
                shades=self.shades,
                legend=self.legend,
            )
            if not fresh and cells:
                self._continue_title(cells)
            self.last.values.extend(value for value in fresh if value not in self.last.values)

    def _under(self, row: list[Cell | None], entry: Entry) -> tuple[Level, str] | None:
        """The objective that the row gives by its number alone, in the column of its lowest objectives: told elsewhere.

        Where that cell is empty, the objective is the one above; where it has a title, the row tells it itself.
        """
        if entry.level is None or entry.level.rank < Level.ACTION.rank:
            return None
        columns = [c for c in (*self.header.of("code"), *self.header.of("title")) if c.level is not None]
        levels = [c.level for c in columns if c.level is not None and c.level.rank < Level.ACTION.rank]
        lowest = max(levels, key=lambda level: level.rank, default=None)
        cells = [row[c.index] for c in reversed(columns) if lowest is not None and c.level is lowest]
        named = any(cell is not None and has_text(cell) and not _is_code(cell.text) for cell in cells)
        markers = (read_marker(cell.text) for cell in cells if cell is not None and not named)
        alone = (m for m in markers if m is not None and m.number and not m.rest)
        marker = next((m for m in alone if m.level in (None, lowest, "objective")), None)
        return (lowest, marker.number) if lowest is not None and marker is not None and marker.number else None

    def _inside(self, table: Table) -> list[Entry]:
        return self.read_nested(table, self.header, self.table.n_cols, self.legend, self.block)

    def _nested(self, cells: list[Cell]) -> bool:
        """Tables inside the cells of a row that hold items of their own."""
        found = False
        for cell in cells:
            column = self.header.columns[cell.col] if cell.col < len(self.header.columns) else None
            if column is not None and column.target in ("amounts", "indicators", "funding"):
                continue
            for table in nested_tables(cell):
                entries = self._inside(table)
                if any(e.kind in ("item", "text") for e in entries):
                    self.entries.extend(entries)
                    found = True
        return found

    def _continues(self, row: list[Cell | None], index: int, cells: list[Cell]) -> bool:
        """Take a row cut by a page break or line by line: its title goes on in lower case.

        Titles begin with a capital there, or the one above cannot end where it does.
        """
        title = next(
            (c for c in reversed(self.header.of("title")) if (t := row[c.index]) is not None and t in cells), None
        )
        if title is None or self.last is None or not self.last.title or index <= self.header.last:
            return False
        cell = row[title.index]
        if cell is None or not cell.text[:1].islower() or self.last.title.rstrip().endswith((".", ";", "!", "?")):
            return False
        if (
            read_marker(cell.text) is not None
            or self._code(row, title, cell, title.level) is not None
            or (self._lower_case_titles(title) and not ends_open(self.last.title))
        ):
            return False
        levels = [
            c for c in self.header.of("title") if c is not title and (t := row[c.index]) is not None and t in cells
        ]
        if levels:
            return False
        self.last.title = f"{self.last.title} {' '.join(cell.text.split())}"
        self.last.places.extend(cell.places)
        own = {id(c) for c in cells}
        fresh = row_values(
            self.header, [c if c is not None and id(c) in own else None for c in row], shades=self.shades
        )
        for value in fresh:
            at = next(
                (i for i, v in enumerate(self.last.values) if v.label == value.label and v.field is value.field), None
            )
            if at is None:
                self.last.values.append(value)
            else:
                known = self.last.values[at]
                joined = replace(known, raw=f"{known.raw} {value.raw}", places=(*known.places, *value.places))
                self.last.values[at] = joined
        return True

    def _lower_case_titles(self, column: Column) -> bool:
        texts = [
            cell.text.strip()
            for i in range(self.header.last, self.table.n_rows)
            if (cell := self.grid[i][column.index]) is not None and cell.row == i and cell.text.strip()
        ]
        return sum(1 for text in texts if text[0].islower()) > 0.3 * len(texts)

    def _levelled(self, values: list[PrintedValue]) -> list[tuple[PrintedValue, Level | None]]:
        levels = {c.label: c.level for c in self.header.columns if c.level is not None and c.target != "title"}
        deepest = max((c.level.rank for c in self.header.columns if c.level and c.target == "title"), default=3)
        return [
            (v, level if (level := levels.get(v.label or "")) is not None and level.rank <= deepest else None)
            for v in values
        ]

    def _continue_title(self, cells: list[Cell]) -> None:
        if self.last is not None and len(cells) == 1 and self.last.title and cells[0].text[:1].islower():
            self.last.title = f"{self.last.title} {' '.join(cells[0].text.split())}"
            self.last.places.extend(cells[0].places)

    def _context_cells(self, row: list[Cell | None], index: int, new: list[Entry]) -> None:
        """Columns for the volet, the theme: on the row's own items."""
        for column in self.header.of("volet"):
            cell = row[column.index]
            printed = cell is not None and bool(cell.text.strip())
            volet = volet_cell(printed_text(cell)) if cell is not None and printed else None
            if column.index < min((c.index for c in self.header.of("title")), default=0) and new:
                volet = volet if printed else self.volet  # printed once, on the first of its rows
                self.volet = volet
            for entry in new:
                entry.volet = volet or entry.volet
        for column in self.header.of("choice"):
            cell = row[column.index]
            volet = volet_cell(column.leaf) if choice_field(column) is None else None
            if volet and cell is not None and is_ticked(cell.text.strip()):
                for entry in new:
                    entry.volet = volet
        for column in self.header.of("theme"):
            cell = row[column.index]
            if cell is None or not cell.text.strip():
                continue
            text = " ".join(cell.text.split())
            marker = read_marker(text)
            title = marker.rest if marker and marker.rest and marker.level in ("theme", None) else text
            volet = volet_of(text)
            leads = column.index < min((c.index for c in self.header.of("title")), default=0)
            group = Group(column.label, title, marker, tuple(cell.places)) if leads else None
            for entry in new:
                if volet:
                    entry.volet = entry.volet or volet
                else:
                    entry.theme, entry.group = title, group

    def _row_items(self, row: list[Cell | None], index: int) -> list[Entry]:
        levels = sorted(
            (c for c in self.header.of("title") if c.level), key=lambda c: (c.level.rank if c.level else 9, c.index)
        )
        seen: list[Cell] = []
        new: list[Entry] = []
        open_title = [c for c in self.header.of("title") if c.level is None][:1]
        spare: tuple[str, Cell] | None = None  # beside a title that bears its code itself
        leads = bool(open_title and levels) and open_title[0].index < min(c.index for c in levels)
        columns = [*open_title, *levels] if leads else [*levels, *open_title]
        for column in columns:
            cell = row[column.index]
            if cell is None or any(cell is known for known in seen):
                continue
            seen.append(cell)
            own_type = self._type(row) or (self._coded_level(row, index) if column.level is None else None)
            code = self._code(row, column, cell, own_type or column.level)
            if column is not columns[-1] and _names_level(cell, column.level):
                spare, code = code, None
            elif code is None and column is columns[-1] and spare is not None and is_own_code(spare[0]):
                code = spare
            if cell.row != index:
                continue
            if len(label_only(cell)) >= 2:
                continue  # labels and values annotate the row's item
            if code is None and _is_count(cell.text):
                continue
            if not has_text(cell) and not (code and code[1].row == index and read_marker(code[0])):
                continue
            if self.habits.cascades and not has_text(cell) and self._has_title(row):
                continue  # the code is that of another column's item
            deeper = any(
                (c := row[other.index]) is not None and c.text.strip() and c is not cell
                for other in levels
                if other.level and column.level and other.level.rank > column.level.rank
            )
            deeper = deeper or (leads and column is open_title[0])
            if self._repeats(column, cell, code[0] if code else "", deeper=deeper) and not self.habits.skips_below(
                column, row
            ):
                continue
            level = own_type or (column.level if index not in self.habits.heads else None)
            filled = self._filled(row, cell) > 0
            deepest = column is columns[-1]
            self.of_cell = cell_items(
                cell, level, code, deepest=deepest, filled=filled, block=self.block, ruled=self.table.ruled
            )
            new.extend(self.of_cell)
            if column.level is not None:
                for other in levels:
                    if other.level and other.level.rank > column.level.rank:
                        self.shown.pop(other.index, None)
        return new

    def _repeats(self, column: Column, cell: Cell, code: str, *, deeper: bool) -> bool:
        """Whether a cell only repeats the item of the row above (flat sheets: a row a leaf)."""
        if not deeper and (column.level is None or column.level.rank >= 2):
            return False
        text = f"{code} {cell.text}"
        if self.shown.get(column.index) == text:
            return True
        self.shown[column.index] = text
        return False

    def _has_title(self, row: list[Cell | None]) -> bool:
        return any((cell := row[column.index]) is not None and has_text(cell) for column in self.header.of("title"))

    def _coded_level(self, row: list[Cell | None], index: int) -> Level | None:
        """The deepest level that the row's own codes name, where levels have columns of codes but none of titles."""
        titled = {c.level for c in self.header.of("title")}
        codes = [c for c in self.header.of("code") if c.level is not None and c.level not in titled]
        levels = [
            c.level for c in codes if c.level and (x := row[c.index]) is not None and x.row == index and x.text.strip()
        ]
        return max(levels, key=lambda level: level.rank) if len(codes) >= 2 and levels else None

    def _code(
        self, row: list[Cell | None], column: Column, title: Cell, level: Level | None
    ) -> tuple[str, Cell] | None:
        codes = self.header.of("code")
        own = [c for c in codes if c.level is not None and c.level == level]
        near = [c for c in codes if c.level is None and c.index < column.index and c.index not in self.habits.row_codes]
        if column.level is not None and not self.habits.cascades:
            blocked = [c.index for c in self.header.of("title") if c.index < column.index]
            near = [c for c in near if not blocked or c.index > max(blocked)]
        titles = {c.index for c in self.header.of("title")}
        after = [c for c in codes if c.level is None and c.index == column.index + 1 and c.index + 1 not in titles]
        for c in own or near[-1:] or after or self.habits.codes_of(row, column):
            cell = row[c.index]
            if cell is not None and cell is not title and cell.text.strip():
                return dotted(" ".join(cell.text.split())), cell
        return None

    def _type(self, row: list[Cell | None]) -> Level | None:
        for column in self.header.of("type"):
            cell = row[column.index]
            if cell is None or not cell.text.strip():
                continue
            marker = read_marker(f"{cell.text.strip()} :")
            named = marker.level if marker is not None and not (marker.rest or marker.number) else None
            if level := _TYPES.get(fold(cell.text)) or (named if isinstance(named, Level) else None):
                return level
        return None

    def _filled(self, row: list[Cell | None], title: Cell) -> int:
        return sum(
            1
            for column in self.header.columns
            if column.target not in ("title", "code", "type", "none")
            and (cell := row[column.index]) is not None
            and cell is not title
            and cell.text.strip()
        )


def _label_of_band(cells: list[Cell]) -> Meaning | None:
    """What the first of two cells of a band means that is the label of the value beside it, None for others."""
    known = cell_label(cells[0]) if len(cells) == _LABEL_AND_VALUE else None
    return known if known is not None and known.is_whole and known.target in FIELDS else None


def _names_level(cell: Cell, level: Level | None) -> bool:
    """Whether the cell of an objective bears the level and number itself ("OO 1.2 : Planter")."""
    marker = read_marker(cell.text) if level is not None else None
    return marker is not None and marker.level is level and bool(marker.number and marker.rest)


def _is_count(text: str) -> bool:
    """Whether a text is a number only, and not one in parts: it counts something, and is no title."""
    return text.strip().replace(" ", "").replace(",", "").replace("%", "").isdigit()


def _beside(texts: list[str], *, is_code: bool) -> str:
    """A marker and the title in the cell beside it: a level's name or a label takes a colon ("Action : Peindre …").

    ``is_code``: a letter or a roman number alone; it takes a dot ("II. Habiter").
    """
    if is_code:
        return " ".join([f"{texts[0].strip(' .)')}.", *texts[1:]])
    marker, known = read_marker(texts[0]), meaning(texts[0])
    bare = marker is not None and marker.shape == "bare" and not marker.rest
    label = marker is None and known is not None and known.is_whole and known.target in FIELDS
    return (" : " if (bare or label) and len(texts) > 1 and read_marker(texts[1]) is None else " ").join(texts)


def _shared_out(value: PrintedValue, items: list[Entry]) -> bool:
    """Give each of several items in a cell its own line of a value that has as many lines."""
    lines = value.raw.split("\n")
    if len(items) < 2 or len(lines) != len(items) or value.field not in _LINE_BY_LINE:
        return False
    for item, line in zip(items, lines, strict=True):
        item.values.append(replace(value, raw=line))
    return True


def _is_code(text: str) -> bool:
    marker = read_marker(text)
    return marker is not None and bool(marker.number) and not marker.rest

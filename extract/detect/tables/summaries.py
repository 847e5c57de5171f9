"""Tables that sum up what is told elsewhere: counts and sums over children are no items and no amounts."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from extract.detect.texts.entries import Entry
from extract.detect.words.headings import is_count, is_count_label, is_state, is_total
from extract.detect.words.labels import meaning, named_level
from extract.detect.words.markers import read_marker
from extract.document import Cell, Table
from extract.printed import Field, Level
from extract.text import fold

_Name = tuple[Level | None, str]
_SUMMED = frozenset({Field.AMOUNT, Field.PROGRESS, Field.FTE})
_LARGEST_TALLY = 60  # cells
_FEWEST_COUNTS = 2  # columns that count what objectives hold
_FEWEST_FILTERS = 3
_FILTER = re.compile(r"\([^\W\d_]{3,12}\)|<[^\W\d_]{3,12}>|▼|⏷")
_COUNT = re.compile(r"\d{1,4}|\d{1,3}(?:[.,]\d+)?\s?%")

_FIGURES = re.compile(r"\d{1,3}(?:\s\d{1,3})*(?:\s?%)?")


def without_summaries(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without those of tables of objectives alone, all told elsewhere, that add only figures.

    A plan without actions keeps them: figures of objectives are then its own.
    """
    if not any(_may_act(entry) for entry in entries):
        return list(entries)
    tables: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.origin == "table":
            tables.setdefault(entry.block, []).append(entry)
    summed = {block: held for block, held in tables.items() if _sums_up(held)}
    others = [entry for entry in entries if entry.title and not _is_in(entry, summed)]
    told = {name for entry in others for name in _names(entry)}
    sums = {block for block, held in summed.items() if all(not told.isdisjoint(_names(entry)) for entry in held)}
    return [entry for entry in entries if not _is_in(entry, sums)]


def without_counts(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without what a table of counts says again of objectives that stand in the body."""
    counts = [e for e in entries if e.summary]
    if not counts:
        return list(entries)
    body = [e for e in entries if e.kind in ("item", "text") and not e.summary]
    told: set[_Name] = {(e.level, e.number) for e in body if e.kind == "item" and e.number}
    told |= {(e.level, fold(e.title)) for e in body if e.kind == "item"}
    told |= {(None, fold(title)) for e in body for title in _titles_over(e) if " " in title}
    gone = {id(e) for e in counts if not told.isdisjoint(_names_counted(e))}
    return [e for e in entries if id(e) not in gone]


def _titles_over(entry: Entry) -> Iterator[str]:
    """What an entry is and stands under, by their titles."""
    yield from (entry.title, entry.theme or "", entry.group.title if entry.group is not None else "")


def _names_counted(entry: Entry) -> set[_Name]:
    """What a row of a table of counts names; where no column says its level, what stands behind its marker, too."""
    names: set[_Name] = {(entry.level, entry.number or ""), (entry.level, fold(entry.title))}
    marker = read_marker(entry.title) if entry.level is None else None
    return names | {(None, fold(marker.rest))} if marker is not None and marker.rest else names


def without_figures(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without the objectives that are told by figures alone: the bars and tiles of a dashboard.

    The figures stand in the place of the title or below the bare number. One whose number bears no title elsewhere
    stays, if nothing else.
    """
    titled = {(e.level, e.number) for e in entries if e.kind == "item" and e.number and not _is_figure(e.title)}
    below = [entry.kind == "text" and _is_figure(f"{entry.code or ''}{entry.title}") for entry in entries[1:]]
    return [
        entry
        for entry, over_figure in zip(entries, [*below, False], strict=False)
        if entry.kind != "item"
        or not (_is_figure(entry.title) if entry.title else over_figure)
        or _is_alone(entry, titled)
    ]


def _is_figure(title: str) -> bool:
    return not any(map(str.isalpha, title)) or is_count(title)


def _is_alone(entry: Entry, titled: Container[tuple[Level | None, str | None]]) -> bool:
    """Whether an entry has values, or a number that nothing else explains."""
    return bool(entry.values) or (bool(entry.number) and (entry.level, entry.number) not in titled)


def is_tally(table: Table) -> bool:
    """Whether a table only tells how many items there are, of each state or of whatever its columns count."""
    if table.n_rows < 2 or table.n_cols < 2 or len(table.cells) > _LARGEST_TALLY:
        return False
    rows = [[cell.text.strip() if cell is not None else "" for cell in row] for row in table.grid()]
    return _tallies(rows) or _tallies(list(zip(*rows, strict=True))) or _is_chart(rows)


def is_filter(cells: Sequence[Cell]) -> bool:
    """Whether a row is that of a sheet's filters: "(Tous)" under each name."""
    said = {cell.text.strip() for cell in cells}
    return len(cells) >= _FEWEST_FILTERS and len(said) == 1 and _FILTER.fullmatch(said.pop()) is not None


def counts_items(cells: Sequence[Cell]) -> bool:
    """Whether a row is the label of a count of items and its number ("Nombre d'actions : | 16")."""
    return len(cells) == 2 and is_count_label(cells[0].text) and cells[1].text.strip().isdigit()


def is_recount(table: Table, entries: Sequence[Entry]) -> bool:
    """Whether a table counts what objectives told before hold, with sums that prove it ("OS 1 … | 4 | 1 | 0 | 5").

    Rates, and columns that are not filled in, may stand beside the counts.
    """
    if table.n_rows < 3 or table.n_cols < 2 or len(table.cells) > 4 * _LARGEST_TALLY:
        return False
    told = {(entry.marker.level, entry.number) for entry in entries if entry.marker is not None and entry.number}
    recalled: list[list[str]] = []
    sums: list[list[str]] = []
    for row in ([cell.text.strip() if cell is not None else "" for cell in cells] for cells in table.grid()[1:]):
        marker = read_marker(row[0])
        known = marker is not None and bool(marker.number) and (marker.level, marker.number) in told
        figures = [text for text in row[1:] if text.strip("-–")]
        if not figures or not all(map(_COUNT.fullmatch, figures)):
            return False
        if not (known or is_total(row[0]) or not re.search(r"\w", row[0])):
            return False
        if not all("%" in text for text in figures):
            (recalled if known else sums).append(row)
    return len(recalled) >= 2 and _adds_up(recalled, sums)


def _adds_up(recalled: Sequence[Sequence[str]], sums: Sequence[Sequence[str]]) -> bool:
    """Whether the columns of counts add up to the last one, or one of them to its cell in a row of sums."""
    cols = [col for col in range(1, len(recalled[0])) if all(row[col].isdigit() for row in (*recalled, *sums))]
    counts, totals = ([[int(row[col]) for col in cols] for row in rows] for rows in (recalled, sums))
    across = len(cols) > 2 and all(sum(row[:-1]) == row[-1] for row in counts)
    whole = [sum(column) for column in zip(*counts, strict=True)]
    return across or any(0 < a == b for row in totals for a, b in zip(whole, row, strict=True))


def _tallies(rows: Sequence[Sequence[str]]) -> bool:
    """Whether texts, but for a head, are labels with nothing but counts beside them."""
    head, body = ([], rows) if any(map(_COUNT.fullmatch, rows[0][1:])) else (rows[0][1:], rows[1:])
    counts = [[text for text in row[1:] if text] for row in body]
    if len(body) < 2 or not all(counts) or not all(_COUNT.fullmatch(text) for row in counts for text in row):
        return False
    labels = [row[0] for row in body]
    if len(head) >= _FEWEST_COUNTS and all(labels) and all(map(is_count_label, head)):
        return True  # of each objective, how many of what it holds
    if not all(labels) or any((marker := read_marker(text)) and marker.number for text in (*labels, *head)):
        return False
    if any((known := meaning(text)) is not None and known.target == "ignore" for text in head):
        return True
    told = [(label, row[0]) for label, row in zip(labels, counts, strict=True) if not is_total(label)]
    stated = sum(1 for label, count in told if is_state(label) or is_count_label(label) or is_count(f"{count} {label}"))
    return stated >= max(2, 0.5 * len(told))


def _is_chart(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are the bars of a chart: an objective's marker, figures, and a count of what it holds ("5 actions").

    The number of the marker may stand with the figures.
    """
    held = [[text for text in row if text] for row in rows]
    bars = [row for row in held if len(row) >= 2 and _is_lone_marker(row[0]) and any(map(is_count, row[1:]))]
    figures = (text for row in bars for text in row[1:])
    return len(bars) == len(held) >= 2 and all(is_count(text) or _FIGURES.fullmatch(text) for text in figures)


def _is_lone_marker(text: str) -> bool:
    marker = read_marker(text)
    return named_level(text) is not None or (
        marker is not None and isinstance(marker.level, Level) and not marker.rest and marker.number is not None
    )


def _may_act(entry: Entry) -> bool:
    """Whether an entry is an action, or one by its number or its values as far as is known before levels are."""
    if entry.level is not None:
        return entry.level.rank >= Level.ACTION.rank
    if entry.kind == "text" and entry.look is not None and entry.look.shape.name == "bullet":
        return any(value.field not in _SUMMED for value in entry.values)
    return entry.marker is not None and entry.marker.shape == "number" and entry.marker.depth > Level.ACTION.rank


def _sums_up(held: Sequence[Entry]) -> bool:
    """Whether a table holds nothing but two objectives or more and figures."""
    figures = [value.field in _SUMMED for entry in held for value in entry.values]
    objectives = all(entry.level is not None and entry.level.rank < Level.ACTION.rank for entry in held)
    return len(held) >= 2 and objectives and bool(figures) and all(figures)


def _is_in(entry: Entry, blocks: Container[int]) -> bool:
    return entry.origin == "table" and entry.block in blocks


def _names(entry: Entry) -> set[_Name]:
    """What tells an entry: its number on its level, and its title where one of several words."""
    names: set[_Name] = {(entry.level, entry.number)} if entry.number else set()
    title = fold(entry.title)
    return names | {(None, title)} if " " in title or not names else names

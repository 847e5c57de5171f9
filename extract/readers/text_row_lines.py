"""Rows of tables that a conversion printed on one line each, a mere blank between their cells.

The line of labels above tells which cells a row has and in which order. What each cell holds tells where it is cut off.
Where fewer values stand on a line than there are columns of their kind, none of these columns has them for sure: they
stand in a column without a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence

from extract.document import Cell, Table, TextBlock
from extract.readers.text_row_cuts import Cut, Row, cut_row, lacks_title, names_among, names_left
from extract.readers.text_row_headers import TYPED, RowHeader, headers_among
from extract.readers.text_rows_below import rows_below
from extract.readers.text_tables import TextLine

_FEWEST_ROWS = 3  # below headers of the same labels
_SPACED = 0.85  # of the lines
_ENDING = 0.6  # of the rows that end in values as the labels say

Paragraphs = Callable[[Sequence[TextLine], bool], tuple[TextBlock, ...]]


def row_line_tables(
    lines: Sequence[TextLine], paragraphs: Paragraphs, aside: Container[TextLine], spaced: bool
) -> dict[int, tuple[Table, int]]:
    """Return the tables whose rows are printed on one line each, by the line where each begins, with the line after it.

    ``spaced``: an empty line stands behind each; lines ``aside`` are running heads and feet.
    """
    spaced = spaced or _is_spaced(lines)
    headers = list(headers_among(lines, spaced))
    if not headers:
        return {}
    parts = [
        (header, list(rows_below(lines, header, end, aside, spaced)))
        for header, end in zip(headers, [*(h.lines[0] for h in headers[1:]), len(lines)], strict=True)
    ]
    tables: dict[int, tuple[Table, int]] = {}
    for labels in {header.labels for header in headers}:
        own = [(header, rows) for header, rows in parts if header.labels == labels]
        rows = [row for _, part in own for row in part]
        cuts = [cut_row(row, own[0][0].behind, {}) for row in rows]
        ending = [row for row, cut in zip(rows, cuts, strict=True) if cut is not None]
        forms = Counter(_form(row.code) for row in rows)
        told = Counter(_form(row.code) for row in ending)
        ending = [row for row in ending if told[_form(row.code)] >= _ENDING * forms[_form(row.code)]]
        if len(ending) < _FEWEST_ROWS:
            continue
        rows, cuts = _only(rows, cuts, ending)
        names = names_among(rows, cuts, own[0][0].behind)
        names.update(names_left(rows, own[0][0].behind, names))
        titles = Counter(row.text(0, cut[0]) for row, cut in zip(rows, cuts, strict=True) if cut is not None)
        for header, part in own:
            cells = [(row, cut_row(row, header.behind, names)) for row in part if row in rows]
            titled = [(row, cut) for row, cut in cells if not lacks_title(row, cut, header, names, titles)]
            tables.update(_tables(lines, header, titled, paragraphs))
    return tables


def _only(rows: Sequence[Row], cuts: Sequence[Cut | None], ending: Sequence[Row]) -> tuple[list[Row], list[Cut | None]]:
    """Return the rows whose codes are of a form that those have which end in values."""
    forms = {_form(row.code) for row in ending}
    kept = [(row, cut) for row, cut in zip(rows, cuts, strict=True) if _form(row.code) in forms]
    return [row for row, _ in kept], [cut for _, cut in kept]


def _form(code: str) -> tuple[str, int]:
    return re.sub(r"[\W\d]", "", code), code.strip(" .)").count(".")


def _is_spaced(lines: Sequence[TextLine]) -> bool:
    """Whether an empty line stands behind nearly each."""
    printed = [at for at, line in enumerate(lines) if not line.is_blank]
    return sum(at + 1 == len(lines) or lines[at + 1].is_blank for at in printed) >= _SPACED * len(printed)


def _tables(
    lines: Sequence[TextLine],
    header: RowHeader,
    rows: Sequence[tuple[Row, Cut | None]],
    paragraphs: Paragraphs,
) -> Iterator[tuple[int, tuple[Table, int]]]:
    """Yield the tables of the rows that follow one another."""
    run: list[tuple[Row, Cut | None]] = []
    begin = header.lines[0]
    for row, cut in rows:
        after = run[-1][0].lines[-1] + 1 if run else header.lines[-1] + 1
        if any(not line.is_blank for line in lines[after : row.lines[0]]):
            if run:
                yield begin, (_table(header, run, lines, paragraphs), after)
            run, begin = [], row.lines[0]
        run.append((row, cut))
    if run:
        yield begin, (_table(header, run, lines, paragraphs), run[-1][0].lines[-1] + 1)


def _table(
    header: RowHeader, rows: Sequence[tuple[Row, Cut | None]], lines: Sequence[TextLine], paragraphs: Paragraphs
) -> Table:
    n = len(header.labels) + 1
    place = header.first.place
    cells = [
        Cell(0, col, blocks=paragraphs([TextLine(header.first.number, label)], False), is_header=True, places=(place,))
        for col, label in enumerate(header.labels)
    ]
    for at, (row, cut) in enumerate(rows, start=1):
        own = (lines[row.lines[0]].place,)
        coded = header.kinds[0] == "code"
        if coded:
            code = [TextLine(lines[row.lines[0]].number, row.code)]
            cells.append(Cell(at, 0, blocks=paragraphs(code, False), places=own))
        for col, texts in _cells(row, cut, header, lines).items():
            if col == header.title and not coded:
                first = texts[0] if texts else TextLine(lines[row.lines[0]].number, "")  # a code and no title
                texts = [TextLine(first.number, f"{row.code} {first.text}".strip()), *texts[1:]]
            cells.append(Cell(at, col, blocks=paragraphs(texts, True), places=own))
    return Table(tuple(cells), len(rows) + 1, n, header_rows=1, ruled=False, places=(place,))


def _cells(row: Row, cut: Cut | None, header: RowHeader, lines: Sequence[TextLine]) -> dict[int, list[TextLine]]:
    """Return the lines of each cell by its column; values that may be of several columns stand behind the last."""
    if cut is None:
        return {header.title: _texts(row, 0, len(row.words), lines)}
    cells = {header.title: _texts(row, 0, cut[0], lines)}
    kinds = header.behind
    unsure = {
        kind
        for kind in TYPED.intersection(kinds)
        if 0 < sum(cut[at] < cut[at + 1] for at, own in enumerate(kinds) if own == kind) < header.kinds.count(kind)
    }
    col, aside = header.title, len(header.labels)
    for at, kind in enumerate(kinds):
        col += 1
        texts = _texts(row, cut[at], cut[at + 1], lines)
        width = header.kinds[col:].count("tick") if kind == "tick" else 1
        if kind == "tick" and texts and len(row.text(cut[at], cut[at + 1]).split()) == width:
            cells.update({col + n: [TextLine(texts[0].number, "X")] for n in range(width)})
        elif texts:
            cells.setdefault(aside if kind in unsure else col, []).extend(texts)
        col += width - 1
    return cells


def _texts(row: Row, start: int, end: int, lines: Sequence[TextLine]) -> list[TextLine]:
    """Return words as lines, as they are printed."""
    found: dict[int, list[str]] = {}
    for at in range(start, end):
        found.setdefault(row.numbers[at], []).append(row.words[at])
    return [TextLine(lines[n].number, " ".join(words)) for n, words in found.items()]

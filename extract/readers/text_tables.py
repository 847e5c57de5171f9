"""Tables written in plain text: tab-separated rows, Markdown and boxed tables, columns aligned with blanks."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.document import Cell, Kind, Line, Place, Table, TextBlock
from extract.readers.bullet_glyphs import split_bullet
from extract.readers.text_cut_cells import MOST_LINES, UsualRows, is_cut_above, rest_of_row, usual_rows
from extract.text import clean

_TYPED_MARKER = re.compile(
    r"\s*(?:[-–—•*·▪➔➢o\uf0b7\uf0a7]|\(?(?:\d{1,3}(?:\.\d+)*[.)°]*|(?:[A-Za-z]|[ivxIVX]{1,4})(?:\.\d+)*[.)]+))\s*$"
)
_CODED_MARKER = re.compile(r"(?:[A-ZÀ-Ý]\.?){1,4}[\s.]?\d{1,3}(?:\.\w{1,3})*\s?[.:)]?")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_BOX = re.compile(r"^\s*[+├┌└╔╠╚|]?[-=─═+┬┼┴┤┐┘╦╬╩╗╝╣]{5,}[+|]?\s*$")
_GAP = re.compile(r"\S(?: {2,}|\t+ *)(?=\S)")
_MIN_ALIGNED = 3  # rows below which aligned blanks mean nothing
_MAX_BETWEEN = 3  # lines without a tab that still belong to the table around them
_FEWEST_VALUES, _FEWEST_ROWS = 3, 3  # that make lines with semicolons a table
_MAX_BROKEN = 12  # lines that a row of bars may run over
_MAX_QUOTED = 40  # lines that a quoted cell may run over


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the file: ``number`` counts from 1, ``text`` has no line end."""

    number: int
    text: str

    @property
    def place(self) -> Place:
        """Where the line stands."""
        return Place(path=f"line {self.number}")

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text.strip()


Paragraphs = Callable[[Sequence[TextLine], bool], tuple[TextBlock, ...]]


def take_table(lines: Sequence[TextLine], at: int, paragraphs: Paragraphs) -> tuple[Table, int] | None:
    """Return the table that begins at ``lines[at]`` and the index after it; None where none begins.

    ``paragraphs`` turns the lines of a cell into blocks; its second argument says whether they were wrapped to fit.
    """
    for reader in (_tab_table, _semicolon_table, _pipe_table, _box_table, _aligned_table):
        found = reader(lines, at, paragraphs)
        if found is not None:
            return found
    return None


# Tabs -----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells, each with its lines; one cell alone for a line that stands across the table."""

    cells: tuple[tuple[TextLine, ...], ...]
    across: bool = False


def is_tabbed(text: str) -> bool:
    """Return whether tabs part a line into cells: not an indent, nor the tab after a typed bullet or number."""
    first, tab, rest = text.partition("\t")
    if not tab or (not first.strip() and "\t" not in rest.lstrip("\t ") and not _only_tabs_after(text)):
        return False
    marker = _marker_before_tab(text)
    return marker is None or not (_TYPED_MARKER.match(marker) or _is_bullet(marker))


def without_marker_tab(text: str) -> str:
    """Return a line with a blank for the one tab that stands behind its bullet, number or code, as in lists."""
    marker = _marker_before_tab(text)
    return text if marker is None else re.sub(r"(?<=\S)\t+\s*", " ", text, count=1)


def _marker_before_tab(text: str) -> str | None:
    """Return the marker of a list entry before the one tab that parts its line; None where there is none."""
    marker, tab, rest = text.lstrip().partition("\t")
    if not tab or not rest.strip() or "\t" in rest.strip() or rest.endswith("\t"):
        return None
    return marker if _TYPED_MARKER.match(marker) or _CODED_MARKER.fullmatch(marker) or _is_bullet(marker) else None


def _is_bullet(marker: str) -> bool:
    found = split_bullet(f"{marker.strip()} Xx")
    return found is not None and found[1] == "Xx"


def _is_listed(lines: Sequence[TextLine], at: int) -> bool:
    """Return whether a tab stands behind a code in a list, not in a row: what follows has no cells of its own."""
    after = next((line.text for line in lines[at + 1 :] if not line.is_blank), "")
    return _marker_before_tab(lines[at].text) is not None and ("\t" not in after or without_marker_tab(after) != after)


def _only_tabs_after(text: str) -> bool:
    """Return whether tabs follow the text of a line: an empty first cell, not an indent."""
    return text.rstrip(" ").endswith("\t") and bool(text.strip())


def _tab_table(lines: Sequence[TextLine], at: int, paragraphs: Paragraphs) -> tuple[Table, int] | None:
    if not is_tabbed(lines[at].text) or _is_listed(lines, at):
        return None
    rows: list[_Row] = []
    usual = usual_rows(line.text for line in lines[at:])
    while at < len(lines):
        text = lines[at].text.strip()
        if is_tabbed(lines[at].text) or (rows and "\t" in text and not _is_bullet(text.split("\t")[0])):
            row, at = _tab_row(lines, at)
            row, at = _whole(lines, row, at, usual) if rows and usual else (row, at)
            rows.append(row)
            continue
        end = _between(lines, at, len(rows[-1].cells) if rows and not rows[-1].across else _width(rows))
        if end is None:
            break
        across, at = lines[at:end], end
        if usual and is_cut_above(across[-1].text, lines[end].text.split("\t"), usual):
            row, at = _tab_row(lines, end)
            row, at = _whole(lines, row, at, usual)
            rows.extend(_Row((tuple([line]),), across=True) for line in across[:-1])
            rows.append(_Row(((across[-1], *row.cells[0]), *row.cells[1:])))
        else:
            rows.extend(_Row((tuple([line]),), across=True) for line in across if not line.is_blank)
    if len(rows) == 1 and len(rows[0].cells) < 3:
        return None
    return _table(rows, _width(rows), paragraphs, wrapped=False, ragged=_lacks_empty_cells(rows)), at


def _whole(lines: Sequence[TextLine], row: _Row, at: int, usual: UsualRows) -> tuple[_Row, int]:
    """Return a row with the lines from an index on that its cells hold, too, and the index after it."""
    cells = [list(cell) for cell in row.cells]
    more = rest_of_row([line.text for line in lines[at : at + MOST_LINES]], [cell[-1].text for cell in cells], usual)
    for line, (first, *others) in zip(lines[at:], more, strict=False):
        cells[-1].append(TextLine(line.number, first))
        cells.extend([TextLine(line.number, part)] for part in others)
    return _Row(tuple(map(tuple, cells))), at + len(more)


def _lacks_empty_cells(rows: Sequence[_Row]) -> bool:
    """Whether no row below the first has an empty cell: what made the text may have dropped them."""
    below = [row.cells for row in rows[1:] if not row.across]
    return bool(below) and not any(all(line.is_blank for line in cell) for cells in below for cell in cells)


def _width(rows: Sequence[_Row]) -> int:
    return max((len(row.cells) for row in rows if not row.across), default=1)


def _between(lines: Sequence[TextLine], at: int, width: int) -> int | None:
    """Return where the table goes on after lines that are no rows of their own; None where it ends.

    Blank lines (a page break of the source) are bridged to a row of the same width only; text only where rows stand
    right before and after it.
    """
    end = at
    while end < len(lines) and end - at < _MAX_BETWEEN and not lines[end].is_blank and not is_tabbed(lines[end].text):
        end += 1
    if end > at:
        return end if end < len(lines) and is_tabbed(lines[end].text) and not _looks_new(lines[at:end]) else None
    while end < len(lines) and lines[end].is_blank:
        end += 1
    if end < len(lines) and end - at <= 4 and is_tabbed(lines[end].text):
        return end if lines[end].text.count("\t") + 1 == width else None
    return None


def _looks_new(lines: Sequence[TextLine]) -> bool:
    """Return whether lines between two runs of rows open something else: a Markdown heading or a rule."""
    return any(line.text.lstrip().startswith(("#", "===", "---")) for line in lines)


def _tab_row(lines: Sequence[TextLine], at: int) -> tuple[_Row, int]:
    """Return the row at ``at`` and the index after it; a cell in quotes may run over several lines."""
    cells: list[list[TextLine]] = [[TextLine(lines[at].number, part)] for part in lines[at].text.split("\t")]
    opened = _open_quote(cells[-1][0].text)
    after = at + 1
    if opened and any(_closes(line.text) for line in lines[after : after + _MAX_QUOTED]):
        while after < len(lines) and opened:
            first, *others = lines[after].text.split("\t")
            cells[-1].append(TextLine(lines[after].number, first))
            opened = not _closes(lines[after].text)
            cells.extend([TextLine(lines[after].number, part)] for part in others)
            opened = opened or (bool(others) and _open_quote(others[-1]))
            after += 1
    return _Row(tuple(tuple(_unquoted(cell)) for cell in cells)), after


def _open_quote(text: str) -> bool:
    return text.lstrip().startswith('"') and text.count('"') % 2 == 1


def _closes(text: str) -> bool:
    return text.split("\t")[0].count('"') % 2 == 1


def _unquoted(cell: Sequence[TextLine]) -> list[TextLine]:
    whole = "\n".join(line.text for line in cell).strip()
    if len(whole) > 1 and whole[0] == whole[-1] == '"' and (whole[1:-1].count('"') % 2 == 0):
        parts = whole[1:-1].replace('""', '"').split("\n")
        return [TextLine(line.number, part) for line, part in zip(cell, parts, strict=False)]
    return list(cell)


def _table(
    rows: Sequence[_Row],
    width: int,
    paragraphs: Paragraphs,
    *,
    header_rows: int = 0,
    ruled: bool = True,
    wrapped: bool = True,
    ragged: bool = False,
) -> Table:
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        for col, lines in enumerate(row.cells):
            kept = [line for line in lines if not line.is_blank]
            if not kept and not lines:
                continue
            cells.append(
                Cell(
                    number,
                    col,
                    col_span=width if row.across else 1,
                    blocks=paragraphs(kept, wrapped) if len(kept) > 1 else _single(kept),
                    is_header=number < header_rows,
                    places=((kept or list(lines))[0].place,),
                )
            )
    first = next((cell.places for cell in cells if cell.places), ())
    return Table(tuple(cells), len(rows), width, header_rows=header_rows, ruled=ruled, places=first, ragged=ragged)


def _single(lines: Sequence[TextLine]) -> tuple[TextBlock, ...]:
    return tuple(TextBlock(Kind.PARAGRAPH, (Line(clean(line.text), line.place),)) for line in lines)


def _semicolon_table(lines: Sequence[TextLine], at: int, paragraphs: Paragraphs) -> tuple[Table, int] | None:
    """Read rows of a sheet saved as values parted by semicolons; a value in quotes may run over lines."""
    width = lines[at].text.count(";") + 1
    if width < _FEWEST_VALUES or "; " in lines[at].text:
        return None
    reader = csv.reader((f"{line.text}\n" for line in lines[at:]), delimiter=";")
    rows: list[_Row] = []
    end = at
    try:
        for values in reader:
            if len(values) != width:
                break
            line = lines[end]
            rows.append(_Row(tuple(tuple(TextLine(line.number, part) for part in v.split("\n")) for v in values)))
            end = at + reader.line_num
    except csv.Error:
        return None
    return (_table(rows, width, paragraphs, wrapped=False), end) if len(rows) >= _FEWEST_ROWS else None


# Markdown and boxes ---------------------------------------------------------------------------------------------------


def _pipe_table(lines: Sequence[TextLine], at: int, paragraphs: Paragraphs) -> tuple[Table, int] | None:
    printed: list[list[TextLine]] = []
    end = at
    while end < len(lines) and lines[end].text.count("|") >= 1 and not lines[end].is_blank:
        after = _row_end(lines, end, lines[at].text)
        printed.append([line for line in lines[end:after] if not line.is_blank])
        end = after
    texts = [" ".join(line.text.strip() for line in row) for row in printed]
    boxed = all(text.startswith("|") and text.endswith("|") for text in texts)
    if len(texts) < 2 or not (_RULE.match(texts[1]) or (boxed and texts[0].count("|") >= 3)):
        return None
    rows = [_pipe_row(row) for row, text in zip(printed, texts, strict=True) if not _RULE.match(text)]
    return _table(rows, _width(rows), paragraphs, header_rows=1 if _RULE.match(texts[1]) else 0), end


def _row_end(lines: Sequence[TextLine], at: int, head: str) -> int:
    """Return the index after a row, which goes on below where a line break in a cell cut it: it lacks cells."""
    width = head.strip().count("|")
    text = lines[at].text.strip()
    if not (head.strip().startswith("|") and head.strip().endswith("|") and text.startswith("|")):
        return at + 1
    bars = text.count("|")
    end = at + 1
    while bars < width and end < min(len(lines), at + _MAX_BROKEN) and not lines[end].text.strip().startswith("|"):
        bars += lines[end].text.count("|")
        end += 1
    return end if bars == width and lines[end - 1].text.rstrip().endswith("|") else at + 1


def _pipe_row(lines: Sequence[TextLine]) -> _Row:
    cells: list[list[TextLine]] = []
    for line in lines:
        parts = [TextLine(line.number, part.strip()) for part in _pipe_cells(line.text)]
        if cells and parts:
            cells[-1].append(parts.pop(0))
        cells.extend([part] for part in parts)
    return _Row(tuple(map(tuple, cells)))


def _pipe_cells(text: str) -> list[str]:
    inner = text.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [
        part.replace("\\|", "|").replace("<br>", " ").replace("<br/>", " ") for part in re.split(r"(?<!\\)\|", inner)
    ]


def _box_table(lines: Sequence[TextLine], at: int, paragraphs: Paragraphs) -> tuple[Table, int] | None:
    """Read a table drawn with rules of dashes above and below each row and bars between cells."""
    if not _BOX.match(lines[at].text) or at + 2 >= len(lines) or not re.search(r"[|│║]", lines[at + 1].text):
        return None
    rows: list[_Row] = []
    current: list[list[TextLine]] = []
    header_rows = 0
    end = at
    while end < len(lines):
        text = lines[end].text
        if _BOX.match(text):
            if current:
                rows.append(_Row(tuple(tuple(cell) for cell in current)))
                current = []
            if "=" in text and rows and header_rows == 0:
                header_rows = len(rows)
        elif re.search(r"[|│║]", text):
            parts = re.split(r"[|│║]", text.strip().strip("|│║"))
            current = current or [[] for _ in parts]
            for cell, part in zip(current, parts, strict=False):
                cell.append(TextLine(lines[end].number, part.strip()))
        else:
            break
        end += 1
    if current:
        rows.append(_Row(tuple(tuple(cell) for cell in current)))
    return (_table(rows, _width(rows), paragraphs, header_rows=header_rows), end) if rows else None


# Columns of blanks ----------------------------------------------------------------------------------------------------


def _aligned_table(lines: Sequence[TextLine], at: int, paragraphs: Paragraphs) -> tuple[Table, int] | None:
    if not _has_gap(lines[at]):
        return None
    end = at
    while end < len(lines) and not (lines[end].is_blank and (end + 1 >= len(lines) or lines[end + 1].is_blank)):
        end += 1
    while end - at >= _MIN_ALIGNED:
        chunk = [line for line in lines[at:end] if not line.is_blank]
        edges = _columns([_spread(line) for line in chunk])
        if len(edges) > 1 and len(chunk) >= _MIN_ALIGNED:
            rows = _aligned_rows(chunk, edges)
            filled = sum(1 for row in rows if sum(1 for cell in row.cells if cell) > 1)
            if filled >= _MIN_ALIGNED and filled >= 0.6 * len(rows):
                return _table(rows, len(edges), paragraphs, ruled=False), end
        end -= 1
        while end > at and not _has_gap(lines[end - 1]):
            end -= 1
    return None


def _has_gap(line: TextLine) -> bool:
    """Whether wide blanks part a line, or tabs that stand not only behind the marker of a list."""
    return _GAP.search(without_marker_tab(line.text).rstrip()) is not None


def _spread(line: TextLine) -> str:
    return without_marker_tab(line.text).expandtabs(8).rstrip()


def _columns(texts: Sequence[str]) -> list[int]:
    """Return where columns begin: after two or more places that are blank on every line."""
    width = max((len(text) for text in texts), default=0)
    blank = [all(at >= len(text) or text[at] == " " for text in texts) for at in range(width)]
    starts = [at for at in range(width) if not blank[at] and (at == 0 or blank[at - 1])]
    edges: list[int] = []
    for start in starts:
        if not edges or (start >= 2 and blank[start - 2]):
            edges.append(start)
    return edges


def _aligned_rows(lines: Sequence[TextLine], edges: Sequence[int]) -> list[_Row]:
    rows: list[list[list[TextLine]]] = []
    for line in lines:
        text = _spread(line)
        parts = [text[start:stop].strip() for start, stop in zip(edges, [*edges[1:], len(text) + 1], strict=True)]
        if rows and not parts[0] and any(parts):
            target = rows[-1]
        else:
            target = [[] for _ in edges]
            rows.append(target)
        for cell, part in zip(target, parts, strict=True):
            if part:
                cell.append(TextLine(line.number, part))
    return [_Row(tuple(tuple(cell) for cell in row)) for row in rows]

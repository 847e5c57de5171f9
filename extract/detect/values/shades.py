"""Which shades of a year grid stand for a tick: what is told by the other shades of its rows, or by the legend."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.detect.columns.column import Grid, Header
from extract.detect.words.legend import Legend, colour_name
from extract.document import Cell, Table

_NEAR_WHITE = 0.93  # the lightness of greys that are there to be hardly seen
_COLOURLESS = 0.1  # the difference of the lightest and darkest part of greys
_DARK = 0.4  # a grey as dark as this is a shade like any other
_PALE = 0.85  # whole rows in a shade as light as this are striped
_PALER = 0.15  # the least difference in lightness that tells two shades apart at sight
_NO_LEGEND = Legend()


@dataclass(frozen=True, slots=True)
class Shades:
    """The shades that stand for a tick, and those of which it cannot be told whether they do."""

    ticks: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()

    def settled(self, known: Shades) -> Shades:
        """Return these shades, those in doubt that are ticks in an earlier table as such, too."""
        ticks = self.doubtful & known.ticks
        return Shades(self.ticks | ticks, self.doubtful - ticks) if ticks else self


def grid_shades(table: Table, grid: Grid, header: Header, legend: Legend = _NO_LEGEND) -> Shades:
    """Return what the shades in the year grid or the columns of states of a table mean.

    A shade is a tick where some cells of a row without text bear it and others are left white, or bear one that is
    plainly the paler or the grey one. The shade of the row itself tells nothing, nor do shades that the legend says
    stand for times without action. Of two shades alike, both cover all years: neither is an answer.
    """
    columns = [column.index for column in (*header.of("slot"), *header.of("choice"))]
    rows = list(_shaded_rows(grid[header.last : table.n_rows], columns, legend)) if columns else []
    mixed = [row for row in rows if len(row) > 1]
    ticks = {shade for row in mixed if None in row for shade in row if shade is not None}
    full = [frozenset(shade for shade in row if shade is not None) for row in mixed if None not in row]
    idle: set[str] = set()
    for row in full:
        palest = _palest(row)
        idle |= {palest} - ticks if palest else set()
    doubtful = {shade for row in full if not row & idle for shade in row} - ticks
    ticks |= {shade for row in full if row & idle for shade in row} - idle - doubtful
    if ticks or doubtful:
        return Shades(frozenset(ticks), frozenset(doubtful))
    return _of_whole_rows(rows, no_texts=len(rows) == table.n_rows - header.last)


def _shaded_rows(rows: Iterable[list[Cell | None]], columns: list[int], legend: Legend) -> Iterator[set[str | None]]:
    """The shades of the grid's cells in each row without text there; None: white, the row's own shade, an idle one."""
    for row in rows:
        cells = [row[col] for col in columns]
        if any(cell is not None and cell.text.strip() for cell in cells):
            continue
        around = {cell.fill for col, cell in enumerate(row) if cell is not None and col not in columns}
        shades = {cell.fill if cell is not None else None for cell in cells}
        yield {None if shade is None or shade in around or _says_nothing(shade, legend) else shade for shade in shades}


def _of_whole_rows(rows: list[set[str | None]], *, no_texts: bool) -> Shades:
    """Years ticked all or none: the one shade of whole rows beside rows left white, unless it is a stripe's."""
    shades = set[str | None]().union(*rows)
    inked = frozenset(shade for shade in shades if shade is not None)
    if len(inked) != 1 or any(_lightness(shade) >= _PALE for shade in inked):
        return Shades()
    if None in shades:
        return Shades(inked)
    return Shades(doubtful=inked) if no_texts else Shades()  # all years of all rows, or a ground for crosses


def _says_nothing(shade: str, legend: Legend) -> bool:
    """Whether a shade is hardly seen, or stands for a time without action."""
    return (_is_grey(shade) and _lightness(shade) >= _NEAR_WHITE) or legend.is_idle(shade)


def _palest(shades: frozenset[str]) -> str | None:
    """The one shade that is grey among colours, else the one that is plainly paler than all others; None: no such."""
    greys = [shade for shade in shades if _is_grey(shade) and _lightness(shade) > _DARK]
    if len(greys) == 1:
        return greys[0]
    lightest, *others = sorted(greys or shades, key=_lightness, reverse=True)
    return lightest if others and _lightness(lightest) - _lightness(others[0]) >= _PALER else None


def _is_grey(shade: str) -> bool:
    parts = _parts(shade)
    return max(parts) - min(parts) < _COLOURLESS


def _lightness(shade: str) -> float:
    return colorsys.rgb_to_hls(*_parts(shade))[1]


def _parts(shade: str) -> tuple[float, float, float]:
    red, green, blue = (int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def shades_in_words(cells: Iterable[Cell]) -> str:
    """Name the shades of cells as a warning prints them.

    >>> shades_in_words([Cell(0, 0, fill="#92d050"), Cell(0, 1, fill="#ffc000")])
    'cases en vert, orange'
    """
    names = dict.fromkeys(colour_name(cell.fill) for cell in cells if cell.fill)
    return f"cases en {', '.join(names)}"

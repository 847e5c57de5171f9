"""Word table styles: the shade and the looks that a cell takes from its table's style by where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.readers.word_styles import Layer, StyleSheet, run_layer, stated_shade
from extract.readers.word_xml import Element, W, integer, value

_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_DEFAULT_LOOK = 0x04A0  # what Word writes for a new table: first row, first column, bands across


@dataclass(frozen=True, slots=True)
class CellLook:
    """``fill`` is ``#rrggbb`` or None; ``run`` is what the style says of the cell's text; ``key`` tells looks apart."""

    key: str = ""
    fill: str | None = None
    run: Layer = field(default_factory=dict)


class TableStyle:
    """The style of one table with the parts of it that the table asks for (its first row, its bands …)."""

    def __init__(self, table: Element, styles: StyleSheet, n_rows: int, n_cols: int) -> None:
        properties = table.find(f"{W}tblPr")
        self._id = value(properties, "tblStyle") or ""
        self._chain = styles.chain(self._id)
        self._n_rows, self._n_cols = n_rows, n_cols
        self._asked = _asked(None if properties is None else properties.find(f"{W}tblLook"))
        self._row_band = self._band_size("tblStyleRowBandSize")
        self._col_band = self._band_size("tblStyleColBandSize")
        self._looks: dict[tuple[str, ...], CellLook] = {}

    def cell(self, row: int, col: int, col_span: int) -> CellLook:
        """Return the look of the cell that begins at ``row`` and ``col`` (from 0)."""
        if not self._chain:
            return CellLook()
        parts = tuple(self._parts(row, col, col_span))
        if parts not in self._looks:
            self._looks[parts] = self._look(parts)
        return self._looks[parts]

    def _parts(self, row: int, col: int, col_span: int) -> list[str]:
        """Return the parts of the style that hold for a cell, the weakest first."""
        parts = ["wholeTable"]
        first_row, first_col = "firstRow" in self._asked, "firstColumn" in self._asked
        if "noVBand" not in self._asked:
            band = max(0, col - first_col) // self._col_band
            parts.append("band2Vert" if band % 2 else "band1Vert")
        if "noHBand" not in self._asked:
            band = max(0, row - first_row) // self._row_band
            parts.append("band2Horz" if band % 2 else "band1Horz")
        if first_col and col == 0:
            parts.append("firstCol")
        if "lastColumn" in self._asked and col + col_span == self._n_cols:
            parts.append("lastCol")
        if first_row and row == 0:
            parts.append("firstRow")
        if "lastRow" in self._asked and row == self._n_rows - 1:
            parts.append("lastRow")
        return parts

    def _look(self, parts: tuple[str, ...]) -> CellLook:
        fill: str | None = None
        run: dict[str, object] = {}
        for part in parts:
            for style in reversed(self._chain):
                holder = style if part == "wholeTable" else _conditional(style, part)
                if holder is None:
                    continue
                shade = stated_shade(holder.find(f"{W}tcPr/{W}shd"))
                fill = fill if shade is None else shade or None
                run.update(run_layer(holder.find(f"{W}rPr")))
        return CellLook(f"{self._id} {' '.join(parts)}", fill, run)

    def _band_size(self, name: str) -> int:
        sizes = (value(style, "tblPr", name) for style in self._chain)
        return max(1, integer(next((size for size in sizes if size is not None), None), 1))


def _conditional(style: Element, part: str) -> Element | None:
    return next((found for found in style.findall(f"{W}tblStylePr") if found.get(f"{W}type") == part), None)


def _asked(look: Element | None) -> frozenset[str]:
    """Return the parts of its style that a table asks for; older files state them as bits of a number."""
    if look is None:
        bits = _DEFAULT_LOOK
    else:
        stated = {name: look.get(W + name) for name in _BITS}
        if any(state is not None for state in stated.values()):
            return frozenset(name for name, state in stated.items() if state in {"1", "true", "on"})
        text = look.get(f"{W}val", "")
        bits = int(text, 16) if text and all(char in "0123456789abcdefABCDEF" for char in text) else _DEFAULT_LOOK
    return frozenset(name for name, bit in _BITS.items() if bits & bit)

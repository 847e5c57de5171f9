"""A worksheet before it becomes blocks: what each cell shows and how it looks, whatever the file format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.document import PLAIN, Style


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What one cell shows; rows and columns count from 0, merged cells are one cell with its spans.

    ``year``: the year that a whole number may be although its format disguises it ("2 026,00 €"), else None.
    """

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1
    style: Style = PLAIN
    fill: str | None = None
    rotation: int = 0
    link: str | None = None
    year: str | None = None

    @property
    def address(self) -> str:
        """The cell's name ("B12")."""
        return f"{column_letters(self.col)}{self.row + 1}"


@dataclass(slots=True)
class Sheet:
    """A worksheet: ``number`` counts from 1; ``header_rows`` are those of its filter or table heads.

    ``hidden_rows`` and ``hidden_cols`` are set aside by hand: what a filter leaves out or an outline folds for the
    moment is as much part of the sheet as the rest.
    ``unread`` holds address and formula of the cells whose result the file does not store.
    """

    name: str
    number: int
    cells: list[SheetCell] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: set[int] = field(default_factory=set)
    header_rows: set[int] = field(default_factory=set)
    unread: list[tuple[str, str]] = field(default_factory=list)

    def shown(self) -> Iterator[SheetCell]:
        """Yield the cells that show text."""
        return (cell for cell in self.cells if cell.text.strip())


def disguised_year(value: float, shown: str) -> str | None:
    """Return the year that ``value`` would be at the head of a column, None where it is none or shown as one."""
    year = str(int(value)) if value == int(value) and 1990 <= value <= 2060 else None
    return year if year != shown else None


def column_letters(col: int) -> str:
    """Return the letters of a column counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def parse_address(address: str) -> tuple[int, int]:
    """Return row and column, from 0, of a cell's name.

    >>> parse_address("AB12")
    (11, 27)
    """
    letters = address.rstrip("0123456789$").replace("$", "")
    col = 0
    for letter in letters.upper():
        col = col * 26 + ord(letter) - ord("A") + 1
    return int(address[len(address.rstrip("0123456789")) :]) - 1, col - 1


def parse_range(reference: str) -> tuple[int, int, int, int]:
    """Return first row, first column, last row, last column, from 0, of a range ("A1:C3" or "A1")."""
    first, _, last = reference.replace("$", "").partition(":")
    top, left = parse_address(first)
    bottom, right = parse_address(last or first)
    return top, left, bottom, right

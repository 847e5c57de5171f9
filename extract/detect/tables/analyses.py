"""Tables of an analysis: strengths and weaknesses, opportunities and threats, side by side."""

from __future__ import annotations

from extract.detect.words.headings import part_of_analysis
from extract.document import Table

FEWEST_PARTS = 3  # of the four


def is_analysis(table: Table) -> bool:
    """Whether cells of a table name the parts of an analysis."""
    return len({part for cell in table.cells if (part := part_of_analysis(cell.text))}) >= FEWEST_PARTS

"""Lists of meetings: days of the calendar beside what was held, where and with whom; no items of the plan."""

from __future__ import annotations

import re

from extract.detect.words.headings import is_of_meetings
from extract.detect.words.labels import meaning
from extract.document import Table

_DAY = re.compile(
    r"(?:[^\W\d]+ )?(?:\d{1,2}(?:er)? ?(?:[/.-] ?\d{1,2} ?[/.-]|[^\W\d]{3,9}\.?) ?(?:20)?\d\d)(?:[ ,à-].{0,15})?"
)
_FEWEST = 2  # meetings
_MOST_COLUMNS = 6


def is_agenda(table: Table) -> bool:
    """Whether each row of a table is a day and what is held then, below a header that names a place or who comes.

    No column is named for a level of the plan.
    """
    if table.n_rows <= _FEWEST or not 2 <= table.n_cols <= _MOST_COLUMNS:
        return False
    head, *rows = ([cell.text.strip() if cell is not None else "" for cell in row] for row in table.grid())
    if not any(map(is_of_meetings, head)) or not all(_DAY.fullmatch(" ".join(row[0].split())) for row in rows):
        return False
    return not any((known := meaning(text)) and known.level is not None for text in head)

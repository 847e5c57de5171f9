"""Tables that only refer to the plan: a goal, a year or another plan, and codes of the items that belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.detect.columns.reference_columns import are_references, list_codes
from extract.detect.words.labels import meaning
from extract.detect.words.markers import read_marker
from extract.detect.words.wording import says_doing
from extract.document import Table
from extract.printed import Field, Level

_SOME = 0.3  # of the cells of a column
_KEYS = (Field.SDG, Field.RELATED_PLAN)
_VALUES = (
    Field.PILOT, Field.PARTNER, Field.AMOUNT, Field.STATUS, Field.PROGRESS, Field.INDICATOR, Field.PRIORITY, Field.STEP,
)  # fmt: skip
_FEWEST = 2  # rows


def refers_only(table: Table) -> bool:
    """Whether a table names no item of its own: a column of codes of the plan, beside it nothing of an item.

    Goals with the objectives that serve them, years with the actions planned, other plans with their place in this one.
    """
    if table.n_rows < _FEWEST + 1 or table.n_cols < 2:
        return False
    head, *rows = ([cell.text.strip() if cell is not None else "" for cell in row] for row in table.grid())
    columns = list(zip(head, zip(*rows, strict=True), strict=True))
    refer = [are_references(texts, label) for label, texts in columns]
    if not any(refer) or refer[0]:
        return False
    key = meaning(head[0])
    is_key = key is not None and key.target in _KEYS
    others = [column for column, refers in zip(columns, refer, strict=True) if not refers]
    if any(_is_of_items(label, texts, may_tell=is_key or i == 0) for i, (label, texts) in enumerate(others)):
        return False
    return is_key or any(list_codes(texts) for (_, texts), refers in zip(columns, refer, strict=True) if refers)


def _is_of_items(label: str, texts: Sequence[str], *, may_tell: bool) -> bool:
    """Whether a column is named for a level or, but for one that ``may_tell``, a value of items; or tells deeds."""
    known = meaning(label)
    if known is not None and known.target != "ignore" and known.level is not None:
        return True
    if known is not None and known.target in _VALUES and not may_tell:
        return True
    filled = [text for text in texts if text]
    if sum(map(says_doing, filled)) > _SOME * len(filled):
        return True
    markers = (read_marker(text) for text in filled)
    return any(marker is not None and (isinstance(marker.level, Level) or marker.depth > 1) for marker in markers)

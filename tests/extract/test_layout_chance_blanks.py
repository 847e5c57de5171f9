"""Lists with letters whose texts have blanks below each other by chance: no table."""

from __future__ import annotations

import pytest

from extract.layout.engine.content import Look, Word
from extract.layout.open_tables.columns import Stretch, runs_of
from extract.layout.open_tables.table import open_tables
from extract.layout.text.lines import TextLine, make_line

LOOK = Look(size=10.0)
MARK, TEXT, BLANK = 56.0, 80.0, 300.0


def row(number: int, words: tuple[tuple[str, float, float], ...], step: float = 15) -> TextLine:
    top = 60.0 + step * number
    return make_line([Word(text, x0, top, x1, top + 10, LOOK) for text, x0, x1 in words])


def entry(number: int, *, blank: bool) -> list[TextLine]:
    """An entry of two lines; where its words have a ``blank`` at one place, or run over it."""
    mark = (f"{'abcdefghij'[number]})", MARK, MARK + 9)
    through = (("Curer", TEXT, 180.0), ("le", 184.0, 260.0), ("bief", 264.0, 320.0), ("et", 324.0, 400.0))
    cut = (("Curer", TEXT, 180.0), ("le", 184.0, 285.0), ("bief", BLANK + 1, 400.0))
    words = cut if blank else through
    return [row(2 * number, (mark, *words)), row(2 * number + 1, words)]


@pytest.mark.parametrize(("cut", "tables"), [(3, 0), (7, 1)])
def test_lines_that_run_over_the_side_of_a_column_make_no_table_of_a_list(cut: int, tables: int) -> None:
    lines = [line for number in range(10) for line in entry(number, blank=number < cut)]
    stretch = Stretch(1, tuple(lines), tuple(runs_of(line) for line in lines))
    assert len(open_tables(stretch, (MARK, TEXT - 2, BLANK - 2, 540.0), (), (), [stretch])) == tables

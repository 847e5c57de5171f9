"""Years alone before titles, as flags along a line: each is put on the line behind its title, with its label.

They stand right below the heading and by turns with the titles, so that each run of both ends with a title; years that
end such runs are said of what is above them. A year over several titles is none of this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.blocks import paragraph_of
from extract.detect.prose.blocks import label_pairs
from extract.detect.prose.deadlines import are_deadlines
from extract.document import Block, Kind, Role, Table, TextBlock

YEARS = re.compile(r"20[1-4]\d(?:\s?[–/-]\s?20[1-4]\d)?")
_FEWEST = 3  # years
_FEWEST_RUNS = 2
_COLUMNS = 2  # of a small table that years and titles at one height make


def with_lone_years_below(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, each such year on its own line below the title behind it."""
    if sum(_count_years(block) for block in blocks) < _FEWEST:
        return list(blocks)
    flat = [part for block in blocks for part in _rows(block)]
    runs = list(_runs(flat))
    dated = [run for run in runs if any(is_year(block) for block in run)]
    if len(dated) < _FEWEST_RUNS or not all(map(_takes_turns, dated)):
        return list(blocks)
    label = label_of_years(blocks)
    return [block for run in runs for block in (_turned(run, label) if run in dated else run)]


def label_of_years(blocks: Sequence[Block]) -> str:
    """Return the label of years without one: what the document says that they give, or a period."""
    return "Échéance" if are_deadlines(blocks) else "Période"


def year_line(block: TextBlock, year: str, label: str) -> TextBlock:
    """Return the line with a year and its label, at the place where ``block`` prints the year."""
    return paragraph_of(block, replace(block.lines[0], text=f"{label} : {year}", lead=""))


def begins_with_year(block: TextBlock) -> bool:
    """Whether a line opens with a year in a print of its own, and a title follows."""
    lead = block.lines[0].lead if block.lines and block.role is Role.BODY else ""
    rest = block.lines[0].text[len(lead) :].strip() if lead else ""
    return YEARS.fullmatch(lead) is not None and rest[:1].isalpha()


def _count_years(block: Block) -> int:
    if isinstance(block, Table):
        return block.n_rows if _are_dated(block) else 0
    return is_year(block)


def is_year(block: Block) -> bool:
    """Whether a block of the body is nothing but a year, or a span of years."""
    return isinstance(block, TextBlock) and block.role is Role.BODY and YEARS.fullmatch(block.text.strip()) is not None


def _are_dated(table: Table) -> bool:
    """Whether each row of a table without rules is a year and a title beside it."""
    if table.ruled or table.n_cols != _COLUMNS or table.role is not Role.BODY or len(table.cells) != 2 * table.n_rows:
        return False
    texts = [[cell.text.strip() for cell in table.cells if cell.col == col] for col in range(_COLUMNS)]
    return all(map(YEARS.fullmatch, texts[0])) and all(text[:1].isalpha() for text in texts[1])


def _rows(block: Block) -> Iterator[Block]:
    """Yield what the cells of a table of years and titles hold, row by row; a year, then the title on its line."""
    if isinstance(block, Table) and _are_dated(block):
        for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.col)):
            yield from cell.blocks
    elif isinstance(block, TextBlock) and begins_with_year(block):
        first, *others = block.lines
        yield replace(block, lines=(replace(first, text=first.lead, lead=""),))
        yield replace(block, lines=(replace(first, text=first.text[len(first.lead) :].strip(), lead=""), *others))
    else:
        yield block


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the blocks from each heading up to the next one."""
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, TextBlock) and block.kind is Kind.HEADING and not is_year(block):
            yield run
            run = []
        run.append(block)
    yield run


def _takes_turns(run: Sequence[Block]) -> bool:
    """Whether a year stands right below the heading of a run, and each is followed by one title before the next."""
    kinds = [is_year(block) for block in run if _is_told(block)]
    if kinds and not kinds[0]:
        kinds = kinds[1:]  # the heading
    return len(kinds) % 2 == 0 and all(kinds[::2]) and not any(kinds[1::2])


def _is_told(block: Block) -> bool:
    """Whether a block is a year or may be a title, no value with a label, nor what a page has at its foot."""
    if isinstance(block, TextBlock):
        return block.role is Role.BODY and not label_pairs(block.text)
    return not isinstance(block, Table) or block.role is Role.BODY


def _turned(run: Sequence[Block], label: str) -> list[Block]:
    found: list[Block] = []
    year: TextBlock | None = None
    for block in run:
        if isinstance(block, TextBlock) and is_year(block):
            year = block
            continue
        found.append(block)
        if year is not None and _is_told(block):
            found.append(year_line(year, year.text.strip(), label))
            year = None
    return found

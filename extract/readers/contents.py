"""Contents pages typed by hand: titles with the number of their page after them, no dots between, no style to tell.

Under a heading that names them, entries are lines that end with a page number, none smaller than the one before, and
lines that stand again in the document. Without a heading they are both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from extract.document import Block, Figure, Role, Table, TextBlock
from extract.layout.contents_page import is_contents_title
from extract.text import fold

_ENTRY = re.compile(
    r"^(?P<title>.*?[^\W\d_].*?)[\s–—,(…._-]+(?:p(?:\.|ages?|g)?\s?)?(?P<page>\d{1,3})\s?\)?$", re.IGNORECASE
)
_NUMBERING = re.compile(r"^(?:(?:\d{1,2}|[ivx]{1,4}) )+")
_FEWEST = 3
_MOST_DIGITS = 3
_MOST_BETWEEN = 2  # blocks without a number between two entries: a chapter's name, the first line of a long title


def with_contents(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks``, those of contents pages marked as such with their heading."""
    told = _Told(blocks)
    found: set[int] = set()
    at = 0
    while at < len(blocks):
        page = _contents_page(blocks, at, told)
        found.update(page)
        at = max(page, default=at) + 1
    if not found:
        return tuple(blocks)
    return tuple(_as_contents(block) if at in found else block for at, block in enumerate(blocks))


class _Told:
    """Where each text of a document stands for the last time; looked up when first asked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks

    @cached_property
    def last(self) -> dict[str, int]:
        return {text: at for at, block in enumerate(self.blocks) for text in _texts(block)}

    def again(self, title: str, at: int) -> bool:
        """Whether a title stands again below the block at ``at``."""
        return self.last.get(_bare(title), -1) > at


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, TextBlock):
        yield _bare(block.text)
        if block.marker is not None:
            yield _bare(f"{block.marker} {block.text}")
    elif isinstance(block, Table):
        for cell in block.cells:
            yield from (_bare(text) for text in cell.text.split("\n"))


def _bare(title: str) -> str:
    folded = fold(title)
    return _NUMBERING.sub("", folded) or folded


def _contents_page(blocks: Sequence[Block], at: int, told: _Told) -> list[int]:
    """The indices of a contents page that begins at ``at``, its heading too; [] where none does."""
    block = blocks[at]
    titled = isinstance(block, TextBlock) and block.role is Role.BODY and is_contents_title(block.text)
    if not titled and not _entries(block):
        return []
    page, numbered, again = 0, 0, 0
    run, between, seen = [at] if titled else [], list[int](), set[str]()
    for index in range(at + titled, len(blocks)):
        block = blocks[index]
        if isinstance(block, Figure) or block.role is not Role.BODY:
            continue
        entries = _entries(block, in_table=titled)
        if any(_bare(title) in seen for title, _ in entries) or _repeats(block, seen):
            break  # the text itself
        pages = [number for _, number in entries]
        if pages and pages == sorted(pages) and page <= pages[0]:
            page, numbered = pages[-1], numbered + len(pages)
            again += sum(told.again(title, index) for title, _ in entries)
            seen.update(_bare(title) for title, _ in entries)
        elif titled and isinstance(block, TextBlock) and told.again(block.text, index):
            again += 1
            seen.add(_bare(block.text))
        else:
            between.append(index)
            if len(between) > _MOST_BETWEEN or not isinstance(block, TextBlock):
                break
            continue
        run.extend((*between, index))
        between = []
    enough = max(numbered, again) >= _FEWEST if titled else numbered >= _FEWEST and 2 * again >= numbered
    return run if enough else []


def _repeats(block: Block, seen: set[str]) -> bool:
    return isinstance(block, TextBlock) and _bare(block.text) in seen


def _entries(block: Block, *, in_table: bool = False) -> list[tuple[str, int]]:
    """The titles and page numbers of a block that holds entries: one, or one a line; of a table one a row."""
    if isinstance(block, Table):
        return _row_entries(block) if in_table else []
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or not block.text[-2:].strip(" )").isdigit():
        return []
    found = [match for line in block.lines if (match := _ENTRY.match(line.text.strip()))]
    if len(found) < len(block.lines):
        found = [match] if (match := _ENTRY.match(block.text)) else []
    return [(match["title"], int(match["page"])) for match in found]


def _row_entries(table: Table) -> list[tuple[str, int]]:
    """The entries of a table whose last column holds page numbers and nothing else."""
    found: list[tuple[str, int]] = []
    for row in table.grid():
        texts = [cell.text.strip() for cell in row if cell is not None]
        if not texts or not texts[-1].isdigit() or len(texts[-1]) > _MOST_DIGITS:
            return []
        found.append((" ".join(texts[:-1]), int(texts[-1])))
    return found


def _as_contents(block: Block) -> Block:
    return replace(block, role=Role.CONTENTS)

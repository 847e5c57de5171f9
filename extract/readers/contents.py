"""Contents pages typed by hand: titles with the number of their page after them, no dots between, no style to tell.

Under a heading that names them, entries are lines that end with a page number, none smaller than the one before, and
lines that stand again in the document. Without a heading they are both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from extract.document import Block, Figure, Role, Table, TextBlock
from extract.layout.pages.contents_page import is_contents_title
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
        run = _run(blocks, at, told)
        if run is not None and run.is_contents():
            found.update(run.indices)
        at = max((at, *run.indices)) + 1 if run is not None else at + 1
    if not found:
        return tuple(blocks)
    return tuple(replace(block, role=Role.CONTENTS) if at in found else block for at, block in enumerate(blocks))


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


@dataclass
class _Run:
    """Blocks that may be a contents page, in order; ``titles`` are those with a page, with the block of each."""

    told: _Told
    titled: bool
    indices: list[int]
    page: int = 0
    titles: list[tuple[str, int]] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)  # titles without a page that stand again
    between: list[int] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def takes(self, block: TextBlock | Table, index: int) -> bool:
        """Take a block that goes on with the page, or may stand between two entries; False at its end."""
        entries = _entries(block, in_table=self.titled)
        texts = {_bare(title) for title, _ in entries} | (
            {_bare(block.text)} if isinstance(block, TextBlock) else set()
        )
        if texts & self.seen:
            self._end_before(block)  # the text itself
            return False
        pages = [number for _, number in entries]
        if pages and pages == sorted(pages) and self.page <= pages[0]:
            self.page = pages[-1]
            self.titles += [(title, index) for title, _ in entries]
        elif self.titled and isinstance(block, TextBlock) and self.told.again(block.text, index):
            self.bare.append(index)
        else:
            self.between.append(index)
            return isinstance(block, TextBlock) and len(self.between) <= _MOST_BETWEEN and not _names_contents(block)
        self.seen |= texts
        self.indices += [*self.between, index]
        self.between = []
        return True

    def _end_before(self, block: TextBlock | Table) -> None:
        """Give back what stands above the text's own first title: "Volet externe", "OS 1" on a divider.

        It is what stands on the page of that title, or, where there are no pages, what looks like no entry before it.
        """
        page, blocks = _page(block), self.told.blocks
        if page is None:
            looks = [_look(blocks[index]) for index in self.indices]
            while len(looks) > 1 and looks[-1] is not None and looks[-1] not in looks[:-1]:
                looks.pop()
            self._keep(self.indices[: len(looks)])
        elif page != _page(blocks[self.indices[0]]):
            self._keep([index for index in self.indices if _page(blocks[index]) != page])

    def _keep(self, indices: list[int]) -> None:
        self.titles = [(title, index) for title, index in self.titles if index in indices]
        self.bare = [index for index in self.bare if index in indices]
        self.indices = indices

    def is_contents(self) -> bool:
        """Whether enough entries were found: under a heading any, without one such as stand again."""
        if self.titled:
            return max(len(self.titles), len(self.bare)) >= _FEWEST
        return len(self.titles) >= _FEWEST and 2 * sum(self.told.again(*title) for title in self.titles) >= len(
            self.titles
        )


def _run(blocks: Sequence[Block], at: int, told: _Told) -> _Run | None:
    """What may be a contents page and begins at ``at``, with its heading or with its first entry."""
    titled = _names_contents(blocks[at])
    if not titled and not _entries(blocks[at]):
        return None
    run = _Run(told, titled, [at] if titled else [])
    for index in range(at + titled, len(blocks)):
        block = blocks[index]
        if isinstance(block, TextBlock) and block.role is Role.CONTENTS:
            run.seen |= {_bare(title) for title, _ in _lines_with_page(block)}  # told by their dots
        if not isinstance(block, Figure) and block.role is Role.BODY and not run.takes(block, index):
            break
    return run


def _look(block: Block) -> object:
    """What entries of one depth share: kind, print, weight and colour; None for a table of them."""
    if not isinstance(block, TextBlock):
        return None
    return block.kind, block.level, block.style.size, block.style.bold, block.style.colour


def _page(block: Block) -> int | None:
    return block.places[0].page if block.places else None


def _names_contents(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.role is Role.BODY and is_contents_title(block.text)


def _entries(block: Block, *, in_table: bool = False) -> list[tuple[str, int]]:
    """The titles and page numbers of a block that holds entries: one, or one a line; of a table one a row."""
    if isinstance(block, Table):
        return _row_entries(block) if in_table else []
    if not isinstance(block, TextBlock) or block.role is not Role.BODY:
        return []
    return _lines_with_page(block)


def _lines_with_page(block: TextBlock) -> list[tuple[str, int]]:
    if not block.text[-2:].strip(" .…)").isdigit():
        return []
    found = [match for line in block.lines if (match := _ENTRY.match(line.text.strip()))]
    if len(found) < len(block.lines):
        found = [match] if (match := _ENTRY.match(block.text)) else []
    return [(match["title"], int(match["page"])) for match in found]


def _row_entries(table: Table) -> list[tuple[str, int]]:
    """The entries of a table whose last column holds page numbers and nothing else, below its header."""
    found: list[tuple[str, int]] = []
    for at, row in enumerate(table.grid()):
        texts = [cell.text.strip() for cell in row if cell is not None]
        if not texts or not texts[-1].isdigit() or len(texts[-1]) > _MOST_DIGITS:
            if at == 0:
                continue
            return []
        found.append((" ".join(texts[:-1]), int(texts[-1])))
    return found

"""What slides repeat at their edges in plain text boxes: footers, running heads, typed slide numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from extract.document import Block, Box, Figure, Kind, Role, TextBlock

_FEWEST = 3
_LEAST_SHARE = 0.4  # of the slides that repeat it
_HALF = 0.5  # of the slides
_ZONE = 0.12  # of the slide's height, at its foot and at its head
_BAND = 9.0  # points: shapes whose edges differ by less stand side by side
_GRID = 4.0  # points
_NUMBER = re.compile(r"\W*\d{1,3}(?:\s?(?:/|sur)\s?\d{1,3})?\W*")
_LABELLED = re.compile(r"[^:]{2,40}:(?:\s|$)")
_Key = tuple[str, int, int]


def with_running_roles(slides: Sequence[Sequence[Block]], height: float) -> list[list[Block]]:
    """Return the blocks of each slide, those that run over the slides marked as footers or running heads.

    They stand at the edge, in the same words at the same place on many slides (a number in any), with
    nothing of the slide's own beside or beyond them. Labels repeat, too, but beside their values. The title that half
    of the slides share runs over all but the first of them.
    """
    keys = [[_key(block) for block in blocks] for blocks in slides]
    times = Counter(key for of_slide in keys for key in set(of_slide))
    running = {key for key, n in times.items() if key and n >= _FEWEST and n >= _LEAST_SHARE * len(slides)}
    marked = [list(blocks) for blocks in slides]
    for blocks, of_slide in zip(marked, keys, strict=True):
        runs = [key in running for key in of_slide]
        for role in (Role.FOOTER, Role.RUNNING_HEAD):
            edges = [_from_edge(block, role, height) for block in blocks]
            for at in _outermost(edges, runs, _ZONE * height):
                blocks[at] = _as(blocks[at], role)
    _mark_shared_titles(marked)
    return marked


def _mark_shared_titles(slides: Sequence[list[Block]]) -> None:
    titles = [(of_slide, at, b.text) for of_slide in slides for at, b in enumerate(of_slide) if _is_title(b)]
    times = Counter(text for _, _, text in titles)
    seen: set[str] = set()
    for of_slide, at, text in titles:
        if text in seen and times[text] >= max(_FEWEST, _HALF * len(slides)):
            of_slide[at] = _as(of_slide[at], Role.RUNNING_HEAD)
        seen.add(text)


def _is_title(block: Block) -> TypeGuard[TextBlock]:
    return isinstance(block, TextBlock) and block.kind is Kind.HEADING and block.level == 1 and block.role is Role.BODY


def _outermost(edges: Sequence[float | None], runs: Sequence[bool], zone: float) -> Iterator[int]:
    """Yield the blocks of whole bands that run, from the edge of the slide inwards."""
    left = sorted((edge, at) for at, edge in enumerate(edges) if edge is not None)
    while left and left[0][0] <= zone:
        band = [at for edge, at in left if edge - left[0][0] <= _BAND]
        if not all(runs[at] for at in band):
            return
        yield from band
        left = left[len(band) :]


def _from_edge(block: Block, role: Role, height: float) -> float | None:
    box = _box(block)
    if box is None or isinstance(block, Figure) or block.role is not Role.BODY:
        return None
    return box.top if role is Role.RUNNING_HEAD else height - box.bottom


def _key(block: Block) -> _Key | None:
    """Return the words and the place under which a text may repeat, None where it is no plain text."""
    box = _box(block)
    if (
        not isinstance(block, TextBlock)
        or block.kind is not Kind.PARAGRAPH
        or box is None
        or block.role is not Role.BODY
    ):
        return None
    if _LABELLED.match(block.text):
        return None
    text = "#" if _NUMBER.fullmatch(block.text) else block.text
    return text, round(box.x0 / _GRID), round(box.top / _GRID)


def _as(block: Block, role: Role) -> Block:
    return replace(block, role=role) if isinstance(block, TextBlock) else block


def _box(block: Block) -> Box | None:
    return block.places[0].box if block.places else None

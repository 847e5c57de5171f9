"""Where a document holds several plans: the commune's, then its CPAS's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extract.document import Block, Document, Figure, Kind, Role, Table, TextBlock

BodyName = Literal["commune", "cpas", "province"]

_CPAS = r"(?:C\.?\s?P\.?\s?A\.?\s?S\b\.?|centres?\s+publics?\s+d['’]\s?(?:action|aide)\s+sociale)"
_COMMUNE = r"(?:commune\b|communal\b|ville\b|administration\s+communale)"
_PLAN = (
    r"(?:P\s?\.?\s?S\s?\.?\s?T\b\.?|(?:programme|plan)\s+(?:communal\s+)?strat[ée]gique(?:\s+(?:et\s+)?transversal)?|"
    r"strat[ée]gique\s+transversal)"
)
_PLAN_RE = re.compile(rf"\b{_PLAN}", re.IGNORECASE)
_CPAS_RE = re.compile(rf"\b{_CPAS}", re.IGNORECASE)
_COMMUNE_RE = re.compile(rf"\b{_COMMUNE}", re.IGNORECASE)
_JOINT = re.compile(
    rf"{_COMMUNE}.{{0,20}}?(?:\bet\b|&|/|\+|-).{{0,12}}?{_CPAS}|{_CPAS}.{{0,20}}?(?:\bet\b|&|/|\+|-).{{0,20}}?{_COMMUNE}",
    re.IGNORECASE,
)
_FIRST_ITEM = re.compile(
    r"^\W*(?:O\.?\s?S(?![^\W\d_])\.?\s?|objectif\s+strat[ée]gique\s*(?:n°\s*)?|axe\s+(?:strat[ée]gique\s*)?)(?:1|I)(?:[\s.:)–-]|$)",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"^\W*(?:O\.?\s?[SO](?![^\W\d_])\.?\s?\d|objectifs?\s+(?:strat[ée]giques?|op[ée]rationnels?)|actions?\s*(?:n°\s*)?\d)",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:\d+|[a-z]+)\s+(?:objectifs\s+(?:strat[ée]giques|op[ée]rationnels)|O\.?[SO]\b)", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:\d{1,2}(?:er)?|premi[èe]re?|volet|action|objectif|synergies?|[ée]valuation|d[ée]finition|qu['’]est|quoi|pourquoi|dans\s+quel)\b",
    re.IGNORECASE,
)
_SHEET = re.compile(rf"(?:{_CPAS}|{_COMMUNE}).{{0,25}}", re.IGNORECASE)
_TITLE_LENGTH = 120
_PLAN_ROWS = 5


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One plan's stretch of a document, ``document.blocks[start:stop]``; ``kind`` is the body that its title names."""

    start: int
    stop: int
    kind: BodyName | None = None

    def blocks(self, document: Document) -> tuple[Block, ...]:
        """Return the part's blocks."""
        return document.blocks[self.start : self.stop]


def split(document: Document) -> tuple[PlanPart, ...]:
    """Return the parts of ``document`` that hold a plan each, in order; nearly always one that holds everything.

    Parts follow one another without a gap. A document is split only on strong evidence: titles that name the plan of
    one body and later that of another, with objectives counted from one again (or declared totals) in each; or passages
    that each give one body's totals. A plan that commune and CPAS share, with one tree, stays whole.
    """
    parts = _by_titles(document.blocks) or _by_passages(document.blocks)
    return parts or (PlanPart(0, len(document.blocks)),)


def _by_titles(blocks: Sequence[Block]) -> tuple[PlanPart, ...]:
    marks: list[tuple[int, BodyName]] = []
    for index, kind in _plan_titles(blocks):
        if not marks or marks[-1][1] != kind:
            marks.append((index, kind))
    if len(marks) < 2:
        return ()
    starts = [0, *(index for index, _ in marks[1:])]
    stops = [*starts[1:], len(blocks)]
    parts = tuple(PlanPart(start, stop, kind) for start, stop, (_, kind) in zip(starts, stops, marks, strict=True))
    whole = all(_holds_plan(blocks[part.start : part.stop]) for part in parts)
    whole = whole or all(_sheet_kind(blocks[index]) is not None for index, _ in marks)
    return parts if whole and len({part.kind for part in parts}) == len(parts) else ()


def _plan_titles(blocks: Sequence[Block]) -> Iterator[tuple[int, BodyName]]:
    """Yield where a line that looks like a title names a plan and its body, on the line itself or on its neighbours."""
    for index, block in enumerate(blocks):
        sheet = _sheet_kind(block)
        if sheet is not None:
            yield index, sheet
        if not _looks_like_title(block):
            continue
        text = _text(block)
        if not _PLAN_RE.search(text):
            continue
        kind = _kind(text)
        if kind is None and not (_CPAS_RE.search(text) or _COMMUNE_RE.search(text)):
            first = index
            while first > max(0, index - 2) and _looks_like_title(blocks[first - 1]):
                first -= 1
            last = index + 1
            while last < min(len(blocks), index + 3) and _looks_like_title(blocks[last]):
                last += 1
            kind = _kind(" ".join(_text(near) for near in blocks[first:last]))
            index = next((at for at in range(first, index) if _kind(_text(blocks[at])) == kind), index)
        if kind is not None:
            yield index, kind


def _sheet_kind(block: Block) -> BodyName | None:
    """Return the body that a sheet's name names ("PST CPAS", "Ville"), for sheets long enough to hold a plan."""
    if not isinstance(block, Table) or not block.name or block.n_rows < _PLAN_ROWS:
        return None
    name = re.sub(r"[_-]", " ", block.name)
    return _kind(name) if _PLAN_RE.search(name) or _SHEET.fullmatch(name.strip()) else None


def _kind(text: str) -> BodyName | None:
    if _JOINT.search(text):
        return None
    cpas, commune = _CPAS_RE.search(text), _COMMUNE_RE.search(text)
    if cpas and commune:
        # "PST du CPAS de la Ville de X"
        return "cpas" if cpas.start() < commune.start() and commune.start() - cpas.end() < 8 else None
    return "cpas" if cpas else "commune" if commune else None


def _looks_like_title(block: Block) -> bool:
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or block.kind is Kind.LIST_ITEM:
        return False
    text = block.text
    if not text or len(text) > _TITLE_LENGTH or _ITEM.match(text) or re.search(r"[.;,?]$", text):
        return False
    return block.kind is Kind.HEADING or (
        len(text) < 90 and not _ABOUT.search(text) and not re.search(r"\b(?:est|sont)\b", text)
    )


def _holds_plan(blocks: Sequence[Block]) -> bool:
    """Whether objectives are counted from one here, or totals declared."""
    texts = list(_texts(blocks))
    return any(_FIRST_ITEM.match(text) for text in texts) or sum(bool(_COUNTS.search(text)) for text in texts) > 0


def _by_passages(blocks: Sequence[Block]) -> tuple[PlanPart, ...]:
    passages: list[tuple[int, BodyName]] = []
    for index, block in enumerate(blocks):
        if isinstance(block, TextBlock) and block.role is Role.BODY:
            kind = _engaged_body(block.text)
            if kind is not None and all(kind != known for _, known in passages):
                passages.append((index, kind))
    if len(passages) < 2:
        return ()
    starts = [0]
    for (before, _), (index, kind) in pairwise(passages):
        starts.append(_heading_between(blocks, before, index, kind))
    stops = [*starts[1:], len(blocks)]
    return tuple(PlanPart(start, stop, kind) for start, stop, (_, kind) in zip(starts, stops, passages, strict=True))


def _engaged_body(text: str) -> BodyName | None:
    """Return whose plan a paragraph counts ("la Commune …, par son PST, … 4 objectifs stratégiques"), if it says so."""
    if len(_COUNTS.findall(text)) < 2 or not _PLAN_RE.search(text):
        return None
    head = text[: text.index(_COUNTS.search(text)[0])]  # type: ignore[index]
    if _JOINT.search(head):
        return None
    named = re.findall(rf"\b(?:la|le|l['’]|du|de\s+la|notre)\s*({_CPAS}|{_COMMUNE})", head, re.IGNORECASE)
    kinds: set[BodyName] = {"cpas" if _CPAS_RE.match(name) else "commune" for name in named}
    return kinds.pop() if len(kinds) == 1 else None


def _heading_between(blocks: Sequence[Block], before: int, index: int, kind: BodyName) -> int:
    wanted = _CPAS_RE if kind == "cpas" else _COMMUNE_RE
    for at in range(index, before, -1):
        block = blocks[at]
        if isinstance(block, TextBlock) and _is_heading(block) and wanted.search(block.text):
            return at
    return index


def _is_heading(block: TextBlock) -> bool:
    short = len(block.text) < _TITLE_LENGTH and not re.search(r"[.;,]$", block.text)
    return block.kind is Kind.HEADING or (block.kind is Kind.PARAGRAPH and short)


def _text(block: Block) -> str:
    return block.text if isinstance(block, TextBlock) else ""


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Figure) or block.role is not Role.BODY:
            continue
        if isinstance(block, Table):
            yield from (text for cell in block.cells for text in cell.text.split("\n") if text)
        else:
            yield f"{block.marker} {block.text}" if block.marker else block.text

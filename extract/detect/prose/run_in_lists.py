"""Actions listed within paragraphs.

"Nous allons donc : curer le bief (Voirie, 2027) ; ouvrir un fournil (2028)." A plan without lists writes so below
nearly all of its objectives, with the same words before the colon; each part is then an entry of a list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.detect.prose.told_in_sentences import paragraph_at
from extract.detect.words.wording import says_doing
from extract.document import Block, Kind, Role, Table, TextBlock

_LISTED = re.compile(r"(?P<lead>[^:]{4,}?)\s?:\s+(?P<list>[^:]+?)\s*\.?\s*$", re.DOTALL)
_PARTS = re.compile(r"\s*;\s*(?:et\s+|puis\s+|enfin\s+)?(?![^()]*\))")
_LEAD_WORDS = 2
_FEWEST = 4  # paragraphs
_FEWEST_PARTS = 2
_MOSTLY = 0.6


def with_run_in_lists(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, the paragraphs that list actions parted into what leads to them and one entry each."""
    found = {
        at: (match, parts) for at, block in enumerate(blocks) if (match := _match(block)) and (parts := _parts(match))
    }
    if len(found) < _FEWEST:
        return list(blocks)
    leads = Counter(_lead(match) for match, _ in found.values())
    lead, count = leads.most_common(1)[0]
    entries = sum(isinstance(block, TextBlock) and block.kind is Kind.LIST_ITEM for block in blocks)
    listed = sum(len(parts) for _, parts in found.values())
    if count < _MOSTLY * len(found) or entries >= listed or any(isinstance(block, Table) for block in blocks):
        return list(blocks)
    parted: list[Block] = []
    for at, block in enumerate(blocks):
        own = found.get(at)
        parted.extend(_parted(block, *own) if own and _lead(own[0]) == lead else [block])
    return parted


def _match(block: Block) -> re.Match[str] | None:
    plain = isinstance(block, TextBlock) and block.kind is Kind.PARAGRAPH and block.role is Role.BODY
    return _LISTED.match(block.text) if plain and isinstance(block, TextBlock) and block.marker is None else None


def _parts(match: re.Match[str]) -> list[str]:
    """The parts of a list that nearly all say what will be done; [] where they do not."""
    parts = _PARTS.split(match["list"])
    deeds = sum(says_doing(f"{part[:1].upper()}{part[1:]}") for part in parts)
    small = all(part[:1].islower() for part in parts)
    return parts if small and len(parts) >= _FEWEST_PARTS and deeds >= _MOSTLY * len(parts) else []


def _lead(match: re.Match[str]) -> str:
    return " ".join(match["lead"].lower().split()[-_LEAD_WORDS:])


def _parted(block: Block, match: re.Match[str], parts: Sequence[str]) -> Iterator[Block]:
    assert isinstance(block, TextBlock)
    yield paragraph_at(block, f"{match['lead']} :", 0)
    at = match.start("list")
    for part in parts:
        own = paragraph_at(block, part, block.text.find(part, at))
        yield replace(own, kind=Kind.LIST_ITEM, level=0, marker="–")
        at += len(part)

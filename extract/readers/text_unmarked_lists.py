"""Lists whose bullets a conversion lost: below numbered headings, texts one after the other that begin with a deed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.document import Block, Kind, Role, TextBlock
from extract.readers.text_cell_kinds import label_kind, says_doing

_HEAD = re.compile(
    r"(?:O\.?\s?[SO]\.?\s?|[Oo]bjectif opérationnel\s(?:n°\s?)?)?(?P<number>\d{1,2}(?:\.\d{1,2})*)\b(?!,)"
)
_TITLED = re.compile(r"\s?[.):–-]{0,2}\s+[^\W\d_]")
_SENTENCE = re.compile(r"[.!?]\s+[A-ZÀ-Ý]")
_LABEL = re.compile(r"[^:]{2,40}\s?:(?:\s|$)")
_FEWEST_LISTS = 3
_LISTED = 0.6  # of the deepest headings have a list
_ENTRIES = 1.5  # of a list, at least
_DEEDS = 0.8  # of the texts from the heading to the last deed
_CLOSED = 0.5  # of the entries at most end as sentences do
_MOST_BETWEEN = 1  # other texts
_MOST_WORDS = 45


def with_unmarked_lists(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with the entries of such lists as list entries, where most of the deepest headings have one."""
    heads = [at for at, block in enumerate(blocks) if _number(block)]
    depth = max((_number(blocks[at]).count(".") for at in heads), default=0)
    lists: list[list[int]] = []
    for at in (at for at in heads if depth and _number(blocks[at]).count(".") == depth):
        lists.append(_entries(blocks, at + 1))
    filled = [entries for entries in lists if entries]
    found = {at for entries in filled for at in entries}
    if len(filled) < max(_FEWEST_LISTS, _LISTED * len(lists)) or len(found) < _ENTRIES * len(filled):
        return list(blocks)
    texts = [block.text for at, block in enumerate(blocks) if at in found and isinstance(block, TextBlock)]
    if sum(text.endswith(".") for text in texts) > _CLOSED * len(texts):
        return list(blocks)
    return [
        replace(block, kind=Kind.LIST_ITEM, marker="•", level=0)
        if at in found and isinstance(block, TextBlock)
        else block
        for at, block in enumerate(blocks)
    ]


def _number(block: Block) -> str:
    """Return the number of a heading with a title, "" for other texts."""
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or block.kind is Kind.LIST_ITEM:
        return ""
    match = _HEAD.match(block.text)
    return match["number"] if match is not None and _TITLED.match(block.text, match.end()) else ""


def _entries(blocks: Sequence[Block], at: int) -> list[int]:
    """Return the texts below a heading that begin with a deed; none where too many others stand between them."""
    deeds: list[int] = []
    others = between = 0
    while at < len(blocks) and not _number(blocks[at]) and between <= _MOST_BETWEEN:
        block = blocks[at]
        if not isinstance(block, TextBlock) or block.kind is not Kind.PARAGRAPH:
            break
        if block.role is Role.BODY and _is_deed(block.text):
            deeds.append(at)
            others, between = others + between, 0
        elif block.role is Role.BODY:
            between += 1
        at += 1
    return deeds if len(deeds) >= _DEEDS * (len(deeds) + others) else []


def _is_deed(text: str) -> bool:
    if len(text.split()) > _MOST_WORDS or _SENTENCE.search(text) or label_kind(text) is not None:
        return False
    return text[:1].isupper() and len(text.split()) > 1 and says_doing(text) and _LABEL.match(text) is None

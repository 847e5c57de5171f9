"""Running heads that name the volet of their pages: "Volet externe" on top of each, until "Volet interne" stands there.

The first page of each volet announces it. Where the text of a page names a volet itself, its head says nothing more.
"""

from __future__ import annotations

from dataclasses import replace

from extract.detect.words.headings import names_volet, volet_of
from extract.document import Block, Document, Role, TextBlock


def with_volets_of_heads(document: Document) -> Document:
    """Return the document with the heads that first name a volet among the text of their pages."""
    if not any(_is_head(block) for block in document.blocks):
        return document
    told = {_page(block) for block in document.blocks if _is_announcement(block)}
    blocks: list[Block] = []
    last: str | None = None
    for block in document.blocks:
        if isinstance(block, TextBlock) and (_is_announcement(block) or (_is_head(block) and _page(block) not in told)):
            named = volet_of(block.text)
            first, last = named != last, named
            blocks.append(replace(block, role=Role.BODY) if first else block)
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _is_head(block: Block) -> bool:
    running = isinstance(block, TextBlock) and block.role is Role.RUNNING_HEAD
    return running and isinstance(block, TextBlock) and names_volet(block.text) and volet_of(block.text) is not None


def _is_announcement(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.role is Role.BODY and volet_of(block.text) is not None


def _page(block: Block) -> int | None:
    return block.places[0].page if block.places else None

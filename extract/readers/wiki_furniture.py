"""What stands around the text of a wiki's page: contents written by hand, lines of links, sources at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.document import Block, Kind, Role, TextBlock
from extract.layout.pages.contents_page import is_contents_title
from extract.layout.pages.site_words import has_plan_code
from extract.text import fold

_PAGE = re.compile(r"(?:p(?:p|ages?|g)?\s?\.?\s*)?\d{1,3}(?:\s?[-–]\s?\d{1,3})?", re.IGNORECASE)
_PAGE_LINE = re.compile(r"[\[(–-]*\s*p(?:p|ages?|g)?\s?\.?\s*\d{1,3}\s*[\])–-]*", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s|>»›·•<«‹←→↑↓/,;:.…()\[\]–—-]*")
_ENDS = frozenset((
    "voir aussi", "liens externes", "lien externe", "liens", "notes et references", "notes", "references", "reference",
    "sources", "source", "bibliographie", "pages liees", "articles connexes", "discussion", "discussions",
    "commentaires", "annexes de la page", "historique de la page", "categories",
))  # fmt: skip
_FEWEST_ENTRIES = 2  # that lead to places of the same page
_FEWEST_LINKS = 2  # of a line of nothing else


def with_roles(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with contents, menus and the sources at the end of the page marked as such."""
    contents = _contents(blocks)
    end = _end(blocks)
    roles = [
        _role(block, at in contents, at >= end) if _is_body(block) else block.role for at, block in enumerate(blocks)
    ]
    return [
        _without_pages(block) if isinstance(block, TextBlock) and role is Role.BODY else replace(block, role=role)
        for block, role in zip(blocks, roles, strict=True)
    ]


def _is_body(block: Block) -> bool:
    return block.role is Role.BODY


def _role(block: Block, in_contents: bool, at_end: bool) -> Role:
    if in_contents:
        return Role.CONTENTS
    if at_end or (isinstance(block, TextBlock) and block.kind is Kind.PARAGRAPH and _is_menu(block)):
        return Role.FURNITURE
    if isinstance(block, TextBlock) and block.kind is Kind.PARAGRAPH and _PAGE_LINE.fullmatch(block.text):
        return Role.FOOTER
    return Role.BODY


def _only_links(block: TextBlock) -> bool:
    """Whether a text is links and the signs between them."""
    rest = block.text
    for link in block.links:
        rest = rest.replace(link.text, "", 1)
    return bool(block.links) and _BETWEEN.fullmatch(rest) is not None


def _is_menu(block: TextBlock) -> bool:
    return len(block.links) >= _FEWEST_LINKS and _only_links(block) and not has_plan_code(block.text)


def _contents(blocks: Sequence[Block]) -> set[int]:
    """Return which blocks are contents: links with the number of a page, several links into the same page."""
    paged = {at for at, block in enumerate(blocks) if isinstance(block, TextBlock) and _leads_to_page(block)}
    within: set[int] = set()
    run: list[int] = []
    for at, block in enumerate(blocks):
        if isinstance(block, TextBlock) and block.kind is not Kind.HEADING and _leads_within(block):
            run.append(at)
            continue
        within.update(run if len(run) >= _FEWEST_ENTRIES else ())
        run = []
    within.update(run if len(run) >= _FEWEST_ENTRIES else ())
    found = paged | within
    return found | {at - 1 for at in found if at and _names_contents(blocks[at - 1])}


def _names_contents(block: Block) -> bool:
    return isinstance(block, TextBlock) and _is_body(block) and is_contents_title(block.text)


def _leads_to_page(block: TextBlock) -> bool:
    """Whether a text is a title that leads to it and the number of its page, which is a link, too."""
    return (
        block.kind is not Kind.HEADING
        and len(block.links) > 1
        and _only_links(block)
        and _PAGE.fullmatch(block.links[-1].text) is not None
    )


def _without_pages(block: TextBlock) -> TextBlock:
    """Return a text without the links at the ends of its lines to the page of the document that it was copied from."""
    pages = [link for link in block.links if link.target.startswith("#") and _PAGE.fullmatch(link.text)]
    if not pages:
        return block
    page = "|".join({re.escape(link.text) for link in pages})
    end = re.compile(rf"(?<=\S)\s*[(\[]?\s*(?:{page})\s*[)\]]?$")
    lines = tuple(replace(line, text=end.sub("", line.text)) for line in block.lines)
    return replace(block, lines=lines, links=tuple(link for link in block.links if link not in pages))


def _leads_within(block: TextBlock) -> bool:
    return _only_links(block) and all(link.target.startswith("#") for link in block.links)


def _end(blocks: Sequence[Block]) -> int:
    """Return where the sources and comments begin that end the page; the number of blocks where it has none."""
    begin, level = len(blocks), 0
    for at, block in enumerate(blocks):
        if not isinstance(block, TextBlock) or block.kind is not Kind.HEADING or not _is_body(block):
            continue
        if level and (block.level or 0) > level:
            continue
        if fold(block.text) not in _ENDS:
            begin, level = len(blocks), 0
        elif level:
            level = min(level, block.level or 0)
        else:
            begin, level = at, block.level or 0
    coded = any(isinstance(block, TextBlock) and has_plan_code(block.text) for block in blocks[begin:])
    return len(blocks) if coded else begin

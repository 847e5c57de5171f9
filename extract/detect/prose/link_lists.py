"""Lists of links below the text of a page: files to fetch and pages to see, the foot of the site; no actions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.detect.words.headings import announced, is_site_link
from extract.detect.words.markers import read_marker
from extract.document import Block, Kind, Role, TextBlock
from extract.printed import Level
from extract.text import fold

_FILE = re.compile(
    r"[(\[](?:pdf|docx?|xlsx?|pptx?|odt|ods|zip)\b[^()\[\]]{0,25}[)\]]$", re.IGNORECASE
)  # "(PDF – 1,2 Mo)"
_FEW_WORDS = 6
_SELDOM = 0.5  # of the list entries of a document are links


def link_lists(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of list entries that are nothing but links, all those of their list, and of the line above it.

    Actions may be links, too, each to its own page: then most entries of the document are, or the list stands right
    under an objective.
    """
    listed = [i for i, block in enumerate(blocks) if _is_listed(block)]
    links = {i for i in listed if _is_link(blocks[i])}
    runs = _runs(listed)
    found = {i for run in runs if _is_foot([blocks[i] for i in run]) for i in run}
    if len(links) > _SELDOM * len(listed):
        return frozenset(found)
    for run in runs:
        above = blocks[run[0] - 1]
        if links.issuperset(run) and not _names_level(above):
            found.update(run, [run[0] - 1] if _introduces(above) else [])
    return frozenset(found)


def _runs(listed: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in listed:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [run for run in runs if run[0] > 0]


def _is_listed(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.kind is Kind.LIST_ITEM and block.role is Role.BODY


def _is_link(block: Block) -> bool:
    if not isinstance(block, TextBlock) or not block.text.strip():
        return False
    return _FILE.search(block.text) is not None or fold(" ".join(link.text for link in block.links)) == fold(block.text)


def _is_foot(entries: Sequence[Block]) -> bool:
    """Whether all entries of a list are links of a site's foot."""
    return len(entries) > 1 and all(isinstance(entry, TextBlock) and is_site_link(entry.text) for entry in entries)


def _introduces(block: Block) -> bool:
    """Whether a line stands above a list as its title: a few words, no sentence ("Pour en savoir plus :")."""
    return isinstance(block, TextBlock) and len(block.text.split()) <= _FEW_WORDS and not block.text.endswith(".")


def _names_level(block: Block) -> bool:
    """Whether a block names an item, or announces those below it."""
    if not isinstance(block, TextBlock):
        return False
    marker = read_marker(f"{block.marker or ''} {block.text}".strip())
    return (marker is not None and isinstance(marker.level, Level)) or announced(block.text) is not None

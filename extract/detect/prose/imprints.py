"""Imprints: the page of a brochure that says who publishes and who drew it, or the last line of a poster.

They are no part of the plan, nor are the signatures set side by side below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from extract.detect.words.headings import is_imprint
from extract.detect.words.markers import read_marker
from extract.document import Block, Figure, Role, Table, TextBlock
from extract.printed import Level
from extract.text import fold

_MOST = 12  # blocks on such a page
_MOST_WORDS = 25  # of a block
_MOST_WORDS_AT_END = 40  # of a line with the imprint behind what explains the poster
_FEWEST_SIGNED = 2
_MOST_SIGNED = 4  # rows of signatures
_SIGNATORY = re.compile(
    r"(?:(?:pour|par) )?(?:(?:le|la|l) )?(?:direct(?:eur|rice)s? generale?s?|bourgmestre|presidente?|"
    r"secretaire|greffi\w+|conseil|college)"
    r"(?: (?:f f|ff|adjointe?|communale?|provinciale?|du cpas|du conseil|de l action sociale))*"
)
_PERSON = re.compile(r"(?:(?:M|Mr|Mme|Mlle|Me)\.?\s)?(?:[A-ZÀ-Ý][\w'’.-]*\s){1,3}[A-ZÀ-Ý][\w'’-]+")
_PARTS = re.compile(r"(?<=[.!?;])\s+|\s+[—–|·•]\s+")


def imprints(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of the blocks of pages that hold nothing but an imprint, and of one that ends the document.

    Tables of signatures are among them.
    """
    shown = [(i, b) for i, b in enumerate(blocks) if not isinstance(b, Figure) and _is_body(b) and _page(b) is not None]
    found: set[int] = set()
    for _, page in groupby(shown, lambda one: _page(one[1])):
        held = list(page)
        texts = [block for _, block in held if isinstance(block, TextBlock)]
        if len(texts) == len(held) <= _MOST and _is_imprint(texts):
            found.update(i for i, _ in held)
    last = shown[-1] if shown else None
    if last is not None and isinstance(last[1], TextBlock) and _ends_with_imprint(last[1].text):
        found.add(last[0])
    found.update(i for i, block in enumerate(blocks) if isinstance(block, Table) and _holds_signatures(block))
    return frozenset(found)


def _holds_signatures(table: Table) -> bool:
    """Whether a table holds nothing but those who sign, each below another, and their functions."""
    texts = [text for cell in table.cells if (text := cell.text.strip(" ,:\n"))]
    if table.n_rows > _MOST_SIGNED or len(texts) < _FEWEST_SIGNED:
        return False
    signing = [_SIGNATORY.fullmatch(fold(text)) is not None for text in texts]
    named = [_PERSON.fullmatch(text) is not None for text in texts]
    return sum(signing) >= _FEWEST_SIGNED and all(a or b for a, b in zip(signing, named, strict=True))


def _ends_with_imprint(text: str) -> bool:
    marker = read_marker(text)
    named = marker is not None and isinstance(marker.level, Level)
    short = not named and len(text.split()) <= _MOST_WORDS_AT_END
    return short and any(map(is_imprint, (text, *_PARTS.split(" ".join(text.split())))))


def _is_imprint(texts: Sequence[TextBlock]) -> bool:
    if not any(is_imprint(line.text) for text in texts for line in text.lines):
        return False
    markers = (read_marker(text.text) for text in texts)
    named = any(marker is not None and isinstance(marker.level, Level) for marker in markers)
    return not named and all(len(text.text.split()) <= _MOST_WORDS for text in texts)


def _is_body(block: Block) -> bool:
    return not isinstance(block, TextBlock) or block.role is Role.BODY


def _page(block: Block) -> int | None:
    return block.places[0].page if block.places else None

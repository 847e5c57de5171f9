"""Sentences that say what bare years and dates are: "La date entre parenthèses est l'échéance"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.document import Block, TextBlock
from extract.text import fold

_WHERE = (
    r"(?:entre (?:parentheses|crochets)|a droite|a gauche|en regard|derriere|a la fin|au bout|dernieres? colonnes?)"
)
_TOLD = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:(?:donne|indique|porte|precise|montre)(?:nt)?|est|sont|designe|correspond a) (?:l |les )echeances?\b",
        rf"\b{_WHERE}\b[^.]{{0,90}}\becheances?\b",
        rf"\becheances?\b[^.]{{0,60}}\b{_WHERE}\b",
    )
)


def are_deadlines(blocks: Sequence[Block]) -> bool:
    """Whether a sentence of a document says that years and dates without a label are deadlines."""
    texts = (
        " ".join(block.text.split()) for block in blocks if isinstance(block, TextBlock) and "chéance" in block.text
    )
    sentences = (fold(sentence) for text in texts for sentence in text.split(". "))
    return any(pattern.search(sentence) for sentence in sentences for pattern in _TOLD)

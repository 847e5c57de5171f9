"""Words that a sentence says to be a level's: "Chaque axe se décline en projets, qui sont les objectifs opérationnels".

A foreword tells so what the plan calls its objectives; the words are then read as the names of these levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.detect.prose.defined_levels import singular
from extract.detect.words.labels import named_level
from extract.document import Block, TextBlock
from extract.printed import Level
from extract.text import fold

_LEVEL = r"(?P<level>objectifs?\s+(?:strat[ée]giques?|op[ée]rationnels?))"
_WORD = r"(?P<word>[^\W\d_]{4,})"
_OF = r"(?:(?:nos|les|des|aux|un|une|notre|leurs|ses)\s+|d['’]\s?|l['’]\s?)?"
_IS = (
    r"(?:sont|est|constituent|constitue|forment|représentent|équivalent\s+à|correspondent\s+à|tiennent\s+lieu\s+d['’e])"
)
_SAID = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_WORD}\s?(?::|,|;|\s[–-])\s+(?:ce\s+sont|ce\s+seront|qui\s+{_IS}|c['’]est[-\s]à[-\s]dire|soit)\s+{_OF}{_LEVEL}",
        rf"\b{_WORD}\s+(?:{_IS}|correspondent|équivalent)\s+(?:ce\s+qu[^.:;]{{2,30}}(?:appelle|nomme|appelons)\s+)?{_OF}{_LEVEL}",
        rf"\b{_LEVEL}\s?,?\s+(?:(?:que\s+nous|qu['’]on)\s+(?:appelons|nommons|appelle|nomme)|(?:ici\s+)?(?:appelés?|dénommés?|nommés?|"
        rf"baptisés?|intitulés?|dits))\s+(?:ici\s+|dans\s+ce\s+document\s+)?[«“\"]?\s?(?:nos\s|les\s|des\s)?{_WORD}",
        rf"\b{_WORD}\s+\(\s?(?:{_IS}\s+)?{_OF}{_LEVEL}\s?\)",
    )
)
_NO_WORDS = frozenset(
    {"objectif", "strategique", "operationnel", "action", "ceux", "celles", "elle", "tous", "toute", "suivant"}
)


def words_in_sentences(blocks: Sequence[Block]) -> dict[str, Level]:
    """Return the level of each word that a sentence says to be one, folded and in the singular."""
    found: dict[str, Level] = {}
    for text in _texts(blocks):
        for pattern in _SAID:
            for match in pattern.finditer(text):
                word, level = singular(fold(match["word"])), named_level(fold(match["level"]))
                if level is not None and word not in _NO_WORDS and named_level(word) in (None, Level.ACTION):
                    found.setdefault(word, level)
    return found


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    """The paragraphs that speak of objectives."""
    for block in blocks:
        if isinstance(block, TextBlock) and block.marker is None:
            text = " ".join(line.text.strip() for line in block.lines)
            if "bjectif" in text and "." in text:
                yield text

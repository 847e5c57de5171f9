"""Figures that designers show in very large print with what they tell: "62 %" beside "de terres cultivées".

They speak of the place, not of what stands above them: the rate is no progress of the last action. Counts of the plan
and rates that say what is done are told elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extract.detect.texts.annotations import annotations_only
from extract.detect.words.headings import is_count
from extract.detect.words.labels import meaning
from extract.detect.words.wording import says_doing
from extract.document import Block, Document, Role, TextBlock

_LARGER = 2.0  # times the print of the words
_MOST_WORDS = 6
_SHARE_OF = re.compile(r"d(?:es?|u)\s|d['’]", re.IGNORECASE)
_FIGURE = re.compile(r"[±+~]?\s?\d[\d\s.,]*\s?(?:%|ha|km|m²|kwh|mwh|gwh)?", re.IGNORECASE)


def without_shown_figures(document: Document) -> Document:
    """Return the document with such figures and their words set aside."""
    aside = {
        id(block)
        for one, other in pairwise(document.blocks)
        if _is_shown(one, other) or _is_shown(other, one)
        for block in (one, other)
    }
    if not aside:
        return document
    blocks = (
        replace(block, role=Role.FURNITURE) if isinstance(block, TextBlock) and id(block) in aside else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(blocks))


def _is_shown(figure: Block, words: Block) -> bool:
    """Whether the first block is a figure in very large print, and the other one goes on with what it counts."""
    if not isinstance(figure, TextBlock) or not isinstance(words, TextBlock) or _FIGURE.fullmatch(figure.text) is None:
        return False
    if figure.role is not Role.BODY or words.role is not Role.BODY or words.marker:
        return False
    large, small = figure.style.size, words.style.size
    if large is None or small is None or large < _LARGER * small:
        return False
    beside = figure.places[0].page == words.places[0].page and figure.style.fill == words.style.fill
    return beside and _tells_what(words.text, figure.text)


def _tells_what(words: str, figure: str) -> bool:
    """Whether small words say what is shown, neither how many items a plan has nor how far one is."""
    if not words[:1].islower() or len(words.split()) > _MOST_WORDS or says_doing(words):
        return False
    said = f"{figure} {words}"
    if is_count(said) or annotations_only(said) or meaning(words) is not None:
        return False
    # A rate may be that of an action, unless it is a share of something else.
    return not figure.endswith("%") or (_SHARE_OF.match(words) is not None and not _says_how_far(words))


def _says_how_far(words: str) -> bool:
    """Whether words say of what is done or spent that a rate is ("d'exécution", "des actions réalisées")."""
    known = meaning(f"% {words}")
    return known is not None and known.is_whole

"""Which pages need OCR: those whose text is missing, illegible, or hidden under the picture of a scan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from extract.layout.engine.content import PageContent, Word

_NUMBERED = re.compile(r"[\x01\x04-\x08\x0e-\x1f]|\(cid:\d+\)")  # glyphs of which no letter is told
_CODELESS = re.compile(rf"[\ufffd\ue000-\uefff\uf100-\uf8ff]|{_NUMBERED.pattern}")
_MOST_CODELESS = 0.2  # of a page's characters
_LOST = re.compile(rf"[^\W\d_](?:{_NUMBERED.pattern})|(?:{_NUMBERED.pattern})[^\W\d_]")  # beside a letter
_MOST_LOST = 0.04  # of a page's words
_FEWEST_LOST = 5
_VOWELS = frozenset("aeiou")
_FEWEST_VOWELS = 0.22  # of the letters of a text in any language with Latin letters; French has 0.42
_LETTERS_TO_TELL = 80
_COVERS = 0.5  # of the page's area: pictures so large may be the page itself
_FEW_LETTERS = 200  # on such a page: a stamp, a page number, a running head


class Want(StrEnum):
    """Why a page should be read by OCR."""

    NO_TEXT = "no-text"
    GARBLED = "garbled"
    PICTURE = "picture"  # some text stands on, or under, a picture that covers the page


def wants_ocr(content: PageContent) -> Want | None:
    """Return why a page should be read by OCR, or None: its text can be read, or the sheet is blank."""
    text = "".join(word.text for word in content.words)
    if not any(char.isalnum() for char in text):
        drawn = content.pictures or text or content.segments or content.fills
        return Want.NO_TEXT if drawn else None
    if is_garbled(text) or has_lost_letters(content.words):
        return Want.GARBLED
    if _covered(content):
        letters = sum(map(str.isalnum, text))
        hidden = sum(len(word.text) for word in content.words if word.look.invisible)
        if 2 * hidden > len(text) or letters < _FEW_LETTERS:
            return Want.PICTURE
    return None


def is_garbled(text: str) -> bool:
    """Whether characters have lost their meaning: without a code, or shifted so that hardly a vowel is left.

    >>> is_garbled(3 * "/H SURJUDPPH WUDQVYHUVDO GH OD FRPPXQH SUpYRLW OHV DFWLRQV ")
    True
    """
    readable, codeless = _CODELESS.subn("", text)
    if codeless > _MOST_CODELESS * (codeless + len(readable)):
        return True
    letters = [char for char in readable.lower() if "a" <= char <= "z"]
    vowels = sum(char in _VOWELS for char in letters)
    return len(letters) >= _LETTERS_TO_TELL and vowels < _FEWEST_VOWELS * len(letters)


def has_lost_letters(words: Sequence[Word]) -> bool:
    """Whether several words have lost letters: their font numbers its accents, and tells no letter for the numbers."""
    if _NUMBERED.search("".join([word.text for word in words])) is None:
        return False  # most pages, told fast
    lost = sum(_LOST.search(word.text) is not None for word in words)
    return lost >= max(_FEWEST_LOST, _MOST_LOST * len(words))


def says_more(words: tuple[Word, ...], confidence: float, before: tuple[Word, ...]) -> bool:
    """Whether what OCR read on a covered page is worth more than the little text that stands there."""
    known = sum(word.text.isalnum() * len(word.text) for word in before if not word.look.invisible)
    read = sum(word.text.isalnum() * len(word.text) for word in words)
    return confidence >= 0.7 and read >= max(60, 2 * known)


def _covered(content: PageContent) -> bool:
    area = content.width * content.height
    return sum((p.x1 - p.x0) * (p.bottom - p.top) for p in content.pictures) >= _COVERS * area

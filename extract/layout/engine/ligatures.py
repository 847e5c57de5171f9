"""Letters drawn as one glyph, for which a PDF gives other characters than the letters that it stands for.

Some writers put the letters' bytes in the wrong order ("琀椀" for "ti": 0x7400 0x6900); some give the number of the
glyph in Calibri as a character, whole (plane 16) or cut to sixteen bits ("Ɵ" for "ti").
"""

from __future__ import annotations

import re

_SWAPPED = {ord(letter) << 8: letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}
_SWAPPED_CLASS = "".join(map(chr, _SWAPPED))
_MAY_BE_SWAPPED = re.compile("[\u4100-\u7a00]")  # hardly any page has one; a range alone is searched for fast
_SWAPPED_RUN = re.compile(rf"(?<=[A-Za-zÀ-ÿ])[{_SWAPPED_CLASS}]+|[{_SWAPPED_CLASS}]+(?=[A-Za-zÀ-ÿ])")
_GLYPHS = {0x14C: "ft", 0x19E: "tf", 0x19F: "ti", 0x1A9: "tt", 0x1AB: "tti"}
_LETTERS = {chr(code + plane): letters for code, letters in _GLYPHS.items() for plane in (0, 0x100000)}
_GLYPH = re.compile("[" + "".join(_LETTERS) + "]")
_IN_WORD = re.compile(f"(?<=[^\\W\\d_]){_GLYPH.pattern}|[ƟƩƫƞ\U0010014c-\U001001ab]")


def swapped_back(text: str) -> str:
    """Return ``text``, the letters of Latin words whose bytes are in the wrong order put right, one for one.

    >>> swapped_back("Évalua琀椀on"), swapped_back("琀椀")
    ('Évaluation', '琀椀')
    """
    if _MAY_BE_SWAPPED.search(text) is None or _SWAPPED_RUN.search(text) is None:
        return text
    return _SWAPPED_RUN.sub(lambda run: run[0].translate(_SWAPPED), text)


def has_glyph_numbers(text: str) -> bool:
    """Whether ``text`` holds characters that may be numbers of glyphs."""
    return _GLYPH.search(text) is not None


def spelled_out(text: str) -> str:
    """Return ``text`` with the letters in place of the numbers of glyphs within words.

    >>> spelled_out("naƟonal"), spelled_out("neƩoyer"), spelled_out("Ōsaka")
    ('national', 'nettoyer', 'Ōsaka')
    """
    return _IN_WORD.sub(lambda glyph: _LETTERS.get(glyph[0], glyph[0]), text)

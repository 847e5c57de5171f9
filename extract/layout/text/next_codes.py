"""Lines that begin with the code or number after that of the paragraph above: they begin paragraphs of their own."""

from __future__ import annotations

import re

from extract.layout.text.line_entries import LETTERED, SAME_INDENT, Entry

_LISTED = re.compile(r"(\d{1,2})([.)])$")
_CODE = re.compile(
    r"(?P<word>(?:[^\W\d_]{1,4}\d{1,3}[-./])*[^\W\d_]{1,4}(?:[\d.]*\.)?)(?P<number>\d{1,3})(?P<end> ?[.:)–-])"
)  # "A3 :", "OO1.2.", "OS1-OO2-A3 :"
_WORD_CODE = re.compile(r"(?P<word>[^\W\d_]+(?: [nN][°ºo.]{1,2})?) ?(?P<number>\d{1,3})(?P<end> ?[.:)–-])")
_FIRST_LISTED = ("a)", "1)", "1°", "a.", "1.")


def counts_on(first: Entry, entry: Entry) -> bool:
    """Whether a line begins with the code after that of the paragraph above, however full that one's lines are."""
    word = entry.words[0].text
    if word[0].isdigit():
        return _numbers_part(first, entry) or _lists_on(first.words[0].text, word)
    if LETTERED.match(word) and LETTERED.match(opening := first.words[0].text):
        return opening[1:] == word[1:] and ord(opening[0]) + 1 == ord(word[0])
    if not (word[-1].isdigit() or word[-1] in ".:)") or not any(map(str.isdigit, word)):
        return False
    return _is_next(_CODE, 2, first, entry)


def _lists_on(opening: str, word: str) -> bool:
    """Whether a line opens with the number of a list after that of the paragraph above: "2)" below "1) …"."""
    one, after = _LISTED.match(opening), _LISTED.match(word)
    return one is not None and after is not None and one[2] == after[2] and int(after[1]) == int(one[1]) + 1


def opens_list(above: Entry, entry: Entry) -> bool:
    """Whether a line opens an entry of a list: "a) …" under "2° … :", "c) …" left of the text above it."""
    word = entry.words[0].text
    if LETTERED.match(word) and entry.line.x0 < above.line.x0 - SAME_INDENT:
        return True
    return word in _FIRST_LISTED and above.words[-1].text.endswith(":")


def _numbers_part(first: Entry, entry: Entry) -> bool:
    """Whether a line begins with the number of the paragraph above and one part more: "2.1." over "2.1.3. Curer"."""
    whole, part = first.words[0].text.strip("."), entry.words[0].text.strip(".").rpartition(".")
    return part[0] == whole != "" and part[2].isdigit() and len(entry.words) > 1 and entry.words[1].text[0].isupper()


def names_next(first: Entry, entry: Entry) -> bool:
    """Whether a line begins with the word of the paragraph above and the number after its own: "Fiche n° 2 :"."""
    word = entry.words[0].text
    return word[0].isupper() and first.words[0].text == word and _is_next(_WORD_CODE, 4, first, entry)


def _is_next(code: re.Pattern[str], most: int, first: Entry, entry: Entry) -> bool:
    """Whether a line has the code, in ``most`` words at most, after that of the paragraph above."""
    one, after = (code.match(" ".join(w.text for w in found.words[:most])) for found in (first, entry))
    return (
        one is not None
        and after is not None
        and one["word"] == after["word"]
        and one["end"] == after["end"]
        and int(after["number"]) == int(one["number"]) + 1
    )

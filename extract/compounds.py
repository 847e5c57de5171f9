"""Words written with a hyphen, known as such: at a line end it belongs to the word ("week-" / "end")."""

from __future__ import annotations

import re
from functools import cache

from extract import lexicon

_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)-$")
_SHORTEST_PLURAL = 6  # letters of a plural that a hyphen may follow
_SHORTEST_SECOND = 4  # letters of the word behind it
_AFTER = re.compile(r"(?P<first>[^\W\d_]+)(?P<rest>(?:[-'’][^\W\d_]+)*)")


def is_compound(before: str, after: str) -> bool:
    """Whether the hyphen that ends ``before`` belongs to the word that goes on with ``after``.

    >>> is_compound("deux week-", "ends"), is_compound("la mobi-", "lité")
    (True, False)
    """
    head, tail = _BEFORE.search(before), _AFTER.match(after)
    if head is None or tail is None:
        return False
    word, first = head["word"], tail["first"].lower()
    if tail["rest"] and first in _words("links"):
        return True
    if len(word) >= _SHORTEST_PLURAL and len(first) >= _SHORTEST_SECOND and word.lower().endswith(_plural_endings()):
        return True
    if word[0].isupper() and not word.isupper() and first in _words("of_places") and not tail["rest"]:
        return True
    return _singular(word.lower()) + "-" + _singular(tail[0].lower().replace("’", "'")) in _singular_words()


@cache
def _plural_endings() -> tuple[str, ...]:
    return tuple(lexicon.load("compounds")["plural_endings"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("compounds")[name])


@cache
def _singular_words() -> frozenset[str]:
    parted = (word.partition("-") for word in _words("words"))
    return frozenset(f"{_singular(head)}-{_singular(tail)}" for head, _, tail in parted)


def _singular(word: str) -> str:
    if len(word) > _SHORTEST_SECOND and word.endswith("aux"):
        return word[:-2] + "l"
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word

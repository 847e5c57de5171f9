"""Words of labels that are typed wrong ("Reponsable", "Pilotte", "Echéence"), as the lexicon spells them.

Plans are typed by hand: a letter is doubled, left out, changes places with its neighbour, or is written as it sounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_SHORTEST = 6  # letters of a word that one wrong letter does not make another word
_SOUNDS = {"a": "e", "e": "a", "i": "y", "y": "i", "s": "c", "c": "s", "g": "j", "j": "g"}  # letters heard alike
_LONG = 8  # letters of a word in which "a" and "e" make no other one
_MOST_WORDS = 4  # of a label


def misspellings(words: Iterable[str]) -> dict[str, str]:
    """Return the folded words as they may be typed wrong, each with the right word; those of several words go.

    >>> misspellings(["responsable"])["reponsable"]
    'responsable'
    """
    known = {word for word in words if word.isalpha()}
    found: dict[str, set[str]] = {}
    for word in known:
        for wrong in _typed(word) if len(word) >= _SHORTEST else ():
            if wrong not in known and len(wrong) >= _SHORTEST:
                found.setdefault(wrong, set()).add(word)
    return {wrong: min(right) for wrong, right in found.items() if len({word.rstrip("es") for word in right}) == 1}


def mended(folded: str, known: dict[str, str]) -> str | None:
    """Return a folded label with the words that ``known`` corrects; None where it corrects none.

    >>> mended("service pilotte", {"pilotte": "pilote"})
    'service pilote'
    """
    words = folded.split()
    if len(words) > _MOST_WORDS:
        return None
    right = [known.get(word, word) for word in words]
    return " ".join(right) if right != words else None


def _typed(word: str) -> Iterator[str]:
    """How a word may be typed wrong; its first letter is right, and one without its last letter is another word."""
    for at in range(1, len(word)):
        letter, before, after = word[at], word[:at], word[at + 1 :]
        if after:
            yield before + after
        yield before + letter * 2 + after
        if after:
            yield before + after[0] + letter + after[1:]
        if letter in _SOUNDS and (letter not in "ae" or len(word) >= _LONG):
            yield before + _SOUNDS[letter] + after

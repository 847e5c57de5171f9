"""What OCR does to French words and signs, mended word by word: torn elisions, quotes, bullets, accents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.flat import flat

_ELIDED = re.compile(r"(?:[«\"(]?)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|presqu|aujourd)['’]", re.IGNORECASE)
_ELISION = re.compile(r"(?:[cdjlmnst]|qu)", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouyhàâäéèêëîïôöùûüœæ]", re.IGNORECASE)
_QUOTES = str.maketrans({"‘": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "{": "(", "}": ")"})
_GUILLEMETS = (("<<", "«"), (">>", "»"))
_ACRONYM = re.compile(r"[^\W\d_]{0,2}['’]?(?:[A-Z]\.)+(?:[1l!0]\.)(?:[A-Z]\.)*[A-Z]\.?[,;)]?")
_AS_LETTERS = str.maketrans("1l!0", "IIIO")
_BE = re.compile(r"^(?P<before>[«\"(]?)[ÉÈËE]tre$")  # "Être" is never written with another accent
_WRONG_BE = re.compile(r"[ÉÈË]tre")
_SURE_BULLETS = frozenset("•●▪■◦‣⁃·°+*¢©®►➢❖□")  # signs that begin no text
_LETTER_BULLETS = frozenset({"e", "o", "O", "0", "Q", "eo", "oe", "»", ">", "«", "_", "e_", "°_", "•_"})
_TWO_SIGNS = re.compile(r"[«»+*°•·_¢©®>]{2}")
_ARROW = re.compile(r"[<>=»~^|#-]*[<>=»~^|#][<>=»~^|#-]*")  # what becomes of arrowheads and hands
_NO_WORDS = frozenset({"e", "o"})  # nor numbers; before a capital not the end of one either
_DASHES = frozenset("-–—")
NUMBER_SIGNS = frozenset({"Ne", "N*", "N'", "N”", "Nº", "N>", "N^", "N®", "N©"})  # what becomes of "N°" alone
BULLET = "•"
_LEVEL_WORDS = (  # what plans repeat in headings and names: one letter misread loses a level, or makes another body
    "objectif", "objectifs", "stratégique", "stratégiques", "opérationnel", "opérationnels", "opérationnelle",
    "opérationnelles", "collège", "échevin", "échevine", "bourgmestre", "directeur", "directrice", "responsable",
    "échéance", "communale", "administration", "environnement", "urbanisme", "indicateur", "partenaires",
)  # fmt: skip
_LONG = 8  # letters: the shortest level word but for "collège"
_STANDS_OFF = 0.55  # heights of the line between a bullet and its text


def mend_words(words: Sequence[str]) -> list[list[int]]:
    """Return which of ``words`` (one line's) belong together: "d'" and "accès", "l" and "'accueil"."""
    groups: list[list[int]] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        torn = bool(_ELIDED.fullmatch(before) and _VOWEL.match(word)) or bool(
            _ELISION.fullmatch(before) and word[:1] in "'’" and _VOWEL.match(word[1:])
        )
        if torn and groups:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def mend_word(word: str) -> str:
    """Return ``word`` with the signs that French documents print in place of those that OCR confuses with them.

    >>> mend_word("l‘Étre")
    "l'Étre"
    >>> mend_word("Ëtre")
    'Être'
    """
    word = word.translate(_QUOTES)
    for read, meant in _GUILLEMETS:
        word = word.replace(read, meant)
    if _ACRONYM.fullmatch(word):
        word = word.translate(_AS_LETTERS)
    word = _mended_level(word)
    return f"{word[: -len('Être')]}Être" if _BE.match(word) and _WRONG_BE.search(word) else word


def _mended_level(word: str) -> str:
    """Return a level word with its one wrong letter put right, printed as ``word`` is; any other word as it is.

    >>> _mended_level("STRATEGIOQUE"), _mended_level("Objeetif"), _mended_level("objective")
    ('STRATEGIQUE', 'Objectif', 'objective')
    """
    read = flat(word)
    if len(read) < _LONG - 1 or not word.isalpha() or any(flat(known) == read for known in _LEVEL_WORDS):
        return word
    meant = next((known for known in _LEVEL_WORDS if _one_letter_off(read, flat(known))), None)
    if meant is None:
        return word
    plain = meant if any(char not in flat(word) for char in word.lower()) else flat(meant)
    return plain.upper() if word.isupper() else plain.capitalize() if word[0].isupper() else plain


def _one_letter_off(read: str, meant: str) -> bool:
    """Whether one letter within the word is wrong, missing or too much: endings are the word's own."""
    if read[-2:] != meant[-2:] or read[0] != meant[0] or abs(len(read) - len(meant)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(read, meant, strict=False)) if a != b), min(len(read), len(meant)))
    return read[start + (len(read) >= len(meant)) :] == meant[start + (len(meant) >= len(read)) :]


def zeros(words: Sequence[str]) -> list[int]:
    """Return which of a line's words are a zero read as a letter: "O à 3 ans"."""
    return [
        at
        for at, word in enumerate(words[:-2])
        if word in ("O", "o", "O0", "0O") and words[at + 1] in ("à", "-", "–", "et") and words[at + 2][0].isdigit()
    ]


def bullet_lines(lines: Sequence[Sequence[str]], gaps: Sequence[float]) -> list[int]:
    """Return the lines whose first sign is a bullet that OCR has read as something else ("e Adapter …", "+ Créer …").

    ``gaps`` gives the blank after the first word, in heights of its line: a letter that is a bullet stands off, or is
    no word before a capital, and bullets come in numbers. Signs of comparison are none before a word; dashes are
    bullets misread where other signs outnumber them.
    """
    sure = [at for at, line in enumerate(lines) if len(line) > 1 and line[0] in _SURE_BULLETS]
    likely = [at for at, line in enumerate(lines) if len(line) > 1 and _may_be_bullet(line, gaps[at])]
    dashes = [at for at, line in enumerate(lines) if len(line) > 1 and line[0] in _DASHES]
    found = [*sure, *(likely if len(sure) + len(likely) > 1 else ())]
    return sorted([*found, *(dashes if 2 * len(dashes) < len(found) else ())])


def _may_be_bullet(line: Sequence[str], gap: float) -> bool:
    sign = line[0]
    if _ARROW.fullmatch(sign) and line[1][0].isupper():
        return True
    stands_off = gap > _STANDS_OFF or "_" in sign or (sign == "«" and "»" not in " ".join(line))
    two = _TWO_SIGNS.fullmatch(sign) is not None and line[1][0].isupper()
    return two or (sign in _LETTER_BULLETS and stands_off) or (sign in _NO_WORDS and line[1][0].isupper())

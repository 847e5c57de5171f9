"""Where a sentence begins behind a title on one line with it, as they stand where a conversion lost line breaks."""

from __future__ import annotations

import re

_ENDS = (".", "!", "?", "…")
_FEWEST_WORDS = 3  # of a title
_FEWEST_BEHIND = 5
_WORD = re.compile(r"\S+")
_OPENS = re.compile(
    r"(?<=[\w»)'’”\"] )(?<![.!?:;,–—-] )(?:"
    r"(?:L[ea]s?|Un|Une|Ces?|Cet|Cette|Ils?|Elles?|Nous|Notre|Nos|On|Chaque|Depuis|Afin|Dans|Pour|Avec|Entre|Sur|Si|"
    r"Au|Aux|En|Plus|Trop|Tous|Toute?s?|Leurs?|Plusieurs|Certains|Certaines|Quelques|Malgré|Face|Grâce|Par|Selon|"
    r"Rien|Se|Sans|Outre|Parce|Comme|Lors|Suite|Aujourd['’]hui|Actuellement|Actuelle|Des|Du)(?= )|"
    r"[LDCJNS]['’](?=[\wÀ-ÿ])|Qu['’](?=[\wÀ-ÿ]))"
)
_SPEAKS_OF = re.compile(
    r"(?:^|\s)(?:[dl]['’]|à|aux?|des?|du|en|et|la|les?|ou|par|pour|sur|avec|sous|une?|dite?|nommée?)\s$", re.IGNORECASE
)


def sentence_behind(text: str) -> int | None:
    """Return where a sentence begins behind a title, None where ``text`` ends without a full stop or has no such place.

    A capital at a word that is none's name opens it: an article, a pronoun, a preposition.

    >>> sentence_behind("Rendre les rues sûres La vitesse y reste trop élevée.")
    22
    """
    if not text.rstrip().endswith(_ENDS):
        return None
    for match in _OPENS.finditer(text):
        before = text[: match.start()]
        if len(before.split()) < _FEWEST_WORDS:
            continue
        if "." in before.rstrip(".")[-1:] or _SPEAKS_OF.search(before) or _is_quoted(before):
            continue
        return match.start()
    return None


def any_sentence_behind(text: str) -> int | None:
    """Return where a sentence of several words begins behind a title, be its first word a name; None as above.

    >>> any_sentence_behind("Soutenir nos fermes Trente exploitants cherchent un repreneur depuis trois ans.")
    20
    """
    if not text.rstrip().endswith(_ENDS):
        return None
    words = list(_WORD.finditer(text))
    for at in range(_FEWEST_WORDS, len(words) - _FEWEST_BEHIND):
        word, above, below = words[at][0], words[at - 1][0], words[at + 1][0]
        if not (word[0].isupper() and word[1:2].islower() and below[0].islower() and above.isalpha()):
            continue
        before = text[: words[at].start()]
        if above[0].islower() and not _SPEAKS_OF.search(before) and not _is_quoted(before):
            return words[at].start()
    return None


def _is_quoted(before: str) -> bool:
    return before.count("«") > before.count("»") or before.count("(") > before.count(")")

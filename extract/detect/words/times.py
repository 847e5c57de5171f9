"""Years and dates that need no label: in texts that hold nothing else, and in sentences."""

from __future__ import annotations

import re

from extract.flat import flat

_CORE = r"""(?x:
    (?:\d{1,2}[/.]\d{1,2}[/.]
      |(?:(?:1er|\d{1,2})\ )?
       (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre
         |printemps|ete|automne|hiver|[1-4](?:er|e|eme|re|ere)?\ ?(?:trimestre|semestre)|[ts]\ ?[1-4])\ )?
    20[0-4]\d
)"""
_MOMENT = rf"""
    (?:(?:fin|debut|mi|courant|des|(?:pour|avant)(?:(?:\ la)?\ fin)?|jusqu'en|d'ici(?:\ fin)?|a\ partir\ de|en)
       (?:\ ?-)?\ ?)?{_CORE}
"""
_WHEN = re.compile(
    rf"(?:de\ |du\ )?{_MOMENT}(?:(?:\s?[-/,>→]\s?|\ (?:a|au|et)\ |\s){_MOMENT})*(?:,?\ au\ plus\ tard)?",
    re.VERBOSE,
)
_LEAD = (  # the words before a date in a sentence
    r"(?:(?:d'ici|pour|avant|en|des|a partir|a compter|au cours|dans le courant|courant|au plus tard|jusqu'(?:en|a|au)"
    r"|fin|debut|mi|sur|de|du|d'|entre|au|a|la|le|l'annee|l'ete|les annees|annees?|premier|second|deuxieme)[\s-]*){0,6}"
)
_TERM = r"(?:legislature|mandature)"
_TIME_IN_SENTENCE = re.compile(
    rf",?\s(?:{_LEAD}{_CORE}(?:(?:\s?[-/,]\s?|\s(?:a|au|et|jusqu'en)\s){_LEAD}{_CORE})*(?![\w€]|\s?€|[.,]\d)"
    rf"|(?:d'ici|pour|avant|en|a|des)(?:\s(?:a|la))*\s(?:fin|debut)\sde\s(?:la\s)?{_TERM}\b"
    rf"|(?:tout au long|au cours) de la {_TERM}\b|en continu\b|de (?:maniere|facon) (?:continue|permanente)\b"
    r"|chaque annee\b|annuellement\b)"
)
_END_OF_TERM = re.compile(
    rf"(?:(?:d'ici|pour|avant)(?: a)?(?: la)? ?)?(?:fin|debut|mi|milieu)[ -](?:de )?(?:la )?{_TERM}"
)
_ALWAYS = re.compile(r"(?:en )?(?:permanent|permanente|continu|continue|permanence)")
_AGAIN = re.compile(
    r"recurrente?s?|annuel(?:le)?(?:ment)?|(?:chaque|toute l'|tous les) ?(?:annee|ans)|toute la legislature"
)
_BETWEEN = re.compile(r"\s*[-/,;()]\s*|\s+et\s+|\s+(?=en\b|chaque\b|tou)")


def names_time(text: str) -> bool:
    """Whether a text holds nothing but years or dates, or says that it always is ("2025 à 2027", "permanent").

    The end of the term is a date, too ("fin de législature").
    """
    folded = flat(text).strip(" .")
    return any(pattern.fullmatch(folded) for pattern in (_WHEN, _ALWAYS, _END_OF_TERM))


def lasts(text: str) -> bool:
    """Whether a text says nothing but that something always is or comes again ("chaque année – en continu")."""
    parts = [part for part in _BETWEEN.split(flat(text).strip(" .")) if part]
    return bool(parts) and all(_ALWAYS.fullmatch(part) or _AGAIN.fullmatch(part) for part in parts)


def time_at(text: str, start: int) -> int:
    """Return where a time ends that a flat sentence says at ``start``, with the words that lead to it; else ``start``.

    >>> time_at("elle sera menee de 2026 a 2028", 15)
    30
    """
    match = _TIME_IN_SENTENCE.match(text, start)
    return match.end() if match is not None else start

"""Texts that hold nothing but years or dates: what they say needs no label."""

from __future__ import annotations

import re

from extract.flat import flat

_MOMENT = r"""
    (?:(?:fin|debut|mi|courant|des|pour|avant(?:\ fin)?|jusqu'en|d'ici(?:\ fin)?|a\ partir\ de|en)\ ?-?\ ?)?
    (?:\d{1,2}[/.]\d{1,2}[/.]
      |(?:(?:1er|\d{1,2})\ )?
       (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre
         |printemps|ete|automne|hiver|[1-4](?:er|e|eme|re|ere)?\ ?(?:trimestre|semestre)|[ts]\ ?[1-4])\ )?
    20[0-4]\d
"""
_WHEN = re.compile(rf"(?:de\ |du\ )?{_MOMENT}(?:(?:\s?[-/,]\s?|\ (?:a|au|et)\ |\s){_MOMENT})*", re.VERBOSE)
_ALWAYS = re.compile(r"(?:en )?(?:permanent|permanente|continu|continue|permanence)")
_AGAIN = re.compile(
    r"recurrente?s?|annuel(?:le)?(?:ment)?|(?:chaque|toute l'|tous les) ?(?:annee|ans)|toute la legislature"
)
_BETWEEN = re.compile(r"\s*[-/,;()]\s*|\s+et\s+|\s+(?=en\b|chaque\b|tou)")


def names_time(text: str) -> bool:
    """Whether a text holds nothing but years or dates, or says that it always is ("2025 à 2027", "permanent")."""
    folded = flat(text).strip(" .")
    return _WHEN.fullmatch(folded) is not None or _ALWAYS.fullmatch(folded) is not None


def lasts(text: str) -> bool:
    """Whether a text says nothing but that something always is or comes again ("chaque année – en continu")."""
    parts = [part for part in _BETWEEN.split(flat(text).strip(" .")) if part]
    return bool(parts) and all(_ALWAYS.fullmatch(part) or _AGAIN.fullmatch(part) for part in parts)

"""Several labels on one line: "Pilote : DG Échéance : 2026", "Qui ? La DG Quand ? En 2026"."""

from __future__ import annotations

import re

from extract.detect.words.labels import FIELDS, meaning

_OPENS = re.compile(r"[^\w(]*(?P<label>[A-ZÀ-Ý][^:?\n]{1,44}?)\s?(?P<sign>[:?])(?=\s|$)")
_SIGN = re.compile(r"\s?(?P<sign>[:?])(?=\s|$)")
_WORD = re.compile(r"[^\s,;.()]+")
_OPEN_END = re.compile(
    r"(?:\b(?:de|du|des|d['’]|et|ou|la|le|les|l['’]|en|à|au|aux|un|une|par|pour|avec|sur)|[,(/&:?–-])\s*$"
)
_SEPARATOR = re.compile(r"(?:\s[–—/-]+|\s*[,;|·•])\s*$")  # between a value and the next label
_MOST_WORDS = 4


def at_labels(line: str) -> list[str]:
    """Return a line that opens with a label in parts, one a label; the line alone where it holds no other.

    A label inside is one in all its words, begins with a capital and ends in the sign of the first one; what stands
    before it is a value that needs no more words.

    >>> at_labels("Pilote : Service des fêtes Échéance : juin 2026 Budget : 500 €")
    ['Pilote : Service des fêtes', 'Échéance : juin 2026', 'Budget : 500 €']
    """
    first = _OPENS.match(line)
    if first is None or not _is_label(first["label"], sure=False):
        return [line]
    cuts = [0]
    for sign in _SIGN.finditer(line, first.end()):
        start = _label_before(line, first.end(), sign.start()) if sign["sign"] == first["sign"] else None
        if start is not None and start > cuts[-1]:
            cuts.append(start)
    *parts, last = (line[a:b].strip() for a, b in zip(cuts, [*cuts[1:], len(line)], strict=True))
    return [*(_SEPARATOR.sub("", part) for part in parts), last]


def first_label(line: str) -> int | None:
    """Where the first label of a line begins that holds a value before it; None where there is none.

    >>> first_label("Fin 2026 Budget : 500 €")
    9
    """
    starts = (_label_before(line, 0, sign.start()) for sign in _SIGN.finditer(line))
    return next((start for start in starts if start is not None), None)


def _label_before(line: str, start: int, end: int) -> int | None:
    """Where the longest label begins that ends right before a sign at ``end``, behind some value after ``start``."""
    words = [word for word in _WORD.finditer(line, start, end)][-_MOST_WORDS:]
    for word in words:
        before = _SEPARATOR.sub("", line[start : word.start()]).strip()
        if not word[0][0].isupper() or not before or _OPEN_END.search(before.lower()):
            continue
        if _is_label(line[word.start() : end], sure=True):
            return word.start()
    return None


def _is_label(text: str, *, sure: bool) -> bool:
    known = meaning(" ".join(text.split()))
    return known is not None and known.target in FIELDS and (known.is_whole if sure else known.is_sure)

"""Policy domains: those that a document prints, and the one that a title's words plainly speak for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.flat import flat
from normalize import lexicon
from normalize.plan_file import Category, Volet
from normalize.values.reading import Reading, is_nothing

_SPLIT = re.compile(r"[\n;|]|,\s*(?=volet\b)|\s\+\s")
_VOLET = re.compile(
    r"volet (?P<volet>interne|externe)\s*(?::\s*)?(?:[^-:]*?\s-\s+)?|^"
    r"(?:administration generale|developpement des politiques)\s*[-:]\s*"
)
_INFERRED = 0.6


@dataclass(frozen=True, slots=True)
class _Domain:
    code: str
    volet: str
    printed: re.Pattern[str]
    words: tuple[re.Pattern[str], ...]


@cache
def _domains() -> tuple[_Domain, ...]:
    return tuple(
        _Domain(
            row["code"],
            row["volet"],
            re.compile(row["printed"]),
            tuple(re.compile(rf"\b(?:{word})\b") for word in row["words"]),
        )
        for row in lexicon.load("categories")["category"]
    )


def parse_categories(text: str, volet: str | None = None) -> Reading[tuple[Category, ...]]:
    """Return the domains that a text prints, each once; what is none of the closed list is unread.

    ``volet`` decides between domains that both volets have, where the text does not say it.

    >>> parse_categories("Volet externe : Développement des politiques - Logement").value[0].code
    'external-housing'
    """
    raw = text.strip()
    if not raw or is_nothing(raw):
        return Reading(())
    codes: dict[str, None] = {}
    unread: list[str] = []
    for part in (piece.strip() for piece in _SPLIT.split(flat(raw))):
        if not part:
            continue
        found = _printed(part, volet)
        codes.update(dict.fromkeys(found))
        if not found:
            unread.append(part)
    return Reading(tuple(Category(code, "printed") for code in codes), unread=raw if unread else None)


def printed_volet(texts: Iterable[str]) -> Volet | None:
    """Return the volet that printed domains name: internal or external, joint where both; None where none does.

    >>> printed_volet(["Volet interne : Administration générale - Communication interne"])
    'internal'
    """
    named = {match["volet"] for text in texts for match in _VOLET.finditer(flat(text)) if match["volet"]}
    if len(named) > 1:
        return "joint"
    return ("internal" if "interne" in named else "external") if named else None


def _printed(part: str, volet: str | None) -> list[str]:
    match = _VOLET.search(part)
    if match and match["volet"]:
        volet = "internal" if match["volet"] == "interne" else "external"
    name = _VOLET.sub("", part).strip(" -:.")
    found = [domain for domain in _domains() if domain.printed.fullmatch(name)]
    if volet in ("internal", "external"):
        found = [domain for domain in found if domain.volet == volet]
    if found:
        return [found[0].code] if len(found) == 1 else []
    parts = [piece.strip() for piece in re.split(r"\s*,\s*|\s+/\s+", name)]
    each = [_printed(piece, volet) for piece in parts] if len(parts) > 1 else []
    return [code for codes in each for code in codes] if all(each) else []


@lru_cache(maxsize=8192)
def _scores(folded: str) -> tuple[tuple[str, str, int], ...]:
    """The domains that a folded title speaks for: code, volet, how many words."""
    if not _any_word().search(folded):
        return ()
    counted = ((d.code, d.volet, sum(1 for word in d.words if word.search(folded))) for d in _domains())
    return tuple(row for row in counted if row[2])


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word.pattern})" for domain in _domains() for word in domain.words))


def infer_category(titles: Sequence[str], volet: str | None = None) -> Category | None:
    """Return the one domain that the titles speak for, the first title first; None without one clear winner.

    >>> infer_category(["Créer une piste cyclable"]).code
    'external-mobility'
    """
    for title in titles:
        scores = {
            code: count
            for code, of_volet, count in _scores(flat(title))
            if volet not in ("internal", "external") or of_volet == volet
        }
        best = sorted(scores.values(), reverse=True)
        if len(best) == 1 or (len(best) > 1 and best[0] > best[1]):
            code = max(scores, key=lambda name: scores[name])
            return Category(code, "inferred", min(0.8, _INFERRED + 0.1 * (best[0] - 1)))
        if best:
            return None
    return None

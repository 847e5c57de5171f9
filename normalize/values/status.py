"""Status: what became of an action, from a word, a sign or a sentence of an evaluation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from extract.flat import flat
from normalize import lexicon
from normalize.plan_file import Status, StatusCode
from normalize.values.reading import Reading, is_nothing, is_undecided, options

_PERCENT = re.compile(r"(?<![\d.,])(?P<number>\d{1,3}(?:[.,]\d+)?) ?%")
_LABEL = re.compile(
    r"^(?:etat(?: d'avancement| de realisation| actuel| de la situation)?|statut|avancement"
    r"|suivi|status|situation)\s*[:=-]\s*"
)
_AVANCEMENT = re.compile(r"^(?:etat d'|degre d')?avancement\s+(?!de\b)")
_LEAD = re.compile(r"^[\s(\[\-–—•·*:;,.>]+(?=\w)")
_FEWEST_OFFERED = 3  # states of a list to choose from
_MOST_WORDS = 4  # of a state in it
_YES = re.compile(r"oui|x|v|ok")


@dataclass(frozen=True, slots=True)
class _Rule:
    code: StatusCode
    lead: re.Pattern[str]
    word: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status and, where the text says how far ("réalisé à 80 %"), the progress in percent."""

    status: Status
    progress: float | None = None


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(cast("StatusCode", row["code"]), re.compile(row["lead"]), re.compile(row["word"]))
        for row in lexicon.load("states")["status"]
    )


def parse_status(text: str, legend: str | None = None) -> Reading[StatusReading | None]:
    """Read a status; None for an empty cell, code None (and unread) where the text tells none or two.

    ``legend`` is what the document's own legend says of the sign or colour, and goes before the sign itself.

    >>> parse_status("Avancement en cours").value.status.code
    'in_progress'
    """
    raw = " ".join(text.split())
    meant = " ".join((legend or "").split()) or raw
    if not meant or (is_nothing(meant) and not _YES.fullmatch(flat(meant)) and "sans objet" not in flat(meant)):
        return Reading(None)
    if _lists_states(text):
        return Reading(None, unread=raw)
    code, confidence = _code(meant)
    progress = _progress(meant)
    unread = None if code or progress is not None or is_undecided(meant) else raw
    if code is None and progress is not None:
        code = "done" if progress == 100 else "not_started" if progress == 0 else "in_progress"
        confidence = 0.8
    return Reading(StatusReading(Status(code, raw or meant), progress), unread=unread, confidence=confidence)


def _lists_states(text: str) -> bool:
    """Whether a text is the list of states that a form offers, and none of them is said to be chosen."""
    parts = [flat(part).strip(" .:") for part in options(text)]
    if len(parts) < _FEWEST_OFFERED or any(len(part.split()) > _MOST_WORDS for part in parts):
        return False
    found = [next((rule.code for rule in _rules() if rule.lead.match(part)), None) for part in parts]
    return None not in found and len(set(found)) >= _FEWEST_OFFERED


def _progress(text: str) -> float | None:
    numbers = [float(match["number"].replace(",", ".")) for match in _PERCENT.finditer(flat(text))]
    return numbers[0] if len(numbers) == 1 and 0 <= numbers[0] <= 100 else None


def _code(text: str) -> tuple[StatusCode | None, float]:
    folded = _LABEL.sub("", _LEAD.sub("", flat(text.replace("œ", "oe")))).strip()
    for told in (_AVANCEMENT.sub("", folded), folded):  # "Avancement terminé": done; "Avancement satisfaisant"
        for rule in _rules():
            if rule.lead.match(told):
                return _unless_contradicted(rule, told), 1.0 if len(told) < 40 else 0.85
    found = [rule.code for rule in _rules() if rule.word.search(folded)]
    if "not_started" in found and "done" in found:
        found.remove("done")
    if len(found) == 1:
        return found[0], 0.75
    if set(found) == {"in_progress", "done"}:  # "le marché a été attribué, les travaux sont en cours"
        return "in_progress", 0.65
    last = _last_sentence(folded)
    if last != folded:
        code, confidence = _code(last)
        return code, min(confidence, 0.6)
    return None, 1.0


def _unless_contradicted(rule: _Rule, folded: str) -> StatusCode:
    """Return in_progress for "réalisé à 60 %" and "réalisé en partie", whatever the first word says."""
    if rule.code == "done":
        progress = _progress(folded)
        if (progress is not None and 0 < progress < 100) or re.search(
            r"partiel|en partie|en cours|sauf|reste a|mais pas", folded
        ):
            return "in_progress"
    return rule.code


def _last_sentence(folded: str) -> str:
    """Return the last sentence: what an evaluation says last is where things stand."""
    sentences = [part.strip() for part in re.split(r"(?<=[a-z)])[.;!]\s+|\s->\s|\s=>\s", folded) if part.strip(" .")]
    return sentences[-1] if sentences else folded

"""Steps: a cell of steps, one entry each; one wrapped sentence stays one."""

from __future__ import annotations

import re
from functools import lru_cache

from normalize.values.reading import Reading, is_nothing

_BULLET = re.compile(
    r"^\s*(?:[-–—•·▪►✓*○●◦→>]+\s*(?=\S)|o\s+(?=[A-ZÀ-Þ])|\(?\d{1,2}\s?[.)°]\s*(?=\D)"
    r"|\(?[a-h]\s?[.)]\s+|[ÉEée]tapes?\s+\d+\s*[:.–-]?\s*|phases?\s+(?:\d+"
    r"|[IVX]+)\s*[:.–-]\s*)",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"\s+(?:[•▪►●◦]|(?:(?<=[;.:)])\s?[-–]))\s+|\s*;\s+|(?<=[.;:,)])\s+(?=(?:\d{1,2}[.)]"
    r"|[ÉE]tape \d)\s)|(?<=\w)\s+(?=[2-9][.)]\s+[A-ZÀ-Þ])"
)
_OPEN_END = re.compile(
    r"(?:\b(?:et|de|du|des|à|au|aux|en|la|le|les|un|une|pour|ou|par|sur|avec|dans|d|l|qui|que|afin)|[,(/-]|['’])$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def parse_steps(text: str) -> Reading[tuple[str, ...]]:
    r"""Return the steps that a cell holds: its lines, list entries or parts between ";"; empty for an empty cell.

    A line that goes on in lower case, or after a word that calls for more, belongs to the step before it.

    >>> parse_steps("Choisir le lieu\nAménager la salle\net l'accès").value
    ('Choisir le lieu', "Aménager la salle et l'accès")
    """
    if not text.strip() or is_nothing(text):
        return Reading(())
    steps: list[str] = []
    for printed in text.split("\n"):
        line = " ".join(printed.split())
        if not line:
            continue
        bullet = _BULLET.match(line)
        if steps and not bullet and (line[0].islower() or _OPEN_END.search(steps[-1])):
            steps[-1] = f"{steps[-1]} {line}"
        else:
            steps.append(line)
    parts = [part for step in steps for part in _inline(step)]
    cleaned = (_BULLET.sub("", part).strip(" ;,") for part in parts)
    return Reading(tuple(step for step in cleaned if step and not is_nothing(step)))


def _inline(step: str) -> list[str]:
    """Cut a line at the bullets, numbers or semicolons printed inside it."""
    masked = re.sub(r"\([^()]*\)", lambda match: "¤" * len(match[0]), step)
    parts, begin = [], 0
    for match in _INLINE.finditer(masked):
        parts.append(step[begin : match.start()])
        begin = match.end()
    return [*parts, step[begin:]]

"""Indicators: a label with its target and what was reached ("Visiteurs satisfaits : cible = 80 ; atteint : 72")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.flat import flat
from normalize.plan_file import Indicator
from normalize.values.reading import Reading, is_nothing
from normalize.values.steps import parse_steps

_NUMBER = r"[<>≤≥±~+-]{0,2}\s?\d+(?:[ .]\d{3})*(?:[.,]\d+)?\s?(?:%|€|ETP|k€)?"
_PAIR = re.compile(rf"\s*=\s*(?P<reached>{_NUMBER})\s*/\s*(?P<target>{_NUMBER})\s*$")
_EQUALS = re.compile(rf"\s*=\s*(?P<target>{_NUMBER})\s*$")
_TARGET = re.compile(
    r"(?:[(\[;,:–-]|(?<=\s)|^)\s*(?:valeur[s]? )?(?:cibles?|objectif|valeur visee|vise"
    r"|attendu|a atteindre|target)\s*"
    r"(?:(?:en |fin )?(?P<year>20\d\d)\s*)?[:=]\s*(?P<value>[^;()\[\]\n]+?)(?=\s*(?:[;)\]\n]|$"
    r"|,\s(?=[a-z]+\s*[:=])))"
)
_REACHED = re.compile(
    r"(?:[(\[;,:–-]|(?<=\s)|^)\s*(?:valeur[s]? )?(?:atteinte?s?|realisee?s?|obtenue?s?"
    r"|resultats?|resultat obtenu|reached|actuelle?)\s*"
    r"(?:en (?P<year>20\d\d)\s*)?[:=]\s*(?P<value>[^;()\[\]\n]+?)(?=\s*(?:[;)\]\n]|$"
    r"|,\s(?=[a-z]+\s*[:=])))"
)
# "Dossiers ouverts / Plaintes closes": two, each in words of its own; "bilans / an" and "Oui / Non" are one.
_TWO = re.compile(r"(?<=[a-zà-ÿ]{3})\s/\s(?=[A-ZÀ-Ý][a-zà-ÿ'’]+\s[a-zà-ÿ])")
_VALUES = ("target", "reached")
_LABEL = re.compile(
    r"^(?:indicateurs?(?: de (?:resultat|realisation|suivi|performance))?)\s*(?:n[o°]?\s?)?\d*\s*[:–-]\s*"
)


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """One printed value of an indicator: what its column holds (label, target, reached; None: all) and its year."""

    text: str
    part: str | None = None
    year: int | None = None


def parse_indicators(text: str) -> Reading[tuple[Indicator, ...]]:
    """Read a cell of indicators: one a line, list entry or "|"; empty for an empty cell.

    >>> parse_indicators("Nombre de visites (cible : 20 ; atteint : 12)").value
    (Indicator(label='Nombre de visites', target='20', reached='12', year=None),)
    """
    if not text.strip() or is_nothing(text):
        return Reading(())
    indicators = [_indicator(part) for entry in re.split(r"\s\|\s", text) for part in _entries(entry)]
    return Reading(tuple(dict.fromkeys(indicator for indicator in indicators if indicator)))


def _entries(text: str) -> list[str]:
    """Cut a cell at its list entries; ";" inside brackets or before a target parts nothing."""
    kept = re.sub(
        r";(?=\s*(?:valeurs?\s|cible|atteint|objectif\s*[:=]|réalisé\s*[:=]|obtenu))", "¦", text, flags=re.IGNORECASE
    )
    entries: list[str] = []
    for entry in (part for step in parse_steps(kept).value for part in _TWO.split(step)):
        entry = entry.replace("¦", ";")
        about = _TARGET.match(flat(entry)) or _REACHED.match(flat(entry))
        if entries and about and about.start() == 0 and about.end() >= len(entry.rstrip()) - 1:
            entries[-1] = f"{entries[-1]} ; {entry}"
        else:
            entries.append(entry)
    return entries


def _indicator(entry: str) -> Indicator | None:
    text = entry.strip()
    lead = _LABEL.match(flat(text))
    if lead and len(text) > lead.end():
        text = text[lead.end() :]
    pair = _PAIR.search(text)
    if pair:
        return Indicator(text[: pair.start()].strip(" :;"), pair["target"].strip(), pair["reached"].strip())
    equals = _EQUALS.search(text)
    if equals and not _TARGET.search(flat(text)):
        return Indicator(
            re.sub(r"\s*[:(–-]?\s*cible\s*$", "", text[: equals.start()]).strip(" :;"), equals["target"].strip()
        )
    target, text = _taken(_TARGET, text)
    reached, text = _taken(_REACHED, text)
    label = re.sub(r"\s*[;,]?\s*(?=[)\]])", "", text)
    label = re.sub(r"[(\[][)\]]", "", label).strip(" :;,–-([")
    if not label and target is None and reached is None:
        return None
    return Indicator(label, target, reached)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str | None, str]:
    """Return the value that ``pattern`` finds and the text without it."""
    match = pattern.search(flat(text))
    if match is None:
        return None, text
    value = text[match.start("value") : match.end("value")].strip(" .")
    opening = match.start() if text[match.start()] not in "([" else match.start() + 1
    return value, (text[:opening] + " " + text[match.end("value") :]).strip()


def combine_indicators(parts: Sequence[PrintedPart]) -> Reading[tuple[Indicator, ...]]:
    """Make the indicators of an item from its columns: labels, and targets and reached values that stand beside them.

    A table of indicators gives the parts of one row after those of another: each row is read by itself. Targets and
    labels go together in printed order; where their numbers differ and there is more than one label, the values that
    find no label are unread.
    """
    indicators: list[Indicator] = []
    unread: list[str] = []
    for row in _rows(parts):
        found, without_label = _combine_row(row)
        indicators.extend(found)
        unread.extend(without_label)
    return Reading(tuple(indicators), unread="\n".join(unread) or None)


def _rows(parts: Sequence[PrintedPart]) -> list[list[PrintedPart]]:
    """Part what was printed where labels follow values again (values labels, where the values stand before them)."""
    rows: list[list[PrintedPart]] = []
    is_value = [part.part in _VALUES for part in parts]
    for i, part in enumerate(parts):
        if not rows or (is_value[i] == is_value[0] and is_value[i - 1] != is_value[0]):
            rows.append([])
        rows[-1].append(part)
    return rows


def _combine_row(parts: Sequence[PrintedPart]) -> tuple[list[Indicator], list[str]]:
    """The indicators of one row, and its values without label."""
    indicators: list[Indicator] = []
    unread: list[str] = []
    told = {part.part for part in parts if not is_nothing(part.text)}
    for part in parts:
        if part.part not in _VALUES:
            named = (
                _labels(part.text) if part.part == "label" and "target" in told else parse_indicators(part.text).value
            )
            indicators.extend(replace(found, year=found.year or part.year) for found in named)
    labels = len(indicators)
    for part in parts:
        if part.part in _VALUES and not is_nothing(part.text):
            values = _printed_values(part.text, labels)
            if len(values) not in (labels, 1) or (len(values) == 1 and labels > 1):
                unread.append(part.text)
            elif not indicators:
                indicators = [_filled(Indicator(""), part, values[0])]
            else:
                indicators = _with_values(indicators, part, values)
    return indicators, unread


def _labels(text: str) -> tuple[Indicator, ...]:
    """The indicators of a cell of labels beside which a column says the targets: figures in them are their own."""
    entries = [entry.strip() for entry in _entries(text)] if text.strip() and not is_nothing(text) else []
    leads = [_LABEL.match(flat(entry)) for entry in entries]
    bare = [entry[lead.end() :] if lead else entry for entry, lead in zip(entries, leads, strict=True)]
    return tuple(Indicator(label or entry) for label, entry in zip(bare, entries, strict=True) if entry)


def _printed_values(text: str, labels: int) -> tuple[str, ...]:
    """Return the values of a cell: its lines where there are as many as labels, signs kept; else its list entries."""
    lines = tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())
    return lines if len(lines) == labels else parse_steps(text).value


def _with_values(indicators: list[Indicator], part: PrintedPart, values: tuple[str, ...]) -> list[Indicator]:
    """Fill targets or reached values in; a second year's make indicators of their own."""
    taken = any(getattr(indicator, part.part or "") is not None for indicator in indicators)
    base = indicators[: len(values)] if taken else indicators
    filled = [_filled(one, part, value) for one, value in zip(base, values, strict=False)]
    return [*indicators, *filled] if taken else filled


def _filled(indicator: Indicator, part: PrintedPart, value: str) -> Indicator:
    year = part.year or indicator.year
    if part.part == "target":
        return replace(indicator, target=value, year=year)
    return replace(indicator, reached=value, year=year)

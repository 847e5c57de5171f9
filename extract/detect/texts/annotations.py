"""Annotations inside a title: what is printed with an item without being part of its title.

"Rénover la maison des jeunes (échéance : 2021) – Priorité élevée ;" is the title "Rénover la maison des jeunes", a
schedule and a priority. Only what is clearly an annotation leaves the title: a bracket that holds nothing else, a
``Label : value`` tail, a fixed phrase at the end or on a line of its own. The vocabulary is
``extract/lexicon/annotations.toml``; values stay raw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from extract import lexicon
from extract.detect.texts.bracket_parts import SIGNS, labelled_field, printed_parts, ways_to_part
from extract.detect.texts.unlabelled import names_in_charge
from extract.detect.words.labels import meaning
from extract.flat import flat
from extract.printed import Field, PrintedValue
from extract.text import clean, is_open

_BRACKET_AT_END = re.compile(
    r"[ \n]*(?:\((?P<round>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)\)|\[(?P<square>[^\[\]]*)\])[ .;,:]*$"
)
_BRACKET_AT_START = re.compile(r"^[ \n]*\[(?P<square>[^\[\]]{1,30})\][ :–-]*(?=\S)")
_CAPITALS_AT_START = re.compile(r"^(?P<state>[A-ZÀ-Ý][A-ZÀ-Ý ]{3,28}[A-ZÀ-Ý]) ?[–—:-]\s+(?=\S)")
_BRACKETS = re.compile(r"[ ]?[(\[](?P<body>[^()\[\]]+)[)\]]")
_LIST_END = re.compile(r"[ \n]*[;,]+[ \n]*$")
_SEPARATOR_END = re.compile(r"(?:[ \n]+[–—:|/•·>-]+|[ \n]*[;,:|—•·]+|[ \n]+(?:->|=>|→))++[ \n]*$")
_DASHED = re.compile(r"(?:\n|[ ][–—/-]+[ ]|[ ]?[:;|•·—][ ]?|[ ]?(?:→|->|=>)[ ]?|\.[ ]+(?=[A-ZÀ-Ý]))")
_PARTS = re.compile(r"[ ]?[;–—|·•][ ]?|[ ]+[/-]+[ ]+|,[ ]+")  # between annotations
_COLON = re.compile(r"[ ]?:[ ]")
_LABEL = re.compile(r"(?P<label>[^:=]{2,40}?) ?[:=] ?(?=\S)")
_WORD_START = re.compile(r"(?:^|(?<=[\s;,.:]))(?=\S)")
_SURE = frozenset({"tail", "dash"})
_UNBRACKETED = frozenset({"tail", "dash", "colon"})
_LONGEST_VALUE = 220
_LONGEST_TAIL = 300
_SMALL_WORDS = frozenset(
    ["de", "du", "des", "d", "l", "la", "le", "les", "et", "en", "a", "au", "aux", "un", "une", "pour", "sur"]
)
_SPACED_DASH = re.compile(r"(?<=\S)(?:[ ]+[–—|•·/-]|;)[ ]+")
_SHORT_FIELDS = frozenset([Field.PILOT, Field.PARTNER, Field.SCHEDULE, Field.AMOUNT, Field.PRIORITY, Field.STATUS])
_WITHOUT = re.compile(r"(?:sans|pas de|aucune?) [^\W\d_]+(?: [^\W\d_]+)?")
_OWN_YEARS = re.compile(  # "Plan de mobilité (2019-2024)": the years are the plan's own, not the action's
    r"(?:\b(?P<acronym>[A-Z](?:[.-]?[A-Z])+\.? ?\d?)"
    r"|\b(?:Plan|Programme|Contrat|Convention|Charte|Agenda|Stratégie|Décret|Loi|Législature)\b[^,;.]{0,60}"
    r"|\b(?:législature|mandature|exercice|décret|loi|édition|programmation)s?\b[^,;.]{0,20})\s*$"
)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A title without its annotations, their raw values in printed order, and the trailing marker ("OO.1") if any.

    ``title`` is empty where the text holds nothing but annotations (a line "Priorité élevée" under an item).
    """

    title: str
    values: tuple[PrintedValue, ...] = ()
    code: str | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    field: Field
    pattern: re.Pattern[str]
    hints: Mapping[str, str]
    where: frozenset[str] = frozenset()
    value: re.Pattern[str] | None = None


@cache
def _phrases() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(Field(row["field"]), re.compile(row["pattern"]), _hints(row), frozenset(row["where"]))
        for row in lexicon.load("annotations")["phrase"]
    )


@cache
def _any_phrase_at_end() -> re.Pattern[str]:
    """What any unbracketed phrase at the end of a flat text matches: most titles have none, and are passed fast."""
    return re.compile(
        r"(?<!\w)(?:" + "|".join(rule.pattern.pattern for rule in _phrases() if rule.where & _UNBRACKETED) + r")\Z"
    )


@cache
def _labels() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            Field(row["field"]),
            re.compile(_alternatives(row["words"])),
            _hints(row),
            value=re.compile(row["value"]) if "value" in row else None,
        )
        for row in lexicon.load("annotations")["label"]
    )


@cache
def _label_in_text() -> re.Pattern[str]:
    words = {word for row in lexicon.load("annotations")["label"] for word in row["words"]}
    return re.compile(rf"(?<![\w'-]){_alternatives(list(words))} ?[:=] ?")


@cache
def _dated_plans() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in lexicon.load("annotations")["dated_plan"]))


@cache
def _codes() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in lexicon.load("annotations")["code"]))


def _alternatives(words: list[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


def _hints(row: dict[str, Any]) -> Mapping[str, str]:
    return MappingProxyType({key: str(row[key]) for key in ("bound", "role", "kind") if key in row})


def find_annotations(text: str) -> Annotated:
    r"""Part a healed title (``\n`` between its lines, if it has several) from the annotations printed in it.

    A ``;`` or ``,`` that only ends a list entry goes too. Text without annotations comes back unchanged.

    >>> find_annotations("Rénover la salle des fêtes (échéance : 2021) ;").title
    'Rénover la salle des fêtes'
    """
    found = _annotated(text)  # read once, but each item has values of its own: they are told apart by identity
    return replace(found, values=tuple(map(replace, found.values))) if found.values else found


@lru_cache(maxsize=4096)
def _annotated(text: str) -> Annotated:
    if (whole := _nothing_else(text)) is not None:
        return whole
    title, below = _strip_lines(text.strip())
    title, lead = _strip_lead(title)
    title, middle = _strip_middle(title)
    tail: list[PrintedValue] = []
    code: str | None = None
    before = None
    while title != before:
        before = title
        title, found, marker = _strip_tail(_LIST_END.sub("", title))
        tail[:0] = found
        code = marker or code
    return Annotated(clean(title), (*lead, *middle, *tail, *below), code)


def _nothing_else(text: str) -> Annotated | None:
    """Return the annotations of a line that holds several, each of its kind, one sure, and nothing else."""
    line = text.strip().rstrip(" ;,.")
    if len(line) > _LONGEST_TAIL or "\n" in line:
        return None
    behind: list[PrintedValue] = []
    if (
        (match := _BRACKET_AT_END.search(line))
        and (body := match["round"] or match["square"])
        and line[: match.start()]
    ):
        behind = _several(body, "")  # "Avancement en cours (indicateur : …)"
        line = line[: match.start()].strip() if behind else line
    parts = printed_parts(line)
    values: list[PrintedValue] = []
    for part in reversed(parts if len(parts) + len(behind) > 1 else []):
        value = _bracketed(part, "")
        if value is None:
            return None
        values.insert(0, value)
    sure = any(value.label or _phrase(value.raw, _SURE) for value in values)
    found = (*values, *behind)
    return Annotated("", found) if sure and len({one.field for one in found}) == len(parts) + len(behind) else None


def find_values(line: str) -> list[PrintedValue]:
    """Return the values of a line that is nothing but annotations set apart by dashes: "2027 – 12.000 €"; else [].

    >>> [value.raw for value in find_values("2027-2028 – 12.000 €/an")]
    ['2027-2028', '12.000 €/an']
    """
    return _several(line.strip().rstrip(" ;,."), "")


def annotations_only(text: str) -> list[PrintedValue]:
    """Return the values of a text that is nothing but annotations; [] for any other."""
    found = find_annotations(text)
    return [] if found.title.strip(" ;,.") else list(found.values)


def said(text: str) -> list[PrintedValue]:
    """Return what a line below a title says: its annotations where it is nothing else, or a description."""
    return annotations_only(text) or [PrintedValue(Field.DESCRIPTION, text, None)]


def annotation(text: str) -> PrintedValue | None:
    """Return the value of a text that is one annotation as brackets or dashes set it apart: "fin 2027", "P1"."""
    return _bracketed(text, "")


def follows_annotation(label: str) -> bool:
    """Whether what looks like a label is one behind an annotation: "Priorité haute - échéance"."""
    *before, last = _PARTS.split(label)
    return bool(before and last) and all(annotation(part) is not None for part in before)


def part_values(raw: str, field: Field) -> tuple[str, list[PrintedValue]]:
    """Part the value of a label from the annotations of other kinds behind it: "Voirie – ODD 9, 11"."""
    values: list[PrintedValue] = []
    for dash in reversed(list(_SPACED_DASH.finditer(raw)) if field in _SHORT_FIELDS else []):
        value = _phrase(raw[dash.end() :], {"bracket", "colon", "dash", "tail"})
        if value is None or value.field is field or value.field in (Field.STATUS, Field.SYNERGY):
            break
        values.insert(0, value)
        raw = raw[: dash.start()]
    return raw, values


def _strip_lines(text: str) -> tuple[str, list[PrintedValue]]:
    """Take out the lines below the first that are nothing but annotations."""
    first, *lines = text.split("\n")
    kept, values = [first], list[PrintedValue]()
    for line in lines:
        if is_open(kept[-1]):
            kept[-1] = f"{kept[-1]} {line}"
            continue
        whole = _whole(line, "\n".join(kept))
        values.extend(whole)
        kept.extend([] if whole else [line])
    return "\n".join(kept), values


def _whole(line: str, before: str) -> list[PrintedValue]:
    body = line.strip().strip("-–—•· ").rstrip(" ;,.")
    if not body:
        return []
    inner = body[1:-1] if body[0] in "([" and body[-1] in ")]" else body
    labelled = _all_labelled(inner) or ([*parts.values] if (parts := _nothing_else(inner)) is not None else [])
    phrase = None if labelled else _phrase(inner, _SURE)
    if phrase is not None and inner != body and _is_of_name(phrase, before, inner):
        return []
    return [phrase] if phrase else labelled


def _all_labelled(body: str) -> list[PrintedValue]:
    """Return the values of a line of labels and values and nothing else: "Pilote : DG - Timing : 2025"."""
    values: list[PrintedValue] = []
    while body:
        tail = next(_labelled_tail(body), None)
        if tail is None:
            return []
        cut, value = tail
        values.insert(0, value)
        body = _SEPARATOR_END.sub("", body[:cut]).rstrip()
    return values


def _strip_lead(title: str) -> tuple[str, list[PrintedValue]]:
    """Take out what stands before the title: an annotation in square brackets, or a state in capitals."""
    match = _BRACKET_AT_START.match(title)
    value = _bracketed(match["square"], "") if match else None
    if match is None and (match := _CAPITALS_AT_START.match(title)) is not None:
        value = _phrase(match["state"], {"bracket"})
        value = value if value is not None and value.field is Field.STATUS else None
    return (title[match.end() :], [value]) if match and value else (title, [])


def _strip_middle(title: str) -> tuple[str, list[PrintedValue]]:
    """Take out brackets with ``label : value`` wherever they stand in the title."""
    values: list[PrintedValue] = []
    if ":" not in title and "=" not in title:
        return title, values
    for match in list(_BRACKETS.finditer(title)):
        found = _several(match["body"], "")
        if found and all(value.label for value in found):
            values.extend(found)
            title = title.replace(match[0], "", 1)
    return title, values


def _strip_tail(title: str) -> tuple[str, list[PrintedValue], str | None]:
    """Take out the last annotation: the title before it, the values, and the marker if it was one."""
    match = _BRACKET_AT_END.search(title)
    if match:
        body = match["round"] if match["round"] is not None else match["square"]
        before = title[: match.start()]
        if before.strip() and body.strip()[:1].isupper() and _codes().fullmatch(flat(body.strip())):
            return before.rstrip(), [], body.strip()
        several = _several(body, before)
        if several:
            return _SEPARATOR_END.sub("", before), several, None
    for cut, value in _tails(title):
        rest = _SEPARATOR_END.sub("", title[:cut]).rstrip()
        if rest.count("(") > rest.count(")") and value.raw.endswith(")") and "(" not in value.raw:
            return f"{rest})", [replace(value, raw=value.raw[:-1].rstrip())], None
        return rest, [value], None
    return title, [], None


def _several(body: str, before: str) -> list[PrintedValue]:
    """Return the values of a bracket that holds one annotation, or several and nothing else.

    Commas may stand within the values of labels: "Pilote : M. Noël, échevin des fêtes – Échéance : 2031". What an item
    has not, "sans budget", is no value.
    """
    for whole in ways_to_part(body):
        parts = [part for part in whole if not _WITHOUT.fullmatch(flat(part))] if len(whole) > 1 else whole
        found = [value for part in parts if (value := _bracketed(part, before) or labelled_field(part))]
        if len(whole) > 1 and len(found) == len(parts) > 0:
            return found
    value = _bracketed(body, before)
    return [value] if value else _behind_name(body)


def _behind_name(body: str) -> list[PrintedValue]:
    """Return the values of a bracket that opens with who is in charge: "Service Travaux ; échéance : 2027".

    Behind it stand annotations and nothing else: more than one, or set apart by semicolons, or with their label, or a
    date behind a name that is no place's ("Centre culturel – 2027" may say where).
    """
    for sign in SIGNS:
        name, *rest = (part.strip() for part in body.split(sign))
        values = [value for part in rest if (value := _bracketed(part, ""))]
        if not rest or len(values) < len(rest) or not names_in_charge(name):
            continue
        dated = values[0].field is Field.SCHEDULE and name.split()[0].lower() not in lexicon.load("names")["places"]
        if sign == ";" or len(values) > 1 or values[0].label or dated:
            who = PrintedValue(Field.PILOT, name, None, MappingProxyType({"role": "unspecified"}), confidence=0.9)
            return [who, *values]
    return []


def _bracketed(body: str, before: str) -> PrintedValue | None:
    value = _labelled(body) or _phrase(body, {"bracket"})
    return None if value is None or _is_of_name(value, before, body) else value


def _is_of_name(value: PrintedValue, before: str, body: str) -> bool:
    """Whether a bracket belongs to the name of the plan or programme ``before`` it: its acronym, its years."""
    if value.field is Field.RELATED_PLAN:
        return _spells(before, body)
    return value.field is Field.SCHEDULE and not value.label and has_own_years(before)


def has_own_years(text: str) -> bool:
    """Whether years in brackets behind a text are those of the plan or programme that ends it."""
    match = _OWN_YEARS.search(text)
    return match is not None and (match["acronym"] is None or names_dated_plan(match["acronym"]))


def names_dated_plan(acronym: str) -> bool:
    """Whether an acronym is that of a plan or programme with years of its own ("PIC"), not a body's ("CPAS")."""
    return _dated_plans().fullmatch(flat(acronym).replace(".", "")) is not None


def _spells(before: str, acronym: str) -> bool:
    """Whether the words before the bracket are what the acronym in it stands for."""
    letters = [char for char in flat(acronym) if char.isalpha()]
    words = [word for word in re.findall(r"[a-z0-9]+", flat(before)) if word not in _SMALL_WORDS]
    return len(letters) > 1 and [word[0] for word in words[-len(letters) :]] == letters


def _phrase(body: str, where: Set[str]) -> PrintedValue | None:
    text = body.strip().strip(".;, ")
    folded = flat(text)
    for rule in _phrases():
        if rule.where & where and rule.pattern.fullmatch(folded):
            return PrintedValue(rule.field, text, hints=rule.hints, confidence=0.9)
    return None


def _labelled(body: str) -> PrintedValue | None:
    """Return the value of ``label : value`` where the label is known and the value looks like one of its kind."""
    text = body.strip().rstrip(";, ")
    match = _LABEL.match(text)
    if match is None or not 0 < len(text) - match.end() <= _LONGEST_VALUE:
        return None
    label, raw = match["label"].strip(), text[match.end() :].strip()
    for rule in _labels():
        if rule.pattern.fullmatch(flat(label)) and (rule.value is None or rule.value.match(flat(raw))):
            return PrintedValue(rule.field, raw, label=label, hints=_kind_hints(rule, label), confidence=0.95)
    return None


def _kind_hints(rule: _Rule, label: str) -> Mapping[str, str]:
    """The hints of a rule, and which budget or payer the label of an amount names ("Subsides : 900 €")."""
    known = meaning(label) if rule.field is Field.AMOUNT else None
    return known.hints if known is not None and known.target == Field.AMOUNT else rule.hints


def _tails(title: str) -> Iterator[tuple[int, PrintedValue]]:
    """Yield where an unbracketed annotation at the end begins, and its value; at most one a way of setting it off."""
    yield from _labelled_tail(title)
    far = max(0, len(title) - _LONGEST_TAIL)
    if _any_phrase_at_end().search(flat(title).rstrip(" .;,\n"), far) is None:
        return
    for match in _WORD_START.finditer(title, far):
        value = _phrase(title[match.start() :], {"tail"}) if _begins_clause(title, match.start()) else None
        if value:
            yield match.start(), value
            return
    for way, mark in (("dash", _DASHED), ("colon", _COLON)):
        for match in mark.finditer(title, far):
            value = _phrase(title[match.end() :], {way})
            if value and _is_sentence(title[: match.start()]) and not _is_range(title[: match.start()], value.raw):
                yield match.start(), value
                return


def _is_range(before: str, raw: str) -> bool:
    """Whether a sign only stands between two figures: "de 5 - 6 €"."""
    return before.rstrip()[-1:].isdigit() and raw[:1].isdigit()


def _labelled_tail(title: str) -> Iterator[tuple[int, PrintedValue]]:
    if ":" not in title and "=" not in title:
        return
    for match in reversed(list(_label_in_text().finditer(flat(title), max(0, len(title) - _LONGEST_TAIL)))):
        value = _labelled(title[match.start() :]) if _begins_clause(title, match.start()) else None
        if value:
            yield match.start(), replace(value, raw=value.raw.rstrip(" .") if len(value.raw) < 60 else value.raw)
            return


def _begins_clause(title: str, start: int) -> bool:
    """Whether what begins here stands apart from the words before it: by punctuation, a new line or a capital."""
    before = title[:start].rstrip(" ")
    return not before or before[-1] in ".;:,)]\n–—-|/•·…!?»" or title[start].isupper()


def _is_sentence(text: str) -> bool:
    return len(re.findall(r"\w+", text)) >= 3

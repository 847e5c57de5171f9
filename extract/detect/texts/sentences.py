"""What sentences of running text say of their action: "Elle sera menée par le service Énergie en 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from types import MappingProxyType

from extract import lexicon
from extract.detect.texts.annotations import annotation
from extract.detect.texts.celltext import opens_name
from extract.detect.words.times import time_at
from extract.flat import flat
from extract.printed import Field, PrintedValue

_SURE = 0.8
_SHORTEST = 12  # characters of a sentence
_MOST_WORDS = 10  # of a name
_FEW_WORDS = 7  # between a verb and what it tells
_TOLD = (Field.PILOT, Field.PARTNER, Field.SCHEDULE, Field.AMOUNT)
_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý«(•\d])|\n")
_TELLING = re.compile(
    r"\b20[0-4]\d|€|\beuro|\bpar\s|\bconfi[ée]|l[ée]gislature|mandature|contin|ann[ée]e|avec|cette|\bce\s"
)  # cheap to find
_SHORT_FORM = re.compile(r"(?:^|[\s('’])(?:M|MM|Mme|Mlle|Mr|Dr|St|Ste|art|av|n|p|env|etc|[A-Z])\.$")
_SUM = re.compile(
    r"(?:\s?(?:a|de|d'))?\s?(?P<sum>(?:(?:environ|quelque|pres de|plus de|maximum|max\.|\+/-)\s)?\d[\d\s.]*(?:,\d+)?\s?"
    r"(?:(?:k|m)\s?(?:€|eur)|€|euros?\b|eur\b|millions? d'euros)(?:\s(?:tvac|htva|tva comprise|hors tva))?"
    r"(?:\s?(?:par\s|/\s?)(?:an|annee|mois)\b)?(?:,?\s\(?dont\s[^;]+)?)"
)
_BUDGET = re.compile(
    r",?\s?(?:et\s)?(?:pour|avec|moyennant|a hauteur d'|sur base d'|represente)\s?une?\s"
    r"(?:budget|montant|cout|investissement|credit|enveloppe)(?:\s[a-z]+){0,3}?(?=\s(?:de|a)\s|\sd')"
)
_PRONOUN = re.compile(r"(?:elle|il|celle-ci|celui-ci)\b")
_VERB = r"(?=(?:sera|est|debut|demarr|commenc|aura|couter|represente|se\s|s'e))"
_NAME_END = re.compile(
    r"[;:]|,(?!\s(?:echevin|bourgmestre|president|direct|conseill|m\.|mme|chef|responsable|charge))"
    r"|\s(?:avec|afin|dans|sur|qui|que|dont|depuis|lors|moyennant|grace|sous|via|des que|pour)\b"
    r"|\sen\s(?=20|[a-z]+\s20|collaboration|partenariat|concertation|cooperation|association|vue|continu)"
    rf"|\s(?:et|puis)\s{_VERB}"
)
_WITH = re.compile(
    r",?\s(?:en\s(?:etroite\s)?(?:collaboration|partenariat|concertation|cooperation|association)\savec"
    r"|avec\s(?:l'(?:appui|aide)|le\s(?:soutien|concours))(?=\sd))\s"
)
_ASIDE = re.compile(r",?\s(?:dans|sur|au|aux|a|chez|sous|via|avec|ainsi)\s")
_AND = re.compile(rf"(?:,?\s(?:et|puis)|,)\s{_VERB}")
_TO_END = re.compile(r",?\spour\s(?:se\sterminer|s'achever)(?=\s)")
_DONE = re.compile(r"(?:[^t\W]é|ée|és|ées)$")
_ARTICLE = re.compile(r"(?:(?:le|la|les)\s|l['’])", re.IGNORECASE)
_NOBODY = re.compile(r"(?:des?|une?|nos|plusieurs|divers|autres?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    tells: frozenset[str]
    bound: str
    by: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Found:
    field: Field
    raw: str
    hints: Mapping[str, str]


def with_sentences(values: Sequence[PrintedValue]) -> list[PrintedValue]:
    """Return the values of an action with what the sentences of its description say, of fields that nothing else says.

    Sentences stay in the description, but for those that are a label and its value ("Budget : 12.000 €."), which
    follow another one on its line.
    """
    said = {value.field for value in values}
    if Field.DESCRIPTION not in said:
        return list(values)
    kept: list[PrintedValue] = []
    told: list[PrintedValue] = []
    for value in values:
        if value.field is Field.DESCRIPTION and value.raw:
            value, labelled = _without_labels(value)
            told.extend(labelled)
            told.extend(
                PrintedValue(found.field, found.raw, None, found.hints, value.places, _SURE)
                for found in _told_by_all(_sentences(value.raw))
            )
        kept.append(value)
    return [*kept, *_first_of_each(told, said)]


def tells(sentence: str) -> bool:
    """Whether a sentence says who carries out the action above it, when, or at what cost."""
    return any(True for _ in _told(sentence))


def _first_of_each(told: Iterable[PrintedValue], said: set[Field]) -> Iterator[PrintedValue]:
    """The first value of each field that nothing else says; of times the first start and the first end."""
    seen: set[tuple[Field, str]] = set()
    for value in told:
        key = (value.field, value.hints.get("bound", ""))
        if value.field in said or key in seen or (value.field, "period") in seen:
            continue
        seen.add(key)
        yield value


def _without_labels(value: PrintedValue) -> tuple[PrintedValue, list[PrintedValue]]:
    """Part a description from the sentences in it that are a label and its value; the first one is none."""
    if ":" not in value.raw:
        return value, []
    kept: list[str] = []
    found: list[PrintedValue] = []
    for sentence in _sentences(value.raw):
        own = annotation(sentence.rstrip(".")) if kept and ":" in sentence else None
        if own is None or own.label is None or own.field not in _TOLD:
            kept.append(sentence)
        else:
            found.append(replace(own, places=value.places))
    return (replace(value, raw=" ".join(kept)), found) if found else (value, [])


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        if _SHORT_FORM.search(text[start : end.start()]) is None:
            yield text[start : end.start()].strip()
            start = end.end()
    yield text[start:].strip()


def _told_by_all(sentences: Iterable[str]) -> Iterator[_Found]:
    """What sentences say of the action; "elle" behind a sentence that speaks of something else is not the action."""
    of_action = True
    for sentence in sentences:
        found = list(_told(sentence)) if of_action or _PRONOUN.match(flat(sentence)) is None else []
        yield from found
        of_action = bool(found)


def _told(sentence: str) -> Iterator[_Found]:
    """What one sentence says, by the way it begins."""
    if len(sentence) < _SHORTEST or _TELLING.search(sentence) is None:
        return
    text = flat(sentence).rstrip(" .!")
    for rule in _rules():
        match = rule.pattern.match(text)
        if match is None:
            continue
        yield from _by_rule(rule, match, sentence, text)
        return


def _by_rule(rule: _Rule, match: re.Match[str], sentence: str, text: str) -> Iterator[_Found]:
    groups = match.groupdict()
    if "who" in groups:
        name = _name(sentence[match.start("who") : match.end("who")])
        if not name:
            return
        yield _Found(Field.PILOT, name, MappingProxyType({"role": "unspecified"}))
    if "sum" in groups and (amount := _SUM.fullmatch(groups["sum"])) is not None:
        start = match.start("sum")
        yield _amount(sentence[start + amount.start("sum") : start + amount.end("sum")])
    if "sum" in rule.tells and (amount := _SUM.match(text, match.end())) is not None:
        yield _amount(sentence[amount.start("sum") : amount.end("sum")])
    if rule.bound:
        yield from _tail(rule, sentence, text, match.end())


def _tail(rule: _Rule, sentence: str, text: str, at: int) -> Iterator[_Found]:
    """Who, when and for how much behind the verb of a sentence, in any order; nothing behind words of another kind."""
    while at < len(text):
        if "pilots" in rule.tells and (by := rule.by.match(text, at)) is not None:
            end = _name_end(text, by.end())
            name = _name(sentence[by.end() : end])
            if not name:
                return
            yield _Found(Field.PILOT, name, MappingProxyType({"role": "unspecified"}))
            at = end
        elif (when := time_at(text, at)) > at:
            raw = sentence[at:when].strip(" ,")
            yield _Found(Field.SCHEDULE, raw, MappingProxyType({"bound": rule.bound}))
            at = when
        elif (budget := _BUDGET.match(text, at)) is not None and (amount := _SUM.match(text, budget.end())) is not None:
            yield _amount(sentence[amount.start("sum") : amount.end("sum")])
            at = amount.end()
        elif (helpers := _WITH.match(text, at)) is not None:
            stop = _name_end(text, helpers.end())
            yield _Found(Field.PARTNER, sentence[helpers.end() : stop], MappingProxyType({}))
            at = stop
        elif (other := _AND.match(text, at)) is not None:
            yield from _told(f"Elle {sentence[other.end() :]}")
            return
        elif (other := _TO_END.match(text, at)) is not None:
            yield from _told(f"Elle se terminera{sentence[other.end() :]}")
            return
        else:
            at = _behind_aside(rule, sentence, text, at)


def _behind_aside(rule: _Rule, sentence: str, text: str, at: int) -> int:
    """Where a sentence goes on with what it tells behind a few words of another kind ("dans les trois villages")."""
    if _ASIDE.match(text, at) is None:
        return len(text)
    for space in islice(re.finditer(r"\s", text[at + 1 :]), 1, _FEW_WORDS):
        here = at + 1 + space.start()
        if time_at(text, here) > here or rule.by.match(text, here) or _BUDGET.match(text, here):
            return here if not _says_done(sentence[at:here]) else len(text)
    return len(text)


def _amount(raw: str) -> _Found:
    return _Found(Field.AMOUNT, raw.strip(" ,"), MappingProxyType({}))


def _name_end(text: str, start: int) -> int:
    """Where a name ends that begins at ``start``: before a time, or words that speak of something else."""
    match = _NAME_END.search(text, start)
    end = match.start() if match is not None else len(text)
    times = (space.start() for space in re.finditer(r"\s", text[start:end]))
    return next((start + at for at in times if time_at(text, start + at) > start + at), end)


def _name(text: str) -> str:
    """The name of a service or a function without its article; "" for words that name nobody in particular."""
    text = text.strip(" ,")
    bare = _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
    words = bare.split()
    if not words or len(words) > _MOST_WORDS or _NOBODY.match(bare) or any(char.isdigit() for char in bare):
        return ""
    return bare if bare[0].isupper() or opens_name(bare[0].upper() + bare[1:]) else ""


def _says_done(text: str) -> bool:
    """Whether words may say what was done some other time ("dans la foulée de l'étude réalisée")."""
    return any(_DONE.search(word) for word in text.split())


@cache
def _rules() -> tuple[_Rule, ...]:
    known = lexicon.load("sentences")
    rules = []
    for row in known["sentence"]:
        pattern = row["pattern"]
        for word, meant in known["words"].items():
            pattern = pattern.replace(f"{{{word}}}", meant)
        by = re.compile(rf",?\s?(?:{row.get('by', 'par')})(?:\s|(?<=')|(?=l'))")
        rules.append(_Rule(re.compile(rf"{pattern}(?!\w)"), frozenset(row["tells"]), row.get("bound", ""), by))
    return tuple(rules)

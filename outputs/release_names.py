"""A plan file without the names of persons: each pilot by the function, and the names gone from the other texts.

Wherever a name cannot be told from a body's, it goes: the promise is about persons. Names of services and bodies stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import msgspec

from corpus.registry import registry
from extract.flat import flat
from normalize.plan_file import Pilot, PlanFile
from normalize.values.functions import CIVILITY, function_of, head_function, is_person
from outputs.labels import closed_list

PERSON: Final = "Personne"
_PERSONAL: Final = frozenset({
    "directeur_general", "directeur_financier", "bourgmestre", "echevin", "president_cpas", "conseiller",
    "assistant_social", "chef_de_service", "coordinateur", "agent", "consultant", "citoyens",
})  # fmt: skip
_PARTS = re.compile(r"\s*[,;:()\[\]]\s*|\s+[-–—/]\s+|\s+et\s+")
_LINK = r"(?:du|des|de|la|le|les|et|en|aux?|à|pour|d['’]|l['’]|de l['’])"
_LOOSE_CAPITAL = re.compile(r"(?<!^)(?<!\w)(?<!['’])[A-ZÀ-Þ](?:[a-zà-ÿ]|\.|[A-ZÀ-Þ]{5,})")
_AFTER_LINK = re.compile(rf"(?:^|\s){_LINK}\s*$", re.IGNORECASE)
_PLAIN_BODY = re.compile(r"^[^\d\W]\w+\s+(?:de|du|des|d['’]|pour|et|en)\s?[a-zà-ÿ]")
_IN_TEXT = re.compile(
    r"\b(?:M\.|MM\.|Mr\.?|Mme\.?s?|Mmes|Mlle|Dr\.?|Monsieur|Madame|Mesdames|Messieurs|Mademoiselle)\s+"
    r"(?:[A-ZÀ-Þ][\w'’.-]*|(?:de|d['’]|du|van|von|den|der)(?=\s+[A-ZÀ-Þ]))"
    r"(?:\s+(?:[A-ZÀ-Þ][\w'’.-]*|(?:de|du|van|von|den|der)(?=\s+[A-ZÀ-Þ]))){0,4}"
)
_TEXTS: Final = frozenset({
    "title", "description", "steps", "remarks", "theme", "label", "target", "reached", "raw", "message", "partners",
})  # fmt: skip


def without_names(plan_file: PlanFile) -> PlanFile:
    """Return the plan file with persons' names replaced by their function, "Personne" where none is printed."""
    named = {
        name
        for plan in plan_file.plans
        for item in plan.walk()
        for pilot in item.pilots
        for name in _names_in(pilot.name)
    }
    scrub = _scrubber(named)
    record = msgspec.to_builtins(plan_file)
    document = record["document"]
    document["title"] = scrub(document["title"]) if document["title"] else document["title"]
    record["warnings"] = _scrubbed(record["warnings"], scrub)
    for plan in record["plans"]:
        plan["items"] = [_item(item, scrub) for item in plan["items"]]
    return msgspec.convert(record, PlanFile)


def pilot_without_name(pilot: Pilot) -> str:
    """Return how a pilot is called without the person's name.

    >>> pilot_without_name(Pilot("political", "Mme Dupré, Échevine du Logement", "echevin"))
    'Échevine du Logement'
    >>> pilot_without_name(Pilot("unspecified", "Jean Lambert"))
    'Personne'
    """
    return _nameless(pilot.name, pilot.function)


def _nameless(name: str, function: str | None) -> str:
    parts = [part for part in _PARTS.split(name) if part]
    kept = [part for part in parts if not _is_named(part)]
    if function is None:
        return name if len(kept) == len(parts) and _PLAIN_BODY.match(name) else PERSON
    if len(kept) == len(parts):
        return name
    stated = [part for part in kept if head_function(part)]
    return " - ".join(kept if stated and stated[0] == kept[0] else stated) or closed_list("function")[function]


def _is_named(part: str) -> bool:
    """Whether this part of a pilot's text may hold a person's name."""
    if CIVILITY.match(flat(part)) or is_person(part):
        return True
    function = head_function(part)
    if function is None:
        return not part[:1].islower() and not _PLAIN_BODY.match(part)
    return function in _PERSONAL and any(
        not _AFTER_LINK.search(part[: match.start()]) for match in _LOOSE_CAPITAL.finditer(part)
    )


def _names_in(name: str) -> Iterable[str]:
    for part in _PARTS.split(name):
        folded = flat(part)
        civility = CIVILITY.match(folded)
        bare = part[civility.end() :] if civility and len(folded) == len(part) else part
        if (civility or is_person(part)) and head_function(part) is None and function_of(part) is None:
            yield bare
            if len(bare.split()) == 2:
                yield " ".join(reversed(bare.split()))


def _scrubber(named: Iterable[str]) -> Callable[[str], str]:
    """Return what takes these names, and whoever follows a civility, out of a text."""
    names = set(named)
    whole = _any_of(name for name in names if " " in name)
    known = re.compile(rf"\b(?:{whole})(?!\w)", re.IGNORECASE) if whole else None
    alone = _any_of(form for name in names for form in _surnames(name))
    surnamed = re.compile(rf"\b(?:[A-ZÀ-Þ][\w'’.-]*\s+)?(?:{alone})(?!\w)") if alone else None

    def scrub(text: str) -> str:
        text = _IN_TEXT.sub(lambda match: match[0] if head_function(match[0]) else PERSON, text)
        for pattern in (known, surnamed):
            text = pattern.sub(PERSON, text) if pattern else text
        return text

    return scrub


def _any_of(names: Iterable[str]) -> str:
    """Return a pattern of the names, longest first; "" for none."""
    return "|".join(map(re.escape, sorted({name for name in names if len(name) > 3}, key=lambda n: (-len(n), n))))


def _surnames(name: str) -> Iterable[str]:
    """Yield the surname as texts print it; not one that is a place's name too."""
    words = name.split()
    capitals = [word for word in words if len(word) > 3 and word.isupper()]
    surname = capitals[0] if capitals else words[-1] if words else ""
    if surname[:1].isupper() and not registry().named(surname):
        yield from (surname, surname.upper(), surname.capitalize())


def _item(record: Mapping[str, Any], scrub: Callable[[str], str]) -> dict[str, Any]:
    item = _scrubbed({key: value for key, value in record.items() if key not in ("children", "pilots")}, scrub)
    item["pilots"] = [pilot | {"name": _nameless(pilot["name"], pilot["function"])} for pilot in record["pilots"]]
    item["partners"] = [PERSON if is_person(partner) else partner for partner in item["partners"]]
    item["children"] = [_item(child, scrub) for child in record["children"]]
    return dict(item)


def _scrubbed(value: Any, scrub: Callable[[str], str], key: str = "") -> Any:
    if isinstance(value, str):
        return scrub(value) if key in _TEXTS else value
    if isinstance(value, dict):
        return {name: _scrubbed(entry, scrub, name) for name, entry in value.items()}
    return [_scrubbed(entry, scrub, key) for entry in value] if isinstance(value, list | tuple) else value

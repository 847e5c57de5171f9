"""The fields of an item as entries that a person reads and that two versions are compared by.

How something was printed (``raw``) counts only where nothing could be read of it; typographic variants of quotes,
apostrophes and dashes count as the same text; policy domains count only where they are printed, not inferred.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeAlias

from extract.text import clean
from normalize.plan_file import Amount, Indicator, Item, Schedule
from outputs.labels import label

Entries: TypeAlias = tuple[str, ...]

FIELD_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "level": "Niveau", "code": "Marqueur", "number": "Numéro", "title": "Titre", "volet": "Volet", "theme": "Thème",
        "description": "Description", "steps": "Étapes", "pilots": "Pilotes", "partners": "Partenaires",
        "schedule": "Calendrier", "amounts": "Montants", "fte": "ETP", "priority": "Priorité", "status": "Statut",
        "health": "Indice de santé", "progress": "Avancement", "indicators": "Indicateurs", "sdgs": "ODD",
        "related_plans": "Plans liés", "categories": "Catégories", "synergy": "Synergie", "remarks": "Remarques",
        "organisations": "Organismes", "term": "Période", "adopted_on": "Adoption",
        "declared_totals": "Totaux annoncés",
    }
)  # fmt: skip
_VARIANTS: Final = str.maketrans("’‘ʼ“”–—\u2010\u2011", "'''\"\"----")
_UNORDERED: Final = frozenset({"pilots", "partners", "amounts", "indicators", "sdgs", "related_plans", "categories"})
_PARTS_OF_YEAR: Final = ("quarter", "semester", "term")


def shown(item: Item) -> dict[str, Entries]:
    """Return the entries of every field that the item states, by field name in the order of ``FIELD_LABELS``."""
    entries = {name: read(item) for name, read in _READERS.items()}
    return {name: values for name, values in entries.items() if values}


def same(name: str, before: Entries, after: Entries) -> bool:
    """Return whether two versions of a field say the same; lists that have no order are compared as bags."""
    if before == after:
        return True
    first, second = ([_plain(entry) for entry in entries] for entries in (before, after))
    return sorted(first) == sorted(second) if name in _UNORDERED else first == second


def money(value: Decimal) -> str:
    """Return "1 000" or "1 000,50".

    >>> money(Decimal("1000.50"))
    '1 000,50'
    """
    digits = f"{value:,.2f}" if value % 1 else f"{value:,.0f}"
    return digits.replace(",", " ").replace(".", ",")


def schedule_text(schedule: Schedule) -> str:
    """Return what a schedule says ("2019 à 2021", "pour 2024", "dès le 01/03/2020", "permanent"), else what is printed.

    >>> schedule_text(Schedule(start_year=2019, end_year=2021))
    '2019 à 2021'
    """
    start = _day(schedule.start_date) or _text(schedule.start_year)
    end = _day(schedule.end_date) or _text(schedule.end_year)
    parts = []
    if start and end:
        parts.append(start if start == end else f"{start} à {end}")
    elif start or end:
        parts.append(f"dès {start}" if start else f"pour {end}")
    if schedule.ongoing:
        parts.append("permanent")
    if schedule.precision in _PARTS_OF_YEAR:
        parts.append(f"({_label('schedule_precision', schedule.precision).lower()})")
    if schedule.effective_start:
        parts.append(f"commencé le {_day(schedule.effective_start)}")
    if schedule.effective_end:
        parts.append(f"terminé le {_day(schedule.effective_end)}")
    return " ".join(parts) or schedule.raw


def amount_text(amount: Amount) -> str:
    """Return an amount with all that is said of it, else what is printed.

    >>> amount_text(Amount("ordinary", "", Decimal(1000), per="year", year=2020, funder="wallonie"))
    'Ordinaire : 1 000 €/an (2020, Wallonie)'
    """
    kind = "" if amount.kind == "unspecified" else _label("amount_kind", amount.kind)
    if amount.amount is None:
        return " : ".join(filter(None, (kind, amount.raw)))
    top = f" à {money(amount.amount_max)}" if amount.amount_max is not None else ""
    currency = "€" if amount.currency == "EUR" else amount.currency
    about, per = "± " if amount.approximate else "", f"/{_label('per', amount.per).lower()}" if amount.per else ""
    facts = (
        _text(amount.year), _label("direction", amount.direction), _label("funder", amount.funder),
        f"article {amount.article}" if amount.article else "", _label("vat", amount.vat),
    )  # fmt: skip
    beside = ", ".join(fact for fact in facts if fact)
    text = f"{about}{money(amount.amount)}{top} {currency}{per}{f' ({beside})' if beside else ''}"
    return f"{kind} : {text}" if kind else text


def indicator_text(indicator: Indicator) -> str:
    """Return an indicator with its year, its target and what was reached."""
    parts = [indicator.label]
    if indicator.year is not None:
        parts.append(f"({indicator.year})")
    if indicator.target is not None:
        parts.append(f"cible : {indicator.target}")
    if indicator.reached is not None:
        parts.append(f"atteint : {indicator.reached}")
    return " ".join(parts)


def decimal_text(value: Decimal | float) -> str:
    """Return a number as French writes it, without zeros at its end.

    >>> decimal_text(Decimal("0.50"))
    '0,5'
    """
    digits = f"{value:f}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits).replace(".", ",")


def _plain(text: str) -> str:
    return clean(text.translate(_VARIANTS))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _one(value: object) -> Entries:
    text = _text(value)
    return (text,) if text else ()


def _label(name: str, code: str | None) -> str:
    return label(name, code) or ""


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _pilots(item: Item) -> Entries:
    roles = [(p.name, "" if p.role == "unspecified" else _label("role", p.role).lower()) for p in item.pilots]
    return tuple(f"{name} ({role})" if role else name for name, role in roles)


_READERS: Final[Mapping[str, Callable[[Item], Entries]]] = MappingProxyType(
    {
        "level": lambda item: _one(label("level", item.level)),
        "code": lambda item: _one(item.code),
        "number": lambda item: _one(item.number),
        "title": lambda item: _one(item.title),
        "volet": lambda item: _one(label("volet", item.volet)),
        "theme": lambda item: _one(item.theme),
        "description": lambda item: _one(item.description),
        "steps": lambda item: item.steps,
        "pilots": _pilots,
        "partners": lambda item: item.partners,
        "schedule": lambda item: _one(schedule_text(item.schedule) if item.schedule else None),
        "amounts": lambda item: tuple(amount_text(amount) for amount in item.amounts),
        "fte": lambda item: _one(None if item.fte is None else decimal_text(item.fte)),
        "priority": lambda item: _one(item.priority and (label("priority", item.priority.level) or item.priority.raw)),
        "status": lambda item: _one(item.status and (label("status", item.status.code) or item.status.raw)),
        "health": lambda item: _one(item.health and (label("health", item.health.code) or item.health.raw)),
        "progress": lambda item: _one(None if item.progress is None else f"{decimal_text(item.progress)} %"),
        "indicators": lambda item: tuple(indicator_text(indicator) for indicator in item.indicators),
        "sdgs": lambda item: tuple(str(goal) for goal in item.sdgs),
        "related_plans": lambda item: item.related_plans,
        "categories": lambda item: tuple(_label("category", c.code) for c in item.categories if c.method == "printed"),
        "synergy": lambda item: _one(None if item.synergy is None else "oui" if item.synergy else "non"),
        "remarks": lambda item: _one(item.remarks),
    }
)

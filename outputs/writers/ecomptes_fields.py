"""The fields of one item as the elements of an exchange file, in the order of the schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from lxml import etree

from extract.detect.words.markers import read_marker
from normalize.plan_file import Item, Pilot, StatusCode
from normalize.values.people import split_names
from normalize.values.related_plans import parse_related_plans
from outputs.compare.shown import FIELD_LABELS, amount_text, schedule_text, shown
from outputs.labels import label
from outputs.writers.ecomptes_budget import BudgetLine, budget_lines
from outputs.writers.ecomptes_gaps import GapLog
from outputs.writers.ecomptes_people import Person, place_pilots, reads_back
from outputs.writers.ecomptes_xml import LABEL_LENGTH, add_described, add_text, cut_label, decimal_number

Variant: TypeAlias = Literal["export", "import"]

_UNTITLED: Final = "(sans titre)"
_BETWEEN: Final = (" - ", ". ", " : ", " ", ") ")
_STATUSES: Final[dict[StatusCode, str]] = {
    "not_started": "NON_COMMENCE", "in_progress": "EN_COURS", "waiting": "EN_ATTENTE", "blocked": "PROBLEME",
    "done": "TERMINE", "cancelled": "ANNULE_ABANDONNE",
}  # fmt: skip
_COMPLEMENTS: Final = ("theme", "priority", "health", "steps", "indicators", "sdgs", "categories", "synergy")
_DIRECTION_WORDS: Final = {"R": "recette", "D": "dépense"}
_IN_NAME: Final = frozenset({"level", "code", "number", "title", "volet", "theme", "categories"})
_LINE_LABELS: Final = {
    "title": "Intitulé complet", "children": "Sous-action", "steps": "Étape", "pilots": "Autre pilote",
    "amounts": "Budget", "indicators": "Indicateur",
}  # fmt: skip


class FieldWriter:
    """Writes the fields of items, noting what the file does not say as the plan does.

    ``exercise`` is the budget year for want of one; with ``complement`` what has no place of its own goes to the
    description as labelled lines.
    """

    def __init__(self, log: GapLog, *, variant: Variant, exercise: int, complement: bool) -> None:
        self._log = log
        self._variant = variant
        self._exercise = exercise
        self._complement = complement

    def bare(self, element: etree._Element) -> None:
        """Write the fields that an element of which the plan says nothing must have."""
        add_described(element, "Description", "")
        add_text(element, "Statut", "NON_COMMENCE")
        add_text(element, "TauxAvancement", "0")
        add_described(element, "RemarqueStatut", "")
        add_text(element, "ETP", "0")
        for name in ("Plans", "Partenaires", *self._budget_groups()):
            etree.SubElement(element, name)

    def write(self, element: etree._Element, item: Item, below: Sequence[Item]) -> None:
        """Write the fields of ``item``; ``below`` are the items under it that have no element of their own."""
        lines: list[tuple[str, str]] = []  # field and text of what goes to the description
        add_text(element, "Libelle", self._label(item, lines))
        self._dates(element, item, lines)
        persons = place_pilots(item.pilots)
        placed, unplaced = budget_lines(item.amounts, self._exercise)
        if self._variant == "import":
            placed, unplaced = (), item.amounts
        lines += [("pilots", pilot) for pilot in shown(_only_pilots(item, persons.left)).get("pilots", ())]
        lines += [("amounts", amount_text(amount)) for amount in unplaced]
        entries = shown(item)
        lines += [(name, entry) for name in _COMPLEMENTS for entry in entries.get(name, ())]
        lines += [("children", text) for text in _sub_items(below)]
        lines += self._unknown_states(item)
        self._description(element, item, lines)
        self._status(element, item)
        self._persons(element, persons.responsible, persons.elected)
        if persons.department:
            add_text(element, "Departement", " ; ".join(pilot.name for pilot in persons.department))
            for pilot in persons.department:
                self._role_gap(pilot.name, reads_back(pilot, "administrative"), pilot.role)
        self._progress(element, item)
        add_described(element, "RemarqueStatut", item.remarks or "")
        self._fte(element, item)
        self._names(element, item)
        self._budget(element, placed)

    def _label(self, item: Item, lines: list[tuple[str, str]]) -> str:
        if not item.title:
            self._log.note("demanded", "title", "Intitulé d'un élément sans titre.", written=_UNTITLED)
        text = _with_code(item.code, item.title or _UNTITLED)
        if not _reads_back(text, item):
            reason = "Marqueur et intitulé qui se relisent autrement."
            for field in ("code", "number", "title"):
                self._log.note("altered", field, reason, getattr(item, field), text)
        if len(text) <= LABEL_LENGTH:
            return text
        lines.append(("title", item.title))
        self._log.note("altered", "title", "Intitulé abrégé à 255 caractères.", item.title, cut_label(text))
        return cut_label(text)

    def _dates(self, element: etree._Element, item: Item, lines: list[tuple[str, str]]) -> None:
        schedule = item.schedule
        if schedule is None:
            return
        start = schedule.start_date or _day(schedule.start_year, 1, 1)
        end = schedule.end_date or _day(schedule.end_year, 12, 31)
        for name, day in (("DateDebut", start), ("DateFin", end)):
            if day is not None:
                add_text(element, name, day.isoformat())
        stated = schedule_text(schedule)
        written = " – ".join(f"{day:%d/%m/%Y}" for day in (start, end) if day)
        lost = schedule.ongoing or schedule.effective_start or schedule.effective_end or not written
        if lost:
            lines.append(("schedule", stated))
            reason = "Le format ne tient qu'une date de début et une de fin."
            self._log.note("lost", "schedule", reason, stated, written)
        elif schedule.precision != "day" or schedule.start_date is None is not start:
            self._log.note("demanded", "schedule", "Dates précises là où le plan donne une période.", stated, written)

    def _unknown_states(self, item: Item) -> Iterator[tuple[str, str]]:
        if item.status and item.status.code is None:
            yield "status", item.status.raw
        if item.mirror_of:
            self._log.note("lost", "mirror_of", "Action répétée sous plusieurs objectifs : écrite à chaque endroit.")

    def _description(self, element: etree._Element, item: Item, lines: Sequence[tuple[str, str]]) -> None:
        own = [line for line in (item.description or "").split("\n") if line.strip()]
        added = [f"{_line_label(name)} : {text}" for name, text in _unrepeated(lines)]
        for name in dict.fromkeys(name for name, _ in lines):
            texts = [text for field, text in lines if field == name]
            if name not in ("title", "schedule"):
                written = "dans la description" if self._complement else None
                reason = f"{_line_label(name)} : sans place propre dans le format."
                self._log.note("lost", name, reason, "\n".join(texts), written)
        if added and self._complement:
            self._log.note("altered", "description", "Description complétée par ce que le format ne tient pas.")
            own += added
        add_described(element, "Description", "\n".join(own))

    def _status(self, element: etree._Element, item: Item) -> None:
        code = item.status.code if item.status else None
        if code is not None:
            add_text(element, "Statut", _STATUSES[code])
            return
        done = item.progress
        written = "TERMINE" if done == 100 else "EN_COURS" if done else "NON_COMMENCE"
        self._log.note("demanded", "status", "Statut que le plan ne donne pas.", written=written)
        add_text(element, "Statut", written)

    def _persons(self, element: etree._Element, responsible: Person | None, elected: Person | None) -> None:
        for name, person, role in (
            ("Responsable", responsible, "administrative"),
            ("Mandataire", elected, "political"),
        ):
            if person is None:
                continue
            node = etree.SubElement(element, name)
            add_text(node, "Civilite", person.civility)
            add_text(node, "Nom", person.last_name)
            add_text(node, "Prenom", person.first_name)
            add_text(node, "Tel", "")
            add_text(node, "eMail", "")
            stated = person.pilot.name
            if not person.stated:
                self._log.note("demanded", "civility", "Civilité que le plan ne donne pas.", stated, person.civility)
            kept = bool(person.first_name) or person.last_name == stated
            self._role_gap(stated, kept and reads_back(person.pilot, role), person.pilot.role)

    def _role_gap(self, name: str, reads: bool, role: str) -> None:
        if not reads:
            self._log.note("altered", "pilots", "Pilote dont le rôle ou le nom se relit autrement.", f"{name} ({role})")

    def _progress(self, element: etree._Element, item: Item) -> None:
        progress = item.progress
        if progress is None or not 0 <= progress <= 100:
            done = item.status is not None and item.status.code == "done"
            add_text(element, "TauxAvancement", "100" if done else "0")
            stated = None if progress is None else f"{progress:g}"
            reason = "Taux d'avancement que le plan ne donne pas, ou hors de 0 à 100."
            self._log.note("demanded", "progress", reason, stated, "100" if done else "0")
        else:
            add_text(element, "TauxAvancement", decimal_number(Decimal(str(progress))))

    def _fte(self, element: etree._Element, item: Item) -> None:
        held = item.fte is not None and item.fte > 0
        add_text(element, "ETP", decimal_number(item.fte) if held and item.fte is not None else "0")
        if item.fte is not None and not held:
            self._log.note("lost", "fte", "ETP nul : le format ne le distingue pas d'une absence.", str(item.fte))

    def _names(self, element: etree._Element, item: Item) -> None:
        plans = etree.SubElement(element, "Plans")
        for name in item.related_plans:
            add_text(plans, "Plan", name)
            if parse_related_plans(name).value != (name,):
                self._log.note("altered", "related_plans", "Plan dont le nom se relit autrement.", name)
        partners = etree.SubElement(element, "Partenaires")
        for name in item.partners:
            add_text(partners, "Partenaire", name)
            if split_names(name) != (name,):
                self._log.note("altered", "partners", "Partenaire dont le nom se relit autrement.", name)

    def _budget_groups(self) -> tuple[str, ...]:
        return ("Articles", "Projections") if self._variant == "export" else ()

    def _budget(self, element: etree._Element, lines: Sequence[BudgetLine]) -> None:
        if self._variant == "import":
            return
        articles, projections = (etree.SubElement(element, name) for name in ("Articles", "Projections"))
        for line in lines:
            if line.article is not None:
                self._article(articles, line)
            else:
                self._projection(projections, line)
            stated = amount_text(line.amount)
            if line.demanded:
                reason = f"Montant : {', '.join(line.demanded)} que le plan ne donne pas."
                written = f"{label('amount_kind', 'extraordinary' if line.service == 'E' else 'ordinary')}, {line.year}"
                self._log.note("demanded", "amounts", reason, stated, f"{written}, {_DIRECTION_WORDS[line.direction]}")
            if line.lost:
                reason = f"Montant : {', '.join(line.lost)} sans place dans le format."
                self._log.note("lost", "amounts", reason, stated)

    @staticmethod
    def _article(parent: etree._Element, line: BudgetLine) -> None:
        node = etree.SubElement(parent, "Article")
        add_text(node, "Exercice", str(line.year))
        add_text(node, "Service", line.service)
        add_text(node, "Type", line.direction)
        add_text(node, "CodeArticle", line.article or "")
        add_text(node, "Libelle", _budget_label(line))
        add_text(node, "Montant", f"{line.value:.2f}")

    @staticmethod
    def _projection(parent: etree._Element, line: BudgetLine) -> None:
        node = etree.SubElement(parent, "Projection")
        add_text(node, "Service", line.service)
        add_text(node, "Type", line.direction)
        add_text(node, "GroupeEco", "")
        add_text(node, "Libelle", _budget_label(line))
        year = etree.SubElement(etree.SubElement(node, "Exercices"), "Exercice", attrib={"Valeur": str(line.year)})
        add_text(year, "Montant", f"{line.value:.2f}")


def _budget_label(line: BudgetLine) -> str:
    amount = line.amount
    parts = ["" if amount.kind == "unspecified" else label("amount_kind", amount.kind), label("funder", amount.funder)]
    return " ".join(part for part in parts if part)


def _with_code(code: str | None, title: str) -> str:
    """Put the marker before the title, with the first sign between them by which it is known for a marker again."""
    if not code:
        return title
    texts = [f"{code}{between}{title}" for between in _BETWEEN]
    for text in texts:
        marker = read_marker(text)
        if marker is not None and (marker.code, marker.rest) == (code, title):
            return text
    return texts[0]


def _reads_back(text: str, item: Item) -> bool:
    marker = read_marker(text)
    if marker is None or marker.number is None or marker.level == "theme":
        return not item.code
    return (marker.code, marker.number, marker.rest) == (item.code, item.number, item.title or _UNTITLED)


def _only_pilots(item: Item, pilots: tuple[Pilot, ...]) -> Item:
    return replace(item, pilots=pilots)


def _sub_items(items: Sequence[Item], indent: str = "") -> Iterator[str]:
    """Yield a line for each item that has no element of its own, with what it states."""
    for item in items:
        name = " ".join(filter(None, (item.code, item.title)))
        facts = [
            f"{FIELD_LABELS[field]} : {' ; '.join(entries)}"
            for field, entries in shown(item).items()
            if field not in _IN_NAME
        ]
        yield indent + (f"{name} ({', '.join(facts)})" if facts else name)
        yield from _sub_items(item.children, f"{indent}– ")


def _unrepeated(lines: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(dict.fromkeys(lines))


def _line_label(name: str) -> str:
    return _LINE_LABELS.get(name) or FIELD_LABELS[name]


def _day(year: int | None, month: int, day: int) -> date | None:
    return date(year, month, day) if year is not None and MINYEAR <= year <= MAXYEAR else None

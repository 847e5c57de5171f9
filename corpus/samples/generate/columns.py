"""Columns and labels of a made-up plan: each prints one fact of a node and enters into its gold what it printed."""

# ruff: noqa: E501 - prose and rows of content are kept whole
from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from corpus.samples.generate.model import Node

MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]  # fmt: skip
PRIORITIES = {
    "feminine": {"high": "Élevée", "medium": "Moyenne", "low": "Faible"},
    "haute": {"high": "Haute", "medium": "Moyenne", "low": "Basse"},
    "phrase": {"high": "Priorité élevée", "medium": "Priorité moyenne", "low": "Priorité faible"},
    "capitals": {"high": "ÉLEVÉE", "medium": "MOYENNE", "low": "FAIBLE"},
}
STATUSES = {
    "usual": {"not_started": "Non commencé", "in_progress": "En cours", "waiting": "En attente", "blocked": "Bloqué",
              "done": "Terminé", "cancelled": "Abandonné"},
    "feminine": {"not_started": "Non démarrée", "in_progress": "En cours", "waiting": "En attente",
                 "blocked": "Bloquée", "done": "Réalisée", "cancelled": "Abandonnée"},
    "done": {"not_started": "À démarrer", "in_progress": "En cours de réalisation", "waiting": "En attente",
             "blocked": "Bloqué", "done": "Réalisé", "cancelled": "Annulé"},
}  # fmt: skip
SDG_NAMES = {
    1: "Pas de pauvreté", 3: "Bonne santé et bien-être", 4: "Éducation de qualité", 6: "Eau propre et assainissement",
    7: "Énergie propre et d'un coût abordable", 8: "Travail décent et croissance économique", 10: "Inégalités réduites",
    11: "Villes et communautés durables", 12: "Consommation et production responsables",
    13: "Mesures relatives à la lutte contre les changements climatiques", 15: "Vie terrestre",
    16: "Paix, justice et institutions efficaces", 17: "Partenariats pour la réalisation des objectifs",
}  # fmt: skip
_FUNCTIONS = (
    ("Directeur général", "directeur_general"), ("Directrice générale", "directeur_general"), ("DG", "directeur_general"),
    ("Directeur financier", "directeur_financier"), ("Directrice financière", "directeur_financier"),
    ("Bourgmestre", "bourgmestre"), ("Échevin", "echevin"), ("Présidente du CPAS", "president_cpas"),
    ("Président du CPAS", "president_cpas"), ("Collège", "college"), ("Conseil", "conseil"), ("Bureau", "bureau_permanent"),
    ("CODIR", "codir"), ("Comité de direction", "codir"), ("Service", "service"), ("Cellule", "service"),
    ("Secrétariat", "service"), ("Coordinat", "coordinateur"), ("Chef", "chef_de_service"), ("Cheffe", "chef_de_service"),
    ("Assistant", "assistant_social"), ("Agent", "agent"), ("Conseill", "agent"),
)  # fmt: skip


@dataclass
class Column:
    """A column or label: ``cell`` returns the text for a node (lines are paragraphs) and plants its gold."""

    header: str
    cell: Callable[[Node], str]
    width: float = 1.0
    align: str = "left"
    bullet: str | None = None


def function_of(name: str) -> str | None:
    """Return the contract's code for what a pilot is, None for a person's name alone."""
    return next((code for start, code in _FUNCTIONS if name.startswith(start)), None)


def pilots(header: str, facts: str, role: str, sep: str = "\n", width: float = 1.3) -> Column:
    """People or bodies in charge; ``facts``: services, mandataries or both; ``role`` is what the header means."""

    def cell(node: Node) -> str:
        names = _named(node, facts)
        node.add("pilots", [{"role": role, "name": name, "function": function_of(name)} for name in names])
        return _joined(names, sep)

    return Column(header, cell, width)


def _named(node: Node, facts: str) -> list[str]:
    if facts == "both":
        return [*node.facts.services, *node.facts.mandataries]
    return list(getattr(node.facts, facts))


def _joined(names: list[str], sep: str) -> str:
    if sep == " et ":
        return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " et " + names[-1] if names else ""
    return sep.join(names)


def partners(header: str = "Partenaires", sep: str = ", ", width: float = 1.3) -> Column:
    """Partners, or services involved."""

    def cell(node: Node) -> str:
        node.add("partners", node.facts.partners)
        return sep.join(node.facts.partners)

    return Column(header, cell, width)


def schedule(
    raw: str, start: Any = None, end: Any = None, precision: str = "year", ongoing: bool = False
) -> dict[str, Any]:
    """Return a gold schedule; ``start`` and ``end`` are years, or (year, first month), (year, last month) where finer."""

    def year(value: Any) -> int | None:
        return value if value is None or isinstance(value, int) else int(value[0])

    def day(value: Any, last: bool) -> str | None:
        if value is None or isinstance(value, int):
            return None
        number = value[2] if len(value) > 2 else calendar.monthrange(value[0], value[1])[1] if last else 1
        return f"{value[0]}-{value[1]:02d}-{number:02d}"

    return {
        "start_year": year(start), "end_year": year(end), "start_date": day(start, False), "end_date": day(end, True),
        "precision": None if ongoing else precision, "ongoing": ongoing, "raw": raw,
    }  # fmt: skip


def deadline(header: str, style: str = "year", width: float = 0.9, term_end: int = 2030) -> Column:
    """When it must be ready. ``style``: year, fin, pour, avant, month, words, date, quarter, semester."""

    def cell(node: Node) -> str:
        text, gold = deadline_text(node, style, term_end)
        node.gold["schedule"] = gold
        return text

    return Column(header, cell, width)


def deadline_text(node: Node, style: str, term_end: int) -> tuple[str, dict[str, Any] | None]:
    """Return the printed deadline of a node and its gold (None where nothing is known)."""
    facts = node.facts
    if facts.ongoing:
        text = "Permanent" if len(node.title) % 2 else "En continu"
        return text, schedule(text, ongoing=True)
    if facts.end is None:
        return "", None
    if facts.end == term_end and style in ("fin", "words", "pour"):
        return "Fin de législature", schedule("Fin de législature", None, term_end, "term")
    year, month = facts.end, facts.month
    quarter, semester = (month + 2) // 3, (month + 5) // 6
    last = calendar.monthrange(year, month)[1]
    ordinal = {1: "1er", 2: "2e", 3: "3e", 4: "4e"}
    printed: dict[str, tuple[str, Any, str]] = {
        "year": (str(year), year, "year"),
        "fin": (f"Fin {year}", year, "year"),
        "pour": (f"Pour fin {year}", year, "year"),
        "avant": (f"D'ici {year}", year, "year"),
        "month": (f"{month:02d}/{year}", (year, month), "month"),
        "words": (f"{MONTHS[month - 1].capitalize()} {year}", (year, month), "month"),
        "date": (f"{last}/{month:02d}/{year}", (year, month), "day"),
        "quarter": (f"{ordinal[quarter]} trimestre {year}", (year, quarter * 3), "quarter"),
        "semester": (f"{ordinal[semester]} semestre {year}", (year, semester * 6), "semester"),
    }
    text, end, precision = printed[style]
    return text, schedule(text, None, end, precision)


def period(header: str, style: str = "dash", width: float = 0.9) -> Column:
    """When it is done. ``style``: dash, spaced, slash, words, list, quarter, semester."""

    def cell(node: Node) -> str:
        text, gold = period_text(node, style)
        node.gold["schedule"] = gold
        return text

    return Column(header, cell, width)


def period_text(node: Node, style: str) -> tuple[str, dict[str, Any] | None]:
    """Return the printed period of a node and its gold."""
    facts = node.facts
    if facts.ongoing:
        text = "Récurrent" if len(node.title) % 2 else "Permanent"
        return text, schedule(text, ongoing=True)
    if facts.start is None or facts.end is None:
        return "", None
    if style in ("quarter", "semester"):
        months = 3 if style == "quarter" else 6
        part = (facts.month + months - 1) // months
        first, last = (facts.end, (part - 1) * months + 1), (facts.end, part * months)
        text = f"{'T' if months == 3 else 'S'}{part} {facts.end}"
        return text, schedule(text, first, last, style)
    if facts.start == facts.end:
        return str(facts.start), schedule(str(facts.start), facts.start, facts.end)
    years = range(facts.start, facts.end + 1)
    text = {
        "dash": f"{facts.start}-{facts.end}", "spaced": f"{facts.start} – {facts.end}", "slash": f"{facts.start}/{facts.end}",
        "words": f"de {facts.start} à {facts.end}", "list": ", ".join(map(str, years)), "lines": "\n".join(map(str, years)),
    }[style]  # fmt: skip
    return text, schedule(text.replace("\n", " "), facts.start, facts.end)


def money(value: int, style: str = "dot") -> str:
    """Return a sum as printed. ``style``: dot, cents, space, plain, eur, before."""
    dotted, spaced = f"{value:,}".replace(",", "."), f"{value:,}".replace(",", "\u00a0")
    return {
        "dot": f"{dotted} €", "cents": f"{dotted},00 €", "space": f"{spaced} €", "plain": f"{value}€",
        "eur": f"{dotted} EUR", "before": f"€ {dotted}", "bare": dotted, "number": str(value),
    }[style]  # fmt: skip


def amount(kind: str, value: int | None, raw: str, **more: Any) -> dict[str, Any]:
    """Return a gold amount of whole euros."""
    gold = {"kind": kind, "amount": None if value is None else f"{value}.00", "amount_max": None, "currency": "EUR",
            "per": None, "year": None, "direction": None, "funder": None, "article": None, "vat": None,
            "approximate": False, "raw": raw}  # fmt: skip
    return {**gold, **more}


def amounts(header: str, fact: str, kind: str, style: str = "dot", per: str | None = None, empty: str = "",
            width: float = 0.9) -> Column:  # fmt: skip
    """One sum. ``fact``: ordinary, extraordinary, subsidy, or cost (what the action costs in all)."""

    def cell(node: Node) -> str:
        value = cost(node) if fact == "cost" else getattr(node.facts, fact)
        if value is None:
            return empty
        text = money(value, style) + {"year": "/an", "month": "/mois"}.get(per or "", "")
        node.add("amounts", [amount(kind, value, text, per=per)])
        return text

    return Column(header, cell, width, align="right")


def cost(node: Node) -> int | None:
    """Return what the node costs in all, None where nothing is known."""
    known = [value for value in (node.facts.ordinary, node.facts.extraordinary) if value is not None]
    return sum(known) if known else None


def priority(header: str = "Priorité", words: str = "feminine", width: float = 0.8) -> Column:
    """How urgent, in the words of ``PRIORITIES``."""

    def cell(node: Node) -> str:
        level = node.facts.priority
        if level is None:
            return ""
        text = PRIORITIES[words][level]
        node.gold["priority"] = {"level": level, "raw": text}
        return text

    return Column(header, cell, width)


def status(header: str = "État d'avancement", words: str | dict[str, str] = "usual", width: float = 1.0) -> Column:
    """What became of it, in the words of ``STATUSES`` or in signs of a legend."""
    table = STATUSES[words] if isinstance(words, str) else words

    def cell(node: Node) -> str:
        code = node.facts.status
        if code is None:
            return ""
        node.gold["status"] = {"code": code, "raw": table[code]}
        return table[code]

    return Column(header, cell, width)


def progress(header: str = "% de réalisation", form: str = "{} %", width: float = 0.7) -> Column:
    """How far, in percent."""

    def cell(node: Node) -> str:
        if node.facts.progress is None:
            return ""
        node.gold["progress"] = node.facts.progress
        return form.format(node.facts.progress)

    return Column(header, cell, width, align="center")


def indicators(header: str = "Indicateurs", sep: str = "\n", width: float = 1.6, bullet: str | None = None) -> Column:
    """Result indicators, one a line."""

    def cell(node: Node) -> str:
        node.add("indicators", [{"label": label, "target": None, "reached": None, "year": None}
                                for label in node.facts.indicators])  # fmt: skip
        return sep.join(node.facts.indicators)

    return Column(header, cell, width, bullet=bullet)


def sdgs(header: str = "ODD", style: str = "comma", width: float = 0.6) -> Column:
    """Sustainable development goals. ``style``: comma, dash, words ("ODD 4 ; ODD 11"), names."""

    def cell(node: Node) -> str:
        numbers = node.facts.sdgs
        node.add("sdgs", numbers)
        if style == "names":
            return "\n".join(f"{number}. {SDG_NAMES[number]}" for number in numbers)
        if style == "words":
            return " ; ".join(f"ODD {number}" for number in numbers)
        return {"comma": ", ", "dash": " - "}[style].join(map(str, numbers))

    return Column(header, cell, width)


def steps(header: str = "Étapes", bullet: str | None = None, width: float = 2.0) -> Column:
    """Steps, one a line."""

    def cell(node: Node) -> str:
        node.add("steps", node.facts.steps)
        return "\n".join(node.facts.steps)

    return Column(header, cell, width, bullet=bullet)


def description(header: str = "Description", width: float = 2.5) -> Column:
    """A text of its own."""

    def cell(node: Node) -> str:
        node.gold["description"] = node.facts.description
        return node.facts.description or ""

    return Column(header, cell, width)


def remarks(header: str = "Remarques", width: float = 1.8) -> Column:
    """Comments."""

    def cell(node: Node) -> str:
        node.gold["remarks"] = node.facts.remarks
        return node.facts.remarks or ""

    return Column(header, cell, width)


def plans(header: str = "Plans liés", width: float = 0.8) -> Column:
    """Other plans that the action belongs to."""

    def cell(node: Node) -> str:
        node.add("related_plans", node.facts.plans)
        return ", ".join(node.facts.plans)

    return Column(header, cell, width)

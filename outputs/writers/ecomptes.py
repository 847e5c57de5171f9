"""One plan as the official exchange file, eComptes PST (schema 201805V1), and what that file does not say as it does.

The schema exists twice: what eComptes gives out ("export") has budget articles and projections, what it takes in
("import") has none; nothing else differs. What has no place of its own is written as labelled lines in the description,
unless told otherwise, and listed.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from normalize.plan_file import Item, Organisation, Plan, Term, Volet
from outputs.labels import label
from outputs.writers.ecomptes_fields import FieldWriter, Variant
from outputs.writers.ecomptes_gaps import Gap, GapLog
from outputs.writers.ecomptes_xml import LABEL_LENGTH, add_text, cut_label
from pst.errors import UsageError

VERSION: Final = "201805V1"
NO_STRATEGIC: Final = "(sans objectif stratégique)"
NO_OPERATIONAL: Final = "(sans objectif opérationnel)"
_GENERATOR: Final = "pst"
_PLAN_TITLE: Final = "Programme stratégique transversal"
_NAMESPACE: Final = uuid.UUID("5f0c9f52-6a0e-5d5c-9f0e-2f6f5a1d7c11")
_RANKS: Final = {"strategic_objective": 0, "operational_objective": 1, "action": 2, "sub_action": 3}
_TAGS: Final = ("ObjectifStrategique", "ObjectifOperationnel", "Action")
_GROUPS: Final = ("ObjectifStrategiques", "ObjectifsOperationnels", "Actions")
_VOLETS: Final[dict[Volet | None, str]] = {
    "internal": "Volet interne", "external": "Volet externe", "joint": "Volet commun",
    None: "Objectifs stratégiques",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExchangeOptions:
    """How to write the file, and what the plan does not state but the format must have.

    ``exercise`` is the budget year that every element bears (by default that of the plan's adoption, else the first of
    its term); ``body`` and ``term`` go before those of the plan; without ``complement`` the description holds the
    plan's own description and nothing else.
    """

    variant: Variant = "export"
    exercise: int | None = None
    body: Organisation | None = None
    term: Term | None = None
    complement: bool = True


@dataclass(frozen=True, slots=True)
class Exchange:
    """An exchange file: its bytes (UTF-8 XML) and what it does not say as the plan does, in document order."""

    xml: bytes
    gaps: tuple[Gap, ...]


def write_exchange(plan: Plan, title: str | None = None, options: ExchangeOptions = ExchangeOptions()) -> Exchange:
    """Return ``plan`` as an exchange file; ``title`` is the document's. The same plan gives the same bytes.

    Raises:
        UsageError: the body or the term is known neither from the plan nor from ``options``, or the format has no
            such body (a province), or the plan has no item.
    """
    if not plan.items:
        raise UsageError(plan.plan_id, "ce plan n'a ni objectif ni action", hint="Donnez un document qui les contient")
    writer = _Writer(plan, options)
    root = writer.root(title)
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Exchange(xml, tuple(writer.gaps))


class _Writer:
    def __init__(self, plan: Plan, options: ExchangeOptions) -> None:
        self._log = GapLog()
        self._volet_in_hand: Volet | None = None
        self._plan = plan
        self._options = options
        self._body = self._whose()
        self._term = self._years()
        self._exercise = self._budget_year()
        self._fields = FieldWriter(
            self._log, variant=options.variant, exercise=self._exercise, complement=options.complement
        )

    def root(self, title: str | None) -> etree._Element:
        root = etree.Element("dataroot")
        heads = etree.SubElement(root, "Identifiants")
        add_text(heads, "Id", self._plan.plan_id)
        add_text(heads, "TypeAdmin", "CPAS" if self._body.kind == "cpas" else "AC")
        add_text(heads, "INS", self._body.nis_code or "")
        add_text(heads, "Type", "PST")
        add_text(heads, "Exercice", str(self._exercise))
        add_text(heads, "Version", VERSION)
        add_text(heads, "Generateur", _GENERATOR)
        pst = etree.SubElement(root, "PST")
        about = etree.SubElement(pst, "DescriptionPST")
        first, last = self._term
        add_text(about, "IdPST", self._identifier("pst"))
        add_text(about, "Libelle", cut_label(title or f"{_PLAN_TITLE} {first}-{last}"))
        add_text(about, "ExerciceDebut", str(first))
        add_text(about, "ExerciceFin", str(last))
        volets = etree.SubElement(pst, "Volets")
        for volet, items in self._by_volet().items():
            self._volet(volets, volet, items)
        self._statement_gaps(title)
        return root

    @property
    def gaps(self) -> list[Gap]:
        return self._log.gaps

    def _whose(self) -> Organisation:
        bodies = (self._options.body,) if self._options.body else self._plan.organisations
        known = [body for body in bodies if body.nis_code and body.kind != "province"]
        if any(body.kind == "province" for body in bodies):
            raise UsageError(self._plan.plan_id, "le format eComptes PST ne connaît que les communes et les CPAS")
        if not known:
            raise UsageError(
                self._plan.plan_id, "le format demande le code INS de l'organisme", hint="Donnez-le par --body 61031"
            )
        if self._options.body:
            self._log.note(
                "demanded", "organisations", "Organisme donné par l'option --body.", written=known[0].nis_code
            )
        for other in bodies[1:]:
            self._log.note("lost", "organisations", "Le format ne tient qu'un organisme par plan.", stated=other.name)
        return known[0]

    def _years(self) -> tuple[int, int]:
        term = self._options.term or self._plan.term
        if term is None or term.start_year is None or term.end_year is None:
            raise UsageError(
                self._plan.plan_id, "le format demande les années du plan", hint="Donnez-les par --term 2018-2024"
            )
        if self._options.term and self._options.term != self._plan.term:
            years = f"{term.start_year}-{term.end_year}"
            self._log.note("demanded", "term", "Période donnée par l'option --term.", written=years)
        return term.start_year, term.end_year

    def _budget_year(self) -> int:
        adopted = self._plan.adopted_on
        if self._options.exercise is not None:
            return self._options.exercise
        year = adopted.year if adopted else self._term[0]
        self._log.note("demanded", "exercise", "Exercice budgétaire du fichier.", written=str(year))
        return year

    def _statement_gaps(self, title: str | None) -> None:
        """Note what the plan states of itself and the file does not hold, and the other way round."""
        self._log.item = None
        names = " + ".join(body.name for body in self._plan.organisations)
        if names:
            self._log.note("lost", "organisations", "Nom de l'organisme : le format n'a que son code INS.", names)
        if title is None:
            self._log.note(
                "demanded", "document_title", "Intitulé du plan.", written="Programme stratégique transversal …"
            )
        elif len(title) > LABEL_LENGTH:
            self._log.note("altered", "document_title", "Intitulé abrégé à 255 caractères.", stated=title)
        if self._plan.adopted_on:
            self._log.note("lost", "adopted_on", "Date d'adoption.", stated=f"{self._plan.adopted_on:%d/%m/%Y}")
        totals = self._plan.declared_totals
        if any((totals.strategic_objectives, totals.operational_objectives, totals.actions)):
            self._log.note("lost", "declared_totals", "Totaux que le document annonce.")
        self._log.note("demanded", "volets", "Statut (non commencé), taux (0) et ETP (0) de chaque volet.")

    def _by_volet(self) -> dict[Volet | None, list[Item]]:
        volets: dict[Volet | None, list[Item]] = {}
        last: list[Item] | None = None
        for item in self._plan.items:
            group = volets.setdefault(item.volet, [])
            if group and group is not last:
                self._log.note("altered", "order", "L'ordre des volets alternés n'est pas gardé.")
            group.append(item)
            last = group
        return volets

    def _volet(self, parent: etree._Element, volet: Volet | None, items: Sequence[Item]) -> None:
        if volet is None:
            self._log.note(
                "demanded", "volets", "Le format demande un volet, le plan n'en dit rien.", written=_VOLETS[None]
            )
        self._volet_in_hand = volet
        element = self._element(parent, "Volet", f"volet {volet}")
        add_text(element, "Libelle", _VOLETS[volet])
        self._fields.bare(element)
        self._children(element, items, 0)

    def _children(self, parent: etree._Element, items: Sequence[Item], rank: int) -> None:
        """Write ``items`` below an element whose children are of ``rank`` (0 for strategic objectives)."""
        if not items:
            return
        group = etree.SubElement(parent, _GROUPS[rank])
        placeholder: etree._Element | None = None
        deeper = [item for item in items if _RANKS[item.level] > rank and rank < 2]
        for item in items:
            if item not in deeper:
                self._write_item(group, item, rank)
            elif placeholder is None:
                placeholder = self._placeholder(group, rank, deeper)

    def _placeholder(self, group: etree._Element, rank: int, items: Sequence[Item]) -> etree._Element:
        title = (NO_STRATEGIC, NO_OPERATIONAL)[rank]
        reason = "Niveau demandé par le format, absent du plan."
        for item in items:
            self._log.item = item
            self._log.note("demanded", "parent", reason, written=title)
        self._log.item = None
        element = self._element(group, _TAGS[rank], f"{title} {items[0].item_id}")
        add_text(element, "Libelle", title)
        self._fields.bare(element)
        self._children(element, items, rank + 1)
        return element

    def _write_item(self, group: etree._Element, item: Item, rank: int) -> None:
        self._log.item = item
        if _RANKS[item.level] != rank:
            written = label("level", list(_RANKS)[rank])
            self._log.note("altered", "level", "Niveau que le format ne permet pas à cet endroit.", item.level, written)
        if item.volet != self._volet_in_hand:
            stated, written = label("volet", item.volet), label("volet", self._volet_in_hand)
            self._log.note("altered", "volet", "Le format n'a de volets qu'au sommet.", stated, written)
        element = self._element(group, _TAGS[rank], item.item_id)
        kept, below = (item.children, ()) if rank < 2 else ((), item.children)
        self._fields.write(element, item, below)
        self._children(element, kept, rank + 1)

    def _element(self, parent: etree._Element, tag: str, key: str) -> etree._Element:
        return etree.SubElement(
            parent, tag, attrib={"ElementId": self._identifier(key), "Exercice": str(self._exercise)}
        )

    def _identifier(self, key: str) -> str:
        return str(uuid.uuid5(_NAMESPACE, f"{self._plan.plan_id}/{key}"))

"""From the printed plan to the plan file: values parsed, sources kept, identifiers and warnings given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, cast, get_args

from extract import lexicon as printed_lexicon
from extract.document import Document, Place, ReaderWarning
from extract.printed import Field, Level, PrintedDocument, PrintedItem, PrintedPlan, PrintedValue
from extract.text import fold
from normalize import lexicon
from normalize.categories import infer_category, printed_volet
from normalize.checks import check_plan
from normalize.ditto import resolve_dittos
from normalize.doubts import Doubt, find_doubts
from normalize.fields import Context, ItemFields, read_fields
from normalize.ids import ItemIds, plan_id
from normalize.joint_names import joint_names
from normalize.names_together import bodies_alone, persons_alone, services_alone
from normalize.organisations import Identity, identify
from normalize.parted_names import parted_names
from normalize.plan_file import (
    DocumentInfo,
    DocumentKind,
    Extraction,
    Item,
    Plan,
    PlanFile,
    PlanWarning,
    Source,
    Term,
    Volet,
)
from normalize.plausibility import plausibility, warning_of, weighed

_LINK_CODE = re.compile(r"(?P<kind>S?A)L\.? ?(?P<number>\d+)")
_MIRROR_WORDS = 4
_FIELD_NAMES = {
    "description": "description", "steps": "étapes", "pilots": "pilotes", "partners": "partenaires",
    "schedule": "échéance", "amounts": "montants", "fte": "ETP", "priority": "priorité", "status": "statut",
    "health": "indice de santé", "progress": "avancement", "indicators": "indicateurs", "sdgs": "ODD",
    "related_plans": "plans liés", "categories": "catégories", "synergy": "synergie", "remarks": "remarques",
}  # fmt: skip


class Identify(Protocol):
    """Says who published a printed plan and for which years (``normalize.organisations.identify``)."""

    def __call__(
        self, plan: PrintedPlan, document: PrintedDocument, *, body: str | None, term: tuple[int, int] | None
    ) -> Identity:
        """Return the identity of ``plan``; ``body`` and ``term`` are what the caller already knows."""


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """What the caller knows beforehand and what the plan file says of its making.

    ``body`` ("85034", "cpas:85034" or a name) and ``term`` win over the document. ``lexicon`` is the digest of the
    vocabularies, worked out where it is None.
    """

    body: str | None = None
    term: tuple[int, int] | None = None
    version: str = "0"
    lexicon: str | None = None


def build(
    printed: PrintedDocument, *, settings: BuildSettings = BuildSettings(), identify: Identify = identify
) -> PlanFile:
    """Return the plan file of one document: every printed value parsed or reported, nothing invented."""
    document = printed.document
    plans: list[Plan] = []
    doubts: dict[str, Doubt] = {}
    warnings = [_reader_warning(warning) for warning in (*document.warnings, *printed.warnings)]
    for plan in printed.plans:
        built, found = _plan(plan, printed, settings, identify)
        doubted = find_doubts(built)
        plans.append(built)
        doubts.update(doubted)
        warnings.extend((*found, *check_plan(built, doubted)))
    factor = plausibility(plans, warnings, doubts)
    warnings.extend(warning_of(factor))
    digest = settings.lexicon or f"{printed_lexicon.digest()}-{lexicon.digest()}"
    return PlanFile(
        document=_document(document, printed),
        extraction=Extraction(settings.version, digest, _unique((*document.methods, *printed.methods))),
        plans=tuple(weighed(plan, factor, doubts) for plan in plans),
        warnings=_unique(warnings),
    )


def _unique(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))


def _document(document: Document, printed: PrintedDocument) -> DocumentInfo:
    kind = printed.kind if printed.kind in get_args(DocumentKind) else "other"
    return DocumentInfo(
        document_id=f"sha256:{document.source.digest}",
        file_name=document.source.name,
        media_type=document.media_type,
        kind=cast("DocumentKind", kind),
        source_url=document.source.url,
        retrieved_at=document.source.retrieved_at,
        page_count=document.page_count,
        title=printed.title or document.title,
        is_scanned=document.is_scanned,
        language=printed.language,
    )


def _plan(
    printed: PrintedPlan, document: PrintedDocument, settings: BuildSettings, identify: Identify
) -> tuple[Plan, list[PlanWarning]]:
    identity = identify(printed, document, body=settings.body, term=settings.term)
    identifier = plan_id(identity.organisations, identity.term, document.document.source.digest)
    context = Context(
        _years(identity.term),
        joint_names=joint_names(printed.walk()),
        parted_names=parted_names(printed.walk()),
        persons=persons_alone(printed.walk()),
        bodies=bodies_alone(printed.walk()),
        services=services_alone(printed.walk()),
    )
    walk = _Walk(ItemIds(identifier), context, document.document.page_confidence)
    items = _with_mirrors(tuple(walk.item(item, ()) for item in resolve_dittos(printed.items)))
    plan = Plan(
        plan_id=identifier,
        organisations=identity.organisations,
        term=identity.term,
        adopted_on=identity.adopted_on,
        declared_totals=identity.declared_totals,
        items=items,
    )
    return plan, [*identity.warnings, *walk.warnings]


def _years(term: Term | None) -> tuple[int, int] | None:
    return (term.start_year, term.end_year) if term and term.start_year and term.end_year else None


class _Walk:
    """Builds the items of one plan in document order, gathering the warnings about their values."""

    def __init__(self, ids: ItemIds, context: Context, page_confidence: Mapping[int, float]) -> None:
        self.warnings: list[PlanWarning] = []
        self._ids = ids
        self._context = context
        self._page_confidence = page_confidence

    def item(self, printed: PrintedItem, above: tuple[PrintedItem, ...], volet: str | None = None) -> Item:
        """Build an item and all below it; ``above`` are its ancestors from the top, volet and theme handed down.

        ``volet`` is the parent's. What OCR has read is as sure as the text of its page, at most. A volet that only the
        printed policy domains name does not enter the identifiers: not every report of a plan prints them.
        """
        parent = above[-1] if above else None
        if parent and (parent.volet, parent.theme) != (printed.volet, printed.theme):
            printed = replace(printed, volet=printed.volet or parent.volet, theme=printed.theme or parent.theme)
        titles = [item.title for item in above]
        identifier = self._ids.next(str(printed.level), printed.title, titles, printed.volet)
        volet = printed.volet or _volet_of_domains(printed) or volet
        fields = read_fields(printed.values, replace(self._context, volet=volet))
        self._report(fields, identifier)
        text = min((self._page_confidence.get(place.page or 0, 1.0) for place in printed.places), default=1.0)
        values = dict(fields.values)
        values["categories"] = values.get("categories") or _inferred(printed, above, volet)
        return Item(
            item_id=identifier,
            level=cast("Any", str(printed.level)),
            title=printed.title,
            code=printed.code,
            number=printed.number,
            volet=cast("Volet | None", volet if volet in get_args(Volet) else None),
            theme=printed.theme,
            children=tuple(self.item(child, (*above, printed), volet) for child in printed.children),
            sources=_sources(printed),
            confidence=round(printed.confidence * text, 3),
            field_confidence={
                name: round(sure * text, 3) for name, sure in fields.confidence.items() if sure < printed.confidence
            },
            **values,
        )

    def _report(self, fields: ItemFields, identifier: str) -> None:
        for value, text in fields.unread:
            name = _FIELD_NAMES[str(value.field)]
            message = f"Valeur imprimée mais non comprise ({name}) : « {_short(text)} »."
            self.warnings.append(_value_warning("unread-value", message, value, identifier))
        for value in fields.disagreeing:
            name = _FIELD_NAMES[str(value.field)]
            message = f"Deux valeurs différentes sont imprimées ({name}) ; la première est gardée."
            self.warnings.append(_value_warning("readings-disagree", message, value, identifier))


def _volet_of_domains(printed: PrintedItem) -> Volet | None:
    """The volet that the policy domains printed in an item name."""
    return printed_volet(value.raw for value in printed.values if value.field is Field.CATEGORY)


def _inferred(printed: PrintedItem, above: Sequence[PrintedItem], volet: str | None) -> tuple[Any, ...]:
    """Infer a policy domain from the nearest objective's title upwards, then from the theme."""
    own = [printed.title] if printed.level in (Level.STRATEGIC, Level.OPERATIONAL) else []
    objectives = [item.title for item in reversed(above) if item.level in (Level.STRATEGIC, Level.OPERATIONAL)]
    titles = [title for title in (*own, *objectives, printed.theme or "") if title]
    category = infer_category(titles, volet)
    return (category,) if category else ()


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def _box(place: Place) -> tuple[float, float, float, float] | None:
    box = place.box if place.path is None else None  # a line of text has no box on a sheet
    return (round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1)) if box else None


def _value_warning(code: str, message: str, value: PrintedValue, identifier: str) -> PlanWarning:
    place = value.places[0] if value.places else Place()
    return PlanWarning(code, message, value.raw, identifier, place.page, _box(place))


def _reader_warning(warning: ReaderWarning) -> PlanWarning:
    return PlanWarning(warning.code, warning.message, warning.raw, None, warning.place.page, _box(warning.place))


def _sources(printed: PrintedItem) -> tuple[Source, ...]:
    whole = [Source(None, place.page, _box(place), place.path) for place in printed.places]
    each = [
        Source(str(value.field), place.page, _box(place), place.path)
        for value in printed.values
        for place in value.places
    ]
    return _unique(whole + each)


def _with_mirrors(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Mark the copies of an action that is printed under several objectives, by link code or as the very same entry."""
    originals: dict[str, str] = {}
    seen: dict[tuple[Any, ...], tuple[str, str | None]] = {}
    mirrors: dict[str, str] = {}
    for item, parent in _with_parents(items, None):
        if item.code:
            originals.setdefault(fold(item.code), item.item_id)
        key = _likeness(item)
        first = seen.setdefault(key, (item.item_id, parent)) if key else None
        if first and first[0] != item.item_id and first[1] != parent:
            mirrors[item.item_id] = first[0]
    for item, _ in _with_parents(items, None):
        link = _LINK_CODE.fullmatch(item.code or "")
        original = originals.get(fold(f"{link['kind']}.{link['number']}")) if link else None
        if original:
            mirrors[item.item_id] = original
    return tuple(_mirrored(item, mirrors) for item in items) if mirrors else items


def _with_parents(items: Iterable[Item], parent: str | None) -> Iterable[tuple[Item, str | None]]:
    for item in items:
        yield item, parent
        yield from _with_parents(item.children, item.item_id)


def _likeness(item: Item) -> tuple[Any, ...] | None:
    """Return what a copy shares with its original, None for what may be repeated in good faith (short, or bare)."""
    printed = (item.schedule, item.pilots, item.amounts, item.description, item.steps, item.status, item.indicators)
    if item.level not in ("action", "sub_action") or len(item.title.split()) < _MIRROR_WORDS or not any(printed):
        return None
    return (item.level, fold(item.title), *printed)


def _mirrored(item: Item, mirrors: dict[str, str]) -> Item:
    children = tuple(_mirrored(child, mirrors) for child in item.children)
    return replace(item, mirror_of=mirrors.get(item.item_id), children=children)

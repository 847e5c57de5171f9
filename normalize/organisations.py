"""Who published a plan and for which years, from the passages in which the document says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import unquote, urlsplit

from corpus.registry import official_name, registry
from extract.detect.plan.head import collect
from extract.detect.plan.size_clauses import clauses_by_body
from extract.printed import Evidence, Level, PrintedDocument, PrintedPlan
from extract.text import fold
from normalize.mentions import Mention, MentionKind, Scope, closest, find_mentions, is_joint, names_commune, names_cpas
from normalize.plan_file import DeclaredTotals, Organisation, OrganisationKind, PlanWarning, Term
from normalize.values.adoption import AdoptionMention, choose_adoption, decides, find_adoption, session_day
from normalize.values.level_names import LEVELS, LevelNames, level_names
from normalize.values.term import TermMention, TermStrength, find_terms
from normalize.values.totals import CountMention, declared_totals, find_counts

# What each kind of passage is worth, from what a document says of itself most plainly to least.
_WEIGHTS: Mapping[str, float] = {
    "hint": 100.0, "title": 10.0, "running-head": 8.0, "heading": 6.0, "metadata": 5.0, "file-name": 4.5, "host": 4.0,
    "prose": 1.0,
}  # fmt: skip
_PROSE_CAP = 4.0
_HOW: Mapping[str, float] = {
    "named": 1.0, "plan": 1.0, "demonym": 0.9, "address": 0.8, "bare": 0.6, "partner": 0.15,
}  # fmt: skip
_PROSE_HOW: Mapping[str, float] = {**_HOW, "bare": 0.15, "partner": 0.05}
_WORK_TOGETHER = re.compile(r"synerg|collabor|concert|partenari|rapproche|fusion|mutualis|entre\s+l", re.IGNORECASE)
_ONE_PLAN = re.compile(  # not "a training plan common to both": such a plan is a deed of this one
    r"""\b(?:P\.?S\.?T\b\.?|(?:programme|plan)\s+strat[ée]gique|(?:ce|notre|présent|seul)\s+(?:programme|plan)\b).{0,60}\bcommun\b
    |\b(?:programme|plan)\s+commun\b|\bPST\s+(?:conjoint|unique|intégré)""",
    re.VERBOSE | re.IGNORECASE,
)
_OUR_GOALS = re.compile(r"\bPST\b|\bobjectifs\b|\bensemble\b|\bmandature\b|\bstratég", re.IGNORECASE)
_VOLET_LINE = re.compile(r"\W*(?:le\s+)?volet\s+(?P<volet>interne|externe)\b.{0,40}$", re.IGNORECASE)
_OFTEN = 3
_GOES_ON = re.compile(r"(?:de|du|des|d['’])\b")
_OWN_PLAN = re.compile(
    r"\b(?:son|notre|du\s+présent|ce)\s+P\.?S\.?T\b|s['’]engage|\bnotre\s+(?:commune|ville|CPAS|centre)\b"
    r"|au\s+travers\s+d[eu]",
    re.IGNORECASE,
)
_PLAN_NAME = re.compile(
    r"\bP\s?\.?\s?S\s?\.?\s?T\b|(?:programme|plan)\s+strat[ée]gique|strat[ée]gique\s+(?:et\s+)?transversal",
    re.IGNORECASE,
)
# How the eComptes exchange files name the kind of body.
_ADMINISTRATIONS: Mapping[str, MentionKind] = {"AC": "commune", "CPAS": "cpas", "PR": "province"}
_TOLD = ("hint", "title", "running-head", "metadata", "file-name", "heading")
_MARGIN = 0.8
_PROVINCIAL = re.compile(r"\b(?:province|provinciale?s?|provinciaux)\b", re.IGNORECASE)
_ADOPTED_LINE = re.compile(
    r"\W*(?:vu\s+et\s+)?(?:adopté|approuvé|validé|arrêté|pris\s+acte|prise\s+d['’]acte)\b.{,80}$", re.I
)
_SPEAKS_OF_IT = re.compile(
    r"\ben\s+(?:a|ont|avait)\s+pris|\bl['’](?:a|ont|avait)\b|\b(?:il|celui-ci|elle|celle-ci)\s+a\s+été", re.I
)
_CPAS_CUE = re.compile(
    r"""\b[êe]tre\s+un\s+(?:CPAS|centre)|conseil\s+de\s+l['’]action\s+sociale|bureau\s+permanent|\bnotre\s+(?:CPAS|centre)\b
    |politique\s+sociale|27\s?ter|\b(?:du|au|le|un|ce)\s+CPAS\b""",
    re.VERBOSE | re.IGNORECASE,
)
_COMMUNE_CUE = re.compile(
    r"""\b[êe]tre\s+une\s+(?:commune|ville|administration|entit[ée])|conseil\s+communal|coll[èe]ge\s+communal
    |\b(?:notre|la|une|cette)\s+(?:commune|ville|municipalit[ée])\b|politique\s+(?:communale|g[ée]n[ée]rale)|L\s?-?1123-27
    |administration\s+communale""",
    re.VERBOSE | re.IGNORECASE,
)
_OPENS_WITH = {
    "cpas": re.compile(r"\W*(?:(?:pour\s+)?le\s+)?CPAS\b", re.IGNORECASE),
    "commune": re.compile(r"\W*(?:(?:pour\s+)?la\s+)?(?:commune|ville)\b", re.IGNORECASE),
}
_CUES = {"cpas": _CPAS_CUE, "commune": _COMMUNE_CUE}
_CPAS_GOAL = re.compile(r"\b(?:[êe]tre|d['’][êe]tre|devenir)\s+un\s+(?:CPAS|centre\s+public)", re.IGNORECASE)
_COMMUNE_GOAL = re.compile(
    r"\b(?:[êe]tre|d['’][êe]tre|devenir)\s+une\s+(?:commune|ville|administration\s+communale|entit[ée])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose plan it is, for which years, when the council adopted it and what it says of its size."""

    organisations: tuple[Organisation, ...] = ()
    term: Term | None = None
    adopted_on: date | None = None
    declared_totals: DeclaredTotals = field(default_factory=DeclaredTotals)
    warnings: tuple[PlanWarning, ...] = ()


def identify(
    plan: PrintedPlan, document: PrintedDocument, *, body: str | None = None, term: tuple[int, int] | None = None
) -> Identity:
    """Return who published ``plan`` and for which years, from its evidence; nothing is answered that is not printed.

    ``body`` ("CPAS de X", a commune's name, a NIS code) and ``term`` are what the caller already knows: they win over
    the document. Two bodies named equally give no organisation and the warning ``ambiguous-body``; none gives
    ``unknown-body``. A body that the document names plainly but the registry lacks is kept without a NIS code.
    """
    evidence = plan.evidence or collect(document.document, document.document.blocks)
    if body:
        evidence = (Evidence("hint", _hint(body)), *evidence)
    years = term or choose_term(evidence)
    places, rival = _choose_place(evidence, scanned=document.document.is_scanned)
    warnings = _place_warnings(places, rival)
    found: tuple[Organisation, ...] = ()
    if places is not None and rival is None:
        kinds = _choose_kinds(evidence, places, plan)
        found = tuple(_organisation(places, kind, years) for kind in kinds)
    return Identity(
        organisations=found,
        term=Term(*years) if years else None,
        adopted_on=_adopted_on(evidence, years, cpas={body.kind for body in found} == {"cpas"}),
        declared_totals=_totals(
            evidence,
            places.place if places and rival is None else None,
            years,
            level_names(plan.walk(), [item.text for item in evidence if item.source == "prose"]),
            {body.kind for body in found},
        ),
        warnings=warnings,
    )


def choose_term(evidence: Sequence[Evidence]) -> tuple[int, int] | None:
    """Return the years that the evidence gives the plan, the plainest source first; None where none is printed.

    An earlier plan's years count only where no others are printed. Spans that are equally likely give None.
    """
    scores: dict[tuple[int, int], float] = defaultdict(float)
    for item in evidence:
        named = item.source != "prose"
        text = _readable_name(item) if item.source in ("file-name", "host") else item.text
        for mention in find_terms(text, named=named):
            weight = _term_weight(item.source, mention)
            years = (mention.start, mention.end)
            scores[years] = max(scores[years], weight) + (0.01 if weight else 0)
    ranked = sorted((score, years) for years, score in scores.items() if score > 0)
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[-1][0] - ranked[-2][0] < 0.005:
        return None
    return ranked[-1][1]


@dataclass(frozen=True, slots=True)
class _Place:
    place: str
    scope: str
    known: bool


def _hint(body: str) -> str:
    code = re.fullmatch(r"\s*(?:(?P<kind>cpas|commune|province)[\s:-]+)?(?P<nis>\d{5})\s*", body, re.IGNORECASE)
    if code is None:
        return body
    kind = (code["kind"] or "").lower()
    found = registry().coded(code["nis"]) or registry().coded(code["nis"], "province")
    if found is None:
        return body
    return official_name(kind or found.kind, found.place)


def _term_weight(source: str, mention: TermMention) -> float:
    weight = _WEIGHTS[source] + mention.strength - (1 if mention.end - mention.start < 4 else 0)
    if source == "heading" and mention.strength is TermStrength.BARE:
        return 0.0
    if source == "host" and mention.strength is not TermStrength.PLAN:
        weight -= 2
    return weight / 20 if mention.past else weight


def _readable_name(item: Evidence) -> str:
    text = urlsplit(item.text).path if item.source == "host" else item.text
    return re.sub(r"[_.%]+|(?<=[A-Za-z])-|-(?=[A-Za-z])", " ", unquote(text))


def _mentions(item: Evidence) -> tuple[Mention, ...]:
    if item.source == "file-name":
        return find_mentions(item.text, loose=True)
    if item.source == "host":
        return _host_mentions(item.text)
    code = re.search(r"\bINS (\d{5})(?: (\w+))?", item.text) if item.source == "metadata" else None
    if code:
        found = registry().coded(code[1]) or registry().coded(code[1], "province")
        kind = _ADMINISTRATIONS.get(code[2] or "")
        if found:
            scope: Scope = "province" if found.kind == "province" else "commune"
            return (Mention(found.place, scope, kind or found.kind, "named"),)
    return find_mentions(item.text)


def _host_mentions(address: str) -> tuple[Mention, ...]:
    if " " in address:
        return find_mentions(address)
    bodies = registry().at_host(address)
    path = unquote(urlsplit(address).path)
    found = [m for m in find_mentions(path, loose=True) if m.how in ("named", "plan")]
    if bodies:
        body = bodies[-1]
        kind: MentionKind | None = body.kind if body.kind != "commune" else None
        scope: Scope = "province" if body.kind == "province" else "commune"
        found.insert(0, Mention(body.place, scope, kind, "named"))
    return tuple(found)


def _choose_place(evidence: Sequence[Evidence], *, scanned: bool) -> tuple[_Place | None, _Place | None]:
    """Return the place that the evidence speaks for, and its rival where both are equally likely."""
    scores: dict[_Place, float] = defaultdict(float)
    sources: dict[_Place, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    told: dict[_Place, float] = defaultdict(float)
    provincial = any(item.source in _TOLD and _PROVINCIAL.search(item.text) for item in evidence) and not any(
        item.source in _TOLD and (names_commune(item.text) or names_cpas(item.text)) for item in evidence
    )
    for item in evidence:
        prose = item.source == "prose"
        own = bool(_OWN_PLAN.search(item.text)) if prose else False
        for mention in {closest(found) if scanned else found for found in _mentions(item)}:
            place = _Place(mention.place, mention.scope, mention.known)
            if provincial and mention.kind is None and registry().named(mention.place, "province"):
                place = _Place(mention.place, "province", known=True)
            value = (_PROSE_HOW if prose else _HOW)[mention.how] * (3.0 if own and mention.how == "named" else 1.0)
            weight = _WEIGHTS[item.source] * value * (1.0 if mention.known else 0.75)
            known = sources[place][item.source]
            sources[place][item.source] = known + weight if prose else max(known, weight) + min(known, weight) * 0.1
            if mention.kind and mention.how == "named":
                told[place] = max(told[place], weight)
    for place, by_source in sources.items():
        scores[place] = sum(
            min(value, _PROSE_CAP) if source == "prose" else value for source, value in by_source.items()
        )
        if not place.known and set(by_source) == {"prose"} and by_source["prose"] < 1.5:
            scores[place] = 0.0
    _demote_provinces(scores, told)
    ranked = sorted(
        ((score, place) for place, score in scores.items() if score >= 0.5), key=lambda e: (-e[0], e[1].place)
    )
    if not ranked:
        return None, None
    (best, winner), rest = ranked[0], ranked[1:]
    if rest and rest[0][0] >= _MARGIN * best:
        return winner, rest[0][1]
    return winner, None


def _demote_provinces(scores: dict[_Place, float], told: Mapping[_Place, float]) -> None:
    """Let a commune named as a body win over its province, which letterheads print above it."""
    communes = [told[place] for place in scores if place.scope == "commune" and told.get(place, 0) > 0]
    if not communes:
        return
    for place in scores:
        if place.scope == "province" and max(communes) >= told.get(place, 0) * 0.5:
            scores[place] *= 0.1


def _place_warnings(place: _Place | None, rival: _Place | None) -> tuple[PlanWarning, ...]:
    if place is None:
        return (PlanWarning("unknown-body", "Le document ne dit pas de quelle commune, CPAS ou province est ce plan"),)
    if rival is not None:
        names = " et ".join(sorted((place.place, rival.place)))
        message = f"Deux organismes sont aussi vraisemblables l'un que l'autre : {names}"
        return (PlanWarning("ambiguous-body", message, raw=names),)
    if not place.known:
        message = f"{place.place} ne figure pas au registre des communes wallonnes"
        return (PlanWarning("unknown-body", message, raw=place.place),)
    return ()


def _choose_kinds(evidence: Sequence[Evidence], place: _Place, plan: PrintedPlan) -> tuple[OrganisationKind, ...]:
    if place.scope == "province":
        return ("province",)
    hinted = [fold(item.text) for item in evidence if item.source == "hint"]
    for kind in ("cpas", "commune"):
        if kind in hinted:
            return (kind,)
    if _is_shared([item for item in evidence if not _is_of_item(item, plan)], place):
        return ("commune", "cpas")
    lean = sum(_kind_lean(item, place) for item in evidence if item.source != "prose")
    lean += _prose_lean([item.text for item in evidence if item.source == "prose"], place)
    goals = [item.title for item in plan.walk() if item.level is Level.STRATEGIC]
    lean += 8.0 * _balance(goals, _CPAS_GOAL, _COMMUNE_GOAL, least=1)
    lean += 1.5 * _balance([item.title for item in plan.walk()], _CPAS_CUE, _COMMUNE_CUE, least=5)
    return ("cpas",) if lean > 0 else ("commune",)


def _is_of_item(item: Evidence, plan: PrintedPlan) -> bool:
    """Whether a passage that names commune and CPAS together says so of a deed of the plan, not of the plan."""
    if item.source not in ("prose", "heading") or not is_joint(item.text):
        return False
    said = fold(item.text)
    deeds = [known for known in plan.walk() if known.level is not Level.STRATEGIC]
    titles = (fold(known.title) for known in deeds if is_joint(known.title))
    values = (value.raw for known in deeds for value in known.values if is_joint(value.raw))
    return any(title in said for title in titles) or any(said in fold(value) for value in values)


def _is_shared(evidence: Sequence[Evidence], place: _Place) -> bool:
    """Whether commune and CPAS put their names to this one plan."""
    kinds: set[str | None] = set()
    titles = [item.text for item in evidence if item.source == "title"]
    whole = {titles[-1]} if len(titles) > 1 and titles[-1].startswith(titles[0]) else set()
    together = 0
    for item in evidence:
        if item.source == "prose":
            if not is_joint(item.text) or _WORK_TOGETHER.search(item.text):
                continue
            if _ONE_PLAN.search(item.text):
                return True
            together += bool(_OUR_GOALS.search(item.text))
            continue
        if item.source not in _TOLD:
            continue
        if (
            is_joint(item.text)
            and not _WORK_TOGETHER.search(item.text)
            and (item.source != "heading" or _PLAN_NAME.search(item.text))
        ):
            return True
        if item.source == "title" and item.text not in whole and not _GOES_ON.match(item.text):
            kinds |= {m.kind for m in find_mentions(item.text) if m.place == place.place and m.how == "named"}
    return {"commune", "cpas"} <= kinds or (together >= _OFTEN and not kinds & {"commune", "cpas"})


def _kind_lean(item: Evidence, place: _Place) -> float:
    """Return how much a passage speaks for a CPAS (above 0) or a commune (below)."""
    weight = _WEIGHTS[item.source]
    if item.source == "host" and " " not in item.text:
        bodies = registry().at_host(item.text)
        path = fold(unquote(urlsplit(item.text).path))
        if any(body.kind == "cpas" for body in bodies) or re.search(r"\bcpas\b|action sociale", path):
            return weight
        return -0.15 * weight if bodies else 0.0
    kinds = {m.kind for m in _mentions(item) if m.place == place.place and m.how in ("named", "demonym") and m.kind}
    if kinds and item.source == "host":
        weight *= 1.0 if kinds == {"cpas"} else 0.15  # a commune's site also publishes its CPAS's plan
    if kinds:
        return weight if kinds == {"cpas"} else -weight if kinds == {"commune"} else 0.0
    text = re.sub(r"[_\-]+", " ", item.text) if item.source == "file-name" else item.text
    if item.source in ("title", "file-name", "metadata") or _PLAN_NAME.search(text):
        cpas, commune = names_cpas(text), names_commune(text)
        if cpas is not commune:
            return 0.7 * weight * (1 if cpas else -1)
    return 0.0


def _prose_lean(texts: Sequence[str], place: _Place) -> float:
    named = 0.0
    for text in texts:
        own = 1.5 if _OWN_PLAN.search(text) or _PLAN_NAME.search(text) else 0.25
        for mention in find_mentions(text):
            if mention.place == place.place and mention.how in ("named", "demonym") and mention.kind:
                named += own if mention.kind == "cpas" else -own
    return max(-3.0, min(3.0, named)) + 4.0 * _balance(texts, _CPAS_CUE, _COMMUNE_CUE, least=3)


def _balance(texts: Sequence[str], one: re.Pattern[str], other: re.Pattern[str], *, least: int) -> float:
    ones = sum(len(one.findall(text)) for text in texts)
    others = sum(len(other.findall(text)) for text in texts)
    return (ones - others) / (ones + others) if ones + others >= least else 0.0


def _organisation(place: _Place, kind: OrganisationKind, years: tuple[int, int] | None) -> Organisation:
    found = registry().at(place.place, kind, years[0] if years else None) if place.known else None
    if found is None:
        name = official_name(kind, place.place)
        return Organisation(kind=kind, name=name, commune=None if kind == "province" else place.place)
    return Organisation(kind=kind, name=found.name, commune=found.commune, nis_code=found.nis_code)


def _adopted_on(evidence: Iterable[Evidence], years: tuple[int, int] | None, *, cpas: bool) -> date | None:
    mentions: list[AdoptionMention] = []
    before = ""
    session: date | None = None
    for item in evidence:
        if item.source not in ("title", "heading", "running-head", "prose"):
            continue
        plainly = item.source in ("title", "running-head") or bool(_ADOPTED_LINE.match(item.text))
        session = session or session_day(item.text)
        if session and decides(item.text):
            mentions.append(AdoptionMention(session, plain=True, raw=item.text))
        mention = find_adoption(item.text, named=plainly, cpas=cpas)
        if mention is None and item.source == "prose" and _SPEAKS_OF_IT.search(item.text):
            mention = find_adoption(f"{before} {item.text}", cpas=cpas)
        if mention is not None:
            mentions.append(mention)
        before = item.text
    return choose_adoption(mentions, years)


def _totals(
    evidence: Sequence[Evidence],
    own: str | None,
    years: tuple[int, int] | None,
    names: LevelNames,
    kinds: Collection[str],
) -> DeclaredTotals:
    counts: list[CountMention] = []
    under: list[CountMention] = []
    bodies: dict[str, list[CountMention]] = {}
    volet: str | None = None
    kind = next((item.text for item in evidence if item.source == "hint" and item.text in _CUES), None)
    bodied = {kind} if kind else set(kinds)
    for item in evidence:
        if item.source not in ("title", "heading", "prose"):
            continue
        named = {m.place for m in find_mentions(item.text) if m.how in ("named", "partner") and m.scope == "commune"}
        if named and own is not None and own not in named:
            continue
        heading = _VOLET_LINE.match(item.text)
        volet = heading["volet"].lower() if heading else volet
        apart = clauses_by_body(item.text)
        for body, clause in apart:
            said = find_counts(clause, names, about=item.text)
            bodies.setdefault(body, []).extend(mention for mention in said if not _is_of_earlier(mention, years))
        about = {name for name, cue in _CUES.items() if cue.search(item.text) or _OPENS_WITH[name].match(item.text)}
        if apart or (kind is not None and about and kind not in about):
            continue  # the size of the other body's plan
        found = [mention for mention in find_counts(item.text, names) if not _is_of_earlier(mention, years)]
        counts.extend(found)
        under.extend(replace(mention, volet=mention.volet or volet) for mention in found)
    if len(bodied) == 1:
        counts.extend(bodies.get(next(iter(bodied)), ()))
    whole, by_body = declared_totals(counts), _both(bodies) if len(bodied) > 1 else DeclaredTotals()
    by_volet = declared_totals(under)
    return DeclaredTotals(*(_first(getattr(told, name) for told in (whole, by_body, by_volet)) for name in LEVELS))


def _both(bodies: Mapping[str, Sequence[CountMention]]) -> DeclaredTotals:
    """The size of the one plan of two bodies, where each body's share is told."""
    told = [declared_totals(mentions) for mentions in bodies.values()]
    shares = [[getattr(share, name) for share in told] for name in LEVELS]
    return DeclaredTotals(*(sum(share) if len(share) > 1 and all(share) else None for share in shares))


def _first(numbers: Iterable[int | None]) -> int | None:
    return next((number for number in numbers if number), None)


def _is_of_earlier(count: CountMention, years: tuple[int, int] | None) -> bool:
    """Whether the sentence of a count names an earlier term than the plan's and not its own."""
    terms = find_terms(count.raw)
    return years is not None and bool(terms) and all(term.end <= years[0] + 1 < years[1] for term in terms)

"""What is worth fetching, and why: links scored by their words, their address, their page and the heading above."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from corpus.scrape.addresses import is_online_viewer, is_root, is_useless, looks_like_document, same_site, words_of
from corpus.scrape.page import Page, PageLink
from corpus.scrape.vocabulary import matches

DOCUMENT_SCORE: Final = 5.0
PAGE_SCORE: Final = 4.0
HUB_SCORE: Final = 1.0
PLAN_PAGE: Final = 4.0
_CONTEXT: Final = 4.0
_MENTIONED: Final = 3.0  # a near-miss beside the plan's own name takes less away: the document itself will say
_BY_ADDRESS: Final = 0.8
_BY_NEIGHBOURS: Final = 0.9
_STRONG: Final = 7.0
_OPENING: Final = 600  # characters of a page's text in which it says what it is about
_BY_OPENING: Final = 0.45
_CANDIDATE = Literal["document", "page", "hub", "viewer"]


@dataclass(frozen=True, slots=True)
class Words:
    """Points of one text: for the plan itself, for what counts near a plan only, for places, and against."""

    plan: float = 0.0
    nearby: float = 0.0
    hub: float = 0.0
    against: float = 0.0
    annex: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address worth asking for: as a document, as a page about the plan, or as a place where such pages hang.

    A ``viewer`` shows a document without giving its file: it is not asked for, a person is told.
    ``reasons`` are French lines that say why; ``page_url`` is where it was found; ``annex`` whether its own words call
    it an annex, a summary or a part.
    """

    url: str
    kind: _CANDIDATE
    score: float
    reasons: tuple[str, ...]
    label: str = ""
    page_url: str | None = None
    annex: bool = False

    @property
    def strong(self) -> bool:
        """Whether its own words name a plan, so that only the document itself can say that it is none."""
        return self.score >= _STRONG


def weigh(text: str, what: str) -> Words:
    """Return the points of ``text``; ``what`` says in the reasons where it stands ("texte du lien")."""
    plan = brand = term = nearby = hub = against = 0.0
    annex = False
    reasons: list[str] = []
    for phrase, words in matches(text):
        match phrase.role:
            case "plan":
                plan = max(plan, phrase.weight)
            case "brand":
                brand = max(brand, phrase.weight)
            case "term":
                term = max(term, phrase.weight)
            case "evaluation" | "annex" | "neutral":
                nearby = max(nearby, phrase.weight)
                annex = annex or phrase.role == "annex"
            case "hub":
                hub = max(hub, phrase.weight)
            case "near" | "other":
                against = max(against, phrase.weight)
        if phrase.role not in ("neutral", "hub"):
            sign = "contre" if phrase.role in ("near", "other") else phrase.name
            reasons.append(f"{what} : « {words} » ({sign})")
    if plan:
        return Words(plan + min(term, 1.0), nearby, hub, min(against, _MENTIONED), annex, tuple(reasons))
    return Words(brand + term if brand else 0.0, nearby + term, hub, against, annex, tuple(reasons))


def page_score(page: Page) -> float:
    """Return how much the page is about a plan, from its title, headings and address: ``PLAN_PAGE`` or more if it is.

    A menu that lists the plan among others does not make a page one about it.
    """
    scores = []
    for text, factor in (
        (page.title, 1.0),
        *((heading, 1.0) for heading in page.headings[:2]),
        (words_of(page.url), _BY_ADDRESS),
    ):
        words = weigh(text, "")
        scores.append((words.plan - words.against) * factor)
    opening = weigh(page.text[:_OPENING], "")
    scores.append(opening.plan * _BY_OPENING if opening.plan > _STRONG else 0.0)
    return max(scores)


def candidates(page: Page, *, site: str, score: float | None = None) -> list[Candidate]:
    """Return what the links of ``page`` are worth following, best first, each address once.

    ``site`` is the address of the source: pages of other sites are not followed, documents are wherever they lie.
    ``score`` is that of the page, worked out where it is not given.
    """
    about = page_score(page) if score is None else score
    found: dict[str, Candidate] = {}
    for link in page.links:
        candidate = _candidate(link, page, about, site)
        known = found.get(link.url)
        if candidate is not None and (known is None or candidate.score > known.score):
            found[link.url] = candidate
    found.pop(page.url, None)
    return sorted(found.values(), key=lambda candidate: (-candidate.score, candidate.url))


def address_candidates(urls: Iterable[str], *, page_url: str) -> list[Candidate]:
    """Return what addresses alone (of a sitemap) promise, best first."""
    found = []
    for url in urls:
        if is_useless(url):
            continue
        words = weigh(words_of(url), "adresse")
        points = (words.plan - words.against) * _BY_ADDRESS
        if looks_like_document(url) and points >= DOCUMENT_SCORE:
            found.append(Candidate(url, "document", points, words.reasons, page_url=page_url))
        elif points >= PAGE_SCORE and not looks_like_document(url):
            found.append(Candidate(url, "page", points, words.reasons, page_url=page_url))
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.url))


def _candidate(link: PageLink, page: Page, about: float, site: str) -> Candidate | None:
    if is_useless(link.url):
        return None
    if is_online_viewer(link.url):
        return _viewer(link, page, about)
    own = weigh(link.label, "texte du lien")
    address = weigh(words_of(link.url), "adresse")
    around = weigh(link.around, "texte autour") if not own.plan else Words()
    if looks_like_document(link.url):
        return _document(link, page, about, own, address, around)
    if is_root(link.url) or not same_site(link.url, site):
        return None
    plan = max(own.plan, address.plan * _BY_ADDRESS, 0.0 if link.aside else around.plan * _BY_NEIGHBOURS)
    points = plan - max(own.against, address.against if not own.plan else 0.0)
    near_plan = about >= PLAN_PAGE and not link.aside and own.nearby + around.nearby > 0 and not own.against
    if points >= PAGE_SCORE:
        reasons = (*own.reasons, *address.reasons, *around.reasons)
        return Candidate(link.url, "page", points, reasons, link.label, page.url)
    if near_plan and own.plan + own.nearby + _CONTEXT >= DOCUMENT_SCORE:
        reasons = (*own.reasons, f"sur une page consacrée au plan : « {page.subject[:120]} »")
        return Candidate(link.url, "page", PAGE_SCORE, reasons, link.label, page.url)
    hub = max(own.hub, address.hub * _BY_ADDRESS)
    if hub >= HUB_SCORE and not own.against:
        return Candidate(link.url, "hub", hub, (f"rubrique « {link.label[:80]} »",), link.label, page.url)
    return None


def _viewer(link: PageLink, page: Page, about: float) -> Candidate | None:
    own = weigh(link.label, "texte du lien")
    if link.aside or own.against or (own.plan < PAGE_SCORE and about < PLAN_PAGE):
        return None
    return Candidate(link.url, "viewer", own.plan or about, own.reasons, link.label, page.url)


def _document(link: PageLink, page: Page, about: float, own: Words, address: Words, around: Words) -> Candidate | None:
    reasons = [*own.reasons, *around.reasons, *address.reasons]
    heading = weigh(link.heading, "intertitre")
    plan = max(own.plan, around.plan * _BY_NEIGHBOURS, address.plan * _BY_ADDRESS)
    against = own.against or around.against or (address.against if not own.plan else 0.0)
    points = plan - (min(against, _MENTIONED) if plan >= _CONTEXT + _CONTEXT else against)
    nearby = max(own.nearby, around.nearby, address.nearby if not own.hub else 0.0)
    if not link.aside and plan < DOCUMENT_SCORE:
        context, said = _context(link, page, about, heading)
        points += context and context + nearby
        reasons += said if context else []
    if points < DOCUMENT_SCORE:
        return None
    why = tuple(dict.fromkeys(reasons))
    annex = own.annex or around.annex
    return Candidate(link.url, "document", round(points, 1), why, link.label, page.url, annex)


def _context(link: PageLink, page: Page, about: float, heading: Words) -> tuple[float, list[str]]:
    """Return the points that the heading above a link lends it, else its page, with the reason."""
    if heading.plan:
        return _CONTEXT, [f"sous l'intertitre « {link.heading[:120]} »"]
    if heading.against:
        return 0.0, []
    if about >= PLAN_PAGE:
        return _CONTEXT, [f"sur une page consacrée au plan : « {page.subject[:120]} »"]
    return 0.0, []

"""One source from end to end: its page, what that leads to, what was known before; best candidates first."""

from __future__ import annotations

import asyncio
import hashlib
import heapq
import itertools
import logging
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from corpus.archive import Archive, PageState, Role, Validators
from corpus.registry.sources import Source
from corpus.scrape.addresses import absolute, canonical, is_root, looks_like_document
from corpus.scrape.discovery import PLAN_PAGE, Candidate, address_candidates, candidates, page_score
from corpus.scrape.fetcher import Answer, Fetcher
from corpus.scrape.judge import Decision, Judge, decide, decide_page
from corpus.scrape.ledger import KNOWN, Ledger
from corpus.scrape.media import HTML, Media, sniff
from corpus.scrape.options import ScrapeOptions
from corpus.scrape.page import Page, parse_page
from corpus.scrape.report import ScrapeReport, SourceLine
from corpus.scrape.robots import RobotsMiddleware
from corpus.scrape.shell import shell_of
from corpus.scrape.sitemap import parse_sitemap

log = logging.getLogger(__name__)

_FIRST: Final = 1000.0
_ENOUGH_TEXT: Final = 1200  # characters: a page with less has no plan printed on it
_HUB_DECAY: Final = 0.7
_LEAST_HUB: Final = 0.9
_MOST_SITEMAPS: Final = 6
_LARGEST_PAGE: Final = 8 * 1024 * 1024
_SUFFIXES: Final = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/zip": ".zip",
    "application/xml": ".xml",
    "text/plain": ".txt",
    HTML: ".html",
}


@dataclass(frozen=True)
class Tools:
    """What a visit works with; ``archive`` is None where nothing is to be written (then nothing is known either)."""

    options: ScrapeOptions
    fetcher: Fetcher
    report: ScrapeReport
    archive: Archive | None
    judge: Judge | None
    robots: RobotsMiddleware | None
    dry_run: bool = False


class Visit:
    """A look at one source. ``run`` does it all and is called once."""

    def __init__(self, source: Source, tools: Tools) -> None:
        self._source = source
        self._tools = tools
        self._ledger = Ledger(source, tools.archive, tools.report)
        self._start = canonical(source.url) or source.url
        self._site = self._start  # where its pages are now: the address that answers for the source's own
        self._queue: list[tuple[float, int, Candidate]] = []
        self._numbers = itertools.count()
        self._seen: set[str] = set()
        self._state: PageState = "ok"
        self._error: str | None = None
        self._exploring = is_root(self._start)
        self._pages = self._hubs = self._documents = self._candidates = 0
        self._complete = True

    async def run(self) -> SourceLine:
        """Look at the source, write what is found to the archive and the report, and return the source's line."""
        self._push(Candidate(self._start, "page", _FIRST, ("adresse de la source",)))
        await self._drain()
        if self._exploring or self._state != "ok":
            self._exploring = True
            origin = f"{urlsplit(self._site).scheme}://{urlsplit(self._site).netloc}/"
            self._push(Candidate(origin, "page", _FIRST, ("page d'accueil du site",)))
            await self._search_sitemaps(origin)
            await self._drain()
        self._recheck()
        await self._drain()
        return self._ledger.finish(
            state=self._state,
            error=self._error,
            pages=self._pages,
            candidates=self._candidates,
            complete=self._complete,
        )

    # The queue

    def _push(self, candidate: Candidate) -> None:
        if candidate.kind == "viewer":
            self._tell_of_viewer(candidate)
            return
        if candidate.kind == "hub" and not self._exploring:
            return
        heapq.heappush(self._queue, (-candidate.score, next(self._numbers), candidate))

    async def _drain(self) -> None:
        while self._queue:
            candidate = heapq.heappop(self._queue)[2]
            if candidate.url in self._seen or not self._within_budget(candidate):
                continue
            self._seen.add(candidate.url)
            await self._take(candidate)

    def _within_budget(self, candidate: Candidate) -> bool:
        options = self._tools.options
        if candidate.kind == "document":
            within = self._documents < options.document_budget or candidate.url in self._ledger.documents
        elif candidate.kind == "hub":
            return self._hubs < options.hub_budget and self._pages < options.page_budget
        else:
            within = self._pages < options.page_budget
        self._complete = self._complete and within
        return within

    async def _take(self, candidate: Candidate) -> None:
        if candidate.kind == "document":
            self._candidates += 1
            if self._tools.dry_run:
                self._ledger.found_only(candidate)
                return
            self._documents += 1
        else:
            self._pages += 1
            self._hubs += candidate.kind == "hub"
        known = self._ledger.validators(candidate.url)
        answer = await self._tools.fetcher.ask(candidate.url, known)
        if answer.final_url != candidate.url and answer.error is None:
            if answer.final_url in self._seen and candidate.url not in self._ledger.documents:
                return  # another name of what we have looked at
            self._seen.add(answer.final_url)
            if candidate.url == self._start and not self._should_be_file(candidate):
                self._site = answer.final_url
        if answer.status == 304 and known is not None:
            await self._not_modified(candidate, answer, known)
        elif not answer.ok:
            self._failed(candidate, answer, known)
        else:
            media = sniff(answer.body)
            if media.is_page:
                await self._web_page(candidate, answer, known)
            else:
                await self._file(candidate, answer, known, media)

    # What came back

    async def _not_modified(self, candidate: Candidate, answer: Answer, known: Validators) -> None:
        self._ledger.record(candidate, answer, role=known.role)
        address = self._ledger.documents.get(candidate.url)
        if known.role == "document":
            self._ledger.line(
                candidate, answer, "unchanged", digest=known.digest, media_type=address.media_type if address else None
            )
        elif known.role == "rejected":
            self._ledger.set_aside(candidate, Decision(False, None, "écarté lors d'une visite précédente"))
            return
        page = self._ledger.page(answer.final_url, known)
        if page is not None:
            self._follow(candidate, page, answer)

    def _failed(self, candidate: Candidate, answer: Answer, known: Validators | None) -> None:
        state: PageState = "refused" if answer.refused else "error"
        problem = answer.problem or "échec"
        page = parse_page(answer.final_url, answer.body, answer.encoding) if answer.body else None
        shell = shell_of(page, answer.body, answer.status or 0) if page is not None and not answer.gone else None
        if shell is not None and shell.state != "shell":
            state, problem = shell.state, shell.message
            answer = replace(answer, error=problem)
        elif answer.status in (401, 403):
            state = "login" if answer.status == 401 else "refused"
        if answer.refused:
            self._complete = False
        if known is not None or candidate.kind == "document":
            change = self._ledger.record(candidate, answer, role=known.role if known else "document")
            if candidate.kind == "document" or (known is not None and known.role == "document"):
                self._ledger.line(candidate, answer, change, digest=known.digest if known else None, detail=problem)
        if candidate.kind != "document":
            self._page_problem(candidate, answer, state, problem)

    async def _file(self, candidate: Candidate, answer: Answer, known: Validators | None, media: Media) -> None:
        digest = hashlib.sha256(answer.body).hexdigest()
        if media.damage is not None:
            answer = replace(answer, error=media.damage)
            change = self._ledger.record(candidate, answer, role="document", media=media)
            self._ledger.line(candidate, answer, change, digest=known.digest if known else None, detail=media.damage)
            return
        if not media.is_document:
            decision = Decision(
                False, None, f"écarté : ce n'est pas un document ({media.media_type or 'type inconnu'})"
            )
        elif known is not None and known.digest == digest:
            decision = Decision(known.role == "document", None, None if known.role == "document" else "déjà écarté")
        else:
            decision = await self._judge(candidate, answer, media)
        role: Role = "document" if decision.keep else "rejected"
        change = self._ledger.record(candidate, answer, role=role, media=media, decision=decision)
        if decision.keep:
            self._ledger.line(
                candidate, answer, change, digest=digest, previous=known.digest if known else None,
                media_type=media.media_type, detail=decision.detail, document_kind=decision.kind,
            )  # fmt: skip
        else:
            self._ledger.no_longer(candidate, answer, known, decision)
            self._ledger.set_aside(candidate, decision)

    async def _web_page(self, candidate: Candidate, answer: Answer, known: Validators | None) -> None:
        page = parse_page(answer.final_url, answer.body[:_LARGEST_PAGE], answer.encoding)
        shell = shell_of(page, answer.body, answer.status or 0) if page is not None else None
        mislabelled = self._should_be_file(candidate)
        if page is None or shell is not None or mislabelled:
            state: PageState = shell.state if shell is not None else "error"
            problem = shell.message if shell is not None else "une page web au lieu du document"
            answer = replace(answer, error=problem)
            if known is not None or candidate.kind == "document":
                change = self._ledger.record(candidate, answer, role=known.role if known else "document")
                if candidate.kind == "document" or (known is not None and known.role == "document"):
                    self._ledger.line(candidate, answer, change, digest=known.digest if known else None, detail=problem)
            if candidate.kind != "document":
                self._page_problem(candidate, answer, state, problem)
            return
        before = self._ledger.page(answer.final_url, known) if known is not None else None
        if known is not None and before is not None and _same_content(before, page):
            role = known.role
            self._ledger.record(candidate, answer, role=role, digest=known.digest)
            if role == "document":
                self._ledger.line(candidate, answer, "unchanged", digest=known.digest, media_type=HTML)
        else:
            await self._new_page(candidate, answer, page, known)
        self._follow(candidate, page, answer)

    async def _new_page(self, candidate: Candidate, answer: Answer, page: Page, known: Validators | None) -> None:
        decision = Decision(False)
        if page_score(page) >= PLAN_PAGE and len(page.text) >= _ENOUGH_TEXT:
            decision = await self._judge_page(answer)
        role: Role = "document" if decision.keep else "page"
        change = self._ledger.record(candidate, answer, role=role, media=Media(HTML), decision=decision)
        digest = hashlib.sha256(answer.body).hexdigest()
        if decision.keep:
            self._candidates += 1
            self._ledger.line(
                candidate, answer, change, digest=digest, previous=known.digest if known else None,
                media_type=HTML, detail=decision.detail, document_kind=decision.kind,
            )  # fmt: skip
        else:
            self._ledger.no_longer(candidate, answer, known, decision)

    def _follow(self, candidate: Candidate, page: Page, answer: Answer) -> None:
        found = candidates(page, site=self._site)
        for other in found:
            if other.kind == "hub":
                fading = _HUB_DECAY if candidate.kind == "hub" else 1.0
                other = replace(other, score=min(other.score, candidate.score) * fading)
                if other.score < _LEAST_HUB:
                    continue
            self._push(other)
        self._ledger.page_searched(candidate, page, answer, sum(other.kind == "document" for other in found))

    def _tell_of_viewer(self, candidate: Candidate) -> None:
        if candidate.url not in self._seen:
            self._seen.add(candidate.url)
            detail = "montré par une visionneuse en ligne, sans fichier à prendre"
            self._ledger.set_aside(candidate, Decision(False, None, detail))

    def _page_problem(self, candidate: Candidate, answer: Answer, state: PageState, problem: str) -> None:
        if candidate.url == self._start:
            self._state, self._error = state, problem
        self._ledger.page_problem(candidate, answer, state, problem)

    # Other ways to find things

    async def _search_sitemaps(self, origin: str) -> None:
        listed: tuple[str, ...] = ()
        if self._tools.robots is not None:
            listed = (await self._tools.robots.rules_of(origin)).sitemaps
        pending = [url for url in (absolute(origin, address) for address in listed) if url] or [f"{origin}sitemap.xml"]
        asked = 0
        while pending and asked < _MOST_SITEMAPS:
            url = pending.pop(0)
            if url in self._seen:
                continue
            self._seen.add(url)
            asked += 1
            body = await self._sitemap_body(url)
            sitemap = parse_sitemap(url, body)
            pending += sorted(sitemap.children, key=lambda child: "page" not in child)
            for candidate in address_candidates(sitemap.urls, page_url=url):
                self._push(candidate)

    async def _sitemap_body(self, url: str) -> bytes:
        known = self._ledger.validators(url)
        answer = await self._tools.fetcher.ask(url, known)
        self._pages += 1
        candidate = Candidate(url, "page", 0.0, ("plan du site",))
        if answer.status == 304 and known is not None:
            self._ledger.record(candidate, answer, role="page")
            return self._ledger.body(known)
        if answer.ok:
            self._ledger.record(candidate, answer, role="page", media=Media("application/xml"))
            return answer.body
        return b""

    def _recheck(self) -> None:
        """Ask again for the documents that were known and that nothing leads to any more."""
        for url in self._ledger.documents:
            if url not in self._seen:
                self._push(Candidate(url, "document", 0.0, (KNOWN,)))

    # Judging

    def _should_be_file(self, candidate: Candidate) -> bool:
        was_file = self._ledger.was_file(candidate.url)
        by_name = (
            urlsplit(candidate.url).path.lower().endswith((".pdf", ".docx", ".xlsx", ".doc", ".xls", ".odt", ".ods"))
        )
        return was_file or (by_name and candidate.kind == "document" and looks_like_document(candidate.url))

    async def _judge(self, candidate: Candidate, answer: Answer, media: Media) -> Decision:
        if self._tools.judge is None:
            return decide(candidate, None)
        name = _name(answer.body, media.media_type)
        verdict = await asyncio.to_thread(self._tools.judge, answer.body, name, answer.final_url)
        return decide(candidate, verdict)

    async def _judge_page(self, answer: Answer) -> Decision:
        if self._tools.judge is None:
            return decide_page(None)
        name = _name(answer.body, HTML)
        return decide_page(await asyncio.to_thread(self._tools.judge, answer.body, name, answer.final_url))


def _name(body: bytes, media_type: str | None) -> str:
    return f"{hashlib.sha256(body).hexdigest()[:16]}{_SUFFIXES.get(media_type or '', '.bin')}"


def _same_content(before: Page, after: Page) -> bool:
    links = {link.url for link in before.links if not link.aside}
    return before.text_digest == after.text_digest and links == {link.url for link in after.links if not link.aside}

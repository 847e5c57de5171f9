"""What one visit writes: fetches, pages and the check to the archive, lines to the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from corpus.archive import Address, Archive, Change, Fetch, PageResult, PageState, Role, SourceCheck, Validators
from corpus.registry.sources import Source
from corpus.scrape.discovery import Candidate
from corpus.scrape.fetcher import Answer
from corpus.scrape.judge import Decision
from corpus.scrape.media import HTML, Media, sniff
from corpus.scrape.page import Page, parse_page
from corpus.scrape.report import DocumentLine, PageLine, ScrapeReport, SetAside, SourceLine

KNOWN: Final = "déjà dans l'archive"
_HIGHEST: Final = 99.0
_THERE: Final = frozenset({"added", "changed", "unchanged"})


class Ledger:
    """The archive and the report as one source sees them; without an archive nothing is known, nothing written."""

    def __init__(self, source: Source, archive: Archive | None, report: ScrapeReport) -> None:
        self._source = source
        self._archive = archive
        self._report = report
        self._lines: list[DocumentLine] = []
        self.documents = self._known_documents()

    def validators(self, url: str) -> Validators | None:
        """Return what to send back for ``url``."""
        return self._archive.validators(url) if self._archive is not None else None

    def body(self, known: Validators) -> bytes:
        """Return the bytes that a 304 stands for."""
        return self._archive.open(known.digest) if self._archive is not None else b""

    def page(self, url: str, known: Validators) -> Page | None:
        """Return the page that a 304 stands for, None for a file and for what was set aside."""
        if self._archive is None or known.role == "rejected":
            return None
        body = self.body(known)
        return parse_page(url, body) if sniff(body).is_page else None

    def was_file(self, url: str) -> bool:
        """Whether the address gave a document that is no web page."""
        known = self.documents.get(url)
        return known is not None and known.media_type not in (None, HTML)

    def record(
        self,
        candidate: Candidate,
        answer: Answer,
        *,
        role: Role,
        media: Media | None = None,
        decision: Decision | None = None,
        digest: str | None = None,
    ) -> Change:
        """Log the answer, keep its bytes, and return what it changed."""
        if self._archive is None:
            return "added" if answer.ok else "failed"
        if answer.shared:
            return self._note_shared(candidate, answer)
        reasons = (*candidate.reasons, *((decision.detail,) if decision and decision.detail else ()))
        fetch = Fetch(
            url=candidate.url,
            source_id=self._source.source_id,
            requested_at=answer.at,
            status=answer.status,
            final_url=answer.final_url,
            redirects=answer.redirects,
            etag=answer.etag,
            last_modified=answer.last_modified,
            media_type=media.media_type if media else HTML if role == "page" else None,
            digest=digest,
            error=answer.error,
            link_text=candidate.label or None,
            page_url=candidate.page_url,
            score=min(candidate.score, _HIGHEST),
            reasons=reasons,
            role=role,
            headers=answer.headers,
        )
        body = answer.body if answer.ok and digest is None else None
        return self._archive.record(fetch, body)

    def line(
        self,
        candidate: Candidate,
        answer: Answer,
        change: Change,
        *,
        digest: str | None,
        previous: str | None = None,
        media_type: str | None = None,
        detail: str | None = None,
        document_kind: str | None = None,
    ) -> None:
        """Add a document's line."""
        self._lines.append(
            DocumentLine(
                change=change,
                url=candidate.url,
                source_id=self._source.source_id,
                nis_code=self._source.nis_code,
                kind=self._source.kind,
                digest=digest,
                previous=previous if change == "changed" else None,
                media_type=media_type,
                document_kind=document_kind,
                status=answer.status,
                score=round(min(candidate.score, _HIGHEST), 1),
                reasons=candidate.reasons,
                link_text=candidate.label or None,
                page_url=candidate.page_url,
                detail=detail or _remark(candidate, answer),
            )
        )

    def found_only(self, candidate: Candidate) -> None:
        """Add the line of a document that a dry run does not fetch."""
        at = datetime.now(UTC)
        self.line(
            candidate, Answer(candidate.url, at, candidate.url), "added", digest=None, detail="essai : non téléchargé"
        )

    def set_aside(self, candidate: Candidate, decision: Decision) -> None:
        """Say that what looked like a plan is none."""
        detail = decision.detail or "écarté"
        self._report.set_aside.append(
            SetAside(candidate.url, self._source.source_id, candidate.reasons, detail, decision.kind)
        )

    def no_longer(self, candidate: Candidate, answer: Answer, known: Validators | None, decision: Decision) -> None:
        """Say that an address that gave a plan gives something else now."""
        if known is not None and known.role == "document":
            detail = f"ce n'est plus un plan ({decision.detail or 'la page ne le porte plus'})"
            self.line(candidate, answer, "vanished", digest=known.digest, detail=detail)

    def page_problem(self, candidate: Candidate, answer: Answer, state: PageState, problem: str) -> None:
        """Log a page that could not be searched; a mere section that is missing is no news."""
        if candidate.kind != "hub" or state in ("challenge", "login", "shell"):
            self._report.pages.append(PageLine(candidate.url, self._source.source_id, state, problem))
        if self._archive is not None:
            self._archive.record_page(
                PageResult(candidate.url, self._source.source_id, answer.at, state, 0, answer.status, None, problem)
            )

    def page_searched(self, candidate: Candidate, page: Page, answer: Answer, found: int) -> None:
        """Log a page that was searched, with how many documents it led to."""
        if self._archive is not None:
            result = PageResult(
                candidate.url, self._source.source_id, answer.at, "ok", found, answer.status, page.title[:300]
            )
            self._archive.record_page(result)

    def finish(self, *, state: PageState, error: str | None, pages: int, candidates: int, complete: bool) -> SourceLine:
        """Close the visit: moves told, the check logged last of all, the lines in the report."""
        self._note_moves()
        there = sum(
            line.change in _THERE or (line.change == "failed" and line.digest is not None) for line in self._lines
        )
        source = self._source
        if self._archive is not None:
            now = datetime.now(UTC)
            self._archive.record_check(
                SourceCheck(source.source_id, now, state, pages, candidates, there, error, complete)
            )
        self._report.documents.extend(self._lines)
        line = SourceLine(
            source_id=source.source_id,
            nis_code=source.nis_code,
            kind=source.kind,
            url=source.url,
            state="checked" if state == "ok" else "failed",
            page_state=state,
            pages=pages,
            documents=there,
            complete=complete,
            detail=error or (None if complete else "tout n'a pas été vu (budget épuisé, ou demandes refusées)"),
        )
        self._report.sources.append(line)
        return line

    def _known_documents(self) -> dict[str, Address]:
        if self._archive is None:
            return {}
        found = self._archive.addresses(source_id=self._source.source_id, role="document")
        return {address.url: address for address in found if address.digest and address.vanished_at is None}

    def _note_shared(self, candidate: Candidate, answer: Answer) -> Change:
        """Another source had this answer in this run: no fetch to log, but a link."""
        if answer.status != 304 or self._archive is None:
            return "failed"
        self._archive.note_link(
            candidate.url, self._source.source_id, answer.at, link_text=candidate.label or None,
            page_url=candidate.page_url, score=min(candidate.score, _HIGHEST), reasons=candidate.reasons,
        )  # fmt: skip
        return "unchanged"

    def _note_moves(self) -> None:
        gone = {line.digest: line for line in self._lines if line.change == "vanished" and line.digest}
        for number, line in enumerate(self._lines):
            if line.change == "added" and line.digest in gone:
                self._lines[number] = replace(line, detail=f"déplacé depuis {gone[line.digest].url}")


def _remark(candidate: Candidate, answer: Answer) -> str | None:
    if answer.shared:
        return "déjà demandé pour une autre source dans cette exécution"
    return "plus aucune page n'y mène" if candidate.reasons == (KNOWN,) else None

"""One address asked for through Scrapy's downloader: the answer as a frozen record, whatever became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK

from corpus.archive import Validators
from corpus.scrape.addresses import canonical
from corpus.scrape.failures import reason_of
from corpus.scrape.politeness import HostResting
from corpus.scrape.robots import RobotsForbid
from corpus.scrape.safety import ForbiddenHost

_KEPT_HEADERS: Final = (
    "Content-Type", "Content-Length", "Content-Disposition", "Date", "ETag", "Last-Modified", "Location", "Server",
)  # fmt: skip
_SHORT: Final = 500
_UNANSWERED: Final = "redirection refusée (ni http ni https, ou sans adresse)"
_EMPTY: Final = "réponse vide"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one request. ``url`` was asked for, ``final_url`` answered after ``redirects``.

    ``status`` is None and ``error`` set where no answer came; ``refused`` where we did not ask: robots.txt, a host left
    alone, an address that may not be reached; ``shared`` where it was had earlier in the run. ``body`` is decompressed;
    ``encoding`` is the charset that the server says.
    """

    url: str
    at: datetime
    final_url: str
    redirects: tuple[str, ...] = ()
    status: int | None = None
    body: bytes = b""
    etag: str | None = None
    last_modified: str | None = None
    encoding: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    error: str | None = None
    refused: bool = False
    shared: bool = False

    @property
    def ok(self) -> bool:
        """Whether there is a body to look at."""
        return self.error is None and self.status is not None and 200 <= self.status < 300

    @property
    def gone(self) -> bool:
        """Whether the server says that there is nothing (any more)."""
        return self.status in (404, 410)

    @property
    def problem(self) -> str | None:
        """What is wrong, as a French line; None for a good answer and for 304."""
        if self.error is not None or self.ok or self.status == 304:
            return self.error
        return {
            404: "introuvable (404)",
            410: "retiré (410)",
            401: "accès réservé (401)",
            403: "accès refusé (403)",
        }.get(self.status or 0, f"réponse {self.status}")


class Fetcher:
    """Asks through the engine of a crawler: every middleware applies, the scheduler does not."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._answers: dict[str, Answer] = {}

    async def ask(self, url: str, known: Validators | None = None) -> Answer:
        """Ask for ``url``, conditionally where ``known`` says what we have; once a run where that is enough.

        What was had earlier in the run is in the archive by now: it is answered like a 304, without asking.
        """
        before = self._answers.get(url)
        if before is not None and (not before.ok or known is not None):
            return replace(before, shared=True, status=304 if before.ok else before.status, body=b"")
        answer = await self._ask(url, known)
        self._answers[url] = replace(answer, body=b"")
        return answer

    async def _ask(self, url: str, known: Validators | None) -> Answer:
        headers = {}
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        request = Request(url, headers=headers, callback=NO_CALLBACK, dont_filter=True)
        engine = self._crawler.engine
        assert engine is not None
        at = datetime.now(UTC)
        try:
            response = await engine.download_async(request)
        except (RobotsForbid, HostResting, ForbiddenHost) as error:
            return Answer(url, at, url, error=reason_of(error, url), refused=True)
        except Exception as error:  # whatever a network does: it is one failed fetch, the run goes on
            return Answer(url, at, url, error=reason_of(error, url))
        return _answer(url, at, response)


def _answer(url: str, at: datetime, response: Response) -> Answer:
    meta = response.request.meta if response.request is not None else {}
    final = canonical(response.url) or url
    unanswered = 300 <= response.status < 400 and response.status != 304
    return Answer(
        url=url,
        at=at,
        final_url=final,
        redirects=tuple(meta.get("redirect_urls", ()))[1:],
        status=response.status,
        body=response.body,
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        encoding=_charset(_header(response, "Content-Type")),
        headers=tuple((name, value) for name in _KEPT_HEADERS if (value := _header(response, name)) is not None),
        error=_UNANSWERED if unanswered else _EMPTY if response.status == 200 and not response.body else None,
    )


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1")[:_SHORT].strip() or None if value is not None else None


def _charset(content_type: str | None) -> str | None:
    _, _, charset = (content_type or "").lower().partition("charset=")
    return charset.split(";")[0].strip("\"' ") or None

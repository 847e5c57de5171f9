"""robots.txt (RFC 9309): asked once a run and a host, obeyed; where it cannot be had, nothing is asked of the host."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request
from scrapy.http.request import NO_CALLBACK

from corpus.scrape.failures import reason_of
from corpus.scrape.politeness import HostResting, Hosts
from corpus.scrape.safety import ForbiddenHost

log = logging.getLogger(__name__)

TOKEN: Final = "pst-wallonie"
_MOST_READ: Final = 512 * 1024
_LONGEST_DELAY: Final = 120.0  # seconds; a host that wants more is not asked
_GONE: Final = range(400, 500)


class RobotsForbid(IgnoreRequest):
    """robots.txt forbids the address."""


class RobotsUnavailable(IgnoreRequest):
    """robots.txt could not be had, so that nothing may be asked."""


@dataclass(frozen=True)
class Rules:
    """What one robots.txt says; ``problem`` forbids everything and says why."""

    parser: Protego | None = None
    problem: str | None = None

    def allow(self, url: str) -> bool:
        """Whether the address may be asked for."""
        return self.problem is None and (self.parser is None or self.parser.can_fetch(url, TOKEN))

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The addresses of sitemaps that it gives."""
        return tuple(self.parser.sitemaps) if self.parser is not None else ()


class RobotsMiddleware:
    """Downloader middleware: each request waits for the rules of its host."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware and hand it to the spider, which asks it for sitemaps."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Refuse what robots.txt forbids, redirects included."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        rules = await self.rules_of(request.url)
        if rules.problem is not None:
            raise RobotsForbid(rules.problem) if rules.parser is not None else RobotsUnavailable(rules.problem)
        if not rules.allow(request.url):
            raise RobotsForbid("interdit par robots.txt")

    async def rules_of(self, url: str) -> Rules:
        """Return the rules of the host of ``url``, asked for once."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._ask(origin))
        return await asyncio.shield(self._rules[origin])

    async def _ask(self, origin: str) -> Rules:
        request = Request(f"{origin}/robots.txt", callback=NO_CALLBACK, meta={"dont_obey_robotstxt": True})
        engine = self._crawler.engine
        assert engine is not None
        try:
            response = await engine.download_async(request)
        except (HostResting, ForbiddenHost) as error:
            return Rules(problem=str(error))
        except Exception as error:  # whatever the network does to it, the host is then not asked
            log.debug("robots.txt of %s", origin, exc_info=error)
            return Rules(problem=f"robots.txt inaccessible ({reason_of(error, request.url)})")
        if response.status in _GONE and response.status != 429:
            return Rules()
        if response.status != 200:
            return Rules(problem=f"robots.txt inaccessible (statut {response.status})")
        rules = Rules(Protego.parse(response.body[:_MOST_READ].decode("utf-8", errors="replace")))
        return self._slowed(origin, rules)

    def _slowed(self, origin: str, rules: Rules) -> Rules:
        delay = rules.parser.crawl_delay(TOKEN) if rules.parser is not None else None
        if delay is not None and delay > _LONGEST_DELAY:
            return Rules(rules.parser, f"robots.txt demande {delay:.0f} s entre deux demandes")
        if delay is not None:
            hosts: Hosts = self._crawler.spider.hosts  # type: ignore[union-attr]
            hosts.slow_down(origin, float(delay))
        return rules

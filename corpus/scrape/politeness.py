"""When a host may be asked: one request at a time, a pause after each answer, "later" obeyed, rest for the tired."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from corpus.scrape.addresses import host_key, is_loopback_name
from corpus.scrape.options import ScrapeOptions

_TIRED: Final = 6  # failures in a row after which a host is left alone
_LONGEST_PAUSE: Final = 60.0
_LONGEST_REST: Final = 30 * 86400.0
_LATER: Final = frozenset({429, 503})
_TURN: Final = "pst_turn"  # in a request's meta: it holds its host


class HostResting(IgnoreRequest):
    """The host is left alone until ``until``; the text says why, in French."""

    def __init__(self, until: datetime, reason: str) -> None:
        super().__init__(f"hôte laissé en paix jusqu'au {until:%d/%m/%Y %H:%M} UTC ({reason})")
        self.until = until
        self.reason = reason


@dataclass
class Host:
    """What is known of one host during a run; ``ready_at`` is on the monotonic clock."""

    delay: float
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    ready_at: float = 0.0
    strikes: int = 0
    resting: HostResting | None = None
    answered: bool = False


class Hosts:
    """The hosts of a run."""

    def __init__(self, options: ScrapeOptions) -> None:
        self._options = options
        self._hosts: dict[str, Host] = {}

    def of(self, url: str) -> Host:
        """Return the host of an address."""
        return self.named(host_key(url))

    def named(self, key: str) -> Host:
        """Return the host of a key of ``host_key``."""
        if key not in self._hosts:
            self._hosts[key] = Host(self._options.delay_for(is_loopback_name(key.partition(":")[0])))
        return self._hosts[key]

    def slow_down(self, url: str, seconds: float) -> None:
        """Obey a ``Crawl-delay``."""
        host = self.of(url)
        host.delay = max(host.delay, seconds)
        host.ready_at = max(host.ready_at, time.monotonic() + host.delay)

    def rest(self, key: str, until: datetime, reason: str) -> None:
        """Leave the host of a key alone for the rest of the run."""
        host = self.named(key)
        host.resting = host.resting or HostResting(until, reason)

    def resting(self) -> Iterator[tuple[str, HostResting]]:
        """Yield the hosts that are left alone."""
        return ((key, host.resting) for key, host in self._hosts.items() if host.resting is not None)

    def awake(self) -> Iterator[str]:
        """Yield the hosts that answered and are not left alone."""
        return (key for key, host in self._hosts.items() if host.answered and host.resting is None)

    async def wait(self, url: str) -> None:
        """Hold the request until its turn; the host is then taken until ``done``.

        Raises:
            HostResting: the host is left alone.
        """
        host = self.of(url)
        await host.lock.acquire()
        while host.resting is None and (pause := host.ready_at - time.monotonic()) > 0:
            await asyncio.sleep(pause)
        if host.resting is not None:
            host.lock.release()
            raise host.resting

    def done(self, url: str, *, status: int | None, retry_after: str | None = None) -> None:
        """Free the host after an answer (``status`` None: there was none) and work out when it may be asked again."""
        host = self.of(url)
        pause = host.delay
        if status is None or status in _LATER or status >= 500:
            host.strikes += 1
            pause = min(host.delay * 2**host.strikes, max(_LONGEST_PAUSE, host.delay))
        else:
            host.strikes = 0
            host.answered = True
        later = parse_retry_after(retry_after) if status in _LATER else None
        if later is not None and later > self._options.retry_after_max:
            until = datetime.now(UTC) + timedelta(seconds=min(later, _LONGEST_REST))
            self.rest(host_key(url), until, f"il demande d'attendre {later:.0f} s")
        elif host.strikes >= _TIRED:
            until = datetime.now(UTC) + timedelta(seconds=self._options.rest)
            self.rest(host_key(url), until, f"{host.strikes} échecs de suite")
        host.ready_at = time.monotonic() + max(pause if later is None else host.delay, later or 0.0)
        host.lock.release()


class PolitenessMiddleware:
    """Downloader middleware, next to the downloader: every request passes here, robots.txt and redirects included."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for the host's turn."""
        request.meta["download_slot"] = host_key(request.url)
        await self._hosts.wait(request.url)
        request.meta[_TURN] = True

    def process_response(self, request: Request, response: Response) -> Response:
        """Free the host."""
        header = response.headers.get("Retry-After")
        later = header.decode("latin-1") if header is not None else None
        if request.meta.pop(_TURN, False):
            self._hosts.done(request.url, status=response.status, retry_after=later)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Free the host after a failure; another middleware's refusal never took it."""
        if request.meta.pop(_TURN, False):
            self._hosts.done(request.url, status=None)

    @property
    def _hosts(self) -> Hosts:
        hosts: Hosts = self._crawler.spider.hosts  # type: ignore[union-attr]
        return hosts


def parse_retry_after(text: str | None) -> float | None:
    """Return the seconds that a ``Retry-After`` asks for, None where it says nothing; dates are counted from now.

    >>> parse_retry_after("120"), parse_retry_after("bientôt"), parse_retry_after("Wed, 21 Oct 2015 07:28:00 GMT")
    (120.0, None, 0.0)
    """
    if not text:
        return None
    if text.strip().isascii() and text.strip().isdigit():
        return float(text.strip()[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())

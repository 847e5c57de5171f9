"""When a source is due: at its frequency, sooner after a failure, later where its host is frozen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final, Literal
from urllib.parse import urlsplit

from corpus.archive import Archive, SourceCheck
from corpus.registry.register import host_of
from corpus.registry.sources import Source

SourceState = Literal["fresh", "due", "never", "empty", "failing", "paused"]

_ALWAYS: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SLACK: Final = 0.1  # of the frequency: a weekly timer finds due what it ended an hour later last week
_RETRY: Final = timedelta(days=1)  # a source that failed is looked at again after this time, or sooner if it is due


def due_at(source: Source, last: SourceCheck | None) -> datetime | None:
    """Return when ``source`` is to be looked at; None: never (paused). What was never looked at is due since always."""
    if source.every is None:
        return None
    if last is None:
        return _ALWAYS
    wait = source.every if last.state == "ok" and last.complete else min(source.every, _RETRY)
    return last.checked_at + wait * (1 - _SLACK)


def due_sources(sources: Iterable[Source], archive: Archive, now: datetime) -> tuple[Source, ...]:
    """Return the sources that are due at ``now``, those longest due first; those of frozen hosts are left for later."""
    checks = archive.last_checks()
    frozen = [name for name, host in archive.frozen_hosts().items() if host.until > now]
    due = [(at, source) for source in sources if (at := due_at(source, checks.get(source.source_id))) is not None]
    ready = [(at, source) for at, source in due if at <= now and not any(is_at(source, name) for name in frozen)]
    return tuple(source for _, source in sorted(ready, key=lambda pair: (pair[0], pair[1].source_id)))


def is_at(source: Source, host: str) -> bool:
    """Say whether ``source`` stands at ``host``: a name, whatever its ``www.``, and a port where one is given."""
    parts = urlsplit(source.url)
    wanted = urlsplit(f"//{host}")
    ports = wanted.port is None or wanted.port == (parts.port or {"http": 80, "https": 443}.get(parts.scheme))
    return ports and host_of(source.url) == host_of(host)


def source_state(source: Source, last: SourceCheck | None, now: datetime) -> SourceState:
    """Return how a source stands: what is wrong with it comes before its being due."""
    at = due_at(source, last)
    if at is None:
        return "paused"
    if last is None:
        return "never"
    if last.state != "ok":
        return "failing"
    if last.documents == 0:
        return "empty"
    return "due" if at <= now else "fresh"

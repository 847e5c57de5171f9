"""What the archive keeps and answers, as frozen records; times are aware and in UTC, sizes in bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

Change = Literal["added", "changed", "unchanged", "vanished", "failed"]
Role = Literal["document", "page", "rejected"]
PageState = Literal["ok", "challenge", "shell", "login", "refused", "error"]


@dataclass(frozen=True, slots=True)
class Fetch:
    """One request and what came of it.

    ``url`` is the address that was asked for, the key under which versions are kept; ``final_url`` the one that
    answered after ``redirects`` (the addresses in between, in order). ``role`` is ``document`` for what may be a plan,
    ``page`` for a page that only leads to documents, ``rejected`` for a document that turned out to be none of ours:
    its digest and validators are logged, so that it is not fetched again, but not its bytes.

    ``status`` is None where no answer came. ``error`` (one short French line) makes the fetch a failure whatever its
    status and body: a challenge page, a body cut short, a limit. ``digest`` and ``size`` are worked out from the body;
    set ``digest`` only where there is no body to hand over. ``headers`` are those worth keeping for the WARC: never a
    cookie. ``link_text``, ``page_url``, ``score`` and ``reasons`` say why the address was chosen.
    """

    url: str
    source_id: str
    requested_at: datetime
    status: int | None = None
    final_url: str | None = None
    redirects: tuple[str, ...] = ()
    etag: str | None = None
    last_modified: str | None = None
    media_type: str | None = None
    size: int | None = None
    digest: str | None = None
    error: str | None = None
    link_text: str | None = None
    page_url: str | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()
    role: Role = "document"
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LoggedFetch:
    """A fetch as the log has it: its number, its run (None outside a run) and what it changed."""

    fetch_id: int
    run_id: int | None
    change: Change
    fetch: Fetch


@dataclass(frozen=True, slots=True)
class Validators:
    """What to send back to ask for an address conditionally; ``digest`` and ``role`` are those of its last body."""

    etag: str | None
    last_modified: str | None
    digest: str
    role: Role


@dataclass(frozen=True, slots=True)
class Version:
    """The same bytes at one address over a time: from the first to the last answer that confirmed them.

    ``gone_at`` is when the address was first seen without them: replaced or vanished; None for what is still there.
    """

    url: str
    digest: str
    size: int
    media_type: str | None
    role: Role
    first_seen: datetime
    last_seen: datetime
    gone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Address:
    """What is known of an address now.

    ``digest`` is that of the last body (None: none ever came); it stays known when the address has vanished
    (``vanished_at``). ``last_error`` is None after a good answer; ``failing_since`` is the first failure since then.
    ``source_ids`` are the sources that lead here.
    """

    url: str
    role: Role
    digest: str | None
    media_type: str | None
    first_seen: datetime
    last_checked: datetime
    last_changed: datetime | None
    vanished_at: datetime | None
    last_error: str | None
    failing_since: datetime | None
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One archived document: a body of bytes, where it was published, and why it was chosen.

    ``first_seen`` is when these bytes were first archived, ``last_seen`` when they were last confirmed;
    ``vanished_at`` is set where the address no longer gives anything, ``superseded`` where it gives other bytes now.
    """

    url: str
    digest: str
    size: int
    media_type: str | None
    first_seen: datetime
    last_seen: datetime
    source_ids: tuple[str, ...] = ()
    link_text: str | None = None
    page_url: str | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()
    vanished_at: datetime | None = None
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class PageResult:
    """A page that was searched: what state it was in and how many candidates it gave.

    ``state``: ``ok``; ``challenge`` (a robot check instead of the page); ``shell`` (a page that only scripts fill);
    ``login``; ``refused`` (robots.txt or our own limits); ``error`` (``error`` says which).
    """

    url: str
    source_id: str
    visited_at: datetime
    state: PageState = "ok"
    candidates: int = 0
    status: int | None = None
    title: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """One source looked at from end to end: write it last, for it is what makes the source not due again.

    ``state`` is that of the source's own page, ``documents`` how many documents it leads to now (unchanged ones
    included), ``complete`` False where a budget or a frozen host cut it short.
    """

    source_id: str
    checked_at: datetime
    state: PageState = "ok"
    pages: int = 0
    candidates: int = 0
    documents: int = 0
    error: str | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class FrozenHost:
    """A host that is left alone: since when, until when, why."""

    host: str
    since: datetime
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the scraper; ``ended_at`` None: it goes on, or was killed.

    ``changes`` counts the documents that it asked for; pages and rejected documents do not count.
    """

    run_id: int
    started_at: datetime
    ended_at: datetime | None
    changes: dict[Change, int]


@dataclass(frozen=True, slots=True)
class Problem:
    """What ``verify`` found wrong: ``code`` is ``missing``, ``altered``, ``misplaced``, ``unreadable`` or ``log``."""

    code: str
    digest: str
    message: str


def to_text(moment: datetime) -> str:
    """Return an aware time as ISO 8601 in UTC, so that texts sort as times do.

    >>> to_text(datetime(2025, 3, 1, 12, 0, tzinfo=UTC))
    '2025-03-01T12:00:00.000000+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def to_time(text: str) -> datetime:
    """Return the time that ``to_text`` wrote."""
    return datetime.fromisoformat(text)


def maybe_time(text: str | None) -> datetime | None:
    """Return the time that ``to_text`` wrote, or None."""
    return None if text is None else to_time(text)


def unique(values: Sequence[str]) -> tuple[str, ...]:
    """Return the values once each, in order."""
    return tuple(dict.fromkeys(values))

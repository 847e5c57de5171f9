"""What was published, where and when: every distinct body of bytes kept once, every fetch logged.

An archive is a folder: ``objects/ab/abcdef…`` (bytes under their SHA-256), ``log.sqlite`` (the log), ``tmp`` (what is
being written). Bytes are on disk before the log speaks of them, and each fetch is logged in one transaction: whatever
stops the process, nothing half-written is ever seen, and the next run goes on from there.

One writer at a time (``corpus.lock``), any number of readers beside it::

    with Archive(Path("data/archive")) as archive:
        archive.begin_run(now)
        known = archive.validators(url)                  # If-None-Match, If-Modified-Since
        change = archive.record(Fetch(url, source_id, now, status=200, etag=…), body)
        archive.record_page(PageResult(page_url, source_id, now, candidates=3))
        archive.record_check(SourceCheck(source_id, now, documents=2))
        archive.end_run(now)
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from corpus.archive_log import LOG_NAME, Log, fetch_of
from corpus.archive_objects import ObjectStore
from corpus.archive_records import (
    Address,
    Change,
    Document,
    Fetch,
    FrozenHost,
    LoggedFetch,
    PageResult,
    PageState,
    Problem,
    Role,
    Run,
    SourceCheck,
    Validators,
    Version,
    maybe_time,
    to_text,
    to_time,
)
from pst.errors import UsageError

__all__ = [
    "Address",
    "Archive",
    "Change",
    "Document",
    "Fetch",
    "FrozenHost",
    "LoggedFetch",
    "PageResult",
    "PageState",
    "Problem",
    "Role",
    "Run",
    "SourceCheck",
    "Validators",
    "Version",
    "is_archive",
]

_WEB_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_CHANGES: Final[tuple[Change, ...]] = ("added", "changed", "unchanged", "vanished", "failed")


def is_archive(folder: Path) -> bool:
    """Say whether ``folder`` holds an archive."""
    return (folder / LOG_NAME).is_file()


class Archive:
    """One archive, opened for writing (it is made where there is none) or for reading only."""

    def __init__(self, folder: Path, *, readonly: bool = False) -> None:
        if readonly and not is_archive(folder):
            raise UsageError(str(folder), "pas d'archive dans ce dossier", hint="Lancez d'abord pst scrape")
        self.folder = folder
        self._objects = ObjectStore(folder)
        if not readonly:
            self._objects.prepare()
        self._log = Log(folder / LOG_NAME, readonly=readonly)
        self._run_id: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the log."""
        self._log.close()

    # Writing

    def begin_run(self, at: datetime) -> int:
        """Open a run, to which what is recorded from now on belongs, and return its number."""
        self._run_id = self._log.write("insert into runs (started_at) values (?)", to_text(at))
        return self._run_id

    def end_run(self, at: datetime) -> None:
        """Close the run that ``begin_run`` opened."""
        self._log.write("update runs set ended_at = ? where run_id = ?", to_text(at), self._run_id)
        self._run_id = None

    def record(self, fetch: Fetch, body: bytes | None = None) -> Change:
        """Keep ``body`` (decoded: no transfer or content encoding) and log ``fetch``; return what it changed.

        - ``added``: the first body of this address; ``changed``: other bytes than before, or it is back after having
          vanished; ``unchanged``: a 304, the same bytes, or a vanished address that is still gone.
        - ``vanished``: 404 or 410 where something was. The bytes stay, and the address is marked.
        - ``failed``: ``fetch.error`` is set, any other status of 400 and more, no answer, no body or an empty one. What
          was known of the address stays as it was.
        """
        if fetch.error is None and fetch.status is not None and (fetch.status >= 400 or fetch.status < 200):
            fetch = replace(fetch, error=f"statut {fetch.status}")
        elif fetch.error is None and fetch.status != 304 and not body and fetch.digest is None:
            fetch = replace(fetch, error="réponse vide" if fetch.status else "pas de réponse")
        if fetch.error is not None or fetch.status == 304 or not body:
            stored = fetch.error is None and fetch.digest is not None and fetch.status != 304
            return self._log.add(fetch, self._run_id, stored=stored)
        digest = hashlib.sha256(body).hexdigest() if fetch.role == "rejected" else self._objects.put(body)
        return self._log.add(replace(fetch, digest=digest, size=len(body)), self._run_id, stored=True)

    def note_link(
        self,
        url: str,
        source_id: str,
        at: datetime,
        *,
        link_text: str | None = None,
        page_url: str | None = None,
        score: float | None = None,
        reasons: tuple[str, ...] = (),
    ) -> None:
        """Remember that another source leads to ``url`` too, which is not asked for again (a shared plan)."""
        self._log.note_link(
            Fetch(url, source_id, at, link_text=link_text, page_url=page_url, score=score, reasons=reasons)
        )

    def mark_vanished(self, url: str, source_id: str, at: datetime, reason: str = "n'est plus publié") -> Change:
        """Mark ``url`` as gone though no 404 says so (its site is closed, its page now says "removed")."""
        return self._log.add(Fetch(url, source_id, at, status=410, error=reason), self._run_id, stored=False)

    def record_page(self, page: PageResult) -> None:
        """Log a page that was searched for documents."""
        self._log.write(
            "insert into pages (run_id, url, source_id, visited_at, state, candidates, status, title, error)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._run_id, page.url, page.source_id, to_text(page.visited_at), page.state, page.candidates, page.status,
            page.title, page.error,
        )  # fmt: skip

    def record_check(self, check: SourceCheck) -> None:
        """Log that a source has been looked at from end to end: last of all, for it is then no longer due."""
        self._log.write(
            "insert into checks (run_id, source_id, checked_at, state, pages, candidates, documents, error, complete)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._run_id, check.source_id, to_text(check.checked_at), check.state, check.pages, check.candidates,
            check.documents, check.error, check.complete,
        )  # fmt: skip

    def freeze_host(self, host: str, at: datetime, until: datetime, reason: str) -> None:
        """Leave ``host`` alone until ``until``; a host that was frozen already keeps its first date."""
        self._log.write(
            "insert into hosts (host, since, until, reason) values (?, ?, ?, ?)"
            " on conflict (host) do update set until = excluded.until, reason = excluded.reason",
            host, to_text(at), to_text(until), reason,
        )  # fmt: skip

    def thaw_host(self, host: str) -> None:
        """Forget that ``host`` was frozen: it answers again."""
        self._log.write("delete from hosts where host = ?", host)

    # Asking

    def validators(self, url: str) -> Validators | None:
        """Return what to send back to ask for ``url`` conditionally.

        None where nothing is known, where it has vanished, and where the bytes that a 304 would stand for are missing.
        """
        row = self._log.row("select * from addresses where url = ?", url)
        if row is None or row["digest"] is None or row["vanished_at"] is not None:
            return None
        if row["role"] != "rejected" and not self._objects.path_of(row["digest"]).is_file():
            return None
        return Validators(row["etag"], row["last_modified"], row["digest"], row["role"])

    def versions(self, url: str) -> tuple[Version, ...]:
        """Return the versions of an address, oldest first."""
        rows = self._log.rows("select * from versions where url = ? order by version_id", url)
        return tuple(_version(row) for row in rows)

    def addresses(self, *, source_id: str | None = None, role: Role | None = None) -> tuple[Address, ...]:
        """Return the addresses known, or those to which a source leads, vanished ones included, in order."""
        rows = self._log.rows(
            "select a.*, (select json_group_array(source_id) from links l where l.url = a.url) as source_ids"
            " from addresses a where (?1 is null or role = ?1)"
            " and (?2 is null or exists (select 1 from links l where l.url = a.url and l.source_id = ?2)) order by url",
            role, source_id,
        )  # fmt: skip
        return tuple(_address(row) for row in rows)

    def latest_documents(self) -> tuple[Document, ...]:
        """Return the documents that are published now: the last version of each address that has not vanished."""
        return tuple(d for d in self._documents() if not d.superseded and d.vanished_at is None)

    def documents(self) -> tuple[Document, ...]:
        """Return every document to read, each body of bytes once, vanished and replaced ones included.

        A replaced file may be the plan of an earlier term. Of a web page, whose bytes change for little, only the first
        version and the last of each year are given. Of several addresses with the same bytes, the one still published
        is given, then the oldest, with the sources of all.
        """
        kept: dict[str, Document] = {}
        for document in _yearly(self._documents()):
            known = kept.get(document.digest, document)
            sources = tuple(sorted({*known.source_ids, *document.source_ids}))
            kept[document.digest] = replace(min(known, document, key=_rank), source_ids=sources)
        return tuple(sorted(kept.values(), key=lambda document: (document.url, document.first_seen)))

    def fetches(
        self, *, url: str | None = None, source_id: str | None = None, run_id: int | None = None
    ) -> Iterator[LoggedFetch]:
        """Yield the logged fetches, oldest first."""
        rows = self._log.rows(
            "select * from fetches where (?1 is null or url = ?1) and (?2 is null or source_id = ?2)"
            " and (?3 is null or run_id = ?3) order by fetch_id",
            url, source_id, run_id,
        )  # fmt: skip
        return (LoggedFetch(row["fetch_id"], row["run_id"], row["change"], fetch_of(row)) for row in rows)

    def checks(self, source_id: str | None = None) -> tuple[SourceCheck, ...]:
        """Return every look at a source, or at all sources, oldest first."""
        query = "select * from checks where (?1 is null or source_id = ?1) order by check_id"
        rows = self._log.rows(query, source_id)
        return tuple(_check(row) for row in rows)

    def last_checks(self) -> Mapping[str, SourceCheck]:
        """Return the last look at each source, by its id."""
        rows = self._log.rows(
            "select * from checks where check_id in (select max(check_id) from checks group by source_id)"
        )
        return {row["source_id"]: _check(row) for row in rows}

    def pages(self, source_id: str) -> tuple[PageResult, ...]:
        """Return the pages that were searched for a source, oldest first."""
        rows = self._log.rows("select * from pages where source_id = ? order by page_id", source_id)
        return tuple(_page(row) for row in rows)

    def frozen_hosts(self) -> Mapping[str, FrozenHost]:
        """Return the hosts that are left alone, by name; look at ``until``: it may have passed."""
        rows = self._log.rows("select * from hosts order by host")
        return {
            row["host"]: FrozenHost(row["host"], to_time(row["since"]), to_time(row["until"]), row["reason"])
            for row in rows
        }

    def runs(self) -> tuple[Run, ...]:
        """Return the runs, oldest first."""
        counts = self._log.rows(
            "select run_id, change, count(*) as n from fetches where role = 'document' group by run_id, change"
        )
        by_run = {(row["run_id"], row["change"]): row["n"] for row in counts}
        return tuple(
            Run(
                row["run_id"],
                to_time(row["started_at"]),
                maybe_time(row["ended_at"]),
                {change: by_run.get((row["run_id"], change), 0) for change in _CHANGES},
            )
            for row in self._log.rows("select * from runs order by run_id")
        )

    def open(self, digest: str) -> bytes:
        """Return the bytes kept under ``digest``, checked against it.

        Raises:
            PstError: there are none, or they were altered.
        """
        return self._objects.open(digest)

    def path_of(self, digest: str) -> Path:
        """Return the file of ``digest``; it is never written to again."""
        return self._objects.path_of(digest)

    def verify(self) -> list[Problem]:
        """Read every object again, and look for every object of the log; return what is wrong, [] when all is well."""
        damage = self._log.check()
        if damage:
            return [Problem("log", "", f"{self.folder / LOG_NAME} : {damage}"), *self._objects.verify()]
        problems = list(self._objects.verify())
        present = set(self._objects.digests())
        for row in self._log.rows(
            "select digest, min(url) as url from versions where role != 'rejected' group by digest"
        ):
            if row["digest"] not in present:
                problems.append(Problem("missing", row["digest"], f"{row['digest']} : absent ({row['url']})"))
        return problems

    def extent(self) -> tuple[int, int]:
        """Return how many objects there are and their size in bytes."""
        sizes = [self._objects.path_of(digest).stat().st_size for digest in self._objects.digests()]
        return len(sizes), sum(sizes)

    def repair(self) -> list[Problem]:
        """Put altered objects aside, in ``quarantine``, and return them: the next run asks for their bytes again."""
        altered = [problem for problem in self.verify() if problem.code == "altered"]
        for problem in altered:
            self._objects.put_aside(problem.digest)
        return altered

    def export_warc(self, path: Path) -> int:
        """Write a WARC 1.1 file of all fetches and bodies and return how many records it holds."""
        from corpus.warc import write_warc

        return write_warc(self, path)

    def _documents(self) -> list[Document]:
        rows = self._log.rows(
            "select v.*, a.vanished_at, a.digest as now, l.link_text, l.page_url, l.score, l.reasons,"
            " (select max(version_id) from versions w where w.url = v.url) as last_id,"
            " (select json_group_array(source_id) from links k where k.url = v.url) as source_ids"
            " from versions v join addresses a using (url)"
            " left join links l on l.url = v.url"
            " and l.source_id = (select min(source_id) from links k where k.url = v.url)"
            " where v.role = 'document' order by v.url, v.version_id"
        )
        return [_document(row) for row in rows]


def _yearly(documents: list[Document]) -> Iterator[Document]:
    first: dict[str, Document] = {}
    last: dict[tuple[str, int], Document] = {}
    for document in documents:
        first.setdefault(document.url, document)
        last[document.url, document.first_seen.year] = document
    for document in documents:
        lasting = document in (first[document.url], last[document.url, document.first_seen.year])
        if lasting or document.media_type not in _WEB_PAGES:
            yield document


def _rank(document: Document) -> tuple[bool, bool, datetime, str]:
    return document.vanished_at is not None, document.superseded, document.first_seen, document.url


def _document(row: sqlite3.Row) -> Document:
    return Document(
        url=row["url"],
        digest=row["digest"],
        size=row["size"],
        media_type=row["media_type"],
        first_seen=to_time(row["first_seen"]),
        last_seen=to_time(row["last_seen"]),
        source_ids=tuple(sorted(json.loads(row["source_ids"]))),
        link_text=row["link_text"],
        page_url=row["page_url"],
        score=row["score"],
        reasons=tuple(json.loads(row["reasons"] or "[]")),
        vanished_at=maybe_time(row["vanished_at"]),
        superseded=row["version_id"] != row["last_id"],
    )


def _version(row: sqlite3.Row) -> Version:
    return Version(
        url=row["url"],
        digest=row["digest"],
        size=row["size"],
        media_type=row["media_type"],
        role=row["role"],
        first_seen=to_time(row["first_seen"]),
        last_seen=to_time(row["last_seen"]),
        gone_at=maybe_time(row["gone_at"]),
    )


def _address(row: sqlite3.Row) -> Address:
    return Address(
        url=row["url"],
        role=row["role"],
        digest=row["digest"],
        media_type=row["media_type"],
        first_seen=to_time(row["first_seen"]),
        last_checked=to_time(row["last_checked"]),
        last_changed=maybe_time(row["last_changed"]),
        vanished_at=maybe_time(row["vanished_at"]),
        last_error=row["last_error"],
        failing_since=maybe_time(row["failing_since"]),
        source_ids=tuple(sorted(json.loads(row["source_ids"]))),
    )


def _check(row: sqlite3.Row) -> SourceCheck:
    return SourceCheck(
        source_id=row["source_id"],
        checked_at=to_time(row["checked_at"]),
        state=row["state"],
        pages=row["pages"],
        candidates=row["candidates"],
        documents=row["documents"],
        error=row["error"],
        complete=bool(row["complete"]),
    )


def _page(row: sqlite3.Row) -> PageResult:
    return PageResult(
        url=row["url"],
        source_id=row["source_id"],
        visited_at=to_time(row["visited_at"]),
        state=row["state"],
        candidates=row["candidates"],
        status=row["status"],
        title=row["title"],
        error=row["error"],
    )

"""The log of an archive: every fetch, and what follows from it for addresses and their versions, in one SQLite file.

Each fetch is one transaction, written ahead and flushed: the tables never disagree, whatever stops the process.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from corpus.archive_records import Change, Fetch, to_text
from pst.errors import PstError, UsageError

LOG_NAME: Final = "log.sqlite"
_FORMAT: Final = 1
_GONE: Final = frozenset({404, 410})
_WAIT: Final = 30.0  # seconds to wait for another writer
_TABLES: Final = """
create table if not exists runs (run_id integer primary key, started_at text not null, ended_at text);
create table if not exists fetches (
  fetch_id integer primary key, run_id integer, change text not null, url text not null, source_id text not null,
  requested_at text not null, status integer, final_url text, redirects text not null, etag text, last_modified text,
  media_type text, size integer, digest text, error text, link_text text, page_url text, score real,
  reasons text not null, role text not null, headers text not null
);
create index if not exists fetches_by_url on fetches (url, fetch_id);
create index if not exists fetches_by_source on fetches (source_id, fetch_id);
create index if not exists fetches_by_run on fetches (run_id);
create table if not exists addresses (
  url text primary key, role text not null, digest text, size integer, media_type text, etag text, last_modified text,
  first_seen text not null, last_checked text not null, last_changed text, vanished_at text, last_error text,
  failing_since text
);
create table if not exists versions (
  version_id integer primary key, url text not null, digest text not null, size integer not null, media_type text,
  role text not null, first_seen text not null, last_seen text not null, gone_at text
);
create index if not exists versions_by_url on versions (url, version_id);
create index if not exists versions_by_digest on versions (digest);
create table if not exists links (
  source_id text not null, url text not null, link_text text, page_url text, score real, reasons text not null,
  last_seen text not null, primary key (source_id, url)
);
create index if not exists links_by_url on links (url);
create table if not exists pages (
  page_id integer primary key, run_id integer, url text not null, source_id text not null, visited_at text not null,
  state text not null, candidates integer not null, status integer, title text, error text
);
create index if not exists pages_by_source on pages (source_id, page_id);
create table if not exists checks (
  check_id integer primary key, run_id integer, source_id text not null, checked_at text not null, state text not null,
  pages integer not null, candidates integer not null, documents integer not null, error text, complete integer not null
);
create index if not exists checks_by_source on checks (source_id, check_id);
create table if not exists hosts (
  host text primary key, since text not null, until text not null, reason text not null
);
"""
_FETCH_COLUMNS: Final = (
    "run_id", "change", "url", "source_id", "requested_at", "status", "final_url", "redirects", "etag",
    "last_modified", "media_type", "size", "digest", "error", "link_text", "page_url", "score", "reasons", "role",
    "headers",
)  # fmt: skip
_ADD_FETCH: Final = f"insert into fetches ({', '.join(_FETCH_COLUMNS)}) values ({', '.join('?' * len(_FETCH_COLUMNS))})"
_TOUCH_ADDRESS: Final = """
insert into addresses (url, role, first_seen, last_checked) values (?1, ?2, ?3, ?3)
on conflict (url) do update set last_checked = ?3
"""
_LINK: Final = """
insert into links (source_id, url, link_text, page_url, score, reasons, last_seen) values (?, ?, ?, ?, ?, ?, ?)
on conflict (source_id, url) do update set link_text = coalesce(excluded.link_text, link_text),
  page_url = coalesce(excluded.page_url, page_url), score = coalesce(excluded.score, score),
  reasons = case excluded.reasons when '[]' then reasons else excluded.reasons end, last_seen = excluded.last_seen
"""


class Log:
    """One connection to the log; a read-only one changes nothing, not even the tables."""

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        self._path = path
        self._connection = _connect(path, readonly=readonly)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        """Return the rows of a query.

        Raises:
            PstError: the file is damaged.
        """
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _damaged(self._path, error) from error

    def row(self, query: str, *values: object) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        found = self.rows(query, *values)
        return found[0] if found else None

    def write(self, query: str, *values: object) -> int:
        """Do one change in a transaction of its own and return the number of the last inserted row."""
        with self._transaction() as connection:
            return connection.execute(query, values).lastrowid or 0

    def add(self, fetch: Fetch, run_id: int | None, *, stored: bool) -> Change:
        """Log ``fetch``, whose bytes (``digest``, ``size``) are already on disk where ``stored``, and say what changed.

        The log is the judge: an address it does not know is added, other bytes are a change, 404 and 410 of what was
        there is its disappearance, and whatever else brings no body is a failure.
        """
        with self._transaction() as connection:
            known = connection.execute("select * from addresses where url = ?", (fetch.url,)).fetchone()
            change = _judge(known, fetch, stored=stored)
            at = to_text(fetch.requested_at)
            connection.execute(_ADD_FETCH, _values(fetch, run_id, change, at))
            connection.execute(_TOUCH_ADDRESS, (fetch.url, fetch.role, at))
            self._keep(connection, fetch, change, at, known)
            if change not in ("failed", "vanished"):
                self._link(connection, fetch, at)
        return change

    def note_link(self, fetch: Fetch) -> None:
        """Remember that the source of ``fetch`` leads to its address, without any request."""
        with self._transaction() as connection:
            self._link(connection, fetch, to_text(fetch.requested_at))

    def check(self) -> str | None:
        """Return what SQLite finds wrong with the file, or None."""
        try:
            found = self._connection.execute("pragma integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as error:
            return str(error)
        return None if found == "ok" else str(found)

    def _keep(
        self, connection: sqlite3.Connection, fetch: Fetch, change: Change, at: str, known: sqlite3.Row | None
    ) -> None:
        if change == "failed":
            connection.execute(
                "update addresses set last_error = ?, failing_since = coalesce(failing_since, ?) where url = ?",
                (fetch.error or f"statut {fetch.status}", at, fetch.url),
            )
            return
        connection.execute("update addresses set last_error = null, failing_since = null where url = ?", (fetch.url,))
        if fetch.status in _GONE:
            if change == "vanished":
                self._close_version(connection, fetch.url, at)
                connection.execute(
                    "update addresses set vanished_at = ?1, last_changed = ?1 where url = ?2", (at, fetch.url)
                )
            return
        if change == "unchanged":
            connection.execute(
                "update versions set last_seen = ? where version_id ="
                " (select max(version_id) from versions where url = ?)",
                (at, fetch.url),
            )
        else:
            self._close_version(connection, fetch.url, at)
            digest, size, media, role = _body_of(fetch, known)
            connection.execute(
                "insert into versions (url, digest, size, media_type, role, first_seen, last_seen)"
                " values (?, ?, ?, ?, ?, ?, ?)",
                (fetch.url, digest, size, media, role, at, at),
            )
            connection.execute(
                "update addresses set digest = ?, size = ?, media_type = ?, role = ?, last_changed = ?,"
                " vanished_at = null where url = ?",
                (digest, size, media, role, at, fetch.url),
            )
        self._keep_validators(connection, fetch)

    def _keep_validators(self, connection: sqlite3.Connection, fetch: Fetch) -> None:
        if fetch.status == 304:  # a 304 may leave out what has not changed
            query = "update addresses set etag = coalesce(?, etag), last_modified = coalesce(?, last_modified)"
        else:
            query = "update addresses set etag = ?, last_modified = ?"
        connection.execute(f"{query} where url = ?", (fetch.etag, fetch.last_modified, fetch.url))

    def _close_version(self, connection: sqlite3.Connection, url: str, at: str) -> None:
        connection.execute("update versions set gone_at = ? where url = ? and gone_at is null", (at, url))

    def _link(self, connection: sqlite3.Connection, fetch: Fetch, at: str) -> None:
        values = (fetch.source_id, fetch.url, fetch.link_text, fetch.page_url, fetch.score, _json(fetch.reasons), at)
        connection.execute(_LINK, values)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self._connection.execute("begin immediate")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("rollback")
                raise
            self._connection.execute("commit")
        except sqlite3.OperationalError as error:
            hint = "Attendez la fin de l'autre commande, et vérifiez la place et les droits sur le disque"
            raise UsageError(str(self._path), f"journal inaccessible ({error})", hint=hint) from error
        except sqlite3.DatabaseError as error:
            raise _damaged(self._path, error) from error


def fetch_of(row: sqlite3.Row) -> Fetch:
    """Return the fetch of a row of the table ``fetches``."""
    return Fetch(
        url=row["url"],
        source_id=row["source_id"],
        requested_at=datetime.fromisoformat(row["requested_at"]),
        status=row["status"],
        final_url=row["final_url"],
        redirects=tuple(json.loads(row["redirects"])),
        etag=row["etag"],
        last_modified=row["last_modified"],
        media_type=row["media_type"],
        size=row["size"],
        digest=row["digest"],
        error=row["error"],
        link_text=row["link_text"],
        page_url=row["page_url"],
        score=row["score"],
        reasons=tuple(json.loads(row["reasons"])),
        role=row["role"],
        headers=tuple((name, value) for name, value in json.loads(row["headers"])),
    )


def _judge(known: sqlite3.Row | None, fetch: Fetch, *, stored: bool) -> Change:
    had = known is not None and known["digest"] is not None
    there = known is not None and had and known["vanished_at"] is None
    if fetch.status in _GONE:
        return "vanished" if there else "unchanged" if had else "failed"
    if fetch.error is not None:
        return "failed"
    if fetch.status == 304:
        return "unchanged" if there else "changed" if had else "failed"
    if not stored:
        return "failed"
    if known is None or not had:
        return "added"
    return "unchanged" if there and known["digest"] == fetch.digest else "changed"


def _body_of(fetch: Fetch, known: sqlite3.Row | None) -> tuple[str | None, int, str | None, str]:
    if fetch.status == 304 and known is not None:  # it had vanished and is back as it was
        return known["digest"], known["size"], known["media_type"], known["role"]
    return fetch.digest, fetch.size or 0, fetch.media_type, fetch.role


def _values(fetch: Fetch, run_id: int | None, change: Change, at: str) -> tuple[object, ...]:
    return (
        run_id, change, fetch.url, fetch.source_id, at, fetch.status, fetch.final_url, _json(fetch.redirects),
        fetch.etag, fetch.last_modified, fetch.media_type, fetch.size, fetch.digest, fetch.error, fetch.link_text,
        fetch.page_url, fetch.score, _json(fetch.reasons), fetch.role, _json(fetch.headers),
    )  # fmt: skip


def _json(values: Sequence[Any]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    name = f"{path.absolute().as_uri()}?mode={'ro' if readonly else 'rwc'}"
    if readonly and not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists():
        name += "&immutable=1"  # a copy on a medium that nobody can write to: SQLite must not look for others
    try:
        connection = sqlite3.connect(name, uri=True, timeout=_WAIT, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise UsageError(
            str(path), f"journal inaccessible ({error})", hint="Vérifiez le dossier et les droits"
        ) from error
    connection.row_factory = sqlite3.Row
    try:
        known: int = connection.execute("pragma user_version").fetchone()[0]
        if known > _FORMAT:
            hint = "Mettez le projet à jour"
            raise UsageError(str(path), "ce journal vient d'une version plus récente", hint=hint)
        if not readonly:
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = full")
            if known < _FORMAT:
                connection.executescript(f"begin immediate; {_TABLES} pragma user_version = {_FORMAT}; commit;")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _damaged(path, error) from error
    except PstError:
        connection.close()
        raise
    return connection


def _damaged(path: Path, error: sqlite3.DatabaseError) -> PstError:
    hint = "Lancez pst archive verify ; les objets restent intacts"
    return PstError(str(path), f"journal illisible ({error})", hint=hint)

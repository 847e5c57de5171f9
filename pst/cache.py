"""What earlier runs found, in one SQLite file: digests of unchanged files, outcomes by key, what was written where.

A result is kept under the digest of the bytes, the file's name, what a person said of it, and the version of the code,
lexicon included; those of other versions are dropped at the end of a run. ``Cache(None)`` forgets all after the run.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pst.errors import UsageError
from pst.outcome import Outcome, Success, Task, from_record, to_record
from pst.sources import Member, Stamp

log = logging.getLogger(__name__)

_FORMAT = 1
_TABLES = """
create table if not exists files (path text primary key, stamp text not null, members text not null);
create table if not exists results (key text primary key, version text not null, record text not null, plan_file blob);
create table if not exists written (path text primary key, stamp text not null, key text not null);
"""


class Cache:
    """The cache of one output folder. Use it as a context manager; every change is kept at once."""

    def __init__(self, path: Path | None, version: str) -> None:
        self._version = version
        self._connection = _open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.commit()
        self._connection.close()

    def key(self, task: Task) -> str:
        """Return the key of a task's result."""
        parts = (self._version, task.digest, task.name, task.settings.key)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def members(self, path: str, stamp: Stamp) -> tuple[Member, ...] | None:
        """Return the documents of a file whose stamp is unchanged, else None."""
        row = self._one("select members from files where path = ? and stamp = ?", path, repr(stamp))
        return None if row is None else tuple(Member(name, digest) for name, digest in json.loads(row[0]))

    def remember(self, path: str, stamp: Stamp, members: tuple[Member, ...]) -> None:
        """Keep the documents of a file."""
        listed = json.dumps([[member.name, member.digest] for member in members])
        self._connection.execute("insert or replace into files values (?, ?, ?)", (path, repr(stamp), listed))

    def get(self, key: str) -> Outcome | None:
        """Return what is known under ``key``, else None; of a success all but its plan file, see ``plan_file``."""
        row = self._one("select record from results where key = ?", key)
        return None if row is None else from_record(json.loads(row[0]), b"")

    def plan_file(self, key: str) -> bytes | None:
        """Return the plan file kept under ``key``, else None."""
        row = self._one("select plan_file from results where key = ?", key)
        return None if row is None else row[0]

    def put(self, key: str, outcome: Outcome) -> None:
        """Keep an outcome that another run would find again."""
        if not outcome.lasting:
            return
        plan_file = outcome.plan_file if isinstance(outcome, Success) else None
        record = json.dumps(to_record(outcome))
        self._connection.execute(
            "insert or replace into results values (?, ?, ?, ?)", (key, self._version, record, plan_file)
        )
        self._connection.commit()

    def is_written(self, path: Path, key: str) -> bool:
        """Say whether the file at ``path`` still is what was written under ``key``."""
        row = self._one("select stamp, key from written where path = ?", str(path))
        return row is not None and row[1] == key and row[0] == _written_stamp(path)

    def note_written(self, path: Path, key: str) -> None:
        """Remember that ``path`` now holds the content known as ``key``."""
        values = (str(path), _written_stamp(path), key)
        self._connection.execute("insert or replace into written values (?, ?, ?)", values)

    def forget_others(self, kept: Iterable[Path]) -> list[Path]:
        """Forget written files that are not among ``kept``; return those that are still as they were written."""
        names = {str(path) for path in kept}
        rows = self._connection.execute("select path, stamp from written").fetchall()
        stale = [(path, stamp) for path, stamp in rows if path not in names]
        self._connection.executemany("delete from written where path = ?", [(path,) for path, _ in stale])
        return [Path(path) for path, stamp in stale if stamp == _written_stamp(Path(path))]

    def drop_old_versions(self) -> None:
        """Drop the results of other versions of the code."""
        self._connection.execute("delete from results where version != ?", (self._version,))

    def _one(self, query: str, *values: str) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
        return row


def _open(path: Path | None) -> sqlite3.Connection:
    if path is None:
        connection = sqlite3.connect(":memory:")
        connection.executescript(_TABLES)
        return connection
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _connect(path)
    except sqlite3.OperationalError as error:
        hint = "Attendez la fin de l'autre lecture, ou relancez avec --no-cache"
        raise UsageError(str(path), f"cache inaccessible ({error})", hint=hint) from error
    except sqlite3.DatabaseError as error:
        log.warning("cache illisible, recommencé à neuf : %s (%s)", path, error)
        path.unlink(missing_ok=True)
        return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    try:
        with closing(connection.execute("pragma user_version")) as cursor:
            known: int = cursor.fetchone()[0]
        if known not in (0, _FORMAT):
            connection.executescript(
                "drop table if exists files; drop table if exists results; drop table if exists written;"
            )
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.executescript(_TABLES)
        connection.execute(f"pragma user_version = {_FORMAT}")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _written_stamp(path: Path) -> str:
    try:
        stat = path.stat()
    except OSError:
        return "absent"
    return f"{stat.st_size} {stat.st_mtime_ns}"

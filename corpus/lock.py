"""One run at a time: a lock of the operating system, which a dead process cannot keep."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from filelock import FileLock, Timeout

from pst.errors import PstError

EXIT_BUSY: Final = 75  # sysexits.h EX_TEMPFAIL: another run is under way, come back later
_LOCK: Final = ".lock"
_HOLDER: Final = ".lock.json"


class BusyError(PstError):
    """Another run holds the lock; a command ends with ``EXIT_BUSY``."""

    exit_code = EXIT_BUSY


class RunLock:
    """The lock of a folder, as a context manager; it is let go when the process ends, however it ends.

    ``what`` names the holder to whom finds the lock taken ("pst scrape").

    Raises:
        BusyError: another process holds it; it is not waited for.
    """

    def __init__(self, folder: Path, what: str) -> None:
        self._folder = folder
        self._what = what
        self._lock = FileLock(folder / _LOCK, timeout=0)

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout as error:
            hint = "Attendez qu'elle finisse ; le verrou tombe avec elle, il n'y a rien à effacer"
            raise BusyError(
                str(self._folder), f"une autre exécution est en cours{self._holder()}", hint=hint
            ) from error
        holder = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "what": self._what,
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        (self._folder / _HOLDER).write_text(json.dumps(holder), encoding="utf-8")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        (self._folder / _HOLDER).unlink(missing_ok=True)
        self._lock.release()

    def _holder(self) -> str:
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            holder = json.loads((self._folder / _HOLDER).read_text(encoding="utf-8"))
            return f" ({holder['what']}, processus {holder['pid']} sur {holder['host']}, depuis {holder['since']})"
        return ""

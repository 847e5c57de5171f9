"""Bytes kept once under their digest, in files that are there whole or not at all.

A body is written aside, flushed to the disk, renamed to ``objects/ab/abcdef…``, and the folders are flushed too: what a
killed process or a power cut leaves behind is at most a temporary file, which the next writer removes.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from corpus.archive_records import Problem
from pst.errors import PstError

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_TEMPORARY: Final = re.compile(r"(?P<pid>\d+)-.*")
_ABANDONED: Final = 24 * 3600.0  # seconds after which a temporary file is nobody's, whatever its process number


class ObjectStore:
    """The folder ``objects`` of an archive, with ``tmp`` beside it for what is being written."""

    def __init__(self, folder: Path) -> None:
        self._objects = folder / "objects"
        self._aside = folder / "tmp"
        self._quarantine = folder / "quarantine"

    def prepare(self) -> None:
        """Make the folders and remove what dead writers left aside."""
        self._objects.mkdir(parents=True, exist_ok=True)
        self._aside.mkdir(exist_ok=True)
        for path in self._aside.iterdir():
            if _is_abandoned(path):
                path.unlink(missing_ok=True)

    def put(self, body: bytes) -> str:
        """Keep ``body`` and return its hexadecimal SHA-256; once this returns, it survives a power cut."""
        digest = hashlib.sha256(body).hexdigest()
        path = self.path_of(digest)
        if self._is_whole(path, len(body)):
            return digest
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f"{os.getpid()}-", dir=self._aside)
        aside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            aside.chmod(0o444)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        _flush_folder(path.parent)
        _flush_folder(self._objects)
        return digest

    def open(self, digest: str) -> bytes:
        """Return the bytes kept under ``digest``.

        Raises:
            PstError: there are none, or they are no longer the same.
        """
        try:
            body = self.path_of(digest).read_bytes()
        except FileNotFoundError as error:
            hint = "Lancez pst archive verify"
            raise PstError(f"objet {digest[:12]}", "absent de l'archive", hint=hint) from error
        if hashlib.sha256(body).hexdigest() != digest:
            raise PstError(f"objet {digest[:12]}", "son contenu a été altéré", hint="Lancez pst archive verify")
        return body

    def path_of(self, digest: str) -> Path:
        """Return where the bytes of ``digest`` lie, or would lie."""
        if not _DIGEST.fullmatch(digest):
            raise PstError(
                f"empreinte « {digest[:80]} »", "forme inconnue", hint="Une empreinte a 64 chiffres (SHA-256)"
            )
        return self._objects / digest[:2] / digest

    def put_aside(self, digest: str) -> None:
        """Move the file of ``digest`` out of the way, to ``quarantine``."""
        self._quarantine.mkdir(exist_ok=True)
        self.path_of(digest).replace(self._quarantine / digest)

    def digests(self) -> Iterator[str]:
        """Yield the digests that have a file, in order."""
        for path in sorted(self._objects.glob("*/*")):
            if _DIGEST.fullmatch(path.name) and path.parent.name == path.name[:2]:
                yield path.name

    def verify(self) -> Iterator[Problem]:
        """Read every file again and yield what is wrong with it."""
        for path in sorted(self._objects.glob("**/*")):
            if path.is_dir():
                continue
            if not _DIGEST.fullmatch(path.name) or path.parent != self._objects / path.name[:2]:
                yield Problem("misplaced", "", f"{path} : ce fichier n'est pas de l'archive")
                continue
            try:
                with path.open("rb") as file:
                    found = hashlib.file_digest(file, "sha256").hexdigest()
            except OSError as error:
                yield Problem("unreadable", path.name, f"{path} : illisible ({error.strerror})")
                continue
            if found != path.name:
                yield Problem("altered", path.name, f"{path} : son contenu a été altéré")

    def _is_whole(self, path: Path, size: int) -> bool:
        try:
            return path.stat().st_size == size
        except FileNotFoundError:
            return False


def _is_abandoned(path: Path) -> bool:
    match = _TEMPORARY.fullmatch(path.name)
    try:
        old = time.time() - path.stat().st_mtime > _ABANDONED
    except FileNotFoundError:
        return False
    return match is not None and (old or not _is_alive(int(match["pid"])))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

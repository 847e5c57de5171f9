"""From paths to documents: folders walked in name order, archives opened, bytes digested only when the file changed."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pst.config import SETTINGS_NAME, DocumentSettings, SettingsTree
from pst.errors import PstError, UnreadableSourceError, UsageError, os_reason
from pst.outcome import Failure, Task

if TYPE_CHECKING:
    from extract.document import SourceFile

log = logging.getLogger(__name__)

_ARCHIVE_SUFFIX = ".zip"
_LOCK_PREFIXES = (".", "~$")
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, and the folder up to which its settings are looked for."""

    path: Path
    root: Path


@dataclass(frozen=True, slots=True)
class Member:
    """A document in a file: its name and the hexadecimal SHA-256 of its bytes."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the system says of a file without reading it; a file with the same stamp is taken for unchanged."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


class Index(Protocol):
    """Remembers the members of files by their stamp."""

    def members(self, path: str, stamp: Stamp) -> tuple[Member, ...] | None:
        """Return what was remembered of the file with this very stamp, else None."""

    def remember(self, path: str, stamp: Stamp, members: tuple[Member, ...]) -> None:
        """Keep the members of a file."""


def find(paths: Iterable[Path], *, leave_out: Path | None = None) -> list[Found]:
    """Return the files that ``paths`` name, folders walked recursively, each file once, in path order by argument.

    Hidden files, lock files of word processors and ``pst.toml`` are no documents; the folder ``leave_out`` (where the
    results go) is not entered.

    Raises:
        UsageError: a path does not exist at all.
    """
    found: dict[str, Found] = {}
    for path in paths:
        if path.is_dir():
            for file in _walk(path, leave_out.resolve() if leave_out else None):
                found.setdefault(_key(file), Found(file, path))
        elif path.is_symlink() or path.exists():
            found.setdefault(_key(path), Found(path, path.parent))
        else:
            raise UsageError(str(path), "ce fichier ou dossier n'existe pas", hint="Vérifiez le chemin")
    return list(found.values())


def tasks_of(
    found: Found, index: Index, settings: SettingsTree, override: DocumentSettings
) -> Sequence[Task] | Failure:
    """Return the documents that one file holds (several for an archive), or why it cannot be read.

    Raises:
        UsageError: a ``pst.toml`` on the way cannot hold.
    """
    own = override.over(settings.settings_for(found.path, found.root))
    path = str(found.path)
    try:
        stamp = _stamp(found.path)
        members = index.members(path, stamp)
        if members is None:
            members = _members(found.path)
            index.remember(path, stamp, members)
    except PstError as error:
        return Failure(error.problem, error.hint)
    except OSError as error:
        return Failure(f"fichier illisible ({os_reason(error)})", "Vérifiez le chemin et les droits d'accès")
    if not _is_archive(found.path):
        return [Task(path, members[0].name, members[0].digest, settings=own)]
    if not members:
        return Failure("archive sans document", "Ajoutez-y des documents ou retirez-la")
    return [Task(path, member.name, member.digest, number, own) for number, member in enumerate(members)]


def archive_members(source: SourceFile) -> tuple[SourceFile, ...]:
    """Return the documents that a ZIP file holds, in the archive's order.

    Raises:
        UnreadableSourceError: it cannot be opened.
    """
    try:
        from extract.readers.archive import members

        return tuple(members(source))
    except PstError:
        raise
    except Exception as error:  # archives are opened here, outside the workers: a broken one must not end the run
        log.debug("archive %s", source.name, exc_info=error)
        raise UnreadableSourceError(source.name, "archive illisible", hint="Décompressez-la vous-même") from error


def _walk(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (leave_out is None or (Path(here) / name).resolve() != leave_out)
        )
        for name in sorted(files):
            if not name.startswith(_LOCK_PREFIXES) and name.lower() not in _SYSTEM_FILES and name != SETTINGS_NAME:
                yield Path(here) / name


def _key(path: Path) -> str:
    return os.path.realpath(path)


def _stamp(path: Path) -> Stamp:
    stat = path.stat()
    return Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


def _members(path: Path) -> tuple[Member, ...]:
    if not _is_archive(path):
        with path.open("rb") as file:
            return (Member(path.name, hashlib.file_digest(file, "sha256").hexdigest()),)
    from extract.document import SourceFile

    whole = SourceFile(name=path.name, data=path.read_bytes(), path=path)
    return tuple(Member(member.name, member.digest) for member in archive_members(whole))


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() == _ARCHIVE_SUFFIX

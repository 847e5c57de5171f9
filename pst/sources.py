"""From paths to documents: folders walked in name order, archives opened, bytes digested only when the file changed."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from corpus.archive import Archive, Document, is_archive
from corpus.archive_names import document_name
from corpus.archive_records import to_text
from corpus.registry.sources import body_of
from extract.saved_pages import folders_of_pages
from pst.config import NOTHING_SAID, SETTINGS_NAME, DocumentSettings, SettingsTree
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
    """A file to read: where it is, and the folder up to which its settings are looked for.

    ``name``, ``digest`` and ``settings`` are known beforehand of a document of an archive: it lies under its digest.
    """

    path: Path
    root: Path
    name: str | None = None
    digest: str | None = None
    settings: DocumentSettings = NOTHING_SAID

    @property
    def place(self) -> Path:
        """Where a ``pst.toml`` finds it: an archived document as if it lay beside the archive's log."""
        return self.path if self.name is None else self.root / self.name


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

    Hidden files, lock files of word processors, ``pst.toml`` and the parts of saved web pages are no documents; the
    folder ``leave_out`` (where the results go) is not entered. A folder that is an archive gives the documents that
    were published.

    Raises:
        UsageError: a path does not exist at all.
    """
    found: dict[str, Found] = {}
    for path in paths:
        if is_archive(path):
            for archived in archived_documents(path):
                found.setdefault(_key(archived.path), archived)
        elif path.is_dir():
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
    own = override.over(settings.settings_for(found.place, found.root)).over(found.settings)
    path = str(found.path)
    shown = found.settings.url
    if found.digest is not None and not _is_archive(found.place):
        return [Task(path, found.place.name, found.digest, settings=own, shown=shown)]
    try:
        stamp = _stamp(found.path)
        members = index.members(path, stamp)
        if members is None:
            members = _members(found.path, found.place.name)
            index.remember(path, stamp, members)
    except PstError as error:
        return Failure(error.problem, error.hint)
    except OSError as error:
        return Failure(f"fichier illisible ({os_reason(error)})", "Vérifiez le chemin et les droits d'accès")
    if not _is_archive(found.place):
        return [Task(path, members[0].name, members[0].digest, settings=own)]
    if not members:
        return Failure("archive sans document", "Ajoutez-y des documents ou retirez-la")
    return [
        Task(path, member.name, member.digest, number, own, shown, found.name) for number, member in enumerate(members)
    ]


def archived_documents(folder: Path) -> list[Found]:
    """Return the documents of an archive in the order of their addresses, replaced and vanished ones included.

    Their names are made from their addresses and from what their bytes are.

    Raises:
        PstError: the log cannot be read.
    """
    with Archive(folder, readonly=True) as archive:
        return [
            Found(archive.path_of(d.digest), folder, document_name(d.url, d.media_type), d.digest, _published(d))
            for d in archive.documents()
        ]


def _published(document: Document) -> DocumentSettings:
    bodies = {body for body in map(body_of, document.source_ids) if body is not None}
    publisher = "{}:{}".format(*bodies.pop()) if len(bodies) == 1 else None
    return DocumentSettings(url=document.url, retrieved_at=to_text(document.first_seen), publisher=publisher)


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
        parts = folders_of_pages(files)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name.lower() not in parts
            and (leave_out is None or (Path(here) / name).resolve() != leave_out)
        )
        for name in sorted(files):
            if not name.startswith(_LOCK_PREFIXES) and name.lower() not in _SYSTEM_FILES and name != SETTINGS_NAME:
                yield Path(here) / name


def _key(path: Path) -> str:
    return os.path.realpath(path)


def _stamp(path: Path) -> Stamp:
    stat = path.stat()
    return Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


def _members(path: Path, name: str) -> tuple[Member, ...]:
    if Path(name).suffix.lower() != _ARCHIVE_SUFFIX:
        with path.open("rb") as file:
            return (Member(path.name, hashlib.file_digest(file, "sha256").hexdigest()),)
    from extract.document import SourceFile

    whole = SourceFile(name=name, data=path.read_bytes(), path=path)
    return tuple(Member(member.name, member.digest) for member in archive_members(whole))


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() == _ARCHIVE_SUFFIX

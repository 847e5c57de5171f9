"""ZIP files of several documents: each member as a source of its own, with limits against archives that are traps."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from extract.document import SourceFile
from extract.saved_pages import without_parts
from pst.errors import EncryptedSourceError, LimitReachedError, UnreadableSourceError

MAX_MEMBERS = 500
MAX_MEMBER_BYTES = 200_000_000
MAX_TOTAL_BYTES = 1_000_000_000
MAX_RATIO = 200  # uncompressed to compressed, of members over a megabyte; XML and CSV reach 50
_RATIO_FLOOR = 1_000_000
_CHUNK = 1 << 20
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


def members(source: SourceFile) -> Iterator[SourceFile]:
    """Yield the documents in a ZIP file in its order, named "archive.zip/dossier/plan.pdf".

    Folders, empty files, what operating systems leave behind and the parts of saved web pages are passed over. Nothing
    is written to disk, so that a member's name can do no harm; ``..``, drive letters and leading slashes are left out
    of it all the same.

    Raises:
        UnreadableSourceError: the archive or a member is damaged.
        EncryptedSourceError: a password protects it.
        LimitReachedError: too many or too large members, or a compression ratio that no document has.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            wanted = _without_parts([info for info in archive.infolist() if _is_document(info)])
            _check(source, wanted)
            for info in wanted:
                name = f"{source.name}/{_safe_name(info)}"
                yield replace(source, name=name, data=_content(source, archive, info), path=None)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise UnreadableSourceError(
            source.name, f"archive abîmée ({error})", hint="Téléchargez-la à nouveau, ou décompressez-la vous-même"
        ) from error


def _is_document(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if info.is_dir() or info.file_size == 0 or not path.name:
        return False
    return (
        "__MACOSX" not in path.parts
        and not path.name.startswith(("._", "~$"))
        and path.name.lower() not in _SYSTEM_FILES
    )


def _without_parts(found: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    kept = set(without_parts(_safe_name(info) for info in found))
    return [info for info in found if _safe_name(info) in kept]


def _check(source: SourceFile, wanted: list[zipfile.ZipInfo]) -> None:
    total = sum(info.file_size for info in wanted)
    if len(wanted) > MAX_MEMBERS:
        raise _limit(source, f"{len(wanted)} fichiers, {MAX_MEMBERS} au plus")
    if total > MAX_TOTAL_BYTES:
        raise _limit(source, f"{total // 1_000_000} Mo une fois décompressée, {MAX_TOTAL_BYTES // 1_000_000} au plus")
    for info in wanted:
        if info.flag_bits & 0x1:
            raise EncryptedSourceError(
                source.name, "l'archive est protégée par un mot de passe", hint="Décompressez-la puis réessayez"
            )
        if info.file_size > MAX_MEMBER_BYTES:
            raise _limit(source, f"{info.filename} fait {info.file_size // 1_000_000} Mo")
        if info.file_size > _RATIO_FLOOR and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise _limit(source, f"{info.filename} est compressé au-delà du plausible")


def _content(source: SourceFile, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a member, never more than it announces: sizes in an archive may lie."""
    parts: list[bytes] = []
    left = info.file_size
    with archive.open(info) as stream:
        while chunk := stream.read(min(_CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                raise _limit(source, f"{info.filename} est plus grand qu'annoncé")
            parts.append(chunk)
    return b"".join(parts)


def _safe_name(info: zipfile.ZipInfo) -> str:
    name = info.filename
    if not info.flag_bits & 0x800 and any(ord(char) > 0x7F for char in name):
        name = _accented(name)
    parts = [
        part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."} and not part.endswith(":")
    ]
    return "/".join(parts) or "document"


def _accented(name: str) -> str:
    """Return a name without the UTF-8 flag as its author wrote it: many programs write UTF-8 or cp850 unannounced."""
    raw = name.encode("cp437", errors="replace")
    for encoding in ("utf-8", "cp850"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _limit(source: SourceFile, problem: str) -> LimitReachedError:
    return LimitReachedError(
        source.name, f"archive refusée : {problem}", hint="Décompressez-la et donnez ses documents un à un"
    )

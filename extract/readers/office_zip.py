"""Bytes of an office document (DOCX, PPTX, ODT …) to an opened ZIP archive, or an error that says what is wrong."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from extract.document import SourceFile
from pst.errors import EncryptedSourceError, LimitReachedError, UnreadableSourceError

_AGAIN = "Téléchargez-le à nouveau, ou ouvrez-le dans un logiciel de bureautique et enregistrez-le une nouvelle fois"
MAX_UNPACKED = 1_000_000_000  # bytes; a document of a thousand pages with its pictures stays well below
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_STRICT = {
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
    b"http://purl.oclc.org/ooxml/presentationml/main": b"http://schemas.openxmlformats.org/presentationml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}  # fmt: skip
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?/>", re.DOTALL)
_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SLIDES = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_OTHER_WORD = re.compile(
    rb"application/vnd\.ms-word\.(?:document\.macroEnabled|template\.macroEnabledTemplate)\.main\+xml"
    rb"|application/vnd\.openxmlformats-officedocument\.wordprocessingml\.template\.main\+xml"
)
_OTHER_SLIDES = re.compile(
    rb"application/vnd\.ms-powerpoint\.(?:presentation|slideshow|template)\.macroEnabled\.main\+xml"
    rb"|application/vnd\.openxmlformats-officedocument\.presentationml\.(?:slideshow|template)\.main\+xml"
)
_TARGET = re.compile(rb"""\bTarget\s*=\s*["']([^"']*)["']""")


def open_zip(source: SourceFile, kind: str, required: str) -> zipfile.ZipFile:
    """Open ``source`` as a ZIP archive that holds the member ``required``; ``kind`` is its name for people ("DOCX").

    Raises:
        EncryptedSourceError: the document is protected by a password.
        UnreadableSourceError: it is no ZIP archive, is cut short, or is an archive of something else.
        LimitReachedError: unpacked it would exceed ``MAX_UNPACKED`` bytes.
    """
    _refuse_ole(source, kind)
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
        names = archive.namelist()
        total = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise UnreadableSourceError(
            source.name,
            f"le fichier {kind} est incomplet ou abîmé",
            hint=_AGAIN,
        ) from error
    if required not in names:
        raise UnreadableSourceError(
            source.name,
            f"cette archive ZIP n'est pas un document {kind}",
            hint="Vérifiez l'extension du fichier ; décompressez d'abord une archive de plusieurs fichiers",
        )
    if total > MAX_UNPACKED:
        raise LimitReachedError(
            source.name,
            f"le document décompressé occuperait {total // 1_000_000} Mo",
            hint="Vérifiez le fichier, puis réduisez ses images avant de le relire",
        )
    return archive


def read_member(archive: zipfile.ZipFile, source: SourceFile, name: str) -> bytes:
    """Return the bytes of one member.

    Raises:
        EncryptedSourceError: the member is protected by a password.
        UnreadableSourceError: its bytes are damaged or missing.
    """
    try:
        return archive.read(name)
    except RuntimeError as error:  # what zipfile says of a member with a password
        raise encrypted(source) from error
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError) as error:
        raise UnreadableSourceError(
            source.name,
            f"la partie « {name} » du fichier est abîmée ou absente",
            hint=_AGAIN,
        ) from error


def encrypted(source: SourceFile) -> EncryptedSourceError:
    """Return the error for a document with a password."""
    return EncryptedSourceError(
        source.name,
        "le document est protégé par un mot de passe",
        hint="Ouvrez-le avec son mot de passe et enregistrez-en une copie sans protection",
    )


def mended_office(data: bytes) -> bytes:
    """Return an Office Open XML package that strict libraries accept.

    Relationships to parts that are not in the package are dropped, the namespaces of the "strict" variant become the
    usual ones, and macro-enabled documents and templates are declared as plain ones.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as mended:
        names = set(archive.namelist())
        for info in archive.infolist():
            content = archive.read(info.filename)
            if info.filename.endswith((".xml", ".rels")):
                for strict, usual in _STRICT.items():
                    content = content.replace(strict, usual)
            if info.filename.endswith(".rels"):
                content = _without_dangling(content, info.filename, names)
            if info.filename == "[Content_Types].xml":
                content = _plain_types(content)
            mended.writestr(info.filename, content)
    return out.getvalue()


def _refuse_ole(source: SourceFile, kind: str) -> None:
    if not source.data.startswith(_OLE):
        return
    if _ENCRYPTED_PACKAGE in source.data:
        raise encrypted(source)
    raise UnreadableSourceError(
        source.name,
        f"c'est un document Office d'avant 2007, pas un document {kind}",
        hint=f"Ouvrez-le dans un traitement de texte et enregistrez-le au format {kind}",
    )


def _plain_types(content: bytes) -> bytes:
    return _OTHER_WORD.sub(_WORD, _OTHER_SLIDES.sub(_SLIDES, content))


def _without_dangling(content: bytes, name: str, names: set[str]) -> bytes:
    folder = name.rpartition("_rels/")[0]

    def keep(match: re.Match[bytes]) -> bytes:
        relationship = match.group(0)
        target = _TARGET.search(relationship)
        if target is None or b"External" in relationship:
            return relationship
        path = target.group(1).decode("utf-8", "replace")
        return relationship if _resolved(folder, path) in names else b""

    return _RELATIONSHIP.sub(keep, content)


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    parts: list[str] = [part for part in folder.split("/") if part]
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)

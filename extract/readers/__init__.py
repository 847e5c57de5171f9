"""The readers: bytes of any known format into the document model, one module a format, imported on first use."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from types import MappingProxyType

from extract.document import Document, ReaderWarning, SourceFile
from extract.readers.contents import with_contents
from extract.sniff import (
    CSV,
    DOC,
    DOCX,
    ECOMPTES,
    HTML,
    MHTML,
    ODP,
    ODS,
    ODT,
    PDF,
    PPT,
    PPTX,
    RTF,
    TEXT,
    XLS,
    XLSB,
    XLSX,
    ZIP,
    media_type,
)
from pst.errors import LimitReachedError, PstError, UnknownFormatError, UnreadableSourceError

READERS: Mapping[str, str] = MappingProxyType(
    {
        PDF: "extract.readers.pdf:read_pdf",
        DOCX: "extract.readers.docx:read_docx",
        ODT: "extract.readers.odt:read_odt",
        PPTX: "extract.readers.slides:read_slides",
        XLSX: "extract.readers.sheet:read_sheet",
        XLSB: "extract.readers.sheet:read_sheet",
        XLS: "extract.readers.sheet:read_sheet",
        ODS: "extract.readers.sheet:read_sheet",
        CSV: "extract.readers.sheet:read_sheet",
        HTML: "extract.readers.html:read_html",
        MHTML: "extract.readers.html:read_html",
        TEXT: "extract.readers.text:read_text",
        ECOMPTES: "extract.readers.ecomptes:read_ecomptes",
        RTF: "extract.readers.libreoffice:read_with_libreoffice",
        DOC: "extract.readers.libreoffice:read_with_libreoffice",
        PPT: "extract.readers.libreoffice:read_with_libreoffice",
        ODP: "extract.readers.libreoffice:read_with_libreoffice",
        "image/png": "extract.readers.ocr:read_image",
        "image/jpeg": "extract.readers.ocr:read_image",
        "image/tiff": "extract.readers.ocr:read_image",
        "image/gif": "extract.readers.ocr:read_image",
        "image/bmp": "extract.readers.ocr:read_image",
        "image/webp": "extract.readers.ocr:read_image",
    }
)

# What the libraries below the readers are known to throw at bytes that lie about themselves. Readers wrap their own;
# this is the net under them, so that one broken file never ends a run.
_LIBRARY_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def read(source: SourceFile, pages: frozenset[int] | None = None) -> Document:
    """Read ``source`` with the reader of what its bytes are.

    ``pages`` (from 1) limits the reading of a PDF; other formats are read whole, with a warning.

    Raises:
        UnknownFormatError: no reader knows these bytes, or they are an archive of several documents.
        EncryptedSourceError: a password protects them.
        UnreadableSourceError: they are not what they seem to be.
        LimitReachedError: they need more memory than there is.
    """
    kind = media_type(source.data, source.name)
    reader = _reader_for(kind, source)
    try:
        document = reader(source, pages) if kind == PDF else reader(source)
        document = replace(document, blocks=with_contents(document.blocks))
    except PstError:
        raise
    except MemoryError as error:
        raise LimitReachedError(
            source.name, "mémoire insuffisante pour lire le document", hint="Découpez le document en parties"
        ) from error
    except _LIBRARY_FAILURES as error:
        raise UnreadableSourceError(
            source.name,
            f"lecture impossible comme {kind} ({type(error).__name__} : {error})",
            hint="Ouvrez le document dans son logiciel et enregistrez-le à nouveau, ou convertissez-le en PDF",
        ) from error
    if pages is not None and kind != PDF:
        note = ReaderWarning("unread-value", "Le choix de pages ne vaut que pour un PDF : le document est lu en entier")
        document = replace(document, warnings=(*document.warnings, note))
    return document


def _reader_for(kind: str, source: SourceFile) -> Callable[..., Document]:
    if kind == ZIP:
        raise UnknownFormatError(
            source.name,
            "archive de plusieurs documents",
            hint="Décompressez-la, ou passez-la à la commande d'extraction, qui lit chacun de ses documents",
        )
    target = READERS.get(kind)
    if target is None:
        raise UnknownFormatError(
            source.name,
            f"aucun lecteur pour ce contenu ({kind})",
            hint="Seul le XML d'échange eComptes PST est lu ; exportez le document en XLSX, CSV ou PDF",
        )
    module, _, function = target.partition(":")
    try:
        reader: Callable[..., Document] = getattr(import_module(module), function)
    except ImportError as error:
        raise UnreadableSourceError(
            source.name,
            f"le lecteur de ce format ({kind}) n'est pas installé ({error.name or error})",
            hint="Installez le paquet avec ses options : pip install 'pst-wallonie[ocr]'",
        ) from error
    return reader

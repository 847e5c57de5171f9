"""What a file is, by what it holds; its name only breaks ties (a list of values may be text or CSV)."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from extract.encoding import decode, is_text
from extract.wiki_source import wiki_of
from pst.errors import EncryptedSourceError, UnknownFormatError, UnreadableSourceError

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
RTF = "application/rtf"
HTML = "text/html"
MHTML = "multipart/related"
ECOMPTES = "application/xml"
OTHER_XML = "text/xml"
TEXT = "text/plain"
CSV = "text/csv"
ZIP = "application/zip"

_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (("WordDocument", DOC), ("Workbook", XLS), ("Book", XLS), ("PowerPoint Document", PPT))
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OPEN_XML = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))
_PROLOGUE = re.compile(r"(?:\s|<\?xml[^>]*\?>|<!--.*?-->|<!\[CDATA\[)*+", re.DOTALL)
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|style|script|base|table|thead|tbody|tr|td|div|p|ul|ol|li|dl|h[1-6]|"
    r"span|section|article|main|header|nav|a|b|strong|em|i|br|center|font|form|img|details|blockquote|pre|figure|iframe)"
    r"(?=[\s/>])",
    re.IGNORECASE,
)
_HTML_PAGE = re.compile(r"<(?:!doctype|html|head|body|title|meta)\b", re.IGNORECASE)  # no fragment of one
_TAGS = re.compile(r"</(?:p|div|li|ul|ol|table|tr|td|h[1-6]|span|strong|b|em|body|html|a)>", re.IGNORECASE)
_MIME_HEADER = re.compile(
    r"\A(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*(multipart/\w+|text/html|message/rfc822)",
    re.IGNORECASE,
)
_ECOMPTES = re.compile(r"<(?:\w+:)?(?:ObjectifStrategiques?|DescriptionPST|ObjectifsOperationnels)[\s/>]")
_DELIMITERS = ";\t,|"


def media_type(data: bytes, name: str = "") -> str:
    """Return the media type of ``data``; ``name`` decides only between CSV and text.

    Raises:
        UnreadableSourceError: there are no bytes.
        EncryptedSourceError: the file is locked by a password.
        UnknownFormatError: nothing that the readers know.
    """
    subject = name or "document"
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableSourceError(subject, "le fichier est vide", hint="Téléchargez-le à nouveau depuis sa source")
    found = _binary(data, subject) or _textual(data, name)
    if found is None:
        raise UnknownFormatError(
            subject,
            "format de fichier inconnu",
            hint="Convertissez le document en PDF, DOCX, ODT, XLSX, CSV, HTML ou texte, puis réessayez",
        )
    return found


def _binary(data: bytes, subject: str) -> str | None:
    if _is_pdf(data):
        return PDF
    if data.startswith(_OLE):
        return _ole(data, subject)
    if data.startswith(_ZIP_MAGIC):
        return _zip(data, subject)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return RTF
    return next(
        (kind for magic, kind in _IMAGES if data.startswith(magic) and not (magic == b"BM" and is_text(data))), None
    )


def _is_pdf(data: bytes) -> bool:
    """Return whether a PDF begins within the first 8 KB: mail headers or a server's message may stand before it."""
    start = data[:8192].find(b"%PDF-")
    return start == 0 or (
        start > 0 and (b"startxref" in data or re.search(rb"\d+ \d+ obj\b", data[:65536]) is not None)
    )


def _ole(data: bytes, subject: str) -> str:
    names = {stream: _ole_entry(data, stream) for stream in (*(n for n, _ in _OLE_STREAMS), "EncryptedPackage")}
    if names["EncryptedPackage"] is not None:
        raise _locked(subject)
    for stream, kind in _OLE_STREAMS:
        entry = names[stream]
        if entry is not None:
            if _ole_locked(data, entry, kind):
                raise _locked(subject)
            return kind
    raise UnknownFormatError(
        subject, "ancien fichier Office d'un type inconnu", hint="Ouvrez-le et enregistrez-le en DOCX, XLSX ou PDF"
    )


def _ole_entry(data: bytes, stream: str) -> int | None:
    """Return where the directory entry of ``stream`` begins: entries are 128 bytes long and aligned, names UTF-16."""
    wanted = stream.encode("utf-16-le") + b"\x00\x00"
    at = data.find(wanted)
    while at != -1:
        if at % 128 == 0 and data[at + 64 : at + 66] == len(wanted).to_bytes(2, "little"):
            return at
        at = data.find(wanted, at + 1)
    return None


def _ole_locked(data: bytes, entry: int, kind: str) -> bool:
    """Return whether the stream's own header says that it is encrypted (Word's FIB flag, Excel's FILEPASS record)."""
    sector = 1 << int.from_bytes(data[30:32], "little")
    start = sector + int.from_bytes(data[entry + 116 : entry + 120], "little") * sector
    head = data[start : start + sector]
    if kind == DOC:
        return head[:2] == b"\xec\xa5" and bool(int.from_bytes(head[10:12], "little") & 0x0100)
    if kind == XLS and head[:2] in (b"\x09\x08", b"\x09\x04", b"\x09\x02"):
        at = 0
        while at + 4 <= len(head):
            if head[at : at + 2] == b"\x2f\x00":
                return True
            at += 4 + int.from_bytes(head[at + 2 : at + 4], "little")
    return False


def _zip(data: bytes, subject: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                return _open_document(archive, subject)
            if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
                raise UnknownFormatError(
                    subject, "document Apple (Pages, Numbers, Keynote)", hint="Exportez-le en PDF, DOCX ou XLSX"
                )
            if "[Content_Types].xml" in names or any(n.startswith(("word/document", "xl/workbook")) for n in names):
                if "xl/workbook.bin" in names:
                    return XLSB
                found = next((kind for folder, kind in _OPEN_XML if any(n.startswith(folder) for n in names)), None)
                if found:
                    return found
            if any(info.flag_bits & 0x1 for info in archive.infolist()):
                raise _locked(subject)
            return ZIP
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableSourceError(
            subject, "fichier compressé abîmé ou incomplet", hint="Téléchargez-le à nouveau depuis sa source"
        ) from error


def _open_document(archive: zipfile.ZipFile, subject: str) -> str:
    kind = archive.read("mimetype")[:200].decode("ascii", errors="replace").strip()
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""
    if b"encryption-data" in manifest:
        raise _locked(subject)
    for known in (ODT, ODS, ODP):
        if kind.startswith(known):
            return known
    raise UnknownFormatError(
        subject, f"contenu non pris en charge ({kind})", hint="Convertissez le document en PDF, DOCX ou ODT"
    )


def _locked(subject: str) -> EncryptedSourceError:
    return EncryptedSourceError(
        subject, "le document est protégé par un mot de passe", hint="Enregistrez-en une copie sans mot de passe"
    )


def _textual(data: bytes, name: str) -> str | None:
    if not is_text(data):
        return None
    text = decode(data[:262_144])[0]
    header = _MIME_HEADER.match(text.lstrip().replace("\r\n", "\n")[:8192])
    if header:
        return MHTML
    prologue = _PROLOGUE.match(text)
    start = prologue.end() if prologue else 0
    is_xml = "<?xml" in text[:start]
    if not is_xml and not _HTML_PAGE.match(text, start) and wiki_of(text) is not None:
        return TEXT
    n_tags = 0 if is_xml else len(_TAGS.findall(text, start, start + 20_000))
    if _HTML_START.match(text, start) or n_tags >= (3 if text.startswith(("<", "&"), start) else 6):
        return HTML
    if text.startswith("<", start) and (is_xml or re.match(r"<[A-Za-z_][\w.:-]*[\s/>]", text[start : start + 200])):
        return _xml(text, start)
    return CSV if _is_csv(text, PurePosixPath(name).suffix.lower()) else TEXT


def _xml(text: str, start: int) -> str:
    if _ECOMPTES.search(text):
        return ECOMPTES
    if 'progid="Word.Document"' in text[:2000] or "office:text" in text:
        return DOC
    if (
        re.match(r"<!DOCTYPE\s+html", text[start : start + 100], re.IGNORECASE)
        or "http://www.w3.org/1999/xhtml" in text[:3000]
    ):
        return HTML
    return OTHER_XML


def _is_csv(text: str, suffix: str) -> bool:
    """Return whether nearly all lines are rows of one delimiter; a ``.csv`` name asks for less, ``.txt`` for more."""
    lines = [line for line in text.splitlines() if line.strip()][:200]
    if suffix in {".csv", ".tsv", ".tab"}:
        return bool(lines)
    if len(lines) < 3:
        return False
    for delimiter in ";," if suffix == ".txt" else _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(text.splitlines()[:400], delimiter=delimiter) if any(row)]
        except csv.Error:
            continue
        common = max(set(widths), key=widths.count, default=0)
        enough = 4 if delimiter == "," else 3
        if common >= enough and widths.count(common) >= 0.95 * len(widths):
            return True
    return False

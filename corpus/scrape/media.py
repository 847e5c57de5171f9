"""What bytes are, whatever the server calls them, and whether they are all there."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Final

HTML: Final = "text/html"
_ZIP_MEMBERS: Final = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
)
_HEAD: Final = 4096
_TAIL: Final = 16384
_HTML_START: Final = re.compile(
    rb"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script|div|table|p|h1|main|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_DOCUMENTS: Final = frozenset(
    {
        "application/pdf",
        "application/rtf",
        "application/msword",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.presentation",
        "application/zip",
        "text/plain",
        "application/xml",
        *(media_type for _, media_type in _ZIP_MEMBERS),
    }
)


@dataclass(frozen=True, slots=True)
class Media:
    """``media_type`` by the bytes (None: unknown), and ``damage``: a French line where bytes are missing."""

    media_type: str | None
    damage: str | None = None

    @property
    def is_page(self) -> bool:
        """Whether a browser would show it as a page."""
        return self.media_type == HTML

    @property
    def is_document(self) -> bool:
        """Whether it is of a kind that can hold a plan."""
        return self.media_type in _DOCUMENTS


def sniff(body: bytes) -> Media:
    """Return what ``body`` is.

    >>> sniff(b"%PDF-1.7 ...").media_type, sniff(b"<!DOCTYPE html><p>").media_type
    ('application/pdf', 'text/html')
    """
    head = body[:_HEAD]
    if b"%PDF-" in head[:1024]:
        whole = b"%%EOF" in body[-_TAIL:] or b"startxref" in body[-_TAIL:]
        return Media("application/pdf", None if whole else "PDF tronqué (fin du fichier absente)")
    if head.startswith(b"PK\x03\x04"):
        return _zip(body)
    if head.startswith(_OLE):
        return Media("application/msword")  # .doc or .xls: what it holds is for readers to say
    if head.startswith(b"{\\rtf"):
        return Media("application/rtf")
    for magic, media_type in _PICTURES:
        if head.startswith(magic):
            return Media(media_type)
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML_START.match(text):
        return Media(HTML)
    if text.startswith(b"<?xml") or text.startswith(b"<"):
        return Media("application/xml" if b"<html" not in head.lower() else HTML)
    return Media("text/plain" if _is_text(head) else None)


def _zip(body: bytes) -> Media:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return Media(archive.read("mimetype").decode("ascii", errors="replace").strip())
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        return Media("application/zip", "archive ou document Office tronqué")
    for prefix, media_type in _ZIP_MEMBERS:
        if any(name.startswith(prefix) for name in names):
            return Media(media_type)
    return Media("application/zip")


def _is_text(head: bytes) -> bool:
    if not head.strip() or b"\0" in head:
        return False
    control = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return control == 0

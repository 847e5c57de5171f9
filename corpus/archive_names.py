"""What an archived document is called: its file lies under its digest, and no name comes from a server unchecked."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LONGEST_NAME = 80
_EMPTY_SEGMENTS = frozenset(
    {"view", "download", "at_download", "@@download", "file", "index.php", "index.html", "index.htm", "fr", "node"}
)
_OFFICE = "application/vnd.openxmlformats-officedocument"
_SUFFIXES = {
    "application/pdf": ".pdf", "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt",
    "text/csv": ".csv", "application/zip": ".zip", "application/rtf": ".rtf", "application/xml": ".xml",
    f"{_OFFICE}.wordprocessingml.document": ".docx", f"{_OFFICE}.spreadsheetml.sheet": ".xlsx",
    f"{_OFFICE}.presentationml.presentation": ".pptx", "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods", "application/vnd.oasis.opendocument.presentation": ".odp",
    "image/png": ".png", "image/jpeg": ".jpg", "image/tiff": ".tif",
}  # fmt: skip
_KNOWN_SUFFIXES = frozenset({*_SUFFIXES.values(), ".doc", ".xls", ".ppt", ".htm", ".jpeg", ".tiff", ".gif", ".xlsb"})


def document_name(url: str, media_type: str | None) -> str:
    """Return a file name for what was found at ``url``: the last part of the address that says anything, made harmless.

    >>> document_name("https://www.exemple.be/pst/PST%202018-2024.PDF/view", "application/pdf")
    'PST-2018-2024.pdf'
    """
    parts = urlsplit(url)
    segments = [unquote(part) for part in parts.path.split("/") if part and part.lower() not in _EMPTY_SEGMENTS]
    words = segments[-1] if segments else parts.query or parts.hostname or "document"
    suffix = _SUFFIXES.get(media_type or "", Path(words).suffix.lower())
    stem = Path(words).stem if Path(words).suffix.lower() in _KNOWN_SUFFIXES else words
    safe = re.sub(r"[^\w.]+", "-", unicodedata.normalize("NFC", stem)).strip("-._")[:_LONGEST_NAME]
    return f"{safe or 'document'}{suffix if suffix in _KNOWN_SUFFIXES else ''}"

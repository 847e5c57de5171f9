"""Zip packages (Word, sheets, slides, ODF) and PDFs without clocks in them: same content, same bytes."""

from __future__ import annotations

import io
import re
import zipfile

_STAMP = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?")
_PDF_DATE = re.compile(rb"\(D:20\d{12}")
_PDF_IDS = re.compile(rb"/ID\s*\[\s*<[0-9A-Fa-f]+>\s*<[0-9A-Fa-f]+>\s*\]")
_CHECKSUM = re.compile(rb"/DocChecksum /[0-9A-F]+")


def steady_zip(data: bytes) -> bytes:
    """Return the package with fixed dates: of its members, and in its properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename in ("docProps/core.xml", "meta.xml"):
                content = _STAMP.sub(b"2025-01-15T09:00:00Z", content)
            stored = zipfile.ZipInfo(info.filename, (2025, 1, 15, 9, 0, 0))
            stored.compress_type = zipfile.ZIP_STORED if info.filename == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(stored, content)
    return out.getvalue()


def steady_pdf(data: bytes) -> bytes:
    """Return the PDF with fixed dates and identifiers of the same length, so that no offset moves."""

    def zeros(match: re.Match[bytes]) -> bytes:
        return re.sub(rb"[0-9A-Fa-f]{16,}", lambda m: b"0" * len(m[0]), match[0])

    data = _PDF_DATE.sub(b"(D:20250115090000", data)
    data = _PDF_IDS.sub(zeros, data)
    return _CHECKSUM.sub(lambda m: m[0][:14] + b"0" * (len(m[0]) - 14), data)

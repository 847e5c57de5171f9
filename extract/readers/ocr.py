"""Image files as documents: each picture is a page, read by OCR (scans inside PDFs: ``extract.readers.pdf``)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from types import MappingProxyType

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extract.document import Document, SourceFile, Table
from extract.layout.pages.document_layout import layout_pages
from extract.ocr.picture import Picture
from extract.ocr.scans import Scans
from pst.errors import LimitReachedError, PstError, UnreadableSourceError

_LEAST_SIDE = 64  # pixels: less holds no plan
_MOST_PIXELS = 120_000_000  # a page of A0 at 200 dpi has 62 millions
_LONG_SIDE = 297 / 25.4  # inches of an A4 page, taken where the file does not say its resolution
_HINT = "Enregistrez l'image à nouveau (PNG ou TIFF, à 200 points par pouce au moins)"


def read_image(source: SourceFile) -> Document:
    """Read ``source`` as pictures of pages (PNG, JPEG, TIFF with several pages …).

    Without Tesseract the document has no blocks and an ``ocr-unavailable`` warning.

    Raises:
        UnreadableSourceError: the bytes are no picture, or one too small to hold text.
        LimitReachedError: a page has more pixels than any scan.
    """
    scans = Scans()
    count = 0
    kind, frames = _open(source)
    for count, picture in enumerate(frames, 1):
        page = scans.read(count, lambda picture=picture: picture)  # type: ignore[misc]
        if page is not None:
            scans.keep(page)
    blocks = layout_pages(scans.contents()) if scans.pages else ()
    tables = [block for block in blocks if isinstance(block, Table)]
    methods = ["ocr"] if scans.pages else []
    methods += ["ruled-table"] if any(table.ruled for table in tables) else []
    methods += ["borderless-table"] if not all(table.ruled for table in tables) else []
    return Document(
        source=source,
        media_type=kind,
        blocks=blocks,
        page_count=count,
        warnings=tuple(scans.warnings()),
        methods=tuple(methods),
        is_scanned=True,
        page_confidence=MappingProxyType({page.content.page: page.confidence for page in scans.pages}),
    )


def _open(source: SourceFile) -> tuple[str, Iterator[Picture]]:
    try:
        image = Image.open(io.BytesIO(source.data))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _unreadable(source, error) from error
    return Image.MIME.get(image.format or "", "image/png"), _pictures(source, image)


def _pictures(source: SourceFile, image: Image.Image) -> Iterator[Picture]:
    try:
        with image:
            for frame in ImageSequence.Iterator(image):
                wide, high = frame.size
                if min(wide, high) < _LEAST_SIDE:
                    problem = f"l'image est trop petite pour porter un texte ({wide} × {high} points)"
                    raise UnreadableSourceError(source.name, problem, hint=_HINT)
                if wide * high > _MOST_PIXELS:
                    problem = f"l'image est démesurée ({wide} × {high} points)"
                    raise LimitReachedError(source.name, problem, hint="Réduisez-la à 200 points par pouce")
                yield _picture(frame)
    except PstError:
        raise
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise _unreadable(source, error) from error


def _unreadable(source: SourceFile, error: Exception) -> UnreadableSourceError:
    return UnreadableSourceError(source.name, f"ce n'est pas une image lisible ({error})", hint=_HINT)


def _picture(frame: Image.Image) -> Picture:
    """Return a frame in grey, upright, transparent parts white; its resolution is the one it says, or A4's."""
    frame = ImageOps.exif_transpose(frame)
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        whole = frame.convert("RGBA")
        frame = Image.alpha_composite(Image.new("RGBA", whole.size, "white"), whole)
    grey = np.asarray(frame.convert("L"), dtype=np.uint8)
    said = float((frame.info.get("dpi") or (0.0,))[0])
    needed = max(grey.shape) / _LONG_SIDE
    return Picture(grey, said if 0.5 * needed <= said <= 2.0 * needed else needed)

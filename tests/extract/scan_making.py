"""Scans made for the tests: a drawn page, turned and made dirty as a scanner would.

``python -m tests.extract.scan_making`` writes ``fixtures/scans/``: the plan of an invented commune, a table in grey at
150 dpi with noise, turned by a degree, then prose in two tones at 200 dpi, turned the other way.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.ocr.model import OcrUnavailableError
from extract.ocr.scans import page_reader
from tests.extract.pdf_making import Sheet

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "scans"
COLUMNS = (40.0, 105.0, 360.0, 460.0, 555.0)
ROWS = (
    ("Code", "Intitulé", "Pilote", "Échéance"),
    ("O.S.1", "Être une commune où l'eau de pluie est un bien commun", "", ""),
    ("O.O.1.1", "Récolter l'eau des toitures publiques", "", ""),
    ("Action 1", "Poser des citernes sous le préau de l'école", "Service travaux", "2021"),
    ("Action 2", "Former les concierges à l'entretien des filtres", "DG", "2022"),
    ("O.O.1.2", "Ralentir le ruissellement dans les vallons", "", ""),
    ("Action 1", "Planter des fascines au-dessus du lavoir", "Échevin du patrimoine", "2020-2023"),
    ("O.S.2", "Être une commune qui connaît ses sources", "", ""),
    ("O.O.2.1", "Tenir la carte des sources à jour", "", ""),
    ("Action 1", "Relever le débit des fontaines deux fois par an", "Éco-conseillère", "2024"),
)


def need_ocr() -> None:
    """Skip the test where OCR is not to be had."""
    try:
        page_reader()
    except OcrUnavailableError as error:
        pytest.skip(f"OCR is not installed: {error}")


def drawn_table(rows: Sequence[Sequence[str]] = ROWS) -> bytes:
    """Return a PDF with a heading and a ruled table."""
    sheet = Sheet()
    sheet.text(40, 60, "Programme stratégique transversal 2019-2024", 16, bold=True)
    sheet.text(40, 84, "Commune de Valcendre", 12)
    sheet.table(COLUMNS, 110, rows, height=26)
    sheet.text(270, 800, "Page 1", 9)
    return sheet.bytes()


def drawn_prose() -> bytes:
    """Return a PDF of numbered headings and bullets."""
    sheet = Sheet()
    sheet.text(60, 80, "O.S.3 : Être une commune qui répare", 15, bold=True)
    sheet.text(60, 115, "O.O.3.1 : Donner une deuxième vie aux objets", 12, bold=True)
    sheet.text(60, 140, "L'atelier occupe l'ancienne gare ; il ouvre le mercredi et le samedi.", 10)
    for index, text in enumerate(("Équiper l'atelier de réparation", "Former douze bénévoles", "Publier un agenda")):
        sheet.canvas.circle(68, 842 - 165 - 18 * index + 3, 1.8, fill=1)
        sheet.text(82, 165 + 18 * index, text, 10)
    return sheet.bytes()


def picture_of(pdf: bytes, dpi: float = 200) -> NDArray[np.uint8]:
    """Return the first page in grey."""
    document = pdfium.PdfDocument(pdf)
    try:
        bitmap = document[0].render(scale=dpi / 72, grayscale=True)
        return np.array(bitmap.to_pil().convert("L"), dtype=np.uint8)
    finally:
        document.close()


def soiled(page: NDArray[np.uint8], turn: float = 0.0, noise: float = 6.0, two_tone: bool = False) -> Image.Image:
    """Return ``page`` as a scanner gives it: turned by ``turn`` degrees, grey paper, noise; or in two tones."""
    image = Image.fromarray(page).rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(0.5))
    if two_tone:
        return image.point(lambda grey: 255 if grey >= 150 else 0).convert("1")
    grey = 25 + np.asarray(image, dtype=np.float32) * (213 / 255)
    grey += np.random.default_rng(7).normal(0, noise, grey.shape)
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def scanned_pdf(images: Sequence[Image.Image], quality: int = 60) -> bytes:
    """Return a PDF whose A4 pages are these images, as JPEG (PNG for two tones)."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    for image in images:
        packed = io.BytesIO()
        if image.mode == "1":
            image.save(packed, "PNG")
        else:
            image.save(packed, "JPEG", quality=quality)
        packed.seek(0)
        canvas.drawImage(ImageReader(packed), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def main() -> None:
    """Write the fixture anew."""
    FIXTURES.mkdir(parents=True, exist_ok=True)
    pages = [
        soiled(picture_of(drawn_table(), 150), turn=1.0, noise=3.0),
        soiled(picture_of(drawn_prose(), 200), turn=-0.7, two_tone=True),
    ]
    (FIXTURES / "valcendre.pdf").write_bytes(scanned_pdf(pages, quality=35))


if __name__ == "__main__":
    main()

"""Scans are read like the pages that they show; what cannot be read is reported, never empty."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from extract.document import Document, SourceFile
from extract.ocr import scans
from extract.ocr.model import MODEL_NAME, OcrUnavailableError, find_model
from extract.readers import read
from extract.readers.ocr import read_image
from extract.readers.pdf import read_pdf
from pst.errors import UnreadableSourceError
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of
from tests.extract.scan_making import (
    FIXTURES,
    ROWS,
    drawn_prose,
    drawn_table,
    need_ocr,
    picture_of,
    scanned_pdf,
    soiled,
)


def _encoded(image: Image.Image, kind: str = "PNG", more: tuple[Image.Image, ...] = ()) -> bytes:
    buffer = io.BytesIO()
    options = {"save_all": True, "append_images": more} if more else {}
    image.save(buffer, kind, dpi=(200, 200), **options)
    return buffer.getvalue()


def _codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]


def _broken(*_: object) -> None:
    raise OcrUnavailableError("OCR", "le modèle français de Tesseract est introuvable", hint="Lancez « make install »")


@pytest.fixture(scope="module")
def fixture() -> Document:
    need_ocr()
    return read_pdf(SourceFile("valcendre.pdf", (FIXTURES / "valcendre.pdf").read_bytes()))


def test_a_scanned_table_is_read_cell_by_cell(fixture: Document) -> None:
    (table,) = tables_of(fixture)
    assert rows_of(table) == [list(row) for row in ROWS]
    assert table.ruled


def test_a_scanned_list_keeps_its_bullets_and_headings(fixture: Document) -> None:
    texts = [(str(block.kind), block.text) for block in texts_of(fixture)]
    assert ("heading", "O.S.3 : Être une commune qui répare") in texts
    assert [text for kind, text in texts if kind == "list-item"] == [
        "Équiper l'atelier de réparation",
        "Former douze bénévoles",
        "Publier un agenda",
    ]


def test_bold_text_is_told_by_its_strokes(fixture: Document) -> None:
    bold = {block.text: block.style.bold for block in texts_of(fixture)}
    assert bold["O.O.3.1 : Donner une deuxième vie aux objets"]
    assert not bold["L'atelier occupe l'ancienne gare ; il ouvre le mercredi et le samedi."]
    assert not bold["Former douze bénévoles"]


def test_each_scanned_page_is_reported_with_its_confidence(fixture: Document) -> None:
    assert fixture.is_scanned
    assert fixture.methods == ("ocr", "ruled-table")
    assert [(w.code, w.place.page) for w in fixture.warnings] == [("ocr-used", 1), ("ocr-used", 2)]
    assert set(fixture.page_confidence) == {1, 2}
    assert all(0.8 < sure <= 1 for sure in fixture.page_confidence.values())


def test_boxes_are_points_of_the_page(fixture: Document) -> None:
    (table,) = tables_of(fixture)
    box = table.places[0].box
    assert box is not None
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx((40, 110, 555, 370), abs=3)


def test_pages_of_both_kinds_stand_in_one_document() -> None:
    need_ocr()
    digital, scan = PdfDocument(drawn_table(ROWS[:4])), PdfDocument(scanned_pdf([soiled(picture_of(drawn_prose()))]))
    digital.import_pages(scan)
    buffer = io.BytesIO()
    digital.save(buffer)
    digital.close()
    scan.close()
    document = read_pdf(SourceFile("mixte.pdf", buffer.getvalue()))
    assert not document.is_scanned
    assert document.methods == ("pdfium", "ocr", "ruled-table")
    assert [(w.code, w.place.page) for w in document.warnings] == [("ocr-used", 2)]
    assert any(block.text.startswith("O.O.3.1") for block in texts_of(document))


def test_a_page_number_stamped_on_a_scan_does_not_hide_it() -> None:
    need_ocr()
    sheet = Sheet()
    sheet.canvas.drawInlineImage(soiled(picture_of(drawn_prose())).convert("L"), 0, 0, 595, 842)
    sheet.text(280, 820, "Page 4", 9)
    document = sheet.read()
    assert "ocr-used" in _codes(document)
    assert any("deuxième vie" in block.text for block in texts_of(document))


def test_text_turned_by_a_quarter_is_read() -> None:
    need_ocr()
    sheet = Sheet()
    sheet.grid((60, 90, 300), (100, 240))
    sheet.text(100, 120, "Planter une haie le long du sentier", 10)
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(80, 842 - 230)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Nature en ville")
    canvas.restoreState()
    document = read_image(SourceFile("page.png", _encoded(soiled(picture_of(sheet.bytes())))))
    (table,) = tables_of(document)
    assert rows_of(table) == [["Nature en ville", "Planter une haie le long du sentier"]]
    assert table.cells[0].rotation == 90


@pytest.mark.parametrize("quarters", [90, 180, 270])
def test_a_sheet_that_lay_sideways_or_upside_down_is_read(quarters: int) -> None:
    need_ocr()
    image = soiled(picture_of(drawn_prose(), 130)).rotate(quarters, expand=True)
    document = read_image(SourceFile("page.png", _encoded(image)))
    assert any("deuxième vie" in block.text for block in texts_of(document))
    assert document.page_confidence[1] > 0.85


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_an_image_is_a_document_of_one_page(kind: str) -> None:
    need_ocr()
    document = read(SourceFile(f"plan.{kind.lower()}", _encoded(soiled(picture_of(drawn_prose())), kind)))
    assert (document.page_count, document.media_type, document.is_scanned) == (1, f"image/{kind.lower()}", True)
    assert _codes(document) == ["ocr-used"]
    assert any("mercredi" in block.text for block in texts_of(document))


def test_a_tiff_has_as_many_pages_as_pictures() -> None:
    need_ocr()
    pages = [soiled(picture_of(drawn_prose(), 150), two_tone=True) for _ in range(2)]
    document = read(SourceFile("plan.tiff", _encoded(pages[0], "TIFF", (pages[1],))))
    assert document.page_count == 2
    assert {place.page for block in texts_of(document) for place in block.places} == {1, 2}


@pytest.mark.parametrize("size", [(1, 1), (40, 900)])
def test_an_image_too_small_for_text_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(UnreadableSourceError, match="trop petite"):
        read_image(SourceFile("point.png", _encoded(Image.new("L", size, 255))))


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", _encoded(Image.new("L", (300, 300), 255))[:90]])
def test_a_broken_image_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_image(SourceFile("abîmée.png", data))
    assert caught.value.hint


def test_without_ocr_the_pages_are_reported_as_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "page_reader", _broken)
    blank = Image.new("L", (827, 1169), 255)
    document = read_pdf(SourceFile("numérisé.pdf", scanned_pdf([blank, blank])))
    (warning,) = [w for w in document.warnings if w.code == "ocr-unavailable"]
    assert "Les pages 1, 2" in warning.message
    assert "make install" in warning.message
    assert document.is_scanned
    image = read_image(SourceFile("page.png", _encoded(blank)))
    assert _codes(image) == ["ocr-unavailable"]
    assert (image.blocks, image.page_count) == ((), 1)


def test_the_model_is_looked_for_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / MODEL_NAME).write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert find_model() == tmp_path


def test_a_missing_model_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.ocr.model._folders", lambda: iter(()))
    with pytest.raises(OcrUnavailableError, match="make install"):
        find_model()

"""What the PDF reader promises: errors that help, metadata, pages asked for, text that cannot be used."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.document import Role, SourceFile
from extract.readers.pdf import read_pdf
from pst.errors import EncryptedSourceError, UnreadableSourceError
from tests.extract.pdf_making import Sheet, tables_of, texts_of

WORDS = [
    "Le verger communal accueille les visiteurs toute l'année,",
    "sauf pendant la récolte des poires en septembre.",
]


@pytest.mark.parametrize("data", [b"", b"  \n", b"%PDF-1.7\n1 0 obj\n<<", b"<html></html>"])
def test_broken_bytes_are_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_pdf(SourceFile("abîmé.pdf", data))
    assert caught.value.subject == "abîmé.pdf"
    assert caught.value.hint


def test_a_password_is_an_error_of_its_own() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret"))
    canvas.drawString(50, 50, "texte")
    canvas.save()
    with pytest.raises(EncryptedSourceError) as caught:
        read_pdf(SourceFile("fermé.pdf", buffer.getvalue()))
    assert "mot de passe" in str(caught.value)


def test_metadata_and_page_count() -> None:
    sheet = Sheet()
    sheet.canvas.setTitle("Programme du vallon")
    sheet.lines(50, 60, WORDS)
    sheet.turn_page()
    sheet.lines(50, 60, WORDS)
    document = sheet.read()
    assert document.title == "Programme du vallon"
    assert document.page_count == 2
    assert document.methods == ("pdfium",)
    assert not document.is_scanned


def test_only_the_pages_asked_for_are_read() -> None:
    sheet = Sheet()
    for number in (1, 2, 3):
        sheet.text(50, 60, f"Chapitre {'abc'[number - 1]}")
        sheet.turn_page()
    data = sheet.bytes()
    document = read_pdf(SourceFile("essai.pdf", data), frozenset({2}))
    assert [block.text for block in texts_of(document)] == ["Chapitre b"]
    assert document.page_count == 3
    assert texts_of(document)[0].places[0].page == 2


def test_a_page_that_is_only_a_picture_is_a_scan() -> None:
    picture = io.BytesIO()
    Image.new("L", (60, 80), 200).save(picture, "PNG")
    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    document = sheet.read()
    assert [(warning.code, warning.place.page) for warning in document.warnings] == [("page-without-text", 1)]
    assert document.is_scanned


def test_white_text_on_the_bare_sheet_is_hidden_but_not_on_a_shade() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, WORDS)
    sheet.text(50, 200, "caché aux yeux", colour="#ffffff")
    sheet.shade(40, 300, 300, 330, "#224466")
    sheet.text(50, 318, "Titre sur fond sombre", 12, bold=True, colour="#ffffff")
    blocks = texts_of(sheet.read())
    assert [block.text for block in blocks if block.role is Role.HIDDEN] == ["caché aux yeux"]
    title = next(block for block in blocks if block.text == "Titre sur fond sombre")
    assert title.role is Role.BODY
    assert (title.style.fill, title.style.colour) == ("#224466", "#ffffff")


@pytest.mark.parametrize(("top", "shown"), [(300.0, True), (316.0, True), (360.0, False)])
def test_text_outside_the_part_of_the_page_that_shows_it_is_hidden(top: float, shown: bool) -> None:
    sheet = Sheet()
    sheet.lines(50, 60, WORDS)
    sheet.canvas.saveState()
    path = sheet.canvas.beginPath()
    path.rect(40, 842 - top - 40, 300, 40)
    sheet.canvas.clipPath(path, stroke=0, fill=0)
    sheet.text(50, 318, "Un bourg accueillant")
    sheet.canvas.restoreState()
    role = next(block.role for block in texts_of(sheet.read()) if "bourg" in block.text)
    assert role is (Role.BODY if shown else Role.HIDDEN)


def test_a_word_stamped_across_the_page_is_no_word_of_its_lines() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, WORDS * 12, step=20)
    sheet.canvas.saveState()
    sheet.canvas.setFont("Helvetica-Bold", 90)
    sheet.canvas.setFillGray(0.85)
    sheet.canvas.translate(120, 842 - 320)
    sheet.canvas.rotate(48)
    sheet.canvas.drawString(0, 0, "ÉBAUCHE")
    sheet.canvas.restoreState()
    blocks = texts_of(sheet.read())
    shown = "".join(block.text for block in blocks if block.role is Role.BODY)
    hidden = "".join(block.text for block in blocks if block.role is Role.HIDDEN)
    assert sorted(hidden.replace("\n", "").replace(" ", "")) == sorted("ÉBAUCHE")
    assert " ".join(WORDS) in shown.replace("\n", " ")


def test_white_text_on_whatever_is_painted_is_kept() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, WORDS)
    sheet.canvas.setFillColor(HexColor("#224466"))
    sheet.canvas.roundRect(40, 842 - 230, 300, 30, 8, stroke=0, fill=1)
    sheet.text(50, 220, "Titre sur boîte arrondie", 12, colour="#ffffff")
    sheet.canvas.saveState()
    clip = sheet.canvas.beginPath()
    clip.rect(40, 842 - 330, 300, 30)
    sheet.canvas.clipPath(clip, stroke=0)
    sheet.canvas.linearGradient(40, 0, 340, 0, (HexColor("#224466"), HexColor("#446622")))
    sheet.canvas.restoreState()
    sheet.text(50, 320, "Titre sur dégradé", 12, colour="#fdfdfd")
    sheet.text(400, 320, "caché à côté", 12, colour="#ffffff")
    blocks = texts_of(sheet.read())
    shown = [block.text for block in blocks if block.role is Role.BODY]
    assert [block.text for block in blocks if block.role is Role.HIDDEN] == ["caché à côté"]
    assert {"Titre sur boîte arrondie", "Titre sur dégradé"} <= set(shown)


def test_old_text_left_white_under_the_new_is_hidden() -> None:
    sheet = Sheet()
    sheet.text(50, 200, "Ancien service des eaux", 12, bold=True, colour="#ffffff")
    sheet.text(50, 200, "Nouvelle cellule du climat", 12, bold=True)
    sheet.lines(50, 240, ["Le verger communal se visite chaque dimanche de printemps."] * 3)
    hidden = [block for block in texts_of(sheet.read()) if block.role is Role.HIDDEN]
    assert [block.text for block in hidden] == ["Ancien service des eaux"]


def test_white_text_is_kept_on_the_ground_of_a_turned_page() -> None:
    sheet = Sheet((842.0, 595.0))  # lying down once it is turned
    sheet.lines(50, 60, WORDS)
    sheet.canvas.setFillColor(HexColor("#224466"))
    sheet.canvas.roundRect(40, 595 - 230, 300, 30, 8, stroke=0, fill=1)
    sheet.text(50, 220, "Titre sur boîte arrondie", 12, colour="#ffffff")
    sheet.text(50, 500, "caché plus bas", 12, colour="#ffffff")
    sheet.canvas.setPageRotation(90)
    blocks = texts_of(sheet.read())
    assert [block.text for block in blocks if block.role is Role.HIDDEN] == ["caché plus bas"]


def test_text_printed_twice_stands_once() -> None:
    sheet = Sheet()
    for shift in (0.0, 0.3, 0.6):
        sheet.text(50 + shift, 60, "Objectif commun")
    assert [block.text for block in texts_of(sheet.read())] == ["Objectif commun"]


def test_places_are_boxes_from_the_top_left() -> None:
    sheet = Sheet()
    sheet.text(50, 100, "Sentier", size=12)
    box = texts_of(sheet.read())[0].places[0].box
    assert box is not None
    assert (round(box.x0), box.top < 100 < box.bottom) == (50, True)


def test_a_page_turned_by_its_text_is_read_upright() -> None:
    sheet = Sheet()
    sheet.canvas.translate(595, 0)
    sheet.canvas.rotate(90)  # the page lies on its side: its text climbs
    rows = [
        ["Code", "Action", "Pilote"],
        ["A.1", "Curer les fossés du bas", "Travaux"],
        ["A.2", "Peindre le kiosque", "Fêtes"],
    ]
    canvas_height = 595
    for index, row in enumerate(rows):
        for x, text in zip((60, 120, 300), row, strict=True):
            sheet.canvas.drawString(x + 3, canvas_height - (100 + 20 * index + 13), text)
    for x in (60, 120, 300, 380):
        sheet.canvas.line(x, canvas_height - 100, x, canvas_height - 160)
    for y in (100, 120, 140, 160):
        sheet.canvas.line(60, canvas_height - y, 380, canvas_height - y)
    (table,) = tables_of(sheet.read())
    assert [[cell.text for cell in table.cells if cell.row == row] for row in range(3)] == rows


def test_headers_turned_once_more_leave_a_page_on_its_side() -> None:
    sheet = Sheet()
    sheet.canvas.translate(595, 0)
    sheet.canvas.rotate(90)
    for index in range(4):
        sheet.canvas.drawString(60, 300 - 20 * index, "Curer les fossés du bas")
    for index, name in enumerate(("Service des travaux", "Service des fêtes", "Service du marché")):
        sheet.canvas.saveState()
        sheet.canvas.translate(320 + 20 * index, 320)
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(0, 0, name)
        sheet.canvas.restoreState()
    sheet.turn_page()
    texts = [text for block in texts_of(sheet.read()) for text in block.text.split("\n")]
    assert "Curer les fossés du bas" in " ".join(texts)


def test_a_header_on_its_head_is_read_from_its_own_left() -> None:
    sheet = Sheet()
    sheet.table([60, 200, 300], 100, [["Action", ""], ["Curer les fossés du bas", "A"], ["Peindre le kiosque", "B"]])
    sheet.canvas.saveState()
    sheet.canvas.translate(290, 842 - 108)
    sheet.canvas.rotate(180)
    sheet.canvas.drawString(0, 0, "Service du marché")
    sheet.canvas.restoreState()
    (table,) = tables_of(sheet.read())
    assert [cell.text for cell in table.cells if cell.row == 0] == ["Action", "Service du marché"]

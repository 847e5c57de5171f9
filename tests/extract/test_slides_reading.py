"""Presentations: reading order, boxes, lists, tables, groups, notes, hidden slides."""

from __future__ import annotations

import io
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from extract.document import Document, Figure, Kind, Role, SourceFile, Table, TextBlock
from extract.readers.slides import read_slides

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
BLANK, TITLE_ONLY, TITLE_AND_CONTENT = 6, 5, 1


def read(presentation: Any) -> Document:
    out = io.BytesIO()
    presentation.save(out)
    return read_slides(SourceFile("essai.pptx", out.getvalue()))


def slide(presentation: Any, layout: int = BLANK) -> Any:
    return presentation.slides.add_slide(presentation.slide_layouts[layout])


def box(holder: Any, left: float, top: float, text: str) -> Any:
    shape = holder.shapes.add_textbox(Pt(left), Pt(top), Pt(100), Pt(20))
    shape.text_frame.text = text
    return shape


def bullet(paragraph: Any, xml: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(etree.fromstring(f'<a:x xmlns:a="{A}">{xml}</a:x>')[0])


def found(document: Document) -> list[tuple[str, str | None, int | None]]:
    return [(b.text, b.marker, b.lines[0].place.page) for b in document.blocks if isinstance(b, TextBlock)]


def test_a_slide_is_read_title_first_then_from_the_top_and_the_left() -> None:
    presentation = Presentation()
    page = slide(presentation, TITLE_ONLY)
    box(page, 300, 202, "droite")
    box(page, 10, 200, "gauche")
    box(page, 10, 150, "haut")
    page.shapes.title.text = "Titre"
    slide(presentation).shapes.add_textbox(0, 0, Pt(10), Pt(10)).text_frame.text = "Suite"
    document = read(presentation)
    assert found(document) == [
        ("Titre", None, 1), ("haut", None, 1), ("gauche", None, 1), ("droite", None, 1), ("Suite", None, 2),
    ]  # fmt: skip
    title = document.blocks[0]
    assert isinstance(title, TextBlock)
    assert (title.kind, title.level, document.page_count) == (Kind.HEADING, 1, 2)


def test_what_stands_above_the_title_comes_before_it() -> None:
    presentation = Presentation()
    page = slide(presentation, TITLE_ONLY)
    title = page.shapes.title
    title.text = "Titre"
    title.left, title.top, title.width, title.height = Pt(10), Pt(300), Pt(400), Pt(50)
    box(page, 10, 200, "numéro")
    box(page, 10, 295, "à côté")
    assert [text for text, _, _ in found(read(presentation))] == ["numéro", "Titre", "à côté"]


def test_a_path_over_the_upper_half_of_a_title_comes_before_it() -> None:
    presentation = Presentation()
    page = slide(presentation, TITLE_ONLY)
    title = page.shapes.title
    title.text = "Verger 1.2"
    title.left, title.top, title.width, title.height = Pt(30), Pt(15), Pt(600), Pt(70)
    page.shapes.add_textbox(Pt(30), Pt(3), Pt(600), Pt(25)).text_frame.text = "Plaine 1"
    assert [text for text, _, _ in found(read(presentation))] == ["Plaine 1", "Verger 1.2"]


def test_text_boxes_that_slides_repeat_at_their_edges_run() -> None:
    presentation = Presentation()
    for number in range(1, 5):
        page = slide(presentation)
        box(page, 10, 5, "Plan du verger")
        box(page, 10, 100, "Porteur")
        box(page, 10, 250, f"Arbre {number}")
        box(page, 10, 505, "Conseil de mars")
        box(page, 600, 505, str(number))
    roles = {(b.text, b.role) for b in read(presentation).blocks if isinstance(b, TextBlock)}
    assert {text for text, role in roles if role is Role.FOOTER} == {"Conseil de mars", "1", "2", "3", "4"}
    assert {text for text, role in roles if role is Role.RUNNING_HEAD} == {"Plan du verger"}


def test_labels_beside_their_values_do_not_run() -> None:
    presentation = Presentation()
    for number in range(1, 5):
        page = slide(presentation)
        box(page, 10, 400, f"Arbre {number}")
        box(page, 10, 480, "Porteur")
        box(page, 200, 480, f"Service {number}")
        box(page, 10, 505, "Échéance : 2030")
    assert {b.role for b in read(presentation).blocks if isinstance(b, TextBlock)} == {Role.BODY}


def card(holder: Any, left: float, number: int, *, shape: bool = False) -> None:
    if shape:
        holder.shapes.add_shape(1, Pt(left), Pt(90), Pt(200), Pt(200))
    for top, text in ((100, f"Arbre {number}"), (150, f"Pommier {number}"), (200, "Porteur")):
        box(holder, left + 10, top, text)
    box(holder, left + 100, 200, f"Verger {number}")


CARDS = [f"{word} {n}".replace("Porteur 1", "Porteur").replace("Porteur 2", "Porteur")
         for n in (1, 2) for word in ("Arbre", "Pommier", "Porteur", "Verger")]  # fmt: skip


@pytest.mark.parametrize("as_shape", [True, False])
def test_cards_are_read_one_after_the_other(as_shape: bool) -> None:
    presentation = Presentation()
    page = slide(presentation)
    card(page, 20, 1, shape=as_shape)
    card(page, 260, 2, shape=as_shape)
    box(page, 20, 500, "Note").width = Pt(500)
    assert [text for text, _, _ in found(read(presentation))] == [*CARDS, "Note"]


def test_grouped_shapes_are_read_together_and_lines_made_line_by_line_as_lines() -> None:
    presentation = Presentation()
    page = slide(presentation)
    for left, number in ((20, 1), (260, 2)):
        card(page.shapes.add_group_shape(), left, number)
    page = slide(presentation)
    for top in (100, 150):
        for left in (20, 260):
            box(page, left, top, f"{top} {left}")
    assert [text for text, _, _ in found(read(presentation))] == [*CARDS, "100 20", "100 260", "150 20", "150 260"]


def test_boxes_are_in_points_also_inside_groups() -> None:
    presentation = Presentation()
    page = slide(presentation)
    group = page.shapes.add_group_shape()
    box(group, 100, 50, "dedans")
    transform = group._element.grpSpPr.find(f"{{{A}}}xfrm")
    transform.find(f"{{{A}}}off").set("x", str(Pt(300)))
    transform.find(f"{{{A}}}ext").set("cx", str(Pt(200)))
    block = read(presentation).blocks[0]
    assert isinstance(block, TextBlock)
    place = block.lines[0].place.box
    assert place is not None
    assert (place.x0, place.top, place.x1, place.bottom) == (300, 50, 500, 70)


def test_bullets_are_inherited_and_numbers_counted() -> None:
    presentation = Presentation()
    page = slide(presentation, TITLE_AND_CONTENT)
    frame = page.placeholders[1].text_frame
    frame.text = "puce"
    for text, level, xml in (
        ("un", 0, '<a:buAutoNum type="arabicParenR"/>'),
        ("deux", 0, '<a:buAutoNum type="arabicParenR"/>'),
        ("sous", 1, '<a:buAutoNum type="alphaLcPeriod"/>'),
        ("trois", 0, '<a:buAutoNum type="arabicParenR"/>'),
        ("sous", 1, '<a:buAutoNum type="alphaLcPeriod"/>'),
        ("rien", 0, "<a:buNone/>"),
        ("cinq", 0, '<a:buAutoNum type="romanUcPeriod" startAt="5"/>'),
    ):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
        bullet(paragraph, xml)
    assert [(text, marker) for text, marker, _ in found(read(presentation))] == [
        ("puce", "•"), ("un", "1)"), ("deux", "2)"), ("sous", "a."), ("trois", "3)"), ("sous", "a."), ("rien", None),
        ("cinq", "V."),
    ]  # fmt: skip


def test_symbol_bullets() -> None:
    presentation = Presentation()
    paragraph = box(slide(presentation), 0, 0, "coché").text_frame.paragraphs[0]
    bullet(paragraph, '<a:buFont typeface="Wingdings"/>')
    bullet(paragraph, '<a:buChar char="ü"/>')
    assert found(read(presentation)) == [("coché", "✓", 1)]


def test_tables_with_merged_cells() -> None:
    presentation = Presentation()
    table = slide(presentation).shapes.add_table(3, 2, Pt(10), Pt(20), Pt(200), Pt(90)).table
    for row in range(3):
        for col in range(2):
            table.cell(row, col).text = f"{row}{col}"
    table.cell(0, 1).text = ""
    table.cell(2, 1).text = ""
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 1).merge(table.cell(2, 1))
    block = read(presentation).blocks[0]
    assert isinstance(block, Table)
    assert [(c.text, c.row, c.col, c.row_span, c.col_span) for c in block.cells] == [
        ("00", 0, 0, 1, 2), ("10", 1, 0, 1, 1), ("11", 1, 1, 2, 1), ("20", 2, 0, 1, 1),
    ]  # fmt: skip
    place = block.cells[2].places[0].box
    assert place is not None
    assert (place.x0, place.top, place.x1, place.bottom) == (110, 50, 210, 110)


def test_notes_hidden_slides_and_footers_have_their_roles() -> None:
    presentation = Presentation()
    page = slide(presentation, TITLE_ONLY)
    page.shapes.title.text = "Vu"
    page.notes_slide.notes_text_frame.text = "à dire"
    hidden = slide(presentation, TITLE_ONLY)
    hidden.shapes.title.text = "Caché"
    hidden._element.set("show", "0")
    roles = [(b.text, b.role) for b in read(presentation).blocks if isinstance(b, TextBlock)]
    assert roles == [("Vu", Role.BODY), ("à dire", Role.NOTE), ("Caché", Role.HIDDEN)]


def test_line_breaks_make_lines() -> None:
    presentation = Presentation()
    box(slide(presentation), 0, 0, "un\vdeux")
    block = read(presentation).blocks[0]
    assert isinstance(block, TextBlock)
    assert [line.text for line in block.lines] == ["un", "deux"]


def test_slides_of_pictures_only_are_reported(tmp_path: Any) -> None:
    image = pytest.importorskip("PIL.Image")
    path = tmp_path / "x.png"
    image.new("RGB", (4, 4)).save(path)
    presentation = Presentation()
    slide(presentation).shapes.add_picture(str(path), 0, 0)
    document = read(presentation)
    assert isinstance(document.blocks[0], Figure)
    assert [(w.code, w.place.page) for w in document.warnings] == [("page-without-text", 1)]


def test_titles_beside_the_wider_boxes_of_what_they_head_are_read_row_by_row() -> None:
    presentation = Presentation()
    page = slide(presentation)
    for at in range(3):
        box(page, 20, 100 + 90 * at, f"titre {at}")
    for at in range(3):
        box(page, 200, 100 + 90 * at, f"liste {at}").width = Pt(400)
    box(page, 500, 420, "CPAS – 3")
    texts = [text for text, _, _ in found(read(presentation))]
    assert texts == [f"{kind} {at}" for at in range(3) for kind in ("titre", "liste")] + ["CPAS – 3"]


def test_a_title_that_half_of_the_slides_share_runs_over_all_but_the_first_of_them() -> None:
    presentation = Presentation()
    for title in ("PST 2024-2030", "Lexique", "PST 2024-2030", "PST 2024-2030", "Lexique"):
        slide(presentation, TITLE_ONLY).shapes.title.text = title
    roles = [block.role for block in read(presentation).blocks]
    assert roles == [Role.BODY, Role.BODY, Role.RUNNING_HEAD, Role.RUNNING_HEAD, Role.BODY]

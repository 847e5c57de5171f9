"""Pictures of pages are straightened and cleaned, their rules and shades found; pages that need OCR are told apart."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason="OpenCV is not installed: scans are not read")

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extract.layout.engine.content import Look, PageContent, Picture, Word
from extract.layout.tables.grid import Grid, find_grids
from extract.ocr.cell_edges import without_edge_specks
from extract.ocr.clean import _carries_light_text, clean_page
from extract.ocr.engine import RawWord
from extract.ocr.head_cells import head_walls
from extract.ocr.page_text import _font_size, _ink_box, without_noise
from extract.ocr.read_page import _segments
from extract.ocr.rules import _painted_over, _without_stems, find_rules
from extract.ocr.shades import find_shades
from extract.ocr.skipped_lines import skipped_lines
from extract.ocr.straighten import skew_angle, turned
from extract.ocr.strokes import Stroke
from extract.ocr.triage import Want, is_garbled, says_more, wants_ocr
from tests.extract.pdf_making import Sheet
from tests.extract.scan_making import COLUMNS, ROWS, drawn_prose, drawn_table, picture_of, soiled

SEEN = Look(size=10)
PLAIN = (
    "Le service des sports prévoit une course à pied autour de l'étang, ouverte aux familles et aux écoles du village."
)


def _shifted(text: str) -> str:
    """As a font without a table of characters gives it: each letter 29 places away, as PDF printers do."""
    return "".join(chr(ord(char) - 29) if "a" <= char <= "z" else char for char in text)


@pytest.mark.parametrize("drawn", [drawn_table(), drawn_prose()])
@pytest.mark.parametrize("turn", [-2.0, -0.7, 0.0, 1.3, 4.0])
def test_the_skew_is_found_to_a_tenth_of_a_degree(drawn: bytes, turn: float) -> None:
    page = np.array(soiled(picture_of(drawn, 100), turn))
    assert skew_angle(page) == pytest.approx(-turn, abs=0.1)


def test_a_straight_page_is_left_as_it_is() -> None:
    page = picture_of(drawn_prose(), 72)
    assert turned(page, 0.01) is page
    assert turned(page, 1.0).shape == page.shape


def test_an_empty_page_has_no_skew_and_no_rules() -> None:
    page = np.full((700, 500), 255, np.uint8)
    assert abs(skew_angle(page)) <= 7
    assert find_rules(clean_page(page, 60).text, 60)[:2] == ((), ())


def _only_grid(page: NDArray[np.uint8]) -> Grid:
    """Return the one grid that the rules of a page at 200 dpi make."""
    clean = clean_page(turned(page, skew_angle(page)), 200)
    rules = find_rules(clean.text, 200, clean.turned_over)
    (grid,) = find_grids(_segments(rules, 72 / 200))
    return grid


@pytest.mark.parametrize(("turn", "two_tone"), [(0.0, False), (1.1, False), (-1.6, True)])
def test_the_rules_of_a_table_make_its_grid(turn: float, two_tone: bool) -> None:
    grid = _only_grid(np.array(soiled(picture_of(drawn_table()), turn, two_tone=two_tone).convert("L")))
    assert (len(grid.xs), len(grid.ys)) == (len(COLUMNS), len(ROWS) + 1)
    assert len(grid.regions) == len(ROWS) * (len(COLUMNS) - 1)


@pytest.mark.parametrize("turn", [0.0, 0.8])
def test_a_dark_head_is_a_row_of_its_own_and_its_light_rules_part_its_cells(turn: float) -> None:
    sheet = Sheet()
    xs, ys = (50.0, 90.0, 300.0, 330.0, 420.0, 540.0), (100.0, 124.0, 150.0, 176.0, 202.0)
    sheet.shade(50, 100, 540, 124, "#454545")
    sheet.canvas.setStrokeGray(0.62)
    sheet.grid(xs, ys)
    for x, head, text in zip(
        xs, ("N°", "Intitulé", "Fin", "Pilote", "Coût"), ("1", "Curer", "", "DG", "5"), strict=False
    ):
        sheet.text(x + 6, 116, head, 10, bold=True, colour="#ffffff")
        for y in ys[1:-1]:
            sheet.text(x + 6, y + 17, text, 10)
    grid = _only_grid(np.array(soiled(picture_of(sheet.bytes()), turn, noise=4.0)))
    assert (len(grid.xs), len(grid.ys)) == (len(xs), len(ys))
    assert len(grid.regions) == (len(xs) - 1) * (len(ys) - 1)


def test_letters_over_the_edge_of_a_low_dark_head_are_light_text_too() -> None:
    sheet = Sheet()
    sheet.shade(50, 100, 540, 116, "#404040")
    sheet.text(60, 107, "Service", 9, bold=True, colour="#ffffff")
    sheet.text(60, 115, "gestionnaire", 9, bold=True, colour="#ffffff")
    band = clean_page(np.array(soiled(picture_of(sheet.bytes()), noise=4.0)), 200).text[284:320, 150:1480]
    assert np.median(band) == 255
    assert (band[:14, 20:130] < 100).any()
    assert (band[18:, 20:180] < 100).any()


def test_a_dark_band_apart_from_tables_gets_no_rules() -> None:
    sheet = Sheet()
    sheet.shade(50, 90, 500, 112, "#303030")
    sheet.text(60, 106, "Axe premier", 12, bold=True, colour="#ffffff")
    clean = clean_page(picture_of(sheet.bytes()), 200)
    rules = find_rules(clean.text, 200, clean.turned_over)
    assert clean.turned_over
    assert (rules.level, rules.upright) == ((), ())


def test_grey_rules_on_a_shade_and_pale_hairlines_are_found() -> None:
    sheet = Sheet()
    for top, colour in ((100, "#c0c0c0"), (124, "#d2d2d2")):
        sheet.shade(50, top, 540, top + 24, colour)
    sheet.text(60, 116, "Premier volet", 10, bold=True)
    sheet.text(60, 140, "Premier axe", 10, bold=True)
    sheet.canvas.setStrokeGray(0.6)
    sheet.grid((50, 540), (100, 124, 148))
    sheet.grid((50, 120, 540), (148, 174, 200))
    grid = _only_grid(np.array(soiled(picture_of(sheet.bytes()), 0.5, noise=3.0)))
    assert len(grid.ys) == 5
    assert len(grid.regions) == 6


def test_hairlines_of_which_two_tones_leave_pieces_are_whole() -> None:
    page = np.full((800, 1200), 255, np.uint8)
    for y in (100, 300, 500, 700):
        for x in range(100, 1100, 90):
            page[y, x : min(x + 45, 1101)] = 0
    for x in (100, 400, 1100):
        for y in range(100, 701, 75):
            page[y : min(y + 30, 701), x] = 0
    grid = _only_grid(page)
    assert (len(grid.xs), len(grid.ys), len(grid.regions)) == (3, 4, 6)


def test_rules_that_end_at_a_title_row_do_not_run_through_it() -> None:
    page = np.full((900, 1200), 255, np.uint8)
    tops = (100, 160, 190, 250, 280, 340, 370, 430)
    for y in tops:
        page[y : y + 2, 100:1100] = 0
    for top, bottom in zip(tops[::2], tops[1::2], strict=True):
        for x in (100, 400, 700, 1098):
            page[top:bottom, x : x + 2] = 0
    page[100:431, 100:102] = 0
    page[100:431, 1098:1100] = 0
    grid = _only_grid(page)
    assert len(grid.regions) == 4 * 3 + 3


def test_the_heads_of_columns_are_parted_where_no_rule_does() -> None:
    sheet = Sheet()
    sheet.grid((50, 90, 300, 400, 540), (124, 150, 176))
    sheet.grid((50, 540), (100, 124))
    for x, text in ((56, "N°"), (110, "Intitulé long"), (310, "Pilote"), (410, "Coût")):
        sheet.text(x, 116, text, 10)
    page = picture_of(sheet.bytes())
    rules = find_rules(clean_page(page, 200).text, 200)
    grids = find_grids(_segments(rules, 72 / 200))
    assert [round(wall.x0) for wall in head_walls(rules.page, grids, 72 / 200)] == pytest.approx([90, 300, 400], abs=1)


def test_a_name_over_the_heads_of_some_columns_spans_these() -> None:
    sheet = Sheet()
    xs = (50, 250, 330, 390, 450, 540)
    sheet.grid(xs, (140, 166, 192))
    sheet.grid((50, 540), (100, 140))
    sheet.text(130, 124, "Projet", 10)
    sheet.text(325, 115, "Calendrier", 10)
    for x, head in zip((275, 347, 407), ("2031", "2032", "2033"), strict=True):
        sheet.text(x, 134, head, 10)
    sheet.text(480, 124, "Suivi", 10)
    rules = find_rules(clean_page(picture_of(sheet.bytes()), 200).text, 200)
    segments = _segments(rules, 72 / 200)
    (grid,) = find_grids((*segments, *head_walls(rules.page, find_grids(segments), 72 / 200)))
    spans = {(one.col, one.col_end, one.row_end - one.row) for one in grid.regions if one.row == 0}
    assert spans == {(0, 1, 2), (1, 4, 1), (4, 5, 2)}
    assert [(one.col, one.col_end) for one in grid.regions if one.row == 1] == [(1, 2), (2, 3), (3, 4)]


@pytest.mark.parametrize("head", ["#707070", "#646464"])
def test_bands_of_several_greys_under_a_dark_head_are_rows(head: str) -> None:
    sheet = Sheet()
    xs = (50, 300, 420, 540)
    for (top, bottom), colour in zip(pairwise((100, 140, 162, 186)), (head, "#444444", "#c9c9c9"), strict=False):
        sheet.shade(50, top, 540, bottom, colour)
    sheet.grid((50, 540), (100, 162, 186))  # no rule shows between the dark bands
    sheet.grid(xs, (186, 212, 238))
    for x, name in zip(xs, ("Projet", "Délai", "Suivi"), strict=False):
        sheet.text(x + 40, 124, name, 10, bold=True, colour="#ffffff")
    sheet.text(56, 155, "Volet du bas", 11, bold=True, colour="#ffffff")
    sheet.text(56, 178, "Chantier des haies vives", 11, bold=True)
    page = np.array(soiled(picture_of(sheet.bytes()), 0.4, noise=3.0))
    grid = _only_grid(page)
    assert len(grid.ys) == 6
    bands = [one for one in grid.regions if one.col == 0 and one.col_end == len(grid.xs) - 1]
    assert [one.row for one in bands][-2:] == [1, 2]
    text = clean_page(turned(page, skew_angle(page)), 200).text
    place = text[round(172 / 72 * 200) : round(180 / 72 * 200), round(60 / 72 * 200) : round(200 / 72 * 200)]
    assert np.median(place) > 200  # the light band is not turned over


def test_walls_of_boxes_one_under_the_other_do_not_run_through_the_titles_between() -> None:
    sheet = Sheet()
    for at in range(4):
        top = 100 + 50 * at
        sheet.shade(50, top, 540, top + 20, "#505050")
        sheet.text(58, top + 14, "Une longue allée de saules le long du canal jusqu'au moulin", 10, colour="#ffffff")
        sheet.grid((50, 190, 540), (top + 20, top + 42))
        sheet.text(58, top + 34, "Avec", 10)
        sheet.text(200, top + 34, "Les voisins", 10)
    clean = clean_page(picture_of(sheet.bytes()), 200)
    rules = find_rules(clean.text, 200, clean.turned_over)
    inside = [rule for rule in rules.upright if abs(rule.x0 * 0.36 - 190) < 3]
    assert len(inside) >= 4
    assert all(rule.bottom - rule.top < 30 / 0.36 for rule in inside)


def test_a_title_over_columns_is_not_parted() -> None:
    sheet = Sheet()
    sheet.grid((50, 90, 300, 400, 540), (124, 150, 176))
    sheet.grid((50, 540), (100, 124))
    sheet.text(56, 116, "Axe 1 : une vallée où l'on se parle, et où chacun peut prendre la parole en public", 10)
    rules = find_rules(clean_page(picture_of(sheet.bytes()), 200).text, 200)
    assert head_walls(rules.page, find_grids(_segments(rules, 72 / 200)), 72 / 200) == []


def _form(*, dotted: bool) -> Sheet:
    """A framed form: a title over a rule that ends before the frame, labels with lines to write on."""
    sheet = Sheet()
    sheet.grid((60, 540), (60, 330))
    sheet.text(74, 84, "Demande de potager", 14, bold=True)
    sheet.rule(72, 94, 528, 94)
    if dotted:
        sheet.canvas.setDash(1, 1.6)
    for at, label in enumerate(("Nom du jardinier :", "Rue :", "Surface demandée :", "Cultures :", "Clé :")):
        sheet.text(74, 120 + 24 * at, f"{label}  Pommes et poires", 11)
        sheet.rule(76 + sheet.canvas.stringWidth(label, "Helvetica", 11), 123 + 24 * at, 528, 123 + 24 * at)
    return sheet


@pytest.mark.parametrize(("dotted", "turn"), [(True, 0.0), (True, 0.8), (False, 0.0), (False, -0.6)])
def test_lines_to_write_on_are_no_rules_and_are_wiped_off(dotted: bool, turn: float) -> None:
    page = np.array(soiled(picture_of(_form(dotted=dotted).bytes(), 200), turn, noise=3.0))
    clean = clean_page(turned(page, skew_angle(page)), 200)
    rules = find_rules(clean.text, 200)
    (grid,) = find_grids(_segments(rules, 72 / 200))
    assert len(grid.regions) == 1
    below = rules.page[round(121 * 200 / 72) : round(127 * 200 / 72), round(330 * 200 / 72) : round(520 * 200 / 72)]
    assert (below >= 128).all()


def test_leaders_behind_titles_stay() -> None:
    sheet = Sheet()
    for at, title in enumerate(("Les vergers", "Le four banal")):
        sheet.text(74, 120 + 24 * at, title, 11)
        sheet.rule(136 + 10 * at, 123 + 24 * at, 500, 123 + 24 * at)
        sheet.text(508, 120 + 24 * at, str(7 + 5 * at), 11)
    rules = find_rules(clean_page(picture_of(sheet.bytes(), 200), 200).text, 200)
    assert len(rules.level) == 2


def test_a_rule_that_ends_before_the_sides_of_a_box_does_not_part_it() -> None:
    page = np.full((900, 1200), 255, np.uint8)
    for y in (100, 800):
        page[y : y + 3, 100:1100] = 0
    for x in (100, 1097):
        page[100:803, x : x + 3] = 0
    page[200:203, 130:1070] = 0
    assert len(_only_grid(page).regions) == 1
    page[200:203, 100:130] = 0  # the scanner has lost its end
    assert len(_only_grid(page).regions) == 2


def test_the_size_of_a_line_is_not_that_of_its_brackets() -> None:
    tall = RawWord("Voisin(s)", 0, 4, 90, 32, 0, 30, 28, 15.5, 0.9)
    plain = RawWord("Rives", 100, 10, 150, 30, 0, 30, 28, 15.5, 0.9)
    assert _font_size([tall, plain]) == _font_size([plain])
    assert _font_size([tall]) > 0


def test_a_cell_whose_text_is_paler_than_ink_is_not_empty() -> None:
    page = np.full((100, 300), 255, np.uint8)
    assert _ink_box(page, (10, 10, 290, 90), 200) is None
    page[40:60, 100:180:4] = 160
    box = _ink_box(page, (10, 10, 290, 90), 200)
    assert box is not None
    assert (box[0] < 100, box[2] > 176) == (True, True)
    page[20:30, 20:30] = 0
    assert (_ink_box(page, (10, 10, 290, 90), 200) or box)[2] < 60


def _read(top: float, text: str = "Semer") -> list[RawWord]:
    return [RawWord(text, 40, top, 160, top + 20, 0, top + 18, 24, 12, 0.9)]


def test_a_line_of_a_cell_that_was_passed_over_is_found() -> None:
    page = np.full((300, 400), 255, np.uint8)
    for line in (20, 60, 100):
        page[line : line + 20, 40:160:5] = 0
    page[150:154, 40:300] = 0  # a rule's rest
    page[200:220, 40:50] = 0  # a sign
    page[240:260, 40:160] = 0  # a bar
    ((x0, top, x1, bottom),) = skipped_lines(page, (10, 10, 390, 290), [_read(20), _read(100)])
    assert (x0 < 40, 50 < top < 60, x1 > 155, 80 < bottom < 90) == (True, True, True, True)
    assert not list(skipped_lines(page, (10, 10, 390, 290), [_read(20)]))


def test_lines_of_text_within_a_merged_cell_are_no_rules() -> None:
    sheet = Sheet()
    sheet.grid((50, 160), (100, 180))
    sheet.grid((160, 540), (100, 140, 180))
    sheet.lines(52, 118, ("déménagements", "commentaires", "nombreuses", "communaux ans"), 15, 17, bold=True)
    assert len(_only_grid(picture_of(sheet.bytes())).regions) == 3


def test_dots_of_small_letters_are_no_dust() -> None:
    page = np.full((120, 300), 255, np.uint8)
    page[50:64, 100:103] = 20
    page[45:47, 100:102] = 20  # its dot
    page[20:22, 200:202] = 20  # dust
    text = clean_page(page, 200).text
    assert text[45, 100] < 60
    assert text[20, 200] == 255


def test_the_skew_of_a_sheet_with_a_few_thin_rules_is_found() -> None:
    page = np.full((1650, 2340), 255, np.uint8)
    for y in (130, 200, 270, 340, 410):
        page[y : y + 2, 150:2200] = 90
    page[1550:1565, 150:400:6] = 0
    assert skew_angle(turned(page, -0.45)) == pytest.approx(0.45, abs=0.06)


def test_stems_of_letters_and_dashes_are_no_rules() -> None:
    sheet = Sheet()
    for at in range(10):
        sheet.text(60, 100 + 40 * at, "Illilli – bâtir – HILTI", 10 + 2 * at, bold=True)
    rules = find_rules(clean_page(picture_of(sheet.bytes()), 200).text, 200)
    assert (rules.level, rules.upright) == ((), ())


def test_paper_becomes_white_and_light_text_dark() -> None:
    sheet = Sheet()
    sheet.shade(50, 90, 400, 120, "#204060")
    sheet.text(60, 110, "Texte clair sur fond sombre", 14, colour="#ffffff")
    sheet.text(60, 200, "Texte ordinaire", 14)
    clean = clean_page(np.array(soiled(picture_of(sheet.bytes()), noise=5.0)), 200)
    assert np.mean(clean.text == 255) > 0.9
    band = clean.text[260:325, 150:1100]
    assert np.median(band) == 255
    assert (band < 100).any()
    assert np.median(clean.ground[260:325, 150:1100]) < 120


def test_noise_on_a_shade_is_wiped_off_as_noise_on_paper() -> None:
    sheet = Sheet()
    sheet.shade(50, 90, 500, 120, "#9a9a9a")
    sheet.text(60, 110, "Texte ordinaire sur fond gris", 12)
    clean = clean_page(np.array(soiled(picture_of(sheet.bytes()), noise=14.0)), 200)
    assert np.mean(clean.text[262:322, 800:1350] == 255) > 0.96
    assert (clean.text[262:322, 160:600] < 60).any()


def test_a_rule_goes_on_through_a_row_where_it_is_broken_amid_specks() -> None:
    page = np.full((400, 700), 255, np.uint8)
    for y in (100, 140, 220, 300):
        page[y : y + 3, 100:603] = 0
    for x in (100, 300, 600):
        page[100:303, x : x + 3] = 0
    specks = np.random.default_rng(3).random((34, 60)) < 0.12
    page[104:138, 270:330][specks] = 0
    page[104:138:7, 298:306] = 255
    upright = [(s.top, s.bottom) for s in find_rules(page, 200).upright if abs(s.x0 - 300) < 4]
    assert min(top for top, _ in upright) <= 102
    assert max(bottom for _, bottom in upright) >= 300


def test_a_large_title_is_no_dark_ground() -> None:
    sheet = Sheet()
    sheet.text(60, 200, "Programme minimum", 40, bold=True)
    page = picture_of(sheet.bytes())
    clean = clean_page(page, 200)
    assert clean.ground.min() > 120
    assert np.mean((clean.text < 128) == (page < 128)) > 0.999


def test_shaded_bands_are_found() -> None:
    sheet = Sheet()
    sheet.shade(50, 90, 500, 120, "#d0d0d0")
    sheet.text(60, 110, "Titre sur une bande grise", 12)
    clean = clean_page(picture_of(sheet.bytes()), 200)
    (shade,) = find_shades(clean.ground, [], 72 / 200)
    assert (shade.x0, shade.top, shade.x1, shade.bottom) == pytest.approx((50, 90, 500, 120), abs=3)
    assert shade.colour == "#d0d0d0"


def _page(text: str, *pictures: Picture, look: Look = SEEN) -> PageContent:
    words = tuple(Word(word, 10, 10, 20, 20, look) for word in text.split())
    return PageContent(1, 595, 842, words, pictures=pictures)


def test_pages_that_need_ocr() -> None:
    whole = Picture(0, 0, 595, 842)
    assert wants_ocr(_page("")) is None  # a blank sheet
    assert wants_ocr(_page("", whole)) is Want.NO_TEXT
    assert wants_ocr(_page("Page 3", whole)) is Want.PICTURE
    assert wants_ocr(_page(PLAIN)) is None
    assert wants_ocr(_page(4 * PLAIN, whole)) is None  # a background
    assert wants_ocr(_page(4 * PLAIN, whole, look=SEEN._replace(invisible=True))) is Want.PICTURE
    assert wants_ocr(_page(_shifted(PLAIN))) is Want.GARBLED
    assert wants_ocr(_page("\ue010\ue011\ue012 \ue013\ue014 a")) is Want.GARBLED


def test_glyphs_told_by_their_numbers_are_no_letters() -> None:
    numbers = " ".join("".join(f"(cid:{ord(char) - 29})" for char in word) for word in PLAIN.split())
    assert wants_ocr(_page(numbers)) is Want.GARBLED
    assert wants_ocr(_page(f"{PLAIN} (cid:12) (cid:13)")) is None  # bullets


@pytest.mark.parametrize("lost", ["\x01", "(cid:1)"])
def test_accents_without_a_letter_are_lost(lost: str) -> None:
    text = "La strat\u00e9gie pr\u00e9voit une ann\u00e9e d'\u00e9tudes, puis les travaux. " * 4
    assert wants_ocr(_page(text.replace("\u00e9", lost))) is Want.GARBLED
    assert wants_ocr(_page(text)) is None
    assert wants_ocr(_page(f"{text} {lost} {lost} {lost} {lost} {lost} {lost} {lost}")) is None  # bullets


def test_illegible_text_is_told_from_codes_and_other_languages() -> None:
    assert is_garbled(_shifted(PLAIN))
    assert not is_garbled("CPAS PCS DG TVA ODD PST SPW FWB " * 5 + PLAIN)
    assert not is_garbled("Die Gemeinde pflegt ihre Wege und Plätze mit den Schulen und Vereinen des Dorfes." * 2)
    assert not is_garbled("1.250 € 2019 2020 2021 " * 20)


def test_ocr_must_say_more_than_what_stands_there() -> None:
    read = _page(4 * PLAIN).words
    assert says_more(read, 0.9, _page("Page 3").words)
    assert not says_more(read, 0.5, _page("Page 3").words)
    assert not says_more(read[:5], 0.9, _page("Page 3").words)


def test_light_text_on_dark_and_on_coloured_bands_is_turned_over() -> None:
    sheet = Sheet()
    sheet.shade(50, 90, 500, 120, "#4a4a4a")
    sheet.text(58, 110, "Volet premier : grandes lettres serrées", 15, bold=True, colour="#ffffff")
    sheet.shade(50, 120, 500, 142, "#bdbdbd")
    sheet.text(58, 136, "Texte noir sur une bande grise", 11, bold=True)
    sheet.shade(50, 200, 500, 230, "#e08a3c")
    sheet.text(58, 220, "Texte blanc sur une bande orange", 14, colour="#ffffff")
    clean = clean_page(np.array(soiled(picture_of(sheet.bytes()), noise=5.0)), 200)
    for top, bottom in ((96, 114), (124, 140), (204, 226)):
        band = clean.text[round(top / 0.36) : round(bottom / 0.36), 150:1380]
        assert np.median(band) == 255
        assert 0.01 < np.mean(band < 128) < 0.2  # letters, no ground
    dark, grey = clean.ground[285, 150:1380], clean.ground[365, 150:1380]
    assert dark.max() < 110 < 150 < grey.min()


def test_rows_shaded_by_turns_are_found_however_faint_and_unevenly_lit() -> None:
    sheet = Sheet()
    for row in range(6):
        if row % 2 == 0:
            sheet.shade(50, 90 + 24 * row, 500, 114 + 24 * row, "#efefef")
        sheet.text(58, 106 + 24 * row, f"Rangée {row + 1} du tableau", 10)
    page = picture_of(sheet.bytes()) * np.linspace(1.0, 0.94, 1653)
    clean = clean_page(page.astype(np.uint8), 200)
    shades = sorted(find_shades(clean.ground, [], 72 / 200), key=lambda shade: shade.top)
    assert [round(shade.top) for shade in shades] == pytest.approx([90, 138, 186], abs=2)
    assert {shade.colour for shade in shades} <= {"#e8e8e8", "#f0f0f0"}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Semer:.95 un:.93 pré:.96 ACE:.1 Sé:.0", "Semer un pré"),  # noise on a shade
        ("Semer:.95 un:.93 pré:.96 SEL:.2@90", "Semer un pré"),  # a stamp beside the cell's text
        ("Semer:.95 un:.93 pré:.3", "Semer un pré"),  # a word of the line
        ("Semer:.95 dès:.9 31/12/2031:.1@90", "Semer dès 31/12/2031"),  # a date
        ("Semer:.5 un:.4 pré:.6 ACE:.1 Sé:.0", "Semer un pré ACE Sé"),  # all of it is badly read
    ],
)
def test_what_is_read_in_noise_beyond_a_line_is_dropped(words: str, kept: str) -> None:
    line: list[RawWord] = []
    x = 0.0
    for part in words.split():
        text, _, sure = part.partition(":")
        sure, _, off = sure.partition("@")
        x += float(off or 4)
        line.append(RawWord(text, x, 0, x + 20, 10, 0, 8, 10, 5, float(sure)))
        x += 20
    assert " ".join(word.text for word in without_noise(line)) == kept


def test_pale_hairlines_that_straightening_spreads_are_whole() -> None:
    page = np.full((900, 1300), 255, np.uint8)
    for y in (100, 300, 500, 700):
        page[y : y + 2, 100:1202] = 240  # two halves of one hairline
    for x in (100, 400, 1200):
        page[100:702, x : x + 2] = 240
    (grid,) = find_grids(_segments(find_rules(page, 200), 72 / 200))
    assert (len(grid.xs), len(grid.ys), len(grid.regions)) == (3, 4, 6)


def _cleaned_table(side: bool, letters_from: int) -> NDArray[np.uint8]:
    """A cleaned page with a table whose first column was shaded: its rules are faint, and so is the last of all."""
    page = np.full((600, 1200), 255, np.uint8)
    for y in range(100, 400, 60):
        page[y, 400:1101] = 205
        if side:
            page[y, 100:400] = 240
            for x in range(125, 380, 14):
                page[y + letters_from : y + letters_from + 14, x : x + 3] = 0
    page[400, 100 if side else 400 : 1101] = 240
    for x, grey in ((100, 228), (400, 205), (1100, 205)):
        page[100:401, x] = grey
    return page


@pytest.mark.parametrize("letters_from", [20, 6], ids=["blank", "letters right below"])
def test_the_side_and_the_faint_rules_of_shaded_cells_are_found(letters_from: int) -> None:
    rules = find_rules(_cleaned_table(True, letters_from), 200)
    (grid,) = find_grids(_segments(rules, 72 / 200))
    assert (len(grid.xs), len(grid.ys), len(grid.regions)) == (3, 6, 10)


def test_a_bar_beside_a_table_is_no_side_of_it() -> None:
    (grid,) = find_grids(_segments(find_rules(_cleaned_table(False, 20), 200), 72 / 200))
    assert (len(grid.xs), len(grid.regions)) == (2, 5)


def test_short_tails_that_an_underline_crosses_are_whole() -> None:
    page = np.full((200, 700), 255, np.uint8)
    page[100:103, 50:650] = 10  # a long rule, with stems of letters that end two pixels below it
    for x in range(80, 640, 70):
        page[80:100, x : x + 5] = 10
    for x in range(115, 640, 70):
        page[80:105, x : x + 5] = 10
    wiped = _painted_over(
        page, np.where(page < 128, 255, 0).astype(np.uint8), [Stroke(50, 97, 650, 106)], []
    )  # it drifts
    assert wiped[101, 60] == 255
    assert (wiped[80:105, 117] < 128).all()
    assert (wiped[103:105, 82] == 255).all()


def test_a_lighter_row_beside_a_shaded_one_is_no_light_text() -> None:
    part = np.full((140, 900), 187, np.uint8)
    part[90:130] = 228  # the next row, shaded less
    part[30:44, 40:400:9] = 20  # dark letters
    assert not _carries_light_text(part, part < 205, np.zeros(part.shape, bool), 245.0, 200)
    part[30:44, 40:400:9] = 250  # light ones
    part[90:130] = 187
    assert _carries_light_text(part, part < 205, np.zeros(part.shape, bool), 245.0, 200)


def test_stems_of_bold_letters_below_each_other_are_no_wall() -> None:
    walls = [Stroke(100, 50, 103, 400), Stroke(400, 50, 403, 400), Stroke(900, 50, 903, 400)]
    stems = Stroke(600, 60, 610, 120)
    assert _without_stems([*walls, stems], 200) == walls
    assert _without_stems([walls[0], stems], 200) == [walls[0], stems]
    tall = stems._replace(bottom=300)
    assert _without_stems([*walls, tall], 200) == [*walls, tall]


def test_what_is_left_of_a_rule_at_the_edge_of_a_cell_is_cleared() -> None:
    page = np.full((80, 200), 255, np.uint8)
    page[2:5, 197:199] = 0  # in the corner, off all words
    page[30:50, 20:26] = 0
    page[30:50, 100:200] = 60  # a word that reaches the edge
    cleared = without_edge_specks(page, [(0, 0, 200, 28), (0, 28, 200, 80)], 200)
    assert (cleared[:28] == 255).all()
    assert (cleared[28:] == page[28:]).all()

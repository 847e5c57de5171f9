"""From lines to paragraphs, list entries and headings; superscripts, split words, bullets."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from extract.document import Kind
from extract.layout.engine.content import Look, Word
from extract.layout.text import broken_words
from extract.layout.text.broken_words import ends_word, is_rest_of_word
from extract.layout.text.line_entries import USUAL_LEADING, Frame
from extract.layout.text.lines import TextLine, drop_doubles, make_line, make_lines, split_runs
from extract.layout.text.paragraphs import to_blocks, usual_leading
from extract.layout.text.symbols import is_bullet, unprivate
from tests.extract.pdf_making import Sheet, texts_of

FRAME = Frame(page=1, left=50, right=550, body_size=10)
CELL = Frame(page=1, left=50, right=150, in_cell=True)


def line(
    text: str, x: float = 50, y: float = 100, bold: bool = False, size: float = 10, colour: str | None = None
) -> TextLine:
    look = Look(size=size, bold=bold, colour=colour)
    words, at, position = [], x, 0
    for part in text.split():
        width = 0.5 * size * len(part)
        words.append(Word(part, at, y - 0.8 * size, at + width, y + 0.22 * size, look, position, position + len(part)))
        at += width + 0.28 * size
        position += len(part) + 1
    return make_lines(words)[0]


def stack(*texts: str, x: float = 50, step: float = 12.2, top: float = 100) -> list[TextLine]:
    return [line(text, x, top + step * index) for index, text in enumerate(texts)]


FULL = "Le comité des riverains se réunit chaque trimestre dans la salle du préau avec les délégués de quartier"


def test_lines_that_fill_the_width_are_one_paragraph() -> None:
    blocks = to_blocks(stack(FULL, "et rend compte au conseil."), FRAME)
    assert [len(block.lines) for block in blocks] == [2]


def test_a_line_ended_on_purpose_ends_the_paragraph() -> None:
    blocks = to_blocks(stack("Le préau sera repeint.", FULL, "et rend compte au conseil."), FRAME)
    assert [len(block.lines) for block in blocks] == [1, 2]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("3.2.", "3.2.1. Curer", 2), ("3", "3.1 Curer", 2), ("3.2.", "3.4.1. Curer", 1), ("3.2.", "3.2.1. curer", 1)],
)
def test_the_number_of_the_line_above_and_one_part_more_begins_anew(first: str, second: str, count: int) -> None:
    assert len(to_blocks(stack(f"{first} {FULL}", f"{second} le bief."), FRAME)) == count


def test_a_wider_gap_parts_paragraphs() -> None:
    lines = [line(FULL, y=100), line("et les écoles.", y=112.2), line(FULL, y=132)]
    assert [len(block.lines) for block in to_blocks(lines, FRAME)] == [2, 1]


@pytest.mark.parametrize(
    ("above", "below", "blocks"),
    [
        ("• Planter une haie autour du préau (Jardiniers", "Ville) ;", 1),
        ("• Planter une haie autour du préau [service des jardins,", "2027-2028] ;", 1),
        ("• Planter une haie (jardiniers)", "Arroser la haie (pompiers)", 2),
        ("Carte n° 7 - Replanter le verger et ses allées :", "pommiers, poiriers et bancs", 1),
        ("Projet 2.3 : Replanter le verger de la", "Blanche Maison", 1),
        ("Le comité propose ceci :", "pommiers, poiriers et bancs", 2),
        ("Carte n° 7 - Replanter le verger :", "Le comité a choisi les arbres", 2),
    ],
)
def test_a_text_that_cannot_end_goes_on_below(above: str, below: str, blocks: int) -> None:
    lines = [line(above, 50, 100), line(below, 62 if above.startswith("•") else 50, 112.2)]
    assert len(to_blocks(lines, FRAME)) == blocks


@pytest.mark.parametrize(("size", "blocks"), [(7.8, 1), (7.0, 2)])
def test_a_sentence_goes_on_in_a_size_measured_on_few_letters(size: float, blocks: int) -> None:
    lines = [line("• Planter une haie autour du préau et du", y=100), line("jardin", 62, 112.2, size=size)]
    assert len(to_blocks(lines, FRAME)) == blocks


@pytest.mark.parametrize(("step", "short", "parted"), [(14.2, 20.0, True), (12.2, 20.0, False), (14.2, 1.0, False)])
def test_a_title_a_little_off_justified_text_ends_there(step: float, short: float, parted: bool) -> None:
    title, below = line(FULL[:-4], y=100), line(FULL, y=100 + step)  # four letters of 5 points less
    frame = FRAME._replace(right=below.x1 if short == 20.0 else title.x1 + short)
    assert [len(block.lines) for block in to_blocks([title, below], frame)] == ([1, 1] if parted else [2])


def test_a_sentence_in_a_cell_goes_on_under_the_sign_that_moved_its_first_lines_aside() -> None:
    aside = [line("Rouvrir la tourbière du plateau aux promeneurs et aux classes", 75, 100)]
    aside += [line("de la vallée par un chemin de planches et de claies de", 110, 112.2)]
    frame = Frame(page=1, left=50, right=aside[1].x1 + 5, in_cell=True)
    rest = line("saule tressé", 90, 124.4)
    assert len(to_blocks([*aside, rest], frame)) == 1
    assert len(to_blocks([*aside, line("Saule tressé", 90, 140)], frame)) == 2


def test_wrapped_list_entries_hang_under_their_text() -> None:
    lines = [
        line("• " + FULL, x=60, y=100),
        line("avec le soutien des parents ;", x=67.8, y=112.2),
        line("• Planter une haie", x=60, y=124.4),
        line("– d'aubépines", x=80, y=136.6),
        line("– de charmes", x=80, y=148.8),
        line("• Semer un pré", x=60, y=161),
    ]
    blocks = to_blocks(lines, FRAME)
    assert [(block.kind, block.marker, block.level, len(block.lines)) for block in blocks] == [
        (Kind.LIST_ITEM, "•", 0, 2),
        (Kind.LIST_ITEM, "•", 0, 1),
        (Kind.LIST_ITEM, "–", 1, 1),
        (Kind.LIST_ITEM, "–", 1, 1),
        (Kind.LIST_ITEM, "•", 0, 1),
    ]


@pytest.mark.parametrize("code", ["I.1.a", "2.b", "A.1.c)"])
def test_a_title_behind_a_code_that_ends_in_a_letter_hangs_under_its_text(code: str) -> None:
    lines = [line(f"{code} {FULL}", 60, 100), line("et des riverains", 60 + 6 * len(code) + 6, 112.2)]
    assert len(to_blocks(lines, FRAME)) == 1


@pytest.mark.parametrize(("first", "second", "count"), [("1)", "2)", 2), ("3.", "4.", 2), ("1)", "7)", 1)])
def test_the_next_number_of_a_list_begins_anew_below_a_full_line(first: str, second: str, count: int) -> None:
    lines = [line(f"{first} {FULL}", 50, 100), line(f"{second} semer un pré", 50, 112.2)]
    assert len(to_blocks(lines, FRAME)) == count


def test_an_annotation_in_another_look_is_a_paragraph_of_its_own_and_no_heading() -> None:
    lines = [line("- Curer le ruisseau", x=60), line("Priorité forte", x=67.8, y=112.2, bold=True, colour="#cc0000")]
    blocks = to_blocks(lines, FRAME)
    assert [(block.kind, block.text) for block in blocks] == [
        (Kind.LIST_ITEM, "Curer le ruisseau"),
        (Kind.PARAGRAPH, "Priorité forte"),
    ]
    assert blocks[1].style.colour == "#cc0000"


def test_bold_in_the_middle_of_a_sentence_parts_nothing() -> None:
    lines = [line(FULL), line("des moyens humains et financiers", y=112.2, bold=True)]
    assert len(to_blocks(lines, FRAME)) == 1


def test_headings_are_bold_or_larger() -> None:
    lines = [line("Une vallée vivante", size=14), line("1.1 Les chemins", y=130, bold=True), line(FULL, y=150)]
    assert [block.kind for block in to_blocks(lines, FRAME)] == [Kind.HEADING, Kind.HEADING, Kind.PARAGRAPH]


@pytest.mark.parametrize(
    ("size", "bold", "kind"),
    [(12, False, Kind.PARAGRAPH), (12, True, Kind.HEADING), (16, False, Kind.HEADING)],
)
def test_a_sentence_a_little_larger_than_the_labels_is_text(size: float, bold: bool, kind: Kind) -> None:
    (block,) = to_blocks([line("Les berges sont à nu.", size=size, bold=bold)], FRAME)
    assert block.kind is kind


def test_short_values_in_a_cell_stay_apart() -> None:
    blocks = to_blocks(stack("Mme Orme", "M. Frêne", x=53), CELL)
    assert [line.text for block in blocks for line in block.lines] == ["Mme Orme", "M. Frêne"]


def test_a_wrapped_title_in_a_cell_is_one_block() -> None:
    blocks = to_blocks(stack("Remettre à neuf la", "toiture de l'école", "du moulin", x=53), CELL)
    assert [block.text for block in blocks] == ["Remettre à neuf la toiture de l'école du moulin"]


def test_a_word_with_a_stroke_is_broken_nowhere() -> None:
    assert len(to_blocks(stack("Odile", "Petit/Armande Roux"), CELL)) == 1
    assert len(to_blocks(stack("Odile", "Petit / Armande Roux"), CELL)) == 2


def test_a_closing_quote_at_the_start_of_a_line_is_no_bullet() -> None:
    blocks = to_blocks(stack(FULL.replace("Le comité", "Le « comité"), "» vote le budget"), FRAME)
    assert [(block.kind, len(block.lines)) for block in blocks] == [(Kind.PARAGRAPH, 2)]


def test_superscripts_stay_on_their_line() -> None:
    small = Look(size=6)
    words = [
        Word("Le", 50, 92, 60, 102.2, Look(size=10), 0, 2),
        Word("1", 63, 92, 68, 102.2, Look(size=10), 3, 4),
        Word("er", 68.2, 90, 74, 96.1, small, 4, 6),
        Word("mai", 77, 92, 92, 102.2, Look(size=10), 7, 10),
    ]
    assert [found.text for found in make_lines(words)] == ["Le 1er mai"]


def test_a_word_that_kerning_split_is_whole() -> None:
    look = Look(size=10)
    words = [Word("Provin", 50, 92, 80, 102.2, look, 0, 6), Word("ce", 80.2, 92, 90, 102.2, look, 7, 9)]
    assert make_lines(words)[0].text == "Province"


def test_doubled_words_count_as_bold() -> None:
    look = Look(size=10)
    words = (Word("Axe", 50, 92, 70, 102.2, look), Word("Axe", 50.8, 92, 70.8, 102.2, look))
    (kept,) = drop_doubles(words)
    assert kept.look.bold


def test_a_cross_is_a_bullet_right_before_a_text_and_a_value_of_a_grid() -> None:
    found = to_blocks(stack("✖ Curer la mare", "✖ Semer un pré"), FRAME)
    assert [(block.kind, block.marker, block.text) for block in found] == [
        (Kind.LIST_ITEM, "✖", "Curer la mare"),
        (Kind.LIST_ITEM, "✖", "Semer un pré"),
    ]
    row = make_line([*line("✖").words, *line("Année", x=200).words])
    assert [run.text for run in split_runs([row])] == ["✖", "Année"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("•", True), ("-", True), ("➢", True), ("◐", True), ("▲", True), ("12", False), ("à", False)],
)
def test_bullets(text: str, expected: bool) -> None:
    assert is_bullet(text) is expected


def test_the_second_line_of_a_title_stands_under_the_text_behind_its_sign() -> None:
    sign, title = line("◐", x=50, bold=True), line("Action 7 Poser un abri", x=75, bold=True)
    below = line("devant la gare", x=75, y=112, bold=True)
    (block,) = to_blocks([make_line((*sign.words, *title.words)), below], CELL)
    assert (block.marker, block.text) == ("◐", "Action 7 Poser un abri devant la gare")


def test_a_sign_before_what_parts_a_text_is_no_bullet() -> None:
    assert [block.marker for block in to_blocks([line("◐ | Priorité : haute)")], FRAME)] == [None]
    above = line("Poser un abri (état :")
    assert len(to_blocks([above, line("◐ priorité : haute)", y=112)], FRAME)) == 1


def test_symbol_fonts_are_mapped() -> None:
    assert unprivate("\uf0b7", symbol_font=False) == "•"
    assert unprivate("n", symbol_font=True) == "■"
    assert unprivate("non", symbol_font=False) == "non"


def test_hyphenated_line_ends_are_healed_in_the_block() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, ["La maison de repos organise des ateliers de jardi-", "nage pour ses résidents."])
    assert texts_of(sheet.read())[0].text.endswith("jardinage pour ses résidents.")


def test_letters_set_wide_apart_are_closed_up() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "P L A N   D U   V A L L O N", 12)
    assert texts_of(sheet.read())[0].text == "PLAN DU VALLON"


def test_the_first_word_alone_may_be_set_so() -> None:
    sheet = Sheet()
    x = 50.0
    for letter in "OBJECTIF":
        sheet.text(x, 60, letter, 10, bold=True)
        x += sheet.canvas.stringWidth(letter, "Helvetica-Bold", 10) + 4
    sheet.text(x + 4, 60, "NUMÉRO 3", 10, bold=True)
    sheet.text(50, 90, "A B du canal", 10)
    assert [block.text for block in texts_of(sheet.read())] == ["OBJECTIF NUMÉRO 3", "A B du canal"]


def test_a_word_broken_by_a_narrow_column_is_whole() -> None:
    narrow = Frame(page=1, left=50, right=104, in_cell=True)
    (block,) = to_blocks(stack("Équipemen", "ts du parc", x=53), narrow)
    assert block.text == "Équipements du parc"
    assert to_blocks(stack("Équipemen", "la haie", x=53), narrow)[0].text == "Équipemen la haie"
    (block,) = to_blocks(stack("Équipemen", "ts et végé", "tation", x=53), narrow)
    assert block.text == "Équipements et végé tation"  # alone on a line, the second word would have had room
    (block,) = to_blocks(stack("Équipemen", "ts végétal", "isations", x=53), narrow)
    assert block.text == "Équipements végétalisations"


def test_lines_in_the_middle_of_a_cell_go_on_with_one_that_fills_it() -> None:
    lines = [line("Être un", x=83.6), line("village où chacun", x=59.7, y=112.2), line("a sa", x=91.1, y=124.4)]
    assert [block.text for block in to_blocks(lines, CELL)] == ["Être un village où chacun a sa"]
    narrow = Frame(page=1, left=50, right=104, in_cell=True)
    lines = [line("Plus d'", x=60.6), line("équipemen", x=54.5, y=112.2), line("ts ici", x=63.1, y=124.4)]
    assert [block.text for block in to_blocks(lines, narrow)] == ["Plus d'équipements ici"]


def test_the_rests_of_broken_words() -> None:
    data = tomllib.loads((Path(broken_words.__file__).with_name("broken_words.toml")).read_text(encoding="utf-8"))
    assert all(map(is_rest_of_word, data["examples"]))
    assert not any(map(is_rest_of_word, data["counter_examples"]))
    assert ends_word("Informati", "que")
    assert not ends_word("Informatique", "que")


def test_a_mark_that_hangs_out_opens_a_paragraph() -> None:
    lines = [line("Suite du premier point.", x=70, y=100), line("c) Suite", x=55, y=112.2)]
    lines[1] = lines[1]._replace(words=(lines[1].words[0], lines[1].words[1]._replace(x0=70.5)))
    assert [len(block.lines) for block in to_blocks(lines, FRAME)] == [1, 1]


def test_a_line_goes_on_within_quotes() -> None:
    first = line("Ouvrir chaque soir de la semaine et du dimanche, hiver comme été, le « Salon du", y=100)
    second = line("Bief »", y=112.2)
    assert [len(block.lines) for block in to_blocks([first, second], FRAME)] == [2]


def test_a_large_number_over_a_title_is_no_figure_of_it() -> None:
    lines = [line("4", size=30, y=100), line("Un bourg au fil de l'eau", y=114)]
    assert [block.text for block in to_blocks(lines, FRAME)] == ["4", "Un bourg au fil de l'eau"]
    lines[1] = line("objectifs pour le bourg", y=114)
    assert [block.text for block in to_blocks(lines, FRAME)] == ["4 objectifs pour le bourg"]


def test_a_line_of_one_word_goes_on_in_small_capitals() -> None:
    first = line("1.2 SOIGNER LES BERGES ET LES PRAIRIES INONDABLES DE LA VALLÉE DU BAS-", size=10)
    large = Look(size=14, bold=False, colour=None)
    words = (first.words[0], first.words[1]._replace(look=large), *first.words[2:])
    second = line("Mesnil", y=112.2)
    second = make_line([second.words[0]._replace(look=large)])
    assert [len(block.lines) for block in to_blocks([make_line(words), second], FRAME)] == [2]


def test_a_line_that_ends_with_a_preposition_goes_on_with_a_capital() -> None:
    wide = CELL._replace(right=450)
    assert len(to_blocks(stack("Ouvrir un comptoir à", "Marbais et Villers"), wide)) == 1
    assert len(to_blocks(stack("Ouvrir un comptoir", "Marbais et Villers"), wide)) == 2


def test_a_line_as_far_below_as_where_others_begin_begins_anew_too() -> None:
    frame = FRAME._replace(right=560, leading=1.3)
    texts = [
        ("Semer un pré", 16.0),
        (FULL, 16.0),
        ("et la rendre au village.", 13.0),
        (FULL, 16.0),
        ("Poser des nichoirs", 16.0),
    ]
    y, lines = 100.0, []
    for text, step in texts:
        y += step
        lines.append(line(text, y=y))
    assert [len(block.lines) for block in to_blocks(lines, frame)] == [1, 2, 1, 1]
    even = [line(text, y=100 + 13 * index) for index, text in enumerate((FULL, "Wallonie comprise, avec ses", FULL))]
    assert [len(block.lines) for block in to_blocks(even[:2], frame)] == [2]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("A X E 3", "AXE 3"), ("D É F I 2", "DÉFI 2"), ("A X E", "AXE"), ("O S 1", "O S 1"), ("A 1 B 2", "A 1 B 2")],
)
def test_a_word_of_a_few_letters_set_wide_apart_is_closed_up(text: str, shown: str) -> None:
    assert line(text).text == shown


def test_a_text_that_breaks_at_its_dash_goes_on_at_the_hanging_indent() -> None:
    frame = Frame(page=1, left=50, right=560, body_size=10)
    first = (
        "3.1.2. Rendre aux marcheurs le chemin de halage entre le pont du chemin de fer et les anciennes forges du bief"
    )
    rest = line("– deuxième phase des travaux", x=70, y=112.2)
    assert [len(block.lines) for block in to_blocks([line(first), rest], frame)] == [2]
    listed = [line(first), rest, line("– plantation des saules", x=70, y=124.4)]
    assert [block.marker for block in to_blocks(listed, frame)] == [None, "–", "–"]
    short = [line("3.1.2. Rendre aux marcheurs le chemin de halage"), rest]
    assert [block.marker for block in to_blocks(short, frame)] == [None, "–"]


def test_letters_set_a_little_apart_make_whole_words() -> None:
    sheet = Sheet()
    text = sheet.canvas.beginText(50, 780)
    text.setFont("Helvetica", 12)
    text.setCharSpace(1.7)
    text.textLine("Visée fertile : une vallée vivante et attentive")
    sheet.canvas.drawText(text)
    sheet.text(50, 100, "Il y a ici un texte", 12)
    assert [block.text for block in texts_of(sheet.read())] == [
        "Visée fertile : une vallée vivante et attentive",
        "Il y a ici un texte",
    ]


def test_a_word_behind_the_end_of_a_line_that_begins_with_an_elision_is_not_joined() -> None:
    narrow = Frame(page=1, left=50, right=104, in_cell=True)
    assert to_blocks(stack("Équipemen", "d'un parc", x=53), narrow)[0].text == "Équipemen d'un parc"


def test_a_blank_that_kerning_makes_narrow_parts_words() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Un fonds pour les", 12)
    sheet.text(50 + sheet.canvas.stringWidth("Un fonds pour les", "Helvetica", 12) + 2.3, 60, "A.S.B.L. locales", 12)
    assert texts_of(sheet.read())[0].text == "Un fonds pour les A.S.B.L. locales"


def test_a_title_in_large_capitals_goes_on_although_its_next_word_had_room() -> None:
    sheet = Sheet()
    sheet.lines(90, 60, ["ÊTRE UN BOURG QUI SOIGNE SES", "HAIES ET SES MARES"], 26, 31, bold=True)
    sheet.lines(
        50, 160, ["Le bourg a perdu la moitié de ses haies en vingt ans, et plus encore de ses mares et étangs."] * 8
    )
    assert next(block.text for block in texts_of(sheet.read())) == "ÊTRE UN BOURG QUI SOIGNE SES HAIES ET SES MARES"
    sheet = Sheet()
    sheet.lines(90, 60, ["OS 2 – AIMER SES HAIES", "OS 3 – AIMER SES MARES"], 19, 23, bold=True)
    sheet.lines(
        50, 160, ["Le bourg a perdu la moitié de ses haies en vingt ans, et plus encore de ses mares et étangs."] * 8
    )
    assert next(block.text for block in texts_of(sheet.read())) == "OS 2 – AIMER SES HAIES"


def test_a_title_in_large_capitals_goes_on_behind_a_smaller_level_and_number() -> None:
    sheet = Sheet()
    sheet.text(90, 60, "OBJECTIF STRATÉGIQUE 2", 22, bold=True)
    sheet.text(395, 60, "SOIGNER", 26, bold=True)
    sheet.text(86, 91, "SES HAIES ET SES MARES", 26, bold=True)
    sheet.lines(
        50, 160, ["Le bourg a perdu la moitié de ses haies en vingt ans, et plus encore de ses mares et étangs."] * 8
    )
    assert texts_of(sheet.read())[0].text == "OBJECTIF STRATÉGIQUE 2 SOIGNER SES HAIES ET SES MARES"


def labelled(label: str, value: str, y: float, x: float = 68) -> TextLine:
    bold = line(label, x, y, bold=True)
    return make_lines([*bold.words, *line(value, bold.x1 + 3, y).words])[0]


def test_lines_that_open_with_a_bold_label_are_paragraphs_of_their_own() -> None:
    card = FRAME._replace(right=230, padding=8)
    lines = [labelled("Pilote", "Service des fêtes", 100), labelled("Partenaires", "Le musée", 113)]
    assert [len(block.lines) for block in to_blocks(lines, card)] == [1, 1]
    sentence = [labelled("Bourg", "et halage sont reliés à", 100), labelled("Marbais", "par un pont", 113)]
    assert [len(block.lines) for block in to_blocks(sentence, card)] == [2]


def test_a_value_goes_on_at_the_left_of_its_label_though_labels_are_as_far_apart() -> None:
    card = FRAME._replace(right=230, padding=8, leading=1.2)
    lines = [
        labelled("Qui", "Les Eaux et le Service", 100),
        line("Halage", 58, 114),
        labelled("Avec", "Le musée", 128),
        labelled("Fin", "En avril", 142),
    ]
    assert [block.text for block in to_blocks(lines, card)] == [
        "Qui Les Eaux et le Service Halage",
        "Avec Le musée",
        "Fin En avril",
    ]


def test_a_line_with_the_next_code_begins_anew_below_a_full_one() -> None:
    lines = stack(f"A3 : {FULL} rural", f"A4 : {FULL}", "et leurs voisins")
    frame = Frame(page=1, left=50, right=lines[0].x1 + 2, in_cell=True)
    assert [block.text[:4] for block in to_blocks(lines, frame)] == ["A3 :", "A4 :"]
    other = stack(f"A3 : {FULL} sur papier", f"A4 recyclé, {FULL}")
    assert len(to_blocks(other, frame)) == 1


def test_a_line_with_the_next_part_of_a_code_of_several_begins_anew_below_a_full_one() -> None:
    lines = stack(f"OS2-OO1-A3 : {FULL} rural", f"OS2-OO1-A4 : {FULL}", "et leurs voisins")
    frame = Frame(page=1, left=50, right=lines[0].x1 + 2, in_cell=True)
    assert [block.text[:12] for block in to_blocks(lines, frame)] == ["OS2-OO1-A3 :", "OS2-OO1-A4 :"]
    other = stack(f"OS2-OO1-A3 : {FULL} rural", f"OS2-OO1-A7 : {FULL}")
    assert len(to_blocks(other, frame)) == 1


@pytest.mark.parametrize(
    ("below", "x", "count"), [("et la fanfare", 90, 1), ("La fanfare", 90, 2), ("La fanfare", 125.6, 1)]
)
def test_a_value_that_fills_the_line_of_its_label_goes_on_below_it(below: str, x: float, count: int) -> None:
    label = line("PARTENAIRE(S) : le comité des riverains du bief et du halage", y=100)
    value = next(after.x0 for word, after in pairwise(label.words) if word.text == ":")
    assert value == pytest.approx(125.6)
    frame = FRAME._replace(right=label.x1 + 4)
    assert len(to_blocks([label, line(below, x, 112.2)], frame)) == count


def test_a_line_with_the_same_word_and_the_next_number_begins_anew_below_a_full_one() -> None:
    lines = stack(f"Fiche n° 3 : {FULL}", f"Fiche n° 4 : {FULL}", "et leurs voisins")
    frame = Frame(page=1, left=50, right=lines[0].x1 + 2, in_cell=True)
    assert [block.text[:12] for block in to_blocks(lines, frame)] == ["Fiche n° 3 :", "Fiche n° 4 :"]
    other = stack(f"Quartier 3 : {FULL}", f"Quartier nord, {FULL}")
    assert len(to_blocks(other, frame)) == 1


def in_parts(*parts: tuple[str, str], gap: float = 30) -> TextLine:
    """One line of labels in bold with their values, a wide blank between one and the next."""
    words: list[Word] = []
    x = 50.0
    for label, value in parts:
        for text, bold in ((label, True), (value, False)):
            for word in text.split():
                words.append(Word(word, x, 92, x + 5 * len(word), 102, Look(size=10, bold=bold)))
                x += 5 * len(word) + 3
        x += gap
    return make_line(words)


def test_labels_in_bold_with_their_values_far_apart_on_one_line_are_read_one_after_the_other() -> None:
    parts = (("Pilote", "Service des fêtes"), ("Délai", "2027"), ("", "Très urgent"))
    found = [block.text for block in to_blocks([in_parts(*parts)], FRAME)]
    assert found == ["Pilote Service des fêtes", "Délai 2027", "Très urgent"]
    assert len(to_blocks([in_parts(*parts, gap=1)], FRAME)) == 1


def test_labels_with_colons_stay_on_their_line_and_so_does_one_whose_value_stands_below() -> None:
    assert len(to_blocks([in_parts(("Pilote :", "DG"), ("Délai :", "2027"))], FRAME)) == 1
    assert len(to_blocks([in_parts(("Pilote :", "DG"), ("Indicateurs de", ""))], FRAME)) == 1


def test_the_first_words_of_a_line_may_be_in_another_print() -> None:
    label, value, more = (
        line("Date de fin", bold=True),
        line("30/06/2027", x=110),
        line("à confirmer", x=200, bold=True),
    )
    assert to_blocks([make_line((*label.words, *value.words))], FRAME)[0].lines[0].lead == "Date de fin"
    assert to_blocks([make_line((*label.words, *value.words, *more.words))], FRAME)[0].lines[0].lead == ""
    assert to_blocks([label], FRAME)[0].lines[0].lead == ""


def test_a_number_in_a_colour_of_its_own_is_one_with_the_bold_words_behind_it() -> None:
    pill = line("Action 2", bold=True, colour="#ffffff").words
    title = line("Curer la mare.", x=110, bold=True).words
    text = line("Les roseaux gênent.", x=200).words
    assert to_blocks([make_line((*pill, *title, *text))], FRAME)[0].lines[0].lead == "Action 2 Curer la mare."
    assert to_blocks([make_line((*pill, *title))], FRAME)[0].lines[0].lead == "Action 2"
    assert to_blocks([make_line((*pill, *text))], FRAME)[0].lines[0].lead == "Action 2"


def test_letters_that_count_on_begin_lines_of_their_own() -> None:
    lines = stack("a) Choisir le tracé du sentier", "b) Poser les panneaux du bois", x=53)
    assert [block.text for block in to_blocks(lines, CELL)] == [line.text for line in lines]
    other = stack("a) Choisir le tracé du sentier", "c) de la rue du bois", x=53)
    assert len(to_blocks(other, CELL)) == 1


def test_a_text_goes_on_under_the_picture_before_it() -> None:
    lines = [line("\uf508 Service des parcs et des", 54), line("plantations", 50, 112)]
    (block,) = to_blocks(lines, FRAME._replace(right=180))
    assert (block.marker, block.text) == ("\uf508", "Service des parcs et des plantations")


def test_a_picture_before_a_title_in_bold_is_no_bullet() -> None:
    (block,) = to_blocks([line("\uf061 Rouvrir les canaux", bold=True, size=15)], FRAME)
    assert (block.kind, block.marker, block.text) == (Kind.HEADING, None, "Rouvrir les canaux")


def test_a_line_that_closes_the_bracket_above_it_begins_with_no_bullet() -> None:
    blocks = to_blocks(
        stack("a) curer les mares du plateau et semer les berges (pilote : service Forêts", "– fin 2029) ;"), FRAME
    )
    assert [(block.marker, len(block.lines)) for block in blocks] == [(None, 2)]


@pytest.mark.parametrize(
    ("second", "count"), [("a) curer une mare", 2), ("1) curer une mare", 2), ("curer une mare", 1)]
)
def test_the_first_entry_of_a_list_begins_anew_below_a_colon(second: str, count: int) -> None:
    title = "2° Soigner les mares, les étangs et les sources des hauts plateaux du sud, puis ceux du nord, à savoir :"
    assert len(to_blocks(stack(title, second), FRAME)) == count


def test_an_entry_at_the_left_of_the_text_above_it_begins_anew_however_far_lines_are_apart() -> None:
    full = "Pilote : service des Forêts et des Eaux vives – Partenaires : les riverains et les écoles – Début : 2026"
    lines = [line(full, 67, 100), line("c) Curer une mare", 50, 112)]
    assert len(to_blocks(lines, FRAME)) == 2


def test_the_entries_of_a_list_tell_no_leading() -> None:
    columns = [stack("Curer une mare", "a) au bois", "b) au pré", "c) au bourg", step=18)]
    assert usual_leading(columns) == USUAL_LEADING


@pytest.mark.parametrize(("below", "count"), [("Les berges sont usées.", 2), ("et ses berges usées.", 1)])
def test_a_line_in_italics_begins_anew_where_it_begins_a_sentence(below: str, count: int) -> None:
    first, second = stack("Curer la grande mare", below)
    slanted = tuple(word._replace(look=word.look._replace(italic=True)) for word in second.words)
    assert len(to_blocks([first, make_line(slanted)], CELL)) == count


@pytest.mark.parametrize(
    ("above", "x", "lines"),
    [
        pytest.param(FULL.replace("de quartier", "élus"), 68, [3], id="in-as-a-first-line"),
        pytest.param(FULL.replace("de quartier", "élus"), 44, [1, 2], id="far-out"),
        pytest.param("Le préau sera repeint", 68, [1, 2], id="ended-on-purpose"),
    ],
)
def test_a_sentence_goes_on_to_the_left_of_the_bullet_that_opens_it(above: str, x: float, lines: list[int]) -> None:
    below = "et rend compte au conseil et à tous ceux qui veulent bien le lire, chaque trimestre s'il se peut,"
    found = [line(f"• {above}", 86), line(below, x, 112.2), line("et aux voisins du bief.", x, 124.4)]
    assert [len(block.lines) for block in to_blocks(found, FRAME)] == lines


def test_what_ends_a_text_in_other_print_may_fill_most_of_its_last_line() -> None:
    look = Look(size=8, bold=True)
    last = line("du bief", 58, 112.2)
    end = [Word(text, 110 + 40 * at, 105, 145 + 40 * at, 114, look) for at, text in enumerate(("(2026-2027,", "2029)"))]
    texts = [line("■ Curer les abords et les berges de tout le haut", 50), make_line([*last.words, *end])]
    (block,) = to_blocks(texts, Frame(page=1, left=50, right=300, body_size=10))
    assert block.text.endswith("le haut du bief (2026-2027, 2029)")


def test_numbered_titles_in_bold_are_headings_before_and_behind_lists() -> None:
    texts = [line("3 Fleurir le bourg", 55, 100, bold=True), line("• Planter un tilleul", 50, 116)]
    texts.append(line("4 Ouvrir le canal", 55, 132, bold=True))
    kinds = [block.kind for block in to_blocks(texts, FRAME)]
    assert kinds == [Kind.HEADING, Kind.LIST_ITEM, Kind.HEADING]


def test_a_line_hangs_behind_a_letter_in_a_print_of_its_own() -> None:
    letter = line("a", 50, 100, bold=True, colour="#2060a0")
    text = line("Curer le bief du moulin et le canal", 61, 100)
    first = make_line([*letter.words, *text.words])
    below, page = line("avec une barge", 61, 112.2), FRAME._replace(right=245)
    assert len(to_blocks([first, below], page)) == 1
    plain = make_line([*line("a", 50, 100).words, *text.words])
    assert len(to_blocks([plain, below], page)) == 2

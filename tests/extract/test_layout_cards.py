"""Text in boxes: parts side by side, labels and values; large numbers, large first letters, letters set apart."""

from __future__ import annotations

import pytest

from extract.document import Role, SourceFile, Table
from extract.layout.pages.card_rows import with_card_rows
from extract.layout.pages.page import take_apart
from extract.readers.pdf import page_contents
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of


def carded(height: float = 200) -> Sheet:
    sheet = Sheet()
    sheet.shade(40, 90, 300, 90 + height, "#ddeecc")
    return sheet


def test_a_number_beside_a_title_of_two_lines_is_read_before_it() -> None:
    sheet = carded()
    sheet.text(60, 118, "7", 14)
    sheet.lines(100, 112, ["Rouvrir le halage entre", "les deux écluses du bourg"], 10, bold=True)
    sheet.text(50, 160, "Les travaux durent deux ans.", 9)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts == ["7", "Rouvrir le halage entre les deux écluses du bourg", "Les travaux durent deux ans."]


def test_a_number_in_the_middle_of_the_height_of_its_title_is_read_before_it() -> None:
    sheet = carded()
    sheet.text(55, 124, "7", 10, bold=True)
    sheet.lines(100, 112, ["Rouvrir le halage entre", "les deux écluses du bourg"], 10, bold=True)
    sheet.text(100, 150, "Pilote : Voirie", 9)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[:2] == ["7", "Rouvrir le halage entre les deux écluses du bourg"]


@pytest.mark.parametrize("rest", ["pont", "et le pont du chemin de fer"])
def test_the_rest_of_a_title_under_its_number_goes_on_with_it(rest: str) -> None:
    sheet = carded()
    sheet.text(56, 112, "7.2", 8, colour="#803020")
    sheet.text(84, 112, "Rouvrir le halage entre les deux écluses", 10, bold=True)
    sheet.text(50, 125, rest, 10, bold=True)
    sheet.text(50, 160, "Les travaux durent deux ans.", 9)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts == [f"7.2 Rouvrir le halage entre les deux écluses {rest}", "Les travaux durent deux ans."]


def test_a_code_in_the_middle_of_the_height_of_its_title_is_read_before_it() -> None:
    sheet = carded()
    sheet.text(55, 125, "OS4", 13, bold=True)
    sheet.lines(98, 115, ["Rouvrir le halage entre", "les deux écluses du bourg"], 10, bold=True)
    sheet.text(255, 122, "Externe", 7)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts == ["OS4", "Rouvrir le halage entre les deux écluses du bourg", "Externe"]


def test_the_rest_of_a_title_under_its_code_goes_on_with_it() -> None:
    sheet = carded()
    sheet.text(56, 112, "OO7.2", 8, colour="#803020")
    sheet.text(92, 112, "Rouvrir le halage entre les écluses", 10, bold=True)
    sheet.text(56, 125, "et le pont du chemin de fer", 10, bold=True)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts == ["OO7.2 Rouvrir le halage entre les écluses et le pont du chemin de fer"]


def test_a_tall_number_is_no_word_of_the_line_beside_it() -> None:
    sheet = carded()
    sheet.text(50, 180, "3", 90)
    sheet.text(120, 150, "AMBITION 3", 9)
    sheet.text(120, 178, "Un bourg qui écoute", 20, bold=True)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts == ["3", "AMBITION 3", "Un bourg qui écoute"]


def test_labels_at_the_left_and_values_at_the_right_of_a_card_are_a_table() -> None:
    sheet = carded()
    sheet.text(50, 112, "Rouvrir le halage", 11, bold=True)
    for y, label, value in ((140, "Pilote", "Voirie"), (154, "Échéance", "2031"), (168, "Budget", "12.000 €")):
        sheet.text(50, y, label, 9)
        sheet.canvas.drawRightString(290, 842 - y, value)
    sheet.text(50, 200, "Un chantier de l'été.", 9)
    document = sheet.read()
    (table,) = tables_of(document)
    assert rows_of(table) == [["Pilote", "Voirie"], ["Échéance", "2031"], ["Budget", "12.000 €"]]
    assert not table.ruled
    assert [block.text for block in texts_of(document)] == ["Rouvrir le halage", "Un chantier de l'été."]


def test_labels_and_values_of_two_lines_stay_whole() -> None:
    sheet = carded()
    sheet.lines(50, 112, ["Service", "gestionnaire"], 9)
    sheet.text(150, 112, "Espaces verts", 9)
    sheet.text(50, 144, "Mandataire", 9)
    sheet.lines(150, 144, ["Échevine de", "la Propreté"], 9)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [["Service gestionnaire", "Espaces verts"], ["Mandataire", "Échevine de la Propreté"]]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    sheet = Sheet()
    sheet.text(50, 122, "L", 44)
    sheet.lines(80, 100, ["e bourg accueille chaque été les bateliers", "qui remontent le canal jusqu'au lavoir"], 10)
    sheet.text(50, 160, "Où vont-ils ensuite ?", 10)
    texts = [block.text for block in texts_of(sheet.read())]
    assert "Le bourg accueille chaque été les bateliers qui remontent le canal jusqu'au lavoir" in texts


def test_capitals_set_apart_are_closed_up_though_some_stand_closer() -> None:
    sheet = Sheet()
    x = 50.0
    for part in ("OB", "J", "E", "T", " ", "D", "U", " ", "B", "O", "UR", "G", " ", "N", "EUF"):
        if part != " ":
            sheet.text(x, 100, part, 9)
        x += sheet.canvas.stringWidth(part, "Helvetica", 9) + 3.2
    assert [block.text for block in texts_of(sheet.read())] == ["OBJET DU BOURG NEUF"]


def test_a_word_whose_first_letters_stand_alone_is_closed_up_as_others_of_its_line() -> None:
    sheet = Sheet()
    sheet.lines(50, 200, ["Le bourg soigne ses chemins creux avec l'aide des habitants."] * 4)
    x = 50.0
    for part in ("I", "N", "TER", "NE", " ", " ", "BOURGEOISE"):
        text = sheet.canvas.beginText(x, 842 - 100)
        text.setFont("Helvetica-Bold", 11)
        text.setCharSpace(1.65)
        text.textOut(part)
        sheet.canvas.drawText(text)
        x += sheet.canvas.stringWidth(part, "Helvetica-Bold", 11) + 1.65 * len(part)
    assert next(block.text for block in texts_of(sheet.read())) == "INTERNE BOURGEOISE"


def test_labels_and_values_in_a_cell_of_a_frame_are_a_table_in_it() -> None:
    sheet = Sheet()
    sheet.grid((40, 300, 560), (90, 200))
    sheet.lines(50, 112, ["Service", "gestionnaire"], 9)
    sheet.lines(150, 112, ["Espaces verts", "et Propreté"], 9)
    sheet.text(50, 144, "Échéance", 9)
    sheet.text(150, 144, "2031", 9)
    sheet.lines(310, 112, ["Les saules sont plantés.", "Il reste le halage."], 9)
    (table,) = tables_of(sheet.read())
    (inner,) = table.cells[0].blocks
    assert isinstance(inner, Table)
    assert rows_of(inner) == [["Service gestionnaire", "Espaces verts et Propreté"], ["Échéance", "2031"]]


def test_a_word_and_the_number_under_it_stand_before_the_title_beside_them() -> None:
    sheet = carded()
    sheet.text(60, 112, "Fiche", 6, colour="#cc3300")
    sheet.text(58, 126, "14", 13, colour="#cc3300")
    sheet.lines(84, 112, ["Rouvrir le halage entre", "les écluses du bourg et", "le vieux lavoir"], 10, bold=True)
    assert [block.text for block in texts_of(sheet.read())] == [
        "Fiche 14",
        "Rouvrir le halage entre les écluses du bourg et le vieux lavoir",
    ]


def test_a_state_in_the_corner_of_a_title_is_no_part_of_it() -> None:
    sheet = Sheet()
    sheet.grid((40, 560), (90, 130, 200))
    sheet.text(50, 106, "Rouvrir le halage entre les deux écluses et", 11, bold=True)
    sheet.text(500, 106, "Terminé", 8)
    sheet.text(50, 120, "planter des saules", 11, bold=True)
    sheet.lines(50, 150, ["Les saules sont plantés.", "Il reste le halage."], 9)
    (table,) = tables_of(sheet.read())
    texts = [block.text for block in table.cells[0].text_blocks]
    assert texts == ["Rouvrir le halage entre les deux écluses et planter des saules", "Terminé"]


def test_a_priority_in_the_corner_beside_a_code_follows_the_title() -> None:
    sheet = carded(120)
    sheet.text(60, 112, "Action 1.1.1", 9, bold=True, colour="#336644")
    sheet.text(255, 112, "Urgent", 6.5)
    sheet.lines(60, 128, ["Rouvrir le halage entre les", "écluses du bourg"], 10.5, bold=True)
    sheet.text(60, 166, "Les saules sont plantés.", 8)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[:3] == ["Action 1.1.1", "Rouvrir le halage entre les écluses du bourg", "Urgent"]


def columns_of_shades(sheet: Sheet, *texts: list[str], title_size: float = 12) -> None:
    for at, (title, *lines) in enumerate(texts):
        x = 40 + at * 175
        sheet.shade(x, 90, x + 160, 260, "#eeeeee")
        sheet.text(x + 10, 110, title, title_size, bold=title_size > 9)
        sheet.lines(x + 10, 140, lines, 9, step=24)


def test_shades_side_by_side_that_open_with_a_title_are_cards() -> None:
    sheet = Sheet()
    columns_of_shades(
        sheet,
        ["Accueil", "- Repeindre le hall", "- Ouvrir tard"],
        ["Nature", "- Planter une haie", "- Semer un pré"],
        ["Énergie", "- Isoler la crèche", "- Couvrir le toit"],
    )
    document = sheet.read()
    assert not tables_of(document)
    texts = [block.text for block in texts_of(document)]
    assert texts[:3] == ["Accueil", "Repeindre le hall", "Ouvrir tard"]
    assert texts[3] == "Nature"


def test_a_shade_between_the_sides_of_cards_is_one_though_it_holds_a_title_alone() -> None:
    sheet = Sheet()
    columns_of_shades(sheet, ["Accueil", "Repeindre le hall"], ["Nature", "Planter une haie"])
    for x, lines in ((40, ["Ouvrir la crèche", "et le préau"]), (215, ["Semer un pré"])):
        sheet.shade(x, 300, x + 160, 360, "#eeeeee")
        sheet.lines(x + 10, 320, lines, 12, bold=True)
    (content,) = page_contents(SourceFile("essai.pdf", sheet.bytes()))
    parts = take_apart(content)
    (parts,) = with_card_rows([parts], {parts.page: parts.runs})
    assert [card.soft for card in parts.cards] == [False] * 4


def test_shades_side_by_side_in_one_look_may_be_the_cells_of_a_table() -> None:
    sheet = Sheet()
    columns_of_shades(sheet, ["Action", "Ouvrir tard"], ["Pilote", "Population"], ["Fin", "2032"], title_size=9)
    (content,) = page_contents(SourceFile("essai.pdf", sheet.bytes()))
    parts = take_apart(content)
    (parts,) = with_card_rows([parts], {parts.page: parts.runs})
    assert [card.soft for card in parts.cards] == [True] * 3


def test_heads_over_texts_side_by_side_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    for x, head, lines in (
        (50, "OBJECTIF 1", ["Rouvrir les berges"]),
        (320, "OBJECTIF 1.1", ["Planter des saules et", "curer le bief"]),
    ):
        sheet.text(x, 100, head, 8, bold=True)
        sheet.lines(x, 113, lines, 11)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts == ["OBJECTIF 1", "Rouvrir les berges", "OBJECTIF 1.1", "Planter des saules et curer le bief"]


def framed(sheet: Sheet, x: float, y: float, lines: list[str], size: float = 9) -> None:
    sheet.canvas.setLineWidth(0.75)
    sheet.canvas.rect(x, 842 - y - 50, 150, 50)
    sheet.lines(x + 8, y + 18, lines, size, step=size + 5)


def test_the_title_amid_boxes_is_read_before_them() -> None:
    sheet = Sheet()
    for title in ("Rouvrir le halage", "Curer le bief"):
        framed(sheet, 30, 100, ["Pilote", "Voirie"])
        framed(sheet, 400, 110, ["Budget", "12.000 €"])
        framed(sheet, 215, 140, ["Projet 1", title], 14)
        framed(sheet, 30, 220, ["Échéance", "2031"])
        sheet.turn_page()
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[:5] == ["Projet 1", "Rouvrir le halage", "Pilote", "Voirie", "Budget"]


def test_a_box_beside_a_text_does_not_cut_it() -> None:
    sheet = Sheet()
    sheet.lines(220, 100, ["Les travaux durent deux ans et seront menés de nuit,", "le long du canal, entre les deux",
                           "vieilles écluses du bourg."])  # fmt: skip
    framed(sheet, 30, 108, ["Pilote", "Voirie"])
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[0].endswith("entre les deux vieilles écluses du bourg.")


def test_the_second_line_of_a_label_and_that_of_its_value_are_told_apart() -> None:
    sheet = carded()
    sheet.lines(50, 112, ["Service", "gestionnaire"], 9)
    sheet.lines(112, 112, ["Espaces verts", "Propreté"], 9)
    sheet.text(50, 144, "Échéance", 9)
    sheet.text(112, 144, "2031", 9)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [["Service gestionnaire", "Espaces verts Propreté"], ["Échéance", "2031"]]


def test_large_figures_side_by_side_stand_before_what_they_count() -> None:
    sheet = Sheet()
    for x, figure, words in ((100, "4", ["objectifs", "stratégiques"]), (300, "11", ["objectifs", "opérationnels"]),
                             (470, "37", ["actions"])):  # fmt: skip
        sheet.canvas.setFont("Helvetica", 30)
        sheet.canvas.drawCentredString(x, 842 - 150, figure)
        sheet.canvas.setFont("Helvetica", 10)
        for at, word in enumerate(words):
            sheet.canvas.drawCentredString(x, 842 - 168 - 12 * at, word)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts == ["4 objectifs stratégiques", "11 objectifs opérationnels", "37 actions"]


def _in_columns(titles: str, texts: str, rows: int = 1, *, framed: bool = True) -> list[str]:
    """The texts of three titles in boxes over boxes of texts, with the colours of both."""
    sheet = Sheet()

    def box(x: float, top: float, bottom: float, colour: str) -> None:
        sheet.shade(x, top, x + 160, bottom, colour)
        if framed:
            sheet.grid([x, x + 160], [top, bottom])

    for x, title, text in ((40, "Bois", "haies"), (220, "Eaux", "mares"), (400, "Rues", "bancs")):
        box(x, 100, 130, titles)
        sheet.text(x + 10, 120, title, 10, bold=titles != texts)
        for row in range(rows):
            box(x, 140 + 110 * row, 240 + 110 * row, texts)
            sheet.text(x + 10, 165 + 110 * row, f"Les {text} du bourg {row + 1}", 10)
    return [block.text for block in texts_of(sheet.read())]


@pytest.mark.parametrize("framed", [True, False])
def test_titles_in_boxes_side_by_side_stand_each_over_the_box_below(*, framed: bool) -> None:
    assert _in_columns("#cc6600", "#eeeeee", framed=framed) == [
        "Bois", "Les haies du bourg 1", "Eaux", "Les mares du bourg 1", "Rues", "Les bancs du bourg 1",
    ]  # fmt: skip


def test_boxes_that_look_alike_are_read_row_by_row() -> None:
    assert _in_columns("#eeeeee", "#eeeeee")[:2] == ["Bois", "Eaux"]
    assert _in_columns("#cc6600", "#eeeeee", rows=2)[:2] == ["Bois", "Eaux"]


@pytest.mark.parametrize(("lower", "expected"), [
    (215, ["Bois", "haies 1", "haies 2", "Eaux", "mares 1", "mares 2"]),
    (200, ["Bois", "Eaux", "haies 1", "mares 1", "haies 2", "mares 2"]),
])  # fmt: skip
def test_framed_boxes_of_heights_of_their_own_stand_in_stacks_under_their_titles(
    lower: float, expected: list[str]
) -> None:
    sheet = Sheet()
    for x, title, text, bottom in ((40, "Bois", "haies", 200.0), (220, "Eaux", "mares", lower)):
        sheet.shade(x, 100, x + 160, 130, "#dde6cc")
        sheet.text(x + 10, 120, title, 13, bold=True)
        for number, (top, foot) in enumerate(((140, 170), (178, bottom)), 1):
            sheet.grid([x, x + 160], [top, foot])
            sheet.text(x + 10, top + 18, f"{text} {number}", 10)
    assert [block.text for block in texts_of(sheet.read())] == expected


def test_boxes_of_texts_in_rows_head_no_stacks() -> None:
    sheet = Sheet()
    for x, name, high in ((40, "haies", 60.0), (220, "mares", 80.0)):
        for number, top in enumerate((100, 220, 340)):
            sheet.shade(x, top, x + 160, top + high, "#dddddd")
            sheet.grid([x, x + 160], [top, top + high])
            sheet.text(x + 10, top + 20, f"Soigner les {name} {number}", 12 if number else 9, bold=bool(number))
            sheet.text(x + 10, top + 40, "Pilote : Service des forêts", 9)
    texts = [block.text for block in texts_of(sheet.read()) if "Soigner" in block.text]
    assert texts == [f"Soigner les {name} {number}" for number in (0, 1, 2) for name in ("haies", "mares")]


def test_large_figures_above_boxes_stand_each_over_its_box() -> None:
    sheet = Sheet()
    for x, figure, text in ((40, "3", "objectifs"), (220, "7", "chantiers"), (400, "18", "actions")):
        sheet.text(x + 60, 120, figure, 40, bold=True)
        sheet.shade(x, 140, x + 160, 180, "#eeeeee")
        sheet.text(x + 50, 165, text, 12)
    assert [block.text for block in texts_of(sheet.read())] == ["3", "objectifs", "7", "chantiers", "18", "actions"]


def test_a_huge_number_and_a_drawing_stand_apart_from_the_title_beside_them() -> None:
    sheet = Sheet()
    sheet.shade(0, 0, 595, 120, "#2a6ca8")
    sheet.canvas.setFont("ZapfDingbats", 26)
    sheet.canvas.drawString(40, 842 - 76, chr(0x2740))
    sheet.text(90, 84, "3", 52)
    sheet.text(140, 55, "OBJECTIF STRATÉGIQUE", 8)
    sheet.text(140, 76, "Une commune où chacun se déplace", 18)
    sheet.text(140, 97, "sans crainte", 18)
    sheet.lines(50, 170, ["Les travaux commencent à l'été.", "Ils durent deux ans au plus."], 9)
    blocks = texts_of(sheet.read())
    texts = [block.text for block in blocks if block.role is Role.BODY]
    assert texts[:3] == ["3", "OBJECTIF STRATÉGIQUE", "Une commune où chacun se déplace sans crainte"]
    assert [block.text for block in blocks if block.role is Role.FURNITURE] == ["❀"]


@pytest.mark.parametrize("boxed", [True, False])
def test_titles_that_count_up_side_by_side_head_what_stands_below_each(*, boxed: bool) -> None:
    sheet = Sheet()
    for x, number, word in ((40, 1, "bois"), (320, 2, "eaux")):
        sheet.shade(x, 100, x + 240, 130, "#cc6600")
        sheet.text(x + 10, 120, f"OO 3.{number} Soigner les {word}", 12, bold=True)
        for row in range(2 + number % 2):
            top = 140 + 40 * row
            if boxed:
                sheet.shade(x, top, x + 240, top + 30, "#eeeeee")
            sheet.text(x + 10, top + 20, f"Le chantier {row + 1} des {word}", 10)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[0] == "OO 3.1 Soigner les bois"
    assert texts[texts.index("OO 3.2 Soigner les eaux") :][1] == "Le chantier 1 des eaux"
    assert [" ".join(texts).count(f"{n} des {word}") for n in (1, 2, 3) for word in ("bois", "eaux")] == [
        1,
        1,
        1,
        1,
        1,
        0,
    ]


def test_heads_side_by_side_at_the_foot_of_a_card_stand_each_over_its_value() -> None:
    sheet = carded(120)
    sheet.text(50, 108, "Planter des saules", 11, bold=True)
    sheet.text(50, 124, "Les berges du bief s'effondrent.", 9)
    for x, head, lines in (
        (50, "PILOTE", ["Service des espaces", "publics"]),
        (130, "FIN", ["2031"]),
        (200, "BUDGET", ["900 €"]),
    ):
        sheet.text(x, 150, head, 6.5, bold=True)
        sheet.lines(x, 161, lines, 8, step=10)
    sheet.text(50, 200, "Le conseil en décide au printemps.", 9)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[2:-1] == ["PILOTE", "Service des espaces publics", "FIN", "2031", "BUDGET", "900 €"]
    assert texts[-1] == "Le conseil en décide au printemps."


def test_a_head_of_a_grid_without_a_value_stays_apart_from_the_one_beside_it() -> None:
    sheet = Sheet()
    sheet.canvas.rect(40, 842 - 230, 500, 180)
    for y, (left, right), (one, other) in (
        (80, ("Pilote", "Partenaires"), ("Voirie", "")),
        (120, ("Échéance", "Budget"), ("2031", "9.000 €")),
        (160, ("Statut", "Priorité"), ("", "")),
    ):
        for x, head, value in ((50, left, one), (310, right, other)):
            sheet.text(x, y, head, 9, bold=True)
            sheet.text(x, y + 13, value)
    sheet.text(50, 200, "Description", 9, bold=True)
    sheet.text(50, 213, "On plante des saules.")
    found = [text.text for text in texts_of(sheet.read())]
    assert found[:6] == ["Pilote", "Voirie", "Partenaires", "Échéance", "2031", "Budget"]
    assert found[7:9] == ["Statut", "Priorité"]


def test_the_upright_label_of_a_box_reads_before_what_stands_beside_it() -> None:
    sheet = Sheet()
    sheet.shade(50, 100, 90, 300, "#20506b")
    sheet.canvas.saveState()
    sheet.canvas.translate(75, 842 - 290)
    sheet.canvas.rotate(90)
    sheet.canvas.setFillColor("#ffffff")
    sheet.canvas.setFont("Helvetica-Bold", 10)
    sheet.canvas.drawString(0, 0, "Cap 1 : Une vallée ouverte")
    sheet.canvas.restoreState()
    sheet.lines(110, 115, ["Visée 1.1 : Relier les hameaux", "Baliser les sentiers de crête"], step=40)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts == ["Cap 1 : Une vallée ouverte", "Visée 1.1 : Relier les hameaux", "Baliser les sentiers de crête"]


def test_a_line_larger_than_the_titles_of_columns_ends_them() -> None:
    sheet = Sheet()
    for x, number, bottom in ((40, 1, 200), (300, 2, 230)):
        sheet.shade(x, 90, x + 240, bottom, "#ddeecc")
        sheet.text(x + 8, 110, f"Mesure {number} - Curer le bief", 10, bold=True)
        sheet.text(x + 8, 126, "Le bief déborde chaque hiver.", 9)
    sheet.text(40, 260, "Un bourg au fil de l'eau", 16, bold=True)
    assert texts_of(sheet.read())[-1].text == "Un bourg au fil de l'eau"


def test_a_rate_behind_the_bar_that_draws_it_stands_under_its_head() -> None:
    sheet = Sheet()
    sheet.canvas.rect(40, 842 - 130, 500, 70)
    for x, head, value in ((50, "Budget", "9.000 €"), (210, "Statut", "En cours"), (370, "Progression", "")):
        sheet.text(x, 80, head, 7)
        sheet.text(x, 94, value)
    sheet.shade(370, 86, 400, 93, "#cc6600")
    sheet.text(404, 94, "40 %")
    assert [text.text for text in texts_of(sheet.read())] == [
        "Budget",
        "9.000 €",
        "Statut",
        "En cours",
        "Progression",
        "40 %",
    ]


def test_labels_without_a_value_and_long_ones_stay_rows_of_the_table_of_a_card() -> None:
    sheet = carded()
    rows = (("Pilote :", "Voirie"), ("Partenaires :", ""), ("Échéance :", "2031"), ("Budget :", ""))
    for at, (label, value) in enumerate(rows):
        sheet.text(50, 112 + 14 * at, label, 9, bold=True)
        sheet.text(180, 112 + 14 * at, value, 9)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [list(row) for row in rows]


def test_one_value_beside_a_label_of_two_lines_is_a_table() -> None:
    sheet = carded()
    sheet.text(50, 112, "Objectifs de développement", 9, bold=True)
    sheet.text(190, 112, "3, 11", 9)
    sheet.text(50, 123, "durable :", 9, bold=True)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [["Objectifs de développement durable :", "3, 11"]]


def test_a_colon_alone_under_a_label_ends_it() -> None:
    sheet = carded()
    sheet.text(50, 112, "Mesure 3 Rouvrir le halage", 11, bold=True)
    sheet.text(50, 140, "FONDS PROPRES", 8, bold=True)
    sheet.text(122, 140, "8 000 €", 8)
    sheet.text(50, 150, ":", 8, bold=True)
    assert [block.text for block in texts_of(sheet.read())][1:] == ["FONDS PROPRES: 8 000 €"]


def test_a_label_behind_a_bullet_goes_on_under_its_text() -> None:
    sheet = carded()
    for y, text, rate in (
        (112, "Curer le bief", "45 %"),
        (130, "Planter des saules le", "60 %"),
        (158, "Lisser", "5 %"),
    ):
        sheet.text(50, y, f"• {text}", 9)
        sheet.text(250, y, rate, 9)
    sheet.text(56, 142, "long du halage", 9)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[1] == ["Planter des saules le long du halage", "60 %"]


def test_a_huge_number_at_the_right_of_a_title_is_read_before_it() -> None:
    sheet = carded()
    sheet.text(60, 112, "Rouvrir le halage", 16, bold=True)
    sheet.text(60, 130, "Le canal est à tous.", 9)
    sheet.text(250, 132, "2", 44, bold=True)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts == ["2", "Rouvrir le halage", "Le canal est à tous."]


def test_a_shade_over_the_whole_height_of_a_page_is_no_row_of_a_table() -> None:
    sheet = Sheet()
    sheet.shade(0, 0, 150, 842, "#336644")
    sheet.lines(20, 110, ["But 1", "Rouvrir", "les eaux", "du", "plateau"], 12, 36)
    for number, top in enumerate(range(110, 280, 36), 1):
        sheet.text(200, top, f"Bief {number}")
        sheet.text(400, top, f"202{number}")
    assert not tables_of(sheet.read())


def action_card(sheet: Sheet, x: float, corner: str, tags: tuple[str, ...]) -> None:
    sheet.canvas.setLineWidth(0.75)
    sheet.canvas.rect(x, 642, 240, 110)
    sheet.text(x + 20, 104, "1.2.3", 9, bold=True)
    sheet.text(x + 226 - 4 * len(corner), 112, corner, 7.5)
    sheet.lines(x + 14, 126, ["Curer le bief et planter des", "saules le long du halage"], 11, bold=True)
    sheet.text(x + 16, 160, "+", 10)
    sheet.text(x + 40, 160, "2031 2032", 8)
    for at, tag in enumerate(tags):
        sheet.shade(x + 14 + 34 * at, 170, x + 46 + 34 * at, 180, ("#fd9d24", "#3f7e44", "#26bde2")[at])
        sheet.text(x + 18 + 34 * at, 178, tag, 7, colour="#ffffff")


@pytest.mark.parametrize("tags", [("ODD 6",), ("ODD 6", "ODD 11"), ("ODD 3", "ODD 6", "ODD 11")])
def test_tags_side_by_side_in_a_card_are_words_of_it(tags: tuple[str, ...]) -> None:
    sheet = Sheet()
    for x in (40, 310):
        action_card(sheet, x, "Urgent", tags)
    document = sheet.read()
    assert not tables_of(document)
    texts = [block.text for block in texts_of(document)]
    assert texts == 2 * [
        "1.2.3",
        "Curer le bief et planter des saules le long du halage",
        "Urgent",
        "+ 2031 2032",
        " ".join(tags),
    ]


def test_figures_in_the_corner_above_a_title_stay_before_it() -> None:
    sheet = Sheet()
    for x in (40, 310):
        action_card(sheet, x, "Fiche 4", ())
    assert [block.text for block in texts_of(sheet.read())][1] == "Fiche 4"


def test_a_table_in_a_frame_whose_cells_hug_no_words_stays_one() -> None:
    sheet = Sheet()
    sheet.canvas.rect(40, 642, 500, 110)
    sheet.text(50, 110, "Budget", 11, bold=True)
    for at, name in enumerate(("2031", "2032", "2033")):
        sheet.shade(50 + 160 * at, 120, 209 + 160 * at, 136, ("#dddddd", "#cccccc", "#bbbbbb")[at])
        sheet.text(54 + 160 * at, 131, name, 9)
    assert tables_of(sheet.read())


def test_a_large_letter_reaches_beside_the_small_line_over_its_title() -> None:
    sheet = carded()
    sheet.text(50, 140, "B", 30, bold=True, colour="#803020")
    sheet.text(100, 119, "Objectif stratégique B", 8)
    sheet.text(255, 119, "volet interne", 7)
    sheet.text(100, 138, "Rouvrir le halage", 16, bold=True)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts == ["B", "Objectif stratégique B", "Rouvrir le halage", "volet interne"]


def test_a_rate_at_the_left_of_a_card_is_that_of_what_its_right_side_names() -> None:
    sheet = carded()
    sheet.text(55, 136, "60%", 10, bold=True)
    sheet.text(110, 104, "4", 8)
    sheet.lines(110, 115, ["Rouvrir le halage entre", "les deux écluses du bourg"], 9, 11, bold=True)
    sheet.text(115, 142, "En cours", 7)
    sheet.lines(110, 156, ["Pilote : Voirie", "Échéance : 2031"], 7.5, 10)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[:4] == ["4", "Rouvrir le halage entre les deux écluses du bourg", "En cours", "60%"]


def test_a_number_that_stands_out_near_the_second_line_is_read_before_the_title() -> None:
    sheet = carded()
    sheet.lines(76, 112, ["Rouvrir le halage du canal entre les deux écluses", "du bourg et du moulin"], 9)
    sheet.text(55, 121, "1.1", 11, bold=True, colour="#2060a0")
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts == ["1.1", "Rouvrir le halage du canal entre les deux écluses du bourg et du moulin"]

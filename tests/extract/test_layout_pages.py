"""Pages together: running heads, contents, notes, columns, tables and paragraphs over page breaks."""

from __future__ import annotations

import pytest
from reportlab.lib.colors import HexColor

from extract.document import Kind, Role, Table
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

XS = (50, 110, 350, 450)
HEADER = ["Code", "Intitulé", "Pilote"]
PROSE = "La coopérative du lavoir répare les vélos des habitants et forme des apprentis mécaniciens."


def roles(sheet: Sheet) -> dict[str, Role]:
    return {block.text: block.role for block in texts_of(sheet.read())}


def test_heads_and_page_numbers_are_set_apart() -> None:
    sheet = Sheet()
    for number, place in enumerate(["du lavoir", "du kiosque", "de la gare"], 1):
        sheet.text(50, 30, "Bourg-les-Tilleuls", 8)
        sheet.text(430, 30, "Programme 2031", 8)
        sheet.lines(50, 80, [f"Le quartier {place} {PROSE[3:40]}"] * 3)
        sheet.text(280, 820, f"Page {number} sur 3", 8)
        sheet.turn_page()
    found = roles(sheet)
    assert found["Bourg-les-Tilleuls"] is Role.RUNNING_HEAD
    assert found["Programme 2031"] is Role.RUNNING_HEAD
    assert found["Page 2 sur 3"] is Role.FOOTER
    assert Role.BODY in found.values()


def test_a_foot_with_number_and_total_is_running() -> None:
    sheet = Sheet()
    for page in (1, 2, 3):
        sheet.lines(50, 100, [PROSE, PROSE])
        sheet.text(250, 810, f"Programme commun – commune et CPAS {page} / 3", 8)
        sheet.turn_page()
    blocks = texts_of(sheet.read())
    assert [block.role for block in blocks if "CPAS" in block.text] == [Role.FOOTER] * 3


def test_a_page_number_before_the_words_of_a_foot_is_its_number() -> None:
    sheet = Sheet()
    for page in (1, 2, 3):
        sheet.lines(50, 100, [PROSE, PROSE])
        sheet.text(50, 810, f"{page} — Programme 2025-2031", 8)
        sheet.turn_page()
    blocks = texts_of(sheet.read())
    assert [block.role for block in blocks if "2031" in block.text] == [Role.FOOTER] * 3


def test_sideways_tabs_at_the_edge_are_furniture() -> None:
    sheet = Sheet()
    for page in range(4):
        sheet.lines(50, 100, [f"Le quartier {page} {PROSE[3:40]}"] * 3)
        width, height = sheet.canvas._pagesize
        for at, name in enumerate(["Berges", "Vergers"]):
            sheet.canvas.setFillColor(HexColor("#3d8b5f"))
            wide = 36 if at == page % 2 else 28
            sheet.canvas.rect(width - wide, height - 200 - 120 * at, wide, 100, stroke=0, fill=1)
            sheet.canvas.saveState()
            sheet.canvas.setFillColor(HexColor("#ffffff"))
            sheet.canvas.setFont("Helvetica-Bold" if at == page % 2 else "Helvetica", 9)
            sheet.canvas.translate(width - 10, height - 170 - 120 * at)
            sheet.canvas.rotate(90)
            sheet.canvas.drawString(0, 0, name)
            sheet.canvas.restoreState()
        sheet.turn_page()
    found = roles(sheet)
    assert found["Berges"] is found["Vergers"] is Role.FURNITURE
    assert Role.BODY in found.values()


def test_the_running_head_on_a_strip_over_the_whole_height_is_furniture_whatever_the_page() -> None:
    sheet = Sheet()
    for page in range(4):
        width, height = sheet.canvas._pagesize
        sheet.lines(100, 100, [f"Le quartier {page} {PROSE[3:40]}"] * 3)
        sheet.shade(0, 0, 0.11 * width, height, ["#3d8b5f", "#8b3d5f"][page % 2])
        sheet.canvas.saveState()
        sheet.canvas.setFillColor(HexColor("#ffffff"))
        sheet.canvas.setFont("Helvetica", 9)
        sheet.canvas.translate(40, 60)
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(0, 0, f"Les quais et les vergers du bourg 2031 · {page + 3}")
        sheet.canvas.restoreState()
        sheet.turn_page()
    found = roles(sheet)
    assert found["vergers"] is found["2031"] is Role.FURNITURE
    assert Role.BODY in found.values()


def test_headers_of_columns_repeated_on_each_page_are_no_running_heads() -> None:
    sheet = Sheet()
    for page in range(3):
        sheet.text(50, 40, "Projets", bold=True)
        sheet.canvas.drawCentredString(300, sheet.canvas._pagesize[1] - 40, "Délai")
        sheet.canvas.drawRightString(420, sheet.canvas._pagesize[1] - 40, "Coût")
        for row in range(12):
            height = 70 + 30 * row
            sheet.text(50, height, f"Planter la haie {page}{row} du verger")
            sheet.canvas.drawCentredString(300, sheet.canvas._pagesize[1] - height, f"fin {2031 + row % 3}")
            sheet.canvas.drawRightString(420, sheet.canvas._pagesize[1] - height, f"{12 + row}.500 €")
        sheet.turn_page()
    assert Role.RUNNING_HEAD not in roles(sheet).values()


def test_a_title_of_each_page_in_the_words_of_its_running_head_runs_too() -> None:
    sheet = Sheet()
    for place in ("du lavoir", "du kiosque", "de la gare", "du moulin"):
        sheet.text(50, 30, "Programme du bourg 2031", 8)
        sheet.text(50, 60, "Programme du bourg 2031", 13)
        sheet.lines(50, 90, [f"Le quartier {place} {PROSE[3:40]}"] * 3)
        sheet.turn_page()
    roles = [block.role for block in texts_of(sheet.read()) if block.text.startswith("Programme")]
    assert roles == [Role.RUNNING_HEAD] * 8


def test_numbers_of_titles_that_are_not_those_of_the_pages_run_with_no_head() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, [PROSE, PROSE])
    sheet.text(280, 820, "1", 8)
    for number in (1, 2, 3, 4):
        sheet.turn_page()
        sheet.text(50, 40, f"Ambition {number}", 9)
        sheet.lines(50, 100, [PROSE, PROSE])
        sheet.text(280, 820, f"{number + 1}", 8)
    found = roles(sheet)
    assert found["Ambition 2"] is Role.BODY
    assert found["3"] is Role.FOOTER


def test_numbered_titles_on_each_page_are_no_running_heads() -> None:
    sheet = Sheet()
    for number in (1, 2, 3, 4):
        sheet.text(50, 60, f"Fiche {number}", 14, bold=True)
        sheet.lines(50, 90, [PROSE, PROSE])
        sheet.turn_page()
    assert [b.role for b in texts_of(sheet.read()) if b.text.startswith("Fiche")] == [Role.BODY] * 4


def test_numbers_in_very_large_print_and_the_words_above_them_open_chapters() -> None:
    sheet = Sheet()
    for number, place in enumerate(("du lavoir", "du kiosque", "de la gare"), 3):
        sheet.text(50, 30, "Bourg-les-Tilleuls", 7)
        sheet.text(50, 60, "OBJECTIF STRATÉGIQUE", 8)
        sheet.text(50, 104, str(number), 44, bold=True)
        sheet.lines(50, 140, [f"Le quartier {place} {PROSE[3:40]}"] * 3)
        sheet.turn_page()
    found = [(block.text, block.role) for block in texts_of(sheet.read())]
    assert [text for text, role in found if role is Role.RUNNING_HEAD] == ["Bourg-les-Tilleuls"] * 3
    assert ("OBJECTIF STRATÉGIQUE", Role.BODY) in found
    assert ("4", Role.BODY) in found


def test_the_words_over_a_title_beside_a_number_in_very_large_print_open_a_chapter() -> None:
    sheet = Sheet()
    for number, place in enumerate(("lavoir", "kiosque", "quai"), 3):
        sheet.text(400, 30, "Bourg-les-Tilleuls", 7)
        sheet.text(130, 66, "OBJECTIF STRATÉGIQUE", 8)
        sheet.text(50, 114, str(number), 72, bold=True)
        sheet.text(130, 92, f"Rouvrir le {place}", 18, bold=True)
        sheet.lines(50, 160, [f"Le quartier du {place} {PROSE[3:40]}"] * 3)
        sheet.turn_page()
    found = [(block.text, block.role) for block in texts_of(sheet.read())]
    assert [text for text, role in found if role is Role.RUNNING_HEAD] == ["Bourg-les-Tilleuls"] * 3
    at = found.index(("OBJECTIF STRATÉGIQUE", Role.BODY))
    assert [text for text, _ in found[at - 1 : at + 2]] == ["3", "OBJECTIF STRATÉGIQUE", "Rouvrir le lavoir"]


def test_contents_lines_with_leaders() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Table des matières", 14, bold=True)
    for index, title in enumerate(["Préambule", "Les chemins creux", "Les écoles", "Le budget"]):
        sheet.text(50, 90 + 15 * index, f"{title} {'.' * 60} {index + 2}")
    sheet.lines(50, 300, [PROSE])
    found = texts_of(sheet.read())
    assert [b.role for b in found] == [Role.CONTENTS] * 5 + [Role.BODY]


def test_two_lines_with_leaders_are_contents_below_their_title_alone() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, ["Sommaire", "OS 1 – Vergers ........ 3", "OS 2 – Halles ........ 6"], step=20)
    sheet.turn_page()
    sheet.lines(50, 60, ["Un bourg vert", "Voir le dossier ........ 12"], step=20)
    found = texts_of(sheet.read())
    assert [b.text for b in found if b.role is Role.CONTENTS] == [
        "Sommaire",
        *(b.text for b in found if "OS" in b.text),
    ]


def test_contents_lines_whose_titles_leave_the_dots_no_room() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Table des matières", 14, bold=True)
    dots = ["." * 60, "...", "." * 60, "." * 60]
    for index, (title, leader) in enumerate(zip(["Préambule", "Être verte", "Le budget", "Fin"], dots, strict=True)):
        sheet.text(50, 90 + 15 * index, f"{title} {leader} {index + 2}")
    sheet.lines(50, 300, [PROSE])
    assert [b.role for b in texts_of(sheet.read())] == [Role.CONTENTS] * 5 + [Role.BODY]


def test_a_contents_line_with_room_for_one_dot_stands_among_the_others() -> None:
    sheet = Sheet()
    pages = ("...........3", "...........4", ".5", "...........7")
    for at, end in enumerate(pages):
        text = (
            f"1.{at + 1}. Étendre le réseau des chemins creux numéro {at}{'' if len(end) > 2 else ' du vieux bois ici'}"
        )
        sheet.text(50, 80 + 14 * at, text + end)
    sheet.canvas.drawRightString(0, 0, "")
    found = {block.text: block.role for block in texts_of(sheet.read())}
    assert sum(role is Role.CONTENTS for role in found.values()) >= 3


def test_boxes_around_the_numbers_of_contents_are_no_tables() -> None:
    sheet = Sheet()
    for at in range(16):
        y = 80 + 15.5 * at
        deep = at % 4 != 0
        x = 64.0 if deep else 50.0
        code = f"{at // 4 + 1}.{at % 4}." if deep else f"{at // 4 + 1}."
        sheet.grid((x, x + (28 if deep else 14)), (y - 11, y + 4.5))
        sheet.text(x + 2, y, code)
        sheet.text(x + 33 if deep else x + 16, y, f"Tailler la haie numéro {at} ............................ {at + 3}")
    document = sheet.read()
    assert tables_of(document) == []
    assert {block.role for block in texts_of(document)} == {Role.CONTENTS}


def test_contents_lines_whose_page_numbers_stand_behind_a_blank() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Sommaire", 14, bold=True)
    for index, title in enumerate(["1. Être un bourg sobre", "2. Être un bourg ouvert", "3. Être un bourg qui chante"]):
        sheet.text(50, 90 + 15 * index, title)
        sheet.canvas.drawRightString(500, 842 - 90 - 15 * index, str(4 + 5 * index))
    sheet.lines(50, 300, [PROSE])
    found = texts_of(sheet.read())
    assert [b.role for b in found] == [Role.CONTENTS] * 4 + [Role.BODY]


def test_small_print_below_a_stroke_is_a_note() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, [PROSE] * 12)
    sheet.rule(50, 760, 190, 760)
    sheet.text(50, 772, "1 Selon le relevé de mars.", 7)
    assert roles(sheet)["1 Selon le relevé de mars."] is Role.NOTE


@pytest.mark.parametrize(("call", "role"), [("1", Role.NOTE), ("2", Role.BODY)])
def test_large_print_below_a_stroke_is_a_note_that_a_number_on_the_page_calls_for(call: str, role: Role) -> None:
    sheet = Sheet()
    sheet.lines(50, 60, [PROSE] * 12)
    sheet.text(50, 300, "Repeindre le kiosque", 10, bold=True)
    sheet.text(50 + sheet.canvas.stringWidth("Repeindre le kiosque", "Helvetica-Bold", 10), 296.5, call, 6, bold=True)
    sheet.rule(50, 760, 190, 760)
    sheet.text(50, 772, "1 Avec le concours de la fanfare.", 10)
    assert roles(sheet)["1 Avec le concours de la fanfare."] is role


def test_small_print_below_underlined_words_is_no_note() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, [PROSE] * 12)
    sheet.text(50, 700, "3.1 Vivre au bord de l'eau", 10, bold=True)
    sheet.rule(50, 702, 168, 702)
    sheet.text(50, 716, "Action 3.1.1 Curer le bief du moulin et ses vannes", 10)
    sheet.text(50, 728, "Pilote : Voirie – Échéance : 2027", 7)
    assert roles(sheet)["Pilote : Voirie – Échéance : 2027"] is Role.BODY


def test_small_print_below_the_edge_of_a_table_is_no_note() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, [PROSE] * 12)
    sheet.table([50, 120, 190], 640, [["Pilote", "Voirie"], ["Budget", "900 €"]])
    sheet.text(50, 740, "Curer le bief", 7)
    sheet.text(50, 780, "Semer un pré fleuri le long du halage", 12, bold=True)
    assert roles(sheet)["Curer le bief"] is Role.BODY


def test_small_print_in_another_column_than_a_stroke_is_no_note() -> None:
    sheet = Sheet()
    for x, shift in ((50, 0), (310, 4)):
        for row in range(15):
            words = ("Le lavoir répare les vélos du bourg", "et forme des apprentis mécaniciens")[row % 2]
            sheet.text(x, 60 + 40 * row + shift, words, 10)
            sheet.text(x, 73 + 40 * row + shift, "avec la coopérative et ses voisins.", 10)
    sheet.text(50, 660, "Semer un pré fleuri", 10, bold=True)
    sheet.rule(50, 664, 290, 664)
    sheet.text(50, 680, "Le long du halage et de la digue du bas.", 10)
    sheet.text(310, 676, "ODD 8, 11", 7)
    assert roles(sheet)["ODD 8, 11"] is Role.BODY


def test_a_sum_in_small_print_is_no_note() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, [PROSE] * 12)
    sheet.text(50, 300, "7 500 € ODD : 11", 7)
    sheet.text(50, 340, "1 Selon le relevé de mars.", 7)
    found = roles(sheet)
    assert found["7 500 € ODD : 11"] is Role.BODY
    assert found["1 Selon le relevé de mars."] is Role.NOTE


def test_small_print_in_the_midst_of_running_text_is_no_note() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, [PROSE] * 12)
    sheet.rule(50, 560, 190, 560)
    sheet.text(50, 572, "NOS JALONS", 7)
    sheet.lines(50, 590, [PROSE] * 3)
    assert roles(sheet)["NOS JALONS"] is Role.BODY


def test_a_table_goes_on_and_its_header_stands_once() -> None:
    sheet = Sheet()
    for page in (0, 1, 2):
        rows = [
            [f"A.{page * 10 + k}", f"Action numéro {page * 10 + k}", "Voirie"] for k in range(36 if page < 2 else 3)
        ]
        sheet.table(XS, 60, [HEADER, *rows])
        sheet.turn_page()
    (table,) = tables_of(sheet.read())
    assert (table.n_rows, table.header_rows) == (1 + 36 + 36 + 3, 1)
    assert [place.page for place in table.places] == [1, 2, 3]


def test_a_header_below_the_title_of_its_table_stands_once() -> None:
    sheet = Sheet()
    rows = [[f"A.{k}", f"Action numéro {k}", "Voirie"] for k in range(38)]
    sheet.grid((XS[0], XS[-1]), (60, 80))
    sheet.text(XS[0] + 3, 73, "Un bourg accueillant", 9)
    sheet.table(XS, 80, [HEADER, *rows[:35]])
    sheet.turn_page()
    sheet.table(XS, 60, [HEADER, *rows[35:]])
    (table,) = tables_of(sheet.read())
    assert [row[0] for row in rows_of(table)] == ["Un bourg accueillant", HEADER[0], *(row[0] for row in rows)]


def test_a_row_cut_by_the_page_break_is_one_row_with_two_places() -> None:
    sheet = Sheet()
    sheet.table(
        XS,
        60,
        [HEADER]
        + [[f"A.{k}", "Curer le fossé", "Voirie"] for k in range(1, 36)]
        + [["A.36", "Restaurer le lavoir et", "Patrimoine"]],
    )
    sheet.turn_page()
    sheet.table(XS, 60, [["", "son toit d'ardoises", ""], ["A.37", "Planter des tilleuls", "Espaces verts"]])
    (table,) = tables_of(sheet.read())
    rows = rows_of(table)
    assert rows[36] == ["A.36", "Restaurer le lavoir et son toit d'ardoises", "Patrimoine"]
    assert rows[37][0] == "A.37"
    cut = next(cell for cell in table.cells if (cell.row, cell.col) == (36, 1))
    assert [place.page for place in cut.places] == [1, 2]


def test_a_row_whose_title_goes_on_overleaf_is_one_row_where_all_titles_are_numbered() -> None:
    sheet = Sheet()
    rows = [[f"{1 + k // 9}.{1 + k % 9} Curer le fossé", "Voirie", "2031"] for k in range(35)]
    sheet.table(XS, 60, [HEADER, *rows, ["4.9 Lavoir et", "Maison du", "2032"]])
    sheet.turn_page()
    rest = ["Toits", "patrimoine", ""]
    sheet.table(XS, 60, [HEADER, rest, ["5.1 Planter des tilleuls", "Espaces verts", "2031"]])
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[36] == ["4.9 Lavoir et Toits", "Maison du patrimoine", "2032"]
    assert table.n_rows == 38


def test_a_row_without_number_is_no_rest_where_titles_are_bare() -> None:
    sheet = Sheet()
    rows = [[f"curer le fossé {k}", "Voirie", "2031"] for k in range(36)]
    sheet.table(XS, 60, [HEADER, *rows])
    sheet.turn_page()
    sheet.table(XS, 60, [HEADER, ["restaurer le lavoir", "Travaux", "2032"], ["planter des tilleuls", "Voirie", ""]])
    (table,) = tables_of(sheet.read())
    assert table.n_rows == 39


def test_the_text_of_a_merged_cell_goes_on_overleaf() -> None:
    sheet = Sheet()
    xs = (50, 150, 200, 450)
    for page, count in ((0, 36), (1, 4)):
        ys = [60 + 20 * index for index in range(count + 1)]
        for x in xs:
            sheet.rule(x, ys[0], x, ys[-1])
        for index, y in enumerate(ys):
            sheet.rule(50 if (index in (0, 12, 24, count) and not page) or index in (0, count) else 150, y, 450, y)
        for index, y in enumerate(ys[:-1]):
            sheet.text(153, y + 13, f"{page}.{index}", 9)
            sheet.text(203, y + 13, "Entretenir le halage", 9)
        for number, row in ((1, 0), (2, 12), (3, 24)) if page == 0 else ():
            sheet.text(53, ys[row] + 13, f"OS {number} Un bourg fleuri", 9)
        if page == 1:
            sheet.text(53, ys[0] + 13, "et accueillant", 9)
        sheet.turn_page()
    (table,) = tables_of(sheet.read())
    merged = [(c.text, c.row, c.row_span) for c in table.cells if c.col == 0]
    assert merged[-1] == ("OS 3 Un bourg fleuri et accueillant", 24, 16)


def test_a_word_that_the_page_break_cuts_is_one_word() -> None:
    sheet = Sheet()
    sheet.table(
        XS, 60, [HEADER] + [[f"A.{k}", "Curer le fossé", "Fini"] for k in range(35)] + [["A.36", "Semer", "Commenc"]]
    )
    sheet.turn_page()
    sheet.table(XS, 60, [["", "", "é"], ["A.37", "Planter des tilleuls", "Fini"]])
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[36] == ["A.36", "Semer", "Commencé"]


def test_a_row_whose_code_stands_overleaf_is_one_row_too() -> None:
    sheet = Sheet()
    sheet.table(XS, 60, [[f"A.{k}", "Curer le fossé", "Voirie"] for k in range(1, 37)] + [["", "", "Fêtes"]])
    sheet.turn_page()
    sheet.table(XS, 60, [["A.37", "Accorder l'orgue", ""], ["A.38", "Planter des tilleuls", "Espaces verts"]])
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[36] == ["A.37", "Accorder l'orgue", "Fêtes"]
    assert table.n_rows == 38


def test_a_merged_cell_goes_on_over_the_page_break() -> None:
    sheet = Sheet()
    xs = (50, 150, 200, 450)
    for page, count in ((0, 36), (1, 4)):
        ys = [60 + 20 * index for index in range(count + 1)]
        for x in xs:
            sheet.rule(x, ys[0], x, ys[-1])
        for index, y in enumerate(ys):
            sheet.rule(50 if index in (0, 18 if page == 0 else -1, count) else 150, y, 450, y)
        for index, y in enumerate(ys[:-1]):
            sheet.text(153, y + 13, f"{page}.{index}", 9)
            sheet.text(203, y + 13, "Entretenir le halage", 9)
        if page == 0:
            sheet.text(53, ys[0] + 13, "Un bourg fleuri", 9)
            sheet.text(53, ys[18] + 13, "Un bourg accueillant", 9)
        sheet.turn_page()
    (table,) = tables_of(sheet.read())
    merged = [(c.text, c.row, c.row_span) for c in table.cells if c.col == 0]
    assert merged == [("Un bourg fleuri", 0, 18), ("Un bourg accueillant", 18, 22)]


def test_a_table_that_opens_like_the_first_one_is_another_table() -> None:
    sheet = Sheet()
    for page, count in ((1, 36), (2, 4)):
        sheet.shade(50, 60, 450, 80, "#88aadd")
        sheet.grid((50, 450), (60, 80))
        sheet.text(60, 74, f"Objectif {page} : un bourg sobre", 10, bold=True)
        sheet.table((50, 180, 450), 80, [["Pilote", f"Service {page}{k}"] for k in range(count)])
        sheet.turn_page()
    assert [table.places[0].page for table in tables_of(sheet.read())] == [1, 2]


@pytest.mark.parametrize(
    ("below", "joined"),
    [("et les chemins de halage.", True), ("Les écluses seront vidées.", False), ("b) les écluses", False)],
)
def test_a_sentence_goes_on_overleaf(below: str, joined: bool) -> None:
    sheet = Sheet()
    sheet.lines(50, 60, [PROSE, "Elle entretient aussi les berges, les passerelles"])
    sheet.turn_page()
    sheet.lines(50, 60, [below, PROSE])
    places = [len(block.places) for block in texts_of(sheet.read())]
    assert (2 in places) is joined


def test_boxed_titles_are_text_with_a_shade() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, [PROSE])
    sheet.shade(50, 100, 500, 130, "#ddeecc")
    sheet.text(60, 119, "Axe 1 : un bourg sobre", 12, bold=True)
    sheet.lines(50, 160, [PROSE])
    blocks = texts_of(sheet.read())
    assert [block.text for block in blocks][1] == "Axe 1 : un bourg sobre"
    assert (blocks[1].kind, blocks[1].style.fill) == (Kind.HEADING, "#ddeecc")


def test_a_title_beside_a_coloured_tab_is_text_with_a_shade() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, [PROSE])
    sheet.shade(50, 100, 66, 130, "#224466")
    sheet.shade(66, 100, 500, 130, "#ddeecc")
    sheet.text(75, 119, "Axe 1 : un bourg sobre", 12, bold=True)
    sheet.lines(50, 160, [PROSE])
    document = sheet.read()
    assert not tables_of(document)
    assert (texts_of(document)[1].kind, texts_of(document)[1].style.fill) == (Kind.HEADING, "#ddeecc")


def test_turned_headers_are_read_along_their_turn() -> None:
    sheet = Sheet()
    sheet.grid((50, 80, 110, 300), (100, 190, 210))
    for x, text in ((70, "Échéance"), (100, "Pilote du projet")):
        sheet.canvas.saveState()
        sheet.canvas.translate(x, 842 - 186)
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(0, 0, text)
        sheet.canvas.restoreState()
    sheet.text(115, 115, "Action")
    for x, text in zip((52, 82, 112), ("2031", "DG", "Curer le fossé du moulin"), strict=True):
        sheet.text(x, 203, text, 9)
    (table,) = tables_of(sheet.read())
    assert [(c.text, c.rotation) for c in table.cells if c.row == 0] == [
        ("Échéance", 90),
        ("Pilote du projet", 90),
        ("Action", 0),
    ]


def test_a_table_in_a_cell_is_nested() -> None:
    sheet = Sheet()
    sheet.grid((50, 150, 500), (300, 400, 420))
    sheet.text(53, 312, "Budget", 9)
    sheet.text(155, 312, "Par source :", 9)
    sheet.table((160, 250, 400), 330, [["Europe", "1 000"], ["Canton", "2 000"]])
    (table,) = tables_of(sheet.read())
    holder = next(cell for cell in table.cells if (cell.row, cell.col) == (0, 1))
    (inner,) = [block for block in holder.blocks if isinstance(block, Table)]
    assert rows_of(inner) == [["Europe", "1 000"], ["Canton", "2 000"]]
    assert holder.text.startswith("Par source :")


def test_squares_with_a_number_each_are_a_text_of_their_box() -> None:
    sheet = Sheet()
    sheet.grid([40, 200, 360], [100, 160])
    sheet.text(46, 115, "Budget", 9)
    sheet.text(206, 115, "ODD", 9)
    for at, number in enumerate(("6", "14", "15")):
        sheet.shade(206 + 24 * at, 125, 226 + 24 * at, 145, "#3f7e44")
        sheet.text(210 + 24 * at, 140, number, 11, bold=True, colour="#ffffff")
    (found,) = tables_of(sheet.read())
    assert [cell.text for cell in found.cells] == ["Budget", "ODD\n6 14 15"]
    assert not any(isinstance(block, Table) for cell in found.cells for block in cell.blocks)


def test_the_blanks_of_typewritten_text_are_no_gutter() -> None:
    sheet = Sheet()
    sheet.canvas.setFont("Courier", 11)
    for index in range(24):
        sheet.canvas.drawString(60, 842 - 80 - 15 * index, "Les membres du conseil des sages notent les faits du mois.")
    (block,) = texts_of(sheet.read())
    assert block.text.count("conseil des sages") == 24


def test_words_left_white_under_the_same_words_elsewhere_are_not_shown() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Échevine des Bois", colour="#ffffff")
    sheet.text(60, 100, "Échevin des Bains")
    shown = [block.text for block in texts_of(sheet.read()) if block.role is Role.BODY]
    assert shown == ["Échevin des Bains"]


def test_the_foot_of_pages_whose_shades_run_to_the_edges_is_no_part_of_their_text() -> None:
    sheet = Sheet()
    for number, (title, deed) in enumerate(
        (("Un bourg sobre", "Isoler la halle"), ("Un bourg gai", "Fêter le port")), 1
    ):
        sheet.shade(0, 0, 595, 110, "#1f7a6d")
        sheet.shade(0, 0, 18, 842, "#1f7a6d")
        sheet.text(45, 70, title, 24, colour="#ffffff")
        sheet.lines(60, 150, [deed, "Nous voulons agir avec les habitants,", "quartier par quartier."])
        sheet.text(45, 817, "Le bourg en 2030 – programme", 8)
        sheet.text(546, 817, str(number), 8)
        sheet.turn_page()
    document = sheet.read()
    feet = [block.text for block in texts_of(document) if block.role is Role.FOOTER]
    assert feet == ["Le bourg en 2030 – programme", "1", "Le bourg en 2030 – programme", "2"]
    cells = [cell or "" for table in tables_of(document) for row in rows_of(table) for cell in row]
    assert not any("2030" in cell for cell in cells)


def test_a_caption_in_a_frame_beside_wrapped_entries_of_a_list_cuts_none() -> None:
    sheet = Sheet((960, 540))
    sheet.text(44, 70, "OO 4.2 : Ouvrir les berges aux marcheurs", 28, bold=True)
    sheet.grid((690, 920), (105, 400))
    sheet.text(740, 250, "Photo : service des eaux", 12)
    entries = (("Baliser une promenade entre les anciens", "lavoirs"), ("Tailler les saules du bief", None))
    y = 118.0
    for first, rest in entries:
        sheet.text(44, y, "•", 19)
        sheet.text(71, y, f"{first} et les écluses" if rest else first, 19)
        if rest:
            y += 23
            sheet.text(71, y, f"{rest.capitalize()} compris", 19)
        y += 34
    found = [text.text for text in texts_of(sheet.read())]
    assert "Baliser une promenade entre les anciens et les écluses Lavoirs compris" in found
    assert "Tailler les saules du bief" in found


def test_the_last_line_of_fiches_that_comes_to_stand_at_the_head_of_pages_is_none() -> None:
    sheet = Sheet()
    for page in range(4):
        if page:
            sheet.turn_page()
            sheet.text(50, 60, "État : lancé")
        for k in range(2):
            sheet.text(50, 120 + 160 * k, f"Projet {2 * page + k} du canton", 12, bold=True)
            sheet.text(50, 150 + 160 * k, f"Remettre en eau le bief {page} et ses {k + 2} écluses")
            if not (page < 3 and k):
                sheet.text(50, 170 + 160 * k, "État : lancé")
    read = texts_of(sheet.read())
    assert {text.role for text in read} == {Role.BODY}
    assert "\n".join(text.text for text in read).count("État : lancé") == 8


def test_rows_parted_by_long_values_stand_once_over_page_breaks() -> None:
    labels = ["Objet", "Service", "Texte", "Partenaires", "Échéance", "Budget", "Mesure", "État"]
    words = "le bief et ses deux écluses seront remis en eau avant la fête du canal du bas puis confiés à l'union"
    sheet = Sheet()
    y, number = 60.0, 0
    for fiche in range(9):
        for label in labels:
            lines = [words] * (5 if label == "Texte" else 1)
            if label != "Texte":
                lines = [f"{label.lower()} numéro {fiche}"]
            if y + 12 * len(lines) > 780:
                sheet.turn_page()
                y = 60.0
            sheet.text(50, y, label, bold=True)
            sheet.lines(130, y, lines, step=12)
            y += 12 * len(lines) + 6
            number += 1
    cells = [cell.text for table in tables_of(sheet.read()) for cell in table.cells if cell.text in labels]
    assert cells == labels * 9
    assert number == len(cells)


def test_names_centred_over_values_that_begin_at_the_left_are_no_running_heads() -> None:
    sheet = Sheet((842.0, 595.0))
    centres = list(zip((170, 400, 560, 740), ("Projet", "Référent", "Délai", "ODD"), strict=True))
    for page in range(3):
        for x, name in centres:
            sheet.canvas.drawCentredString(x, sheet.canvas._pagesize[1] - 40, name)
        sheet.text(50, 58, f"Hameau {('Bief', 'Coq', 'Ru')[page]}", bold=True)
        for row in range(8):
            y = 80 + 30 * row
            sheet.text(50, y, f"Planter la haie {page}{row} du verger {'et du clos ' * (row % 3)}")
            for x, text in zip((340, 500, 700), ("Cellule Nature", f"fin {2031 + row % 3}", f"{row + 1}"), strict=True):
                sheet.text(x, y, text)
        sheet.turn_page()
    document = sheet.read()
    assert Role.RUNNING_HEAD not in {block.role for block in document.blocks}
    (table,) = tables_of(document)
    assert rows_of(table)[0] == ["Projet", "Référent", "Délai", "ODD"]
    assert rows_of(table)[1][0] == "Hameau Bief"


def test_labels_over_values_at_the_head_of_pages_are_no_running_head() -> None:
    pairs = (("Volet", "Volet des eaux"), ("Objectif opérationnel", "Curer le bief"), ("Objectif stratégique", "Semer"))
    sheet = Sheet()
    for page in range(4):
        for k, (label, value) in enumerate(pairs):
            sheet.text(50, 60 + 14 * k, label, 9, bold=True)
            sheet.text(148, 60 + 14 * k, value, 9)
        sheet.lines(50, 130, [f"Chantier {page} des berges et des rives", *[PROSE] * 3])
        sheet.turn_page()
    document = sheet.read()
    assert not [block.text for block in document.text_blocks(Role.RUNNING_HEAD)]


def test_names_of_columns_over_two_rows_make_no_merged_cells_over_page_breaks() -> None:
    sheet = Sheet()
    xs = (50, 250, 350, 450, 500)
    for page, count in ((0, 2), (1, 2)):
        top = 740 if page == 0 else 60
        ys = [top + 20 * index for index in range(2 + count)]
        for x in xs:
            sheet.rule(x, top + (20 if x == 350 else 0), x, ys[-1])
        for y in ys:
            for x0, x1 in ((250, 450), (50, 500)):
                if y != ys[1] or x0 == 250:
                    sheet.rule(x0, y, x1, y)
        for x, y, name in (
            (53, 0, "Chantier"),
            (253, 0, "Qui"),
            (253, 20, "Élus"),
            (353, 20, "Agents"),
            (453, 0, "2031"),
        ):
            sheet.text(x, top + y + 13, name, 9)
        for row, y in enumerate(ys[2:-1]):
            for x, text in zip(xs, (f"{page}.{row} Entretenir le halage", "Échevine", "Régie", "X"), strict=False):
                sheet.text(x + 3, y + 13, text, 9)
        sheet.turn_page()
    (table,) = tables_of(sheet.read())
    assert [row[-1] for row in rows_of(table)[2:]] == ["X", "X"]


def test_the_year_on_the_second_line_of_a_running_head_runs_too() -> None:
    sheet = Sheet()
    for place in ("du lavoir", "du kiosque", "de la gare"):
        sheet.lines(430, 30, ["Programme 2026-", "2031"], 8, step=10)
        sheet.lines(50, 80, [f"Le quartier {place} {PROSE[3:40]}"] * 3)
        sheet.turn_page()
    assert roles(sheet)["2031"] is Role.RUNNING_HEAD

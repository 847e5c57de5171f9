"""Tables without rules: columns by blanks, rows by codes, gaps, strokes and shades; no table where there is none."""

from __future__ import annotations

import pytest

from extract.document import SourceFile
from extract.layout.engine.content import Look, Word
from extract.layout.open_tables.columns import Stretch, runs_of
from extract.layout.open_tables.table import open_tables, shared_columns
from extract.layout.tables.row_codes import is_coded
from extract.layout.text.lines import make_line
from extract.readers.pdf import read_pdf
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

XS = (50, 110, 370, 480)
ROWS = [
    ["Code", "Intitulé", "Pilote", "Échéance"],
    ["A.1", "Remettre en eau le canal du bas et|ses deux écluses", "Travaux", "2031"],
    ["A.2", "Ouvrir un marché du soir", "Fêtes|Commerce", "2032"],
    ["A.3", "Former les guides du musée de la|dentelle au récit", "Culture", "2031"],
    ["A.4", "Semer un pré fleuri", "Espaces verts", ""],
    ["A.5", "Accorder l'orgue", "Culture", "2033"],
]
WANTED = [[cell.replace("|", " ") for cell in row] for row in ROWS]


def draw(sheet: Sheet, rows: list[list[str]], top: float, padding: float, rules: bool = False) -> float:
    y = top
    for row in rows:
        height = 12 * max(cell.count("|") + 1 for cell in row) + padding
        for x, cell in zip(XS, row, strict=True):
            sheet.lines(x, y + 10, cell.split("|"), step=12)
        y += height
        if rules:
            sheet.rule(45, y - padding / 2, 550, y - padding / 2, 0.5)
    return y


@pytest.mark.parametrize("padding", [0.0, 4.0, 10.0])
@pytest.mark.parametrize("rules", [False, True])
def test_rows_and_columns_without_side_rules(padding: float, rules: bool) -> None:
    sheet = Sheet()
    sheet.text(50, 50, "Les actions du canton", 16, bold=True)
    draw(sheet, ROWS, 80, padding, rules)
    document = sheet.read()
    (table,) = tables_of(document)
    assert not table.ruled
    assert rows_of(table) == WANTED
    assert [warning.code for warning in document.warnings] == ["table-without-rules"]
    assert "borderless-table" in document.methods


def test_it_goes_on_over_the_page_break_and_the_header_stands_once() -> None:
    sheet = Sheet()
    many = [[f"B.{k}", "Entretenir le chemin de halage", "Travaux", "2031"] for k in range(60)]
    draw(sheet, [ROWS[0], *many[:50]], 60, 3)
    sheet.turn_page()
    draw(sheet, [ROWS[0], *many[50:]], 60, 3)
    (table,) = tables_of(sheet.read())
    assert (table.n_rows, table.header_rows) == (61, 1)
    assert rows_of(table)[-1][0] == "B.59"


def test_a_title_row_runs_over_the_columns() -> None:
    sheet = Sheet()
    y = draw(sheet, ROWS[:4], 80, 4)
    sheet.text(50, y + 10, "Axe 2 : un canton où il fait bon vivre à tout âge de la vie", bold=True)
    draw(sheet, ROWS[4:] + ROWS[1:3], y + 16, 4)
    (table,) = tables_of(sheet.read())
    title = next(cell for cell in table.cells if cell.text.startswith("Axe 2"))
    assert (title.col, title.col_span) == (0, 4)


def test_prose_makes_no_table() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, ["Le canton   entretient ses haies depuis toujours et les comités y veillent."] * 6)
    document = sheet.read()
    assert tables_of(document) == []
    assert texts_of(document)


CODED = [
    ("3.1.1.", "Curer le bief du moulin haut"),
    ("OO 3.2.", "Entretenir les ouvrages de part et d'autre du|canal du bas"),
    ("3.2.1.", "Poser des bancs"),
    ("3.2.2.", "Ouvrir les chemins de halage"),
    ("OO 4.1.", "Soutenir les chorales"),
    ("4.1.1.", "Inviter les chorales du canton"),
    ("OO 4.2.", "Ouvrir la salle de musique aux groupes du|canton d'à côté"),
    ("OO 4.3.", "Former les chefs"),
]


def test_headings_that_hang_behind_their_codes_make_no_table() -> None:
    sheet = Sheet()
    y = 60.0
    for code, title in CODED:
        sheet.text(57, y, code, bold=True)
        sheet.lines(133 if code[0] == "O" else 159, y, title.split("|")[:1], bold=code != "3.2.1.")
        sheet.lines(105, y + 12.5, [*title.split("|")[1:], "Pilote : Service des eaux", "Délai : 2031"])
        y += 55
    document = sheet.read()
    assert tables_of(document) == []
    assert texts_of(document)[0].text.startswith("3.1.1. Curer le bief")


@pytest.mark.parametrize(("gap", "tables"), [(3.0, 0), (30.0, 1)])
def test_words_cut_apart_by_chance_make_no_table_of_a_list_with_few_numbers(gap: float, tables: int) -> None:
    look, lines = Look(size=10.0), []
    rows: list[tuple[tuple[str, float], ...]] = [(("2.1.", 56.0), ("Soigner", 92.0))]
    for number in range(1, 6):
        rows.append((("Vœux", 56.0), ("riverains", 76.0 + gap)))
        rows.extend(((text, 106.0),) for text in (f"2.1.{number}. Curer le bief", "Service des eaux", "Dès 2031"))
    for at, row in enumerate(rows):
        top = 60.0 + 15 * at
        lines.append(make_line([Word(text, x, top, x + 20, top + 10, look) for text, x in row]))
    stretch = Stretch(1, tuple(lines), tuple(runs_of(line) for line in lines))
    assert len(open_tables(stretch, (56.0, 77.0 + gap / 2, 540.0), (), (), [stretch])) == tables


def test_codes_at_the_middle_height_of_their_titles_make_a_table() -> None:
    sheet = Sheet()
    y = 60.0
    for number in range(1, 9):
        sheet.text(57, y + 12.5, f"OO 3.{number}.", bold=True)
        sheet.lines(133, y, ["Entretenir les ouvrages de part et d'autre", "du canal du bas, des berges", "au halage"])
        y += 45
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[2][0] == "OO 3.3."


def test_labels_and_values_side_by_side_lose_nothing() -> None:
    sheet = Sheet()
    pairs = [("Pilote :", "Travaux"), ("Délai :", "2031"), ("Budget :", "12 000 €")]
    for index, (label, value) in enumerate(pairs):
        sheet.text(50, 60 + 15 * index, label, bold=True)
        sheet.text(150, 60 + 15 * index, value)
    document = read_pdf(SourceFile("essai.pdf", sheet.bytes()))
    text = " ".join([b.text for b in texts_of(document)] + [c.text for t in tables_of(document) for c in t.cells])
    assert all(part in text for pair in pairs for part in pair)


PLACED = [
    ["Intitulé", "Pilote", "Année", "Avancement"],
    ["Curer le bief du moulin haut et|réparer sa vanne de décharge, de|l'été à l'automne", "Rivières", "2031", "10%"],
    ["Ouvrir un marché du soir", "Fêtes|Commerce local", "2032", "0%"],
    ["Former les guides du musée de la|dentelle", "Culture", "2031", "100%"],
    ["Semer un pré fleuri", "Espaces verts|Écoles|Jeunesse", "2033", "40%"],
    ["Accorder l'orgue", "Culture", "2033", "20%"],
]


@pytest.mark.parametrize("place", [0.0, 0.5, 1.0])
def test_cells_stand_at_the_head_in_the_middle_or_at_the_foot_of_rows(place: float) -> None:
    sheet = Sheet()
    y = 80.0
    for row in PLACED:
        most = max(cell.count("|") + 1 for cell in row)
        for x, cell in zip((50, 250, 370, 440), row, strict=True):
            sheet.lines(x, y + 12 * place * (most - cell.count("|") - 1), cell.split("|"), step=12)
        y += 12 * most
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [[cell.replace("|", " ") for cell in row] for row in PLACED]


def test_columns_that_touch_part_where_their_lines_start() -> None:
    sheet = Sheet()
    for x, text in zip((50, 200, 250), ("N°", "Coût", "Lieu"), strict=True):
        sheet.text(x, 44, text)
    named = ["Ville basse", "Rives", "Ville haute", "Parcs", "Ville basse", "Écoles", "Parcs", "Rives"]
    for index, name in enumerate(named):
        sheet.text(50, 60 + 16 * index, f"P.{index + 1}")
        sheet.canvas.setFont("Helvetica", 10)
        amount = ("12.000,00", "", "1.250.000,00", "", "30.000,00", "75.000,00", "", "")[index]
        sheet.canvas.drawRightString(246.0, 842 - 60 - 16 * index, amount)
        sheet.text(250, 60 + 16 * index, name)
    (table,) = tables_of(sheet.read())
    assert [row[1:] for row in rows_of(table)][1:3] == [["12.000,00", "Ville basse"], ["", "Rives"]]


def test_a_header_of_two_lines_that_is_wider_than_its_values() -> None:
    sheet = Sheet()
    sheet.lines(50, 72, ["N°"], bold=True)
    sheet.lines(100, 72, ["Intitulé"], bold=True)
    for right, (above, below) in zip((340, 460), (("Part", "ordinaire"), ("Part extra-", "ordinaire")), strict=True):
        sheet.canvas.setFont("Helvetica-Bold", 10)
        sheet.canvas.drawRightString(right, 842 - 60, above)
        sheet.canvas.drawRightString(right, 842 - 72, below)
    for index, part in enumerate(("10", "250", "30", "45", "70")):
        y = 92 + 18 * index
        sheet.text(50, y, f"1.{index + 1}")
        sheet.text(100, y, "Semer un pré fleuri")
        sheet.canvas.drawRightString(340, 842 - y, part)
        sheet.canvas.drawRightString(460, 842 - y, part)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[0] == ["N°", "Intitulé", "Part ordinaire", "Part extraordinaire"]
    assert rows_of(table)[1] == ["1.1", "Semer un pré fleuri", "10", "10"]


def test_a_dash_for_nothing_is_no_bullet_of_the_figure_in_the_next_column() -> None:
    sheet = Sheet()
    for index, (name, cost, share) in enumerate(
        [("Nom", "Prix", "%"), ("Halle", "-", "10"), ("Gué", "70", "25"), ("Pont", "-", "100"), ("Lavoir", "-", "5")]
    ):
        for x, text in zip((50, 200, 226), (name, cost, share), strict=True):
            sheet.text(x, 60 + 16 * index, text)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[1] == ["Halle", "-", "10"]


def test_a_word_of_a_title_row_that_stands_at_a_column_by_chance_does_not_cut_it() -> None:
    sheet = Sheet()
    before = "Axe 2 : un canton où il fait bon vivre quand on est très"
    xs = (50, 80, 50 + sheet.canvas.stringWidth(f"{before} ", "Helvetica", 10), 480)
    for index in range(8):
        y = 60 + 18 * index
        for x, text in zip(xs, (f"A.{index}", "Semer un pré fleuri", "Espaces verts", "2031"), strict=True):
            sheet.text(x, y + 18 * (index > 3), text)
    sheet.text(50, 60 + 18 * 4, f"{before} jeune")
    texts = [cell.text for table in tables_of(sheet.read()) for cell in table.cells]
    assert f"{before} jeune" in texts


def test_amounts_are_no_codes() -> None:
    def words(text: str) -> tuple[Word, ...]:
        return tuple(Word(part, 0, 0, 10, 10) for part in text.split())

    assert not is_coded(words("7.500,00 €"))
    assert not is_coded(words("1.250,50 €"))
    assert is_coded(words("1.2 Ouvrir un marché"))


@pytest.mark.parametrize("shaded", [True, False])
def test_a_title_in_the_middle_of_a_shade_over_all_columns_has_the_row_to_itself(shaded: bool) -> None:
    sheet = Sheet()
    bottom = draw(sheet, ROWS, 80, 6)
    if shaded:
        sheet.shade(48, bottom, 552, bottom + 18, "#99aa88")
    sheet.text(300 - sheet.canvas.stringWidth("Autour du canal", "Helvetica", 10) / 2, bottom + 12, "Autour du canal")
    draw(sheet, [[row[0].replace("A", "B"), *row[1:]] for row in ROWS[1:]], bottom + 24, 6)
    (table,) = tables_of(sheet.read())
    (title,) = [cell for cell in table.cells if "Autour" in cell.text]
    assert (title.col == 0 and title.col_span == table.n_cols) is shaded


def _centred(sheet: Sheet, x: float, y: float, text: str, bold: bool = False) -> None:
    sheet.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
    sheet.canvas.drawCentredString(x, 842 - y, text)


def _header(sheet: Sheet, y: float) -> None:
    sheet.text(50, y, "Projet", bold=True)
    for x, name in ((300, "Rang"), (390, "Équipe"), (490, "Terme")):
        _centred(sheet, x, y, name, bold=True)


def _row(sheet: Sheet, y: float, title: str, *values: str) -> None:
    sheet.text(50, y, title)
    for x, value in zip((300, 390, 490), values, strict=True):
        _centred(sheet, x, y, value)


def test_a_header_printed_again_is_no_part_of_the_short_title_above_it() -> None:
    sheet = Sheet()
    _header(sheet, 60)
    for row in range(4):
        _row(sheet, 80 + 18 * row, "Curer le bief du moulin", "haut", ("Rives", "Parcs")[row % 2], "2031")
    sheet.text(60, 164, "Nos vergers", bold=True)
    _header(sheet, 180)
    for row in range(4):
        _row(sheet, 200 + 18 * row, "Semer un pré fleuri", "bas", ("Rives", "Parcs")[row % 2], "2032")
    (table,) = tables_of(sheet.read())
    texts = rows_of(table)
    assert texts[5][0] == "Nos vergers"
    assert texts[6] == ["Projet", "Rang", "Équipe", "Terme"]


def test_centred_values_of_two_rows_overleaf_go_on_with_their_columns() -> None:
    sheet = Sheet()
    _header(sheet, 60)
    for row in range(12):
        _row(
            sheet, 80 + 18 * row, "Curer le bief du moulin", "haut", ("Atelier des rives", "Parcs")[row % 2], "fin 2031"
        )
    for row in range(12, 38):
        _row(sheet, 80 + 18 * row, "Tailler les haies", "bas", ("Rives", "Parcs")[row % 2], "2032")
    sheet.turn_page()
    for y, title, rank, term in (
        (65, "Refaire la passerelle", "moyen", "fin 2033"),
        (91, "Gravir la butte", "bas", "2034"),
    ):
        _centred(sheet, 390, y - 5, "Voirie")
        _row(sheet, y, title, rank, "", term)
        _centred(sheet, 390, y + 5, "et signalisation")
    (table,) = tables_of(sheet.read())
    texts = [[" ".join((text or "?").split()) for text in row] for row in rows_of(table)]
    assert texts[-2:] == [
        ["Refaire la passerelle", "moyen", "Voirie et signalisation", "fin 2033"],
        ["Gravir la butte", "bas", "Voirie et signalisation", "2034"],
    ]


def test_a_title_in_the_middle_of_the_table_has_the_row_to_itself() -> None:
    sheet = Sheet()
    titles = ["VOLET DES EAUX, DES BOIS ET DES CHEMINS CREUX", "VOLET DES FÊTES, DES GUIDES ET DES MARCHÉS"]
    y = draw(sheet, ROWS[:1], 60, 4)
    for title in titles:
        sheet.canvas.setFont("Helvetica-Bold", 10)
        sheet.canvas.drawCentredString((50 + 525) / 2, 842 - y - 22, title)
        y = draw(sheet, ROWS[1:], y + 36, 4)
    (table,) = tables_of(sheet.read())
    spans = [(cell.col, cell.col_span, cell.text) for cell in table.cells if cell.text.startswith("VOLET")]
    assert spans == [(0, 4, title) for title in titles]


def test_strokes_under_the_words_of_a_header_part_no_cells() -> None:
    sheet = Sheet()
    names = ["N°", "Intitulé complet de chaque action", "Service pilote", "Échéance"]
    y = draw(sheet, [names], 60, 4)
    for x, name in zip(XS, names, strict=True):
        sheet.rule(x, 71.5, x + sheet.canvas.stringWidth(name, "Helvetica", 10), 71.5, 0.5)
    y = draw(sheet, [["", "Volet des eaux et des bois", "", ""]], y, 4)
    draw(sheet, ROWS[1:], y, 4)
    (table,) = tables_of(sheet.read())
    assert {cell.row_span for cell in table.cells} == {1}


def test_a_wide_text_between_two_others_is_a_column_and_no_title() -> None:
    sheet = Sheet()
    rows = [
        (
            "1.1",
            ["Remettre en eau le canal du bas, ses deux grandes écluses, le moulin et", "son bief"],
            "En cours",
            "40 %",
        ),
        (
            "1.2",
            ["Ouvrir un marché du soir sur les quais du port de plaisance, avec les", "comités du canton"],
            "Réalisé",
            "100 %",
        ),
        (
            "1.3",
            ["Former les guides du musée de la dentelle au récit, du mois de mai au", "mois de septembre"],
            "En cours",
            "60 %",
        ),
        ("1.4", ["Semer un pré fleuri le long du chemin de halage et du canal, en deux", "phases"], "Réalisé", "100 %"),
    ]
    for at, (code, title, state, rate) in enumerate(rows):
        y = 80 + 34 * at
        sheet.text(50, y, code)
        sheet.lines(85, y, title, step=12)
        sheet.text(440, y, state)
        sheet.text(505, y, rate)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [[code, " ".join(title), state, rate] for code, title, state, rate in rows]


def test_no_table_without_rules_reaches_over_a_framed_one() -> None:
    sheet = Sheet()
    for number in range(4):
        sheet.text(50, 50, f"Action {number}", 14, bold=True)
        for y, label, value in ((80, "Objectif", "Être un canton vert"), (95, "Levier", "Planter")):
            sheet.text(50, y, label)
            sheet.text(160, y, value, bold=True)
        for x, label, value in ((50, "PILOTE", "Travaux"), (210, "DÉBUT", "01/03/2031"), (370, "FIN", "30/06/2032")):
            sheet.grid((x, x + 150), (110, 150))
            sheet.lines(x + 6, 125, [label, value], step=14)
        sheet.text(50, 175, "AVANCEMENT")
        sheet.text(500, 175, "60 %")
        for at, heading in enumerate(("Description", "Indicateurs", "Commentaires", "Historique")):
            sheet.text(50, 210 + 50 * at, heading, 12, bold=True)
            sheet.text(50, 228 + 50 * at, "Les haies du canton sont taillées deux fois l'an.")
        sheet.text(50, 400, "12/05/2031")
        sheet.text(120, 400, "A. Noël")
        sheet.text(500, 400, "Vu")
        sheet.turn_page()
    document = sheet.read()
    assert all(table.ruled for table in tables_of(document))
    assert "Description" in [text.text for text in texts_of(document)]


def test_titles_in_larger_print_between_rows_have_rows_of_their_own() -> None:
    sheet = Sheet()
    y = 80.0
    for part in (1, 2):
        sheet.text(50, y, f"Axe {part} : un canton où il fait bon vivre", 15, bold=True)
        y += 30
        for number in range(1, 5):
            for x, text in zip(XS, (f"{part}.{number}", "Curer le bief", "Travaux", "2031"), strict=True):
                sheet.text(x, y, text)
            sheet.rule(45, y + 8, 550, y + 8, 0.5)
            y += 22
        y += 20
    rows = [row for table in tables_of(sheet.read()) for row in rows_of(table)]
    assert ["2.1", "Curer le bief", "Travaux", "2031"] in rows
    assert sum((row[0] or "").startswith("2.") for row in rows) == 4


@pytest.mark.parametrize("coded", [True, False])
def test_titles_between_tables_with_one_header_are_no_rows(coded: bool) -> None:
    sheet = Sheet()
    y = 60.0
    for number, title in enumerate(("Rouvrir les lavoirs", "Rendre les berges aux pêcheurs", "Abriter les bus"), 1):
        sheet.text(50, y, f"3.{number} {title}", 12, bold=True)
        sheet.rule(50, y + 24, 550, y + 24)
        for x, name in zip(XS[not coded :], ["", "Ouvrages", "Équipe", "Date"][not coded :], strict=True):
            sheet.text(x, y + 20, name, 9, bold=True)
        for k in (1, 2):
            row = [f"3.{number}.{k}", f"Curer le bief {k} de l'étang", "Travaux", "2031"]
            for x, text in zip(XS[not coded :], row[not coded :], strict=True):
                sheet.text(x, y + 15 + 24 * k, text, 9)
            sheet.lines(XS[1], y + 26 + 24 * k, ["et de ses rives"], 9)
        y += 100
    document = sheet.read()
    tables = tables_of(document)
    assert [table.n_rows for table in tables] == [3, 3, 3]
    assert [rows_of(table)[2][coded] for table in tables] == ["Curer le bief 2 de l'étang et de ses rives"] * 3
    assert [block.text for block in texts_of(document)][1] == "3.2 Rendre les berges aux pêcheurs"


def test_a_figure_and_its_unit_are_one() -> None:
    sheet = Sheet()
    for k in range(1, 9):
        if k == 6:
            sheet.text(50, 60 + 28 * k, "Cap 3 Des quartiers reliés", bold=True)
            sheet.text(456.5, 60 + 28 * k, "47 %", bold=True)
        else:
            sheet.text(50, 60 + 28 * k, f"Relier le quartier {k} à la gare et au port de plaisance")
            sheet.text(340, 60 + 28 * k, "Travaux")
            sheet.text(470, 60 + 28 * k, "ouvert" if k % 2 else "promis")
    (table,) = tables_of(sheet.read())
    assert "47 %" in rows_of(table)[5]


@pytest.mark.parametrize("xs", [(40, 80, 330, 400), (40, 80, 300, 470)])
def test_rows_of_one_line_far_apart_are_no_columns_of_text(xs: tuple[int, ...]) -> None:
    sheet = Sheet()
    rows = [[str(k), f"Baliser le chemin {k}", "Guides", f"{4 * k} %"] for k in range(1, 23)]
    for y, row in zip(range(100, 800, 30), rows, strict=False):
        for x, text in zip(xs, row, strict=True):
            sheet.text(x, y, text)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == rows


def _coded_rows(sheet: Sheet, top: float, rows: list[tuple[str, str, str]]) -> None:
    for y, (code, title, sum_) in enumerate(rows):
        for k, line in enumerate(title.split("|")):
            sheet.text(130, top + 40 * y + 14 * k, line, 12)
        sheet.text(50, top + 40 * y, code, 8)
        sheet.text(540 - 4.5 * len(sum_), top + 40 * y, sum_, 8)
        sheet.rule(45, top + 40 * y + 22, 550, top + 40 * y + 22, 0.3)


def test_rows_behind_a_word_and_a_number_make_a_table_on_each_page() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Pari 1", 12)
    sheet.text(50, 84, "Habiter au bord de l'eau", 24)
    _coded_rows(sheet, 140, [("Fiche 1", "Draguer le bassin du|moulin", "400.000 €"), ("Fiche 2", "Bâtir un quai", ""),
                             ("Fiche 3", "Ouvrir un port de plaisance", "1.200.000 €")])  # fmt: skip
    sheet.turn_page()
    sheet.text(50, 60, "Pari 2", 12)
    sheet.text(50, 84, "Vivre de la forêt", 24)
    _coded_rows(
        sheet, 140, [("Fiche 4", "Planter dix mille chênes", "90.000 €"), ("Fiche 5", "Louer la scierie|du bas", "")]
    )
    first, second = tables_of(sheet.read())
    assert rows_of(first) == [
        ["Fiche 1", "Draguer le bassin du moulin", "400.000 €"],
        ["Fiche 2", "Bâtir un quai", ""],
        ["Fiche 3", "Ouvrir un port de plaisance", "1.200.000 €"],
    ]
    assert rows_of(second) == [
        ["Fiche 4", "Planter dix mille chênes", "90.000 €"],
        ["Fiche 5", "Louer la scierie du bas", ""],
    ]


def test_labels_in_the_middle_of_fiches_have_a_column_although_titles_run_over_it() -> None:
    sheet = Sheet()
    y = 60
    for number in range(1, 5):
        sheet.text(50, y, f"Action {number} Rendre le vieux canal navigable jusqu'au port", 11, bold=True)
        for label, value, other, more in (
            (
                "Pilote",
                "Voirie" if number % 2 else "Service du canal",
                "Partenaires",
                "Le Yacht-club" if number > 2 else "",
            ),
            ("Échéance", f"203{number}", "Budget", f"{number}.000 €"),
        ):
            y += 16
            for x, text in zip((50, 130, 310, 390), (label, value, other, more), strict=True):
                sheet.text(x, y, text)
        sheet.text(50, y + 16, "Description")
        sheet.text(130, y + 16, f"On cure, on drague et l'on plante des saules le long de la rive {number} du canal.")
        y += 44
    rows = [row for table in tables_of(sheet.read()) for row in rows_of(table)]
    assert ["Pilote", "Service du canal", "Partenaires", ""] in rows
    assert ["Échéance", "2034", "Budget", "4.000 €"] in rows


def _rows(sheet: Sheet, xs: tuple[int, ...], rows: list[list[str]], top: float) -> float:
    for row in rows:
        for x, cell in zip(xs, row, strict=True):
            sheet.lines(x, top + 10, cell.split("|"), step=12)
        top += 12 * max(cell.count("|") + 1 for cell in row) + 9
    return top


def test_tables_of_one_header_at_other_places_have_columns_of_their_own() -> None:
    head = ["Action", "Pilote", "Partenaires", "Délai"]
    one = [head, ["Remettre en eau le canal du bas", "Service Voirie", "Amis du canal|et du port", "2031"],
           ["Ouvrir un marché du soir", "Service Foires", "Union|des forains|du canton", "2032"],
           ["Former les guides du musée", "Service Culture", "Amis de la|dentelle", "2031"]]  # fmt: skip
    two = [head, ["Semer un pré fleuri sous les pommiers du verger", "Service Parcs", "Ruches|du bas", "2033"],
           ["Accorder l'orgue de la collégiale", "Service Culture", "Chœur|du canton", "2034"]]  # fmt: skip
    sheet = Sheet()
    y = _rows(sheet, (50, 240, 318, 395), one, 80)
    sheet.text(50, y + 22, "Objectif 2 : un canton fleuri", 12, bold=True)
    _rows(sheet, (50, 290, 365, 425), two, y + 34)
    read = sheet.read()
    found = tables_of(read)
    wanted = [[[cell.replace("|", " ") for cell in row] for row in rows] for rows in (one, two)]
    assert [rows_of(table) for table in found] == wanted
    assert [text.text for text in texts_of(read)] == ["Objectif 2 : un canton fleuri"]


@pytest.mark.parametrize("x", [50, 395])
def test_a_sum_below_the_last_row_is_none_of_it(x: int) -> None:
    rows = [["Action", "Pilote", "Délai", "Montant"], ["Remettre en eau le canal", "Voirie", "2031", "12.000 €"],
            ["Ouvrir un marché", "Foires", "2032", "4.500 €"], ["Former les guides", "Culture", "2031", "900 €"],
            ["Accorder l'orgue", "Culture", "2034", "8.100 €"]]  # fmt: skip
    sheet = Sheet()
    y = _rows(sheet, (50, 240, 395, 470), rows, 80)
    sheet.text(x, y + 6, "Total des actions : 25.500 €")
    read = sheet.read()
    assert rows_of(tables_of(read)[0])[:5] == rows


WORKS = ("Curer le bief", "Ouvrir un fournil", "Baliser le sentier", "Peindre le lavoir")
PLACES = ("du moulin", "au village", "des crêtes", "de la gare", "du pont")


def work(number: int) -> str:
    return f"{WORKS[number % 4]} {PLACES[number % 5]}"


def test_codes_on_two_lines_in_the_middle_of_rows_between_strokes_start_no_rows() -> None:
    sheet = Sheet()
    sheet.lines(50, 80, ["Réf."], bold=True)
    sheet.text(110, 80, "Projet", bold=True)
    sheet.text(400, 80, "Indicateur", bold=True)
    y = 90.0
    for number in range(1, 9):
        sheet.rule(45, y, 550, y)
        sheet.lines(50, y + 15, ["Projet", f"1.{number}"], step=12)
        sheet.text(110, y + 21, work(number))
        sheet.lines(400, y + 15, ["Nombre de visites", "du site"] if number % 2 else ["Visites"], step=12)
        y += 38
    sheet.rule(45, y, 550, y)
    (table,) = tables_of(sheet.read())
    assert [row[0] for row in rows_of(table)] == ["Réf.", *(f"Projet 1.{number}" for number in range(1, 9))]


def test_titles_in_bold_between_rows_with_strokes_below_them_stand_on_rows_of_their_own() -> None:
    sheet = Sheet()
    rows = [["Projet", "État", "Indicateur"]]
    for x, cell in zip((50, 300, 400), rows[0], strict=True):
        sheet.text(x, 60, cell)
    sheet.rule(45, 65, 550, 65)
    y = 82.0
    for part in range(3):
        for title in ("Rendre l'eau aux villages", f"Ouvrir les berges {part}"):
            sheet.text(50, y, title, bold=True)
            rows.append([title])
            y += 22
        for at in range(3):
            cells = [work(4 * part + at), "En cours", "Visites du site"]
            for x, cell in zip((50, 300, 400), cells, strict=True):
                sheet.text(x, y, cell)
            sheet.lines(400, y + 12, ["et de ses abords"])
            sheet.rule(45, y + 17, 550, y + 17)
            rows.append(cells)
            y += 34
    (table,) = tables_of(sheet.read())
    assert [row[0] for row in rows_of(table)] == [row[0] for row in rows]


def test_rows_without_codes_between_shaded_titles_are_told_by_their_values() -> None:
    sheet = Sheet()
    for x, cell in zip((50, 300, 420), ("Projet", "Pour quand", "Avec qui"), strict=True):
        sheet.text(x, 60, cell, bold=True)
    y = 80.0
    wanted = ["Projet"]
    for part in range(4):
        title = f"Visée : ouvrir la vallée {['nord', 'sud', 'est', 'ouest'][part]}"
        sheet.shade(45, y - 14, 550, y + 8, "#ddddee")
        sheet.text(50, y, title, bold=True)
        wanted.append(title)
        y += 24
        for at in range(4):
            for x, cell in zip((50, 300, 420), (work(4 * part + at), "avril 2031", "Foyer rural"), strict=True):
                sheet.text(x, y, cell)
            wanted.append(work(4 * part + at))
            y += 17.5
        y += 10
    (table,) = tables_of(sheet.read())
    assert [row[0] for row in rows_of(table)] == wanted
    assert {cell.col_span for cell in table.cells if cell.text.startswith("Visée")} == {3}


def test_the_second_line_of_a_title_over_all_columns_is_not_cut_where_they_start() -> None:
    sheet = Sheet()
    title = "Visée : rendre aux habitants de tous les villages de la vallée, et à tous ceux qui de loin les"
    y = 80.0
    for number in range(1, 9):
        if number == 4:
            sheet.lines(50, y, [title, "aiment,"], bold=True)
            sheet.text(90, y + 12.5, "rives", bold=True)
            y += 38
        for x, cell in zip((50, 90, 440), (f"A.{number}", work(number), "Foyer rural"), strict=True):
            sheet.text(x, y, cell)
        y += 26
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[3][0] == f"{title} aiment, rives"


def test_a_name_in_the_middle_of_a_wide_column_stands_over_the_values_at_its_left() -> None:
    sheet = Sheet()
    for x, name in ((50, "Code"), (120, "Projet"), (330, "Pilote"), (500, "État")):
        sheet.text(x, 80, name, bold=True)
    for number in range(1, 13):
        for x, cell in ((50, f"A.{number}"), (120, work(number)), (330, "Régie"), (450, str(number % 4))):
            sheet.text(x, 80 + 22 * number, cell)
    (table,) = tables_of(sheet.read())
    assert [row[3:] for row in rows_of(table)[:3]] == [["État"], ["1"], ["2"]]


def test_a_table_whose_last_row_stands_on_a_high_shade_goes_on_overleaf() -> None:
    sheet = Sheet()
    for page in range(3):
        y = 80.0
        for number in range(1, 9):
            high = 120 if number == 8 and page < 2 else 30
            if number == 8:
                sheet.shade(45, y - 12, 550, y + high - 20, "#eeddcc")
            for x, cell in ((50, f"B.{page}.{number}"), (120, work(8 * page + number)), (400, "Régie")):
                sheet.text(x, y, cell)
            y += 30
        if page == 2:
            sheet.text(50, y + 110, "Les pages de ce plan finissent toutes ici, ou un peu plus haut.")
        sheet.turn_page()
    assert [table.n_rows for table in tables_of(sheet.read())] == [24]


FICHES = [
    ("Rouvrir le lavoir", {"Pilote": "Travaux", "Délai": "2031"}),
    ("Semer un pré fleuri", {"Étapes": "Choisir le pré", "Délai": "2032"}),
    ("Accorder l'orgue", {"Étapes": "Trouver un facteur", "Pilote": "Culture"}),
    ("Former les guides", {"Pilote": "Tourisme"}),
    ("Éclairer le kiosque", {"Étapes": "Demander trois prix", "Pilote": "Fêtes", "Délai": "2033"}),
]


def draw_fiches(sheet: Sheet, count: int) -> None:
    """Draw the first fiches one below the other: a title, then labels with their values beside them."""
    y = 60.0
    for title, values in FICHES[:count]:
        sheet.text(50, y, title, 12, bold=True)
        for label, value in values.items():
            y += 18
            sheet.text(50, y, label, 10, bold=True)
            sheet.text(260, y, value, 10)
        y += 30


def test_titles_in_a_print_of_their_own_between_labels_and_values_are_no_rows() -> None:
    sheet = Sheet()
    draw_fiches(sheet, len(FICHES))
    document = sheet.read()
    assert [block.text for block in texts_of(document)] == [title for title, _ in FICHES]
    tables = [[tuple(row) for row in rows_of(table)] for table in tables_of(document)]
    assert tables == [list(values.items()) for _, values in FICHES]


def test_names_of_parts_within_fiches_are_rows_of_them() -> None:
    sheet = Sheet()
    y = 60.0
    for number in (1, 2, 3, 4):
        for part, labels in (("Conduite", ("Pilote", "Délai")), ("Moyens", ("Budget", "Emploi"))):
            sheet.text(50, y, part, 12, bold=True)
            for label in labels:
                y += 18
                sheet.text(50, y, label, 10, bold=True)
                sheet.text(260, y, f"Valeur {number}", 10)
            y += 20
    (table,) = tables_of(sheet.read())
    assert [row[0] for row in rows_of(table)].count("Moyens") == 4


def test_values_overleaf_without_a_label_go_on_with_the_last_one() -> None:
    sheet = Sheet()
    draw_fiches(sheet, 4)
    sheet.text(50, 760, FICHES[4][0], 12, bold=True)
    sheet.text(50, 780, "Étapes", 10, bold=True)
    sheet.text(260, 780, "Demander trois prix", 10)
    sheet.turn_page()
    for y, label, value in ((60, "", "Choisir les lampes"), (78, "Pilote", "Fêtes"), (96, "Délai", "2033")):
        sheet.text(50, y, label, 10, bold=True)
        sheet.text(260, y, value, 10)
    last = tables_of(sheet.read())[-1]
    assert rows_of(last) == [
        ["Étapes", "Demander trois prix Choisir les lampes"],
        ["Pilote", "Fêtes"],
        ["Délai", "2033"],
    ]


def test_a_code_in_its_own_print_opens_a_fiche_though_title_and_text_look_like_labels_and_values() -> None:
    sheet = Sheet()
    y = 60.0
    for number, (title, values) in enumerate(FICHES, 1):
        sheet.text(50, y, f"ACTION 1.{number}", 7, colour="#aa2255")
        sheet.text(50, y + 14, title, 10, bold=True)
        sheet.text(50, y + 28, f"La commune s'y prépare avec {20 * number} habitants du bourg.", 10)
        y += 34
        for label, value in values.items():
            y += 18
            sheet.text(50, y, label, 10, bold=True)
            sheet.text(260, y, value, 10)
        y += 30
    tables = [[tuple(row) for row in rows_of(table)] for table in tables_of(sheet.read())]
    assert tables == [list(values.items()) for _, values in FICHES]


def _stretch(page: int, rows: list[list[tuple[int, str]]]) -> Stretch:
    """Rows of texts at their places, letters five points wide."""
    lines = []
    for at, row in enumerate(rows):
        words: list[Word] = []
        top = 20.0 * at
        for left, text in row:
            x = float(left)
            for word in text.split():
                words.append(Word(word, x, top, x + 5.0 * len(word), top + 10, Look(10.0), len(words), len(words) + 1))
                x += 5.0 * len(word) + 3
        lines.append(make_line(tuple(words)))
    return Stretch(page, tuple(lines), tuple(map(runs_of, lines)))


def test_few_rows_overleaf_stand_in_the_columns_of_the_pages_before_though_signatures_stand_below() -> None:
    rows = [
        [(62, f"1.{k}"), (105, work(k) + " et le rendre au bourg"), (371, "Voirie"), (468, "2031")] for k in range(6)
    ]
    signed = [
        [(62, "Le Directeur général,"), (345, "Le Bourgmestre,")],
        [(62, "Firmin Lagasse"), (345, "Odile Renson")],
    ]
    full = [_stretch(page, rows) for page in (1, 2)]
    ((alone, edges),) = shared_columns(full)
    last = _stretch(3, [*rows[:3], *signed, *signed])
    ((members, shared),) = shared_columns([*full, last])
    assert shared == edges
    assert members == [*alone, last._replace(lines=last.lines[:3], rows=last.rows[:3])]

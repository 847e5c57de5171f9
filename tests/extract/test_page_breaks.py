"""Rows, cells and sentences over page breaks, in whole documents: nothing lost, nothing cut in two, nothing twice."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.document import SourceFile, Table
from tests.extract.pdf_making import Sheet, rows_of, tables_of
from tests.extract.whole_documents import (
    differences,
    gold_of,
    items_of,
    pages_of,
    plan_file_at,
    plan_file_of,
    worked_document,
)

# Documents of the bench in which at least so many items run over a page break.
OVER_BREAKS = {
    "composite-codes--1": 2,
    "fiche-small--1": 1,
    "hyphenated-lines--1": 1,
    "joint-plan--2": 1,
    "long-plan--1": 15,
    "merged-objectives--1": 2,
    "merged-objectives--2": 1,
    "steps-column--3": 1,
    "two-row-header--1": 1,
}
XS = (50.0, 120.0, 400.0, 490.0, 545.0)
HEADER = ["N°", "Intitulé", "Pilote", "Année"]
TITLE = "Programme stratégique transversal 2031-2036"


@pytest.mark.parametrize("stem", OVER_BREAKS)
def test_items_over_page_breaks_are_read_whole(stem: str) -> None:
    known = worked_document(stem)
    found = plan_file_at(known.path)
    over = [item for item in items_of(found) if len(pages_of(item)) > 1]
    assert len(over) >= OVER_BREAKS[stem]
    assert differences(gold_of(known), found) == []


def test_the_places_of_an_item_over_a_break_are_on_neighbouring_pages() -> None:
    for stem in OVER_BREAKS:
        for item in items_of(plan_file_at(worked_document(stem).path)):
            pages = pages_of(item)
            if item["level"] == "action":
                assert pages == list(range(pages[0], pages[0] + len(pages))), item["title"]


def opened() -> tuple[Sheet, float]:
    """A sheet with the head of a plan; where its table may begin."""
    sheet = Sheet()
    sheet.text(50, 50, TITLE, 16, bold=True)
    sheet.text(50, 72, "Commune de Sart-lez-Moulins", 11)
    return sheet, 95.0


def drawn(sheet: Sheet, top: float, rows: Sequence[Sequence[str]], *, open_foot: bool = False) -> float:
    """Rule rows whose cells may have lines ("|"); without the last rule where the table runs on overleaf."""
    ys = [top]
    for row in rows:
        ys.append(ys[-1] + 8 + 12 * max(cell.count("|") + 1 for cell in row))
    for x in XS:
        sheet.rule(x, ys[0], x, ys[-1])
    for y in ys[:-1] if open_foot else ys:
        sheet.rule(XS[0], y, XS[-1], y)
    for row, y in zip(rows, ys, strict=False):
        for x, cell in zip(XS, row, strict=False):
            sheet.lines(x + 3, y + 12, cell.split("|"), 9, 12)
    return ys[-1]


def action(number: int, title: str = "", pilot: str = "Voirie", year: str = "2032") -> list[str]:
    return [f"Action {number}", title or f"Curer le ruisseau numéro {number}", pilot, year]


OBJECTIVES = [
    ["OS 1", "Être une commune où l'eau reste claire", "", ""],
    ["OO 1.1", "Rendre les ruisseaux à leurs poissons", "", ""],
]


def actions_of(sheet: Sheet) -> list[tuple[str, list[str], int | None]]:
    """Title, pilots and last year of the actions that are read."""
    found = plan_file_of(SourceFile("essai.pdf", sheet.bytes()))
    return [
        (item["title"], [pilot["name"] for pilot in item["pilots"]], (item["schedule"] or {}).get("end_year"))
        for item in items_of(found)
        if item["level"] == "action"
    ]


@pytest.mark.parametrize("repeated", [True, False], ids=["header on each page", "header once"])
@pytest.mark.parametrize("open_foot", [True, False], ids=["open at the break", "closed at the break"])
def test_a_row_is_cut_by_the_break(repeated: bool, open_foot: bool) -> None:
    sheet, top = opened()
    first = [action(n) for n in range(1, 12)]
    cut = action(12, "Remettre à ciel ouvert le bief du vieux|moulin et ses vannes de bois,", "Service des|eaux")
    drawn(sheet, top, [HEADER, *OBJECTIVES, *first, cut], open_foot=open_foot)
    sheet.turn_page()
    rest = ["", "puis y poser une échelle à truites", "et forêts", ""]
    drawn(sheet, 60, [*([HEADER] if repeated else []), rest, action(13), action(14)])
    read = actions_of(sheet)
    assert len(read) == 14
    assert read[11] == (
        "Remettre à ciel ouvert le bief du vieux moulin et ses vannes de bois, puis y poser une échelle à truites",
        ["Service des eaux et forêts"],
        2032,
    )
    assert [title for title, _, _ in read[12:]] == ["Curer le ruisseau numéro 13", "Curer le ruisseau numéro 14"]


def test_the_rest_of_a_list_is_told_by_the_values_that_do_not_come_again() -> None:
    sheet = Sheet()
    drawn(sheet, 700, [HEADER, ["Action 1", "Curer le ru", "Voirie, Parcs,", "2032"]])
    sheet.turn_page()
    drawn(sheet, 60, [["", "", "Écoles", ""]])
    assert rows_of(tables_of(sheet.read())[0])[1] == ["Action 1", "Curer le ru", "Voirie, Parcs, Écoles", "2032"]


def test_a_row_with_few_values_of_its_own_is_no_rest() -> None:
    sheet = Sheet()
    drawn(sheet, 700, [HEADER, ["Action 1", "Curer le ru", "Voirie", "2032"]])
    sheet.turn_page()
    drawn(sheet, 60, [["", "Semer un pré", "", ""]])
    assert [row[1] for row in rows_of(tables_of(sheet.read())[0])] == ["Intitulé", "Curer le ru", "Semer un pré"]


def nested(sheet: Sheet, top: float, rows: Sequence[Sequence[str]]) -> None:
    """A table of measures within the wide cell of a row."""
    ys = [top + 16 * at for at in range(len(rows) + 1)]
    xs = (124.0, 240.0, 290.0, 340.0, 390.0)
    sheet.grid(xs, ys)
    for row, y in zip(rows, ys, strict=False):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 3, y + 11, text, 8)


@pytest.mark.parametrize("rest", ["de leur nid", "12/05 de l'an"])
def test_a_row_of_a_nested_table_is_whole_over_the_break(rest: str) -> None:
    sheet = Sheet()
    names = ["Libellé", "Cible", "Atteint", "Année"]
    above = "Nombre d'oiseaux près" if rest[0] == "d" else "Nombre d'oiseaux pour le"
    sheet.grid((50.0, 120.0, 400.0, 545.0), (720.0, 780.0))
    sheet.text(53, 733, "Mesures", 9)
    nested(sheet, 735, [names, [above, "40", "12", "2033"]])
    sheet.turn_page()
    sheet.grid((50.0, 120.0, 400.0, 545.0), (60.0, 120.0))
    nested(sheet, 65, [names, [rest, "", "", ""], ["Nombre de nichoirs", "9", "3", "2034"]])
    cell = next(cell for cell in tables_of(sheet.read())[0].cells if cell.col == 1)
    inner = next(block for block in cell.blocks if isinstance(block, Table))
    assert rows_of(inner) == [names, [f"{above} {rest}", "40", "12", "2033"], ["Nombre de nichoirs", "9", "3", "2034"]]


def test_entries_that_leave_room_stay_apart_over_the_break() -> None:
    sheet = Sheet()
    xs = (50.0, 170.0, 545.0)
    labels = ["Calendrier", "Priorité", "Pilote", "Budget", "Partenaires"]
    said = ["Printemps", "Haute", "Voirie", "3.000 €", "Amis du verger"]
    sheet.table(xs, 680, list(zip(labels, said, strict=True)))
    sheet.turn_page()
    sheet.table(xs, 60, [("", "Cercle des apiculteurs"), ("Statut", "En cours"), ("Suivi", "Annuel")])
    cell = next(cell for cell in tables_of(sheet.read())[0].cells if "verger" in cell.text)
    assert cell.text.split("\n") == ["Amis du verger", "Cercle des apiculteurs"]


def test_a_row_runs_over_three_pages() -> None:
    sheet, top = opened()
    lines = [f"tronçon {number} du chemin des meuniers," for number in range(1, 100)]
    parts = (lines[:50], lines[50:])
    drawn(sheet, top, [HEADER, *OBJECTIVES, action(1), action(2, "|".join(["Empierrer le", *parts[0]]))])
    sheet.turn_page()
    drawn(sheet, 60, [HEADER, ["", "|".join(parts[1]), "", ""]])
    sheet.turn_page()
    drawn(sheet, 60, [HEADER, ["", "et le rendre aux promeneurs", "", ""], action(3)])
    read = actions_of(sheet)
    assert [title for title, _, _ in read] == [
        "Curer le ruisseau numéro 1",
        " ".join(["Empierrer le", *lines, "et le rendre aux promeneurs"]),
        "Curer le ruisseau numéro 3",
    ]


def test_a_row_that_ends_at_the_break_takes_nothing_of_the_next() -> None:
    sheet, top = opened()
    drawn(sheet, top, [HEADER, *OBJECTIVES, *(action(n) for n in range(1, 6))])
    sheet.turn_page()
    drawn(sheet, 60, [HEADER, *(action(n) for n in range(6, 11))])
    assert [title for title, _, _ in actions_of(sheet)] == [f"Curer le ruisseau numéro {n}" for n in range(1, 11)]


def test_running_heads_between_the_parts_of_a_row_stay_outside() -> None:
    sheet, top = opened()
    pages = 3
    for page in range(pages):
        sheet.text(50, 30, "Sart-lez-Moulins, plan 2031-2036", 8)
        sheet.text(290, 820, f"Page {page + 1} sur {pages}", 8)
        rows = [action(10 * page + n) for n in range(1, 4)]
        if page:
            rows = [["", f"et le replanter d'aulnes ({page})", "", ""], *rows]
        if page < pages - 1:
            rows = [*rows, action(10 * page + 9, f"Consolider le talus numéro {page + 1}")]
        head = [HEADER, *OBJECTIVES] if page == 0 else [HEADER]
        drawn(sheet, top if page == 0 else 60, [*head, *rows])
        if page < pages - 1:
            sheet.turn_page()
    titles = [title for title, _, _ in actions_of(sheet)]
    assert len(titles) == 3 * 3 + 2
    assert titles[3] == "Consolider le talus numéro 1 et le replanter d'aulnes (1)"
    assert titles[7] == "Consolider le talus numéro 2 et le replanter d'aulnes (2)"
    assert not any("Page" in title or "Sart" in title for title in titles)


def test_an_objective_of_one_page_holds_the_actions_of_the_next() -> None:
    sheet, top = opened()
    drawn(sheet, top, [HEADER, *OBJECTIVES, action(1), action(2)])
    sheet.turn_page()
    drawn(sheet, 60, [HEADER, action(3), ["OO 1.2", "Retenir la pluie où elle tombe", "", ""], action(1, "Creuser")])
    found = plan_file_of(SourceFile("essai.pdf", sheet.bytes()))
    (strategic,) = found["plans"][0]["items"]
    children = {child["number"]: [a["number"] for a in child["children"]] for child in strategic["children"]}
    assert children == {"1.1": ["1", "2", "3"], "1.2": ["1"]}


def test_a_title_in_prose_goes_on_overleaf() -> None:
    sheet, top = opened()
    sheet.text(50, top, "Objectif stratégique 1 : Être une commune où l'on marche", 12, bold=True)
    sheet.text(50, top + 24, "Objectif opérationnel 1.1 : Rouvrir les sentiers", 11, bold=True)
    for number in range(1, 36):
        sheet.text(60, top + 30 + 18 * number, f"Action {number} : Débroussailler le sentier numéro {number}")
    sheet.text(60, top + 30 + 18 * 36, "Action 36 : Poser des échaliers de bois et des passerelles là où les sentiers")
    sheet.turn_page()
    sheet.text(60, 60, "croisent les prairies et les deux bras de la rivière.")
    sheet.text(60, 84, "Action 37 : Éditer une carte des promenades")
    titles = [title for title, _, _ in actions_of(sheet)]
    assert len(titles) == 37
    assert titles[35] == (
        "Poser des échaliers de bois et des passerelles là où les sentiers "
        "croisent les prairies et les deux bras de la rivière."
    )


def test_a_sheet_of_labels_goes_on_overleaf() -> None:
    sheet, top = opened()
    sheet.text(50, top, "OS 1 : Être une commune où l'on marche", 12, bold=True)
    sheet.text(50, top + 20, "OO 1.1 : Rouvrir les sentiers", 11, bold=True)
    columns = (50.0, 200.0, 545.0)
    for number in (1, 2):
        sheet.table(columns, top + 40 if number == 1 else 220, [[f"Action {number}", f"Baliser la boucle {number}"]])
        y = top + 60 if number == 1 else 240
        first = [["Pilote", f"Service {number}"], ["Échéance", "2033"]]
        second = [["Partenaires", "Cercle des marcheurs"], ["Priorité", "Haute"]]
        sheet.table(columns, y, first)
        sheet.turn_page()
        sheet.table(columns, 60, second)
    actions = [
        item for item in items_of(plan_file_of(SourceFile("essai.pdf", sheet.bytes()))) if item["level"] == "action"
    ]
    assert [
        (a["title"], [p["name"] for p in a["pilots"]], a["schedule"]["end_year"], a["partners"]) for a in actions
    ] == [(f"Baliser la boucle {number}", [f"Service {number}"], 2033, ["Cercle des marcheurs"]) for number in (1, 2)]


def merged(sheet: Sheet, top: float, rows: int, ends: Sequence[int], objective: Sequence[tuple[float, str]]) -> None:
    """Rule a table whose first column is merged down to these rows, its text at these heights."""
    xs = (50.0, 170.0, 420.0, 545.0)
    ys = [top + 24 * at for at in range(rows + 2)]
    sheet.grid(xs[1:], ys)
    sheet.grid(xs[:2], (ys[0], ys[1], *(ys[end + 1] for end in ends)))
    for x, text in zip(xs, ("OS", "Action", "Pilote"), strict=False):
        sheet.text(x + 4, top + 15, text, 9, bold=True)
    for at in range(1, rows + 1):
        sheet.text(174, ys[at] + 15, f"Curer le ruisseau numéro {top + at:.0f}", 9)
        sheet.text(424, ys[at] + 15, "DG", 9)
    for y, text in objective:
        sheet.text(54, y, text, 9)


def test_a_line_that_the_page_break_cuts_in_two_stands_once() -> None:
    sheet = Sheet()
    sheet.text(50, 50, TITLE, 16, bold=True)
    merged(
        sheet, 560, 4, (2, 4), [(605, "OS1 : Un village calme"), (671, "OS2 : Un village au"), (682.8, "bord de l'eau")]
    )
    sheet.turn_page()
    merged(sheet, 60, 2, (2,), [(88, "bord de l'eau"), (98, "et des bois")])
    cells = [" ".join(cell.text.split()) for cell in tables_of(sheet.read())[0].cells]
    assert [text for text in cells if text.startswith("OS2")] == ["OS2 : Un village au bord de l'eau et des bois"]
    assert "bord de l'eau et des bois" not in cells


@pytest.mark.parametrize("below", [0.2, 0.5, 0.8])
def test_a_line_cut_anywhere_by_the_page_break_stands_once(below: float) -> None:
    """``below``: how much of the line's height lies beyond the foot of the first page's table."""
    sheet = Sheet()
    sheet.text(50, 50, TITLE, 16, bold=True)
    foot = 680 - 0.22 * 9 + below * 9
    merged(
        sheet,
        560,
        4,
        (2, 4),
        [(605, "OS1 : Un village calme"), (668.2, "OS2 : Un village au"), (foot, "bord de l'eau")],
    )
    sheet.turn_page()
    merged(sheet, 60, 2, (2,), [(84 + 0.8 * 9 - (1 - below) * 9 + 9, "bord de l'eau"), (105, "et des bois")])
    cells = [" ".join(cell.text.split()) for cell in tables_of(sheet.read())[0].cells]
    assert [text for text in cells if text.startswith("OS2")] == ["OS2 : Un village au bord de l'eau et des bois"]


def objectives_of(sheet: Sheet) -> list[tuple[str, int]]:
    """The objectives of the first column, each with the rows that it spans; "" where it is empty."""
    (table,) = tables_of(sheet.read())
    return [(" ".join(cell.text.split()), cell.row_span) for cell in table.cells if cell.col == 0 and cell.row]


def test_the_text_in_the_middle_of_a_cut_cell_stands_overleaf() -> None:
    sheet = Sheet()
    merged(sheet, 560, 5, (4, 5), [(632, "OS1 : Un village calme")])
    sheet.turn_page()
    merged(sheet, 60, 4, (3, 4), [(108, "OS2 : Un village fleuri"), (171, "OS3 : Des bois")])
    assert objectives_of(sheet) == [
        ("OS1 : Un village calme", 4),
        ("OS2 : Un village fleuri", 4),
        ("OS3 : Des bois", 1),
    ]


def test_an_empty_cell_at_the_foot_of_a_page_takes_no_text_from_the_head_of_one_overleaf() -> None:
    sheet = Sheet()
    merged(sheet, 560, 5, (3, 5), [(599, "OS1 : Un village calme")])
    sheet.turn_page()
    merged(sheet, 60, 3, (3,), [(99, "OS2 : Un village fleuri")])
    assert objectives_of(sheet) == [("OS1 : Un village calme", 3), ("", 2), ("OS2 : Un village fleuri", 3)]


def test_a_band_at_the_head_of_a_page_is_no_rest_of_the_row_above() -> None:
    sheet = Sheet()
    xs = (40, 80, 300, 470)
    for page, title in enumerate(("Les bois", "Les eaux")):
        if page:
            sheet.turn_page()
        sheet.shade(38, 50, 560, 80, "#204060")
        sheet.text(xs[1], 68, f"Cap {page + 1} {title}", 12, colour="#ffffff")
        sheet.text(xs[3], 68, "40 %", colour="#ffffff")
        for k in range(1, 23):
            row = (str(k), f"Baliser le chemin {k} du plateau et de la vallée", "Guides", f"{4 * k} %")
            for x, text in zip(xs, row, strict=True):
                sheet.text(x, 75 + 30 * k, text)
    rows = [row for table in tables_of(sheet.read()) for row in rows_of(table)]
    assert rows.count(["22", "Baliser le chemin 22 du plateau et de la vallée", "Guides", "88 %"]) == 2


def test_fiches_on_pages_of_their_own_keep_the_rows_that_they_share() -> None:
    sheet = Sheet()
    shared = [["Volet", "Externe"], ["Enjeu", "Une vallée vivante"]]
    for number in range(1, 4):
        sheet.table(
            (50.0, 200.0, 500.0), 60, [*shared, ["Projet", f"Curer le bief {number}"], ["Pilote", f"DG {number}"]]
        )
        sheet.turn_page()
    rows = [row for table in tables_of(sheet.read()) for row in rows_of(table)]
    assert [row for row in rows if row in shared] == shared * 3


def test_a_header_and_the_first_parent_come_again_on_the_next_page() -> None:
    sheet = Sheet()
    header = ["Enjeu", "Projet", "Pilote"]
    for page in range(2):
        own = [["Une vallée vivante", f"Curer le bief {page}{row}", "DG"] for row in range(3)]
        sheet.table((50.0, 200.0, 400.0, 500.0), 60, [header, *own])
        sheet.turn_page()
    rows = [row for table in tables_of(sheet.read()) for row in rows_of(table)]
    assert [row for row in rows if row == header] == [header]
    assert len(rows) == 7


def test_a_title_that_opens_tables_ends_the_one_overleaf_from_it() -> None:
    sheet = Sheet()
    for page, title in enumerate(("Les bois", "Les eaux", "Les prés")):
        if page:
            sheet.turn_page()
        sheet.shade(40, 60, 540, 84, "#204060")
        sheet.grid((40, 540), (60, 84))
        sheet.text(48, 76, f"Projet {page + 1} : {title}", 12, bold=True, colour="#ffffff")
        sheet.grid((40, 200, 540), (84, 104, 124))
        for k, (label, value) in enumerate((("Volet", "Externe"), ("Pilote", f"Garde {page}"))):
            sheet.text(48, 98 + 20 * k, label)
            sheet.text(208, 98 + 20 * k, value)
        xs = (40, 200, 370, 540)
        sheet.grid(xs, (140, 160, 180))
        for k, row in enumerate((("Budget", "2031", "2032"), ("Subsides", f"{page}00 €", "-"))):
            for x, text in zip(xs, row, strict=False):
                sheet.text(x + 8, 154 + 20 * k, text)
    assert [(table.n_rows, table.n_cols) for table in tables_of(sheet.read())] == [(3, 2), (2, 3)] * 3

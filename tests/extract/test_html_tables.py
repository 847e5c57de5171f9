from __future__ import annotations

import pytest

from extract.document import Table
from tests.extract.html_pages import first_table, outline, page, soup_of, texts


def test_spans_heads_caption_and_fills() -> None:
    document = page(
        "<table><caption>Objectif 1</caption><thead><tr><th rowspan=2>Action</th><th colspan=2>Pilote</th></tr>"
        "<tr><th>Agent</th><th>Élu</th></tr></thead><tbody><tr style='background:#eee'><td rowspan='2'>Semer</td>"
        "<td bgcolor='red'>Jardins</td><td>Échevine</td></tr><tr><td colspan='2'>Tous</td></tr></tbody></table>"
    )
    table = first_table(document)
    assert texts(table) == [
        ["Action", "Pilote", "Pilote"],
        ["Action", "Agent", "Élu"],
        ["Semer", "Jardins", "Échevine"],
        ["Semer", "Tous", "Tous"],
    ]
    assert (table.header_rows, table.name, table.ruled) == (2, "Objectif 1", True)
    fills = {cell.text: cell.fill for cell in table.cells}
    assert fills["Semer"] == "#eeeeee"
    assert fills["Jardins"] == "#ff0000"
    assert fills["Tous"] is None
    path = next(cell for cell in table.cells if cell.text == "Jardins").places[0].path
    assert [tag.get_text() for tag in soup_of(document).select(path or "")] == ["Jardins"]


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ("<tr><th>A<th>B<tr><td>1<td>2", 1),
        ("<tr><th>A<td>1<tr><th>B<td>2", 0),
        ("<tr><td>A<td>B<tr><td>1<td>2", 0),
        ("<tr><th colspan=2>Titre<tr><th>A<th>B<tr><td>1<td>2", 2),
        ("<tr><th scope='row'>OS 1<tr><td>1", 0),
    ],
)
def test_header_rows(rows: str, heads: int) -> None:
    assert first_table(page(f"<table>{rows}</table>")).header_rows == heads


def test_foot_comes_last_and_rowspan_zero_ends_with_its_section() -> None:
    table = first_table(
        page(
            "<table><tfoot><tr><td>Total<td>9</tfoot><tbody><tr><td rowspan=0>A<td>1<tr><td>2</tbody>"
            "<tbody><tr><td>B<td>3</tbody></table>"
        )
    )
    assert texts(table) == [["A", "1"], ["A", "2"], ["B", "3"], ["Total", "9"]]


def test_empty_cells_keep_their_columns() -> None:
    table = first_table(
        page("<table><tr><td></td><td>x</td><td></td></tr><tr><td>a</td><td></td><td>b</td></tr></table>")
    )
    assert texts(table) == [["", "x", ""], ["a", "", "b"]]


def test_nested_tables_and_lists_stay_in_their_cell() -> None:
    document = page(
        "<table><tr><th>Action</th><th>Budget</th></tr><tr><td>Semer<ul><li>haies</li><li>prés</li></ul></td>"
        "<td><table><tr><td>2020</td><td>5 €</td></tr><tr><td>2021</td><td>6 €</td></tr></table></td></tr></table>"
    )
    assert len(document.blocks) == 1
    table = first_table(document)
    cell = table.cells[2]
    assert cell.text == "Semer\nhaies\nprés"
    nested = table.cells[3].blocks[0]
    assert isinstance(nested, Table)
    assert texts(nested) == [["2020", "5 €"], ["2021", "6 €"]]


@pytest.mark.parametrize(
    "body",
    [
        "<table role='presentation'><tr><td><h2>Axe</h2></td><td><p>Texte</p></td></tr></table>",
        "<table><tr><td><h2>Axe</h2><p>Texte</p></td></tr></table>",
        "<table><tr><td>Menu</td><td><h2>Axe</h2><p>Texte assez long pour être la page</p></td></tr></table>",
    ],
)
def test_layout_tables_are_unwrapped(body: str) -> None:
    lines = outline(page(body).blocks)
    assert "h2 Axe" in lines
    assert not any(line.startswith("[") for line in lines)


@pytest.mark.parametrize(
    "body",
    [
        "<div role='table'><div role='rowgroup'><div role='row'><span role='columnheader'>A</span>"
        "<span role='columnheader'>B</span></div></div><div role='row'><span role='cell'>1</span>"
        "<span role='cell'>2</span></div></div>",
        "<div style='display:table'><div style='display:table-row'><div style='display:table-cell'>A</div>"
        "<div style='display:table-cell'>B</div></div><div style='display:table-row'>"
        "<div style='display:table-cell'>1</div><div style='display:table-cell'>2</div></div></div>",
        "<div class='divTable'><div class='divTableBody'><div class='divTableRow'><div class='divTableCell'>A</div>"
        "<div class='divTableCell'>B</div></div><div class='divTableRow'><div class='divTableCell'>1</div>"
        "<div class='divTableCell'>2</div></div></div></div>",
    ],
)
def test_tables_made_of_divs(body: str) -> None:
    assert texts(first_table(page(body))) == [["A", "B"], ["1", "2"]]


def test_rows_of_columns_are_a_table_where_they_repeat() -> None:
    body = "".join(
        f"<div class='row'><div class='col-4'>{label}</div><div class='col-8'>{value}</div></div>"
        for label, value in (("Pilote", "Bibliothèque"), ("Échéance", "2022"), ("Statut", "En cours"))
    )
    table = first_table(page(f"<h3>Action 1</h3><div class='fiche'>{body}</div>"))
    assert texts(table) == [["Pilote", "Bibliothèque"], ["Échéance", "2022"], ["Statut", "En cours"]]
    assert not table.ruled


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p><span class='field-label'>Pilote</span><span class='val'>La régie</span></p>", ["p Pilote La régie"]),
        (
            "<div class='field'><div class='field__label'>Pilote</div><div class='field__item'>La régie</div></div>"
            "<div class='field'><div class='field__label'>Délai</div><div class='field__item'>2022</div></div>",
            ["[2x2]"],
        ),
        (
            "<ul><li><span class='label'>Pilote</span><span class='v'>La régie</span></li>"
            "<li><span class='label'>Délai</span><span class='v'>2022</span></li></ul>",
            ["• Pilote La régie", "• Délai 2022"],
        ),
        (
            "<div class='row'><div class='col-8'><h2>Axe</h2><p>Texte</p></div><div class='col-4'>Note</div></div>" * 3,
            ["h2 Axe", "p Texte", "p Note"] * 3,
        ),
        ("<div class='row'><div class='col'>Un</div><div class='col'>Deux</div></div>", ["p Un", "p Deux"]),
    ],
)
def test_labels_and_grids(body: str, expected: list[str]) -> None:
    assert outline(page(body).blocks) == expected


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<img src='v.png' alt='Réalisé'>", "Réalisé"),
        ("<img src='v.png' title='Réalisé'>", "Réalisé"),
        ("<i class='fa fa-check' title='Terminé'></i>", "Terminé"),
        ("<i class='fa fa-check' aria-hidden='true'></i>", "✓"),
        ("<i class='bi bi-x'></i>", "✗"),
        ("<span class='dot' style='background:#0a0'></span>", "●"),
        ("<i class='ico'></i><span class='sr-only'>Abandonné</span>", "Abandonné"),
        ("<svg aria-label='En retard'><path/></svg>", "En retard"),
        ("<svg><title>En retard</title><path/></svg>", "En retard"),
        ("<select><option>À faire</option><option selected>Fini</option></select>", "Fini"),
        ("<div class='progress'><div role='progressbar' aria-valuenow='40' aria-valuemax='100'></div></div>", "40 %"),
        ("<input type='checkbox' checked>", "☑"),
        ("<button class='btn'>Réalisé</button>", "Réalisé"),
        ("Ligne 1<br>Ligne 2", "Ligne 1 Ligne 2"),
        ("<p>Un</p><p>Deux</p>", "Un\nDeux"),
        ("<span class='badge'>ODD 4</span> <span class='badge'>ODD 11</span>", "ODD 4\nODD 11"),
        ("Semer <span class='badge'>Priorité 1</span>", "Semer\nPriorité 1"),
    ],
)
def test_what_a_cell_says(cell: str, text: str) -> None:
    table = first_table(page(f"<table><tr><td>Action</td><td>{cell}</td></tr><tr><td>x</td><td>y</td></tr></table>"))
    assert texts(table)[0][1] == text


def test_hidden_rows_are_marked_and_hidden_cells_kept_apart() -> None:
    document = page(
        "<table><tr><td>a</td><td>b</td></tr><tr style='display:none'><td>c</td><td>d</td></tr>"
        "<tr><td>e</td><td style='display:none'>secret</td><td>f</td></tr></table>"
    )
    table = first_table(document)
    assert table.hidden_rows == {1}
    assert texts(table)[2] == ["e", "f"]
    assert outline(document.blocks, all_roles=True)[1:] == ["hidden p secret"]


def test_turned_text() -> None:
    table = first_table(
        page(
            "<table><tr><td style='writing-mode: vertical-rl'>2020</td><td>x</td></tr><tr><td>y</td><td>z</td>"
            "</tr></table>"
        )
    )
    assert table.cells[0].rotation == 90


def test_large_tables_are_read() -> None:
    rows = "".join(f"<tr><td>Action {n}</td><td>Service {n}</td></tr>" for n in range(2000))
    assert first_table(page(f"<table>{rows}</table>")).n_rows == 2000


def test_tables_in_the_cells_of_one_column_are_unwrapped() -> None:
    inner = "<table><tr><td>Pilote</td><td>Voirie</td></tr><tr><td>Délai</td><td>2027</td></tr></table>"
    rows = "".join(f"<tr><td>Projet {n}</td></tr><tr><td>{inner}</td></tr>" for n in (1, 2))
    blocks = page(f"<table>{rows}</table>").blocks
    assert [isinstance(block, Table) for block in blocks] == [False, True] * 2

"""Detection as a whole: no document ends it, no title is made up, what is no body gives no item."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from extract.detect import detect
from extract.document import Block, Cell, Document, Kind, Line, Role, Style, Table, TextBlock
from extract.printed import Field
from extract.text import fold
from tests.extract.documents import bullet, document, find, heading, items, outline, paragraph, raws, read, table
from tests.extract.sheet_files import xlsx

TITLE = heading("Programme stratégique transversal 2018-2024", style=Style(size=24.0, bold=True))
BODY: tuple[Block, ...] = (
    heading("OS 1 : Être une commune proche"),
    heading("OO 1.1 : Rendre l'accueil clair"),
    paragraph("Action 1 : Repeindre le hall"),
    paragraph("Pilote : Service des travaux"),
    paragraph("Action 2 : Isoler la crèche"),
    heading("OO 1.2 : Simplifier les démarches"),
    paragraph("Action 3 : Ouvrir un guichet"),
    heading("OS 2 : Être une commune verte"),
    heading("OO 2.1 : Fleurir les entrées"),
    paragraph("Action 4 : Planter une haie"),
    paragraph("Action 5 : Semer un pré"),
)

# -- whole documents -------------------------------------------------------------------------------------------------


def test_a_plan_is_read_with_its_kind_and_its_tree() -> None:
    found = read(TITLE, *BODY)
    assert found.kind == "plan"
    assert outline(found.plans[0].items) == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1 Repeindre le hall",
        "    A 2 Isoler la crèche",
        "  OO 1.2 Simplifier les démarches",
        "    A 3 Ouvrir un guichet",
        "OS 2 Être une commune verte",
        "  OO 2.1 Fleurir les entrées",
        "    A 4 Planter une haie",
        "    A 5 Semer un pré",
    ]


@pytest.mark.parametrize(
    "role", [Role.RUNNING_HEAD, Role.FOOTER, Role.CONTENTS, Role.NOTE, Role.FURNITURE, Role.HIDDEN]
)
def test_what_is_no_body_gives_no_item(role: Role) -> None:
    extra = (paragraph("Action 9 : Vendre le hall", role=role), paragraph("OS 9 : Être ailleurs", role=role))
    plain, with_extra = items(*BODY), items(*extra, *BODY[:5], *extra, *BODY[5:], *extra)
    assert outline(with_extra) == outline(plain)


def test_a_foreword_gives_no_item() -> None:
    found = items(
        heading("Avant-propos", level=1),
        paragraph("1. Écouter, 2. comprendre, 3. agir : voilà notre méthode."),
        bullet("écouter les habitants"),
        bullet("comprendre leurs besoins"),
        heading("Cadre légal", level=1),
        paragraph("Le décret charge chaque commune de se donner un programme."),
        *BODY,
    )
    assert outline(found) == outline(items(*BODY))


def test_reading_twice_gives_the_same() -> None:
    assert read(TITLE, *BODY) == read(TITLE, *BODY)


def test_prose_and_tables_go_on_from_one_another() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            ["Action", "Pilote", "Échéance", "Budget"],
            ["Repeindre le hall", "Service des travaux", "2021", "1.000 €"],
            ["Isoler la crèche", "Service des travaux", "2022", "9.000 €"],
        ]),
        heading("OS 2 : Être une commune verte"),
        table([
            ["Planter une haie", "Service des parcs", "2021", "500 €"],
            ["Semer un pré", "Service des parcs", "2023", "10 €"],
        ]),
    )  # fmt: skip
    assert outline(found) == [
        "OS 1 Être une commune proche",
        "  A Repeindre le hall",
        "  A Isoler la crèche",
        "OS 2 Être une commune verte",
        "  A Planter une haie",
        "  A Semer un pré",
    ]
    assert raws(find(found, "Semer"), Field.PILOT) == ["Service des parcs"]


def test_a_table_for_layout_only_is_read_as_text() -> None:
    frame = Table(tuple(Cell(i, 0, blocks=(block,)) for i, block in enumerate(BODY)), len(BODY), 1)
    assert outline(items(frame)) == outline(items(*BODY))


def test_sheets_named_after_volets_part_the_plan() -> None:
    rows = [["Objectif stratégique", "Action", "Pilote"]]
    found = items(
        table([*rows, ["OS 1 Être sobre", "Éteindre le hall", "DG"], ["OS 1 Être sobre", "Isoler le toit", "DG"]],
              name="Volet interne"),
        table([*rows, ["OS 1 Être verte", "Planter une haie", "DF"], ["OS 1 Être verte", "Semer un pré", "DF"]],
              name="Volet externe"),
    )  # fmt: skip
    assert [(root.title, root.volet) for root in found] == [("Être sobre", "internal"), ("Être verte", "external")]


def test_a_sheet_named_after_its_volet_names_it_once() -> None:
    book = Workbook()
    sheet = book.create_sheet("Volet interne - administration")
    rows: list[list[str]] = [
        ["Volet interne : administration générale"], [], ["OS 1 : Être une commune sobre"], [],
        ["OO 1.1 : Isoler les bâtiments"], [],
        ["Action", "Pilote"], ["Isoler la crèche", "DG"], ["Couvrir le hall", "DF"], [],
        ["OO 1.2 : Éteindre les lampes"], [],
        ["Action", "Pilote"], ["Éteindre le hall", "DG"], ["Compter les lampes", "DF"],
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    book.remove(book.worksheets[0])
    assert outline(items(*xlsx(book).blocks)) == [
        "OS 1 Être une commune sobre",
        "  OO 1.1 Isoler les bâtiments",
        "    A Isoler la crèche",
        "    A Couvrir le hall",
        "  OO 1.2 Éteindre les lampes",
        "    A Éteindre le hall",
        "    A Compter les lampes",
    ]


def test_nothing_on_another_sheet_belongs_to_the_last_item_of_the_one_before() -> None:
    book = Workbook()
    sheets: dict[str, list[list[str | int]]] = {
        "Actions": [["N°", "Action", "Pilote"], ["1", "Repeindre le hall", "DG"], ["2", "Isoler la crèche", "DF"]],
        "Chiffres": [["Suivi", "Nombre d'actions"], ["Action menée", 7], ["Action à venir", 4]],
        "Mode d'emploi": [["Les actions oubliées sont revues chaque printemps."], ["Terminé"]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    found = items(*xlsx(book).blocks)
    assert outline(found) == ["A 1 Repeindre le hall", "A 2 Isoler la crèche"]
    assert [value.raw for value in found[1].values] == ["DF"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Réalisées", "12", "60 %"], ["En cours", "7", "35 %"], ["Abandonnées", "1", "5 %"], ["Total", "20", ""]],
        [["Statut", "Nombre d'actions", "%"], ["Réalisé", "12", "60 %"], ["En cours", "8", "40 %"]],
        [["Terminé", "En cours", "Annulé"], ["12", "7", "1"]],
        [["", "Terminé", "En cours"], ["Actions", "12", "7"]],
        [["Service", "Nombre d'actions"], ["Travaux", "14"], ["Culture", "6"]],
    ],
)
def test_a_table_that_only_counts_tells_nothing_of_the_last_item(rows: list[list[str]]) -> None:
    found = items(heading("OS 1 : Être proche"), paragraph("Action 1 : Repeindre le hall"), table(rows))
    assert outline(found) == ["OS 1 Être proche", "  A 1 Repeindre le hall"]
    assert find(found, "Repeindre").values == ()


@pytest.mark.parametrize(
    ("rows", "again"),
    [
        ([["OS 1 Être proche", "2", "1", "3"], ["OS 2 Être sobre", "1", "0", "1"]], False),
        ([["OS 1 Être proche", "2", "1"], ["OS 2 Être sobre", "1", "0"], ["Total", "3", "1"]], False),
        ([["OS 1 Être proche", "2", "1", "3"], ["OS 9 Être belle", "1", "0", "1"]], True),  # not told before
    ],
)
def test_a_table_that_counts_what_known_objectives_hold_tells_nothing_twice(rows: list[list[str]], again: bool) -> None:
    found = items(
        heading("OS 1 : Être proche"),
        paragraph("Action 1 : Repeindre le hall"),
        heading("OS 2 : Être sobre"),
        paragraph("Action 2 : Isoler la crèche"),
        table([["Objectif stratégique", *[""] * (len(rows[0]) - 2), "Total"], *rows]),
    )
    plain = ["OS 1 Être proche", "  A 1 Repeindre le hall", "OS 2 Être sobre", "  A 2 Isoler la crèche"]
    assert (outline(found) != plain) is again


def test_a_budget_under_an_action_is_its_own() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        paragraph("Action 1 : Repeindre le hall"),
        table([["", "2021", "2022"], ["Wallonie", "1.000", "2.000"], ["Commune", "500", "600"]]),
        paragraph("Action 2 : Isoler la crèche"),
    )
    assert outline(found)[1:] == ["  A 1 Repeindre le hall", "  A 2 Isoler la crèche"]
    assert len(raws(find(found, "Repeindre"), Field.AMOUNT)) == 4


@pytest.mark.parametrize("count", [0, 1, 2])
def test_documents_with_next_to_nothing_hold_no_plan_with_items(count: int) -> None:
    blocks: tuple[Block, ...] = (paragraph("Bonjour."), Table((), 0, 0))
    assert all(not plan.items for plan in read(*blocks[:count]).plans)


def test_a_frame_with_a_title_over_labels_and_values_of_its_own_is_a_fiche() -> None:
    def framed(number: int, title: str, pilot: str, year: str) -> Table:
        pairs = table([["Porteur", pilot], ["Calendrier", year], ["Budget", "200 €"]])
        return table([[f"Fiche {number}"], [[title, pairs]]])

    found = items(
        heading("OO 1 : Soigner les vergers"),
        framed(1, "Greffe des vieux poiriers", "Service des parcs", "2031"),
        framed(2, "Marché aux pommes", "Service des fêtes", "2032"),
    )
    assert outline(found) == ["OO 1 Soigner les vergers", "  A 1 Greffe des vieux poiriers", "  A 2 Marché aux pommes"]
    fields = (Field.PILOT, Field.SCHEDULE, Field.AMOUNT)
    assert [raws(find(found, "Marché aux pommes"), field) for field in fields] == [
        ["Service des fêtes"], ["2032"], ["200 €"],
    ]  # fmt: skip


# -- any document ----------------------------------------------------------------------------------------------------

_WORDS = st.sampled_from([
    "OS 1", "O.S.2", "OO 1.1", "Action 3", "A.1.1", "Objectif stratégique", "Objectif opérationnel 2", "Axe 1", "1.",
    "1.1", "a)", "II.", "Être", "Créer", "une haie", "le hall", "Actions", "Action", "Pilote", "Échéance", "Budget",
    "Intitulé", "Volet interne", "Volet externe", "Introduction", "Total", "2021", "2022", "T1", "x", "☐", "☒",
    "12.000 €", "50 %", "En cours", "Priorité élevée", ":", "–", "(", ")", ";", "•", "mai-", "son", "(suite)",
    "(OO.1)", "« »", "R = réalisé", "Statut", "Wallonie", "Commune", "N°", "Étapes",
    "\n",
])  # fmt: skip
_TEXTS = st.one_of(
    st.lists(_WORDS, max_size=6).map(" ".join),
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12),
)
_STYLES = st.builds(
    Style,
    size=st.sampled_from([None, 9.0, 11.0, 16.0]),
    bold=st.booleans(),
    colour=st.sampled_from([None, "#c00000"]),
    indent=st.sampled_from([None, 0.0, 18.0]),
)
_LINES = st.builds(Line, _TEXTS, style=_STYLES)
_TEXT_BLOCKS = st.builds(
    TextBlock,
    st.sampled_from(Kind),
    st.lists(_LINES, max_size=3).map(tuple),
    st.sampled_from([Role.BODY, Role.BODY, Role.BODY, Role.CONTENTS, Role.FOOTER]),
    st.sampled_from([None, 0, 1, 2]),
    st.sampled_from([None, None, "•", "-", "1.", "a)", "☑"]),
)


@st.composite
def tables(draw: st.DrawFn, inside: bool = False) -> Table:
    """A grid with merged cells, shades, and tables inside its cells."""
    n_rows, n_cols = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    content = _TEXT_BLOCKS if inside else st.one_of(_TEXT_BLOCKS, _TEXT_BLOCKS, tables(inside=True))
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(n_rows):
        for col in range(n_cols):
            if (row, col) in taken or draw(st.integers(0, 9)) == 0:
                continue
            down, right = draw(st.sampled_from([(1, 1), (1, 1), (1, 1), (2, 1), (1, 2)]))
            if row + down > n_rows or (row, col + right - 1) in taken or col + right > n_cols:
                down = right = 1
            taken |= {(row + i, col + j) for i in range(down) for j in range(right)}
            blocks = tuple(draw(st.lists(content, max_size=2)))
            cells.append(Cell(row, col, down, right, blocks, draw(st.sampled_from([None, "#92d050", "#d9d9d9"]))))
    name = None if inside else draw(st.sampled_from([None, "Volet interne", "OS 1 Être", "Feuille1"]))
    return Table(tuple(cells), n_rows, n_cols, draw(st.integers(0, 1)), name=name)


def body_words(found: Document) -> str:
    """The letters and digits of the body's text, without blanks: words may be cut by lines and cells."""
    names = [block.name or "" for block in found.blocks if isinstance(block, Table)]
    texts = [f"{block.marker or ''} {block.text}" for block in found.text_blocks()]
    lines = [line.text for block in found.text_blocks() for line in block.lines]
    return fold(" ".join([*names, *texts, *lines])).replace(" ", "")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(st.lists(st.one_of(_TEXT_BLOCKS, tables()), max_size=4))
def test_any_blocks_are_read_and_no_title_is_made_up(blocks: list[Block]) -> None:
    asked = document(TITLE, *blocks)
    words = body_words(asked)
    printed = detect(asked)
    roots = [*items(*blocks), *(root for plan in printed.plans for root in plan.items)]
    for root in roots:
        for item in root.walk():
            assert all(word in words for word in fold(item.title).split()), item.title
            assert 0 <= item.confidence <= 1
            assert all(child.level.rank > item.level.rank for child in item.children)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_TEXT_BLOCKS, max_size=6))
def test_any_text_is_read_the_same_twice(blocks: list[Block]) -> None:
    assert list(islice(outline(items(*blocks)), 50)) == list(islice(outline(items(*blocks)), 50))


def test_columns_of_objectives_beside_their_actions_are_a_table_not_cards() -> None:
    rows = [
        ["OS", "OO", "N°", "Action"],
        ["OS1 Être proche", "OO1.1 Rendre l'accueil clair", "1.1.1", "Repeindre le hall"],
        ["", "OO1.2 Simplifier les démarches", "1.2.1", "Ouvrir un guichet"],
        ["OS2 Être verte", "OO2.1 Fleurir les entrées", "2.1.1", "Planter une haie"],
        ["OS3 Être sûre", "OO3.1 Éclairer les places", "3.1.1", "Changer les lampes"],
    ]
    found = outline(items(replace(table(rows), ruled=False)))
    assert found[:3] == ["OS 1 Être proche", "  OO 1.1 Rendre l'accueil clair", "    A 1.1.1 Repeindre le hall"]
    assert len(found) == 11


@pytest.mark.parametrize(
    "rows",
    [
        [["Nom", "Rôle", "Courriel"], ["Anne Lepas", "Échevine", "anne.lepas@x.be"], ["Luc Dor", "DG", "l.dor@x.be"]],
        [["Agent", "Titre"], ["Jean Petit", "Chef des travaux"], ["Rose Blanche", "Directrice"]],
        [["Qui", "Bureau"], ["Rose Blanche", "Étage 2"], ["Jean Petit", "Dépôt communal"]],
    ],
)
def test_a_table_that_only_introduces_people_holds_no_items(rows: list[list[str]]) -> None:
    actions = [["N°", "Action", "Pilote"], ["1", "Repeindre le hall", "Jean Petit"], ["2", "Semer", "Rose Blanche"]]
    assert outline(items(table(actions), table(rows))) == ["A 1 Repeindre le hall", "A 2 Semer"]


def test_actions_beside_addresses_are_no_directory() -> None:
    rows = [["Intitulé", "Pilote", "Contact"], ["Repeindre le hall", "Luc Dor", "luc.dor@x.be"]]
    rows += [["Isoler la crèche", "Anne Lepas", "anne.lepas@x.be"]]
    assert len(items(table(rows))) == 2

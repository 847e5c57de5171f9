"""Tables of plain text whose rows leave no doubt: each cell holds its own text, however close the rows stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.document import Document, SourceFile, Table, TextBlock
from extract.readers import text_drawn_rows, text_straight
from extract.readers.text import read_text
from extract.readers.text_columns import Run
from extract.readers.text_drawn_rows import Drawn

FILLER = ["Le présent programme tient en quelques tableaux.", *[""] * 8]


def read(*pages: list[str]) -> Document:
    return read_text(SourceFile("plan.txt", "\f".join("\n".join(page) for page in [FILLER, *pages]).encode()))


def rows_of(table: Table) -> list[list[str]]:
    return [[" ".join(cell.text.split()) if cell is not None else "" for cell in row] for row in table.grid()]


def tables_of(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def table_of(*pages: list[str]) -> list[list[str]]:
    (table,) = tables_of(read(*pages))
    return rows_of(table)


def spanned(table: Table, text: str) -> int:
    return next(cell.row_span for cell in table.cells if " ".join(cell.text.split()) == text)


ROWS = """\
Porteur                Mesure                                   Délai         Coût
Régie du port          Curer les douves du fort et celles       31/12/2031    9.000 €
                       du quai
Tourisme               Ouvrir une halte                         2032          –
Régie du port,         Former les guides au parler des          2033          1.200 €
Culture                Hautes Plaines
Espaces verts          Semer un pré fleuri                      Permanent     500 €/an""".splitlines()


def test_rows_without_gaps_are_told_by_their_values() -> None:
    assert table_of(ROWS) == [
        ["Porteur", "Mesure", "Délai", "Coût"],
        ["Régie du port", "Curer les douves du fort et celles du quai", "31/12/2031", "9.000 €"],
        ["Tourisme", "Ouvrir une halte", "2032", "–"],
        ["Régie du port, Culture", "Former les guides au parler des Hautes Plaines", "2033", "1.200 €"],
        ["Espaces verts", "Semer un pré fleuri", "Permanent", "500 €/an"],
    ]
    assert not tables_of(read(ROWS))[0].ruled  # a reading, not a fact


def test_titles_between_tables_are_none_of_their_rows() -> None:
    document = read(["OO 1 : Soigner le fort", *ROWS, "", "OO 2 : Soigner le quai", *ROWS])
    first, second = tables_of(document)
    assert rows_of(first) == rows_of(second)
    titles = [block.text for block in document.blocks if isinstance(block, TextBlock)]
    assert titles[-2:] == ["OO 1 : Soigner le fort", "OO 2 : Soigner le quai"]


PARENTS = """\
Objectif stratégique    Objectif opérationnel      N°      Action                              Porteur     Échéance
OS 1. Un fort ouvert    OO 1.1 – Rendre les        1.1.1   Curer les douves                    Régie       2031
à tous, du quai aux     douves propres et les
hautes
plaines
                        rives douces               1.1.2   Semer un pré                        Culture     2032
                                                   1.1.3   Ouvrir une halte pour               Tourisme    2031
                                                           les randonneurs
                        OO 1.2 – Faire vivre       1.2.1   Former les guides                   Culture     2033
                        le quai                    1.2.2   Accorder l'orgue                    Culture     2034
OS 2. Une régie         OO 2.1 – Payer à temps     2.1.1   Payer en trente jours               Finances    2031
efficace""".splitlines()


def test_objectives_stand_beside_all_their_rows() -> None:
    (table,) = tables_of(read(PARENTS))
    rows = rows_of(table)
    assert [row[2:4] for row in rows[1:]] == [
        ["1.1.1", "Curer les douves"],
        ["1.1.2", "Semer un pré"],
        ["1.1.3", "Ouvrir une halte pour les randonneurs"],
        ["1.2.1", "Former les guides"],
        ["1.2.2", "Accorder l'orgue"],
        ["2.1.1", "Payer en trente jours"],
    ]
    assert spanned(table, "OS 1. Un fort ouvert à tous, du quai aux hautes plaines") == 5
    assert spanned(table, "OO 1.1 – Rendre les douves propres et les rives douces") == 3
    assert spanned(table, "OO 1.2 – Faire vivre le quai") == 2
    assert spanned(table, "OS 2. Une régie efficace") == 1


def test_a_volet_in_the_first_column_and_a_band_in_the_middle_stand_over_the_rows() -> None:
    band = f"{'':40}VOLET EXTERNE"
    rows = table_of([PARENTS[0], band, *PARENTS[1:10], "Volet interne", *PARENTS[10:]])
    assert rows[1] == ["VOLET EXTERNE"] * 6
    assert rows[2][0] == "OS 1. Un fort ouvert à tous, du quai aux hautes plaines"
    assert rows[7] == ["Volet interne"] * 6
    assert rows[8][0] == "OS 2. Une régie efficace"


def test_names_of_columns_below_one_over_both() -> None:
    lines = """\
N°    Mesure                        Responsables                 Délai
                                    Agent          Mandataire
1     Curer les douves              Dumont         Lambot        2031
2     Ouvrir une halte              Petit          Lambot        2032
3     Former les guides             Dumont         Renard        2033""".splitlines()
    (table,) = tables_of(read(lines))
    assert rows_of(table)[0] == ["N°", "Mesure", "Responsables", "Responsables", "Délai"]
    assert rows_of(table)[1][2:4] == ["Agent", "Mandataire"]
    assert rows_of(table)[2] == ["1", "Curer les douves", "Dumont", "Lambot", "2031"]


MIDDLE = """\
N°    Mesure                        Agent       Délai

      Curer les douves du fort      Dumont
A1                                              2031
      Et celles du quai             et Petit
A2    Ouvrir une halte              Petit       2032

A3    Former les guides             Dumont      2033
      Semer un pré fleuri et un
A4                                  Lambot      2034
      Verger de hautes tiges

A5    Louer la halle                Dumont      2033""".splitlines()


def test_cells_stand_in_the_middle_of_their_rows() -> None:
    assert table_of(MIDDLE) == [
        ["N°", "Mesure", "Agent", "Délai"],
        ["A1", "Curer les douves du fort Et celles du quai", "Dumont et Petit", "2031"],
        ["A2", "Ouvrir une halte", "Petit", "2032"],
        ["A3", "Former les guides", "Dumont", "2033"],
        ["A4", "Semer un pré fleuri et un Verger de hautes tiges", "Lambot", "2034"],
        ["A5", "Louer la halle", "Dumont", "2033"],
    ]


def test_lines_of_a_cell_around_the_line_of_a_code_are_one_text() -> None:
    (table,) = tables_of(read(MIDDLE))
    agents = next(cell for cell in table.cells if cell.text.startswith("Dumont"))
    assert len(agents.blocks) == 1


@pytest.mark.parametrize("head", [[], ["Ville du Fort"]])
def test_names_of_columns_on_two_lines_begin_above_the_others(head: list[str]) -> None:
    """They are no running head either, where each page begins with them."""
    names = [f"{'':36}Agent", "N°    Mesure                        traitant      Mandataire      Délai", ""]
    titles = [["Curer", "Louer"], ["Former", "Semer"], ["Ouvrir", "Vendre"]]
    pages = [
        [*head, *names, *(f"{at}     {one:30}Dumont        Lambot          2031" for at, one in enumerate(two, 1)), ""]
        for two in titles
    ]
    found = [rows_of(table)[0] for table in tables_of(read(*pages))]
    assert all(row == ["N°", "Mesure", "Agent traitant", "Mandataire", "Délai"] for row in found)


@pytest.mark.parametrize(
    "lines",
    [
        """\
N°    Mesure                        Agent       Délai
      Curer les douves du fort
A1                                  Dumont      2031
A2    Ouvrir une halte              Petit       2032
      Sur le quai
A3    Former les guides             Dumont      2033""",
        """\
Indicateur    Taux de visites        Indicateur    Nombre de visites
Délai         2031                   Délai         2032
Coût          100 €                  Coût          200 €
Délai         2033                   Délai         2034""",
    ],
)
def test_rows_that_leave_a_doubt_and_cards_are_not_drawn(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[Drawn]] = []

    def drawn(parts: Sequence[Sequence[Sequence[tuple[int, Run]]]], places: Sequence[float]) -> list[Drawn]:
        seen.append(text_drawn_rows.drawn(parts, places))
        return seen[-1]

    monkeypatch.setattr(text_straight, "drawn", drawn)
    read(lines.splitlines())
    assert seen
    assert not any(one.rules for parts in seen for one in parts)


def test_names_on_two_lines_are_one_row_beside_short_ones_at_the_bottom() -> None:
    found = table_of(
        """\
                                       Service         Mandataire       Budget
N°    Mesure                           gestionnaire    responsable      prévu     État
A.1   Curer les douves du fort et      Régie           Bourgmestre      9.000 €   En cours
      celles du quai
A.2   Ouvrir une halte                 Tourisme        Lambot           700 €     Terminé
A.3   Former les guides                Culture         Dumont           1.200 €   En cours
A.4   Semer un pré fleuri              Espaces verts   Lambot           300 €     Terminé""".splitlines()
    )
    assert found[0] == ["N°", "Mesure", "Service gestionnaire", "Mandataire responsable", "Budget prévu", "État"]
    assert found[1][:2] == ["A.1", "Curer les douves du fort et celles du quai"]
    assert len(found) == 5


def test_years_below_names_over_several_columns_open_no_row() -> None:
    lines = """\
                                            Mise en œuvre            Budget ordinaire (€)   Budget extraordinaire (€)
N°    Mesure                    Porteur     Délai       État           2031       2032         2031        2032
A.1   Curer les douves          Régie       Mai 2033    En cours      9.000      1.500          700       1.200
A.2   Ouvrir une halte          Tourisme    Juin 2032   Terminé       2.000     12.500                    3.200
A.3   Former les guides         Culture     Mai 2031    En cours      4.000                     900       1.200
A.4   Semer un pré fleuri       Culture     Mai 2032    Terminé                  1.500          800      21.200"""
    (table,) = tables_of(read(lines.splitlines()))
    spans = {" ".join(cell.text.split()): cell.col_span for cell in table.cells if cell.row == 0}
    assert spans["Mise en œuvre"] == spans["Budget ordinaire (€)"] == spans["Budget extraordinaire (€)"] == 2
    assert rows_of(table)[1][5:] == ["2031", "2032", "2031", "2032"]


def test_last_words_of_a_cell_above_other_labels_are_no_names_of_columns() -> None:
    fiche = """\
Fiche {0} : {1}
Responsable                        Calendrier       Statut

Régie du port                      203{0}             Terminée
Lambot, échevin
Échevin des travaux
Indicateurs                        Coût estimé      ODD

Nombre de douves curées            {0}.250 €          ODD 1{0}
"""
    titles = ("Curer les douves", "Ouvrir une halte", "Former les guides")
    lines = "\n".join(fiche.format(at, title) for at, title in enumerate(titles, 1))
    cells = [cell for table in tables_of(read(lines.splitlines())) for row in rows_of(table) for cell in row]
    assert cells.count("Régie du port Lambot, échevin Échevin des travaux") == cells.count("Indicateurs") == 3


def test_the_rest_of_a_cell_below_the_names_of_the_next_page_is_none_of_them() -> None:
    head = "N°    Mesure                         Pilote                   Délai    Coût"
    one = f"""\
{head}
A.1   Curer les douves du fort       Régie du port            2031     9.000 €
      et celles du quai              Échevin des travaux
A.2   Ouvrir une halte               Tourisme                 2032     700 €
A.3   Former les guides              Culture                  2033     1.200 €"""
    two = f"""\
{head}
                                     Échevin des fêtes
A.4   Semer un pré fleuri            Espaces verts            2031     300 €
A.5   Accorder l'orgue               Culture                  2034     4.000 €"""
    found = table_of(one.splitlines(), two.splitlines())
    assert found[3] == ["A.3", "Former les guides", "Culture Échevin des fêtes", "2033", "1.200 €"]
    assert [row[0] for row in found] == ["N°", "A.1", "A.2", "A.3", "A.4", "A.5"]


def test_rests_of_cells_below_names_that_stand_again_are_no_rest_of_these() -> None:
    head = """\
N°    Mesure                         Service          Délai
                                     porteur"""
    one = f"""\
{head}
A.1   Curer les douves du fort       Régie du port    2031
      et celles du quai
A.2   Ouvrir une halte au bord       Tourisme         2032
A.3   Former les guides et les       Culture et       2033"""
    two = f"""\
{head}
      sonneurs de cloches            fêtes
A.4   Semer un pré fleuri            Espaces verts    2031
A.5   Accorder l'orgue               Culture          2034"""
    found = table_of(one.splitlines(), two.splitlines())
    assert found[3] == ["A.3", "Former les guides et les sonneurs de cloches", "Culture et fêtes", "2033"]
    assert [row[0] for row in found] == ["N°", "A.1", "A.2", "A.3", "A.4", "A.5"]


def test_a_row_whose_texts_read_as_names_of_columns_is_one() -> None:
    found = table_of(
        """\
N°      Mesure              Étapes               Porteur         Délai    Indicateurs
A.1     Curer les douves    Achat d'une drague   Régie du port   2031     Mètres curés
                            Curage               et du fort
A.2     Louer une halte     Visite               Tourisme        2032     Nuits
A.3     Accorder l'orgue    Évaluation après     Service         2032     Taux de
                            un an                culture                  présence
                            Concert du fort      et fêtes                 aux concerts
A.4     Semer un pré        Achat de graines     Régie           2033     Surface
A.5     Former les guides   Choix du lieu        Culture         2034     Guides""".splitlines()
    )
    assert found[3][2:] == [
        "Évaluation après un an Concert du fort",
        "Service culture et fêtes",
        "2032",
        "Taux de présence aux concerts",
    ]
    assert len(found) == 6

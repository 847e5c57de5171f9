"""Plans in plain text whose tables are rows of cells: what conversions do to rows, and what can still be told."""

from __future__ import annotations

from extract.detect.reading import detect
from extract.document import SourceFile
from extract.printed import Field, PrintedItem
from extract.readers.text import read_text


def items_of(text: str) -> list[PrintedItem]:
    found: list[PrintedItem] = []

    def walk(items: tuple[PrintedItem, ...] | list[PrintedItem]) -> None:
        for item in items:
            found.append(item)
            walk(item.children)

    for plan in detect(read_text(SourceFile("plan.txt", text.encode()))).plans:
        walk(plan.items)
    return found


def values(item: PrintedItem, field: Field) -> list[str]:
    return [value.raw for value in item.values if value.field is field]


HEADER = "Objectif opérationnel\tAction\tPilote\tPartenaires\tÉchéance\tBudget\tÉtat\n"


def test_cells_whose_empty_neighbours_were_dropped_go_where_they_fit() -> None:
    found = items_of(
        "Objectif stratégique 1 : Être une commune verte\n"
        + HEADER
        + "OO 1.1 Planter des arbres\tA1 Border la place de tilleuls\tEspaces verts\tDNF\t2026\t4.000 €\tEn cours\n"
        + "A2 Semer un pré fleuri\tService Espaces verts\t2027\tRéalisé\n"
        + "A3 Soigner le verger\tDirecteur général\t1.500 €\n"
        + "OO 1.2 Épargner l'eau\tA4 Placer des citernes\tService Travaux\t2028\t9.000 €\n"
    )
    titles = [item.title for item in found]
    assert titles == [
        "Être une commune verte", "Planter des arbres", "Border la place de tilleuls", "Semer un pré fleuri",
        "Soigner le verger", "Épargner l'eau", "Placer des citernes",
    ]  # fmt: skip
    meadow, orchard, tanks = found[3], found[4], found[6]
    assert values(meadow, Field.PILOT) == ["Service Espaces verts"]
    assert (values(meadow, Field.SCHEDULE), values(meadow, Field.STATUS)) == (["2027"], ["Réalisé"])
    assert (values(orchard, Field.PILOT), values(orchard, Field.AMOUNT)) == (["Directeur général"], ["1.500 €"])
    assert (values(tanks, Field.SCHEDULE), values(tanks, Field.AMOUNT)) == (["2028"], ["9.000 €"])


def test_rows_that_keep_their_empty_cells_stay_as_they_are() -> None:
    found = items_of(
        HEADER
        + "OO 1.1 Planter des arbres\tA1 Border la place de tilleuls\t\tDNF\t2026\t\tEn cours\n"
        + "\tA2 Semer un pré fleuri\t\tRégie des quartiers\n"
        + "\tA3 Soigner le verger\tRégie des quartiers\n"
    )
    assert [values(item, Field.PARTNER) for item in found[1:]] == [["DNF"], ["Régie des quartiers"], []]
    assert values(found[3], Field.PILOT) == ["Régie des quartiers"]


def test_amounts_of_short_rows_are_of_no_budget_for_certain() -> None:
    found = items_of(
        "Objectif stratégique 1 : Être une commune verte\n"
        "Objectif opérationnel 1.1 : Planter des arbres\n"
        "N°\tAction\tPilote\tOrdinaire\tExtraordinaire\n"
        "1.1.1\tBorder la place de tilleuls\tService Travaux\t500 €\t4.000 €\n"
        "1.1.2\tSemer un pré fleuri\tService Travaux\t700 €\n"
        "1.1.3\tSoigner le verger\tService Travaux\n"
    )
    assert [values(item, Field.AMOUNT) for item in found[2:]] == [["500 €", "4.000 €"], ["700 €"], []]
    assert not any("kind" in value.hints for item in found for value in item.values)


def test_the_name_over_codes_and_titles_is_given_once() -> None:
    found = items_of(
        "Action\t\tPilote\tÉchéance\n"
        "OO 1.1 Planter des arbres\t\t\t\n"
        "1.1.1\tBorder la place de tilleuls\tService Travaux\t2026\n"
        "1.1.2\tSemer un pré fleuri\tService Travaux\t2027\n"
    )
    assert [(item.code, item.title) for item in found[1:]] == [
        ("1.1.1", "Border la place de tilleuls"),
        ("1.1.2", "Semer un pré fleuri"),
    ]


CELLS = """COMMUNE DE HAUTVENT
Programme stratégique transversal 2024-2030
Objectif stratégique 1 : Être une commune verte
OO 1.1 Planter des arbres
Code
Action
Responsable politique
Responsable administratif
Délai
Budget
A1
Border la place de tilleuls
Échevine des Parcs
Service Plantations
2026
4.000 €
A2
Semer un pré fleuri
Bourgmestre
Échevin des Prés
Chef jardinier

700 €
OO 1.2 Épargner l'eau
A3
Placer des citernes
Échevin de l'Eau
Service Travaux
fin 2028

Ce tableau sera revu chaque année par le Collège.
"""


def check_cells(text: str) -> None:
    found = items_of(text)
    assert [(item.code, item.title) for item in found] == [
        ("Objectif stratégique 1", "Être une commune verte"),
        ("OO 1.1", "Planter des arbres"),
        ("A1", "Border la place de tilleuls"),
        ("A2", "Semer un pré fleuri"),
        ("OO 1.2", "Épargner l'eau"),
        ("A3", "Placer des citernes"),
    ]
    lime, meadow, tanks = found[2], found[3], found[5]
    assert values(lime, Field.PILOT) == ["Échevine des Parcs", "Service Plantations"]
    assert values(meadow, Field.PILOT) == ["Bourgmestre\nÉchevin des Prés", "Chef jardinier"]
    assert [values(item, Field.SCHEDULE) for item in (lime, meadow, tanks)] == [["2026"], [], ["fin 2028"]]
    assert [values(item, Field.AMOUNT) for item in (lime, meadow, tanks)] == [["4.000 €"], ["700 €"], []]


def test_cells_one_a_line_are_rows_again() -> None:
    check_cells(CELLS)


def test_cells_one_a_line_may_each_be_followed_by_an_empty_line() -> None:
    head, cells = CELLS.split("Code\n")
    check_cells(head + "\n" + "Code\n\n" + cells.replace("\n", "\n\n"))


def test_cells_one_a_line_may_each_begin_with_a_tab() -> None:
    head, cells = CELLS.split("Code\n")
    rows, after = cells.split("Ce tableau")
    tabbed = "".join(f"\t{line}\n" for line in ("Code\n" + rows).splitlines())
    tabbed = tabbed.replace("\tÉchevin des Prés", "Échevin des Prés").replace("fin 2028\n\t\n", "fin 2028\n\t\n\n")
    check_cells(head + tabbed + "Ce tableau" + after)


LETTERED = """OS A
Un village qui respire
OO A1
Ouvrir les sentiers
N°
Action
Porteur
Période
Indicateur
A1.1
Baliser trois boucles
Service Tourisme
2026-2027
Kilomètres balisés
A1.2
Rouvrir le chemin des Meuniers
Service Travaux
2028
OO A2
Partager les jardins
A2.1
Prêter des parcelles aux habitants
Service Logement
2026
Parcelles prêtées
A2.2
Creuser une mare
Service Nature
2027
Mare creusée
"""


def test_the_code_of_an_objective_alone_on_its_line_is_no_value_of_the_row_above() -> None:
    spaced = LETTERED.replace("\n", "\n\n")
    found = items_of(spaced)
    assert [(item.code, item.title) for item in found] == [
        ("OS A", "Un village qui respire"),
        ("OO A1", "Ouvrir les sentiers"),
        ("A1.1", "Baliser trois boucles"),
        ("A1.2", "Rouvrir le chemin des Meuniers"),
        ("OO A2", "Partager les jardins"),
        ("A2.1", "Prêter des parcelles aux habitants"),
        ("A2.2", "Creuser une mare"),
    ]
    assert [values(item, Field.INDICATOR) for item in found if item.code == "A1.2"] == [[]]


def test_labels_in_front_of_their_values_are_no_header() -> None:
    found = items_of(
        "Objectif stratégique 1 : Être une commune verte\n"
        "OO 1.1 Planter des arbres\n"
        "Action 1 : Border la place de tilleuls\n"
        "Pilote : Service Plantations\nPartenaire : DNF\nÉchéance : 2026\nBudget : 4.000 €\n"
        "Action 2 : Semer un pré fleuri\n"
        "Pilote : Service Plantations\nPartenaire : DNF\nÉchéance : 2027\nBudget : 700 €\n"
    )
    assert [values(item, Field.SCHEDULE) for item in found[2:]] == [["2026"], ["2027"]]


def test_names_go_where_they_stood_in_tables_before() -> None:
    header = "N°\tAction\tService gestionnaire\tMandataire\tAnnée\n"
    found = items_of(
        "OS 1 Être une commune verte\nOO 1.1 Planter des arbres\n"
        + header
        + "Action 1\tSemer un pré\tService Nature\tConseillère Lambot\t2031\n"
        + "Action 2\tCurer le bief\tService Eaux\tConseiller Hody\t2032\n\n"
        + "OO 1.2 Épargner l'eau\n"
        + header
        + "Action 1\tPlacer des citernes\tService Eaux\tConseiller Hody\t2031\n"
        + "Action 2\tFermer un puits\tConseillère Lambot\t2033\n"
    )
    (well,) = [item for item in found if item.title == "Fermer un puits"]
    assert [value.hints["role"] for value in well.values if value.field is Field.PILOT] == ["political"]


def test_signatures_side_by_side_are_no_items() -> None:
    found = items_of(
        "OS 1 Être une commune verte\n\n"
        "OO 1.1 Planter des arbres\n"
        "N°\tAction\tPilote\tAnnée\n1.1.1\tSemer un pré\tService Nature\t2031\n1.1.2\tCurer\tRégie\t2032\n\n"
        "Lu au Conseil.\n"
        "La Directrice générale f.f.\tLe Bourgmestre\nR. Lambot\tTom Hody\n"
    )
    assert [item.title for item in found][-1] == "Curer"

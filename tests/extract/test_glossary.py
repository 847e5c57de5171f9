"""Tables that explain words, sum up or count hold no items."""

from __future__ import annotations

from openpyxl import Workbook

from extract.detect.tables.glossary import is_glossary
from extract.printed import Field
from tests.extract.documents import find, heading, items, outline, paragraph, raws, table
from tests.extract.sheet_files import xlsx

PLAN = [
    ["Type", "N°", "Intitulé", "Service"],
    ["OS", "1", "Être une commune proche", ""],
    ["OS", "2", "Être une commune verte", ""],
    ["OO", "2.1", "Planter des haies", ""],
    ["Action", "2.1.1", "Border le sentier", "DG"],
]


def test_a_table_that_says_what_levels_are_is_a_glossary() -> None:
    assert is_glossary(table([["Code", "Libellé"], ["OS", "Objectif stratégique"], ["OO", "Objectif opérationnel"]]))
    assert is_glossary(table([["OS", "Objectif stratégique : la vision"], ["Action", "Action : le comment"]]))
    assert not is_glossary(table(PLAN))


def test_a_table_that_spells_out_abbreviations_is_a_glossary() -> None:
    words = [["AG", "Assemblée générale"], ["OS", "Objectif stratégique"], ["COPIL", "Comité de pilotage"]]
    words += [["EP", "Enquête publique"], ["RGB", "Réseau des gares belges"]]
    assert is_glossary(table(words))
    people = [["Initiales", "Nom", "Fonction"], ["OP", "Odile Petit", "DG"], ["LVR", "Luc Van Roux", "Échevin"]]
    assert is_glossary(table([*people, ["JML", "Jean-Marie Lepas", "Service Haies"]]))
    assert not is_glossary(table([["DG", "Dater le grand livre"], ["Voirie", "Boucher"], ["OS", "Offrir"]]))
    plan = [heading("OS 1 : Être une commune proche"), paragraph("OO 1.1 : Rendre l'accueil clair")]
    assert outline(items(heading("Lexique"), table(words), *plan)) == outline(items(*plan))


def test_sheets_of_parameters_and_counts_give_no_items() -> None:
    workbook = Workbook()
    sheets: dict[str, list[list[str | float]]] = {
        "Listes": [["Code", "Libellé"], ["OS", "Objectif stratégique"], ["OO", "Objectif opérationnel"]],
        "Plan": [list(row) for row in PLAN],
        "Comptes": [["État", "Nombre d'actions", "%"], ["Réalisées", 7, 0.5], ["En cours", 7, 0.5]],
    }
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    found = items(*xlsx(workbook).blocks)
    assert len(outline(found)) == 4
    assert raws(find(found, "Border"), Field.PROGRESS) == []


def test_sums_by_objective_are_no_amounts_of_objectives_told_elsewhere() -> None:
    sums = [
        ["Objectif stratégique", "2021", "2022"],
        ["OS 1 Être proche", "1 000", "0"],
        ["OS 2 Être verte", "0", "500"],
    ]
    body = [
        ["Objectif stratégique", "Action", "Budget"],
        ["OS 1 Être proche", "Repeindre le hall", "1.000 €"],
        ["OS 2 Être verte", "Border le sentier", "500 €"],
    ]
    found = items(table(sums), table(body))
    assert [raws(item, Field.AMOUNT) for item in found] == [[], []]
    assert raws(items(table(sums))[0], Field.AMOUNT) == ["1 000", "0"]

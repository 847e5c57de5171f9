"""The index of health that a report prints as a shade, with nothing on it or the reason for it."""

from __future__ import annotations

import pytest

from extract.printed import Field
from tests.extract.documents import find, heading, items, table, values
from tests.extract.pdf_making import Sheet, tables_of

GREEN, ORANGE, RED, YELLOW = "#33cc66", "#ff6633", "#ff0000", "#ffff00"
ACTION = "Restaurer la fontaine de la place"


def _read(text: str, shade: str) -> list[tuple[str, str | None]]:
    rows = [["Échéance", "2027"], ["Indice de santé", text], ["Pilote", "DG"]]
    fiche = table(rows, fills={(1, 1): shade})
    read = items(heading("OS 1 : Être une commune de sources", level=1), heading(f"Action 1 : {ACTION}"), fiche)
    return [(value.raw, value.hints.get("legend")) for value in values(find(read, ACTION), Field.HEALTH)]


@pytest.mark.parametrize(("shade", "word"), [(GREEN, "Bon"), (ORANGE, "Risque"), (RED, "Blocage"), (YELLOW, "Pause")])
def test_the_shade_is_the_index_with_or_without_a_reason(shade: str, word: str) -> None:
    assert _read("", shade) == [(word, word)]
    assert _read("Fournisseur en faillite", shade) == [("Fournisseur en faillite", word)]


def test_any_other_shade_says_nothing() -> None:
    assert _read("", "#dddddd") == []
    assert _read("Fournisseur en faillite", "#dddddd") == [("Fournisseur en faillite", None)]


def test_a_column_of_shades() -> None:
    rows = [
        ["Action", "Pilote", "Indice de santé"],
        [f"Action 1 : {ACTION}", "DG", ""],
        ["Action 2 : Curer", "DF", "b"],
    ]
    read = items(heading("OS 1 : Être"), table(rows, fills={(1, 2): RED, (2, 2): GREEN}))
    found = [value for root in read for item in root.walk() for value in item.values if value.field is Field.HEALTH]
    assert [(value.raw, value.hints["legend"]) for value in found] == [("Blocage", "Blocage"), ("b", "Bon")]


def test_a_row_of_values_under_the_title_of_its_action() -> None:
    header = ["Services", "Échéance", "Statut", "Indice santé"]
    first = [["Action 1 : Curer", "", "", ""], header, ["Parcs", "2033", "En cours", ""]]
    second = [["Action 2 : Paver", "", "", ""], ["Voirie", "2034", "En cours", ""]]
    wide = {(0, 0): (1, 4)}
    tables = table(first, spans=wide, fills={(2, 3): GREEN}), table(second, spans=wide, fills={(1, 3): RED})
    actions = [item for root in items(heading("OS 1 : Être une commune de haies"), *tables) for item in root.children]
    assert [[value.raw for value in values(action, Field.HEALTH)] for action in actions] == [["Bon"], ["Blocage"]]


def test_a_bar_across_a_cell_is_its_shade_where_all_its_words_stand_on_it() -> None:
    sheet = Sheet()
    for at in range(3):
        sheet.shade(203, 103 + 40 * at, 397, 116 + 40 * at, GREEN)
    sheet.shade(203, 230, 397, 231, GREEN)  # a stroke
    sheet.shade(203, 270, 300, 283, GREEN)
    sheet.table((50, 200, 400), 100, [("Un", ""), ("Deux", ""), ("Trois", ""), ("Quatre", ""), ("Cinq", "")], height=40)
    sheet.text(205, 113, "Sur la barre")
    sheet.text(205, 193, "Sur la barre")
    sheet.text(205, 213, "et plus bas")
    (found,) = tables_of(sheet.read())
    assert [c.fill for c in found.cells if c.col == 1] == [GREEN, GREEN, None, None, None]


def test_a_bar_may_run_from_the_middle_of_a_wall_to_the_middle_of_the_next() -> None:
    sheet = Sheet()
    for x in (199.8, 249.8):
        sheet.shade(x, 112, x + 50.4, 125, GREEN)
    sheet.table((50, 200, 250, 300), 100, [("Un", "", ""), ("Deux", "", "")], height=40)
    (found,) = tables_of(sheet.read())
    assert [c.fill for c in found.cells if c.col] == [GREEN, GREEN, None, None]

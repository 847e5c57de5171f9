"""Several entries on the one line of a cell."""

from __future__ import annotations

from pathlib import Path

from extract.document import SourceFile, Table, TextBlock
from extract.readers import read


def _entries(text: str) -> list[list[tuple[str | None, str]]]:
    """Return the blocks of each cell that holds several, with their markers."""
    document = read(SourceFile("plan.txt", text.encode(), Path("plan.txt")))
    cells = [cell for table in document.blocks if isinstance(table, Table) for cell in table.cells]
    return [
        [(block.marker, block.text) for block in cell.blocks if isinstance(block, TextBlock)]
        for cell in cells
        if len(cell.blocks) > 1
    ]


def test_infinitives_with_a_capital_begin_entries_beside_a_label_in_the_plural() -> None:
    text = """OO 1.1 Nourrir mieux
Actions\tCuisiner des légumes du village Supprimer les emballages jetables S'associer au Foyer rural de Mons
Responsable\tService Cuisine
Échéance\t2027
"""
    assert _entries(text) == [
        [
            ("•", "Cuisiner des légumes du village"),
            ("•", "Supprimer les emballages jetables"),
            ("•", "S'associer au Foyer rural de Mons"),
        ]
    ]


def test_semicolons_part_entries_and_steps_under_a_label_in_the_plural() -> None:
    text = """Objectif\tActions\tPilote
OO 1.1 Rouler sans crainte\tTracer une piste le long du canal ; étude du sol chantier Louer des vélos ;\tTravaux
OO 1.2 Marcher\tRefaire les trottoirs\tTravaux
"""
    assert _entries(text) == [
        [("•", "Tracer une piste le long du canal"), ("-", "étude du sol chantier"), ("•", "Louer des vélos")]
    ]


def test_one_action_a_cell_and_names_with_capitals_stay_whole() -> None:
    text = """Objectif\tAction\tPilote
OO 1.1 Rouler\tTracer une piste Louer des vélos\tTravaux
OO 1.2 Marcher\tRefaire la rue Lemaire\tTravaux
"""
    assert _entries(text) == []
    assert _entries(text.replace("Action", "Actions").replace(" Louer", " et Louer")) == []

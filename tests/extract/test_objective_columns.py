"""Tables whose columns are objectives, with the actions of each below it."""

from __future__ import annotations

import pytest

from extract.detect.tables.objective_columns import with_columns_of_objectives
from extract.document import Table
from tests.extract.documents import items, outline, table


def matrix(*heads: str) -> Table:
    return table(
        [
            list(heads),
            ["1.1 Curer la mare", "2.1 Ouvrir un guichet", "3.1 Semer un pré"],
            ["1.2 Poser des nichoirs", "2.2 Former l'accueil", ""],
        ]
    )


def test_each_column_is_read_down() -> None:
    roots = items(matrix("OS 1 : Être une commune verte", "OS 2 : Être à l'écoute", "OS 3 : Être une commune fleurie"))
    assert outline(roots) == [
        "OS 1 Être une commune verte",
        "  A 1.1 Curer la mare",
        "  A 1.2 Poser des nichoirs",
        "OS 2 Être à l'écoute",
        "  A 2.1 Ouvrir un guichet",
        "  A 2.2 Former l'accueil",
        "OS 3 Être une commune fleurie",
        "  A 3.1 Semer un pré",
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("OS 1 : Être une commune verte", "OS 2 : Être à l'écoute", "Remarques"),
        ("OS 1 : Être une commune verte", "OO 2 : Être à l'écoute", "OS 3 : Être une commune fleurie"),
        ("OS 1 : Être une commune verte", "OS 4 : Être à l'écoute", "OS 3 : Être une commune fleurie"),
        ("OS 1", "OS 2", "OS 3"),
    ],
)
def test_other_tables_are_read_by_rows(heads: tuple[str, ...]) -> None:
    blocks = [matrix(*heads)]
    assert with_columns_of_objectives(blocks) == blocks

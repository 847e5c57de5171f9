"""Numbers in parts that make one series over several ways to set them, and bare ones beside named objectives."""

from __future__ import annotations

import pytest

from extract.detect.plan.series_gaps import parts_in_series
from extract.detect.texts.entries import Entry
from extract.detect.words.markers import read_marker
from extract.document import Block, Style
from tests.extract.documents import heading, items, paragraph, table, tree

BOLD = Style(bold=True)
HEADER = ["N°", "Action", "Pilote", "Échéance"]
LISTED = ["N°", "Libellé", "Pilote", "Échéance"]


def banded(number: str, title: str, *deeds: str) -> Block:
    rows = [[f"{number}.{k}", deed, "DG", "2027"] for k, deed in enumerate(deeds, 1)]
    return table([[f"{number}. {title}", "", "", ""], HEADER, *rows], spans={(0, 0): (1, 4)}, header_rows=2)


def fiche(number: str, title: str) -> Block:
    rows = [[f"{number}. {title}", ""], ["Période", "2028"], ["Pilote", "DG"], ["Statut", "En cours"]]
    return table(rows, spans={(0, 0): (1, 2)})


def test_a_number_above_fiches_is_of_the_level_of_the_bands_whose_gap_it_fills() -> None:
    lines = tree(
        paragraph("OS I : Être une commune proche", style=BOLD),
        banded("1.1", "Rendre l'accueil clair", "Repeindre le hall", "Isoler la crèche"),
        paragraph("1.2. Simplifier les démarches", style=BOLD),
        fiche("1.2.1", "Ouvrir un guichet"),
        fiche("1.2.2", "Écrire plus simplement"),
        paragraph("OS II : Être une commune verte", style=BOLD),
        banded("2.1", "Fleurir les entrées", "Planter une haie", "Semer un pré"),
        banded("2.2", "Soigner les rives", "Rouvrir le halage", "Border le canal"),
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1.1.1 Repeindre le hall",
        "    A 1.1.2 Isoler la crèche",
        "  OO 1.2 Simplifier les démarches",
        "    A 1.2.1 Ouvrir un guichet",
        "    A 1.2.2 Écrire plus simplement",
        "OS 2 Être une commune verte",
        "  OO 2.1 Fleurir les entrées",
        "    A 2.1.1 Planter une haie",
        "    A 2.1.2 Semer un pré",
        "  OO 2.2 Soigner les rives",
        "    A 2.2.1 Rouvrir le halage",
        "    A 2.2.2 Border le canal",
    ]


@pytest.mark.parametrize(
    ("set_apart", "one_class"),
    [("1.1 2.1 3.1", True), ("1.1 1.2", False), ("1.2 1.3 3.1", True)],  # in turn; before the others; within them
)
def test_numbers_set_in_two_ways_by_turns_make_one_series(set_apart: str, one_class: bool) -> None:
    numbers = ["1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "3.2", "3.3"]
    entries = [Entry(kind="text", title="Soigner le bief", marker=read_marker(f"{n} Soigner le bief")) for n in numbers]
    keys = ["prose" if n in set_apart.split() else "band" for n in numbers]
    assert (set(parts_in_series(entries, keys)) == {"band"}) is one_class


def test_deeds_with_values_and_bare_numbers_right_under_an_objective_are_actions() -> None:
    blocks: list[Block] = [heading("OS 1 : Être une commune proche", style=BOLD)]
    for n, title in enumerate(("Rendre l'accueil clair", "Simplifier les démarches"), 1):
        blocks.append(heading(f"OO 1.{n} : {title}", style=BOLD))
        rows = [[f"1.{n}.{k}", f"Repeindre le hall {n}{k}", "DG", "2027"] for k in (1, 2)]
        blocks.append(table([LISTED, *rows], header_rows=1))
    blocks.append(heading("OS 2 : Être une commune verte", style=BOLD))
    blocks.append(
        table([LISTED, *([f"2.{k}", f"Planter la haie {k}", "DF", "2028"] for k in (1, 2, 3))], header_rows=1)
    )
    one, two = items(*blocks)
    assert [len(below.children) for below in one.children] == [2, 2]
    assert [(below.level.value, below.number) for below in two.children] == [("action", f"2.{k}") for k in (1, 2, 3)]

"""Rows of a text's tables that a page cuts: the texts below the running lines are theirs, whatever they begin with."""

from __future__ import annotations

import pytest

from extract.document import SourceFile, Table
from extract.readers.text import read_text

FIRST = "N°\tAction\tService\tÉchéance\n1.1\tCurer l'étang\tNature\t2027\n1.2\tPoser un banc\tTravaux\t2026\n"
CUT = "1.3\tSemer un pré au bord de la\tNature, Parcs et\t2028"
SECOND = "1.4\tLouer une barge\tTravaux\t2026\n1.5\tAccorder l'orgue\tCulture\t2028"
THIRD = "1.6\tPeindre le hall\tTravaux\t2026\n1.7\tOuvrir une halte\tTourisme\t2029"


def read(cut: str, rest: str) -> list[list[list[str]]]:
    """The rows of the tables of three pages, each with its foot; ``rest`` stands at the head of the second."""
    pages = (FIRST + cut, f"{rest}\n{SECOND}", THIRD)
    text = "\f".join(f"{page}\nPlan de Tilleul {at}" for at, page in enumerate(pages, 1))
    tables = [b for b in read_text(SourceFile("plan.txt", text.encode())).blocks if isinstance(b, Table)]
    return [[[cell.text if cell is not None else "" for cell in row] for row in table.grid()] for table in tables]


@pytest.mark.parametrize(
    ("ending", "rest", "title", "service"),
    [
        ("au bord de la", "\tRue Haute\t\t", "Semer un pré au bord de la Rue Haute", "Nature, Parcs et"),
        ("au bord de la", "\tRue Haute\tVoirie\t", "Semer un pré au bord de la Rue Haute", "Nature, Parcs et Voirie"),
        ("fleu-", "\tri de bleuets\tVoirie\t", "Semer un pré fleuri de bleuets", "Nature, Parcs et Voirie"),
    ],
)
def test_a_row_that_goes_on_below_running_lines_is_whole(ending: str, rest: str, title: str, service: str) -> None:
    first, second, _ = read(CUT.replace("au bord de la", ending), rest)
    assert first[-1] == ["1.3", title, service, "2028"]
    assert [row[0] for row in second] == ["1.4", "1.5"]


@pytest.mark.parametrize(
    ("cut", "rest"),
    [
        pytest.param(CUT, "bis\tRue Haute\t\t", id="a-code"),
        pytest.param(CUT.replace(" au bord de la", ""), "\tRue Haute\t\t", id="nothing-open"),
        pytest.param(CUT.replace(" au bord de la", " ;"), "\tcurer la mare\t\t", id="an-end"),
        pytest.param(CUT, "\tRue Haute\tVoirie\tTilleul", id="one-that-is-not"),
        pytest.param(CUT.replace("2028", ""), "\tRue Haute\t\t2029", id="nothing-above-it"),
    ],
)
def test_a_row_of_its_own_overleaf_stays(cut: str, rest: str) -> None:
    _, second, _ = read(cut, rest)
    assert [row[0] for row in second] == [rest.partition("\t")[0], "1.4", "1.5"]

"""Documents of several plans are split on strong evidence only."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.detect.plan.splitter import PlanPart, split
from extract.document import Cell, Document, Kind, Line, Role, SourceFile, Table, TextBlock


def document(text: str) -> Document:
    """Lines with "# " are headings, with "- " list entries, with "~ " contents; the others are paragraphs."""
    blocks = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        kind, role = Kind.PARAGRAPH, Role.BODY
        if line.startswith("# "):
            kind, line = Kind.HEADING, line[2:]
        elif line.startswith("- "):
            kind, line = Kind.LIST_ITEM, line[2:]
        elif line.startswith("~ "):
            role, line = Role.CONTENTS, line[2:]
        blocks.append(TextBlock(kind, (Line(line),), role))
    return Document(SourceFile("x.pdf", b""), "application/pdf", tuple(blocks))


def first_lines(text: str) -> list[tuple[str, str | None]]:
    read = document(text)
    parts = split(read)
    assert parts[0].start == 0
    assert parts[-1].stop == len(read.blocks)
    assert all(before.stop == after.start for before, after in pairwise(parts))
    return [(block.text, part.kind) for part in parts if isinstance(block := read.blocks[part.start], TextBlock)]


TWO_TITLES = """
# Programme stratégique transversal de la Commune de Gouvy
O.S.1 Être une commune verte
O.O.1.1 Planter
Action 1 Planter des haies
O.S.2 Être une commune sûre
# Programme stratégique transversal du CPAS de Gouvy
O.S.1 Être un CPAS ouvert
O.O.1.1 Accueillir
Action 1 Ouvrir le samedi
"""

LETTERHEADS = """
Ville de Florenville
PST 2018-2024
Objectif stratégique 1 : Être une ville vivante
Action 1 Un marché
CPAS de Florenville
PST 2018-2024
Objectif stratégique 1 : Être un CPAS à l'écoute
Action 1 Une permanence
"""

PASSAGES = """
# PST
Le PST est une démarche.
# Et la commune ?
Durant la mandature, la Ville d'Ath veut, par son PST, viser 5 objectifs stratégiques, 18 objectifs opérationnels.
# Et le CPAS ?
Le CPAS aide.
Le CPAS d'Ath veut, par son PST, atteindre 3 objectifs stratégiques et 9 objectifs opérationnels.
"""

CONTENTS = """
# PST 2018-2024
~ PST de la Commune ........ 3
~ PST du CPAS ........ 30
# Partie 1 : PST de la Commune
O.S.1 Être une commune verte
# Partie 2 : PST du CPAS
O.S.1 Être un CPAS ouvert
"""


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (
            TWO_TITLES,
            [
                ("Programme stratégique transversal de la Commune de Gouvy", "commune"),
                ("Programme stratégique transversal du CPAS de Gouvy", "cpas"),
            ],
        ),
        (LETTERHEADS, [("Ville de Florenville", "commune"), ("CPAS de Florenville", "cpas")]),
        (PASSAGES, [("PST", "commune"), ("Et le CPAS ?", "cpas")]),
        (CONTENTS, [("PST 2018-2024", "commune"), ("Partie 2 : PST du CPAS", "cpas")]),
    ],
    ids=["titles", "letterheads", "passages", "contents"],
)
def test_two_plans(text: str, starts: list[tuple[str, str]]) -> None:
    assert first_lines(text) == starts


ONE_PLAN = [
    "# PST de la Commune de Gouvy\nO.S.1 Être verte\nO.O.1.1 Planter\nAction 1 Des synergies avec le CPAS",
    # a joint plan with one tree
    "# PST de la Commune et du CPAS de Gouvy\nO.S.1 Être unis\n# Volet CPAS\nO.S.2 Être un CPAS ouvert",
    "# Ville et CPAS d'Ath\n# PST\nO.S.1 Être unis\nO.S.2 Être sûrs",
    # the CPAS's plan is mentioned, and stands elsewhere
    "# PST de la Ville de Huy\nO.S.1 Être vivante\nAction 1 Un marché\n# PST du CPAS\nIl est publié sur son site.",
    # numbering that restarts in each volet
    "# PST de la Ville de Huy\n# Volet interne\nO.S.1 Être efficace\n# Volet externe\nO.S.1 Être belle",
    # the same title on each chapter
    "# PST de la Ville de Huy\nO.S.1 Être efficace\n# PST de la Ville de Huy\nO.S.2 Être belle",
    # a foreword about the CPAS
    "# PST du CPAS de Huy\n# La Ville et son PST\nLa Ville a le sien.\nO.S.1 Être ouvert",
    "",
]


@pytest.mark.parametrize("text", ONE_PLAN)
def test_one_plan_stays_whole(text: str) -> None:
    read = document(text)
    assert [(part.start, part.stop) for part in split(read)] == [(0, len(read.blocks))]


def sheet(name: str, rows: int = 8) -> Table:
    return Table(tuple(Cell(row, 0) for row in range(rows)), rows, 1, name=name)


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (("PST Ville", "PST CPAS"), ["commune", "cpas"]),
        (("CPAS", "Commune"), ["cpas", "commune"]),
        (("PST_interne", "PST_externe"), [None]),
        (("Commune", "Légende", "CPAS"), ["commune", "cpas"]),
        (("Actions", "Budget CPAS"), [None]),
    ],
)
def test_a_workbook_with_a_sheet_a_body(names: tuple[str, ...], kinds: list[str | None]) -> None:
    read = Document(SourceFile("x.xlsx", b""), "application/xlsx", tuple(sheet(name) for name in names))
    assert [part.kind for part in split(read)] == kinds


def test_a_part_gives_its_blocks() -> None:
    read = document(TWO_TITLES)
    assert PlanPart(1, 3).blocks(read) == read.blocks[1:3]

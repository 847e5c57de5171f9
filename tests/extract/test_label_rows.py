"""Fiches of a plain text whose rows are printed lines."""

from __future__ import annotations

import pytest

from extract.detect import detect
from extract.detect.prose.label_rows import with_label_rows
from extract.document import Document, SourceFile, Table
from extract.printed import Field, Level, PrintedItem
from extract.readers.text import read_text

FICHES = """\
Programme stratégique transversal 2025-2030
Fiche action n° 1
Objectif stratégique OS 1 – Être une commune où il fait bon vivre
Objectif opérationnel OO 1.1 – Embellir les places
Action Planter des tilleuls autour de l'église
Description Les tilleuls d'origine ont été abattus en 1962 et la place est
chaude en été.
Agent traitant Chef des plantations
Partenaires Comité de quartier
Début 2026 Échéance 2028
Coût estimé 12.000 €
Fiche action n° 2
Objectif stratégique OS 1 – Être une commune où il fait bon vivre
Objectif opérationnel OO 1.1 – Embellir les places
Action Réparer la fontaine
Agent traitant Service technique
Partenaires Fabrique d'église
Début 2027 Échéance 2029
Coût estimé 8.500 €
"""


def read(text: str) -> Document:
    return read_text(SourceFile("plan.txt", text.encode()))


def items(text: str) -> list[PrintedItem]:
    return [item for plan in detect(read(text)).plans for root in plan.items for item in root.walk()]


def value(item: PrintedItem, field: Field) -> list[str]:
    return [value.raw for value in item.values if value.field is field]


@pytest.mark.parametrize("text", [FICHES, FICHES.replace("\n", " \n\n")])
def test_labels_with_their_values_on_one_line_are_fiches(text: str) -> None:
    found = items(text)
    assert [(item.level, item.title) for item in found] == [
        (Level.STRATEGIC, "Être une commune où il fait bon vivre"),
        (Level.OPERATIONAL, "Embellir les places"),
        (Level.ACTION, "Planter des tilleuls autour de l'église"),
        (Level.ACTION, "Réparer la fontaine"),
    ]
    assert value(found[2], Field.PILOT) == ["Chef des plantations"]
    assert value(found[2], Field.SCHEDULE) == ["2026", "2028"]
    assert value(found[3], Field.PARTNER) == ["Fabrique d'église"]
    assert value(found[3], Field.AMOUNT) == ["8.500 €"]


def test_a_label_cut_at_the_margin_has_its_value_below() -> None:
    text = FICHES.replace("Objectif stratégique OS", "Objectif\nstratégique\nOS").replace(
        "Agent traitant ", "Agent\ntraitant\n"
    )
    assert [item.title for item in items(text)] == [item.title for item in items(FICHES)]
    assert value(items(text)[2], Field.PILOT) == ["Chef des plantations"]


@pytest.mark.parametrize(
    "text",
    [
        FICHES.split("Fiche action n° 2")[0],  # one fiche alone
        "Action Semer\nBudget participatif\nPartenaires du plan\n" * 3,
        "N° Action Service Échéance Budget\n1 Semer\n" * 3,
        "Action 1 Semer\nPilote Service vert\nAction 2 Tondre\nPilote Service vert\n",
    ],
)
def test_first_words_alone_make_no_fiche(text: str) -> None:
    assert not any(isinstance(block, Table) for block in with_label_rows(read(text)).blocks)


def test_the_name_of_a_level_over_its_marker_is_no_heading_of_its_own() -> None:
    text = "Objectif\nstratégique\nOS 1 – Être une commune verte\nObjectif opérationnel\nOO 1.1 – Planter\nSemer\n"
    blocks = with_label_rows(read(text)).blocks
    assert [getattr(block, "text", "") for block in blocks] == [
        "OS 1 – Être une commune verte",
        "OO 1.1 – Planter",
        "Semer",
    ]


def test_labels_that_open_every_page_are_no_running_heads() -> None:
    page = "Volet externe\nObjectif\nstratégique\nOS {n} – Être une commune verte\nTexte {n}\nFin de page {n}\n"
    text = "\f".join(page.format(n=n) for n in range(1, 5))
    assert any(getattr(block, "text", "") == "Objectif stratégique" for block in read(text).blocks)


LEVELS = """\
1 Objectif stratégique

Titre OS1 Une Ville qui replante

1.1 Objectif opérationnel

Titre OO11 Border les chemins

Priorité 1

Échéance 30/09/2026

Responsable mandataire Anne Lespagne

1.1.1 Action

Titre A111 Semer un pré

Priorité 1

Échéance 31/12/2026

Responsable mandataire Benoît Harmel

Budget Global 2025 2026 2027

Ville 12000.0

1.1.2 Action

Titre A112 Curer le bief

Priorité 2

Échéance 30/06/2027

Responsable mandataire Anne Lespagne
"""


def test_numbered_level_words_over_fiches_mark_the_titles_below_them() -> None:
    found = items(LEVELS)
    assert [(item.number, item.title) for item in found] == [
        ("1", "Une Ville qui replante"),
        ("1.1", "Border les chemins"),
        ("1.1.1", "Semer un pré"),
        ("1.1.2", "Curer le bief"),
    ]
    assert [value(item, Field.SCHEDULE) for item in found[1:]] == [["30/09/2026"], ["31/12/2026"], ["30/06/2027"]]


def test_other_digits_are_those_of_another_objective() -> None:
    found = items(LEVELS.replace("OO11", "OO27"))
    assert [item.number for item in found if item.level is Level.OPERATIONAL] == ["1.1", "27"]

"""Lines that spell abbreviations out hold no values, wherever they stand."""

from __future__ import annotations

import pytest

from extract.detect.words.spelled_out import spells_out
from extract.printed import Field
from tests.extract.documents import heading, items, paragraph, raws


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Adm. : porteur administratif. Pol. : porteur politique. AS : assistants sociaux.", True),
        ("DG : directrice générale – DF : directeur financier – Serv. Trav. : service des travaux", True),
        ("AG = assemblée générale ; CA = conseil d'administration", True),
        ("Adm. : service Eaux – Pol. : échevin des Parcs", False),
        ("DG : directrice générale", False),
        ("Pilote : service Parcs. Échéance : fin 2027.", False),
    ],
)
def test_lines_that_spell_out(text: str, spelled: bool) -> None:
    assert spells_out(text) is spelled


def test_such_a_line_below_an_action_is_none_of_its_pilots() -> None:
    roots = items(
        heading("OS 1 : Être un village fleuri"),
        paragraph("Action 1.1 : Semer un pré"),
        paragraph("Adm. : Service Parcs"),
        paragraph("Adm. : porteur administratif. Pol. : porteur politique. SP : service parcs."),
    )
    assert raws(roots[0].children[0], Field.PILOT) == ["Service Parcs"]


def test_those_who_sign_are_no_items() -> None:
    roots = items(
        heading("OS 1 : Être un village fleuri"),
        paragraph("Action 1.1 : Semer un pré"),
        paragraph("La Directrice générale, Le Bourgmestre,"),
        paragraph("S. Deprez J.-M. Van Hoof"),
    )
    assert [child.title for child in roots[0].children[0].children] == []
    assert [child.title for child in roots[0].children] == ["Semer un pré"]

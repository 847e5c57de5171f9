"""Names of database fields at the head of columns, read as the words that they stand for."""

from __future__ import annotations

import pytest

from extract import lexicon
from extract.detect.words.field_names import spelled_out
from extract.detect.words.labels import meaning
from extract.printed import Level
from extract.text import fold


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("DT_DEBUT_PREV", "date debut prevue"),
        ("lib_action", "action"),
        ("STATUT_LIB", "statut"),
        ("libAction", "action"),
        ("BUD_EXT_2027", "budget extraordinaire 2027"),
        ("Date de fin", "Date de fin"),
        ("LIB", "LIB"),
    ],
)
def test_short_forms_are_spelled_out_in_names_of_fields_only(name: str, words: str) -> None:
    assert spelled_out(name) == words


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("NUM_ACTION", "code"), ("DT_ECH", "schedule"), ("DT_CREATION", "ignore"), ("DT_MAJ", "ignore"),
        ("RESP_POL", "pilots"), ("TX_AVANC", "progress"), ("ID_PARENT", "parent"), ("NB_ACTIONS", "ignore"),
    ],
)  # fmt: skip
def test_names_of_fields_have_their_meaning(name: str, target: str) -> None:
    known = meaning(name)
    assert known is not None
    assert known.target == target


def test_a_level_in_the_name_of_a_field() -> None:
    known = meaning("lib_oo")
    assert known is not None
    assert (known.target, known.level) == ("title", Level.OPERATIONAL)


def test_short_forms_are_folded_and_stand_once() -> None:
    forms = [form for row in lexicon.load("field_names")["short"] for form in row["forms"]]
    assert len(set(forms)) == len(forms)
    assert all(fold(form) == form for form in forms)

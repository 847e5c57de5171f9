"""Codes that OCR has spoilt come back from the document's own numbering, and from nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ocr.codes import repair_codes


def _repaired(lines: list[str]) -> list[str]:
    words = [line.split() for line in lines]
    for repair in sorted(repair_codes(words), reverse=True):
        words[repair.line][repair.start : repair.end] = repair.words
    return [" ".join(line) for line in words]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        # nothing can be numbered "0.5.1", even alone
        (["0.5.1 Être une commune", "0.0.1.1", "0.0.1.2"], ["O.S.1 Être une commune", "O.O.1.1", "O.O.1.2"]),
        (["O.0.1.1", "O.O.1.2", "0.O.1.3"], ["O.O.1.1", "O.O.1.2", "O.O.1.3"]),
        # lost dots, put back where the numbers then go on
        (["os1", "00 1.1", "O0 12", "00 13", "os2", "00 21"], ["OS1", "OO 1.1", "OO 1.2", "OO 1.3", "OS2", "OO 2.1"]),
        (
            ["OO 1.1 Rire", "1.11", "1.12", "OO 1.2 Lire", "1.21"],
            ["OO 1.1 Rire", "1.1.1", "1.1.2", "OO 1.2 Lire", "1.2.1"],
        ),
        (["1.1.1", "112", "1.1.3"], ["1.1.1", "1.1.2", "1.1.3"]),
        # a dot more than there was
        (["OO.1.1", "O0O.1.2"], ["OO.1.1", "OO.1.2"]),
        # torn letters
        (["O.O. 1.1 Rire", "O O. 1.2 Lire", "O.O. 1.3 Dire"], ["O.O. 1.1 Rire", "O.O. 1.2 Lire", "O.O. 1.3 Dire"]),
        # composite codes, those of objectives too
        (
            ["OS1", "OS1-001", "OS1-OO1-A1", "OS1-O01-A2", "0S1-001-A3"],
            ["OS1", "OS1-OO1", "OS1-OO1-A1", "OS1-OO1-A2", "OS1-OO1-A3"],
        ),
        # codes in brackets at the end of a title
        (["Mieux accueillir (OO.1)", "Mieux écouter (00.2)"], ["Mieux accueillir (OO.1)", "Mieux écouter (OO.2)"]),
        # words before a number, and numbers read as letters
        (
            ["Action 1 : Rire", "Actlon 2 : Lire", "Action l : Dire"],
            ["Action 1 : Rire", "Action 2 : Lire", "Action 1 : Dire"],
        ),
        (
            ["Objectif opérationnel 1.1", "Objectlf opératlonnel 1.2"],
            ["Objectif opérationnel 1.1", "Objectif opérationnel 1.2"],
        ),
        # roman numbers
        (["I. Rire", "Il. Lire", "lII. Dire"], ["I. Rire", "II. Lire", "III. Dire"]),
        # roman numbers of levels, from the numbers around them
        (
            [
                *("Enjeu I. Rire", "Objectif opérationnel 1.1 : Lire", "Objectif opérationnel 1.2 : Dire"),
                *("Enjeu Il. Voir", "Objectif opérationnel 11.1 : Savoir", "Enjeu II. Boire"),
                *("Objectif opérationnel HI.1 : Croire", "Objectif opérationnel IIL2.", "Objectif opérationnel II1.l"),
                *("Objectif opérationnel ITI.2 : Choir", "Enjeu IV. Courir", "Objectif opérationnel TV.1 : Mourir"),
                *("Objectif opérationnel W.2 : Ouvrir", "Objectif opérationnel IV.3", "Enjeu Y : Offrir"),
            ],
            [
                *("Enjeu I. Rire", "Objectif opérationnel I.1 : Lire", "Objectif opérationnel I.2 : Dire"),
                *("Enjeu II. Voir", "Objectif opérationnel II.1 : Savoir", "Enjeu III. Boire"),
                *("Objectif opérationnel III.1 : Croire", "Objectif opérationnel IIL2.", "Objectif opérationnel III.1"),
                *("Objectif opérationnel III.2 : Choir", "Enjeu IV. Courir", "Objectif opérationnel IV.1 : Mourir"),
                *("Objectif opérationnel IV.2 : Ouvrir", "Objectif opérationnel IV.3", "Enjeu V : Offrir"),
            ],
        ),
        # below them, in letters and in words
        (
            [
                *("OS 1. Rire", "OO 1.1. Lire", "OS Il. Voir", "OO 11.1. Dire", "Action 1.1.1. Boire"),
                *("Action 11.1.2. Ouïr", "OO II.2. Croire", "Action 11.2.1. Courir", "OS III. Oser"),
                *("OO IIl.1. Offrir", "Action I11.1.1. Ouvrir"),
            ],
            [
                *("OS I. Rire", "OO I.1. Lire", "OS II. Voir", "OO II.1. Dire", "Action II.1.1. Boire"),
                *("Action II.1.2. Ouïr", "OO II.2. Croire", "Action II.2.1. Courir", "OS III. Oser"),
                *("OO III.1. Offrir", "Action III.1.1. Ouvrir"),
            ],
        ),
        # not one of them read as it should be
        (
            [
                "Enjeu I. Rire",
                "Enjeu Il. Lire",
                "Action 11.1 : Dire",
                "Enjeu Ill. Voir",
                "Action IIl.1",
                "Action II1.2",
            ],
            [
                "Enjeu I. Rire",
                "Enjeu II. Lire",
                "Action II.1 : Dire",
                "Enjeu III. Voir",
                "Action III.1",
                "Action III.2",
            ],
        ),
        # sums between codes
        (
            ["1.1.1", "Semer un pré", "9.000", "11.2", "Curer la mare", "125.000", "113"],
            ["1.1.1", "Semer un pré", "9.000", "1.1.2", "Curer la mare", "125.000", "1.1.3"],
        ),
        # an objective without objectives above it
        (
            ["Objectif II.1 : Rire", "Objectif II.2 : Lire", "Objectif IIT.1 : Dire", "Objectif IIIl.2 : Voir"],
            ["Objectif II.1 : Rire", "Objectif II.2 : Lire", "Objectif III.1 : Dire", "Objectif III.2 : Voir"],
        ),
    ],
)
def test_codes_are_mended(read: list[str], meant: list[str]) -> None:
    assert _repaired(read) == meant


@pytest.mark.parametrize(
    "lines",
    [
        ["0.5 ETP", "05/12/2023", "2.500 € par an", "1.500.000 €", "12.500"],
        ["CO2 : réduire les émissions", "00 32 2 555 12 12", "OSE 3 lancer", "Salle 1"],
        ["1.9 Rire", "1.10 Lire", "1.11 Dire"],
        ["Article 1", "Articie 2"],  # no word that marks a level
        ["1. Rire", "2. Lire", "il. va"],
        ["Objectif I : Rire", "Objectif II : Lire", "Objectif I : Dire", "Objectif II : Voir"],  # a second plan
        ["Objectif stratégique II. Rire", "Objectif opérationnel 1.1 : Lire", "Objectif opérationnel 1.2 : Dire"],
        ["Objectif stratégique 2 : Rire", "Objectif stratégique 3 : Lire", "Objectif stratégique LIT : Dire"],
        ["Objectif II : Rire", "Objectif Tu verras", "Objectif : Lire"],
        ["Action 1", "Action 3", "Action à mener", "Actions 2 fois par an"],
        ["750", "1250", "12"],
        ["OO1.2 - Rire", "9", "OO1.3 - Lire", "10", "1.800 €", "11", "12"],  # actions counted over the objectives
        ["OS 1 Rire", "OO 1.1 Lire", "A.1.1.1 Dire", "SA.1"],
    ],
)
def test_what_is_no_spoilt_code_stays(lines: list[str]) -> None:
    assert _repaired(lines) == lines


def test_a_line_without_words_is_no_code() -> None:
    assert repair_codes([[], ["O.S.1"], []]) == []


@given(st.lists(st.lists(st.text("OS0158lI.-A ()", min_size=1, max_size=8).filter(str.split), max_size=4), max_size=8))
def test_repairs_never_overlap_nor_leave_their_line(lines: list[list[str]]) -> None:
    words = [[part for word in line for part in word.split()] for line in lines]
    repairs = repair_codes(words)
    for repair in repairs:
        assert 0 <= repair.start < repair.end <= len(words[repair.line])
        assert repair.words
    spans = sorted((repair.line, repair.start, repair.end) for repair in repairs)
    assert all(a[0] < b[0] or a[2] <= b[1] for a, b in pairwise(spans))

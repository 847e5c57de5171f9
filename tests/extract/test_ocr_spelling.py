"""Signs and blanks that OCR confuses are mended; words are left alone."""

from __future__ import annotations

import pytest

from extract.ocr.label_colons import LostColon, lost_colons
from extract.ocr.spelling import bullet_lines, mend_word, mend_words, zeros


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (["d'", "accès"], ["d'accès"]),
        (["l", "'accueil"], ["l'accueil"]),
        (["jusqu’", "à"], ["jusqu’à"]),
        (["qu", "'une", "fois"], ["qu'une", "fois"]),
        (["lots", "'A'"], ["lots", "'A'"]),  # a quote of its own
        (["d'", "(voir", "plus", "loin)"], ["d'", "(voir", "plus", "loin)"]),
    ],
)
def test_torn_elisions_are_joined(words: list[str], joined: list[str]) -> None:
    assert ["".join(words[at] for at in group) for group in mend_words(words)] == joined


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("‘été", "'été"),
        ("<<Vivre", "«Vivre"),
        ("Ëtre", "Être"),
        ("Étre", "Être"),
        ("{phase", "(phase"),
        ("a}", "a)"),
        ("A.1.S.", "A.I.S."),
        ("A.1.2", "A.1.2"),
        ("Etre", "Etre"),
        ("(Ètre", "(Être"),
        ("Coliège", "Collège"),
        ("sévices", "sévices"),
    ],
)
def test_signs_and_accents(read: str, meant: str) -> None:
    assert mend_word(read) == meant


def test_letters_that_stand_off_are_bullets_when_there_are_several() -> None:
    lines = [["e", "Équiper"], ["o", "Former"], ["e", "plus"], ["Publier"]]
    assert bullet_lines(lines, [1.4, 1.2, 0.25, 0.0]) == [0, 1]
    assert bullet_lines(lines[:1], [1.4]) == []


def test_a_letter_that_is_no_word_before_a_capital_is_a_bullet() -> None:
    lines = [["e", "Haies", "plantées"], ["o", "Mares"], ["e", "mares"], ["à", "Huy"]]
    assert bullet_lines(lines, [0.3, 0.3, 0.3, 0.3]) == [0, 1]


def test_signs_of_comparison_before_words_are_bullets() -> None:
    lines = [[">=", "Semer"], [">", "Curer"], ["=>", "Paver"], [">=", "3", "prés"], [">", "sept"]]
    assert bullet_lines(lines, [0.3, 0.3, 0.3, 0.3, 0.3]) == [0, 1, 2]


def test_dashes_are_bullets_where_others_outnumber_them() -> None:
    assert bullet_lines([["+", "a"], ["*", "b"], ["°", "c"], ["-", "d"]], [0.4] * 4) == [0, 1, 2, 3]
    assert bullet_lines([["-", "a"], ["-", "b"], ["+", "c"]], [0.4] * 3) == [2]


def test_two_signs_before_a_capital_are_one_bullet() -> None:
    assert bullet_lines([["«+", "Semer"], ["•", "Curer"], ["«+", "deux"]], [0.4] * 3) == [0, 1]


def test_a_zero_before_a_range() -> None:
    assert zeros(["enfants", "de", "O", "à", "3", "ans"]) == [2]
    assert zeros(["O", "à", "la", "place"]) == []


_FORMS = (["Porteur", ":", "Anne"], ["Porteur", ":", "le", "lavoir"], ["Porteur:", "Luc"], ["Coût", ":", "5"])


@pytest.mark.parametrize(
    ("line", "gap", "lost"),
    [
        (["Porteur", "Marie"], 0.7, (1, False)),
        (["Porteur", "n", "Marie"], 0.3, (1, True)),
        (["Porteur", "2"], 0.7, (1, False)),
        (["Porteur", "Marie"], 0.25, None),  # a blank between two words
        (["Porteur", "de", "projet"], 0.7, None),
        (["Porteur", ",", "Marie"], 0.7, None),
        (["Porteur"], 0.0, None),
        (["Coût", "6"], 0.7, None),  # once with its colon: who knows
        (["Le", "Porteur", "Marie"], 0.7, None),
    ],
)
def test_the_colons_of_labels_are_put_back(line: list[str], gap: float, lost: tuple[int, bool] | None) -> None:
    lines = [*_FORMS, line]
    gaps = [[gap] * len(words) for words in lines]
    assert lost_colons(lines, gaps) == ([LostColon(len(_FORMS), *lost)] if lost else [])


def test_a_label_that_is_as_often_without_a_colon_is_left() -> None:
    lines = [*_FORMS, ["Porteur", "Marie"], ["Porteur", "Jean"]]
    assert lost_colons(lines, [[0.7] * len(words) for words in lines]) == []

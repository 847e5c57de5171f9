"""Figures and initials alone on their lines, which only look like markers."""

from __future__ import annotations

from extract.detect.prose.bare_figures import bare_figures
from extract.document import Kind, Line, Place, Role, Style, TextBlock


def _figures(*texts: str, size: float | None = None) -> list[str]:
    blocks = [
        TextBlock(Kind.PARAGRAPH, (Line(text, Place(path=f"line {at}"), Style(size=size)),), Role.BODY)
        for at, text in enumerate(texts)
    ]
    return [texts[at] for at in sorted(bare_figures(blocks))]


def test_numbers_that_do_not_count_on_are_figures() -> None:
    assert _figures("Nombre de lits", "8", "18", "Nombre de repas", "40") == ["8", "18", "40"]
    assert _figures("1", "Semer", "2", "Tondre", "3", "Tailler") == []


def test_a_number_above_codes_of_its_own_is_a_marker() -> None:
    assert _figures("7", "Une commune verte", "7.1 Planter", "30") == ["30"]


def test_a_number_below_the_name_of_a_level_is_a_marker() -> None:
    assert _figures("OS", "7", "Une commune verte", "30") == ["30"]


def test_sums_with_a_full_stop_between_thousands_are_no_codes() -> None:
    assert _figures("72.000", "1.500.000", "1.2", "1.2.300 mètres") == ["72.000", "1.500.000"]


def test_initials_of_names_are_no_letters_of_a_list() -> None:
    assert _figures("C. Lambert", "Semer", "H. Noël", "Tondre", "C. Lambert") == ["C. Lambert", "H. Noël", "C. Lambert"]
    assert _figures("A. Mobilité", "B. Logement", "C. Culture") == []
    assert _figures("C. Lambert", "C. Lambert", "C. Lambert fin 2031") == [
        "C. Lambert",
        "C. Lambert",
        "C. Lambert fin 2031",
    ]


def test_printed_pages_say_by_their_sizes_what_a_number_is() -> None:
    assert _figures("8", "18", size=11.0) == []

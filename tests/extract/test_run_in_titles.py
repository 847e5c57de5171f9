"""Titles of items in bold that run into the sentences about them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.document import PLAIN, Kind, Line, TextBlock
from tests.extract.documents import BOLD, heading, items, outline, paragraph


def run_in(*lines: tuple[str, str]) -> TextBlock:
    """A paragraph of lines, each as what it prints in bold and what it prints behind in plain letters."""
    printed = []
    for bold, plain in lines:
        style = BOLD if len(bold) >= len(plain) else PLAIN
        printed.append(Line(f"{bold} {plain}".strip(), style=style, lead=bold if bold and plain else ""))
    return TextBlock(Kind.PARAGRAPH, tuple(printed))


def read_actions(block: TextBlock) -> list[str]:
    return outline(items(heading("OO 1.1 : Soigner les mares"), block, paragraph("Pilote : Garde champêtre")))[1:]


def test_what_follows_a_title_in_bold_is_about_it() -> None:
    block = run_in(
        ("Action 3 : Curer la mare aux", ""), ("canards.", "Les roseaux gênent les"), ("", "promeneurs du parc.")
    )
    assert read_actions(block) == ["  A 3 Curer la mare aux canards."]


def test_a_marker_in_a_print_of_its_own_stands_before_the_title() -> None:
    block = run_in(("Action 3 Curer la mare aux", ""), ("canards.", "Les roseaux gênent les promeneurs."))
    marked = replace(block, lines=(replace(block.lines[0], lead="Action 3"), *block.lines[1:]))
    assert read_actions(marked) == ["  A 3 Curer la mare aux canards."]


@pytest.mark.parametrize(
    ("bold", "plain"),
    [
        ("Action 3 :", "Curer la mare aux canards avant la fonte des neiges."),  # the marker alone is in bold
        ("Action 3 : Curer la mare aux", "canards du parc communal."),  # the title goes on
        ("Action 3 : Curer la mare.", "Budget : 500 €"),  # a value
    ],
)
def test_other_changes_of_print_part_nothing(bold: str, plain: str) -> None:
    whole = read_actions(run_in((bold, plain)))
    assert whole == read_actions(replace(run_in((bold, plain)), lines=(Line(f"{bold} {plain}"),)))

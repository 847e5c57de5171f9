"""Choices with boxes below a label: what is ticked is its value."""

from __future__ import annotations

from extract.detect.prose.ticked_choices import with_choices_made
from extract.document import Block, Kind, TextBlock
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, items, paragraph, raws


def texts(*blocks: Block) -> list[str]:
    return [block.text for block in with_choices_made(blocks) if isinstance(block, TextBlock)]


def test_of_the_choices_below_a_label_what_is_ticked_stays() -> None:
    choices = [bullet("À initier", glyph="☐"), bullet("En cours", glyph="☒"), bullet("Réalisé", glyph="☐")]
    assert texts(heading("État"), *choices) == ["État", "En cours"]
    made = with_choices_made([heading("État"), *choices])[1]
    assert isinstance(made, TextBlock)
    assert (made.kind, made.marker) == (Kind.PARAGRAPH, None)


def test_choices_on_one_line_are_read_so_too() -> None:
    assert texts(heading("Priorité"), bullet("Haute ☒ Moyenne ☐ Basse", glyph="☐")) == ["Priorité", "Moyenne"]
    assert texts(heading("Priorité"), bullet("Haute ☐ Moyenne ☐ Basse", glyph="☐")) == ["Priorité"]


def test_boxes_before_steps_or_titles_are_no_choices() -> None:
    steps = (bullet("Sonder les berges", glyph="☒"), bullet("Planter les saules", glyph="☐"))
    for label in (heading("Étapes"), heading("Les berges"), paragraph("Nous planterons des saules.")):
        assert with_choices_made([label, *steps]) == [label, *steps]
    ticked = (bullet("Sonder les berges", glyph="☒"), bullet("Planter les saules", glyph="☒"))
    assert with_choices_made([heading("État"), *ticked]) == [heading("État"), *ticked]


def test_fiches_say_the_state_that_is_ticked() -> None:
    blocks: list[Block] = [heading("Objectif stratégique 1 : Une commune verte")]
    for number, on in enumerate(("En cours", "Réalisé", "À initier"), 1):
        blocks.append(heading(f"Action {number} : Semer le pré {number}"))
        blocks.extend((heading("Pilote"), paragraph("Service des parcs"), heading("État")))
        blocks.extend(bullet(text, glyph="☒" if text == on else "☐") for text in ("À initier", "En cours", "Réalisé"))
    found = items(*blocks)
    assert raws(find(found, "Semer le pré 2"), Field.STATUS) == ["Réalisé"]
    assert raws(find(found, "Semer le pré 3"), Field.STATUS) == ["À initier"]

"""Notes between the title of an action and its values: descriptions, no items."""

from __future__ import annotations

from extract.detect.reading import read_entries
from extract.document import Block, Style
from extract.printed import Field
from tests.extract.documents import find, heading, items, outline, paragraph, raws

TITLE = Style(size=10.5, bold=True)
NOTE = Style(size=9.5, colour="#555555")
VALUE = Style(size=9.0)


def card(title: str, note: str | None, pilot: str) -> list[Block]:
    told = [paragraph(note, style=NOTE)] if note else []
    return [heading(title, style=TITLE), *told, paragraph(f"Pilote : {pilot}", style=VALUE)]


CARDS = (
    heading("OS 1 : Être une commune verte", style=Style(size=16.0, bold=True)),
    heading("OO 1.1 : Soigner les berges", style=Style(size=13.0, bold=True)),
    *card("Curer l'étang", "La vase monte depuis dix ans.", "Voirie"),
    *card("Semer un pré fleuri", None, "Parcs"),
    *card("Planter une haie", None, "Parcs"),
    *card("Rouvrir le halage", "Les promeneurs le demandent.", "Voirie"),
)


def test_sentences_under_headings_without_number_describe_them() -> None:
    found = items(*CARDS)
    assert outline(found) == [
        "OS 1 Être une commune verte",
        "  OO 1.1 Soigner les berges",
        "    A Curer l'étang",
        "    A Semer un pré fleuri",
        "    A Planter une haie",
        "    A Rouvrir le halage",
    ]
    action = find(found, "Curer")
    assert raws(action, Field.DESCRIPTION) == ["La vase monte depuis dix ans."]
    assert raws(action, Field.PILOT) == ["Voirie"]


def test_sentences_in_the_print_of_items_are_items() -> None:
    deeds = ("Planter deux haies.", "Semer trois prés.", "Curer dix mares.", "Poser un banc.")
    listed = [
        block for deed in deeds for block in (paragraph(deed, style=NOTE), paragraph("Pilote : Parcs", style=VALUE))
    ]
    found = items(*CARDS, heading("OO 1.2 : Verdir les rues", style=Style(size=13.0, bold=True)), *listed)
    assert all(find(found, deed.rstrip(".")) for deed in deeds)


def test_a_note_may_be_smaller_than_a_numbered_title_by_half_points() -> None:
    entries = read_entries(
        [
            heading("1. Être une commune verte", style=Style(size=16.0, bold=True)),
            *card("1.1.1. Curer l'étang", "La vase monte depuis dix ans.", "Voirie"),
            *card("1.1.2. Semer un pré fleuri", None, "Parcs"),
            *card("1.1.3. Planter une haie", None, "Parcs"),
        ]
    )
    assert [entry.title for entry in entries][1:] == ["Curer l'étang", "Semer un pré fleuri", "Planter une haie"]


def test_sentences_under_all_numbered_titles_describe_them() -> None:
    deeds = ("Curer l'étang", "Semer un pré fleuri", "Planter une haie", "Rouvrir le halage")
    cards = [
        block
        for number, deed in enumerate(deeds, 1)
        for block in card(f"{number}. {deed}", f"Le quartier {number} le demande.", "Voirie")
    ]
    entries = read_entries([heading("OO 1 : Soigner les berges", style=Style(size=16.0, bold=True)), *cards])
    assert [entry.title for entry in entries][1:] == list(deeds)

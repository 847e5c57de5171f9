"""Entries that look alike form a class, with the parts that its look allows."""

from __future__ import annotations

import pytest

from extract.detect.plan.classes import _boxes_of_titles, find_classes
from extract.detect.plan.keys import Part
from extract.detect.reading import read_entries
from extract.detect.texts.look import closing, shape_of
from extract.detect.words.markers import read_marker
from extract.document import Block, Style, TextBlock
from tests.extract.documents import bullet, heading, paragraph, tree


def classes(*blocks: Block) -> list[list[str]]:
    """The titles of each class that is found in these blocks."""
    return [[entry.title for entry in found.entries] for found in find_classes(read_entries(blocks))]


def test_numbers_of_one_depth_are_a_class() -> None:
    assert classes(
        paragraph("1. Accueil"), paragraph("1.1 Hall"), paragraph("1.2 Guichet"), paragraph("2. Nature")
    ) == [["Accueil", "Nature"], ["Hall", "Guichet"]]


def test_letters_are_told_apart_by_their_case_and_closing() -> None:
    assert classes(
        paragraph("A. Accueil"), paragraph("a) Hall"), paragraph("B. Nature"), paragraph("a) Haie"), paragraph("b) Pré")
    ) == [["Accueil", "Nature"], ["Hall", "Haie", "Pré"]]


def test_bullets_are_told_apart_by_their_depth() -> None:
    assert classes(bullet("Accueil"), bullet("Hall", depth=1), bullet("Nature")) == [["Accueil", "Nature"], ["Hall"]]


def test_headings_are_told_apart_by_their_rank() -> None:
    assert classes(heading("Accueil", level=1), heading("Hall", level=2), heading("Nature", level=1)) == [
        ["Accueil", "Nature"],
        ["Hall"],
    ]


def test_plain_lines_are_told_apart_by_their_looks() -> None:
    red, small = Style(colour="#c00000", bold=True), Style(size=9.0)
    assert classes(paragraph("Accueil", style=red), paragraph("Hall", style=small), paragraph("Nature", style=red)) == [
        ["Accueil", "Nature"],
        ["Hall"],
    ]


def test_headings_on_the_shades_of_their_chapters_are_alike() -> None:
    def chapter(name: str, shade: str) -> list[Block]:
        return [
            heading(name, style=Style(size=20.0, bold=True, fill=shade)),
            heading(f"Parler de {name}", style=Style(size=13.0, bold=True, fill="#eeeeee")),
            heading(f"Voir les {name}", style=Style(size=12.0, bold=True, fill=shade, colour=shade)),
        ]

    parts = [("Bois", "#227722"), ("Eaux", "#2222aa"), ("Rues", "#aa2222")]
    assert classes(*(block for name, shade in parts for block in chapter(name, shade))) == [
        ["Bois", "Eaux", "Rues"],
        ["Parler de Bois", "Parler de Eaux", "Parler de Rues"],
        ["Voir les Bois", "Voir les Eaux", "Voir les Rues"],
    ]
    again = [*parts, ("Haies", "#227722")]
    assert len(classes(*(block for name, shade in again for block in chapter(name, shade)))) == 2 * len(parts) + 1


def test_a_marker_that_names_the_level_fixes_the_part() -> None:
    found = find_classes(read_entries((heading("OS 1 : Être proche"), paragraph("Action 1 : Repeindre"))))
    assert [c.part for c in found] == [Part.STRATEGIC, Part.ACTION]
    assert all(c.options == () for c in found)


def test_lines_about_the_document_are_in_no_class() -> None:
    assert classes(heading("PST 2018-2024", level=1), heading("Table des matières", level=1)) == []


def test_an_announcement_fixes_what_follows_it() -> None:
    found = find_classes(
        read_entries((heading("OS 1 : Être proche"), paragraph("Actions :"), bullet("Repeindre"), bullet("Isoler")))
    )
    assert [(c.part, len(c.entries)) for c in found] == [(Part.STRATEGIC, 1), (Part.ACTION, 2)]


def test_measures_are_shares() -> None:
    found = find_classes(
        read_entries((
            bullet("Être une commune verte"), bullet("Planter une haie"), bullet("Semer un pré"), bullet("Le hall"),
        ))
    )[0]  # fmt: skip
    assert (found.being, found.doing, found.short, found.valued) == (0.25, 0.5, 1.0, 0.0)


def test_every_open_class_may_be_nothing() -> None:
    found = find_classes(
        read_entries((bullet("Hall"), heading("Nature", level=1), paragraph("1. Accueil"), paragraph("a) Guichet")))
    )
    assert all(Part.NONE in c.options for c in found)


def test_shapes_of_markers() -> None:
    found = [read_marker(text) for text in ("1. Hall", "1.1 Hall", "a) Hall", "B. Hall", "OS 1 : Hall")]
    assert [(shape_of(m).name, shape_of(m).depth, shape_of(m).closing) for m in found] == [
        ("number", 1, ""), ("number", 2, ""), ("letter", 0, "lower)"), ("letter", 0, "upper."), ("word", 1, ""),
    ]  # fmt: skip
    assert [closing(m) for m in found if m is not None][2:4] == ["lower)", "upper."]
    assert shape_of(None).name == "none"


def chapter(number: int, colour: str, *titles: str) -> list[Block]:
    style = Style(size=14.0, bold=True, colour=colour)
    return [heading(f"OS {number} : Être un bourg {number}"), *(heading(title, style=style) for title in titles)]


def test_headings_in_the_colour_of_their_chapter_are_a_class() -> None:
    blocks = [*chapter(1, "#aa0000", "Accueil", "Hall"), *chapter(2, "#00aa00", "Nature", "Haie")]
    assert ["Accueil", "Hall", "Nature", "Haie"] in classes(*blocks)


def test_headings_on_the_shade_of_their_chapter_are_a_class() -> None:
    blocks: list[Block] = []
    for number, fill, titles in ((1, "#aa0000", ("Accueil", "Hall")), (2, "#00aa00", ("Nature", "Haie"))):
        blocks.append(heading(f"OS {number} : Être un bourg {number}"))
        blocks += [heading(title, style=Style(size=14.0, bold=True, colour="#ffffff", fill=fill)) for title in titles]
    assert ["Accueil", "Hall", "Nature", "Haie"] in classes(*blocks)


def of_volet(name: str, colour: str, *titles: str) -> list[Block]:
    large, small = (
        Style(size=15.0, bold=True, colour=colour),
        Style(size=10.0, bold=True, colour="#ffffff", fill=colour),
    )
    found: list[Block] = [paragraph(f"Volet {name}")]
    for at, title in enumerate(titles):
        found.append(heading(title, style=large if at == 0 else small))
    return found


def test_headings_in_the_colours_of_two_volets_are_classes() -> None:
    blocks = [
        *of_volet("externe", "#aa0000", "Nature", "Haie", "Pré"),
        *of_volet("interne", "#00aa00", "Accueil", "Hall"),
    ]
    assert classes(*blocks)[-2:] == [["Nature", "Accueil"], ["Haie", "Pré", "Hall"]]
    assert len(classes(*(block for block in blocks if isinstance(block, TextBlock) and block.style.size))) == 4


def test_colours_that_return_in_each_chapter_tell_classes_apart() -> None:
    blocks = [
        *chapter(1, "#aa0000", "Accueil"),
        heading("Hall", style=Style(size=14.0, bold=True, colour="#0000aa")),
        *chapter(2, "#aa0000", "Nature"),
        heading("Haie", style=Style(size=14.0, bold=True, colour="#0000aa")),
    ]
    assert ["Accueil", "Nature"] in classes(*blocks)
    assert ["Hall", "Haie"] in classes(*blocks)


def test_sentences_in_the_box_of_an_objective_describe_it() -> None:
    boxed, shaded = Style(bold=True, fill="#eeffee"), Style(fill="#eeffee")
    blocks = [
        block
        for number, said in enumerate(("Le village veut fleurir.", "Les haies ont reculé.", "L'eau manque en été."), 1)
        for block in (
            heading(f"OS {number} : Être un village n° {number}", style=boxed),
            paragraph(said, style=shaded),
            paragraph(f"Action {number}.1 : Semer un pré"),
        )
    ]
    found = find_classes(read_entries(blocks))
    assert [c.options for c in found if c.entries[0].title == "Le village veut fleurir."] == [(Part.NONE,)]


def test_a_bold_sentence_is_of_the_class_of_headings_that_look_alike() -> None:
    style = Style(size=9.0, bold=True, indent=0.0)
    titles = [heading(text, style=style) for text in ("Curer le bief", "Semer un pré", "Ouvrir un puits")]
    entries = read_entries([*titles, paragraph("Planter une haie le long du chemin.", style=style)])
    assert [len(found.entries) for found in find_classes(entries) if found.key.kind == "heading"] == [4]
    entries = read_entries([*titles, paragraph("Planter une haie le long du chemin", style=style)])
    assert [len(found.entries) for found in find_classes(entries) if found.key.kind == "heading"] == [3]


def test_headings_in_the_colours_of_chapters_that_a_number_opens_are_alike() -> None:
    def part(number: int, colour: str) -> list[Block]:
        return [
            heading(f"{number}. Les eaux {number}", style=Style(size=20.0, bold=True, colour="#ffffff", fill=colour)),
            heading(f"Curer {number}", style=Style(size=13.0, bold=True, colour=colour)),
            paragraph("Le plateau est à tous."),
            heading(f"Semer {number}", style=Style(size=13.0, bold=True, colour=colour)),
        ]

    colours = ("#227722", "#2222aa", "#aa2222")
    found = classes(*(block for at, colour in enumerate(colours, 1) for block in part(at, colour)))
    assert ["Curer 1", "Semer 1", "Curer 2", "Semer 2", "Curer 3", "Semer 3"] in found
    back = classes(*(block for at, colour in enumerate((*colours, "#227722"), 1) for block in part(at, colour)))
    assert ["Curer 2", "Semer 2"] in back


CARDS = {
    "Les eaux du bourg": "Le bief est envasé.",
    "Un pré fleuri": "Le pré est tondu trop court.",
    "Le puits communal": "Le puits est fermé.",
    "La haie du plateau": "La haie a reculé.",
}


def cards(*values: str) -> list[Block]:
    title, said = Style(size=12.0, bold=True), Style(size=10.0)
    blocks: list[Block] = [heading("OS 1 : Être un bourg vert", level=1)]
    for name, sentence in CARDS.items():
        blocks += [heading(name, style=title), paragraph(sentence, style=said)]
        blocks += [paragraph(value, style=said) for value in values]
    return blocks


def test_values_below_the_sentence_of_a_card_count_for_its_title() -> None:
    found = {c.entries[0].title: c.valued for c in find_classes(read_entries(cards("Échéance : 2031")))}
    assert found["Les eaux du bourg"] == 1.0
    assert tree(*cards("Échéance : 2031"))[1:] == [f"  A {name}" for name in CARDS]


def test_a_sentence_without_values_lends_none() -> None:
    found = {c.entries[0].title: c.valued for c in find_classes(read_entries(cards()))}
    assert found["Les eaux du bourg"] == 0.0


def boxed_cards(fill: str | None) -> list[Block]:
    title, said = Style(size=12.0, bold=True, fill=fill), Style(size=10.0, colour="#444444", fill=fill)
    blocks: list[Block] = [heading("OS 1 : Être un bourg vert", level=1)]
    for name, sentence in CARDS.items():
        blocks += [
            heading(name, style=title),
            paragraph(sentence, style=said),
            paragraph("Échéance : 2031", style=said),
        ]
    return blocks


def test_a_sentence_in_the_shaded_box_of_a_title_tells_of_it() -> None:
    assert tree(*boxed_cards("#f5f5f5"))[1:] == [f"  A {name}" for name in CARDS]


def test_sentences_below_each_other_in_a_shade_are_no_notes_of_a_title() -> None:
    said = Style(size=10.0, colour="#444444", fill="#f5f5f5")
    blocks = [heading("OS 1 : Être un bourg vert", level=1), heading("Les eaux", style=Style(size=12.0, bold=True))]
    blocks += [paragraph(sentence, style=said) for sentence in CARDS.values()]
    assert _boxes_of_titles(read_entries(blocks)) == set()


@pytest.mark.parametrize("bold", [False, True])
def test_large_texts_of_several_sentences_are_no_items(bold: bool) -> None:
    told = Style(size=12.0, bold=bold)
    blocks = [heading(f"Le bourg a {n} mares. Elles se vident en été.", style=told) for n in ("deux", "trois")]
    (found,) = [c for c in find_classes(read_entries([heading("Les eaux", level=1), *blocks])) if len(c.entries) == 2]
    assert (found.options == (Part.NONE,)) is not bold

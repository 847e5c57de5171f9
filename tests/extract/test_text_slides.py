from __future__ import annotations

import pytest

from extract.document import Kind, Role, SourceFile, Table, TextBlock
from extract.readers.text import read_text

SLIDES = (
    ("Le plan en bref", "Deux objectifs", "Cinq actions"),
    ("OS 1 : Être une commune calme", "Notre ambition"),
    ("OO 1.1 : Ralentir", "Poser des chicanes", "Peindre des passages"),
    ("OO 1.2 : Planter", "Semer des prés"),
    ("OS 2 : Être une commune ouverte", "Notre ambition"),
    ("Merci", "À bientôt"),
)
FOOT = "Plan de Rochelin - conseil de juin"


def blocks_of(text: str) -> list[TextBlock]:
    blocks = read_text(SourceFile("plan.txt", text.encode())).blocks
    return [block for block in blocks if isinstance(block, TextBlock)]


def texts(blocks: list[TextBlock], kind: Kind, role: Role = Role.BODY) -> list[str]:
    return [block.text for block in blocks if block.kind is kind and block.role is role]


@pytest.mark.parametrize("mark", ["<!-- Slide number: {} -->", "--- Slide {} ---", "Diapositive {}"])
def test_lines_of_slides_that_lost_their_bullets_are_entries(mark: str) -> None:
    pages = ["\n".join([mark.format(n), *slide, FOOT]) for n, slide in enumerate(SLIDES, 1)]
    blocks = blocks_of("\n\n".join(pages))
    assert "OO 1.1 : Ralentir" in texts(blocks, Kind.HEADING)
    assert "Deux objectifs" in texts(blocks, Kind.PARAGRAPH)
    entries = ["Notre ambition", "Poser des chicanes", "Peindre des passages", "Semer des prés"]
    assert texts(blocks, Kind.LIST_ITEM)[:4] == entries
    assert texts(blocks, Kind.PARAGRAPH, Role.FOOTER) == [FOOT] * 6


def test_notes_of_a_speaker_and_comments_are_no_text_of_slides() -> None:
    pages = [
        "\n".join([f"<!-- Slide number: {n} -->", f"# {slide[0]}", *slide[1:], "", "### Notes:", "Remercier."])
        for n, slide in enumerate(SLIDES, 1)
    ]
    blocks = blocks_of("<!-- fait par\nun outil -->\n" + "\n\n".join(pages))
    assert not any("outil" in block.text for block in blocks)
    assert texts(blocks, Kind.PARAGRAPH, Role.NOTE) == ["Remercier."] * 6


def test_first_lines_of_pages_with_few_lines_are_titles_and_numbered_feet_run() -> None:
    pages = [
        "\n".join([slide[0], *(f"• {text}" for text in slide[1:]), f"{FOOT} | {n}"]) for n, slide in enumerate(SLIDES)
    ]
    blocks = blocks_of("\f".join(pages))
    assert texts(blocks, Kind.HEADING) == [slide[0] for slide in SLIDES]
    assert len(texts(blocks, Kind.PARAGRAPH, Role.FOOTER)) == 6


def test_what_pages_say_of_an_action_at_their_end_is_no_foot() -> None:
    pages = ["\n".join([slide[0], "État de ces travaux : en cours"]) for slide in SLIDES]
    assert texts(blocks_of("\f".join(pages)), Kind.PARAGRAPH, Role.FOOTER) == []


def test_pages_with_many_lines_are_no_slides() -> None:
    page = "\n".join(f"Une ligne de texte qui dit une chose {n}." for n in "abcdefghijklmnopqrst")
    assert texts(blocks_of("\f".join([f"Titre\n{page}"] * 6)), Kind.HEADING) == []


def test_as_many_lines_as_bullets_stand_beside_them_each() -> None:
    blocks = blocks_of("Titre\n•\n•\n\nPoser des chicanes : réalisé\ndans les rues du centre : en cours\n")
    assert texts(blocks, Kind.LIST_ITEM) == ["Poser des chicanes : réalisé", "dans les rues du centre : en cours"]


def test_a_title_in_capitals_behind_a_code_goes_on_where_its_line_was_full() -> None:
    blocks = blocks_of(
        "OS 1 - ÊTRE UNE COMMUNE QUI ENTRETIENT\nSES CHEMINS ET SES FONTAINES\n"
        "OS 2 - ÊTRE CALME\nVOLET INTERNE DU PLAN\n"
    )
    assert [block.text for block in blocks] == [
        "OS 1 - ÊTRE UNE COMMUNE QUI ENTRETIENT SES CHEMINS ET SES FONTAINES",
        "OS 2 - ÊTRE CALME",
        "VOLET INTERNE DU PLAN",
    ]


TABLES = """PST 2031-2036

Commune de Rixart

\fObjectif opérationnel 1.1 : Soigner les étangs
{0}1.1.1

Curer le vivier

Réalisé

100 %

1.1.2

Planter des roseaux

En cours

40 %

Semis en mai.

\fObjectif opérationnel 1.2 : Soigner les chemins
{0}1.2.1

Gravillonner la drève

Réalisé

100 %

\fObjectif opérationnel 1.3 : Soigner les haies
{0}1.3.1

Tailler en hiver

Non commencé

0 %

Le tracteur est en panne.

\fConclusion

Le Collège poursuit son œuvre et remercie chacun.

\fMerci

\f"""


def test_rows_of_slides_keep_their_last_values_and_end_with_the_slide() -> None:
    text = TABLES.format("N°\n\nAction\n\nÉtat\n\n%\n\nCommentaire\n\n")
    blocks = read_text(SourceFile("plan.txt", text.encode())).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    rows = [[cell.text if cell else "" for cell in row] for table in tables for row in table.grid()]
    assert [row for row in rows if row[0][:1].isdigit()] == [
        ["1.1.1", "Curer le vivier", "Réalisé", "100 %", ""],
        ["1.1.2", "Planter des roseaux", "En cours", "40 %", "Semis en mai."],
        ["1.2.1", "Gravillonner la drève", "Réalisé", "100 %", ""],
        ["1.3.1", "Tailler en hiver", "Non commencé", "0 %", "Le tracteur est en panne."],
    ]
    assert [block.text for block in blocks if isinstance(block, TextBlock)][-3:] == [
        "Conclusion", "Le Collège poursuit son œuvre et remercie chacun.", "Merci",
    ]  # fmt: skip

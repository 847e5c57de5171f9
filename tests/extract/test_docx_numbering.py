"""The numbers that Word prints: every expectation is computed by hand from ECMA-376 part 1, chapter 17.9, and Word."""

from __future__ import annotations

import pytest

from extract.document import Kind
from extract.readers.number_formats import cardinal, format_number, ordinal
from tests.extract.word_documents import abstract, level, markers, num, paragraph, start_override, texts, word

OUTLINE = (
    level(0, "%1."),
    level(1, "%1.%2."),
    level(2, "%1.%2.%3."),
)


def at(*steps: tuple[int, int]) -> list[str]:
    """Return paragraphs of the list and level of each step."""
    return [paragraph(f"Entrée {i}", num_id, ilvl) for i, (num_id, ilvl) in enumerate(steps)]


def test_levels_count_and_restart_below_the_one_that_is_used() -> None:
    body = at((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2), (1, 2), (1, 1))
    assert markers(word(body, [abstract(0, *OUTLINE), num(1, 0)])) == [
        "1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1.", "2.1.1.", "2.1.2.", "2.2.",
    ]  # fmt: skip


def test_two_lists_of_one_abstract_list_count_together() -> None:
    body = at((1, 0), (1, 0), (2, 0), (1, 0), (2, 0))
    assert markers(word(body, [abstract(0, *OUTLINE), num(1, 0), num(2, 0)])) == ["1.", "2.", "3.", "4.", "5."]


def test_lists_of_different_abstract_lists_count_apart() -> None:
    body = at((1, 0), (2, 0), (1, 0), (2, 0))
    lists = [abstract(0, level(0, "%1.")), abstract(1, level(0, "%1)", "lowerLetter")), num(1, 0), num(2, 1)]
    assert markers(word(body, lists)) == ["1.", "a)", "2.", "b)"]


def test_an_ordinary_paragraph_does_not_stop_a_list() -> None:
    body = [paragraph("A", 1), paragraph("Texte"), paragraph("B", 1)]
    assert markers(word(body, [abstract(0, *OUTLINE), num(1, 0)])) == ["1.", None, "2."]


def test_a_start_override_restarts_once_and_the_other_list_goes_on_from_there() -> None:
    body = at((1, 0), (1, 0), (2, 0), (2, 0), (1, 0))
    lists = [abstract(0, *OUTLINE), num(1, 0), num(2, 0, start_override(0, 8))]
    assert markers(word(body, lists)) == ["1.", "2.", "8.", "9.", "10."]


def test_a_start_override_of_a_deeper_level_is_its_start_from_then_on() -> None:
    body = at((1, 0), (1, 1), (1, 1), (1, 0), (1, 1))
    lists = [abstract(0, *OUTLINE), num(1, 0, start_override(1, 5))]
    assert markers(word(body, lists)) == ["1.", "1.5.", "1.6.", "2.", "2.5."]


def test_a_level_override_replaces_the_whole_level() -> None:
    body = at((1, 0), (1, 1), (2, 0), (2, 1))
    replaced = f'<w:lvlOverride w:ilvl="1">{level(1, "%2)", "lowerLetter", start=3)}</w:lvlOverride>'
    lists = [abstract(0, *OUTLINE), num(1, 0), num(2, 0, replaced)]
    assert markers(word(body, lists)) == ["1.", "1.1.", "2.", "c)"]


def test_restart_zero_never_restarts() -> None:
    levels = (level(0, "OS %1"), level(1, "OO %2", extra='<w:lvlRestart w:val="0"/>'))
    body = at((1, 0), (1, 1), (1, 1), (1, 0), (1, 1))
    assert markers(word(body, [abstract(0, *levels), num(1, 0)])) == ["OS 1", "OO 1", "OO 2", "OS 2", "OO 3"]


def test_restart_after_a_level_ignores_the_levels_between() -> None:
    levels = (level(0, "%1"), level(1, "%1.%2"), level(2, "A%3", extra='<w:lvlRestart w:val="1"/>'))
    body = at((1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2))
    lists = [abstract(0, *levels), num(1, 0)]
    assert markers(word(body, lists)) == ["1", "1.1", "A1", "A2", "1.2", "A3", "2", "A1"]


def test_a_level_that_was_not_used_is_printed_with_its_start() -> None:
    body = at((1, 1), (1, 1), (1, 0), (1, 2))
    assert markers(word(body, [abstract(0, *OUTLINE), num(1, 0)])) == ["1.1.", "1.2.", "1.", "1.1.1."]


def test_lists_start_where_they_say() -> None:
    lists = [abstract(0, level(0, "%1.", start=4), level(1, "%1.%2", start=0)), num(1, 0)]
    assert markers(word(at((1, 0), (1, 1), (1, 1), (1, 0)), lists)) == ["4.", "4.0", "4.1", "5."]


def test_legal_levels_print_digits_for_all_levels() -> None:
    levels = (
        level(0, "Axe %1", "upperRoman"),
        level(1, "%1.%2", "lowerLetter", extra="<w:isLgl/>"),
        level(2, "%1.%2.%3"),
    )
    body = at((1, 0), (1, 0), (1, 1), (1, 2))
    assert markers(word(body, [abstract(0, *levels), num(1, 0)])) == ["Axe I", "Axe II", "2.1", "II.a.1"]


def test_words_around_the_number_belong_to_the_marker() -> None:
    levels = (level(0, "Objectif stratégique %1 :"), level(1, "O.O.%1.%2."), level(2, "Action %3 –"))
    body = at((1, 0), (1, 1), (1, 2), (1, 2))
    lists = [abstract(0, *levels), num(1, 0)]
    assert markers(word(body, lists)) == ["Objectif stratégique 1 :", "O.O.1.1.", "Action 1 –", "Action 2 –"]


def test_a_format_of_none_counts_without_printing() -> None:
    levels = (level(0, "", "none"), level(1, "%1.%2", extra='<w:suff w:val="space"/>'))
    body = at((1, 0), (1, 1))
    blocks = texts(word(body, [abstract(0, *levels), num(1, 0)]))
    assert [(block.kind, block.marker) for block in blocks] == [(Kind.PARAGRAPH, None), (Kind.LIST_ITEM, ".1")]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimalZero", ["01.", "02."]),
        ("lowerRoman", ["i.", "ii."]),
        ("upperLetter", ["A.", "B."]),
        ("ordinal", ["1er.", "2e."]),
        ("cardinalText", ["Un.", "Deux."]),
        ("ordinalText", ["Premier.", "Deuxième."]),
        ("chineseCounting", ["1.", "2."]),  # unknown here: digits
    ],
)
def test_number_formats(form: str, expected: list[str]) -> None:
    assert markers(word(at((1, 0), (1, 0)), [abstract(0, level(0, "%1.", form)), num(1, 0)])) == expected


def test_a_custom_format_fills_up_with_zeros() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent>'
        '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="F%1"/></w:lvl>'
    )
    assert markers(word(at((1, 0), (1, 0)), [abstract(0, custom), num(1, 0)])) == ["F009", "F010"]


@pytest.mark.parametrize(
    ("font", "char", "glyph"),
    [
        ("Wingdings", "\uf0a7", "▪"),
        ("Wingdings", "\uf0d8", "➢"),
        ("Wingdings", "q", "☐"),
        ("Symbol", "\uf0b7", "•"),
        ("Courier New", "o", "o"),
        ("Calibri", "-", "-"),
        ("Calibri", "❑", "❑"),
        ("Wingdings", "\uf0ff", "•"),  # a sign that the table lacks is still a bullet
    ],
)
def test_bullets(font: str, char: str, glyph: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    lists = [abstract(0, level(0, char, "bullet", after=fonts)), num(1, 0)]
    block = texts(word(at((1, 0)), lists))[0]
    assert (block.kind, block.marker, block.level) == (Kind.LIST_ITEM, glyph, 0)


def test_empty_bullets_print_nothing() -> None:
    lists = [abstract(0, level(0, "•", "bullet")), num(1, 0)]
    assert [block.text for block in texts(word([paragraph("", 1), paragraph("Texte", 1)], lists))] == ["Texte"]


def test_an_empty_numbered_paragraph_counts_and_keeps_its_number() -> None:
    body = [paragraph("Un", 1), paragraph("", 1), paragraph("Trois", 1)]
    blocks = texts(word(body, [abstract(0, *OUTLINE), num(1, 0)]))
    assert [(block.marker, block.text) for block in blocks] == [("1.", "Un"), ("2.", ""), ("3.", "Trois")]


def test_in_a_cell_a_number_alone_is_the_text() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    rows = "".join(row.format(paragraph("", 1), paragraph(f"Action {name}")) for name in "ab")
    body = f'<w:tbl><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>{rows}</w:tbl>'
    blocks = texts(word(body, [abstract(0, *OUTLINE), num(1, 0)]))
    assert [block.text for block in blocks] == ["1.", "Action a", "2.", "Action b"]


def test_paragraphs_that_word_does_not_print_do_not_count() -> None:
    hidden_mark = "<w:rPr><w:vanish/></w:rPr>"
    hidden = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{hidden_mark}</w:pPr>'
    hidden += "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r></w:p>"
    deleted = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>'
    deleted += '</w:pPr><w:del w:id="2"><w:r><w:delText>retiré</w:delText></w:r></w:del></w:p>'
    body = [paragraph("A", 1), hidden, deleted, paragraph("B", 1)]
    blocks = texts(word(body, [abstract(0, *OUTLINE), num(1, 0)]))
    assert [(b.marker, b.text, b.role) for b in blocks] == [
        ("1.", "A", "body"), (None, "caché", "hidden"), ("2.", "B", "body"),
    ]  # fmt: skip


def style(style_id: str, name: str, ppr: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    start = f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>'
    return f"{start}{parent}<w:pPr>{ppr}</w:pPr></w:style>"


LINKED = [
    abstract(
        0,
        level(0, "OS %1", extra='<w:pStyle w:val="Titre1"/>'),
        level(1, "OO %1.%2", extra='<w:pStyle w:val="Titre2"/>'),
    ),
    num(7, 0),
]
HEADINGS = style("Titre1", "heading 1", '<w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/>') + style(
    "Titre2", "heading 2", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="1"/>'
)


def test_headings_are_numbered_by_their_styles() -> None:
    body = [paragraph("A", style="Titre1"), paragraph("B", style="Titre2"), paragraph("C", style="Titre1")]
    blocks = texts(word(body, LINKED, HEADINGS))
    assert [(b.kind, b.level, b.marker) for b in blocks] == [
        (Kind.HEADING, 1, "OS 1"), (Kind.HEADING, 2, "OO 1.1"), (Kind.HEADING, 1, "OS 2"),
    ]  # fmt: skip


def test_the_level_that_is_linked_to_a_style_wins_over_the_one_it_states() -> None:
    styles = HEADINGS.replace('<w:ilvl w:val="1"/>', "")
    body = [paragraph("A", style="Titre1"), paragraph("B", style="Titre2")]
    assert markers(word(body, LINKED, styles)) == ["OS 1", "OO 1.1"]


def test_a_style_inherits_the_list_of_the_style_that_it_is_based_on() -> None:
    styles = HEADINGS + style("Chapitre", "Chapitre", based_on="Titre1")
    body = [paragraph("A", style="Chapitre"), paragraph("B", style="Titre2"), paragraph("C", style="Chapitre")]
    blocks = texts(word(body, LINKED, styles))
    assert [(b.level, b.marker, b.style.name) for b in blocks] == [
        (1, "OS 1", "Chapitre"), (2, "OO 1.1", "heading 2"), (1, "OS 2", "Chapitre"),
    ]  # fmt: skip


def test_list_zero_takes_a_paragraph_out_of_the_list_of_its_style() -> None:
    body = [
        paragraph("A", style="Titre1"),
        paragraph("Avant-propos", 0, None, "Titre1"),
        paragraph("B", style="Titre1"),
    ]
    blocks = texts(word(body, LINKED, HEADINGS))
    assert [(b.kind, b.marker) for b in blocks] == [
        (Kind.HEADING, "OS 1"), (Kind.HEADING, None), (Kind.HEADING, "OS 2"),
    ]  # fmt: skip


def test_a_list_stated_directly_and_by_style_is_one_list() -> None:
    body = [paragraph("A", style="Titre1"), paragraph("B", 7, 1), paragraph("C", style="Titre2")]
    assert markers(word(body, LINKED, HEADINGS)) == ["OS 1", "OO 1.1", "OO 1.2"]


def test_a_numbering_style_leads_to_the_list_that_has_the_levels() -> None:
    lists = [
        abstract(0, level(0, "Art. %1"), extra='<w:styleLink w:val="MaListe"/>'),
        abstract(1, extra='<w:numStyleLink w:val="MaListe"/>'),
        num(1, 0),
        num(2, 1),
    ]
    styles = style("MaListe", "Ma liste", '<w:numPr><w:numId w:val="1"/></w:numPr>', kind="numbering")
    assert markers(word(at((2, 0), (1, 0), (2, 0)), lists, styles)) == ["Art. 1", "Art. 2", "Art. 3"]


def test_lists_that_are_not_defined_print_nothing() -> None:
    blocks = texts(word(at((99, 0), (1, 8)), [abstract(0, level(0, "%1.")), num(1, 0)]))
    assert [(block.kind, block.marker) for block in blocks] == [(Kind.PARAGRAPH, None)] * 2


def test_damaged_lists_are_no_lists() -> None:
    lists = [abstract(0, extra='<w:numStyleLink w:val="Boucle"/>'), num(1, 0), num(2, 42)]
    styles = style("Boucle", "Boucle", '<w:numPr><w:numId w:val="1"/></w:numPr>', kind="numbering")
    assert markers(word(at((1, 0), (2, 0)), lists, styles)) == [None, None]


def test_a_list_goes_on_from_the_body_into_cells_and_back() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('B', 1)}</w:tc><w:tc>{paragraph('C', 1)}</w:tc></w:tr></w:tbl>"
    body = [paragraph("A", 1), table, paragraph("D", 1)]
    assert markers(word(body, [abstract(0, *OUTLINE), num(1, 0)])) == ["1.", "2.", "3.", "4."]


def test_where_entries_start_comes_from_the_list_unless_the_paragraph_says_otherwise() -> None:
    left = '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    lists = [abstract(0, level(0, "%1.", after=left)), num(1, 0)]
    body = [paragraph("A", 1), paragraph("B", 1, extra='<w:ind w:left="1440"/>'), paragraph("C")]
    assert [block.style.indent for block in texts(word(body, lists))] == [18.0, 54.0, None]


@pytest.mark.parametrize(
    ("number", "words", "rank"),
    [
        (1, "un", "premier"),
        (5, "cinq", "cinquième"),
        (9, "neuf", "neuvième"),
        (21, "vingt et un", "vingt et unième"),
        (71, "septante et un", "septante et unième"),
        (80, "quatre-vingts", "quatre-vingtième"),
        (94, "nonante-quatre", "nonante-quatrième"),
        (200, "deux cents", "deux centième"),
        (1000, "1000", "1000e"),
    ],
)
def test_numbers_in_french_words(number: int, words: str, rank: str) -> None:
    assert (cardinal(number), ordinal(number)) == (words, rank)


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (0, "lowerRoman", "0"),
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),  # Word repeats the letter, sheets do not
        (3, "none", ""),
    ],
)
def test_formats(number: int, form: str, printed: str) -> None:
    assert format_number(number, form) == printed

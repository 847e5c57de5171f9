"""Bullets whose indents alone tell which stands under which."""

from __future__ import annotations

import pytest

from extract.document import Style, TextBlock
from extract.printed import Field
from extract.readers.list_depths import with_depths
from tests.extract.documents import bullet, find, heading, items, paragraph, raws, tree
from tests.extract.word_documents import abstract, level, num, texts, word
from tests.extract.word_documents import paragraph as word_paragraph


def at(indent: float, text: str = "Semer", *, depth: int = 0, glyph: str = "•") -> TextBlock:
    return bullet(text, depth=depth, style=Style(indent=indent or None), glyph=glyph)


def depths(*blocks: TextBlock) -> list[int | None]:
    return [block.level for block in with_depths(blocks) if isinstance(block, TextBlock)]


@pytest.mark.parametrize(
    ("indents", "expected"),
    [
        ((0, 18, 36, 0, 18), [0, 1, 2, 0, 1]),
        ((18, 36, 54, 36), [0, 1, 2, 1]),
        ((0, 36, 18, 36), [0, 2, 1, 2]),  # the same indent has one depth
        ((18, 21, 18), [0, 0, 0]),  # bullets of two widths
        ((36, 18), [0, 0]),
    ],
)
def test_what_is_indented_further_stands_deeper(indents: tuple[float, ...], expected: list[int]) -> None:
    assert depths(*(at(indent) for indent in indents)) == expected


def test_an_indent_has_one_depth_in_the_whole_document() -> None:
    assert depths(at(0), at(18), paragraph("Ensuite"), at(18), at(0)) == [0, 1, None, 1, 0]


def test_lists_that_tell_their_levels_keep_them() -> None:
    assert depths(at(0), at(50, depth=1), at(20)) == [0, 1, 0]


def test_numbers_are_no_bullets() -> None:
    assert depths(at(0, glyph="1."), at(18), at(0, glyph="2.")) == [0, 0, 0]
    assert depths(at(0), at(18, glyph="o")) == [0, 1]


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Puces{n}"><w:name w:val="List Bullet{n or ""}"/><w:pPr><w:numPr>'
    f'<w:numId w:val="{n or 1}"/></w:numPr></w:pPr></w:style>'
    for n in ("", 2, 3)
)
LISTS = [
    abstract(n, level(0, "•", "bullet", after=f'<w:pPr><w:ind w:left="{360 * n}" w:hanging="360"/></w:pPr>'))
    for n in (1, 2, 3)
] + [num(n, n) for n in (1, 2, 3)]
PLAN = (
    ("", "Isoler la crèche"),
    ("2", "Pilote : Travaux"),
    ("2", "Étapes :"),
    ("3", "mesurer les murs"),
    ("3", "poser la laine"),
    ("", "Ouvrir une halle"),
    ("2", "Pilote : Énergie"),
)


def test_words_own_list_styles_nest() -> None:
    body = [word_paragraph(text, style=f"Puces{n}") for n, text in PLAN]
    blocks = with_depths(texts(word(body, LISTS, STYLES)))
    assert [block.level for block in blocks if isinstance(block, TextBlock)] == [0, 1, 1, 2, 2, 0, 1]


@pytest.mark.parametrize("deepen", [True, False])
def test_an_entry_further_left_ends_the_steps_and_the_values_of_a_label(deepen: bool) -> None:
    over = (heading("OS 1 : Être sobre"), heading("OO 1.1 : Isoler les bâtiments"))
    listed = [at(18.0 * int(n or 1), text) for n, text in PLAN]
    blocks = (*over, *(with_depths(listed) if deepen else listed))
    assert tree(*blocks)[2:] == ["    A Isoler la crèche", "    A Ouvrir une halle"]
    found = items(*blocks)
    assert raws(find(found, "Isoler la"), Field.STEP) == ["mesurer les murs", "poser la laine"]
    assert raws(find(found, "Ouvrir"), Field.PILOT) == ["Énergie"]

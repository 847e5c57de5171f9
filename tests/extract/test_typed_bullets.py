"""Signs typed in place of a bullet: in Word files, in texts and in PDFs."""

from __future__ import annotations

import pytest

from extract.document import Kind, Line, TextBlock
from extract.layout.text.symbols import is_typed_bullet
from extract.readers.bullet_glyphs import split_bullet
from extract.readers.bullets import split_bullets

_SIGNS = ["->", "=>", ">", ">>", "~", "#", "o"]


@pytest.mark.parametrize("sign", [*_SIGNS, "→", "»", "✖", "✕"])
def test_a_sign_before_a_capital_begins_an_entry_of_a_list(sign: str) -> None:
    block = TextBlock(Kind.PARAGRAPH, (Line(f"{sign} Semer un pré"), Line(f"{sign} Tailler les haies")))
    entries = list(split_bullets(block, 0))
    assert [(entry.kind, entry.marker, entry.text) for entry in entries] == [
        (Kind.LIST_ITEM, sign, "Semer un pré"),
        (Kind.LIST_ITEM, sign, "Tailler les haies"),
    ]
    assert split_bullet(f"{sign} Semer un pré") == (sign, "Semer un pré")


@pytest.mark.parametrize("sign", _SIGNS)
def test_a_sign_before_a_capital_of_a_page_is_a_bullet(sign: str) -> None:
    assert is_typed_bullet(sign, "Semer")
    assert not is_typed_bullet(sign, "semer")
    assert not is_typed_bullet(sign, "50")


@pytest.mark.parametrize("text", ["> 50 % des haies", "# 3", "=> fin 2026", "où l'on sème", "o un pré"])
def test_comparisons_and_numbers_begin_no_list(text: str) -> None:
    block = TextBlock(Kind.PARAGRAPH, (Line(text),))
    assert [entry.kind for entry in split_bullets(block, 0)] == [Kind.PARAGRAPH]

"""Hyphens at line ends in documents that seldom hyphenate."""

from __future__ import annotations

import pytest

from extract.document import Block
from extract.layout.text.own_hyphens import with_own_hyphens
from tests.extract.documents import paragraph


@pytest.mark.parametrize(
    ("lines", "healed"),
    [
        (("Fonder un ciné-", "débat du mardi"), "Fonder un ciné-débat du mardi"),
        (("Le bilan des consomma-", "tions du bourg"), "Le bilan des consommations du bourg"),
        (("Revoir les abonne-", "ments du bourg"), "Revoir les abonnements du bourg"),
    ],
)
def test_the_ending_of_a_word_is_no_word_of_its_own(lines: tuple[str, str], healed: str) -> None:
    others: list[Block] = [paragraph("Le lavoir est ouvert", "le jour du marché", "et le dimanche") for _ in range(40)]
    *_, found = with_own_hyphens([*others, paragraph(*lines)])
    assert getattr(found, "text", "") == healed


@pytest.mark.parametrize(
    ("lines", "healed"),
    [
        (("Les moins de trente-", "cinq ans"), "Les moins de trente-cinq ans"),
        (("Ces quatre-", "vingts bancs"), "Ces quatre-vingts bancs"),
        (("Les bancs du quatre-", "uor"), "Les bancs du quatreuor"),
    ],
)
def test_numbers_in_words_have_their_hyphens(lines: tuple[str, str], healed: str) -> None:
    (found,) = with_own_hyphens([paragraph(*lines)])
    assert getattr(found, "text", "") == healed

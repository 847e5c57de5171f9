"""Heads of the parts that a web page unfolds, once it is printed."""

from __future__ import annotations

from extract.detect.prose.fold_heads import with_fold_heads
from extract.document import Block, Kind, Style, TextBlock
from tests.extract.documents import bullet, heading, paragraph, tree

HEAD = Style(size=12.0, bold=True, fill="#f2f2f2")
OBJECTIVE = Style(size=14.0, bold=True, colour="#7b1e3a")
TITLE = Style(size=10.0, bold=True)
SMALL = Style(size=9.0)


def fold(title: str, *actions: str, sign: str = "▾") -> list[Block]:
    told: list[Block] = [bullet(title, glyph=sign, style=HEAD)]
    for action in actions:
        told += [heading(action, style=TITLE), paragraph("Service pilote : Forêts Échéance : 2031", style=SMALL)]
    return told


def kinds(*blocks: Block) -> list[Kind]:
    return [block.kind for block in with_fold_heads(blocks) if isinstance(block, TextBlock)]


def test_what_the_sign_of_an_open_part_precedes_is_an_objective() -> None:
    assert tree(
        heading("Être un bourg de forêts", level=2, style=OBJECTIVE),
        *fold("Mieux soigner les bois", "Reboiser le talus du lavoir", "Vendre des lots de chauffage"),
        *fold("Habiter sous les arbres", "Restaurer la tour du guet", "Limiter les voitures au gué"),
        heading("Être un bourg de lacs", level=2, style=OBJECTIVE),
        *fold("Garder les eaux claires", "Curer le bief du moulin", "Poser des bancs au bord"),
    ) == [
        "OS Être un bourg de forêts",
        "  OO Mieux soigner les bois",
        "    A Reboiser le talus du lavoir",
        "    A Vendre des lots de chauffage",
        "  OO Habiter sous les arbres",
        "    A Restaurer la tour du guet",
        "    A Limiter les voitures au gué",
        "OS Être un bourg de lacs",
        "  OO Garder les eaux claires",
        "    A Curer le bief du moulin",
        "    A Poser des bancs au bord",
    ]


def test_a_part_left_folded_has_its_head_too() -> None:
    parts = [*fold("Bois", "Reboiser"), *fold("Lacs", sign="▸"), *fold("Prés", "Faucher")]
    assert kinds(*parts).count(Kind.LIST_ITEM) == 0


def test_the_entries_of_a_tree_stay_in_their_list() -> None:
    tree_of = [bullet(text, glyph="▾", style=HEAD) for text in ("Bois", "Lacs", "Prés")]
    assert kinds(*tree_of) == [Kind.LIST_ITEM] * 3
    plain = [bullet("Bois", glyph="▾"), paragraph("Reboiser"), bullet("Lacs", glyph="▾"), paragraph("Curer")]
    assert kinds(*plain).count(Kind.LIST_ITEM) == 2

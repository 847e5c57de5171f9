"""Lists whose entries stand behind pictures from a font and end in a state at the right of the page."""

from __future__ import annotations

from extract.document import Table, TextBlock
from extract.layout.engine.content import Look, PageContent, Word
from extract.layout.pages.document_layout import layout_pages

TICK, GLASS = "\uf00c", "\uf251"


def printed(text: str, x: float, y: float, size: float = 11, bold: bool = False) -> list[Word]:
    words: list[Word] = []
    for part in text.split():
        wide = 0.5 * size * len(part)
        words.append(Word(part, x, y - 0.8 * size, x + wide, y + 0.22 * size, Look(size=size, bold=bold)))
        x += wide + 0.28 * size
    return words


def entry(sign: str, title: list[str], state: str, y: float) -> list[Word]:
    words = printed(sign, 50, y)
    for at, text in enumerate(title):
        words += printed(text, 75, y + 14 * at)
    said = printed(state, 0, y, 9, bold=True)
    right = 520 - said[-1].x1
    return [*words, *(word._replace(x0=word.x0 + right, x1=word.x1 + right) for word in said)]


def read(*words: list[Word]) -> list[str]:
    content = PageContent(1, 595, 842, tuple(word for part in words for word in part), (), (), ())
    blocks = layout_pages([content])
    assert not any(isinstance(block, Table) for block in blocks)
    return [block.text for block in blocks if isinstance(block, TextBlock)]


def test_each_entry_of_a_list_behind_pictures_has_its_state() -> None:
    texts = read(
        printed("Rouvrir les canaux", 50, 90, 14, bold=True),
        entry(TICK, ["Curer le bief"], "Réalisé", 120),
        entry(GLASS, ["Planter des saules le long du", "halage et des écluses"], "Non démarré", 150),
        entry(TICK, ["Poser des bancs"], "Réalisé", 194),
    )
    assert texts == [
        "Rouvrir les canaux",
        "Curer le bief", "Réalisé",
        "Planter des saules le long du halage et des écluses", "Non démarré",
        "Poser des bancs", "Réalisé",
    ]  # fmt: skip

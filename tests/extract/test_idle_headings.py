"""Headings of boxes and of pages behind the plan, which head nothing."""

from __future__ import annotations

from extract.document import Block, Style
from tests.extract.documents import bullet, heading, paragraph, tree

TITLE = Style(size=13.0, bold=True, colour="#117755")
BOX = Style(size=12.0, bold=True, fill="#ffeecc")
PARTS = {
    "Rendre les quais aux piétons": ("Élargir le trottoir", "Planter des saules"),
    "Soigner les vergers": ("Tailler les pommiers", "Greffer les poiriers"),
    "Ouvrir la halle": ("Repeindre la charpente", "Rouvrir le marché"),
    "Accueillir les marcheurs": ("Baliser les sentiers", "Poser des bancs"),
}


def part(name: str) -> list[Block]:
    return [heading(name, style=TITLE), *map(bullet, PARTS[name])]


def box(name: str, *below: Block) -> list[Block]:
    return [heading(name, style=BOX), *(below or [paragraph("Les pommes de la commune sont connues au loin.")])]


def themed(*blocks: Block, behind: tuple[str, ...] = ()) -> list[str]:
    """The tree of parts under three axes, ``blocks`` before the second and the third."""
    first, second, *rest = map(part, PARTS)
    eaux, fruits, pierres = (heading(f"Axe {n} – {name}") for n, name in enumerate(("Eaux", "Fruits", "Pierres"), 1))
    bodies = (eaux, *first, *blocks, fruits, *second, *blocks, pierres, *(block for found in rest for block in found))
    pages = [part for name in behind for part in (heading(name, level=2), paragraph("Voyez la maison communale."))]
    return tree(heading("Ici", level=1), *bodies, *pages)


EXPECTED = [
    f"{indent}{title}"
    for name, deeds in PARTS.items()
    for indent, title in (("OS ", name), *(("  A ", d) for d in deeds))
]


def test_boxes_beside_the_plan_and_pages_behind_it_are_no_objectives() -> None:
    assert themed() == EXPECTED
    assert themed(*box("Le verger en deux mots"), behind=("Les dates", "Les mots")) == EXPECTED


def test_a_heading_that_says_what_to_do_stays_an_objective_over_a_list() -> None:
    found = themed(*box("Presser les pommes", bullet("Trouver un pressoir"), bullet("Vendre le cidre")))
    assert sum("Presser les pommes" in line for line in found) == 2

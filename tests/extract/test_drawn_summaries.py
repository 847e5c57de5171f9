"""Pages that draw what the plan tells elsewhere: in another order they give nothing."""

from __future__ import annotations

import pytest

from extract.document import Block
from tests.extract.documents import bullet, heading, items, outline, paragraph

TITLES = {"OS A": "Être clair", "OO A1": "Dire mieux les choses", "OS B": "Être vert", "OO B1": "Soigner les parcs"}
BODY: tuple[Block, ...] = tuple(
    block
    for code, title in TITLES.items()
    for block in (heading(f"{code} {title}", page=3), *([bullet("Semer un pré")] if code.startswith("OO") else []))
)
TREE = [
    "OS A Être clair", "  OO A1 Dire mieux les choses", "    A Semer un pré",
    "OS B Être vert", "  OO B1 Soigner les parcs", "    A Semer un pré",
]  # fmt: skip


def drawn(*codes: str, page: int = 2) -> list[Block]:
    return [heading(f"{code} {TITLES[code]}", page=page) for code in codes]


@pytest.mark.parametrize("codes", [("OO A1", "OO B1", "OS B", "OS A"), ("OS A", "OO A1", "OS B", "OO B1")])
def test_a_map_of_objectives_gives_nothing_twice(codes: tuple[str, ...]) -> None:
    assert outline(items(paragraph("Notre carte", page=2), *drawn(*codes), *BODY)) == TREE


def test_bubbles_may_have_lost_their_titles() -> None:
    lost = heading("OS B", page=2)
    assert outline(items(*drawn("OO A1", "OO B1"), lost, *drawn("OS A"), *BODY)) == TREE


def test_a_page_with_an_objective_of_its_own_is_no_map() -> None:
    own = heading("OS C Être calme", page=2)
    assert "OS C Être calme" in outline(items(own, *drawn("OO A1", "OO B1", "OS B", "OS A"), *BODY))


def test_a_page_whose_objectives_open_what_follows_stays() -> None:
    found = outline(items(*BODY, *drawn("OS B", "OS A", "OO A1", page=4), bullet("Tailler la haie"), heading("Fin")))
    assert "    A Tailler la haie" in found


def test_a_summary_that_alone_tells_a_number_with_its_title_stays() -> None:
    parted = (paragraph("Soigner les parcs", page=3), heading("OO B1", page=3), bullet("Semer un pré"))
    assert outline(items(*drawn("OS A", "OO A1", "OS B", "OO B1"), *BODY[:-2], *parted)) == TREE


def test_bubbles_side_by_side_may_be_one_line() -> None:
    torn = [heading("OS A OS B", page=2), paragraph("Être clair Être vert", page=2)]
    assert outline(items(*torn, *drawn("OO B1", "OS B", "OO A1"), *BODY)) == TREE


def test_a_map_may_stand_behind_the_plan_and_bear_numbers_alone() -> None:
    titles = {"1": "Être clair", "1.1": "Dire mieux les choses", "2": "Être vert", "2.1": "Soigner les parcs"}
    body = [
        block
        for code, title in titles.items()
        for block in (heading(f"{code} {title}", page=1), *([bullet("Semer un pré")] if "." in code else []))
    ]
    bubbles = [heading(f"{code} {titles[code]}", page=2) for code in ("1.1", "2.1", "2", "1")]
    assert outline(items(*body, heading("Notre carte", page=2), *bubbles)) == outline(items(*body))

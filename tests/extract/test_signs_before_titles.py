"""Signs of the legend and times that stand before the titles of items."""

from __future__ import annotations

import pytest

from extract.document import Block
from extract.printed import Field
from tests.extract.documents import BOLD, bullet, find, heading, items, outline, paragraph, raws, table

LEGEND = paragraph("Légende des états : ○ À lancer ◐ En cours de route ▲ Problème rencontré")


def plan(*titles: Block) -> list[Block]:
    blocks = [LEGEND, heading("OS 1 : Être un bourg vert")]
    return blocks + [block for title in titles for block in (title, paragraph("Budget : 200 €"))]


def test_a_sign_of_the_legend_before_a_title_is_its_state() -> None:
    found = items(
        *plan(
            heading("◐ Projet 1 Curer la mare"),
            bullet("Projet 2 Tailler la haie", glyph="○", style=BOLD),
            heading("Projet 3 Semer un pré"),
            heading("▲ Projet 4 Poser un banc"),
        )
    )
    assert outline(found)[1:] == [
        "  A 1 Curer la mare", "  A 2 Tailler la haie", "  A 3 Semer un pré", "  A 4 Poser un banc"
    ]  # fmt: skip
    states = [raws(item, Field.STATUS) for item in found[0].children]
    assert states == [["◐"], ["○"], [], ["▲"]]
    assert [raws(item, Field.AMOUNT) for item in found[0].children] == [["200 €"]] * 4


def test_signs_in_the_place_of_bullets_are_the_states_of_list_entries() -> None:
    key = [bullet(text, glyph=sign) for sign, text in (("✔", "action réalisée"), ("✖", "action abandonnée"))]
    deeds = [bullet("Curer la mare", glyph="✔"), bullet("Tailler la haie", glyph="✖"), bullet("Semer un pré")]
    said = paragraph("Les pages qui suivent disent où en sont les travaux du bourg et de ses mares.")
    found = items(*key, said, heading("OS 1 : Être un bourg vert"), *deeds)
    assert outline(found)[1:] == ["  A Curer la mare", "  A Tailler la haie", "  A Semer un pré"]
    assert [raws(item, Field.STATUS) for item in found[0].children] == [["✔"], ["✖"], []]


def test_one_sign_before_all_titles_is_a_bullet() -> None:
    found = items(*plan(*(bullet(f"Projet {n} Curer la mare {n}", glyph="○") for n in (1, 2, 3))))
    assert [raws(item, Field.STATUS) for item in found[0].children] == [[], [], []]


def test_a_time_in_the_margin_is_that_of_the_title_beside_it() -> None:
    found = items(
        *plan(
            heading("2026 Mesure 1 Curer la mare"),
            heading("2027-2029 Mesure 2 Tailler la haie des", "prés communaux"),
            heading("Mesure 3 Fêter les 2000 ans du bourg"),
        )
    )
    assert raws(find(found, "Curer la mare"), Field.SCHEDULE) == ["2026"]
    assert raws(find(found, "Tailler la haie des prés communaux"), Field.SCHEDULE) == ["2027-2029"]
    assert find(found, "Fêter les 2000 ans du bourg").number == "3"


def test_a_year_that_belongs_to_one_title_stays() -> None:
    found = items(*plan(heading("2026 Mesure 1 Curer la mare"), heading("Mesure 2 Tailler la haie")))
    assert not raws(find(found, "Tailler la haie"), Field.SCHEDULE)


@pytest.mark.parametrize("state", ["ANNULÉE – ", "[Annulée] ", "(annulée) – ", "ANNULÉE : "])
def test_a_state_before_the_number_of_a_title_is_its_own(state: str) -> None:
    found = items(*plan(heading("Mesure 1 Curer la mare"), heading(f"{state}Mesure 2 Tailler la haie")))
    assert outline(found)[1:] == ["  A 1 Curer la mare", "  A 2 Tailler la haie"]
    assert [len(raws(item, Field.STATUS)) for item in found[0].children] == [0, 1]
    rows = [["Action", "Pilote"], ["A1 Curer la mare", "Régie"], [f"{state}A2 Tailler la haie", "Régie"]]
    found = items(heading("OS 1 : Être un bourg vert"), heading("OO 1.1 : Soigner les prés"), table(rows))
    assert outline(found)[2:] == ["    A 1 Curer la mare", "    A 2 Tailler la haie"]
    assert len(raws(find(found, "Tailler la haie"), Field.STATUS)) == 1


def test_capitals_that_are_no_state_stay_before_a_title() -> None:
    rows = [["Action", "Pilote"], ["A1 Curer la mare", "Régie"], ["A2 BIBLIOTHÈQUE – Repeindre le hall", "Régie"]]
    found = items(heading("OS 1 : Être un bourg vert"), heading("OO 1.1 : Soigner les prés"), table(rows))
    assert outline(found)[3] == "    A 2 BIBLIOTHÈQUE – Repeindre le hall"


def test_rates_before_titles_are_their_progress() -> None:
    found = items(
        heading("OS 1 : Être un bourg vert"),
        heading("72 % Rouvrir les canaux"), bullet("Curer le bief"),
        heading("40 % Planter des haies"), bullet("Tailler les saules"),
    )  # fmt: skip
    children = found[0].children
    assert [item.title for item in children] == ["Rouvrir les canaux", "Planter des haies"]
    assert [raws(item, Field.PROGRESS) for item in children] == [["72 %"], ["40 %"]]


def test_one_rate_before_a_title_is_part_of_it() -> None:
    found = items(
        heading("OS 1 : Être un bourg vert"),
        heading("100 % Rouvrir les canaux"), bullet("Curer le bief"),
        heading("Planter des haies"), bullet("Tailler les saules"),
    )  # fmt: skip
    assert found[0].children[0].title.startswith("100 %")


def test_signs_that_a_reader_takes_for_bullets_of_several_depths_are_of_one_list() -> None:
    key = [bullet(text, glyph=sign) for sign, text in (("✔", "action réalisée"), ("✖", "action abandonnée"))]
    said = paragraph("Les pages qui suivent disent où en sont les travaux du bourg et de ses mares.")
    deeds = [
        bullet("Curer la mare", glyph="✔"),
        bullet("Tailler la haie", glyph="✖", depth=1),
        paragraph("✔ Semer un pré"),
        bullet("Border le bief", glyph="✖", depth=1),
    ]
    found = items(*key, said, heading("OS 1 : Être un bourg vert"), *deeds)
    assert outline(found)[1:] == ["  A Curer la mare", "  A Tailler la haie", "  A Semer un pré", "  A Border le bief"]
    assert [raws(item, Field.STATUS) for item in found[0].children] == [["✔"], ["✖"], ["✔"], ["✖"]]

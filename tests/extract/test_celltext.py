"""The lines of a cell: breaks that were meant are kept, those that the column's width made are healed."""

from __future__ import annotations

import pytest

from extract.detect.texts.celltext import (
    full_text,
    list_lines,
    name_lines,
    number_lines,
    printed_lines,
    printed_text,
    ticked_options,
)
from extract.document import Box, Cell, Place
from tests.extract.documents import boxed, bullet, cell, paragraph

LEFT, RIGHT = 10.0, 110.0


def column(*lines: tuple[str, float]) -> Cell:
    """A cell of 100 points; each line with its right edge."""
    block = boxed(*((text, LEFT, 12.0 * i, x1) for i, (text, x1) in enumerate(lines)))
    return Cell(0, 0, blocks=(block,), places=(Place(1, Box(LEFT, 0, RIGHT, 100)),))


def test_a_line_that_had_no_room_for_the_next_word_goes_on() -> None:
    assert printed_lines(column(("Rénover la maison", 105.0), ("communale", 60.0))) == ["Rénover la maison communale"]


def test_a_line_that_had_room_for_the_next_word_ends() -> None:
    assert printed_lines(column(("Le hall", 45.0), ("La crèche", 55.0))) == ["Le hall", "La crèche"]


def test_a_hyphenated_word_is_one() -> None:
    assert printed_lines(column(("Rénover la mai-", 95.0), ("son", 30.0))) == ["Rénover la maison"]


def test_without_boxes_a_line_is_a_line() -> None:
    assert printed_lines(cell(0, 0, [paragraph("Le hall", "La crèche")])) == ["Le hall", "La crèche"]


def test_bullets_keep_their_sign_and_numbers_their_number() -> None:
    found = cell(0, 0, [bullet("le hall"), bullet("la crèche", glyph="2.")])
    assert printed_text(found) == "• le hall\n2. la crèche"
    assert [full_text(block) for block in found.text_blocks] == ["le hall", "2. la crèche"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Service des", "travaux"], ["Service des travaux"]),
        (["Directeur général", "Échevine du logement"], ["Directeur général", "Échevine du logement"]),
        (["Mme Anne", "Lune"], ["Mme Anne Lune"]),
        (["Chef de", "Service"], ["Chef de Service"]),
        (["Service", "Logement"], ["Service Logement"]),
        (["Service", "Voirie", "Service", "Logement"], ["Service Voirie", "Service Logement"]),
        (["Service Voirie", "Echevine du logement"], ["Service Voirie", "Echevine du logement"]),
        (["Bourgmestre et", "Directeur général"], ["Bourgmestre et Directeur général"]),
        (["Service Bois -", "Service", "Voirie -", "Ferme"], ["Service Bois - Service Voirie - Ferme"]),
        (["La Ferme du parc/Service", "Voirie"], ["La Ferme du parc/Service Voirie"]),
    ],
)
def test_names_go_on_until_another_function(lines: list[str], names: list[str]) -> None:
    found = column(*((line, 60.0) for line in lines))
    assert name_lines(found).split("\n") == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ([("Voirie", 40.0), ("Cimetières", 60.0)], ["Voirie", "Cimetières"]),  # the first line had room
        ([("Les Amis du", 60.0), ("Verger", 45.0)], ["Les Amis du Verger"]),  # and yet the name goes on
        ([("Service voirie", 98.0), ("Archives", 60.0)], ["Service voirie", "Archives"]),  # no room: a field in full
        ([("Directrice générale", 104.0), ("Archives", 60.0)], ["Directrice générale", "Archives"]),
        ([("Cheffe de service", 98.0), ("Archives", 60.0)], ["Cheffe de service Archives"]),
        ([("Agente technique", 98.0), ("Voirie", 60.0)], ["Agente technique Voirie"]),
        ([("Les amis du fleuve", 104.0), ("Mosans", 60.0)], ["Les amis du fleuve Mosans"]),
        ([("Voirie +", 40.0), ("Police", 45.0)], ["Voirie + Police"]),
        ([("Service de la voirie", 104.0), ("Ateliers", 60.0)], ["Service de la voirie Ateliers"]),
        ([("Service de la voirie", 104.0), ("Services du parc", 90.0)], ["Service de la voirie", "Services du parc"]),
        ([("CPAS", 90.0), ("Culture", 60.0)], ["CPAS", "Culture"]),  # letters are a whole name
        ([("Culture", 98.0), ("AMO", 40.0)], ["Culture", "AMO"]),
        ([("Service culture", 104.0), ("AMO", 40.0)], ["Service culture", "AMO"]),
        ([("Bibliothèque", 98.0), ("Énergie", 60.0)], ["Bibliothèque", "Énergie"]),
        ([("Directrice générale", 104.0), ("Coordination PCS", 90.0)], ["Directrice générale", "Coordination PCS"]),
        ([("Coordinatrice", 98.0), ("AMO", 40.0)], ["Coordinatrice AMO"]),
        ([("Zoé Noir/Responsable", 104.0), ("RH", 20.0)], ["Zoé Noir/Responsable RH"]),
        ([("Conseil communal", 104.0), ("Premier échevin", 90.0)], ["Conseil communal", "Premier échevin"]),
        ([("Directrice du CPAS", 104.0), ("DPO", 40.0)], ["Directrice du CPAS", "DPO"]),
        ([("Maison de repos", 98.0), ("AMO", 40.0)], ["Maison de repos AMO"]),
    ],
)
def test_names_end_where_there_was_room_or_where_a_field_is_named(
    lines: list[tuple[str, float]], names: list[str]
) -> None:
    assert name_lines(column(*lines)).split("\n") == names


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        (["Choisir les teintes", "Acheter la peinture"], ["Choisir les teintes", "Acheter la peinture"]),
        (["Choisir les teintes du", "Hall communal"], ["Choisir les teintes du Hall communal"]),
        (["Choisir les teintes avec", "soin"], ["Choisir les teintes avec soin"]),
    ],
)
def test_entries_begin_with_a_capital(lines: list[str], entries: list[str]) -> None:
    assert list_lines(column(*((line, 108.0) for line in lines))).split("\n") == entries


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        (["1 200 m", "85"], ["1 200 m", "85"]),
        (["- 5 % par an", "24 h"], ["- 5 % par an", "24 h"]),
        (["Une hausse de", "12 %"], ["Une hausse de 12 %"]),
        (["12.000,", "00 €"], ["12.000, 00 €"]),
    ],
)
def test_of_figures_each_line_with_a_number_is_one(lines: list[str], entries: list[str]) -> None:
    assert list_lines(column(*((line, 108.0) for line in lines)), figures=True).split("\n") == entries


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["1.250.", "000 €"], "1.250.000 €"),
        (["12.500,", "00 €"], "12.500,00 €"),
        (["2021", "2022"], "2021 2022"),
        (["1.000 €", "2.000 €"], "1.000 € 2.000 €"),
        (["30/06/203", "1"], "30/06/2031"),
        (["01/07/20", "31"], "01/07/2031"),
        (["de 2031-20", "33"], "de 2031-2033"),
        (["30/06/2031", "1 fois"], "30/06/2031 1 fois"),
        (["12.50", "0 €"], "12.500 €"),
        (["1 250 00", "0 €"], "1 250 000 €"),
        (["Trimestriel\u00ad", "lement"], "Trimestriellement"),
        (["64 000 eu\u2010", "ros"], "64 000 euros"),
        (["64 000 eu-", "ros par an"], "64 000 euros par an"),
        (["Crédits -", "64 000 €"], "Crédits - 64 000 €"),
    ],
)
def test_figures_cut_by_the_column_are_whole(lines: list[str], text: str) -> None:
    assert number_lines(column(*((line, 108.0) for line in lines))) == text


@pytest.mark.parametrize(
    ("text", "ticked"),
    [
        ("☐ Interne ☒ Externe", "Externe"),
        ("☑ Haute ☐ Moyenne ☐ Basse", "Haute"),
        ("☒ Hall ☒ Crèche ☐ Parc", "Hall\nCrèche"),
        ("Interne ☐ Externe ☒", "Externe"),
        ("☐ Interne ☐ Externe", ""),
        ("○ À faire ● En cours ○ Réalisé", "En cours"),
        ("● Hall ● Parc", "● Hall ● Parc"),
        ("● Hall\n○ Peinture", "● Hall\n○ Peinture"),
        ("Sans case", "Sans case"),
        ("Repeint ✔", "Repeint ✔"),
    ],
)
def test_of_boxes_only_the_ticked_options_count(text: str, ticked: str) -> None:
    assert ticked_options(text) == ticked

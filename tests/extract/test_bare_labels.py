"""Lines that open with a label and no colon, fiche after fiche."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extract.detect.reading import read_entries
from extract.document import Block, Kind, Line, TextBlock
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, items, outline, paragraph, raws, table

ACTIONS = ("Curer le bief", "Planter des saules", "Rouvrir la source")


def fiches(*lines: str) -> Iterator[Block]:
    yield heading("OS 1 : Être un bourg au fil de l'eau")
    for number, title in enumerate(ACTIONS, 1):
        yield heading(f"Action {number} : {title}")
        yield from map(paragraph, lines)


def test_lines_that_begin_with_labels_fiche_after_fiche_are_values() -> None:
    found = items(*fiches("Pilote Service Eaux", "Échéance En continu", "Budget 500 €"))
    for title in ACTIONS:
        action = find(found, title)
        said = [raws(action, field) for field in (Field.PILOT, Field.SCHEDULE, Field.AMOUNT)]
        assert said == [["Service Eaux"], ["En continu"], ["500 €"]]


@pytest.mark.parametrize("amount", ["+/- 500 €", "env. 500 €", "± 500 €", "€ 500", "+/- € 500"])
def test_a_value_may_be_about_right(amount: str) -> None:
    found = items(*fiches("Pilote Service Eaux", f"Budget {amount}"))
    assert [raws(find(found, title), Field.AMOUNT) for title in ACTIONS] == [[amount]] * 3


def test_those_with_whom_it_is_done_may_stand_behind_that_word_alone() -> None:
    found = items(*fiches("Pilote Service Eaux", "Avec Les Amis du Bief", "Période 2027"))
    assert [raws(find(found, title), Field.PARTNER) for title in ACTIONS] == [["Les Amis du Bief"]] * 3
    told = items(*fiches("Pilote Service Eaux", "Période 2027"), paragraph("Avec de la patience, tout se fait."))
    assert not any(raws(find(told, title), Field.PARTNER) for title in ACTIONS)


def test_a_label_ends_before_the_first_figure() -> None:
    found = items(*fiches("Pilote Service Eaux", "Timing 2026 à 2027"))
    assert [raws(find(found, title), Field.SCHEDULE) for title in ACTIONS] == [["2026 à 2027"]] * 3


def test_cards_are_read_so_too() -> None:
    cards = [
        table([[f"Action {number} : {title}"], ["Pilote CPAS"], ["Échéance 2027"]])
        for number, title in enumerate(ACTIONS, 1)
    ]
    found = items(heading("OS 1 : Être un bourg au fil de l'eau"), *cards)
    assert [raws(find(found, title), Field.SCHEDULE) for title in ACTIONS] == [["2027"]] * 3


@pytest.mark.parametrize("lines", [("Budget participatif",), ("Partenaires de la commune", "Budget des écoles")])
def test_titles_may_begin_with_the_word_of_a_label(lines: tuple[str, ...]) -> None:
    found = items(*fiches(*lines))
    assert outline(found)[1:] == [f"  A {n} {title}" for n, title in enumerate(ACTIONS, 1)]
    assert not any(value.field in (Field.AMOUNT, Field.PARTNER) for item in found[0].children for value in item.values)


def test_short_words_may_end_a_label_and_a_dash_stand_for_its_value() -> None:
    found = items(*fiches("Date de fin 30/06/2027", "ODD ODD 6, ODD 15", "Plan lié –", "Pilote Service Eaux"))
    for title in ACTIONS:
        action = find(found, title)
        said = [raws(action, field) for field in (Field.SCHEDULE, Field.SDG, Field.RELATED_PLAN, Field.PILOT)]
        assert said == [["30/06/2027"], ["ODD 6, ODD 15"], [], ["Service Eaux"]]


def listed(*lines: str) -> Iterator[Block]:
    yield heading("OS 1 : Être un bourg au fil de l'eau")
    yield heading("OO 1.1 : Soigner la rivière")
    for number, title in enumerate(ACTIONS, 1):
        yield from (bullet(f"1.1.{number} {title}"), *map(bullet, lines))


def test_entries_of_a_list_that_begin_with_labels_are_values_of_the_one_above() -> None:
    found = items(*listed("Pilote Service Eaux", "Période 2026-2027", "Budget 500 €", "Indicateurs"))
    for number, title in enumerate(ACTIONS, 1):
        action = find(found, title)
        assert action.number == f"1.1.{number}"
        said = [raws(action, field) for field in (Field.PILOT, Field.SCHEDULE, Field.AMOUNT)]
        assert said == [["Service Eaux"], ["2026-2027"], ["500 €"]]


def test_entries_of_a_list_that_begin_with_the_word_of_a_label_are_no_values() -> None:
    found = items(*listed("Budget participatif", "Partenaires de la commune"))
    assert not any(raws(find(found, title), field) for title in ACTIONS for field in (Field.AMOUNT, Field.PARTNER))


def test_labels_that_ask_need_no_colon() -> None:
    found = items(*fiches("Qui ? Service Eaux Quand ? 2027"))
    assert [raws(find(found, title), Field.PILOT) for title in ACTIONS] == [["Service Eaux"]] * 3


def test_a_label_of_two_words_alone_on_its_line_is_whole() -> None:
    found = items(*fiches("RESPONSABLE ADMINISTRATIF", "Service Eaux", "DATE DE FIN", "30/06/2027"))
    for title in ACTIONS:
        action = find(found, title)
        assert [raws(action, field) for field in (Field.PILOT, Field.SCHEDULE)] == [["Service Eaux"], ["30/06/2027"]]


def test_a_label_may_offer_its_plural_and_a_value_begin_with_a_sign_or_a_time() -> None:
    found = items(*fiches("Pilote(s) Service Eaux", "Budget ± 1 500 €", "Échéance fin 2031"))
    for title in ACTIONS:
        action = find(found, title)
        said = [raws(action, field) for field in (Field.PILOT, Field.AMOUNT, Field.SCHEDULE)]
        assert said == [["Service Eaux"], ["± 1 500 €"], ["fin 2031"]]


def test_a_label_without_a_value_is_none_of_the_titles() -> None:
    cards = [
        table([[f"Action {number} : {title}"], ["Pilote CPAS"], [f"Échéance {when}".strip()]])
        for number, (title, when) in enumerate(zip(ACTIONS, ("2027", "", "2028"), strict=True), 1)
    ]
    blocks: list[Block] = [heading("OS 1 : Être un bourg au fil de l'eau"), *cards]
    assert [entry.title for entry in read_entries(blocks)][1:] == list(ACTIONS)
    found = items(*blocks)
    assert [raws(find(found, title), Field.SCHEDULE) for title in ACTIONS] == [["2027"], [], ["2028"]]


@pytest.mark.parametrize("state", ["En cours de réalisation", "En suspens", "À l'étude"])
def test_a_label_may_have_a_state_of_several_words_behind_it(state: str) -> None:
    found = items(*fiches("Pilote Service Eaux", f"Avancement {state}"))
    assert [raws(find(found, title), Field.STATUS) for title in ACTIONS] == [[state]] * 3


def apart(lead: str, rest: str, kind: Kind = Kind.PARAGRAPH) -> TextBlock:
    """A line whose first words are in another print than the rest."""
    return TextBlock(kind, (Line(f"{lead} {rest}", lead=lead),), marker="•" if kind is Kind.LIST_ITEM else None)


@pytest.mark.parametrize("kind", [Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM])
def test_print_alone_may_set_labels_apart(kind: Kind) -> None:
    blocks: list[Block] = [heading("OS 1 : Être un bourg au fil de l'eau"), heading("OO 1.1 : Soigner la rivière")]
    for number, title in enumerate(ACTIONS, 1):
        blocks += [heading(f"Action {number} : {title}"), apart("Pilote(s)", "mme Anne Bief, hydrologue", kind)]
        blocks += [apart("Plan lié", "schéma local des eaux", kind), apart("État :", "en cours", kind)]
    found = items(*blocks)
    for title in ACTIONS:
        action = find(found, title)
        said = [raws(action, field) for field in (Field.PILOT, Field.RELATED_PLAN, Field.STATUS)]
        assert said == [["mme Anne Bief, hydrologue"], ["schéma local des eaux"], ["en cours"]]


def test_bold_words_that_are_no_labels_or_come_once_begin_titles() -> None:
    blocks: list[Block] = [heading("OS 1 : Être un bourg au fil de l'eau")]
    for number, title in enumerate(ACTIONS, 1):
        blocks += [heading(f"Action {number} : {title}"), apart("Le bief", "sera curé"), apart("Budget", "’s allées")]
    blocks.append(apart("Pilote", "de la rivière"))
    found = items(*blocks)
    assert not any(raws(find(found, title), field) for title in ACTIONS for field in (Field.PILOT, Field.AMOUNT))


@pytest.mark.parametrize("printed", [True, False])
def test_a_question_mark_is_the_sign_behind_its_label(printed: bool) -> None:
    blocks: list[Block] = [heading("OS 1 : Être un bourg au fil de l'eau")]
    for number, title in enumerate(ACTIONS, 1):
        asked = [("Qui ?", "Service Eaux et DG"), ("Quand ?", "dès 2027"), ("Combien ?", "Ordinaire : 500 €")]
        blocks.append(heading(f"Action {number} : {title}"))
        blocks.extend(apart(*pair) if printed else paragraph(" ".join(pair)) for pair in asked)
    found = items(*blocks)
    for title in ACTIONS:
        action = find(found, title)
        said = [raws(action, field) for field in (Field.PILOT, Field.SCHEDULE, Field.AMOUNT)]
        assert said == [["Service Eaux et DG"], ["dès 2027"], ["500 €"]]

"""Signs after a label, and signs of several glyphs, say what the document's legend tells of them."""

from __future__ import annotations

import pytest

from extract.detect.words.legend import find_legend
from extract.document import Kind, Line, TextBlock
from extract.printed import Field
from tests.extract.documents import heading, items, paragraph, raws, table, values


def test_a_letter_after_a_label_stands_for_the_state_of_the_legend() -> None:
    roots = items(
        paragraph("Légende : N = non commencé ; C = en cours ; R = réalisé"),
        heading("OS 1 : Être un village fleuri"),
        paragraph("Action 1.1 : Semer un pré"),
        paragraph("Situation : C"),
        table([["Action 1.2", "Tailler les haies"], ["Pilote", "Service Travaux"], ["Situation", "R"]]),
    )
    states = [value for action in roots[0].children for value in values(action, Field.STATUS)]
    assert [(state.raw, state.hints.get("legend")) for state in states] == [("C", "en cours"), ("R", "réalisé")]


def test_a_sign_alone_on_its_line_is_the_state_of_the_item_above() -> None:
    roots = items(
        paragraph("Légende : ☺ réalisé ; ► en cours ; ☹ abandonné"),
        heading("OS 1 : Être un village fleuri"),
        heading("Action 1.1 : Semer un pré"),
        paragraph("Pilote : Service Parcs"),
        paragraph("récurrent"),
        paragraph("☹"),
    )
    (action,) = roots[0].children
    assert [(state.raw, state.hints.get("legend")) for state in values(action, Field.STATUS)] == [("☹", "abandonné")]
    assert [time.raw for time in values(action, Field.SCHEDULE)] == ["récurrent"]


def test_a_sign_in_the_brackets_of_a_title_stands_for_the_state_of_the_legend() -> None:
    roots = items(
        paragraph("Légende : ◯ non commencé ; ◐ en cours ; ✕ abandonné"),
        heading("OS 1 : Être un village fleuri"),
        paragraph("Action 1.1 : Semer un pré (Délai : 2027 ; État : ✕)"),
        paragraph("Action 1.2 : Tailler les haies (État : ◐)"),
    )
    states = [value for action in roots[0].children for value in values(action, Field.STATUS)]
    assert [action.title for action in roots[0].children] == ["Semer un pré", "Tailler les haies"]
    assert [(state.raw, state.hints.get("legend")) for state in states] == [("✕", "abandonné"), ("◐", "en cours")]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        (
            "Légende : ○ non commencé – ► en cours – ✖ abandonné – ❚❚ en attente",
            {"○": "non commencé", "►": "en cours", "✖": "abandonné", "❚❚": "en attente"},
        ),
        ("Légende : ★★★ = haute, ★★ = moyenne, ★ = basse", {"★★★": "haute", "★★": "moyenne", "★": "basse"}),
    ],
)
def test_signs_may_be_of_several_glyphs(text: str, signs: dict[str, str]) -> None:
    assert dict(find_legend([paragraph(text)]).signs) == signs


def test_a_sign_behind_the_values_of_a_card_is_the_state_of_the_legend() -> None:
    found = items(
        paragraph("Légende – état : ☺ réalisé ► en cours ☹ abandonné"),
        heading("OS 1 : Être une commune verte"),
        heading("Action 1 : Curer le bief"),
        paragraph("Partenaires : Le musée 2026-2028 1 500 EUR ►"),
        heading("Action 2 : Planter des saules"),
        paragraph("2027 20 k€ ☺"),
    )
    said = [[value.hints["legend"] for value in values(item, Field.STATUS)] for item in found[0].children]
    assert said == [["en cours"], ["réalisé"]]
    assert raws(found[0].children[0], Field.PARTNER) == ["Le musée"]


def test_the_colour_of_a_bullet_is_the_state_of_its_entry() -> None:
    def entry(text: str, colour: str) -> TextBlock:
        return TextBlock(Kind.LIST_ITEM, (Line(text),), marker="●", sign_colours=(colour,))

    key = "Légende : ● réalisé ● bloqué. La barre montre la part des travaux."
    found = items(
        TextBlock(Kind.PARAGRAPH, (Line(key),), sign_colours=("#00aa00", "#cc0000")),
        heading("OS 1 : Être un village fleuri"),
        entry("Semer un pré", "#00aa00"),
        entry("Tailler les haies", "#cc0000"),
        entry("Creuser une mare", "#123456"),
    )
    states = [[value.hints["legend"] for value in values(item, Field.STATUS)] for item in found[0].children]
    assert states == [["réalisé"], ["bloqué"], []]

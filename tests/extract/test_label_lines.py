"""Cells of "label : value" lines, and such lines under a title."""

from __future__ import annotations

from extract.detect.texts.label_lines import label_only, split_labels
from extract.document import Kind, Line, TextBlock
from tests.extract.documents import bullet, cell, paragraph


def labels(*lines: str) -> list[tuple[str, str]]:
    return [(pair.label, pair.value.text) for pair in label_only(cell(0, 0, "\n".join(lines)))]


def test_a_cell_of_labels_is_read_line_by_line() -> None:
    assert labels("Pilote : Service des parcs", "Échéance : 2027") == [
        ("Pilote", "Service des parcs"),
        ("Échéance", "2027"),
    ]


def test_labels_on_one_line_are_parted_by_semicolons() -> None:
    assert labels("Pilote : DG ; Partenaires : la bibliothèque ; Budget : 500 €") == [
        ("Pilote", "DG"),
        ("Partenaires", "la bibliothèque"),
        ("Budget", "500 €"),
    ]


def test_labels_that_a_sign_parts_run_on_over_printed_lines() -> None:
    printed = ("Pilote : DG, Voirie · Mandataire", "responsable : Échevine des bois · Statut : Non", "commencé")
    block = TextBlock(Kind.PARAGRAPH, tuple(map(Line, printed)))
    assert [(pair.label, pair.value.text) for pair in label_only(cell(0, 0, [block]))] == [
        ("Pilote", "DG, Voirie"),
        ("Mandataire responsable", "Échevine des bois"),
        ("Statut", "Non commencé"),
    ]


def test_labels_may_ask() -> None:
    assert labels("Qui ? Service des bois", "Quand ? dès 2031", "Combien ? 500 €") == [
        ("Qui", "Service des bois"),
        ("Quand", "dès 2031"),
        ("Combien", "500 €"),
    ]
    assert labels("Et après ? Le canton décidera") == []


def test_a_title_with_a_colon_is_no_label() -> None:
    assert labels("Planning : dresser celui des salles", "et le publier") == []
    assert labels("Repeindre le hall") == []


def test_labels_under_a_title_leave_it() -> None:
    rest, pairs = split_labels(cell(0, 0, [paragraph("Ouvrir la serre"), paragraph("Pilote : Service des parcs")]))
    assert rest.text == "Ouvrir la serre"
    assert [(pair.label, pair.value.text) for pair in pairs] == [("Pilote", "Service des parcs")]


def test_a_list_after_a_label_with_its_value_is_not_part_of_it() -> None:
    rest, pairs = split_labels(
        cell(0, 0, [paragraph("Semer"), paragraph("Pilote : DG"), bullet("Le pré"), bullet("Le talus")])
    )
    assert rest.text == "Semer\nLe pré\nLe talus"
    assert [pair.value.text for pair in pairs] == ["DG"]


def test_names_on_a_line_of_their_own_between_labels_are_more_of_the_value_above() -> None:
    printed = cell(
        0, 0, [paragraph("Contexte : des haies vieillies"), paragraph("Pilote : Régie"), paragraph("Zoé Lepas")]
    )
    assert label_only(printed) == []  # a text goes on below its label
    printed = cell(0, 0, [*printed.blocks, paragraph("Partenaires : GAL", "Budget : 500 €")])
    assert [(pair.label, pair.value.text) for pair in label_only(printed)][1:] == [
        ("Pilote", "Régie\nZoé Lepas"),
        ("Partenaires", "GAL"),
        ("Budget", "500 €"),
    ]


def test_a_label_whose_colon_stands_on_the_next_line() -> None:
    block = TextBlock(Kind.PARAGRAPH, (Line("Services partenaires"), Line(":")))
    assert label_only(cell(0, 0, [block])) == []

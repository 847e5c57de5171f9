"""Lists of links are no actions: the foot of a site that a browser printed below the plan."""

from __future__ import annotations

from tests.extract.documents import bullet, heading, paragraph, tree


def test_the_list_of_links_at_the_foot_of_a_printed_page_holds_no_actions() -> None:
    lines = tree(
        heading("OS 1 : Être une commune proche"),
        bullet("Repeindre le hall"),
        bullet("Isoler la crèche"),
        paragraph("Commune du Bief – rue du Lavoir 4"),
        bullet("Plan du site"),
        bullet("Mentions légales"),
        bullet("Vie privée"),
    )
    assert lines == ["OS 1 Être une commune proche", "  A Repeindre le hall", "  A Isoler la crèche"]


def test_an_action_among_others_may_have_the_name_of_a_link() -> None:
    lines = tree(
        heading("OS 1 : Être une commune proche"), bullet("Accessibilité"), bullet("Isoler la crèche communale")
    )
    assert lines[1:] == ["  A Accessibilité", "  A Isoler la crèche communale"]

"""Parts of lettered objectives, and actions that a letter abbreviates, in one plan."""

from __future__ import annotations

from extract.document import Block, Style
from tests.extract.documents import heading, paragraph, tree

CHAPTER, PART, CARD = Style(size=20, bold=True), Style(size=12, bold=True), Style(size=9, bold=True)


def test_an_abbreviated_action_in_a_print_of_its_own_is_no_part_of_a_letter() -> None:
    blocks: list[Block] = []
    for letter, being in (("A", "Être un bourg vert"), ("B", "Être une équipe soudée"), ("C", "Être accueillants")):
        blocks += [heading(f"{letter}. {being}", style=CHAPTER), heading("Dans ce chapitre", style=CARD)]
        for part, title in enumerate(("Soigner les berges", "Ouvrir les chemins"), 1):
            blocks.append(heading(f"{letter}.{part} {title}", style=PART))
            for action, deed in enumerate(("Curer la mare", "Poser un banc"), 1):
                blocks += [heading(f"A.{action} {deed}", style=CARD), paragraph("Pilote : Service des parcs")]
    found = [line.strip() for line in tree(*blocks)]
    objectives = ["OO {}.1 Soigner les berges", "A 1 Curer la mare", "A 2 Poser un banc"]
    objectives += ["OO {}.2 Ouvrir les chemins", "A 1 Curer la mare", "A 2 Poser un banc"]
    heads = ("OS A Être un bourg vert", "OS B Être une équipe soudée", "OS C Être accueillants")
    assert found == [line for head in heads for line in (head, *(each.format(head[3]) for each in objectives))]

"""Slides that open a section: a title over the marker of its objective."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.detect import detect
from extract.detect.prose.divider_pages import with_markers_first
from extract.document import TextBlock
from tests.extract.documents import document, heading, outline, paragraph


def test_the_title_stands_above_its_marker() -> None:
    blocks = []
    for number, title in enumerate(("Être une commune verte", "Être une équipe"), 1):
        blocks += [
            heading(title, level=1, page=2 * number),
            paragraph(f"Objectif stratégique {number}", page=2 * number),
        ]
        blocks += [paragraph("Volet externe", page=2 * number)]
        blocks += [heading(f"OO {number}.1 : Ouvrir", level=1, page=2 * number + 1)]
        blocks += [paragraph(f"Action {number} : Semer", page=2 * number + 1)]
    found = detect(replace(document(*blocks), page_count=5)).plans[0].items
    assert outline(found) == [
        "OS 1 Être une commune verte", "  OO 1.1 Ouvrir", "    A 1 Semer",
        "OS 2 Être une équipe", "  OO 2.1 Ouvrir", "    A 2 Semer",
    ]  # fmt: skip
    assert {item.volet for item in found} == {"external"}


@pytest.mark.parametrize(
    "texts",
    [
        ["Environnement", "OS 1", "Être une commune verte"],
        ["Axe 1 – Environnement", "OS 1"],
        ["Environnement", "OS 1 : Être une commune verte"],
        ["Environnement", "OS 1", "OS 2"],
    ],
)
def test_other_pages_stay_as_they_are(texts: list[str]) -> None:
    pages = replace(document(heading(texts[0], page=1), *(paragraph(t, page=1) for t in texts[1:])), page_count=1)
    assert [b.text for b in with_markers_first(pages).blocks if isinstance(b, TextBlock)] == texts

"""Every item of a PDF says where it is printed: the box of its source, on its page, holds the words of its title."""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path

import pdfplumber
import pytest

from benchmarks.accuracy import DEVELOPMENT, SAMPLES
from extract.text import fold
from normalize.plan_file import Item, PlanFile
from pst.api import extract

PDFS = sorted((SAMPLES / "documents").glob("*.pdf"))
DEVELOPMENT_PDFS = sorted(path for path in (DEVELOPMENT / "docs").glob("*.pdf") if "scan" not in path.stem)
_LOOKED_AT = 10


@cache
def plan_of(path: Path) -> PlanFile:
    return extract(path)


def items_of(path: Path) -> list[Item]:
    return [item for plan in plan_of(path).plans for item in plan.walk()]


def some(items: list[Item]) -> list[Item]:
    """Ten of them, from the first on in even steps."""
    return list(islice(items[:: max(1, len(items) // _LOOKED_AT)], _LOOKED_AT))


def missing_words(path: Path, items: list[Item]) -> dict[str, list[str]]:
    """The words of each title that do not stand inside the boxes of its sources, by title."""
    missing: dict[str, list[str]] = {}
    with pdfplumber.open(path) as document:
        for item in items:
            shown = ""
            for source in item.sources:
                if source.field is None and source.page and source.bbox:
                    page = document.pages[source.page - 1]
                    x0, top, x1, bottom = source.bbox
                    box = (max(x0 - 1, 0), max(top - 1, 0), min(x1 + 1, page.width), min(bottom + 1, page.height))
                    shown += (page.crop(box).extract_text() or "") + "\n"
            inside = fold(shown).replace(" ", "")
            absent = [word for word in fold(item.title).split() if word not in inside]
            if absent:
                missing[item.title] = absent
    return missing


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_items_of_a_sample_have_a_page_and_a_box(path: Path) -> None:
    count = plan_of(path).document.page_count or 0
    for item in items_of(path):
        whole = [source for source in item.sources if source.field is None]
        assert whole, item.title
        for source in item.sources:
            assert source.page is not None, item.title
            assert source.bbox is not None, item.title
            assert 1 <= source.page <= count
            x0, top, x1, bottom = source.bbox
            assert x0 < x1
            assert top < bottom


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_the_box_of_an_item_of_a_sample_holds_its_title(path: Path) -> None:
    assert missing_words(path, some(items_of(path))) == {}


@pytest.mark.skipif(not DEVELOPMENT_PDFS, reason="the development documents are not on this machine")
@pytest.mark.parametrize("path", DEVELOPMENT_PDFS, ids=lambda path: path.stem)
def test_the_box_of_an_item_of_a_development_document_holds_its_title(path: Path) -> None:
    items = items_of(path)
    assert all(source.page and source.bbox for item in items for source in item.sources)
    assert missing_words(path, some(items)) == {}


def test_most_samples_that_hold_plans_are_looked_at() -> None:
    assert sum(1 for path in PDFS if items_of(path)) >= 3

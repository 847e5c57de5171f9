from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.generate import DOCS, PAGES

ROOT = DOCS.parent
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


@pytest.mark.parametrize("name", sorted(PAGES))
def test_generated_pages_are_fresh(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run: make docs"


def pages() -> list[Path]:
    return [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_shows_its_pictures() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("run.svg", "extract.svg"):
        picture = (DOCS / "images" / name).read_text(encoding="utf-8")
        assert f"docs/images/{name}" in text
        assert "url(http" not in picture


def test_every_page_can_be_reached_from_the_index() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    for page in DOCS.rglob("*.md"):
        if page.name != "index.md":
            assert page.relative_to(DOCS).as_posix() in index

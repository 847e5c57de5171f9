"""Which texts are sources of wiki pages, and which only look a little like them."""

from __future__ import annotations

import pytest

from extract.document import SourceFile, Table
from extract.readers import read
from extract.sniff import TEXT, media_type
from extract.wiki_source import Wiki, wiki_of
from tests.extract.wiki_pages import FICHES, GRID, LISTS, PROSE, TABLES

MARKDOWN = """\
# PST 2024-2030
## OS 1 : Être __proche__

* **1.1** Créer un [guichet](https://exemple.be/guichet)
  * étude
  * travaux
  * inauguration
* **1.2** Voir [[une note]] et ''ceci''

| Action | Délai |
|--------|-------|
| Planter | 2026 |
"""
TYPED = """\
PROGRAMME STRATÉGIQUE TRANSVERSAL
=================================

===== OS 1 : ÊTRE UNE COMMUNE PROPRE =====

  - placer des poubelles
  - organiser un nettoyage
  * à étudier : des caméras

== Budget == 12.000 euros
"""
CONVERTED = """\
OS 1 : Être une commune sûre                                   3
  • Poser des chicanes (voir p. 12)
  - Délai : 2026   //   Pilote : DG
Objectif : 10^3 kWh ^ 2
| Action | Délai |
| Planter | 2026 |
1.1 [[2]] Réparer l''école
"""


@pytest.mark.parametrize(
    ("text", "wiki"),
    [
        (LISTS, Wiki.DOKUWIKI),
        (GRID, Wiki.DOKUWIKI),
        (PROSE, Wiki.DOKUWIKI),
        (TABLES, Wiki.MEDIAWIKI),
        (FICHES, Wiki.MEDIAWIKI),
        (MARKDOWN, None),
        (TYPED, None),
        (CONVERTED, None),
    ],
)
def test_several_marks_of_one_wiki_tell_its_source(text: str, wiki: Wiki | None) -> None:
    assert wiki_of(text) is wiki
    assert wiki_of(text.replace("\n", "\r\n")) is wiki


@pytest.mark.parametrize(
    "start",
    [
        "<WRAP box>\n",
        "<note>À relire.</note>\n",
        "<div class='plan'>\n",
        "<b>a</b> <b>b</b> <b>c</b> <b>d</b> <b>e</b> <b>f</b>\n",
    ],
)
def test_tags_of_a_wiki_make_no_page_of_a_site(start: str) -> None:
    assert media_type((start + LISTS).encode(), "pst.txt") == TEXT


def test_page_of_a_site_that_shows_a_source_stays_one() -> None:
    page = f"<!DOCTYPE html><html><body><pre>{LISTS}</pre></body></html>"
    assert media_type(page.encode(), "pst.txt") == "text/html"


def test_typed_table_of_another_text_is_read_as_before() -> None:
    tables = [block for block in read(SourceFile("pst.md", MARKDOWN.encode())).blocks if isinstance(block, Table)]
    assert [[cell.text for cell in table.cells] for table in tables] == [["Action", "Délai", "Planter", "2026"]]

"""Web pages: saved by a browser or a scraper, whole or a fragment, MHTML archives and e-mails included."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from urllib.parse import urlsplit

from bs4 import Tag

from extract.document import Block, Document, Figure, Kind, ReaderWarning, Role, SourceFile, Table, TextBlock
from extract.readers.html_blocks import BlockReader
from extract.readers.html_page import Page, parse_page
from extract.readers.html_regions import find_regions
from extract.sniff import HTML
from extract.text import clean, fold
from pst.errors import UnreadableSourceError

_DEPTH = 5_000  # Python frames for the deepest page that is left as it is
_SITE_SEPARATOR = re.compile(r"\s+[|–—·»«:-]\s+|\s*\|\s*")
_METAS = MappingProxyType(
    {
        "description": "description",
        "author": "author",
        "generator": "generator",
        "og:title": "og_title",
        "og:site_name": "site_name",
        "dc.title": "dc_title",
        "article:modified_time": "modified",
        "dcterms.modified": "modified",
    }
)


def read_html(source: SourceFile) -> Document:
    """Read ``source`` as a web page: its content in reading order, menus and hidden text kept and marked.

    A page has no pages: ``page_count`` and every ``Place.page`` are None; paths are CSS paths. What a click opens
    (accordions, tabs) is content in its place, under a heading that is its button.

    Raises:
        UnreadableSourceError: no text is left to be seen.
    """
    with _deep_recursion():
        page = parse_page(source)
        blocks = BlockReader(page, find_regions(page)).blocks()
    if not any(_has_text(block) for block in blocks):
        raise UnreadableSourceError(
            source.name,
            "page web sans texte visible",
            hint="Ouvrez-la dans un navigateur et enregistrez la page complète ou un PDF",
        )
    warnings: tuple[ReaderWarning, ...] = ()
    if not any(_has_text(block) and block.role is Role.BODY for block in blocks):
        warnings = (ReaderWarning("page-without-text", "La page web n'a pas de contenu hors menus et textes masqués"),)
    metadata = _with_site(_metadata(page))
    return Document(
        source=source,
        media_type=HTML,
        blocks=blocks,
        title=_title(blocks, metadata),
        metadata=metadata,
        warnings=warnings,
        methods=("html",),
    )


@contextmanager
def _deep_recursion() -> Iterator[None]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEPTH))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def _has_text(block: Block) -> bool:
    if isinstance(block, Figure):
        return False
    if isinstance(block, Table):
        return any(cell.text for cell in block.cells)
    return bool(block.text)


def _metadata(page: Page) -> Mapping[str, str]:
    found: dict[str, str] = {}
    head = page.soup
    title = head.find("title")
    if isinstance(title, Tag) and clean(title.get_text()):
        found["title"] = clean(title.get_text())
    for meta in head.find_all("meta"):
        name = str(meta.get("name") or meta.get("property") or "").lower()
        content = clean(str(meta.get("content") or ""))
        if name in _METAS and content:
            found.setdefault(_METAS[name], content)
    canonical = head.select_one('link[rel~="canonical"]')
    if canonical is not None and canonical.get("href"):
        found["canonical"] = page.link(str(canonical["href"])) or str(canonical["href"])
    address = found.get("canonical") or page.address
    host = urlsplit(address).hostname if address else None
    if host:
        found["host"] = host
    if page.address:
        found["address"] = page.address
    root = head.find("html")
    if isinstance(root, Tag) and root.get("lang"):
        found["language"] = str(root["lang"])
    return MappingProxyType(found)


def _title(blocks: tuple[Block, ...], metadata: Mapping[str, str]) -> str | None:
    """Return the first h1 of the content, else what the page is called without the name of its site."""
    for block in blocks:
        if isinstance(block, TextBlock) and block.kind is Kind.HEADING and block.level == 1 and block.role is Role.BODY:
            return block.text
    named = metadata.get("og_title") or metadata.get("title") or metadata.get("dc_title")
    return _without_site(named, metadata) if named else None


def _with_site(metadata: Mapping[str, str]) -> Mapping[str, str]:
    """Return ``metadata`` with the site's name from the page's title, where the page does not state it."""
    title = metadata.get("title", "")
    rest = _without_site(title, metadata)
    if "site_name" in metadata or rest == title:
        return metadata
    site = title.replace(rest, "", 1).strip(" |–—·»«:-")
    return MappingProxyType({**metadata, "site_name": site}) if site else metadata


def _without_site(title: str, metadata: Mapping[str, str]) -> str:
    parts = [part.strip() for part in _SITE_SEPARATOR.split(title) if part.strip()]
    if len(parts) < 2:
        return title
    site = fold(metadata.get("site_name", ""))
    host = fold(metadata.get("host", "").removeprefix("www.").partition(".")[0]).replace(" ", "")
    for end in (-1, 0):
        name = fold(parts[end])
        if (
            (site and name == site)
            or (host and host in name.replace(" ", ""))
            or (end == -1 and len(parts) == 2 and not site)
        ):
            rest = title.removesuffix(parts[end]) if end == -1 else title.removeprefix(parts[end])
            return rest.strip(" |–—·»«:-") or title
    return title

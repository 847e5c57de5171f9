"""Addresses of a sitemap, or of an index of sitemaps; gzip undone within a limit, no XML entity ever expanded."""

from __future__ import annotations

import html
import re
import zlib
from dataclasses import dataclass
from typing import Final

from corpus.scrape.addresses import absolute

_LOCATION: Final = re.compile(r"<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]{1,2000})", re.IGNORECASE)
_MOST_TEXT: Final = 20 * 1024 * 1024
_MOST_ADDRESSES: Final = 50_000


@dataclass(frozen=True, slots=True)
class Sitemap:
    """``children`` are further sitemaps (of an index), ``urls`` addresses of pages and files."""

    children: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


def parse_sitemap(url: str, body: bytes) -> Sitemap:
    """Return what a sitemap lists; nothing for what is no sitemap."""
    text = _plain(body).decode("utf-8", errors="replace")
    head = text[:2000].lower()
    if "<urlset" not in head and "<sitemapindex" not in head:
        return Sitemap()
    found: dict[str, None] = {}
    for match in _LOCATION.finditer(text):
        address = absolute(url, html.unescape(match[1]))
        if address is not None:
            found[address] = None
        if len(found) >= _MOST_ADDRESSES:
            break
    return Sitemap(children=tuple(found)) if "<sitemapindex" in head else Sitemap(urls=tuple(found))


def _plain(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body[:_MOST_TEXT]
    try:
        return zlib.decompressobj(wbits=31).decompress(body, _MOST_TEXT)
    except zlib.error:
        return b""

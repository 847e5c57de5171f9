"""A parsed web page with what the readers of its parts need: addresses, CSS paths, which elements are blocks."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from extract.document import Place, SourceFile
from extract.encoding import decode
from extract.readers.html_css import StyleSheet
from extract.sniff import MHTML, media_type
from pst.errors import UnreadableSourceError

_BLOCK_TAGS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
SKIPPED_TAGS = frozenset((
    "script", "style", "template", "head", "title", "meta", "link", "base", "iframe", "object", "embed", "audio",
    "video", "canvas", "map", "area", "param", "source", "track", "colgroup", "col", "datalist", "rp",
))  # fmt: skip
_MAX_DEPTH = 256
_HEAD_TAGS = frozenset(("title", "meta", "link", "style", "script", "base", "noscript", "template", "object"))
_BLOCK_DISPLAYS = frozenset((
    "block", "flex", "grid", "table", "list-item", "table-row", "table-cell", "flow-root",
))  # fmt: skip
_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_SIMPLE_ID = re.compile(r"[A-Za-z_][\w-]*$")


class Page:
    """A page ready to be read: its tree, its style and its own address (None where it is not known)."""

    def __init__(self, soup: BeautifulSoup, address: str | None) -> None:
        self.soup = soup
        self.css = StyleSheet(soup)
        self.address = address
        self._base = self._base_address()
        self._paths: dict[int, str] = {}
        self._steps: dict[int, str] = {}
        self._ids: dict[str, int] = {}
        self.order: dict[int, int] = {id(soup): -1}
        for position, tag in enumerate(soup.find_all(True)):
            self.order[id(tag)] = position
            name = tag.get("id")
            if isinstance(name, str) and name:
                self._ids[name] = self._ids.get(name, 0) + 1
        self._last: dict[int, int] = {}
        for tag in reversed(soup.find_all(True)):
            last = self._last.setdefault(id(tag), self.order[id(tag)])
            if tag.parent is not None:
                self._last[id(tag.parent)] = max(last, self._last.get(id(tag.parent), 0))
        self._with_blocks = self._ancestors_of_blocks()

    @cached_property
    def body(self) -> Tag:
        """The element that holds everything shown."""
        return self.soup.body or self.soup

    def is_block(self, tag: Tag) -> bool:
        """Return whether ``tag`` stands on lines of its own."""
        display = self.css[tag].get("display")
        if display in _BLOCK_DISPLAYS:
            return True
        return tag.name in _BLOCK_TAGS and display != "inline"

    def holds_blocks(self, tag: Tag) -> bool:
        """Return whether some block stands below ``tag``."""
        return id(tag) in self._with_blocks

    def inside(self, inner: Tag, outer: Tag) -> bool:
        """Return whether ``inner`` stands somewhere below ``outer``."""
        return self.order[id(outer)] < self.order[id(inner)] <= self._last[id(outer)]

    def link(self, href: str | None) -> str | None:
        """Return the absolute target of a link; None for an empty link, a script or the page itself."""
        target = (href or "").strip()
        if not target or target == "#" or target.lower().startswith("javascript:"):
            return None
        if self._base is None:
            return target
        try:
            return urljoin(self._base, target)
        except ValueError:
            return target

    def by_id(self, name: str) -> Tag | None:
        """Return the first element with this id."""
        found = self.soup.find(id=name) if name in self._ids else None
        return found if isinstance(found, Tag) else None

    def place(self, tag: Tag) -> Place:
        """Return where ``tag`` stands, as a CSS path that selects it."""
        return Place(path=self.path(tag))

    def path(self, tag: Tag) -> str:
        """Return the shortest CSS path from the nearest element with an id of its own."""
        known = self._paths.get(id(tag))
        if known is not None:
            return known
        steps: list[str] = []
        node: Tag | None = tag
        while node is not None and not isinstance(node, BeautifulSoup):
            name = node.get("id")
            if isinstance(name, str) and self._ids.get(name) == 1 and '"' not in name and "\\" not in name:
                steps.append(f"#{name}" if _SIMPLE_ID.match(name) else f'[id="{name}"]')
                break
            steps.append(self._step(node))
            node = node.parent
        path = self._paths[id(tag)] = " > ".join(reversed(steps))
        return path

    def _step(self, tag: Tag) -> str:
        if tag.name in {"html", "body"}:
            return tag.name
        known = self._steps.get(id(tag))
        if known is None and tag.parent is not None:
            counts: dict[str, int] = {}
            for position, child in enumerate((c for c in tag.parent.children if isinstance(c, Tag)), start=1):
                counts[child.name] = counts.get(child.name, 0) + 1
                plain = child.name.replace("-", "").isalnum()
                self._steps[id(child)] = (
                    f"{child.name}:nth-of-type({counts[child.name]})" if plain else f"*:nth-child({position})"
                )
            known = self._steps.get(id(tag))
        return known or tag.name

    def _base_address(self) -> str | None:
        base = self.soup.find("base", href=True)
        if isinstance(base, Tag):
            return urljoin(self.address or "", str(base["href"]).strip()) or self.address
        return self.address

    def _ancestors_of_blocks(self) -> set[int]:
        found: set[int] = set()
        for tag in self.soup.find_all(True):
            if self.is_block(tag):
                parent = tag.parent
                while parent is not None and id(parent) not in found:
                    found.add(id(parent))
                    parent = parent.parent
        return found


def parse_page(source: SourceFile) -> Page:
    """Parse ``source``, a web page or an archive of one (MHTML, an e-mail).

    Raises:
        UnreadableSourceError: the archive holds no page.
    """
    data, declared, address = source.data, None, source.url
    if media_type(data, source.name) == MHTML:
        data, declared, location = _page_of_archive(source)
        address = address or location
    text, _ = decode(data, declared or _declared(data))
    soup = BeautifulSoup(text.replace("\x00", ""), "lxml")
    _mend_head(soup)
    _flatten(soup)
    return Page(soup, address or _own_address(soup))


def _mend_head(soup: BeautifulSoup) -> None:
    """Move into the body what the parser took for a part of the head: elements newer than HTML 4 without a body tag."""
    head = soup.head
    if head is None:
        return
    parts = list(head.children)
    first = next((at for at, part in enumerate(parts) if isinstance(part, Tag) and part.name not in _HEAD_TAGS), None)
    if first is None:
        return
    body = soup.body
    if body is None:
        body = soup.new_tag("body")
        head.insert_after(body)
    for at, part in enumerate(parts[first:]):
        body.insert(at, part.extract())


def _flatten(soup: BeautifulSoup) -> None:
    """Undo the elements nested deeper than browsers show: a page whose tags are never closed nests without end."""
    depths: dict[int, int] = {}
    deep: list[Tag] = []
    for tag in soup.find_all(True):
        depth = depths[id(tag)] = depths.get(id(tag.parent), 0) + 1
        if depth > _MAX_DEPTH:
            deep.append(tag)
    for tag in reversed(deep):
        tag.unwrap()


def strings(tag: Tag) -> Iterator[str]:
    """Yield the texts below ``tag``, without those of scripts, styles and comments."""
    for node in tag.descendants:
        if is_text_node(node) and not (node.parent is not None and node.parent.name in SKIPPED_TAGS):
            yield str(node)


def is_text_node(node: object) -> bool:
    """Return whether ``node`` is text that a browser shows, not a comment or a declaration."""
    return isinstance(node, NavigableString) and not isinstance(node, PreformattedString)


def text_length(tag: Tag) -> int:
    """Return how many letters and digits stand below ``tag``."""
    return sum(len(re.sub(r"\W+", "", text)) for text in strings(tag))


def _declared(data: bytes) -> str | None:
    match = _META_CHARSET.search(data[:8192]) or _XML_CHARSET.match(data.lstrip()[:200])
    return match[1].decode("ascii", errors="replace") if match else None


def _page_of_archive(source: SourceFile) -> tuple[bytes, str | None, str | None]:
    message = email.message_from_bytes(source.data.lstrip(), policy=email.policy.default)
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if not pages:
        raise UnreadableSourceError(
            source.name, "archive de page web sans page", hint="Enregistrez la page en « page web complète » ou en PDF"
        )
    page = max(pages, key=lambda part: len(_payload(part)))
    location = page.get("Content-Location") or message.get("Snapshot-Content-Location")
    address = str(location).strip() if location else None
    if address is None or urlsplit(address).scheme not in {"http", "https"}:
        address = None
    return _payload(page), page.get_content_charset(), address


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _own_address(soup: BeautifulSoup) -> str | None:
    """Return the address that the page states itself: canonical link, og:url, or a browser's "saved from" comment."""
    for selector, value in (('link[rel~="canonical"]', "href"), ('meta[property="og:url"]', "content")):
        tag = soup.select_one(selector)
        if tag is not None and urlsplit(str(tag.get(value) or "")).scheme in {"http", "https"}:
            return str(tag[value]).strip()
    for comment in soup.find_all(string=lambda node: isinstance(node, PreformattedString), limit=5):
        match = re.search(r"saved from url=\(\d+\)(https?://\S+)", str(comment))
        if match:
            return match[1]
    return None

"""A web page as discovery sees it: title, headings, visible text, and links with what stands around them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree, html

from corpus.scrape.addresses import absolute, undo_viewer

_SKIPPED: Final = frozenset(
    {"script", "style", "noscript", "template", "svg", "select", "option", "button", "input", "textarea"}
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary", "dt"})
_BLOCKS: Final = frozenset({"li", "p", "td", "tr", "dd", "div", "section", "article", "figure", "figcaption"})
_SHOWN: Final = (("iframe", "src"), ("embed", "src"), ("object", "data"))
_ASIDE_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "complementary"})
_ENDS: Final = frozenset({"header", "footer"})  # of the site; of an article where they stand in one
_WITHIN: Final = frozenset({"article", "section", "main", "li", "details", "figure"})
# Whole names of classes and ids: "sidebar" and "main-menu", not "content-sidebar-wrap" or "card-header".
_ASIDE: Final = re.compile(
    r"(?:(?:site|main|primary|secondary|global|top|left|right|mobile|mega|sub|sticky|the|page|portal|header|footer)[_-]?)*"
    r"(?:nav|navigation|navbar|navtree|menus?|megamenu|breadcrumbs?|fil-?d-?ariane|sidebars?|aside|side-?column|footer|"
    r"globalnav|siteactions|personaltools|colophon|masthead|topbar|social(?:-?(?:links|media|icons|networks))?|share|"
    r"partage|related(?:-?posts)?|recent-?posts|a-la-une|widget(?:-?area)?|widget_\w+|portlet\w*|cookies?)"
    r"(?:[_-](?:left|right|area|container|wrapper|primary|secondary|inner|menu|nav|list|links|banner|bar|bottom|top|\d+))*"
    r"|(?:site-|main-|global-)?header|portal-column-(?:one|two)|pied(?:-de-page)?|cookie-?\w*",
    re.IGNORECASE,
)
_SCRIPT_LINK: Final = re.compile(r"""(?:open|href\s*=|location\s*=)\s*\(?\s*['"]([^'"]{4,500})['"]""")
_TOO_FAR: Final = frozenset({"body", "html", "main", "ul", "ol", "table", "tbody", "nav"})
_PANEL_ATTRIBUTES: Final = ("aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle", "data-target")
_BOLD: Final = frozenset({"strong", "b", "br"})
_AROUND: Final = 220
_MOST_LINKS: Final = 3000
_LONGEST_NAME: Final = 60
_LONGEST_HEADING: Final = 120
_FARTHEST: Final = 5
_DEEPEST: Final = 400


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link: where to (viewers undone), its own words, and what stands around it.

    ``label`` is its text with the titles and alternative texts on it; ``around`` the text of the entry, cell or
    paragraph that holds it, "" where that says no more; ``heading`` the heading above it; ``aside`` whether it stands
    in a menu, a side column or a footer.
    """

    url: str
    label: str
    around: str
    heading: str
    aside: bool


@dataclass(frozen=True)
class Page:
    """One page. ``url`` is the address that answered."""

    url: str
    title: str
    headings: tuple[str, ...]
    text: str
    links: tuple[PageLink, ...]
    scripts: int
    has_password: bool
    generator: str

    @cached_property
    def text_digest(self) -> str:
        """Digest of the visible text: what tells a page that changed from one whose tokens did."""
        folded = " ".join(self.text.split())
        return hashlib.sha256(folded.encode()).hexdigest()

    @property
    def subject(self) -> str:
        """What the page is about, as it says: its title and first headings."""
        return " | ".join(dict.fromkeys(filter(None, (self.title, *self.headings[:2]))))


def parse_page(url: str, body: bytes, encoding: str | None = None) -> Page | None:
    """Return the page, or None where there is no HTML in ``body``; ``encoding`` is what the server says, if any."""
    root = _root(body, encoding)
    if root is None:
        return None
    base = _base(root, url)
    walker = _Walker(base)
    walker.walk(root)
    return Page(
        url=url,
        title=_clean("".join(root.findtext(".//title") or "")),
        headings=tuple(walker.headings),
        text=_clean(" ".join(walker.texts)),
        links=tuple(walker.finished_links()),
        scripts=sum(1 for _ in root.iter("script")),
        has_password=any((field.get("type") or "").lower() == "password" for field in root.iter("input")),
        generator=_generator(root),
    )


class _Walker:
    """One pass over the tree in document order."""

    def __init__(self, base: str) -> None:
        self.headings: list[str] = []
        self.texts: list[str] = []
        self._base = base
        self._heading = ""
        self._links: list[PageLink] = []

    def walk(self, element: html.HtmlElement, aside: bool = False, depth: int = 0) -> None:
        if not isinstance(element.tag, str) or depth > _DEEPEST or _is_hidden(element):
            return
        if _opens_panel(element) and not aside:
            self._heading = _clean(element.text_content())
        if element.tag in _SKIPPED:
            return
        aside = aside or _is_aside(element)
        if element.tag in _HEADINGS and not aside:
            self._heading = _clean(element.text_content())
            if element.tag in ("h1", "h2", "h3") and self._heading:
                self.headings.append(self._heading)
        elif element.tag in ("p", "div", "th") and not aside and _is_bold_line(element):
            self._heading = _clean(element.text_content())
        self._take_link(element, aside)
        if element.text and not aside and element.tag not in ("head", "title"):
            self.texts.append(element.text)
        for child in element:
            if child.tag != "title":
                self.walk(child, aside, depth + 1)
            if child.tail and not aside:
                self.texts.append(child.tail)

    def finished_links(self) -> Iterator[PageLink]:
        """Yield the links, each address with each label once."""
        seen: set[tuple[str, str]] = set()
        for link in self._links:
            if (link.url, link.label) not in seen:
                seen.add((link.url, link.label))
                yield link

    def _take_link(self, element: html.HtmlElement, aside: bool) -> None:
        for target in _targets(element) if len(self._links) < _MOST_LINKS else ():
            url = absolute(self._base, target)
            if url is None:
                continue
            label = _label(element)
            self._links.append(PageLink(undo_viewer(url), label, _around(element, label), self._heading, aside))


def _targets(element: html.HtmlElement) -> Iterator[str]:
    if element.tag in ("a", "area"):
        target = element.get("href") or element.get("data-href") or ""
        if target and not target.startswith(("javascript:", "#")):
            yield target
        script = element.get("onclick") or (target if target.startswith("javascript:") else "")
        yield from _SCRIPT_LINK.findall(script)
    for tag, attribute in _SHOWN:
        if element.tag == tag and element.get(attribute):
            yield element.get(attribute) or ""


def _label(element: html.HtmlElement) -> str:
    parts = [
        element.text_content(),
        element.get("title") or "",
        element.get("aria-label") or "",
        element.get("download") or "",
    ]
    parts += [image.get("alt") or "" for image in element.iter("img")]
    return _clean(" ".join(dict.fromkeys(_clean(part) for part in parts if part)))[:300]


def _around(element: html.HtmlElement, label: str) -> str:
    """Return the text of the entry, cell, paragraph or row around a link, without that of the other links in it."""
    node = element.getparent()
    for _ in range(_FARTHEST):
        if node is None or node.tag in _TOO_FAR:
            return ""
        if node.tag in _BLOCKS:
            text = _beginning(_own_text(node, element))
            if len(text) > _AROUND:
                return ""
            if len(text) > len(label) + 3:
                return text
        node = node.getparent()
    return ""


def _beginning(parts: Iterator[str]) -> str:
    """Return the text as far as is needed to see that it is too long: containers may hold thousands of links."""
    taken: list[str] = []
    length = 0
    for part in parts:
        taken.append(part)
        length += len(part.strip())
        if length > _AROUND:
            break
    return _clean(" ".join(taken))


def _own_text(node: html.HtmlElement, link: html.HtmlElement) -> Iterator[str]:
    if not isinstance(node.tag, str) or node.tag in _SKIPPED or (node.tag == "a" and node is not link):
        return
    yield node.text or ""
    for child in node:
        yield from _own_text(child, link)
        yield child.tail or ""


def _opens_panel(element: html.HtmlElement) -> bool:
    """Whether the element is the head of an accordion or a tab: a button, or a link that leads nowhere."""
    if element.tag != "button" and not (element.tag == "a" and (element.get("href") or "#").startswith("#")):
        return False
    opens = any(element.get(name) is not None for name in _PANEL_ATTRIBUTES)
    return opens and 0 < len(_clean(element.text_content())) <= _LONGEST_HEADING


def _is_bold_line(element: html.HtmlElement) -> bool:
    """Whether a short paragraph is bold from end to end and no link: a heading that is not marked as one."""
    if element.tag != "th" and not (len(element) and all(child.tag in _BOLD for child in element)):
        return False
    text = _clean(element.text_content())
    if not text or len(text) > _LONGEST_HEADING or next(element.iter("a"), None) is not None:
        return False
    bold = " ".join(_clean(child.text_content()) for child in element)
    return element.tag == "th" or bold.strip() == text


def _is_aside(element: html.HtmlElement) -> bool:
    """Whether the element is a menu, a side column, a site's head or foot; never what holds the page's own title."""
    if element.tag in ("html", "body", "main", "article", "a") or element.get("role") == "main":
        return False
    if element.tag in _ENDS:
        aside = not any(ancestor.tag in _WITHIN for ancestor in element.iterancestors())
    elif element.tag in ("nav", "aside") or element.get("role") in _ASIDE_ROLES:
        return True
    else:
        names = f"{element.get('id') or ''} {element.get('class') or ''}".split()
        aside = any(_ASIDE.fullmatch(name) for name in names if len(name) <= _LONGEST_NAME)
    return aside and next(element.iter("h1", "main", "article"), None) is None


def _is_hidden(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _root(body: bytes, said: str | None) -> html.HtmlElement | None:
    for encoding in dict.fromkeys((_encoding(body, said), None)):
        try:
            parser = html.HTMLParser(encoding=encoding, no_network=True, huge_tree=False)
            return html.document_fromstring(body, parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError):
            continue
    return None


def _encoding(body: bytes, said: str | None) -> str | None:
    """Return the encoding to read with: UTF-8 where the bytes are (servers say otherwise), else what is said."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return said if said not in (None, "utf-8", "utf8") else None if b"charset" in body[:2048] else "windows-1252"
    return "utf-8"


def _base(root: html.HtmlElement, url: str) -> str:
    base = next((element.get("href") for element in root.iter("base") if element.get("href")), None)
    return absolute(url, base) or url if base else url


def _generator(root: html.HtmlElement) -> str:
    names = (meta.get("content") or "" for meta in root.iter("meta") if (meta.get("name") or "").lower() == "generator")
    return _clean(next(names, ""))


def _clean(text: str) -> str:
    return " ".join(text.split())

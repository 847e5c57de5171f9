"""Which parts of a page are its content: menus and banners aside, hidden text told from panels that a click opens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bs4 import Tag

from extract.document import Role
from extract.readers.html_css import classes_of, is_hidden
from extract.readers.html_labels import look
from extract.readers.html_page import Page, is_text_node, strings, text_length
from extract.text import fold

_MAIN = (
    "main, [role=main]",
    "article",
    "#content, #main, #main-content, #maincontent, #contenu, #contenu-principal, #page-content, #content-core",
    ".entry-content, .region-content, .page-content, .main-content, .content-area, .item-page, .post-content",
    "[itemprop=articleBody]",
)
# Words of class names and ids. The first list is site furniture wherever it stands; the second only where links make up
# most of the element or little text stands in it: the same words also name parts of content.
_FURNITURE = re.compile(
    r"breadcrumbs?|ariane|filariane|youarehere|navbar|mainnav|sitenav|topnav|subnav|navtree|skiplinks?|cookies?|cookiebar|"
    r"cookielaw|gdpr|rgpd|consent|tarteaucitron|axeptio|didomi|sharing|sharethis|addtoany|addthis|sharedaddy|socialmedia|"
    r"portlet|personaltools|documentactions|documentbyline|searchform|searchbox|backtotop|scrolltop|offcanvas|"
    r"sitefooter|pagefooter|portalfooter|colophon|sitemap|pagination|pagenav|relateditems|relatedposts|newsletter|langswitcher|"
    r"languageswitcher|datatables(?:length|filter|info|paginate)|dtlength|dtsearch|dtinfo|dtpaging"
)
_MAYBE_FURNITURE = re.compile(
    r"nav|navigation|menu|submenu|sidebar|header|footer|topbar|toolbar|tools|share|social|partage|partager|related|meta|"
    r"tags|skip|search|recherche|login|languages?|widgets?|pager|byline|print|actions|banner|copyright|legal|credits"
)
_CONTENTS = re.compile(r"toc|sommaire|tableofcontents|eztoc|tabledesmatieres|doctoc")
_FILE_SIZE = re.compile(r"\d\s?(?:k|m|g)?(?:o|b|octets)\s?\)?$", re.IGNORECASE)
_UP = re.compile(r"(?:(?:retour|revenir|remonter)(?: en| au| vers le)? )?haut(?: de (?:la )?page)?|back to top")
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.!?] +[A-ZÀ-Ý]")
_FICHE_NAME = re.compile(r"\s*(?:fiche|action|projet|objectif|o\.?[so]\b|\d)", re.IGNORECASE)
_NOT_WORD = re.compile(r"\W+")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HIDDEN_CLASSES = frozenset((
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "hiddenstructure",
    "hidden-accessible", "element-invisible", "assistive-text", "offscreen", "off-screen", "show-for-sr", "hidden",
    "d-none", "is-hidden", "hide", "invisible", "print-only", "visible-print", "d-print-block",
    "a11y-hidden", "u-hidden", "u-visually-hidden", "ui-helper-hidden-accessible", "elementor-screen-only", "sronly",
))  # fmt: skip
_SHOWN_ON_WIDE = re.compile(
    r"(?:d|(?:sm|md|lg|xl|2xl):?)-?(?:sm|md|lg|xl|xxl)?[-:]?(?:block|flex|inline|grid|table|inline-block)"
)
_TOGGLE_HEAD = re.compile(
    r"(?:accordion|accordeon|collapse|collapsible|toggle|toggler|faq|spoiler|expand|expander|expandable|dropdown|panel|tab)"
    r"[-_]*(?:item)?[-_]*(?:header|head|heading|title|titre|button|btn|trigger|toggle|question|label|summary|link)",
    re.IGNORECASE,
)
_PANEL = re.compile(
    r"accordion|accordeon|collaps|toggle|faq|spoiler|expand|tab-?(?:pane|panel|content)|panel|answer|reponse|^more|readmore",
    re.IGNORECASE,
)
_MENU_TOGGLES = frozenset({"dropdown", "tooltip", "popover", "offcanvas", "button", "buttons"})
_TEXTS = ("ul", "ol", "dl", "table")  # what a panel holds, and no head does
_EMPTY_LABELS = frozenset((
    "", "lire la suite", "lire plus", "voir plus", "en savoir plus", "plus", "moins", "voir moins", "afficher",
    "afficher plus", "afficher masquer", "menu", "fermer", "ouvrir", "deplier", "replier", "tout deplier", "masquer",
    "tout replier",
    "tout ouvrir", "tout fermer", "toggle navigation", "close", "open", "details", "voir", "voir le detail",
    "voir les details", "read more", "show more", "toggle",
))  # fmt: skip


@dataclass(slots=True)
class Regions:
    """What each element of a page is for; elements are known by ``id()``.

    ``roles``: what stands in an element and below it, where it is not plain content. ``panels``: the panel that a
    trigger (button, link, heading) opens in its own place. ``tabs``: triggers whose panel stands elsewhere; ``labels``:
    the tab that names a panel. ``shown``: panels, which are content although a style hides them until the click.
    """

    main: Tag | None
    roles: dict[int, Role] = field(default_factory=dict)
    panels: dict[int, Tag] = field(default_factory=dict)
    labels: dict[int, Tag] = field(default_factory=dict)
    tabs: set[int] = field(default_factory=set)
    shown: set[int] = field(default_factory=set)


def find_regions(page: Page) -> Regions:
    """Return the regions of ``page``."""
    lengths = _text_lengths(page)
    regions = Regions(main=_main(page, lengths))
    _find_panels(page, regions)
    total = lengths.get(id(page.body), 0)
    for tag in page.body.find_all(True):
        role = _role(page, tag, regions, lengths, total)
        if role is not None:
            regions.roles[id(tag)] = role
    return regions


def is_generic_label(text: str) -> bool:
    """Return whether the words of a button say nothing of what it opens ("Voir plus", "+")."""
    return fold(text) in _EMPTY_LABELS


def _text_lengths(page: Page) -> dict[int, int]:
    lengths: dict[int, int] = {}
    for tag in (*reversed(page.body.find_all(True)), page.body):
        if tag.name in {"script", "style", "noscript", "template"}:
            lengths[id(tag)] = 0
            continue
        lengths[id(tag)] = sum(
            lengths.get(id(child), 0) if isinstance(child, Tag) else len(_NOT_WORD.sub("", str(child)))
            for child in tag.children
            if isinstance(child, Tag) or is_text_node(child)
        )
    return lengths


def _main(page: Page, lengths: dict[int, int]) -> Tag | None:
    """Return the element that holds the content: the one that a page names so, if most of the text stands in it."""
    aside = sum(
        lengths.get(id(tag), 0) for tag in page.body.select("nav, footer, [role=navigation], [role=contentinfo]")
    )
    total = lengths.get(id(page.body), 0)
    for selector in _MAIN:
        found = [tag for tag in page.body.select(selector) if not tag.find_parent(["nav", "footer"])]
        outer = [tag for tag in found if not any(page.inside(tag, other) for other in found)]
        if len(outer) == 1 and lengths[id(outer[0])] >= 0.5 * max(total - aside, 1):
            return outer[0]
    return None


def _role(page: Page, tag: Tag, regions: Regions, lengths: dict[int, int], total: int) -> Role | None:
    if _is_hidden(page, tag, regions):
        return Role.HIDDEN
    role = str(tag.get("role") or "").lower()
    words = _names(tag)
    if role == "doc-toc" or (any(_CONTENTS.fullmatch(word) for word in words) and _link_share(tag, lengths) > 0.5):
        return Role.CONTENTS
    if tag.name in {"ul", "ol", "nav"} and _is_anchor_list(tag):
        return Role.CONTENTS
    if _holds_content(page, tag, regions, lengths, total):
        return None
    if _is_downloads(tag) or _leads_up(tag) or (tag.name == "a" and is_generic_label(tag.get_text(" "))):
        return Role.FURNITURE
    if tag.name == "nav" or role in {"navigation", "banner", "contentinfo", "search", "menu", "menubar", "alertdialog"}:
        return Role.FURNITURE
    if tag.name in {"header", "footer", "aside"} and _is_page_edge(page, tag, regions, lengths):
        return Role.FURNITURE
    if (
        tag.name not in {"b", "strong", "em", "td", "th", "tr"}
        and _is_furniture(tag, words, lengths)
        and not _is_panel_head(page, tag, regions, lengths)
    ):
        return Role.FURNITURE
    if regions.main is not None and _is_outside(page, tag, regions.main):
        return Role.FURNITURE
    return None


def _holds_content(page: Page, tag: Tag, regions: Regions, lengths: dict[int, int], total: int) -> bool:
    """Return whether ``tag`` is too large a part of the page, or holds its main element, to be mere furniture."""
    if tag is page.body or lengths.get(id(tag), 0) > 0.6 * max(total, 1):
        return True
    main = regions.main
    return main is not None and (tag is main or (page.order[id(tag)] < page.order[id(main)] and tag in main.parents))


def _is_outside(page: Page, tag: Tag, main: Tag) -> bool:
    """Return whether ``tag`` stands outside ``main``; the page's only h1 belongs to the content wherever it stands."""
    if tag is main or page.inside(tag, main) or page.inside(main, tag):
        return False
    titles = page.body.find_all("h1", limit=2)
    if len(titles) == 1 and main.find("h1") is None:
        title = titles[0]
        return not (tag is title or page.inside(title, tag) or page.inside(tag, title))
    return True


def _names(tag: Tag) -> set[str]:
    """Return the class names and the id of ``tag`` in lower case without separators, and their single words."""
    names = [name for name in (*classes_of(tag), str(tag.get("id") or "")) if name]
    words = {re.sub(r"[-_]+", "", name).lower() for name in names}
    for name in names:
        words.update(word.lower() for word in _WORD.findall(name))
    return words


def _is_furniture(tag: Tag, words: Iterable[str], lengths: dict[int, int]) -> bool:
    if any(_FURNITURE.fullmatch(word) for word in words):
        return lengths.get(id(tag), 0) < 3000 or _link_share(tag, lengths) > 0.5
    if not any(_MAYBE_FURNITURE.fullmatch(word) for word in words) or tag.name in {
        "p",
        "li",
        "h1",
        "h2",
        "h3",
        "table",
    }:
        return False
    if tag.find(["h1", "table"]) is not None:
        return False
    return _link_share(tag, lengths) > 0.6


def _is_panel_head(page: Page, tag: Tag, regions: Regions, lengths: dict[int, int]) -> bool:
    """Return whether ``tag`` is nothing but the head of a panel of texts: its "header" is its own, not the page's."""
    panel = next((regions.panels[id(part)] for part in (tag, *tag.find_all(True)) if id(part) in regions.panels), None)
    return panel is not None and not page.inside(panel, tag) and _link_share(panel, lengths) <= 0.5


def _is_page_edge(page: Page, tag: Tag, regions: Regions, lengths: dict[int, int]) -> bool:
    """Return whether a header, footer or aside is the site's: those of an article or section are part of it."""
    if tag.name == "header":
        within = tag.find_parent(["main", "article", "section"]) is not None or (
            regions.main is not None and page.inside(tag, regions.main)
        )
        return not within and tag.find("h1") is None
    if tag.name == "footer":
        return True
    return _link_share(tag, lengths) > 0.5


def _link_share(tag: Tag, lengths: dict[int, int]) -> float:
    """Return which part of the text of ``tag`` stands in links and buttons."""
    total = lengths.get(id(tag), 0)
    if not total:
        return 1.0 if tag.find("a") is not None else 0.0
    linked = sum(lengths.get(id(link), 0) for link in tag.find_all(["a", "button"]))
    return (lengths.get(id(tag), 0) if tag.name == "a" else linked) / total


def _is_anchor_list(tag: Tag) -> bool:
    """Return whether a list is a table of contents: at least three links, all to places of this page."""
    links = tag.find_all("a", href=True)
    if len(links) < 3 or any(not str(link["href"]).startswith("#") or len(str(link["href"])) < 2 for link in links):
        return False
    if any(link.get("role") == "tab" or link.get("data-toggle") or link.get("data-bs-toggle") for link in links):
        return False
    linked = sum(text_length(link) for link in links)
    return linked >= 0.9 * max(text_length(tag), 1) and linked > 0


def _leads_up(tag: Tag) -> bool:
    """Return whether a line is nothing but a link to the head of the page."""
    if tag.name not in {"p", "div", "a"}:
        return False
    link = tag if tag.name == "a" else tag.find("a", href=True)
    if not isinstance(link, Tag) or not str(link.get("href") or "").startswith("#"):
        return False
    return text_length(link) == text_length(tag) and _UP.fullmatch(fold(link.get_text(" "))) is not None


def _is_downloads(tag: Tag) -> bool:
    """Return whether a list or a line of its own holds nothing but files to fetch, each with its size.

    A fiche of the plan that is there to be fetched is named as one and stays.
    """
    if tag.name not in {"ul", "ol", "p"}:
        return False
    entries = [tag] if tag.name == "p" else tag.find_all("li")
    return bool(entries) and all(_is_download(entry) for entry in entries)


def _is_download(entry: Tag) -> bool:
    links = entry.find_all("a", href=True)
    if len(links) != 1 or _FICHE_NAME.match(links[0].get_text()):
        return False
    text = " ".join(" ".join(strings(entry)).split())
    return _FILE_SIZE.search(text) is not None and not _SENTENCE_END.search(text)


def _is_hidden(page: Page, tag: Tag, regions: Regions) -> bool:
    if id(tag) in regions.shown or tag.name in {"html", "body"}:
        return False
    if tag.name == "noscript" or (tag.name == "input" and tag.get("type") == "hidden"):
        return True
    if is_hidden(page.css[tag]):
        return "animat" not in " ".join(classes_of(tag)).lower()
    if tag.get("hidden") is not None and str(tag.get("hidden")).lower() != "until-found":
        return True
    if str(tag.get("aria-hidden")).lower() == "true" and any(text.strip() for text in strings(tag)):
        return True
    classes = [name.lower() for name in classes_of(tag)]
    if any(name in _HIDDEN_CLASSES for name in classes):
        return not any(_SHOWN_ON_WIDE.fullmatch(name) for name in classes)
    return False


def _find_panels(page: Page, regions: Regions) -> None:
    """Tie each trigger to the panel that it opens; those whose panel stands elsewhere are tabs."""
    pairs: list[tuple[Tag, Tag]] = []
    taken: set[int] = set()
    bare = _bare_buttons(page)
    for tag in page.body.find_all(True):
        panel = _panel_of(page, tag) or bare.get(id(tag))
        if panel is not None and id(panel) not in taken and panel is not tag and not page.inside(tag, panel):
            taken.add(id(panel))
            pairs.append((tag, panel))
    for tag in page.body.find_all(True):
        if tag.get("role") == "tabpanel" or _is_loose_panel(page, tag):
            regions.shown.add(id(tag))
    for trigger, panel in pairs:
        regions.shown.add(id(panel))
        if any(word == "modal" for word in classes_of(panel)):
            continue
        start, end = page.order[id(trigger)], page.order[id(panel)]
        others = [part for pair in pairs for part in pair if part is not trigger and part is not panel]
        between = [part for part in others if start < page.order[id(part)] < end and not page.inside(part, trigger)]
        if start < end and not between:
            regions.panels[id(trigger)] = panel
        else:
            regions.tabs.add(id(trigger))
            regions.labels[id(panel)] = trigger


def _panel_of(page: Page, tag: Tag) -> Tag | None:
    """Return the panel that a click on ``tag`` opens, None where it is no trigger."""
    toggle = str(tag.get("data-bs-toggle") or tag.get("data-toggle") or "").lower()
    if toggle in _MENU_TOGGLES or tag.name in {"nav", "form", "input", "label", "select"}:
        return None
    if "navbar-toggler" in classes_of(tag) or "menu" in str(tag.get("aria-haspopup") or ""):
        return None
    names = [str(tag.get(key) or "") for key in ("aria-controls", "data-bs-target", "data-target")]
    if toggle or tag.get("role") in {"tab", "button"} or _in_tab_list(tag):
        names.append(str(tag.get("href") or ""))
    for name in names:
        target = page.by_id(name.strip().lstrip("#").split(" ")[0]) if name.strip() else None
        if target is not None and target.name not in {"nav", "input", "body"}:
            return target
    is_head = any(_TOGGLE_HEAD.search(name) for name in classes_of(tag)) or tag.get("role") == "tab"
    opens = tag.get("aria-expanded") is not None or tag.get("onclick") is not None
    named = tag.name in {"button", "a", "h2", "h3", "h4", "h5", "h6", "dt", "div", "p", "span"} and any(
        name.lower() in {"accordion", "accordeon", "collapsible", "toggle", "trigger"} for name in classes_of(tag)
    )
    if not (is_head or opens or named) or tag.find(list(_TEXTS)) is not None:  # a head and its panel together
        return None
    return _next_panel(page, tag)


def _bare_buttons(page: Page) -> dict[int, Tag]:
    """Return what the buttons (their ``id``) without a word about it open: a block of text right behind each.

    There are several of them, each with other words: what fetches, shares or prints reads alike everywhere.
    """
    found: list[tuple[Tag, Tag]] = []
    for button in page.body.find_all("button"):
        after = button.find_next_sibling()
        if not isinstance(after, Tag) or after.name not in {"div", "section", "ul", "ol"} or not text_length(button):
            continue
        if after.name in _TEXTS or after.find([*_TEXTS, "p"]) is not None:
            found.append((button, after))
    words = {fold(button.get_text(" ")) for button, _ in found}
    distinct = len(words) == len(found) > 1 and len({look(panel) for _, panel in found}) == 1
    return {id(button): panel for button, panel in found} if distinct else {}


def _in_tab_list(tag: Tag) -> bool:
    parent = tag.find_parent(["ul", "ol", "div"])
    return tag.name == "a" and parent is not None and any("tabs" in name.lower() for name in classes_of(parent))


def _next_panel(page: Page, tag: Tag) -> Tag | None:
    """Return the element after ``tag`` (or after the heading around it) if it looks like what a click opens."""
    node: Tag | None = tag
    while node is not None and node.name not in {"body", "table", "tr", "td", "li"}:
        after = node.find_next_sibling()
        if isinstance(after, Tag):
            classes = " ".join(classes_of(after))
            if _PANEL.search(classes) or after.get("role") in {"region", "tabpanel"} or is_hidden(page.css[after]):
                return None if _TOGGLE_HEAD.search(classes) else after
            return None
        node = node.parent
        if node is not None and text_length(node) != text_length(tag):
            return None
    return None


def _is_loose_panel(page: Page, tag: Tag) -> bool:
    """Return whether a hidden element is named like a panel although no trigger points to it."""
    if not is_hidden(page.css[tag]) and tag.get("hidden") is None and str(tag.get("aria-hidden")).lower() != "true":
        return False
    if tag.name not in {"div", "section", "ul", "ol", "dd", "article", "tr", "tbody", "table", "p"}:
        return False
    return any(_PANEL.search(name) for name in classes_of(tag))

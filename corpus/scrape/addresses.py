"""Addresses: made absolute and comparable, viewers undone, files told from pages by their shape, sites compared."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

_DOCUMENT_SUFFIX: Final = re.compile(
    r"\.(?:pdf|docx?|docm|odt|rtf|xlsx?|xlsm|xlsb|ods|pptx?|odp|zip|txt|csv)$", re.IGNORECASE
)
_OTHER_SUFFIX: Final = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|ico|bmp|tiff?|css|js|json|mp[34]|avi|mov|webm|ogg|wav|woff2?|ttf|eot|exe|dmg|ics|vcf|"
    r"kmz?|gpx|rss|atom|gz|tar|7z|rar|eml|msg)$",
    re.IGNORECASE,
)
# Addresses that give a file without a suffix, by the software that makes them.
_DOWNLOAD_SHAPE: Final = re.compile(
    r"/@@download(?:/|$)|/@@display-file(?:/|$)|/at_download(?:/|$)|/download/?$|/telecharger/?$|/telechargement/?$"
    r"|/media/\d+/download|/file/\d+|/dms/|/system/files/|/sites/[^/]+/files/|/wp-content/uploads/.*[^/]$|/fileadmin/.*[^/]$"
    r"|/documents?/download|[?&](?:wpdmdl|download|attachment_id|download_id|fileid|file_id|task=download)\b",
    re.IGNORECASE,
)
_VIEWER_QUERY: Final = frozenset({"url", "src", "file", "pdf", "doc", "document", "link"})
_VIEWER: Final = re.compile(
    r"viewer|/gview|/embed|/flipbook|pdfjs|pdf\.js|/view\.aspx|/visionneuse|/lecteur", re.IGNORECASE
)
_PLONE_VIEW: Final = re.compile(r"(\.[a-z]{3,4})/(?:view|file_view|download_view)/?$", re.IGNORECASE)
_TRACKING: Final = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|mc_[a-z]+|_ga|phpsessid|sid|sessionid|jsessionid)$", re.IGNORECASE
)
_SESSION_PATH: Final = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_TRAP: Final = re.compile(
    r"/(?:calendar|calendrier|agenda|evenements?|events?|search|recherche|@@search|login|logout|sendto_form|sharing|"
    r"wp-login|wp-admin|wp-json|xmlrpc|user|users|cart|panier|print|feed|rss|tag|author|auteur)(?:/|$|\.php|_form)"
    r"|[?&](?:s|q|search|replytocom|share|print|month|date|SearchableText|sort_on)=",
    re.IGNORECASE,
)
# Where a document is only shown, page by page, or needs an account or a script to be had.
_ONLINE_VIEWER: Final = re.compile(
    r"(?:^|\.)(?:issuu\.com|calameo\.com|fliphtml5\.com|heyzine\.com|yumpu\.com|canva\.com|prezi\.com|flipsnack\.com|"
    r"sway\.(?:office|cloud\.microsoft)(?:\.com)?|drive\.google\.com|docs\.google\.com|1drv\.ms|onedrive\.live\.com|"
    r"[\w-]+\.sharepoint\.com|wetransfer\.com|we\.tl|slideshare\.net|joomag\.com|publuu\.com|anyflip\.com)$",
    re.IGNORECASE,
)
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


def absolute(base: str, target: str) -> str | None:
    """Return ``target`` as a comparable http(s) address seen from ``base``; None for mail, scripts, fragments, data."""
    target = target.strip()
    if not target or target.startswith("#"):
        return None
    try:
        joined = urljoin(base, target)
        return canonical(joined)
    except ValueError:  # "http://[broken"
        return None


def canonical(url: str) -> str | None:
    """Return the address without fragment, session and tracking arguments, host in lower case; None if not http(s).

    >>> canonical("HTTP://Www.Exemple.BE:80/PST/a b.pdf?utm_source=x&id=3#page=2")
    'http://www.exemple.be/PST/a%20b.pdf?id=3'
    """
    parts = urlsplit(url)
    host = parts.hostname
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return None
    try:
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
        port = parts.port
    except (UnicodeError, ValueError):
        return None
    netloc = f"[{host}]" if ":" in host else host
    if port and port != _DEFAULT_PORTS[parts.scheme]:
        netloc = f"{netloc}:{port}"
    path = quote(_SESSION_PATH.sub("", parts.path) or "/", safe="/%:@!$&'()*+,;=~-._")
    query = parts.query
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not _TRACKING.match(key)]
    if len(kept) != len(pairs):
        query = urlencode(kept)
    return urlunsplit((parts.scheme, netloc, path, quote(query, safe="/%:@!$&'()*+,;=~-._?[]"), ""))


def undo_viewer(url: str) -> str:
    """Return the file that a viewer's address shows, or the address itself.

    >>> undo_viewer("https://docs.google.com/gview?embedded=true&url=https%3A%2F%2Fa.be%2Fpst.pdf")
    'https://a.be/pst.pdf'
    >>> undo_viewer("https://a.be/documents/pst.pdf/view")
    'https://a.be/documents/pst.pdf'
    """
    parts = urlsplit(url)
    if _VIEWER.search(f"{parts.netloc}{parts.path}"):
        pairs = [*parse_qsl(parts.query), *parse_qsl(parts.fragment)]
        for key, value in pairs:
            if key.lower() in _VIEWER_QUERY and (shown := absolute(url, value)) and shown != url:
                return shown
    return _PLONE_VIEW.sub(r"\1", url)


def looks_like_document(url: str) -> bool:
    """Whether the address most likely gives a file that can hold a plan."""
    parts = urlsplit(url)
    return bool(_DOCUMENT_SUFFIX.search(parts.path) or _DOWNLOAD_SHAPE.search(url)) and not is_useless(url)


def is_useless(url: str) -> bool:
    """Whether the address gives a picture, a script, a calendar, a search or a form: nothing to follow."""
    parts = urlsplit(url)
    return bool(
        _OTHER_SUFFIX.search(parts.path) or _TRAP.search(f"{parts.path}{'?' + parts.query if parts.query else ''}")
    )


def is_online_viewer(url: str) -> bool:
    """Whether the address shows a document without giving its file (flip books, shared drives)."""
    return bool(_ONLINE_VIEWER.search((urlsplit(url).hostname or "").lower()))


def is_root(url: str) -> bool:
    """Whether the address is a site's home page."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def host_of(url: str) -> str:
    """Return the host with its port where it is not the usual one."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def host_key(url: str) -> str:
    """Return what counts as one host for politeness: the name without ``www.``, whatever the port.

    On loopback, where each port stands for a site, the port counts too.
    """
    parts = urlsplit(url)
    name = re.sub(r"^www\d?\.", "", (parts.hostname or "").lower())
    return f"{name}:{parts.port or _DEFAULT_PORTS.get(parts.scheme, 0)}" if is_loopback_name(name) else name


def is_loopback_name(host: str) -> bool:
    """Whether ``host`` is ``localhost``, a name under it or a loopback address, without asking anyone."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one publisher: same name, or a name under the same domain (``cpas.x.be``)."""
    first, second = _domain(one), _domain(other)
    return first == second


def words_of(url: str) -> str:
    """Return the path and query of an address as words: numbers and CamelCase split, accents and case kept.

    >>> words_of("https://a.be/files/PST2024-2030_ProjetDeVille.pdf")
    'files PST 2024-2030 Projet De Ville pdf'
    """
    parts = urlsplit(url)
    text = unquote(f"{parts.path} {parts.query}").replace("_", " ")
    text = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])|(?<=[A-Za-zà-ÿ])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", text)
    return " ".join(re.sub(r"[/?&=+.,;:@]+", " ", text).split())


def _domain(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    try:
        ip_address(host)
    except ValueError:
        labels = host.split(".")
        name = ".".join(labels[-2:])
    else:
        name = host
    return f"{name}:{parts.port}" if is_loopback_name(host) else name

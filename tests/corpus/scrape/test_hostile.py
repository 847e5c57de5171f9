"""Whatever bytes and texts come from the web, the pieces that read them answer and never raise."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.scrape.addresses import absolute, host_key, is_online_viewer, is_useless, looks_like_document, words_of
from corpus.scrape.discovery import candidates, page_score
from corpus.scrape.media import sniff
from corpus.scrape.page import parse_page
from corpus.scrape.politeness import parse_retry_after
from corpus.scrape.shell import shell_of
from corpus.scrape.sitemap import parse_sitemap

URL = "https://www.exemple.be/vie/pst"
targets = st.text(max_size=80) | st.from_regex(r"(https?:)?//[\w.:@\[\]%-]{0,20}(/[^ ]{0,20})?", fullmatch=True)
tags = st.sampled_from(
    [
        "<a href='", "'>", "</a>", "<div class='menu'>", "</div>", "<h1>", "PST", "<iframe src=", "<base href='//['>",
        "<!--", "<script>", "&#x0;", "\0", "<table><tr><td>", "<button aria-expanded>", "<meta charset=utf-7>",
        "<input type=password>",
    ]
)  # fmt: skip
markup = st.lists(tags | st.text(max_size=12), max_size=25).map("".join)


@given(targets)
@settings(max_examples=300, deadline=None)
def test_any_address(target: str) -> None:
    url = absolute(URL, target)
    if url is not None:
        assert url.startswith(("http://", "https://"))
        assert url.isascii()
        assert absolute(URL, url) == url
        assert host_key(url)
        assert isinstance(words_of(url), str)
        assert not (looks_like_document(url) and is_useless(url))
        assert is_online_viewer(url) in (True, False)


@given(markup | st.binary(max_size=200), st.none() | st.text(max_size=8))
@settings(max_examples=200, deadline=None)
def test_any_page(content: str | bytes, encoding: str | None) -> None:
    body = content if isinstance(content, bytes) else content.encode("utf-8", errors="replace")
    page = parse_page(URL, body, encoding)
    if page is not None:
        assert page_score(page) >= -20
        assert all(candidate.reasons or candidate.kind == "viewer" for candidate in candidates(page, site=URL))
        shell_of(page, body, 200)


def test_pages_that_are_made_to_last() -> None:
    many = "<div>" * 200 + "<nav>" + "<a href='/pst'>PST</a> texte " * 20_000 + "</nav>"
    page = parse_page(URL, many.encode())
    assert page is not None
    assert len(page.links) <= 3000
    nested = "<div><p><b>PST</b>" * 5_000
    assert parse_page(URL, nested.encode()) is None or page_score(page) >= 0


@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda tail: b"PK\x03\x04" + tail))
@settings(max_examples=200, deadline=None)
def test_any_bytes(body: bytes) -> None:
    media = sniff(body)
    assert not (media.is_page and media.is_document)
    parse_sitemap(URL, body)


@given(st.text(max_size=30) | st.integers().map(str))
@settings(max_examples=200, deadline=None)
def test_any_retry_after(text: str) -> None:
    seconds = parse_retry_after(text)
    assert seconds is None or seconds >= 0

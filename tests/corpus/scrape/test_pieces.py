"""The small pieces: addresses, types by bytes, sitemaps, which hosts may be reached, TLS, verdicts."""

from __future__ import annotations

import datetime
import gzip
import ssl
from ipaddress import ip_address
from pathlib import Path

import pytest

from corpus.scrape.addresses import (
    absolute,
    canonical,
    host_key,
    is_online_viewer,
    is_useless,
    looks_like_document,
    same_site,
    undo_viewer,
    words_of,
)
from corpus.scrape.discovery import Candidate
from corpus.scrape.judge import Verdict, decide, decide_page
from corpus.scrape.media import sniff
from corpus.scrape.options import ScrapeOptions, with_values
from corpus.scrape.page import parse_page
from corpus.scrape.safety import is_allowed
from corpus.scrape.shell import shell_of
from corpus.scrape.sitemap import parse_sitemap
from pst.errors import UsageError
from pst.judge import kind_of
from tests.corpus.scrape.driving import Driver
from tests.corpus.scrape.sites import DOCUMENTS, Site, page, sample
from tests.corpus.scrape.web_server import SmallWeb


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("../docs/a%20b.pdf#page=3", "https://www.x.be/docs/a%20b.pdf"),
        ("a b é.pdf", "https://www.x.be/vie/a%20b%20%C3%A9.pdf"),
        ("//cdn.x.be/a.pdf", "https://cdn.x.be/a.pdf"),
        ("?p=701&utm_source=mail", "https://www.x.be/vie/pst?p=701"),
        ("/a;jsessionid=12AB?id=3", "https://www.x.be/a?id=3"),
        ("https://www.x.be:443/a", "https://www.x.be/a"),
        ("https://www.écaussinnes.be/", "https://www.xn--caussinnes-96a.be/"),
        ("mailto:a@x.be", None),
        ("javascript:void(0)", None),
        ("ftp://x.be/a", None),
        ("file:///etc/passwd", None),
        ("#haut", None),
        ("http://[x", None),
        ("https://x.be:99999/", None),
    ],
)
def test_addresses_made_absolute(target: str, address: str | None) -> None:
    assert absolute("https://www.x.be/vie/pst", target) == address


@pytest.mark.parametrize(
    ("shown", "file"),
    [
        ("https://view.officeapps.live.com/op/view.aspx?src=https%3A%2F%2Fx.be%2Fpst.docx", "https://x.be/pst.docx"),
        ("https://x.be/pdfjs/web/viewer.html?file=/f/pst.pdf", "https://x.be/f/pst.pdf"),
        ("https://x.be/visionneuse#file=/f/pst.pdf", "https://x.be/f/pst.pdf"),
        ("https://x.be/docs/pst.pdf/view", "https://x.be/docs/pst.pdf"),
        ("https://x.be/page?url=https://y.be/", "https://x.be/page?url=https://y.be/"),
    ],
)
def test_viewers_are_undone(shown: str, file: str) -> None:
    assert undo_viewer(shown) == file


@pytest.mark.parametrize(
    ("url", "document"),
    [
        ("https://x.be/a.PDF", True),
        ("https://x.be/a/@@download/file", True),
        ("https://x.be/a/at_download/file", True),
        ("https://x.be/sites/default/files/a", True),
        ("https://x.be/media/12/download?inline", True),
        ("https://x.be/?wpdmdl=7", True),
        ("https://x.be/vie/pst", False),
        ("https://x.be/?p=701", False),
        ("https://x.be/wp-content/uploads/a.jpg", False),
    ],
)
def test_addresses_of_files(url: str, document: bool) -> None:
    assert looks_like_document(url) is document


def test_addresses_that_lead_nowhere() -> None:
    assert is_useless("https://x.be/agenda/2024-05?month=5")
    assert is_useless("https://x.be/a.jpg")
    assert is_useless("https://x.be/pst/sendto_form")
    assert not is_useless("https://x.be/calendrier-du-pst-2024.pdf")
    assert is_online_viewer("https://www.calameo.com/read/1")


def test_sites_and_hosts() -> None:
    assert same_site("https://www.x.be/a", "http://cpas.x.be/")
    assert not same_site("https://x.be/", "https://y.be/")
    assert not same_site("http://10.0.0.1/", "http://20.0.0.1/")
    assert host_key("https://www.x.be/a") == host_key("http://X.be:8080/") == "x.be"
    assert host_key("http://a.localhost:81/") != host_key("http://a.localhost:82/")
    assert words_of("https://x.be/PSTtableau_2024.pdf") == "PSTtableau 2024 pdf"
    assert canonical("HTTPS://X.BE") == "https://x.be/"


@pytest.mark.parametrize("path", sorted(DOCUMENTS.iterdir()), ids=lambda path: path.name)
def test_types_by_their_bytes(path: Path) -> None:
    media = sniff(path.read_bytes())
    assert media.is_page == (path.suffix == ".html")
    assert media.is_document == (path.suffix != ".html")
    assert media.damage is None
    cut = sniff(path.read_bytes()[:1500])
    assert (cut.damage is not None) == (path.suffix != ".html")


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"\xef\xbb\xbf\n<!-- x --><!DOCTYPE html><html>", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "text/html"),
        (b"\x89PNG\r\n", "image/png"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
        (b"{\\rtf1 x}", "application/rtf"),
        ("Programme stratégique".encode(), "text/plain"),
        (b"\0\1\2", None),
        (b"", None),
    ],
)
def test_other_types(body: bytes, media_type: str | None) -> None:
    assert sniff(body).media_type == media_type


def test_sitemaps() -> None:
    base = "https://x.be/sitemap.xml"
    urls = b"<urlset><url><loc> https://x.be/pst?a=1&amp;b=2 </loc></url><url><loc><![CDATA[/b]]></loc></url></urlset>"
    assert parse_sitemap(base, urls).urls == ("https://x.be/pst?a=1&b=2", "https://x.be/b")
    index = b"<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap></sitemapindex>"
    assert parse_sitemap(base, gzip.compress(index)).children == ("https://x.be/s1.xml",)
    entity = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>'
    assert all("root" not in url for url in parse_sitemap(base, entity).urls)
    assert parse_sitemap(base, b"<html><loc>/a</loc></html>").urls == ()
    assert parse_sitemap(base, b"\x1f\x8bbroken").urls == ()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:192.168.0.1",
        "64:ff9b::a00:1", "2002:a00:1::", "not an address",
    ],
)  # fmt: skip
def test_addresses_that_are_never_connected_to(address: str) -> None:
    assert not is_allowed(address, allow_loopback=False)


def test_loopback_alone_is_opened_for_tests() -> None:
    assert is_allowed("127.0.0.1", allow_loopback=True)
    assert is_allowed("::1", allow_loopback=True)
    assert not is_allowed("192.168.1.1", allow_loopback=True)
    assert not is_allowed("169.254.169.254", allow_loopback=True)
    assert is_allowed("193.191.245.1", allow_loopback=False)
    assert is_allowed("2a01:690:35:100::1", allow_loopback=False)


def test_pages_in_any_encoding_and_any_state() -> None:
    latin = "<title>Commune</title><h1>Programme stratégique</h1>".encode("latin-1")
    for said in (None, "iso-8859-1", "utf-8", "nonsense"):
        read = parse_page("https://x.be/", latin, said)
        assert read is not None
        assert read.headings == ("Programme stratégique",)
    lying = parse_page("https://x.be/", "<h1>Stratégie</h1>".encode(), "iso-8859-1")
    assert lying is not None
    assert lying.headings == ("Stratégie",)
    assert parse_page("https://x.be/", b"") is None
    deep = parse_page("https://x.be/", b"<div>" * 5000 + b"<a href='/pst'>PST</a>")
    assert deep is None or deep.links == ()


def test_a_base_address_counts() -> None:
    read = parse_page("https://x.be/a/b", b'<base href="https://x.be/docs/"><a href="pst.pdf">PST</a>')
    assert read is not None
    assert [link.url for link in read.links] == ["https://x.be/docs/pst.pdf"]


@pytest.mark.parametrize(
    ("score", "annex", "verdict", "keep"),
    [
        (9.0, False, Verdict("plan"), True),
        (5.0, False, Verdict("evaluation"), True),
        (9.0, False, Verdict("presentation"), True),
        (9.0, False, Verdict("guide"), False),
        (9.0, False, Verdict("other"), False),
        (9.0, False, Verdict("other", 0.2), True),  # a scan without text, named as a plan
        (5.0, False, Verdict("other", 0.2), False),
        (9.0, False, Verdict(None, 0.0, "protégé par un mot de passe"), True),
        (5.0, False, Verdict(None, 0.0, "illisible"), False),
        (6.0, True, Verdict("other"), True),
        (6.0, False, None, True),
    ],
)
def test_what_is_kept(score: float, annex: bool, verdict: Verdict | None, keep: bool) -> None:
    assert decide(Candidate("u", "document", score, (), annex=annex), verdict).keep is keep


def test_pages_are_kept_where_the_plan_is_printed_on_them() -> None:
    assert decide_page(Verdict("plan")).keep
    assert not decide_page(Verdict("presentation")).keep
    assert not decide_page(None).keep


def test_the_judge_reads_what_it_is_given() -> None:
    assert kind_of(sample("guide-pratique.pdf"), "x.pdf", "https://x.be/x").kind == "guide"
    assert kind_of(sample("cpas-musson-numerote.docx"), "x.docx", "https://x.be/x").kind == "plan"
    broken = kind_of(b"%PDF-1.4 broken", "x.pdf", "https://x.be/x")
    assert broken.kind in (None, "other")


@pytest.mark.parametrize(
    "values",
    [
        {"delay": 0.1},
        {"delay": "2"},
        {"contact": "moi"},
        {"page_budget": 0},
        {"unknown": 1},
        {"user_agent": "a b\r\nX: y"},
    ],
)
def test_options_that_cannot_hold(values: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=next(iter(values))):
        with_values(ScrapeOptions(), values, "scrape.toml")


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_self_signed(tmp_path))
    web = SmallWeb()
    web.sites["a"] = {"/pst": page("PST", "<h1>PST</h1>")}
    web.start(context)
    driver = Driver(tmp_path, web, retries=0)
    driver.list_sources([Site("a", "61003", start="/pst")])
    driver.sources.write_text(driver.sources.read_text(encoding="utf-8").replace("http:", "https:"), encoding="utf-8")
    done = driver.run()
    web.stop()
    assert done.code == 1
    assert web.asked() == []
    assert "certificat TLS refusé" in done.report["sources"][0]["detail"]


def _self_signed(folder: Path) -> Path:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a.localhost")])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("a.localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.mark.parametrize(
    ("inside", "empty"),
    [
        ('<a href="pst.pdf">Programme stratégique transversal</a>', False),
        ('<div></div><script src="app.js"></script>', True),
        ("", True),
    ],
    ids=["a link", "scripts", "nothing"],
)
def test_a_short_page_of_links_is_a_page(inside: str, empty: bool) -> None:
    body = f"<html><body><h1>PST</h1>{inside}</body></html>".encode()
    parsed = parse_page("https://www.exemple.be/pst", body)
    assert parsed is not None
    assert (shell_of(parsed, body, 200) is not None) is empty

"""What servers do: each trouble a site of its own, one run over all of them, and what the report says of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.archive import Archive
from tests.corpus.scrape.driving import Done, Driver
from tests.corpus.scrape.sites import PDF, Site, file, page, sample, variant
from tests.corpus.scrape.web_server import Reply, SmallWeb, serving

PLAN = "/pst.pdf"
LINK = '<h1>Programme stratégique transversal</h1><p><a href="/pst.pdf">Le PST de la commune</a></p>'
CODES = [
    "61003", "61010", "61012", "61019", "61024", "61028", "61031", "61039", "61041", "61043", "61048", "61063", "61068",
    "61072", "61079", "61080", "61081", "62003", "62006", "62009", "62011", "62015", "62022", "62026",
]  # fmt: skip


def plan(number: int) -> bytes:
    return variant(sample("commune-rendeux-fiches.pdf"), number)


def with_plan(reply: Reply, **others: Reply) -> dict[str, Reply]:
    return {"/pst": page("PST", LINK), PLAN: reply, **others}


def login_page() -> Reply:
    form = '<h1>Connexion</h1><form action="/login"><input type="text" name="u"><input type="password" name="p"></form>'
    return page("Connexion", f"<p>Veuillez vous identifier.</p>{form}")


def troubled_web(web: SmallWeb) -> dict[str, dict[str, Reply]]:
    html = page("Erreur", "<h1>Ce document n'est plus disponible</h1>" + "<p>Contactez la commune.</p>" * 8).body
    cut = plan(1)[: len(plan(1)) // 2]
    shell = b'<html><head><title>Commune</title></head><body><noscript>Activez JavaScript</noscript><div id="app"></div><script src="/a.js"></script></body></html>'  # noqa: E501
    challenge = b'<html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/h.js"></script></body></html>'  # noqa: E501
    return {
        "moved": {
            "/pst": Reply(status=301, headers={"Location": "/commune/pst"}),
            "/commune/pst": page("PST", LINK),
            PLAN: Reply(status=302, headers={"Location": web.url("files", "/v2/pst.pdf")}),
        },
        "files": {"/v2/pst.pdf": file(plan(2))},
        "lost": {
            "/": page("Commune", "<h1>Commune</h1>" + "<p>Bienvenue.</p>" * 30 + '<a href="/nouveau">PST</a>'),
            "/nouveau": page("PST", LINK),
            PLAN: file(plan(3)),
        },
        "gone": with_plan(Reply(status=410)),
        "missing": with_plan(Reply(status=404)),
        "broken": with_plan(Reply(status=500)),
        "slow": with_plan(Reply(plan(4), media_type=PDF, behaviour="slow")),
        "endless": with_plan(Reply(media_type=PDF, behaviour="endless")),
        "flood": with_plan(Reply(media_type=PDF, behaviour="flood")),
        "truncated": with_plan(Reply(plan(5), media_type=PDF, behaviour="truncated")),
        "cut": with_plan(file(cut)),
        "bomb": with_plan(Reply(media_type=PDF, behaviour="bomb")),
        "html-as-pdf": with_plan(file(html)),
        "pdf-as-html": with_plan(Reply(plan(6), media_type="text/html")),
        "private": with_plan(Reply(status=302, headers={"Location": "http://10.0.0.1/pst.pdf"})),
        "metadata": with_plan(Reply(status=302, headers={"Location": "http://169.254.169.254/latest/pst.pdf"})),
        "scheme": with_plan(Reply(status=302, headers={"Location": "file:///etc/passwd"})),
        "loop": with_plan(
            Reply(status=302, headers={"Location": "/b"}), **{"/b": Reply(status=302, headers={"Location": PLAN})}
        ),
        "walled": with_plan(Reply(status=302, headers={"Location": "/login"}), **{"/login": login_page()}),
        "closed": {"/pst": Reply(login_page().body, status=401)},
        "challenge": {"/pst": Reply(challenge, status=403)},
        "quiet-challenge": {"/pst": Reply(challenge)},
        "script": {"/pst": Reply(shell), "/": Reply(shell)},
        "empty": {"/pst": Reply(b""), "/": Reply(b"")},
    }


@dataclass
class Troubled:
    web: SmallWeb
    driver: Driver
    done: Done

    def document(self, host: str) -> dict[str, object]:
        return dict(self.done.documents()[self.web.url(host, PLAN)])

    def source(self, host: str) -> dict[str, object]:
        return next(s for s in self.done.report["sources"] if s["url"] == self.web.url(host, "/pst"))


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Troubled]:
    with serving({}) as web:
        web.sites.update(troubled_web(web))
        hosts = [host for host in web.sites if host != "files"]
        driver = Driver(tmp_path_factory.mktemp("trouble"), web, delay=0.05, timeout=3)
        driver.list_sources(Site(host, code, start="/pst") for host, code in zip(hosts, CODES, strict=False))
        yield Troubled(web, driver, driver.run())


def test_the_run_ends_and_says_that_something_failed(troubled: Troubled) -> None:
    assert troubled.done.code == 1
    assert len(troubled.done.report["sources"]) == len(troubled.web.sites) - 1
    assert not troubled.done.report["interrupted"]
    assert "Traceback" not in troubled.done.err


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("gone", "retiré (410)"),
        ("missing", "introuvable (404)"),
        ("broken", "réponse 500"),
        ("slow", "pas de réponse à temps"),
        ("endless", "pas de réponse à temps"),
        ("flood", "plus grande que la limite"),
        ("truncated", "coupée avant la fin"),
        ("cut", "tronqué"),
        ("bomb", "une fois décompressée"),
        ("html-as-pdf", "une page web au lieu du document"),
        ("private", "adresse privée refusée (10.0.0.1)"),
        ("metadata", "adresse privée refusée (169.254.169.254)"),
        ("scheme", "redirection refusée"),
        ("loop", "trop de redirections"),
        ("walled", "la page demande de s'identifier"),
    ],
)
def test_a_document_that_cannot_be_had_says_why(troubled: Troubled, host: str, said: str) -> None:
    line = troubled.document(host)
    assert line["change"] == "failed"
    assert said in str(line["detail"])


@pytest.mark.parametrize(
    ("host", "state"),
    [
        ("closed", "login"),
        ("challenge", "challenge"),
        ("quiet-challenge", "challenge"),
        ("script", "shell"),
        ("lost", "error"),
        ("empty", "error"),
    ],
)
def test_a_page_that_is_none_is_reported_as_what_it_is(troubled: Troubled, host: str, state: str) -> None:
    source = troubled.source(host)
    assert source["state"] == "failed"
    assert source["page_state"] == state
    assert source["detail"]


def test_redirects_are_followed_and_written_down(troubled: Troubled) -> None:
    assert troubled.document("moved")["change"] == "added"
    with Archive(troubled.driver.archive, readonly=True) as archive:
        (logged,) = archive.fetches(url=troubled.web.url("moved", PLAN))
    assert logged.fetch.final_url == troubled.web.url("files", "/v2/pst.pdf")


def test_the_bytes_say_what_a_file_is(troubled: Troubled) -> None:
    line = troubled.document("pdf-as-html")
    assert (line["change"], line["media_type"]) == ("added", PDF)


def test_where_the_page_is_lost_the_site_is_searched(troubled: Troubled) -> None:
    assert troubled.document("lost")["change"] == "added"


def test_a_site_that_moved_is_followed_where_it_went(tmp_path: Path) -> None:
    with serving({}) as web:
        web.sites["old"] = {"/pst": Reply(status=301, headers={"Location": web.url("new", "/vie/pst")})}
        web.sites["new"] = {
            "/vie/pst": page("PST", '<h1>PST</h1><p>Voir <a href="suite">la page du PST</a> du nouveau site.</p>'),
            "/vie/suite": page("PST", '<h1>PST</h1><a href="plan.pdf">Télécharger</a>'),
            "/vie/plan.pdf": file(plan(8)),
        }
        driver = Driver(tmp_path, web)
        driver.list_sources([Site("old", "61003", start="/pst")])
        for change in ("added", "unchanged"):
            assert set(driver.run().documents(change)) == {web.url("new", "/vie/plan.pdf")}


def test_nothing_troubled_is_archived(troubled: Troubled) -> None:
    with Archive(troubled.driver.archive, readonly=True) as archive:
        kept = {document.url for document in archive.latest_documents()}
        assert archive.verify() == []
    assert kept == {troubled.web.url(host, PLAN) for host in ("moved", "lost", "pdf-as-html")}


def test_private_and_loopback_hosts_are_refused_unless_opened(tmp_path: Path) -> None:
    with serving({"a": with_plan(file(plan(7)))}) as web:
        driver = Driver(tmp_path, web)
        driver.list_sources([Site("a", "61003", start="/pst"), Site("b", "61010", start="/pst")])
        done = driver.run(private=False)
        assert web.asked() == []
    assert done.code == 1
    for source in done.report["sources"]:
        assert "robots.txt inaccessible (adresse privée refusée" in source["detail"]

"""What servers ask of us, seen in the server's own log: spacing, robots.txt, "later", budgets, due dates, the lock."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest

from corpus.archive import Archive, FrozenHost, SourceCheck
from corpus.lock import EXIT_BUSY, RunLock
from corpus.registry.sources import WEEK, Source
from corpus.scrape.options import MINIMUM_DELAY, ScrapeOptions, read_options
from corpus.scrape.politeness import Hosts, parse_retry_after
from corpus.scrape.run import is_due
from pst.errors import UsageError
from tests.corpus.scrape.driving import Done, Driver
from tests.corpus.scrape.sites import Site, file, page, sample, variant
from tests.corpus.scrape.web_server import Asked, Reply, SmallWeb, serving

ROBOTS = "text/plain"


CODES = ["61003", "61010", "61012", "61019", "61024", "61028", "61031", "61039", "61041", "61043"]


def listing(count: int) -> Reply:
    links = "".join(
        f'<li><a href="/pst{n}.pdf">Programme stratégique transversal, volet {n}</a></li>' for n in range(count)
    )
    intro = "<p>Le conseil a adopté le plan de la commune, que chacun peut lire ici.</p>" * 2
    return page("PST", f"<h1>PST</h1>{intro}<ul>{links}</ul>")


def plans(count: int, seed: int) -> dict[str, Reply]:
    body = sample("commune-rendeux-fiches.pdf")  # the same plans on each site: read once
    return {f"/pst{n}.pdf": file(variant(body, 100 * seed + n)) for n in range(count)}


@contextlib.contextmanager
def receiving(sent: list[bytes]) -> Iterator[str]:
    """A server that takes notifications; yield its address for Apprise."""

    class Post(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Post)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"json://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def web() -> Iterator[SmallWeb]:
    with serving({}) as served:
        yield served


def gaps(log: list[Asked]) -> list[float]:
    return [later.at - earlier.at for earlier, later in pairwise(log)]


@dataclass
class Polite:
    web: SmallWeb
    done: Done
    log: list[Asked]
    second_log: list[Asked]
    frozen: dict[str, FrozenHost]
    sent: list[bytes]

    def asked(self, host: str) -> list[Asked]:
        return [entry for entry in self.log if entry.host == host]

    def paths(self, host: str) -> list[str]:
        return [entry.path for entry in self.asked(host)]


@pytest.fixture(scope="module")
def polite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Polite]:
    """One run over eight sites, and a second one."""
    sent: list[bytes] = []
    with serving(demanding_web()) as served, receiving(sent) as address:
        driver = Driver(tmp_path_factory.mktemp("polite"), served, delay=0.2, page_budget=6, document_budget=4)
        driver.list_sources(Site(host, code, start="/pst") for host, code in zip(served.sites, CODES, strict=True))
        done = driver.run("--notify", address, "--notify", "inconnu://secret@x")
        log = served.asked()
        served.forget()
        driver.run()
        with Archive(driver.archive, readonly=True) as archive:
            frozen = dict(archive.frozen_hosts())
        yield Polite(served, done, log, served.asked(), frozen, sent)


def demanding_web() -> dict[str, dict[str, Reply]]:
    rules = b"User-agent: *\nDisallow: /pst0\nUser-agent: pst-wallonie\nDisallow: /pst1\nDisallow: /prive/\n"
    links = "".join(f'<a href="/pst/{n}">Programme stratégique transversal, page {n}</a> ' for n in range(30))
    sites = {
        "one": {"/pst": listing(4), **plans(4, 1)},
        "two": {"/pst": listing(4), **plans(4, 1)},
        "some": {"/robots.txt": Reply(rules, media_type=ROBOTS), "/pst": listing(3), **plans(3, 1)},
        "all": {"/robots.txt": Reply(b"User-agent: *\nDisallow: /\n", media_type=ROBOTS), "/pst": listing(2)},
        "down": {"/robots.txt": Reply(status=503), "/pst": listing(2)},
        "calm": {
            "/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 0.5\n", media_type=ROBOTS),
            "/pst": listing(2), **plans(2, 1),
        },
        "soon": {"/pst": listing(1), **plans(1, 1)},
        "later": {"/pst": listing(3), "/pst0.pdf": Reply(status=503, headers={"Retry-After": "7200"})},
        "deep": {"/pst": page("PST", f"<h1>PST</h1>{links}")},
        "wide": {"/pst": listing(9), **plans(9, 1)},
    }  # fmt: skip
    sites["deep"].update({f"/pst/{n}": page("PST", "<h1>PST</h1>" + "<p>Un chapitre.</p>" * 9) for n in range(30)})
    sites["soon"]["/pst0.pdf"].status = 429
    sites["soon"]["/pst0.pdf"].times = 1
    sites["soon"]["/pst0.pdf"].headers = {"Retry-After": "1"}
    return sites


def test_requests_to_a_host_are_spaced_while_hosts_go_side_by_side(polite: Polite) -> None:
    for host in ("one", "two", "wide", "some"):
        assert min(gaps(polite.asked(host))) >= 0.2
    assert len(polite.asked("one")) == len(polite.asked("two")) == 6  # robots.txt, the page, four plans
    first, second = polite.asked("one"), polite.asked("two")
    assert first[0].at < second[-1].at
    assert second[0].at < first[-1].at


def test_robots_txt_is_obeyed(polite: Polite) -> None:
    assert set(polite.paths("some")) == {"/robots.txt", "/pst", "/pst0.pdf", "/pst2.pdf"}
    assert polite.paths("all") == ["/robots.txt"]
    assert set(polite.paths("down")) == {"/robots.txt"}
    assert polite.done.documents()[polite.web.url("some", "/pst1.pdf")]["detail"] == "interdit par robots.txt"
    said = {source["url"]: source["detail"] for source in polite.done.report["sources"]}
    assert said[polite.web.url("all", "/pst")] == "interdit par robots.txt"
    assert said[polite.web.url("down", "/pst")] == "robots.txt inaccessible (statut 503)"


def test_crawl_delay_is_obeyed(polite: Polite) -> None:
    assert len(polite.asked("calm")) == 4
    assert min(gaps(polite.asked("calm"))) >= 0.5


def test_retry_after_is_obeyed(polite: Polite) -> None:
    assert polite.done.documents()[polite.web.url("soon", "/pst0.pdf")]["change"] == "added"
    assert gaps(polite.asked("soon"))[-1] >= 1.0


def test_a_host_that_asks_for_hours_is_left_alone_in_the_next_run_too(polite: Polite) -> None:
    assert polite.paths("later") == ["/robots.txt", "/pst", "/pst0.pdf"]
    assert "laissé en paix" in polite.done.documents()[polite.web.url("later", "/pst2.pdf")]["detail"]
    assert not [entry for entry in polite.second_log if entry.host == "later"]
    assert polite.frozen["later.localhost:" + str(polite.web.port)].until > datetime.now(UTC) + timedelta(hours=1)


def test_a_site_has_a_budget_of_pages_and_of_documents(polite: Polite) -> None:
    assert len(polite.asked("deep")) == 1 + 6
    assert len(polite.asked("wide")) == 1 + 1 + 4
    complete = {source["url"]: source["complete"] for source in polite.done.report["sources"]}
    assert not complete[polite.web.url("deep", "/pst")]
    assert not complete[polite.web.url("wide", "/pst")]
    assert complete[polite.web.url("one", "/pst")]
    assert "budget" in polite.done.err


def test_the_report_is_sent(polite: Polite) -> None:
    assert len(polite.sent) == 1
    assert f"{polite.done.counts['added']} nouveaux".encode() in polite.sent[0]
    assert "Notification non envoy" in polite.done.err
    assert "secret" not in polite.done.err


def test_www_and_bare_name_are_one_host_for_spacing() -> None:
    hosts = Hosts(ScrapeOptions())
    assert hosts.of("https://www.exemple.be/a") is hosts.of("http://exemple.be/b")
    assert hosts.of("https://cpas.exemple.be/") is not hosts.of("https://exemple.be/")


def test_the_pause_may_be_lengthened_but_not_shortened_off_loopback(tmp_path: Path) -> None:
    assert ScrapeOptions().delay == MINIMUM_DELAY == 2.0
    options = ScrapeOptions(test_only_delay=0.01)
    assert Hosts(options).of("https://www.exemple.be/").delay == 2.0
    assert Hosts(options).of("http://a.localhost:8000/").delay == 0.01
    config = tmp_path / "scrape.toml"
    config.write_text("delay = 0.5\n", encoding="utf-8")
    with pytest.raises(UsageError, match="delay"):
        read_options(config)
    config.write_text("delay = 5\ncontact = 'pst@exemple.be'\n", encoding="utf-8")
    assert read_options(config).delay == 5


def test_the_user_agent_says_whom_to_write_to(web: SmallWeb, tmp_path: Path) -> None:
    web.sites["a"] = {"/pst": listing(0)}
    driver = Driver(tmp_path, web)
    driver.list_sources([Site("a", "61003", start="/pst")])
    driver.run("--contact", "pst@exemple.be")
    assert {entry.headers["User-Agent"].partition(" ")[2] for entry in web.asked()} == {"(+pst@exemple.be)"}


def test_public_sites_are_not_asked_without_a_contact(web: SmallWeb, tmp_path: Path) -> None:
    driver = Driver(tmp_path, web)
    driver.sources.write_text("nis_code,kind,url\n61003,commune,https://commune.invalid/pst\n", encoding="utf-8")
    done = driver.run()
    assert done.code == 2
    assert "contact" in done.err


def test_a_source_is_looked_at_when_it_is_due(web: SmallWeb, tmp_path: Path) -> None:
    web.sites["a"] = {"/pst": listing(0)}
    driver = Driver(tmp_path, web)
    driver.list_sources([Site("a", "61003", start="/pst")], every="mois")
    driver.run()
    web.forget()
    done = driver.run()
    assert web.asked() == []
    assert [source["state"] for source in done.report["sources"]] == ["not_due"]
    driver.run("--force")
    assert len(web.asked()) == 2


def test_due_dates() -> None:
    now = datetime(2025, 3, 10, tzinfo=UTC)
    said = Source("commune", "61003", "https://exemple.be/", every=timedelta(days=10))
    silent = Source("commune", "61003", "https://exemple.be/", every=WEEK)
    paused = Source("commune", "61003", "https://exemple.be/", every=None)
    yesterday = SourceCheck("x", now - timedelta(days=1))
    for by_hand in (False, True):
        assert is_due(said, None, now, by_hand=by_hand)
        assert not is_due(said, yesterday, now, by_hand=by_hand)
        assert is_due(said, yesterday, now + timedelta(days=9), by_hand=by_hand)
        assert is_due(said, SourceCheck("x", now, state="error"), now + timedelta(days=1), by_hand=by_hand)
        assert not is_due(paused, None, now, by_hand=by_hand)
    assert not is_due(silent, yesterday, now, by_hand=False)
    assert is_due(silent, yesterday, now, by_hand=True)


def test_runs_do_not_overlap(web: SmallWeb, tmp_path: Path) -> None:
    web.sites["a"] = {"/pst": listing(1)}
    driver = Driver(tmp_path, web)
    driver.list_sources([Site("a", "61003", start="/pst")])
    with RunLock(driver.archive, "un essai"):
        done = driver.run()
    assert done.code == EXIT_BUSY
    assert "un essai" in done.err
    assert web.asked() == []


def test_a_dry_run_downloads_and_writes_nothing(web: SmallWeb, tmp_path: Path) -> None:
    web.sites["a"] = {"/pst": listing(2), **plans(2, 1)}
    driver = Driver(tmp_path, web)
    driver.list_sources([Site("a", "61003", start="/pst")])
    done = driver.run("--dry-run")
    assert set(done.documents()) == {web.url("a", "/pst0.pdf"), web.url("a", "/pst1.pdf")}
    assert [entry.path for entry in web.asked()] == ["/robots.txt", "/pst"]
    assert not driver.archive.exists()


def test_only_some_bodies(web: SmallWeb, tmp_path: Path) -> None:
    for host in ("a", "b"):
        web.sites[host] = {"/pst": listing(0)}
    driver = Driver(tmp_path, web)
    driver.list_sources([Site("a", "61003", start="/pst"), Site("b", "61010", "cpas", start="/pst")])
    driver.run("--only", "cpas:61010")
    assert {entry.host for entry in web.asked()} == {"b"}
    assert driver.run("--only", "84068").code == 2


def test_a_host_that_only_fails_is_left_alone() -> None:
    async def failing() -> Hosts:
        hosts = Hosts(ScrapeOptions(test_only_delay=0.01))
        for _ in range(6):
            await hosts.wait("http://a.localhost/")
            hosts.done("http://a.localhost/", status=None)
        return hosts

    hosts = asyncio.run(failing())
    assert [key for key, _ in hosts.resting()] == ["a.localhost:80"]


def test_retry_after_forms() -> None:
    later = datetime.now(UTC) + timedelta(seconds=90)
    said = parse_retry_after(later.strftime("%a, %d %b %Y %H:%M:%S GMT"))
    assert said is not None
    assert 80 < said <= 90
    assert parse_retry_after("-5") is None
    assert parse_retry_after(None) is None

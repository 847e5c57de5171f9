"""What servers ask of us, seen in the server's own log: spacing, robots.txt, "later", budgets, due dates, the lock."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.archive import Archive, SourceCheck
from corpus.lock import EXIT_BUSY, RunLock
from corpus.registry.sources import WEEK, Source
from corpus.scrape.options import MINIMUM_DELAY, ScrapeOptions, read_options
from corpus.scrape.politeness import Hosts, parse_retry_after
from corpus.scrape.run import is_due
from pst.errors import UsageError
from tests.corpus.scrape.driving import Driver
from tests.corpus.scrape.sites import Site, file, page, sample, variant
from tests.corpus.scrape.web_server import Asked, Reply, SmallWeb, serving

ROBOTS = "text/plain"


def listing(count: int) -> Reply:
    links = "".join(
        f'<li><a href="/pst{n}.pdf">Programme stratégique transversal, volet {n}</a></li>' for n in range(count)
    )
    return page("PST", f"<h1>PST</h1><ul>{links}</ul>")


def plans(count: int, seed: int) -> dict[str, Reply]:
    body = sample("commune-rendeux-fiches.pdf")
    return {f"/pst{n}.pdf": file(variant(body, 100 * seed + n)) for n in range(count)}


@pytest.fixture
def web() -> Iterator[SmallWeb]:
    with serving({}) as served:
        yield served


def gaps(log: list[Asked]) -> list[float]:
    return [later.at - earlier.at for earlier, later in pairwise(log)]


def test_requests_to_a_host_are_spaced_while_hosts_go_side_by_side(web: SmallWeb, tmp_path: Path) -> None:
    for number, host in enumerate(("one", "two")):
        web.sites[host] = {"/pst": listing(4), **plans(4, number)}
    driver = Driver(tmp_path, web, delay=0.2)
    driver.list_sources([Site("one", "61003", start="/pst"), Site("two", "61010", start="/pst")])
    assert driver.run().code == 0
    for host in ("one", "two"):
        assert len(web.asked(host)) == 6  # robots.txt, the page, four plans
        assert min(gaps(web.asked(host))) >= 0.2
    first, second = web.asked("one"), web.asked("two")
    assert first[0].at < second[-1].at
    assert second[0].at < first[-1].at


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


def test_robots_txt_is_obeyed(web: SmallWeb, tmp_path: Path) -> None:
    rules = b"User-agent: *\nDisallow: /pst0\nUser-agent: pst-wallonie\nDisallow: /pst1\nDisallow: /prive/\n"
    web.sites["some"] = {"/robots.txt": Reply(rules, media_type=ROBOTS), "/pst": listing(3), **plans(3, 1)}
    web.sites["all"] = {"/robots.txt": Reply(b"User-agent: *\nDisallow: /\n", media_type=ROBOTS), "/pst": listing(2)}
    web.sites["down"] = {"/robots.txt": Reply(status=503), "/pst": listing(2)}
    driver = Driver(tmp_path, web, retries=0)
    driver.list_sources(
        [Site("some", "61003", start="/pst"), Site("all", "61010", start="/pst"), Site("down", "61012", start="/pst")]
    )
    done = driver.run()
    assert {entry.path for entry in web.asked("some")} == {"/robots.txt", "/pst", "/pst0.pdf", "/pst2.pdf"}
    assert {entry.path for entry in web.asked("all")} == {"/robots.txt"}
    assert {entry.path for entry in web.asked("down")} == {"/robots.txt"}
    assert done.documents()[web.url("some", "/pst1.pdf")]["detail"] == "interdit par robots.txt"
    said = {source["url"]: source["detail"] for source in done.report["sources"]}
    assert said[web.url("all", "/pst")] == "interdit par robots.txt"
    assert said[web.url("down", "/pst")] == "robots.txt inaccessible (statut 503)"


def test_crawl_delay_is_obeyed(web: SmallWeb, tmp_path: Path) -> None:
    rules = b"User-agent: *\nCrawl-delay: 0.5\n"
    web.sites["a"] = {"/robots.txt": Reply(rules, media_type=ROBOTS), "/pst": listing(2), **plans(2, 1)}
    driver = Driver(tmp_path, web, delay=0.02)
    driver.list_sources([Site("a", "61003", start="/pst")])
    driver.run()
    assert len(web.asked("a")) == 4
    assert min(gaps(web.asked("a"))) >= 0.5


def test_retry_after_is_obeyed(web: SmallWeb, tmp_path: Path) -> None:
    web.sites["soon"] = {"/pst": listing(1), **plans(1, 1)}
    web.sites["soon"]["/pst0.pdf"].status = 429
    web.sites["soon"]["/pst0.pdf"].times = 1
    web.sites["soon"]["/pst0.pdf"].headers = {"Retry-After": "1"}
    web.sites["later"] = {"/pst": listing(3), **plans(3, 2)}
    web.sites["later"]["/pst0.pdf"] = Reply(status=503, headers={"Retry-After": "7200"})
    driver = Driver(tmp_path, web)
    driver.list_sources([Site("soon", "61003", start="/pst"), Site("later", "61010", start="/pst")])
    done = driver.run()
    assert done.documents()[web.url("soon", "/pst0.pdf")]["change"] == "added"
    assert gaps(web.asked("soon"))[-1] >= 1.0
    assert [entry.path for entry in web.asked("later")] == ["/robots.txt", "/pst", "/pst0.pdf"]
    assert "laissé en paix" in done.documents()[web.url("later", "/pst2.pdf")]["detail"]
    web.forget()
    again = driver.run()  # the host asked for two hours: nothing is asked of it in the next run either
    assert web.asked("later") == []
    assert again.code == 1
    with Archive(driver.archive, readonly=True) as archive:
        (frozen,) = archive.frozen_hosts().values()
    assert frozen.until > datetime.now(UTC) + timedelta(hours=1)


def test_a_site_has_a_budget_of_pages_and_of_documents(web: SmallWeb, tmp_path: Path) -> None:
    links = "".join(f'<a href="/pst/{n}">Programme stratégique transversal, page {n}</a> ' for n in range(30))
    web.sites["deep"] = {"/pst": page("PST", f"<h1>PST</h1>{links}")}
    web.sites["deep"].update({f"/pst/{n}": page("PST", "<h1>PST</h1><p>Un chapitre.</p>" * 9) for n in range(30)})
    web.sites["wide"] = {"/pst": listing(9), **plans(9, 1)}
    driver = Driver(tmp_path, web, page_budget=5, document_budget=3)
    driver.list_sources([Site("deep", "61003", start="/pst"), Site("wide", "61010", start="/pst")])
    done = driver.run()
    assert len(web.asked("deep")) == 1 + 5
    assert len(web.asked("wide")) == 1 + 1 + 3
    assert not any(source["complete"] for source in done.report["sources"])
    assert "budget" in done.err


def test_a_source_is_looked_at_when_it_is_due(web: SmallWeb, tmp_path: Path) -> None:
    web.sites["a"] = {"/pst": listing(1), **plans(1, 1)}
    driver = Driver(tmp_path, web)
    driver.list_sources([Site("a", "61003", start="/pst")], every="mois")
    driver.run()
    web.forget()
    done = driver.run()
    assert web.asked() == []
    assert [source["state"] for source in done.report["sources"]] == ["not_due"]
    driver.run("--force")
    assert len(web.asked()) == 3


def test_due_dates() -> None:
    now = datetime(2025, 3, 10, tzinfo=UTC)
    source = Source("commune", "61003", "https://exemple.be/", every=timedelta(days=10))
    seen = SourceCheck("x", now - timedelta(days=9))
    assert is_due(source, None, now, None)
    assert not is_due(source, seen, now, None)
    assert is_due(source, seen, now + timedelta(days=1), None)
    assert is_due(source, SourceCheck("x", now, state="error"), now, None)
    assert is_due(source, SourceCheck("x", now, complete=False), now, None)
    silent = Source("commune", "61003", "https://exemple.be/", every=WEEK)
    assert is_due(silent, SourceCheck("x", now), now, None)
    assert not is_due(silent, SourceCheck("x", now), now, timedelta(days=1))
    assert not is_due(Source("commune", "61003", "https://exemple.be/", every=None), None, now, None)


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
        web.sites[host] = {"/pst": listing(1), **plans(1, 1)}
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


def test_the_report_is_sent(web: SmallWeb, tmp_path: Path) -> None:
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from threading import Thread

    received: list[bytes] = []

    class Post(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Post)
    Thread(target=server.serve_forever, daemon=True).start()
    web.sites["a"] = {"/pst": listing(1), **plans(1, 1)}
    driver = Driver(tmp_path, web)
    driver.list_sources([Site("a", "61003", start="/pst")])
    done = driver.run("--notify", f"json://127.0.0.1:{server.server_address[1]}/", "--notify", "inconnu://secret@x")
    server.shutdown()
    server.server_close()
    assert b"1 nouveau" in received[0]
    assert "Notification non envoy" in done.err
    assert "secret" not in done.err

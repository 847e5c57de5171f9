"""Twenty sites, two runs: all that is to be found, nothing else, nothing downloaded twice; then a dataset."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.archive import Archive
from tests.corpus.scrape.driving import ROOT, Done, Driver, environment, wanted
from tests.corpus.scrape.sites import Site, file, municipal_web, page, sample
from tests.corpus.scrape.web_server import Asked, SmallWeb, serving


@dataclass
class Twice:
    web: SmallWeb
    sites: list[Site]
    driver: Driver
    first: Done
    second: Done
    first_log: list[Asked]
    second_log: list[Asked]


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twice]:
    with serving({}) as web:
        sites = municipal_web(web.url)
        web.sites.update({site.host: site.pages for site in sites})
        driver = Driver(tmp_path_factory.mktemp("web"), web)
        driver.list_sources(sites)
        first = driver.run()
        first_log = web.asked()
        web.forget()
        second = driver.run()
        yield Twice(web, sites, driver, first, second, first_log, web.asked())


def test_there_are_enough_sites(twice: Twice) -> None:
    assert len([site for site in twice.sites if site.nis_code]) >= 15


def test_all_documents_are_found_and_nothing_else_is_kept(twice: Twice) -> None:
    assert twice.first.err == ""
    assert twice.first.kept() == wanted(twice.sites, twice.web)
    assert set(twice.first.documents()) == wanted(twice.sites, twice.web)
    with Archive(twice.driver.archive, readonly=True) as archive:
        assert {document.url for document in archive.latest_documents()} == wanted(twice.sites, twice.web)
        assert archive.verify() == []
    assert twice.first.code == 0


def test_each_document_says_why_it_was_chosen(twice: Twice) -> None:
    for line in twice.first.report["documents"]:
        assert line["reasons"], line["url"]
        assert line["score"] >= 4, line["url"]
        assert line["document_kind"] in ("plan", "evaluation", "other"), line["url"]


def test_what_only_resembles_a_plan_is_set_aside_by_its_text(twice: Twice) -> None:
    aside = {line["url"]: line["document_kind"] for line in twice.first.report["set_aside"]}
    assert aside == {
        twice.web.url("verlaine", "/g.pdf"): "guide",
        twice.web.url("florennes", "/x/document.pdf"): "other",
    }


def test_decoys_are_not_even_asked_for(twice: Twice) -> None:
    asked = {entry.path for entry in twice.first_log}
    assert not asked & {"/bulletin12.pdf", "/roi.pdf", "/pv.pdf", "/brocante.pdf", "/cookies.pdf"}
    assert not asked & {"/formulaires/prime.pdf", "/fileadmin/user_upload/pcs.pdf", "/f/budget-2024.pdf"}
    assert not asked & {"/images/docs/dpg.pdf", "/images/docs/pcdr-fiches-projets.pdf", "/a.pdf", "/b.pdf", "/c.pdf"}


def test_a_second_run_downloads_no_document(twice: Twice) -> None:
    assert twice.second.kept() == wanted(twice.sites, twice.web)
    assert twice.second.counts == {
        "added": 0, "changed": 0, "unchanged": len(wanted(twice.sites, twice.web)), "vanished": 0, "failed": 0,
    }  # fmt: skip
    documents = {url.partition(str(twice.web.port))[2] for url in wanted(twice.sites, twice.web)}
    fetched = {entry.path for entry in twice.second_log if entry.status == 200}
    assert not fetched & documents
    assert fetched <= {"/robots.txt", "/pst"}  # robots.txt is asked in each run, one page has no validators


def test_robots_is_asked_first_and_once_a_host(twice: Twice) -> None:
    for host in {entry.host for entry in twice.first_log}:
        paths = [entry.path for entry in twice.first_log if entry.host == host]
        assert paths[0] == "/robots.txt"
        assert paths.count("/robots.txt") == 1


def test_nothing_is_asked_twice_in_a_run(twice: Twice) -> None:
    asked = [(entry.host, entry.path) for entry in twice.first_log]
    assert len(asked) == len(set(asked))


def test_who_we_are_is_said_and_no_cookie_is_sent(twice: Twice) -> None:
    for entry in twice.first_log:
        assert entry.headers["User-Agent"].startswith("pst-wallonie/")
        assert "(+" in entry.headers["User-Agent"]
        assert not {"Cookie", "Referer", "Authorization"} & set(entry.headers)


def test_no_name_of_the_server_reaches_the_disk(twice: Twice) -> None:
    files = [path.name for path in (twice.driver.archive / "objects").rglob("*") if path.is_file()]
    assert files
    assert all(len(name) == 64 and int(name, 16) >= 0 for name in files)


def test_from_the_archive_to_a_dataset(twice: Twice, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    command = [sys.executable, "-m", "pst", "run", str(twice.driver.archive), "--out", str(tmp_path / "out"), "--quiet"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False, env=environment()
    )
    assert done.returncode == 0, done.stderr
    documents = pq.read_table(tmp_path / "out" / "tables" / "documents.parquet").to_pylist()
    published = {url for url in wanted(twice.sites, twice.web)}
    assert {document["source_url"] for document in documents} == published
    actions = pq.read_table(tmp_path / "out" / "tables" / "actions.parquet")
    assert actions.num_rows > 50


def test_two_sources_of_one_site_ask_for_nothing_twice(tmp_path: Path) -> None:
    content = '<h1>PST</h1><p><a href="/pst.pdf">Le PST de la commune et du CPAS</a></p>'
    body = sample("cpas-valombreux-tableau.pdf")
    pages = {"/": page("Commune", '<h1>Commune</h1><a href="/pst">PST</a>' + "<p>Bonjour à tous.</p>" * 9)}
    pages |= {"/pst": page("PST", content), "/pst.pdf": file(body)}
    with serving({"shared": pages}) as web:
        driver = Driver(tmp_path, web)
        driver.list_sources([Site("shared", "61003"), Site("shared", "61003", "cpas", "/pst")])
        done = driver.run()
        paths = [entry.path for entry in web.asked()]
        url = web.url("shared", "/pst.pdf")
    assert sorted(paths) == ["/", "/pst", "/pst.pdf", "/robots.txt", "/sitemap.xml"]
    assert [line["change"] for line in done.report["documents"]] == ["added", "unchanged"] or [
        line["change"] for line in done.report["documents"]
    ] == ["unchanged", "added"]
    with Archive(driver.archive, readonly=True) as archive:
        (document,) = archive.latest_documents()
    assert document.url == url
    assert {source_id[:4] for source_id in document.source_ids} == {"comm", "cpas"}

"""Sites that change between runs: new term, replaced plan, removed plan, annex that moves, passing failure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from corpus.archive import Archive
from tests.corpus.scrape.driving import Done, Driver
from tests.corpus.scrape.sites import Site, file, page, sample, variant
from tests.corpus.scrape.web_server import Reply, SmallWeb, serving

SITES = {
    "term": "61003", "replaced": "61010", "removed": "61012", "unlinked": "61019", "moved": "61024", "passing": "61028",
    "printed": "61031", "tokens": "61039", "turned": "61041", "back": "61043", "challenged": "61048",
}  # fmt: skip


def plan(number: int) -> bytes:
    return variant(sample("commune-rendeux-fiches.pdf"), 500 + number)


def linking(*paths: str, text: str = "Le PST", token: str = "") -> Reply:
    links = "".join(f'<li><a href="{path}">{text} – {path[1:-4]}</a></li>' for path in paths)
    intro = "<p>Le plan de la commune, adopté par le conseil, évalué à mi-parcours.</p>" * 2
    hidden = f'<form><input type="hidden" name="_token" value="{token}"></form>' if token else ""
    reply = page("PST", f"<h1>Programme stratégique transversal</h1>{intro}<ul>{links}</ul>{hidden}")
    reply.validators = "none" if token else "both"
    return reply


def printed_plan(word: str) -> Reply:
    body = sample("commune-tellin-page.html").replace(b"</body>", f"<!-- {word} --></body>".encode())
    return Reply(body, validators="none")


def before() -> dict[str, dict[str, Reply]]:
    return {
        "term": {"/pst": linking("/2018-2024.pdf"), "/2018-2024.pdf": file(plan(1))},
        "replaced": {"/pst": linking("/pst.pdf"), "/pst.pdf": file(plan(2))},
        "removed": {"/pst": linking("/pst.pdf"), "/pst.pdf": file(plan(3))},
        "unlinked": {"/pst": linking("/pst.pdf"), "/pst.pdf": file(plan(4))},
        "moved": {"/pst": linking("/pst.pdf", "/annexe.pdf"), "/pst.pdf": file(plan(5)), "/annexe.pdf": file(plan(6))},
        "passing": {"/pst": linking("/pst.pdf"), "/pst.pdf": file(plan(7))},
        "printed": {"/pst": printed_plan("un")},
        "tokens": {"/pst": linking("/pst.pdf", token="abc"), "/pst.pdf": file(plan(8))},
        "turned": {"/pst": linking("/pst.pdf"), "/pst.pdf": file(plan(9))},
        "back": {"/pst": linking("/pst.pdf"), "/pst.pdf": file(plan(10))},
        "challenged": {"/pst": linking("/pst.pdf"), "/pst.pdf": file(plan(11))},
    }


def change(sites: dict[str, dict[str, Reply]]) -> None:
    sites["term"] = {
        "/pst": linking("/2024-2030.pdf"),
        "/2024-2030.pdf": file(plan(21)),
        "/2018-2024.pdf": file(plan(1)),
    }
    sites["replaced"]["/pst.pdf"] = file(plan(22))
    sites["removed"] = {"/pst": linking(), "/pst.pdf": Reply(status=410)}
    sites["unlinked"]["/pst"] = linking()
    sites["moved"] = {
        "/pst": linking("/pst.pdf", "/docs/annexe.pdf"), "/pst.pdf": file(plan(5)), "/docs/annexe.pdf": file(plan(6)),
    }  # fmt: skip
    sites["passing"]["/pst.pdf"] = Reply(status=500)
    sites["printed"]["/pst"] = printed_plan("deux")
    sites["tokens"]["/pst"] = linking("/pst.pdf", token="xyz")
    sites["turned"]["/pst.pdf"] = file(sample("guide-pratique.pdf"))
    sites["back"]["/pst.pdf"] = Reply(status=404)
    sites["challenged"]["/pst"] = Reply(b"<title>Just a moment...</title><p>Checking your browser</p>", status=503)


@dataclass
class Changed:
    web: SmallWeb
    driver: Driver
    first: Done
    second: Done
    third: Done

    def lines(self, run: str, host: str) -> dict[str, str]:
        done: Done = getattr(self, run)
        prefix = self.web.url(host, "")
        return {url.removeprefix(prefix): line["change"] for url, line in done.documents().items() if prefix in url}

    def detail(self, run: str, host: str, path: str) -> str:
        done: Done = getattr(self, run)
        return str(done.documents()[self.web.url(host, path)]["detail"])


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Changed]:
    with serving(before()) as web:
        driver = Driver(tmp_path_factory.mktemp("changes"), web)
        driver.list_sources(Site(host, code, start="/pst") for host, code in SITES.items())
        first = driver.run()
        change(web.sites)
        second = driver.run()
        web.sites["back"]["/pst.pdf"] = file(plan(10))
        web.sites["passing"]["/pst.pdf"] = file(plan(7))
        third = driver.run("--only", "61043,61028,61012")
        yield Changed(web, driver, first, second, third)


def test_all_is_new_at_first(changed: Changed) -> None:
    assert changed.first.counts == {"added": 12, "changed": 0, "unchanged": 0, "vanished": 0, "failed": 0}
    assert changed.first.code == 0


@pytest.mark.parametrize(
    ("host", "lines"),
    [
        ("term", {"/2024-2030.pdf": "added", "/2018-2024.pdf": "unchanged"}),
        ("replaced", {"/pst.pdf": "changed"}),
        ("removed", {"/pst.pdf": "vanished"}),
        ("unlinked", {"/pst.pdf": "unchanged"}),
        ("moved", {"/pst.pdf": "unchanged", "/docs/annexe.pdf": "added", "/annexe.pdf": "vanished"}),
        ("passing", {"/pst.pdf": "failed"}),
        ("printed", {"/pst": "unchanged"}),
        ("tokens", {"/pst.pdf": "unchanged"}),
        ("turned", {"/pst.pdf": "vanished"}),
        ("back", {"/pst.pdf": "vanished"}),
        ("challenged", {"/pst.pdf": "unchanged"}),
    ],
)
def test_what_a_second_run_says(changed: Changed, host: str, lines: dict[str, str]) -> None:
    assert changed.lines("second", host) == lines


def test_details_that_people_need(changed: Changed) -> None:
    assert changed.detail("second", "unlinked", "/pst.pdf") == "plus aucune page n'y mène"
    assert (
        changed.detail("second", "moved", "/docs/annexe.pdf")
        == f"déplacé depuis {changed.web.url('moved', '/annexe.pdf')}"
    )
    assert "ce n'est plus un plan" in changed.detail("second", "turned", "/pst.pdf")
    challenged = next(s for s in changed.second.report["sources"] if "challenged" in s["url"])
    assert challenged["page_state"] == "challenge"


def test_a_source_whose_document_failed_in_passing_is_not_empty(changed: Changed) -> None:
    documents = {source["url"]: source["documents"] for source in changed.second.report["sources"]}
    assert documents[changed.web.url("passing", "/pst")] == 1
    assert documents[changed.web.url("removed", "/pst")] == 0


def test_a_replaced_plan_keeps_its_versions(changed: Changed) -> None:
    line = changed.second.documents()[changed.web.url("replaced", "/pst.pdf")]
    with Archive(changed.driver.archive, readonly=True) as archive:
        old, new = archive.versions(changed.web.url("replaced", "/pst.pdf"))
        assert (line["previous"], line["digest"]) == (old.digest, new.digest)
        assert archive.open(old.digest) == plan(2)
        assert archive.open(new.digest) == plan(22)
        assert archive.verify() == []


def test_what_vanished_stays_in_the_archive(changed: Changed) -> None:
    with Archive(changed.driver.archive, readonly=True) as archive:
        gone = {d.url for d in archive.documents() if d.vanished_at is not None}
        assert changed.web.url("removed", "/pst.pdf") in gone
        assert changed.web.url("removed", "/pst.pdf") not in {d.url for d in archive.latest_documents()}


def test_what_comes_back_and_what_failed_in_passing(changed: Changed) -> None:
    assert changed.lines("third", "back") == {"/pst.pdf": "changed"}
    assert changed.lines("third", "passing") == {"/pst.pdf": "unchanged"}
    assert changed.lines("third", "removed") == {}

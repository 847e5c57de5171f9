"""The archive: bytes once, every fetch logged, versions known."""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.archive import Archive, Fetch, PageResult, SourceCheck, is_archive
from corpus.archive_names import document_name
from pst.errors import PstError, UsageError

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
URL = "https://www.exemple.be/pst.pdf"
SOURCE = "commune-61031-00000000"


def later(days: float) -> datetime:
    return NOW + timedelta(days=days)


def fetch(url: str = URL, at: datetime = NOW, **more: Any) -> Fetch:
    values: dict[str, Any] = {"status": 200, "source_id": SOURCE, "media_type": "application/pdf"} | more
    return Fetch(url=url, requested_at=at, **values)


@pytest.fixture
def archive(tmp_path: Path) -> Any:
    with Archive(tmp_path / "archive") as opened:
        yield opened


def test_the_same_bytes_are_kept_once(archive: Archive) -> None:
    archive.record(fetch(), b"plan")
    archive.record(fetch("https://www.exemple.be/copie.pdf"), b"plan")
    files = [path for path in (archive.folder / "objects").rglob("*") if path.is_file()]
    assert [path.name for path in files] == [hashlib.sha256(b"plan").hexdigest()]
    assert archive.open(files[0].name) == b"plan"
    assert list((archive.folder / "tmp").iterdir()) == []


def test_life_of_an_address(archive: Archive) -> None:
    steps = [
        (fetch(status=503), None, "failed"),
        (fetch(etag='"1"'), b"un", "added"),
        (fetch(status=304), None, "unchanged"),
        (fetch(etag='"1b"'), b"un", "unchanged"),
        (fetch(etag='"2"'), b"deux", "changed"),
        (fetch(status=None, error="délai dépassé"), None, "failed"),
        (fetch(status=404), None, "vanished"),
        (fetch(status=410), None, "unchanged"),
        (fetch(), b"deux", "changed"),
        (fetch(status=410), None, "vanished"),
        (fetch(status=304), None, "changed"),
        (fetch(error="page de vérification de robot"), b"<html>", "failed"),
        (fetch(), b"", "failed"),
        (fetch(), None, "failed"),
        (fetch(status=301), None, "failed"),
    ]
    found = [archive.record(replace(step, requested_at=later(n)), body) for n, (step, body, _) in enumerate(steps)]
    assert found == [wanted for _, _, wanted in steps]
    assert [logged.change for logged in archive.fetches(url=URL)] == found
    spans = [(v.digest[:4], v.first_seen, v.last_seen, v.gone_at) for v in archive.versions(URL)]
    one, two = (hashlib.sha256(body).hexdigest()[:4] for body in (b"un", b"deux"))
    assert spans == [
        (one, later(1), later(3), later(4)),
        (two, later(4), later(4), later(6)),
        (two, later(8), later(8), later(9)),
        (two, later(10), later(10), None),
    ]
    assert archive.verify() == []


def test_validators_are_those_of_the_last_body(archive: Archive) -> None:
    assert archive.validators(URL) is None
    archive.record(fetch(etag='"1"', last_modified="Sat, 01 Mar 2025 11:00:00 GMT"), b"un")
    archive.record(fetch(at=later(1), status=304))
    archive.record(fetch(at=later(2), status=500))
    known = archive.validators(URL)
    assert known
    assert (known.etag, known.last_modified, known.role) == ('"1"', "Sat, 01 Mar 2025 11:00:00 GMT", "document")
    archive.record(fetch(at=later(3), etag=None), b"deux")
    assert archive.validators(URL) == replace(
        known, etag=None, last_modified=None, digest=hashlib.sha256(b"deux").hexdigest()
    )
    archive.record(fetch(at=later(4), status=404))
    assert archive.validators(URL) is None


def test_a_missing_object_is_asked_for_again(archive: Archive) -> None:
    archive.record(fetch(etag='"1"'), b"un")
    path = archive.path_of(hashlib.sha256(b"un").hexdigest())
    path.unlink()
    assert archive.validators(URL) is None
    assert [problem.code for problem in archive.verify()] == ["missing"]
    assert archive.record(fetch(at=later(1)), b"un") == "unchanged"
    assert archive.verify() == []


def test_verify_finds_altered_and_foreign_files(archive: Archive) -> None:
    archive.record(fetch(), b"un")
    digest = hashlib.sha256(b"un").hexdigest()
    path = archive.path_of(digest)
    path.chmod(0o644)
    path.write_bytes(b"UN")
    (archive.folder / "objects" / "notes.txt").touch()
    assert sorted(problem.code for problem in archive.verify()) == ["altered", "misplaced"]
    with pytest.raises(PstError, match="altéré"):
        archive.open(digest)
    assert sorted(problem.code for problem in archive.repair()) == ["altered"]
    assert [problem.code for problem in archive.verify()] == ["misplaced", "missing"]
    assert archive.validators(URL) is None


def test_rejected_documents_are_known_and_not_kept(archive: Archive) -> None:
    assert archive.record(fetch(role="rejected", etag='"1"'), b"une declaration") == "added"
    assert archive.documents() == ()
    known = archive.validators(URL)
    assert known
    assert (known.role, known.etag) == ("rejected", '"1"')
    assert list((archive.folder / "objects").iterdir()) == []
    assert archive.verify() == []
    assert archive.record(fetch(at=later(1), role="rejected"), b"une declaration") == "unchanged"
    assert archive.record(fetch(at=later(2)), b"un plan enfin") == "changed"
    assert [document.url for document in archive.documents()] == [URL]


def test_documents_are_given_once_the_published_place_first(archive: Archive) -> None:
    moved = "https://www.exemple.be/annexes/pst.pdf"
    archive.record(fetch(link_text="Notre PST", score=9.5, reasons=("lien",)), b"plan")
    archive.record(fetch(at=later(1), status=404))
    archive.record(fetch(moved, at=later(1)), b"plan")
    (document,) = archive.documents()
    assert (document.url, document.vanished_at) == (moved, None)
    assert archive.latest_documents() == (document,)
    assert [address.url for address in archive.addresses(source_id=SOURCE)] == [moved, URL]
    first = archive.addresses()[1]
    assert (first.vanished_at, first.source_ids) == (later(1), (SOURCE,))


def test_replaced_files_are_given_and_of_pages_the_first_and_the_last_of_each_year(archive: Archive) -> None:
    page = "https://www.exemple.be/pst"
    for days in (0, 10, 20, 320, 330):
        archive.record(fetch(at=later(days)), b"fichier %d" % days)
        archive.record(fetch(page, at=later(days), media_type="text/html"), b"page %d" % days)
    given = [(d.url == page, archive.open(d.digest).split()[-1], d.superseded) for d in archive.documents()]
    assert given == [
        (True, b"0", True),
        (True, b"20", True),
        (True, b"330", False),
        (False, b"0", True),
        (False, b"10", True),
        (False, b"20", True),
        (False, b"320", True),
        (False, b"330", False),
    ]
    assert [archive.open(d.digest) for d in archive.latest_documents()] == [b"page 330", b"fichier 330"]


def test_several_sources_lead_to_one_document(archive: Archive) -> None:
    other = "cpas-61031-11111111"
    archive.record(fetch(link_text="PST", reasons=("lien", "adresse"), score=3.0), b"plan")
    archive.note_link(URL, other, later(1), page_url="https://www.exemple.be/cpas")
    archive.record(fetch(at=later(2), status=304))
    (document,) = archive.documents()
    assert document.source_ids == (SOURCE, other)
    assert archive.addresses(source_id=other)[0].url == URL
    assert len(list(archive.fetches())) == 2


def test_the_same_bytes_at_two_addresses_have_the_sources_of_both(archive: Archive) -> None:
    other = "cpas-61031-11111111"
    archive.record(fetch(), b"plan commun")
    archive.record(fetch("https://cpas.exemple.be/pst.pdf", later(1), source_id=other), b"plan commun")
    (document,) = archive.documents()
    assert (document.url, document.source_ids) == (URL, (SOURCE, other))


def test_what_is_marked_vanished_stays(archive: Archive) -> None:
    archive.record(fetch(), b"plan")
    assert archive.mark_vanished(URL, SOURCE, later(1), "site fermé") == "vanished"
    assert archive.mark_vanished(URL, SOURCE, later(2)) == "unchanged"
    (document,) = archive.documents()
    assert document.vanished_at == later(1)
    assert archive.open(document.digest) == b"plan"


def test_runs_pages_checks_and_hosts(archive: Archive) -> None:
    number = archive.begin_run(NOW)
    archive.record(fetch(), b"plan")
    archive.record(fetch("https://www.exemple.be/b.pdf", status=500))
    archive.record(fetch("https://www.exemple.be/pst", role="page"), b"<p>PST")
    page = PageResult("https://www.exemple.be/pst", SOURCE, NOW, candidates=2, status=200, title="PST")
    archive.record_page(page)
    check = SourceCheck(SOURCE, NOW, pages=1, candidates=2, documents=1, complete=False)
    archive.record_check(check)
    archive.freeze_host("www.exemple.be", NOW, later(1), "429")
    archive.freeze_host("www.exemple.be", later(1), later(2), "503")
    archive.end_run(later(0.1))
    archive.begin_run(later(1))
    assert archive.pages(SOURCE) == (page,)
    assert archive.checks(SOURCE) == archive.checks() == (check,)
    assert archive.last_checks() == {SOURCE: check}
    first, second = archive.runs()
    assert (first.run_id, first.ended_at, first.changes["added"], first.changes["failed"]) == (number, later(0.1), 1, 1)
    assert second.ended_at is None
    frozen = archive.frozen_hosts()["www.exemple.be"]
    assert (frozen.since, frozen.until, frozen.reason) == (NOW, later(2), "503")
    archive.thaw_host("www.exemple.be")
    assert archive.frozen_hosts() == {}


def test_a_fetch_comes_back_as_it_was_logged(archive: Archive) -> None:
    sent = fetch(
        final_url="https://www.exemple.be/nouveau.pdf", redirects=("https://www.exemple.be/a",), etag='W/"é"',
        link_text="Le PST…", page_url="https://www.exemple.be/", score=0.25, reasons=("texte du lien", "adresse"),
        headers=(("Content-Type", "application/pdf"),),
    )  # fmt: skip
    archive.record(sent, b"plan")
    (logged,) = archive.fetches()
    assert logged.fetch == replace(sent, digest=hashlib.sha256(b"plan").hexdigest(), size=4)


def test_readers_read_while_one_writes(archive: Archive) -> None:
    with Archive(archive.folder, readonly=True) as reader:
        archive.record(fetch(), b"plan")
        assert len(reader.documents()) == 1
        with pytest.raises(PstError):
            reader.record(fetch(at=later(1), status=404))


def test_a_copy_that_nobody_can_write_to_is_read(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.record(fetch(), b"plan")
    archive.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Archive(archive.folder, readonly=True) as copy:
        assert copy.verify() == []
        assert len(copy.documents()) == 1
        assert not (copy.folder / "log.sqlite-shm").exists()


def test_no_archive_no_reading(tmp_path: Path) -> None:
    assert not is_archive(tmp_path)
    with pytest.raises(UsageError, match="pas d'archive"):
        Archive(tmp_path / "nulle-part", readonly=True)
    assert not (tmp_path / "nulle-part").exists()


def test_a_damaged_log_is_said(archive: Archive) -> None:
    archive.record(fetch(), b"plan")
    archive.close()
    log = archive.folder / "log.sqlite"
    log.write_bytes(b"ceci n'est pas une base" * 1000)
    with pytest.raises(PstError, match="journal illisible"):
        Archive(archive.folder)


def test_a_log_of_a_later_version_is_left_alone(archive: Archive) -> None:
    archive.close()
    with sqlite3.connect(archive.folder / "log.sqlite") as connection:
        connection.execute("pragma user_version = 99")
    connection.close()
    with pytest.raises(UsageError, match="plus récente"):
        Archive(archive.folder)


def test_a_full_disk_leaves_nothing_behind(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.record(fetch(), b"un")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "plus de place")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="plus de place"):
            archive.record(fetch(at=later(1)), b"deux")
    assert list((archive.folder / "tmp").iterdir()) == []
    assert archive.verify() == []
    assert len(list(archive.fetches())) == 1
    assert archive.record(fetch(at=later(2)), b"deux") == "changed"


ANSWERS = st.sampled_from(
    [(200, b"un"), (200, b"deux"), (304, None), (404, None), (500, None), (None, None), (200, b"")]
)


@settings(max_examples=20, deadline=None)
@given(st.lists(ANSWERS, max_size=12))
def test_whatever_a_server_answers_the_log_holds_together(answers: list[tuple[int | None, bytes | None]]) -> None:
    with mock.patch("os.fsync"), tempfile.TemporaryDirectory() as folder, Archive(Path(folder)) as archive:
        shown: bytes | None = None  # what the address shows now
        for number, (status, body) in enumerate(answers):
            change = archive.record(fetch(at=later(number), status=status), body)
            before = shown
            if status == 200 and body:
                shown = body
            elif status == 404:
                shown = None
            elif status == 304 and before is None and archive.versions(URL):
                shown = archive.open(archive.versions(URL)[-1].digest)
            assert (change in ("added", "changed", "vanished")) == (shown != before)
            assert (archive.validators(URL) is None) == (shown is None)
        spans = archive.versions(URL)
        assert [archive.open(document.digest) for document in archive.latest_documents()] == ([shown] if shown else [])
        assert all(span.gone_at is not None for span in spans[:-1])
        assert all(one.gone_at and one.gone_at <= two.first_seen for one, two in pairwise(spans))
        assert archive.verify() == []
        assert len(list(archive.fetches())) == len(answers)


@pytest.mark.parametrize(
    ("url", "media_type", "name"),
    [
        ("https://x.be/docs/PST%202018-2024.pdf/view", "application/pdf", "PST-2018-2024.pdf"),
        ("https://x.be/pst.doc", "application/pdf", "pst.pdf"),
        ("https://x.be/tableau.xls", "application/msword", "tableau.xls"),
        ("https://x.be/?p=701", "text/html", "p-701.html"),
        ("https://x.be/", "text/html", "x.be.html"),
        ("https://x.be/%2e%2e%2f%2e%2e%2fetc%2fpasswd", None, "etc-passwd"),
        ("https://x.be/plan-strat%C3%A9gique", "text/html", "plan-stratégique.html"),
        ("https://x.be/v1.2/pst", "text/html", "pst.html"),
        ("https://x.be/%00%0a.exe", None, "exe"),
        ("https://x.be/" + "a" * 500, None, "a" * 80),
    ],
)
def test_names_of_documents(url: str, media_type: str | None, name: str) -> None:
    assert document_name(url, media_type) == name

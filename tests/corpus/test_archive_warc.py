"""The archive as a WARC that other tools read: warcio's own reader and its digest check stand for them."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.cli import main as warcio

from corpus.archive import Archive, Fetch

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
URL = "https://www.exemple.be/pst.pdf"


@pytest.fixture
def archive(tmp_path: Path) -> Any:
    with Archive(tmp_path / "archive") as opened:
        headers = (("Content-Type", "application/pdf"), ("Set-Cookie", "a=b"), ("Content-Encoding", "gzip"))
        first = Fetch(
            URL,
            "s",
            NOW,
            status=200,
            etag='"1"',
            media_type="application/pdf",
            headers=headers,
            link_text="Notre plan é",
        )
        opened.record(first, b"%PDF-1.4 premier")
        opened.record(Fetch(URL, "s", NOW + timedelta(days=7), status=304))
        opened.record(Fetch(URL, "s", NOW + timedelta(days=14), status=200, etag='"2"'), b"%PDF-1.4 second")
        opened.record(Fetch(URL, "s", NOW + timedelta(days=21), status=200), b"%PDF-1.4 second")
        opened.record(Fetch(URL, "s", NOW + timedelta(days=28), status=404))
        opened.record(Fetch("https://www.exemple.be/dpc", "s", NOW, status=200, role="rejected"), b"autre chose")
        yield opened


def records(path: Path) -> list[tuple[str, str, str, bytes]]:
    with path.open("rb") as file:
        return [
            (
                record.rec_type,
                record.rec_headers.get_header("WARC-Target-URI") or "",
                record.rec_headers.get_header("WARC-Date"),
                record.content_stream().read(),
            )
            for record in ArchiveIterator(file, check_digests="raise")
        ]


@pytest.mark.parametrize("name", ["export.warc", "export.warc.gz"])
def test_every_fetch_and_body_is_there(archive: Archive, tmp_path: Path, name: str) -> None:
    path = tmp_path / "sortie" / name
    count = archive.export_warc(path)
    found = records(path)
    assert len(found) == count
    assert [kind for kind, *_ in found] == [
        "warcinfo",
        *("response", "metadata"),
        *("revisit", "metadata"),
        *("response", "metadata"),
        *("revisit", "metadata"),
        "metadata",
        "metadata",
    ]
    assert [body for kind, _, _, body in found if kind == "response"] == [b"%PDF-1.4 premier", b"%PDF-1.4 second"]
    assert found[3][2] == "2025-03-08T12:00:00.000000Z"
    told = json.loads(found[2][3])
    assert (told["change"], told["link_text"], told["url"]) == ("added", "Notre plan é", URL)
    assert list(path.parent.iterdir()) == [path]


def test_headers_are_those_of_the_decoded_body(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "export.warc"
    archive.export_warc(path)
    with path.open("rb") as file:
        response = next(record for record in ArchiveIterator(file) if record.rec_type == "response")
        headers = dict(response.http_headers.headers)
        assert response.http_headers.get_statuscode() == "200"
    assert headers == {"Content-Type": "application/pdf", "ETag": '"1"', "Content-Length": "16"}


def test_other_tools_check_and_index_it(archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "export.warc.gz"
    archive.export_warc(path)
    with pytest.raises(SystemExit) as ended:
        warcio(["check", str(path)])
    assert ended.value.code == 0
    warcio(["index", "-f", "warc-type,warc-target-uri", str(path)])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    assert {"warc-type": "response", "warc-target-uri": URL} in lines


def test_two_exports_are_the_same(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    archive.export_warc(tmp_path / "a" / "x.warc")
    archive.export_warc(tmp_path / "b" / "x.warc")
    assert (tmp_path / "a" / "x.warc").read_bytes() == (tmp_path / "b" / "x.warc").read_bytes()


def test_a_missing_body_leaves_its_line(archive: Archive, tmp_path: Path) -> None:
    for path in (archive.folder / "objects").rglob("*"):
        if path.is_file():
            path.unlink()
    archive.export_warc(tmp_path / "export.warc.gz")
    assert {kind for kind, *_ in records(tmp_path / "export.warc.gz")} == {"warcinfo", "metadata"}


def test_an_empty_archive_is_a_valid_file(tmp_path: Path) -> None:
    with Archive(tmp_path / "vide") as archive:
        assert archive.export_warc(tmp_path / "vide.warc.gz") == 1
    assert gzip.decompress((tmp_path / "vide.warc.gz").read_bytes()).startswith(b"WARC/1.1")

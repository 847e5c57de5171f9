"""`pst archive`: listed, verified, repaired, exported."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from corpus.archive import Archive, Fetch
from corpus.lock import RunLock
from tests.pst.test_cli import pst_exit

NOW = datetime(2025, 3, 1, tzinfo=UTC)
HUY, NAMUR = "commune-61031-00000000", "cpas-92094-00000000"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "data" / "archive"
    with Archive(path) as archive:
        archive.begin_run(NOW)
        for number, (name, source, body) in enumerate((("a", HUY, b"un"), ("b", NAMUR, b"deux"), ("a", HUY, b"trois"))):
            at = NOW + timedelta(days=number)
            archive.record(Fetch(f"https://x.be/{name}.pdf", source, at, status=200, link_text="PST"), body)
        archive.record(Fetch("https://x.be/b.pdf", NAMUR, NOW + timedelta(days=5), status=410))
        archive.end_run(NOW)
    return path


@pytest.mark.usefixtures("folder")
def test_documents_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("archive", "list") == 0
    text = capsys.readouterr().out
    assert "2 documents." in text
    rows = [line.split() for line in text.splitlines() if "https://" in line]
    assert [row[-5] for row in rows] == ["publié", "disparu"]
    assert pst_exit("archive", "list", "--all", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [(d["url"][-5:], d["superseded"]) for d in found] == [("a.pdf", True), ("a.pdf", False), ("b.pdf", False)]
    assert Path(found[0]["path"]).read_bytes() == b"un"
    assert found[0]["organisations"][0]["name"] == "Commune de Huy"
    for filters, count in ((["--kind", "cpas"], 1), (["--province", "Liège"], 1), (["--only", "Namur"], 1)):
        assert pst_exit("archive", "list", "--json", *filters) == 0
        assert len(json.loads(capsys.readouterr().out)) == count


@pytest.mark.usefixtures("folder")
def test_runs_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("archive", "list", "--runs", "--json") == 0
    (run,) = json.loads(capsys.readouterr().out)
    assert (run["added"], run["changed"], run["vanished"], run["failed"]) == (2, 1, 1, 0)
    assert pst_exit("archive", "list", "--runs") == 0
    assert "01/03/2025" in capsys.readouterr().out


def test_verify_and_repair(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("archive", "verify") == 0
    assert "3 contenus, 0.0 Mo ; tout est intact." in capsys.readouterr().out
    with Archive(folder, readonly=True) as archive:
        path = archive.path_of(archive.latest_documents()[0].digest)
    path.chmod(0o644)
    path.write_bytes(b"autre")
    assert pst_exit("archive", "verify", "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert [(problem["code"], problem["digest"]) for problem in found["problems"]] == [("altered", path.name)]
    with RunLock(folder, "pst scrape"):
        assert pst_exit("archive", "verify", "--repair") == 75
    assert "une autre exécution est en cours (pst scrape" in capsys.readouterr().err
    assert pst_exit("archive", "verify", "--repair") == 1
    assert f"{path.name} mis dans" in capsys.readouterr().out
    assert pst_exit("archive", "verify") == 1
    assert "absent (https://x.be/a.pdf)" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("archive", "export", "--warc", tmp_path / "plans.warc.gz") == 0
    assert "enregistrements" in capsys.readouterr().out
    with (tmp_path / "plans.warc.gz").open("rb") as file:
        assert sum(record.rec_type == "response" for record in ArchiveIterator(file)) == 3
    assert pst_exit("archive", "export") == 2
    assert "--warc" in capsys.readouterr().err


def test_there_must_be_an_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["list"], ["verify"], ["export", "--warc", "x.warc"]):
        assert pst_exit("archive", *arguments) == 2
        assert "pas d'archive dans ce dossier" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []

"""`pst run` on an archive: the documents that were published, under names of their own, read once."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import pst.cli.options
import pst.pipeline
from corpus.archive import Archive, Fetch
from normalize.plan_file import from_json
from pst.pipeline import RunOptions, run
from tests.pst.conftest import InProcess
from tests.pst.test_cli import pst_exit

NOW = datetime(2025, 3, 1, tzinfo=UTC)
SOURCE = "cpas-61031-00000000"
SITE = "https://www.exemple.be"


def keep(folder: Path, *documents: tuple[str, bytes, str]) -> None:
    with Archive(folder) as archive:
        for number, (path, body, media_type) in enumerate(documents):
            at = NOW + timedelta(days=number)
            archive.record(Fetch(f"{SITE}/{path}", SOURCE, at, status=200, media_type=media_type), body)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    keep(folder, ("docs/Mon%20Plan.pdf/view", b"plan un", "application/pdf"), ("pst", b"plan deux", "text/html"))
    return folder


@pytest.mark.usefixtures("rooms")
def test_documents_have_names_addresses_and_times(archive: Path, tmp_path: Path) -> None:
    report = run(RunOptions(paths=(archive,), out=tmp_path / "out"), executor=InProcess())
    assert [document.label for document in report.documents] == [f"{SITE}/docs/Mon%20Plan.pdf/view", f"{SITE}/pst"]
    paths = [document.plan_path.name for document in report.documents if document.plan_path]
    assert paths == ["Mon-Plan.json", "pst.json"]


@pytest.mark.usefixtures("rooms")
def test_only_what_is_new_is_read(archive: Path, tmp_path: Path) -> None:
    options = RunOptions(paths=(archive,), out=tmp_path / "out")
    run(options, executor=InProcess())
    again = InProcess()
    run(options, executor=again)
    assert again.calls == []
    keep(archive, ("docs/annexe.pdf", b"plan trois", "application/pdf"))
    once_more = InProcess()
    report = run(options, executor=once_more)
    assert len(once_more.calls) == 1
    assert len(report.documents) == 3


@pytest.mark.usefixtures("rooms")
def test_replaced_and_vanished_documents_are_still_read(archive: Path, tmp_path: Path) -> None:
    address = f"{SITE}/docs/Mon%20Plan.pdf/view"
    keep(archive, ("docs/Mon%20Plan.pdf/view", b"plan nouveau", "application/pdf"))
    with Archive(archive) as log:
        log.record(Fetch(f"{SITE}/pst", SOURCE, NOW + timedelta(days=9), status=404))
    report = run(RunOptions(paths=(archive,), out=tmp_path / "out"), executor=InProcess())
    assert [document.label for document in report.documents] == [address, address, f"{SITE}/pst"]


@pytest.mark.usefixtures("rooms")
def test_settings_name_an_archived_document(archive: Path, tmp_path: Path) -> None:
    (archive / "pst.toml").write_text('["Mon-Plan.pdf"]\nterm = "2018-2024"\n["autre.pdf"]\nterm = "2012-2018"\n')
    report = run(RunOptions(paths=(archive,), out=tmp_path / "out"), executor=InProcess())
    assert report.documents[0].plan_path
    plan_file = from_json(report.documents[0].plan_path.read_bytes())
    assert plan_file.document.title == "(2018, 2024)"
    assert len(report.remarks) == 1
    assert "autre.pdf" in report.remarks[0]


def test_zip_archives_are_opened_and_addresses_kept(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("dossier/annexe.txt", "Une annexe, sans plan.")
    folder = tmp_path / "archive"
    keep(folder, ("tout.zip", content.getvalue(), "application/zip"))
    report = run(RunOptions(paths=(folder,), out=tmp_path / "out", jobs=1), executor=InProcess())
    (document,) = report.documents
    assert document.label == f"{SITE}/tout.zip › tout.zip/dossier/annexe.txt"
    assert document.plan_path
    assert document.plan_path.name == "tout.json"  # a lone document is named after its archive
    told = from_json(document.plan_path.read_bytes()).document
    assert (told.source_url, told.retrieved_at) == (f"{SITE}/tout.zip", "2025-03-01T00:00:00.000000+00:00")


def test_a_document_that_names_nobody_is_its_publishers(tmp_path: Path) -> None:
    text = "# Programme stratégique transversal 2018-2024\n\n" + "\n".join(
        f"Objectif stratégique {n} : Être un lieu où il fait bon vivre {n}\n\n"
        f"Objectif opérationnel {n}.1 : Soigner l'accueil {n}\n\n- Action {n}.1.1 : Ouvrir un guichet {n}\n"
        for n in (1, 2, 3)
    )
    folder = tmp_path / "archive"
    keep(folder, ("brochure.txt", text.encode(), "text/plain"))
    report = run(RunOptions(paths=(folder,), out=tmp_path / "out"), executor=InProcess())
    assert report.documents[0].plan_path
    plan_file = from_json(report.documents[0].plan_path.read_bytes())
    (plan,) = plan_file.plans
    assert [(body.kind, body.nis_code) for body in plan.organisations] == [("cpas", "61031")]
    assert any("celui de la source est retenu (CPAS de Huy)" in warning.message for warning in plan_file.warnings)


@pytest.mark.usefixtures("rooms")
def test_run_without_path_prefers_the_archive(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pst.pipeline, "_pool", lambda *_: InProcess())
    monkeypatch.setattr(pst.cli.options, "ARCHIVE", archive)
    assert pst_exit("run", "--out", tmp_path / "out", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert [document["document"] for document in report["documents"]] == [
        f"{SITE}/docs/Mon%20Plan.pdf/view",
        f"{SITE}/pst",
    ]

from __future__ import annotations

import json
import os
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pytest

import pst.pipeline
from pst.config import DocumentSettings
from pst.errors import UsageError
from pst.outcome import Failure, Outcome, Success
from pst.pipeline import RunOptions, RunReport, run
from pst.sources import find
from tests.pst.conftest import InProcess

pytestmark = pytest.mark.usefixtures("rooms")


def go(*paths: Path, out: Path, executor: Executor | None = None, **options: bool | DocumentSettings) -> RunReport:
    return run(RunOptions(paths=paths, out=out, **options), executor=executor or InProcess())  # type: ignore[arg-type]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def test_each_document_has_its_plan_file_and_all_have_tables(folder: Path, tmp_path: Path) -> None:
    report = go(folder, out=tmp_path / "out")
    assert not report.failures
    written = contents(tmp_path / "out")
    assert [name for name in written if name.startswith("plans/")] == ["plans/a.json", "plans/b.json", "plans/c.json"]
    assert len([name for name in written if name.startswith("tables/")]) == 11
    schema = json.loads(written["plan-file.schema.json"])
    for name in ("a", "b", "c"):
        jsonschema.validate(json.loads(written[f"plans/{name}.json"]), schema)
    documents = pq.read_table(tmp_path / "out" / "tables" / "documents.parquet")
    assert documents.column("file_name").to_pylist() == ["a.txt", "b.txt", "c.txt"]


def test_two_runs_and_any_executor_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as threads:
        executors: list[Executor] = [InProcess(), threads, InProcess(last_first=True)]
        for number, executor in enumerate(executors):
            go(folder, out=tmp_path / str(number), executor=executor)
    first = contents(tmp_path / "0")
    assert first == contents(tmp_path / "1") == contents(tmp_path / "2")


def test_an_unchanged_corpus_is_not_read_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    go(folder, out=out)
    before = contents(out)
    times = {path: path.stat().st_mtime_ns for path in (out / "plans").iterdir()}

    def refuse(*_: object) -> None:
        raise AssertionError("a document was read")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(pst.pipeline, "_pool", refuse)
    report = run(RunOptions(paths=(folder,), out=out))
    monkeypatch.undo()
    assert all(document.cached for document in report.documents)
    assert contents(out) == before
    assert {path: path.stat().st_mtime_ns for path in (out / "plans").iterdir()} == times


def test_only_the_changed_document_is_read_again(folder: Path, tmp_path: Path) -> None:
    go(folder, out=tmp_path / "out")
    (folder / "b.txt").write_text("tout autre plan", encoding="utf-8")
    executor = InProcess()
    report = go(folder, out=tmp_path / "out", executor=executor)
    assert len(executor.calls) == 1
    assert [document.cached for document in report.documents] == [True, False, True]
    fresh = go(folder, out=tmp_path / "fresh")
    assert contents(tmp_path / "out") == contents(fresh.out)


def test_what_a_person_says_makes_another_result(folder: Path, tmp_path: Path) -> None:
    go(folder, out=tmp_path / "out")
    (folder / "pst.toml").write_text('["b.txt"]\nterm = "2018-2024"\n["z.txt"]\nterm = "2018-2024"', encoding="utf-8")
    executor = InProcess()
    report = go(folder, out=tmp_path / "out", executor=executor)
    assert len(executor.calls) == 1
    assert b"(2018, 2024)" in (tmp_path / "out" / "plans" / "b.json").read_bytes()
    assert ['"z.txt"' in remark for remark in report.remarks] == [True]


def test_another_version_of_the_code_reads_all_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(folder, out=tmp_path / "out")
    monkeypatch.setattr(pst.pipeline, "code_version", lambda *_: "another")
    executor = InProcess()
    go(folder, out=tmp_path / "out", executor=executor)
    assert len(executor.calls) == 3


def test_without_cache_all_is_read_and_nothing_kept(folder: Path, tmp_path: Path) -> None:
    for _ in range(2):
        executor = InProcess()
        go(folder, out=tmp_path / "out", executor=executor, use_cache=False)
        assert len(executor.calls) == 3
    assert not (tmp_path / "out" / ".cache").exists()


def test_a_result_that_lacked_ocr_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "scan.txt"
    path.write_text("no ocr", encoding="utf-8")
    for _ in range(2):
        executor = InProcess()
        go(path, out=tmp_path / "out", executor=executor)
        assert len(executor.calls) == 1


def test_a_failure_is_reported_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").write_text("secret", encoding="utf-8")
    (folder / "d.txt").write_text("fault", encoding="utf-8")
    (folder / "e.txt").symlink_to(folder / "nowhere.txt")
    report = go(folder, out=tmp_path / "out")
    assert [Path(document.label).name for document in report.failures] == ["b.txt", "d.txt", "e.txt"]
    secret, fault, dangling = (document.outcome for document in report.failures)
    assert isinstance(secret, Failure)
    assert (secret.reason, secret.hint) == ("protégé par un mot de passe", "Retirez le mot de passe")
    assert isinstance(fault, Failure)
    assert "KeyError" in fault.reason
    assert fault.trace is not None
    assert isinstance(dangling, Failure)
    assert "lien" in dangling.reason
    assert sorted(path.name for path in (tmp_path / "out" / "plans").iterdir()) == ["a.json", "c.json"]


def test_a_lasting_failure_is_remembered_and_another_is_not(folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").write_text("secret", encoding="utf-8")
    (folder / "c.txt").write_text("fault", encoding="utf-8")
    go(folder, out=tmp_path / "out")
    executor = InProcess()
    report = go(folder, out=tmp_path / "out", executor=executor)
    assert len(executor.calls) == 1
    assert len(report.failures) == 2


def test_a_worker_lost_or_late_is_a_failure_of_its_document_only(folder: Path, tmp_path: Path) -> None:
    class Sabotage(InProcess):
        def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
            def late(task):  # type: ignore[no-untyped-def]
                raise {"a.txt": TimeoutError(), "b.txt": RuntimeError("worker died")}[task.name]

            return super().submit(fn if args[0].name == "c.txt" else late, *args, **kwargs)

    report = go(folder, out=tmp_path / "out", executor=Sabotage())
    late, lost, fine = (document.outcome for document in report.documents)
    assert isinstance(late, Failure)
    assert "300 s" in late.reason
    assert isinstance(lost, Failure)
    assert "RuntimeError" in lost.reason
    assert isinstance(fine, Success)


def test_documents_that_share_a_stem_have_the_digest_in_their_names(folder: Path, tmp_path: Path) -> None:
    (folder / "2019").mkdir()
    (folder / "2019" / "A.md").write_text("une autre version", encoding="utf-8")
    report = go(folder, out=tmp_path / "out")
    names = [document.plan_path.name for document in report.documents if document.plan_path]
    assert names[1:3] == ["b.json", "c.json"]
    assert all(len(name.removesuffix(".json")) == len("a-") + 8 for name in (names[0], names[3]))
    assert len(set(names)) == 4
    digests = [
        json.loads(p.read_bytes())["document"]["document_id"][7:15] for p in (tmp_path / "out/plans").glob("[aA]-*")
    ]
    assert sorted(digests) == sorted(name[2:10] for name in (names[0], names[3]))


def test_the_same_file_twice_is_one_document(folder: Path, tmp_path: Path) -> None:
    (folder / "copy").mkdir()
    (folder / "copy" / "a.txt").write_bytes((folder / "a.txt").read_bytes())
    executor = InProcess()
    report = go(folder, out=tmp_path / "out", executor=executor)
    assert len(executor.calls) == 3
    assert report.documents[3].duplicate_of == str(folder / "a.txt")
    assert report.documents[3].plan_path == report.documents[0].plan_path


def test_the_same_bytes_under_two_names_say_so_and_count_once(folder: Path, tmp_path: Path) -> None:
    (folder / "d.txt").write_bytes((folder / "a.txt").read_bytes())
    for _ in range(2):
        report = go(folder, out=tmp_path / "out")
        assert report.documents[3].duplicate_of == str(folder / "a.txt")
        warnings = json.loads((tmp_path / "out" / "plans" / "d.json").read_bytes())["warnings"]
        assert [warning["code"] for warning in warnings] == ["unread-value", "duplicate-document"]
        assert "a.txt" in warnings[1]["message"]
        assert pq.read_table(tmp_path / "out" / "tables" / "documents.parquet").num_rows == 3


def test_what_is_gone_from_the_corpus_goes_from_the_results(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(folder, out=out)
    (out / "plans" / "notes.json").write_text("à moi", encoding="utf-8")
    (out / "plans" / "b.json").write_text("corrigé à la main", encoding="utf-8")
    (folder / "a.txt").unlink()
    (folder / "b.txt").unlink()
    go(folder, out=out)
    assert sorted(path.name for path in (out / "plans").iterdir()) == ["b.json", "c.json", "notes.json"]


def test_a_result_that_was_changed_or_lost_is_written_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(folder, out=out)
    before = contents(out)
    (out / "plans" / "a.json").unlink()
    (out / "plans" / "b.json").write_text("abîmé", encoding="utf-8")
    (out / "tables" / "actions.parquet").unlink()
    go(folder, out=out)
    assert contents(out) == before


def test_a_file_that_changes_while_it_is_read_is_a_failure(folder: Path, tmp_path: Path) -> None:
    class Meddler(InProcess):
        def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
            Path(args[0].path).write_text("changé", encoding="utf-8")
            return super().submit(fn, *args, **kwargs)

    report = go(folder / "a.txt", out=tmp_path / "out", executor=Meddler())
    (failure,) = (document.outcome for document in report.failures)
    assert isinstance(failure, Failure)
    assert "changé pendant" in failure.reason


def test_a_killed_run_resumes_where_it_was(folder: Path, tmp_path: Path) -> None:
    class Watcher(pst.pipeline.SilentObserver):
        def __init__(self) -> None:
            self.seen: list[str] = []

        def done(self, label: str, outcome: Outcome) -> None:
            self.seen.append(Path(label).name)
            if len(self.seen) == 2:
                raise KeyboardInterrupt

    watcher = Watcher()
    with pytest.raises(KeyboardInterrupt):
        run(RunOptions((folder,), tmp_path / "out"), executor=InProcess(), observer=watcher)
    executor = InProcess()
    go(folder, out=tmp_path / "out", executor=executor)
    assert len(executor.calls) == 1


def test_options_for_one_document_are_refused_for_several(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"pas pour 3.*pst\.toml"):
        go(folder, out=tmp_path / "out", override=DocumentSettings(term=(2018, 2024)))
    report = go(folder / "a.txt", out=tmp_path / "out", override=DocumentSettings(term=(2018, 2024)))
    assert not report.failures


def test_an_empty_folder_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="aucun document"):
        go(tmp_path / "empty", out=tmp_path / "out")


def test_results_inside_the_folder_are_no_documents(folder: Path) -> None:
    for _ in range(2):
        assert len(go(folder, out=folder / "out").documents) == 3


def test_hidden_and_lock_files_are_no_documents(folder: Path, tmp_path: Path) -> None:
    for name in (".hidden.txt", "~$a.docx", "Thumbs.db", ".git/config"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    assert len(go(folder, out=tmp_path / "out").documents) == 3


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_a_failure(folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").chmod(0)
    report = go(folder, out=tmp_path / "out")
    assert len(report.failures) == 1


def test_the_folder_of_a_saved_page_holds_no_documents(tmp_path: Path) -> None:
    for name in ("pst.html", "pst_fichiers/logo.txt", "annexes/logo.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Bonjour.", encoding="utf-8")
    assert [file.path.name for file in find([tmp_path / "in"])] == ["pst.html", "logo.txt"]
    assert [file.path.parent.name for file in find([tmp_path / "in"])] == ["in", "annexes"]

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import pst.cli
import pst.cli.options
import pst.pipeline
from normalize.plan_file import from_json
from pst import __version__
from tests.pst.conftest import InProcess


def pst_exit(*arguments: str | Path) -> int:
    """Run the command line in this process and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        pst.cli.main([str(argument) for argument in arguments])
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.fixture
def in_process(rooms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pst.pipeline, "_pool", lambda *_: InProcess())


def test_help_is_french_and_gives_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["run"], ["extract"], ["score"]):
        assert pst_exit(*command, "--help") == 0
        text = capsys.readouterr().out
        assert "Exemple : pst" in text
        assert "Options :" in text
        assert "Usage :" in text
        assert "Show this" not in text


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("--version") == 0
    assert capsys.readouterr().out == f"pst {__version__}\n"


def test_help_imports_no_library_that_reads_or_writes() -> None:
    heavy = "pyarrow pandas numpy lxml pypdfium2 rich msgspec pebble extract normalize outputs"
    code = f"""
import sys
from pst.cli import main
sys.argv = ["pst", "--help"]
try:
    main()
finally:
    print(sorted(set("{heavy}".split()) & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run", "nulle-part"], "nulle-part : ce fichier ou dossier n'existe pas"),
        (["run", "--bodi", "x"], "option inconnue --bodi"),
        (["run", "--jobs", "0"], "valeur refusée pour --jobs"),
        (["run", "--term"], "--term attend une valeur"),
        (["run", "--term", "2018"], "période « 2018 »"),
        (["extract"], "il manque FICHIER"),
        (["extract", "nulle-part.pdf"], "nulle-part.pdf : ce fichier ou dossier n'existe pas"),
        (["score", "nulle-part", "."], "valeur refusée pour gold"),
        (["lire"], "commande inconnue 'lire'"),
    ],
)
def test_wrong_usage_is_one_french_line_and_exit_code_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pst_exit(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("Erreur : ")
    assert message in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.usefixtures("in_process")
def test_run_shows_a_table_and_where_the_results_are(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pst_exit("run", folder, "--out", tmp_path / "out") == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    row = next(line for line in captured.out.splitlines() if line.split()[:1] == ["a"])
    assert row.split() == ["a", "plan", "Commune", "de", "Valbois", "2018-2024", "1/1", "1", "2/3", "1", "0.0"]
    assert "3 documents lus" in captured.out
    assert str(tmp_path / "out") in captured.out.replace("\n", "")


@pytest.mark.usefixtures("in_process")
def test_run_reports_failures_apart_and_exits_with_1(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.txt").write_text("secret", encoding="utf-8")
    assert pst_exit("run", folder, "--out", tmp_path / "out") == 1
    captured = capsys.readouterr()
    assert captured.err.splitlines() == [
        "Non lus : 1",
        f"✗ {folder / 'b.txt'} : protégé par un mot de passe. Retirez le mot de passe.",
    ]
    assert "2 documents lus" in captured.out


@pytest.mark.usefixtures("in_process")
def test_quiet_says_nothing_but_failures(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").write_text("fault", encoding="utf-8")
    assert pst_exit("run", folder, "--out", tmp_path / "out", "--quiet", "--debug") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "erreur interne (KeyError" in captured.err
    assert "Traceback" in captured.err


@pytest.mark.usefixtures("in_process")
def test_run_json_is_the_whole_report(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").write_text("secret", encoding="utf-8")
    assert pst_exit("run", folder, "--out", tmp_path / "out", "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["read"], report["failed"]) == (2, 1)
    first, second, _ = report["documents"]
    assert first["plans"][0]["found"] == {"strategic_objectives": 1, "operational_objectives": 1, "actions": 2}
    assert Path(first["plan_file"]).is_file()
    assert second["hint"] == "Retirez le mot de passe"


@pytest.mark.usefixtures("in_process")
def test_run_without_path_reads_the_samples(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pst.cli.options, "ARCHIVE", tmp_path / "no-archive")
    monkeypatch.setattr(pst.cli.options, "SAMPLES", folder)
    assert pst_exit("run", "--out", tmp_path / "out") == 0
    assert "3 documents lus" in capsys.readouterr().out
    monkeypatch.setattr(pst.cli.options, "SAMPLES", tmp_path / "nowhere")
    assert pst_exit("run", "--out", tmp_path / "out") == 2


@pytest.mark.usefixtures("rooms")
def test_extract_shows_the_tree(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("extract", folder / "a.txt") == 0
    text = capsys.readouterr().out
    for shown in (
        "Programme stratégique transversal",
        "Commune de Valbois  2018-2024",
        "1/1 OS",
        "2/3 actions",
        "O.S.1 Être une commune accueillante",
        "2020-2022",
        "Échevin du logement",
        "1 000 €/an",
        "priorité haute",
        "en cours",
        "ODD 1, 11",
        "unread-value p. 3 Montant non lu",
    ):
        assert shown in text


@pytest.mark.usefixtures("rooms")
def test_extract_json_is_the_plan_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("extract", folder / "a.txt", "--json", "--term", "2024-2030") == 0
    plan_file = from_json(capsys.readouterr().out.encode())
    assert plan_file.document.file_name == "a.txt"
    assert plan_file.document.title == "(2024, 2030)"


@pytest.mark.usefixtures("rooms")
def test_extract_says_why_it_cannot(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text("fault", encoding="utf-8")
    assert pst_exit("extract", folder / "a.txt", "--debug") == 1
    captured = capsys.readouterr()
    assert captured.err.startswith("✗ ")
    assert "Traceback" in captured.err


@pytest.mark.usefixtures("in_process")
def test_score_prints_the_table(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pst_exit("run", folder, "--out", tmp_path / "out", "--quiet")
    gold = tmp_path / "out" / "plans"
    assert pst_exit("score", gold, tmp_path / "out") == 0
    assert "ENSEMBLE" in capsys.readouterr().out
    assert pst_exit("score", gold, gold, "--json") == 0
    assert json.loads(capsys.readouterr().out)["overall"]["exact"] == 1.0
    (tmp_path / "empty").mkdir()
    assert pst_exit("score", gold, tmp_path / "empty", "--details") == 0
    text = capsys.readouterr().out
    assert "a : manque : strategic_objective O.S.1 « Être une commune accueillante »" in text
    assert "Sans fichier plan lisible : a, b, c" in text
    assert pst_exit("score", tmp_path / "empty", gold) == 2


@pytest.mark.usefixtures("in_process")
def test_results_that_cannot_be_written_are_wrong_usage(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert pst_exit("run", folder, "--out", tmp_path / "file" / "out") == 2
    assert capsys.readouterr().err.startswith("Erreur : ")


@pytest.mark.usefixtures("in_process")
def test_a_broken_cache_is_made_anew(folder: Path, tmp_path: Path) -> None:
    assert pst_exit("run", folder, "--out", tmp_path / "out", "--quiet") == 0
    (tmp_path / "out" / ".cache" / "pst.sqlite").write_bytes(b"ceci n'est pas une base" * 100)
    assert pst_exit("run", folder, "--out", tmp_path / "out", "--quiet") == 0


def test_a_reader_that_stops_early_is_no_error(folder: Path) -> None:
    command = f"{sys.executable} -m pst run --help | head -n 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=True)
    assert done.stderr == ""

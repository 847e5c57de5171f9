"""`pst sources`: listed, added, removed, checked; a fault is named with its line."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from corpus.archive import Archive, SourceCheck
from corpus.registry.sources import BUNDLED, read_sources
from tests.pst.test_cli import pst_exit

HEADER = "nis_code,kind,url,term,every,note\n"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mes-sources.csv"
    path.write_text(
        f"{HEADER}61031,commune,https://www.exemple.be/pst,2024-2030,,\n"
        "61031,cpas,https://www.exemple.be/cpas,2018-2024,mois,\n"
        "92094,commune,https://www.ailleurs.be/pst,,jamais,\n",
        encoding="utf-8",
    )
    return path


def listed(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> list[dict[str, Any]]:
    assert pst_exit("sources", "list", "--json", *arguments) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_bundled_sources_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(listed(capsys)) == len(read_sources(BUNDLED))
    assert pst_exit("sources", "list") == 0
    text = capsys.readouterr().out
    assert "jamais vue" in text
    assert text.splitlines()[-1].endswith("sources.")


def test_filters(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Archive(tmp_path / "archive") as archive:
        for source in read_sources(file)[:1]:
            archive.record_check(SourceCheck(source.source_id, datetime.now(UTC) - timedelta(days=1), "shell"))
    own = ("--sources", file, "--archive", tmp_path / "archive")
    assert [row["name"] for row in listed(capsys, *own)] == ["Commune de Huy", "CPAS de Huy", "Commune de Namur"]
    assert len(listed(capsys, *own, "--kind", "cpas")) == 1
    assert len(listed(capsys, *own, "--province", "liege")) == 2
    assert len(listed(capsys, *own, "--term", "2024-2030")) == 1
    assert len(listed(capsys, *own, "--only", "Huy")) == 2
    (broken,) = listed(capsys, *own, "--state", "en-panne")
    assert (broken["state"], broken["error"], broken["line"]) == ("failing", "shell", 2)
    assert [row["state"] for row in listed(capsys, *own, "--state", "jamais-vue", "--state", "en-pause")] == [
        "never",
        "paused",
    ]
    assert pst_exit("sources", "list", *own) == 0
    text = capsys.readouterr().out
    assert "en panne" in text
    assert "3 sources." in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["list", "--province", "Anvers"], "province « Anvers » : inconnue. Il y a : Brabant wallon"),
        (["list", "--kind", "mairie"], "valeur refusée pour --kind"),
        (["list", "--term", "2024"], "période « 2024 »"),
        (["list", "--sources", "absent.csv"], "absent.csv : fichier illisible"),
        (["add", "Nulleville", "https://x.be"], "organisme « Nulleville » : inconnu du registre"),
        (["add", "61031", "exemple.be"], "adresse « exemple.be » mal formée"),
        (["add", "61031", "https://x.be", "--every", "parfois"], "fréquence « parfois » inconnue"),
        (["remove", "https://x.be/"], "https://x.be/ : source inconnue"),
        (["toto"], "commande inconnue 'toto'"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("sources", *arguments) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == 1


def test_a_source_is_added_and_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = len(listed(capsys))
    assert pst_exit("sources", "add", "CPAS de Huy", "https://x.be/pst", "--term", "2024-2030", "--every", "mois") == 0
    assert "CPAS de Huy : https://x.be/pst ajoutée à data/sources.csv." in capsys.readouterr().out
    text = (tmp_path / "data" / "sources.csv").read_text(encoding="utf-8")
    assert text == f"{HEADER}61031,cpas,https://x.be/pst,2024-2030,mois,\n"
    assert len(listed(capsys)) == before + 1
    assert pst_exit("sources", "remove", "https://x.be/pst") == 0
    assert "retirée de data/sources.csv" in capsys.readouterr().out
    assert (tmp_path / "data" / "sources.csv").read_text(encoding="utf-8") == HEADER
    assert len(listed(capsys)) == before


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("61031", "commune-61031"),
        ("cpas:61031", "cpas-61031"),
        ("90000", "province-90000"),
        ("Namur", "commune-92094"),
        ("province de namur", "province-90000"),
        ("bastogne", "commune-82039"),
        ("55022", "commune-58001"),
    ],
)
def test_bodies_are_named_by_code_or_name(name: str, body: str, tmp_path: Path) -> None:
    assert pst_exit("sources", "add", name, "https://x.be/pst", "--sources", tmp_path / "s.csv") == 0
    (source,) = read_sources(tmp_path / "s.csv")
    assert source.source_id.startswith(f"{body}-")


def test_a_bundled_source_is_paused(capsys: pytest.CaptureFixture[str]) -> None:
    first = read_sources(BUNDLED)[0]
    assert pst_exit("sources", "remove", first.source_id) == 0
    assert "mise en pause" in capsys.readouterr().out
    row = next(row for row in listed(capsys) if row["source_id"] == first.source_id)
    assert row["state"] == "paused"


def test_two_bodies_of_one_address(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with file.open("a", encoding="utf-8") as more:
        more.write("61031,cpas,https://www.exemple.be/pst,,,\n")
    assert pst_exit("sources", "remove", "https://www.exemple.be/pst", "--sources", file) == 2
    assert "plusieurs organismes y publient" in capsys.readouterr().err
    assert pst_exit("sources", "remove", "https://www.exemple.be/pst", "--sources", file, "--kind", "cpas") == 0
    assert [s.kind for s in read_sources(file)] == ["commune", "cpas", "commune"]


def test_check_names_lines_and_says_what_to_do(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("sources", "check", file) == 0
    assert "3 sources utilisables." in capsys.readouterr().out
    with file.open("a", encoding="utf-8") as more:
        more.write("6103,commune,https://x.be/,,,\n61031,commune,https://www.namur.be/x,,,\n")
    assert pst_exit("sources", "check", file) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"✗ {file}, ligne 5 : code INS « 6103 » mal formé. Un code INS a cinq chiffres."
    assert lines[1].startswith(f"? {file}, ligne 6 : ")
    assert lines[2] == f"{file} : 4 sources utilisables, 1 ligne fautive."
    assert pst_exit("sources", "check", file, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert [(problem["line"], problem["fatal"]) for problem in found["problems"]] == [(5, True), (6, False)]
    assert pst_exit("sources", "list", "--sources", file) == 2
    assert f"{file}, ligne 5" in capsys.readouterr().err


def test_check_without_a_file_is_of_ones_own_or_the_bundled_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("sources", "check") == 0
    assert "corpus/registry/sources.csv" in capsys.readouterr().out


def test_help_is_french() -> None:
    for name in ("list", "add", "remove", "check"):
        assert pst_exit("sources", name, "--help") == 0

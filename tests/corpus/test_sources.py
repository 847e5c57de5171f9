"""Sources files: what people write by hand is read, and what cannot hold is named with its line."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.registry.sources import (
    BUNDLED,
    Source,
    body_of,
    clean_url,
    examine,
    home_sources,
    known_sources,
    parse_every,
    parse_source_term,
    read_sources,
)
from corpus.registry.sources_file import add_source, every_text, remove_source
from pst.errors import RegistryError

HEADER = "nis_code,kind,url,term,every,note\n"
LINE = "61031,commune,https://www.exemple.be/pst,2024-2030,mois,essai\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sources.csv"


def test_bundled_sources_hold() -> None:
    sources, problems = examine(BUNDLED)
    assert len(sources) > 20
    assert problems == ()


def test_a_line_is_read(file: Path) -> None:
    file.write_text(HEADER + LINE, encoding="utf-8")
    (source,) = read_sources(file)
    assert source == Source(
        "commune", "61031", "https://www.exemple.be/pst", (2024, 2030), timedelta(days=30), "essai", file, 2
    )
    assert source.organisation.place == "Huy"
    assert body_of(source.source_id) == ("commune", "61031")
    assert body_of("commune-61031") is None


@pytest.mark.parametrize(
    "content",
    [
        "﻿nis_code;kind;url;note\r\n61031;CPAS;https://www.exemple.be/pst;été\r\n".encode(),
        "nis_code;kind;url;note\r\n61031;cpas;https://www.exemple.be/pst;été\r\n".encode("cp1252"),
        "url\tNIS_CODE\tkind\tnote\nhttps://www.exemple.be/pst\t61031\tcpas\tété\n".encode(),
        '# le CPAS\n\nnis_code,kind,url,note\n\n# ici\n61031, cpas ,https://www.exemple.be/pst,"été"\n,,,\n'.encode(),
        "nis_code,kind,url,note\n61031,cpas,https://www.exemple.be/pst#haut,été".encode(),
    ],
)
def test_whatever_spreadsheet_wrote_it(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    (source,) = read_sources(file)
    assert (source.kind, source.nis_code, source.url) == ("cpas", "61031", "https://www.exemple.be/pst")
    assert (source.note, source.every, source.term) == ("été", timedelta(days=7), None)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("6103,commune,https://x.be/,,,", "code INS « 6103 » mal formé"),
        ("99999,commune,https://x.be/,,,", "aucun organisme « commune » n'a le code INS 99999"),
        ("61031,province,https://x.be/,,,", "aucun organisme « province »"),
        ("61031,mairie,https://x.be/,,,", "sorte d'organisme « mairie » inconnue"),
        ("61031,commune,www.x.be/pst,,,", "mal formée"),
        ("61031,commune,ftp://x.be/pst,,,", "mal formée"),
        ("61031,commune,https://x.be/mon plan,,,", "mal formée"),
        ("61031,commune,https://[x/,,,", "mal formée"),
        ("61031,commune,https://moi:secret@x.be/,,,", "mot de passe"),
        ("61031,commune,,,,", "mal formée"),
        ("61031,commune,https://x.be/,2024,,", "période « 2024 » inconnue"),
        ("61031,commune,https://x.be/,2030-2024,,", "période"),
        ("61031,commune,https://x.be/,,souvent,", "fréquence « souvent » inconnue"),
        ("61031,commune,https://x.be/,,0 jours,", "fréquence"),
        ("61031,commune,https://x.be/,,,a,b", "trop de colonnes"),
        ("61031,commune,https://www.exemple.be/pst,,,", "déjà à la ligne 2"),
        ('61031,commune,"https://x.be/,,,', "ligne mal formée"),
    ],
)
def test_what_cannot_hold_is_named_with_its_line(file: Path, line: str, message: str) -> None:
    file.write_text(f"{HEADER}{LINE}# un commentaire\n\n{line}\n", encoding="utf-8")
    with pytest.raises(RegistryError) as refused:
        read_sources(file)
    assert refused.value.subject == f"{file}, ligne 5"
    assert message in refused.value.problem
    assert refused.value.hint


def test_lines_are_counted_over_notes_of_several_lines(file: Path) -> None:
    note = '61031,cpas,https://x.be/,,,"une note\nen trois\nlignes"\n'
    file.write_text(f"{HEADER}{note}x,commune,https://x.be/,,,\ny,commune,https://x.be/,,,\n", encoding="utf-8")
    with pytest.raises(RegistryError, match=r"ligne 5 .*\(et 1 autre ligne\)"):
        read_sources(file)


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [("", 1, "fichier vide"), ("# rien\n", 1, "fichier vide"), ("commune,url\n", 1, "colonne nis_code, kind")],
)
def test_a_header_is_wanted(file: Path, content: str, line: int, message: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(RegistryError, match=f"ligne {line} : .*{message}"):
        read_sources(file)


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="illisible"):
        read_sources(tmp_path)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("63040,commune,https://x.be/,,,", "langue allemande"),
        ("82005,commune,https://x.be/,2024-2030,,", "n'existe plus depuis 2024-12-01 : le code est maintenant 82039"),
        ("61031,commune,https://www.namur.be/pst,,,", "semble celle de Commune de Namur"),
    ],
)
def test_what_is_odd_is_said_and_holds(file: Path, line: str, message: str) -> None:
    file.write_text(f"{HEADER}{line}\n", encoding="utf-8")
    (_,), (problem,) = examine(file)
    assert not problem.fatal
    assert message in problem.message


def test_an_unknown_column_is_said_and_left(file: Path) -> None:
    file.write_text("nis_code,kind,url,couleur\n61031,commune,https://x.be/,bleu\n", encoding="utf-8")
    sources, (problem,) = examine(file)
    assert len(sources) == 1
    assert "couleur" in problem.message


def test_a_former_code_is_the_bodys(file: Path) -> None:
    file.write_text(f"{HEADER}55022,commune,https://x.be/,,,\n", encoding="utf-8")
    assert read_sources(file)[0].nis_code == "58001"


def test_the_users_file_goes_over_the_bundled_one(file: Path) -> None:
    bundled = known_sources()
    first = bundled[0]
    file.write_text(f"{HEADER}{first.nis_code},{first.kind},{first.url},,jamais,\n{LINE}", encoding="utf-8")
    merged = known_sources(file)
    assert len(merged) == len(bundled) + 1
    assert merged[0].every is None
    assert merged[-1].file == file
    assert known_sources(file.with_name("absent.csv")) == bundled


def test_homes_of_bodies_without_a_source() -> None:
    known = known_sources()
    homes = home_sources(known, date(2025, 6, 1))
    assert {(home.kind, home.nis_code) for home in homes}.isdisjoint({(s.kind, s.nis_code) for s in known})
    assert all(home.url.startswith("http") and home.url.count("/") == 3 for home in homes)
    assert sum(home.kind == "province" for home in homes) == 5


@pytest.mark.parametrize(
    ("text", "days"),
    [("jour", 1), ("Semaine", 7), ("3 semaines", 21), ("10j", 10), ("12 h", 0.5), ("MENSUEL", 30), ("1 année", 365)],
)
def test_frequencies(text: str, days: float) -> None:
    assert parse_every(text) == timedelta(days=days)


@pytest.mark.parametrize("days", [1, 2, 7, 14, 30, 60, 91, 365, 730, 1 / 24, 0.5, 1.5, 999])
def test_a_frequency_is_written_as_it_is_read(days: float) -> None:
    every = timedelta(days=days)
    assert parse_every(every_text(every)) == every
    assert parse_every(every_text(None)) is None


def test_terms_and_addresses() -> None:
    assert parse_source_term("2024 – 2030") == (2024, 2030)
    assert clean_url(" HTTPS://WWW.Exemple.BE:8080/A?b=C#d ") == "https://www.exemple.be:8080/A?b=C"
    assert clean_url("http://[::1]:80/x") == "http://[::1]:80/x"
    assert clean_url("http://x.be") == "http://x.be/"


def test_lines_are_added_and_removed_and_the_rest_stays(file: Path) -> None:
    mine = '# mes sources\r\nurl;nis_code;kind\r\n\r\n# Huy\r\n"https://x.be/a";61031;commune\r\n# fin'
    file.write_bytes(mine.encode())
    kept = read_sources(file)[0]
    added = Source("cpas", "61031", "https://x.be/b", (2024, 2030), timedelta(days=14), "à revoir ; bientôt")
    add_source(file, added)
    text = file.read_bytes().decode()
    assert text == (
        "# mes sources\r\nurl;nis_code;kind;term;every;note\r\n\r\n# Huy\r\n"
        '"https://x.be/a";61031;commune\r\n# fin\r\nhttps://x.be/b;61031;cpas;2024-2030;2 semaines;'
        '"à revoir ; bientôt"\r\n'
    )
    assert [s.source_id for s in read_sources(file)] == [kept.source_id, added.source_id]
    assert remove_source(file, kept.source_id)
    assert not remove_source(file, kept.source_id)
    assert [s.source_id for s in read_sources(file)] == [added.source_id]
    assert "# Huy" in file.read_text(encoding="utf-8")


def test_a_source_added_again_is_replaced(file: Path) -> None:
    add_source(file, Source("commune", "61031", "https://x.be/a"))
    add_source(file, Source("commune", "61031", "https://x.be/a", every=None))
    assert file.read_text(encoding="utf-8") == f"{HEADER}61031,commune,https://x.be/a,,jamais,\n"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='nis_code,kdurl;\t"#\n\r 61031https://x.be/commune-é\x00\x0b\u2028', max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sources.csv"
        path.write_text(HEADER + text, encoding="utf-8", newline="")
        sources, problems = examine(path)
        assert all(source.line > 1 for source in sources)
        assert all(problem.message for problem in problems)
        total = len(path.read_text(encoding="utf-8").splitlines())
        assert all(1 <= problem.line <= total for problem in problems)

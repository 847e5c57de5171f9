from __future__ import annotations

from pathlib import Path

import pytest

from pst.config import DocumentSettings, SettingsTree, parse_body, parse_pages, parse_term, parse_url, read_settings
from pst.errors import UsageError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("61031", "61031"),
        (" CPAS:61031 ", "cpas:61031"),
        ("province:60000", "province:60000"),
    ],
)
def test_a_body_is_a_code_with_its_kind(text: str, expected: str) -> None:
    assert parse_body(text) == expected


@pytest.mark.parametrize("text", ["Valbois", "9999", "cpas", "cpas:Valbois", "police:61031", "61031+"])
def test_another_body_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match="cpas:"):
        parse_body(text)


def test_a_code_that_nobody_has_is_refused() -> None:
    for text in ("99999", "province:61031"):
        with pytest.raises(UsageError, match="aucun organisme"):
            parse_body(text)


@pytest.mark.parametrize("text", ["2018-2024", "2018 – 2024", "2018/2024"])
def test_a_term_is_two_years(text: str) -> None:
    assert parse_term(text) == (2018, 2024)


@pytest.mark.parametrize("text", ["2018", "2024-2018", "2018-24", "18-24"])
def test_another_term_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="2018-2024"):
        parse_term(text)


def test_pages_are_ranges_from_one() -> None:
    assert parse_pages("3, 7-9") == frozenset({3, 7, 8, 9})


@pytest.mark.parametrize("text", ["0-3", "9-7", "a", "", "1-", "1-610319999"])
def test_other_pages_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="4-20"):
        parse_pages(text)


def test_an_address_is_one_of_the_web() -> None:
    assert parse_url("https://www.valbois.example/pst.pdf").startswith("https")
    with pytest.raises(UsageError, match="https://"):
        parse_url("valbois.example")


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "pst.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_sections_are_by_name_or_glob_and_later_ones_win(tmp_path: Path) -> None:
    file = read_settings(
        write(tmp_path, '["*.pdf"]\nbody = 61031\nterm = "2018-2024"\n["cpas*.pdf"]\nbody = "cpas:61031"')
    )
    assert file.settings_for(tmp_path / "plan.pdf") == DocumentSettings("61031", (2018, 2024))
    assert file.settings_for(tmp_path / "cpas-plan.pdf") == DocumentSettings("cpas:61031", (2018, 2024))
    assert file.settings_for(tmp_path / "plan.docx") == DocumentSettings()


def test_a_section_may_name_a_file_of_a_subfolder(tmp_path: Path) -> None:
    file = read_settings(write(tmp_path, '["2019/plan.pdf"]\npages = "4-5"'))
    assert file.settings_for(tmp_path / "2019" / "plan.pdf").pages == frozenset({4, 5})
    assert file.settings_for(tmp_path / "2024" / "plan.pdf").pages is None
    assert file.unmatched([tmp_path / "2024" / "plan.pdf"]) == ["2019/plan.pdf"]


def test_the_nearest_file_wins_and_none_above_the_root_is_read(tmp_path: Path) -> None:
    write(tmp_path, "ce n'est pas du TOML")
    write(tmp_path / "root", '["*"]\nbody = "61031"\nterm = "2018-2024"')
    write(tmp_path / "root" / "cpas", '["*"]\nbody = "cpas:61031"')
    tree = SettingsTree()
    document = tmp_path / "root" / "cpas" / "plan.pdf"
    assert tree.settings_for(document, tmp_path / "root") == DocumentSettings("cpas:61031", (2018, 2024))
    assert [file.path.parent.name for file in tree.files()] == ["root", "cpas"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[plan.pdf]\nbody = '61031'", r'\["plan"\].*« pdf ».*entre guillemets'),
        ('["a.pdf"]\nbodi = "61031"', r'\["a.pdf"\].*« bodi ».*body, term, pages'),
        ('["a.pdf"]\nbody = "Valbois"', r'\["a.pdf"\].*« Valbois ».*61031'),
        ('["a.pdf"]\npages = [1, 2]', r"« pages » doit être un texte"),
        ('body = "61031"', r"« body ».*hors de toute section"),
        ("[", r"illisible"),
    ],
)
def test_a_wrong_settings_file_says_where_and_what(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=message):
        read_settings(write(tmp_path, text))


def test_options_go_over_files() -> None:
    said = DocumentSettings(body="61031").over(DocumentSettings(body="cpas:61031", term=(2018, 2024)))
    assert said == DocumentSettings("61031", (2018, 2024))
    assert said.key != DocumentSettings("61031").key

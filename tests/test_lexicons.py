"""Every row of the vocabulary: its examples are read as it says, its counter-examples are not, its codes are known."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

import pytest

from extract import lexicon
from extract.detect.texts.annotations import names_dated_plan
from extract.detect.texts.celltext import name_lines
from extract.detect.texts.sentences import tells
from extract.detect.words.grid_roles import RoleField, grid_role, raci
from extract.detect.words.headings import (
    announced,
    is_closing,
    is_count,
    is_count_label,
    is_foreword,
    is_formula,
    is_imprint,
    is_of_meetings,
    is_recital,
    is_resolution,
    is_site_foot,
    is_state,
    is_total,
    names_level,
    volet_cell,
    volet_of,
    without_chapter,
)
from extract.detect.words.labels import meaning
from extract.detect.words.markers import read_marker
from extract.detect.words.ticks import is_prompt
from extract.detect.words.wording import (
    is_about_the_method,
    may_name_theme,
    names_no_item,
    says_being,
    says_definition,
    says_doing,
    says_idle,
    speaks_of_method,
)
from extract.document import Cell, Kind, Line, TextBlock
from extract.layout.pages.site_words import is_foot_link, is_notice, is_owner, is_path, is_skip_link, is_switch
from extract.printed import Field, Level
from extract.text import fold
from normalize.plan_file import AmountKind, Direction, Funder, Per, PilotRole, Vat, Volet

LEVELS = {level.value for level in Level}
STRUCTURE = {
    "title", "code", "type", "volet", "theme", "parent", "ignore", "grid", "contents", "funding", "article",
    "direction", "budget_type",
}  # fmt: skip
HINTS: dict[str, dict[str, set[str]]] = {
    "pilots": {"role": set(get_args(PilotRole))},
    "schedule": {
        "bound": {"period", "end", "start", "effective_start", "effective_end"},
        "shape": {"grid"},
    },
    "amounts": {
        "kind": set(get_args(AmountKind)),
        "funder": set(get_args(Funder)),
        "direction": set(get_args(Direction)),
        "per": set(get_args(Per)),
        "vat": set(get_args(Vat)),
        "unit": {"k", "M"},
        "of": {"means"},
    },
    "indicators": {"part": {"label", "target", "reached"}},
    "progress": {"unit": {"percent", "ratio"}},
    "synergy": {"when": {"true"}, "of": {"bodies"}},
}


def rows(name: str, table: str) -> list[Any]:
    found = lexicon.load(name)[table]
    return [pytest.param(row, id=f"{table}-{row.get('id') or row.get('level') or row.get('volet') or number}-{number}")
            for number, row in enumerate(found)]  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """How the rows of one table are tried: whether a text is read as ``row`` says."""

    name: str
    table: str
    reads: Callable[[dict[str, Any], str], bool]
    knows: Callable[[dict[str, Any]], bool] = field(default=lambda row: True)


def _marker(row: dict[str, Any], text: str) -> bool:
    """Whether the text is read as this very row."""
    marker = read_marker(text)
    return marker is not None and marker.level == row["level"] and marker.id.removeprefix("ordinal-") == row["id"]


def _role(row: dict[str, Any], text: str) -> bool:
    role = grid_role(text)
    return role is not None and role.field == row["field"]


READINGS = (
    Reading("markers", "marker", _marker, lambda row: row["level"] in LEVELS | {"objective", "theme"}),
    Reading("headings", "volet", lambda row, text: volet_of(text) == row["volet"],
            lambda row: row["volet"] in get_args(Volet)),
    Reading("headings", "foreword", lambda row, text: is_foreword(text)),
    Reading("headings", "question", lambda row, text: is_foreword(text)),
    Reading("headings", "meeting", lambda row, text: is_of_meetings(text)),
    Reading("headings", "formula", lambda row, text: is_formula(text)),
    Reading("headings", "imprint", lambda row, text: is_imprint(text)),
    Reading("headings", "count", lambda row, text: is_count(text)),
    Reading("headings", "count_label", lambda row, text: is_count_label(text)),
    Reading("headings", "counted_level", lambda row, text: names_level(text)),
    Reading("headings", "chapter", lambda row, text: without_chapter(text) != text),
    Reading("headings", "site_foot", lambda row, text: is_site_foot(text)),
    Reading("headings", "resolution", lambda row, text: is_resolution(text)),
    Reading("headings", "recital", lambda row, text: is_recital(text)),
    Reading("headings", "closing", lambda row, text: is_closing(text)),
    Reading("headings", "announce", lambda row, text: announced(text) == row["level"],
            lambda row: row["level"] in LEVELS | {"steps"}),
    Reading("headings", "introduce", lambda row, text: announced(text) == row["level"]),
    Reading("site", "skip", lambda row, text: is_skip_link(text)),
    Reading("site", "switch", lambda row, text: is_switch(text)),
    Reading("site", "path", lambda row, text: is_path(text)),
    Reading("site", "owner", lambda row, text: is_owner(text)),
    Reading("site", "foot", lambda row, text: is_foot_link(text)),
    Reading("site", "cookies", lambda row, text: is_notice(text)),
    Reading("labels", "prompt", lambda row, text: is_prompt(text)),
    Reading("roles", "role", _role, lambda row: row["field"] in get_args(RoleField)),
    Reading("annotations", "dated_plan", lambda row, text: names_dated_plan(text)),
    Reading("sentences", "sentence", lambda row, text: tells(text)),
    Reading("wording", "be", lambda row, text: says_being(text)),
    Reading("wording", "do", lambda row, text: says_doing(text)),
    Reading("wording", "domain", lambda row, text: re.fullmatch(row["pattern"], fold(text)) is not None),
    Reading("wording", "definition", lambda row, text: says_definition(text)),
    Reading("wording", "about_the_method", lambda row, text: is_about_the_method(text)),
    Reading("wording", "method", lambda row, text: speaks_of_method(text)),
    Reading("wording", "idle", lambda row, text: says_idle(text)),
    Reading("wording", "no_item", lambda row, text: names_no_item(text)),
    Reading("wording", "no_theme", lambda row, text: not may_name_theme(text)),
)  # fmt: skip


def _cases(key: str) -> Iterator[Any]:
    for reading in READINGS:
        for number, row in enumerate(lexicon.load(reading.name)[reading.table]):
            for text in row.get(key, []):
                yield pytest.param(reading, row, text, id=f"{reading.name}-{reading.table}-{number}-{text}")


@pytest.mark.parametrize(("reading", "row", "text"), [*_cases("examples")])
def test_examples_are_read_as_their_row_says(reading: Reading, row: dict[str, Any], text: str) -> None:
    assert reading.reads(row, text)


@pytest.mark.parametrize(("reading", "row", "text"), [*_cases("counter_examples")])
def test_counter_examples_are_not_read_as_their_row(reading: Reading, row: dict[str, Any], text: str) -> None:
    assert not reading.reads(row, text)


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: f"{reading.name}-{reading.table}")
def test_rows_have_known_codes_and_patterns_that_compile(reading: Reading) -> None:
    for row in lexicon.load(reading.name)[reading.table]:
        assert reading.knows(row), row
        for pattern in [*row.get("patterns", []), *([row["pattern"]] if "pattern" in row else [])]:
            re.compile(pattern)
        assert set(row) <= {"id", "level", "volet", "field", "pattern", "patterns", "number", "examples",
                            "counter_examples", "rest", "seen_in", "tells", "bound", "by"}, row  # fmt: skip


@pytest.mark.parametrize("reading", [pytest.param(r, id=f"{r.name}-{r.table}") for r in READINGS])
def test_every_row_shows_what_it_reads_and_what_it_must_not(reading: Reading) -> None:
    for row in lexicon.load(reading.name)[reading.table]:
        assert row.get("examples"), row
        assert row.get("counter_examples"), row


# -- markers ---------------------------------------------------------------------------------------------------------


def test_marker_ids_are_given_once() -> None:
    ids = [row["id"] for row in lexicon.load("markers")["marker"]]
    assert len(set(ids)) == len(ids)


def test_markers_ask_for_a_number_in_a_known_way() -> None:
    assert {row.get("number", "optional") for row in lexicon.load("markers")["marker"]} <= {
        "optional", "required", "colon",
    }  # fmt: skip


@pytest.mark.parametrize("row", rows("markers", "ordinal"))
def test_ordinal_words_number_an_objective(row: dict[str, Any]) -> None:
    for word in row["words"]:
        for text in (f"{word} objectif stratégique : Être prêt", f"{word.capitalize()} axe : Mobilité"):
            marker = read_marker(text)
            assert marker is not None, text
            assert marker.number == row["number"], text


def test_ordinal_words_have_one_number() -> None:
    assert _twice((word, row["number"]) for row in lexicon.load("markers")["ordinal"] for word in row["words"]) == {}


# -- roles -----------------------------------------------------------------------------------------------------------


def test_letters_of_a_raci_table_have_roles() -> None:
    assert {letter: role.field for letter, said in raci().items() if (role := grid_role(said))} == {
        "R": "pilots", "A": "none", "C": "partners", "I": "none",
    }  # fmt: skip


# -- headings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows("headings", "volet_cell"))
def test_cells_of_a_volet_column_are_read_whole(row: dict[str, Any]) -> None:
    assert row["volet"] in get_args(Volet)
    for phrase in row["phrases"]:
        assert fold(phrase) == phrase
        assert volet_cell(phrase) == row["volet"]
        assert volet_cell(phrase.upper()) == row["volet"]


def test_a_cell_means_one_volet() -> None:
    table = lexicon.load("headings")["volet_cell"]
    assert _twice((phrase, row["volet"]) for row in table for phrase in row["phrases"]) == {}


# -- labels ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows("labels", "label"))
def test_labels_have_fields_and_hints_of_the_contract(row: dict[str, Any]) -> None:
    assert row["field"] in {known.value for known in Field} | STRUCTURE
    assert set(row) <= {"field", "hints", "phrases", "examples", "counter_examples"}
    for key, value in row.get("hints", {}).items():
        assert value in HINTS[row["field"]][key]


def _phrases() -> Iterator[tuple[str, dict[str, Any]]]:
    for row in lexicon.load("labels")["label"]:
        for phrase in row["phrases"]:
            yield phrase, row


@pytest.mark.parametrize(("phrase", "row"), [pytest.param(p, row, id=f"{row['field']}-{p}") for p, row in _phrases()])
def test_phrases_are_folded_and_read_as_their_row_says(phrase: str, row: dict[str, Any]) -> None:
    label = phrase.removeprefix("=")
    assert fold(label) == label.removesuffix(".") or label == "%"
    known = meaning(label)
    assert known is not None
    assert (known.target, dict(known.hints)) == (row["field"], row.get("hints", {}))
    assert meaning(label.upper()) == known


def test_no_label_has_two_meanings() -> None:
    meanings = (
        (phrase.removeprefix("="), (row["field"], *sorted(row.get("hints", {}).items()))) for phrase, row in _phrases()
    )
    assert _twice(meanings) == {}


def test_no_phrase_stands_twice_in_a_row() -> None:
    for name, table in (
        ("labels", "label"),
        ("labels", "state"),
        ("labels", "total"),
        ("labels", "average"),
        ("labels", "measured"),
        ("headings", "volet_cell"),
    ):
        for row in lexicon.load(name)[table]:
            assert sorted(set(row["phrases"])) == sorted(row["phrases"])


@pytest.mark.parametrize("row", rows("labels", "state"))
def test_states_are_leaf_headers(row: dict[str, Any]) -> None:
    for phrase in row["phrases"]:
        assert is_state(phrase), phrase
        assert is_state(phrase.upper()), phrase


@pytest.mark.parametrize("row", rows("labels", "total"))
def test_totals_open_a_line(row: dict[str, Any]) -> None:
    for phrase in row["phrases"]:
        assert is_total(phrase.capitalize()), phrase
        assert is_total(f"{phrase} : 12.000 €"), phrase
    assert not is_total("Totalement rénover la place")


@pytest.mark.parametrize("row", rows("labels", "average"))
def test_averages_are_the_whole_text_of_a_row(row: dict[str, Any]) -> None:
    for phrase in row["phrases"]:
        assert is_total(phrase.capitalize()), phrase
        assert not is_total(f"{phrase} section"), phrase


# -- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("head", lexicon.load("names")["heads"])
def test_a_line_that_opens_with_a_function_is_another_name(head: str) -> None:
    assert head == head.lower()
    first, second = Line("Le tout premier nom"), Line(f"{head.capitalize()} du verger")
    cell = Cell(0, 0, blocks=(TextBlock(Kind.PARAGRAPH, (first, second)),))
    assert name_lines(cell).split("\n") == [first.text, second.text]


@pytest.mark.parametrize("words", ["heads", "fields", "of_a_field"])
def test_words_of_names_stand_once(words: str) -> None:
    rows = lexicon.load("names")[words]
    assert sorted(set(rows)) == sorted(rows)


# -- all files -------------------------------------------------------------------------------------------------------


def test_every_file_is_read_and_digested() -> None:
    folder = lexicon._FOLDER
    assert all(tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.toml"))
    assert re.fullmatch(r"[0-9a-f]{16}", lexicon.digest())


def _twice(pairs: Iterator[tuple[str, object]]) -> dict[str, set[object]]:
    """The keys that stand for more than one thing."""
    found: dict[str, set[object]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: known for key, known in found.items() if len(known) > 1}

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import lexicon
from normalize.plan_file import Health
from normalize.values.fte import parse_fte
from normalize.values.health import parse_health
from normalize.values.priority import parse_priority
from normalize.values.progress import parse_progress
from normalize.values.recency import says_when
from normalize.values.status import parse_status
from normalize.values.synergy import parse_synergy

STATES = lexicon.load("states")


def _status(text: str) -> str | None:
    value = parse_status(text).value
    return value.status.code if value else None


def _level(text: str) -> str | None:
    value = parse_priority(text).value
    return value.level if value else None


@pytest.mark.parametrize(
    ("text", "level"), [("P1 (haute)", "high"), ("2 : moyenne", "medium"), ("A – à voir", "high"), ("1 (faible)", None)]
)
def test_signs_with_the_word_that_explains_them(text: str, level: str | None) -> None:
    assert _level(text) == level


def test_the_shade_under_a_text_is_the_index_and_the_text_says_why() -> None:
    value = parse_health("Bloqué le temps que la source soit captée", "Pause").value
    assert value is not None
    assert (value.code, value.raw) == ("paused", "Bloqué le temps que la source soit captée")
    assert parse_health("Problème, le puits est à sec").value == Health(None, "Problème, le puits est à sec")
    value = parse_health("bon", "un mot inconnu").value
    assert value is not None
    assert value.code == "good"


def _health(text: str) -> str | None:
    value = parse_health(text).value
    return value.code if value else None


@pytest.mark.parametrize(
    ("table", "key", "read"),
    [
        ("status", "code", _status),
        ("priority", "level", _level),
        ("health", "code", _health),
        ("recency", "code", says_when),
    ],
)
def test_rows_know_their_examples(table: str, key: str, read: Any) -> None:
    for row in STATES[table]:
        assert {example: read(example) for example in row["examples"]} == dict.fromkeys(row["examples"], row[key])
        assert row[key] not in [read(example) for example in row["counter_examples"]]


@pytest.mark.parametrize(
    ("text", "code", "progress"),
    [
        ("réalisé à 100 %", "done", 100),
        ("réalisé à 80 %", "in_progress", 80),
        ("partiellement réalisé", "in_progress", None),
        ("La visite n'a pas été tenue", "not_started", None),
        ("Le bail a été signé", "done", None),
        ("Le marché a été attribué, la pose est en cours.", "in_progress", None),
        ("État : terminé", "done", None),
        ("Deux réunions en 2019. Action reportée.", "waiting", None),
    ],
)
def test_sentences_of_evaluations(text: str, code: str, progress: float | None) -> None:
    value = parse_status(text).value
    assert value is not None
    assert (value.status.code, value.progress, value.status.raw) == (code, progress, text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Avancement terminé", "done"),
        ("avancement à démarrer", "not_started"),
        ("Avancement suspendu", "waiting"),
        ("État d'avancement terminé", "done"),
        ("Degré d'avancement : annulé", "cancelled"),
        ("Avancement réalisé en partie", "in_progress"),
        ("Avancement satisfaisant", "in_progress"),
        ("Avancement de la réalisation du bief", "in_progress"),
    ],
)
def test_the_state_behind_the_word_avancement_is_the_one_meant(text: str, code: str) -> None:
    assert _status(text) == code


def test_status_of_signs_comes_from_the_legend_only() -> None:
    assert parse_status("🟢").unread == "🟢"
    meant = parse_status("🟢", legend="réalisé").value
    assert meant is not None
    assert (meant.status.code, meant.status.raw) == ("done", "🟢")
    assert parse_status("-").value is None


def test_unknown_scales_keep_their_text() -> None:
    reading = parse_priority("zone bleue")
    assert reading.value is not None
    assert (reading.value.level, reading.value.raw, reading.unread) == (None, "zone bleue", "zone bleue")
    assert parse_priority("").value is None


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("50 %", None, 50),
        ("75", None, 75),
        ("0,5", "ratio", 50),
        ("3/4", None, 75),
        ("taux moyen 60,89 %", None, 60.89),
        ("100.0", None, 100),
        ("-", None, None),
    ],
)
def test_progress(text: str, unit: str | None, value: float | None) -> None:
    assert parse_progress(text, unit).value == value
    assert parse_progress(text, unit).unread is None


@pytest.mark.parametrize("text", ["150 %", "abc", "5/3", "20 % puis 40 %"])
def test_progress_out_of_range_is_unread(text: str) -> None:
    assert parse_progress(text).value is None
    assert parse_progress(text).unread == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0,5 ETP", "0.5"),
        ("1/2 ETP", "0.5"),
        ("2 ETP", "2"),
        ("mi-temps", "0.5"),
        ("1 ETP (ouvrier)", "1"),
        ("3,8", "3.8"),
    ],
)
def test_fte(text: str, value: str) -> None:
    assert parse_fte(text).value == Decimal(value)


def test_fte_without_a_number_is_unread() -> None:
    assert parse_fte("plusieurs agents").unread == "plusieurs agents"
    assert parse_fte("-").unread is None


@pytest.mark.parametrize(("text", "value"), [("X", True), ("oui", True), ("non", False), ("", None), ("CPAS", True)])
def test_synergy(text: str, value: bool | None) -> None:
    assert parse_synergy(text).value is value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ville + CPAS", True),
        ("Les deux", True),
        ("Commune et CPAS", True),
        ("CPAS", None),
        ("Commune", None),
        ("", None),
    ],
)
def test_the_item_of_both_bodies_is_shared(text: str, value: bool | None) -> None:
    assert parse_synergy(text, names_bodies=True).value is value


@given(st.text(max_size=40))
def test_progress_stays_in_its_range(text: str) -> None:
    value = parse_progress(text).value
    assert value is None or 0 <= value <= 100


@given(st.text(max_size=40))
def test_statuses_keep_their_text(text: str) -> None:
    value = parse_status(text).value
    assert value is None or value.status.raw == " ".join(text.split())


def test_priority_of_signs_comes_from_the_legend() -> None:
    meant = parse_priority("▲", legend="haute").value
    assert meant is not None
    assert (meant.level, meant.raw) == ("high", "▲")


@pytest.mark.parametrize("text", ["À lancer – En cours – Terminé – Abandonné", "Terminé\nEn cours\nÀ lancer"])
def test_a_list_of_states_to_choose_from_tells_none(text: str) -> None:
    reading = parse_status(text)
    assert reading.value is None
    assert reading.unread == " ".join(text.split())


def test_a_list_of_priorities_to_choose_from_tells_none() -> None:
    reading = parse_priority("Haute / Moyenne / Basse")
    assert (reading.value, reading.unread) == (None, "Haute / Moyenne / Basse")

"""Where each body stands: due dates, states, unmet duties, alarms."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from corpus.alarms import find_alarms
from corpus.archive import Archive, Fetch, SourceCheck
from corpus.freshness import BodyStatus, KnownPlan, Readings, Status, assess, bodies_of
from corpus.registry.legislatures import current_start, legislature, start_of
from corpus.registry.sources import Source
from corpus.schedule import due_at, due_sources, is_at, source_state

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
COMMUNE = Source("commune", "61031", "https://www.exemple.be/pst", (2024, 2030))
CPAS = Source("cpas", "61031", "https://www.exemple.be/cpas", every=timedelta(days=30))
PAUSED = Source("commune", "92094", "https://www.ailleurs.be/pst", every=None)
PDF = "https://www.exemple.be/pst.pdf"


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def check(days: float, source: Source = COMMUNE, **more: Any) -> SourceCheck:
    return SourceCheck(source.source_id, ago(days), **({"documents": 1} | more))


def fetch(days: float, url: str = PDF, source: Source = COMMUNE, status: int = 200) -> Fetch:
    return Fetch(url, source.source_id, ago(days), status=status, media_type="application/pdf")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive") as opened:
        yield opened


def codes(archive: Archive, now: datetime = NOW) -> list[str]:
    return [alarm.code for alarm in find_alarms((COMMUNE, CPAS, PAUSED), archive, now)]


def body(status: Status, kind: str = "commune", code: str = "61031") -> BodyStatus:
    return next(b for b in status.bodies if (b.organisation.kind, b.organisation.nis_code) == (kind, code))


# Due dates


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, True),
        (check(6.0), False),
        (check(6.9), True),  # last week's run ended some hours after this week's starts
        (check(0.5, state="error"), False),
        (check(0.95, state="error"), True),
        (check(0.95, complete=False), True),
    ],
)
def test_weekly_sources_are_due(last: SourceCheck | None, due: bool) -> None:
    at = due_at(COMMUNE, last)
    assert at is not None
    assert (at <= NOW) is due


def test_paused_sources_are_never_due() -> None:
    assert due_at(PAUSED, None) is None
    assert source_state(PAUSED, None, NOW) == "paused"


def test_due_sources_come_in_order_and_frozen_hosts_wait(archive: Archive) -> None:
    archive.record_check(check(8))
    assert due_sources((COMMUNE, CPAS, PAUSED), archive, NOW) == (CPAS, COMMUNE)
    archive.record_check(check(2, CPAS))
    assert due_sources((COMMUNE, CPAS, PAUSED), archive, NOW) == (COMMUNE,)
    archive.freeze_host("exemple.be", ago(1), ago(-1), "429")
    assert due_sources((COMMUNE, CPAS, PAUSED), archive, NOW) == ()
    assert due_sources((COMMUNE, CPAS, PAUSED), archive, NOW + timedelta(days=2)) == (COMMUNE,)


def test_sources_of_a_host() -> None:
    assert is_at(COMMUNE, "exemple.be")
    assert is_at(COMMUNE, "www.exemple.be:443")
    assert not is_at(COMMUNE, "exemple.be:8000")
    assert is_at(Source("commune", "61031", "http://127.0.0.1:8000/x"), "127.0.0.1:8000")


@pytest.mark.parametrize(
    ("last", "state"),
    [
        (None, "never"),
        (check(1), "fresh"),
        (check(8), "due"),
        (check(1, documents=0), "empty"),
        (check(8, state="shell", documents=0), "failing"),
    ],
)
def test_states_of_sources(last: SourceCheck | None, state: str) -> None:
    assert source_state(COMMUNE, last, NOW) == state


# Terms


def test_terms_of_the_councils() -> None:
    assert [current_start(date(2024, 12, day)) for day in (1, 2)] == [2018, 2024]
    term = legislature("commune", 2024)
    assert term is not None
    assert (term.label, term.plan_due, term.evaluation_due) == ("2024-2030", date(2025, 9, 2), date(2027, 12, 2))
    before = legislature("cpas", 2012)
    assert before is not None
    assert before.plan_due is None
    assert legislature("commune", 1994) is None


@pytest.mark.parametrize(
    ("first", "last", "start"),
    [
        (2018, 2024, 2018), (2019, 2024, 2018), (2019, 2025, 2018), (None, 2024, 2018), (2024, 2030, 2024),
        (2025, 2030, 2024), (2013, 2018, 2012), (2023, None, 2018), (None, None, None),
    ],
)  # fmt: skip
def test_the_term_of_a_plan(first: int | None, last: int | None, start: int | None) -> None:
    assert start_of(first, last) == start


def test_a_plan_without_years_is_of_the_term_in_which_it_was_adopted() -> None:
    assert KnownPlan("0", "plan", (), adopted_on=date(2025, 6, 1)).term == 2024
    assert KnownPlan("0", "plan", ()).term is None


def test_bodies_are_those_of_the_term() -> None:
    now, before = bodies_of(2024, NOW.date()), bodies_of(2018, NOW.date())
    assert {b.nis_code for b in before} - {b.nis_code for b in now} == {"82003", "82005"}
    assert {b.nis_code for b in now} - {b.nis_code for b in before} == {"82039"}


# Status


def readings(*plans: KnownPlan) -> Readings:
    return Readings(plans, frozenset(plan.digest for plan in plans))


def test_everybody_is_there_and_nothing_is_known_without_an_archive() -> None:
    status = assess((COMMUNE,), None, Readings(), NOW)
    assert len(status.bodies) == 252 * 2 + 5
    assert len(assess((), None, Readings(), NOW, german=True).bodies) == 261 * 2 + 5
    assert len(assess((), None, Readings(), NOW, start_year=2018).bodies) == 253 * 2 + 5
    one = body(status)
    assert (one.plan, one.sources, one.last_checked, one.alarms) == ("missing", 1, None, ())
    assert [duty.code for duty in one.duties] == ["no-plan"]
    assert status.counts()["no-plan"] == 252 * 2 + 5


def test_nobody_is_late_before_the_day() -> None:
    early = datetime(2025, 9, 2, tzinfo=UTC)
    assert body(assess((), None, Readings(), early)).duties == ()
    assert body(assess((), None, Readings(), early + timedelta(days=1))).duties
    assert body(assess((), None, Readings(), early + timedelta(days=1)), "cpas").duties == ()


def test_plans_are_joined_with_their_bodies(archive: Archive) -> None:
    archive.record(fetch(20), b"plan")
    archive.record_check(check(3))
    digest = archive.documents()[0].digest
    shared = KnownPlan(digest, "plan", (("commune", "61031"), ("cpas", "61031")), 2025, 2030, date(2025, 5, 1))
    status = assess((COMMUNE, CPAS), archive, readings(shared), NOW)
    for kind in ("commune", "cpas"):
        one = body(status, kind)
        assert (one.plan, one.plan_years, one.adopted_on, one.documents) == ("known", "2025-2030", date(2025, 5, 1), 1)
        assert (one.last_checked, one.last_changed, one.duties) == (ago(3), ago(20), ())
    assert status.counts()["plan-known"] == 2


def test_a_plan_of_another_term_does_not_count() -> None:
    old = KnownPlan("0" * 64, "plan", (("commune", "61031"),), 2019, 2024)
    assert body(assess((), None, readings(old), NOW)).plan == "missing"
    before = body(assess((), None, readings(old), NOW, start_year=2018))
    assert (before.plan, [duty.code for duty in before.duties]) == ("known", ["no-mid-term-evaluation"])
    judged = KnownPlan("1" * 64, "evaluation", (("commune", "61031"),), 2018, 2024)
    before = body(assess((), None, readings(old, judged), NOW, start_year=2018))
    assert (before.evaluated, before.duties) == (True, ())


def test_former_codes_are_the_bodys() -> None:
    old = KnownPlan("0" * 64, "plan", (("commune", "55022"),), 2024, 2030)
    assert body(assess((), None, readings(old), NOW), code="58001").plan == "known"


def test_what_only_announces_a_plan_is_no_plan() -> None:
    page = KnownPlan("0" * 64, "presentation", (("commune", "61031"),), 2024, 2030, items=False)
    one = body(assess((), None, readings(page), NOW))
    assert (one.plan, len(one.duties)) == ("announced", 1)


def test_an_archived_document_that_was_not_read_accuses_nobody(archive: Archive) -> None:
    archive.record(fetch(2), b"plan")
    one = body(assess((COMMUNE,), archive, Readings(), NOW))
    assert (one.plan, one.duties, one.documents) == ("unread", (), 1)
    read = Readings((), frozenset({archive.documents()[0].digest}))
    assert body(assess((COMMUNE,), archive, read, NOW)).plan == "missing"
    other_term = Source("commune", "61031", COMMUNE.url, (2018, 2024))
    assert body(assess((other_term,), archive, Readings(), NOW)).plan == "missing"


def test_a_plan_that_names_nobody_is_its_sources(archive: Archive) -> None:
    archive.record(fetch(2), b"plan")
    plan = KnownPlan(archive.documents()[0].digest, "plan", (), 2024, 2030)
    assert body(assess((COMMUNE, CPAS), archive, readings(plan), NOW)).plan == "known"
    archive.note_link(PDF, CPAS.source_id, NOW)
    assert body(assess((COMMUNE, CPAS), archive, readings(plan), NOW)).plan == "missing"


def test_a_plan_that_names_a_stranger_is_nobodys(archive: Archive) -> None:
    archive.record(fetch(2), b"plan")
    plan = KnownPlan(archive.documents()[0].digest, "plan", (("cpas", ""),), 2024, 2030)
    status = assess((COMMUNE, CPAS), archive, readings(plan), NOW)
    assert {body(status).plan, body(status, "cpas").plan} == {"missing"}


def test_a_plan_without_years_is_of_its_sources_term(archive: Archive) -> None:
    archive.record(fetch(2), b"plan")
    plan = KnownPlan(archive.documents()[0].digest, "plan", (("commune", "61031"),))
    assert body(assess((COMMUNE,), archive, readings(plan), NOW)).plan == "known"
    assert body(assess((COMMUNE,), archive, readings(plan), NOW, start_year=2018)).plan == "missing"


def test_last_error_and_removed_sources(archive: Archive) -> None:
    archive.record_check(check(9, state="error", error="délai dépassé", documents=0))
    one = body(assess((), archive, Readings(), NOW))
    assert (one.last_error, one.last_checked, one.sources, one.alarms) == ("délai dépassé", ago(9), 0, ())


# Alarms


def test_all_is_quiet(archive: Archive) -> None:
    archive.begin_run(ago(2))
    archive.record(fetch(2), b"plan")
    archive.record_check(check(2))
    archive.end_run(ago(2))
    assert codes(archive) == []
    assert codes(archive, NOW + timedelta(days=6)) == []


def test_a_source_that_gave_documents_gives_none(archive: Archive) -> None:
    for days, documents in ((30, 3), (20, 0), (13, 2), (6, 0), (1, 0)):
        archive.record_check(check(days, documents=documents))
    (alarm,) = find_alarms((COMMUNE,), archive, NOW)
    assert (alarm.code, alarm.since, alarm.source_ids) == ("source-silent", ago(6), (COMMUNE.source_id,))
    assert "elle en donnait 3" in alarm.message


def test_a_source_that_never_gave_any_is_no_alarm(archive: Archive) -> None:
    archive.record_check(check(1, documents=0))
    assert codes(archive) == []


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("challenge", "page-challenge"),
        ("shell", "page-shell"),
        ("login", "page-login"),
        ("refused", "page-refused"),
    ],
)
def test_a_page_that_became_something_else(archive: Archive, state: str, code: str) -> None:
    archive.record_check(check(8))
    archive.record_check(check(2, state=state, documents=0))
    archive.record_check(check(1, state=state, documents=0))
    (alarm,) = find_alarms((COMMUNE,), archive, NOW)
    assert (alarm.code, alarm.since) == (code, ago(2))
    assert codes(archive) == [code]


def test_a_site_that_fails_for_a_week(archive: Archive) -> None:
    archive.record_check(check(10))
    for days in (6, 4, 1):
        archive.record_check(check(days, state="error", error="délai dépassé", documents=0))
    assert codes(archive) == []
    assert codes(archive, NOW + timedelta(days=1.5)) == ["source-failing"]


def test_nobody_looks_any_more(archive: Archive) -> None:
    archive.record_check(check(13))
    assert codes(archive) == []
    assert codes(archive, NOW + timedelta(days=2)) == ["source-overdue"]


def test_a_host_frozen_for_long(archive: Archive) -> None:
    archive.freeze_host("exemple.be", ago(8), ago(-1), "trop de demandes (429)")
    archive.freeze_host("ailleurs.be", ago(2), ago(-1), "503")
    (alarm,) = find_alarms((COMMUNE, CPAS, PAUSED), archive, NOW)
    assert alarm.code == "host-frozen"
    assert alarm.source_ids == (COMMUNE.source_id, CPAS.source_id)
    assert "depuis 8 jours : trop de demandes (429)" in alarm.message


def test_a_plan_that_disappeared(archive: Archive) -> None:
    archive.record(fetch(90), b"plan")
    archive.record(fetch(90, "https://www.exemple.be/annexe.pdf"), b"annexe")
    archive.record(fetch(70, status=404))
    assert codes(archive, ago(60)) == ["plan-vanished"]
    assert codes(archive) == []  # known by now, and the source still gives another document
    archive.record(fetch(65, "https://www.exemple.be/annexe.pdf", status=404))
    assert codes(archive) == ["plan-vanished", "plan-vanished"]
    archive.record(fetch(1, "https://www.exemple.be/deplace.pdf"), b"plan")
    assert codes(archive) == []


def test_a_run_that_never_ended(archive: Archive) -> None:
    archive.begin_run(ago(3))
    assert codes(archive) == ["run-unfinished"]
    assert codes(archive, ago(2.5)) == []
    archive.begin_run(ago(0.5))
    assert codes(archive) == []


def test_alarms_reach_their_bodies(archive: Archive) -> None:
    archive.record_check(check(1, state="challenge", documents=0))
    status = assess((COMMUNE, CPAS), archive, Readings(), NOW)
    assert [alarm.code for alarm in body(status).alarms] == ["page-challenge"]
    assert body(status, "cpas").alarms == ()
    assert status.counts()["page-challenge"] == 1


def test_a_log_of_two_thousand_fetches_is_read_with_few_queries(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No time is measured: what makes it slow would be a query for each address or source, and there is none."""
    sources = [Source("commune", "61031", f"https://www.exemple.be/{n}") for n in range(100)]
    connection = archive._log._connection
    connection.execute("pragma synchronous = off")
    monkeypatch.setattr(os, "fsync", lambda _: None)
    for n in range(2000):
        archive.record(fetch(1, f"https://www.exemple.be/{n % 400}.pdf", sources[n % 100]), b"%d" % (n % 700))
    for source in sources:
        archive.record_check(check(1, source))
    queries: list[str] = []
    connection.set_trace_callback(queries.append)
    status = assess(sources, archive, Readings(), NOW)
    connection.set_trace_callback(None)
    assert body(status).documents > 300
    assert len([query for query in queries if not query.startswith("--")]) < 15

"""A whole run: which sources are due, the lock, the archive, the crawl, and what is said of it at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.archive import Archive, SourceCheck
from corpus.lock import RunLock
from corpus.registry.sources import WEEK, Source
from corpus.schedule import due_at, is_at
from corpus.scrape.addresses import is_loopback_name
from corpus.scrape.judge import Judge
from corpus.scrape.options import ScrapeOptions
from corpus.scrape.report import ScrapeReport, SourceLine
from pst.errors import UsageError


@dataclass(frozen=True)
class ScrapeTask:
    """What is to be done. ``by_hand``: the sources come from a list that the user gave, see ``is_due``."""

    sources: Sequence[Source]
    archive: Path
    options: ScrapeOptions
    version: str
    dry_run: bool = False
    force: bool = False
    by_hand: bool = False


def scrape(task: ScrapeTask, judge: Judge | None = None) -> ScrapeReport:
    """Visit the due sources and return the report. Once a process: a Twisted reactor starts once.

    Raises:
        UsageError: public sites would be asked without a contact address.
        BusyError: another run holds the archive.
    """
    _need_contact(task)
    report = ScrapeReport(datetime.now(UTC), dry_run=task.dry_run)
    if task.dry_run:
        _crawl(task, task.sources, report, None, None)
    else:
        with RunLock(task.archive, "pst scrape"), Archive(task.archive) as archive:
            _run(task, report, archive, judge)
    report.ended_at = datetime.now(UTC)
    return report


def is_due(source: Source, last: SourceCheck | None, now: datetime, *, by_hand: bool) -> bool:
    """Whether a source is to be looked at now (``corpus.schedule``).

    In a list given ``by_hand``, a source whose line says no frequency is always due; one that says it keeps it.
    """
    if by_hand and source.every is WEEK:  # the very default: "semaine" in a line makes another object
        return True
    at = due_at(source, last)
    return at is not None and at <= now


def _run(task: ScrapeTask, report: ScrapeReport, archive: Archive, judge: Judge | None) -> None:
    last = archive.last_checks()
    now = report.started_at
    frozen = {name: host.until for name, host in archive.frozen_hosts().items() if host.until > now}
    due = []
    for source in task.sources:
        check = last.get(source.source_id)
        until = max((at for name, at in frozen.items() if is_at(source, name)), default=None)
        if until is not None:
            report.sources.append(_put_off(source, check, f"hôte laissé en paix jusqu'au {until:%d/%m/%Y %H:%M} UTC"))
        elif task.force or is_due(source, check, now, by_hand=task.by_hand):
            due.append(source)
        else:
            seen = f"vue le {check.checked_at:%d/%m/%Y}" if check is not None and source.every else "source en pause"
            report.sources.append(_put_off(source, check, seen))
    archive.begin_run(now)
    _crawl(task, due, report, archive, judge)
    archive.end_run(datetime.now(UTC))


def _crawl(
    task: ScrapeTask, sources: Sequence[Source], report: ScrapeReport, archive: Archive | None, judge: Judge | None
) -> None:
    if not sources:
        return
    from scrapy.crawler import AsyncCrawlerProcess

    from corpus.scrape.politeness import Hosts
    from corpus.scrape.settings import scrapy_settings
    from corpus.scrape.spider import PlanSpider

    hosts = Hosts(task.options)
    if archive is not None:
        for name, frozen in archive.frozen_hosts().items():
            if frozen.until > report.started_at:
                hosts.rest(name, frozen.until, frozen.reason)
    process = AsyncCrawlerProcess(scrapy_settings(task.options, task.version))
    process.crawl(
        PlanSpider, sources=sources, options=task.options, report=report, hosts=hosts, archive=archive, judge=judge,
        dry_run=task.dry_run,
    )  # fmt: skip
    process.start()
    report.interrupted = {s.source_id for s in report.sources} < {s.source_id for s in task.sources}
    if archive is not None:
        now = datetime.now(UTC)
        for key, resting in hosts.resting():
            archive.freeze_host(key, now, resting.until, resting.reason)
        for key in set(hosts.awake()) & set(archive.frozen_hosts()):
            archive.thaw_host(key)


def _need_contact(task: ScrapeTask) -> None:
    public = _public_hosts(task.sources)
    if public and task.options.contact is None:
        hint = "Donnez l'adresse à laquelle un webmestre peut écrire : --contact ou « contact » dans les réglages"
        raise UsageError("contact", f"aucun, alors que {public[0]} serait visité", hint=hint)


def _public_hosts(sources: Iterable[Source]) -> list[str]:
    return sorted({source.host for source in sources if not is_loopback_name(source.host)})


def _put_off(source: Source, last: SourceCheck | None, detail: str) -> SourceLine:
    documents = last.documents if last else 0
    return SourceLine(
        source.source_id, source.nis_code, source.kind, source.url, "not_due", documents=documents, detail=detail
    )

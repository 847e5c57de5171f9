"""What broke without anyone being told: read from the archive's log, each with the day on which it began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Final, Literal

from corpus.archive import Archive, Document, SourceCheck
from corpus.registry.sources import Source
from corpus.schedule import due_at, is_at

AlarmCode = Literal[
    "source-silent", "source-failing", "source-overdue", "page-challenge", "page-shell", "page-login", "page-refused",
    "host-frozen", "plan-vanished", "run-unfinished",
]  # fmt: skip

_PATIENCE: Final = timedelta(days=7)  # a fault that lasts less may mend itself
_RUN_LENGTH: Final = timedelta(hours=24)  # no run takes longer
_REMEMBERED: Final = timedelta(days=60)  # how long a plan that vanished is spoken of, where others remain
_STATES: Final[Mapping[str, tuple[AlarmCode, str]]] = {
    "challenge": ("page-challenge", "la page demande une vérification de robot au lieu de son contenu"),
    "shell": ("page-shell", "la page est vide sans ses scripts : ses documents ne peuvent être trouvés"),
    "login": ("page-login", "la page demande un mot de passe"),
    "refused": ("page-refused", "le site refuse la visite des robots (robots.txt)"),
}


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing to look at: since when, and what it is about (None where it is about the whole archive).

    ``source_ids`` are the sources concerned; ``url`` the page or document.
    """

    code: AlarmCode
    message: str
    since: datetime
    source_ids: tuple[str, ...] = ()
    url: str | None = None


def find_alarms(sources: Iterable[Source], archive: Archive, now: datetime) -> tuple[Alarm, ...]:
    """Return what is wrong at ``now``, oldest first; paused sources are left in peace."""
    watched = [source for source in sources if source.every is not None]
    checks: dict[str, list[SourceCheck]] = defaultdict(list)
    for check in archive.checks():
        checks[check.source_id].append(check)
    alarms = [alarm for source in watched for alarm in _of_source(source, checks[source.source_id], now)]
    alarms += _of_hosts(watched, archive, now)
    alarms += _of_documents(watched, archive, now)
    alarms += _of_runs(archive, now)
    return tuple(sorted(alarms, key=lambda alarm: (alarm.since, alarm.code, alarm.url or "")))


def _of_source(source: Source, checks: Sequence[SourceCheck], now: datetime) -> Iterator[Alarm]:
    if not checks:
        return
    last = checks[-1]
    about = (source.source_id,)
    due = due_at(source, last)
    if due is not None and source.every is not None and now - due > max(source.every, _PATIENCE / 2):
        days = (now - last.checked_at).days
        yield Alarm("source-overdue", f"plus consultée depuis {days} jours", last.checked_at, about, source.url)
    if last.state in _STATES:
        code, message = _STATES[last.state]
        yield Alarm(code, message, _began(checks, lambda check: check.state == last.state), about, source.url)
    elif last.state == "error":
        since = _began(checks, lambda check: check.state == "error")
        if now - since >= _PATIENCE:
            reason = f" ({last.error})" if last.error else ""
            yield Alarm("source-failing", f"ne répond plus{reason}", since, about, source.url)
    elif last.documents == 0 and any(check.documents for check in checks):
        since = _began(checks, lambda check: check.documents == 0)
        gave = max(check.documents for check in checks)
        message = f"ne donne plus aucun document, elle en donnait {gave}"
        yield Alarm("source-silent", message, since, about, source.url)


def _began(checks: Sequence[SourceCheck], holds: Callable[[SourceCheck], bool]) -> datetime:
    *_, first = takewhile(holds, reversed(checks))
    return first.checked_at


def _of_hosts(sources: Sequence[Source], archive: Archive, now: datetime) -> Iterator[Alarm]:
    for frozen in archive.frozen_hosts().values():
        if now - frozen.since >= _PATIENCE:
            about = tuple(source.source_id for source in sources if is_at(source, frozen.host))
            message = f"{frozen.host} n'est plus consulté depuis {(now - frozen.since).days} jours : {frozen.reason}"
            yield Alarm("host-frozen", message, frozen.since, about, f"https://{frozen.host}/")


def _of_documents(sources: Sequence[Source], archive: Archive, now: datetime) -> Iterator[Alarm]:
    known = {source.source_id for source in sources}
    documents = archive.documents()
    fed = {identifier for d in documents if _is_there(d) for identifier in d.source_ids}
    for document in documents:
        about = tuple(identifier for identifier in document.source_ids if identifier in known)
        if document.vanished_at is None or document.superseded or not about:
            continue
        recent = now - document.vanished_at < _REMEMBERED
        if recent or not any(identifier in fed for identifier in about):
            message = f"un document n'est plus publié : {document.link_text or document.url}"
            yield Alarm("plan-vanished", message, document.vanished_at, about, document.url)


def _is_there(document: Document) -> bool:
    return document.vanished_at is None and not document.superseded


def _of_runs(archive: Archive, now: datetime) -> Iterator[Alarm]:
    runs = archive.runs()
    if runs and runs[-1].ended_at is None and now - runs[-1].started_at > _RUN_LENGTH:
        message = "la dernière exécution ne s'est pas terminée et aucune n'a suivi"
        yield Alarm("run-unfinished", message, runs[-1].started_at)

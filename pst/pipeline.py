"""Walk many documents through the rooms: list, take from the cache, read the rest in workers, write files and tables.

The results and their order do not depend on the executor, on the number of workers or on the cache.
"""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final, Protocol

from outputs.writers.atomic import write_bytes
from pst.cache import Cache
from pst.config import NOTHING_SAID, DocumentSettings, SettingsTree
from pst.errors import UsageError
from pst.outcome import Failure, Outcome, Success, Task
from pst.replay import Corrections
from pst.sources import find, tasks_of
from pst.version import TABLE_ROOMS, code_version
from pst.worker import read_one

log = logging.getLogger(__name__)

PLANS: Final = "plans"
TABLES: Final = "tables"
SCHEMA_FILE: Final = "plan-file.schema.json"
_TICK = 0.2  # seconds between two looks at what is in hand


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What ``pst run`` was asked. ``timeout`` in seconds and ``memory`` in bytes, a document; None for no limit."""

    paths: tuple[Path, ...]
    out: Path
    jobs: int | None = None
    timeout: float | None = 300.0
    memory: int | None = None
    use_cache: bool = True
    override: DocumentSettings = NOTHING_SAID
    silent_workers: bool = True
    corrections: Path | None = None  # a folder of corrections to replay; None or absent: none


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What became of one document. ``plan_path`` is its plan file, None for a failure.

    ``duplicate_of`` names an earlier document with the same bytes; with the same name too, it shares its plan file.
    """

    label: str
    outcome: Outcome
    plan_path: Path | None
    cached: bool
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class RunReport:
    """What became of a run: its documents in order, where the results are, its length, and remarks for the user."""

    documents: tuple[DocumentReport, ...]
    out: Path
    seconds: float
    remarks: tuple[str, ...] = ()

    @property
    def failures(self) -> tuple[DocumentReport, ...]:
        """The documents that were not read."""
        return tuple(document for document in self.documents if isinstance(document.outcome, Failure))


class Observer(Protocol):
    """Is told how the run goes on."""

    def start(self, total: int, known: int) -> None:
        """Take note that ``total`` documents are to be read, of which ``known`` are unchanged."""

    def in_hand(self, labels: Sequence[str]) -> None:
        """Take note of the documents that are being read now."""

    def done(self, label: str, outcome: Outcome) -> None:
        """Take note that one more document is done."""


class SilentObserver:
    """An observer that tells nobody."""

    def start(self, total: int, known: int) -> None:
        """Ignore it."""

    def in_hand(self, labels: Sequence[str]) -> None:
        """Ignore it."""

    def done(self, label: str, outcome: Outcome) -> None:
        """Ignore it."""


@dataclass
class _Entry:
    """One document on its way through the run."""

    label: str
    task: Task | None = None
    place: Path | None = None  # where its settings are looked for
    key: str = ""
    plan_path: Path | None = None
    outcome: Outcome | None = None
    cached: bool = False
    twin: _Entry | None = None  # the same bytes under the same name, met before
    same_bytes: str | None = None  # the label of a document with the same bytes, met before


def run(options: RunOptions, *, executor: Executor | None = None, observer: Observer | None = None) -> RunReport:
    """Read the documents of ``options`` and write their plan files and tables.

    ``executor`` may be any executor; by default processes of this machine with the limits of ``options``, which another
    executor must enforce itself.

    Raises:
        UsageError: a path, an option or a settings file cannot hold.
    """
    start = time.perf_counter()
    watcher = observer or SilentObserver()
    settings = SettingsTree()
    cache_path = options.out / ".cache" / "pst.sqlite" if options.use_cache else None
    with Cache(cache_path, code_version()) as cache:
        entries = list(_entries(options, cache, settings))
        _mark_twins(entries)
        _name(entries, options.out / PLANS)
        corrections = Corrections.read(options.corrections, [e.task.digest for e in entries if e.task is not None])
        for entry in entries:
            if entry.task is not None and entry.twin is None:
                entry.key = cache.key(entry.task)
                entry.outcome = cache.get(entry.key)
                entry.cached = entry.outcome is not None
        todo = [entry for entry in entries if entry.outcome is None and entry.twin is None]
        watcher.start(len(entries), len(entries) - len(todo))
        for entry in entries:
            if entry.cached:
                _write_plan(entry, cache, corrections)
        for entry, outcome in _read(todo, options, executor, watcher):
            entry.outcome = outcome
            cache.put(entry.key, outcome)
            _write_plan(entry, cache, corrections)
            watcher.done(entry.label, outcome)
        _finish(entries, options.out, cache, corrections)
        cache.drop_old_versions()
    documents = tuple(_report(entry) for entry in entries)
    remarks = (*_remarks(entries, settings), *corrections.remarks(options.out))
    return RunReport(documents, options.out, time.perf_counter() - start, remarks)


def _entries(options: RunOptions, cache: Cache, settings: SettingsTree) -> Iterator[_Entry]:
    found = find(options.paths, leave_out=options.out)
    if not found:
        raise UsageError(
            ", ".join(map(str, options.paths)), "aucun document dans ce dossier", hint="Donnez un autre dossier"
        )
    count = 0
    for file in found:
        tasks = tasks_of(file, cache, settings, options.override)
        if isinstance(tasks, Failure):
            count += 1
            yield _Entry(str(file.path), outcome=tasks)
            continue
        count += len(tasks)
        for task in tasks:
            yield _Entry(task.label, task, file.place)
    if count > 1 and options.override != NOTHING_SAID:
        hint = 'Écrivez-les dans un fichier pst.toml à côté des documents : ["nom.pdf"] puis body = "61031"'
        raise UsageError("--body, --term et --pages", f"valent pour un document, pas pour {count}", hint=hint)


def _mark_twins(entries: Sequence[_Entry]) -> None:
    by_name: dict[tuple[str, str, str], _Entry] = {}
    by_digest: dict[str, _Entry] = {}
    for entry in entries:
        if entry.task is None:
            continue
        task = entry.task
        first = by_digest.setdefault(task.digest, entry)
        if first is not entry:
            entry.same_bytes = first.label
        twin = by_name.setdefault((task.digest, task.name, task.settings.key), entry)
        if twin is not entry:
            entry.twin = twin


def _name(entries: Sequence[_Entry], folder: Path) -> None:
    members = Counter(entry.task.path for entry in entries if entry.task is not None)
    own = [
        (entry, entry.task, _stem(entry.task, alone=members[entry.task.path] == 1))
        for entry in entries
        if entry.task is not None and entry.twin is None
    ]
    shared = Counter(stem.casefold() for _, _, stem in own)
    taken: set[str] = set()
    for entry, task, stem in own:
        name = stem if shared[stem.casefold()] == 1 else f"{stem}-{task.digest[:8]}"
        digits = 8
        while name.casefold() in taken:
            digits += 4
            settings = hashlib.sha256(f"{task.digest}{task.path}{task.member}".encode()).hexdigest()
            name = f"{stem}-{(task.digest[:8] + settings)[:digits]}"
        taken.add(name.casefold())
        entry.plan_path = folder / f"{name}.json"


def _stem(task: Task, *, alone: bool) -> str:
    """What a plan file is called: as its document, or as the archive in which that stands alone ("page.html")."""
    named = task.name if task.member is None or not alone else task.file_name or task.path
    return Path(named).stem


def _read(
    todo: Sequence[_Entry], options: RunOptions, executor: Executor | None, watcher: Observer
) -> Iterator[tuple[_Entry, Outcome]]:
    if not todo:
        return
    pool = executor or _pool(options, len(todo))
    ready: SimpleQueue[Future[Outcome]] = SimpleQueue()
    pending: dict[Future[Outcome], _Entry] = {}
    try:
        for entry in todo:
            if entry.task is not None:
                pending[pool.submit(read_one, entry.task)] = entry
        for future in pending:
            future.add_done_callback(ready.put)
        looked = 0.0
        while pending:
            with suppress(Empty):
                future = ready.get(timeout=_TICK)
                yield pending.pop(future), _outcome(future, options)
            if time.monotonic() - looked >= _TICK:
                looked = time.monotonic()
                watcher.in_hand([entry.label for future, entry in pending.items() if future.running()])
    except BaseException:
        if executor is None:
            pool.shutdown(cancel_futures=True)
        raise
    if executor is None:
        pool.shutdown()


def _pool(options: RunOptions, documents: int) -> Executor:
    from pst.pool import LimitedPool

    workers = max(1, min(options.jobs or available_cores(), documents))
    return LimitedPool(workers, timeout=options.timeout, memory=options.memory, silent=options.silent_workers)


def _outcome(future: Future[Outcome], options: RunOptions) -> Outcome:
    try:
        return future.result()
    except TimeoutError:
        seconds = options.timeout or 0.0
        reason = f"non lu en {seconds:g} s, la limite par document"
        return Failure(reason, "Relancez avec --timeout plus grand, ou --pages pour n'en lire qu'une partie", seconds)
    except CancelledError:
        return Failure("lecture annulée", "Relancez la commande")
    except Exception as error:  # whatever an executor raises for a worker that died is this document's failure only
        log.debug("worker lost", exc_info=error)
        hint = "Relancez avec --memory plus grand, ou enregistrez le document sous un autre format"
        return Failure(f"le lecteur s'est arrêté net ({type(error).__name__})", hint)


def _write_plan(entry: _Entry, cache: Cache, corrections: Corrections) -> None:
    if not isinstance(entry.outcome, Success) or entry.plan_path is None or entry.task is None:
        return
    key = _written_key(entry, corrections)
    if cache.is_written(entry.plan_path, key):
        return
    content = entry.outcome.plan_file or cache.plan_file(entry.key) or b""
    content = corrections.apply(content, entry.task.digest)
    write_bytes(entry.plan_path, _with_duplicate(content, entry.same_bytes) if entry.same_bytes else content)
    cache.note_written(entry.plan_path, key)
    entry.outcome = replace(entry.outcome, plan_file=b"")


def _written_key(entry: _Entry, corrections: Corrections) -> str:
    corrected = corrections.key(entry.task.digest) if entry.task is not None else ""
    return f"{entry.key} {entry.same_bytes or ''}" + (f" {corrected}" if corrected else "")


def _with_duplicate(content: bytes, other: str) -> bytes:
    from normalize.plan_file import PlanWarning, from_json, to_json

    plan_file = from_json(content)
    name = Path(other.rpartition(" › ")[2]).name
    warning = PlanWarning("duplicate-document", f"Même contenu que « {name} » : compté une seule fois dans les tables.")
    return to_json(replace(plan_file, warnings=(*plan_file.warnings, warning)))


def _finish(entries: Sequence[_Entry], out: Path, cache: Cache, corrections: Corrections) -> None:
    plan_paths = [
        entry.plan_path for entry in entries if isinstance(entry.outcome, Success) and entry.plan_path is not None
    ]
    keys = [
        f"{entry.plan_path} {_written_key(entry, corrections)}"
        for entry in entries
        if isinstance(entry.outcome, Success)
    ]
    run_key = hashlib.sha256("\n".join([*keys, code_version(TABLE_ROOMS)]).encode()).hexdigest()
    written = _write_tables(plan_paths, out, run_key, cache)
    corrections.write(out)
    for stale in cache.forget_others([*plan_paths, *written]):
        stale.unlink(missing_ok=True)


def _write_tables(plan_paths: Sequence[Path], out: Path, run_key: str, cache: Cache) -> list[Path]:
    from outputs.schema import TABLES as TABLE_NAMES

    schema_path = out / SCHEMA_FILE
    paths = [out / TABLES / f"{table.name}.parquet" for table in TABLE_NAMES]
    if all(cache.is_written(path, run_key) for path in (*paths, schema_path)):
        return [*paths, schema_path]
    from normalize.plan_file import from_json
    from outputs.tables import build_tables
    from outputs.writers.parquet import write_parquet
    from outputs.writers.schema import schema_bytes

    tables = build_tables(from_json(path.read_bytes()) for path in plan_paths)
    for path in paths:
        write_parquet(tables[path.stem], path)
        cache.note_written(path, run_key)
    write_bytes(schema_path, schema_bytes())
    cache.note_written(schema_path, run_key)
    return [*paths, schema_path]


def _report(entry: _Entry) -> DocumentReport:
    source = entry.twin or entry
    outcome = source.outcome or Failure("document non lu", "Relancez la commande")
    duplicate_of = entry.twin.label if entry.twin else entry.same_bytes
    plan_path = source.plan_path if isinstance(outcome, Success) else None
    return DocumentReport(entry.label, outcome, plan_path, entry.cached, duplicate_of)


def _remarks(entries: Sequence[_Entry], settings: SettingsTree) -> tuple[str, ...]:
    paths = [entry.place for entry in entries if entry.place is not None]
    return tuple(
        f'{file.path} : la section ["{pattern}"] ne désigne aucun document de ce dossier'
        for file in settings.files()
        for pattern in file.unmatched(paths)
    )


def available_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""One document through the rooms, in a worker process: bytes in, plan file or failure out, never an exception."""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pst import __version__
from pst.errors import PstError, UnreadableSourceError, os_reason
from pst.outcome import Failure, Outcome, PlanCount, Success, Task

if TYPE_CHECKING:
    from extract.document import SourceFile
    from normalize.plan_file import Plan, PlanFile
    from pst.config import DocumentSettings


_NAMELESS = ("unknown-body", "ambiguous-body")


def read_one(task: Task) -> Outcome:
    """Return the plan file of ``task`` or why there is none.

    The bytes must still have the digest with which they were listed: a file that changes during the run is a failure.
    """
    start = time.perf_counter()
    try:
        source = load(task)
        if source.digest != task.digest:
            return Failure("le fichier a changé pendant la lecture", "Relancez la commande")
        plan_file = extract_source(source, task.settings)
        return _success(plan_file, time.perf_counter() - start)
    except PstError as error:
        lasting = isinstance(error, UnreadableSourceError)
        return Failure(error.problem, error.hint, time.perf_counter() - start, lasting)
    except OSError as error:
        return Failure(f"fichier illisible ({os_reason(error)})", "Vérifiez le chemin et les droits d'accès")
    except MemoryError:
        return Failure(
            "mémoire insuffisante", "Relancez avec --memory plus grand, ou --pages pour n'en lire qu'une partie"
        )
    except RecursionError:
        return Failure("structure imbriquée trop profonde", "Enregistrez-le sous un autre format", lasting=True)
    except Exception as error:  # a fault of ours in one document must not end the run of all others
        reason = f"erreur interne ({type(error).__name__} : {str(error)[:200]})"
        return Failure(reason, "Signalez ce document ; --debug montre la trace", trace=traceback.format_exc())


def load(task: Task) -> SourceFile:
    """Return the bytes of ``task``.

    Raises:
        OSError: the file cannot be read.
        UnreadableSourceError: the archive cannot be opened.
    """
    from extract.document import SourceFile
    from pst.sources import archive_members

    path = Path(task.path)
    said = task.settings
    whole = SourceFile(task.name, path.read_bytes(), path, url=said.url, retrieved_at=said.retrieved_at)
    if task.member is None:
        return whole
    return archive_members(replace(whole, name=task.file_name or path.name))[task.member]


def extract_source(source: SourceFile, settings: DocumentSettings) -> PlanFile:
    """Walk ``source`` through the rooms.

    Raises:
        PstError: the bytes cannot be read as a document.
    """
    from extract.collector import collector_paused

    if not source.data:
        raise UnreadableSourceError(source.name, "fichier vide", hint="Téléchargez-le à nouveau")
    with collector_paused():
        return _plan_file(source, settings)  # what was read is gone before the collector would look through it


def _plan_file(source: SourceFile, settings: DocumentSettings) -> PlanFile:
    from extract.detect import detect
    from extract.readers import read
    from normalize.build import BuildSettings, build

    said = BuildSettings(body=settings.body, term=settings.term, version=__version__)
    printed = detect(read(source, pages=settings.pages))
    plan_file = build(printed, settings=said)
    nameless = bool(plan_file.plans) and not any(plan.organisations for plan in plan_file.plans)
    if not nameless or settings.publisher is None or settings.body is not None:
        return plan_file
    return _published(build(printed, settings=replace(said, body=settings.publisher)), plan_file)


def _published(named: PlanFile, nameless: PlanFile) -> PlanFile:
    """Return ``named``, whose body is that of its source, with the warning that the document itself does not say it."""
    bodies = " et ".join(dict.fromkeys(body.name for plan in named.plans for body in plan.organisations))
    said = tuple(
        replace(warning, message=f"{warning.message} : celui de la source est retenu ({bodies})")
        for warning in nameless.warnings
        if warning.code in _NAMELESS
    )
    return replace(named, warnings=(*named.warnings, *said))


def count_plan(plan: Plan) -> PlanCount:
    """Return what the summary shows of one plan."""
    levels = Counter(item.level for item in plan.walk() if item.mirror_of is None)
    totals = plan.declared_totals
    term = plan.term
    return PlanCount(
        body=" + ".join(organisation.name for organisation in plan.organisations),
        term=f"{term.start_year or '?'}-{term.end_year or '?'}" if term else "",
        found=(levels["strategic_objective"], levels["operational_objective"], levels["action"]),
        declared=(totals.strategic_objectives, totals.operational_objectives, totals.actions),
    )


def prepare_worker(memory: int | None, silent: bool) -> None:
    """Set up a worker process: at most ``memory`` bytes of address space, and no chatter of C libraries on stderr."""
    if memory is not None and sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    if silent:
        import os

        with Path(os.devnull).open("w") as null:
            os.dup2(null.fileno(), 2)


def _success(plan_file: PlanFile, seconds: float) -> Success:
    from normalize.plan_file import to_json

    return Success(
        plan_file=to_json(plan_file),
        kind=plan_file.document.kind,
        plans=tuple(count_plan(plan) for plan in plan_file.plans),
        warnings=dict(sorted(Counter(warning.code for warning in plan_file.warnings).items())),
        seconds=round(seconds, 3),
    )

"""What ``pst run`` shows at the end: a table of the documents, those that were not read, and where the results are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pst.outcome import Failure, PlanCount, Success
from pst.pipeline import PLANS, TABLES, DocumentReport, RunReport

KINDS = {"plan": "plan", "evaluation": "évaluation", "presentation": "présentation", "guide": "guide", "other": "autre"}
_PLAIN_WIDTH = 150  # where the output is no terminal
_LEVELS = ("OS", "OO", "actions")
_NOTHING = Text("–", style="dim")


def console_for(*, stderr: bool = False) -> Console:
    """Return a console on stdout or stderr, wide enough for the table where it is no terminal."""
    console = Console(stderr=stderr, highlight=False)
    return console if console.is_terminal else Console(stderr=stderr, highlight=False, width=_PLAIN_WIDTH)


def show_summary(report: RunReport, console: Console | None = None) -> None:
    """Print the table of the documents that were read, and where the results are."""
    out = console or console_for()
    read = [document for document in report.documents if isinstance(document.outcome, Success)]
    if read:
        out.print(_table(read))
    out.print(_closing(report, len(read)), soft_wrap=True)
    for remark in report.remarks:
        out.print(Text(f"Remarque : {remark}", style="yellow"))


def show_failures(report: RunReport, *, traces: bool = False, console: Console | None = None) -> None:
    """Print one line for each document that was not read, with the remedy, on stderr."""
    if not report.failures:
        return
    out = console or console_for(stderr=True)
    out.print(Text(f"Non lus : {len(report.failures)}", style="bold red"))
    for document in report.failures:
        failure = document.outcome
        if isinstance(failure, Failure):
            out.print(Text(failure_line(document.label, failure)), soft_wrap=True)
            if traces and failure.trace:
                out.print(Text(failure.trace, style="dim"), soft_wrap=True)


def failure_line(label: str, failure: Failure) -> str:
    """Return what happened to one document and what to try, on one line."""
    text = f"✗ {label} : {failure.reason.rstrip('.')}."
    return f"{text} {failure.hint.rstrip('.')}." if failure.hint else text


def summary_json(report: RunReport) -> str:
    """Return the whole report as JSON."""
    content = {
        "out": str(report.out),
        "seconds": round(report.seconds, 3),
        "read": len(report.documents) - len(report.failures),
        "failed": len(report.failures),
        "remarks": list(report.remarks),
        "documents": [_record(document) for document in report.documents],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def found_against(found: int, declared: int | None, *, announced: bool = False) -> Text:
    """Return "4/5": green where what is found meets what is declared, red where not; "4" where nothing is declared.

    ``announced``: the document only speaks of its plan, so that nothing is missing in it.
    """
    if declared is None:
        return Text(str(found))
    return Text(f"{found}/{declared}", style="dim" if announced else "green" if found >= declared else "red")


def _table(read: Sequence[DocumentReport]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    table.add_column("Document", overflow="ellipsis", no_wrap=True, ratio=3)
    table.add_column("Sorte", no_wrap=True, min_width=max(map(len, KINDS.values())))
    table.add_column("Organisme", overflow="ellipsis", no_wrap=True, ratio=3)
    table.add_column("Période", no_wrap=True, min_width=9)
    for level in (*_LEVELS, "avert."):
        table.add_column(level, justify="right", no_wrap=True, min_width=max(len(level), 4))
    table.add_column("s", justify="right", no_wrap=True, min_width=4)
    for document in read:
        _add_rows(table, document)
    return table


def _add_rows(table: Table, document: DocumentReport) -> None:
    outcome = document.outcome
    if not isinstance(outcome, Success):
        return
    name = document.plan_path.stem if document.plan_path else Path(document.label).name
    count = sum(outcome.warnings.values())
    warnings = Text(str(count), style="yellow" if count else "dim")
    seconds = Text("=" if document.cached or document.duplicate_of else f"{outcome.seconds:.1f}", style="dim")
    first, *others = [_plan_cells(plan, outcome.kind) for plan in outcome.plans] or [[_NOTHING] * 5]
    table.add_row(Text(name), KINDS.get(outcome.kind, outcome.kind), *first, warnings, seconds)
    for cells in others:
        table.add_row("", "", *cells, "", "")


def _plan_cells(plan: PlanCount, kind: str) -> list[Text]:
    announced = kind == "presentation"
    pairs = zip(plan.found, plan.declared, strict=True)
    body = Text(plan.body) if plan.body else Text("inconnu", style="yellow")
    term = Text(plan.term) if plan.term else _NOTHING
    return [body, term, *(found_against(found, declared, announced=announced) for found, declared in pairs)]


def _closing(report: RunReport, read: int) -> Text:
    cached = sum(document.cached for document in report.documents if isinstance(document.outcome, Success))
    known = f", dont {cached} sans changement (=)" if cached else ""
    many = "s" if read > 1 else ""
    text = Text(f"{read} document{many} lu{many}{known}, en {report.seconds:.1f} s.\nRésultats : ")
    text.append(str(report.out), style="bold")
    return text.append(f" (plans dans {PLANS}/, tables dans {TABLES}/ : d'abord actions.parquet).")


def _record(document: DocumentReport) -> dict[str, Any]:
    outcome = document.outcome
    record: dict[str, Any] = {"document": document.label, "seconds": outcome.seconds, "cached": document.cached}
    if isinstance(outcome, Failure):
        return record | {"error": outcome.reason, "hint": outcome.hint}
    return record | {
        "plan_file": str(document.plan_path) if document.plan_path else None,
        "duplicate_of": document.duplicate_of,
        "kind": outcome.kind,
        "plans": [_plan_record(plan) for plan in outcome.plans],
        "warnings": dict(outcome.warnings),
    }


def _plan_record(plan: PlanCount) -> dict[str, Any]:
    names = ("strategic_objectives", "operational_objectives", "actions")
    return {
        "body": plan.body or None,
        "term": plan.term or None,
        "found": dict(zip(names, plan.found, strict=True)),
        "declared": dict(zip(names, plan.declared, strict=True)),
    }

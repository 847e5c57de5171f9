"""What ``pst scrape`` shows and sends: a table of what changed, the sources that failed, JSON, notifications."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.scrape.report import CHANGES, FRENCH, DocumentLine, ScrapeReport
from pst.cli.summary import console_for

_STYLES = {"added": "green", "changed": "cyan", "unchanged": "dim", "vanished": "yellow", "failed": "red"}


def show_report(report: ScrapeReport, *, quiet: bool = False) -> None:
    """Print the run: documents by what became of them, then sources and pages that need a look."""
    out = console_for()
    if not quiet:
        news = [line for line in report.documents if line.change != "unchanged"]
        if news:
            out.print(_table(news))
        out.print(_closing(report), soft_wrap=True)
    errors = console_for(stderr=True)
    for source in report.sources:
        if source.state == "failed" or (source.state == "checked" and not source.complete):
            errors.print(Text(f"✗ {source.kind} {source.nis_code} {source.url} : {source.detail}"), soft_wrap=True)
    if quiet:
        _show_failures(report, errors)


def write_json(report: ScrapeReport, path: Path) -> None:
    """Write the report as JSON, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.tmp")
    aside.write_text(json.dumps(report.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    aside.replace(path)


def notify_all(report: ScrapeReport, addresses: Iterable[str]) -> None:
    """Send the summary to each address; one that cannot be reached is said on stderr and changes nothing else."""
    wanted = list(addresses)
    if not wanted:
        return
    import apprise

    for address in wanted:
        sender = apprise.Apprise()
        sent = sender.add(address) and sender.notify(title="pst scrape", body=report.summary())
        if not sent:
            scheme = address.partition(":")[0]  # the rest may hold a password
            click.echo(f"Notification non envoyée ({scheme}://…) : vérifiez l'adresse.", err=True)


def _table(documents: list[DocumentLine]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("état")
    table.add_column("organisme", no_wrap=True)
    table.add_column("document", overflow="fold")
    table.add_column("pourquoi", overflow="fold")
    order = {change: number for number, change in enumerate(CHANGES)}
    for line in sorted(documents, key=lambda line: (order[line.change], line.nis_code, line.kind, line.url)):
        why = line.detail or "; ".join(line.reasons[:2])
        table.add_row(
            Text(FRENCH[line.change], style=_STYLES[line.change]),
            f"{line.kind} {line.nis_code}",
            Text(line.url),
            Text(why),
        )
    return table


def _closing(report: ScrapeReport) -> Text:
    checked = sum(source.state != "not_due" for source in report.sources)
    waiting = len(report.sources) - checked
    visited = f"{checked} sources visitées" if checked > 1 else f"{checked} source visitée"
    text = f"{visited}, {waiting} à voir plus tard ; documents : {report.counts_text()}"
    if report.set_aside:
        text += f", {len(report.set_aside)} mis de côté"
    return Text(f"{text}.{' Exécution interrompue.' if report.interrupted else ''}")


def _show_failures(report: ScrapeReport, errors: Console) -> None:
    for line in report.documents:
        if line.change == "failed":
            errors.print(Text(f"✗ {line.kind} {line.nis_code} {line.url} : {line.detail}"), soft_wrap=True)

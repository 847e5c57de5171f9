"""``pst status``: where every body stands, what the law still wants, and what broke without anyone being told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from pst.cli.french import FrenchCommand
from pst.cli.registry_options import archive_option, body_filters, filter_of, load_sources, sources_option

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from corpus.alarms import Alarm
    from corpus.freshness import BodyStatus, PlanState, Status
    from corpus.registry.sources import Source

STATES: Final[dict[str, PlanState]] = {
    "connu": "known", "annonce": "announced", "non-lu": "unread", "manquant": "missing",
}  # fmt: skip
_STYLES: Final = {
    "known": ("connu", "green"), "announced": ("annoncé", "yellow"), "unread": ("non lu", "yellow"),
    "missing": ("–", "dim"),
}  # fmt: skip
_DUTIES: Final = {"no-plan": "plan attendu", "no-mid-term-evaluation": "évaluation attendue"}
_COUNTED: Final = (
    ("plan-known", "plans connus"), ("plan-unread", "archivés, non lus"), ("plan-announced", "annoncés seulement"),
    ("plan-missing", "sans plan"), ("no-plan", "hors délai sans plan"),
    ("no-mid-term-evaluation", "sans évaluation due"),
)  # fmt: skip


@click.command(name="status", cls=FrenchCommand, short_help="Où en est chaque organisme, et ce qui est en panne.")
@archive_option
@click.option(
    "--run", "run_folder", type=click.Path(path_type=Path, file_okay=False), default=Path("data/run"),
    metavar="DOSSIER", help="Les résultats de pst run (data/run par défaut).",
)  # fmt: skip
@sources_option
@body_filters
@click.option("--state", "states", type=click.Choice(list(STATES)), multiple=True, help="Seulement cet état du plan.")
@click.option("--unmet", is_flag=True, help="Seulement les organismes dont une obligation légale n'est pas remplie.")
@click.option("--alarms", "only_alarms", is_flag=True, help="Seulement les alarmes, sans le tableau.")
@click.option("--all", "german", is_flag=True, help="Avec les neuf communes de langue allemande.")
@click.option("--json", "as_json", is_flag=True, help="Affiche tout en JSON.")
def command(
    archive_folder: Path,
    run_folder: Path,
    sources_file: Path | None,
    provinces: tuple[str, ...],
    kinds: tuple[str, ...],
    codes: tuple[str, ...],
    term: str | None,
    states: tuple[str, ...],
    unmet: bool,
    only_alarms: bool,
    german: bool,
    as_json: bool,
) -> int:
    """Dit de chaque commune, CPAS et province où en est son plan de la mandature.

    Le plan est connu, annoncé (une page en parle), archivé mais non lu, ou introuvable dans les sources connues.
    Suivent la dernière consultation, le dernier changement, la dernière erreur, et l'obligation légale non remplie : un
    plan dans les neuf mois de l'installation, une évaluation à mi-mandat. Sans --term, c'est la mandature en cours.

    Les alarmes disent ce qui s'est cassé en silence : une source devenue vide, une page remplacée par une vérification
    de robot, un site qui ne répond plus, un plan retiré.

    Code de sortie : 0 si rien n'est en alarme, 1 s'il y a des alarmes (celles des organismes choisis), 2 si la commande
    est mal formée.

    Exemple : pst status --province Hainaut --unmet
    """
    from contextlib import ExitStack

    from corpus.archive import Archive, is_archive
    from corpus.freshness import assess
    from corpus.registry.legislatures import start_of
    from pst.readings import read_known_plans

    wanted = filter_of(provinces, kinds, codes, term)
    start = start_of(*wanted.term) if wanted.term else None
    now = datetime.now(UTC)
    with ExitStack() as stack:
        archive = stack.enter_context(Archive(archive_folder, readonly=True)) if is_archive(archive_folder) else None
        readings = read_known_plans(run_folder)
        status = assess(_watched(sources_file, now), archive, readings, now, start_year=start, german=german)
    chosen = [
        body
        for body in status.bodies
        if wanted.keeps(body.organisation)
        and (not states or body.plan in {STATES[state] for state in states})
        and (not unmet or body.duties)
    ]
    narrowed = len(chosen) < len(status.bodies)
    alarms = list(dict.fromkeys(alarm for body in chosen for alarm in body.alarms)) if narrowed else status.alarms
    shown = type(status)(status.at, tuple(chosen), tuple(sorted(alarms, key=lambda alarm: alarm.since)))
    if as_json:
        click.echo(_json(shown))
    else:
        _show(shown, table=not only_alarms, archived=archive is not None)
    return 1 if shown.alarms else 0


def _watched(sources_file: Path | None, now: datetime) -> tuple[Source, ...]:
    from corpus.registry.sources import home_sources

    known = load_sources(sources_file)
    return known if sources_file else (*known, *home_sources(known, now.date()))


def _show(status: Status, *, table: bool, archived: bool) -> None:
    from rich.text import Text

    from pst.cli.summary import console_for

    console = console_for()
    if table:
        _table(console, status.bodies)
        counts = status.counts()
        parts = [f"{len(status.bodies)} organisme{'s' if len(status.bodies) > 1 else ''}"]
        parts += [f"{label} {counts[code]}" for code, label in _COUNTED if counts.get(code)]
        console.print(Text(" ; ".join(parts) + "."), soft_wrap=True)
    if not archived:
        console.print(Text("Pas d'archive : rien n'a encore été consulté (pst scrape).", style="yellow"))
    if status.alarms:
        console.print(Text(f"Alarmes : {len(status.alarms)}", style="bold red"))
        for alarm in status.alarms:
            console.print(_line(alarm), soft_wrap=True)


def _line(alarm: Alarm) -> Text:
    from rich.text import Text

    names = ", ".join(_names(alarm))
    text = Text(f"! {alarm.since:%d/%m/%Y} ")
    text.append(f"{names} : " if names else "", style="bold")
    text.append(alarm.message)
    return text.append(f" ({alarm.url})" if alarm.url and alarm.url not in alarm.message else "", style="dim")


def _names(alarm: Alarm) -> list[str]:
    from corpus.registry import registry
    from corpus.registry.sources import body_of

    bodies = (registry().coded(key[1], key[0]) for key in map(body_of, alarm.source_ids) if key is not None)
    return list(dict.fromkeys(body.name for body in bodies if body is not None))


def _table(console: Console, bodies: Sequence[BodyStatus]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=True)
    table.add_column("Organisme", overflow="ellipsis", no_wrap=True, ratio=3)
    table.add_column("Province", no_wrap=True, min_width=14)
    table.add_column("Plan", no_wrap=True, min_width=9)
    table.add_column("Éval.", no_wrap=True, min_width=5)
    table.add_column("Sources", justify="right", no_wrap=True, min_width=7)
    table.add_column("Docs", justify="right", no_wrap=True, min_width=4)
    table.add_column("Vu le", no_wrap=True, min_width=10)
    table.add_column("Changé le", no_wrap=True, min_width=10)
    table.add_column("À signaler", overflow="ellipsis", no_wrap=True, ratio=4)
    for body in bodies:
        label, style = _STYLES[body.plan]
        table.add_row(
            Text(body.organisation.name),
            body.organisation.province,
            Text(body.plan_years or label if body.plan == "known" else label, style=style),
            Text("oui", style="green") if body.evaluated else Text("–", style="dim"),
            _count(body.sources),
            _count(body.documents),
            _day(body.last_checked),
            _day(body.last_changed),
            _remark(body),
        )
    if bodies:
        console.print(table)


def _remark(body: BodyStatus) -> Text:
    from rich.text import Text

    parts = [(f"! {alarm.message}", "red") for alarm in body.alarms]
    parts += [(f"{_DUTIES[duty.code]} le {duty.due_on:%d/%m/%Y}", "yellow") for duty in body.duties]
    if body.last_error and not body.alarms:
        parts.append((f"dernière erreur : {body.last_error}", "dim"))
    text = Text()
    for number, (words, style) in enumerate(parts):
        text.append(" ; " if number else "")
        text.append(words, style=style)
    return text


def _count(number: int) -> Text:
    from rich.text import Text

    return Text(str(number)) if number else Text("–", style="dim")


def _day(moment: datetime | None) -> Text:
    from rich.text import Text

    return Text(f"{moment:%d/%m/%Y}") if moment else Text("–", style="dim")


def _json(status: Status) -> str:
    content = {
        "at": status.at.isoformat(timespec="seconds"),
        "counts": dict(status.counts()),
        "bodies": [_record(body) for body in status.bodies],
        "alarms": [_alarm(alarm) for alarm in status.alarms],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _record(body: BodyStatus) -> dict[str, Any]:
    who = body.organisation
    return {
        "kind": who.kind,
        "nis_code": who.nis_code,
        "name": who.name,
        "province": who.province,
        "term": body.term,
        "plan": body.plan,
        "plan_years": body.plan_years,
        "adopted_on": body.adopted_on.isoformat() if body.adopted_on else None,
        "evaluated": body.evaluated,
        "sources": body.sources,
        "documents": body.documents,
        "last_checked": body.last_checked.isoformat() if body.last_checked else None,
        "last_changed": body.last_changed.isoformat() if body.last_changed else None,
        "last_error": body.last_error,
        "duties": [{"code": d.code, "message": d.message, "due_on": d.due_on.isoformat()} for d in body.duties],
        "alarms": [alarm.code for alarm in body.alarms],
    }


def _alarm(alarm: Alarm) -> dict[str, Any]:
    return {
        "code": alarm.code,
        "message": alarm.message,
        "since": alarm.since.isoformat(),
        "organisations": _names(alarm),
        "source_ids": list(alarm.source_ids),
        "url": alarm.url,
    }

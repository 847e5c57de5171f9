"""``pst sources``: the pages where plans are published; list them, add, remove, check."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from pst.cli.french import FrenchCommand, FrenchGroup
from pst.cli.registry_options import (
    KINDS,
    SOURCES,
    archive_option,
    body_filters,
    body_named,
    filter_of,
    load_sources,
    sources_option,
)
from pst.errors import UsageError

if TYPE_CHECKING:
    from corpus.archive import SourceCheck
    from corpus.registry.sources import Source, SourceProblem
    from corpus.schedule import SourceState

STATES: Final[dict[str, SourceState]] = {
    "a-jour": "fresh", "a-voir": "due", "jamais-vue": "never", "vide": "empty", "en-panne": "failing",
    "en-pause": "paused",
}  # fmt: skip
_STATE_STYLES: Final = {
    "fresh": ("à jour", "green"), "due": ("à voir", ""), "never": ("jamais vue", "dim"), "empty": ("vide", "yellow"),
    "failing": ("en panne", "red"), "paused": ("en pause", "dim"),
}  # fmt: skip


@click.group(name="sources", cls=FrenchGroup, short_help="Les pages où paraissent les plans : liste, ajout, contrôle.")
def command() -> None:
    """Les sources : les pages où communes, CPAS et provinces publient leur plan.

    Le projet en connaît ; les vôtres vont dans data/sources.csv, un CSV à modifier à la main ou par ces commandes.

    Exemple : pst sources list --province Namur
    """


@command.command(name="list", cls=FrenchCommand, short_help="Montre les sources et où elles en sont.")
@sources_option
@archive_option
@body_filters
@click.option(
    "--state", "states", type=click.Choice(list(STATES)), multiple=True, help="Seulement cet état (répétable)."
)
@click.option("--json", "as_json", is_flag=True, help="Affiche la liste en JSON.")
def list_command(
    sources_file: Path | None,
    archive_folder: Path,
    provinces: tuple[str, ...],
    kinds: tuple[str, ...],
    codes: tuple[str, ...],
    term: str | None,
    states: tuple[str, ...],
    as_json: bool,
) -> int:
    """Montre les sources connues, leur fréquence, leur dernier passage et leur état.

    États : a-jour, a-voir (le prochain passage la lira), jamais-vue, vide (elle ne donne aucun document), en-panne (la
    page ne s'ouvre pas ou n'est pas lisible), en-pause (every = jamais).

    Exemple : pst sources list --kind cpas --state en-panne
    """
    from corpus.archive import Archive, is_archive
    from corpus.schedule import source_state

    wanted = filter_of(provinces, kinds, codes, term)
    chosen = [
        source
        for source in load_sources(sources_file)
        if wanted.keeps(source.organisation) and (wanted.term is None or source.term == wanted.term)
    ]
    checks = {}
    if is_archive(archive_folder):
        with Archive(archive_folder, readonly=True) as archive:
            checks = dict(archive.last_checks())
    now = datetime.now(UTC)
    rows = [(s, checks.get(s.source_id), source_state(s, checks.get(s.source_id), now)) for s in chosen]
    rows = [row for row in rows if not states or row[2] in {STATES[state] for state in states}]
    rows.sort(key=lambda row: (row[0].organisation.province, row[0].organisation.place, row[0].kind, row[0].url))
    if as_json:
        click.echo(json.dumps([_record(*row) for row in rows], ensure_ascii=False, indent=1))
    else:
        _show(rows)
    return 0


@command.command(name="add", cls=FrenchCommand, short_help="Ajoute une source à votre fichier.")
@click.argument("organisme")
@click.argument("adresse")
@click.option("--term", metavar="ANNÉES", help="Période du plan que la page publie, par exemple 2024-2030.")
@click.option("--every", metavar="FRÉQUENCE", help="jour, semaine (par défaut), mois, « 10 jours », jamais …")
@click.option("--note", metavar="TEXTE", help="Une remarque, pour vous.")
@click.option(
    "--sources", "sources_file", type=click.Path(path_type=Path, dir_okay=False), default=SOURCES, metavar="FICHIER",
    help="Le fichier à compléter (data/sources.csv par défaut).",
)  # fmt: skip
def add_command(
    organisme: str, adresse: str, term: str | None, every: str | None, note: str | None, sources_file: Path
) -> int:
    """Ajoute une page à votre fichier de sources ; une source déjà là prend les nouvelles valeurs.

    ORGANISME est un code INS (61031, cpas:61031) ou un nom (« Huy », « CPAS de Huy »).

    Exemple : pst sources add cpas:61031 https://www.exemple.be/cpas/pst --term 2024-2030
    """
    from corpus.registry.sources import make_source
    from corpus.registry.sources_file import add_source

    body = body_named(organisme)
    row = {
        "kind": body.kind,
        "nis_code": body.nis_code,
        "url": adresse,
        "term": term or "",
        "every": every or "",
        "note": note or "",
    }
    source = make_source(row, sources_file)
    add_source(sources_file, source)
    click.echo(f"{body.name} : {source.url} ajoutée à {sources_file}.")
    return 0


@command.command(name="remove", cls=FrenchCommand, short_help="Retire une source.")
@click.argument("source")
@click.option("--kind", type=click.Choice(KINDS), help="De quel organisme, si plusieurs y publient.")
@click.option(
    "--sources", "sources_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FICHIER",
    help="Le fichier à modifier (data/sources.csv par défaut).",
)  # fmt: skip
def remove_command(source: str, kind: str | None, sources_file: Path | None) -> int:
    """Retire une source de votre fichier. SOURCE est son adresse, ou son identifiant (pst sources list --json).

    Une source qui vient avec le projet ne peut être effacée : elle est mise en pause dans votre fichier.

    Exemple : pst sources remove https://www.exemple.be/pst
    """
    from dataclasses import replace

    from corpus.registry.sources_file import add_source, remove_source

    file = sources_file or SOURCES
    found = [s for s in load_sources(sources_file) if _is_named(s, source) and kind in (None, s.kind)]
    if not found:
        raise UsageError(source, "source inconnue", hint="Voir pst sources list")
    if len(found) > 1:
        bodies = ", ".join(s.organisation.name for s in found)
        raise UsageError(source, f"plusieurs organismes y publient ({bodies})", hint="Ajoutez --kind")
    (one,) = found
    if file.is_file() and remove_source(file, one.source_id):
        click.echo(f"{one.organisation.name} : {one.url} retirée de {file}.")
    if sources_file is None and any(s.source_id == one.source_id and s.every for s in load_sources(None)):
        add_source(file, replace(one, every=None))
        click.echo(f"{one.organisation.name} : {one.url} mise en pause dans {file} (elle vient avec le projet).")
    return 0


@command.command(name="check", cls=FrenchCommand, short_help="Contrôle un fichier de sources, ligne par ligne.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False, metavar="[FICHIER]")
@click.option("--json", "as_json", is_flag=True, help="Affiche les fautes en JSON.")
def check_command(file: Path | None, as_json: bool) -> int:
    """Dit de chaque ligne fautive ce qui ne va pas et comment la corriger (data/sources.csv par défaut).

    Ce qui est seulement étrange (commune fusionnée, adresse d'une autre commune) est signalé aussi. Rien n'est demandé
    aux sites.

    Code de sortie : 0 si le fichier est utilisable, 1 si des lignes sont fautives.

    Exemple : pst sources check mes-sources.csv
    """
    from corpus.registry.sources import BUNDLED, examine

    path = file or (SOURCES if SOURCES.is_file() else BUNDLED)
    sources, problems = examine(path)
    fatal = [problem for problem in problems if problem.fatal]
    if as_json:
        content = {"file": str(path), "sources": len(sources), "problems": [_problem(problem) for problem in problems]}
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
        return 1 if fatal else 0
    for problem in problems:
        mark = "✗" if problem.fatal else "?"
        hint = f". {problem.hint}" if problem.hint else ""
        click.echo(f"{mark} {path}, ligne {problem.line} : {problem.message}{hint}.")
    several = "s" if len(sources) > 1 else ""
    lines = (
        f", {len(fatal)} ligne{'s' if len(fatal) > 1 else ''} fautive{'s' if len(fatal) > 1 else ''}" if fatal else ""
    )
    click.echo(f"{path} : {len(sources)} source{several} utilisable{several}{lines}.")
    return 1 if fatal else 0


def _is_named(source: Source, text: str) -> bool:
    from corpus.registry.sources import clean_url

    return source.source_id == text or (text.startswith("http") and source.url == clean_url(text))


def _show(rows: Sequence[tuple[Source, SourceCheck | None, SourceState]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from corpus.registry.sources_file import every_text
    from pst.cli.summary import console_for

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=True)
    table.add_column("Organisme", overflow="ellipsis", no_wrap=True, ratio=2)
    table.add_column("Province", no_wrap=True, min_width=14)
    table.add_column("Période", no_wrap=True, min_width=9)
    table.add_column("Adresse", overflow="ellipsis", no_wrap=True, ratio=4)
    table.add_column("Tous les", no_wrap=True, min_width=8)
    table.add_column("État", no_wrap=True, min_width=10)
    table.add_column("Vue le", no_wrap=True, min_width=10)
    table.add_column("Docs", justify="right", no_wrap=True, min_width=4)
    for source, check, state in rows:
        body = source.organisation
        label, style = _STATE_STYLES[state]
        table.add_row(
            Text(body.name),
            body.province,
            f"{source.term[0]}-{source.term[1]}" if source.term else Text("–", style="dim"),
            Text(source.url),
            every_text(source.every),
            Text(label, style=style),
            f"{check.checked_at:%d/%m/%Y}" if check else Text("–", style="dim"),
            str(check.documents) if check else Text("–", style="dim"),
        )
    console = console_for()
    if rows:
        console.print(table)
    several = "s" if len(rows) > 1 else ""
    console.print(f"{len(rows)} source{several}.")


def _record(source: Source, check: SourceCheck | None, state: SourceState) -> dict[str, Any]:
    from corpus.registry.sources_file import every_text

    body = source.organisation
    return {
        "source_id": source.source_id,
        "kind": source.kind,
        "nis_code": source.nis_code,
        "name": body.name,
        "province": body.province,
        "url": source.url,
        "term": f"{source.term[0]}-{source.term[1]}" if source.term else None,
        "every": every_text(source.every),
        "note": source.note,
        "state": state,
        "last_checked": check.checked_at.isoformat() if check else None,
        "documents": check.documents if check else None,
        "error": (check.error or (check.state if check.state != "ok" else None)) if check else None,
        "file": str(source.file) if source.file else None,
        "line": source.line,
    }


def _problem(problem: SourceProblem) -> dict[str, Any]:
    return {"line": problem.line, "fatal": problem.fatal, "message": problem.message, "hint": problem.hint}

"""``pst release``: the results of a run as a published version."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from pst.cli.french import FrenchCommand
from pst.errors import UsageError

if TYPE_CHECKING:
    from normalize.plan_file import PlanFile
    from outputs.checks import Check

RUN: Final = Path("data/run")
RELEASES: Final = Path("data/releases")


@click.command(
    name="release", cls=FrenchCommand, short_help="Publie les résultats : une version, sous toutes les formes."
)
@click.argument(
    "run", type=click.Path(path_type=Path, exists=True, file_okay=False), default=RUN, metavar="[RÉSULTATS]"
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=RELEASES, metavar="DOSSIER",
    help="Où ranger les versions (data/releases par défaut).",
)  # fmt: skip
@click.option("--without-names", is_flag=True, help="Remplace les noms de personnes par leur fonction.")
@click.option("--accept", metavar="RAISON", help="Publie malgré des contrôles refusés, en notant pourquoi.")
@click.option("--date", "day", metavar="AAAA-MM-JJ", help="Date de publication (par défaut celle du dernier document).")
@click.option("--checks", "show_all", is_flag=True, help="Montre tous les contrôles, même ceux qui passent.")
def command(run: Path, out: Path, without_names: bool, accept: str | None, day: str | None, show_all: bool) -> int:
    """Écrit DOSSIER/VERSION à partir de RÉSULTATS (data/run par défaut), en une fois : entière ou pas du tout.

    Une version contient les tables (Parquet, CSV, DuckDB, SQLite), le classeur Excel, les fichiers plan, un
    dictionnaire des données et de quoi citer. Son numéro suit le changement : le premier pour le schéma, le deuxième
    pour des plans ou documents, le troisième pour des corrections. Rien de changé : pas de nouvelle version.

    Avant d'écrire, tout est contrôlé et comparé à la dernière version ; une chute refuse la publication.

    Exemple : pst release data/run --out data/releases
    """
    from outputs.release import ReleaseOptions, read_plan_files, with_corrections, write_release

    if accept is not None and not accept.strip():
        raise UsageError("--accept", "il faut une raison", hint='Par exemple --accept "trois communes ont fusionné"')
    plan_files = read_plan_files(run)
    options = ReleaseOptions(out, without_names, accept, _day(day, plan_files.values()))
    release = write_release(plan_files, with_corrections(options, run))
    if release.change == "none":
        click.echo(f"Rien n'a changé depuis la version {release.version} : {release.path}")
        return 0
    _show_checks(release.checks, show_all)
    click.echo(f"Version {release.version} : {release.path}")
    return 0


def _day(given: str | None, plan_files: Iterable[PlanFile]) -> str | None:
    """Return the date of publication: as given, by ``SOURCE_DATE_EPOCH``, or that of the last retrieval."""
    if given is not None:
        try:
            return date.fromisoformat(given).isoformat()
        except ValueError as error:
            raise UsageError(f"date « {given} »", "forme inconnue", hint="Écrivez par exemple 2026-01-31") from error
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    retrieved = [plan_file.document.retrieved_at or "" for plan_file in plan_files]
    return max(retrieved, default="")[:10] or None


def _show_checks(checks: tuple[Check, ...], show_all: bool) -> None:
    marks = {"ok": "✓", "note": "•", "refused": "✗"}
    shown = [check for check in checks if show_all or check.verdict != "ok"]
    for check in shown:
        click.echo(f"{marks[check.verdict]} {check.family}, {check.name} : {check.message}")
    refused = sum(check.verdict == "refused" for check in checks)
    click.echo(
        f"{len(checks)} contrôles, {len(checks) - sum(c.verdict == 'ok' for c in checks)} à signaler"
        + (f", dont {refused} accepté{'s' if refused > 1 else ''}" if refused else "")
    )

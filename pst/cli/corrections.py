"""``pst corrections``: an edited workbook taken back, and what was taken so far."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from pst.cli.french import FrenchCommand, FrenchGroup
from pst.errors import UsageError
from pst.replay import CORRECTIONS_FOLDER

if TYPE_CHECKING:
    from normalize.corrections import Correction
    from outputs.corrections_import import ImportResult
    from outputs.corrections_workbook import ReadWorkbook

_FOLDER: Final = click.Path(path_type=Path, file_okay=False)
_KINDS: Final = {"change": "changement", "add": "ajout", "delete": "suppression", "check": "vérification"}
_SHOWN: Final = 50  # problems


@click.group(name="corrections", cls=FrenchGroup, short_help="Reprend un classeur corrigé ; liste les corrections.")
def command() -> None:
    """Le chemin du retour : un classeur corrigé devient des corrections, rejouées à chaque lecture.

    Exemple : pst corrections import pst.xlsx --by "Marie Dupont"
    """


@command.command(name="import", cls=FrenchCommand, short_help="Prend les corrections d'un classeur.")
@click.argument("workbook", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="CLASSEUR")
@click.option("--release", type=_FOLDER, metavar="VERSION", help="Version d'où vient le classeur (trouvée sinon).")
@click.option(
    "--releases", type=_FOLDER, default=Path("data/releases"), metavar="DOSSIER",
    help="Où la chercher (data/releases par défaut).",
)  # fmt: skip
@click.option(
    "--out", type=_FOLDER, default=CORRECTIONS_FOLDER, metavar="DOSSIER",
    help="Où garder les corrections (corrections par défaut).",
)  # fmt: skip
@click.option("--by", metavar="NOM", help="Qui corrige (par défaut le nom de session).")
@click.option("--why", metavar="RAISON", help="Pourquoi, pour les lignes qui ne le disent pas.")
@click.option("--deletions", is_flag=True, help="Les nombreuses lignes disparues sont bien des suppressions.")
@click.option("--partial", is_flag=True, help="Prend ce qui est bon même si d'autres cellules ne le sont pas.")
@click.option("--dry-run", is_flag=True, help="Contrôle et montre, sans rien garder.")
def import_(
    workbook: Path,
    release: Path | None,
    releases: Path,
    out: Path,
    by: str | None,
    why: str | None,
    deletions: bool,
    partial: bool,
    dry_run: bool,
) -> int:
    """Compare CLASSEUR à la version dont il vient et garde ce qui a été changé, ajouté, supprimé ou vérifié.

    Chaque valeur refusée est montrée avec sa feuille, sa ligne et sa colonne ; alors rien n'est pris, sauf --partial.
    Les corrections sont un fichier TOML lisible, rejoué à chaque « pst run ». Celle dont le texte d'origine a changé
    est signalée comme périmée et n'est pas appliquée.

    Code de sortie : 0 si tout est pris, 1 si des valeurs sont refusées, 2 si la commande est mal formée.

    Exemple : pst corrections import pst.xlsx --by "Marie Dupont" --why "relu avec le service"
    """
    from outputs.corrections_file import read_file, read_folder, write_import
    from outputs.corrections_import import ImportOptions, import_workbook
    from outputs.corrections_workbook import read_workbook
    from outputs.release import CORRECTIONS, read_plan_files

    read = read_workbook(workbook)
    folder = release or _release_of(read, releases)
    plan_files = read_plan_files(folder)
    _must_match(read, folder)
    taken = read_file(folder / CORRECTIONS) if (folder / CORRECTIONS).is_file() else ()
    person, today = by or _session_name(), date.today().isoformat()
    options = ImportOptions(person, today, why, deletions, _is_nameless(folder))
    result = import_workbook(read, list(plan_files.values()), options, taken)
    known = {correction.id for correction in read_folder(out)}
    fresh = [correction for correction in result.corrections if correction.id not in known]
    _show(result, fresh, len(result.corrections) - len(fresh))
    if result.problems and not partial:
        click.echo("Rien n'est pris : corrigez ces cellules, ou --partial pour prendre le reste.", err=True)
        return 1
    if fresh and not dry_run:
        click.echo(f"Gardées dans {write_import(out, fresh, by=person, on=today)} ; relancez pst run pour les voir.")
    return 1 if result.problems else 0


@command.command(name="list", cls=FrenchCommand, short_help="Liste les corrections et ce qu'elles deviennent.")
@click.argument(
    "run", type=click.Path(path_type=Path, file_okay=False), default=Path("data/run"), metavar="[RÉSULTATS]"
)
@click.option(
    "--corrections", "folder", type=_FOLDER, default=CORRECTIONS_FOLDER, metavar="DOSSIER",
    help="Où elles sont gardées (corrections par défaut).",
)  # fmt: skip
@click.option("--stale", is_flag=True, help="Seulement celles qui sont périmées.")
def list_(run: Path, folder: Path, stale: bool) -> int:
    """Montre chaque correction : qui, quand, ce que le document disait, ce qu'il faut lire, pourquoi, et son sort.

    Le sort est celui de la dernière lecture (RÉSULTATS, data/run par défaut) : appliquée, périmée, sans document, ou à
    rejouer si la lecture ne la connaît pas encore.

    Exemple : pst corrections list data/run --stale
    """
    from outputs.corrections_file import read_folder

    corrections = read_folder(folder)
    fates = _fates(corrections, run)
    shown = [c for c in corrections if not stale or fates[c.id] == "périmée"]
    for correction in shown:
        click.echo(_line(correction, fates[correction.id]))
    many = "s" if len(shown) > 1 else ""
    click.echo(f"{len(shown)} correction{many}{f' périmée{many}' if stale else ''} dans {folder}.")
    return 0


def _release_of(read: ReadWorkbook, releases: Path) -> Path:
    """Return the release that the workbook says to be of.

    Raises:
        UsageError: it says none, or it is not there.
    """
    from outputs.release import published

    for release in published(releases):
        if release.digest == read.digest:
            return release.path
    name = f"la version {read.version}" if read.version else "la version d'où il vient"
    hint = "Dites où elle est : --release DOSSIER (le dossier qui contient plans/)"
    raise UsageError(str(releases), f"{name} du classeur n'y est pas", hint=hint)


def _must_match(read: ReadWorkbook, folder: Path) -> None:
    from outputs.release import read_manifest

    manifest = read_manifest(folder)
    if manifest and read.digest and manifest["digest"] != read.digest:
        hint = f"Donnez la version {read.version} avec --release"
        raise UsageError(str(folder), f"le classeur n'en vient pas (il est de la version {read.version})", hint=hint)


def _is_nameless(folder: Path) -> bool:
    from outputs.release import read_manifest

    manifest = read_manifest(folder)
    return bool(manifest and manifest["without_names"])


def _session_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "anonyme"


def _show(result: ImportResult, fresh: Sequence[Correction], known: int) -> None:
    for problem in result.problems[:_SHOWN]:
        click.echo(f"✗ {problem}", err=True)
    if len(result.problems) > _SHOWN:
        click.echo(f"… et {len(result.problems) - _SHOWN} autres", err=True)
    for note in result.notes:
        click.echo(f"• {note}")
    counts = {kind: sum(c.kind == kind for c in fresh) for kind in _KINDS}
    said = [f"{count} {_KINDS[kind]}{'s' if count > 1 else ''}" for kind, count in counts.items() if count]
    click.echo(", ".join(said) if said else "Aucune correction nouvelle.")
    if known:
        click.echo(f"{known} déjà prise{'s' if known > 1 else ''}.")


def _fates(corrections: Sequence[Correction], run: Path) -> dict[str, str]:
    from outputs.corrections_file import read_file
    from outputs.release import CORRECTIONS, read_plan_files

    if not (run / CORRECTIONS).is_file():
        return {correction.id: "à rejouer" for correction in corrections}
    replayed = {correction.id for correction in read_file(run / CORRECTIONS)}
    plan_files = read_plan_files(run).values()
    holders = {plan_file.document.document_id for plan_file in plan_files}
    holders |= {plan.plan_id for plan_file in plan_files for plan in plan_file.plans}
    messages = [w.message for p in plan_files for w in p.warnings if w.code == "stale-correction"]
    fates = {}
    for correction in corrections:
        if correction.id not in replayed:
            fates[correction.id] = "à rejouer"
        elif any(f"Correction {correction.id} " in message for message in messages):
            fates[correction.id] = "périmée"
        elif correction.document_id not in holders and correction.plan_id not in holders:
            fates[correction.id] = "sans document"
        else:
            fates[correction.id] = "appliquée"
    return fates


def _line(correction: Correction, fate: str) -> str:
    from normalize.corrections import shown

    about = correction.field or _KINDS[correction.kind]
    if correction.kind == "change":
        what = f"{about} : « {shown(correction.before)} » → « {shown(correction.after)} »"
    elif correction.kind == "check":
        what = "vérifié" if correction.after else "n'est plus tenu pour vérifié"
    else:
        what = about
    why = f" ; {correction.why}" if correction.why else ""
    who = f"{correction.by}, {correction.on}{why}"
    return f"{correction.id}  {fate:13}  {correction.file_name}, {correction.title} : {what} ({who})"

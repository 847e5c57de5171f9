"""``pst gold``: checked plans as reference files for the accuracy bench."""

from __future__ import annotations

from pathlib import Path

import click

from pst.cli.french import FrenchCommand, FrenchGroup


@click.group(name="gold", cls=FrenchGroup, short_help="Fait des références avec les plans vérifiés.")
def command() -> None:
    """Des plans vérifiés par une personne aux fichiers de référence (pst score).

    Exemple : pst gold export data/run --out data/gold
    """


@command.command(name="export", cls=FrenchCommand, short_help="Écrit les plans vérifiés comme références.")
@click.argument(
    "run", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("data/run"),
    metavar="[RÉSULTATS]",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("data/gold"), metavar="DOSSIER",
    help="Où écrire les références (data/gold par défaut).",
)  # fmt: skip
def export(run: Path, out: Path) -> int:
    """Écrit un fichier NOM.json par document dont tout est vérifié et n'a pas changé depuis.

    Un plan est vérifié quand sa ligne de la feuille « Plans » porte « oui » dans la colonne « Vérifié », ou quand
    chacun de ses éléments le porte, et que le classeur a été repris (pst corrections import) puis rejoué (pst run).

    Exemple : pst gold export data/run --out data/gold
    """
    from outputs.corrections_file import read_file
    from outputs.gold import gold_files, write_gold
    from outputs.release import CORRECTIONS, read_plan_files

    path = run / CORRECTIONS
    corrections = read_file(path) if path.is_file() else ()
    plan_files = read_plan_files(run)
    found = gold_files(plan_files, corrections)
    for written in write_gold(found, out):
        click.echo(str(written))
    many = "s" if len(found) > 1 else ""
    click.echo(f"{len(found)} document{many} vérifié{many} sur {len(plan_files)}.")
    return 0

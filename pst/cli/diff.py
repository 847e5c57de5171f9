"""``pst diff``: what changed between two releases, runs, plan files or documents."""

from __future__ import annotations

from pathlib import Path

import click

from pst.cli.french import FrenchCommand


@click.command(name="diff", cls=FrenchCommand, short_help="Montre ce qui a changé entre deux versions.")
@click.argument("before", type=click.Path(path_type=Path, exists=True), metavar="AVANT")
@click.argument("after", type=click.Path(path_type=Path, exists=True), metavar="APRÈS")
@click.option("--xlsx", type=click.Path(path_type=Path, dir_okay=False), metavar="FICHIER", help="Écrit un classeur.")
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="FICHIER",
    help="Écrit le tout en JSON (- : à l'écran, à la place du tableau).",
)  # fmt: skip
@click.option("--summary", is_flag=True, help="N'affiche qu'une ligne par plan.")
def command(before: Path, after: Path, xlsx: Path | None, json_file: Path | None, summary: bool) -> int:
    """Compare deux livraisons, deux dossiers de résultats, deux fichiers plan ou deux documents.

    Les éléments sont rapprochés par leur contenu, non par leur numéro : ce qui est ajouté, supprimé, modifié champ par
    champ, renuméroté ou déplacé. D'un dossier de livraisons, la plus récente est prise ; d'un plan publié plusieurs
    fois, le document à utiliser.

    Exemple : pst diff data/releases/1.0.0 data/releases/1.1.0 --xlsx differences.xlsx
    """
    from outputs.compare.versions import compare_versions
    from outputs.compare.versions_json import difference_json
    from outputs.writers.atomic import write_bytes
    from pst.cli.differences import show_difference
    from pst.plan_source import read_plan_files

    difference = compare_versions(read_plan_files(before), read_plan_files(after))
    names = {"before": str(before), "after": str(after)}
    if xlsx is not None:
        from outputs.compare.versions_xlsx import write_difference

        write_difference(difference, xlsx, **names)
    if json_file is not None:
        text = difference_json(difference, **names)
        if str(json_file) == "-":
            click.echo(text, nl=False)
            return 0
        write_bytes(json_file, text.encode())
    show_difference(difference, items=not summary)
    return 0

"""``pst score``: plan files measured against gold ones."""

from __future__ import annotations

import json
from pathlib import Path

import click

from pst.cli.french import FrenchCommand
from pst.errors import UsageError


@click.command(name="score", cls=FrenchCommand, short_help="Mesure des fichiers plan contre des fichiers de référence.")
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="REFERENCE")
@click.argument("predicted", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="RESULTATS")
@click.option("--only", default="*", metavar="MOTIF", help="Ne mesure que ces documents, par exemple 'cpas-*'.")
@click.option("--exclude", multiple=True, metavar="MOTIF", help="Laisse ces documents de côté (répétable).")
@click.option("--details", is_flag=True, help="Liste ce qui manque, ce qui est inventé, ce qui est lu autrement.")
@click.option("--json", "as_json", is_flag=True, help="Affiche les mesures en JSON.")
def command(gold: Path, predicted: Path, only: str, exclude: tuple[str, ...], details: bool, as_json: bool) -> int:
    """Compare chaque NOM.json de REFERENCE au fichier du même nom dans RESULTATS (le dossier ou son plans/).

    items est le F1 des éléments retrouvés, parents et titles la part des éléments bien placés et bien nommés, exact la
    part des actions justes en tout ; les autres colonnes sont le F1 des valeurs.

    Exemple : pst score corpus/samples/gold data/run
    """
    from outputs.compare.details import differences
    from outputs.compare.score import read_plan_json, score_folder
    from pst.cli.scores import show_scores

    plans = predicted / "plans"
    predicted = plans if plans.is_dir() else predicted
    comparison = score_folder(gold, predicted, only=only, exclude=exclude)
    if not comparison.documents:
        raise UsageError(
            str(gold), "aucun fichier de référence (*.json) à comparer", hint="Vérifiez le dossier et --only"
        )
    if as_json:
        documents = {name: score.summary() for name, score in comparison.documents.items()}
        content = {"overall": comparison.overall.summary(), "documents": documents}
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
        return 0
    if details:
        for name in comparison.documents:
            wanted, found = (read_plan_json(folder / f"{name}.json") or {} for folder in (gold, predicted))
            for line in differences(wanted, found):
                click.echo(f"{name} : {line}")
    show_scores(comparison)
    return 0

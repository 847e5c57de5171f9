"""``pst run``: documents in, plan files and tables out."""

from __future__ import annotations

from pathlib import Path

import click

from pst.cli.french import FrenchCommand
from pst.cli.options import default_paths, document_options, override_of

_MEGABYTE = 1024 * 1024


@click.command(name="run", cls=FrenchCommand, short_help="Lit des documents, écrit fichiers plan et tables.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[CHEMIN]...")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("data/run"), metavar="DOSSIER",
    help="Où écrire les résultats (data/run par défaut).",
)  # fmt: skip
@document_options
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processus de lecture (par défaut un par cœur).")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), default=300.0, metavar="S",
    help="Secondes accordées à un document (300 par défaut).",
)  # fmt: skip
@click.option(
    "--memory", type=click.IntRange(min=256), default=4096, metavar="MO",
    help="Mémoire accordée à un document, en mégaoctets (4096 par défaut).",
)  # fmt: skip
@click.option(
    "--corrections", type=click.Path(path_type=Path, file_okay=False), default=Path("corrections"), metavar="DOSSIER",
    help="Corrections à rejouer (corrections par défaut, s'il existe).",
)  # fmt: skip
@click.option("--no-cache", is_flag=True, help="Relit tout, sans rien reprendre d'une lecture précédente.")
@click.option("--quiet", "-q", is_flag=True, help="N'affiche que les documents non lus.")
@click.option("--json", "as_json", is_flag=True, help="Affiche le bilan en JSON plutôt qu'en tableau.")
@click.option("--debug", is_flag=True, help="Montre la trace des erreurs internes.")
def command(
    paths: tuple[Path, ...],
    out: Path,
    body: str | None,
    term: str | None,
    pages: str | None,
    jobs: int | None,
    timeout: float,
    memory: int,
    corrections: Path,
    no_cache: bool,
    quiet: bool,
    as_json: bool,
    debug: bool,
) -> int:
    """Lit des documents et des dossiers (et leurs sous-dossiers), archives ZIP comprises.

    Écrit dans DOSSIER un fichier plan par document (plans/), les tables en Parquet (tables/) et le schéma des fichiers
    plan. Un dossier d'archive (pst scrape) donne les documents publiés, remplacés et disparus compris. Sans CHEMIN, lit
    l'archive data/archive s'il y en a une, sinon le corpus d'exemple. Un document déjà lu et inchangé n'est pas relu.

    Ce que la machine ne peut savoir se dit par --body, --term et --pages pour un document, ou dans un fichier pst.toml
    à côté des documents.

    Les corrections prises par « pst corrections import » sont rejouées à chaque lecture.

    Code de sortie : 0 si tout est lu, 1 si des documents ne le sont pas, 2 si la commande est mal formée.

    Exemple : pst run plans-recus --out resultats
    """
    from pst.cli.progress import progress_bar
    from pst.cli.summary import show_failures, show_summary, summary_json
    from pst.pipeline import RunOptions, run

    options = RunOptions(
        paths=paths or default_paths(),
        out=out,
        jobs=jobs,
        timeout=timeout,
        memory=memory * _MEGABYTE,
        use_cache=not no_cache,
        override=override_of(body, term, pages),
        silent_workers=not debug,
        corrections=corrections,
    )
    with progress_bar(hidden=quiet or as_json) as observer:
        report = run(options, observer=observer)
    if as_json:
        click.echo(summary_json(report))
    elif not quiet:
        show_summary(report)
    show_failures(report, traces=debug)
    return 1 if report.failures else 0

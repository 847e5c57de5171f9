"""``pst scrape``: plans found on the sites of communes, CPAS and provinces, fetched politely into the archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pst.cli.french import FrenchCommand
from pst.errors import UsageError

if TYPE_CHECKING:
    from corpus.registry.sources import Source
    from corpus.scrape.options import ScrapeOptions


@click.command(name="scrape", cls=FrenchCommand, short_help="Cherche les plans publiés et les range dans l'archive.")
@click.option(
    "--sources", type=click.Path(path_type=Path, dir_okay=False), metavar="FICHIER",
    help="CSV des pages à visiter : nis_code,kind,url et au besoin term,every,note (par défaut les sources connues).",
)  # fmt: skip
@click.option(
    "--archive", type=click.Path(path_type=Path, file_okay=False), default=Path("data/archive"), metavar="DOSSIER",
    help="Où ranger les documents (data/archive par défaut).",
)  # fmt: skip
@click.option("--only", multiple=True, metavar="INS", help="Seulement ces organismes : 61031, cpas:61031 (répétable).")
@click.option("--dry-run", is_flag=True, help="Visite les pages et dit ce qui serait pris, sans rien télécharger.")
@click.option("--force", is_flag=True, help="Visite aussi les sources dont l'échéance n'est pas venue.")
@click.option("--config", type=click.Path(path_type=Path, dir_okay=False), metavar="FICHIER", help="Réglages en TOML.")
@click.option(
    "--contact", envvar="PST_CONTACT", metavar="ADRESSE",
    help="Adresse à laquelle un webmestre peut écrire, dite à chaque site visité.",
)  # fmt: skip
@click.option("--allow-private-hosts", is_flag=True, help="Permet la machine locale (localhost), pour des essais.")
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FICHIER",
    help="Écrit aussi le bilan en JSON.",
)  # fmt: skip
@click.option("--notify", multiple=True, metavar="URL", help="Envoie le bilan (adresse d'Apprise, répétable).")
@click.option("--quiet", "-q", is_flag=True, help="N'affiche que ce qui a échoué.")
def command(
    sources: Path | None,
    archive: Path,
    only: tuple[str, ...],
    dry_run: bool,
    force: bool,
    config: Path | None,
    contact: str | None,
    allow_private_hosts: bool,
    json_file: Path | None,
    notify: tuple[str, ...],
    quiet: bool,
) -> int:
    """Visite poliment les sites, y trouve les plans et les range dans l'archive.

    robots.txt est respecté, deux secondes au moins séparent deux demandes à un site, un document inchangé n'est pas
    téléchargé à nouveau. Une source n'est visitée qu'à son échéance (la semaine, sauf fréquence dite) ; dans un FICHIER
    donné par --sources, une ligne sans fréquence est visitée à chaque fois.

    Code de sortie : 0 si tout va bien, 1 si une source ou un document est en échec, 2 si la commande est mal formée,
    75 si une autre exécution est en cours.

    Exemple : pst scrape --contact pst@exemple.be --only 61031 --json bilan.json
    """
    from corpus.lock import EXIT_BUSY, BusyError
    from corpus.scrape.run import ScrapeTask, scrape
    from pst import __version__
    from pst.cli.scraped import notify_all, show_report, write_json
    from pst.judge import PooledJudge

    options = _options(config, contact, allow_private_hosts)
    task = ScrapeTask(
        sources=_chosen(sources, only),
        archive=archive,
        options=options,
        version=__version__,
        dry_run=dry_run,
        force=force,
        by_hand=sources is not None,
    )
    try:
        with PooledJudge() as judge:
            report = scrape(task, judge)
    except BusyError as error:
        click.echo(f"Erreur : {error}", err=True)
        return EXIT_BUSY
    if json_file is not None:
        write_json(report, json_file)
    show_report(report, quiet=quiet)
    notify_all(report, notify)
    return 1 if report.failed else 0


def _options(config: Path | None, contact: str | None, allow_private_hosts: bool) -> ScrapeOptions:
    from corpus.scrape.options import ScrapeOptions, read_options, with_values

    options = read_options(config) if config is not None else ScrapeOptions()
    said: dict[str, Any] = {"contact": contact} if contact else {}
    if allow_private_hosts:
        said["allow_private_hosts"] = True
    return with_values(options, said, "ligne de commande")


def _chosen(path: Path | None, only: tuple[str, ...]) -> tuple[Source, ...]:
    from datetime import UTC, datetime

    from corpus.registry.sources import home_sources
    from pst.cli.registry_options import load_sources

    found = load_sources(path)
    if path is None:
        found = (*found, *home_sources(found, datetime.now(UTC).date()))
    wanted = [part for entry in only for part in entry.replace(",", " ").split()]
    if not wanted:
        return found
    chosen = tuple(s for s in found if s.nis_code in wanted or f"{s.kind}:{s.nis_code}" in wanted)
    for entry in wanted:
        if not any(entry in (s.nis_code, f"{s.kind}:{s.nis_code}") for s in found):
            hint = "Ajoutez-la avec pst sources add, ou vérifiez le code INS"
            raise UsageError(f"--only {entry}", "aucune source pour ce code", hint=hint)
    return chosen

"""``pst archive``: what was kept of what was published; list it, verify it, export it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pst.cli.french import FrenchCommand, FrenchGroup
from pst.cli.registry_options import archive_option, body_filters, filter_of

if TYPE_CHECKING:
    from corpus.archive import Document, Run


@click.group(name="archive", cls=FrenchGroup, short_help="Ce qui a été publié : liste, vérification, export WARC.")
def command() -> None:
    """L'archive : chaque document tel qu'il a été publié, où et quand, sans jamais rien effacer.

    Exemple : pst archive list --only 61031
    """


@command.command(name="list", cls=FrenchCommand, short_help="Montre les documents archivés.")
@archive_option
@body_filters
@click.option("--all", "everything", is_flag=True, help="Toutes les versions, remplacées comprises.")
@click.option("--runs", is_flag=True, help="Montre les passages (pst scrape) plutôt que les documents.")
@click.option("--json", "as_json", is_flag=True, help="Affiche la liste en JSON.")
def list_command(
    archive_folder: Path,
    provinces: tuple[str, ...],
    kinds: tuple[str, ...],
    codes: tuple[str, ...],
    term: str | None,
    everything: bool,
    runs: bool,
    as_json: bool,
) -> int:
    """Montre les documents publiés maintenant, et ceux qui ont disparu ; avec --all, aussi ceux qui ont été remplacés.

    Le contenu d'un document est le fichier objects/ab/abcdef… de son empreinte (SHA-256), donnée par --json.

    Exemple : pst archive list --province Namur --all
    """
    from corpus.archive import Archive

    wanted = filter_of(provinces, kinds, codes, term)
    with Archive(archive_folder, readonly=True) as archive:
        if runs:
            _list_runs(archive.runs(), as_json=as_json)
            return 0
        documents = [d for d in archive.documents() if everything or not d.superseded]
        paths = {d.digest: str(archive.path_of(d.digest)) for d in documents}
    if wanted.provinces or wanted.kinds or wanted.codes or wanted.term:
        terms = _terms() if wanted.term else {}
        documents = [
            d
            for d in documents
            if any(wanted.keeps(body) for body in _bodies(d))
            and (wanted.term is None or any(terms.get(i) == wanted.term for i in d.source_ids))
        ]
    if as_json:
        content = [_record(document, paths[document.digest]) for document in documents]
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
    else:
        _show(documents)
    return 0


@command.command(name="verify", cls=FrenchCommand, short_help="Relit tout et compare aux empreintes.")
@archive_option
@click.option(
    "--repair", is_flag=True, help="Met à l'écart les contenus altérés : le prochain passage les redemandera."
)
@click.option("--json", "as_json", is_flag=True, help="Affiche le résultat en JSON.")
def verify_command(archive_folder: Path, repair: bool, as_json: bool) -> int:
    """Relit chaque contenu, recalcule son empreinte, et cherche chaque contenu que le journal annonce.

    Code de sortie : 0 si l'archive est intacte, 1 si quelque chose est altéré ou manque.

    Exemple : pst archive verify
    """
    from corpus.archive import Archive

    with Archive(archive_folder, readonly=True) as archive:
        problems = archive.verify()
        count, size = archive.extent()
    put_aside = []
    if repair and any(problem.code == "altered" for problem in problems):
        from corpus.lock import RunLock

        with RunLock(archive_folder, "pst archive verify --repair"), Archive(archive_folder) as archive:
            put_aside = archive.repair()
    if as_json:
        content = {
            "archive": str(archive_folder),
            "objects": count,
            "bytes": size,
            "problems": [{"code": p.code, "digest": p.digest or None, "message": p.message} for p in problems],
            "put_aside": [problem.digest for problem in put_aside],
        }
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
        return 1 if problems else 0
    for problem in problems:
        click.echo(f"✗ {problem.message}")
    for problem in put_aside:
        click.echo(f"→ {problem.digest} mis dans {archive_folder / 'quarantine'}")
    several = "s" if count > 1 else ""
    state = f"{len(problems)} problème{'s' if len(problems) > 1 else ''}" if problems else "tout est intact"
    click.echo(f"{archive_folder} : {count} contenu{several}, {size / 1e6:.1f} Mo ; {state}.")
    return 1 if problems else 0


@command.command(name="export", cls=FrenchCommand, short_help="Écrit l'archive en WARC.")
@archive_option
@click.option(
    "--warc", "path", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FICHIER",
    help="Où écrire ; un nom en .gz est compressé.",
)  # fmt: skip
def export_command(archive_folder: Path, path: Path) -> int:
    """Écrit l'archive en un fichier WARC 1.1 (ISO 28500), que les outils d'archives du web ouvrent.

    Chaque contenu y est une fois, avec les en-têtes gardés ; chaque passage y laisse sa trace, échecs compris.

    Exemple : pst archive export --warc plans.warc.gz
    """
    from corpus.archive import Archive

    with Archive(archive_folder, readonly=True) as archive:
        count = archive.export_warc(path)
    click.echo(f"{path} : {count} enregistrements, {path.stat().st_size / 1e6:.1f} Mo.")
    return 0


def _terms() -> dict[str, tuple[int, int] | None]:
    from pst.cli.registry_options import load_sources

    return {source.source_id: source.term for source in load_sources(None)}


def _bodies(document: Document) -> list[Any]:
    from corpus.registry import registry
    from corpus.registry.sources import body_of

    keys = [key for key in map(body_of, document.source_ids) if key is not None]
    found = [registry().coded(code, kind) for kind, code in keys]
    return [body for body in found if body is not None]


def _state(document: Document) -> tuple[str, str]:
    if document.superseded:
        return "remplacé", "dim"
    return ("disparu", "red") if document.vanished_at else ("publié", "green")


def _show(documents: Sequence[Document]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from pst.cli.summary import console_for

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=True)
    table.add_column("Organisme", overflow="ellipsis", no_wrap=True, ratio=2)
    table.add_column("Adresse", overflow="ellipsis", no_wrap=True, ratio=4)
    table.add_column("État", no_wrap=True, min_width=8)
    table.add_column("Depuis", no_wrap=True, min_width=10)
    table.add_column("Confirmé", no_wrap=True, min_width=10)
    table.add_column("Ko", justify="right", no_wrap=True, min_width=5)
    table.add_column("Empreinte", no_wrap=True, min_width=12)
    for document in documents:
        label, style = _state(document)
        names = ", ".join(dict.fromkeys(body.name for body in _bodies(document)))
        table.add_row(
            Text(names or "–"),
            Text(document.url),
            Text(label, style=style),
            f"{document.first_seen:%d/%m/%Y}",
            f"{document.last_seen:%d/%m/%Y}",
            str(max(1, document.size // 1000)),
            document.digest[:12],
        )
    console = console_for()
    if documents:
        console.print(table)
    several = "s" if len(documents) > 1 else ""
    console.print(f"{len(documents)} document{several}.")


def _record(document: Document, path: str) -> dict[str, Any]:
    return {
        "url": document.url,
        "organisations": [
            {"kind": body.kind, "nis_code": body.nis_code, "name": body.name} for body in _bodies(document)
        ],
        "digest": document.digest,
        "path": path,
        "media_type": document.media_type,
        "size": document.size,
        "first_seen": document.first_seen.isoformat(),
        "last_seen": document.last_seen.isoformat(),
        "vanished_at": document.vanished_at.isoformat() if document.vanished_at else None,
        "superseded": document.superseded,
        "page_url": document.page_url,
        "link_text": document.link_text,
        "score": document.score,
        "reasons": list(document.reasons),
    }


def _list_runs(runs: Sequence[Run], *, as_json: bool) -> None:
    if as_json:
        content = [
            {
                "run_id": run.run_id,
                "started_at": run.started_at.isoformat(),
                "ended_at": run.ended_at.isoformat() if run.ended_at else None,
                **run.changes,
            }
            for run in runs
        ]
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
        return
    from rich import box
    from rich.table import Table

    from pst.cli.summary import console_for

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in ("Passage", "Début", "Fin"):
        table.add_column(name, no_wrap=True)
    for name in ("ajoutés", "changés", "inchangés", "disparus", "échecs"):
        table.add_column(name, justify="right", no_wrap=True)
    for run in runs:
        end = f"{run.ended_at:%d/%m/%Y %H:%M}" if run.ended_at else "interrompu ou en cours"
        table.add_row(str(run.run_id), f"{run.started_at:%d/%m/%Y %H:%M}", end, *map(str, run.changes.values()))
    console_for().print(table)

"""``pst extract``: one document, shown as a tree or as its plan file."""

from __future__ import annotations

from pathlib import Path

import click

from pst.cli.french import FrenchCommand
from pst.cli.options import document_options, override_of


@click.command(name="extract", cls=FrenchCommand, short_help="Montre ce qui est lu dans un document.")
@click.argument("file", type=click.Path(path_type=Path), metavar="FICHIER")
@document_options
@click.option("--json", "as_json", is_flag=True, help="Affiche le fichier plan (JSON).")
@click.option("--debug", is_flag=True, help="Montre la trace des erreurs internes.")
def command(file: Path, body: str | None, term: str | None, pages: str | None, as_json: bool, debug: bool) -> int:
    """Montre un document : son en-tête, son arbre avec codes, années, pilotes et montants, ses avertissements.

    Une archive ZIP montre chacun de ses documents. Rien n'est écrit.

    Exemple : pst extract plan.pdf --term 2018-2024
    """
    from normalize.plan_file import from_json
    from pst.cache import Cache
    from pst.cli.summary import console_for, failure_line
    from pst.cli.tree import show_plan_file
    from pst.config import SettingsTree
    from pst.outcome import Failure
    from pst.sources import find, tasks_of
    from pst.version import code_version
    from pst.worker import read_one

    override = override_of(body, term, pages)
    failed = False
    with Cache(None, code_version()) as cache:
        for found in find([file]):
            tasks = tasks_of(found, cache, SettingsTree(), override)
            pairs = (
                [(str(found.path), tasks)] if isinstance(tasks, Failure) else [(t.label, read_one(t)) for t in tasks]
            )
            for label, outcome in pairs:
                if isinstance(outcome, Failure):
                    failed = True
                    click.echo(failure_line(label, outcome), err=True)
                    if debug and outcome.trace:
                        click.echo(outcome.trace, err=True)
                elif as_json:
                    click.echo(outcome.plan_file.decode(), nl=False)
                else:
                    show_plan_file(from_json(outcome.plan_file), console_for())
    return 1 if failed else 0

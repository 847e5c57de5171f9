"""The command line: one file a command, imported when it is asked for."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Final

import click

from pst import __version__
from pst.cli.french import FrenchGroup, explain
from pst.errors import PstError, os_reason

_COMMANDS: Final = (
    "run",
    "extract",
    "score",
    "release",
    "corrections",
    "gold",
    "diff",
    "export",
    "query",
    "scrape",
    "sources",
    "status",
    "archive",
)


class LazyGroup(FrenchGroup):
    """A group that imports the module of a command when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which a newcomer needs them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import ``pst.cli.<name>`` and return its command."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"pst.cli.{cmd_name}").command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="pst %(version)s", help="Affiche la version et s'arrête.")
def cli() -> None:
    """Des programmes stratégiques transversaux publiés à un jeu de données propre.

    Exemple : pst run mes-documents --out resultats
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; exit code 0 when all is read, 1 when some documents are not, 2 for wrong usage."""
    try:
        code = cli.main(args=arguments, prog_name="pst", standalone_mode=False)
    except click.ClickException as error:
        click.echo(explain(error), err=True)
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("Interrompu. La même commande reprend où elle s'est arrêtée.", err=True)
        sys.exit(130)
    except PstError as error:
        click.echo(f"Erreur : {error}", err=True)
        sys.exit(getattr(error, "exit_code", 2))
    except BrokenPipeError:  # whoever reads our output has seen enough ("pst extract … | head")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        click.echo(f"Erreur : {error.filename or 'système'} : {os_reason(error)}.", err=True)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)

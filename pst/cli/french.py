"""The French words of the command line, where click has English ones."""

from __future__ import annotations

import click

_HEADINGS = (
    ("Usage:", "Usage :"),
    ("Options:", "Options :"),
    ("Commands:", "Commandes :"),
    ("Arguments:", "Arguments :"),
)
_HELP = "Affiche cette aide et s'arrête."


class _FrenchHelp(click.Command):
    """Help with French headings."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help text, its headings in French."""
        text = super().get_help(ctx)
        for english, french in _HEADINGS:
            text = (
                text.replace(f"\n{english}", f"\n{french}")
                if not text.startswith(english)
                else french + text[len(english) :]
            )
        return text

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option with a French explanation."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP
        return option


class FrenchCommand(_FrenchHelp):
    """A command whose help is French."""


class FrenchGroup(_FrenchHelp, click.Group):
    """A group whose help is French."""


def explain(error: click.ClickException) -> str:
    """Return one French line for a wrong usage, with the help to turn to."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "pst"
    return f"Erreur : {_reason(error)}. Voir « {command} --help »."


def _reason(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f" (vouliez-vous dire {', '.join(error.possibilities)} ?)" if error.possibilities else ""
        return f"option inconnue {error.option_name}{near}"
    if isinstance(error, click.MissingParameter) and isinstance(error.param, click.Option):
        return f"il manque {'/'.join(error.param.opts)}"
    if isinstance(error, click.MissingParameter):
        name = (
            error.param.make_metavar(error.ctx) if error.param is not None and error.ctx is not None else "un argument"
        )
        return f"il manque {name}"
    if isinstance(error, click.BadOptionUsage):
        return f"l'option {error.option_name} attend une valeur"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"valeur refusée pour {'/'.join(error.param.opts)} ({error.message.rstrip('.')})"
    if isinstance(error, click.UsageError) and error.message.startswith("No such command"):
        return f"commande inconnue {error.message.removeprefix('No such command').strip(' .')}"
    if isinstance(error, click.UsageError) and error.message.startswith("Got unexpected extra"):
        return f"argument en trop {error.message[error.message.find('(') :].rstrip('.')}"
    return error.format_message().rstrip(".")

"""``pst query``: SQL over the tables of a run or a release."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pst.cli.french import FrenchCommand

if TYPE_CHECKING:
    from rich.table import Table

    from pst.query import Answer

_SHOWN = 200  # rows of a table on the screen
_WIDE = 12  # columns from which on a row is shown as a list


@click.command(name="query", cls=FrenchCommand, short_help="Interroge les tables en SQL.")
@click.argument("sql", metavar="SQL", required=False)
@click.option(
    "--release", type=click.Path(path_type=Path, file_okay=False), metavar="DOSSIER",
    help="Livraison, dossier de livraisons (la plus récente) ou dossier de résultats ; par défaut data/releases, "
    "sinon data/run.",
)  # fmt: skip
@click.option("--csv", "as_csv", is_flag=True, help="Affiche la réponse en CSV.")
@click.option("--json", "as_json", is_flag=True, help="Affiche la réponse en JSON, une liste d'objets.")
def command(sql: str | None, release: Path | None, as_csv: bool, as_json: bool) -> int:
    """Répond à une question posée en SQL (DuckDB) sur les tables ; rien n'est modifié.

    Les vues ont les noms des tables : actions, plans, amounts, pilots, items … Sans SQL, liste les tables et leurs
    colonnes.

    Exemple : pst query "select body_name, count(*) from actions where is_current group by all"
    """
    from outputs.dataset_folder import find_dataset
    from pst.errors import UsageError
    from pst.query import ask, default_dataset

    if as_csv and as_json:
        raise UsageError("--csv et --json", "l'un ou l'autre")
    dataset = find_dataset(release or default_dataset())
    answer = ask(sql or _CONTENTS, dataset)
    if as_json:
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1, default=_plain))
    elif as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    else:
        _show(answer)
    return 0


_CONTENTS = (
    "select table_name as \"table\", string_agg(column_name, ', ' order by ordinal_position) as colonnes"
    " from information_schema.columns group by table_name order by table_name"
)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _show(answer: Answer) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from pst.cli.summary import console_for

    out = console_for()
    shown = answer.rows[:_SHOWN]
    if len(answer.columns) > _WIDE:
        for row in shown:
            out.print(_record(answer.columns, row))
    else:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
        for number, name in enumerate(answer.columns):
            numeric = all(isinstance(row[number], int | float | Decimal | None) for row in answer.rows)
            table.add_column(Text(name), justify="right" if numeric and answer.rows else "left", overflow="fold")
        for row in shown:
            table.add_row(*(Text("–", style="dim") if value is None else Text(str(value)) for value in row))
        out.print(table)
    count = len(answer.rows)
    more = f" (les {_SHOWN} premières sont affichées ; --csv les donne toutes)" if count > _SHOWN else ""
    out.print(Text(f"{count} ligne{'s' if count > 1 else ''}{more}", style="dim"))


def _record(columns: tuple[str, ...], row: tuple[Any, ...]) -> Table:
    """Return a row of many columns as a list of those that hold something."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
    for name, value in zip(columns, row, strict=True):
        if value is not None:
            table.add_row(Text(name, style="bold"), Text(str(value)))
    return table

"""Make the generated pages (commands, schema of the tables, accuracy) and the pictures of the README.

python -m docs.generate            pages and pictures
python -m docs.generate --pages    pages only; a test fails when they are stale
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from docs.accuracy import accuracy_page
from outputs.schema import TABLES, TableSchema
from outputs.tables import type_name
from pst.cli import cli

DOCS: Final = Path(__file__).resolve().parent
_GENERATED = "<!-- Page écrite par « make docs » : ne pas la modifier à la main. -->"
_WIDTH = 118


def commands_page() -> str:
    """Return ``commandes.md``: the help of every command, as the terminal prints it."""
    parts = ["# Les commandes", _GENERATED, _help(cli, "pst")]
    context = click.Context(cli, info_name="pst")
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None:
            parts += [f"## pst {name}", _help(command, f"pst {name}")]
        if isinstance(command, click.Group):
            for child, grandchild in sorted(command.commands.items()):
                path = f"pst {name} {child}"
                parts += [f"### {path}", _help(grandchild, path)]
    return "\n\n".join(parts) + "\n"


def schema_page() -> str:
    """Return ``schema.md``: every table with its columns, their types and what they mean."""
    intro = (
        "Les tables sont écrites en Parquet dans `tables/`. La clé d'un élément est `document_id` + `item_id`. Ce que\n"
        "le document n'imprime pas est nul. Le fichier plan (JSON) est décrit par `plan-file.schema.json`, écrit à\n"
        "côté des résultats."
    )
    parts = ["# Les tables et leurs colonnes", _GENERATED, intro]
    parts.append("\n".join(f"- [`{table.name}`](#{table.name}) : {_lower(table.description)}" for table in TABLES))
    for table in TABLES:
        parts += [f"## {table.name}", f"{table.description}.", _columns(table)]
    return "\n\n".join(parts) + "\n"


PAGES: Final = {"accuracy.md": accuracy_page, "commandes.md": commands_page, "schema.md": schema_page}


def write_pages() -> None:
    """Write the generated pages."""
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")


def _help(command: click.Command, path: str) -> str:
    names = ["-h", "--help"]
    context = click.Context(command, info_name=path, terminal_width=80, max_content_width=80, help_option_names=names)
    return f"```text\n{command.get_help(context)}\n```"


def _columns(table: TableSchema) -> str:
    rows = ["| colonne | type | ce qu'elle dit |", "| --- | --- | --- |"]
    for column in table.columns:
        kind = type_name(column.type) + (", jamais nul" if column.required else "")
        rows.append(f"| `{column.name}` | {kind} | {column.description} |")
    return "\n".join(rows)


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def main(arguments: list[str]) -> None:
    """Write pages, and pictures unless told otherwise."""
    write_pages()
    if "--pages" not in arguments:
        from docs.pictures import write_pictures

        write_pictures(DOCS / "images", _WIDTH)


if __name__ == "__main__":
    main(sys.argv[1:])

"""The data dictionary of a release, in French or English: every column with its type, closed list and examples.

Columns and types come from ``outputs.schema``, closed lists from ``outputs.labels``, examples from the rows themselves.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from outputs.labels import Language, closed_list, list_names, list_of
from outputs.schema import TABLES, Column, TableSchema
from outputs.tables import type_name

_ENGLISH = Path(__file__).with_name("dictionary.toml")
_EXAMPLES = 2
_LONGEST = 60  # characters of an example
_LOOKED_AT = 2_000  # rows
_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "fr": {
        "title": "Dictionnaire des données",
        "intro": "Chaque table existe en Parquet, en CSV, dans le fichier DuckDB et dans le fichier SQLite. Ce que le"
        " document n'imprime pas est nul. La clé d'un élément est `document_id` + `item_id`.",
        "head": "| colonne | type | jamais nul | ce qu'elle dit | exemples |",
        "lists": "Listes fermées",
        "list_head": "| code | ce qu'il veut dire |",
        "values": "liste",
        "yes": "oui",
    },
    "en": {
        "title": "Data dictionary",
        "intro": "Every table is there as Parquet, as CSV, in the DuckDB file and in the SQLite file. What the document"
        " does not print is null. The key of an item is `document_id` + `item_id`.",
        "head": "| column | type | never null | what it says | examples |",
        "lists": "Closed lists",
        "list_head": "| code | meaning |",
        "values": "list",
        "yes": "yes",
    },
}


def dictionary_page(language: Language, tables: Mapping[str, pa.Table]) -> str:
    """Return the dictionary as Markdown; the examples are taken from ``tables``."""
    words = _WORDS[language]
    parts = [f"# {words['title']}", words["intro"]]
    for table in TABLES:
        parts += [f"## {table.name}", f"{table_description(table, language)}.", _columns(table, language, tables)]
    parts.append(f"## {words['lists']}")
    for name in list_names():
        rows = [f"| `{code}` | {text} |" for code, text in closed_list(name, language).items()]
        parts += [f'### <a id="{name}"></a>{name}', "\n".join([words["list_head"], "| --- | --- |", *rows])]
    return "\n\n".join(parts) + "\n"


def table_description(table: TableSchema, language: Language) -> str:
    """Return what a row of the table stands for."""
    return table.description if language == "fr" else english()["tables"][table.name]


def description(table: TableSchema, column: Column, language: Language) -> str:
    """Return what a column says."""
    if language == "fr":
        return column.description
    columns = english()["columns"]
    return columns.get(f"{table.name}.{column.name}") or columns[column.name]


@cache
def english() -> Mapping[str, Mapping[str, str]]:
    """Return the English descriptions: ``tables`` by name, ``columns`` by name or ``table.column``."""
    return tomllib.loads(_ENGLISH.read_text(encoding="utf-8"))


def examples(values: pa.ChunkedArray) -> list[str]:
    """Return the most frequent values among the first rows, of equals the first, as text cut where it is long."""
    present = values.slice(0, _LOOKED_AT).drop_null()
    counted = [(entry["counts"], _text(entry["values"])) for entry in pc.value_counts(present).to_pylist()]
    counted.sort(key=lambda pair: -pair[0])
    return [text for _, text in counted[:_EXAMPLES]]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _columns(table: TableSchema, language: Language, tables: Mapping[str, pa.Table]) -> str:
    words = _WORDS[language]
    lines = [words["head"], "| --- | --- | --- | --- | --- |"]
    for column in table.columns:
        known = list_of(table.name, column.name)
        text = description(table, column, language) + (f" ([{words['values']}](#{known}))" if known else "")
        shown = ", ".join(f"`{_escaped(example)}`" for example in examples(tables[table.name][column.name]))
        required = words["yes"] if column.required else ""
        lines.append(f"| `{column.name}` | {type_name(column.type)} | {required} | {text} | {shown} |")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("`", "'")

"""SQL over the tables of a dataset, read only: DuckDB on the Parquet files, views named as the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pst.errors import UsageError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from outputs.dataset_folder import DatasetFolder

_MISSING_TABLE: Final = re.compile(r"Table with name \"?(?P<name>[^\s\"!]+)\"? does not exist")
_MISSING_COLUMN: Final = re.compile(
    r"(?:Referenced column \"(?P<name>[^\"]+)\" (?:not found|was not found)"
    r"|does not have a column named \"(?P<other>[^\"]+)\")"
)
_READING: Final = ("SELECT", "EXPLAIN", "DESCRIBE", "SHOW", "PRAGMA")
DEFAULT_FOLDERS: Final = (Path("data/releases"), Path("data/run"))


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query with the names of their columns; values as Python's types (dates, decimals, None)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask(sql: str, dataset: DatasetFolder) -> Answer:
    """Return the answer to one SQL query over the tables of ``dataset`` and the ready-made views.

    Raises:
        UsageError: the query is wrong, changes something, or names a table or column that is not there; the message
            says which there are.
    """
    with _asking(sql, dataset) as connection:
        result = connection.execute(sql)
        columns = tuple(column[0] for column in result.description or ())
        return Answer(columns, tuple(result.fetchall()))


def ask_arrow(sql: str, dataset: DatasetFolder) -> pa.Table:
    """Return the same as an Arrow table."""
    with _asking(sql, dataset) as connection:
        return connection.sql(sql).to_arrow_table()


@contextmanager
def _asking(sql: str, dataset: DatasetFolder) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection on which ``sql`` may be run; what is wrong with it is explained."""
    import duckdb

    with connect(dataset) as connection:
        try:
            _check_reads_only(connection, sql)
            yield connection
        except duckdb.Error as error:
            raise _explained(error, connection, list(dataset.table_paths())) from error


def connect(dataset: DatasetFolder) -> duckdb.DuckDBPyConnection:
    """Return a connection in memory with a view for each table; it can read no other file and write none."""
    import duckdb

    from outputs.views import VIEWS

    connection = duckdb.connect(config={"threads": 2})
    paths = dataset.table_paths()
    for name, path in paths.items():
        connection.execute(f"create view {_quoted(name)} as select * from read_parquet({_text(str(path))})")
    for view in VIEWS:
        try:
            connection.execute(f"create view {_quoted(view.name)} as {view.sql}")
        except duckdb.Error:  # a dataset of an older version may lack a table that a view needs
            continue
    allowed = ", ".join(_text(str(path)) for path in paths.values())
    connection.execute(f"set allowed_paths = [{allowed}]")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def default_dataset() -> Path:
    """Return the folder that is meant where none is named: releases if there are any, else the last run."""
    return next((folder for folder in DEFAULT_FOLDERS if folder.is_dir()), DEFAULT_FOLDERS[-1])


def _check_reads_only(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    statements = connection.extract_statements(sql)
    if not statements:
        raise UsageError("requête", "vide", hint='Par exemple : pst query "select title from actions limit 5"')
    if len(statements) > 1:
        raise UsageError("requête", "une seule instruction à la fois")
    kind = str(statements[0].type).rpartition(".")[2]
    if not kind.startswith(_READING):
        raise UsageError("requête", f"les tables sont en lecture seule ({kind})", hint="Écrivez une requête select")


def _explained(error: duckdb.Error, connection: duckdb.DuckDBPyConnection, tables: list[str]) -> UsageError:
    text = str(error).partition("\n\nLINE")[0].strip()
    if match := _MISSING_TABLE.search(text):
        name = match["name"]
        near = get_close_matches(name, tables, 1)
        guess = f"Vouliez-vous dire « {near[0]} » ? " if near else ""
        return UsageError("requête", f"pas de table « {name} »", hint=f"{guess}Tables : {', '.join(tables)}")
    if match := _MISSING_COLUMN.search(text):
        name = match["name"] or match["other"]
        return UsageError("requête", f"pas de colonne « {name} »", hint=_columns_hint(name, connection, tables))
    if "Permission Error" in text or "disabled" in text:
        return UsageError("requête", "elle ne peut lire que les tables du jeu de données")
    kind, _, reason = text.partition(": ")
    label = {"Parser Error": "SQL mal formé", "Conversion Error": "valeur d'un autre type"}.get(kind, kind)
    return UsageError("requête", f"{label} : {' '.join(reason.split())}")


def _columns_hint(name: str, connection: duckdb.DuckDBPyConnection, tables: list[str]) -> str:
    columns = {
        table: [row[0] for row in connection.execute(f"describe {_quoted(table)}").fetchall()] for table in tables
    }
    every = {column for names in columns.values() for column in names}
    near = get_close_matches(name, sorted(every), 3, 0.5)
    held = [f"{column} ({', '.join(t for t, names in columns.items() if column in names)})" for column in near]
    guess = f"Les plus proches : {' ; '.join(held)}. " if held else ""
    return f"{guess}Colonnes d'actions : {', '.join(columns.get('actions', []))}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

"""All tables as one DuckDB file with views ready to query; descriptions travel as comments."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow as pa

from outputs.schema import TABLES, TableSchema
from outputs.views import VIEWS
from outputs.writers.atomic import replacing


def write_duckdb(tables: Mapping[str, pa.Table], path: Path) -> None:
    """Write ``tables`` to ``path``; the same tables give the same contents, not the same bytes."""
    with replacing(path) as temporary:
        temporary.unlink()  # DuckDB makes its file itself
        with duckdb.connect(temporary, config={"threads": 1}) as connection:
            for schema in TABLES:
                connection.register("arrow_table", tables[schema.name])
                connection.execute(f'create table "{schema.name}" as select * from arrow_table')
                connection.unregister("arrow_table")
                _comment(connection, schema)
            for view in VIEWS:
                connection.execute(f"create view {view.name} as {view.sql}")
                connection.execute(f"comment on view {view.name} is {_quoted(view.description)}")
            connection.execute("checkpoint")


def _comment(connection: duckdb.DuckDBPyConnection, schema: TableSchema) -> None:
    connection.execute(f'comment on table "{schema.name}" is {_quoted(schema.description)}')
    for column in schema.columns:
        connection.execute(f'comment on column "{schema.name}"."{column.name}" is {_quoted(column.description)}')
        if column.required:
            connection.execute(f'alter table "{schema.name}" alter column "{column.name}" set not null')


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

"""All tables as one SQLite file with full-text search over the items, as Datasette serves it.

SQLite has neither decimals nor dates: amounts are numbers, dates ISO text, yes/no 1 and 0. The same tables give the
same bytes (with one version of SQLite).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from outputs.schema import TABLES, ColumnType, TableSchema
from outputs.views import VIEWS
from outputs.writers.atomic import replacing

_AFFINITY: Final[Mapping[ColumnType, str]] = {
    "text": "TEXT",
    "year": "INTEGER",
    "count": "INTEGER",
    "money": "REAL",
    "date": "TEXT",
    "yes/no": "INTEGER",
    "number": "REAL",
    "decimal": "REAL",
}
SEARCHED: Final = ("title", "description", "steps", "theme", "remarks")
_INDEXED: Final = ("plan_id", "item_id", "body_name", "nis_code", "level", "parent_id")
_BATCH = 5_000  # rows


def write_sqlite(tables: Mapping[str, pa.Table], path: Path) -> None:
    """Write ``tables``, ready to search: ``select … from items_fts where items_fts match 'logement'``."""
    with replacing(path) as temporary, closing(sqlite3.connect(temporary)) as connection:
        connection.execute("pragma journal_mode = off")
        connection.execute("pragma synchronous = off")
        for schema in TABLES:
            _write_table(connection, schema, tables[schema.name])
        _make_searchable(connection)
        for view in VIEWS:
            connection.execute(f"create view {view.name} as {view.sql}")
        connection.execute(f"pragma user_version = {len(TABLES)}")
        connection.commit()
        connection.execute("vacuum")


def _write_table(connection: sqlite3.Connection, schema: TableSchema, table: pa.Table) -> None:
    columns = ", ".join(
        f'"{column.name}" {_AFFINITY[column.type]}{" not null" if column.required else ""}' for column in schema.columns
    )
    key = ", primary key (document_id)" if schema.name == "documents" else ""
    connection.execute(f'create table "{schema.name}" ({columns}{key})')
    marks = ", ".join("?" * len(schema.columns))
    connection.executemany(f'insert into "{schema.name}" values ({marks})', _rows(table))
    for name in _INDEXED:
        if any(column.name == name for column in schema.columns):
            connection.execute(f'create index "{schema.name}_{name}" on "{schema.name}" ("{name}")')


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in table.to_batches(max_chunksize=_BATCH):
        yield from zip(*map(_values, batch.columns), strict=True)


def _values(column: pa.Array) -> list[Any]:
    """Return a column as SQLite holds it."""
    if pa.types.is_decimal(column.type):
        column = column.cast(pa.float64())
    elif pa.types.is_date(column.type):
        column = column.cast(pa.string())
    values: list[Any] = column.to_pylist()
    return values


def _make_searchable(connection: sqlite3.Connection) -> None:
    """Make ``items_fts`` over ``items``: words without regard to case and accents."""
    columns = ", ".join(SEARCHED)
    connection.execute(
        f"create virtual table items_fts using fts5({columns}, content='items',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    connection.execute("insert into items_fts (items_fts) values ('rebuild')")

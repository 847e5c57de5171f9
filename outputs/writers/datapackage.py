"""``datapackage.json``: what stands in a release, for frictionless and other readers of Data Packages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from outputs.labels import closed_list, list_of
from outputs.schema import TABLES, Column, ColumnType, TableSchema

PROFILE: Final = "data-package"
_TYPES: Final[Mapping[ColumnType, str]] = {
    "text": "string",
    "year": "integer",
    "count": "integer",
    "money": "number",
    "date": "date",
    "yes/no": "boolean",
    "number": "number",
    "decimal": "number",
}
_MEDIA: Final[Mapping[str, str]] = {
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".sqlite": "application/vnd.sqlite3",
    ".json": "application/json",
    ".md": "text/markdown",
}
_LISTED = frozenset({"categories", "body_kind"})  # several codes in one cell: no enum


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """What the package says of itself; ``created`` is an ISO date or None."""

    version: str
    title: str
    description: str
    created: str | None
    licenses: tuple[Mapping[str, str], ...]
    sources: tuple[Mapping[str, str], ...]
    keywords: tuple[str, ...]


def datapackage_bytes(folder: Path, info: PackageInfo, others: Iterable[str]) -> bytes:
    """Return the descriptor of ``folder``: its ``csv/TABLE.csv`` with their schemas, then the files ``others``.

    Digests and sizes are those of the files as they are now.
    """
    package: dict[str, Any] = {
        "profile": PROFILE,
        "name": "pst-wallonie",
        "title": info.title,
        "description": info.description,
        "version": info.version,
        "keywords": list(info.keywords),
        "licenses": [dict(license) for license in info.licenses],
        "sources": [dict(source) for source in info.sources],
        "contributors": [{"title": "The pst-wallonie authors", "role": "publisher"}],
    }
    if info.created:
        package["created"] = f"{info.created}T00:00:00Z"
    tables = [_table_resource(folder, table) for table in TABLES]
    package["resources"] = tables + [_file_resource(folder, path) for path in others]
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def table_schema(table: TableSchema) -> dict[str, Any]:
    """Return the Table Schema of one table."""
    schema: dict[str, Any] = {
        "fields": [_field(table, column) for column in table.columns],
        "missingValues": [""],
    }
    if table.name == "documents":
        schema["primaryKey"] = ["document_id"]
    else:
        schema["foreignKeys"] = [
            {"fields": ["document_id"], "reference": {"resource": "documents", "fields": ["document_id"]}}
        ]
    if table.name == "items":
        schema["primaryKey"] = ["document_id", "item_id"]
    return schema


def _field(table: TableSchema, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.description}
    constraints: dict[str, Any] = {"required": True} if column.required and column.name != "title" else {}
    closed = list_of(table.name, column.name)
    if closed and column.name not in _LISTED and closed != "warning":
        constraints["enum"] = list(closed_list(closed))
    return field | ({"constraints": constraints} if constraints else {})


def _table_resource(folder: Path, table: TableSchema) -> dict[str, Any]:
    path = f"csv/{table.name}.csv"
    return {
        "name": table.name,
        "path": path,
        "profile": "tabular-data-resource",
        "title": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": table_schema(table),
        **_measures(folder / path),
    }


def _file_resource(folder: Path, path: str) -> dict[str, Any]:
    suffix = Path(path).suffix
    name = path.lower().replace("/", "-").replace(".", "-").replace("_", "-")
    resource = {
        "name": name,
        "path": path,
        "profile": "data-resource",
        "type": "file",
        "format": suffix[1:],
        "mediatype": _MEDIA.get(suffix, "application/octet-stream"),
    }
    return resource if suffix == ".duckdb" else resource | _measures(folder / path)  # its bytes are not reproducible


def _measures(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}

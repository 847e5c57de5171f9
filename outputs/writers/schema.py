"""The JSON Schema of the plan file, as it is laid beside the results."""

from __future__ import annotations

import json

from normalize.plan_file import SCHEMA_VERSION, json_schema

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_bytes() -> bytes:
    """Return the schema as indented UTF-8 JSON that ends with a newline."""
    schema = {"$schema": _DIALECT, "title": f"PST plan file {SCHEMA_VERSION}"} | json_schema()
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()

"""One table as CSV: UTF-8, commas, a header, ISO dates, a point before decimals; null is an empty field."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.csv

from outputs.writers.atomic import replacing


def write_csv(table: pa.Table, path: Path) -> None:
    """Write ``table`` to ``path``, whole or not at all; texts stand between quotes."""
    with replacing(path) as temporary:
        pyarrow.csv.write_csv(table, temporary)

"""One table as a Parquet file: the same rows give the same bytes."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from outputs.writers.atomic import replacing


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write ``table`` to ``path``, compressed with zstd, whole or not at all."""
    with replacing(path) as temporary:
        pq.write_table(table, temporary, compression="zstd", version="2.6")

"""Lines added to and removed from a sources file, which otherwise stays as its author wrote it."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Final

from corpus.registry.sources import COLUMNS, WEEK, Source, dialect_of, examine, read_text, records

_UNITS: Final = ((365, "an", "ans"), (30, "mois", "mois"), (7, "semaine", "semaines"), (1, "jour", "jours"))


def add_source(path: Path, source: Source) -> None:
    """Add ``source`` at the end of ``path``, made with its header where there is none; its own line is replaced.

    Raises:
        RegistryError: the file cannot be read.
    """
    if path.is_file():
        remove_source(path, source.source_id)
    text = read_text(path) if path.is_file() else ""
    if not text.strip():
        text = f"{','.join(COLUMNS)}\n"
    header = next(values for _, _, values in records(text))
    columns = [name.lower() for name in header]
    row = _row(source)
    for name in [name for name in COLUMNS if row[name] and name not in columns]:
        text = _widen(text, name)
        columns.append(name)
    ending = "\r\n" if "\r\n" in text else "\n"
    text = text if text.endswith(("\n", "\r")) else text + ending
    line = io.StringIO()
    csv.writer(line, delimiter=dialect_of(text), lineterminator=ending).writerow(
        [row.get(name, "") for name in columns]
    )
    _write(path, text + line.getvalue())


def remove_source(path: Path, source_id: str) -> bool:
    """Remove the lines of a source from ``path``; return whether there were any.

    Raises:
        RegistryError: the file cannot be read.
    """
    lines = {source.line for source in examine(path)[0] if source.source_id == source_id}
    if not lines:
        return False
    text = read_text(path)
    dropped = {number for first, last, _ in records(text) if first in lines for number in range(first, last + 1)}
    kept = [line for number, line in enumerate(text.splitlines(keepends=True), start=1) if number not in dropped]
    _write(path, "".join(kept))
    return True


def every_text(every: timedelta | None) -> str:
    """Return a frequency as people write it.

    >>> every_text(timedelta(days=14)), every_text(timedelta(hours=12)), every_text(None)
    ('2 semaines', '12 heures', 'jamais')
    """
    if every is None:
        return "jamais"
    hours = round(every.total_seconds() / 3600)
    if hours % 24:
        return f"{hours} heure{'s' if hours > 1 else ''}"
    days = hours // 24
    for length, one, many in _UNITS:
        if days and days % length == 0:
            count = days // length
            return one if count == 1 else f"{count} {many}"
    return f"{days} jours"


def _row(source: Source) -> dict[str, str]:
    return {
        "nis_code": source.nis_code,
        "kind": source.kind,
        "url": source.url,
        "term": f"{source.term[0]}-{source.term[1]}" if source.term else "",
        "every": "" if source.every == WEEK else every_text(source.every),
        "note": source.note or "",
    }


def _widen(text: str, column: str) -> str:
    first, last, _ = next(records(text))
    lines = text.splitlines(keepends=True)
    header = "".join(lines[first - 1 : last])
    bare = header.rstrip("\r\n")
    lines[first - 1 : last] = [f"{bare}{dialect_of(text)}{column}{header[len(bare) :] or chr(10)}"]
    return "".join(lines)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:60]}.", suffix=".tmp", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)

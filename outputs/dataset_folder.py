"""Where the tables and the plan files of a dataset lie: the folder of a run, of a release, or of many releases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pst.errors import UsageError

_TABLE_FOLDERS: Final = ("tables", "parquet", "")
_PLAN_FOLDERS: Final = ("plans", "plan-files")
_MARK: Final = "actions.parquet"
_VERSION: Final = re.compile(r"v?(\d+(?:\.\d+)*)")


@dataclass(frozen=True, slots=True)
class DatasetFolder:
    """The folder of one run or release; ``plans`` is None where it holds no plan files."""

    root: Path
    tables: Path
    plans: Path | None

    def table_paths(self) -> dict[str, Path]:
        """Return the Parquet file of each table, by name."""
        return {path.stem: path for path in sorted(self.tables.glob("*.parquet"))}

    def plan_paths(self) -> tuple[Path, ...]:
        """Return the plan files, by name; none where there is no folder for them."""
        return tuple(sorted(self.plans.glob("*.json"))) if self.plans else ()


def find_dataset(path: Path) -> DatasetFolder:
    """Return the dataset in ``path``: a run, a release, or the latest release (by version) of a folder of releases.

    Raises:
        UsageError: there is none.
    """
    found = _dataset(path) or next(filter(None, map(_dataset, _versions(path))), None)
    if found is not None:
        return found
    if not path.exists():
        raise UsageError(str(path), "ce dossier n'existe pas", hint="Donnez celui d'un run ou d'une livraison")
    hint = f"Lancez d'abord : pst run --out {path}"
    raise UsageError(str(path), "pas de tables dans ce dossier", hint=hint)


def _dataset(path: Path) -> DatasetFolder | None:
    tables = next((path / name for name in _TABLE_FOLDERS if (path / name / _MARK).is_file()), None)
    if tables is None:
        return None
    plans = next((path / name for name in _PLAN_FOLDERS if (path / name).is_dir()), None)
    return DatasetFolder(path, tables, plans)


def _versions(path: Path) -> list[Path]:
    """Return the folders named after a version, the latest first."""
    if not path.is_dir():
        return []
    matched = [(child, _VERSION.fullmatch(child.name)) for child in path.iterdir() if child.is_dir()]
    numbered = [(tuple(map(int, match[1].split("."))), child) for child, match in matched if match]
    return [child for _, child in sorted(numbered, reverse=True)]

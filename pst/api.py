"""For notebooks and programs: read one document, load the tables of a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pst.config import DocumentSettings, parse_body, parse_pages, parse_term
from pst.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

    from normalize.plan_file import PlanFile


def extract(
    path: str | Path, *, body: str | None = None, term: str | None = None, pages: str | None = None
) -> PlanFile:
    """Return the plan file of one document; the options are those of ``pst extract``.

    Raises:
        PstError: the document cannot be read, or an option has an unknown form.
        OSError: the file cannot be opened.
    """
    from extract.document import SourceFile
    from pst.worker import extract_source

    file = Path(path)
    settings = DocumentSettings(
        body=parse_body(body) if body else None,
        term=parse_term(term) if term else None,
        pages=parse_pages(pages) if pages else None,
    )
    return extract_source(SourceFile(name=file.name, data=file.read_bytes(), path=file), settings)


class Dataset:
    """The tables of one run as data frames, read when they are first used: ``dataset.actions``, ``dataset["plans"]``.

    Columns keep the types of the Parquet files (Arrow types): whole years, exact amounts, real dates.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._frames: dict[str, pd.DataFrame] = {}

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(path.stem for path in self._folder.glob("*.parquet")))

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._frames:
            import pandas as pd

            path = self._folder / f"{name}.parquet"
            if not path.is_file():
                raise KeyError(name)
            self._frames[name] = pd.read_parquet(path, dtype_backend="pyarrow")
        return self._frames[name]

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"no table « {name} »; there are {', '.join(self)}") from None

    def __repr__(self) -> str:
        return f"Dataset({str(self._folder)!r}: {', '.join(self)})"


def load(folder: str | Path = "data/run") -> Dataset:
    """Return the tables that ``pst run`` wrote under ``folder``.

    Raises:
        UsageError: there are none.
    """
    tables = Path(folder) / "tables"
    if not any(tables.glob("*.parquet")):
        raise UsageError(str(folder), "pas de tables dans ce dossier", hint=f"Lancez d'abord : pst run --out {folder}")
    return Dataset(tables)

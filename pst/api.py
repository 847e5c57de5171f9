"""For notebooks and programs: read one document, load the tables of a run or a release."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pst.config import DocumentSettings, parse_body, parse_pages, parse_term

if TYPE_CHECKING:
    import pandas as pd

    from normalize.plan_file import PlanFile
    from outputs.dataset_folder import DatasetFolder


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
    """The tables of one run or release as data frames, read when they are first used.

    ``dataset.actions`` or ``dataset["actions"]``; columns keep the types of the Parquet files (Arrow types): whole
    years, exact amounts, real dates. The tables are those of ``outputs.schema``.
    """

    actions: pd.DataFrame
    amounts: pd.DataFrame
    documents: pd.DataFrame
    indicators: pd.DataFrame
    items: pd.DataFrame
    partners: pd.DataFrame
    pilots: pd.DataFrame
    plans: pd.DataFrame
    sdgs: pd.DataFrame
    sources: pd.DataFrame
    warnings: pd.DataFrame

    def __init__(self, folder: DatasetFolder) -> None:
        self._folder = folder
        self._paths = folder.table_paths()
        self._frames: dict[str, pd.DataFrame] = {}

    @property
    def folder(self) -> Path:
        """The folder of the run or release, so that a notebook can say what it shows."""
        return self._folder.root

    def plan_files(self) -> Iterator[PlanFile]:
        """Yield the plan files, by name: everything that was read, with where it is printed."""
        from pst.plan_source import read_plan_file

        for path in self._folder.plan_paths():
            yield read_plan_file(path)

    def query(self, sql: str) -> pd.DataFrame:
        """Return the answer to one SQL query (DuckDB) over the tables, with the types of its columns.

        Raises:
            UsageError: the query is wrong, changes something, or names a table or column that is not there.
        """
        import pandas as pd

        from pst.query import ask_arrow

        frame: pd.DataFrame = ask_arrow(sql, self._folder).to_pandas(types_mapper=pd.ArrowDtype)
        return frame

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._paths))

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._frames:
            import pandas as pd

            if name not in self._paths:
                raise KeyError(name)
            self._frames[name] = pd.read_parquet(self._paths[name], dtype_backend="pyarrow")
        return self._frames[name]

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"no table « {name} »; there are {', '.join(self)}") from None

    def __repr__(self) -> str:
        return f"Dataset({str(self.folder)!r}: {', '.join(self)})"


def load(folder: str | Path | None = None) -> Dataset:
    """Return the tables of a run, of a release, or of the latest release of a folder of releases.

    Without ``folder``: ``data/releases`` if it is there, else ``data/run``.

    Raises:
        UsageError: there are none.
    """
    from outputs.dataset_folder import find_dataset
    from pst.query import default_dataset

    return Dataset(find_dataset(Path(folder) if folder is not None else default_dataset()))

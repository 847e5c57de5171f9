"""Plan files wherever they come from: a plan file, a document, the folder of a run or of a release."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pst.errors import UsageError

if TYPE_CHECKING:
    from normalize.plan_file import PlanFile


def read_plan_files(path: Path) -> tuple[PlanFile, ...]:
    """Return the plan files that ``path`` stands for: one of a file, all of a folder (of the latest release).

    A file that is no JSON is read as a document, as ``pst extract`` does.

    Raises:
        UsageError: there are none, or a file is no plan file.
        PstError: the document cannot be read.
    """
    from outputs.dataset_folder import find_dataset

    if not path.is_dir():
        return (read_plan_file(path),)
    names = sorted(path.glob("*.json"))
    if names and not (path / "plans").is_dir() and all(map(_is_plan_file, names)):
        return tuple(read_plan_file(name) for name in names)
    dataset = find_dataset(path)
    if not dataset.plan_paths():
        raise UsageError(str(dataset.root), "pas de fichiers plan (plans/*.json) dans ce dossier")
    return tuple(read_plan_file(name) for name in dataset.plan_paths())


def read_plan_file(path: Path) -> PlanFile:
    """Return one plan file: the file itself, or what is read of a document.

    Raises:
        UsageError: a JSON file is no plan file.
        PstError: the document cannot be read.
        OSError: the file cannot be opened.
    """
    import msgspec

    from normalize.plan_file import from_json

    if path.suffix.lower() != ".json":
        from pst.api import extract

        return extract(path)
    try:
        return from_json(path.read_bytes())
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = f"ce n'est pas un fichier plan ({error})"
        raise UsageError(str(path), reason, hint="Donnez un fichier de plans/ ou un document") from error


def _is_plan_file(path: Path) -> bool:
    with path.open("rb") as file:
        return b'"document"' in file.read(4096)

"""From the results of a run to a release: one folder with every form of the data, whole or absent, never changed again.

The folder is written aside and renamed in one step. The same plan files, options and last release give the same bytes
in every file but the DuckDB one, which has the same contents.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from normalize.plan_file import PlanFile, from_json, to_json
from outputs.checks import Check, check_release, refusals
from outputs.corrections_file import read_text
from outputs.corrections_import import checked_by_key
from outputs.dictionary import dictionary_page
from outputs.release_names import without_names
from outputs.release_texts import KEYWORDS, LICENSES, SOURCES, TITLE, Facts, citation, licence, readme
from outputs.release_version import (
    FIRST,
    NAMES,
    Change,
    Substance,
    Version,
    change_between,
    plan_file_schema,
    schema_now,
)
from outputs.schema import TABLES
from outputs.tables import arrow_schema, build_tables
from outputs.writers.csv import write_csv
from outputs.writers.datapackage import PackageInfo, datapackage_bytes
from outputs.writers.duckdb import write_duckdb
from outputs.writers.parquet import write_parquet
from outputs.writers.schema import schema_bytes
from outputs.writers.sqlite import write_sqlite
from outputs.writers.xlsx import WorkbookInfo, write_xlsx
from pst.errors import PstError, UsageError

log = logging.getLogger(__name__)

MANIFEST: Final = "release.json"
WORKBOOK: Final = "pst.xlsx"
DUCKDB: Final = "pst.duckdb"
SQLITE: Final = "pst.sqlite"
CORRECTIONS: Final = "corrections.toml"
_FORMAT = 1
_ASIDE = ".release-"
_ABANDONED = 3600.0  # seconds after which what a killed release left behind is cleared away


class ReleaseRefusedError(PstError):
    """Something fell off a cliff; ``checks`` are the refusals."""

    def __init__(self, folder: Path, checks: Sequence[Check]) -> None:
        many = "s" if len(checks) > 1 else ""
        lines = "".join(f"\n  - {check.family}, {check.name} : {check.message}" for check in checks)
        hint = f'Corrigez, ou publiez quand même en disant pourquoi (c\'est noté) : --accept "…"{lines}'
        super().__init__(str(folder), f"{len(checks)} contrôle{many} refusé{many}", hint=hint)
        self.checks = tuple(checks)


@dataclass(frozen=True, slots=True)
class ReleaseOptions:
    """Where the versions stand, and how this one is made.

    ``date`` is the ISO date of publication, None where none is to be said; ``accept`` why a refusal is taken on.
    ``corrections`` is the text of the corrections that the run replayed, None where there were none.
    """

    out: Path
    without_names: bool = False
    accept: str | None = None
    date: str | None = None
    corrections: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A release as it stands: its version, folder, what changed, and what was checked."""

    version: Version
    path: Path
    change: Change
    last: Version | None
    checks: tuple[Check, ...]
    accepted: tuple[Check, ...] = ()


def write_release(plan_files: Mapping[str, PlanFile], options: ReleaseOptions) -> Release:
    """Write the next release of ``options.out`` and return it; the last one where nothing has changed.

    ``plan_files`` by the name (without ``.json``) that they have in ``plans/``.

    Raises:
        ReleaseRefusedError: a check refuses, and ``options.accept`` does not say why to go on.
        UsageError: there is nothing to release, or the last release is of the other sort (with or without names).
    """
    files = _ordered(plan_files, nameless=options.without_names)
    if not files:
        raise UsageError(str(options.out), "aucun fichier plan à publier", hint="Lancez d'abord : pst run")
    last = latest(options.out)
    if last is not None and last.nameless != options.without_names:
        sort = "sans noms" if last.nameless else "avec noms"
        hint = "Publiez les versions sans noms dans un dossier à part : --out data/releases-sans-noms"
        raise UsageError(str(options.out), f"la version {last.version} y est {sort}", hint=hint)
    substance = _substance(files)
    change = change_between(last.substance if last else None, substance)
    if last is not None and change == "none":
        return Release(last.version, last.path, change, last.version, last.checks())
    version = last.version.after(change) if last else FIRST
    tables = build_tables(files.values())
    checks = check_release(tables, last.tables() if last else None)
    refused = refusals(checks)
    if refused and not options.accept:
        raise ReleaseRefusedError(options.out, refused)
    release = Release(version, options.out / str(version), change, last.version if last else None, checks, refused)
    with _aside(release.path) as folder:
        _write_tables(folder, tables)
        for name, plan_file in files.items():
            _write(folder / "plans" / f"{name}.json", to_json(plan_file))
        _write_workbook(folder, files, release, substance, options)
        files.clear()
        _write_texts(folder, tables, release, options)
        _write_package(folder, release, options)
        _write_manifest(folder, release, substance, options)
    return release


def read_plan_files(run: Path) -> dict[str, PlanFile]:
    """Return the plan files of a run or of a release by name.

    Raises:
        UsageError: there are none, or one is no plan file.
    """
    folder = run / "plans" if (run / "plans").is_dir() else run
    files: dict[str, PlanFile] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            files[path.stem] = from_json(path.read_bytes())
        except msgspec.MsgspecError as error:
            hint = "Retirez ce fichier, ou relancez pst run"
            raise UsageError(str(path), f"ce n'est pas un fichier plan ({error})", hint=hint) from error
    if not files:
        raise UsageError(str(run), "pas de fichiers plan dans ce dossier", hint=f"Lancez d'abord : pst run --out {run}")
    return files


@dataclass(frozen=True, slots=True)
class Published:
    """A release on disk, as its manifest describes it."""

    version: Version
    path: Path
    manifest: Mapping[str, Any]

    @property
    def nameless(self) -> bool:
        """Whether persons' names were taken out."""
        return bool(self.manifest["without_names"])

    @property
    def digest(self) -> str:
        """The digest of everything that its plan files say."""
        return str(self.manifest["digest"])

    @property
    def substance(self) -> Substance:
        """What decides about the version that follows."""
        schema = self.manifest["schema"]
        holdings = frozenset((plan, document) for plan, document in self.manifest["holdings"])
        return Substance(schema["plan_file"], schema["tables"], holdings, self.digest)

    def checks(self) -> tuple[Check, ...]:
        """Return what was checked before it was published."""
        return tuple(Check(**check) for check in self.manifest["checks"])

    def tables(self) -> dict[str, pa.Table]:
        """Return its tables with the columns of today; those that it had not yet are null."""
        return {table.name: _adapted(self.path / "tables" / f"{table.name}.parquet", table) for table in TABLES}


def published(folder: Path) -> list[Published]:
    """Return the releases under ``folder``, oldest version first."""
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        version = Version.parse(path.name)
        manifest = read_manifest(path)
        if version is not None and manifest is not None:
            found.append(Published(version, path, manifest))
    return sorted(found, key=lambda release: release.version)


def read_manifest(folder: Path) -> Mapping[str, Any] | None:
    """Return what a release says of itself, None for a folder that is no release."""
    path = folder / MANIFEST
    if not path.is_file():
        return None
    manifest: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return manifest


def latest(folder: Path) -> Published | None:
    """Return the release with the highest version, None where there is none."""
    return next(reversed(published(folder)), None)


def content_digest(plan_files: Mapping[str, PlanFile]) -> str:
    """Return one digest over plan files by name."""
    total = hashlib.sha256()
    for name, plan_file in sorted(plan_files.items(), key=lambda pair: pair[0]):
        total.update(f"{name}\0{hashlib.sha256(msgspec.json.encode(plan_file)).hexdigest()}\n".encode())
    return total.hexdigest()


def _ordered(plan_files: Mapping[str, PlanFile], *, nameless: bool) -> dict[str, PlanFile]:
    """Return the plan files in the order of their plans, each document once, without names where so asked."""
    ordered = sorted(
        plan_files.items(),
        key=lambda pair: (not pair[1].plans, [plan.plan_id for plan in pair[1].plans], pair[0]),
    )
    seen: set[str] = set()
    files: dict[str, PlanFile] = {}
    for name, plan_file in ordered:
        if plan_file.document.document_id not in seen:
            seen.add(plan_file.document.document_id)
            files[name] = without_names(plan_file) if nameless else plan_file
    return files


def _substance(files: Mapping[str, PlanFile]) -> Substance:
    holdings = {
        (plan_id, plan_file.document.document_id)
        for plan_file in files.values()
        for plan_id in [plan.plan_id for plan in plan_file.plans] or [""]
    }
    return Substance(plan_file_schema(), schema_now(), frozenset(holdings), content_digest(files))


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """Give a folder beside ``path`` to write in; it takes that name when the block ends without an error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _clear_abandoned(path.parent)
    folder = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=path.parent))
    try:
        yield folder
        folder.chmod(0o755)
        try:
            folder.rename(path)
        except OSError as error:
            hint = "Une autre publication vient de finir : relancez la commande"
            raise UsageError(str(path), "cette version existe déjà", hint=hint) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear_abandoned(parent: Path) -> None:
    for left in parent.glob(f"{_ASIDE}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                shutil.rmtree(left, ignore_errors=True)


def _write(path: Path, content: bytes | str) -> None:
    """Write one file of a folder that nobody looks at yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _write_tables(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    for name, table in tables.items():
        write_parquet(table, folder / "tables" / f"{name}.parquet")
        write_csv(table, folder / "csv" / f"{name}.csv")
    write_sqlite(tables, folder / SQLITE)
    write_duckdb(tables, folder / DUCKDB)


def _write_workbook(
    folder: Path, files: Mapping[str, PlanFile], release: Release, substance: Substance, options: ReleaseOptions
) -> None:
    corrections = read_text(options.corrections, CORRECTIONS) if options.corrections else ()
    checked = checked_by_key(files.values(), corrections)
    info = WorkbookInfo(str(release.version), substance.digest, options.date, release.checks, checked)
    write_xlsx(list(files.values()), folder / WORKBOOK, info)


def _write_texts(folder: Path, tables: Mapping[str, pa.Table], release: Release, options: ReleaseOptions) -> None:
    facts = _facts(tables, release, options)
    _write(folder / "README.md", readme(facts))
    _write(folder / "CITATION.cff", citation(facts))
    _write(folder / "LICENCE.md", licence())
    _write(folder / "dictionnaire.md", dictionary_page("fr", tables))
    _write(folder / "dictionary.md", dictionary_page("en", tables))
    _write(folder / "plan-file.schema.json", schema_bytes())
    write_csv(_checks_table(release.checks), folder / "checks.csv")
    if options.corrections and not options.without_names:
        _write(folder / CORRECTIONS, options.corrections)


def _facts(tables: Mapping[str, pa.Table], release: Release, options: ReleaseOptions) -> Facts:
    plans, actions = tables["plans"], tables["actions"]
    years = [year for year in pc.unique(plans["term_start"]).to_pylist() if year]
    ends = [year for year in pc.unique(plans["term_end"]).to_pylist() if year]
    wanted = pc.and_(actions["is_current"], pc.is_null(actions["mirror_of"]))
    return Facts(
        version=str(release.version),
        date=options.date,
        change=NAMES[release.change],
        last=str(release.last) if release.last else None,
        documents=tables["documents"].num_rows,
        plans=len(pc.unique(plans["plan_id"])),
        bodies=len(pc.unique(plans["body_name"].drop_null())),
        actions=pc.sum(wanted).as_py() or 0,
        years=(min(years), max(ends or years)) if years else None,
        nameless=options.without_names,
        accepted_why=options.accept,
        accepted=release.accepted,
    )


def _write_package(folder: Path, release: Release, options: ReleaseOptions) -> None:
    info = PackageInfo(
        version=str(release.version),
        title=TITLE,
        description="Objectifs, actions, calendriers, montants et pilotes des PST ; voir README.md et dictionnaire.md.",
        created=options.date,
        licenses=LICENSES,
        sources=SOURCES,
        keywords=KEYWORDS,
    )
    others = [f"tables/{table.name}.parquet" for table in TABLES]
    others += [WORKBOOK, DUCKDB, SQLITE, "plan-file.schema.json", "dictionnaire.md", "dictionary.md", "LICENCE.md"]
    _write(folder / "datapackage.json", datapackage_bytes(folder, info, others))


def _write_manifest(folder: Path, release: Release, substance: Substance, options: ReleaseOptions) -> None:
    accepted = [check.name for check in release.accepted]
    manifest = {
        "format": _FORMAT,
        "version": str(release.version),
        "date": options.date,
        "change": release.change,
        "last": str(release.last) if release.last else None,
        "without_names": options.without_names,
        "digest": substance.digest,
        "schema": {"plan_file": substance.plan_file_schema, "tables": substance.tables},
        "accepted": {"why": options.accept, "checks": accepted} if accepted else None,
        "checks": [asdict(check) for check in release.checks],
        "files": _digests(folder),
        "holdings": sorted(substance.holdings),
    }
    _write(folder / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")


def _digests(folder: Path) -> dict[str, str | None]:
    """Return the SHA-256 of every file; None for the DuckDB one, whose bytes are not reproducible."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): None if path.name == DUCKDB else _sha256(path) for path in paths}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _checks_table(checks: Sequence[Check]) -> pa.Table:
    names = ("family", "name", "before", "now", "verdict", "message")
    types = (pa.string(), pa.string(), pa.float64(), pa.float64(), pa.string(), pa.string())
    columns = [
        pa.array([getattr(check, name) for check in checks], type=kind) for name, kind in zip(names, types, strict=True)
    ]
    return pa.Table.from_arrays(columns, names=list(names))


def _adapted(path: Path, table: Any) -> pa.Table:
    schema = arrow_schema(table)
    if not path.is_file():
        return schema.empty_table()
    stored = pq.read_table(path)
    columns = [
        stored[field.name].cast(field.type, safe=False)
        if field.name in stored.column_names and _castable(stored.schema.field(field.name).type, field.type)
        else pa.nulls(stored.num_rows, field.type)
        for field in schema
    ]
    loose = pa.schema([field.with_nullable(True) for field in schema])
    return pa.Table.from_arrays(columns, schema=loose)


def _castable(stored: pa.DataType, wanted: pa.DataType) -> bool:
    return bool(stored.equals(wanted)) or (pa.types.is_integer(stored) and pa.types.is_integer(wanted))


def with_corrections(options: ReleaseOptions, run: Path) -> ReleaseOptions:
    """Return the options with the corrections that the run in ``run`` replayed."""
    path = run / CORRECTIONS
    return replace(options, corrections=path.read_text(encoding="utf-8")) if path.is_file() else options

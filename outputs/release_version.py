"""Which version a release is: major where readers would break, minor for plans or documents, patch for corrections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, Self

from normalize.plan_file import SCHEMA_VERSION
from outputs.schema import TABLES
from outputs.tables import type_name

Change = Literal["first", "none", "major", "minor", "patch"]
TableTypes = Mapping[str, Mapping[str, str]]

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
NAMES: Final[Mapping[Change, str]] = {
    "first": "première version",
    "none": "rien n'a changé",
    "major": "le schéma a changé",
    "minor": "des plans ou des documents s'ajoutent ou disparaissent",
    "patch": "des corrections",
}


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A semantic version of the data set."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Return the version that ``text`` is, None where it is none.

        >>> Version.parse("1.10.0") > Version.parse("1.9.3")
        True
        """
        match = _VERSION.fullmatch(text)
        return cls(*map(int, match.groups())) if match else None

    def after(self, change: Change) -> Version:
        """Return the version that follows a change."""
        if change == "major":
            return Version(self.major + 1, 0, 0)
        if change == "minor":
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major, self.minor, self.patch + (change == "patch"))


FIRST: Final = Version(1, 0, 0)


@dataclass(frozen=True, slots=True)
class Substance:
    """What decides about the version: schema, which plans in which documents, and a digest of everything said."""

    plan_file_schema: str
    tables: TableTypes
    holdings: frozenset[tuple[str, str]]  # (plan_id or "", document_id)
    digest: str


def schema_now() -> TableTypes:
    """Return the columns of the tables with their types, as this code writes them."""
    return {table.name: {column.name: type_name(column.type) for column in table.columns} for table in TABLES}


def change_between(last: Substance | None, now: Substance) -> Change:
    """Return what changed since the last release.

    A column or table that goes, a type that changes or another major of the plan file breaks readers: major. A column
    that comes is minor, as in the plan file's own schema.
    """
    if last is None:
        return "first"
    if _breaks(last, now):
        return "major"
    if last.holdings != now.holdings or last.tables != now.tables:
        return "minor"
    if last.plan_file_schema != now.plan_file_schema:
        return "minor"
    return "none" if last.digest == now.digest else "patch"


def _breaks(last: Substance, now: Substance) -> bool:
    if last.plan_file_schema.split(".")[0] != now.plan_file_schema.split(".")[0]:
        return True
    return any(
        now.tables.get(table, {}).get(column) != kind
        for table, columns in last.tables.items()
        for column, kind in columns.items()
    )


def plan_file_schema() -> str:
    """Return the version of the plan file's schema, as this code writes it."""
    return SCHEMA_VERSION

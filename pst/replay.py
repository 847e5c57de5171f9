"""The corrections that a run replays: read once, applied to each plan file that they are about."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from normalize.corrections import Correction

CORRECTIONS_FOLDER: Final = Path("corrections")
CORRECTIONS_FILE: Final = "corrections.toml"


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a run, and the document_ids that it has."""

    all: tuple[Correction, ...] = ()
    present: frozenset[str] = frozenset()

    @classmethod
    def read(cls, folder: Path | None, digests: Iterable[str]) -> Self:
        """Read the corrections of ``folder`` (None or absent: none) for documents with these digests.

        Raises:
            UsageError: a file of corrections cannot hold.
        """
        if folder is None or not folder.is_dir():
            return cls()
        from outputs.corrections_file import read_folder

        return cls(read_folder(folder), frozenset(f"sha256:{digest}" for digest in digests))

    def key(self, digest: str) -> str:
        """Return a text that is the same for the same corrections of a document; "" where there are none."""
        mine = self._about(digest)
        return hashlib.sha256(repr(mine).encode()).hexdigest()[:16] if mine else ""

    def apply(self, content: bytes, digest: str) -> bytes:
        """Return a plan file as JSON bytes, corrected."""
        mine = self._about(digest)
        if not mine:
            return content
        from normalize.corrections import replay
        from normalize.plan_file import from_json, to_json

        return to_json(replay(from_json(content), mine, self.present).plan_file)

    def write(self, out: Path) -> None:
        """Lay the corrections beside the results that they made, or take away those of an earlier run."""
        path = out / CORRECTIONS_FILE
        if not self.all:
            path.unlink(missing_ok=True)
            return
        from outputs.corrections_file import corrections_text
        from outputs.writers.atomic import write_bytes

        content = corrections_text(self.all).encode()
        if not path.is_file() or path.read_bytes() != content:
            write_bytes(path, content)

    def remarks(self, out: Path) -> tuple[str, ...]:
        """Return what the user should know: how many corrections are stale, by the tables that were written."""
        if not self.all:
            return ()
        import pyarrow.parquet as pq

        codes = pq.read_table(out / "tables" / "warnings.parquet", columns=["code"])["code"].to_pylist()
        stale = codes.count("stale-correction")
        if not stale:
            return ()
        many = "s" if stale > 1 else ""
        return (f"{stale} correction{many} périmée{many}, non appliquée{many} : pst corrections list {out}",)

    def _about(self, digest: str) -> tuple[Correction, ...]:
        own = f"sha256:{digest}"
        return tuple(c for c in self.all if c.document_id == own or c.document_id not in self.present)

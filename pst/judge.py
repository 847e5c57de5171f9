"""Whether a downloaded file is a plan: the extractor's document kind, asked in a worker process within limits.

The scraper (``corpus.scrape``) imports no other room; ``pst scrape`` hands it this.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, Self

from corpus.scrape.judge import Verdict
from pst.errors import PstError

if TYPE_CHECKING:
    from concurrent.futures import Executor

_ORDER: Final = ("plan", "evaluation", "presentation", "guide", "other")
_NO_TEXT: Final = 0.2


def kind_of(body: bytes, name: str, url: str) -> Verdict:
    """Return what ``body`` is; of an archive, the best of its documents."""
    from extract.document import SourceFile

    source = SourceFile(name=name, data=body, url=url)
    try:
        if name.endswith(".zip"):
            from pst.sources import archive_members

            verdicts = [_kind(member) for member in archive_members(source)]
            return min(verdicts, key=_rank, default=Verdict("other", 1.0, "archive sans document"))
        return _kind(source)
    except PstError as error:
        return Verdict(None, 0.0, error.problem)
    except Exception as error:  # hostile bytes from the web: whatever they do to a reader, the run goes on
        return Verdict(None, 0.0, f"illisible ({type(error).__name__})")


class PooledJudge:
    """The judge that ``corpus.scrape`` takes: one worker, made when it is first needed, replaced when it dies."""

    def __init__(self, *, timeout: float = 180.0, memory: int | None = 4 * 1024**3) -> None:
        self._timeout = timeout
        self._memory = memory
        self._pool: Executor | None = None
        self._known: dict[str, Verdict] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def __call__(self, body: bytes, name: str, url: str) -> Verdict:
        """Return the verdict, the same bytes read once; what takes too long or kills its worker could not be read."""
        digest = hashlib.sha256(body).hexdigest()
        if digest not in self._known:
            self._known[digest] = self._ask(body, name, url)
        return self._known[digest]

    def _ask(self, body: bytes, name: str, url: str) -> Verdict:
        from pebble import ProcessExpired

        from pst.pool import LimitedPool

        if self._pool is None:
            self._pool = LimitedPool(1, timeout=self._timeout, memory=self._memory)
        try:
            return self._pool.submit(kind_of, body, name, url).result()
        except TimeoutError:
            return Verdict(None, 0.0, f"non lu en {self._timeout:.0f} s")
        except (ProcessExpired, MemoryError):
            return Verdict(None, 0.0, "la lecture a été interrompue")


def _kind(source: object) -> Verdict:
    from extract.detect import detect
    from extract.document import SourceFile
    from extract.readers import read

    assert isinstance(source, SourceFile)
    document = read(source)
    printed = detect(document)
    has_text = any(block.text for block in document.text_blocks())
    return Verdict(printed.kind, 1.0 if has_text else _NO_TEXT, None if has_text else "aucun texte lisible")


def _rank(verdict: Verdict) -> int:
    return _ORDER.index(verdict.kind) if verdict.kind in _ORDER else len(_ORDER)

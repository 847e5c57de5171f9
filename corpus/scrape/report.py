"""What a run did: one line a document, one a source, and counts; as records, as JSON types, as a short French text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Literal

from corpus.archive import Change, PageState

CHANGES: Final[tuple[Change, ...]] = ("added", "changed", "unchanged", "vanished", "failed")
FRENCH: Final[dict[Change, str]] = {
    "added": "nouveau",
    "changed": "changé",
    "unchanged": "inchangé",
    "vanished": "disparu",
    "failed": "en échec",
}
SourceState = Literal["checked", "not_due", "failed"]


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """What became of one document (or of one candidate that could not be had).

    ``digest`` is that of its bytes now (of its last ones where it failed or vanished), ``previous`` that of the bytes
    before a change. ``document_kind`` is what the extractor took it for, None where it was not asked. ``reasons`` say
    why the address was chosen; ``detail`` what a person should know.
    """

    change: Change
    url: str
    source_id: str
    nis_code: str
    kind: str
    digest: str | None = None
    previous: str | None = None
    media_type: str | None = None
    document_kind: str | None = None
    status: int | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()
    link_text: str | None = None
    page_url: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file or page that looked like a plan and is none: why it was chosen, and what it was taken for."""

    url: str
    source_id: str
    reasons: tuple[str, ...]
    detail: str
    document_kind: str | None = None


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page that could not be searched: a robot check, a login, an empty shell, an error."""

    url: str
    source_id: str
    state: PageState
    detail: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What became of one source. ``page_state`` is that of its own page; ``requests`` counts pages and documents."""

    source_id: str
    nis_code: str
    kind: str
    url: str
    state: SourceState
    page_state: PageState = "ok"
    pages: int = 0
    documents: int = 0
    complete: bool = True
    detail: str | None = None


@dataclass
class ScrapeReport:
    """A run; ``dry_run`` means that documents were only found, not fetched."""

    started_at: datetime
    ended_at: datetime | None = None
    dry_run: bool = False
    documents: list[DocumentLine] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    pages: list[PageLine] = field(default_factory=list)
    sources: list[SourceLine] = field(default_factory=list)
    interrupted: bool = False

    @property
    def counts(self) -> dict[Change, int]:
        """How many documents were added, changed, unchanged, have vanished or failed."""
        counted = Counter(line.change for line in self.documents)
        return {change: counted[change] for change in CHANGES}

    @property
    def failed(self) -> bool:
        """Whether something deserves a look: a document or a source that failed, or a run cut short."""
        return self.interrupted or bool(self.counts["failed"]) or any(s.state == "failed" for s in self.sources)

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON types, in a steady order."""
        return {
            "started_at": self.started_at.astimezone(UTC).isoformat(timespec="seconds"),
            "ended_at": self.ended_at.astimezone(UTC).isoformat(timespec="seconds") if self.ended_at else None,
            "dry_run": self.dry_run,
            "interrupted": self.interrupted,
            "counts": dict(self.counts),
            **{change: sorted(line.url for line in self.documents if line.change == change) for change in CHANGES},
            "documents": _sorted(self.documents),
            "set_aside": _sorted(self.set_aside),
            "pages": _sorted(self.pages),
            "sources": _sorted(self.sources),
        }

    def counts_text(self) -> str:
        """Return the counts in French: "2 nouveaux, 0 changé …"."""
        return ", ".join(f"{count} {_plural(FRENCH[change], count)}" for change, count in self.counts.items())

    def summary(self) -> str:
        """Return a few French lines for a message: counts, then what is not as before."""
        lines = [self.counts_text()]
        for line in self.documents:
            if line.change != "unchanged":
                detail = f" ({line.detail})" if line.detail else ""
                lines.append(f"- {FRENCH[line.change]} : {line.kind} {line.nis_code} {line.url}{detail}")
        for source in self.sources:
            if source.state == "failed":
                lines.append(f"- source en échec : {source.kind} {source.nis_code} {source.url} ({source.detail})")
        return "\n".join(lines)


def _plural(word: str, count: int) -> str:
    if count < 2 or word == "en échec":
        return word
    return f"{word}x" if word.endswith("eau") else f"{word}s"


def _sorted(lines: Iterable[DocumentLine | SetAside | PageLine | SourceLine]) -> list[dict[str, Any]]:
    return sorted((asdict(line) for line in lines), key=lambda record: (record["source_id"], record["url"]))

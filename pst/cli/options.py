"""Options that several commands share, and their values as our own types."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from pst.config import DocumentSettings, parse_body, parse_pages, parse_term
from pst.errors import UsageError

SAMPLES: Final = Path(__file__).resolve().parents[2] / "corpus" / "samples" / "documents"

ARCHIVE: Final = Path("data/archive")

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def document_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--body``, ``--term`` and ``--pages``: what a person knows of one document."""
    for decorator in reversed(
        (
            click.option("--body", metavar="INS", help="Organisme du document : code INS 61031, ou cpas:61031."),
            click.option("--term", metavar="ANNÉES", help="Période du plan, par exemple 2018-2024."),
            click.option("--pages", metavar="PAGES", help="Pages à lire, par exemple 4-20 ou 3,7-9."),
        )
    ):
        function = decorator(function)
    return function


def override_of(body: str | None, term: str | None, pages: str | None) -> DocumentSettings:
    """Return the options as settings of a document.

    Raises:
        UsageError: one of them has an unknown form.
    """
    return DocumentSettings(
        body=parse_body(body) if body else None,
        term=parse_term(term) if term else None,
        pages=parse_pages(pages) if pages else None,
    )


def default_paths() -> tuple[Path, ...]:
    """Return what is read where no path is given: the archive, if there is one, else the sample documents.

    Raises:
        UsageError: there is neither.
    """
    from corpus.archive import is_archive

    return (ARCHIVE,) if is_archive(ARCHIVE) else (samples_folder(),)


def samples_folder() -> Path:
    """Return the folder of the sample documents that come with the project.

    Raises:
        UsageError: they are not there.
    """
    if not SAMPLES.is_dir():
        raise UsageError(str(SAMPLES), "le corpus d'exemple est absent", hint="Donnez vos propres documents")
    return SAMPLES

"""Options that the commands about bodies and sources share: which file, which archive, which bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from pst.config import parse_term
from pst.errors import UsageError

if TYPE_CHECKING:
    from corpus.registry import BodyKind, Organisation
    from corpus.registry.sources import Source

SOURCES: Final = Path("data/sources.csv")
KINDS: Final[tuple[BodyKind, ...]] = ("commune", "cpas", "province")

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

sources_option = click.option(
    "--sources", "sources_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FICHIER",
    help="Fichier de sources, seul (par défaut : data/sources.csv par-dessus celles du projet).",
)  # fmt: skip
archive_option = click.option(
    "--archive", "archive_folder", type=click.Path(path_type=Path, file_okay=False), default=Path("data/archive"),
    metavar="DOSSIER", help="L'archive (data/archive par défaut).",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BodyFilter:
    """Which bodies to show; None or empty: all. ``term`` is the plan's first and last year."""

    provinces: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    term: tuple[int, int] | None = None

    def keeps(self, body: Organisation) -> bool:
        """Say whether ``body`` is wanted, whatever the term."""
        return (
            (not self.provinces or body.province in self.provinces)
            and (not self.kinds or body.kind in self.kinds)
            and (not self.codes or body.nis_code in self.codes)
        )


def body_filters(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--province``, ``--kind``, ``--only`` and ``--term``."""
    for decorator in reversed(
        (
            click.option(
                "--province", "provinces", multiple=True, metavar="NOM", help="Seulement cette province (répétable)."
            ),
            click.option(
                "--kind",
                "kinds",
                type=click.Choice(KINDS),
                multiple=True,
                help="Seulement cette sorte d'organisme.",
            ),
            click.option("--only", "codes", multiple=True, metavar="INS", help="Seulement ce code INS (répétable)."),
            click.option("--term", metavar="ANNÉES", help="Seulement cette période, par exemple 2024-2030."),
        )
    ):
        function = decorator(function)
    return function


def filter_of(provinces: Iterable[str], kinds: Iterable[str], codes: Iterable[str], term: str | None) -> BodyFilter:
    """Return the options as a filter.

    Raises:
        UsageError: nobody has such a code, no province such a name, or the term has another form.
    """
    return BodyFilter(
        provinces=frozenset(map(_province, provinces)),
        kinds=frozenset(kinds),
        codes=frozenset(code for given in codes for code in _codes(given)),
        term=parse_term(term) if term else None,
    )


def load_sources(sources_file: Path | None) -> tuple[Source, ...]:
    """Return the sources of ``sources_file`` alone, else those of ``data/sources.csv`` over the bundled ones.

    Raises:
        RegistryError: a line cannot hold.
    """
    from corpus.registry.sources import known_sources, read_sources

    return read_sources(sources_file) if sources_file is not None else known_sources(SOURCES)


def body_named(text: str) -> Organisation:
    """Return the body that ``text`` names: ``61031``, ``cpas:61031``, ``Huy``, ``CPAS de Huy``.

    A bare place is its commune. Of several bodies of one name over time, today's.

    Raises:
        UsageError: nobody bears this code or name.
    """
    from corpus.registry import official_name, registry
    from pst.config import parse_body

    if any(character.isdigit() for character in text):
        said, _, code = parse_body(text).rpartition(":")
        wanted = (registry().coded(code, kind) for kind in KINDS if said in ("", kind))
        return next(body for body in wanted if body is not None)
    found = list(registry().named(text))
    exact = [body for body in found if text.casefold() == official_name(body.kind, body.place).casefold()]
    communes = [body for body in found if body.kind == "commune"]
    for candidates in (exact, communes, found):
        if candidates:
            return candidates[-1]
    hint = "Donnez le code INS, par exemple 61031 ou cpas:61031"
    raise UsageError(f"organisme « {text} »", "inconnu du registre", hint=hint)


def _province(name: str) -> str:
    from corpus.registry import registry
    from corpus.registry.register import fold_name

    names = [body.place for body in registry().bodies if body.kind == "province"]
    for known in names:
        if fold_name(known) == fold_name(name):
            return known
    raise UsageError(f"province « {name} »", "inconnue", hint=f"Il y a : {', '.join(names)}")


def _codes(text: str) -> list[str]:
    return [body_named(part.strip()).nis_code for part in text.split(",") if part.strip()]

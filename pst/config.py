"""What a person says of a document where the machine cannot know: command-line options and ``pst.toml``.

A ``pst.toml`` beside the documents (or in a folder above, up to the one that was asked for) has one section per file
name or glob::

    ["plan-2019.pdf"]
    body = "cpas:61031"
    term = "2018-2024"
    pages = "4-20"

Later sections win over earlier ones, nearer files over farther ones, options of the command line over all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pst.errors import UsageError

if TYPE_CHECKING:
    from corpus.registry import BodyKind

SETTINGS_NAME: Final = "pst.toml"
_BODY = re.compile(r"(?:(commune|cpas|province):)?(\d{5})")
_KINDS: Final[tuple[BodyKind, ...]] = ("commune", "cpas", "province")
_TERM = re.compile(r"((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)")
_PAGES = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
_LAST_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What a person says of one document; None where nothing is said.

    ``body`` is ``NIS`` or ``cpas:NIS``, ``term`` the plan's first and last year, ``pages`` the pages to read (from 1),
    ``url`` the address where the document was published, ``retrieved_at`` (ISO 8601, UTC) when it was fetched there and
    ``publisher`` (as ``body``) who publishes there: it is believed where the document itself names nobody.
    """

    body: str | None = None
    term: tuple[int, int] | None = None
    pages: frozenset[int] | None = None
    url: str | None = None
    retrieved_at: str | None = None
    publisher: str | None = None

    def over(self, other: DocumentSettings) -> DocumentSettings:
        """Return these settings, completed by ``other`` where nothing is said."""
        return DocumentSettings(
            body=self.body or other.body,
            term=self.term or other.term,
            pages=self.pages or other.pages,
            url=self.url or other.url,
            retrieved_at=self.retrieved_at or other.retrieved_at,
            publisher=self.publisher or other.publisher,
        )

    @property
    def key(self) -> str:
        """A text that is the same for the same settings, for the cache."""
        pages = ",".join(map(str, sorted(self.pages))) if self.pages else ""
        said = f"{self.body or ''}|{self.term or ''}|{pages}|{self.url or ''}"
        fetched = f"|{self.retrieved_at or ''}|{self.publisher or ''}" if self.retrieved_at or self.publisher else ""
        return said + fetched


NOTHING_SAID: Final = DocumentSettings()


def parse_body(text: str) -> str:
    """Return ``text`` if it names a body of the registry: ``NIS``, ``cpas:NIS``, ``province:NIS``.

    Raises:
        UsageError: it has another form, or nobody has that code.
    """
    from corpus.registry import registry

    body = text.replace(" ", "").lower()
    match = _BODY.fullmatch(body)
    if match is None:
        hint = "Écrivez le code INS à cinq chiffres, par exemple 61031 ou cpas:61031"
        raise UsageError(f"organisme « {text} »", "forme inconnue", hint=hint)
    kinds: tuple[BodyKind, ...] = tuple(k for k in _KINDS if match[1] in (None, k))
    if not any(registry().coded(match[2], kind) for kind in kinds):
        hint = "Vérifiez le code : une commune et son CPAS ont le même, une province a le sien"
        raise UsageError(f"organisme « {text} »", "aucun organisme wallon n'a ce code INS", hint=hint)
    return body


def parse_term(text: str) -> tuple[int, int]:
    """Return the first and the last year of ``2018-2024``.

    Raises:
        UsageError: it has another form, or runs backwards.
    """
    match = _TERM.fullmatch(text.strip())
    if match is None or int(match[1]) >= int(match[2]):
        raise UsageError(f"période « {text} »", "forme inconnue", hint="Écrivez deux années, par exemple 2018-2024")
    return int(match[1]), int(match[2])


def parse_pages(text: str) -> frozenset[int]:
    """Return the pages of ``4-20`` or ``3,7-9``, counted from 1.

    Raises:
        UsageError: it has another form, or a range runs backwards.
    """
    pages: set[int] = set()
    for part in text.split(","):
        match = _PAGES.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= _LAST_PAGE:
            raise UsageError(
                f"pages « {text} »", "forme inconnue", hint="Écrivez par exemple 4-20 ou 3,7-9 (à partir de 1)"
            )
        pages.update(range(first, last + 1))
    return frozenset(pages)


def parse_url(text: str) -> str:
    """Return ``text`` if it is a web address.

    Raises:
        UsageError: it does not start with http:// or https://.
    """
    if not re.match(r"https?://[^\s/]+", text):
        raise UsageError(f"adresse « {text} »", "forme inconnue", hint="Une adresse commence par https://")
    return text


_PARSERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "body": parse_body,
    "term": parse_term,
    "pages": parse_pages,
    "url": parse_url,
}


@dataclass(frozen=True)
class SettingsFile:
    """One ``pst.toml``: its sections in order, each a glob with its settings."""

    path: Path
    sections: tuple[tuple[str, DocumentSettings], ...]

    def settings_for(self, document: Path) -> DocumentSettings:
        """Return what the sections that match ``document`` say together."""
        found = DocumentSettings()
        for pattern, settings in self.sections:
            if self._matches(pattern, document):
                found = settings.over(found)
        return found

    def unmatched(self, documents: list[Path]) -> list[str]:
        """Return the globs of the sections that match none of ``documents``."""
        return [p for p, _ in self.sections if not any(self._matches(p, document) for document in documents)]

    def _matches(self, pattern: str, document: Path) -> bool:
        folder = self.path.parent
        relative = document.relative_to(folder).as_posix() if document.is_relative_to(folder) else document.name
        return fnmatchcase(document.name, pattern) or fnmatchcase(relative, pattern)


def read_settings(path: Path) -> SettingsFile:
    """Read one ``pst.toml``.

    Raises:
        UsageError: it is no TOML, or a section, key or value cannot hold; the message names it.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            str(path), f"fichier de réglages illisible ({error})", hint="Corrigez-le ou retirez-le"
        ) from error
    return SettingsFile(path, tuple(_section(path, name, section) for name, section in content.items()))


def _section(path: Path, name: str, section: object) -> tuple[str, DocumentSettings]:
    if not isinstance(section, dict):
        raise UsageError(
            f"{path}, « {name} »",
            "ce réglage est hors de toute section",
            hint='Ouvrez une section par fichier : ["plan.pdf"]',
        )
    settings = DocumentSettings()
    for key, value in section.items():
        parser = _PARSERS.get(key)
        if parser is None:
            allowed = ", ".join(_PARSERS)
            hint = f'Réglages possibles : {allowed} (un nom avec un point s\'écrit entre guillemets : ["plan.pdf"])'
            raise UsageError(f'{path}, section ["{name}"]', f"réglage inconnu « {key} »", hint=hint)
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise UsageError(
                f'{path}, section ["{name}"]', f"« {key} » doit être un texte", hint=f'Par exemple {key} = "…"'
            )
        try:
            settings = replace(settings, **{key: parser(str(value))})
        except UsageError as error:
            raise UsageError(f'{path}, section ["{name}"], {error.subject}', error.problem, hint=error.hint) from error
    return name, settings


@dataclass
class SettingsTree:
    """The ``pst.toml`` files met on the way, read once each."""

    _files: dict[Path, SettingsFile | None] = field(default_factory=dict)

    def settings_for(self, document: Path, root: Path) -> DocumentSettings:
        """Return what the files between ``document`` and the folder ``root`` say of it, the nearest first.

        Raises:
            UsageError: one of the files cannot hold.
        """
        settings = DocumentSettings()
        folder = document.parent
        while True:
            file = self._file(folder)
            if file is not None:
                settings = settings.over(file.settings_for(document))
            if folder == root or folder == folder.parent or not folder.is_relative_to(root):
                return settings
            folder = folder.parent

    def files(self) -> list[SettingsFile]:
        """Return the files that were found, in path order."""
        return [file for _, file in sorted(self._files.items()) if file is not None]

    def _file(self, folder: Path) -> SettingsFile | None:
        if folder not in self._files:
            path = folder / SETTINGS_NAME
            self._files[folder] = read_settings(path) if path.is_file() else None
        return self._files[folder]

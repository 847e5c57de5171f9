"""The known sources: for each body the pages where its plans stand, from CSV files that people edit by hand.

A sources file has a header and at least the columns ``nis_code,kind,url``; ``term``, ``every`` and ``note`` may follow,
in any order, separated by commas, semicolons or tabs::

    nis_code,kind,url,term,every,note
    61031,commune,https://www.exemple.be/pst,2024-2030,2 semaines,
    61031,cpas,https://www.exemple.be/cpas/pst,,,publié par la commune

Lines that start with ``#`` and empty lines are left alone. ``every`` is ``jour``, ``semaine`` (the default),
``quinzaine``, ``mois``, ``trimestre``, ``an``, a number of hours, days, weeks or months (``12 h``, ``10 jours``), or
``jamais``: a source that is known and not looked at.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast, get_args
from urllib.parse import urlsplit, urlunsplit

from corpus.registry.records import BodyKind, Organisation
from corpus.registry.register import fold_name, registry
from pst.errors import RegistryError

BUNDLED: Final = Path(__file__).parent / "sources.csv"
REQUIRED: Final = ("nis_code", "kind", "url")
COLUMNS: Final = (*REQUIRED, "term", "every", "note")
WEEK: Final = timedelta(days=7)
_TERM: Final = re.compile(r"((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)")
_SOURCE_ID: Final = re.compile(r"(commune|cpas|province)-(\d{5})-[0-9a-f]{8}")
_LONGEST_TERM: Final = 8  # years
_COUNTED: Final = re.compile(r"(\d{1,3})\s*([a-z]+)")
_DAYS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "h": 1 / 24, "heure": 1 / 24, "heures": 1 / 24, "j": 1, "jour": 1, "jours": 1, "d": 1, "day": 1, "days": 1,
        "semaine": 7, "semaines": 7, "sem": 7, "w": 7, "week": 7, "weeks": 7, "quinzaine": 14, "mois": 30, "month": 30,
        "months": 30, "trimestre": 91, "trimestres": 91, "an": 365, "ans": 365, "annee": 365, "annees": 365,
        "quotidien": 1, "hebdomadaire": 7, "mensuel": 30, "trimestriel": 91, "annuel": 365,
    }
)  # fmt: skip
_NEVER: Final = frozenset({"jamais", "never", "pause"})


@dataclass(frozen=True, slots=True)
class Source:
    """A page where a body publishes plans. ``nis_code`` is the body's code in the registry, ``term`` the plan's years.

    ``every`` is how often to look, None for a source that is paused. ``file`` and ``line`` say where it is written
    (line 0: nowhere).
    """

    kind: BodyKind
    nis_code: str
    url: str
    term: tuple[int, int] | None = None
    every: timedelta | None = WEEK
    note: str | None = None
    file: Path | None = None
    line: int = 0

    @property
    def source_id(self) -> str:
        """A name that stays the same whatever else of the line is edited: kind, code and digest of the address."""
        return f"{self.kind}-{self.nis_code}-{hashlib.sha256(self.url.encode()).hexdigest()[:8]}"

    @property
    def host(self) -> str:
        """The host of the address, in lower case."""
        return urlsplit(self.url).hostname or ""

    @property
    def organisation(self) -> Organisation:
        """The body that publishes here."""
        body = registry().coded(self.nis_code, self.kind)
        if body is None:
            raise RegistryError(f"{self.kind} {self.nis_code}", "inconnu du registre", hint="Vérifiez le code INS")
        return body


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """A line of a sources file that cannot hold (``fatal``) or deserves a look; lines count from 1."""

    file: Path
    line: int
    message: str
    hint: str | None = None
    fatal: bool = True


def known_sources(user_file: Path | None = None) -> tuple[Source, ...]:
    """Return the sources that come with the project, under those of ``user_file`` where there is such a file.

    A line of the user's file takes the place of the bundled one of the same body and address.

    Raises:
        RegistryError: a line cannot hold.
    """
    own = read_sources(user_file) if user_file is not None and user_file.is_file() else ()
    merged = {source.source_id: source for source in (*read_sources(BUNDLED), *own)}
    return tuple(merged.values())


def read_sources(path: Path) -> tuple[Source, ...]:
    """Return the sources of one file, in its order.

    Raises:
        RegistryError: the file cannot be read, or a line cannot hold; ``subject`` names the first such line.
    """
    sources, problems = examine(path)
    fatal = [problem for problem in problems if problem.fatal]
    if fatal:
        first, *others = fatal
        more = f" (et {len(others)} autre{'s' if len(others) > 1 else ''} ligne{'s' if len(others) > 1 else ''})"
        raise RegistryError(f"{path}, ligne {first.line}", first.message + (more if others else ""), hint=first.hint)
    return sources


def examine(path: Path) -> tuple[tuple[Source, ...], tuple[SourceProblem, ...]]:
    """Return the sources of one file that hold, and what is wrong or odd with it, in line order.

    Raises:
        RegistryError: the file cannot be read at all.
    """
    found: list[Source] = []
    problems: list[SourceProblem] = []
    seen: dict[str, int] = {}
    for line, row in _rows(path, problems):
        try:
            source = _source(row, path, line)
        except RegistryError as error:
            problems.append(SourceProblem(path, line, error.problem, error.hint))
            continue
        if source.source_id in seen:
            problems.append(
                SourceProblem(path, line, f"déjà à la ligne {seen[source.source_id]}", "Retirez l'une des deux lignes")
            )
            continue
        seen[source.source_id] = line
        found.append(source)
        problems.extend(_oddities(source))
    return tuple(found), tuple(sorted(problems, key=lambda problem: problem.line))


def home_sources(known: Iterable[Source], day: date) -> tuple[Source, ...]:
    """Return the home pages of the bodies of ``day`` for which no source is known, where the registry has them.

    Paused sources count as known: somebody chose not to look there.
    """
    covered = {(source.kind, source.nis_code) for source in known}
    return tuple(
        Source(body.kind, body.nis_code, clean_url(f"{body.website.rstrip('/')}/"), note="page d'accueil")
        for body in registry().bodies
        if body.website and body.exists_on(day) and (body.kind, body.nis_code) not in covered
    )


def make_source(row: Mapping[str, str], file: Path | None = None, line: int = 0) -> Source:
    """Return the source that a row says, checked.

    Raises:
        RegistryError: a value cannot hold; the message says which.
    """
    return _source(row, file, line)


def body_of(source_id: str) -> tuple[BodyKind, str] | None:
    """Return the kind and NIS code of the body that a source's id speaks of, None where it is no such id."""
    match = _SOURCE_ID.fullmatch(source_id)
    return (cast(BodyKind, match[1]), match[2]) if match else None


def parse_every(text: str) -> timedelta | None:
    """Return how often a source is looked at; None for never.

    >>> parse_every("2 semaines").days, parse_every("mensuel").days, parse_every("jamais")
    (14, 30, None)

    Raises:
        RegistryError: it has another form.
    """
    folded = fold_name(text)
    if folded in _NEVER:
        return None
    counted = _COUNTED.fullmatch(folded)
    count, unit = (int(counted[1]), counted[2]) if counted else (1, folded)
    if unit not in _DAYS or count == 0:
        hint = "Écrivez jour, semaine, mois, trimestre, an, « 10 jours » ou jamais"
        raise RegistryError(f"every « {text} »", f"fréquence « {text} » inconnue", hint=hint)
    return timedelta(days=count * _DAYS[unit])


def parse_source_term(text: str) -> tuple[int, int]:
    """Return the first and last year of a term.

    Raises:
        RegistryError: it has another form, runs backwards or is no term.
    """
    match = _TERM.fullmatch(text.strip())
    if match is None or not 0 < int(match[2]) - int(match[1]) <= _LONGEST_TERM:
        raise RegistryError(f"term « {text} »", f"période « {text} » inconnue", hint="Écrivez par exemple 2024-2030")
    return int(match[1]), int(match[2])


def clean_url(text: str) -> str:
    """Return a web address without its fragment, scheme and host in lower case, a bare host with its slash.

    Raises:
        RegistryError: it is no http or https address of a host.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError as error:
        raise RegistryError(f"adresse « {text} »", f"adresse « {text} » mal formée", hint="Recopiez-la") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", text.strip()):
        hint = "Une adresse commence par https:// et n'a pas d'espace"
        raise RegistryError(f"adresse « {text} »", f"adresse « {text} » mal formée", hint=hint)
    if parts.username or parts.password:
        hint = "Retirez le nom et le mot de passe de l'adresse"
        raise RegistryError("adresse", "adresse avec un mot de passe", hint=hint)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    location = host if port is None else f"{host}:{port}"
    return urlunsplit((parts.scheme, location, parts.path or "/", parts.query, ""))


def read_text(path: Path) -> str:
    """Return the text of a sources file, whatever the spreadsheet that wrote it: UTF-8, or else Windows-1252.

    Raises:
        RegistryError: it cannot be opened.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RegistryError(str(path), f"fichier illisible ({reason})", hint="Vérifiez le chemin") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def dialect_of(text: str) -> str:
    """Return the separator of a sources file: that of its header."""
    header = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    return max(",;\t", key=header.count)


def records(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the records of a sources file with their first and last line, comments and empty lines left out.

    Raises:
        RegistryError: a quotation mark is never closed.
    """
    lines = text.splitlines(keepends=True)
    separator = dialect_of(text)
    number = 0
    while number < len(lines):
        first = number + 1
        line = lines[number]
        if not line.strip(" \t\r\n,;") or line.startswith("#"):
            number += 1
            continue
        reader = csv.reader(lines[number:], delimiter=separator, strict=True)
        try:
            values = next(reader)
        except csv.Error as error:
            hint = "Un guillemet ouvert doit être fermé"
            raise RegistryError(f"ligne {first}", "ligne mal formée", hint=hint) from error
        number += reader.line_num
        yield first, number, [value.strip() for value in values]


def _rows(path: Path, problems: list[SourceProblem]) -> Iterator[tuple[int, dict[str, str]]]:
    header: list[str] | None = None
    text = read_text(path)
    try:
        for line, _, values in records(text):
            if header is None:
                header = [value.lower() for value in values]
                missing = [name for name in REQUIRED if name not in header]
                if missing:
                    hint = f"La première ligne donne les colonnes : {','.join(COLUMNS)}"
                    problems.append(SourceProblem(path, line, f"il manque la colonne {', '.join(missing)}", hint))
                    return
                unknown = [name for name in header if name and name not in COLUMNS]
                if unknown:
                    note = f"colonne non lue : {', '.join(unknown)}"
                    problems.append(SourceProblem(path, line, note, fatal=False))
                continue
            if len(values) > len(header) and any(values[len(header) :]):
                hint = "Mettez entre guillemets un texte qui contient le séparateur"
                problems.append(SourceProblem(path, line, "trop de colonnes", hint))
                continue
            yield line, dict(zip(header, values + [""] * len(header), strict=False))
    except RegistryError as error:
        line = int(re.sub(r"\D", "", error.subject) or 0)
        problems.append(SourceProblem(path, line, error.problem, error.hint))
    if header is None and not problems:
        hint = f"La première ligne donne les colonnes : {','.join(COLUMNS)}"
        problems.append(SourceProblem(path, 1, "fichier vide", hint))


def _source(row: Mapping[str, str], file: Path | None, line: int) -> Source:
    kind = row["kind"].lower()
    if kind not in get_args(BodyKind):
        hint = "Écrivez commune, cpas ou province"
        raise RegistryError("kind", f"sorte d'organisme « {row['kind']} » inconnue", hint=hint)
    code = row["nis_code"].replace(" ", "")
    if not re.fullmatch(r"\d{5}", code):
        raise RegistryError("nis_code", f"code INS « {code} » mal formé", hint="Un code INS a cinq chiffres")
    body = registry().coded(code, cast(BodyKind, kind))
    if body is None:
        hint = "Une commune et son CPAS ont le même code, une province a le sien"
        raise RegistryError("nis_code", f"aucun organisme « {kind} » n'a le code INS {code}", hint=hint)
    every = row.get("every", "")
    term = row.get("term", "")
    return Source(
        kind=body.kind,
        nis_code=body.nis_code,
        url=clean_url(row["url"]),
        term=parse_source_term(term) if term else None,
        every=parse_every(every) if every else WEEK,
        note=row.get("note") or None,
        file=file,
        line=line,
    )


def _oddities(source: Source) -> Iterator[SourceProblem]:
    file = source.file or Path()
    body = source.organisation
    if body.language != "fr":
        note = f"{body.name} : commune de langue allemande, ses plans ne sont pas lus"
        yield SourceProblem(file, source.line, note, fatal=False)
    if body.successor_nis and source.term and source.term[0] >= (body.valid_to or date.max).year:
        note = f"{body.name} n'existe plus depuis {body.valid_to} : le code est maintenant {body.successor_nis}"
        yield SourceProblem(file, source.line, note, fatal=False)
    others = registry().at_host(source.url)
    if others and body.place not in {other.place for other in others}:
        note = f"l'adresse semble celle de {others[0].name}, la ligne dit {body.name}"
        yield SourceProblem(file, source.line, note, "Vérifiez le code INS", fatal=False)

"""Corrections as files that a person can read: TOML, one table a correction, what nobody said left out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, Final, get_args

import msgspec

from normalize.corrections import ITEM_FIELDS, PLAN_FIELDS, Correction, Kind, with_value
from normalize.plan_file import Item, Plan
from outputs.writers.atomic import write_bytes
from pst.errors import UsageError

HEADER: Final = (
    "# Corrections : ce que des personnes disent des plans, rejoué à chaque « pst run », dans l'ordre.\n"
    "# « before » est ce que le document disait ; s'il dit autre chose, la correction est périmée et n'est pas\n"
    "# appliquée. Pour en retirer une, effacez son bloc.\n"
)
# What a correction is called in the file, in the order in which it is written.
_KEYS: Final = {
    "kind": "kind",
    "plan": "plan_id",
    "file": "file_name",
    "title": "title",
    "field": "field",
    "before": "before",
    "after": "after",
    "by": "by",
    "on": "on",
    "why": "why",
    "document": "document_id",
    "item": "item_id",
}
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SLUG = re.compile(r"[^a-z0-9]+")


def read_folder(folder: Path | None) -> tuple[Correction, ...]:
    """Return the corrections of all ``*.toml`` files of a folder, by file name; none where there is no folder.

    Raises:
        UsageError: a file is no TOML, or one of its corrections cannot hold; the message names it.
    """
    if folder is None or not folder.is_dir():
        return ()
    return tuple(correction for path in sorted(folder.glob("*.toml")) for correction in read_file(path))


def read_file(path: Path) -> tuple[Correction, ...]:
    """Return the corrections of one file.

    Raises:
        UsageError: see ``read_folder``.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(str(path), f"fichier de corrections illisible ({error})") from error
    return read_text(text, str(path))


def read_text(text: str, name: str) -> tuple[Correction, ...]:
    """Return the corrections of a text; ``name`` is what messages call it.

    Raises:
        UsageError: see ``read_folder``.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(name, f"fichier de corrections illisible ({error})", hint="Corrigez-le") from error
    entries = content.get("correction", [])
    if not isinstance(entries, list) or set(content) - {"correction"}:
        raise UsageError(name, "seules des tables [[correction]] y ont leur place", hint="Corrigez-le")
    return tuple(_correction(entry, f"{name}, correction {number}") for number, entry in enumerate(entries, 1))


def corrections_text(corrections: Iterable[Correction]) -> str:
    """Return corrections as the text of a file."""
    return "\n".join([HEADER, *(_table(correction) for correction in corrections)])


def write_import(folder: Path, corrections: Sequence[Correction], *, by: str, on: str) -> Path:
    """Write corrections to a new file of ``folder`` named after the day and the person, and return its path."""
    slug = _SLUG.sub("-", by.casefold()).strip("-") or "anonyme"
    number = 1
    while (path := folder / f"{on}-{number:03}-{slug}.toml").exists() or list(folder.glob(f"{on}-{number:03}-*.toml")):
        number += 1
    write_bytes(path, corrections_text(corrections).encode())
    return path


def _correction(entry: Any, name: str) -> Correction:
    if not isinstance(entry, dict) or (unknown := set(entry) - set(_KEYS)):
        raise UsageError(name, f"clés inconnues : {', '.join(sorted(unknown))}" if isinstance(entry, dict) else "vide")
    values = {_KEYS[key]: value for key, value in entry.items()}
    if isinstance(values.get("on"), date):
        values["on"] = values["on"].isoformat()
    try:
        correction = msgspec.convert(values, Correction)
        _try_out(correction)
    except (msgspec.ValidationError, TypeError, ValueError) as error:
        raise UsageError(name, f"correction impossible ({error})", hint="Corrigez-la ou effacez-la") from error
    return correction


def _try_out(correction: Correction) -> None:
    """Raise where the correction could not be applied to any item."""
    if correction.kind not in get_args(Kind):
        raise ValueError(f"sorte « {correction.kind} »")
    if correction.kind == "add":
        msgspec.convert(correction.after, Item)
    if correction.kind != "change":
        return
    known = ITEM_FIELDS if correction.item_id is not None else PLAN_FIELDS
    if correction.field not in known:
        raise ValueError(f"champ « {correction.field} »")
    if correction.field != "parent":
        record: Any = Item("", "action", "") if correction.item_id is not None else Plan("")
        with_value(record, correction.field, correction.after)


def _table(correction: Correction) -> str:
    lines = ["[[correction]]"]
    defaults = {field.name: field.default for field in fields(Correction)}
    for key, name in _KEYS.items():
        value = getattr(correction, name)
        if value is not None and (value != defaults[name] or name == "after"):
            lines.append(f"{key} = {value if name == 'on' and value else _value(value)}")
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    """Return a value of JSON's types as TOML; what is empty in a record is left out."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        entries = [_value(entry) for entry in value]
        broken = sum(map(len, entries)) > 80
        return "[\n  " + ",\n  ".join(entries) + ",\n]" if broken else f"[{', '.join(entries)}]"
    if isinstance(value, dict):
        pairs = [(key, entry) for key, entry in value.items() if entry not in (None, False, "", [], ())]
        return "{ " + ", ".join(f"{_key(key)} = {_value(entry)}" for key, entry in pairs) + " }"
    return _quoted(str(value))


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(char) or _escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 32 or ord(char) == 127 else char

"""The words by which links, addresses and titles say what they lead to, read from ``vocabulary.toml``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal, get_args

from pst.errors import RegistryError

Role = Literal["plan", "brand", "term", "evaluation", "annex", "neutral", "hub", "near", "other"]

FILE: Final = Path(__file__).with_name("vocabulary.toml")
_YEAR: Final = r"20[1-4]\d"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row: what it stands for, its points (positive), and the pattern of its words in folded text."""

    name: str
    role: Role
    weight: float
    pattern: re.Pattern[str]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    def find(self, text: str) -> str | None:
        """Return the words of ``text`` (as written, any case) that match, folded, or None."""
        found = self.pattern.search(fold(text))
        return found[0] if found else None


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return all rows in the order of the file.

    Raises:
        RegistryError: a row has an unknown role or lacks a key; the message names the row.
    """
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(_phrase(number, row) for number, row in enumerate(content["phrase"], start=1))


@lru_cache(maxsize=65536)
def matches(text: str) -> tuple[tuple[Phrase, str], ...]:
    """Return the rows that ``text`` matches, each with the matching words."""
    return tuple((phrase, words) for phrase in phrases() if (words := phrase.find(text)) is not None)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, alphanumeric words with one space between them.

    >>> fold("L’Évaluation du P.S.T.")
    'l evaluation du p s t'
    """
    text = text.replace("\u00ad", "").replace("œ", "oe").replace("Œ", "oe")
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(re.findall(r"[a-z0-9]+", plain.lower()))


def _phrase(number: int, row: dict[str, Any]) -> Phrase:
    try:
        if row["role"] not in get_args(Role):
            raise RegistryError(f"{FILE.name}, rangée {number}", f"rôle inconnu « {row['role']} »")
        return Phrase(
            name=row["name"],
            role=row["role"],
            weight=float(row["weight"]),
            pattern=_pattern(row["words"]),
            examples=tuple(row["examples"]),
            counter_examples=tuple(row["not"]),
        )
    except KeyError as error:
        raise RegistryError(f"{FILE.name}, rangée {number}", f"il manque {error.args[0]}") from error


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = (re.escape(entry).replace(r"\*", "[a-z]*").replace(r"\#", _YEAR) for entry in longest_first)
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b")

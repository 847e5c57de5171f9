"""How to scrape: who asks, how often, how much; from a TOML file and the command line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from pst.errors import UsageError

MINIMUM_DELAY: Final = 2.0  # seconds between two requests to a host
_MEGABYTE: Final = 1024 * 1024
_CONTACT: Final = re.compile(r"https?://\S+\.\S+|(?:mailto:)?[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class ScrapeOptions:
    """All that a run may be told.

    ``contact`` is an e-mail or web address at which a webmaster reaches whoever runs this. Times are in seconds, sizes
    in bytes, budgets in requests for one source and one run. ``retry_after_max`` is how long a run waits where a server
    says "later" (beyond it the host is left alone until then), ``rest`` how long a host that only fails is left alone.
    ``test_only_delay`` replaces ``delay`` on loopback, nowhere else.
    """

    contact: str | None = None
    user_agent: str | None = None
    delay: float = MINIMUM_DELAY
    timeout: float = 120.0
    max_bytes: int = 64 * _MEGABYTE
    max_redirects: int = 6
    retries: int = 2
    retry_after_max: float = 120.0
    rest: float = 6 * 3600.0
    page_budget: int = 40
    hub_budget: int = 15
    document_budget: int = 60
    sources_at_once: int = 16
    allow_private_hosts: bool = False
    test_only_delay: float | None = None

    def agent(self, version: str) -> str:
        """Return the ``User-Agent``: our name, version and the contact address."""
        name = self.user_agent or f"pst-wallonie/{version}"
        return f"{name} (+{self.contact or 'mailto:postmaster@localhost'})"

    def delay_for(self, loopback: bool) -> float:
        """Return the seconds between two requests to a host."""
        return self.test_only_delay if loopback and self.test_only_delay is not None else self.delay


def read_options(path: Path) -> ScrapeOptions:
    """Return the options of a TOML file, whose keys are our fields (``max_megabytes`` for ``max_bytes``).

    Raises:
        UsageError: it cannot be read, or a key or value cannot hold; the message names it.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        hint = "Voir docs/collecte.md"
        raise UsageError(str(path), f"fichier de réglages illisible ({error})", hint=hint) from error
    return with_values(ScrapeOptions(), content, str(path))


def with_values(options: ScrapeOptions, values: Mapping[str, Any], where: str) -> ScrapeOptions:
    """Return ``options`` with other values, checked; ``where`` names the file or the command line in messages.

    Raises:
        UsageError: a key is unknown or a value cannot hold.
    """
    for key, value in values.items():
        check = _CHECKS.get(key)
        if check is None:
            known = ", ".join(sorted(_CHECKS))
            raise UsageError(f"{where}, « {key} »", "réglage inconnu", hint=f"Réglages possibles : {known}")
        problem = check(value)
        if problem:
            raise UsageError(f"{where}, « {key} »", problem, hint="Voir docs/collecte.md")
        if key == "max_megabytes":
            key, value = "max_bytes", int(value * _MEGABYTE)
        options = replace(options, **{key: value})
    return options


def _number(least: float, most: float) -> Callable[[Any], str | None]:
    def check(value: object) -> str | None:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            return f"un nombre de {least:g} à {most:g} est attendu"
        return None

    return check


def _whole(least: int, most: int) -> Callable[[Any], str | None]:
    def check(value: object) -> str | None:
        whole = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return None if whole else f"un nombre entier de {least} à {most} est attendu"

    return check


def _contact(value: object) -> str | None:
    if isinstance(value, str) and _CONTACT.fullmatch(value):
        return None
    return "une adresse électronique ou une page de contact est attendue"


def _agent(value: object) -> str | None:
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z][\w.-]*(?:/[\w.-]+)?", value):
        return None
    return "un nom d'agent est attendu, par exemple federation-pst/1.0"


def _flag(value: object) -> str | None:
    return None if isinstance(value, bool) else "true ou false est attendu"


_CHECKS: Final[Mapping[str, Callable[[Any], str | None]]] = MappingProxyType(
    {
        "contact": _contact,
        "user_agent": _agent,
        "delay": _number(MINIMUM_DELAY, 600),
        "timeout": _number(1, 3600),
        "max_megabytes": _number(0.001, 1024),
        "max_redirects": _whole(0, 20),
        "retries": _whole(0, 5),
        "retry_after_max": _number(0, 3600),
        "rest": _number(60, 30 * 86400),
        "page_budget": _whole(1, 1000),
        "hub_budget": _whole(0, 1000),
        "document_budget": _whole(1, 1000),
        "sources_at_once": _whole(1, 64),
        "allow_private_hosts": _flag,
        "test_only_delay": _number(0.01, 600),
    }
)

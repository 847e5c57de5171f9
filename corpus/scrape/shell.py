"""Pages that are not the page: robot checks, login walls, shells that only scripts fill, and nothing at all."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from corpus.scrape.page import Page
from corpus.scrape.vocabulary import fold

FILE: Final = Path(__file__).with_name("shells.toml")
_SHORT: Final = 1500  # characters of visible text: a real page that mentions a captcha in passing says more
_EMPTY: Final = 120
_FEW_LINKS: Final = 3
_HEAD: Final = 200_000


@dataclass(frozen=True, slots=True)
class Shell:
    """What stands there instead of the page (a state of ``PageResult``) and a French line that says so."""

    state: Literal["challenge", "login", "shell"]
    message: str


def shell_of(page: Page, body: bytes, status: int) -> Shell | None:
    """Return what stands there instead of a page, or None for a page that can be searched."""
    markup = body[:_HEAD].decode("utf-8", errors="replace").lower()
    said = f" {fold(f'{page.title} {page.text}')} "
    everything = f" {fold(re.sub(r'<[^>]*>', ' ', markup))} "
    words = cues()
    short = len(page.text) < _SHORT
    if short and len(page.links) <= 12 and _is_challenge(words["challenge"], said, everything, markup, status):
        return Shell("challenge", "vérification anti-robot au lieu de la page")
    if status in (401, 407) or _is_login(words["login"], page, said, short):
        return Shell("login", "la page demande de s'identifier")
    if len(page.text) < _EMPTY and len(page.links) <= _FEW_LINKS:
        if page.scripts and (_has_root(words["script"], markup) or _says(words["script"], everything)):
            return Shell("shell", "la page ne se remplit que par JavaScript")
        if page.scripts or not page.links:  # a short page of plain links is a page
            return Shell("shell", "la page est vide")
    return None


@cache
def cues() -> dict[str, Any]:
    """Return the words of ``shells.toml`` by section."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _is_challenge(section: dict[str, Any], said: str, everything: str, markup: str, status: int) -> bool:
    if any(sign in markup for sign in section["markup"]):
        return status in (403, 429, 503) or len(said) < 600
    blocked = status in (202, 403, 405, 429, 503)
    return (_says(section, said) and (blocked or len(said) < 600)) or (blocked and _says(section, everything))


def _is_login(section: dict[str, Any], page: Page, said: str, short: bool) -> bool:
    address = page.url.lower()
    if page.has_password and (short or any(part in address for part in section["address"])):
        return _says(section, said) or any(part in address for part in section["address"]) or len(page.text) < 600
    return short and len(page.text) < 600 and _says(section, said)


def _says(section: dict[str, Any], text: str) -> bool:
    return any(f" {words} " in text for words in section["words"])


def _has_root(section: dict[str, Any], markup: str) -> bool:
    names = "|".join(map(re.escape, section["roots"]))
    return (
        re.search(rf"""<(?:div|main|section|body)[^>]*\bid\s*=\s*["']?(?:{names})["'\s>]|<app-root""", markup)
        is not None
    )

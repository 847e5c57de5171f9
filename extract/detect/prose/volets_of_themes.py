"""Headings that name a theme and its volet: on one line, on two, or the one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.detect.prose.extent import is_heading_like
from extract.detect.texts.entries import Entry
from extract.detect.words.headings import names_volet, volet_of
from extract.detect.words.markers import read_marker
from extract.document import Block, Kind, Role, TextBlock
from extract.printed import Field, Level
from extract.text import fold

_NAMES = r"(?:interne|externe|commun|transversal)"
_VOLET = rf"volet\s+{_NAMES}"
_BEHIND = re.compile(
    rf"(?:\s*[(\[](?:[^()\[\]]{{1,20}}\s[–—-]\s)?(?P<volet>{_VOLET})\s*[)\]]|(?:\s*[:|/–—-]\s*|\s+(?=(?-i:V)))(?P<bare>{_VOLET}))\s*$",
    re.IGNORECASE,
)
_SHORT_BEHIND = re.compile(rf"\s*[(\[]\s*(?P<volet>{_NAMES})\s*[)\]]\s*$", re.IGNORECASE)  # "Axe 2 : Bouger (externe)"
_BEFORE = re.compile(
    rf"^\W*(?P<volet>{_VOLET}|(?<=[(\[]){_NAMES}(?=\s*[)\]]))\s*[)\]]?\s*[–—:|-]*\s*(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE_MARKER = re.compile(rf"(?P<volet>{_VOLET})\s*[·•|/:–—-]\s*(?P<rest>\S.*)", re.IGNORECASE)
_BEHIND_MARKER = re.compile(
    rf"(?P<rest>\w.*?\d)\s*[·•|/:–—-]?\s+(?P<volet>{_VOLET})", re.IGNORECASE
)  # "Fiche 1 Volet …"
_OF_THE_LAW = re.compile(r"(?:l )?administration generale|(?:le )?developpement des politiques.*|politiques")
_SAYS = re.compile(
    r"\W*(?:cet axe|cet enjeu|cette (?:ambition|th[ée]matique)|ce (?:d[ée]fi|domaine|pilier|th[èe]me|chapitre))\s+"
    rf"(?:rel[èe]ve|fait\s+partie|est|s['’]inscrit|figure|appartient)\s+(?:du|au|dans\s+le)\s+(?P<volet>{_VOLET})\W*",
    re.IGNORECASE,
)
_FEWEST = 2
_LONGEST = 120
_LONGEST_LABEL = 60  # letters


def with_volet_lines(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the name of a volet on a line of its own, where a heading or an objective shares it.

    "VOLET INTERNE · OS 1" may stand over the title of the objective.
    """
    return [part for block in blocks for whole in _objective_apart(block) for part in _lines_apart(whole)]


def with_volets_of_themes(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with such headings parted: the volet that begins there, and the theme."""
    ruled = _rules_over_themes(entries)
    _name_themes(entries)
    parts = [part for entry in entries for part in _parts(entry, ruled=ruled)]
    return _with_volets_first(parts)


def _name_themes(entries: Sequence[Entry]) -> None:
    """Lines of a text that end with a volet are themes where each of them stands right over an objective."""
    ends = [i for i, entry in enumerate(entries) if entry.kind == "text" and _BEHIND.search(entry.title)]
    if len(ends) >= _FEWEST and all(_is_theme(entries, i, over=i + 1, plain=True) for i in ends):
        for i in ends:
            entries[i].kind = "theme"


def _objective_apart(block: Block) -> Iterator[Block]:
    """Yield a line that names a volet and the number of an objective or fiche as two; any other block as it is."""
    text = block.text if isinstance(block, TextBlock) and len(block.lines) == 1 and not block.marker else ""
    short = text if len(text) <= _LONGEST_LABEL else ""
    match = _BEFORE_MARKER.fullmatch(short) or _BEHIND_MARKER.fullmatch(short)
    marker = read_marker(match["rest"]) if match is not None else None
    if match is None or not isinstance(block, TextBlock) or marker is None or marker.rest or not marker.number:
        yield block
    elif isinstance(marker.level, Level) and (marker.level is not Level.ACTION or match.re is _BEHIND_MARKER):
        for part in (match["volet"], match["rest"]):
            yield replace(block, lines=(replace(block.lines[0], text=part),))
    else:
        yield block


def _lines_apart(block: Block) -> Iterator[Block]:
    if not isinstance(block, TextBlock) or block.kind is not Kind.HEADING or block.role is not Role.BODY:
        yield block
        return
    named = [names_volet(line.text) and "volet" in fold(line.text) for line in block.lines]
    at = len(named) - 1 if named and named[-1] else 0
    if len(named) < _FEWEST or sum(named) != 1 or not named[at] or len(block.text) > _LONGEST:
        yield block
        return
    yield replace(block, lines=(block.lines[at],), marker=None if at == 0 else block.marker)
    yield replace(block, lines=tuple(line for i, line in enumerate(block.lines) if i != at))


def _parts(entry: Entry, *, ruled: bool) -> Iterator[Entry]:
    if entry.kind == "volet":
        yield entry
        yield from _theme_behind(entry, ruled=ruled)
        return
    if entry.theme is not None and (found := _BEHIND.search(entry.theme)) is not None:
        entry.volet = entry.volet or volet_of(found["volet"] or found["bare"])
        entry.theme = entry.theme[: found.start()]
    said = _SAYS.fullmatch(entry.title) if entry.kind == "text" else None
    if said is not None:
        yield replace(entry, kind="volet", volet=volet_of(said["volet"]))
        return
    is_band = entry.look is not None and entry.look.origin == "band"
    if entry.kind == "theme" or (entry.kind == "text" and (is_heading_like(entry) or is_band)):
        volet, title = _volet_on_line(entry)
        if volet is not None:
            yield Entry(
                "volet", entry.title, volet=volet, places=entry.places, origin=entry.origin, block=entry.block,
                look=entry.look,
            )  # fmt: skip
            entry = replace(entry, title=title)
    yield entry


def _volet_on_line(entry: Entry) -> tuple[str | None, str]:
    """The volet that stands before or behind a theme, and the theme; a lone "(interne)" only beside a marker."""
    marked = entry.kind == "theme"
    behind = _BEHIND.search(entry.title) or (_SHORT_BEHIND.search(entry.title) if marked else None)
    if behind is not None:
        name = behind["volet"] or behind["bare"]
        return _volet(name), entry.title[: behind.start()].strip()
    before = _BEFORE.match(entry.title) if marked else None
    return (_volet(before["volet"]), before["rest"].strip()) if before is not None else (None, entry.title)


def _volet(name: str) -> str | None:
    return volet_of(name if "volet" in name.lower() else f"volet {name}")


def _rules_over_themes(entries: Sequence[Entry]) -> bool:
    """Whether the headings of volets name themes behind them: one volet comes again with another name, no marker."""
    rests: dict[str | None, set[str]] = {}
    for entry in entries:
        match = _BEFORE.match(entry.title) if entry.kind == "volet" and " - " not in entry.title else None
        if match is not None and "volet" in match["volet"].lower() and read_marker(match["rest"]) is None:
            rests.setdefault(entry.volet, set()).add(fold(match["rest"]))
    return any(len(named) > 1 for named in rests.values())


def _theme_behind(entry: Entry, *, ruled: bool) -> Iterator[Entry]:
    """The theme behind the name of a volet: "Volet externe – Axe 1 : Une ville à vivre"."""
    match = _BEFORE.match(entry.title)
    marker = read_marker(match["rest"]) if match is not None else None
    if marker is not None and marker.level == "theme" and marker.rest:
        yield replace(entry, kind="theme", title=marker.rest, marker=marker, volet=None)
    elif match is not None and ruled and not _OF_THE_LAW.fullmatch(fold(match["rest"])) and marker is None:
        yield replace(entry, kind="theme", title=match["rest"], volet=None)


def _with_volets_first(entries: list[Entry]) -> list[Entry]:
    """Return the entries with volets before the themes that they stand under, where each stands under one.

    Such a volet is its theme's alone where more of them are announced than there are, or where they are no headings. In
    texts, which know no headings, the lines beside such volets are themes.
    """
    at = [i for i, entry in enumerate(entries) if entry.kind == "volet"]
    again = len(at) > len({entries[i].volet for i in at})
    if len(at) < _FEWEST:
        return entries
    if again and all(_is_theme(entries, i + 1, over=i + 2, plain=True) for i in at):
        for i in at:
            entries[i + 1].kind = "theme"
    if not all(_is_theme(entries, i - 1, over=i + 1, plain=again) for i in at):
        return entries
    if not again and any(is_heading_like(entries[i]) for i in at):
        return entries
    ordered = list(entries)
    for i in at:
        ordered[i - 1 : i + 1] = ordered[i], ordered[i - 1]
        if not is_heading_like(ordered[i]):
            ordered[i].kind = "theme"
    return ordered


def _is_theme(entries: Sequence[Entry], at: int, *, over: int, plain: bool) -> bool:
    """Whether a text names a theme: a heading, or any short line where ``plain``, with an objective after it.

    What has values, a pilot or a time, is an action.
    """
    if at < 0 or over >= len(entries) or any(value.field is not Field.DESCRIPTION for value in entries[at].values):
        return False
    entry, below = entries[at], entries[over]
    if entry.kind != "text" or entry.level is not None or not (is_heading_like(entry) or (plain and _is_name(entry))):
        return False
    below = next((e for e in entries[over:] if e.kind != "text"), below)
    return below.kind == "item" and below.level in (None, Level.STRATEGIC)


def _is_name(entry: Entry) -> bool:
    listed = entry.look is not None and entry.look.kind is Kind.LIST_ITEM
    return not listed and len(entry.title) <= _LONGEST and entry.title.rstrip()[-1:] not in (".", ";", ",", ":")

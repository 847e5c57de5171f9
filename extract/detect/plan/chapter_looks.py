"""Looks that differ by nothing but the colour of the chapter: a brochure prints each objective in one of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extract.detect.plan.keys import Key, Part

_FEWEST_CHAPTERS = 3  # each with a shade or colour of its own
_FEWEST_VOLETS = 2
_CHAPTERS = "chapters"  # in the place of these shades
_FILL = 5  # where the shade stands in the traits of headings
_COLOURED: Mapping[str, tuple[int, int]] = {"heading": (2, _FILL), "plain": (2, _FILL)}  # colour and shade


def chapter_looks_alike(keys: Sequence[Key | None], volets: Collection[int] = ()) -> list[Key | None]:
    """Return ``keys``, those equal whose looks differ by nothing but the shade or colour of their chapter or volet.

    ``volets`` are the places where one begins.
    """
    keys = _shades_alike(keys)
    opening = _openers(keys)
    keys = _colours_alike(keys, {at for at, key in enumerate(keys) if key in opening})
    return _colours_alike(keys, volets) if len(volets) >= _FEWEST_VOLETS else keys


def _shades_alike(keys: Sequence[Key | None]) -> list[Key | None]:
    """Return ``keys``, those of headings with one shade that stand on shades of chapters: none of these comes back."""
    shades: dict[Key, list[object]] = {}
    for key in keys:
        if key is not None and _is_shaded(key):
            before = shades.setdefault(_uncoloured(key), [])
            if not before or before[-1] != key.traits[_FILL]:
                before.append(key.traits[_FILL])
    alike = {key for key, found in shades.items() if len(found) >= _FEWEST_CHAPTERS and len(set(found)) == len(found)}
    return [
        replace(key, traits=(*key.traits[:_FILL], _CHAPTERS))
        if key is not None and _is_shaded(key) and _uncoloured(key) in alike
        else key
        for key in keys
    ]


def _is_styled(key: Key) -> bool:
    return key.kind == "heading" and bool(key.traits)


def _is_shaded(key: Key) -> bool:
    return _is_styled(key) and bool(key.traits[_FILL])


def _uncoloured(key: Key) -> Key:
    """The key of a heading without its colours."""
    coloured = _COLOURED[key.kind]
    return replace(key, traits=tuple(None if at in coloured else trait for at, trait in enumerate(key.traits)))


def _colours_alike(keys: Sequence[Key | None], opening: Collection[int]) -> list[Key | None]:
    """Return ``keys``, those equal whose looks differ by nothing but the colour of the chapter that they stand in.

    Chapters begin at the places ``opening``. A colour, or a shade, is a chapter's where it stands under half the
    chapters at most, and where no other such colour stands there in the same look.
    """
    chapter = 0
    chapters: dict[tuple[Key, object], set[int]] = {}
    coloured: list[tuple[Key, object] | None] = []
    for at, key in enumerate(keys):
        chapter += at in opening
        places = _COLOURED.get(key.kind, ()) if key is not None and key.traits else ()
        colour = tuple(key.traits[at] for at in places) if key is not None else ()
        if key is None or not any(colour):
            coloured.append(None)
            continue
        bare = replace(key, traits=tuple(None if i in places else t for i, t in enumerate(key.traits)))
        coloured.append((bare, colour))
        chapters.setdefault((bare, colour), set()).add(chapter)
    spread = Counter(bare for bare, _ in chapters)
    total = {
        bare: len(set().union(*(held for (known, _), held in chapters.items() if known == bare))) for bare in spread
    }
    own = {known: held for known, held in chapters.items() if len(held) <= max(1, total[known[0]] // 2)}
    alone = Counter((bare, place) for (bare, _), held in own.items() for place in held)
    alike = {
        known
        for known, held in own.items()
        if spread[known[0]] >= 2 and all(alone[known[0], place] == 1 for place in held)
    }
    several = Counter(bare for bare, _ in alike)
    return [
        known[0] if known is not None and known in alike and several[known[0]] >= 2 else key
        for key, known in zip(keys, coloured, strict=True)
    ]


def _openers(keys: Sequence[Key | None]) -> set[Key | None]:
    """The classes whose entries open chapters: objectives or themes by name, headings on shades of chapters.

    Where there are none, those of which one entry stands before each change of the colour of others.
    """
    known = {key for key in keys if key is not None}
    by_name = {key for key in known if key.kind == "fixed" and key.zone in (Part.STRATEGIC, Part.THEME)}
    shaded = {key for key in known if _is_styled(key) and key.traits[_FILL] == _CHAPTERS}
    return {*(by_name or shaded or _before_changes(keys))}


def _before_changes(keys: Sequence[Key | None]) -> set[Key]:
    """The classes that have one entry before each run of headings of one colour, none of which comes back."""
    runs: dict[Key, list[tuple[object, int, int]]] = {}  # colour, first and last place
    for at, key in enumerate(keys):
        colours = [key.traits[i] for i in _COLOURED["heading"]] if key is not None and _is_styled(key) else []
        if key is None or not any(colours):
            continue
        found = runs.setdefault(_uncoloured(key), [])
        if found and found[-1][0] == colours:
            found[-1] = (colours, found[-1][1], at)
        else:
            found.append((colours, at, at))
    counts = Counter(keys)
    opening: set[Key] = set()
    for held in runs.values():
        if len(held) < _FEWEST_CHAPTERS or any(one[0] == other[0] for i, one in enumerate(held) for other in held[:i]):
            continue
        starts = [0, *(last + 1 for _, _, last in held[:-1])]
        between = (set(keys[start:first]) for start, (_, first, _) in zip(starts, held, strict=True))
        common = set.intersection(*between)
        opening.update(key for key in common if key is not None and counts[key] == len(held))
    return opening

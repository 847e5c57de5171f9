"""Markers of a document's own: "Mission 2" over "Objectif 2.1", "VE 1" over "VE 1.1", "S1" over "O1.1" over "A1.1.1".

No list of words holds them; the numbers tell. A word that counts headings up, over numbers that go on with each, names
what is over the objectives; a code in capitals whose numbers build a tree with those around is a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.detect.texts.body_texts import body_texts
from extract.detect.texts.celltext import full_text
from extract.detect.texts.entries import Entry
from extract.detect.words.markers import Marker, clean_number, read_marker
from extract.document import Block, Role, TextBlock
from extract.printed import Level
from extract.text import fold

_NUMBER = r"(?:\d{1,2}(?:[.\-/]\d{1,2}){0,3}|[IVX]{1,4}(?![A-Za-z]))"
_CODED = re.compile(
    rf"(?P<code>(?P<word>(?:[A-Z]{{1,4}}|§)\s?[.–-]?)\s?(?P<number>{_NUMBER}))(?:\s?[.:)/|–—-]+)?\s+(?P<rest>[A-ZÀ-Ý«\"“].*)$",
    re.DOTALL,
)
_COUNTED = re.compile(
    rf"(?P<code>(?P<word>[A-ZÀ-Ý][^\W\d_]+(?:\s[^\W\d_]+)?\.?)\s(?:n\s?[°ºo]\.?\s?)?(?P<number>{_NUMBER}))"
    r"(?:\s?[.:|–—)-]+\s*|\s+(?=[A-ZÀ-Ý«]))(?P<rest>\S.*)$",
    re.DOTALL,
)
_PAIRED = re.compile(
    r"(?P<code>(?P<word>)(?P<number>\d{1,2}-\d{1,2}))\s+(?P<rest>[A-ZÀ-Ý«\"“].*)$", re.DOTALL
)  # "1-2 Trier"
_LETTERED = re.compile(r"(?P<code>(?P<letter>[A-Z]))\s?[–—|-]\s+(?P<rest>[A-ZÀ-Ý«].*)$", re.DOTALL)  # "A - Habiter"
_FEWEST = 2  # headings that count, each with parts of its number below it
_LONGEST = 250  # characters of a text that may have such a marker


@dataclass(frozen=True, slots=True)
class _Node:
    """A number in the document: of a block, or of a cell of a table. ``group`` is the word of a marker of its own."""

    at: int
    parts: tuple[str, ...]
    group: tuple[str, int] | None = None
    level: object = None


def own_markers(blocks: Sequence[Block]) -> dict[int, Marker]:
    """Return the markers that only the numbers of a document show to be some, by index of the block."""
    matches: dict[int, re.Match[str]] = {}
    letters: dict[int, re.Match[str]] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, TextBlock) and block.role is Role.BODY and len(block.text) <= _LONGEST:
            text = " ".join(full_text(block).split())
            match = _CODED.match(text) or _COUNTED.match(text) or _PAIRED.match(text)
            lettered = _LETTERED.match(text)
            if (match is None and lettered is None) or read_marker(text) is not None:
                continue
            if match is not None:
                matches[at] = match
            elif lettered is not None:
                letters[at] = lettered
    listed = _listed(letters)
    if len(matches) < _FEWEST:
        return listed
    nodes = list(_nodes(blocks, matches))
    coded = _tree_groups(nodes)
    counted = _heading_groups(nodes) - coded
    return listed | {
        at: _marker(match, theme=_group(match) in counted)
        for at, match in matches.items()
        if _group(match) in coded | counted
    }


def with_own_markers(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, the codes that only their numbers tell taken from the titles of rows ("E1 Habiter")."""
    matches: dict[int, re.Match[str]] = {}
    nodes: list[_Node] = []
    seen: set[str] = set()
    for at, entry in enumerate(entries):
        if entry.kind not in ("item", "text"):
            continue
        coded = entry.origin == "table" and entry.marker is None and len(entry.title) <= _LONGEST
        match = (_CODED.match(entry.title) or _PAIRED.match(entry.title)) if coded else None
        if match is not None:
            matches[at] = match
        key = f"{entry.code} {entry.title}"
        if key in seen:
            continue  # an objective that stands on each row
        seen.add(key)
        if match is not None:
            nodes.append(_Node(at, _parts(match), _group(match)))
        elif entry.number:
            nodes.append(_Node(at, tuple(re.sub(r"^[A-Z](?=\d)", "", entry.number).split(".")), None, entry.level))
    accepted = _tree_groups(nodes) | _heading_groups(nodes) if matches else set()
    for at, match in matches.items():
        if _group(match) in accepted:
            marker = _marker(match, theme=False)
            entries[at].marker, entries[at].title = marker, marker.rest
    return list(entries)


def _listed(letters: Mapping[int, re.Match[str]]) -> dict[int, Marker]:
    """The letters before a dash that count titles up, begun again or not."""
    counted = [ord(match["letter"]) - ord("A") for match in letters.values()]
    if len(counted) <= _FEWEST or any(b not in (0, a + 1) for a, b in pairwise([-1, *counted])) or max(counted) < 1:
        return {}
    return {at: Marker("letter", m["code"], m["letter"], m["rest"].strip()) for at, m in letters.items()}


def _parts(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(clean_number(match["number"]).split("."))


def _group(match: re.Match[str]) -> tuple[str, int]:
    return match["word"] if match.re is not _COUNTED else fold(match["word"]), len(_parts(match))


def _marker(match: re.Match[str], *, theme: bool) -> Marker:
    number = ".".join(_parts(match))
    if theme:
        return Marker("word", match["code"], number, match["rest"].strip(), "theme", "counted-word")
    glued = re.fullmatch(r"[A-Z]", match["word"]) is not None
    return Marker("number", match["code"], match["word"] + number if glued else number, match["rest"].strip())


def _nodes(blocks: Sequence[Block], matches: Mapping[int, re.Match[str]]) -> Iterator[_Node]:
    for at, texts in body_texts(blocks):
        if at in matches:
            yield _Node(at, _parts(matches[at]), _group(matches[at]))
        else:
            yield from _numbered(at, texts[0].text)


def _numbered(at: int, text: str) -> Iterator[_Node]:
    marker = read_marker(text[:_LONGEST])
    if marker is not None and (marker.number or marker.level is not None):
        number = re.sub(r"^[A-Z](?=\d)", "", marker.number or "")
        yield _Node(at, tuple(number.split(".")) if number else (), None, marker.level)


def _tree_groups(nodes: Sequence[_Node]) -> set[tuple[str, int]]:
    """The codes in capitals that build a tree with the numbers around them; a word of headings is none."""
    groups = {node.group for node in nodes if node.group is not None and not node.group[0].islower()}
    while groups:
        kept = [node for node in nodes if node.group is None or node.group in groups]
        wrong = {group for group in groups if not _builds_tree(group, kept)}
        if not wrong:
            break
        groups -= wrong
    return groups


def _builds_tree(group: tuple[str, int], nodes: Sequence[_Node]) -> bool:
    """Whether the codes of a group continue those above them, count up, and have or are parts."""
    depth = group[1]
    open_above: dict[int, tuple[str, ...]] = {}
    last: tuple[str, ...] | None = None
    fits = total = headed = 0
    for node, below in zip(nodes, [*nodes[1:], None], strict=True):
        size = len(node.parts)
        if node.group == group:
            total += 1
            counts = _next(last, node.parts)
            fits += counts and (depth == 1 or open_above.get(depth - 1) == node.parts[:-1])
            headed += below is not None and below.parts[:depth] == node.parts and len(below.parts) > depth
            last = node.parts
        open_above[size] = node.parts
    return total >= _FEWEST and fits >= 0.9 * total and (depth > 1 or headed >= 0.6 * total)


def _next(before: tuple[str, ...] | None, parts: tuple[str, ...]) -> bool:
    """Whether a number follows the one before it in its list, or begins a list."""
    if not parts[-1].isdigit():
        return False
    if before is not None and before[:-1] == parts[:-1] and before[-1].isdigit():
        return int(parts[-1]) == int(before[-1]) + 1 or parts[-1] == "1"
    return int(parts[-1]) <= _FEWEST


def _heading_groups(nodes: Sequence[_Node]) -> set[tuple[str, int]]:
    """The words that count headings of one number, over numbers that go on with theirs or over objectives."""
    found: dict[tuple[str, int], list[int]] = {}
    for position, node in enumerate(nodes):
        if node.group is not None and node.group[1] == 1:
            found.setdefault(node.group, []).append(position)
    return {group for group, positions in found.items() if _heads_parts(positions, nodes)}


def _heads_parts(positions: Sequence[int], nodes: Sequence[_Node]) -> bool:
    """Whether the numbers count up, and each stands before the next numbers that have it as their first part."""
    numbers = [int(nodes[at].parts[0]) for at in positions if nodes[at].parts[0].isdigit()]
    if len(numbers) < max(_FEWEST, len(positions)) or any(after != before + 1 for before, after in pairwise(numbers)):
        return False
    ends = [*positions[1:], len(nodes)]
    parts = [nodes[at + 1 : end] for at, end in zip(positions, ends, strict=True)]
    return all(_goes_on(nodes[at].parts[0], below) for at, below in zip(positions, parts, strict=True)) or all(
        below and below[0].level in (Level.OPERATIONAL, "objective") for below in parts
    )


def _goes_on(number: str, below: Sequence[_Node]) -> bool:
    heads = [node.parts[0] for node in below if len(node.parts) >= 2]
    return bool(heads) and heads.count(number) >= 0.8 * len(heads)

"""Initials of services in circles of their own: "UR" beside an action, "UR Urbanisme" below "Légende des services"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.detect.words.labels import meaning
from extract.document import Block, Document, Kind, Role, TextBlock
from extract.printed import Field

_TITLE = re.compile(r"l[ée]gende\s*(?::|des?\s|d['’])\s*(?P<label>\S.*)", re.IGNORECASE)
_ENTRY = re.compile(r"(?P<initials>[A-ZÀ-Ý]{1,4})\s*[:=–-]?\s(?P<name>[A-ZÀ-Ý][^:=]{2,60})")
_BETWEEN = re.compile(r"\s*[,/+&·]\s*|\s+")
_FEWEST = 3  # entries of a legend
_LONGEST = 20  # letters of initials side by side


def with_initials_said(document: Document) -> Document:
    """Return a document with what its legend says of such initials in their place, behind the legend's label.

    The legend becomes a note.
    """
    legend: set[int] = set()
    said: dict[str, str] = {}
    for at, block in enumerate(document.blocks):
        label = _label(block)
        if label is not None and len(names := _names(document.blocks[at + 1 :])) >= _FEWEST:
            legend.update(range(at, at + 1 + len(names)))
            said = {initials: f"{label} : {name}" for initials, name in names} | said
    if not said:
        return document
    blocks = tuple(
        replace(block, role=Role.NOTE) if at in legend and isinstance(block, TextBlock) else _said(block, said)
        for at, block in enumerate(document.blocks)
    )
    return replace(document, blocks=blocks)


def _label(block: Block) -> str | None:
    """The label that the title of a legend names ("Légende des services pilotes"); None for any other text."""
    match = _TITLE.fullmatch(block.text.rstrip(" :")) if isinstance(block, TextBlock) else None
    known = meaning(match["label"]) if match is not None else None
    return match["label"].capitalize() if match is not None and known is not None and _is_pilots(known.target) else None


def _is_pilots(target: str) -> bool:
    return target in (Field.PILOT, Field.PARTNER)


def _names(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """The entries that follow the title of a legend, each with initials and a name."""
    found: list[tuple[str, str]] = []
    for block in blocks:
        match = _ENTRY.fullmatch(block.text.strip()) if isinstance(block, TextBlock) else None
        if match is None:
            break
        found.append((match["initials"], match["name"]))
    return found


def _said(block: Block, said: Mapping[str, str]) -> Block:
    """Return a text that is nothing but initials with what they stand for; any other block as it is."""
    if not isinstance(block, TextBlock) or block.role is not Role.BODY or len(block.text) > _LONGEST:
        return block
    parts = _BETWEEN.split(block.text.strip())
    if not all(part in said for part in parts):
        return block
    lines = tuple(replace(block.lines[0], text=said[part]) for part in parts)
    return replace(block, kind=Kind.PARAGRAPH, level=None, lines=lines)

"""Marks at the end of titles that send to a note: "Rouvrir le halage (1)" over the note "(1) Sous réserve"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.detect.texts.entries import Entry
from extract.document import Block, Role, TextBlock

_MARK = re.compile(r"(?:\((?:\d{1,2}|[a-z]|\*{1,3})\)|\[\d{1,2}\]|\*{1,3})(?=\s|$)")


def without_note_marks(entries: Sequence[Entry], blocks: Sequence[Block]) -> None:
    """Take from the end of each title the mark with which a note of the document begins."""
    notes = [block for block in blocks if isinstance(block, TextBlock) and block.role is Role.NOTE]
    texts = [f"{note.marker} {note.text}" if note.marker else note.text for note in notes]
    marks = {match[0] for text in texts if (match := _MARK.match(text))}
    for entry in entries if marks else ():
        title, _, last = entry.title.rpartition(" ")
        if title and last in marks:
            entry.title = title

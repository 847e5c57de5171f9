"""Notes between the title of an action and its values: "1.1.1 Reprofiler les berges" / a grey line / "Pilote : …"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from extract.detect.texts.entries import Entry
from extract.document import Kind
from extract.printed import Field, Level, PrintedValue

_FEWEST = 2  # titles of one shape with values of their own
_FEWEST_NOTED = 4  # where no title of the shape bears values of its own
_MOSTLY = 0.8  # of the sentences of one print stand under headings of one print


def with_notes_described(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with the only note under a title as its description, where values were read behind the note.

    Other titles of their shape bear values of their own, or nearly all have a note in a sentence, or the marker names
    actions, or the next title is of a level that the document names, too; and none is followed by several texts with
    values: those would be items of their own.
    Headings without number are told by their print.
    """
    notes = _under_headings(entries)
    by_shape: dict[object, list[int]] = defaultdict(list)
    for i, entry in enumerate(entries):
        if _is_title(entry):
            by_shape[entry.look and entry.look.shape].append(i)
    for at in by_shape.values():
        noted = [i for i in at if _has_note(entries, i)]
        if any(_has_values(entries, i + 2) for i in noted):
            continue
        direct = sum(bool(entries[i].values) for i in at)
        stated = sum(_is_sentence(entries[i + 1]) for i in noted)  # items would hardly end with full stops
        all_noted = len(noted) >= max(_FEWEST_NOTED, _MOSTLY * len(at)) and stated >= _MOSTLY * len(noted)
        for i in noted:
            named = entries[i].explicit and (_is_action(entries[i]) or _goes_down(entries, i))
            if direct >= _FEWEST or all_noted or named:
                _describe(entries[i], entries[i + 1])
                notes.add(i + 1)
    return [entry for i, entry in enumerate(entries) if i not in notes]


def _under_headings(entries: Sequence[Entry]) -> set[int]:
    """Make descriptions of the sentences that stand under headings of one print; return where they stand.

    Several of these headings bear values of their own, and nearly all sentences in the print of the notes stand right
    under such a heading.
    """
    headings: dict[object, list[int]] = defaultdict(list)
    sentences: Counter[object] = Counter()
    for i, entry in enumerate(entries):
        if _is_bare(entry, Kind.HEADING):
            headings[_print(entry)].append(i)
        elif _is_sentence(entry):
            sentences[_print(entry)] += 1
    found: set[int] = set()
    for at in headings.values():
        noted = [i for i in at if not entries[i].values and i + 1 < len(entries) and _is_sentence(entries[i + 1])]
        under = Counter(_print(entries[i + 1]) for i in noted)
        direct = sum(bool(entries[i].values) for i in at)
        valued = sum(bool(entries[i + 1].values) for i in noted)
        if direct < _FEWEST or valued < _FEWEST:
            continue
        usual = {look for look, n in under.items() if n >= _MOSTLY * sentences[look]}
        for i in noted:
            if _print(entries[i + 1]) in usual:
                _describe(entries[i], entries[i + 1])
                found.add(i + 1)
    return found


def _is_bare(entry: Entry, kind: Kind) -> bool:
    """Whether an entry is a text without marker of a kind."""
    own = entry.kind == "text" and entry.marker is None and entry.origin == "prose" and bool(entry.title)
    return own and entry.look is not None and entry.look.kind is kind


def _is_sentence(entry: Entry) -> bool:
    plain = _is_bare(entry, Kind.PARAGRAPH) and entry.look is not None and not entry.look.bold
    return plain and entry.title.endswith((".", "!", "?"))


def _print(entry: Entry) -> object:
    """How an entry is printed, wherever it stands."""
    return entry.look.style[:-1] if entry.look is not None else None


def _is_action(title: Entry) -> bool:
    return title.level is Level.ACTION


def _goes_down(entries: Sequence[Entry], at: int) -> bool:
    """Whether the entry behind the note of a title is named as one of a level below it."""
    title, below = entries[at], entries[at + 2] if at + 2 < len(entries) else None
    if below is None or not below.explicit or below.level is None or title.level is None:
        return False
    return below.level.rank > title.level.rank


def _describe(title: Entry, note: Entry) -> None:
    text = PrintedValue(Field.DESCRIPTION, note.title, None, places=tuple(note.places), confidence=0.6)
    title.values.extend([text, *note.values])
    title.apart.extend(note.apart)


def _is_title(entry: Entry) -> bool:
    return entry.origin == "prose" and entry.marker is not None and entry.number is not None and bool(entry.title)


def _has_values(entries: Sequence[Entry], at: int) -> bool:
    """Whether an entry is a text without a marker that has values."""
    if at >= len(entries):
        return False
    entry = entries[at]
    return entry.kind == "text" and entry.marker is None and entry.origin == "prose" and bool(entry.values)


def _has_note(entries: Sequence[Entry], at: int) -> bool:
    """Whether a text in smaller or plainer print stands between a title and values."""
    title, note = entries[at], entries[at + 1] if at + 1 < len(entries) else None
    if note is None or title.values or not _has_values(entries, at + 1) or title.look is None or note.look is None:
        return False
    large, small = title.look.style[0], note.look.style[0]  # in half points: "10.5" over "9.5"
    if isinstance(large, int) and isinstance(small, int):
        return small < large and note.look.kind is not Kind.LIST_ITEM
    return note.look.kind is Kind.PARAGRAPH and title.look.kind is Kind.HEADING

"""Parts of lettered objectives ("A.1" under "A") told from actions that a letter abbreviates ("A.1" under "B.2")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from extract.detect.texts.entries import Entry
from extract.detect.words.markers import Marker


def in_print_of_others(
    parts: Sequence[tuple[Entry, Marker]], is_action: Callable[[Entry], bool]
) -> Iterator[tuple[Entry, Marker]]:
    """Yield the parts of letters, none that may abbreviate "action" (``is_action``) in a print of its own.

    Where the parts of several letters are printed alike, those of A are, too.
    """
    heads: dict[tuple[object, ...], set[str]] = {}
    for entry, marker in parts:
        heads.setdefault(_print(entry), set()).add(marker.head)
    shared = {look for look, found in heads.items() if len(found) > 1}
    for entry, marker in parts:
        if not shared or not is_action(entry) or _print(entry) in shared:
            yield entry, marker


def _print(entry: Entry) -> tuple[object, ...]:
    look = entry.look
    return (entry.origin, *((look.kind, look.size, look.bold, look.underline) if look is not None else ()))

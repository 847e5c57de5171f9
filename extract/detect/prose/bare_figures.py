"""Figures and initials that look like markers: cells of tables that a conversion of a text put on lines of their own.

A number alone on its line stands for an item where it counts on, after one less or before one more, where it has codes
below it or the name of a level above. A letter before a word or two does so where it counts on; the initial of a name
does not, and names come again, also before the next cell's words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.detect.words.markers import read_marker
from extract.document import Block, Kind, Role, TextBlock

_NUMBER = re.compile(r"\d{1,3}")
_COUNTED = re.compile(r"(?P<number>\d{1,3})\s?[.)/–-]?(?:\s+(?=[A-ZÀ-Ý«])|$)")
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+")
_BELOW = re.compile(r"(?P<number>\d{1,2})\.1\b(?!\d)")  # the first code below a number
_NAME = re.compile(r"[A-Z]\.(?:[ -]?[A-ZÀ-Ý]\.)?\s?[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?")


def bare_figures(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of the texts that are no markers, in documents that do not say how large they are printed."""
    texts = [
        (at, block.text.strip())
        for at, block in enumerate(blocks)
        if isinstance(block, TextBlock) and block.role is Role.BODY and block.style.size is None
        if block.kind is Kind.PARAGRAPH
    ]
    lone = {at for at, text in texts if _NUMBER.fullmatch(text)}
    numbers = [(at, int(match["number"])) for at, text in texts if (match := _COUNTED.match(text)) is not None]
    names = [(at, text) for at, text in texts if _NAME.fullmatch(text)]
    times = Counter(text for _, text in names)
    initials = [(at, ord(text[0]) - ord("A") + 1) for at, text in names if times[text] == 1]
    found = {at for at, text in texts if _AMOUNT.fullmatch(text)}
    again = tuple(f"{text} " for text, n in times.items() if n > 1)
    found.update(at for at, text in texts if f"{text} ".startswith(again))
    above = {int(match["number"]) for _, text in texts if (match := _BELOW.match(text)) is not None}
    named = {at for at, number in numbers if number in above or _names_level(blocks[at - 1])}
    return frozenset({*found, *(lone.intersection(_uncounted(numbers)) - named), *_uncounted(initials)})


def _names_level(block: Block) -> bool:
    """Whether a text is the name of a level that a number may follow."""
    marker = read_marker(f"{block.text} 1") if isinstance(block, TextBlock) else None
    return marker is not None and marker.level is not None and marker.number == "1" and not marker.rest


def _uncounted(numbers: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the indices of numbers of which neither the one before is one less nor the next one more."""
    for k, (at, number) in enumerate(numbers):
        before = numbers[k - 1][1] if k else -1
        after = numbers[k + 1][1] if k + 1 < len(numbers) else 0
        if before + 1 != number and number + 1 != after:
            yield at
